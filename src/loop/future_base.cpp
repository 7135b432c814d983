#include <looplane/event_loop.hpp>

namespace looplane {

const char* purpose_name(Purpose purpose) {
  static constexpr const char* names[] = {"future",
                                          "task",
                                          "sleep",
                                          "Lock.acquire",
                                          "Event.wait",
                                          "Condition.wait",
                                          "Semaphore.acquire",
                                          "Barrier.wait",
                                          "Queue.get",
                                          "Queue.put",
                                          "Queue.join",
                                          "wait",
                                          "gather",
                                          "shield",
                                          "wait_for",
                                          "as_completed",
                                          "TaskGroup",
                                          "run_in_executor"};
  return names[static_cast<std::size_t>(purpose)];
}

FutureBase::FutureBase(EventLoop& loop, Purpose purpose)
    : purpose_(purpose), observed_(loop.observer() != nullptr), loop_(&loop) {}

FutureBase::~FutureBase() {
  if (observed_ && loop_->observer()) [[unlikely]]
    loop_->observer()->future_destroyed(*this);
}

void FutureBase::unreferenced() const noexcept {
  auto* self = const_cast<FutureBase*>(this);
  retain();
  self->report_before_destruction();
  if (drop_without_hook()) delete this;
}

void FutureBase::report_before_destruction() {
  if (!log_traceback_) [[likely]]
    return;
  log_traceback_ = false;
  ExceptionContext context;
  context.message = class_name() + " exception was never retrieved";
  context.exception = error_;
  context.future = this;
  loop_->call_exception_handler(context);
}

bool FutureBase::cancel(Ref<Message> message) {
  observe_cancel_request(message);
  return become_cancelled(std::move(message));
}

void FutureBase::observe_cancel_request(const Ref<Message>& message) {
  if (Observer* observer = loop_->observer()) [[unlikely]] {
    observer->cancel_requested(*this, loop_->current_task(), message.get());
  }
}

bool FutureBase::become_cancelled(Ref<Message> message, Error original) {
  log_traceback_ = false;
  if (done()) return false;
  message_ = std::move(message);
  error_ = std::move(original);
  become(State::cancelled);
  return true;
}

Error FutureBase::check_pending() const {
  if (!done()) [[likely]]
    return {};
  const char* state = cancelled() ? "CANCELLED: " : "FINISHED: ";
  return loop_->environment().invalid_state(state + repr());
}

Error FutureBase::finish() {
  if (done()) [[unlikely]]
    return check_pending();
  become(State::finished);
  return {};
}

Error FutureBase::set_error(Error error) {
  if (done()) [[unlikely]]
    return check_pending();
  error_ = std::move(error);
  become(State::finished);
  log_traceback_ = true;
  return {};
}

void FutureBase::become(State state) {
  state_ = state;
  if (Observer* observer = loop_->observer()) [[unlikely]]
    observer->future_done(*this);
  schedule_callbacks();
}

void FutureBase::schedule_callbacks() {
  if (!first_.callback && !more_) return;
  DoneCallback first{std::move(first_.callback), std::move(first_.context)};
  std::unique_ptr<std::vector<DoneCallback>> more = std::move(more_);
  if (loop_->is_closed()) return;  // nobody will ever run them
  Ref<FutureBase> self(this);
  if (!more) [[likely]] {
    loop_->schedule(std::move(first.callback), std::move(first.context), std::move(self));
    return;
  }
  if (first.callback) loop_->schedule(std::move(first.callback), std::move(first.context), self);
  for (DoneCallback& each : *more) {
    loop_->schedule(std::move(each.callback), std::move(each.context), self);
  }
}

Error FutureBase::no_result_error() {
  if (cancelled()) return make_cancelled_error();
  return loop_->environment().invalid_state("Result is not ready.");
}

Error FutureBase::exception_error() {
  if (state_ == State::finished) {
    log_traceback_ = false;
    return {};
  }
  if (cancelled()) return make_cancelled_error();
  return loop_->environment().invalid_state("Exception is not set.");
}

Error FutureBase::make_cancelled_error() {
  if (cancelled() && error_) return std::exchange(error_, Error());
  return loop_->environment().cancelled(message_);
}

void FutureBase::add_another_callback(Ref<Callback> callback, Ref<Context> context) {
  if (done()) {
    loop_->schedule(std::move(callback), std::move(context), Ref<FutureBase>(this));
  } else {
    if (!more_) more_ = std::make_unique<std::vector<DoneCallback>>();
    more_->push_back({std::move(callback), std::move(context)});
  }
}

std::size_t FutureBase::remove_done_callback(const Callback& callback) {
  // What is removed is dropped last: its destructor may come back here.
  std::vector<DoneCallback> removed;
  if (first_.callback && first_.callback->same_as(callback)) {
    removed.push_back(std::exchange(first_, {}));
  }
  if (!more_) return removed.size();
  std::vector<DoneCallback> kept;
  for (DoneCallback& each : *more_) {
    (each.callback->same_as(callback) ? removed : kept).push_back(std::move(each));
  }
  if (kept.empty()) {
    more_.reset();
  } else {
    *more_ = std::move(kept);
  }
  return removed.size();
}

std::size_t FutureBase::callback_count() const {
  return (first_.callback ? 1 : 0) + (more_ ? more_->size() : 0);
}

const FutureBase::DoneCallback& FutureBase::callback_at(std::size_t index) const {
  if (first_.callback) {
    if (index == 0) return first_;
    --index;
  }
  return (*more_)[index];
}

void FutureBase::forget() {
  error_ = Error();
  message_.reset();
  first_ = {};
  more_.reset();
}

void FutureBase::adopt_result(FutureBase&) { (void)finish(); }

// base_futures._format_callbacks.
std::string FutureBase::repr_of_callbacks() const {
  const std::size_t count = callback_count();
  if (count == 0) return {};
  std::string list = callback_at(0).callback->describe();
  if (count > 2) list += ", <" + std::to_string(count - 2) + " more>";
  if (count > 1) list += ", " + callback_at(count - 1).callback->describe();
  return " cb=[" + list + "]";
}

std::string FutureBase::repr_of_outcome() const {
  if (state_ != State::finished) return {};
  return error_ ? " exception=<" + error_.describe() + ">" : " result=" + repr_of_result();
}

const char* FutureBase::state_name() const {
  static constexpr const char* names[] = {"pending", "cancelled", "finished"};
  return names[static_cast<std::size_t>(state_)];
}

std::string FutureBase::repr() const {
  return "<" + class_name() + " " + state_name() + repr_of_outcome() + repr_of_callbacks() + ">";
}

Progress FutureBase::run(FutureBase*) {
  complete();
  return Progress::finished;
}

std::string FutureBase::describe() const { return class_name() + ".set_result()"; }

}  // namespace looplane
