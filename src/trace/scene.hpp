#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <looplane/event_loop.hpp>

#include "trace/event.hpp"

namespace looplane::trace {

/// What the task runs that a loop makes for an asynchronous generator that was left before its end.
inline constexpr std::string_view closes_generator = "aclose() of a generator";

/// What a recorder asks of whoever runs the program, as plain data: where it stands, and how its
/// things are called. A program in C++ can tell only the time; an interpreter tells the rest.
class Scene {
 public:
  /// Where a function stands that is at work or waits, told in addresses: most points have been
  /// seen before, and need not be looked at.
  struct Point {
    const void* code = nullptr;  ///< The same for the same function.
    const void* at = nullptr;    ///< The same for the same place in it.
    bool is_library = false;     ///< A coroutine of the library's own.
    bool operator==(const Point&) const = default;
  };
  struct Function {
    std::string name;
    std::string file;  ///< Empty: of the library.
  };
  /// How a function was called: "delay('x')". If it got nothing but a few small numbers, which is
  /// frequent, it is told by them and its name, and the text is empty.
  struct Call {
    static constexpr std::size_t most_numbers = 3;
    static constexpr Number largest = 0x7fff'ffff;
    std::string text;
    const void* code = nullptr;  ///< As a point has it: the key to its name.
    std::string_view name;
    std::size_t count = 0;
    Number numbers[most_numbers] = {};
  };
  struct Called {
    std::string name;
    bool is_own = false;  ///< It is the program's, and not the library's.
  };
  /// Many are small numbers; others are texts.
  struct Item {
    static constexpr Number largest = 0x7fff'ffff;
    Number number = none;
    std::string text;  ///< Empty, and no number: unknown.
  };

  virtual ~Scene() = default;

  virtual Nanoseconds now() = 0;
  /// Fills in where those functions stand that are at work just now, the outermost first.
  virtual void running(std::vector<Point>& /*empty*/) {}
  /// Fills in where those of a task stand that waits, the outermost first.
  virtual void awaiting(TaskBase&, std::vector<Point>& /*empty*/) {}
  /// Whose `code` it is. Asked once for each.
  virtual Function function(const Point&) { return {}; }
  /// The line of a point; 0: unknown.
  virtual int line(const Point&) { return 0; }
  /// The coroutine of a task that was just made, as it was called.
  virtual Call call_of(TaskBase&) { return {}; }
  /// "KeyError('x')"
  virtual std::string text_of(const Error& error) { return error.describe(); }
  /// What a callback calls, by its description.
  virtual Called called(std::string_view described) { return {std::string(described), false}; }
  /// How the program calls a primitive; empty: unknown.
  virtual std::string name_of(const Primitive&) { return {}; }
  /// What was just put into a queue.
  virtual Item last_item(const Primitive&) { return {}; }
  /// The number of the worker thread that is at work, counted from 0; none: the main thread.
  virtual Number thread() { return none; }

  /// An event was noted that somebody waits for (see Recorder::stop_at).
  virtual void reached_event() {}
};

}  // namespace looplane::trace
