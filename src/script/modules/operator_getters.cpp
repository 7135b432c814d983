#include "script/builtins/iterators.hpp"
#include "script/modules/operator.hpp"

namespace looplane::script {

namespace {

/// Of all three: what they were made with, and for methodcaller the keywords.
struct GetterObject : Object {
  Ref<TupleObject> arguments;
  Ref<TupleObject> keyword_names;
  Ref<TupleObject> keyword_values;
  explicit GetterObject(Type* type) : Object(Kind::native, type) {}
};

GetterObject* getter(const Value& value) { return value.as<GetterObject>(); }

Ref<TupleObject> shared_tuple(const Value& tuple) {
  return Ref<TupleObject>::share(tuple.as<TupleObject>());
}

Ref<GetterObject> make_getter(Machine& m, const Arguments& a) {
  Ref<GetterObject> self = m.make<GetterObject>(a[0].as<Type>());
  self->arguments = shared_tuple(m.tuple(std::span<const Value>(a.values + 1, a.count - 1)));
  const std::uint32_t named = a.keywords == nullptr ? 0 : a.keywords->count;
  self->keyword_names =
      named == 0 ? shared_tuple(m.empty_tuple()) : Ref<TupleObject>::share(a.keywords);
  self->keyword_values = shared_tuple(m.tuple(std::span<const Value>(a.values + a.count, named)));
  return self;
}

bool checked_arguments(Machine& m, const Arguments& a, std::string_view name) {
  if (a.keywords != nullptr && a.keywords->count > 0) {
    (void)m.type_error(concat(name, "() takes no keyword arguments"));
    return false;
  }
  if (a.count > 1) return true;
  (void)m.type_error(concat(name, " expected 1 argument, got 0"));
  return false;
}

Eventually<Value> getter_repr(Machine& m, Arguments a) {
  std::string text = concat("operator.", m.type_of(a[0])->short_name(), "(");
  for (std::uint32_t i = 0; i < getter(a[0])->arguments->count; ++i) {
    const Value shown = co_await repr(m, getter(a[0])->arguments->items[i]);
    if (i > 0) text += ", ";
    text += text_of(shown);
  }
  for (std::uint32_t i = 0; i < getter(a[0])->keyword_names->count; ++i) {
    const Value shown = co_await repr(m, getter(a[0])->keyword_values->items[i]);
    text += concat(", ", text_of(getter(a[0])->keyword_names->items[i]), "=", text_of(shown));
  }
  co_return m.string(text + ")");
}

Eventually<Value> getter_reduce(Machine& m, Arguments a) {
  if (getter(a[0])->keyword_names->count > 0) {
    return m.type_error(concat("cannot pickle '", m.type_name(a[0]), "' object"));
  }
  return m.tuple({Value::object(m.type_of(a[0])), Value(getter(a[0])->arguments)});
}

/// __call__ takes the object alone.
bool checked_call(Machine& m, const Arguments& a) {
  const std::string_view name = m.type_of(a[0])->short_name();
  if (a.keywords != nullptr && a.keywords->count > 0) {
    (void)m.type_error(concat(name, "() takes no keyword arguments"));
    return false;
  }
  if (a.count == 2) return true;
  (void)m.type_error(concat(name, " expected 1 argument, got ", std::to_string(a.count - 1)));
  return false;
}

using GetOne = Eventually<Value> (*)(Machine&, Value object, Value what);

/// One thing, or a tuple of several.
template <GetOne get>
Eventually<Value> get_all(Machine& m, Arguments a) {
  if (!checked_call(m, a)) co_return Failure{};
  const std::uint32_t count = getter(a[0])->arguments->count;
  if (count == 1) {
    Value only = co_await get(m, a[1], getter(a[0])->arguments->items[0]);
    co_return only;
  }
  Ref<TupleObject> results = m.new_tuple(count);
  for (std::uint32_t i = 0; i < count; ++i) {
    Value one = co_await get(m, a[1], getter(a[0])->arguments->items[i]);
    results->items[i] = std::move(one);
  }
  co_return results;
}

// --- itemgetter ---------------------------------------------------------------------------------

Eventually<Value> itemgetter_new(Machine& m, Arguments a) {
  if (!checked_arguments(m, a, "itemgetter")) return Failure{};
  return make_getter(m, a);
}

Eventually<Value> get_one_item(Machine& m, Value object, Value key) {
  return get_item(m, object, key);
}

// --- attrgetter ---------------------------------------------------------------------------------

Eventually<Value> attrgetter_new(Machine& m, Arguments a) {
  if (!checked_arguments(m, a, "attrgetter")) return Failure{};
  for (std::uint32_t i = 1; i < a.count; ++i) {
    if (!a[i].is(Kind::string)) return m.type_error("attribute name must be a string");
  }
  return make_getter(m, a);
}

/// The name may have dots.
Eventually<Value> get_one_attribute(Machine& m, Value object, Value name) {
  std::string_view rest = text_of(name);
  while (true) {
    const std::size_t dot = rest.find('.');
    object = co_await get_attribute(m, object, m.intern(rest.substr(0, dot)));
    if (dot == std::string_view::npos) co_return object;
    rest.remove_prefix(dot + 1);
  }
}

// --- methodcaller -------------------------------------------------------------------------------

Eventually<Value> methodcaller_new(Machine& m, Arguments a) {
  if (a.count < 2) {
    return m.type_error("methodcaller needs at least one argument, the method name");
  }
  if (!a[1].is(Kind::string)) return m.type_error("method name must be a string");
  return make_getter(m, a);
}

Eventually<Value> methodcaller_call(Machine& m, Arguments a) {
  if (!checked_call(m, a)) co_return Failure{};
  const auto* self = getter(a[0]);
  const Value name = self->arguments->items[0];
  const Value method = co_await get_attribute(m, a[1], m.intern(text_of(name)));
  HeapVector<Value> values(self->arguments->items + 1,
                           self->arguments->items + self->arguments->count);
  Arguments arguments;
  arguments.count = static_cast<std::uint32_t>(values.size());
  const std::span<Value> named = self->keyword_values->span();
  values.insert(values.end(), named.begin(), named.end());
  arguments.values = values.data();
  if (!named.empty()) arguments.keywords = self->keyword_names.get();
  Value result = co_await call(m, method, arguments);
  co_return result;
}

constexpr NativeMethod itemgetter_methods[] = {
    {"__new__", itemgetter_new, NativeMethod::Binding::none},
    {"__call__", get_all<get_one_item>},
    {"__repr__(self, /)", getter_repr},
    {"__reduce__(self, /)", getter_reduce},
};
constexpr NativeMethod attrgetter_methods[] = {
    {"__new__", attrgetter_new, NativeMethod::Binding::none},
    {"__call__", get_all<get_one_attribute>},
    {"__repr__(self, /)", getter_repr},
    {"__reduce__(self, /)", getter_reduce},
};
constexpr NativeMethod methodcaller_methods[] = {
    {"__new__", methodcaller_new, NativeMethod::Binding::none},
    {"__call__", methodcaller_call},
    {"__repr__(self, /)", getter_repr},
    {"__reduce__(self, /)", getter_reduce},
};

TypeDefinition getter_definition(std::string_view name, std::span<const NativeMethod> methods) {
  TypeDefinition definition;
  definition.name = name;
  definition.module = "operator";
  definition.size = sizeof(GetterObject);
  definition.finish = finish_as<GetterObject>;
  definition.methods = methods;
  return definition;
}

const TypeDefinition definitions[] = {
    getter_definition("itemgetter", itemgetter_methods),
    getter_definition("attrgetter", attrgetter_methods),
    getter_definition("methodcaller", methodcaller_methods),
};

}  // namespace

void define_operator_getters(Machine& m, ModuleObject* module) {
  for (const TypeDefinition& definition : definitions) {
    Type* type = m.define(definition, m.types.object);
    module->namespace_->set(m.intern(definition.name), Value::object(type));
  }
}

}  // namespace looplane::script
