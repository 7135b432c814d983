#include "script/modules/re/tree.hpp"
#include "script/values/quoting.hpp"
#include "script/values/unicode.hpp"
#include "script/values/utf8.hpp"

// Patterns are read as re._parser reads them: the same errors at the same places.

namespace looplane::script::regex {

namespace {

constexpr std::uint32_t type_flags = ascii | locale | unicode_flag;
constexpr std::uint32_t most_groups = 1'000'000;
constexpr int deepest = 400;

bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
bool is_octal(char32_t c) { return c >= '0' && c <= '7'; }
bool is_hex(char32_t c) { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }
bool is_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

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

class Parser {
 public:
  Parser(std::u32string_view text, std::uint32_t flags, bool is_bytes, Tree& tree)
      : text_(text), is_bytes_(is_bytes), flags_(flags), tree_(tree) {}

  std::optional<ParseError> run() {
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
  /// (?x) turned up after the text before it was read without it.
  [[nodiscard]] bool needs_verbose() const { return needs_verbose_; }
  [[nodiscard]] std::uint32_t flags() const { return flags_; }

 private:
  // --- Reading characters -----------------------------------------------------------------------

  [[nodiscard]] bool at_end() const { return position_ >= text_.size(); }
  /// Whether the next token is this character and no escape.
  [[nodiscard]] bool next_is(char32_t c) const { return !at_end() && text_[position_] == c; }
  bool match(char32_t c) {
    if (!next_is(c)) return false;
    ++position_;
    return true;
  }
  template <class Test>
  std::u32string_view get_while(std::size_t most, Test test) {
    const std::size_t start = position_;
    while (!at_end() && position_ - start < most && test(text_[position_])) ++position_;
    return text_.substr(start, position_ - start);
  }

  /// The error, `back` characters before the next one.
  void fail(std::string message, std::size_t back) {
    fail_at(std::move(message), position_ - back);
  }
  void fail_at(std::string message, std::size_t position) {
    if (error_) return;
    // The tokenizer is one token ahead: it sees a lone backslash at the end first.
    if (ends_in_backslash() && position_ + 1 >= text_.size()) {
      message = "bad escape (end of pattern)";
      position = text_.size() - 1;
    }
    error_ = ParseError{std::move(message), static_cast<std::int64_t>(position)};
    position_ = text_.size();
  }
  [[nodiscard]] bool ends_in_backslash() const {
    const auto last_other = text_.find_last_not_of(U'\\');
    const std::size_t others = last_other == text_.npos ? 0 : last_other + 1;
    return (text_.size() - others) % 2 == 1;
  }
  /// A token for a message: an escape is one of two characters.
  std::u32string token(char32_t c) {
    std::u32string result(1, c);
    if (c == '\\' && !at_end()) result += text_[position_++];
    return result;
  }
  void unknown_extension(std::string_view known, char32_t c) {
    const std::u32string found = token(c);
    fail("unknown extension " + std::string(known) + encode_all(found),
         known.size() + found.size());
  }
  [[nodiscard]] std::string shown(std::size_t start, std::size_t end) const {
    return encode_all(text_.substr(start, end - start));
  }

  // --- Sequences --------------------------------------------------------------------------------

  Node alternatives(std::uint32_t flags, bool first, int depth) {
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

  void skip_space() {
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

  Node sequence(std::uint32_t flags, bool first, int depth) {
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

  static Node literal(char32_t c, std::uint32_t flags) {
    return Node{.type = NodeType::literal, .flags = flags, .character = c};
  }
  static Node at(Place place, std::uint32_t flags) {
    return Node{.type = NodeType::position, .flags = flags, .place = place};
  }

  // --- Repetition -------------------------------------------------------------------------------

  std::uint32_t number(std::u32string_view digits) {
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

  /// false: it is only a brace.
  bool repeat(char32_t c, std::size_t start, std::vector<Node>& items, std::uint32_t flags) {
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

  // --- Escapes ----------------------------------------------------------------------------------

  void bad_escape(std::size_t start) { fail_at("bad escape " + shown(start, position_), start); }

  /// \x, \u, \U and \N, in and outside of sets. Nothing: it is none of these.
  std::optional<char32_t> coded(std::size_t start, char32_t c) {
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
      fail("undefined character name " + quoted_text(encode_all(name)), name.size() + 4);
      return 0;
    }
    return std::nullopt;
  }

  static std::optional<char32_t> simple(char32_t c) {
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

  static std::optional<Category> category(char32_t c) {
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

  static std::optional<Place> place(char32_t c) {
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

  /// The character behind a backslash; false at the end of the pattern.
  bool escaped(std::size_t start, char32_t& c) {
    if (at_end()) {
      fail_at("bad escape (end of pattern)", start);
      return false;
    }
    c = text_[position_++];
    return true;
  }

  char32_t octal(std::size_t start) {
    char32_t value = 0;
    for (std::size_t i = start + 1; i < position_; ++i) value = value * 8 + (text_[i] - '0');
    if (value > 0377) {
      fail_at("octal escape value " + shown(start, position_) + " outside of range 0-0o377", start);
    }
    return value;
  }

  Node escape(std::size_t start, std::uint32_t flags) {
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

  /// \1 to \99, or an octal number of three digits.
  Node numbered(std::size_t start, std::uint32_t flags) {
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

  static Node reference(std::uint32_t group, std::uint32_t flags) {
    return Node{.type = NodeType::reference, .flags = flags, .number = group};
  }

  void check_open(std::uint32_t group, std::size_t back) {
    if (open_[group]) {
      fail("cannot refer to an open group", back);
    } else if (group > lookbehind_groups_) {
      fail("cannot refer to group defined in the same lookbehind subpattern", back);
    }
  }

  // --- Sets -------------------------------------------------------------------------------------

  /// One member of a set: a character, or (nothing) a category that was added.
  std::optional<char32_t> member(std::size_t start, Node& node) {
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

  Node set(std::size_t start, std::uint32_t flags) {
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

  // --- Brackets ---------------------------------------------------------------------------------

  std::u32string until(char32_t terminator, const char* what) {
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

  std::string group_name(char32_t terminator) {
    const std::u32string name = until(terminator, "group name");
    const std::string text = encode_all(name);
    if (!error_ && !is_identifier(name)) {
      fail("bad character in group name " + quoted_text(text), name.size() + 1);
    }
    return text;
  }

  std::uint32_t known_group(const std::string& name) {
    for (const auto& [known, group] : tree_.names) {
      if (known == name) return group;
    }
    fail("unknown group name " + quoted_text(name), count_code_points(name) + 1);
    return 0;
  }

  void close(std::size_t start) {
    if (!error_ && !match(')')) fail_at("missing ), unterminated subpattern", start);
  }

  void bracket(std::size_t start, std::vector<Node>& items, std::uint32_t& flags, bool first,
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

  Node plain(std::size_t start, std::uint32_t flags, int depth) {
    Node node{.type = NodeType::group, .flags = flags};
    node.children.push_back(alternatives(flags, false, depth + 1));
    close(start);
    return node;
  }

  Node group(std::size_t start, const std::string& name, std::uint32_t flags, int depth) {
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

  void named(std::size_t start, std::vector<Node>& items, std::uint32_t flags, int depth) {
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

  void comment(std::size_t start) {
    for (;;) {
      if (at_end()) return fail_at("missing ), unterminated comment", start);
      if (text_[position_++] == ')') return;
    }
  }

  void look(char32_t c, std::size_t start, std::vector<Node>& items, std::uint32_t flags,
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

  void condition(std::size_t start, std::vector<Node>& items, std::uint32_t flags, int depth) {
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
        return fail("bad character in group name " + quoted_text(encode_all(name)),
                    name.size() + 1);
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

  // --- Inline flags -----------------------------------------------------------------------------

  void unknown_flag(char32_t c, const char* missing) {
    fail(unicode::has(c, unicode::alpha) ? "unknown flag" : missing, 1);
  }

  void inline_flags(char32_t c, std::size_t start, std::vector<Node>& items, std::uint32_t& flags,
                    bool first, int depth) {
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

  bool removed_flags(std::uint32_t& removed) {
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

  void global_flags(std::uint32_t added, std::size_t start, const std::vector<Node>& items,
                    std::uint32_t& flags, bool first) {
    if (!first || !items.empty()) {
      return fail_at("global flags not at the start of the expression", start);
    }
    if ((added & verbose) != 0 && (flags_ & verbose) == 0) needs_verbose_ = true;
    flags_ |= added;
    flags |= added;
  }

  std::u32string_view text_;
  bool is_bytes_;
  std::uint32_t flags_;
  Tree& tree_;
  std::size_t position_ = 0;
  std::optional<ParseError> error_;
  std::vector<bool> open_;                       ///< By group: its bracket has not been closed yet.
  std::uint32_t lookbehind_groups_ = unlimited;  ///< Groups that a look-behind may refer to.
  std::vector<std::pair<std::uint32_t, std::size_t>> conditions_;
  bool needs_verbose_ = false;
};

}  // namespace

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

using Width = std::pair<std::uint64_t, std::uint64_t>;

static std::uint64_t times(std::uint64_t a, std::uint64_t b) {
  if (a == 0 || b == 0) return 0;
  return a > unlimited / b ? unlimited : a * b;
}

Width width(const Node& node, const Tree& tree) {
  switch (node.type) {
    case NodeType::literal:
    case NodeType::any:
    case NodeType::set:
      return {1, 1};
    case NodeType::position:
    case NodeType::look:
      return {0, 0};
    case NodeType::reference:
      return node.number < tree.widths.size() ? tree.widths[node.number] : Width{0, unlimited};
    case NodeType::repeat: {
      const Width inner = width(node.children.front(), tree);
      return {times(inner.first, node.least), times(inner.second, node.most)};
    }
    case NodeType::choice:
    case NodeType::condition: {
      Width result = node.type == NodeType::condition && node.children.size() == 1
                         ? Width{0, 0}
                         : Width{unlimited, 0};
      for (const Node& child : node.children) {
        const Width inner = width(child, tree);
        result.first = std::min(result.first, inner.first);
        result.second = std::max(result.second, inner.second);
      }
      return result;
    }
    default: {
      Width result{0, 0};
      for (const Node& child : node.children) {
        const Width inner = width(child, tree);
        result.first = std::min<std::uint64_t>(result.first + inner.first, unlimited);
        result.second = std::min<std::uint64_t>(result.second + inner.second, unlimited);
      }
      return result;
    }
  }
}

}  // namespace looplane::script::regex
