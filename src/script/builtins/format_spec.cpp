#include "script/builtins/format_spec.hpp"

#include <algorithm>
#include <limits>

#include "script/values/utf8.hpp"

namespace looplane::script {

namespace {

bool is_align(char32_t c) { return c == '<' || c == '>' || c == '=' || c == '^'; }

/// As messages show the type: 'x', or '\x20ac' when it is no ASCII character.
std::string shown_type(char32_t type) {
  if (type > 32 && type < 128) return concat("'", std::string(1, static_cast<char>(type)), "'");
  std::string hex;
  for (std::uint32_t rest = type; rest != 0 || hex.empty(); rest /= 16) {
    hex.insert(hex.begin(), "0123456789abcdef"[rest % 16]);
  }
  return concat("'\\x", hex, "'");
}

/// Walks over the code points of a spec.
class SpecReader {
 public:
  explicit SpecReader(std::u32string text) : text_(std::move(text)) {}

  [[nodiscard]] char32_t peek(std::size_t ahead = 0) const {
    return position_ + ahead < text_.size() ? text_[position_ + ahead] : U'\0';
  }
  [[nodiscard]] std::size_t remaining() const { return text_.size() - position_; }
  char32_t take() { return text_[position_++]; }
  bool take_if(char32_t wanted) {
    if (remaining() == 0 || peek() != wanted) return false;
    ++position_;
    return true;
  }
  /// Reads digits; -1 where there are none. false: the number is too large.
  bool read_integer(std::int64_t& number) {
    number = -1;
    while (peek() >= '0' && peek() <= '9') {
      const auto digit = static_cast<std::int64_t>(take() - '0');
      if (number < 0) number = 0;
      if (number > (std::numeric_limits<std::int64_t>::max() - digit) / 10) return false;
      number = number * 10 + digit;
    }
    return true;
  }

