#pragma once

#include <exception>
#include <looplane/ref.hpp>
#include <string>
#include <string_view>
#include <vector>

namespace looplane {

// What was said when a cancellation was asked for; opaque to the loop (`Task.cancel(msg)`).
class Message : public Counted {
 public:
  virtual std::string text() const = 0;
};

// The message of a C++ program.
class TextMessage final : public Message {
 public:
  explicit TextMessage(std::string text) : text_(std::move(text)) {}
  std::string text() const override { return text_; }

 private:
  std::string text_;
};

// An error as the loop hands it around: immutable, shared, made without a throw. C++ exceptions are
// one kind; an interpreter's exception objects are another.
class ErrorBase : public Counted {
 public:
  // Throws the C++ exception that stands for this error.
  [[noreturn]] virtual void raise() const = 0;
  // asyncio.CancelledError: ends a task as cancelled.
  virtual bool is_cancelled() const { return false; }
  // KeyboardInterrupt and SystemExit: they end the step and leave the loop too.
  virtual bool is_exit() const { return false; }
  // "ValueError: no such thing", for reports.
  virtual std::string describe() const = 0;
};

// A handle to an error; empty means that all is well.
class [[nodiscard("an error that nobody looks at is lost")]] Error {
 public:
  Error() = default;
  explicit Error(Ref<const ErrorBase> base) noexcept : base_(std::move(base)) {}

  explicit operator bool() const noexcept { return static_cast<bool>(base_); }
  bool is_cancelled() const { return base_ && base_->is_cancelled(); }
  bool is_exit() const { return base_ && base_->is_exit(); }
  const ErrorBase* get() const noexcept { return base_.get(); }
  // Gives up the reference without dropping it, as Ref; `adopt` takes it back.
  [[nodiscard]] const ErrorBase* detach() noexcept { return base_.detach(); }
  static Error adopt(const ErrorBase* base) noexcept {
    return Error(Ref<const ErrorBase>::adopt(base));
  }
  std::string describe() const { return base_ ? base_->describe() : std::string(); }
  [[noreturn]] void raise() const {
    base_->raise();
    std::terminate();  // g++ 12 does not see that a virtual function never returns
  }
  void raise_if_set() const {
    if (base_) [[unlikely]]
      base_->raise();
  }

  // The exception that is being handled; one of the kinds below keeps its kind.
  static Error current();
  static Error from(std::exception_ptr exception);
  // The exception, as std::rethrow_exception wants it.
  std::exception_ptr to_exception() const;

  friend bool operator==(const Error& left, const Error& right) {
    return left.base_ == right.base_;
  }

 private:
  Ref<const ErrorBase> base_;
};

// The exceptions that C++ users catch. All but CancelledError derive from std::exception, so that
// `catch (const std::exception&)` stops at what `except Exception` stops at: a cancellation passes.

class Exception : public std::exception {
 public:
  explicit Exception(std::string message = {}) : message_(std::move(message)) {}
  const char* what() const noexcept override { return message_.c_str(); }
  const std::string& message() const { return message_; }
  // As reports name it: "ValueError". Classes of your own may override it.
  virtual const char* name() const noexcept { return "Exception"; }

 private:
  std::string message_;
};

// asyncio.CancelledError. Catch it to clean up, then rethrow it.
class CancelledError final {
 public:
  CancelledError() = default;
  explicit CancelledError(std::string message) : message_(std::move(message)) {}
  const std::string& message() const { return message_; }
  const char* what() const noexcept { return message_.c_str(); }

 private:
  std::string message_;
};

class RuntimeError : public Exception {
 public:
  using Exception::Exception;
  const char* name() const noexcept override { return "RuntimeError"; }
};
class ValueError : public Exception {
 public:
  using Exception::Exception;
  const char* name() const noexcept override { return "ValueError"; }
};
class InvalidStateError : public Exception {
 public:
  using Exception::Exception;
  const char* name() const noexcept override { return "InvalidStateError"; }
};
class TimeoutError : public Exception {
 public:
  using Exception::Exception;
  const char* name() const noexcept override { return "TimeoutError"; }
};
class QueueEmpty : public Exception {
 public:
  using Exception::Exception;
  const char* name() const noexcept override { return "QueueEmpty"; }
};
class QueueFull : public Exception {
 public:
  using Exception::Exception;
  const char* name() const noexcept override { return "QueueFull"; }
};
class QueueShutDown : public Exception {
 public:
  using Exception::Exception;
  const char* name() const noexcept override { return "QueueShutDown"; }
};
class BrokenBarrierError : public RuntimeError {
 public:
  using RuntimeError::RuntimeError;
  const char* name() const noexcept override { return "BrokenBarrierError"; }
};
// Every task waits and nothing can wake one. asyncio would hang; a run of this library ends.
class DeadlockError : public RuntimeError {
 public:
  DeadlockError() : RuntimeError("every task is waiting and nothing can wake one") {}
  const char* name() const noexcept override { return "DeadlockError"; }
};

// Several errors at once, as a TaskGroup raises them.
class ExceptionGroup : public Exception {
 public:
  ExceptionGroup(std::string message, std::vector<Error> errors)
      : Exception(std::move(message)), errors_(std::move(errors)) {}
  const std::vector<Error>& errors() const { return errors_; }
  const char* name() const noexcept override { return "ExceptionGroup"; }

 private:
  std::vector<Error> errors_;
};

// Errors of the kinds above, made without a throw.
template <class E>
Error make_error(E exception);

}  // namespace looplane
