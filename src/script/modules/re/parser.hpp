#pragma once

#include "script/modules/re/tree.hpp"

namespace looplane::script::regex {

inline bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
inline bool is_octal(char32_t c) { return c >= '0' && c <= '7'; }
inline bool is_hex(char32_t c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}
inline bool is_letter(char32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }

inline constexpr std::uint32_t most_groups = 1'000'000;

/// Reads one pattern as re._parser reads it: the same errors at the same places.
class Parser {
 public:
  Parser(std::u32string_view text, std::uint32_t flags, bool is_bytes, Tree& tree)
      : text_(text), is_bytes_(is_bytes), flags_(flags), tree_(tree) {}

  std::optional<ParseError> run();
  /// (?x) turned up after the text before it was read without it.
  [[nodiscard]] bool needs_verbose() const { return needs_verbose_; }
  [[nodiscard]] std::uint32_t flags() const { return flags_; }

 private:
  // parse.cpp: characters

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
  void fail_at(std::string message, std::size_t position);
  [[nodiscard]] bool ends_in_backslash() const;
  /// A token for a message: an escape is one of two characters.
  std::u32string token(char32_t c);
  void unknown_extension(std::string_view known, char32_t c);
  [[nodiscard]] std::string shown(std::size_t start, std::size_t end) const;

  // parse.cpp: sequences and repetition

  Node alternatives(std::uint32_t flags, bool first, int depth);
  void skip_space();
  Node sequence(std::uint32_t flags, bool first, int depth);
  static Node literal(char32_t c, std::uint32_t flags) {
    return Node{.type = NodeType::literal, .flags = flags, .character = c};
  }
  static Node at(Place place, std::uint32_t flags) {
    return Node{.type = NodeType::position, .flags = flags, .place = place};
  }
  std::uint32_t number(std::u32string_view digits);
  /// false: it is only a brace.
  bool repeat(char32_t c, std::size_t start, std::vector<Node>& items, std::uint32_t flags);

  // parse_escapes.cpp: escapes and sets

  void bad_escape(std::size_t start);
  /// \x, \u, \U and \N, in and outside of sets. Nothing: it is none of these.
  std::optional<char32_t> coded(std::size_t start, char32_t c);
  static std::optional<char32_t> simple(char32_t c);
  static std::optional<Category> category(char32_t c);
  static std::optional<Place> place(char32_t c);
  /// The character behind a backslash; false at the end of the pattern.
  bool escaped(std::size_t start, char32_t& c);
  char32_t octal(std::size_t start);
  Node escape(std::size_t start, std::uint32_t flags);
  /// \1 to \99, or an octal number of three digits.
  Node numbered(std::size_t start, std::uint32_t flags);
  static Node reference(std::uint32_t group, std::uint32_t flags) {
    return Node{.type = NodeType::reference, .flags = flags, .number = group};
  }
  void check_open(std::uint32_t group, std::size_t back);
  /// One member of a set: a character, or (nothing) a category that was added.
  std::optional<char32_t> member(std::size_t start, Node& node);
  Node set(std::size_t start, std::uint32_t flags);

  // parse_groups.cpp: what begins with a bracket

  std::u32string until(char32_t terminator, const char* what);
  std::string group_name(char32_t terminator);
  std::uint32_t known_group(const std::string& name);
  void close(std::size_t start);
  void bracket(std::size_t start, std::vector<Node>& items, std::uint32_t& flags, bool first,
               int depth);
  Node plain(std::size_t start, std::uint32_t flags, int depth);
  Node group(std::size_t start, const std::string& name, std::uint32_t flags, int depth);
  void named(std::size_t start, std::vector<Node>& items, std::uint32_t flags, int depth);
  void comment(std::size_t start);
  void look(char32_t c, std::size_t start, std::vector<Node>& items, std::uint32_t flags,
            int depth);
  void condition(std::size_t start, std::vector<Node>& items, std::uint32_t flags, int depth);
  void unknown_flag(char32_t c, const char* missing);
  void inline_flags(char32_t c, std::size_t start, std::vector<Node>& items, std::uint32_t& flags,
                    bool first, int depth);
  bool removed_flags(std::uint32_t& removed);
  void global_flags(std::uint32_t added, std::size_t start, const std::vector<Node>& items,
                    std::uint32_t& flags, bool first);

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

}  // namespace looplane::script::regex
