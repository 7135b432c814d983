#include <catch2/catch_test_macros.hpp>
#include <looplane/loop.hpp>
#include <thread>

// What much of makes a difference: tasks are small, crowds leave no memory behind, names count up.
namespace looplane::test {
namespace {

// Completes nothing, and is dropped by whoever drops the queue.
class Idle final : public Callback {
 public:
  Progress run(FutureBase*) override { return Progress::finished; }
  std::string describe() const override { return "idle()"; }
};

}  // namespace

TEST_CASE("a task is small") {
  // With a frame of a hundred bytes this makes a quarter of a thousand for each that waits.
  CHECK(sizeof(TaskState<void>) <= 128);
  CHECK(sizeof(FutureState<void>) <= 56);
  CHECK(sizeof(TimerHandle) <= 72);
}

TEST_CASE("a crowd in the ready queue leaves no memory behind") {
  ReadyQueue queue;
  const auto idle = make_ref<Idle>();
  const auto fill = [&](std::size_t count) {
    for (std::size_t index = 0; index < count; ++index)
      queue.push({Ref<Callback>(idle).detach(), nullptr, nullptr});
  };
  fill(100'000);
  CHECK(queue.capacity() >= 100'000);
  while (queue.size() > 10) queue.pop().release();
  const Callback* last = queue.last_popped().callback;
  queue.shrink();
  CHECK(queue.capacity() < 10'000);
  CHECK(queue.size() == 10);
  CHECK(queue.popped() == 99'990);
  CHECK(queue.last_popped().callback == last);
  fill(5'000);
  CHECK(queue.size() == 5'010);
  CHECK(queue.pushed() == 105'000);
  CHECK(idle->reference_count() == 5'011);
}

TEST_CASE("tasks are numbered by each thread") {
  TaskBase::reset_name_counter(5);
  std::string name;
  const auto say = [&name]() -> Coro<> {
    name = current_task()->name();
    co_return;
  };
  VirtualClock clock;
  EventLoop loop({.clock = &clock});
  run_until_complete(loop, say());
  CHECK(name == "Task-5");
#ifndef __EMSCRIPTEN__
  std::thread([&] {
    VirtualClock clock;
    EventLoop loop({.clock = &clock});
    run_until_complete(loop, say());
  }).join();
  CHECK(name == "Task-1");
#endif
}

TEST_CASE("a task that gives way is told to an observer that came meanwhile") {
  struct Count final : Observer {
    void handle_scheduled(EventLoop&, HandleNumber number, Callback& callback, FutureBase* cause,
                          TimerHandle* timer) override {
      numbers.push_back(number);
      CHECK(callback.stepped_task() != nullptr);
      CHECK(cause == nullptr);
      CHECK(timer == nullptr);
    }
    std::vector<HandleNumber> numbers;
  } count;
  VirtualClock clock;
  EventLoop loop({.clock = &clock});
  run_until_complete(loop, [](Count& count) -> Coro<> {
    get_running_loop().set_observer(&count);
    co_await sleep(std::chrono::seconds(0));
    get_running_loop().set_observer(nullptr);
  }(count));
  CHECK(count.numbers == std::vector<Observer::HandleNumber>{1});
}

}  // namespace looplane::test
