#pragma once

#include <cstdint>
#include <string>

namespace looplane {
struct ExceptionContext;
}  // namespace looplane

namespace looplane::script {

struct GeneratorObject;
struct PythonFrame;
struct Thread;

/// Hears what a machine does, but for its loops: those have observers. All functions may be left
/// out; none may run code of the program, nor change what it can see.
class Watcher {
 public:
  virtual ~Watcher() = default;

  /// Once before each instruction, while Machine::watch_instructions asks for it: `frame.next` is
  /// that instruction. If it calls Machine::interrupt, the machine stands there, and asks again
  /// when it goes on.
  virtual void before_instruction(PythonFrame& /*frame*/) {}

  /// The thread at work sleeps or waits, until `until` or until it is woken.
  virtual void thread_sleeps(Thread&, std::int64_t /*until*/) {}
  virtual void thread_began(Thread&) {}
  virtual void thread_ended(Thread&) {}

  /// How long a task sleeps that asked for so many nanoseconds.
  virtual std::int64_t sleep_length(std::int64_t asked) { return asked; }

  /// A coroutine is dropped that nobody awaited. A reference: of what is passed by value, clang 19
  /// hands over a copy that is gone, where wasm reaches a second base class by a tail call.
  virtual void never_awaited(const std::string& /*qualname*/) {}
  /// A loop reports what nobody caught.
  virtual void reported(const ExceptionContext&) {}
  /// Everything waits and nothing can wake it: the program ends.
  virtual void deadlocked() {}
};

}  // namespace looplane::script
