#include "ui/highlighter.hpp"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

namespace looplane::ui {

namespace {

constexpr std::array<std::string_view, 35> keywords = {
    "False", "None",     "True",  "and",    "as",   "assert", "async",  "await",    "break",
    "class", "continue", "def",   "del",    "elif", "else",   "except", "finally",  "for",
    "from",  "global",   "if",    "import", "in",   "is",     "lambda", "nonlocal", "not",
    "or",    "pass",     "raise", "return", "try",  "while",  "with",   "yield"};
static_assert(std::ranges::is_sorted(keywords));

bool is_digit(char c) { return c >= '0' && c <= '9'; }

/// Letters of every script: a byte of a longer UTF-8 sequence counts as one.
bool is_name(char c) {
  return c == '_' || is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
         static_cast<unsigned char>(c) >= 0x80;
}

bool is_quote(char c) { return c == '"' || c == '\''; }

bool is_blank(char c) { return c == ' ' || c == '\t'; }

/// r, b, u, f and their pairs, in either case.
bool is_string_prefix(std::string_view name) {
  return name.size() <= 2 && std::ranges::all_of(name, [](char c) {
           return std::string_view("rbufRBUF").find(c) != std::string_view::npos;
         });
}

}  // namespace

/// Goes through a text once, carrying over line ends only whether a triple-quoted string is open.
class HighlightedText::Scanner {
 public:
  explicit Scanner(HighlightedText& out) : out_(out), text_(out.text_) {}

  void run() {
    while (true) {
      const std::size_t newline = text_.find('\n', at_);
      end_ = newline == std::string_view::npos ? text_.size() : newline;
      CodeLine line{offset(at_), offset(end_), offset(out_.tokens_.size()), 0};
      scan_line();
      line.last_token = offset(out_.tokens_.size());
      out_.lines_.push_back(line);
      if (newline == std::string_view::npos) return;
      at_ = newline + 1;
    }
  }

 private:
  static std::uint32_t offset(std::size_t value) { return static_cast<std::uint32_t>(value); }

  void scan_line() {
    while (at_ < end_) {
      const std::size_t begin = at_;
      const Token::Kind kind = scan_token();
      if (kind != Token::Kind::plain || !is_blank(text_[begin])) {
        out_.tokens_.push_back({offset(begin), offset(at_), kind});
      }
    }
  }

  Token::Kind scan_token() {
    using enum Token::Kind;
    const char c = text_[at_];
    if (open_quote_) return rest_of_triple_string(*open_quote_);
    if (is_blank(c)) return skip_while(is_blank), plain;
    if (c == '#') return at_ = end_, comment;
    if (is_quote(c)) return string_from_quote();
    if (is_digit(c) || (c == '.' && at_ + 1 < end_ && is_digit(text_[at_ + 1]))) {
      skip_while([](char d) { return is_name(d) || d == '.'; });
      return number;
    }
    if (is_name(c)) return name();
    ++at_;
    return plain;
  }

  Token::Kind name() {
    const std::size_t begin = at_;
    skip_while(is_name);
    const std::string_view word = text_.substr(begin, at_ - begin);
    if (at_ < end_ && is_quote(text_[at_]) && is_string_prefix(word)) return string_from_quote();
    if (std::ranges::binary_search(keywords, word)) return Token::Kind::keyword;
    const bool called = at_ < end_ && text_[at_] == '(';
    return called ? Token::Kind::function : Token::Kind::plain;
  }

  Token::Kind string_from_quote() {
    const char quote = text_[at_];
    if (text_.substr(at_, 3) == std::string(3, quote) && at_ + 3 <= end_) {
      at_ += 3;
      return rest_of_triple_string(quote);
    }
    for (++at_; at_ < end_ && text_[at_] != quote; ++at_) {
      if (text_[at_] == '\\') ++at_;
    }
    at_ = std::min(at_ + 1, end_);
    return Token::Kind::string;
  }

  Token::Kind rest_of_triple_string(char quote) {
    const std::string close(3, quote);
    open_quote_ = quote;
    for (; at_ < end_; ++at_) {
      if (text_[at_] == '\\') {
        ++at_;
      } else if (at_ + 3 <= end_ && text_.substr(at_, 3) == close) {
        at_ += 3;
        open_quote_.reset();
        break;
      }
    }
    at_ = std::min(at_, end_);
    return Token::Kind::string;
  }

  template <class Predicate>
  void skip_while(Predicate predicate) {
    while (at_ < end_ && predicate(text_[at_])) ++at_;
  }

  HighlightedText& out_;
  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t end_ = 0;  ///< Of the line being read.
  std::optional<char> open_quote_;
};

void HighlightedText::assign(std::string text) {
  text_ = std::move(text);
  lines_.clear();
  tokens_.clear();
  Scanner(*this).run();
}

std::size_t HighlightedText::line_of(std::size_t offset) const {
  const auto after = std::ranges::upper_bound(lines_, offset, {}, &CodeLine::begin);
  return static_cast<std::size_t>(after - lines_.begin()) - 1;
}

}  // namespace looplane::ui
