#include <algorithm>
#include <cmath>

#include "session/run.hpp"
#include "trace/questions.hpp"

// The ways through a run: to a place, to the next line or event, and back.

namespace looplane {

using trace::EventKind;
using trace::EventNumber;

/// How many events before a place the search for the line before it begins; then 16 times as many.
static constexpr EventNumber nearest_search = 32;
/// Instructions that are followed on the way to a place only because the way back may begin there.
static constexpr int longest_approach = 20'000;
/// Lines without any event that are looked through.
static constexpr std::uint32_t longest_search = 100'000;
/// Events of a run in which each time is found that a line begins; in a longer one, the next time.
static constexpr EventNumber longest_survey = 200'000;

void Session::Run::advance(std::int64_t instructions, Nanoseconds real_now) {
  using Kind = Journey::Kind;
  // Parts of a journey that took no time make room for the next one.
  for (bool again = true; again;) {
    again = false;
    switch (journey.kind) {
      case Kind::none:
        return;
      case Kind::run:
        return advance_run(instructions, real_now);
      case Kind::discover:
        again = advance_discovery(instructions);
        break;
      case Kind::reach:
        again = advance_reach(instructions);
        break;
      case Kind::scan:
        again = advance_scan(instructions);
        break;
      case Kind::find:
        again = advance_find(instructions);
        break;
    }
  }
}

// --- To a place ---------------------------------------------------------------------------------

void Session::Run::reach(Place target) {
  journey = {};
  journey.kind = Journey::Kind::reach;
  journey.at_once = true;
  journey.target = target;
  const bool is_shown = execution != nullptr && state == State::paused && view <= target;
  state = State::running;
  // What lies between here and where the program stands was done by the library alone.
  if (is_shown && execution->place().lines == 0 && target <= execution->place()) return;
  bring_near(target);
  approach();
}

/// Goes the next part of the way to `target`. The last one is followed, so that the line before is
/// known when the reader asks for it; but not a long one, as following takes its time.
void Session::Run::approach() {
  const Place target = journey.target;
  const EventNumber event = execution->place().event;
  const bool is_long = execution->is_following();
  execution->run_freely();
  if (event + nearest_search < target.event) {
    execution->stop_at(target.event - nearest_search);
  } else if (event < target.event) {
    if (!is_long) {
      execution->follow(
          [count = 0](const LineStop&) mutable { return ++count > longest_approach; });
    }
    execution->stop_at(target.event);
  } else if (execution->place() < target) {
    execution->follow([target](const LineStop& stop) { return stop.place >= target; });
  }
}

/// Whether the next part of the journey can begin at once.
bool Session::Run::advance_reach(std::int64_t instructions) {
  const Place target = journey.target;
  if (execution->place() < target) {
    const Program::State came_to = execution->advance(instructions, {});
    if (came_to == Program::State::finished) {
      end();
      return false;
    }
    if (!execution->reached()) return false;
    if (execution->place() < target) {
      approach();
      return true;
    }
  }
  const std::optional<Stride> then = journey.then;
  execution->run_freely();
  // What the library did since the target changed nothing that the program can see.
  stand(std::min(target, execution->place()));
  if (then) stride(*then);
  return then.has_value();
}

// --- Forwards -----------------------------------------------------------------------------------

void Session::Run::discover(std::initializer_list<EventKind> kinds) {
  execution->run_freely();
  execution->stop_after(kinds);
  journey = {};
  journey.kind = Journey::Kind::discover;
  journey.at_once = true;
  state = State::running;
}

void Session::Run::discover(Execution::Follower follower) {
  execution->follow(std::move(follower));
  journey = {};
  journey.kind = Journey::Kind::discover;
  journey.at_once = true;
  state = State::running;
}

bool Session::Run::advance_discovery(std::int64_t instructions) {
  if (execution->advance(instructions, {}) == Program::State::finished) {
    end();
  } else if (execution->reached()) {
    // A line that begins is where it stands; an event may lie before.
    const bool is_event = execution->place().lines == 0 && !execution->is_following();
    const Place place = is_event ? Place{execution->reached_at(), 0} : execution->place();
    execution->run_freely();
    stand(place);
  }
  return false;
}

bool Session::Run::is_breakpoint(const LineStop& stop) const {
  // Up to the last change that the reader made, it is the run that is known.
  const auto& changes = settings.interventions;
  if (!changes.empty() && stop.place.event <= changes.back().at) return false;
  return stop.begins &&
         std::any_of(breakpoints.begin(), breakpoints.end(), [&](const Breakpoint& each) {
           return each.line == stop.line && each.file == stop.file;
         });
}

void Session::Run::follow_breakpoints() {
  if (breakpoints.empty()) return;
  execution->follow([this](const LineStop& stop) { return is_breakpoint(stop); });
}

/// The event with which a stride ends, when the record knows it; else none.
EventNumber Session::Run::next_event(Stride stride) const {
  if (stride == Stride::output) {
    const trace::Number line = trace::output_before(record, view.event);
    return line < record.output().size() ? record.output()[line] : trace::none;
  }
  const trace::StepNumber before = record.step_before(view.event);
  for (trace::StepNumber step = before == trace::none ? 0 : before + 1;
       step < record.steps().size(); ++step) {
    const EventNumber began = record.steps()[step].began;
    if (record.kind(began) != EventKind::program_began) return began;
  }
  return trace::none;
}

void Session::Run::stride(Stride stride) {
  if (execution == nullptr) {
    if (end_state != State::stopped) return;
    reach(view);
    journey.then = stride;
    return;
  }
  switch (stride) {
    case Stride::callback:
    case Stride::output: {
      const EventNumber event = next_event(stride);
      if (event != trace::none) return reach({event + 1, 0});
      if (stride == Stride::output) return discover({EventKind::output});
      return discover({EventKind::step_began, EventKind::callback_began});
    }
    case Stride::line:
    case Stride::line_over:
    case Stride::line_out:
      return stride_lines(stride);
    case Stride::end:
      begin_run(true, anchor_real.value_or(0));
      return;
  }
}

void Session::Run::stride_lines(Stride stride) {
  if (stride == Stride::line) {
    return discover([](const LineStop& stop) { return stop.begins; });
  }
  const LineStop start = execution->standing();
  const std::uint32_t deepest =
      stride == Stride::line_over || start.depth == 0 ? start.depth : start.depth - 1;
  discover([this, task = start.task, deepest = deepest](const LineStop& stop) mutable {
    const bool is_same_task = stop.task == task;
    if (is_same_task) deepest = std::min(deepest, stop.depth);
    if (!stop.begins) return false;
    const bool is_over = task != trace::none && record.tasks()[task].ended < stop.place.event;
    return is_over || (is_same_task && stop.depth <= deepest) || is_breakpoint(stop);
  });
}

// --- Back ---------------------------------------------------------------------------------------

EventNumber Session::Run::previous_event(Stride stride) const {
  if (view.event == 0) return trace::none;
  if (stride == Stride::output) {
    const trace::Number lines = trace::output_before(record, view.event - 1);
    return lines == 0 ? trace::none : record.output()[lines - 1];
  }
  for (trace::StepNumber step = record.step_before(view.event - 1); step != trace::none;
       step = step == 0 ? trace::none : step - 1) {
    const EventNumber began = record.steps()[step].began;
    if (record.kind(began) != EventKind::program_began) return began;
  }
  return trace::none;
}

void Session::Run::stride_back(Stride stride) {
  switch (stride) {
    case Stride::callback:
    case Stride::output: {
      const EventNumber event = previous_event(stride);
      if (event == trace::none) return restart(true, anchor_real.value_or(0));
      return reach({event + 1, 0});
    }
    case Stride::end:
      return restart(true, anchor_real.value_or(0));
    case Stride::line:
    case Stride::line_over:
    case Stride::line_out:
      break;
  }
  std::function<bool(const LineStop&)> wanted;
  if (stride != Stride::line && execution != nullptr) {
    const LineStop here = execution->standing();
    const std::uint32_t deepest =
        stride == Stride::line_over || here.depth == 0 ? here.depth : here.depth - 1;
    wanted = [task = here.task, deepest](const LineStop& stop) {
      return stop.task == task && stop.depth <= deepest;
    };
  }
  if (execution != nullptr) {
    const auto& trail = execution->trail();
    const auto before = std::find_if(trail.rbegin(), trail.rend(), [&](const LineStop& stop) {
      return stop.place < view && (!wanted || wanted(stop));
    });
    if (before != trail.rend()) return reach(before->place);
  }
  begin_scan(view, nearest_search);
  journey.wanted = std::move(wanted);
}

void Session::Run::begin_scan(Place before, EventNumber events) {
  const EventNumber from = before.event > events ? before.event - events : 0;
  reach({from, 0});
  journey.kind = Journey::Kind::scan;
  journey.target = before;
  journey.from = from;
}

bool Session::Run::advance_scan(std::int64_t instructions) {
  if (!journey.scanning) {
    if (execution->place().event < journey.from) {
      const Program::State came_to = execution->advance(instructions, {});
      if (came_to != Program::State::finished && !execution->reached()) return false;
    }
    journey.scanning = true;
    execution->run_freely();
    execution->follow([this](const LineStop& stop) {
      const bool is_lost = journey.target.lines == Place::unknown &&
                           stop.place.event == journey.target.event &&
                           stop.place.lines > longest_search;
      if (stop.place >= journey.target || is_lost) return true;
      if (stop.begins && (!journey.wanted || journey.wanted(stop))) journey.found = stop.place;
      return false;
    });
  }
  const Program::State came_to = execution->advance(instructions, {});
  if (came_to != Program::State::finished && !execution->reached()) return false;
  const Journey scanned = std::move(journey);
  const EventNumber searched = scanned.target.event - scanned.from;
  if (scanned.found) {
    reach(*scanned.found);
  } else if (scanned.from > 0) {
    begin_scan(scanned.target, searched * 16);
    journey.wanted = scanned.wanted;
  } else {
    restart(true, anchor_real.value_or(0));
  }
  return true;
}

// --- To a line ----------------------------------------------------------------------------------

void Session::Run::find_line(Breakpoint line) {
  if (journey.kind == Journey::Kind::run || record.size() == 0) return;
  if (sought.line == line && sought.record_size == record.size() && !sought.places.empty()) {
    return reach(next_sought(view));
  }
  sought = {std::move(line), {}, 0, {}};
  journey = {};
  journey.kind = Journey::Kind::find;
  journey.at_once = true;
  journey.target = view;
  journey.surveys = record.size() <= longest_survey;
  journey.wanted = [this](const LineStop& stop) {
    return stop.begins && stop.line == sought.line.line && stop.file == sought.line.file;
  };
  const bool is_shown = !journey.surveys && execution != nullptr && state == State::paused &&
                        execution->place() == view && view.event < record.size();
  if (!is_shown) {
    execute_again();
    journey.from_begin = true;
  }
  begin_find();
}

/// Looks from where the program stands.
void Session::Run::begin_find() {
  state = State::running;
  execution->run_freely();
  execution->follow([this, end = record.size(), beyond = 0u](const LineStop& stop) mutable {
    if (journey.wanted(stop)) {
      sought.places.push_back(stop.place);
      if (!journey.surveys) journey.found = stop.place;
    }
    // What is behind the record was not seen yet; a loop without events never gets there.
    if (stop.place.event >= end) ++beyond;
    return journey.found || stop.place.event > end || beyond > longest_search;
  });
}

bool Session::Run::advance_find(std::int64_t instructions) {
  const Program::State came_to = execution->advance(instructions, {});
  if (came_to != Program::State::finished && !execution->reached()) return false;
  if (journey.surveys && !sought.places.empty()) {
    end_survey();
    reach(next_sought(journey.target));
    return true;
  }
  if (journey.found) {
    execution->run_freely();
    stand(*journey.found);
    return false;
  }
  execute_again();
  if (!journey.from_begin) {
    journey.from_begin = true;
    begin_find();
  } else if (end_state != State::running && journey.target.event >= record.size()) {
    execution = nullptr;  // nobody executed it: back to where it looked from
    end();
  } else {
    const Place origin = journey.target;
    reach(origin.lines == Place::unknown ? Place{origin.event, 0} : origin);
  }
  return true;
}

void Session::Run::end_survey() {
  sought.record_size = record.size();
  for (const Place& place : sought.places) {
    const trace::StepNumber step = trace::step_at(record, place.event);
    if (step == trace::none) continue;
    if (sought.steps.empty() || sought.steps.back() != step) sought.steps.push_back(step);
  }
}

/// Behind the last one comes the first.
Place Session::Run::next_sought(Place behind) const {
  const auto next = std::upper_bound(sought.places.begin(), sought.places.end(), behind);
  return next == sought.places.end() ? sought.places.front() : *next;
}

void Session::Run::restart(bool stand_before_first_line, Nanoseconds real_now) {
  execute_again();
  view = {};
  ++version;
  if (stand_before_first_line) {
    stride_lines(Stride::line);
  } else {
    begin_run(false, real_now);
  }
}

}  // namespace looplane
