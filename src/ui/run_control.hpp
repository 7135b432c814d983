#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "session/session.hpp"
#include "trace/questions.hpp"

namespace looplane::ui {

/// The run that the page shows. Gives its session slices of real time and knows what to say of it.
class RunControl {
 public:
  /// The host's monotonic clock.
  using Clock = Nanoseconds (*)();

  explicit RunControl(Clock clock) : clock_(clock) {}

  /// `paused`: stands before the first line.
  void start(Scenario scenario, std::vector<Breakpoint> breakpoints, bool paused = false);
  void stop();
  void set_speed(double speed);
  void set_breakpoints(std::vector<Breakpoint> breakpoints);
  double speed() const { return speed_; }

  /// Advances the run until `slice` of real time is used up or nothing is left to do. Returns
  /// when to call again, on the host's clock; nothing when the run has ended.
  std::optional<Nanoseconds> advance(Nanoseconds slice);
  /// While nothing is asked for: makes ways back shorter, for at most `slice` of real time. Returns
  /// whether there is more to do.
  bool prepare(Nanoseconds slice);

  // --- What if ---
  /// Runs again, at once, with a change that is called `words`. The run as it was stays beside it.
  void what_if(const Intervention& change, const std::string& words);
  /// Back to the run as it was, at the moment at which it was first changed.
  void undo_what_if();
  /// The run as it was, while one with changes is shown; else null.
  const Session* original() const { return original_.get(); }
  /// "Task-2 is cancelled at 1.000 s".
  const std::string& changes() const { return changes_; }

  // --- Transport: each goes on from the moment that is shown ---
  void pause();
  void resume();
  void step(Stride stride);
  void step_back(Stride stride);
  /// Shows another moment of the run: events before `event` have happened.
  void look_at(trace::EventNumber event);
  /// Shows the next time that a line of the program runs.
  void look_at_line(Breakpoint line);
  /// Shows the moment before the first line.
  void rewind();
  /// Goes to the end of the run: at once, if that is not known yet.
  void go_to_end();

  /// Whether there is something to stop.
  bool active() const;
  /// Whether the program goes on by itself: not while it is looked for a moment of it.
  bool going_on() const;
  /// Whether what is at work has not given way to the loop for more than a second.
  bool held_up() const;
  /// Whether the run stands somewhere on its way: paused, or looked back at.
  bool standing() const;
  /// Whether the program has ended by itself, and its end is shown.
  bool finished() const;
  /// The moment that is shown. On the way to another one it is that one, if it is known.
  trace::EventNumber moment() const { return moment_; }
  /// The session to look at; null before the first run.
  const Session* session() const { return session_.get(); }
  const std::vector<OutputLine>& output() const;
  /// How many lines of the output had been printed at the moment that is shown.
  std::size_t output_shown() const;
  /// The record of the run; null before the first one.
  const trace::Record* record() const;
  /// The host's clock now.
  Nanoseconds clock_time() const { return clock_(); }
  /// Virtual time to show: it moves on while the session waits.
  Nanoseconds shown_time() const;

 private:
  std::optional<Nanoseconds> advance_until(Nanoseconds end);
  Session& at_work();
  void follow();

  Clock clock_;
  double speed_ = 1.0;
  trace::EventNumber moment_ = 0;
  Nanoseconds moment_since_ = 0;  ///< On the host's clock.
  std::unique_ptr<Session> session_;
  std::unique_ptr<Session> original_;
  trace::EventNumber changed_at_ = 0;
  std::string changes_;
  /// Instructions that take about a millisecond, learned as they run: machines differ by much.
  std::int64_t budget_ = 1'000;
  /// A moment whose virtual and real time are both known, from which shown_time counts on.
  struct Anchor {
    Nanoseconds virtual_time = 0;
    Nanoseconds real_time = 0;
  } anchor_;
};

}  // namespace looplane::ui
