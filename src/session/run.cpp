#include "session/run.hpp"

#include <algorithm>
#include <cmath>

#include "trace/questions.hpp"

// A run and its pace. The ways through it stand in journey.cpp.

namespace looplane {

Session::Run::Run(Scenario the_scenario, RunSettings the_settings)
    : scenario(std::move(the_scenario)),
      settings(std::move(the_settings)),
      parked(settings, record, effort,
             [this] {
               return std::make_unique<Execution>(scenario, settings, record, output, effort);
             }),
      speed(settings.speed) {
  execute_again();
  if (settings.paused) {
    stride(Stride::line);
  } else {
    journey.kind = Journey::Kind::run;
  }
}

void Session::Run::execute_again() { bring_near({}); }

/// Of all executions the one that has the shortest way to a place.
void Session::Run::bring_near(Place target) {
  execution = parked.nearest(target, std::move(execution));
}

void Session::Run::leave_execution() {
  if (execution != nullptr) parked.park(std::move(execution));
}

void Session::Run::stand(Place place) {
  journey = {};
  state = State::paused;
  view = place;
  ++version;
}

void Session::Run::end() {
  if (execution != nullptr) {
    now = execution->time();
    exit_status = execution->exit_status();
    execution = nullptr;
    end_state = State::finished;
  }
  journey = {};
  state = end_state;
  view = {record.size(), Place::unknown};
  ++version;
}

void Session::Run::stop() {
  if (execution == nullptr && journey.kind == Journey::Kind::none) return;
  if (end_state == State::running) {
    end_state = State::stopped;
    if (state == State::running && execution != nullptr) stopped_at = execution->current();
  }
  if (journey.kind == Journey::Kind::run && execution != nullptr) now = execution->time();
  leave_execution();
  end();
}

void Session::Run::pause() {
  if (execution == nullptr || journey.kind == Journey::Kind::none) return;
  execution->run_freely();
  stand(execution->place());
}

// --- Pace ---------------------------------------------------------------------------------------

bool Session::Run::paced() const { return !std::isinf(speed) && !journey.at_once; }

/// How far virtual time may have come.
Nanoseconds Session::Run::virtual_time(Nanoseconds real_now) const {
  const auto passed = static_cast<double>(real_now - *anchor_real) * speed;
  return anchor_virtual + static_cast<Nanoseconds>(passed);
}

void Session::Run::set_speed(double new_speed, Nanoseconds real_now) {
  if (anchor_real && paced()) {
    anchor_virtual = std::max(now, virtual_time(real_now));
    if (execution != nullptr && state == State::waiting) {
      anchor_virtual = std::min(anchor_virtual, execution->wake_time());
    }
  } else {
    anchor_virtual = now;
  }
  if (anchor_real) anchor_real = real_now;
  speed = new_speed;
}

void Session::Run::begin_run(bool at_once, Nanoseconds real_now) {
  if (execution == nullptr) return;
  execution->run_freely();
  follow_breakpoints();
  journey = {};
  journey.kind = Journey::Kind::run;
  journey.at_once = at_once;
  state = State::running;
  now = execution->time();
  anchor_virtual = now;
  anchor_real = real_now;
  ++version;
}

void Session::Run::advance_run(std::int64_t instructions, Nanoseconds real_now) {
  if (!anchor_real) anchor_real = real_now;
  std::optional<Nanoseconds> limit;
  if (paced()) limit = virtual_time(real_now);
  const Program::State came_to = execution->advance(instructions, limit);
  if (execution->reached()) return stand(execution->place());
  switch (came_to) {
    case Program::State::running:
      state = State::running;
      now = execution->time();
      break;
    case Program::State::waiting:
      state = State::waiting;
      now = std::min(limit.value_or(execution->wake_time()), execution->wake_time());
      break;
    case Program::State::finished:
      end();
      break;
  }
}

// --- What is seen -------------------------------------------------------------------------------

trace::EventNumber Session::Run::position() const {
  if (journey.kind == Journey::Kind::run && execution != nullptr) return execution->position();
  return std::min(view.event, record.size());
}

std::size_t Session::Run::output_shown() const {
  const trace::EventNumber at = position();
  if (at >= record.size()) return output.lines.size();
  return std::min<std::size_t>(trace::output_before(record, at), output.lines.size());
}

Nanoseconds Session::Run::time() const {
  if (state != State::paused && state != State::running) return now;
  if (journey.kind == Journey::Kind::run) return now;
  const trace::EventNumber at = position();
  return at == 0 ? 0 : record.time(at - 1);
}

}  // namespace looplane
