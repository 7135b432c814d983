#pragma once

#include <looplane/future.hpp>
#include <memory>

namespace looplane {

// A piece of work for another thread, and what comes of it.
class Job {
 public:
  virtual ~Job() = default;
  // On the worker.
  virtual void run() noexcept = 0;
  // On the loop's thread, after `run`.
  virtual void deliver() = 0;
};

// Has `job` run by the loop's default executor. Under the real clock that is a pool of threads,
// which the loop joins as it closes. Under a virtual one, or where there are no threads, workers
// are simulated: each starts at once and runs to its end, as if it needed no time but that of its
// calls of blocking_sleep; when so much of the loop's time has passed, its result arrives.
void submit(EventLoop& loop, std::unique_ptr<Job> job);

// time.sleep, for functions that a worker runs: blocks the thread. In a simulated worker it returns
// at once, and the worker sleeps in parallel with the loop.
void blocking_sleep(Duration delay);

// loop.run_in_executor(None, function): a future of what `function()` returns or throws. The
// function must not touch the loop or its objects.
template <class F>
auto run_in_executor(EventLoop& loop, F function) -> Future<std::invoke_result_t<F&>> {
  using T = std::invoke_result_t<F&>;
  class Call final : public Job {
   public:
    Call(F function, Future<T> future)
        : function_(std::move(function)), future_(std::move(future)) {}
    void run() noexcept override {
      try {
        if constexpr (std::is_void_v<T>) {
          function_();
        } else {
          value_.store(function_());
        }
      } catch (...) {
        exception_ = std::current_exception();
      }
    }
    void deliver() override {
      if (future_.done()) return;  // cancelled meanwhile
      if (exception_) {
        future_.set_error(Error::from(exception_));
      } else if constexpr (std::is_void_v<T>) {
        future_.set_result();
      } else {
        future_.set_result(std::move(value_.value()));
      }
    }

   private:
    F function_;
    Future<T> future_;
    ValueStore<T> value_;
    std::exception_ptr exception_;
  };
  Future<T> future{make_ref<FutureState<T>>(loop, Purpose::executor)};
  submit(loop, std::make_unique<Call>(std::move(function), future));
  return future;
}

// asyncio.to_thread(function).
template <class F>
auto to_thread(F function) -> Coro<std::invoke_result_t<F&>> {
  auto future = run_in_executor(co_await this_loop(), std::move(function));
  co_return co_await future;
}

}  // namespace looplane
