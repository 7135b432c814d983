#include <looplane/as_completed.hpp>

namespace looplane {
namespace {

class TimeIsUp final : public Callback {
 public:
  TimeIsUp(Completions& completions) : completions_(&completions) {}
  Progress run(FutureBase*) override {
    completions_->time_is_up();
    return Progress::finished;
  }
  std::string describe() const override { return "_AsCompletedIterator._handle_timeout()"; }

 private:
  Ref<Completions> completions_;
};

}  // namespace

Completions::Completions(EventLoop& loop, std::vector<Ref<FutureBase>> futures)
    : loop_(&loop), waited_for_(std::move(futures)), left_(waited_for_.size()) {}

void Completions::watch(std::optional<Duration> timeout) {
  for (const Ref<FutureBase>& each : waited_for_) {
    each->add_done_callback(Ref<Callback>(this), loop_->copy_context());
  }
  if (waited_for_.empty() || !timeout) return;
  const Duration when = loop_->time_after(*timeout);
  timer_ = make_ref<TimerHandle>(*loop_, when, make_ref<TimeIsUp>(*this), loop_->copy_context());
  loop_->schedule_timer(timer_);
}

Progress Completions::run(FutureBase* future) {
  if (waited_for_.empty()) return Progress::finished;  // the time was up first
  std::erase(waited_for_, future);
  add(Ref<FutureBase>(future));
  if (waited_for_.empty() && timer_) timer_->cancel();
  return Progress::finished;
}

void Completions::time_is_up() {
  timer_.reset();  // it holds us
  for (const Ref<FutureBase>& each : std::exchange(waited_for_, {})) {
    each->remove_done_callback(*this);
    add({});
  }
}

void Completions::add(Ref<FutureBase> future) {
  done_.push_back(std::move(future));
  askers_.take_and_wake_one();
}

Coro<Ref<FutureBase>> Completions::wait_for_one() {
  const Ref<Completions> self(this);
  while (done_.empty()) {
    Waiters::Node turn(askers_, loop_->create_waiter(Purpose::as_completed));
    for (const Ref<FutureBase>& each : waited_for_) loop_->note_waits_for(*turn.future(), *each);
    if (Error error = co_await settled(turn.future())) {
      turn.future()->cancel();  // as QueueBase::wait_for_item
      turn.unlink();
      if (!done_.empty() && !turn.future()->cancelled()) askers_.take_and_wake_one();
      co_await fail(std::move(error));
    }
  }
  Ref<FutureBase> next = std::move(done_.front());
  done_.pop_front();
  if (!next) co_await fail(loop_->environment().timeout(Error()));
  co_return next;
}

}  // namespace looplane
