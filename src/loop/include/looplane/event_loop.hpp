#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <looplane/clock.hpp>
#include <looplane/environment.hpp>
#include <looplane/observer.hpp>
#include <looplane/ready_queue.hpp>
#include <looplane/task_registry.hpp>
#include <looplane/timer_heap.hpp>
#include <memory>
#include <mutex>
#include <thread>

namespace looplane {

template <class T>
class Coro;
template <class T>
class Future;
template <class T>
class Task;
class GeneratorPromise;

// Why EventLoop::advance returned.
enum class Advance : std::uint8_t {
  ready,     // the budget is used up; more is ready
  parked,    // a callback is in the middle
  idle,      // nothing to do before `next_deadline()`
  stopped,   // stop() was called, and the iteration is over
  deadlock,  // nothing is ready, no timer is set, and nobody else can wake a task
  raised,    // an error leaves the loop: `take_raised()`
};

// Work outside of a loop that may wake it: threads, simulated workers.
class OutsideSource {
 public:
  virtual ~OutsideSource() = default;
  // Whether something may still come (else a loop with nothing to do is in a deadlock).
  virtual bool may_wake() const = 0;
  // When it has something to do in virtual time; Duration::max() if that is not known.
  virtual Duration next_wake() const { return Duration::max(); }
};

// An interpreter's class of loops may have a call_soon, call_later and call_at of its own: they are
// asked where the library would put something into the queue or the heap by itself.
class SchedulingOverride {
 public:
  virtual ~SchedulingOverride() = default;
  // false: there is none for this, and the loop goes on as ever.
  virtual bool takes_soon(const ReadyQueue::Entry& entry) = 0;
  virtual bool takes_timer(TimerHandle& timer) = 0;
};

struct EventLoopOptions {
  Clock* clock = nullptr;              // a RealClock of its own if null
  Environment* environment = nullptr;  // Environment::standard() if null
  ThreadState* thread = nullptr;       // that of this thread if null
  bool debug = false;
};

// asyncio's event loop: a queue of ready handles, a heap of timers, one iteration at a time.
//
// Natively `run_until_complete` and `run_forever` drive it. A host that must not block calls
// `begin_running`, then `advance` again and again, then `end_running`. An idle loop waits a whole
// number of milliseconds, rounded up, as epoll does; moving a virtual clock there is the host's.
class EventLoop {
 public:
  explicit EventLoop(EventLoopOptions options = {});
  // Closes it. Tasks that are still pending are reported and dropped.
  ~EventLoop();
  EventLoop(const EventLoop&) = delete;
  EventLoop& operator=(const EventLoop&) = delete;

  // --- scheduling -------------------------------------------------------------------------------

  // Queues `callback` for the next iteration; the checks and the handle are the caller's. `cause`
  // is the future whose done-callback it is.
  [[gnu::always_inline]] void schedule(Ref<Callback> callback, Ref<Context> context,
                                       Ref<FutureBase> cause = {}) {
    schedule(ReadyQueue::Entry{callback.detach(), cause.detach(), context.detach()});
  }
  // The same with references that are counted already and change hands.
  [[gnu::always_inline]] void schedule(ReadyQueue::Entry entry) {
    if (scheduling_is_watched_) [[unlikely]] {
      schedule_watched(entry);
      return;
    }
    ready_.push(entry);
  }
  // call_soon and call_at with a handle that is made already.
  void schedule(Ref<Handle> handle);
  void schedule_timer(Ref<TimerHandle> handle);
  // The same when an override was asked already.
  void schedule_now(Ref<Callback> callback, Ref<Context> context);
  void schedule_timer_now(Ref<TimerHandle> handle);
  void set_scheduling_override(SchedulingOverride* asked) {
    scheduling_override_ = asked;
    note_instruments();
  }

  // asyncio's call_soon, call_later, call_at: RuntimeError once closed, or when this is not the
  // thread on which the loop runs (asyncio looks at that in debug mode only).
  template <class F>
  Ref<Handle> call_soon(F function) {
    return call_soon(make_callback(std::move(function)));
  }
  template <class F>
  Ref<TimerHandle> call_later(Duration delay, F function) {
    return call_later(delay, make_callback(std::move(function)));
  }
  template <class F>
  Ref<TimerHandle> call_at(Duration when, F function) {
    return call_at(when, make_callback(std::move(function)));
  }
  Ref<Handle> call_soon(Ref<Callback> callback);
  Ref<TimerHandle> call_later(Duration delay, Ref<Callback> callback);
  Ref<TimerHandle> call_at(Duration when, Ref<Callback> callback);
  // From any thread, whether the loop runs or not; once closed, RuntimeError. There is no handle to
  // give back, since counts of references are not shared between threads; for the same reason the
  // callback has the caller's context only if it is called on the thread on which the loop runs.
  template <class F>
  void call_soon_threadsafe(F function) {
    call_soon_threadsafe(make_callback(std::move(function)));
  }
  void call_soon_threadsafe(Ref<Callback> callback);

