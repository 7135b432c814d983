#include "trace/words.hpp"

#include <cmath>
#include <cstdio>

namespace looplane::trace {

std::string seconds(Nanoseconds time) {
  // Clocks move by a nanosecond each time they are read: that tells nothing.
  const auto microseconds = static_cast<long long>((time + 500) / 1000);
  char text[40];
  if (microseconds % 1000 == 0) {
    std::snprintf(text, sizeof text, "%lld.%03lld", microseconds / 1'000'000,
                  microseconds / 1000 % 1000);
  } else {
    std::snprintf(text, sizeof text, "%lld.%06lld", microseconds / 1'000'000,
                  microseconds % 1'000'000);
  }
  return text;
}

std::string delay(Nanoseconds time) {
  char text[40];
  const double rounded = std::round(static_cast<double>(time) / 1000) / 1e6;
  std::snprintf(text, sizeof text, "sleep(%g)", rounded);
  return text;
}

std::string list_of(std::size_t count, const std::function<std::string(std::size_t)>& name) {
  static constexpr std::size_t most = 3;
  if (count == 0) return {};
  const std::size_t shown = count > most ? most - 1 : count;
  std::string text = name(0);
  for (std::size_t i = 1; i < shown; ++i) {
    text += i + 1 == count ? " and " : ", ";
    text += name(i);
  }
  if (shown < count) text += " and " + std::to_string(count - shown) + " others";
  return text;
}

std::string sleep_of(const Record& record, TimerNumber timer) {
  const Timer& row = record.timers()[timer];
  return delay(row.when - record.time(row.set));
}

std::string end_of_task(const Record& record, TaskNumber task) {
  const Task& row = record.tasks()[task];
  switch (row.outcome) {
    case Outcome::returned:
      return "returned";
    case Outcome::cancelled:
      return "was cancelled";
    case Outcome::raised:
      return "raised " + std::string(record.text(record[row.ended].detail));
    case Outcome::pending:
      break;
  }
  return row.ended == none ? "has not ended" : "was dropped";
}

/// Of the library's callbacks that hear of the end of a future.
static std::string name_of_listener(const Record& record, std::string_view name,
                                    FutureNumber future) {
  static constexpr std::pair<std::string_view, std::string_view> listeners[] = {
      {"gather.", "gather"},         {"_wait.", "wait"},
      {"shield.", "shield"},         {"TaskGroup._", "TaskGroup"},
      {"_run_until", "the run"},     {"_AsCompletedIterator._handle_c", "as_completed"},
      {"_chain_future.", "a thread"}};
  for (const auto& [begin, word] : listeners) {
    if (!name.starts_with(begin)) continue;
    std::string text(word);
    const bool is_task = future != none && record.futures()[future].task != none;
    if (!is_task && name.starts_with("_chain_future.")) return "end of a worker thread";
    if (is_task) {
      text += " hears of the end of " + record.name_of_task(record.futures()[future].task);
    }
    return text;
  }
  return std::string(name);
}

std::string name_of_timer(const Record& record, TimerNumber timer) {
  const Timer& row = record.timers()[timer];
  if (row.completes != none) {
    const Future& future = record.futures()[row.completes];
    const std::string owner = record.name_of_task(future.awaited_by);
    return (future.children > 0 ? "timeout" : sleep_of(record, timer)) +
           (owner.empty() ? "" : " of " + owner);
  }
  const std::string_view name = record.text(row.name);
  if (name.starts_with("Timeout._") || name.starts_with("_AsCompletedIterator._handle_t")) {
    const TaskNumber task = record[row.set].task;
    return task == none ? "timeout" : "timeout of " + record.name_of_task(task);
  }
  return std::string(name);
}

std::string name_of_handle(const Record& record, HandleNumber handle) {
  const Handle& row = record.handles()[handle];
  const TaskNumber task = record.task_of(row);
  if (task != none) return record.name_of_task(task);
  const Event scheduled = record[row.scheduled];
  if (scheduled.kind == EventKind::timer_fired && scheduled.subject != none) {
    const FutureNumber completes = record.timers()[scheduled.subject].completes;
    const bool is_sleep = completes != none && record.futures()[completes].children == 0;
    return (is_sleep ? "end of " : "") + name_of_timer(record, scheduled.subject);
  }
  return name_of_listener(record, record.name_of(row), scheduled.detail);
}

std::string name_of_step(const Record& record, StepNumber step) {
  const Step& row = record.steps()[step];
  if (row.task != none) return record.name_of_task(row.task);
  const Event began = record[row.began];
  if (began.kind == EventKind::callback_began) return std::string(record.text(began.detail));
  return "program";
}

StepNumber step_during(const Record& record, EventNumber event) {
  // Steps that are at work inside of one another are few; the innermost began last.
  StepNumber step = record.step_before(event + 1);
  for (int looked = 0; step != none && looked < 8; ++looked) {
    const Step& row = record.steps()[step];
    if (row.ended == none || row.ended >= event) return step;
    // An eager task's step is inside of the one before.
    if (row.handle != none || step == 0) return none;
    --step;
  }
  return none;
}

}  // namespace looplane::trace
