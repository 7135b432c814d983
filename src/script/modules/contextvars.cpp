#include "script/modules/contextvars.hpp"

#include <unordered_map>

#include "script/builtins/generic_alias.hpp"
#include "script/machine/operations.hpp"
#include "script/machine/raising.hpp"
#include "script/modules/modules.hpp"

// contextvars: Python's view of the contexts that the loop's library keeps.

namespace looplane::script {

namespace {

template <class T>
using LoopRef = looplane::Ref<T>;

struct VariableObject;

/// What contexts know a variable by. All their references count as one in the Python object.
class VariablePart final : public Counted {
 public:
  explicit VariablePart(VariableObject& object) : object_(object) {}
  VariableObject& object() const { return object_; }

 protected:
  void referenced() const noexcept override;
  void unreferenced() const noexcept override;

 private:
  VariableObject& object_;
};

struct VariableObject : Object {
  Ref<StringObject> name;
  Value default_value;  ///< Empty: none.
  VariablePart part;
  explicit VariableObject(Type* type) : Object(Kind::context_variable, type), part(*this) {}
};

void VariablePart::referenced() const noexcept { ++object_.references; }
void VariablePart::unreferenced() const noexcept {
  if (--object_.references == 0) destroy(&object_);
}

/// A variable's value in a context.
struct Slot final : Counted {
  explicit Slot(Value value) : value(std::move(value)) {}
  Value value;
};

struct HeldContext final : OutsideResource {
  explicit HeldContext(Machine& m) : OutsideResource(m) {}
  void release_outside() override { context.reset(); }
  LoopRef<Context> context;
};

/// Which objects there are, by their contexts: a context has one object as long as that lives.
thread_local std::unordered_map<const Context*, Object*> context_objects;

struct ContextObject : Object {
  struct Part final : OutsideResource {
    explicit Part(Machine& m) : OutsideResource(m) {}
    ~Part() { context_objects.erase(context.get()); }
    void release_outside() override {
      context_objects.erase(context.get());
      context.reset();
    }
    LoopRef<Context> context;
  };
  Part part;
  bool entered = false;
  ContextObject(Machine& m, Type* type) : Object(Kind::context, type), part(m) {}
};

struct TokenObject : Object {
  Ref<VariableObject> variable;
  HeldContext part;  ///< The context that was changed.
  Value previous;    ///< Empty: there was no value.
  bool used = false;
  TokenObject(Machine& m, Type* type) : Object(Kind::native, type), part(m) {}
};

}  // namespace

/// The types, found in the module: it is made before any context can be seen.
static Type* type_named(Machine& m, std::string_view name) {
  const Value module = m.modules->get(m.intern("_contextvars"));
  if (module.is(Kind::module)) {
    return module.as<ModuleObject>()->namespace_->get(m.intern(name)).as<Type>();
  }
  Ref<ModuleObject> made = m.new_module("_contextvars");
  m.modules->set(m.intern("_contextvars"), Value(made));
  define_contextvars(m, made.get());
  return made->namespace_->get(m.intern(name)).as<Type>();
}

Value context_value(Machine& m, LoopRef<Context> context) {
  const auto known = context ? context_objects.find(context.get()) : context_objects.end();
  if (known != context_objects.end()) return Value::object(known->second);
  Ref<ContextObject> object = m.make<ContextObject>(type_named(m, "Context"), m);
  object->part.context = context ? std::move(context) : looplane::make_ref<Context>();
  context_objects.emplace(object->part.context.get(), object.get());
  return object;
}

bool is_context(const Value& value) { return value.is(Kind::context); }

LoopRef<Context> context_of(const Value& value) { return value.as<ContextObject>()->part.context; }

static ThreadState& thread_state(Machine& m) { return m.thread->loop_state; }

// --- ContextVar ---------------------------------------------------------------------------------

static VariableObject* variable_of(const Value& self) { return self.as<VariableObject>(); }

static Value value_in(const Context* context, VariableObject* variable) {
  if (context == nullptr) return {};
  const LoopRef<Counted> slot = context->get(variable->part);
  return slot ? static_cast<const Slot&>(*slot).value : Value();
}

/// (cls, name, /, *, default=...)
static Eventually<Value> variable_new(Machine& m, Arguments a) {
  if (!a[1].is(Kind::string)) return m.type_error("context variable name must be a str");
  Ref<VariableObject> variable = m.make<VariableObject>(a[0].as<Type>());
  variable->name = Ref<StringObject>::share(a[1].as<StringObject>());
  variable->default_value = a[2];
  return Value(variable);
}

/// (self, default=..., /)
static Eventually<Value> variable_get(Machine& m, Arguments a) {
  VariableObject* variable = variable_of(a[0]);
  Value value = value_in(thread_state(m).context.get(), variable);
  if (!value.empty()) return value;
  if (!a[1].empty()) return a[1];
  if (!variable->default_value.empty()) return variable->default_value;
  return m.raise(m.types.LookupError, a[0]);
}

static Eventually<Value> variable_set(Machine& m, Arguments a) {
  VariableObject* variable = variable_of(a[0]);
  Context& context = thread_state(m).ensure_context();
  Ref<TokenObject> token = m.make<TokenObject>(type_named(m, "Token"), m);
  token->variable = Ref<VariableObject>::share(variable);
  token->part.context = LoopRef<Context>(&context);
  token->previous = value_in(&context, variable);
  context.set(variable->part, looplane::make_ref<Slot>(a[1]));
  return Value(token);
}

static Eventually<Value> fail_with_repr(Machine& m, Type* type, Value object, std::string text) {
  Value shown = co_await repr(m, object);
  co_return m.raise(type, concat(text_of(shown), text));
}

static Eventually<Value> variable_reset(Machine& m, Arguments a) {
  if (m.type_of(a[1]) != type_named(m, "Token")) {
    return m.type_error(concat("expected an instance of Token, got ", m.type_name(a[1])));
  }
  auto* token = a[1].as<TokenObject>();
  if (token->used) {
    return fail_with_repr(m, m.types.RuntimeError, a[1], " has already been used once");
  }
  if (token->variable.get() != variable_of(a[0])) {
    return fail_with_repr(m, m.types.ValueError, a[1], " was created by a different ContextVar");
  }
  Context& context = thread_state(m).ensure_context();
  if (!(token->part.context == &context)) {
    return fail_with_repr(m, m.types.ValueError, a[1], " was created in a different Context");
  }
  token->used = true;
  LoopRef<Counted> previous;
  if (!token->previous.empty()) previous = looplane::make_ref<Slot>(token->previous);
  context.set(variable_of(a[0])->part, std::move(previous));
  return Value::none();
}

static Eventually<Value> show_variable(Machine& m, Value self) {
  VariableObject* variable = variable_of(self);
  Value name = co_await repr(m, Value(variable->name));
  std::string text = concat("<ContextVar name=", text_of(name));
  if (!variable->default_value.empty()) {
    Value shown = co_await repr(m, variable->default_value);
    text += concat(" default=", text_of(shown));
  }
  co_return m.string(concat(text, " at ", address_text(variable), ">"));
}
static Eventually<Value> variable_repr(Machine& m, Arguments a) { return show_variable(m, a[0]); }

static Eventually<Value> variable_name(Machine&, const Value& self) {
  return Value(variable_of(self)->name);
}

// --- Token --------------------------------------------------------------------------------------

static Eventually<Value> token_var(Machine&, const Value& self) {
  return Value(self.as<TokenObject>()->variable);
}
static Eventually<Value> token_old_value(Machine& m, const Value& self) {
  const Value& previous = self.as<TokenObject>()->previous;
  if (!previous.empty()) return previous;
  return type_named(m, "Token")->namespace_->get(m.intern("MISSING"));
}
static Eventually<Value> show_token(Machine& m, Value self) {
  auto* token = self.as<TokenObject>();
  Value variable = co_await show_variable(m, Value(token->variable));
  co_return m.string(concat("<Token", token->used ? " used" : "", " var=", text_of(variable),
                            " at ", address_text(token), ">"));
}
static Eventually<Value> token_repr(Machine& m, Arguments a) { return show_token(m, a[0]); }

// --- Context ------------------------------------------------------------------------------------

static ContextObject* context_object(const Value& self) { return self.as<ContextObject>(); }
static Context& items_of(const Value& self) { return *context_object(self)->part.context; }

static Eventually<Value> context_new(Machine& m, Arguments) {
  return context_value(m, looplane::make_ref<Context>());
}

/// The context that Python sees as the current one.
static Eventually<Value> copy_context(Machine& m, Arguments) {
  return context_value(m, Context::copy(thread_state(m).context.get()));
}

static Eventually<Value> context_copy(Machine& m, Arguments a) {
  return context_value(m, Context::copy(&items_of(a[0])));
}

/// (self, callable, /, *args, **kwargs)
static Eventually<Value> context_run(Machine& m, Arguments a) {
  const Value self = a[0];
  ThreadState& state = thread_state(m);
  if (context_object(self)->entered || state.context == &items_of(self)) {
    Value shown = co_await repr(m, self);
    co_return m.raise(m.types.RuntimeError,
                      concat("cannot enter context: ", text_of(shown), " is already entered"));
  }
  const LoopRef<Context> before = state.context;
  state.context = context_object(self)->part.context;
  context_object(self)->entered = true;
  Outcome<Value> outcome = co_await attempt(m, call_with_dict(m, a[1], a[2], a[3]));
  context_object(self)->entered = false;
  state.context = before;
  if (!outcome.error.empty()) {
    m.raised = outcome.error;
    co_return Failure{};
  }
  co_return outcome.value;
}

static bool check_key(Machine& m, const Value& key) {
  if (key.is(Kind::context_variable)) return true;
  Eventually<Value> shown = repr(m, key);
  if (shown.failed()) return false;
  (void)m.type_error(concat("a ContextVar key was expected, got ",
                            shown.ready() ? text_of(shown.peek()) : m.type_name(key)));
  return false;
}

static Eventually<Value> context_getitem(Machine& m, Arguments a) {
  if (!check_key(m, a[1])) return Failure{};
  Value value = value_in(&items_of(a[0]), variable_of(a[1]));
  if (value.empty()) return m.key_error(a[1]);
  return value;
}

static Eventually<Value> context_get(Machine& m, Arguments a) {
  if (!check_key(m, a[1])) return Failure{};
  Value value = value_in(&items_of(a[0]), variable_of(a[1]));
  return value.empty() ? a[2] : value;
}

static Eventually<Value> context_contains(Machine& m, Arguments a) {
  if (!check_key(m, a[1])) return Failure{};
  return Value::boolean(!value_in(&items_of(a[0]), variable_of(a[1])).empty());
}

static Eventually<Value> context_len(Machine& m, Arguments a) {
  return m.integer(static_cast<std::int64_t>(items_of(a[0]).size()));
}

template <bool with_keys, bool with_values>
static Value entries_of(Machine& m, const Value& self) {
  Ref<ListObject> list = m.new_list();
  const Context& context = items_of(self);
  for (std::size_t i = 0; i < context.size(); ++i) {
    const auto& variable = static_cast<const VariablePart&>(*context.at(i).variable);
    const Value key = Value::object(&variable.object());
    const Value& value = static_cast<const Slot&>(*context.at(i).value).value;
    if constexpr (with_keys && with_values) {
      list->items.push_back(m.tuple({key, value}));
    } else {
      list->items.push_back(with_keys ? key : value);
    }
  }
  return list;
}

/// context_tp_richcompare: the same variables with equal values.
static Eventually<Value> context_eq(Machine& m, Arguments a) {
  if (!is_context(a[1])) co_return m.not_implemented();
  if (&items_of(a[0]) == &items_of(a[1])) co_return Value::boolean(true);
  const Value mine = entries_of<true, true>(m, a[0]);
  const Value others = entries_of<true, true>(m, a[1]);
  if (mine.as<ListObject>()->items.size() != others.as<ListObject>()->items.size()) {
    co_return Value::boolean(false);
  }
  for (const Value& entry : mine.as<ListObject>()->items) {
    const Value& key = entry.as<TupleObject>()->items[0];
    const Value other = value_in(&items_of(a[1]), variable_of(key));
    if (other.empty()) co_return Value::boolean(false);
    const bool same = co_await equal(m, entry.as<TupleObject>()->items[1], other);
    if (!same) co_return Value::boolean(false);
  }
  co_return Value::boolean(true);
}

template <bool with_keys, bool with_values>
static Eventually<Value> context_entries(Machine& m, Arguments a) {
  return get_iterator(m, entries_of<with_keys, with_values>(m, a[0]));
}

// --- The module ---------------------------------------------------------------------------------

static Eventually<Value> missing_repr(Machine& m, Arguments) { return m.string("<Token.MISSING>"); }

void define_contextvars(Machine& m, ModuleObject* module) {
  static const NativeMethod variable_methods[] = {
      {"__new__(cls, name, /, *, default=...)", variable_new, NativeMethod::Binding::none},
      {"__class_getitem__(cls, item, /)", generic_alias_of, NativeMethod::Binding::of_class},
      {"__repr__(self, /)", variable_repr},
      {"get(self, default=..., /)", variable_get},
      {"set(self, value, /)", variable_set},
      {"reset(self, token, /)", variable_reset},
  };
  static const NativeGetter variable_getters[] = {{"name", variable_name}};
  static const TypeDefinition variable = {
      .name = "ContextVar",
      .module = "_contextvars",
      .kind = Kind::context_variable,
      .size = sizeof(VariableObject),
      .finish = [](Object* o) { static_cast<VariableObject*>(o)->~VariableObject(); },
      .methods = variable_methods,
      .getters = variable_getters,
      .subclassable = false};
  static const NativeMethod token_methods[] = {
      {"__class_getitem__(cls, item, /)", generic_alias_of, NativeMethod::Binding::of_class},
      {"__repr__(self, /)", token_repr},
  };
  static const NativeGetter token_getters[] = {{"var", token_var}, {"old_value", token_old_value}};
  static const TypeDefinition token = {
      .name = "Token",
      .module = "_contextvars",
      .size = sizeof(TokenObject),
      .finish = [](Object* o) { static_cast<TokenObject*>(o)->~TokenObject(); },
      .methods = token_methods,
      .getters = token_getters,
      .subclassable = false};
  static const NativeMethod context_methods[] = {
      {"__new__(cls)", context_new, NativeMethod::Binding::none},
      {"run(self, callable, /, *args, **kwargs)", context_run},
      {"copy(self, /)", context_copy},
      {"get(self, key, default=None, /)", context_get},
      {"keys(self, /)", context_entries<true, false>},
      {"values(self, /)", context_entries<false, true>},
      {"items(self, /)", context_entries<true, true>},
      {"__getitem__(self, key, /)", context_getitem},
      {"__contains__(self, key, /)", context_contains},
      {"__len__(self, /)", context_len},
      {"__eq__(self, value, /)", context_eq},
      {"__iter__(self, /)", context_entries<true, false>},
  };
  static const TypeDefinition context = {
      .name = "Context",
      .module = "_contextvars",
      .kind = Kind::context,
      .size = sizeof(ContextObject),
      .finish = [](Object* o) { static_cast<ContextObject*>(o)->~ContextObject(); },
      .methods = context_methods,
      .subclassable = false};
  static const NativeMethod missing_methods[] = {{"__repr__(self, /)", missing_repr}};
  static const TypeDefinition missing = {.name = "Token.MISSING",
                                         .module = "_contextvars",
                                         .methods = missing_methods,
                                         .subclassable = false};
  static const NativeMethod functions[] = {{"copy_context()", copy_context}};
  const auto add = [&](const TypeDefinition& definition) {
    Type* type = m.define(definition, m.types.object);
    module->namespace_->set(m.intern(type->short_name()), Value::object(type));
    return type;
  };
  add(variable);
  Type* token_type = add(token);
  add(context);
  Type* missing_type = m.define(missing, m.types.object);
  token_type->namespace_->set(m.intern("MISSING"), m.make<Object>(missing_type, Kind::native));
  m.define_functions(module, functions);
}

}  // namespace looplane::script