  Duration time() { return clock_counter_ ? ++*clock_counter_ : clock_->read(); }
  // The time `delay` from now; never, if that is too far.
  Duration time_after(Duration delay);

  // --- running ----------------------------------------------------------------------------------

  // Until stop(). DeadlockError when nothing can ever happen any more.
  void run_forever();
  // Until `future` is done; its error is thrown. (The typed forms are in <looplane/run.hpp>.)
  void run_until_complete(FutureBase& future);
  // Ends the run after this iteration.
  void stop() { stopping_ = true; }
  bool is_stopping() const { return stopping_; }
  bool is_running() const { return running_.load(std::memory_order_relaxed); }
  bool is_closed() const { return closed_.load(std::memory_order_relaxed); }
  // Drops what is scheduled. "Cannot close a running event loop".
  void close();

  // For hosts. What run_forever does before and after: checks (closed, running already), and makes
  // this loop the running one.
  Error begin_running();
  void end_running();
  // Runs at most `budget` handles.
  Advance advance(std::size_t budget);
  // After `idle`: until when (and after `deadlock`, never: Duration::max()).
  Duration next_deadline() const;
  // Lets the loop stop when `future` is done, as run_until_complete; `callback` undoes it:
  // future.remove_done_callback(*callback).
  Ref<Callback> stop_when_done(FutureBase& future);
  // After `raised`.
  Error take_raised() { return std::exchange(raised_, Error()); }
  // A callback ends with an error that leaves the loop; it returns Progress::raised.
  void raise_out(Error error) { raised_ = std::move(error); }
  Error check_closed() const;
  // Drops what is scheduled; the checks are the caller's.
  void close_now();

  void add_source(OutsideSource& source) { sources_.push_back(&source); }
  void remove_source(OutsideSource& source) { std::erase(sources_, &source); }

  // --- tasks ------------------------------------------------------------------------------------

  TaskBase* current_task() const { return current_task_; }
  // _enter_task, _leave_task, _swap_current_task.
  Error enter_task(TaskBase& task) {
    if (current_task_) [[unlikely]]
      return cannot_enter(task);
    current_task_ = &task;
    return {};
  }
  void leave_task(TaskBase&) { current_task_ = nullptr; }
  TaskBase* swap_current_task(TaskBase* task) { return std::exchange(current_task_, task); }
  // The step that `task` is in had no context, and has made one.
  void context_made(TaskBase& task);
  TaskRegistry& tasks() { return tasks_; }
  // Not done, in the order of their creation.
  std::vector<Ref<TaskBase>> all_tasks() const;

  // loop.create_future() and loop.create_task(); more in <looplane/future.hpp>,
  // <looplane/task.hpp>.
  template <class T>
  Future<T> create_future();
  template <class T>
  Task<T> create_task(Coro<T> coroutine);

  // asyncio's task factory, as far as C++ has a use for one (the coroutine says of which type the
  // task is): it gets each task that create_task has made, and must start it. `eager_task_factory`
  // is one. Null for the plain start.
  using TaskFactory = std::function<void(TaskBase&)>;
  void set_task_factory(TaskFactory factory) { task_factory_ = std::move(factory); }
  const TaskFactory& task_factory() const { return task_factory_; }

  // --- reports ----------------------------------------------------------------------------------

  using ExceptionHandler = std::function<void(EventLoop&, const ExceptionContext&)>;
  void set_exception_handler(ExceptionHandler handler) { exception_handler_ = std::move(handler); }
  const ExceptionHandler& exception_handler() const { return exception_handler_; }
  void default_exception_handler(const ExceptionContext& context);
  void call_exception_handler(const ExceptionContext& context);
  // "Exception in callback ...", for the callback that runs just now.
  void callback_failed(Callback& callback, Error error);

  bool debug() const { return debug_; }
  void set_debug(bool debug) {
    debug_ = debug;
    if (handle_state_ != HandleState::watched) handle_began_ = not_measured;
    note_instruments();
  }
  Duration slow_callback_duration = std::chrono::milliseconds(100);

  Observer* observer() const { return observer_; }
  void set_observer(Observer* observer) {
    observer_ = observer;
    note_instruments();
  }

