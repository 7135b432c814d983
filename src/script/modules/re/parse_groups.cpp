#include "script/modules/re/parser.hpp"
#include "script/values/quoting.hpp"
#include "script/values/unicode.hpp"
#include "script/values/utf8.hpp"

// What begins with ( in a pattern: groups, looks, conditions and inline flags.

namespace looplane::script::regex {

namespace {

constexpr std::uint32_t type_flags = ascii | locale | unicode_flag;

/// The inline flag of a letter; 0: there is none.
std::uint32_t flag_of(char32_t c) {
  switch (c) {
    case 'i':
      return ignore_case;
    case 'L':
      return locale;
    case 'm':
      return multiline;
    case 's':
      return dot_all;
    case 'x':
      return verbose;
    case 'a':
      return ascii;
    case 'u':
      return unicode_flag;
    default:
      return 0;
  }
}

bool is_identifier(std::u32string_view name) {
  for (std::size_t i = 0; i < name.size(); ++i) {
    const int wanted = i == 0 ? unicode::identifier_start : unicode::identifier_continue;
    if (name[i] != '_' && !unicode::has(name[i], wanted)) return false;
  }
  return !name.empty();
}

}  // namespace

std::u32string Parser::until(char32_t terminator, const char* what) {
  std::u32string result;
  for (;;) {
    if (at_end()) {
      if (result.empty()) {
        fail(std::string("missing ") + what, 0);
      } else {
        fail("missing " + encode_all(std::u32string(1, terminator)) + ", unterminated name",
             result.size());
      }
      return result;
    }
    const char32_t c = text_[position_++];
    if (c == terminator) {
      if (result.empty()) fail(std::string("missing ") + what, 1);
      return result;
    }
    result += c;
  }
}

std::string Parser::group_name(char32_t terminator) {
  const std::u32string name = until(terminator, "group name");
  const std::string text = encode_all(name);
  if (!error_ && !is_identifier(name)) {
    fail("bad character in group name " + quoted_text(text), name.size() + 1);
  }
  return text;
}

std::uint32_t Parser::known_group(const std::string& name) {
  for (const auto& [known, group] : tree_.names) {
    if (known == name) return group;
  }
  fail("unknown group name " + quoted_text(name), count_code_points(name) + 1);
  return 0;
}

void Parser::close(std::size_t start) {
  if (!error_ && !match(')')) fail_at("missing ), unterminated subpattern", start);
}

void Parser::bracket(std::size_t start, std::vector<Node>& items, std::uint32_t& flags, bool first,
                     int depth) {
  if (!match('?')) {
    items.push_back(group(start, "", flags, depth));
    return;
  }
  if (at_end()) return fail("unexpected end of pattern", 0);
  const char32_t c = text_[position_++];
  switch (c) {
    case 'P':
      return named(start, items, flags, depth);
    case ':':
      items.push_back(plain(start, flags, depth));
      return;
    case '#':
      return comment(start);
    case '=':
    case '!':
    case '<':
      return look(c, start, items, flags, depth);
    case '(':
      return condition(start, items, flags, depth);
    case '>': {
      Node atomic{.type = NodeType::atomic, .flags = flags};
      atomic.children.push_back(plain(start, flags, depth));
      items.push_back(std::move(atomic));
      return;
    }
    default:
      break;
  }
  if (flag_of(c) == 0 && c != '-') {
    return unknown_extension("?", c);
  }
  inline_flags(c, start, items, flags, first, depth);
}

Node Parser::plain(std::size_t start, std::uint32_t flags, int depth) {
  Node node{.type = NodeType::group, .flags = flags};
  node.children.push_back(alternatives(flags, false, depth + 1));
  close(start);
  return node;
}

Node Parser::group(std::size_t start, const std::string& name, std::uint32_t flags, int depth) {
  Node node{.type = NodeType::group, .flags = flags};
  const std::uint32_t number = ++tree_.groups;
  if (number >= most_groups) fail("too many groups", 0);
  open_.push_back(true);
  if (!name.empty()) {
    for (const auto& [known, other] : tree_.names) {
      if (known != name) continue;
      fail("redefinition of group name " + quoted_text(name) + " as group " +
               std::to_string(number) + "; was group " + std::to_string(other),
           count_code_points(name) + 1);
    }
    tree_.names.emplace_back(name, number);
  }
  node.number = number;
  node.children.push_back(alternatives(flags, false, depth + 1));
  close(start);
  open_[number] = false;
  if (tree_.widths.size() <= number) tree_.widths.resize(number + 1);
  tree_.widths[number] = width(node, tree_);
  return node;
}

void Parser::named(std::size_t start, std::vector<Node>& items, std::uint32_t flags, int depth) {
  if (match('<')) {
    const std::string name = group_name('>');
    if (!error_) items.push_back(group(start, name, flags, depth));
    return;
  }
  if (match('=')) {
    const std::string name = group_name(')');
    if (error_) return;
    const std::uint32_t number = known_group(name);
    if (!error_) check_open(number, count_code_points(name) + 1);
    items.push_back(reference(number, flags));
    return;
  }
  if (at_end()) return fail("unexpected end of pattern", 0);
  const char32_t c = text_[position_++];
  unknown_extension("?P", c);
}

void Parser::comment(std::size_t start) {
  for (;;) {
    if (at_end()) return fail_at("missing ), unterminated comment", start);
    if (text_[position_++] == ')') return;
  }
}

void Parser::look(char32_t c, std::size_t start, std::vector<Node>& items, std::uint32_t flags,
                  int depth) {
  Node node{.type = NodeType::look, .flags = flags};
  const std::uint32_t outside = lookbehind_groups_;
  if (c == '<') {
    if (at_end()) return fail("unexpected end of pattern", 0);
    c = text_[position_++];
    if (c != '=' && c != '!') {
      return unknown_extension("?<", c);
    }
    node.behind = true;
    if (outside == unlimited) lookbehind_groups_ = tree_.groups;
  }
  node.negated = c == '!';
  node.children.push_back(alternatives(flags, false, depth + 1));
  lookbehind_groups_ = outside;
  close(start);
  if (node.behind && !error_) {
    const auto [shortest, longest] = width(node.children.front(), tree_);
    if (shortest != longest) {
      error_ = ParseError{"look-behind requires fixed-width pattern"};
      return;
    }
  }
  items.push_back(std::move(node));
}

void Parser::condition(std::size_t start, std::vector<Node>& items, std::uint32_t flags,
                       int depth) {
  const std::u32string name = until(')', "group name");
  if (error_) return;
  Node node{.type = NodeType::condition, .flags = flags};
  bool decimal = true;
  for (const char32_t c : name) decimal = decimal && is_digit(c);
  if (decimal) {
    std::uint64_t number = 0;
    for (const char32_t c : name)
      number = std::min<std::uint64_t>(number * 10 + (c - '0'), unlimited);
    if (number == 0) return fail("bad group number", name.size() + 1);
    if (number >= most_groups) {
      return fail("invalid group reference " + encode_all(name), name.size() + 1);
    }
    node.number = static_cast<std::uint32_t>(number);
    conditions_.emplace_back(node.number, position_ - name.size() - 1);
  } else {
    if (!is_identifier(name)) {
      return fail("bad character in group name " + quoted_text(encode_all(name)), name.size() + 1);
    }
    node.number = known_group(encode_all(name));
    if (error_) return;
  }
  node.children.push_back(sequence(flags, false, depth + 1));
  if (match('|')) {
    node.children.push_back(sequence(flags, false, depth + 1));
    if (next_is('|')) return fail("conditional backref with more than two branches", 0);
  }
  close(start);
  items.push_back(std::move(node));
}

void Parser::unknown_flag(char32_t c, const char* missing) {
  fail(unicode::has(c, unicode::alpha) ? "unknown flag" : missing, 1);
}

void Parser::inline_flags(char32_t c, std::size_t start, std::vector<Node>& items,
                          std::uint32_t& flags, bool first, int depth) {
  std::uint32_t added = 0;
  std::uint32_t removed = 0;
  while (c != '-' && c != ':' && c != ')') {
    const std::uint32_t flag = flag_of(c);
    if (flag == 0) return unknown_flag(c, "missing -, : or )");
    if (!is_bytes_ && c == 'L') {
      return fail("bad inline flags: cannot use 'L' flag with a str pattern", 0);
    }
    if (is_bytes_ && c == 'u') {
      return fail("bad inline flags: cannot use 'u' flag with a bytes pattern", 0);
    }
    added |= flag;
    if ((flag & type_flags) != 0 && (added & type_flags) != flag) {
      return fail("bad inline flags: flags 'a', 'u' and 'L' are incompatible", 0);
    }
    if (at_end()) return fail("missing -, : or )", 0);
    c = text_[position_++];
  }
  if (c == ')') return global_flags(added, start, items, flags, first);
  if (c == '-' && !removed_flags(removed)) return;
  if ((added & removed) != 0) return fail("bad inline flags: flag turned on and off", 1);
  std::uint32_t inside = flags;
  if ((added & type_flags) != 0) inside &= ~type_flags;
  inside = (inside | added) & ~removed;
  items.push_back(plain(start, inside, depth));
}

bool Parser::removed_flags(std::uint32_t& removed) {
  if (at_end()) return fail("missing flag", 0), false;
  char32_t c = text_[position_++];
  if (flag_of(c) == 0) return unknown_flag(c, "missing flag"), false;
  for (;;) {
    const std::uint32_t flag = flag_of(c);
    if ((flag & type_flags) != 0) {
      return fail("bad inline flags: cannot turn off flags 'a', 'u' and 'L'", 0), false;
    }
    removed |= flag;
    if (at_end()) return fail("missing :", 0), false;
    c = text_[position_++];
    if (c == ':') return true;
    if (flag_of(c) == 0) return unknown_flag(c, "missing :"), false;
  }
}

void Parser::global_flags(std::uint32_t added, std::size_t start, const std::vector<Node>& items,
                          std::uint32_t& flags, bool first) {
  if (!first || !items.empty()) {
    return fail_at("global flags not at the start of the expression", start);
  }
  if ((added & verbose) != 0 && (flags_ & verbose) == 0) needs_verbose_ = true;
  flags_ |= added;
  flags |= added;
}

}  // namespace looplane::script::regex
