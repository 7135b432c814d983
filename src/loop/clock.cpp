#include <cmath>
#include <limits>
#include <looplane/clock.hpp>
#include <thread>

namespace looplane {

void Clock::wait() {
  std::unique_lock lock(mutex_);
  condition_.wait(lock, [this] { return woken_; });
  woken_ = false;
}

void Clock::wake() {
  {
    std::lock_guard lock(mutex_);
    woken_ = true;
  }
  condition_.notify_one();
}

Duration Clock::system_time() {
  return std::chrono::duration_cast<Duration>(std::chrono::steady_clock::now().time_since_epoch());
}

void Clock::block_until(Duration time) {
  const std::chrono::steady_clock::time_point until{time};
#if defined(__EMSCRIPTEN__) && !defined(__EMSCRIPTEN_PTHREADS__)
  std::this_thread::sleep_until(until);  // nobody else is there to wake it
#else
  std::unique_lock lock(mutex_);
  condition_.wait_until(lock, until, [this] { return woken_; });
  woken_ = false;
#endif
}

namespace {

// How far a program may fall behind real time before its pace is set anew. Less is caught up with,
// so that a run of short steps keeps its tempo.
constexpr Duration kLagThatIsCaughtUp = std::chrono::milliseconds(100);

}  // namespace

void PacedClock::set_real_time(Duration real) {
  if (!started_) {
    anchor_real_ = real;
    started_ = true;
  }
  real_ = real;
}

void PacedClock::set_speed(double speed) {
  if (!std::isinf(speed_)) anchor_virtual_ = std::max(peek(), target());
  if (waited_for_ != Duration::max()) anchor_virtual_ = std::min(anchor_virtual_, waited_for_);
  anchor_real_ = real_;
  speed_ = speed;
}

Duration PacedClock::target() const {
  if (std::isinf(speed_)) return Duration::max();
  const double elapsed = static_cast<double>((real_ - anchor_real_).count()) * speed_;
  return anchor_virtual_ + Duration(static_cast<Duration::rep>(elapsed));
}

Duration PacedClock::real_delay(Duration deadline) const {
  const Duration now = target();
  if (now >= deadline || speed_ <= 0) return Duration::zero();
  return Duration(static_cast<Duration::rep>(
      std::ceil(static_cast<double>((deadline - now).count()) / speed_)));
}

bool PacedClock::arrived(Duration deadline) {
  if (deadline != waited_for_) {  // a wait begins
    waited_for_ = deadline;
    if (!std::isinf(speed_) && target() - peek() > kLagThatIsCaughtUp) {
      anchor_virtual_ = peek();
      anchor_real_ = real_;
    }
  }
  if (peek() < deadline && target() < deadline) return false;
  move_to(deadline);
  waited_for_ = Duration::max();
  return true;
}

}  // namespace looplane
