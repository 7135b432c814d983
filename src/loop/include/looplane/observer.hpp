#pragma once

#include <cstdint>
#include <looplane/primitive.hpp>
#include <looplane/task_base.hpp>

namespace looplane {

// What happens in a loop, as it happens. Attach one with EventLoop::set_observer, or with
// Environment::set_observer: the latter observes all loops and primitives that are made in that
// environment afterwards.
//
// A handle in the ready queue is known by its number: the queue is first in, first out, so the n-th
// handle put in is the n-th to come out, counted from 0 for each loop. Futures, tasks, timers and
// primitives are known by their address, until `future_destroyed`, `timer_set` of another and
// `primitive_destroyed`.
//
// Who did it is the innermost step that has begun and not ended (an eager task's first step is
// inside of another), or else the handle that runs just now, or else whoever drives the loop.
//
// All functions may be left out. None may call the loop, nor throw.
class Observer {
 public:
  using HandleNumber = std::uint64_t;

  virtual ~Observer() = default;

  // --- the loop ---------------------------------------------------------------------------------

  // An iteration begins: `ready` handles will run.
  virtual void iteration_began(EventLoop&, Duration /*now*/, std::size_t /*ready*/) {}
  // The loop is idle until `deadline` (Duration::max(): until somebody outside wakes it).
  virtual void waiting(EventLoop&, Duration /*deadline*/) {}

  // --- handles ----------------------------------------------------------------------------------

  // A handle was put into the ready queue: by a future that was done (`cause`), by a timer that
  // fell due (`timer`), or by a call (both null). If `Callback::stepped_task` is a task, a call is
  // its start, or its step that ended as Step::Kind::yielded or bad_yield, or call_soon otherwise.
  // What another thread hands in comes between two iterations.
  virtual void handle_scheduled(EventLoop&, HandleNumber, Callback&, FutureBase* /*cause*/,
                                TimerHandle* /*timer*/) {}
  virtual void handle_began(EventLoop&, HandleNumber, Callback&) {}
  // It left in the middle (see Progress::parked), and goes on.
  virtual void handle_parked(EventLoop&, HandleNumber) {}
  virtual void handle_resumed(EventLoop&, HandleNumber) {}
  virtual void handle_ended(EventLoop&, HandleNumber) {}
  // It leaves the queue without a run: it was cancelled, or its loop is closed.
  virtual void handle_dropped(EventLoop&, HandleNumber) {}

  // --- timers -----------------------------------------------------------------------------------

  // A timer was set for `timer.when()`. What it will do is `timer.callback()`: end a sleep or
  // another wait (`completed_future`), a timeout, or a call of the program's own.
  virtual void timer_set(TimerHandle&) {}
  // It will not fire: it was cancelled, or its loop is closed.
  virtual void timer_cancelled(TimerHandle&) {}

  // --- tasks ------------------------------------------------------------------------------------

  virtual void task_created(TaskBase&, TaskBase* /*creator*/) {}
  virtual void task_named(TaskBase&) {}
  // `thrown` is what the step throws into the coroutine, empty if nothing: with
  // `thrown.is_cancelled()` a request to cancel is delivered.
  virtual void step_began(TaskBase&, const Error& /*thrown*/) {}
  // How it ended is `Step::kind`. If the task awaits a future, `Step::future` is it:
  // `FutureBase::purpose` says what for, `as_task` whether it is a task.
  virtual void step_ended(TaskBase&, const Step&) {}

  // --- futures ----------------------------------------------------------------------------------

  // `waiter` was made to wait by, for its `purpose()`: in the primitive `owner`, or in a function
  // such as sleep or gather (null). The timer of a sleep follows as `timer_set`.
  virtual void waiter_created(FutureBase& /*waiter*/, const Primitive* /*owner*/) {}
  // The end of `awaited` may end `waiter`: a child of a gather, one of those that wait() waits for,
  // what a shield protects.
  virtual void waits_for(FutureBase& /*waiter*/, FutureBase& /*awaited*/) {}
  virtual void future_done(FutureBase&) {}
  virtual void future_destroyed(FutureBase&) {}
  // Somebody asked `target` to be cancelled: the task `requester`, or if null whatever runs just
  // now (a timeout's timer, a callback). A task hands the request on to what it waits for: that
  // request follows at once.
  virtual void cancel_requested(FutureBase& /*target*/, TaskBase* /*requester*/,
                                const Message* /*message*/) {}

  // --- primitives -------------------------------------------------------------------------------

  // Only those made in an environment with an observer.
  virtual void primitive_changed(const Primitive&, PrimitiveChange) {}
  // Only the address may be looked at.
  virtual void primitive_destroyed(const Primitive&) {}
};

}  // namespace looplane
