#include "script/builtins/exceptions.hpp"
#include "script/machine/operations.hpp"

// The exceptions that remember one or two values: what was returned, looked up or imported.

namespace looplane::script {

// --- StopIteration, SystemExit ------------------------------------------------------------------

static Eventually<Value> stop_iteration_init(Machine& m, Arguments a) {
  if (keyword_count(a) > 0) return takes_no_keywords(m, a[0]);
  store_arguments(m, a);
  exception_of(a[0])->detail = a.count > 1 ? a[1] : Value::none();
  return Value::none();
}

ExceptionParts stop_iteration_parts() {
  static const NativeMethod methods[] = {{"__init__", stop_iteration_init}};
  static const NativeGetter getters[] = {
      {"value", get_field<&ExceptionObject::detail>, set_field<&ExceptionObject::detail>}};
  return {methods, getters};
}

static Eventually<Value> system_exit_init(Machine& m, Arguments a) {
  if (keyword_count(a) > 0) return takes_no_keywords(m, a[0]);
  store_arguments(m, a);
  ExceptionObject* self = exception_of(a[0]);
  if (a.count == 2) self->detail = a[1];
  if (a.count > 2) self->detail = Value(self->args);
  return Value::none();
}

ExceptionParts system_exit_parts() {
  static const NativeMethod methods[] = {{"__init__", system_exit_init}};
  static const NativeGetter getters[] = {
      {"code", get_field<&ExceptionObject::detail>, set_field<&ExceptionObject::detail>}};
  return {methods, getters};
}

// --- KeyError -----------------------------------------------------------------------------------

/// A key is shown as its repr: str(KeyError('')) would else be nothing at all.
static Eventually<Value> key_error_str(Machine& m, Arguments a) {
  TupleObject* args = exception_of(a[0])->args.get();
  if (args->count == 1) return repr(m, args->items[0]);
  return base_exception_str(m, a[0]);
}

ExceptionParts key_error_parts() {
  static const NativeMethod methods[] = {{"__str__(self, /)", key_error_str}};
  return {methods, {}};
}

// --- NameError, AttributeError ------------------------------------------------------------------

static Eventually<Value> name_error_init(Machine& m, Arguments a) {
  Value name;
  Eventually<Done> read = read_keywords(m, a, "NameError", {{"name", &name}});
  if (read.failed()) return Failure{};
  store_arguments(m, a);
  exception_of(a[0])->detail = name;
  return Value::none();
}

ExceptionParts name_error_parts() {
  static const NativeMethod methods[] = {{"__init__", name_error_init}};
  static const NativeGetter getters[] = {
      {"name", get_field<&ExceptionObject::detail>, set_field<&ExceptionObject::detail>}};
  return {methods, getters};
}

static Eventually<Value> attribute_error_init(Machine& m, Arguments a) {
  Value name;
  Value object;
  Eventually<Done> read =
      read_keywords(m, a, "AttributeError", {{"name", &name}, {"obj", &object}});
  if (read.failed()) return Failure{};
  store_arguments(m, a);
  exception_of(a[0])->detail = name;
  exception_of(a[0])->second_detail = object;
  return Value::none();
}

ExceptionParts attribute_error_parts() {
  static const NativeMethod methods[] = {{"__init__", attribute_error_init}};
  static const NativeGetter getters[] = {
      {"name", get_field<&ExceptionObject::detail>, set_field<&ExceptionObject::detail>},
      {"obj", get_field<&ExceptionObject::second_detail>,
       set_field<&ExceptionObject::second_detail>},
  };
  return {methods, getters};
}

// --- ImportError --------------------------------------------------------------------------------

// second_detail is the path, or a tuple of it, of the name that was to be imported, and of a
// message that the program has set.
static Value import_detail(const Value& self, std::uint32_t index) {
  const Value& detail = exception_of(self)->second_detail;
  if (!detail.is(Kind::tuple)) return index == 0 ? detail : Value();
  const TupleObject* details = detail.as<TupleObject>();
  return index < details->count ? details->items[index] : Value();
}

static Eventually<Value> import_error_init(Machine& m, Arguments a) {
  Value name;
  Value path;
  Value name_from;
  Eventually<Done> read = read_keywords(
      m, a, "ImportError", {{"name", &name}, {"path", &path}, {"name_from", &name_from}});
  if (read.failed()) return Failure{};
  store_arguments(m, a);
  exception_of(a[0])->detail = name;
  exception_of(a[0])->second_detail = m.tuple({path, name_from});
  return Value::none();
}

static Eventually<Value> get_import_message(Machine&, const Value& self) {
  const Value set = import_detail(self, 2);
  if (!set.empty()) return set;
  TupleObject* args = exception_of(self)->args.get();
  return args->count == 1 ? args->items[0] : Value::none();
}

template <std::uint32_t index>
static Eventually<Value> get_import_detail(Machine&, const Value& self) {
  return value_or_none(import_detail(self, index));
}

template <std::uint32_t index>
static Eventually<Value> set_import_detail(Machine& m, const Value& self, const Value& value) {
  Value details[] = {import_detail(self, 0), import_detail(self, 1), import_detail(self, 2)};
  details[index] = value.empty() ? Value::none() : value;
  exception_of(self)->second_detail = m.tuple(std::span<const Value>(details));
  return Value::none();
}

static Eventually<Value> import_error_str(Machine& m, Arguments a) {
  const Value set = import_detail(a[0], 2);
  if (set.is_exact(Kind::string)) return set;
  return base_exception_str(m, a[0]);
}

ExceptionParts import_error_parts() {
  static const NativeMethod methods[] = {
      {"__init__", import_error_init},
      {"__str__(self, /)", import_error_str},
  };
  static const NativeGetter getters[] = {
      {"msg", get_import_message, set_import_detail<2>},
      {"name", get_field<&ExceptionObject::detail>, set_field<&ExceptionObject::detail>},
      {"path", get_import_detail<0>, set_import_detail<0>},
      {"name_from", get_import_detail<1>, set_import_detail<1>},
  };
  return {methods, getters};
}

}  // namespace looplane::script