  // --- parts ------------------------------------------------------------------------------------

  Clock& clock() const { return *clock_; }
  Environment& environment() const { return *environment_; }
  ThreadState& thread() const { return *thread_; }
  // An interpreter's loop may run now on one of its threads, now on another.
  void set_thread(ThreadState& thread) { thread_ = &thread; }
  // RuntimeError when the loop runs on another thread. (When it does not run, what was handed in by
  // call_soon_threadsafe comes before what is asked for now.)
  void check_thread() {
    if (!is_running()) {
      collect_inbox();
    } else if (!on_own_thread()) [[unlikely]] {
      refuse_thread();
    }
  }
  // A copy of the current context, for what is scheduled now.
  Ref<Context> copy_context() const { return Context::copy(thread_->context.get()); }
  // A future to wait by, in the primitive `owner` or in a function.
  Ref<FutureBase> create_waiter(Purpose purpose, const Primitive* owner = nullptr);
  // Tells the observer of a waiter that was made otherwise, and of what may end it.
  void note_waiter(FutureBase& waiter, const Primitive* owner) const {
    if (observer_) [[unlikely]]
      observer_->waiter_created(waiter, owner);
  }
  void note_waits_for(FutureBase& waiter, FutureBase& awaited) const {
    if (observer_) [[unlikely]]
      observer_->waits_for(waiter, awaited);
  }

  // The default executor, which run_in_executor makes.
  OutsideSource* executor() const { return executor_.get(); }
  void set_executor(std::unique_ptr<OutsideSource> executor);
  // Whether a generator has begun and not ended: shutdown_asyncgens, in
  // <looplane/async_generator.hpp>, closes them.
  bool has_generators() const { return generators_.first != nullptr; }

  const ReadyQueue& ready_queue() const { return ready_; }
  const TimerHeap& timers() const { return timers_; }
  // The clock was moved by hand: an idle loop looks again whether something is due.
  void look_again() {
    if (phase_ == Phase::waiting) phase_ = Phase::between;
  }
  std::size_t left_in_iteration() const { return end_of_iteration_ - ready_.popped(); }

 private:
  friend class TimerHandle;
  friend class GeneratorPromise;
  friend Coro<void> shutdown_asyncgens(EventLoop& loop);

  // Generators that have begun and not ended, in that order.
  struct Generators {
    ~Generators();
    GeneratorPromise* first = nullptr;
    GeneratorPromise* last = nullptr;
  };

  // What other threads hand in.
  struct Inbox {
    std::mutex mutex;
    std::vector<Ref<Callback>> callbacks;
    std::atomic<bool> filled = false;
  };
  // Of the handle that was taken out of the queue last.
  enum class HandleState : std::uint8_t {
    none,
    running,
    watched,  // running, and there is more to it than to run it: see running_state
    parked,
  };
  // Where in an iteration it is.
  enum class Phase : std::uint8_t { between, waiting, running };

  Error cannot_enter(const TaskBase& task) const;
  void check_call() {
    if (is_closed()) [[unlikely]]
      check_closed().raise_if_set();
    check_thread();
  }
  bool on_own_thread() const {
    return thread_id_.load(std::memory_order_relaxed) == std::this_thread::get_id();
  }
  [[noreturn]] void refuse_thread() const;
  bool inbox_is_filled() const { return inbox_.filled.load(std::memory_order_acquire); }
  void collect_inbox() {
    if (inbox_is_filled()) [[unlikely]]
      empty_inbox();
  }
  void empty_inbox();
  void timer_cancelled(TimerHandle& timer);

  Advance go_on(std::size_t budget);
  Advance run_handles(std::size_t budget);
  Advance next_iteration();
  Advance look_around();
  bool must_wait();
  bool may_be_woken() const;
  void move_due_timers();
  Progress run_next();
  Progress run_watched(Callback& callback, FutureBase* argument);
  Progress conclude(Progress progress);
  void release_running();
  static Advance interrupted(Progress progress);
  // One question for the loop to ask before a handle and after it: whether an observer is told,
  // debug mode measures, or somebody has entered a task by hand. (So is the step of a task that
  // makes itself a context.)
  HandleState running_state() const {
    return debug_ || observer_ || current_task_ ? HandleState::watched : HandleState::running;
  }
  bool runs_handle() const {
    return handle_state_ == HandleState::running || handle_state_ == HandleState::watched;
  }
  void note_instruments() {
    scheduling_is_watched_ = observer_ || scheduling_override_;
    if (runs_handle()) handle_state_ = running_state();
  }
  void begin_watched();
  void end_watched(Progress progress);
  void report_if_slow();
  void observe_closing();
  void observe_scheduled(Callback& callback, FutureBase* cause);
  void schedule_watched(ReadyQueue::Entry entry);
  void drive();

