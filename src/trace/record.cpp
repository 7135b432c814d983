#include "trace/record.hpp"

#include <algorithm>
#include <utility>

namespace looplane::trace {

/// The least number of events between two checkpoints.
static constexpr EventNumber checkpoint_interval = 4096;

std::string_view name_of(EventKind kind) {
  static constexpr std::string_view names[] = {
      "program began",    "program ended",    "step began",       "callback began",
      "returned",         "raised",           "was cancelled",    "awaits",
      "yielded",          "callback ended",   "iteration began",  "idle",
      "handle scheduled", "handle ran",       "handle dropped",   "timer set",
      "timer fired",      "timer cancelled",  "task created",     "task named",
      "future done",      "cancel requested", "cancel delivered", "primitive changed",
      "output",           "blocked",          "thread began",     "thread slept",
      "thread ended",     "deadlock",         "finding"};
  static_assert(std::size(names) == event_kinds);
  return names[static_cast<std::size_t>(kind)];
}

Record::Record() : next_checkpoint_(checkpoint_interval) {}

// --- Stacks and names ---------------------------------------------------------------------------

StackNumber Record::intern_frame(StackNumber parent, TextNumber function, TextNumber file,
                                 int line) {
  const auto [entry, is_new] = stack_numbers_.try_emplace({parent, function, line},
                                                          static_cast<StackNumber>(stacks_.size()));
  if (is_new) stacks_.push_back({function, file, line, parent});
  return entry->second;
}

std::vector<Frame> Record::frames(StackNumber stack) const {
  std::vector<Frame> frames;
  for (; stack != none; stack = stacks_[stack].parent) {
    const StackNode& node = stacks_[stack];
    frames.push_back({text(node.function), text(node.file), node.line});
  }
  std::reverse(frames.begin(), frames.end());
  return frames;
}

Frame Record::place(StackNumber stack) const {
  Frame innermost;
  for (StackNumber at = stack; at != none; at = stacks_[at].parent) {
    const StackNode& node = stacks_[at];
    const Frame frame{text(node.function), text(node.file), node.line};
    if (!frame.file.empty()) return frame;
    if (at == stack) innermost = frame;
  }
  return innermost;
}

TaskNumber Record::task_of(const Handle& handle) const {
  return handle.who < text_flag ? handle.who : none;
}

std::string_view Record::name_of(const Handle& handle) const {
  if (handle.who == none || handle.who < text_flag) return {};
  return text(text_in(handle.who));
}

std::string Record::item(const PrimitiveState& state) const {
  if (state.item == none) return {};
  if (state.item < text_flag) return std::to_string(state.item);
  return std::string(text(text_in(state.item)));
}

std::string Record::name_of_task(TaskNumber task) const {
  if (task == none) return {};
  const Number name = tasks_[task].name;
  if (name < text_flag) return "Task-" + std::to_string(name);
  return std::string(text(text_in(name)));
}

std::string Record::call_of_task(TaskNumber task) const {
  const Number what = tasks_[task].what;
  if (what == none) return {};
  if (what >= text_flag) return std::string(text(text_in(what)));
  std::string call = std::string(text(calls_[what])) + '(';
  for (Number i = 0; i < calls_[what + 1]; ++i) {
    if (i > 0) call += ", ";
    call += std::to_string(calls_[what + 2 + i]);
  }
  return call + ')';
}

// --- Steps --------------------------------------------------------------------------------------

/// Where Record::last_steps_ has what belongs to a task.
static std::size_t list_of(TaskNumber task) { return task == none ? 0 : std::size_t{task} + 1; }

// Links as of a skew-binary list (Myers, "An applicative random-access stack", 1983): each entry
// jumps over as many as make any one reachable in logarithmic time.
void Record::link_steps() const {
  for (auto step = static_cast<StepNumber>(links_.size()); step < steps_.size(); ++step) {
    const std::size_t list = list_of(steps_[step].task);
    if (list >= last_steps_.size()) last_steps_.resize(list + 1, none);
    const StepNumber last = std::exchange(last_steps_[list], step);
    StepLink link{last, last, 0};
    if (last != none) {
      const StepLink& before = links_[last];
      link.index = before.index + 1;
      if (before.jump != none) {
        const StepLink& far = links_[before.jump];
        const bool is_even =
            far.jump != none && before.index - far.index == far.index - links_[far.jump].index;
        if (is_even) link.jump = far.jump;
      }
    }
    links_.push_back(link);
  }
}

const StepLink& Record::link(StepNumber step) const {
  if (step >= links_.size()) link_steps();
  return links_[step];
}

/// The last step of a task that is not `too_late`.
template <class TooLate>
StepNumber Record::last_step_that(TaskNumber task, TooLate too_late) const {
  link_steps();
  const std::size_t list = list_of(task);
  StepNumber at = list < last_steps_.size() ? last_steps_[list] : none;
  while (at != none && too_late(at)) {
    const StepLink& link = links_[at];
    const bool jumps = link.jump != none && too_late(link.jump);
    at = jumps ? link.jump : link.previous;
  }
  return at;
}

StepNumber Record::step_of_task_before(TaskNumber task, EventNumber event) const {
  return last_step_that(task, [&](StepNumber step) { return steps_[step].began >= event; });
}

StepNumber Record::step_of_task_below(TaskNumber task, StepNumber limit) const {
  return last_step_that(task, [&](StepNumber step) { return step >= limit; });
}

/// How many rows began before event n: they stand in that order.
template <class Row>
Number Record::count_before(const Paged<Row>& rows, EventNumber Row::* began, EventNumber event) {
  std::size_t low = 0;
  std::size_t high = rows.size();
  while (low < high) {
    const std::size_t middle = (low + high) / 2;
    if (rows[middle].*began < event) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return static_cast<Number>(low);
}

StepNumber Record::step_before(EventNumber event) const {
  const Number steps = count_before(steps_, &Step::began, event);
  return steps == 0 ? none : steps - 1;
}

EventNumber Record::cancel_before(TaskNumber task, EventNumber event) const {
  const auto found = cancels_.find(task);
  if (found == cancels_.end()) return none;
  const auto& events = found->second;
  const auto after = std::lower_bound(events.begin(), events.end(), event);
  return after == events.begin() ? none : after[-1];
}

// --- What was alive -----------------------------------------------------------------------------

// A checkpoint is due after twice as many events as things are alive, so that all of them together
// take no more than a few bytes an event, and what follows one is never much more than its own
// size.
void Record::make_checkpoints(EventNumber until) const {
  while (next_checkpoint_ <= until) {
    checkpoints_.push_back(find_situation(next_checkpoint_));
    const Situation& then = checkpoints_.back();
    const std::size_t alive =
        then.ready.size() + then.timers.size() + then.tasks.size() + then.steps.size();
    next_checkpoint_ += std::max(checkpoint_interval, static_cast<EventNumber>(2 * alive));
  }
}

const Situation& Record::situation(EventNumber event) const {
  event = std::min(event, size());
  if (situation_.event != event || situation_version_ != version_) {
    make_checkpoints(event);
    situation_ = find_situation(event);
    situation_version_ = version_;
  }
  return situation_;
}

Situation Record::find_situation(EventNumber event) const {
  Situation now;
  const auto after = std::upper_bound(
      checkpoints_.begin(), checkpoints_.end(), event,
      [](EventNumber wanted, const Situation& checkpoint) { return wanted < checkpoint.event; });
  if (after != checkpoints_.begin()) now = after[-1];
  const auto go_on = [&now, event](std::vector<Number>& alive, const auto& rows, auto began,
                                   auto ended) {
    const auto is_over = [&](Number number) { return rows[number].*ended < event; };
    std::erase_if(alive, is_over);
    const Number end = count_before(rows, began, event);
    for (Number number = count_before(rows, began, now.event); number < end; ++number) {
      if (!is_over(number)) alive.push_back(number);
    }
  };
  go_on(now.ready, handles_, &Handle::scheduled, &Handle::left);
  go_on(now.timers, timers_, &Timer::set, &Timer::ended);
  go_on(now.tasks, tasks_, &Task::created, &Task::ended);
  go_on(now.steps, steps_, &Step::began, &Step::ended);
  now.event = event;
  std::sort(now.timers.begin(), now.timers.end(), [&](TimerNumber one, TimerNumber other) {
    return std::pair(timers_[one].when, one) < std::pair(timers_[other].when, other);
  });
  return now;
}

bool Record::is_by_reader(EventNumber event) const {
  return std::ranges::any_of(by_reader_, [event](const Stretch& stretch) {
    return stretch.begin <= event && event < stretch.end;
  });
}

bool Record::is_closing_task(TaskNumber task) const {
  return std::binary_search(closing_tasks_.begin(), closing_tasks_.end(), task);
}

std::size_t Record::bytes() const {
  std::size_t bytes = events_.bytes() + tasks_.bytes() + steps_.bytes() + handles_.bytes() +
                      timers_.bytes() + futures_.bytes() + output_.bytes() + children_.bytes() +
                      stacks_.bytes() + texts_.bytes() + links_.bytes() + calls_.bytes();
  for (const PrimitiveEntry& primitive : primitives_) {
    bytes += sizeof primitive + primitive.states.size() * sizeof(PrimitiveState);
  }
  for (const Situation& checkpoint : checkpoints_) {
    bytes += sizeof checkpoint +
             sizeof(Number) *
                 (checkpoint.ready.size() + checkpoint.timers.size() + checkpoint.tasks.size());
  }
  bytes += stack_numbers_.size() * (sizeof(StackKey) + 24);
  for (const auto& [task, events] : cancels_) bytes += 48 + events.capacity() * sizeof(EventNumber);
  bytes += last_steps_.capacity() * sizeof(StepNumber);
  return bytes + durations_.capacity() * sizeof(Nanoseconds);
}

}  // namespace looplane::trace
