#include <looplane/event_loop.hpp>

namespace looplane {

Handle::Handle(EventLoop& loop, Ref<Callback> callback, Ref<Context> context)
    : loop_(&loop), callback_(std::move(callback)), context_(std::move(context)) {}

Handle::~Handle() = default;

void Handle::cancel() {
  if (cancelled_) return;
  cancelled_ = true;
  if (loop_->debug()) set_source(repr());  // asyncio too keeps what it was, for reports
  callback_.reset();
}

void Handle::forget() {
  callback_.reset();
  parked_.reset();
  context_.reset();
  source_.reset();
}

std::string Handle::repr() const {
  if (cancelled_) return "<Handle cancelled>";
  return "<Handle " + callback_->describe() + (source_ ? " created at " + *source_ : "") + ">";
}

Progress Handle::run(FutureBase*) {
  if (cancelled_) return Progress::finished;
  Ref<Callback> running = callback_;  // it may cancel its own handle
  Progress progress = running->run(nullptr);
  if (progress == Progress::parked) parked_ = std::move(running);
  return progress;
}

Progress Handle::resume() {
  Ref<Callback> running = std::move(parked_);
  Progress progress = running->resume();
  if (progress == Progress::parked) parked_ = std::move(running);
  return progress;
}

std::string Handle::describe() const { return callback_ ? callback_->describe() : "cancelled"; }

void TimerHandle::cancel() {
  if (!cancelled() && in_heap()) loop().timer_cancelled(*this);
  Handle::cancel();
}

std::string TimerHandle::repr() const {
  const double seconds = std::chrono::duration<double>(when_).count();
  const std::string when = " when=" + std::to_string(seconds);
  if (cancelled()) return "<TimerHandle cancelled" + when + ">";
  return "<TimerHandle" + when + " " + callback()->describe() + ">";
}

Progress ThrowingCallback::run(FutureBase* argument) {
  try {
    call(argument);
  } catch (...) {
    if (EventLoop* loop = ThreadState::of_this_thread().running_loop) {
      loop->callback_failed(*this, Error::current());
    }
  }
  return Progress::finished;
}

}  // namespace looplane
