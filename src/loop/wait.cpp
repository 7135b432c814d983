#include <looplane/wait.hpp>

namespace looplane {
namespace {

// _wait.<locals>._on_completion.
class OnCompletion final : public Callback {
 public:
  OnCompletion(std::size_t count, ReturnWhen until, Ref<FutureBase> waiter, Ref<Handle> timer)
      : left_(count), until_(until), waiter_(std::move(waiter)), timer_(std::move(timer)) {}

  Progress run(FutureBase* future) override {
    --left_;
    if (left_ == 0 || until_ == ReturnWhen::first_completed ||
        (until_ == ReturnWhen::first_exception && failed(*future))) {
      if (timer_) timer_->cancel();
      waiter_->complete();
    }
    return Progress::finished;
  }
  std::string describe() const override { return "_wait.<locals>._on_completion()"; }

 private:
  static bool failed(FutureBase& future) {
    future.clear_log_traceback();
    return future.has_error();
  }

  std::size_t left_;
  ReturnWhen until_;
  Ref<FutureBase> waiter_;
  Ref<Handle> timer_;
};

}  // namespace

Coro<> wait_for_completion(std::vector<Ref<FutureBase>> futures, std::optional<Duration> timeout,
                           ReturnWhen until) {
  EventLoop& loop = co_await this_loop();
  if (futures.empty()) {
    co_await fail(loop.environment().value_error("Set of Tasks/Futures is empty."));
  }
  Ref<FutureBase> waiter = loop.create_waiter(Purpose::wait);
  for (const Ref<FutureBase>& each : futures) loop.note_waits_for(*waiter, *each);
  Ref<TimerHandle> timer;
  if (timeout) {
    const Duration when = loop.time_after(*timeout);
    timer = make_ref<TimerHandle>(loop, when, waiter, loop.copy_context());
    loop.schedule_timer(timer);
  }
  auto on_completion = make_ref<OnCompletion>(futures.size(), until, waiter, timer);
  for (const Ref<FutureBase>& each : futures) {
    each->add_done_callback(on_completion, loop.copy_context());
  }
  Error error = co_await settled(waiter);
  if (timer) timer->cancel();
  for (const Ref<FutureBase>& each : futures) each->remove_done_callback(*on_completion);
  if (error) co_await fail(std::move(error));
}

Coro<> cancel_and_wait(Ref<FutureBase> future) {
  EventLoop& loop = co_await this_loop();
  Ref<FutureBase> waiter = loop.create_waiter(Purpose::wait_for);
  loop.note_waits_for(*waiter, *future);
  future->add_done_callback(waiter, loop.copy_context());
  future->cancel();
  // Not on the future itself, so that this wait can be cancelled in any case.
  Error error = co_await settled(waiter);
  future->remove_done_callback(*waiter);
  if (error) co_await fail(std::move(error));
}

}  // namespace looplane
