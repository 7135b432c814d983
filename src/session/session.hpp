#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "session/scenario.hpp"

namespace looplane {

/// Time as the loop counts it: whole nanoseconds, from the start of the run.
using Nanoseconds = std::int64_t;

/// One line that the program printed, or is printing: the last one may still grow.
struct OutputLine {
  enum class Stream : std::uint8_t { out, error, notice };

  std::string text;      ///< UTF-8, without the line's end.
  Nanoseconds time = 0;  ///< Virtual time at which its first character was written.
  int task = 0;  ///< Number of the task that wrote it, in order of creation; 0: no task ran.
  std::string task_name;  ///< "Task-2", or empty when no task ran.
  int source_line = 0;    ///< Line of main.py (1-based) that wrote it; 0 when there is none.
  Stream stream = Stream::out;
  bool ended = false;  ///< A line end was written.
};

/// How a run is bounded and paced. A copy is made when the run starts.
struct RunSettings {
  /// Virtual seconds for each real second; infinity: "at once".
  double speed = 1.0;
  std::uint64_t seed = 0;
  std::size_t heap_limit = 256u << 20;  ///< Bytes; beyond it the program gets MemoryError.
  std::size_t output_limit = 10'000;    ///< Lines; what comes later is dropped with a notice.
};

/// One run of one scenario. Deterministic: the same scenario and settings give the same run.
///
/// A session never blocks and never sleeps. Its host calls `advance` from an animation frame or a
/// timeout, and asks `next_wake` when to call again.
class Session {
 public:
  enum class State : std::uint8_t {
    running,   ///< Has instructions to execute now.
    waiting,   ///< Every task waits; `next_wake` tells until when.
    finished,  ///< The program ended, well or with an exception (see `exit_status`).
    stopped,   ///< `stop` ended it.
  };

  Session(Scenario scenario, RunSettings settings);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  /// Runs at most `instructions` bytecode instructions. `real_now` is the host's monotonic clock.
  State advance(std::int64_t instructions, Nanoseconds real_now);

  /// When, on the host's clock, `advance` has something to do again. Nothing: it has ended.
  /// A time that is not later than the host's now: at once.
  [[nodiscard]] std::optional<Nanoseconds> next_wake() const;

  /// Ends the run between two instructions. Nothing of the program runs afterwards.
  void stop();

  /// Changes the pace from `real_now` on.
  void set_speed(double speed, Nanoseconds real_now);

  [[nodiscard]] State state() const;
  /// 0, or 1 after an uncaught exception, or what sys.exit said.
  [[nodiscard]] int exit_status() const;
  /// Virtual time since the start of the run.
  [[nodiscard]] Nanoseconds now() const;
  [[nodiscard]] const std::vector<OutputLine>& output() const;
  /// Changes whenever `output` does: cheap to compare once a frame.
  [[nodiscard]] std::uint64_t output_version() const;

 private:
  struct Run;
  std::unique_ptr<Run> run_;
};

}  // namespace looplane
