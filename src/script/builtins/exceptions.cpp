#include "script/builtins/exceptions.hpp"

#include <algorithm>
#include <vector>

#include "script/builtins/define.hpp"
#include "script/machine/classes.hpp"
#include "script/machine/operations.hpp"

// BaseException, and the table of all exceptions.

namespace looplane::script {

// --- Arguments ----------------------------------------------------------------------------------

Ref<TupleObject> arguments_after_self(Machine& m, const Arguments& arguments) {
  Value args = m.tuple(std::span<const Value>(arguments.values + 1, arguments.count - 1));
  return Ref<TupleObject>::share(args.as<TupleObject>());
}

void store_arguments(Machine& m, const Arguments& arguments) {
  const std::span<const Value> given(arguments.values + 1, arguments.count - 1);
  const auto same = [](const Value& one, const Value& other) { return one.same(other); };
  // __new__ has stored them already, as a rule.
  const Ref<TupleObject>& known = exception_of(arguments[0])->args;
  if (known && std::ranges::equal(known->span(), given, same)) return;
  exception_of(arguments[0])->args = arguments_after_self(m, arguments);
}

std::uint32_t keyword_count(const Arguments& arguments) {
  return arguments.keywords == nullptr ? 0 : arguments.keywords->count;
}

Failure takes_no_keywords(Machine& m, const Value& self) {
  return m.type_error(concat(m.type_name(self), "() takes no keyword arguments"));
}

Eventually<Done> read_keywords(Machine& m, const Arguments& arguments, std::string_view function,
                               std::initializer_list<std::pair<std::string_view, Value*>> known) {
  for (std::uint32_t i = 0; i < keyword_count(arguments); ++i) {
    const std::string_view name = text_of(arguments.keywords->items[i]);
    bool found = false;
    for (const auto& [keyword, place] : known) {
      if (keyword != name) continue;
      *place = arguments.values[arguments.count + i];
      found = true;
    }
    if (!found) {
      return m.type_error(concat(function, "() got an unexpected keyword argument '", name, "'"));
    }
  }
  return Done{};
}

// --- Methods ------------------------------------------------------------------------------------

static Eventually<Value> exception_new(Machine& m, Arguments a) {
  if (a.count == 0 || !a[0].is(Kind::type) ||
      !a[0].as<Type>()->is_subtype_of(m.types.BaseException)) {
    return m.type_error("BaseException.__new__(): not enough arguments");
  }
  Ref<ExceptionObject> exception = m.make<ExceptionObject>(a[0].as<Type>());
  exception->args = arguments_after_self(m, a);
  return exception;
}

static Eventually<Value> exception_init(Machine& m, Arguments a) {
  if (keyword_count(a) > 0) return takes_no_keywords(m, a[0]);
  store_arguments(m, a);
  return Value::none();
}

Eventually<Value> base_exception_str(Machine& m, const Value& self) {
  TupleObject* args = exception_of(self)->args.get();
  if (args->count == 0) return m.interned("");
  if (args->count == 1) return str(m, args->items[0]);
  return str(m, Value::object(args));
}

static Eventually<Value> exception_str(Machine& m, Arguments a) {
  return base_exception_str(m, a[0]);
}

static Eventually<Value> exception_repr(Machine& m, Arguments a) {
  const Value self = a[0];
  const Ref<TupleObject> args = exception_of(self)->args;
  if (args->count == 1) {
    Value only = co_await repr(m, args->items[0]);
    co_return m.string(concat(m.type_of(self)->short_name(), "(", text_of(only), ")"));
  }
  Value all = co_await repr(m, Value(args));
  co_return m.string(concat(m.type_of(self)->short_name(), text_of(all)));
}

static bool has_own_attributes(const Value& self) {
  const Attributes* attributes = attributes_of(self.object());
  return attributes->shape == nullptr ? attributes->dict->used > 0
                                      : !attributes->shape->names.empty();
}

static Eventually<Value> exception_reduce(Machine& m, Arguments a) {
  const Value type = Value::object(m.type_of(a[0]));
  const Value args = Value(exception_of(a[0])->args);
  if (!has_own_attributes(a[0])) return m.tuple({type, args});
  return m.tuple({type, args, Value(attribute_dict(m, a[0].object()))});
}

static Eventually<Value> exception_set_state(Machine& m, Arguments a) {
  const Value self = a[0];
  const Value state = a[1];
  if (state.is_none()) co_return Value::none();
  if (!state.is(Kind::dict)) co_return m.type_error("state is not a dictionary");
  const Ref<DictObject> dict = Ref<DictObject>::share(state.as<DictObject>());
  for (std::size_t i = 0; i < dict->entries.size(); ++i) {
    const DictEntry entry = dict->entries[i];
    if (!entry.key.is(Kind::string)) continue;
    (void)co_await set_attribute(m, self, m.intern(text_of(entry.key)), entry.value);
  }
  co_return Value::none();
}

static Eventually<Value> set_traceback(Machine& m, const Value& self, const Value& value) {
  if (value.empty()) return m.type_error("__traceback__ may not be deleted");
  if (!value.is_none() && !value.is(Kind::traceback)) {
    return m.type_error("__traceback__ must be a traceback or None");
  }
  exception_of(self)->traceback =
      value.is_none() ? nullptr : Ref<TracebackObject>::share(value.as<TracebackObject>());
  return Value::none();
}

static Eventually<Value> exception_with_traceback(Machine& m, Arguments a) {
  Eventually<Value> done = set_traceback(m, a[0], a[1]);
  if (done.failed()) return Failure{};
  return a[0];
}

static Eventually<Value> exception_add_note(Machine& m, Arguments a) {
  const Value self = a[0];
  const Value note = a[1];
  if (!note.is(Kind::string)) {
    co_return m.type_error(concat("note must be a str, not '", m.type_name(note), "'"));
  }
  Value notes = co_await find_attribute(m, self, m.names.notes);
  if (notes.empty()) {
    notes = Value(m.new_list());
    (void)co_await set_attribute(m, self, m.names.notes, notes);
  }
  if (!notes.is(Kind::list)) co_return m.type_error("Cannot add note: __notes__ is not a list");
  notes.as<ListObject>()->items.push_back(note);
  co_return Value::none();
}

// --- Attributes ---------------------------------------------------------------------------------

static Eventually<Value> get_args(Machine&, const Value& self) {
  return Value(exception_of(self)->args);
}

static Eventually<Value> set_args(Machine& m, const Value& self, const Value& value) {
  if (value.empty()) return m.type_error("args may not be deleted");
  if (value.is(Kind::tuple)) {
    exception_of(self)->args = Ref<TupleObject>::share(value.as<TupleObject>());
    return Value::none();
  }
  return [](Machine& machine, Value exception, Value iterable) -> Eventually<Value> {
    Value args = co_await tuple_from(machine, iterable);
    exception_of(exception)->args = Ref<TupleObject>::share(args.as<TupleObject>());
    co_return Value::none();
  }(m, self, value);
}

static Eventually<Value> get_traceback(Machine&, const Value& self) {
  const Ref<TracebackObject>& traceback = exception_of(self)->traceback;
  return traceback ? Value(traceback) : Value::none();
}

static Eventually<Value> set_linked(Machine& m, Value& place, const Value& value,
                                    std::string_view word) {
  if (value.empty()) return m.type_error(concat("__", word, "__ may not be deleted"));
  if (!value.is_none() && !value.is(Kind::exception)) {
    return m.type_error(concat("exception ", word, " must be None or derive from BaseException"));
  }
  place = value.is_none() ? Value() : value;
  return Value::none();
}

static Eventually<Value> set_context(Machine& m, const Value& self, const Value& value) {
  return set_linked(m, exception_of(self)->context, value, "context");
}

static Eventually<Value> set_cause(Machine& m, const Value& self, const Value& value) {
  Eventually<Value> done = set_linked(m, exception_of(self)->cause, value, "cause");
  if (done.ready()) exception_of(self)->suppress_context = true;
  return done;
}

static Eventually<Value> get_suppress_context(Machine&, const Value& self) {
  return Value::boolean(exception_of(self)->suppress_context);
}

static Eventually<Value> set_suppress_context(Machine& m, const Value& self, const Value& value) {
  if (value.empty()) return m.type_error("can't delete numeric/char attribute");
  if (!value.is_bool()) return m.type_error("attribute value type must be bool");
  exception_of(self)->suppress_context = value.is_true();
  return Value::none();
}

// --- The table ----------------------------------------------------------------------------------

static ExceptionParts base_exception_parts() {
  static const NativeMethod methods[] = {
      {"__new__", exception_new, NativeMethod::Binding::none},
      {"__init__", exception_init},
      {"__str__(self, /)", exception_str},
      {"__repr__(self, /)", exception_repr},
      {"__reduce__(self, /)", exception_reduce},
      {"__setstate__(self, object, /)", exception_set_state},
      {"with_traceback(self, object, /)", exception_with_traceback},
      {"add_note(self, object, /)", exception_add_note},
  };
  static const NativeGetter getters[] = {
      {"args", get_args, set_args},
      {"__traceback__", get_traceback, set_traceback},
      {"__context__", get_field<&ExceptionObject::context>, set_context},
      {"__cause__", get_field<&ExceptionObject::cause>, set_cause},
      {"__suppress_context__", get_suppress_context, set_suppress_context},
  };
  return {methods, getters};
}

static ExceptionParts parts_of(std::string_view name) {
  static constexpr std::pair<std::string_view, ExceptionParts (*)()> known[] = {
      {"BaseException", base_exception_parts},
      {"BaseExceptionGroup", exception_group_parts},
      {"StopIteration", stop_iteration_parts},
      {"SystemExit", system_exit_parts},
      {"KeyError", key_error_parts},
      {"NameError", name_error_parts},
      {"AttributeError", attribute_error_parts},
      {"ImportError", import_error_parts},
      {"OSError", os_error_parts},
      {"SyntaxError", syntax_error_parts},
      {"UnicodeEncodeError", unicode_encode_error_parts},
      {"UnicodeDecodeError", unicode_decode_error_parts},
      {"UnicodeTranslateError", unicode_translate_error_parts},
  };
  for (const auto& [exception, parts] : known) {
    if (exception == name) return parts();
  }
  return {};
}

static TypeDefinition definition_of(std::string_view name) {
  const ExceptionParts parts = parts_of(name);
  TypeDefinition definition;
  definition.name = name;
  definition.kind = Kind::exception;
  definition.size = sizeof(ExceptionObject);
  definition.finish = [](Object* object) {
    static_cast<ExceptionObject*>(object)->~ExceptionObject();
  };
  definition.methods = parts.methods;
  definition.getters = parts.getters;
  definition.has_attributes = true;
  return definition;
}

/// The only one with two bases: (BaseExceptionGroup, Exception).
static void define_exception_group(Machine& m) {
  static const TypeDefinition definition = definition_of("ExceptionGroup");
  Type* type = m.define(definition, m.types.BaseExceptionGroup);
  const Value bases =
      m.tuple({Value::object(m.types.BaseExceptionGroup), Value::object(m.types.Exception)});
  type->bases = Ref<TupleObject>::share(bases.as<TupleObject>());
  type->mro = {type, m.types.BaseExceptionGroup, m.types.Exception, m.types.BaseException,
               m.types.object};
  m.types.Exception->subclasses.push_back(type);
  m.finish_new_type(type);
  m.types.exception_group = type;
  m.builtins->set(type->name.get(), Value::object(type));
}

void define_exceptions(Machine& m) {
#define LOOPLANE_DEFINITION(name, base) definition_of(#name),
  static const std::vector<TypeDefinition> definitions = {LOOPLANE_EXCEPTIONS(LOOPLANE_DEFINITION)};
#undef LOOPLANE_DEFINITION
  const TypeDefinition* definition = definitions.data();
  const auto define = [&](Type* base) {
    Type* type = m.define(*definition++, base);
    m.builtins->set(type->name.get(), Value::object(type));
    return type;
  };
#define LOOPLANE_DEFINE(name, base) m.types.name = define(m.types.base);
  LOOPLANE_EXCEPTIONS(LOOPLANE_DEFINE)
#undef LOOPLANE_DEFINE
  define_exception_group(m);
  add_instance_attributes(m, m.types.BaseException);
  m.builtins->set(m.intern("EnvironmentError"), Value::object(m.types.OSError));
  m.builtins->set(m.intern("IOError"), Value::object(m.types.OSError));
  define_tracebacks(m);
}

}  // namespace looplane::script
