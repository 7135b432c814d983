#include "session/session.hpp"

#include <cmath>

#include "session/run.hpp"

namespace looplane {

Session::Session(Scenario scenario, RunSettings settings)
    : run_(std::make_unique<Run>(std::move(scenario), std::move(settings))) {}

Session::~Session() = default;

Session::State Session::advance(std::int64_t instructions, Nanoseconds real_now) {
  const std::size_t shown = run_->output_shown();
  run_->advance(instructions, real_now);
  if (run_->output_shown() != shown) ++run_->version;
  return run_->state;
}

std::optional<Nanoseconds> Session::next_wake() const {
  const Run& run = *run_;
  if (run.journey.kind == Run::Journey::Kind::none) return std::nullopt;
  if (run.state != State::waiting || !run.paced() || !run.anchor_real) return 0;
  const auto ahead = static_cast<double>(run.execution->wake_time() - run.anchor_virtual);
  return *run.anchor_real + static_cast<Nanoseconds>(std::ceil(ahead / run.speed));
}

void Session::stop() { run_->stop(); }
void Session::set_speed(double speed, Nanoseconds real_now) { run_->set_speed(speed, real_now); }

Session::State Session::state() const { return run_->state; }
int Session::exit_status() const { return run_->exit_status; }
Nanoseconds Session::now() const { return run_->time(); }
const std::vector<OutputLine>& Session::output() const { return run_->output.lines; }
std::size_t Session::output_shown() const { return run_->output_shown(); }
std::uint64_t Session::output_version() const { return run_->output.version + run_->version; }

const trace::Record& Session::record() const { return run_->record; }
trace::EventNumber Session::position() const { return run_->position(); }
bool Session::seeking() const {
  const Run::Journey::Kind kind = run_->journey.kind;
  return kind != Run::Journey::Kind::none && kind != Run::Journey::Kind::run;
}

// --- Transport ----------------------------------------------------------------------------------

void Session::pause() { run_->pause(); }

void Session::resume(Nanoseconds real_now) {
  if (run_->state == State::paused) run_->begin_run(false, real_now);
}

void Session::step(Stride stride) {
  if (run_->journey.kind == Run::Journey::Kind::run) run_->pause();
  run_->stride(stride);
}

void Session::step_back(Stride stride) {
  if (run_->journey.kind == Run::Journey::Kind::run) run_->pause();
  run_->stride_back(stride);
}

void Session::seek(trace::EventNumber event) {
  Run& run = *run_;
  if (event >= run.record.size() && run.end_state != State::running) {
    run.leave_execution();
    return run.end();
  }
  run.reach({std::min(event, run.record.size()), 0});
}

void Session::seek_line(Breakpoint line) { run_->find_line(std::move(line)); }

const Breakpoint& Session::sought_line() const { return run_->sought.line; }
const std::vector<trace::StepNumber>& Session::sought_steps() const { return run_->sought.steps; }

void Session::restart(bool paused, Nanoseconds real_now) { run_->restart(paused, real_now); }

void Session::set_breakpoints(std::vector<Breakpoint> breakpoints) {
  Run& run = *run_;
  run.breakpoints = std::move(breakpoints);
  if (run.journey.kind == Run::Journey::Kind::run) run.follow_breakpoints();
}

const std::vector<Breakpoint>& Session::breakpoints() const { return run_->breakpoints; }

// --- Preparing ----------------------------------------------------------------------------------

bool Session::prepare(std::int64_t instructions) {
  Run& run = *run_;
  if (run.journey.kind != Run::Journey::Kind::none) return false;
  return run.parked.prepare(instructions, run.execution.get());
}

void Session::drop_prepared() { run_->parked.clear(); }
std::size_t Session::prepared_memory() const { return run_->parked.memory(); }
std::int64_t Session::work_done() const { return run_->effort.done - run_->effort.prepared; }
std::int64_t Session::work_prepared() const { return run_->effort.prepared; }

// --- The program at this moment -----------------------------------------------------------------

bool Session::has_program() const {
  return run_->execution != nullptr && run_->state == State::paused;
}

FrameView Session::current() const {
  return has_program() ? run_->execution->current() : FrameView{};
}

const FrameView& Session::stopped_at() const { return run_->stopped_at; }

std::vector<FrameView> Session::frames(trace::TaskNumber task) const {
  return has_program() ? run_->execution->frames(task) : std::vector<FrameView>{};
}

std::vector<Variable> Session::globals() const {
  return has_program() ? run_->execution->globals() : std::vector<Variable>{};
}

const Scenario& Session::scenario() const { return run_->scenario; }
const RunSettings& Session::settings() const { return run_->settings; }

std::optional<std::size_t> first_difference(const std::vector<OutputLine>& one,
                                            const std::vector<OutputLine>& other) {
  const std::size_t common = std::min(one.size(), other.size());
  for (std::size_t i = 0; i < common; ++i) {
    if (one[i].text != other[i].text || one[i].stream != other[i].stream) return i;
  }
  if (one.size() == other.size()) return std::nullopt;
  return common;
}

}  // namespace looplane