 private:
  std::u32string text_;
  std::size_t position_ = 0;
};

constexpr std::string_view both_separators = "Cannot specify both ',' and '_'.";
constexpr std::string_view too_many_digits = "Too many decimal digits in format string";

/// Binary, octal, hexadecimal: grouped by four.
bool is_power_of_two(char32_t type) {
  return std::u32string_view(U"boxX").find(type) != std::u32string_view::npos;
}

/// Whether numbers of this presentation type may be grouped with the separator.
bool may_group(char32_t type, char separator) {
  constexpr std::u32string_view any = U"defgEG%F";
  if (type == '\0' || any.find(type) != std::u32string_view::npos) return true;
  return separator == '_' && is_power_of_two(type);
}

/// Digits in groups, with zeros in front up to `width` (_PyUnicode_InsertThousandsGrouping).
std::string group_digits(std::string_view digits, std::int64_t width, const FormatSpec& spec) {
  if (digits.empty()) return {};
  const std::int64_t group = is_power_of_two(spec.type) ? 4 : 3;
  auto left = static_cast<std::int64_t>(digits.size());
  std::string reversed;
  while (true) {
    std::int64_t size = std::max<std::int64_t>({left, width, 1});
    if (spec.separator != '\0') size = std::min(size, group);
    for (std::int64_t i = 0; i < size; ++i) {
      reversed += left > 0 ? digits[static_cast<std::size_t>(--left)] : '0';
    }
    width -= size;
    if (left <= 0 && width <= 0) break;
    reversed += spec.separator;
    --width;
  }
  return {reversed.rbegin(), reversed.rend()};
}

void append_fill(std::string& text, char32_t fill, std::int64_t count) {
  if (fill < 0x80) {
    if (count > 0) text.append(static_cast<std::size_t>(count), static_cast<char>(fill));
    return;
  }
  for (std::int64_t i = 0; i < count; ++i) append_code_point(text, fill);
}

}  // namespace

std::string FormatSpec::read(std::string_view spec, std::string_view type_name) {
  SpecReader reader(decode_all(spec));
  const char default_align = align;
  bool align_given = false;
  bool fill_given = false;
  if (reader.remaining() >= 2 && is_align(reader.peek(1))) {
    fill = reader.take();
    align = static_cast<char>(reader.take());
    fill_given = align_given = true;
  } else if (is_align(reader.peek())) {
    align = static_cast<char>(reader.take());
    align_given = true;
  }
  for (const char candidate : {'+', '-', ' '}) {
    if (sign == '\0' && reader.take_if(static_cast<char32_t>(candidate))) sign = candidate;
  }
  no_negative_zero = reader.take_if('z');
  alternate = reader.take_if('#');
  // A zero in front of the width fills with zeros behind the sign.
  if (!fill_given && reader.take_if('0')) {
    fill = '0';
    if (!align_given && default_align == '>') align = '=';
  }
  if (!reader.read_integer(width)) return std::string(too_many_digits);
  if (reader.take_if(',')) separator = ',';
  if (reader.peek() == '_' && reader.take_if('_')) {
    if (separator != '\0') return std::string(both_separators);
    separator = '_';
  }
  if (separator == '_' && reader.peek() == ',') return std::string(both_separators);
  if (reader.take_if('.')) {
    if (!reader.read_integer(precision)) return std::string(too_many_digits);
    if (precision < 0) return "Format specifier missing precision";
  }
  if (reader.remaining() > 1) {
    return concat("Invalid format specifier '", spec, "' for object of type '", type_name, "'");
  }
  if (reader.remaining() == 1) type = reader.take();
  if (separator != '\0' && !may_group(type, separator)) {
    return concat("Cannot specify '", std::string(1, separator), "' with ", shown_type(type), ".");
  }
  return {};
}

std::string FormatSpec::unknown_type(std::string_view type_name) const {
  return concat("Unknown format code ", shown_type(type), " for object of type '", type_name, "'");
}

std::string pad_text(std::string_view text, const FormatSpec& spec) {
  const std::int64_t padding = std::max<std::int64_t>(spec.width - count_code_points(text), 0);
  std::int64_t left = 0;
  if (spec.align == '>' || spec.align == '=') left = padding;
  if (spec.align == '^') left = padding / 2;
  std::string result;
  append_fill(result, spec.fill, left);
  result += text;
  append_fill(result, spec.fill, padding - left);
  return result;
}

std::string arrange_number(const NumberText& number, const FormatSpec& spec) {
  std::string head;
  if (number.negative) {
    head += '-';
  } else if (spec.sign == '+' || spec.sign == ' ') {
    head += spec.sign;
  }
  head += number.prefix;
  std::int64_t digits_width = 0;
  if (spec.fill == '0' && spec.align == '=') {
    digits_width = spec.width - static_cast<std::int64_t>(head.size()) -
                   static_cast<std::int64_t>(count_code_points(number.rest));
  }
  std::string body = group_digits(number.digits, digits_width, spec);
  body += number.rest;
  if (spec.align != '=') return pad_text(head + body, spec);
  FormatSpec inner = spec;
  inner.width -= static_cast<std::int64_t>(head.size());
  inner.align = '>';
  return head + pad_text(body, inner);
}

Eventually<Done> check_room(Machine& m, std::uint64_t bytes) {
  if (bytes > largest_text || !m.heap().has_room(static_cast<std::size_t>(bytes))) {
    return m.memory_error();
  }
  return Done{};
}

Eventually<Value> format_text(Machine& m, const Value& string, std::string_view text) {
  FormatSpec spec;
  spec.type = 's';
  const std::string problem = spec.read(text, m.type_name(string));
  if (!problem.empty()) return m.value_error(problem);
  if (spec.type != 's') return m.value_error(spec.unknown_type(m.type_name(string)));
  constexpr std::string_view end = " not allowed in string format specifier";
  if (spec.sign != '\0') return m.value_error(concat(spec.sign == ' ' ? "Space" : "Sign", end));
  if (spec.no_negative_zero) return m.value_error(concat("Negative zero coercion (z)", end));
  if (spec.alternate) return m.value_error(concat("Alternate form (#)", end));
  if (spec.align == '=') return m.value_error(concat("'=' alignment", end));
  const auto* object = string.as<StringObject>();
  std::string_view shown = object->view();
  if (spec.precision >= 0 && spec.precision < object->length) {
    shown = shown.substr(0, offset_of_index(shown, static_cast<std::size_t>(spec.precision)));
  }
  if (check_room(m, static_cast<std::uint64_t>(std::max<std::int64_t>(spec.width, 0))).failed()) {
    return Failure{};
  }
  return m.string(pad_text(shown, spec));
}

}  // namespace looplane::script
