#include "trace/questions.hpp"

#include <algorithm>

#include "trace/words.hpp"

// What tasks do at a moment, and what they wait for. Queues and primitives stand in
// questions_state.cpp, causes in causes.cpp.

namespace looplane::trace {

std::string_view name_of(TaskState state) {
  static constexpr std::string_view names[] = {"running", "ready",     "waiting", "sleeping",
                                               "blocked", "cancelled", "failed",  "done"};
  return names[static_cast<std::size_t>(state)];
}

// --- Waits --------------------------------------------------------------------------------------

static std::string list_of_children(const Record& record, const Future& future) {
  return list_of(future.children, [&](std::size_t i) -> std::string {
    const Future& child = record.futures()[record.child(future, static_cast<Number>(i))];
    if (child.task != none) return record.name_of_task(child.task);
    return child.purpose == Purpose::executor ? "a worker thread" : "a future";
  });
}

static std::string words_of(const Record& record, const Future& future) {
  if (future.task != none) return record.name_of_task(future.task);
  const std::string until =
      future.timer == none ? "" : " until " + seconds(record.timers()[future.timer].when) + " s";
  if (future.timer != none && future.children == 0) {
    return sleep_of(record, future.timer) + until;
  }
  std::string words;
  switch (future.purpose) {
    case Purpose::future:
    case Purpose::task:
    case Purpose::sleep:
      words = "a future";
      break;
    case Purpose::executor:
      words = "a worker thread";
      break;
    default:
      words = purpose_name(future.purpose);
  }
  if (future.owner != none && future.purpose != Purpose::task_group) {
    const std::string_view name = record.text(record.primitives()[future.owner].name);
    if (!words.starts_with(name)) words += " of " + std::string(name);
  }
  const std::string children = list_of_children(record, future);
  if (!children.empty()) words += " of " + children;
  return words + until;
}

Wait wait_of(const Record& record, FutureNumber number) {
  const Future& future = record.futures()[number];
  Wait wait;
  wait.words = words_of(record, future);
  wait.future = number;
  wait.task = future.task;
  wait.primitive = future.owner;
  if (future.timer != none) wait.until = record.timers()[future.timer].when;
  return wait;
}

// --- Steps --------------------------------------------------------------------------------------

StepView view_step(const Record& record, StepNumber number) {
  const Step& step = record.steps()[number];
  StepView view;
  view.step = number;
  view.task = step.task;
  view.name = name_of_step(record, number);
  view.begin = record.time(step.began);
  if (step.ended == none) {
    view.end = record.end_time();
    return view;
  }
  const Event end = record[step.ended];
  view.end = end.time;
  view.ended_by = end.kind;
  view.stack = end.stack;
  switch (end.kind) {
    case EventKind::awaits:
      view.wait = wait_of(record, end.detail);
      view.why_it_stopped = "waits for " + view.wait.words;
      break;
    case EventKind::yielded:
      view.why_it_stopped = "gave way with sleep(0)";
      break;
    case EventKind::raised:
      view.why_it_stopped = "raised " + std::string(record.text(end.detail));
      break;
    case EventKind::callback_ended:
    case EventKind::program_ended:
      view.why_it_stopped = "ended";
      break;
    default:
      view.why_it_stopped = name_of(end.kind);
  }
  return view;
}

StepNumber step_at(const Record& record, EventNumber at) {
  const Situation& now = record.situation(at);
  return now.steps.empty() ? record.step_before(at) : now.steps.back();
}

// --- Tasks --------------------------------------------------------------------------------------

/// What the task waits for after its last step before n; none: it does not wait.
static FutureNumber awaited_at(const Record& record, StepNumber step, EventNumber at) {
  if (step == none) return none;
  const Step& row = record.steps()[step];
  if (row.ended == none || row.ended >= at) return none;
  const Event end = record[row.ended];
  if (end.kind != EventKind::awaits) return none;
  const EventNumber done = record.futures()[end.detail].done;
  return done != none && done < at ? none : end.detail;
}

static TaskState state_after(const Record& record, TaskNumber task, StepNumber step,
                             EventNumber at) {
  const Task& row = record.tasks()[task];
  if (row.ended != none && row.ended < at) {
    switch (row.outcome) {
      case Outcome::returned:
        return TaskState::done;
      case Outcome::raised:
        return TaskState::failed;
      default:
        return TaskState::cancelled;
    }
  }
  if (step == none) return TaskState::ready;
  const EventNumber ended = record.steps()[step].ended;
  if (ended == none || ended >= at) {
    const Event last = record[at - 1];
    const bool is_blocked = last.kind == EventKind::blocked && last.task == task;
    return is_blocked ? TaskState::blocked : TaskState::running;
  }
  const FutureNumber future = awaited_at(record, step, at);
  if (future == none) return TaskState::ready;
  return record.futures()[future].purpose == Purpose::sleep ? TaskState::sleeping
                                                            : TaskState::waiting;
}

TaskState state_at(const Record& record, TaskNumber task, EventNumber at) {
  return state_after(record, task, record.step_of_task_before(task, at), at);
}

/// Who holds a lock at n.
static TaskNumber owner_at(const Record& record, PrimitiveNumber primitive, EventNumber at) {
  const PrimitiveEntry& entry = record.primitives()[primitive];
  if (entry.kind != PrimitiveKind::lock && entry.kind != PrimitiveKind::condition) return none;
  const auto after =
      std::lower_bound(entry.states.begin(), entry.states.end(), at,
                       [](const PrimitiveState& state, EventNumber n) { return state.event < n; });
  for (auto state = after; state != entry.states.begin();) {
    --state;
    const PrimitiveChange change = record.change(*state);
    if (change == PrimitiveChange::acquired) return record.changed_by(*state);
    if (change == PrimitiveChange::released) return none;
  }
  return none;
}

static std::vector<TaskNumber> who_can_wake(const Record& record, FutureNumber number,
                                            EventNumber at) {
  const Future& future = record.futures()[number];
  std::vector<TaskNumber> tasks;
  const auto add = [&](TaskNumber task) {
    if (task != none && (record.tasks()[task].ended == none || record.tasks()[task].ended >= at)) {
      tasks.push_back(task);
    }
  };
  add(future.task);
  if (future.owner != none) add(owner_at(record, future.owner, at));
  for (Number i = 0; i < future.children; ++i) {
    add(record.futures()[record.child(future, i)].task);
  }
  return tasks;
}

TaskView view_task(const Record& record, TaskNumber task, EventNumber at) {
  const StepNumber step = record.step_of_task_before(task, at);
  TaskView view;
  view.task = task;
  view.state = state_after(record, task, step, at);
  view.step = step;
  view.creator = record.tasks()[task].creator;
  if (step != none) {
    const Step& row = record.steps()[step];
    const bool has_ended = row.ended != none && row.ended < at;
    view.stack = has_ended ? record[row.ended].stack : record[row.began].stack;
  }
  const FutureNumber future = awaited_at(record, step, at);
  if (future != none) {
    view.wait = wait_of(record, future);
    view.waits_for = who_can_wake(record, future, at);
  }
  const EventNumber cancel = record.cancel_before(task, at);
  const bool has_ended = view.state >= TaskState::cancelled;
  view.cancel_requested =
      cancel != none && !has_ended && (step == none || record.steps()[step].began < cancel);
  return view;
}

std::vector<TaskView> tasks_at(const Record& record, EventNumber at, std::size_t most) {
  std::vector<TaskView> views;
  for (const TaskNumber task : record.situation(at).tasks) {
    if (views.size() == most) break;
    views.push_back(view_task(record, task, at));
  }
  return views;
}

// --- Circles ------------------------------------------------------------------------------------

std::vector<TaskNumber> circle_at(const Record& record, EventNumber at) {
  std::unordered_map<TaskNumber, std::vector<TaskNumber>> edges;
  std::vector<TaskNumber> order;
  for (const TaskView& view : tasks_at(record, at)) {
    order.push_back(view.task);
    edges[view.task] = view.waits_for;
  }
  // A search in depth: who is met again on the way stands in a circle.
  enum class Mark : std::uint8_t { on_the_way, left };
  std::unordered_map<TaskNumber, Mark> marks;
  struct Stop {
    TaskNumber task;
    std::size_t next = 0;
  };
  for (const TaskNumber first : order) {
    if (marks.contains(first)) continue;
    std::vector<Stop> way{{first}};
    marks[first] = Mark::on_the_way;
    while (!way.empty()) {
      Stop& stop = way.back();
      const std::vector<TaskNumber>& next = edges[stop.task];
      if (stop.next == next.size()) {
        marks[stop.task] = Mark::left;
        way.pop_back();
        continue;
      }
      const TaskNumber task = next[stop.next++];
      const auto mark = marks.find(task);
      if (mark == marks.end()) {
        marks[task] = Mark::on_the_way;
        way.push_back({task});
      } else if (mark->second == Mark::on_the_way) {
        const auto begin = std::find_if(way.begin(), way.end(),
                                        [&](const Stop& each) { return each.task == task; });
        std::vector<TaskNumber> circle;
        for (auto each = begin; each != way.end(); ++each) circle.push_back(each->task);
        return circle;
      }
    }
  }
  return {};
}

/// "Task-2 waits for Lock.acquire of lock, which Task-3 holds"
static std::string wait_in_words(const Record& record, const TaskView& view) {
  std::string text = record.name_of_task(view.task) + " waits for " + view.wait.words;
  if (view.wait.primitive != none && !view.waits_for.empty()) {
    text += ", which " + record.name_of_task(view.waits_for.front()) + " holds";
  }
  return text;
}

std::string deadlock_text(const Record& record, EventNumber at) {
  static constexpr std::size_t most = 5;
  std::vector<TaskNumber> tasks = circle_at(record, at);
  std::string text = tasks.empty() ? "Nothing can wake any task: " : "Deadlock in a circle: ";
  if (tasks.empty()) tasks = record.situation(at).tasks;
  if (tasks.empty()) return "Nothing is left to run, and the loop waits for ever.";
  for (std::size_t i = 0; i < tasks.size() && i < most; ++i) {
    if (i > 0) text += "; ";
    text += wait_in_words(record, view_task(record, tasks[i], at));
  }
  if (tasks.size() > most) text += "; and " + std::to_string(tasks.size() - most) + " more";
  return text + ".";
}

// --- Output -------------------------------------------------------------------------------------

StepNumber step_of_output(const Record& record, Number line) {
  if (line >= record.output().size()) return none;
  return step_during(record, record.output()[line]);
}

Number output_before(const Record& record, EventNumber at) {
  Number low = 0;
  auto high = static_cast<Number>(record.output().size());
  while (low < high) {
    const Number middle = (low + high) / 2;
    if (record.output()[middle] < at) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

std::pair<Number, Number> output_of(const Record& record, StepNumber step) {
  const Step& row = record.steps()[step];
  const EventNumber end = row.ended == none ? record.size() : row.ended;
  return {output_before(record, row.began), output_before(record, end)};
}

}  // namespace looplane::trace
