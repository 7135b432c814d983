#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "session/scenario.hpp"
#include "trace/record.hpp"

namespace looplane {

/// One line that the program printed, or is printing: the last one may still grow. Its number is
/// its place in `Session::output`; trace::Record::output tells its event.
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

/// A change that the reader makes to a run: "what if". It is applied whenever the run gets there.
struct Intervention {
  enum class Kind : std::uint8_t {
    cancel_task,    ///< `task` is cancelled at event `at`.
    stretch_sleep,  ///< The sleep of `task` whose timer is set by event `at` takes `longer` more.
  };
  Kind kind = Kind::cancel_task;
  trace::TaskNumber task = trace::none;
  trace::EventNumber at = 0;
  Nanoseconds longer = 0;
};

/// How a run is bounded and paced. A copy is made when the run starts.
struct RunSettings {
  /// Virtual seconds for each real second; infinity: "at once".
  double speed = 1.0;
  std::uint64_t seed = 0;
  std::size_t heap_limit = 256u << 20;  ///< Bytes; beyond it the program gets MemoryError.
  std::size_t output_limit = 10'000;    ///< Lines; what comes later is dropped with a notice.
  /// Events; a run that does more goes on without a record of the rest.
  std::size_t record_limit = 4'000'000;
  /// Bytes that executions which are kept for the way back may use; 0: none are kept.
  std::size_t prepared_memory = 128u << 20;
  /// Instructions and events that are soon enough executed again: a shorter way is not prepared.
  std::int64_t prepared_stretch = 500'000;
  /// Stand before the first line, as after `restart`.
  bool paused = false;
  std::vector<Intervention> interventions = {};
};

/// A line of a file at which a run stops before it is executed.
struct Breakpoint {
  std::string file;
  int line = 0;
  bool operator==(const Breakpoint&) const = default;
};

/// How far one press of a button goes.
enum class Stride : std::uint8_t {
  callback,   ///< To the begin of the next step of the loop: a task's, a callback's.
  line,       ///< To the next line, whoever executes it: into calls and awaits.
  line_over,  ///< To the next line of this function, or of who called or awaited it.
  line_out,   ///< To the next line of who called or awaited this function.
  output,     ///< To the next line of output.
  end,        ///< To the end, or a breakpoint.
};

/// A variable, as text: made without running any of the program's code.
struct Variable {
  std::string name;
  std::string text;  ///< "[1, 2, 3, ...]", "<Account object>": at most some 60 characters.
};

/// A function at work or waiting, with its variables.
struct FrameView {
  std::string function;  ///< "main"; "<module>" for a file's own code.
  std::string file;
  int line = 0;
  std::vector<Variable> variables;  ///< In the order in which the function names them.
};

/// One run of one scenario, its record, and the way through it, forwards and back. Deterministic:
/// the same scenario and settings give the same run; so going back is running again.
///
/// A moment is known by how many events have happened, and within a step by how many lines have
/// begun since. To get to one that is past, the program is executed again from its first line, at
/// once; to one that is ahead, it goes on. Nothing is stored but the record: identities, hashes,
/// random numbers and times are the same in each execution, so both ways lead to the same values.
/// The line before a moment is found by following the program line by line from a few events before
/// it. The record and the output are those of all executions: what is known already is not added
/// again. In a long run, executions are kept that stand at different places, for shorter ways back.
///
/// A session never blocks and never sleeps. Its host calls `advance` from an animation frame or a
/// timeout, and asks `next_wake` when to call again. What the transport's functions ask for is done
/// by `advance`, in slices, so that a page never freezes.
class Session {
 public:
  enum class State : std::uint8_t {
    running,   ///< Has instructions to execute now.
    waiting,   ///< Every task waits; `next_wake` tells until when.
    paused,    ///< Stands at `position`, and goes on when it is told to.
    finished,  ///< The program ended, well or with an exception (see `exit_status`).
    stopped,   ///< `stop` ended it. The record and the output stay; `seek` still works.
  };

  Session(Scenario scenario, RunSettings settings);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  /// Runs at most `instructions` bytecode instructions. `real_now` is the host's monotonic clock.
  State advance(std::int64_t instructions, Nanoseconds real_now);

  /// When, on the host's clock, `advance` has something to do again. Nothing: it is paused or has
  /// ended. A time that is not later than the host's now: at once.
  [[nodiscard]] std::optional<Nanoseconds> next_wake() const;

