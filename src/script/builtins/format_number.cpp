#include <algorithm>
#include <cmath>
#include <limits>

#include "script/builtins/format_spec.hpp"
#include "script/values/complex.hpp"
#include "script/values/integer.hpp"
#include "script/values/number_text.hpp"
#include "script/values/utf8.hpp"

// format(value, spec) for int, float and complex.

namespace looplane::script {

namespace {

bool is_one_of(char32_t type, std::u32string_view types) {
  return types.find(type) != std::u32string_view::npos;
}

Failure overflow(Machine& m, std::string_view message) {
  return m.raise(m.types.OverflowError, message);
}

Eventually<Value> format_as_character(Machine& m, const Value& integer, const FormatSpec& spec) {
  if (spec.sign != '\0') {
    return m.value_error("Sign not allowed with integer format specifier 'c'");
  }
  if (spec.alternate) {
    return m.value_error("Alternate form (#) not allowed with integer format specifier 'c'");
  }
  const std::optional<std::int64_t> code = integer_to_int64(integer);
  if (!code) return overflow(m, "Python int too large to convert to C long");
  if (*code < 0 || *code > 0x10ffff) return overflow(m, "%c arg not in range(0x110000)");
  std::string character;
  append_code_point(character, static_cast<char32_t>(*code));
  NumberText shown;
  shown.rest = character;
  return m.string(arrange_number(shown, spec));
}

Eventually<Value> format_as_integer(Machine& m, const Value& integer, const FormatSpec& spec) {
  if (spec.precision >= 0) {
    return m.value_error("Precision not allowed in integer format specifier");
  }
  if (spec.no_negative_zero) {
    return m.value_error("Negative zero coercion (z) not allowed in integer format specifier");
  }
  if (spec.type == 'c') return format_as_character(m, integer, spec);
  std::string digits;
  std::string_view prefix;
  switch (spec.type) {
    case 'b':
      digits = integer_to_text(integer, 2);
      prefix = "0b";
      break;
    case 'o':
      digits = integer_to_text(integer, 8);
      prefix = "0o";
      break;
    case 'x':
      digits = integer_to_text(integer, 16);
      prefix = "0x";
      break;
    case 'X':
      digits = integer_to_text(integer, 16);
      for (char& c : digits) c = c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c;
      prefix = "0X";
      break;
    default: {
      Eventually<Value> text = integer_to_string(m, integer);
      if (text.failed()) return Failure{};
      digits = text_of(text.peek());
    }
  }
  NumberText number;
  number.negative = digits[0] == '-';
  if (spec.alternate) number.prefix = prefix;
  number.digits = std::string_view(digits).substr(number.negative ? 1 : 0);
  return m.string(arrange_number(number, spec));
}

/// A float in text, taken apart into what is grouped and what is not.
struct FloatText {
  std::string text;
  NumberText parts;

  FloatText(double value, DoubleStyle style, const FormatSpec& spec, bool percent) {
    text = double_text(value, style);
    // PEP 682: what is rounded to zero has no sign.
    if (spec.no_negative_zero && text[0] == '-' && all_zeros()) text.erase(0, 1);
    if (percent) text += '%';
    parts.negative = text[0] == '-';
    const std::string_view number = std::string_view(text).substr(parts.negative ? 1 : 0);
    const std::size_t digits = std::min(number.find_first_not_of("0123456789"), number.size());
    parts.digits = number.substr(0, digits);
    parts.rest = number.substr(digits);
  }

