#pragma once

#include <looplane/loop.hpp>

#include "trace/questions.hpp"
#include "trace/recorder.hpp"

// What the record's tests share: C++ programs on an observed loop, under a virtual clock.
namespace looplane::test {

using namespace std::chrono_literals;

class ClockScene final : public trace::Scene {
 public:
  explicit ClockScene(Clock& clock) : clock_(clock) {}
  Nanoseconds now() override { return clock_.peek().count(); }
  /// Queues hold numbers: 0, 1, 2...
  Item last_item(const Primitive&) override { return {items_++, {}}; }

 private:
  Clock& clock_;
  trace::Number items_ = 0;
};

/// An environment whose loops and primitives tell a recorder.
class Recording {
 public:
  explicit Recording(std::size_t limit = 1'000'000) : limit_(limit) {}

  /// Runs a program; again, the record knows it already and follows.
  template <class Program>
  void run(Program program) {
    TaskBase::reset_name_counter();
    VirtualClock clock;
    ClockScene scene(clock);
    trace::Recorder recorder(record, scene, limit_);
    environment.set_observer(&recorder);
    {
      EventLoop loop({.clock = &clock, .environment = &environment});
      loop.set_observer(&recorder);
      run_until_complete(loop, program(*this));
      recorder.close();
    }
    environment.set_observer(nullptr);
  }

  /// The task of a name.
  [[nodiscard]] trace::TaskNumber task(std::string_view name) const {
    for (trace::TaskNumber task = 0; task < record.tasks().size(); ++task) {
      if (record.name_of_task(task) == name) return task;
    }
    return trace::none;
  }
  /// The k-th event of a kind.
  [[nodiscard]] trace::EventNumber event(trace::EventKind kind, int k = 0) const {
    for (trace::EventNumber event = 0; event < record.size(); ++event) {
      if (record.kind(event) == kind && k-- == 0) return event;
    }
    return trace::none;
  }

  trace::Record record;
  Environment environment;

 private:
  std::size_t limit_;
};

template <class T>
Task<T> named_task(Coro<T> coroutine, const char* name) {
  TaskOptions options;
  options.name = name;
  return create_task(std::move(coroutine), options);
}

}  // namespace looplane::test
