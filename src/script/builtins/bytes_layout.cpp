#include <algorithm>

#include "script/builtins/bytes_methods.hpp"
#include "script/builtins/format_spec.hpp"
#include "script/builtins/text_arguments.hpp"
#include "script/builtins/text_search.hpp"

// The methods of bytes and bytearray that treat them as ASCII text.

namespace looplane::script {

namespace {

bool is_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_upper(char c) { return c >= 'A' && c <= 'Z'; }
bool is_letter(char c) { return is_lower(c) || is_upper(c); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }
char to_lower(char c) { return is_upper(c) ? static_cast<char>(c + 32) : c; }
char to_upper(char c) { return is_lower(c) ? static_cast<char>(c - 32) : c; }

/// `map` gets each byte and the one before it (not a letter in front of the first).
Value map_bytes(Machine& m, const Value& self, char (*map)(char byte, char before)) {
  std::string result(*buffer_of(self));
  char before = '\0';
  for (char& c : result) {
    const char original = c;
    c = map(c, before);
    before = original;
  }
  return bytes_like(m, self, result);
}

Value all_are(const Value& self, bool (*test)(char)) {
  const std::string_view bytes = *buffer_of(self);
  return Value::boolean(!bytes.empty() && std::all_of(bytes.begin(), bytes.end(), test));
}

Value has_only_case(const Value& self, bool (*wanted)(char), bool (*unwanted)(char)) {
  const std::string_view bytes = *buffer_of(self);
  return Value::boolean(std::any_of(bytes.begin(), bytes.end(), wanted) &&
                        std::none_of(bytes.begin(), bytes.end(), unwanted));
}

Eventually<Value> pad(Machine& m, const Value& self, std::int64_t left, std::int64_t right,
                      char fill) {
  const std::string_view bytes = *buffer_of(self);
  const auto count = static_cast<std::uint64_t>(left) + static_cast<std::uint64_t>(right);
  if (count == 0) return bytes_like_or_self(m, self, bytes);
  if (count > largest_text || check_room(m, count + bytes.size()).failed()) {
    return m.memory_error();
  }
  std::string result(static_cast<std::size_t>(left), fill);
  result += bytes;
  result.append(static_cast<std::size_t>(right), fill);
  return bytes_like(m, self, result);
}

enum class Alignment : std::uint8_t { left, center, right };
constexpr std::string_view alignment_names[] = {"ljust", "center", "rjust"};

template <Alignment alignment>
Eventually<Value> align(Machine& m, const Arguments& a, std::int64_t width) {
  char fill = ' ';
  if (!a[2].empty()) {
    const std::optional<std::string_view> given = buffer_of(a[2]);
    if (!given || given->size() != 1) {
      return wrong_argument(m,
                            concat(alignment_names[static_cast<int>(alignment)], "() argument 2"),
                            "a byte string of length 1", a[2]);
    }
    fill = (*given)[0];
  }
  const auto size = static_cast<std::int64_t>(buffer_of(a[0])->size());
  const std::int64_t padding = std::max<std::int64_t>(width - size, 0);
  if (alignment == Alignment::left) return pad(m, a[0], 0, padding, fill);
  if (alignment == Alignment::right) return pad(m, a[0], padding, 0, fill);
  const std::int64_t left = padding / 2 + (padding & width & 1);
  return pad(m, a[0], left, padding - left, fill);
}

Eventually<Value> fill_zeros(Machine& m, const Arguments& a, std::int64_t width) {
  const std::string_view bytes = *buffer_of(a[0]);
  const std::int64_t zeros = width - static_cast<std::int64_t>(bytes.size());
  if (zeros <= 0) return bytes_like_or_self(m, a[0], bytes);
  if (static_cast<std::uint64_t>(zeros) > largest_text ||
      check_room(m, static_cast<std::uint64_t>(width)).failed()) {
    return m.memory_error();
  }
  std::string result(bytes);
  const bool sign = !bytes.empty() && (bytes[0] == '+' || bytes[0] == '-');
  result.insert(sign ? 1 : 0, static_cast<std::size_t>(zeros), '0');
  return bytes_like(m, a[0], result);
}

Eventually<Value> expand_tabs(Machine& m, const Arguments& a, std::int64_t tab_size) {
  const std::string_view bytes = *buffer_of(a[0]);
  std::string result;
  std::int64_t column = 0;
  for (const char c : bytes) {
    if (c != '\t') {
      result += c;
      column = c == '\n' || c == '\r' ? 0 : column + 1;
    } else if (tab_size > 0) {
      const std::int64_t spaces = tab_size - column % tab_size;
      if (check_room(m, result.size() + static_cast<std::uint64_t>(spaces)).failed()) {
        return Failure{};
      }
      result.append(static_cast<std::size_t>(spaces), ' ');
      column += spaces;
    }
  }
  return bytes_like(m, a[0], result);
}

Eventually<Value> strip(Machine& m, const Arguments& a, Side side) {
  std::string_view bytes = *buffer_of(a[0]);
  std::string_view unwanted = " \t\n\v\f\r";
  if (!a[1].is_none()) {
    const std::optional<std::string_view> given = buffer_of(a[1]);
    if (!given) return not_bytes_like(m, a[1]);
    unwanted = *given;
  }
  if (includes(side, Side::left)) {
    bytes.remove_prefix(std::min(bytes.find_first_not_of(unwanted), bytes.size()));
  }
  if (includes(side, Side::right)) {
    bytes = bytes.substr(0, bytes.find_last_not_of(unwanted) + 1);
  }
  return bytes_like_or_self(m, a[0], bytes);
}

}  // namespace

Eventually<Value> bytes_lower(Machine& m, Arguments a) {
  return map_bytes(m, a[0], [](char c, char) { return to_lower(c); });
}
Eventually<Value> bytes_upper(Machine& m, Arguments a) {
  return map_bytes(m, a[0], [](char c, char) { return to_upper(c); });
}
Eventually<Value> bytes_swapcase(Machine& m, Arguments a) {
  return map_bytes(m, a[0], [](char c, char) { return is_upper(c) ? to_lower(c) : to_upper(c); });
}
Eventually<Value> bytes_title(Machine& m, Arguments a) {
  return map_bytes(
      m, a[0], [](char c, char before) { return is_letter(before) ? to_lower(c) : to_upper(c); });
}
Eventually<Value> bytes_capitalize(Machine& m, Arguments a) {
  std::string result(*buffer_of(a[0]));
  std::transform(result.begin(), result.end(), result.begin(), to_lower);
  if (!result.empty()) result[0] = to_upper(result[0]);
  return bytes_like(m, a[0], result);
}

Eventually<Value> bytes_isalnum(Machine&, Arguments a) {
  return all_are(a[0], [](char c) { return is_letter(c) || is_digit(c); });
}
Eventually<Value> bytes_isalpha(Machine&, Arguments a) { return all_are(a[0], is_letter); }
Eventually<Value> bytes_isdigit(Machine&, Arguments a) { return all_are(a[0], is_digit); }
Eventually<Value> bytes_isspace(Machine&, Arguments a) { return all_are(a[0], is_space); }
Eventually<Value> bytes_isascii(Machine&, Arguments a) {
  if (buffer_of(a[0])->empty()) return Value::boolean(true);
  return all_are(a[0], [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}
Eventually<Value> bytes_islower(Machine&, Arguments a) {
  return has_only_case(a[0], is_lower, is_upper);
}
Eventually<Value> bytes_isupper(Machine&, Arguments a) {
  return has_only_case(a[0], is_upper, is_lower);
}
Eventually<Value> bytes_istitle(Machine&, Arguments a) {
  const std::string_view bytes = *buffer_of(a[0]);
  bool found = false;
  char before = '\0';
  for (const char c : bytes) {
    const bool in_word = is_letter(before);
    if ((is_upper(c) && in_word) || (is_lower(c) && !in_word)) return Value::boolean(false);
    found = found || is_letter(c);
    before = c;
  }
  return Value::boolean(found);
}

Eventually<Value> bytes_center(Machine& m, Arguments a) {
  return with_integer<align<Alignment::center>, 1>(m, std::move(a));
}
Eventually<Value> bytes_ljust(Machine& m, Arguments a) {
  return with_integer<align<Alignment::left>, 1>(m, std::move(a));
}
Eventually<Value> bytes_rjust(Machine& m, Arguments a) {
  return with_integer<align<Alignment::right>, 1>(m, std::move(a));
}
Eventually<Value> bytes_zfill(Machine& m, Arguments a) {
  return with_integer<fill_zeros, 1>(m, std::move(a));
}
Eventually<Value> bytes_expandtabs(Machine& m, Arguments a) {
  return with_integer<expand_tabs, 1>(m, std::move(a));
}
Eventually<Value> bytes_strip(Machine& m, Arguments a) { return strip(m, a, Side::both); }
Eventually<Value> bytes_lstrip(Machine& m, Arguments a) { return strip(m, a, Side::left); }
Eventually<Value> bytes_rstrip(Machine& m, Arguments a) { return strip(m, a, Side::right); }

Eventually<Value> bytes_removeprefix(Machine& m, Arguments a) {
  const std::string_view bytes = *buffer_of(a[0]);
  const std::optional<std::string_view> prefix = buffer_of(a[1]);
  if (!prefix) return not_bytes_like(m, a[1]);
  return bytes_like_or_self(m, a[0],
                            bytes.starts_with(*prefix) ? bytes.substr(prefix->size()) : bytes);
}

Eventually<Value> bytes_removesuffix(Machine& m, Arguments a) {
  const std::string_view bytes = *buffer_of(a[0]);
  const std::optional<std::string_view> suffix = buffer_of(a[1]);
  if (!suffix) return not_bytes_like(m, a[1]);
  return bytes_like_or_self(
      m, a[0], bytes.ends_with(*suffix) ? bytes.substr(0, bytes.size() - suffix->size()) : bytes);
}

}  // namespace looplane::script
