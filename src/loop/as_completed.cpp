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
    : loop_(&loop),
      waited_for_(std::move(futures)),
      left_(waited_for_.size()),
      done_(0, loop.environment()) {}

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
  done_.put_nowait(Ref<FutureBase>(future));
  if (waited_for_.empty() && timer_) timer_->cancel();
  return Progress::finished;
}

void Completions::time_is_up() {
  timer_.reset();  // it holds us
  for (const Ref<FutureBase>& each : std::exchange(waited_for_, {})) {
    each->remove_done_callback(*this);
    done_.put_nowait(Ref<FutureBase>());
  }
}

Coro<Ref<FutureBase>> Completions::wait_for_one() {
  const Ref<Completions> self(this);
  auto outcome = co_await attempt(done_.get().coro());
  if (outcome.error) co_await fail(std::move(outcome.error));
  if (!*outcome.value) co_await fail(loop_->environment().timeout(Error()));
  co_return std::move(*outcome.value);
}

}  // namespace looplane
