#pragma once

#include <cstdint>
#include <looplane/error.hpp>
#include <looplane/future_base.hpp>
#include <span>
#include <string_view>

namespace looplane {

// The dictionary that asyncio gives to exception handlers.
struct ExceptionContext {
  std::string message;
  Error exception;
  FutureBase* future = nullptr;
  TaskBase* task = nullptr;
  Ref<Handle> handle;
};

class Observer;

enum class LogLevel : std::uint8_t { debug, info, warning, error };

// What a loop needs from whoever it is part of: how errors and futures are made, and where reports
// go. The default is that of C++ programs; an interpreter makes its own exception objects.
class Environment {
 public:
  virtual ~Environment() = default;

  virtual Error cancelled(const Ref<Message>& message);
  // TimeoutError, raised from `cause` (which may be empty).
  virtual Error timeout(const Error& cause);
  virtual Error runtime_error(std::string text);
  virtual Error value_error(std::string text);
  virtual Error invalid_state(std::string text);
  virtual Error queue_empty();
  virtual Error queue_full();
  virtual Error queue_shut_down();
  virtual Error broken_barrier(std::string text);
  // BaseExceptionGroup(text, errors).
  virtual Error exception_group(std::string text, std::span<const Error> errors);
  // Timeout._insert_timeout_error: a CancelledError in the chain of contexts of `error` gets a
  // TimeoutError around it. C++ errors have no such chain.
  virtual void insert_timeout_error(const Error& error);

  // loop.create_future() for a primitive to wait by; its value is None.
  virtual Ref<FutureBase> create_waiter(EventLoop& loop, Purpose purpose);

  // The default exception handler.
  virtual void report(EventLoop& loop, const ExceptionContext& context);
  // The asyncio logger ("Executing ... took 1.000 seconds").
  virtual void log(LogLevel level, std::string_view line);

  // Who observes the loops that are made in this environment from now on, and its primitives.
  Observer* observer() const { return observer_; }
  void set_observer(Observer* observer) { observer_ = observer; }

  // The one that a loop has unless it is given another.
  static Environment& standard();

 private:
  Observer* observer_ = nullptr;
};

}  // namespace looplane
