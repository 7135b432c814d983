#include <algorithm>

#include "script/builtins/format_spec.hpp"
#include "script/builtins/string_methods.hpp"
#include "script/builtins/text_arguments.hpp"
#include "script/values/unicode.hpp"

// The methods of str that pad, strip and align.

namespace looplane::script {

namespace {

/// The text with so many fill characters on either side.
Eventually<Value> pad(Machine& m, const Value& string, std::int64_t left, std::int64_t right,
                      char32_t fill) {
  left = std::max<std::int64_t>(left, 0);
  right = std::max<std::int64_t>(right, 0);
  if (left + right == 0) return plain_string(m, string);
  const StringObject* text = string_of(string);
  const auto count = static_cast<std::uint64_t>(left) + static_cast<std::uint64_t>(right);
  if (count > largest_text) return m.memory_error();
  const std::uint64_t bytes = count * encoded_size(fill) + text->size;
  if (check_room(m, bytes).failed()) return Failure{};
  std::string encoded;
  append_code_point(encoded, fill);
  std::string result;
  result.reserve(static_cast<std::size_t>(bytes));
  for (std::int64_t i = 0; i < left; ++i) result += encoded;
  result += text->view();
  for (std::int64_t i = 0; i < right; ++i) result += encoded;
  return m.string(result, static_cast<std::uint32_t>(text->length + count));
}

enum class Alignment : std::uint8_t { left, center, right };

template <Alignment alignment>
Eventually<Value> align(Machine& m, const Arguments& a, std::int64_t width) {
  if (!a[2].is(Kind::string)) {
    return wrong_argument(m, "The fill character", "a unicode character", a[2]);
  }
  if (string_of(a[2])->length != 1) {
    return m.type_error("The fill character must be exactly one character long");
  }
  const char32_t fill = first_code_point(text_of(a[2]));
  const std::int64_t padding = std::max<std::int64_t>(width - string_of(a[0])->length, 0);
  if (alignment == Alignment::left) return pad(m, a[0], 0, padding, fill);
  if (alignment == Alignment::right) return pad(m, a[0], padding, 0, fill);
  // An odd place goes left when the width is odd (Objects/stringlib/transmogrify.h: center).
  const std::int64_t left = padding / 2 + (padding & width & 1);
  return pad(m, a[0], left, padding - left, fill);
}

Eventually<Value> fill_zeros(Machine& m, const Arguments& a, std::int64_t width) {
  const StringObject* string = string_of(a[0]);
  const std::int64_t zeros = width - string->length;
  if (zeros <= 0) return plain_string(m, a[0]);
  const bool sign = string->size > 0 && (string->data[0] == '+' || string->data[0] == '-');
  if (!sign) return pad(m, a[0], zeros, 0, '0');
  Eventually<Value> padded = pad(m, a[0], zeros, 0, '0');
  if (padded.failed()) return Failure{};
  StringObject* result = string_of(padded.peek());
  std::swap(result->data[0], result->data[zeros]);
  return padded;
}

Eventually<Value> expand_tabs(Machine& m, const Arguments& a, std::int64_t tab_size) {
  std::string result;
  std::int64_t column = 0;
  for (const char c : text_of(a[0])) {
    if (c == '\t') {
      if (tab_size <= 0) continue;
      const std::int64_t spaces = tab_size - column % tab_size;
      if (check_room(m, result.size() + static_cast<std::uint64_t>(spaces)).failed()) {
        return Failure{};
      }
      result.append(static_cast<std::size_t>(spaces), ' ');
      column += spaces;
      continue;
    }
    result += c;
    if (c == '\n' || c == '\r') {
      column = 0;
    } else if (!continues_character(c)) {
      ++column;
    }
  }
  return m.string(result);
}

std::string_view strip_spaces(std::string_view text, Side side) {
  if (includes(side, Side::left)) {
    while (const std::size_t size = step_space(text, 0, false)) text.remove_prefix(size);
  }
  if (includes(side, Side::right)) {
    while (const std::size_t size = step_space(text, text.size(), true)) text.remove_suffix(size);
  }
  return text;
}

std::string_view strip_characters(std::string_view text, std::string_view characters, Side side) {
  const auto contains = [&](std::string_view character) {
    return characters.find(character) != std::string_view::npos;
  };
  while (includes(side, Side::left) && !text.empty()) {
    const std::size_t size = character_size(text[0]);
    if (!contains(text.substr(0, size))) break;
    text.remove_prefix(size);
  }
  while (includes(side, Side::right) && !text.empty()) {
    std::size_t position = text.size();
    decode_previous(text, position);
    if (!contains(text.substr(position))) break;
    text = text.substr(0, position);
  }
  return text;
}

Eventually<Value> strip(Machine& m, const Arguments& a, Side side, std::string_view name) {
  const std::string_view text = text_of(a[0]);
  std::string_view rest;
  if (a[1].is_none()) {
    rest = strip_spaces(text, side);
  } else if (a[1].is(Kind::string)) {
    rest = strip_characters(text, text_of(a[1]), side);
  } else {
    return m.type_error(concat(name, " arg must be None or str"));
  }
  if (rest.size() == text.size()) return plain_string(m, a[0]);
  return m.string(rest);
}

}  // namespace

Eventually<Value> string_center(Machine& m, Arguments a) {
  return with_integer<align<Alignment::center>, 1>(m, std::move(a));
}
Eventually<Value> string_ljust(Machine& m, Arguments a) {
  return with_integer<align<Alignment::left>, 1>(m, std::move(a));
}
Eventually<Value> string_rjust(Machine& m, Arguments a) {
  return with_integer<align<Alignment::right>, 1>(m, std::move(a));
}
Eventually<Value> string_zfill(Machine& m, Arguments a) {
  return with_integer<fill_zeros, 1>(m, std::move(a));
}
Eventually<Value> string_expandtabs(Machine& m, Arguments a) {
  return with_integer<expand_tabs, 1>(m, std::move(a));
}

Eventually<Value> string_strip(Machine& m, Arguments a) { return strip(m, a, Side::both, "strip"); }
Eventually<Value> string_lstrip(Machine& m, Arguments a) {
  return strip(m, a, Side::left, "lstrip");
}
Eventually<Value> string_rstrip(Machine& m, Arguments a) {
  return strip(m, a, Side::right, "rstrip");
}

Eventually<Value> string_removeprefix(Machine& m, Arguments a) {
  if (!a[1].is(Kind::string)) return wrong_argument(m, "removeprefix() argument", "str", a[1]);
  const std::string_view text = text_of(a[0]);
  const std::string_view prefix = text_of(a[1]);
  if (prefix.empty() || !text.starts_with(prefix)) return plain_string(m, a[0]);
  return m.string(text.substr(prefix.size()));
}

Eventually<Value> string_removesuffix(Machine& m, Arguments a) {
  if (!a[1].is(Kind::string)) return wrong_argument(m, "removesuffix() argument", "str", a[1]);
  const std::string_view text = text_of(a[0]);
  const std::string_view suffix = text_of(a[1]);
  if (suffix.empty() || !text.ends_with(suffix)) return plain_string(m, a[0]);
  return m.string(text.substr(0, text.size() - suffix.size()));
}

}  // namespace looplane::script
