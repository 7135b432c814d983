#include "script/modules/re/parser.hpp"
#include "script/values/utf8.hpp"

// Patterns: sequences of items, and how often each comes.

namespace looplane::script::regex {

static constexpr int deepest = 400;

std::optional<ParseError> Parser::run() {
  tree_.groups = 0;
  open_.assign(1, false);
  Node root = alternatives(flags_, true, 0);
  if (!error_ && !at_end()) fail("unbalanced parenthesis", 0);
  for (const auto& [group, place] : conditions_) {
    if (!error_ && group > tree_.groups) {
      fail_at("invalid group reference " + std::to_string(group), place);
    }
  }
  tree_.root = std::move(root);
  tree_.flags = flags_;
  return std::move(error_);
}

void Parser::fail_at(std::string message, std::size_t position) {
  if (error_) return;
  // The tokenizer is one token ahead: it sees a lone backslash at the end first.
  if (ends_in_backslash() && position_ + 1 >= text_.size()) {
    message = "bad escape (end of pattern)";
    position = text_.size() - 1;
  }
  error_ = ParseError{std::move(message), static_cast<std::int64_t>(position)};
  position_ = text_.size();
}

bool Parser::ends_in_backslash() const {
  const auto last_other = text_.find_last_not_of(U'\\');
  const std::size_t others = last_other == text_.npos ? 0 : last_other + 1;
  return (text_.size() - others) % 2 == 1;
}

std::u32string Parser::token(char32_t c) {
  std::u32string result(1, c);
  if (c == '\\' && !at_end()) result += text_[position_++];
  return result;
}

void Parser::unknown_extension(std::string_view known, char32_t c) {
  const std::u32string found = token(c);
  fail("unknown extension " + std::string(known) + encode_all(found), known.size() + found.size());
}

std::string Parser::shown(std::size_t start, std::size_t end) const {
  return encode_all(text_.substr(start, end - start));
}

Node Parser::alternatives(std::uint32_t flags, bool first, int depth) {
  Node choice{.type = NodeType::choice, .flags = flags};
  if (depth > deepest) {
    fail("too deep", 0);
    if (error_) error_->too_deep = true;
    return choice;
  }
  do {
    choice.children.push_back(sequence(flags, first && choice.children.empty(), depth));
    if (first) flags |= flags_;
  } while (match('|'));
  if (choice.children.size() == 1) {
    Node only = std::move(choice.children.front());
    return only;
  }
  return choice;
}

void Parser::skip_space() {
  while (!at_end()) {
    const char32_t c = text_[position_];
    if (c == '#') {
      while (!at_end() && text_[position_] != '\n') ++position_;
    } else if (c == ' ' || (c >= '\t' && c <= '\r')) {
      ++position_;
    } else {
      return;
    }
  }
}

Node Parser::sequence(std::uint32_t flags, bool first, int depth) {
  Node sequence{.type = NodeType::sequence, .flags = flags};
  std::vector<Node>& items = sequence.children;
  while (!error_) {
    if ((flags & verbose) != 0) skip_space();
    if (at_end() || next_is('|') || next_is(')')) break;
    const std::size_t start = position_;
    const char32_t c = text_[position_++];
    switch (c) {
      case '\\':
        items.push_back(escape(start, flags));
        break;
      case '[':
        items.push_back(set(start, flags));
        break;
      case '*':
      case '+':
      case '?':
      case '{':
        if (!repeat(c, start, items, flags)) items.push_back(literal('{', flags));
        break;
      case '.':
        items.push_back(Node{.type = NodeType::any, .flags = flags});
        break;
      case '^':
        items.push_back(at(Place::line_start, flags));
        break;
      case '$':
        items.push_back(at(Place::line_end, flags));
        break;
      case '(':
        bracket(start, items, flags, first, depth);
        break;
      default:
        items.push_back(literal(c, flags));
        break;
    }
  }
  return sequence;
}

std::uint32_t Parser::number(std::u32string_view digits) {
  std::uint64_t value = 0;
  for (const char32_t c : digits) {
    value = value * 10 + (c - '0');
    if (value >= unlimited) {
      fail("the repetition number is too large", 0);
      if (error_) error_->too_large = true;
      return 0;
    }
  }
  return static_cast<std::uint32_t>(value);
}

bool Parser::repeat(char32_t c, std::size_t start, std::vector<Node>& items, std::uint32_t flags) {
  const std::size_t here = position_;
  Node node{.type = NodeType::repeat, .flags = flags};
  node.most = c == '?' ? 1 : unlimited;
  node.least = c == '+' ? 1 : 0;
  if (c == '{') {
    if (next_is('}')) return false;
    const std::u32string_view low = get_while(SIZE_MAX, is_digit);
    const bool comma = match(',');
    const std::u32string_view high = comma ? get_while(SIZE_MAX, is_digit) : low;
    if (!match('}')) {
      position_ = here;
      return false;
    }
    if (!low.empty()) node.least = number(low);
    if (!high.empty()) node.most = number(high);
    if (node.most < node.least) {
      fail_at("min repeat greater than max repeat", here);
      return true;
    }
  }
  if (items.empty() || items.back().type == NodeType::position) {
    fail_at("nothing to repeat", start);
    return true;
  }
  if (items.back().type == NodeType::repeat) {
    fail_at("multiple repeat", start);
    return true;
  }
  if (match('?')) {
    node.greed = Greed::lazy;
  } else if (match('+')) {
    node.greed = Greed::possessive;
  }
  node.children.push_back(std::move(items.back()));
  items.back() = std::move(node);
  return true;
}

std::optional<ParseError> parse(std::u32string_view pattern, std::uint32_t flags, bool is_bytes,
                                Tree& tree) {
  Parser parser(pattern, flags, is_bytes, tree);
  std::optional<ParseError> error = parser.run();
  if (parser.needs_verbose()) {
    tree = Tree();
    return Parser(pattern, parser.flags(), is_bytes, tree).run();
  }
  return error;
}

}  // namespace looplane::script::regex
