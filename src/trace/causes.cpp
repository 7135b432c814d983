#include <algorithm>

#include "trace/questions.hpp"
#include "trace/scene.hpp"
#include "trace/words.hpp"

// Why a step runs.

namespace looplane::trace {
namespace {

/// A cause, and the step whose own cause is the next link.
struct Link {
  Cause cause;
  StepNumber next = none;
};

std::string who(const Record& record, TaskNumber task, StepNumber step) {
  if (task != none) return record.name_of_task(task);
  return step == none                              ? "the loop"
         : name_of_step(record, step) == "program" ? "the program"
                                                   : name_of_step(record, step);
}

Link happened(const Record& record, EventNumber event, std::string words) {
  Link link;
  link.cause.event = event;
  link.cause.step = step_during(record, event);
  if (link.cause.step != none) link.cause.task = record.steps()[link.cause.step].task;
  link.cause.words = std::move(words);
  link.next = link.cause.step;
  return link;
}

/// Whether a change of a primitive can end a wait in it.
bool can_end(PrimitiveChange change, Purpose wait) {
  using enum PrimitiveChange;
  switch (wait) {
    case Purpose::lock:
    case Purpose::semaphore:
      return change == released;
    case Purpose::event:
      return change == set;
    case Purpose::condition:
      return change == notified;
    case Purpose::barrier:
      return change == arrived || change == left || change == reset || change == aborted;
    case Purpose::queue_get:
      return change == put || change == shut_down;
    case Purpose::queue_put:
      return change == taken || change == shut_down;
    case Purpose::queue_join:
      return change == task_done || change == shut_down;
    default:
      return true;
  }
}

/// The change of a primitive that ended a wait in it: the next one of those that can, as it is told
/// right after what it wakes, or one just before.
const PrimitiveState* change_that_ended(const Record& record, const Future& future) {
  static constexpr int farthest = 64;
  const auto& states = record.primitives()[future.owner].states;
  const auto after =
      std::upper_bound(states.begin(), states.end(), future.done,
                       [](EventNumber n, const PrimitiveState& state) { return n < state.event; });
  const auto fits = [&](const PrimitiveState& state) {
    return can_end(record.change(state), future.purpose);
  };
  auto before = after;
  for (int looked = 0; before != states.begin() && looked < farthest; --before, ++looked) {
    if (fits(before[-1])) break;
  }
  const bool has_before = before != states.begin() && fits(before[-1]);
  if (has_before && before[-1].event + 2 >= future.done) return &before[-1];
  auto next = after;
  for (int looked = 0; next != states.end() && looked < farthest; ++next, ++looked) {
    if (fits(*next)) return &*next;
  }
  return has_before ? &before[-1] : nullptr;
}

std::string change_in_words(const Record& record, const Future& future, const std::string& by) {
  const std::string name(record.text(record.primitives()[future.owner].name));
  const PrimitiveState* state = change_that_ended(record, future);
  if (state == nullptr) return by + " used " + name;
  const std::string item = state->item == none ? "" : " " + record.item(*state);
  switch (record.change(*state)) {
    case PrimitiveChange::acquired:
    case PrimitiveChange::released:
      return by + " released " + name;
    case PrimitiveChange::set:
      return by + " set " + name;
    case PrimitiveChange::notified:
      return by + " notified " + name;
    case PrimitiveChange::arrived:
    case PrimitiveChange::left:
      return by + " came to " + name + " as the last one";
    case PrimitiveChange::put:
      return by + " put" + (item.empty() ? " an item" : item) + " into " + name;
    case PrimitiveChange::taken:
      return by + " took an item from " + name;
    case PrimitiveChange::task_done:
      return by + " had done the last item of " + name;
    case PrimitiveChange::shut_down:
      return by + " shut " + name + " down";
    case PrimitiveChange::reset:
      return by + " reset " + name;
    case PrimitiveChange::aborted:
      return by + " broke " + name;
    case PrimitiveChange::cleared:
      break;
  }
  return by + " ended the wait for " + name;
}

/// The child of a gather or wait whose end completed it.
FutureNumber last_child(const Record& record, const Future& future) {
  FutureNumber last = none;
  for (Number i = 0; i < future.children; ++i) {
    const FutureNumber child = record.child(future, i);
    const EventNumber done = record.futures()[child].done;
    if (done == none || done > future.done) continue;
    if (last == none || done >= record.futures()[last].done) last = child;
  }
  return last;
}

/// What cancelled a task between two steps: a timeout, or a group of which another task failed.
std::string words_of_canceller(const Record& record, EventNumber request) {
  static constexpr EventNumber farthest = 1000;
  const EventNumber begin = request > farthest ? request - farthest : 0;
  for (EventNumber at = request; at-- > begin;) {
    if (record.kind(at) != EventKind::handle_ran) continue;
    const Handle& handle = record.handles()[record[at].subject];
    const Event scheduled = record[handle.scheduled];
    if (scheduled.kind == EventKind::timer_fired || scheduled.detail == none) break;
    const TaskNumber ended = record.futures()[scheduled.detail].task;
    if (ended == none) break;
    const std::string_view name = record.name_of(handle);
    return "its " + std::string(name.substr(0, name.find('.'))) + " cancelled it when " +
           record.name_of_task(ended) + " " + end_of_task(record, ended);
  }
  return "its time was up at " + seconds(record.time(request)) + " s";
}

/// Why a sleep ended later than it was to; nothing if it did not.
std::string delay_in_words(const Record& record, TimerNumber timer, EventNumber done) {
  // An idle loop wakes at whole milliseconds.
  static constexpr Nanoseconds least = 1'000'000;
  const Nanoseconds due = record.timers()[timer].when;
  const Nanoseconds late = record.time(done) - due;
  if (late <= least) return {};
  const auto& findings = record.findings();
  auto found = std::lower_bound(
      findings.begin(), findings.end(), done,
      [](const Finding& finding, EventNumber event) { return finding.event < event; });
  // Who was at work when it fell due has blocked the loop last, or nearly so.
  for (int tries = 0; tries < 8 && found != findings.begin(); ++tries) {
    --found;
    if (found->kind != Finding::Kind::blocked_loop) continue;
    const Event blocked = record[found->event];
    if (blocked.time > due || blocked.time + record.duration(blocked.subject) < due) continue;
    return ", " + seconds(late) + " s late: " + record.name_of_task(found->task) +
           " blocked the loop";
  }
  return {};
}

/// Who asked for a task to be cancelled, for the wait of it that was cancelled.
Link cancelled(const Record& record, TaskNumber task, EventNumber done) {
  const EventNumber request = record.cancel_before(task, done + 1);
  if (request == none) return happened(record, done, "what it waited for was cancelled");
  if (record.is_by_reader(request)) {
    Link link;
    link.cause.event = request;
    link.cause.words = "you cancelled it, to see what if";
    return link;
  }
  const Event event = record[request];
  if (event.task == task) return happened(record, request, "it cancelled itself");
  const StepNumber step = step_during(record, request);
  if (event.task == none && step != none && name_of_step(record, step) == "program") {
    return happened(record, request,
                    "it was cancelled outside of the loop, as asyncio.run does with what is left");
  }
  if (event.task != none || step != none) {
    return happened(record, request, who(record, event.task, step) + " cancelled it");
  }
  return happened(record, request, words_of_canceller(record, request));
}

/// Whether the time of a wait for others was up before they were.
bool timed_out(const Record& record, const Future& future, FutureNumber last_child) {
  if (future.purpose == Purpose::as_completed) return last_child == none;
  if (future.timer == none) return false;
  const Timer& timer = record.timers()[future.timer];
  return !timer.cancelled && timer.ended != none && timer.ended < future.done;
}

/// How one of those ended that a gather or wait waits for.
std::string end_of(const Record& record, const Future& future) {
  if (future.task != none) {
    return record.name_of_task(future.task) + " " + end_of_task(record, future.task);
  }
  return future.purpose == Purpose::executor ? "a worker thread was done"
                                             : "its last future was done";
}

Link completed(const Record& record, TaskNumber task, FutureNumber number) {
  const Future& future = record.futures()[number];
  const EventNumber done = future.done;
  if (done == none) return {};
  if (future.task != none && future.task != task) {
    return happened(record, done,
                    record.name_of_task(future.task) + ", which it waited for, " +
                        end_of_task(record, future.task));
  }
  if (future.state == FutureState::cancelled) return cancelled(record, task, done);
  const StepNumber step = step_during(record, done);
  const std::string by = who(record, step == none ? none : record.steps()[step].task, step);
  if (future.timer != none && future.children == 0) {
    Link link = happened(record, done,
                         "its " + sleep_of(record, future.timer) + " ended at " +
                             seconds(record.time(done)) + " s" +
                             delay_in_words(record, future.timer, done));
    link.next = step_during(record, record.timers()[future.timer].set);
    return link;
  }
  if (future.owner != none && future.children == 0) {
    return happened(record, done, change_in_words(record, future, by));
  }
  const FutureNumber child = last_child(record, future);
  const std::string words = wait_of(record, number).words;
  const std::string what = words.substr(0, words.find(" until "));
  if (timed_out(record, future, child)) {
    return happened(record, done,
                    "its " + what + " timed out at " + seconds(record.time(done)) + " s");
  }
  if (child != none) {
    const Future& last = record.futures()[child];
    const std::string end = end_of(record, last);
    std::string over = future.purpose == Purpose::as_completed
                           ? "as_completed has its next result: " + end
                           : "its " + what + " was over when " + end;
    if (future.purpose == Purpose::gather && future.state == FutureState::result) {
      over += " (it gives the results in the order of its arguments)";
    }
    Link link = happened(record, last.done, std::move(over));
    if (last.task != none) {  // it ended just before that was told
      link.cause.task = last.task;
      link.cause.step = link.next = record.step_of_task_before(last.task, last.done);
    }
    return link;
  }
  if (future.purpose == Purpose::executor) {
    return happened(record, done,
                    "its worker thread was done at " + seconds(record.time(done)) + " s");
  }
  return happened(record, done, by + " completed the future that it waited for");
}

/// Of a step that a call scheduled: its first, or the one after sleep(0), or a callback.
Link scheduled(const Record& record, StepNumber scheduled, const Event& event, EventNumber number) {
  const Step& step = record.steps()[scheduled];
  const StepNumber during = step_during(record, number);
  const std::string by = who(record, event.task, during);
  if (step.task == none) {
    const bool by_thread = event.task == none && during == none;  // call_soon_threadsafe
    return happened(record, number, (by_thread ? "a thread" : by) + " handed it to the loop");
  }
  const StepNumber previous = record.previous(scheduled);
  if (previous == none) {
    const Task& task = record.tasks()[step.task];
    // BaseEventLoop._asyncgen_finalizer_hook hands it to the loop.
    if (task.creator == none && record.call_of_task(step.task) == closes_generator) {
      return happened(record, number,
                      "the loop closes an asynchronous generator that was left before its end");
    }
    return happened(
        record, number,
        (task.creator == none ? by : record.name_of_task(task.creator)) + " created it");
  }
  const Step& before = record.steps()[previous];
  Link link;
  if (before.ended != none && record.kind(before.ended) == EventKind::yielded) {
    link = happened(record, number, "it gave way with sleep(0) and its turn came again");
    link.cause.step = link.next = previous;
    link.cause.task = step.task;
    return link;
  }
  const EventNumber request = record.cancel_before(step.task, step.began);
  if (request != none && request > before.began) return cancelled(record, step.task, step.began);
  return happened(record, number, by + " scheduled it");
}

Link link_of(const Record& record, StepNumber number) {
  const Step& step = record.steps()[number];
  if (step.handle == none) {
    if (step.task == none) return {};
    const TaskNumber creator = record.tasks()[step.task].creator;
    const StepNumber outer = record.step_of_task_before(creator, step.began);
    Link link = happened(record, step.began, who(record, creator, outer) + " started it eagerly");
    link.cause.step = link.next = outer;
    link.cause.task = creator;
    return link;
  }
  const EventNumber event = record.handles()[step.handle].scheduled;
  const Event happening = record[event];
  if (happening.kind == EventKind::timer_fired) {
    Link link = happened(record, event, "its time had come at " + seconds(happening.time) + " s");
    if (happening.subject != none) {
      link.next = step_during(record, record.timers()[happening.subject].set);
    }
    return link;
  }
  if (happening.detail != none) return completed(record, step.task, happening.detail);
  return scheduled(record, number, happening, event);
}

}  // namespace

std::vector<Cause> causes_of(const Record& record, StepNumber step, std::size_t limit) {
  std::vector<Cause> causes;
  while (step != none && causes.size() < limit) {
    Link link = link_of(record, step);
    if (link.cause.words.empty()) break;
    causes.push_back(std::move(link.cause));
    // Causes lie in the past: so the chain has an end.
    if (link.next == none || link.next >= step) break;
    step = link.next;
  }
  return causes;
}

}  // namespace looplane::trace
