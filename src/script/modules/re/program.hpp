#pragma once

#include <array>
#include <cstdint>
#include <optional>

#include "script/modules/re/tree.hpp"
#include "script/values/heap.hpp"

namespace looplane::script::regex {

enum class Operation : std::uint8_t {
  character,  ///< argument: the character
  any,        ///< but a newline
  any_at_all,
  set,           ///< argument: its number
  position,      ///< argument: a Place, flags with it
  save,          ///< argument: the register that gets the position
  close_group,   ///< argument: the group; second: the register that gets the position
  split,         ///< goes on; if that fails, at argument
  jump,          ///< to argument
  reference,     ///< argument: the group
  repeat_one,    ///< the next instruction, which takes one character: argument to second times
  loop_begin,    ///< argument: the register of the count, the last position in the next one
  loop,          ///< argument: the register; second: where it is told how often, see Loop
  loop_enter,    ///< one more time around: argument and second as in loop
  mark,          ///< register argument remembers what can be gone back to
  cut,           ///< forgets what can be gone back to since the mark in register argument
  cut_and_fail,  ///< goes back to how it was at the mark, and fails
  restore,       ///< the position becomes that in register argument
  back,          ///< argument characters back
  condition,     ///< goes on if group argument has matched, else at second
  success,
};

struct Instruction {
  Operation operation;
  Greed greed = Greed::greedy;
  std::uint16_t flags = 0;
  std::uint32_t argument = 0;
  std::uint32_t second = 0;
};

struct Loop {
  std::uint32_t least, most;
  std::uint32_t exit;  ///< Where it goes on behind the loop.
};

/// Which characters are in a set; for those below 256 it is known in advance.
struct Set {
  std::array<std::uint64_t, 4> small{};
  HeapVector<Range> ranges;
  HeapVector<Category> categories;
  std::uint32_t flags = 0;
  bool negated = false;
};

/// A pattern, ready to be matched. Lives on the heap of the run.
struct Program {
  HeapVector<Instruction> instructions;
  HeapVector<Set> sets;
  HeapVector<Loop> loops;
  std::uint32_t groups = 0;
  std::uint32_t registers = 0;    ///< Two for each group, then those of loops and marks.
  std::optional<char32_t> first;  ///< What every match begins with.
  bool anchored = false;          ///< A match can only begin where the text does.
};

void compile(const Tree& tree, Program& program);

bool in_category(Category category, char32_t c, bool ascii_only);
bool in_set(const Set& set, char32_t c);
/// What characters become that differ in case only.
char32_t folded(char32_t c, std::uint32_t flags);

}  // namespace looplane::script::regex
