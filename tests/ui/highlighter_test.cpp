#include "ui/highlighter.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <utility>
#include <vector>

using looplane::ui::HighlightedText;
using looplane::ui::Token;

namespace {

using Piece = std::pair<Token::Kind, std::string>;

/// The tokens of line `index` that are not plain.
std::vector<Piece> coloured(const std::string& text, std::size_t index = 0) {
  HighlightedText code;
  code.assign(text);
  std::vector<Piece> pieces;
  const auto& line = code.lines().at(index);
  for (std::size_t i = line.first_token; i < line.last_token; ++i) {
    const Token& token = code.tokens()[i];
    if (token.kind == Token::Kind::plain) continue;
    pieces.emplace_back(token.kind, text.substr(token.begin, token.end - token.begin));
  }
  return pieces;
}

constexpr auto keyword = Token::Kind::keyword;
constexpr auto string = Token::Kind::string;
constexpr auto number = Token::Kind::number;
constexpr auto comment = Token::Kind::comment;
constexpr auto function = Token::Kind::function;

}  // namespace

TEST_CASE("keywords, calls and numbers have their colours") {
  CHECK(coloured("async def main(): return 1_000 + x.y(0x1f) + .5") ==
        std::vector<Piece>{{keyword, "async"},
                           {keyword, "def"},
                           {function, "main"},
                           {keyword, "return"},
                           {number, "1_000"},
                           {function, "y"},
                           {number, "0x1f"},
                           {number, ".5"}});
}

TEST_CASE("a name that begins like a keyword is a name") {
  CHECK(coloured("define = island").empty());
}

TEST_CASE("strings keep their prefixes, escapes and quotes") {
  CHECK(coloured(R"(f'a {b}' rb"\"" 'it''s')") ==
        std::vector<Piece>{
            {string, "f'a {b}'"}, {string, R"(rb"\"")"}, {string, "'it'"}, {string, "'s'"}});
}

TEST_CASE("a string that is not closed ends with its line") {
  CHECK(coloured("print('half\nx = 1") ==
        std::vector<Piece>{{function, "print"}, {string, "'half"}});
  CHECK(coloured("print('half\nx = 1", 1) == std::vector<Piece>{{number, "1"}});
  CHECK(coloured("'\\") == std::vector<Piece>{{string, "'\\"}});
}

TEST_CASE("a triple-quoted string goes on over lines") {
  const std::string text = "'''one\n# two ' ''\nthree''' + 4";
  CHECK(coloured(text, 0) == std::vector<Piece>{{string, "'''one"}});
  CHECK(coloured(text, 1) == std::vector<Piece>{{string, "# two ' ''"}});
  CHECK(coloured(text, 2) == std::vector<Piece>{{string, "three'''"}, {number, "4"}});
}

TEST_CASE("a comment reaches to the end of its line, and a # in a string is none") {
  CHECK(coloured("x = '#'  # why 'not'") ==
        std::vector<Piece>{{string, "'#'"}, {comment, "# why 'not'"}});
}

TEST_CASE("letters of every script make names") { CHECK(coloured("größe = 世界").empty()); }

TEST_CASE("the line of an offset") {
  HighlightedText code;
  CHECK(code.lines().size() == 1);
  CHECK(code.line_of(0) == 0);
  code.assign("ab\n\ncd\n");
  CHECK(code.lines().size() == 4);
  CHECK(code.line_of(2) == 0);
  CHECK(code.line_of(3) == 1);
  CHECK(code.line_of(4) == 2);
  CHECK(code.line_of(7) == 3);
}
