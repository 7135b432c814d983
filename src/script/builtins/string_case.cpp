#include <algorithm>

#include "script/builtins/string_methods.hpp"
#include "script/values/unicode.hpp"

// The methods of str that change case, and those that ask what its characters are.

namespace looplane::script {

namespace {

constexpr char32_t capital_sigma = 0x3a3;
constexpr char32_t final_sigma = 0x3c2;

bool is_ascii_lower(char c) { return c >= 'a' && c <= 'z'; }
bool is_ascii_upper(char c) { return c >= 'A' && c <= 'Z'; }
char ascii_lower(char c) { return is_ascii_upper(c) ? static_cast<char>(c + 32) : c; }
char ascii_upper(char c) { return is_ascii_lower(c) ? static_cast<char>(c - 32) : c; }
char ascii_swapped(char c) { return is_ascii_upper(c) ? ascii_lower(c) : ascii_upper(c); }

template <char (*map)(char)>
Value map_ascii(Machine& m, const StringObject* string) {
  Ref<StringObject> result = m.new_string(string->size, string->length);
  std::transform(string->data, string->data + string->size, result->data, map);
  return result;
}

/// A sigma is written in its final form behind a letter and not in front of one
/// (Objects/unicodeobject.c: handle_capital_sigma).
bool ends_word(const std::u32string& text, std::size_t position) {
  std::size_t before = position;
  while (before > 0 && unicode::has(text[before - 1], unicode::case_ignorable)) --before;
  if (before == 0 || !unicode::is_cased(text[before - 1])) return false;
  std::size_t after = position + 1;
  while (after < text.size() && unicode::has(text[after], unicode::case_ignorable)) ++after;
  return after == text.size() || !unicode::is_cased(text[after]);
}

void append_lower_at(std::u32string& result, const std::u32string& text, std::size_t position) {
  if (text[position] == capital_sigma && ends_word(text, position)) {
    result += final_sigma;
  } else {
    unicode::append_lower(result, text[position]);
  }
}

using MapAt = void (*)(std::u32string& result, const std::u32string& text, std::size_t position);

Value map_text(Machine& m, const Value& string, MapAt map) {
  const std::u32string text = decode_all(text_of(string));
  std::u32string result;
  result.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) map(result, text, i);
  return m.string(encode_all(result), static_cast<std::uint32_t>(result.size()));
}

bool swaps_to_lower(char32_t c) { return unicode::has(c, unicode::upper); }

}  // namespace

Eventually<Value> string_lower(Machine& m, Arguments a) {
  if (string_of(a[0])->ascii()) return map_ascii<ascii_lower>(m, string_of(a[0]));
  return map_text(m, a[0], append_lower_at);
}

Eventually<Value> string_upper(Machine& m, Arguments a) {
  if (string_of(a[0])->ascii()) return map_ascii<ascii_upper>(m, string_of(a[0]));
  return map_text(m, a[0], [](std::u32string& result, const std::u32string& text, std::size_t i) {
    unicode::append_upper(result, text[i]);
  });
}

Eventually<Value> string_casefold(Machine& m, Arguments a) {
  if (string_of(a[0])->ascii()) return map_ascii<ascii_lower>(m, string_of(a[0]));
  return map_text(m, a[0], [](std::u32string& result, const std::u32string& text, std::size_t i) {
    unicode::append_folded(result, text[i]);
  });
}

Eventually<Value> string_swapcase(Machine& m, Arguments a) {
  if (string_of(a[0])->ascii()) return map_ascii<ascii_swapped>(m, string_of(a[0]));
  return map_text(m, a[0], [](std::u32string& result, const std::u32string& text, std::size_t i) {
    if (swaps_to_lower(text[i])) {
      append_lower_at(result, text, i);
    } else if (unicode::has(text[i], unicode::lower)) {
      unicode::append_upper(result, text[i]);
    } else {
      result += text[i];
    }
  });
}

Eventually<Value> string_capitalize(Machine& m, Arguments a) {
  return map_text(m, a[0], [](std::u32string& result, const std::u32string& text, std::size_t i) {
    if (i == 0) {
      unicode::append_title(result, text[i]);
    } else {
      append_lower_at(result, text, i);
    }
  });
}

Eventually<Value> string_title(Machine& m, Arguments a) {
  return map_text(m, a[0], [](std::u32string& result, const std::u32string& text, std::size_t i) {
    if (i > 0 && unicode::is_cased(text[i - 1])) {
      append_lower_at(result, text, i);
    } else {
      unicode::append_title(result, text[i]);
    }
  });
}

namespace {

/// Whether there are characters and each has one of the flags.
Value all_have(const Value& string, int flags) {
  for (const char32_t c : CodePoints(text_of(string))) {
    if (!unicode::has(c, flags)) return Value::boolean(false);
  }
  return Value::boolean(!text_of(string).empty());
}

/// Whether some character is of the wanted case and none of another.
Value has_only_case(const Value& string, int wanted, int unwanted) {
  bool found = false;
  for (const char32_t c : CodePoints(text_of(string))) {
    if (unicode::has(c, unwanted)) return Value::boolean(false);
    found = found || unicode::has(c, wanted);
  }
  return Value::boolean(found);
}

}  // namespace

Eventually<Value> string_isalnum(Machine&, Arguments a) {
  return all_have(a[0], unicode::alpha | unicode::decimal | unicode::digit | unicode::numeric);
}

Eventually<Value> string_isalpha(Machine&, Arguments a) { return all_have(a[0], unicode::alpha); }

Eventually<Value> string_isascii(Machine&, Arguments a) {
  return Value::boolean(string_of(a[0])->ascii());
}

Eventually<Value> string_isdecimal(Machine&, Arguments a) {
  return all_have(a[0], unicode::decimal);
}

Eventually<Value> string_isdigit(Machine&, Arguments a) { return all_have(a[0], unicode::digit); }

Eventually<Value> string_isnumeric(Machine&, Arguments a) {
  return all_have(a[0], unicode::numeric);
}

Eventually<Value> string_isspace(Machine&, Arguments a) { return all_have(a[0], unicode::space); }

Eventually<Value> string_isprintable(Machine&, Arguments a) {
  if (text_of(a[0]).empty()) return Value::boolean(true);
  return all_have(a[0], unicode::printable);
}

Eventually<Value> string_isidentifier(Machine&, Arguments a) {
  const std::string_view text = text_of(a[0]);
  if (text.empty() || !unicode::has(first_code_point(text), unicode::identifier_start)) {
    return Value::boolean(false);
  }
  return all_have(a[0], unicode::identifier_continue);
}

Eventually<Value> string_islower(Machine&, Arguments a) {
  return has_only_case(a[0], unicode::lower, unicode::upper | unicode::title);
}

Eventually<Value> string_isupper(Machine&, Arguments a) {
  return has_only_case(a[0], unicode::upper, unicode::lower | unicode::title);
}

Eventually<Value> string_istitle(Machine&, Arguments a) {
  bool found = false;
  bool in_word = false;
  for (const char32_t c : CodePoints(text_of(a[0]))) {
    const bool capital = unicode::has(c, unicode::upper | unicode::title);
    const bool small = !capital && unicode::has(c, unicode::lower);
    if ((capital && in_word) || (small && !in_word)) return Value::boolean(false);
    in_word = capital || small;
    found = found || in_word;
  }
  return Value::boolean(found);
}

}  // namespace looplane::script
