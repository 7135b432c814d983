#include "ui/breakpoints.hpp"

#include <catch2/catch_test_macros.hpp>
#include <string>
#include <vector>

namespace looplane::ui {

namespace {

constexpr std::string_view file = "main.py";
const std::string four_lines = "one\ntwo\nthree\nfour\n";

/// Where breakpoints on lines 2 and 4 are after an edit of `four_lines`.
std::vector<int> after(std::string_view text) {
  Breakpoints breakpoints;
  breakpoints.toggle(file, 4);
  breakpoints.toggle(file, 2);
  breakpoints.follow_edit(file, four_lines, text);
  return breakpoints.lines_of(file);
}

using Lines = std::vector<int>;

}  // namespace

TEST_CASE("a breakpoint is set and cleared, in one file of several") {
  Breakpoints breakpoints;
  CHECK(breakpoints.toggle("util.py", 3));
  CHECK(breakpoints.toggle(file, 7));
  CHECK(breakpoints.toggle(file, 3));
  CHECK(breakpoints.lines_of(file) == Lines{3, 7});
  CHECK(breakpoints.all().size() == 3);
  CHECK_FALSE(breakpoints.toggle(file, 3));
  CHECK(breakpoints.lines_of(file) == Lines{7});
  CHECK(breakpoints.lines_of("util.py") == Lines{3});
}

TEST_CASE("breakpoints keep to their text while it is edited") {
  CHECK(after("one\ntwo\nthree\nfour\nfive\n") == Lines{2, 4});
  CHECK(after("new\none\ntwo\nthree\nfour\n") == Lines{3, 5});
  CHECK(after("one\n\ntwo\nthree\nfour\n") == Lines{3, 5});  // Enter before the text of the line
  CHECK(after("one\ntwo\n\nthree\nfour\n") == Lines{2, 5});  // and behind it
  CHECK(after("one\nt\nwo\nthree\nfour\n") == Lines{2, 5});  // and within
  CHECK(after("one\ntwo changed\nthree\nfour\n") == Lines{2, 4});
  CHECK(after("one\n    two\nthree\nfour\n") == Lines{2, 4});
  CHECK(after("one\nthree\nfour\n") == Lines{3});  // the line is gone
  CHECK(after("one\nfour\n") == Lines{2});
  CHECK(after("one\ntwo three\nfour\n") == Lines{2, 3});  // joined with the next one
  CHECK(after("one two\nthree\nfour\n") == Lines{1, 3});
  CHECK(after("one\ntwo\nthree\nfour\n") == Lines{2, 4});
}

TEST_CASE("an edit of one file leaves those of others") {
  Breakpoints breakpoints;
  breakpoints.toggle("util.py", 2);
  breakpoints.follow_edit(file, four_lines, "new\n" + four_lines);
  CHECK(breakpoints.lines_of("util.py") == Lines{2});
}

}  // namespace looplane::ui
