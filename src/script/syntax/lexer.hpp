#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "script/syntax/identifiers.hpp"
#include "script/syntax/tokenizer.hpp"

namespace looplane::script::syntax {

/// A character of UTF-8 text, and how many bytes it takes.
struct Character {
  std::uint32_t code;
  std::size_t size;
};

/// The character that starts at the index of well-formed text.
Character character_at(std::string_view text, std::size_t index);

/// At least four upper-case digits.
std::string hexadecimal(std::uint32_t code);

/// What may stand before a quote, letter by letter: b, br, rb, u, r, f, fr, rf in either case.
struct StringPrefix {
  bool bytes = false;
  bool unicode = false;
  bool raw = false;
  bool formatted = false;

  /// Takes one more letter, unless no string has such a prefix.
  bool accept(int character);
};

/// Reads the tokens of one source: the work behind tokenize(). CPython's tokenizer (Parser/lexer)
/// decides what is an error, its words and its place.
class Lexer {
 public:
  explicit Lexer(const Source& source) : source_(source), text_(source.text()) {}

  TokenStream run();

 private:
  static constexpr int end_of_text = -1;

  enum class Outcome : std::uint8_t { Done, Again, NextLine };

  struct Indentation {
    std::uint32_t column = 0;
    std::uint32_t alternative = 0;
  };

  /// An f-string that is being read: its text (reading_text) and its fields by turns.
  struct FString {
    char quote;
    std::size_t quote_size;
    bool raw;
    /// Where it starts, for errors.
    std::size_t start;
    std::uint32_t line;
    std::size_t line_start;
    bool reading_text = true;
    bool in_format_spec = false;
    /// How many brackets are open inside it, and how many of them enclose the innermost field.
    int depth = 0;
    int field_depth = -1;
  };

  int next();
  int peek() const;
  void back_up(int character);
  void start_line_if_due();
  void skip_line();
  std::uint32_t cursor_column() const {
    return static_cast<std::uint32_t>(position_ - line_start_);
  }

  void begin_token();
  void emit(TokenKind kind, std::size_t end);
  void emit_unplaced(TokenKind kind);
  void add(Token token);

  void place(SyntaxError& error, std::uint32_t line, std::uint32_t byte_offset,
             std::int32_t end_offset) const;
  void stop(SyntaxError error, bool wins);
  void raise(SyntaxError error);
  /// Raises an error at the cursor. Returns false.
  bool fail(std::string message);
  void fail_between(std::string message, std::size_t start, std::size_t end);
  void fail_at_line_end(SyntaxErrorKind kind, std::string message, std::int32_t offset,
                        std::int32_t end_offset);
  bool fail_of_tabs();

  void read_token();
  void read_ordinary_token();
  void emit_pending_indent();
  bool read_indentation(bool& blank);
  bool compare_indentation(Indentation indentation);
  Outcome read_after_spaces(bool blank);
  Outcome read_end();
  Outcome read_name(int character);
  bool continue_line();
  bool verify_identifier();
  void read_operator(int character);
  bool open_bracket(char character);
  bool close_bracket(char character);

  void read_number(int character);
  void read_number_of_base(int base, const char* name);
  void fail_of_digit(int character, const char* base_name);
  int read_zeros(int character, bool& failed);
  int read_decimal_digits(bool& failed);
  void read_fraction_and_exponent(int character);
  bool verify_end_of_number(int character, const char* kind);

  void read_string(int quote);
  void fail_of_unterminated_string(int quote, std::size_t quote_size, bool escaped_quote);
  std::size_t read_opening_quotes(int quote);
  void start_f_string(int quote, bool raw);
  void read_f_string_text();
  bool read_f_string_end(const FString& f_string);
  void read_f_string_middle();
  void emit_doubled_brace();
  void skip_f_string_escape(const FString& f_string, bool& named_escape);
  void fail_of_unterminated_f_string(const FString& f_string);
  bool inside_f_string_field() const {
    return !f_strings_.empty() && f_strings_.back().field_depth >= 0;
  }
  bool enter_field();
  bool read_f_string_punctuation(int character);

  static bool is_digit(int character) { return character >= '0' && character <= '9'; }
  static bool is_identifier_byte(int character) {
    return character >= 0x80 || is_digit(character) ||
           (character >= 0 && starts_identifier(static_cast<std::uint32_t>(character)));
  }
  static bool is_opening(int character) {
    return character == '(' || character == '[' || character == '{';
  }
  static bool is_closing(int character) {
    return character == ')' || character == ']' || character == '}';
  }
  static bool matches(char opening, char closing) {
    return (opening == '(' && closing == ')') || (opening == '[' && closing == ']') ||
           (opening == '{' && closing == '}');
  }

  const Source& source_;
  const std::string_view text_;
  TokenStream stream_;
  std::size_t position_ = 0;
  std::uint32_t line_ = 1;
  std::size_t line_start_ = 0;
  /// The newline of the current line has been read: the next character begins another.
  bool line_is_over_ = false;
  bool at_line_start_ = true;
  bool done_ = false;
  std::vector<Indentation> indents_ = {Indentation{}};
  int pending_indents_ = 0;
  std::vector<OpenBracket> brackets_;
  std::vector<FString> f_strings_;

  std::size_t token_start_ = 0;
  std::uint32_t token_line_ = 1;
  std::size_t token_line_start_ = 0;
};

}  // namespace looplane::script::syntax
