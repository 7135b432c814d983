#include "script/builtins/format_spec.hpp"
#include "script/machine/operations.hpp"
#include "script/values/integer.hpp"
#include "script/values/number_text.hpp"
#include "script/values/quoting.hpp"

// repr(), str(), ascii() and format() of any value.

namespace looplane::script {

namespace {

Failure not_text(Machine& m, Special which, const Value& result) {
  if (which == Special::format) {
    return m.type_error(concat("__format__ must return a str, not ", m.type_name(result)));
  }
  return m.type_error(concat(special_names[static_cast<std::size_t>(which)],
                             " returned non-string (type ", m.type_name(result), ")"));
}

Eventually<Value> checked_text(Machine& m, Value result, Special which) {
  if (!result.is(Kind::string)) return not_text(m, which, result);
  return result;
}

Eventually<Value> await_text(Machine& m, Eventually<Value> pending, Special which) {
  Value result = co_await pending;
  if (!result.is(Kind::string)) co_return not_text(m, which, result);
  co_return result;
}

/// What the special method returns, which must be a str. Messages name it, or `asked` when it
/// stands in for that one.
Eventually<Value> text_from(Machine& m, const Value& value, Special which, Special asked,
                            std::span<const Value> arguments = {}) {
  // Our own methods need no check.
  const bool trusted = (*m.type_of(value))[which].is(Kind::native_function);
  Eventually<Value> result = call_special_copied(m, value, which, arguments);
  if (trusted || result.failed()) return result;
  if (result.ready()) return checked_text(m, result.take(), asked);
  return await_text(m, std::move(result), asked);
}

/// The text of what is shown alike by repr() and str(); empty for anything else.
Value simple_text(Machine& m, const Value& value) {
  if (value.is_small_int()) return m.string(std::to_string(value.small_int()));
  if (value.is_number()) return m.string(float_repr(value.number()));
  if (value.is_none()) return m.interned("None");
  if (value.is_bool()) return m.interned(value.is_true() ? "True" : "False");
  return Value();
}

Eventually<Value> await_ascii(Machine& m, Eventually<Value> pending) {
  const Value text = co_await pending;
  co_return m.string(escape_non_ascii(text_of(text)));
}

}  // namespace

Eventually<Value> repr(Machine& m, const Value& value) {
  if (Value text = simple_text(m, value)) return text;
  if (value.is_exact(Kind::string)) return m.string(quoted_text(text_of(value)));
  return text_from(m, value, Special::repr, Special::repr);
}

Eventually<Value> str(Machine& m, const Value& value) {
  if (value.is_exact(Kind::string)) return value;
  if (Value text = simple_text(m, value)) return text;
  // object.__str__ is the repr.
  const bool inherited = (*m.type_of(value))[Special::str].same((*m.types.object)[Special::str]);
  return text_from(m, value, inherited ? Special::repr : Special::str, Special::str);
}

Eventually<Value> ascii(Machine& m, const Value& value) {
  Eventually<Value> text = repr(m, value);
  if (text.failed()) return Failure{};
  if (!text.ready()) return await_ascii(m, std::move(text));
  if (text.peek().as<StringObject>()->ascii()) return text;
  return m.string(escape_non_ascii(text_of(text.peek())));
}

Eventually<Value> format(Machine& m, const Value& value, const Value& spec) {
  const std::string_view text = spec.empty() ? std::string_view() : text_of(spec);
  if (text.empty()) {
    if (value.is_exact(Kind::string)) return value;
    if (Value simple = simple_text(m, value)) return simple;
    return text_from(m, value, Special::format, Special::format, std::array{m.string({})});
  }
  if (value.is_small_int() || value.is_bool()) return format_integer(m, value, text);
  if (value.is_number()) return format_number(m, value.number(), text, "float");
  if (value.is_exact(Kind::string)) return format_text(m, value, text);
  return text_from(m, value, Special::format, Special::format, std::array{Value(spec)});
}

}  // namespace looplane::script
