#include <looplane/event.hpp>

namespace looplane {

void Event::set() {
  if (set_) return;
  set_ = true;
  changed(PrimitiveChange::set);
  waiters_.wake(waiters_.size());
}

Coro<> Event::wait_until_set(Purpose purpose) {
  if (set_) co_return;
  EventLoop& loop = co_await this_loop();
  if (Error error = bind(loop)) co_await fail(std::move(error));
  Waiters::Node turn(waiters_, loop.create_waiter(purpose, &whole()));
  Error error = co_await settled(turn.future());
  turn.unlink();
  if (error) co_await fail(std::move(error));
}

std::string Event::repr() const {
  std::string state = set_ ? "set" : "unset";
  if (waiting() > 0) state += ", waiters:" + std::to_string(waiting());
  return "<Event [" + state + "]>";
}

}  // namespace looplane