 private:
  [[nodiscard]] bool all_zeros() const {
    const std::size_t end = std::min(text.find_first_of("eE"), text.size());
    return text.find_first_not_of("-0.") >= end;
  }
};

/// How the number is to be written; nothing when the precision is beyond reason.
std::optional<DoubleStyle> double_style(const FormatSpec& spec) {
  DoubleStyle style;
  std::int64_t default_precision = 6;
  style.alternate = spec.alternate;
  switch (spec.type) {
    case '\0':
      style.point_zero = true;
      default_precision = 0;
      break;
    case 'n':
      style.code = 'g';
      break;
    case '%':
      style.code = 'f';
      break;
    default:
      style.code = static_cast<char>(spec.type);
  }
  if (spec.precision > std::numeric_limits<int>::max()) return std::nullopt;
  // Without a type, a precision asks for 'g' with a digit behind the point.
  if (spec.precision >= 0 && style.code == 'r') style.code = 'g';
  style.precision = static_cast<int>(spec.precision >= 0 ? spec.precision : default_precision);
  return style;
}

/// MemoryError when width or precision ask for more than there is.
bool has_room(Machine& m, const FormatSpec& spec) {
  const std::int64_t most = std::max<std::int64_t>({spec.width, spec.precision, 0});
  return !check_room(m, static_cast<std::uint64_t>(most)).failed();
}

Eventually<Value> format_as_float(Machine& m, double value, const FormatSpec& spec) {
  const std::optional<DoubleStyle> style = double_style(spec);
  if (!style) return m.value_error("precision too big");
  if (!has_room(m, spec)) return Failure{};
  const bool percent = spec.type == '%';
  const FloatText number(percent ? value * 100 : value, *style, spec, percent);
  return m.string(arrange_number(number.parts, spec));
}

}  // namespace

Eventually<Value> format_integer(Machine& m, const Value& integer, std::string_view text) {
  FormatSpec spec;
  spec.type = 'd';
  spec.align = '>';
  const std::string_view type_name = m.type_name(integer);
  const std::string problem = spec.read(text, type_name);
  if (!problem.empty()) return m.value_error(problem);
  if (is_one_of(spec.type, U"bcdoxXn")) {
    if (!has_room(m, spec)) return Failure{};
    return format_as_integer(m, integer, spec);
  }
  if (!is_one_of(spec.type, U"eEfFgG%")) return m.value_error(spec.unknown_type(type_name));
  Eventually<double> value = integer_to_double(m, integer);
  if (value.failed()) return Failure{};
  return format_as_float(m, value.take(), spec);
}

Eventually<Value> format_number(Machine& m, double number, std::string_view text,
                                std::string_view type_name) {
  FormatSpec spec;
  spec.align = '>';
  const std::string problem = spec.read(text, type_name);
  if (!problem.empty()) return m.value_error(problem);
  if (spec.type != '\0' && !is_one_of(spec.type, U"eEfFgGn%")) {
    return m.value_error(spec.unknown_type(type_name));
  }
  return format_as_float(m, number, spec);
}

// formatter_unicode.c: format_complex_internal.
Eventually<Value> format_complex(Machine& m, const Value& value, std::string_view text) {
  FormatSpec spec;
  spec.align = '>';
  const std::string_view type_name = m.type_name(value);
  const std::string problem = spec.read(text, type_name);
  if (!problem.empty()) return m.value_error(problem);
  if (spec.type != '\0' && !is_one_of(spec.type, U"eEfFgGn")) {
    return m.value_error(spec.unknown_type(type_name));
  }
  std::optional<DoubleStyle> style = double_style(spec);
  if (!style) return m.value_error("precision too big");
  if (spec.fill == '0') {
    return m.value_error("Zero padding is not allowed in complex format specifier");
  }
  if (spec.align == '=') {
    return m.value_error("'=' alignment flag is not allowed in complex format specifier");
  }
  if (!has_room(m, spec)) return Failure{};
  style->point_zero = false;
  const Complex number = value.as<ComplexObject>()->value;
  const bool bare = spec.type == '\0';
  const bool skip_real = bare && number.real == 0 && !std::signbit(number.real);
  FormatSpec part = spec;
  part.width = -1;
  std::string result;
  if (!skip_real) {
    result = arrange_number(FloatText(number.real, *style, spec, false).parts, part);
    part.sign = '+';
  }
  result += arrange_number(FloatText(number.imaginary, *style, spec, false).parts, part);
  result += 'j';
  if (bare && !skip_real) result = concat("(", result, ")");
  return m.string(pad_text(result, spec));
}

}  // namespace looplane::script
