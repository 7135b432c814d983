#include <catch2/catch_test_macros.hpp>

#include "notes.hpp"

// A class of loops with a call_soon and a call_at of its own, as an interpreter's program may write
// one.
namespace looplane::test {
namespace {

// Keeps what the library schedules until the host hands it in.
class Kept final : public SchedulingOverride {
 public:
  explicit Kept(EventLoop& loop) : loop_(loop) { loop.set_scheduling_override(this); }
  ~Kept() override { loop_.set_scheduling_override(nullptr); }

  bool takes_soon(const ReadyQueue::Entry& entry) override {
    soon.push_back({Ref<Callback>(entry.callback), Ref<FutureBase>(entry.argument),
                    Ref<Context>(entry.context)});
    return true;
  }
  bool takes_timer(TimerHandle& timer) override {
    timers.emplace_back(&timer);
    return true;
  }
  // What a program's own methods do in the end: they ask the library's.
  void hand_in() {
    for (Waiting& each : std::exchange(soon, {})) {
      loop_.schedule_now(make_callback([each] { each.callback->run(each.argument.get()); }),
                         each.context);
    }
    for (Ref<TimerHandle>& timer : std::exchange(timers, {})) {
      loop_.schedule_timer_now(std::move(timer));
    }
  }

  struct Waiting {
    Ref<Callback> callback;
    Ref<FutureBase> argument;
    Ref<Context> context;
  };
  std::vector<Waiting> soon;
  std::vector<Ref<TimerHandle>> timers;

 private:
  EventLoop& loop_;
};

}  // namespace

TEST_CASE("an override of scheduling gets what the library schedules") {
  VirtualClock clock;
  EventLoop loop({.clock = &clock});
  Kept kept(loop);
  int runs = 0;
  loop.call_soon([&] { ++runs; });
  loop.call_later(1s, [&] { ++runs; });
  CHECK(kept.soon.size() == 1);
  CHECK(kept.timers.size() == 1);
  CHECK(loop.ready_queue().empty());
  CHECK(loop.timers().empty());
  kept.hand_in();
  loop.begin_running().raise_if_set();
  CHECK(loop.advance(9) == Advance::ready);  // the next iteration has not begun
  CHECK(runs == 1);
  CHECK(loop.advance(9) == Advance::idle);
  clock.move_to(loop.next_deadline());
  CHECK(loop.advance(9) == Advance::ready);
  CHECK(runs == 2);
  CHECK(loop.advance(9) == Advance::deadlock);
  loop.end_running();
}

TEST_CASE("what a handle has an override asked for comes before the next iteration begins") {
  VirtualClock clock;
  EventLoop loop({.clock = &clock});
  Kept kept(loop);
  std::string order;
  loop.call_later(0s, [&] { order += "timer "; });
  loop.call_soon([&] {
    order += "first ";
    loop.call_soon([&] { order += "soon "; });
  });
  kept.hand_in();
  loop.begin_running().raise_if_set();
  while (loop.advance(1) == Advance::ready) kept.hand_in();
  CHECK(order == "first timer soon ");
  loop.end_running();
}

}  // namespace looplane::test
