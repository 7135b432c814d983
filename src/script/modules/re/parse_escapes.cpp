#include "script/modules/re/parser.hpp"
#include "script/values/quoting.hpp"
#include "script/values/unicode_names.hpp"
#include "script/values/utf8.hpp"

// What a backslash begins, and sets of characters in [].

namespace looplane::script::regex {

void Parser::bad_escape(std::size_t start) {
  fail_at("bad escape " + shown(start, position_), start);
}

std::optional<char32_t> Parser::coded(std::size_t start, char32_t c) {
  if (c == 'x' || (!is_bytes_ && (c == 'u' || c == 'U'))) {
    const std::size_t wanted = c == 'x' ? 2 : c == 'u' ? 4 : 8;
    const std::u32string_view digits = get_while(wanted, is_hex);
    if (digits.size() != wanted) {
      fail_at("incomplete escape " + shown(start, position_), start);
      return 0;
    }
    std::uint64_t value = 0;
    for (const char32_t digit : digits) {
      value = value * 16 + (is_digit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10);
    }
    if (value > 0x10ffff) bad_escape(start);
    return static_cast<char32_t>(value);
  }
  if (c == 'N' && !is_bytes_) {
    if (!match('{')) {
      fail("missing {", 0);
      return 0;
    }
    const std::u32string name = until('}', "character name");
    const auto found = unicode::character_by_name(encode_all(name));
    if (!found) {
      fail("undefined character name " + quoted_text(encode_all(name)), name.size() + 4);
    }
    return found.value_or(0);
  }
  return std::nullopt;
}

std::optional<char32_t> Parser::simple(char32_t c) {
  switch (c) {
    case 'a':
      return '\a';
    case 'f':
      return '\f';
    case 'n':
      return '\n';
    case 'r':
      return '\r';
    case 't':
      return '\t';
    case 'v':
      return '\v';
    case '\\':
      return '\\';
    default:
      return std::nullopt;
  }
}

std::optional<Category> Parser::category(char32_t c) {
  switch (c) {
    case 'd':
      return Category::digit;
    case 'D':
      return Category::not_digit;
    case 's':
      return Category::space;
    case 'S':
      return Category::not_space;
    case 'w':
      return Category::word;
    case 'W':
      return Category::not_word;
    default:
      return std::nullopt;
  }
}

std::optional<Place> Parser::place(char32_t c) {
  switch (c) {
    case 'A':
      return Place::text_start;
    case 'Z':
      return Place::text_end;
    case 'b':
      return Place::boundary;
    case 'B':
      return Place::not_boundary;
    default:
      return std::nullopt;
  }
}

bool Parser::escaped(std::size_t start, char32_t& c) {
  if (at_end()) {
    fail_at("bad escape (end of pattern)", start);
    return false;
  }
  c = text_[position_++];
  return true;
}

char32_t Parser::octal(std::size_t start) {
  char32_t value = 0;
  for (std::size_t i = start + 1; i < position_; ++i) value = value * 8 + (text_[i] - '0');
  if (value > 0377) {
    fail_at("octal escape value " + shown(start, position_) + " outside of range 0-0o377", start);
  }
  return value;
}

Node Parser::escape(std::size_t start, std::uint32_t flags) {
  char32_t c = 0;
  if (!escaped(start, c)) return literal(0, flags);
  if (const auto kind = category(c)) {
    Node node{.type = NodeType::set, .flags = flags};
    node.categories.push_back(*kind);
    return node;
  }
  if (const auto where = place(c)) return at(*where, flags);
  if (const auto plain = simple(c)) return literal(*plain, flags);
  if (const auto code = coded(start, c)) return literal(*code, flags);
  if (c == '0') {
    get_while(2, is_octal);
    return literal(octal(start), flags);
  }
  if (is_digit(c)) return numbered(start, flags);
  if (is_letter(c)) bad_escape(start);
  return literal(c, flags);
}

Node Parser::numbered(std::size_t start, std::uint32_t flags) {
  if (!at_end() && is_digit(text_[position_])) {
    ++position_;
    if (is_octal(text_[start + 1]) && is_octal(text_[start + 2]) && !at_end() &&
        is_octal(text_[position_])) {
      ++position_;
      return literal(octal(start), flags);
    }
  }
  std::uint32_t group = 0;
  for (std::size_t i = start + 1; i < position_; ++i) group = group * 10 + (text_[i] - '0');
  if (group > tree_.groups) {
    fail("invalid group reference " + std::to_string(group), position_ - start - 1);
  } else {
    check_open(group, position_ - start);
  }
  return reference(group, flags);
}

void Parser::check_open(std::uint32_t group, std::size_t back) {
  if (open_[group]) {
    fail("cannot refer to an open group", back);
  } else if (group > lookbehind_groups_) {
    fail("cannot refer to group defined in the same lookbehind subpattern", back);
  }
}

std::optional<char32_t> Parser::member(std::size_t start, Node& node) {
  char32_t c = text_[position_++];
  if (c != '\\') return c;
  if (!escaped(start, c)) return 0;
  if (const auto kind = category(c)) {
    node.categories.push_back(*kind);
    return std::nullopt;
  }
  if (c == 'b') return '\b';
  if (const auto plain = simple(c)) return plain;
  if (const auto code = coded(start, c)) return code;
  if (is_octal(c)) {
    get_while(2, is_octal);
    return octal(start);
  }
  if (is_digit(c) || is_letter(c)) bad_escape(start);
  return c;
}

Node Parser::set(std::size_t start, std::uint32_t flags) {
  Node node{.type = NodeType::set, .flags = flags};
  node.negated = match('^');
  bool empty = true;
  while (!error_) {
    if (at_end()) {
      fail_at("unterminated character set", start);
      break;
    }
    if (!empty && match(']')) break;
    empty = false;
    const std::size_t first_start = position_;
    const std::optional<char32_t> first = member(first_start, node);
    if (error_ || !match('-')) {
      if (first) node.ranges.push_back({*first, *first});
      continue;
    }
    if (at_end()) {
      fail_at("unterminated character set", start);
      break;
    }
    if (match(']')) {
      if (first) node.ranges.push_back({*first, *first});
      node.ranges.push_back({'-', '-'});
      break;
    }
    const std::optional<char32_t> last = member(position_, node);
    if (error_) break;
    if (!first || !last || *last < *first) {
      fail_at("bad character range " + shown(first_start, position_), first_start);
      break;
    }
    node.ranges.push_back({*first, *last});
  }
  return node;
}

}  // namespace looplane::script::regex
