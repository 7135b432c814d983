#pragma once

#include <initializer_list>
#include <span>
#include <string_view>
#include <utility>

#include "script/machine/machine.hpp"

namespace looplane::script {

/// What a class of exceptions has beside what it inherits.
struct ExceptionParts {
  std::span<const NativeMethod> methods = {};
  std::span<const NativeGetter> getters = {};
};

// Each stands in the file of its subject: exceptions_special.cpp, exceptions_system.cpp,
// exceptions_syntax.cpp, exceptions_unicode.cpp, exception_groups.cpp.
ExceptionParts stop_iteration_parts();
ExceptionParts system_exit_parts();
ExceptionParts key_error_parts();
ExceptionParts name_error_parts();
ExceptionParts attribute_error_parts();
ExceptionParts import_error_parts();
ExceptionParts os_error_parts();
ExceptionParts syntax_error_parts();
ExceptionParts unicode_encode_error_parts();
ExceptionParts unicode_decode_error_parts();
ExceptionParts unicode_translate_error_parts();
ExceptionParts exception_group_parts();

/// The traceback and frame types.
void define_tracebacks(Machine& m);
/// f_locals: the namespace of a module or class body, or a new dict of what is bound in a function.
Value frame_locals(Machine& m, PythonFrame* frame);

// --- What their functions share -----------------------------------------------------------------

inline ExceptionObject* exception_of(const Value& self) { return self.as<ExceptionObject>(); }
/// The positional arguments after self or the class.
Ref<TupleObject> arguments_after_self(Machine& m, const Arguments& arguments);
/// BaseException.__init__ without the check of keywords.
void store_arguments(Machine& m, const Arguments& arguments);
std::uint32_t keyword_count(const Arguments& arguments);
Failure takes_no_keywords(Machine& m, const Value& self);
/// Reads keywords into their places; one that is not listed is a TypeError.
Eventually<Done> read_keywords(Machine& m, const Arguments& arguments, std::string_view function,
                               std::initializer_list<std::pair<std::string_view, Value*>> known);
/// BaseException.__str__.
Eventually<Value> base_exception_str(Machine& m, const Value& self);

inline Value value_or_none(const Value& value) { return value.empty() ? Value::none() : value; }

/// A getter and setter of one of ExceptionObject's own fields; deleting leaves None.
template <Value ExceptionObject::* field>
Eventually<Value> get_field(Machine&, const Value& self) {
  return value_or_none(exception_of(self)->*field);
}
template <Value ExceptionObject::* field>
Eventually<Value> set_field(Machine&, const Value& self, const Value& value) {
  exception_of(self)->*field = value;
  return Value::none();
}

/// The same for one value of the tuple that `detail` is.
template <std::uint32_t index>
Eventually<Value> get_detail(Machine&, const Value& self) {
  const Value& detail = exception_of(self)->detail;
  if (!detail.is(Kind::tuple)) return Value::none();
  return value_or_none(detail.as<TupleObject>()->items[index]);
}
template <std::uint32_t index>
Eventually<Value> set_detail(Machine&, const Value& self, const Value& value) {
  const Value& detail = exception_of(self)->detail;
  if (detail.is(Kind::tuple)) detail.as<TupleObject>()->items[index] = value;
  return Value::none();
}

}  // namespace looplane::script