  /// Ends the run between two instructions. Nothing of the program runs afterwards, but for `seek`.
  void stop();

  /// Changes the pace from `real_now` on.
  void set_speed(double speed, Nanoseconds real_now);

  [[nodiscard]] State state() const;
  /// 0, or 1 after an uncaught exception, or what sys.exit said.
  [[nodiscard]] int exit_status() const;
  /// Virtual time at `position`.
  [[nodiscard]] Nanoseconds now() const;
  /// All lines that are known. Those after `output_shown` are still to come at `position`.
  [[nodiscard]] const std::vector<OutputLine>& output() const;
  [[nodiscard]] std::size_t output_shown() const;
  /// Changes whenever `output` or `output_shown` does: cheap to compare once a frame.
  [[nodiscard]] std::uint64_t output_version() const;

  // --- The record -------------------------------------------------------------------------------
  /// All that is known of the run. It stays after the end, after an error and after `stop`.
  [[nodiscard]] const trace::Record& record() const;
  /// The moment at which the run stands: events before this one have happened. It is the record's
  /// size unless the reader has gone back.
  [[nodiscard]] trace::EventNumber position() const;
  /// On its way to a goal that the transport has set: do not draw what lies between.
  [[nodiscard]] bool seeking() const;

  // --- Transport --------------------------------------------------------------------------------
  void pause();
  /// Goes on from `position`, paced by `speed`, until a breakpoint or the end.
  void resume(Nanoseconds real_now);
  void step(Stride stride);
  /// The same way back. `end` goes to the begin.
  void step_back(Stride stride);
  /// To any event of the record. An event within a step is reached to the line.
  void seek(trace::EventNumber event);
  /// To the next time that a line begins, of what is recorded; behind the last time comes the
  /// first. Stays where it is if the line was never executed.
  void seek_line(Breakpoint line);
  /// The line that was sought last; line 0: none was.
  [[nodiscard]] const Breakpoint& sought_line() const;
  /// The steps in which that line begins, in order; of a very long run none.
  [[nodiscard]] const std::vector<trace::StepNumber>& sought_steps() const;
  /// From the first line again: paused there, or at once on the way.
  void restart(bool paused, Nanoseconds real_now);
  void set_breakpoints(std::vector<Breakpoint> breakpoints);
  [[nodiscard]] const std::vector<Breakpoint>& breakpoints() const;

  // --- Preparing --------------------------------------------------------------------------------
  /// Executes at most `instructions` for later, so that ways back become shorter: for a host that
  /// has nothing else to do. Returns whether there is more to prepare; never while the run goes on.
  bool prepare(std::int64_t instructions);
  /// Forgets what was prepared, and gives its memory back.
  void drop_prepared();
  /// How many bytes are in use for it.
  [[nodiscard]] std::size_t prepared_memory() const;
  /// Instructions and events, about, that were executed so far for what was asked of this run, and
  /// those that were executed to prepare.
  [[nodiscard]] std::int64_t work_done() const;
  [[nodiscard]] std::int64_t work_prepared() const;

  // --- The program at this moment ---------------------------------------------------------------
  /// Whether the program itself stands at `position`, so that its variables can be looked at. Not
  /// while seeking, nor after it has ended: `seek` brings it back.
  [[nodiscard]] bool has_program() const;
  /// The line that is executed next by who runs now; line 0 when nobody does.
  [[nodiscard]] FrameView current() const;
  /// Where the program stood when `stop` ended the run, if something was at work then; else line 0.
  [[nodiscard]] const FrameView& stopped_at() const;
  /// The functions of a task that await one another, the outermost first; `none`: those of the main
  /// file's own code. Empty when it has ended or not begun.
  [[nodiscard]] std::vector<FrameView> frames(trace::TaskNumber task) const;
  /// The variables of the main file's module.
  [[nodiscard]] std::vector<Variable> globals() const;

  [[nodiscard]] const Scenario& scenario() const;
  [[nodiscard]] const RunSettings& settings() const;

 private:
  struct Run;
  std::unique_ptr<Run> run_;
};

/// The number of the first line in which two outputs differ; nothing when they are the same.
std::optional<std::size_t> first_difference(const std::vector<OutputLine>& one,
                                            const std::vector<OutputLine>& other);

}  // namespace looplane
