#pragma once

#include <condition_variable>
#include <looplane/callback.hpp>
#include <mutex>

namespace looplane {

// What tells a loop the time. Reading it, arriving and waiting are apart, because a host that must
// not block (a browser) only asks whether a time has come.
class Clock {
 public:
  virtual ~Clock() = default;

  // loop.time().
  virtual Duration read() = 0;
  // The time as the last reading left it, without moving the clock.
  virtual Duration peek() const = 0;
  // Whether an idle loop may go on: `deadline` has come. A virtual clock is moved by its host.
  virtual bool arrived(Duration deadline) = 0;
  // Lets time pass until `deadline`; a real clock also returns when `wake` is called.
  virtual void wait_until(Duration deadline) = 0;
  // Whether its time passes without anybody doing anything: then work on other threads makes sense.
  virtual bool is_real() const { return false; }
  // The time of a clock whose `read` does nothing but add one nanosecond to it; null for others.
  // Loops read all the time, and add by themselves.
  Duration* counter() const { return counter_; }
  // Waits without a deadline, until another thread calls `wake`.
  void wait();
  void wake();

  static constexpr Duration resolution{1};

 protected:
  Clock() = default;
  explicit Clock(Duration* counter) : counter_(counter) {}
  // The system's time; waits for it on `wake`'s condition.
  static Duration system_time();
  void block_until(Duration system_time);

 private:
  Duration* counter_ = nullptr;
  std::mutex mutex_;
  std::condition_variable condition_;
  bool woken_ = false;
};

// Time that jumps: nothing waits. Each reading moves it by one nanosecond, so that timers made one
// after the other for the same delay keep their order.
class VirtualClock : public Clock {
 public:
  explicit VirtualClock(Duration start = Duration::zero()) : Clock(&now_), now_(start) {}

  Duration read() final { return ++now_; }
  Duration peek() const override { return now_; }
  bool arrived(Duration deadline) override { return now_ >= deadline; }
  void wait_until(Duration deadline) override { move_to(deadline); }
  // Time passes; never backwards.
  void move_to(Duration time) { now_ = std::max(now_, time); }

 private:
  Duration now_;
};

// Virtual time that follows real time at a chosen speed: readings and orders are those of
// VirtualClock, whatever the host does; only when an idle loop goes on depends on real time, which
// the host tells.
class PacedClock final : public VirtualClock {
 public:
  using VirtualClock::VirtualClock;

  // The host's real time, told before each EventLoop::advance.
  void set_real_time(Duration real);
  // Virtual seconds per real second; infinity lets time jump. Takes effect at the last real time.
  void set_speed(double speed);
  double speed() const { return speed_; }
  // How long to wait in real time until `deadline` comes.
  Duration real_delay(Duration deadline) const;

  bool arrived(Duration deadline) override;

 private:
  // Where virtual time should be by now, if the program had done nothing but wait.
  Duration target() const;

  double speed_ = 1.0;
  bool started_ = false;
  Duration real_ = Duration::zero();
  Duration anchor_real_ = Duration::zero();
  Duration anchor_virtual_ = Duration::zero();
  Duration waited_for_ = Duration::max();
};

// The system's monotonic clock.
class RealClock final : public Clock {
 public:
  Duration read() override { return system_time(); }
  Duration peek() const override { return system_time(); }
  bool is_real() const override { return true; }
  bool arrived(Duration deadline) override { return system_time() >= deadline; }
  void wait_until(Duration deadline) override { block_until(deadline); }
};

}  // namespace looplane
