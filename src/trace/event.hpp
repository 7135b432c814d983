#pragma once

#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace looplane {

/// Time as the loop counts it: whole nanoseconds, from the start of the run.
using Nanoseconds = std::int64_t;

}  // namespace looplane

namespace looplane::trace {

/// What things of a run are known by: each is counted from 0 in the order of creation.
using Number = std::uint32_t;
using EventNumber = Number;
using TaskNumber = Number;
using StepNumber = Number;    ///< A stretch of work: see Step.
using HandleNumber = Number;  ///< What was put into a ready queue.
using FutureNumber = Number;  ///< Tasks are futures too, with a number of their own as such.
using TimerNumber = Number;
using PrimitiveNumber = Number;  ///< A lock, an event, a queue...
using StackNumber = Number;      ///< A stack of frames: see Record::frames.
using TextNumber = Number;       ///< An interned string: see Record::text.

/// No such thing.
inline constexpr Number none = std::numeric_limits<Number>::max();

/// What happened. The words behind each say what `subject` and `detail` of the event are; `task` is
/// the task that was at work, unless it says otherwise.
enum class EventKind : std::uint8_t {
  // Work: between these, something of the program runs. `subject` of all is the step.
  program_began,   ///< Code outside of any loop: the main file.
  program_ended,   ///< A loop begins, or the program is over.
  step_began,      ///< A task goes on. detail: text of the exception thrown in, or none
  callback_began,  ///< The loop calls a function of the program. detail: its name (text)
  returned,        ///< The step was the task's last. detail: none
  raised,          ///< The same, with an exception. detail: its text
  was_cancelled,   ///< The same, with CancelledError.
  awaits,          ///< The task waits. detail: future
  yielded,         ///< The task gave way for one iteration: sleep(0).
  callback_ended,  ///< detail: none
  // Scheduling.
  iteration_began,   ///< subject: how many handles will run; detail: iteration
  idle,              ///< The loop has nothing to do. subject: timer that is next, or none
  handle_scheduled,  ///< subject: handle; detail: future that was done, or none
  handle_ran,        ///< A callback of the library's own: the end of a sleep, of a gather. subject:
                     ///< handle
  handle_dropped,    ///< It will not run. subject: handle
  timer_set,         ///< subject: timer
  timer_fired,       ///< It fell due, and is in the ready queue now. subject: timer; detail: handle
  timer_cancelled,   ///< subject: timer
  // Tasks and futures.
  task_created,      ///< subject: the new task
  task_named,        ///< subject: task; detail: text
  future_done,       ///< subject: future; detail: a FutureState
  cancel_requested,  ///< subject: future; detail: its task, or none. `task` asked; none: a timer
                     ///< did
  cancel_delivered,  ///< CancelledError is raised in `task`, at `stack`. subject: step
  // Primitives.
  primitive_changed,  ///< subject: primitive; detail: a PrimitiveChange
  // What the reader sees.
  output,   ///< A line begins. subject: line; detail: worker thread that prints it, or none
  blocked,  ///< Virtual time passed while the loop could not run. subject: see Record::duration
  thread_began,  ///< subject: thread
  thread_slept,  ///< subject: thread; detail: see Record::duration
  thread_ended,  ///< subject: thread
  deadlock,      ///< Nothing can wake any task.
  finding,       ///< subject: finding
};
inline constexpr std::size_t event_kinds = static_cast<std::size_t>(EventKind::finding) + 1;

/// "step began": for lists and exports.
std::string_view name_of(EventKind kind);

struct Event {
  EventKind kind{};
  Nanoseconds time = 0;
  TaskNumber task = none;
  Number subject = none;
  Number detail = none;
  StackNumber stack = none;  ///< Where in the source, if that is known.
};

enum class FutureState : std::uint8_t { pending, result, exception, cancelled };

/// One line of source at work: an entry of a stack of awaits and calls.
struct Frame {
  std::string_view function;  ///< "main", "Queue.get"; "<module>" of a file's own code.
  std::string_view file;      ///< Empty: of the library.
  int line = 0;               ///< 0: unknown.
};

}  // namespace looplane::trace
