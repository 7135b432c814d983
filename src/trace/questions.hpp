#pragma once

#include <string>
#include <utility>
#include <vector>

#include "trace/record.hpp"

// What one can ask of a record. No answer takes longer because the run was long: each looks at what
// was alive at the moment in question, or follows links. Moments are events: "at n" is before event
// n happens; record.size() is the end.

namespace looplane::trace {

enum class TaskState : std::uint8_t {
  running,
  ready,     ///< In the ready queue.
  waiting,   ///< For a future, a task, a primitive.
  sleeping,  ///< For a timer of its own.
  blocked,   ///< At work while virtual time passes: time.sleep in a coroutine.
  cancelled,
  failed,
  done,
};
/// "running", "ready"...
std::string_view name_of(TaskState state);

/// What a task waits for.
struct Wait {
  /// In words, after "waits for": "sleep(1) until 1.000 s", "Task-2", "Queue.get of jobs".
  std::string words;
  FutureNumber future = none;
  TaskNumber task = none;            ///< The task whose end it waits for.
  PrimitiveNumber primitive = none;  ///< The lock, queue...
  Nanoseconds until = -1;            ///< When it will end at the latest; negative: unknown.
};

/// How a step went.
struct StepView {
  StepNumber step = none;
  TaskNumber task = none;
  std::string name;  ///< "Task-2", the name of a callback, or "program".
  Nanoseconds begin = 0;
  Nanoseconds end = 0;
  /// One of EventKind::returned to callback_ended, or program_ended; step_began: still at work.
  EventKind ended_by = EventKind::step_began;
  std::string
      why_it_stopped;  ///< "waits for sleep(1) until 1.000 s", "returned", "raised KeyError('x')".
  Wait wait;
  StackNumber stack = none;  ///< Where it stopped.
};
StepView view_step(const Record& record, StepNumber step);

/// How a task stands at some moment.
struct TaskView {
  TaskNumber task = none;
  TaskState state = TaskState::ready;
  Wait wait;                      ///< When waiting or sleeping.
  StepNumber step = none;         ///< Running: which; else the one before. none: it has not begun.
  StackNumber stack = none;       ///< Where it stands: the stack of its awaits.
  bool cancel_requested = false;  ///< And not delivered yet.
  TaskNumber creator = none;
  std::vector<TaskNumber> waits_for;  ///< Whose work can wake it: a task, the owner of a lock.
};
TaskView view_task(const Record& record, TaskNumber task, EventNumber at);
/// No limit to how many entries an answer has.
inline constexpr std::size_t all = std::numeric_limits<std::size_t>::max();

/// The tasks that have not ended at n, in the order of creation: the first `most` of them.
std::vector<TaskView> tasks_at(const Record& record, EventNumber at, std::size_t most = all);
/// The state alone: cheap.
TaskState state_at(const Record& record, TaskNumber task, EventNumber at);

/// What a step waits for after it ended with `awaits`.
Wait wait_of(const Record& record, FutureNumber future);

// --- Queues -------------------------------------------------------------------------------------

struct ReadyEntry {
  HandleNumber handle = none;
  TaskNumber task = none;  ///< Whose next step it is; none: a callback.
  std::string name;        ///< "Task-2", or what the callback does: "end of sleep(1) of Task-2".
  EventNumber scheduled = none;
};
/// The ready queue as it stood, or its first `most` entries; the first one runs next.
std::vector<ReadyEntry> ready_at(const Record& record, EventNumber at, std::size_t most = all);

struct TimerEntry {
  TimerNumber timer = none;
  Nanoseconds when = 0;
  TaskNumber task = none;  ///< Who sleeps by it, or whose time is up then.
  std::string name;        ///< "sleep(3) of Task-2", "timeout of Task-1", "beep()".
};
/// The timers that are set, or `most` of them: the next one first.
std::vector<TimerEntry> timers_at(const Record& record, EventNumber at, std::size_t most = all);

struct PrimitiveView {
  PrimitiveNumber primitive = none;
  PrimitiveKind kind{};
  std::string name;
  std::string state;        ///< "locked by Task-2", "3 items: 1, 2, 3", "not set", "value 2".
  TaskNumber owner = none;  ///< Of a lock that is locked.
  std::vector<TaskNumber> waiters;  ///< In the order in which they came.
};
/// Of all primitives that something happened to, or was waited for at.
std::vector<PrimitiveView> primitives_at(const Record& record, EventNumber at);

// --- Causes -------------------------------------------------------------------------------------

/// A link of the chain that led to a step.
struct Cause {
  EventNumber event = none;  ///< That put the step into the ready queue.
  StepNumber step = none;    ///< In which that happened; none: no step was at work.
  TaskNumber task = none;    ///< Whose step that was.
  std::string words;         ///< "Task-1 created it", "its sleep(1) ended at 1.000 s".
};
/// What woke a step, what had woken that, and so on to the root; at most `limit` links.
std::vector<Cause> causes_of(const Record& record, StepNumber step, std::size_t limit = 64);

/// Tasks in a circle, each of which waits for the next; empty if there is none at n.
std::vector<TaskNumber> circle_at(const Record& record, EventNumber at);

/// Why nothing can go on at n: "Task-2 waits for lock, which Task-3 holds; Task-3 waits for..."
std::string deadlock_text(const Record& record, EventNumber at);

// --- Output -------------------------------------------------------------------------------------

/// Which step printed line k of the output.
StepNumber step_of_output(const Record& record, Number line);
/// The lines that a step printed: [first, second).
std::pair<Number, Number> output_of(const Record& record, StepNumber step);
/// How many lines had begun before event n.
Number output_before(const Record& record, EventNumber at);

/// The step at work at n, or the last one before.
StepNumber step_at(const Record& record, EventNumber at);

// --- Words --------------------------------------------------------------------------------------

/// "1.000": seconds and milliseconds; more digits only where they tell something.
std::string seconds(Nanoseconds time);
/// "sleep(0.5)": a delay as one writes it.
std::string delay(Nanoseconds time);

}  // namespace looplane::trace
