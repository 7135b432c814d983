#include <catch2/catch_test_macros.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "script/machine/source_lines.hpp"
#include "script/machine/traceback_frames.hpp"

// The source of a frame and the marks below it, as CPython 3.13's traceback module shows them.

namespace looplane::script {

namespace {

struct Case {
  std::string_view name;
  std::string_view source;
  Position position;
  std::string_view text;  ///< Without the line that says which file.
};

}  // namespace

static const Case cases[] = {
    {"a binary operation",
     "total = first + second[0]\n",
     {1, 1, 8, 25},
     "    total = first + second[0]\n"
     "            ~~~~~~^~~~~~~~~~~\n"},
    {"a subscript",
     "print(rows[index]['name'])\n",
     {1, 1, 6, 25},
     "    print(rows[index]['name'])\n"
     "          ~~~~~~~~~~~^^^^^^^^\n"},
    {"a call in an expression",
     "value = 1 + compute(a, b)\n",
     {1, 1, 12, 25},
     "    value = 1 + compute(a, b)\n"
     "                ~~~~~~~^^^^^^\n"},
    {"a call that is the whole statement",
     "value = compute(a, b)\n",
     {1, 1, 8, 21},
     "    value = compute(a, b)\n"},
    {"a returned call", "    return compute(a)\n", {1, 1, 11, 21}, "    return compute(a)\n"},
    {"a method call that is the whole statement",
     "value = text.index(a)\n",
     {1, 1, 8, 21},
     "    value = text.index(a)\n"},
    {"an attribute",
     "print(user.nmae)\n",
     {1, 1, 6, 15},
     "    print(user.nmae)\n"
     "          ^^^^^^^^^\n"},
    {"an operator behind parentheses and a comment",
     "x = (\n"
     "    (a  # first\n"
     "     )\n"
     "    //\n"
     "    b\n"
     ")\n",
     {2, 5, 4, 5},
     "    (a  # first\n"
     "    ~~~~~~~~~~~\n"
     "     )\n"
     "     ~\n"
     "    //\n"
     "    ^^\n"
     "    b\n"
     "    ~\n"},
    {"a call over many lines",
     "total = add(\n"
     "    values[0],\n"
     "    values[1],\n"
     "    values[2],\n"
     "    scale=2,\n"
     ") + 1\n",
     {1, 6, 8, 1},
     "    total = add(\n"
     "            ~~~^\n"
     "        values[0],\n"
     "        ^^^^^^^^^^\n"
     "    ...<2 lines>...\n"
     "        scale=2,\n"
     "        ^^^^^^^^\n"
     "    ) + 1\n"
     "    ^\n"},
    {"wide characters",
     "x = '日本語' + y['é']\n",
     {1, 1, 4, 18},
     "    x = '日本語' + y['é']\n"
     "        ~~~~~~~~~^~~~~~~~\n"},
    {"tabs",
     "if True:\n"
     "\tx = a / 0\n",
     {2, 2, 5, 10},
     "    x = a / 0\n"
     "        ~~^~~\n"},
    {"a blank line inside",
     "x = [f(\n"
     "    1,\n"
     "\n"
     "    2)]\n",
     {1, 4, 5, 6},
     "    x = [f(\n"
     "         ~^\n"
     "        1,\n"
     "        ^^\n"
     "    \n"
     "    \n"
     "        2)]\n"
     "        ^^\n"},
};

TEST_CASE("marks point at what failed") {
  for (const Case& example : cases) {
    SourceLines sources;
    sources.add("scenario.py", example.source);
    FrameSummary frame;
    frame.filename = "scenario.py";
    frame.name = "main";
    frame.position = example.position;
    frame.has_columns = true;
    const std::string text = format_frame(sources, frame);
    INFO(example.name);
    CHECK(text.substr(text.find('\n') + 1) == example.text);
  }
}

TEST_CASE("repeated frames are counted") {
  SourceLines sources;
  sources.add("scenario.py", "def f(): f()\n");
  FrameSummary frame;
  frame.filename = "scenario.py";
  frame.name = "f";
  frame.position = {1, 1, 9, 12};
  const std::vector<FrameSummary> frames(10, frame);
  const std::vector<std::string> texts = format_frames(sources, frames);
  REQUIRE(texts.size() == 4);
  CHECK(texts[0] == "  File \"scenario.py\", line 1, in f\n    def f(): f()\n");
  CHECK(texts[3] == "  [Previous line repeated 7 more times]\n");
}

}  // namespace looplane::script
