#include "ui/run_control.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace looplane::ui {

namespace {

constexpr Nanoseconds millisecond = 1'000'000;

bool has_work(const Session& session) {
  return session.state() == Session::State::running || session.state() == Session::State::waiting;
}

}  // namespace

void RunControl::start(Scenario scenario, std::vector<Breakpoint> breakpoints, bool paused) {
  RunSettings settings;
  settings.speed = speed_;
  settings.paused = paused;
  session_ = std::make_unique<Session>(std::move(scenario), std::move(settings));
  session_->set_breakpoints(std::move(breakpoints));
  original_ = nullptr;
  changes_.clear();
  anchor_ = {0, clock_()};
  moment_ = 0;
  moment_since_ = clock_();
}

void RunControl::set_breakpoints(std::vector<Breakpoint> breakpoints) {
  if (session_) session_->set_breakpoints(std::move(breakpoints));
}

void RunControl::stop() {
  if (!active() && !standing()) return;
  if (original_ && has_work(*original_)) original_->stop();
  session_->stop();
  follow();
}

void RunControl::what_if(const Intervention& change, const std::string& words) {
  if (!session_) return;
  RunSettings settings = session_->settings();
  settings.speed = std::numeric_limits<double>::infinity();
  settings.paused = false;
  settings.interventions.push_back(change);
  auto changed = std::make_unique<Session>(session_->scenario(), std::move(settings));
  changed->set_breakpoints(session_->breakpoints());
  changes_ += (changes_.empty() ? "" : ", ") + words;
  if (!original_) {
    original_ = std::move(session_);
    original_->drop_prepared();
    changed_at_ = moment_;
    // What is compared is all that it prints.
    original_->set_breakpoints({});
    original_->seek(original_->record().size());
    if (has_work(*original_)) original_->step(Stride::end);
  }
  session_ = std::move(changed);
  moment_ = 0;
}

void RunControl::undo_what_if() {
  if (!original_) return;
  original_->set_breakpoints(session_->breakpoints());
  session_ = std::move(original_);
  changes_.clear();
  look_at(changed_at_);
}

void RunControl::pause() {
  if (!active()) return;
  session_->pause();
  follow();
}

void RunControl::resume() {
  if (standing()) session_->resume(clock_());
}

void RunControl::step(Stride stride) {
  if (session_) session_->step(stride);
}

void RunControl::step_back(Stride stride) {
  if (session_) session_->step_back(stride);
}

void RunControl::look_at(trace::EventNumber event) {
  if (!session_) return;
  session_->seek(event);
  moment_ = event;
  if (!session_->seeking()) follow();
}

void RunControl::look_at_line(Breakpoint line) {
  if (session_) session_->seek_line(std::move(line));
}

void RunControl::rewind() {
  if (session_) session_->restart(true, clock_());
}

void RunControl::go_to_end() {
  if (session_) session_->step(Stride::end);
}

void RunControl::follow() {
  if (session_->seeking()) return;
  const trace::EventNumber position = session_->position();
  if (position != moment_ || session_->state() != Session::State::running) {
    moment_since_ = clock_();
  }
  moment_ = position;
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
  const std::optional<Nanoseconds> wake = advance_until(begin + slice);
  follow();
  return wake;
}

std::optional<Nanoseconds> RunControl::advance_until(Nanoseconds end) {
  for (Nanoseconds now = clock_(); now < end;) {
    Session& session = at_work();
    const std::optional<Nanoseconds> wake = session.next_wake();
    if (!wake || *wake > now) return wake;
    const Session::State state = session.advance(budget_, now);
    anchor_ = {session_->now(), now};
    const Nanoseconds before = std::exchange(now, clock_());
    if (state != Session::State::running) continue;
    // The whole budget was used: make it last about a millisecond.
    if (now - before < millisecond / 2) budget_ = std::min<std::int64_t>(budget_ * 2, 1 << 24);
    if (now - before > millisecond * 2) budget_ = std::max<std::int64_t>(budget_ / 2, 64);
  }
  return at_work().next_wake();
}

bool RunControl::prepare(Nanoseconds slice) {
  if (!session_ || active()) return false;
  const Nanoseconds end = clock_() + slice;
  do {
    if (!session_->prepare(budget_)) return false;
  } while (clock_() < end);
  return true;
}

/// The run as it was comes first: it is what the changed one is compared with.
Session& RunControl::at_work() {
  return original_ && has_work(*original_) ? *original_ : *session_;
}

bool RunControl::active() const { return session_ && has_work(*session_); }

bool RunControl::going_on() const { return active() && !session_->seeking(); }

bool RunControl::held_up() const {
  return going_on() && session_->state() == Session::State::running &&
         clock_() - moment_since_ > 1'000 * millisecond;
}

bool RunControl::standing() const {
  return session_ && session_->state() == Session::State::paused;
}

bool RunControl::finished() const {
  return session_ && session_->state() == Session::State::finished;
}

std::size_t RunControl::output_shown() const {
  if (!session_) return 0;
  const trace::Record& record = session_->record();
  if (moment_ >= record.size()) return session_->output().size();
  return std::min<std::size_t>(trace::output_before(record, moment_), session_->output().size());
}

const trace::Record* RunControl::record() const { return session_ ? &session_->record() : nullptr; }

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
