#pragma once

#include <cstdint>
#include <looplane/callback.hpp>
#include <memory>
#include <vector>

namespace looplane {

// What a future is waited for, so that an observer can say "waits for a queue".
enum class Purpose : std::uint8_t {
  future,
  task,
  sleep,
  lock,
  event,
  condition,
  semaphore,
  barrier,
  queue_get,
  queue_put,
  queue_join,
  wait,
  gather,
  shield,
  wait_for,
  as_completed,
  task_group,
  executor,
};
const char* purpose_name(Purpose purpose);

// asyncio.Future without its value: state, error, callbacks. A subclass stores the value, then
// calls `finish`. Nothing here throws; errors are returned.
class FutureBase : public Callback {
 public:
  enum class State : std::uint8_t { pending, cancelled, finished };

  explicit FutureBase(EventLoop& loop, Purpose purpose = Purpose::future);
  ~FutureBase() override;

  EventLoop& loop() const { return *loop_; }
  State state() const { return state_; }
  bool done() const { return state_ != State::pending; }
  bool cancelled() const { return state_ == State::cancelled; }
  Purpose purpose() const { return purpose_; }

  // Future.cancel(msg). False if it is done already.
  virtual bool cancel(Ref<Message> message = {});

  // The value is stored: become finished and schedule the callbacks. (InvalidStateError if done;
  // ask `check_pending` before storing a value.)
  Error finish();
  Error set_error(Error error);
  // Finishes without a value, unless it is done.
  void complete();
  // InvalidStateError if done: "FINISHED: <Future finished ...>".
  Error check_pending() const;

  // What result() raises: nothing if there is a value. Counts as looking at an exception.
  Error result_error() {
    if (state_ == State::finished) [[likely]] {
      log_traceback_ = false;
      return error_;
    }
    return no_result_error();
  }
  // Whether there is a value, and so nothing to raise.
  bool take_plain_result() {
    if (state_ != State::finished || error_) return false;
    log_traceback_ = false;
    return true;
  }
  // What exception() raises: CancelledError, or that there is none yet. Counts as looking at it.
  Error exception_error();
  // The exception that was set, without counting as looking at it.
  const Error& stored_error() const { return error_; }
  bool has_error() const { return state_ == State::finished && error_; }

  // Future._make_cancelled_error: the CancelledError that ended a task is handed on once, later
  // ones are made from the message.
  Error make_cancelled_error();
  const Ref<Message>& cancel_message() const { return message_; }

  // Future.add_done_callback: `context` null is the empty context (pass Context::copy of the
  // current).
  [[gnu::always_inline]] void add_done_callback(Ref<Callback> callback, Ref<Context> context) {
    if (state_ == State::pending && !callback_ && !context_or_list_) [[likely]] {
      callback_ = std::move(callback);
      context_or_list_ = std::move(context);
    } else {
      add_another_callback(std::move(callback), std::move(context));
    }
  }
  // Removes all that are the same as `callback`; how many were removed.
  std::size_t remove_done_callback(const Callback& callback);
  std::size_t callback_count() const;
  struct DoneCallback {
    Ref<Callback> callback;
    Ref<Context> context;
  };
  DoneCallback callback_at(std::size_t index) const;

  // `_log_traceback`: the exception was set and nobody looked yet.
  bool logs_traceback() const { return log_traceback_; }
  void clear_log_traceback() { log_traceback_ = false; }
  // `_asyncio_future_blocking`.
  bool blocking() const { return blocking_; }
  void set_blocking(bool blocking) { blocking_ = blocking; }

  // Where a subclass keeps its value, for those who know its type.
  virtual void* value_store() { return nullptr; }
  // Takes over the value of `source`, a future of the same kind that finished with one (shield).
  virtual void adopt_result(FutureBase& source);
  // "<Future pending cb=[...]>"
  virtual std::string repr() const;
  // Null unless this is a task.
  virtual TaskBase* as_task() { return nullptr; }

  // What must be said before the object goes ("exception was never retrieved"). A subclass that
  // overrides `unreferenced` calls it while it is whole.
  virtual void report_before_destruction();

  // Drops whatever it refers to: an interpreter's heap goes, and this object with it, unused.
  virtual void forget();

  // As a callback: completes without a value, unless done.
  Progress run(FutureBase* argument) override;
  FutureBase* completed_future() override { return this; }
  std::string describe() const override;

 protected:
  void unreferenced() const noexcept override;
  // `<Name` of the repr, and the parts that follow.
  virtual std::string class_name() const { return "Future"; }
  const char* state_name() const;
  std::string repr_of_outcome() const;
  std::string repr_of_callbacks() const;
  virtual std::string repr_of_result() const { return "None"; }

  void set_cancel_message(Ref<Message> message) { message_ = std::move(message); }
  // Future.cancel() without asking anybody: becomes cancelled. `original` is what ended a task.
  bool become_cancelled(Ref<Message> message, Error original = {});
  void observe_cancel_request(const Ref<Message>& message);

 private:
  friend class TaskBase;
  friend class TaskRegistry;
  struct CallbackList;

  void become(State state);
  void schedule_list();
  Error no_result_error();
  void add_another_callback(Ref<Callback> callback, Ref<Context> context);
  CallbackList* list() const;

  // These fill a byte, which so is written at once.
  State state_ : 2 = State::pending;
  bool log_traceback_ : 1 = false;
  bool blocking_ : 1 = false;
  bool observed_ : 1 = false;     // an observer will be told when it goes
  bool must_cancel_ : 1 = false;  // this and those below are TaskBase's, kept where there is room
  bool log_destroy_pending_ : 1 = true;
  bool registered_ : 1 = false;
  Purpose purpose_;
  bool begins_eagerly_ = false;  // it is in the step that start_eagerly runs
  EventLoop* loop_;
  Error error_;  // the exception when finished; what ended the task when cancelled
  Ref<Message> message_;
  // Most futures have one done-callback: these are it and its context. With more, the first is null
  // and the second a CallbackList.
  Ref<Callback> callback_;
  Ref<Counted> context_or_list_;
};

}  // namespace looplane
