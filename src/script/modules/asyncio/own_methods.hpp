#pragma once

#include "script/modules/asyncio/state.hpp"

namespace looplane::script {

// A class of loops, futures or tasks that is written in Python may have methods of its own. Where
// CPython's asyncio calls a method by its name, those are called; as soon as the machine can, which
// is before its next instruction.

/// Which of them a loop has of its own, as bits.
enum class OwnMethod : std::uint16_t {
  call_soon = 1,
  call_later = 2,
  call_at = 4,
  time = 8,
  stop = 16,
  run_forever = 32,
  create_future = 64,
  call_exception_handler = 128,
  run_once = 256,
};

/// What loop.time() gave last, for a loop that has one of its own.
class OwnClock final : public Clock {
 public:
  explicit OwnClock(Machine& m) : m_(m) {}
  Duration read() override { return peek(); }
  /// Since it was asked, its time has passed as the machine's.
  Duration peek() const override { return told_ + (Duration(m_.now()) - asked_at_); }
  bool arrived(Duration deadline) override { return peek() >= deadline; }
  void wait_until(Duration) override {}
  void tell(Duration time) {
    told_ = time;
    asked_at_ = Duration(m_.now());
  }

  bool counts = false;  ///< It gave an int.

 private:
  Machine& m_;
  Duration told_{};
  Duration asked_at_{};
};

/// Simulated threads, to a loop whose time is not theirs.
class TimelessThreads final : public OutsideSource {
 public:
  explicit TimelessThreads(Machine& m) : m_(m) {}
  bool may_wake() const override;

 private:
  Machine& m_;
};

/// Has a loop's own call_soon, call_later and call_at called.
class OwnScheduling final : public SchedulingOverride {
 public:
  explicit OwnScheduling(LoopObject& loop) : loop_(loop) {}
  bool takes_soon(const ReadyQueue::Entry& entry) override;
  bool takes_timer(TimerHandle& timer) override;

 private:
  LoopObject& loop_;
};

/// What a loop with methods of its own needs.
struct OwnParts {
  OwnParts(Machine& m, LoopObject& loop) : clock(m), threads(m), scheduling(loop) {}
  OwnClock clock;
  TimelessThreads threads;
  OwnScheduling scheduling;
  /// How the loop's run goes, for whoever calls _run_once().
  bool run_is_over = false;
  Error raised;  ///< What leaves it.
};

/// What the loop's library schedules, as call_soon() and call_at() of a program's own get it: the
/// step of a task, a done-callback of the library.
struct LibraryCall : Object {
  struct Part final : OutsideResource {
    explicit Part(Machine& m) : OutsideResource(m) {}
    void release_outside() override;
    LoopRef<Callback> callback;
    LoopRef<FutureBase> argument;
    LoopRef<TimerHandle> timer;  ///< The callback, if it is one of the library's that is not set.
  };
  Part part;
  LibraryCall(Machine& m, Type* type) : Object(Kind::native, type), part(m) {}

  Progress run() { return part.callback->run(part.argument.get()); }
};
Value new_library_call(Machine& m, LoopRef<Callback> callback, LoopRef<FutureBase> argument);
/// What a callback calls, with `argument` if that is a future: a function of the program, or a
/// LibraryCall.
Value callable_value(Machine& m, Callback& callback, FutureBase* argument);
/// nullptr: it is none.
LibraryCall* library_call(Machine& m, const Value& function);

/// "_wait.<locals>._on_completion"
std::string library_call_name(const LibraryCall* call);

/// The bits of a class's own methods.
std::uint16_t own_methods_of(Machine& m, Type* type);
/// Has `object.name(*arguments)` called; what it returns is not looked at.
void call_own_method(Machine& m, Value object, std::string_view name, Value arguments,
                     Value keywords = {});
/// {"context": context}
Value context_keyword(Machine& m, Context* context);
/// loop.time() of its own moves its clock.
Eventually<Value> read_own_time(Machine& m, Ref<LoopObject> loop);
/// futures' done-callback that calls the loop's own stop().
Value own_stop_callback(Machine& m);

void define_library_calls(Machine& m, AsyncioState& state);

}  // namespace looplane::script
