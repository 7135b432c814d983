#pragma once

#include "script/modules/re/program.hpp"

namespace looplane::script::regex {

/// The characters of a text, one byte or four each. Not owned.
struct Subject {
  const std::uint8_t* narrow = nullptr;
  const char32_t* wide = nullptr;
  std::uint32_t size = 0;

  char32_t operator[](std::uint32_t i) const { return wide != nullptr ? wide[i] : narrow[i]; }
};

/// How a text is matched.
struct Request {
  Subject subject;
  std::uint32_t start = 0;
  std::uint32_t end = 0;            ///< The text ends here, for all that the pattern can tell.
  bool search = false;              ///< Begin at `start` or later.
  bool whole = false;               ///< End at `end`.
  bool not_empty_at_start = false;  ///< An empty match at `start` was found already.
};

constexpr std::uint32_t nowhere = 0xffff'ffff;

/// Goes through a program by backtracking, step by step, with all that it could go back to on the
/// heap of the run.
class Matcher {
 public:
  enum class Status : std::uint8_t { working, found, failed };

  Matcher(const Program& program, const Request& request);

  /// Executes about `steps` instructions.
  Status run(std::uint32_t steps);

  // What was found.
  [[nodiscard]] std::uint32_t group_start(std::uint32_t group) const {
    return registers_[2 * group];
  }
  [[nodiscard]] std::uint32_t group_end(std::uint32_t group) const {
    return registers_[2 * group + 1];
  }
  [[nodiscard]] std::uint32_t last_group() const { return last_group_; }

 private:
  struct Choice {
    enum class Type : std::uint8_t {
      resume,        ///< Go on at `instruction`.
      greedy,        ///< Take one character less, down to `limit`.
      lazy,          ///< Take one character more, at most `limit` more.
      set_register,  ///< Register `instruction` had the value `position`.
      set_last_group,
    };
    Type type;
    std::uint32_t instruction;
    std::uint32_t position;
    std::uint32_t limit = 0;
  };

  void begin(std::uint32_t position);
  bool next_start();
  bool step();
  bool go_back();
  void set(std::uint32_t number, std::uint32_t value);
  void cut(std::uint32_t height);
  void unwind_to(std::uint32_t height);
  void undo(const Choice& choice);
  [[nodiscard]] bool takes(const Instruction& instruction, char32_t c) const;
  [[nodiscard]] bool is_at(const Instruction& instruction) const;
  bool repeat_one(const Instruction& instruction);
  bool loop(const Instruction& instruction);
  bool matches_reference(const Instruction& instruction);

  const Program& program_;
  Request request_;
  HeapVector<std::uint32_t> registers_;
  HeapVector<Choice> choices_;
  std::uint32_t pc_ = 0;
  std::uint32_t position_ = 0;
  std::uint32_t begun_at_ = 0;
  std::uint32_t last_group_ = 0;
  bool found_ = false;
};

}  // namespace looplane::script::regex
