#pragma once

#include <cstdint>
#include <looplane/task_base.hpp>

namespace looplane {

// What happens in a loop, as it happens. A handle in the ready queue is known by its number: the
// queue is first in, first out, so the n-th handle put in is the n-th to come out. Objects are
// known by their address until `future_destroyed`. All functions may be left out; none may call the
// loop.
class Observer {
 public:
  using HandleNumber = std::uint64_t;

  virtual ~Observer() = default;

  // An iteration begins: `ready` handles will run.
  virtual void iteration_began(Duration /*now*/, std::size_t /*ready*/) {}

  // A handle was put into the ready queue: by a future that was done (`cause`), by a timer that
  // fell due, or by a call (both null). Who did it is the handle that runs just now.
  virtual void handle_scheduled(HandleNumber, Callback&, FutureBase* /*cause*/,
                                TimerHandle* /*timer*/) {}
  // A handle runs; one that was cancelled only leaves the queue.
  virtual void handle_began(HandleNumber, Callback&) {}
  virtual void handle_parked(HandleNumber) {}
  virtual void handle_resumed(HandleNumber) {}
  virtual void handle_ended(HandleNumber) {}
  virtual void handle_dropped(HandleNumber) {}

  virtual void timer_set(TimerHandle&) {}
  virtual void timer_cancelled(TimerHandle&) {}
  // The loop is idle until `deadline`.
  virtual void waiting(Duration /*deadline*/) {}

  virtual void task_created(TaskBase&, TaskBase* /*creator*/) {}
  virtual void task_named(TaskBase&) {}
  virtual void step_began(TaskBase&, const Error& /*thrown*/) {}
  virtual void step_ended(TaskBase&, const Step&) {}
  // A primitive made `waiter` to wait by; `owner` is the primitive.
  virtual void waiter_created(FutureBase& /*waiter*/, const void* /*owner*/) {}
  virtual void future_done(FutureBase&) {}
  virtual void future_destroyed(FutureBase&) {}
  virtual void cancel_requested(FutureBase&, TaskBase* /*requester*/) {}
};

}  // namespace looplane
