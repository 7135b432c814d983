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

struct FutureBase::CallbackList final : Counted {
  std::vector<DoneCallback> items;
};

inline FutureBase::CallbackList* FutureBase::list() const {
  return callback_ ? nullptr : static_cast<CallbackList*>(context_or_list_.get());
}

void FutureBase::unreferenced() const noexcept {
  auto* self = const_cast<FutureBase*>(this);
  if (!done() || log_traceback_) [[unlikely]] {  // else there is nothing to report
    retain();
    self->report_before_destruction();
    if (!drop_without_hook()) return;
  }
  delete self;
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

Error FutureBase::set_error(Error error) {
  if (done()) [[unlikely]]
    return check_pending();
  error_ = std::move(error);
  become(State::finished);
  log_traceback_ = true;
  return {};
}

// Several callbacks, or a loop that is closed: nobody will ever run them.
void FutureBase::schedule_list() {
  const Ref<Callback> callback = std::move(callback_);
  const Ref<Counted> list = std::move(context_or_list_);
  if (loop_->is_closed()) return;
  for (DoneCallback& each : static_cast<CallbackList&>(*list).items) {
    loop_->schedule(std::move(each.callback), std::move(each.context), Ref<FutureBase>(this));
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
    return;
  }
  if (callback_) {
    DoneCallback first = callback_at(0);
    callback_.reset();
    auto list = make_ref<CallbackList>();
    list->items.push_back(std::move(first));
    context_or_list_ = std::move(list);
  }
  list()->items.push_back({std::move(callback), std::move(context)});
}

std::size_t FutureBase::remove_done_callback(const Callback& callback) {
  // What is removed is dropped last: its destructor may come back here.
  std::vector<DoneCallback> removed;
  if (callback_) {
    if (!callback_->same_as(callback)) return 0;
    removed.push_back(callback_at(0));
    callback_.reset();
    context_or_list_.reset();
  } else if (CallbackList* list = this->list()) {
    std::vector<DoneCallback> kept;
    for (DoneCallback& each : list->items) {
      (each.callback->same_as(callback) ? removed : kept).push_back(std::move(each));
    }
    list->items = std::move(kept);
    if (list->items.empty()) context_or_list_.reset();
  }
  return removed.size();
}

std::size_t FutureBase::callback_count() const {
  if (callback_) return 1;
  return list() ? list()->items.size() : 0;
}

FutureBase::DoneCallback FutureBase::callback_at(std::size_t index) const {
  if (!callback_) return list()->items[index];
  return {callback_, Ref<Context>(static_cast<Context*>(context_or_list_.get()))};
}

void FutureBase::forget() {
  error_ = Error();
  message_.reset();
  callback_.reset();
  context_or_list_.reset();
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