  ReadyQueue ready_;
  std::uint64_t end_of_iteration_ = 0;  // the number of the first handle that is not of this one
  HandleState handle_state_ = HandleState::none;
  Phase phase_ = Phase::between;
  bool stopping_ = false;
  // What other threads ask for.
  std::atomic<bool> running_ = false;
  std::atomic<bool> closed_ = false;
  std::atomic<std::thread::id> thread_id_ = std::this_thread::get_id();
  bool debug_ = false;
  bool running_dropped_ = false;        // the handle that is taken out just now was cancelled
  bool scheduling_is_watched_ = false;  // by an observer, or an override
  Observer* observer_ = nullptr;
  SchedulingOverride* scheduling_override_ = nullptr;
  TaskBase* current_task_ = nullptr;
  Clock* clock_;
  Duration* clock_counter_ = nullptr;  // its `counter`
  bool clock_is_real_ = false;
  ThreadState* thread_;
  ThreadState* maker_;  // the state of the thread that made it; null if it was given one
  Environment* environment_;
  TimerHeap timers_;
  TaskRegistry tasks_;
  TaskFactory task_factory_;
  Generators generators_;
  Duration deadline_ = Duration::max();
  // A handle in which debug mode was switched on is not measured.
  static constexpr Duration not_measured = Duration::max();
  Duration handle_began_ = not_measured;
  Error raised_;
  Ref<Context> base_context_;
  ExceptionHandler exception_handler_;
  std::vector<OutsideSource*> sources_;
  std::unique_ptr<OutsideSource> executor_;
  std::unique_ptr<Clock> own_clock_;
  Inbox inbox_;
};

// --- what futures and tasks do with their loop ---------------------------------------------------

inline FutureBase::FutureBase(EventLoop& loop, Purpose purpose)
    : observed_(loop.observer() != nullptr), purpose_(purpose), loop_(&loop) {}

inline FutureBase::~FutureBase() {
  if (observed_ && loop_->observer()) [[unlikely]]
    loop_->observer()->future_destroyed(*this);
}

inline Error FutureBase::finish() {
  if (done()) [[unlikely]]
    return check_pending();
  become(State::finished);
  return {};
}

inline void FutureBase::complete() {
  if (!done()) become(State::finished);
}

inline void FutureBase::become(State state) {
  state_ = state;
  if (Observer* observer = loop_->observer()) [[unlikely]]
    observer->future_done(*this);
  if (!callback_ || loop_->is_closed()) {
    if (callback_ || context_or_list_) [[unlikely]]
      schedule_list();
    return;
  }
  retain();
  loop_->schedule({callback_.detach(), this, static_cast<Context*>(context_or_list_.detach())});
}

inline TaskBase::TaskBase(EventLoop& loop, std::uint64_t number, Ref<Context> context)
    : FutureBase(loop, Purpose::task),
      number_or_extras_(2 * number + 1),
      context_(std::move(context)) {}

inline void TaskBase::register_now() {
  loop().tasks().add(*this);
  if (loop().observer()) [[unlikely]]
    observe_created();
}

inline void TaskBase::start() {
  register_now();
  retain();
  if (context_) context_->retain();
  loop().schedule({this, nullptr, context_.get()});
}

inline void TaskBase::await_future(FutureBase& future) {
  if (&future.loop() != &loop() || !future.blocking() || &future == this) [[unlikely]] {
    refuse_to_await(future);
    return;
  }
  future.set_blocking(false);
  future.add_done_callback(Ref<Callback>(this), context_);
  waiter_ = Ref<FutureBase>(&future);
  if (must_cancel_) [[unlikely]]
    cancel_waiter();
}

inline void TaskBase::return_now() {
  loop().tasks().remove(*this);
  if (must_cancel_) [[unlikely]] {
    return_cancelled();
  } else {
    (void)finish();
  }
}

inline TaskBase::~TaskBase() {
  loop().tasks().remove(*this);
  if (has_extras()) [[unlikely]]
    drop_extras();
}

[[noreturn]] void refuse_without_loop();

// The loop that runs on this thread: RuntimeError "no running event loop" if none does.
inline EventLoop& get_running_loop() {
  EventLoop* loop = ThreadState::of_this_thread().running_loop;
  if (!loop) [[unlikely]]
    refuse_without_loop();
  return *loop;
}

}  // namespace looplane
