#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "session/session.hpp"

namespace looplane::ui {

/// The run that the page shows. Gives its session slices of real time and knows what to say of it.
class RunControl {
 public:
  /// The host's monotonic clock.
  using Clock = Nanoseconds (*)();

  explicit RunControl(Clock clock) : clock_(clock) {}

  void start(Scenario scenario);
  void stop();
  void set_speed(double speed);
  double speed() const { return speed_; }

  /// Advances the run until `slice` of real time is used up or nothing is left to do. Returns
  /// when to call again, on the host's clock; nothing when the run has ended.
  std::optional<Nanoseconds> advance(Nanoseconds slice);

  /// Whether there is something to stop.
  bool active() const;
  /// The session to look at; null before the first run.
  const Session* session() const { return session_.get(); }
  const std::vector<OutputLine>& output() const;
  /// Virtual time to show: it moves on while the session waits.
  Nanoseconds shown_time() const;

 private:
  Clock clock_;
  double speed_ = 1.0;
  std::unique_ptr<Session> session_;
  /// Instructions that take about a millisecond, learned as they run: machines differ by much.
  std::int64_t budget_ = 1'000;
  /// A moment whose virtual and real time are both known, from which shown_time counts on.
  struct Anchor {
    Nanoseconds virtual_time = 0;
    Nanoseconds real_time = 0;
  } anchor_;
};

}  // namespace looplane::ui
