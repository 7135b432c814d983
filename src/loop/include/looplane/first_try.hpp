#pragma once

#include <looplane/coro.hpp>

namespace looplane {

// An operation that seldom has to wait: `operation.attempt()` does it at once if it can (and
// returns its value as an optional, or true for void); if it cannot, the coroutine that
// `operation.wait()` makes does it. So what need not wait costs no coroutine.
template <class T, class Operation>
class [[nodiscard("an operation does nothing until it is awaited")]] FirstTry {
  using Result = decltype(std::declval<Operation&>().attempt());

 public:
  using Value = T;

  explicit FirstTry(Operation operation) : operation_(std::move(operation)) {}
  // It is awaited where it is made, or turned into a coroutine.
  FirstTry(const FirstTry&) = delete;

  bool await_ready() {
    result_ = operation_.attempt();
    return static_cast<bool>(result_);
  }
  template <class Parent>
  std::coroutine_handle<> await_suspend(std::coroutine_handle<Parent> parent) {
    waiting_.emplace(operation_.wait().detach());
    return waiting_->await_suspend(parent);
  }
  T await_resume() {
    if (waiting_) return waiting_->await_resume();
    if constexpr (!std::is_void_v<T>) return std::move(*result_);
  }
  // The whole operation as a coroutine, for create_task or wait_for.
  Coro<T> coro() { return operation_.wait(); }

 private:
  Operation operation_;
  Result result_{};
  std::optional<typename Coro<T>::Awaiter> waiting_;
};

// The same, of two functions.
template <class T, class Attempt, class Wait>
auto first_try(Attempt attempt, Wait wait) {
  struct Operation {
    Attempt attempt;
    Wait wait;
  };
  return FirstTry<T, Operation>(Operation{std::move(attempt), std::move(wait)});
}

}  // namespace looplane
