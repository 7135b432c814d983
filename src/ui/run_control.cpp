#include "ui/run_control.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

namespace looplane::ui {

namespace {

constexpr Nanoseconds millisecond = 1'000'000;

}  // namespace

void RunControl::start(Scenario scenario) {
  session_ = std::make_unique<Session>(std::move(scenario), RunSettings{.speed = speed_});
  anchor_ = {0, clock_()};
}

void RunControl::stop() {
  if (active()) session_->stop();
}

void RunControl::set_speed(double speed) {
  const Nanoseconds now = clock_();
  anchor_ = {shown_time(), now};
  speed_ = speed;
  if (active()) session_->set_speed(speed, now);
}

std::optional<Nanoseconds> RunControl::advance(Nanoseconds slice) {
  if (!active()) return std::nullopt;
  const Nanoseconds begin = clock_();
  for (Nanoseconds now = begin; now - begin < slice;) {
    const std::optional<Nanoseconds> wake = session_->next_wake();
    if (!wake || *wake > now) return wake;
    const Session::State state = session_->advance(budget_, now);
    anchor_ = {session_->now(), now};
    const Nanoseconds before = std::exchange(now, clock_());
    if (state != Session::State::running) continue;
    // The whole budget was used: make it last about a millisecond.
    if (now - before < millisecond / 2) budget_ = std::min<std::int64_t>(budget_ * 2, 1 << 24);
    if (now - before > millisecond * 2) budget_ = std::max<std::int64_t>(budget_ / 2, 64);
  }
  return session_->next_wake();
}

bool RunControl::active() const {
  return session_ && (session_->state() == Session::State::running ||
                      session_->state() == Session::State::waiting);
}

const std::vector<OutputLine>& RunControl::output() const {
  static const std::vector<OutputLine> none;
  return session_ ? session_->output() : none;
}

Nanoseconds RunControl::shown_time() const {
  if (!session_) return 0;
  const std::optional<Nanoseconds> wake = session_->next_wake();
  if (session_->state() != Session::State::waiting || !wake || std::isinf(speed_)) {
    return session_->now();
  }
  const Nanoseconds real = std::max(anchor_.real_time, std::min(clock_(), *wake));
  const auto waited = static_cast<double>(real - anchor_.real_time) * speed_;
  return std::max(session_->now(), anchor_.virtual_time + static_cast<Nanoseconds>(waited));
}

}  // namespace looplane::ui
