#include <condition_variable>
#include <deque>
#include <looplane/executor.hpp>

namespace looplane {
namespace {

// Has run; brings the result to the loop.
class Deliver final : public Callback {
 public:
  explicit Deliver(std::unique_ptr<Job> job) : job_(std::move(job)) {}
  Progress run(FutureBase*) override {
    job_->deliver();
    return Progress::finished;
  }
  std::string describe() const override { return "_call_set_state()"; }

 private:
  std::unique_ptr<Job> job_;
};

#if !defined(__EMSCRIPTEN__) || defined(__EMSCRIPTEN_PTHREADS__)

// concurrent.futures.ThreadPoolExecutor, with its default number of threads.
class ThreadPool final : public OutsideSource {
 public:
  explicit ThreadPool(EventLoop& loop) : loop_(loop) {}
  ~ThreadPool() override {
    {
      std::lock_guard lock(mutex_);
      closing_ = true;
    }
    condition_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  // On the loop's thread, as all but `work`.
  void submit(std::unique_ptr<Job> job) {
    ++unfinished_;
    std::size_t idle;
    {
      std::lock_guard lock(mutex_);
      jobs_.push_back(std::move(job));
      idle = idle_;
    }
    const std::size_t most = std::min(32u, std::thread::hardware_concurrency() + 4);
    if (idle == 0 && threads_.size() < most) threads_.emplace_back([this] { work(); });
    condition_.notify_one();
  }
  bool may_wake() const override { return unfinished_ > 0; }

 private:
  void work() {
    std::unique_lock lock(mutex_);
    for (;;) {
      ++idle_;
      condition_.wait(lock, [this] { return closing_ || !jobs_.empty(); });
      --idle_;
      if (closing_) return;
      std::unique_ptr<Job> job = std::move(jobs_.front());
      jobs_.pop_front();
      lock.unlock();
      job->run();
      bring_home(std::move(job));
      lock.lock();
    }
  }

  // The job's future belongs to the loop's thread, so the job itself goes there.
  void bring_home(std::unique_ptr<Job> job) {
    loop_.call_soon_threadsafe([this, job = std::move(job)] {
      --unfinished_;
      job->deliver();
    });
  }

  EventLoop& loop_;
  std::size_t unfinished_ = 0;
  std::vector<std::thread> threads_;
  std::mutex mutex_;
  std::condition_variable condition_;
  std::deque<std::unique_ptr<Job>> jobs_;
  std::size_t idle_ = 0;
  bool closing_ = false;
};

bool submit_to_thread(EventLoop& loop, std::unique_ptr<Job>& job) {
  if (!loop.clock().is_real()) return false;
  if (!loop.executor()) loop.set_executor(std::make_unique<ThreadPool>(loop));
  static_cast<ThreadPool*>(loop.executor())->submit(std::move(job));
  return true;
}

#else

bool submit_to_thread(EventLoop&, std::unique_ptr<Job>&) { return false; }

#endif

// How long the simulated worker that runs just now has slept; null outside of one.
thread_local constinit Duration* simulated_sleep = nullptr;

Duration run_simulated(Job& job) {
  Duration slept{};
  Duration* const outer = std::exchange(simulated_sleep, &slept);
  job.run();
  simulated_sleep = outer;
  return slept;
}

}  // namespace

void submit(EventLoop& loop, std::unique_ptr<Job> job) {
  loop.check_closed().raise_if_set();
  loop.check_thread();
  if (submit_to_thread(loop, job)) return;
  const Duration slept = run_simulated(*job);
  Ref<Callback> deliver = make_ref<Deliver>(std::move(job));
  if (slept > Duration::zero()) {
    loop.call_later(slept, std::move(deliver));
  } else {
    loop.schedule(std::move(deliver), loop.copy_context());
  }
}

void blocking_sleep(Duration delay) {
  if (delay <= Duration::zero()) return;
  if (simulated_sleep) {
    *simulated_sleep += delay;
  } else {
    std::this_thread::sleep_for(delay);
  }
}

}  // namespace looplane
