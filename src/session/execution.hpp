#pragma once

#include <compare>
#include <deque>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

#include "script/machine/watcher.hpp"
#include "session/frames.hpp"
#include "session/program.hpp"
#include "session/session.hpp"
#include "trace/recorder.hpp"

namespace looplane {

/// A moment of a run between two instructions: so many events have happened, and since then so many
/// lines have begun. Executions of one scenario agree on it.
struct Place {
  static constexpr std::uint32_t unknown = std::numeric_limits<std::uint32_t>::max();

  trace::EventNumber event = 0;
  std::uint32_t lines = 0;  ///< `unknown`: nobody counted.

  auto operator<=>(const Place&) const = default;
};

/// What the program's lines are doing as it is followed instruction by instruction.
struct LineStop {
  Place place;
  bool begins = false;      ///< A line of the scenario's own files begins.
  std::uint32_t depth = 0;  ///< How many functions call or await one another.
  trace::TaskNumber task = trace::none;
  std::string_view file;
  int line = 0;
};

/// The lines that all executions of a scenario print.
struct Output {
  std::vector<OutputLine> lines;
  std::uint64_t version = 0;
};

/// What a scenario's run takes to be executed, as far as its executions have got. Work is counted
/// in instructions and events, about: it tells how long something takes without a clock.
struct Effort {
  std::int64_t whole = 0;     ///< The work up to the last event that is known.
  std::int64_t done = 0;      ///< That of all executions together.
  std::int64_t prepared = 0;  ///< What of it was done for later.
  std::size_t memory = 0;     ///< The most that one of them used.
};

/// The program of a scenario as it is executed once, from its first line on. What it does is added
/// to the record and to the output as far as they do not know it yet.
class Execution final : script::Host, trace::Scene, script::Watcher {
 public:
  /// `outside`, if any, is written to as well, and has the files beside the program.
  Execution(const Scenario& scenario, const RunSettings& settings, trace::Record& record,
            Output& output, Effort& effort, script::Host* outside = nullptr);
  ~Execution() override;
  Execution(const Execution&) = delete;
  Execution& operator=(const Execution&) = delete;

  /// As Program::advance. It also comes back, as `running`, when it has reached a goal.
  Program::State advance(std::int64_t instructions, std::optional<Nanoseconds> limit);

  // --- Goals ------------------------------------------------------------------------------------
  /// Whether the one that was set has been reached.
  [[nodiscard]] bool reached() const { return reached_; }
  /// How many events had happened then. The library may have done more since, but not the program.
  [[nodiscard]] trace::EventNumber reached_at() const { return reached_at_; }
  /// Stands as soon as so many events have happened.
  void stop_at(trace::EventNumber event);
  /// Stands after the next event of one of these kinds.
  void stop_after(std::initializer_list<trace::EventKind> kinds);
  /// Asks before each instruction whether to stand there.
  using Follower = std::function<bool(const LineStop&)>;
  void follow(Follower follower);
  [[nodiscard]] bool is_following() const { return follower_ != nullptr; }
  /// The lines that began, as far as it was followed without a gap: the last one may be that before
  /// which it stands. (Their files are left out.)
  [[nodiscard]] const std::deque<LineStop>& trail() const { return trail_; }
  /// Forgets all goals.
  void run_freely();

  // --- Where it stands --------------------------------------------------------------------------
  [[nodiscard]] const Place& place() const { return place_; }
  /// How many events have happened.
  [[nodiscard]] trace::EventNumber position() const { return recorder_.position(); }
  [[nodiscard]] Nanoseconds time() { return program_.machine().now(); }
  [[nodiscard]] Nanoseconds wake_time() const { return program_.wake_time(); }
  [[nodiscard]] int exit_status() const { return program_.exit_status(); }
  /// The program has ended: it stands nowhere.
  [[nodiscard]] bool is_over() const { return is_over_; }
  /// How much it has executed, as Effort counts.
  [[nodiscard]] std::int64_t work() const { return work_; }
  [[nodiscard]] std::size_t memory() const { return program_.memory(); }
  /// Who is at work, and how deep in calls: for strides that begin here.
  [[nodiscard]] LineStop standing();
  [[nodiscard]] FrameView current();
  [[nodiscard]] std::vector<FrameView> frames(trace::TaskNumber task);
  [[nodiscard]] std::vector<Variable> globals();

 private:
  // --- script::Host
  void write(script::Stream stream, std::string_view text) override;
  std::optional<std::string> source(std::string_view path) override;
  std::string shown_path(std::string_view path) override;

  // --- trace::Scene
  Nanoseconds now() override { return program_.machine().now(); }
  void running(std::vector<Point>& points) override;
  void awaiting(TaskBase& task, std::vector<Point>& points) override;
  Function function(const Point& point) override;
  int line(const Point& point) override;
  Call call_of(TaskBase& task) override;
  std::string text_of(const Error& error) override;
  Called called(std::string_view described) override;
  std::string name_of(const Primitive& primitive) override;
  Item last_item(const Primitive& queue) override;
  trace::Number thread() override;
  void reached_event() override;

  // --- script::Watcher
  void before_instruction(script::PythonFrame& frame) override;
  void thread_sleeps(script::Thread& thread, std::int64_t until) override;
  void thread_began(script::Thread& thread) override;
  void thread_ended(script::Thread& thread) override;
  std::int64_t sleep_length(std::int64_t asked) override;
  void never_awaited(const std::string& qualname) override;
  void reported(const ExceptionContext& context) override;
  void deadlocked() override;

  [[nodiscard]] script::Machine& machine() { return program_.machine(); }
  void begin_line(OutputLine::Stream stream);
  void append(OutputLine::Stream stream, std::string_view text, bool ends);
  void notice(std::string text);
  [[nodiscard]] std::string arguments_of(const script::PythonFrame& frame);
  bool begins_line(script::PythonFrame& frame);
  [[nodiscard]] trace::Number number_of(const script::Thread& thread) const;
  Program::State execute(std::int64_t instructions, std::optional<Nanoseconds> limit);
  void set_next_stop();
  [[nodiscard]] bool must_intervene() const;
  void intervene();
  TaskBase* find_task(trace::TaskNumber task);

  const Scenario& scenario_;
  const RunSettings& settings_;
  trace::Record& record_;
  Output& output_;
  Effort& effort_;
  script::Host* outside_;
  trace::Recorder recorder_;
  Program program_;

  std::int64_t work_ = 0;
  bool is_over_ = false;

  // Output of this execution.
  std::size_t line_count_ = 0;
  std::size_t written_ = 0;  ///< Bytes of the last line.
  std::size_t bytes_ = 0;
  bool line_ended_ = true;
  bool output_full_ = false;
  OutputLine::Stream stream_ = OutputLine::Stream::out;

  // Goals.
  bool reached_ = false;
  trace::EventNumber reached_at_ = 0;
  trace::EventNumber goal_ = trace::none;
  std::size_t interventions_done_ = 0;
  std::vector<Intervention> cancels_;  ///< Those of that kind, by event.

  // Where it stands.
  Place place_;
  Follower follower_;
  struct {
    const script::PythonFrame* frame = nullptr;
    std::size_t index = 0;
    int line = 0;
  } last_;                      ///< The instruction that was followed last.
  std::size_t line_began_ = 0;  ///< With which instruction of that frame its line began.
  bool standing_ = false;       ///< The program stands before `last_`.
  std::deque<LineStop> trail_;
  std::vector<const script::Thread*> threads_;
};

}  // namespace looplane
