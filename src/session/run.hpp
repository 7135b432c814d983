#pragma once

#include <memory>
#include <optional>

#include "session/execution.hpp"
#include "session/parked.hpp"
#include "session/session.hpp"

namespace looplane {

/// What stands behind a session: the record and the output, the execution that makes them or looks
/// back at them, and where the reader wants to get.
///
/// One execution is looked at. To go forwards it goes on; to go back the scenario is executed
/// again, at once, from its begin or from where a parked execution stands, up to the place that is
/// wanted: the record knows the rest already, and is only followed. Places within a step are found
/// by following the program line by line from an event near before them.
struct Session::Run {
  Run(Scenario the_scenario, RunSettings the_settings);

  // --- The reader's wishes ----------------------------------------------------------------------
  /// What `advance` works on.
  struct Journey {
    enum class Kind : std::uint8_t {
      none,
      run,       ///< To the end or a breakpoint, paced or at once.
      discover,  ///< To the next event of some kinds, or to a line that `follower` wants.
      reach,     ///< To `target`.
      scan,      ///< From `from` to `target`, to find the last line before it that is `wanted`.
      find,      ///< To a line that is `wanted`, before the end of the record.
    };
    Kind kind = Kind::none;
    bool at_once = false;
    Place target;
    trace::EventNumber from = 0;
    bool scanning = false;  ///< `from` has been reached.
    std::optional<Place> found;
    std::function<bool(const LineStop&)> wanted;
    std::optional<Stride> then;  ///< What to do when `target` has been reached.
    bool from_begin = false;     ///< `find`: it has looked behind `target` already.
    bool surveys = false;        ///< `find`: it looks for all of them first.
  };
  /// The line that was sought last, and all that is known of when it begins.
  struct Sought {
    Breakpoint line;
    std::vector<Place> places;
    trace::EventNumber record_size = 0;    ///< What was looked through; 0: not all of the record.
    std::vector<trace::StepNumber> steps;  ///< In which it begins.
  };

  void begin_run(bool at_once, Nanoseconds real_now);
  void reach(Place target);
  void stride(Stride stride);
  void stride_back(Stride stride);
  void find_line(Breakpoint line);
  void restart(bool stand_before_first_line, Nanoseconds real_now);
  void stop();
  void pause();

  void advance(std::int64_t instructions, Nanoseconds real_now);
  void follow_breakpoints();
  /// The program has ended, now or in an earlier execution of the run.
  void end();
  /// It is no longer looked at.
  void leave_execution();

  // --- Pace -------------------------------------------------------------------------------------
  [[nodiscard]] bool paced() const;
  [[nodiscard]] Nanoseconds virtual_time(Nanoseconds real_now) const;
  void set_speed(double new_speed, Nanoseconds real_now);

  [[nodiscard]] std::size_t output_shown() const;
  [[nodiscard]] trace::EventNumber position() const;
  [[nodiscard]] Nanoseconds time() const;

  Scenario scenario;
  RunSettings settings;
  trace::Record record;
  Output output;
  Effort effort;
  ParkedExecutions parked;
  std::unique_ptr<Execution> execution;
  Journey journey;
  Sought sought;
  std::vector<Breakpoint> breakpoints;

  State state = State::running;
  State end_state = State::running;  ///< finished or stopped, once it is known how the run ends.
  int exit_status = 0;
  FrameView stopped_at;
  Place view;  ///< Where the reader stands, unless the run is going on.
  std::uint64_t version = 0;

  // Virtual time passes in proportion to real time from here on.
  double speed;
  std::optional<Nanoseconds> anchor_real;
  Nanoseconds anchor_virtual = 0;
  Nanoseconds now = 0;  ///< While the run goes on.

 private:
  void execute_again();
  void bring_near(Place target);
  void approach();
  void stand(Place place);
  void advance_run(std::int64_t instructions, Nanoseconds real_now);
  bool advance_discovery(std::int64_t instructions);
  bool advance_reach(std::int64_t instructions);
  bool advance_scan(std::int64_t instructions);
  bool advance_find(std::int64_t instructions);
  void begin_find();
  void end_survey();
  [[nodiscard]] Place next_sought(Place behind) const;
  void begin_scan(Place before, trace::EventNumber events);
  void discover(std::initializer_list<trace::EventKind> kinds);
  void discover(Execution::Follower follower);
  void stride_lines(Stride stride);
  [[nodiscard]] bool is_breakpoint(const LineStop& stop) const;

  [[nodiscard]] trace::EventNumber next_event(Stride stride) const;
  [[nodiscard]] trace::EventNumber previous_event(Stride stride) const;
};

}  // namespace looplane
