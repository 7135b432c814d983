#include "trace/sentence.hpp"

#include "trace/words.hpp"

namespace looplane::trace {

static std::string list_of_ready(const Record& record, const Situation& now) {
  return list_of(now.ready.size(), [&](std::size_t i) {
    const std::string name = name_of_handle(record, now.ready[i]);
    return name.starts_with("end of ") || name.starts_with("timeout") ? "the " + name : name;
  });
}

/// "; it was scheduled before Task-3, which is ready too"
static std::string others_ready(const Record& record, const Situation& now) {
  if (now.ready.empty()) return {};
  return "; it was scheduled before " + list_of_ready(record, now) +
         (now.ready.size() == 1 ? ", which is ready too" : ", which are ready too");
}

static std::string why_step(const Record& record, StepNumber step, const Situation& now) {
  const Step& row = record.steps()[step];
  const std::string name = name_of_step(record, step);
  if (row.task == none && row.handle == none) {
    return "The program's own code runs, outside of the event loop.";
  }
  if (row.task != none && record.is_closing_task(row.task)) {
    const std::string call = record.call_of_task(row.task);
    return "asyncio.run closes its loop: " + call.substr(call.rfind('.') + 1) + " runs.";
  }
  const std::vector<Cause> causes = causes_of(record, step, 1);
  std::string text = name;
  if (row.task != none && record.previous(step) == none) {
    text += " runs for the first time";
    if (!causes.empty()) text += ": " + causes.front().words;
  } else {
    text += " runs";
    if (!causes.empty()) text += " because " + causes.front().words;
  }
  const bool is_cancelled =
      row.began + 1 < record.size() && record.kind(row.began + 1) == EventKind::cancel_delivered;
  if (is_cancelled) {
    const bool is_first = record.previous(step) == none;
    text += is_first ? "; it was cancelled before it began"
                     : "; CancelledError is raised where it waited";
  }
  return text + others_ready(record, now) + ".";
}

static std::string why_idle(const Record& record, const Event& idle, EventNumber at) {
  if (idle.subject != none) {
    const Timer& timer = record.timers()[idle.subject];
    return "No task is ready: the loop waits until " + seconds(timer.when) + " s, for " +
           name_of_timer(record, idle.subject) + ".";
  }
  if (at < record.size() && record.kind(at) == EventKind::deadlock) {
    return deadlock_text(record, at);
  }
  return "No task is ready: the loop waits for something from outside.";
}

static std::string why_between(const Record& record, const Situation& now) {
  if (now.ready.empty()) return "The loop is between two steps, and nothing is ready.";
  return "The loop is between two steps; ready to run: " + list_of_ready(record, now) + ".";
}

/// What was cancelled because of it may have done something yet.
static EventNumber deadlock_of(const Record& record) {
  for (const Finding& finding : record.findings()) {
    if (finding.kind == Finding::Kind::deadlock) return finding.event - 1;
  }
  return none;
}

std::string why_now(const Record& record, EventNumber at) {
  if (at == 0 || record.size() == 0) return "Nothing has happened yet.";
  const Situation now = record.situation(at);
  const Event last = record[now.event - 1];
  if (last.kind == EventKind::deadlock) return deadlock_text(record, now.event - 1);
  if (!now.steps.empty()) return why_step(record, now.steps.back(), now);
  if (last.kind == EventKind::idle) return why_idle(record, last, now.event);
  if (now.event == record.size()) {
    const EventNumber deadlock = deadlock_of(record);
    if (deadlock != none) return deadlock_text(record, deadlock);
    if (now.tasks.empty()) return "The run has ended.";
  }
  return why_between(record, now);
}

}  // namespace looplane::trace
