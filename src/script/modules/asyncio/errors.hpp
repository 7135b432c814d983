#pragma once

#include <looplane/error.hpp>

#include "script/modules/asyncio/state.hpp"

namespace looplane::script {

/// A Python exception as the loop's library hands it around.
class ScriptError final : public ErrorBase {
 public:
  ScriptError(Machine& m, Value exception);

  [[noreturn]] void raise() const override;
  bool is_cancelled() const override { return cancelled_; }
  bool is_exit() const override { return exit_; }
  std::string describe() const override;
  const Value& exception() const { return exception_; }
  /// As it was when the exception was caught.
  const Ref<TracebackObject>& traceback() const { return traceback_; }

 private:
  Value exception_;
  Ref<TracebackObject> traceback_;
  bool cancelled_;
  bool exit_;
};

/// An empty value is no error.
Error to_error(Machine& m, Value exception);
/// The exception of an error that came from `to_error` or the machine's environment.
const ScriptError& script_error(const Error& error);
inline const Value& exception_in(const Error& error) { return script_error(error).exception(); }
/// Raises it, as `raise` does.
Failure raise_error(Machine& m, const Error& error);

/// The exception passes through a coroutine that CPython has in Python: its traceback is not empty,
/// though it shows nothing of the library.
void pass_through_library(Machine& m, const Value& exception);

/// What leaves a loop of the main thread in which everything waits and nothing can wake it. asyncio
/// would hang; here what is waited for is cancelled as after Ctrl-C, and the program ends.
Failure raise_deadlock(Machine& m);
bool is_deadlock(Machine& m, const Value& exception);

/// `msg` of cancel(): any value. None is no message.
LoopRef<Message> to_message(Value message);
Value message_value(const LoopRef<Message>& message);

}  // namespace looplane::script
