#pragma once

#include "script/machine/operations.hpp"

namespace looplane::script {

/// Threads that wait for one thing, the first one first. Lives in an object that each of them
/// holds.
///
/// Threads only change where one waits, sleeps or ends, so whoever looks at what it waits for and
/// then waits has missed nothing.
class ThreadQueue {
 public:
  [[nodiscard]] bool empty() const { return threads_.empty(); }
  /// Ends the wait of the first thread; it stays in the queue until it leaves by itself.
  void wake_first(Machine& m) const {
    if (!threads_.empty()) m.wake(*threads_.front());
  }
  void wake_all(Machine& m) const {
    for (Thread* thread : threads_) m.wake(*thread);
  }

  /// Keeps a thread in the queue, in a native coroutine that sleeps meanwhile.
  class Place {
   public:
    Place(ThreadQueue& queue, Thread* thread) : queue_(queue), thread_(thread) {
      queue_.threads_.push_back(thread);
    }
    ~Place() { std::erase(queue_.threads_, thread_); }
    Place(const Place&) = delete;
    Place& operator=(const Place&) = delete;

   private:
    ThreadQueue& queue_;
    Thread* thread_;
  };

 private:
  HeapVector<Thread*> threads_;
};

/// When a wait of so many seconds is over: never, if that is too far away to be told.
std::int64_t wait_end(Machine& m, double seconds);

/// A worker thread that calls a function without arguments; what it returns or raises is lost.
/// `python_thread` is its threading.Thread, or nothing: threading makes one when it is asked for.
void start_python_thread(Machine& m, std::string name, Value python_thread, Value function);

}  // namespace looplane::script
