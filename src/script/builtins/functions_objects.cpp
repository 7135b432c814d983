#include "script/builtins/functions.hpp"
#include "script/builtins/list_sort.hpp"

// Builtin functions about objects, their attributes and classes.

namespace looplane::script {

namespace {

// --- Attributes ---------------------------------------------------------------------------------

bool checked_name(Machine& m, const Value& name) {
  if (name.is(Kind::string)) return true;
  (void)m.type_error(concat("attribute name must be string, not '", m.type_name(name), "'"));
  return false;
}

/// Attributes are looked for by interned names.
StringObject* name_of(Machine& m, const Value& name) {
  auto* string = name.as<StringObject>();
  return string->interned ? string : m.intern(string->view());
}

Eventually<Value> get_or_default(Machine& m, Value object, StringObject* name, Value fallback) {
  const Value value = co_await find_attribute(m, object, name);
  co_return value.empty() ? fallback : value;
}

Eventually<Value> builtin_getattr(Machine& m, Arguments a) {
  if (!checked_name(m, a[1])) return Failure{};
  if (a[2].empty()) return get_attribute(m, a[0], name_of(m, a[1]));
  return get_or_default(m, a[0], name_of(m, a[1]), a[2]);
}

Eventually<Value> has_attribute(Machine& m, Value object, StringObject* name) {
  const Value value = co_await find_attribute(m, object, name);
  co_return Value::boolean(!value.empty());
}

Eventually<Value> builtin_hasattr(Machine& m, Arguments a) {
  if (!checked_name(m, a[1])) return Failure{};
  return has_attribute(m, a[0], name_of(m, a[1]));
}

Eventually<Value> none_after(Eventually<Value> pending) {
  co_await pending;
  co_return Value::none();
}

Eventually<Value> builtin_setattr(Machine& m, Arguments a) {
  if (!checked_name(m, a[1])) return Failure{};
  return none_after(set_attribute(m, a[0], name_of(m, a[1]), a[2]));
}

Eventually<Value> builtin_delattr(Machine& m, Arguments a) {
  if (!checked_name(m, a[1])) return Failure{};
  return none_after(delete_attribute(m, a[0], name_of(m, a[1])));
}

/// What locals() gives.
Eventually<Value> local_names(Machine& m) { return call(m, m.builtins->get(m.intern("locals"))); }

Eventually<Value> dict_of_object(Machine& m, Value object) {
  const Value dict = co_await find_attribute(m, object, m.names.dict);
  if (dict.empty()) co_return m.type_error("vars() argument must have __dict__ attribute");
  co_return dict;
}

Eventually<Value> builtin_vars(Machine& m, Arguments a) {
  if (a[0].empty()) return local_names(m);
  return dict_of_object(m, a[0]);
}

Eventually<Value> sorted_names(Machine& m, Eventually<Value> pending) {
  const Value names = co_await pending;
  const Value list = co_await list_from(m, names);
  co_await sort_list(m, list, Value::none(), Value::boolean(false));
  co_return list;
}

Eventually<Value> builtin_dir(Machine& m, Arguments a) {
  if (a[0].empty()) return sorted_names(m, local_names(m));
  const Value method = m.lookup(m.type_of(a[0]), m.intern("__dir__"));
  if (method.empty()) return m.type_error("object does not provide __dir__");
  if (method.is(Kind::function) || method.is(Kind::native_function)) {
    return sorted_names(m, call(m, method, a[0]));
  }
  return sorted_names(m, call_method(m, a[0], "__dir__"));
}

// --- Classes ------------------------------------------------------------------------------------

Eventually<Value> as_value(Eventually<bool> pending) {
  const bool answer = co_await pending;
  co_return Value::boolean(answer);
}

Eventually<Value> builtin_isinstance(Machine& m, Arguments a) {
  Eventually<bool> answer = is_instance(m, a[0], a[1]);
  if (answer.ready()) return Value::boolean(answer.take());
  return as_value(std::move(answer));
}

Eventually<Value> builtin_issubclass(Machine& m, Arguments a) {
  Eventually<bool> answer = is_subclass(m, a[0], a[1]);
  if (answer.ready()) return Value::boolean(answer.take());
  return as_value(std::move(answer));
}

Eventually<Value> builtin_callable(Machine& m, Arguments a) {
  return Value::boolean(is_callable(m, a[0]));
}

// --- Identity -----------------------------------------------------------------------------------

Eventually<Value> builtin_hash(Machine& m, Arguments a) {
  const std::int64_t value = co_await hash(m, a[0]);
  co_return m.integer(value);
}

// Of an object its address; of what a Value holds itself something that no object has.
Eventually<Value> builtin_id(Machine& m, Arguments a) {
  if (a[0].is_object()) return m.unsigned_integer(identity_of(a[0].object()));
  return m.unsigned_integer((a[0].bits() & 0x0fff'ffff'ffff'ffffu) | 0x1000'0000'0000'0000u);
}

Eventually<Value> builtin_breakpoint(Machine& m, Arguments) {
  return m.raise(m.types.RuntimeError,
                 "breakpoint() is not available in Looplane: click beside a line of the program");
}

constexpr NativeMethod functions[] = {
    {"breakpoint", builtin_breakpoint},
    {"callable(obj, /)", builtin_callable},
    {"delattr(obj, name, /)", builtin_delattr},
    {"dir(object=..., /)", builtin_dir},
    {"getattr(object, name, default=..., /)", builtin_getattr},
    {"hasattr(obj, name, /)", builtin_hasattr},
    {"hash(obj, /)", builtin_hash},
    {"id(obj, /)", builtin_id},
    {"isinstance(obj, class_or_tuple, /)", builtin_isinstance},
    {"issubclass(cls, class_or_tuple, /)", builtin_issubclass},
    {"setattr(obj, name, value, /)", builtin_setattr},
    {"vars(object=..., /)", builtin_vars},
};

}  // namespace

std::span<const NativeMethod> object_functions() { return functions; }

}  // namespace looplane::script
