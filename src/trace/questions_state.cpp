#include <algorithm>

#include "trace/questions.hpp"
#include "trace/words.hpp"

// The queues and the primitives as they stood.

namespace looplane::trace {

std::vector<ReadyEntry> ready_at(const Record& record, EventNumber at, std::size_t most) {
  std::vector<ReadyEntry> entries;
  for (const HandleNumber handle : record.situation(at).ready) {
    if (entries.size() == most) break;
    const Handle& row = record.handles()[handle];
    entries.push_back({handle, record.task_of(row), name_of_handle(record, handle), row.scheduled});
  }
  return entries;
}

std::vector<TimerEntry> timers_at(const Record& record, EventNumber at, std::size_t most) {
  std::vector<TimerEntry> entries;
  for (const TimerNumber timer : record.situation(at).timers) {
    if (entries.size() == most) break;
    const Timer& row = record.timers()[timer];
    TaskNumber task = none;
    if (row.completes != none) task = record.futures()[row.completes].awaited_by;
    std::string name = name_of_timer(record, timer);
    if (row.completes == none && name.starts_with("timeout of ")) task = record[row.set].task;
    entries.push_back({timer, row.when, task, std::move(name)});
  }
  return entries;
}

// --- Primitives ---------------------------------------------------------------------------------

/// The items of a queue that is first in, first out: those that were put last.
static std::string items_of(const Record& record, const std::deque<PrimitiveState>& states,
                            std::size_t count) {
  static constexpr Number most = 6;
  const Number size = states[count - 1].value;
  if (size == 0) return "empty";
  std::string text = std::to_string(size) + (size == 1 ? " item" : " items");
  std::vector<std::string> items;
  for (std::size_t i = count; i > 0 && items.size() < size; --i) {
    const PrimitiveState& state = states[i - 1];
    if (record.change(state) != PrimitiveChange::put) continue;
    if (state.item == none) return text;
    items.push_back(record.item(state));
  }
  std::reverse(items.begin(), items.end());
  text += ": ";
  for (std::size_t i = 0; i < items.size() && i < most; ++i) {
    text += (i > 0 ? ", " : "") + items[i];
  }
  return items.size() > most ? text + ", ..." : text;
}

static std::string state_of(const Record& record, const PrimitiveEntry& entry, std::size_t count,
                            TaskNumber& owner) {
  const Number value = count == 0 ? 0 : entry.states[count - 1].value;
  switch (entry.kind) {
    case PrimitiveKind::lock:
    case PrimitiveKind::condition: {
      if (value == 0) return "unlocked";
      for (std::size_t i = count; i > 0 && owner == none; --i) {
        const PrimitiveState& state = entry.states[i - 1];
        if (record.change(state) == PrimitiveChange::acquired) owner = record.changed_by(state);
      }
      return owner == none ? "locked" : "locked by " + record.name_of_task(owner);
    }
    case PrimitiveKind::event:
      return value == 0 ? "not set" : "set";
    case PrimitiveKind::semaphore:
      return count == 0 ? "" : "value " + std::to_string(value);
    case PrimitiveKind::barrier:
      return std::to_string(value) + " waiting";
    case PrimitiveKind::queue:
      return count == 0 ? "empty" : items_of(record, entry.states, count);
    case PrimitiveKind::task_group:
      break;
  }
  return {};
}

std::vector<PrimitiveView> primitives_at(const Record& record, EventNumber at) {
  const auto& primitives = record.primitives();
  if (primitives.empty()) return {};
  std::unordered_map<PrimitiveNumber, std::vector<std::pair<EventNumber, TaskNumber>>> waiters;
  for (const TaskView& view : tasks_at(record, at)) {
    if (view.wait.primitive == none) continue;
    waiters[view.wait.primitive].emplace_back(record.steps()[view.step].ended, view.task);
  }
  std::vector<PrimitiveView> views;
  for (PrimitiveNumber number = 0; number < primitives.size(); ++number) {
    const PrimitiveEntry& entry = primitives[number];
    const auto after = std::lower_bound(
        entry.states.begin(), entry.states.end(), at,
        [](const PrimitiveState& state, EventNumber n) { return state.event < n; });
    const auto count = static_cast<std::size_t>(after - entry.states.begin());
    const auto waiting = waiters.find(number);
    if (count == 0 && waiting == waiters.end()) continue;
    PrimitiveView view;
    view.primitive = number;
    view.kind = entry.kind;
    view.name = record.text(entry.name);
    view.state = state_of(record, entry, count, view.owner);
    if (waiting != waiters.end()) {
      std::sort(waiting->second.begin(), waiting->second.end());
      for (const auto& [since, task] : waiting->second) view.waiters.push_back(task);
    }
    views.push_back(std::move(view));
  }
  return views;
}

}  // namespace looplane::trace
