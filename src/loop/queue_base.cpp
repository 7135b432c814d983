#include <looplane/queue_base.hpp>

namespace looplane {

Coro<> QueueBase::wait_for_item() {
  while (empty()) {
    if (shut_down_) co_await fail(environment().queue_shut_down());
    EventLoop& loop = co_await this_loop();
    if (Error error = bind(loop)) co_await fail(std::move(error));
    Waiters::Node turn(getters_, loop.create_waiter(Purpose::queue_get, &whole()));
    if (Error error = co_await settled(turn.future())) {
      turn.future()->cancel();  // in case it is not done
      turn.unlink();
      // An item was meant for us: let the next one have it.
      if (!empty() && !turn.future()->cancelled()) getters_.take_and_wake_one();
      co_await fail(std::move(error));
    }
  }
}

Coro<> QueueBase::wait_for_room() {
  while (full()) {
    if (shut_down_) co_await fail(environment().queue_shut_down());
    EventLoop& loop = co_await this_loop();
    if (Error error = bind(loop)) co_await fail(std::move(error));
    Waiters::Node turn(putters_, loop.create_waiter(Purpose::queue_put, &whole()));
    if (Error error = co_await settled(turn.future())) {
      turn.future()->cancel();
      turn.unlink();
      if (!full() && !turn.future()->cancelled()) putters_.take_and_wake_one();
      co_await fail(std::move(error));
    }
  }
  if (shut_down_) co_await fail(environment().queue_shut_down());
}

Error QueueBase::check_get() const {
  if (!empty()) return {};
  return shut_down_ ? environment().queue_shut_down() : environment().queue_empty();
}

Error QueueBase::check_put() const {
  if (shut_down_) return environment().queue_shut_down();
  return full() ? environment().queue_full() : Error();
}

Error QueueBase::try_task_done() {
  if (unfinished_ == 0) return environment().value_error("task_done() called too many times");
  if (--unfinished_ == 0) finished_.set();
  changed(PrimitiveChange::task_done);
  return {};
}

void QueueBase::shutdown(bool immediate) {
  shut_down_ = true;
  if (immediate) {
    while (!empty()) {
      drop_item();
      if (unfinished_ > 0) --unfinished_;
    }
    if (unfinished_ == 0) finished_.set();
  }
  // All must look again.
  getters_.take_and_wake_all();
  putters_.take_and_wake_all();
  changed(PrimitiveChange::shut_down);
}

std::string QueueBase::format() const {
  std::string text = "maxsize=" + std::to_string(maxsize_);
  if (getters() > 0) text += " _getters[" + std::to_string(getters()) + "]";
  if (putters() > 0) text += " _putters[" + std::to_string(putters()) + "]";
  if (unfinished_ > 0) text += " tasks=" + std::to_string(unfinished_);
  if (shut_down_) text += " shutdown";
  return text;
}

}  // namespace looplane
