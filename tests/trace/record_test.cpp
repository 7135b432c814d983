#include "trace/record.hpp"

#include <catch2/catch_test_macros.hpp>
#include <random>

#include "recorded.hpp"
#include "trace/address_map.hpp"

namespace looplane::test {

using trace::EventKind;
using trace::EventNumber;
using trace::none;
using trace::TaskState;

static Coro<int> work(int count) {
  for (int i = 0; i < count; ++i) co_await sleep(0s);
  co_return count;
}

static Coro<> two_workers(Recording&) {
  auto one = named_task(work(3), "one");
  auto other = named_task(work(5), "other");
  co_await one;
  co_await other;
}

TEST_CASE("an address map finds what was set and not what was taken") {
  trace::AddressMap map;
  std::vector<char> memory(4096);
  std::unordered_map<const void*, trace::Number> known;
  std::mt19937 random(1);
  for (trace::Number i = 0; i < 20'000; ++i) {
    const void* address = &memory[random() % memory.size()];
    if (random() % 3 == 0) {
      const auto found = known.find(address);
      REQUIRE(map.take(address) == (found == known.end() ? none : found->second));
      known.erase(address);
    } else {
      map.set(address, i);
      known[address] = i;
    }
  }
  for (const char& byte : memory) {
    const auto found = known.find(&byte);
    CHECK(map.find(&byte) == (found == known.end() ? none : found->second));
  }
}

TEST_CASE("a record knows tasks, their steps and how they ended") {
  Recording recording;
  recording.run(two_workers);
  const trace::Record& record = recording.record;
  REQUIRE(record.tasks().size() == 3);
  const trace::TaskNumber one = recording.task("one");
  REQUIRE(one != none);
  CHECK(record.tasks()[one].outcome == trace::Outcome::returned);
  CHECK(record.tasks()[one].creator == recording.task("Task-1"));
  const trace::StepNumber last = record.step_of_task_before(one, record.size());
  CHECK(record.index(last) == 3);
  CHECK(record.kind(record.steps()[last].ended) == EventKind::returned);
}

TEST_CASE("steps of a task are found from any event") {
  Recording recording;
  recording.run([](Recording&) -> Coro<> {
    auto one = named_task(work(200), "one");
    auto other = named_task(work(300), "other");
    co_await gather(one, other);
  });
  const trace::Record& record = recording.record;
  for (const char* name : {"one", "other", "Task-1"}) {
    const trace::TaskNumber task = recording.task(name);
    trace::StepNumber expected = none;
    for (EventNumber at = 0; at <= record.size(); ++at) {
      REQUIRE(record.step_of_task_before(task, at) == expected);
      if (at < record.size() && record.kind(at) == EventKind::step_began &&
          record[at].task == task) {
        expected = record[at].subject;
      }
    }
  }
}

TEST_CASE("situations do not depend on checkpoints") {
  Recording recording;
  recording.run([](Recording&) -> Coro<> {
    std::vector<Task<int>> tasks;
    for (int i = 0; i < 60; ++i) tasks.push_back(create_task(work(100 + i)));
    for (Task<int>& task : tasks) co_await task;
  });
  const trace::Record& record = recording.record;
  REQUIRE(record.size() > 3 * 4096);
  // What is in the queue, counted from the begin.
  std::vector<trace::HandleNumber> ready;
  for (EventNumber at = 0; at < record.size(); ++at) {
    if (at % 997 == 0) CHECK(record.situation(at).ready == ready);
    const trace::Event event = record[at];
    if (event.kind == EventKind::handle_scheduled) ready.push_back(event.subject);
    std::erase_if(ready,
                  [&](trace::HandleNumber handle) { return record.handles()[handle].left <= at; });
  }
}

TEST_CASE("a run that is made again adds nothing to the record") {
  Recording recording;
  recording.run(two_workers);
  const EventNumber size = recording.record.size();
  const std::size_t bytes = recording.record.bytes();
  recording.run(two_workers);
  CHECK(recording.record.size() == size);
  CHECK(recording.record.bytes() == bytes);
}

TEST_CASE("a record that is full stays readable") {
  Recording recording(20);
  recording.run(two_workers);
  CHECK(recording.record.size() == 20);
  CHECK(recording.record.is_full());
  CHECK(trace::tasks_at(recording.record, 20).size() == 3);
}

TEST_CASE("events take few bytes") {
  Recording recording;
  recording.run([](Recording&) -> Coro<> {
    for (int i = 0; i < 20'000; ++i) co_await create_task(work(2));
  });
  const auto events = static_cast<double>(recording.record.size());
  CHECK(static_cast<double>(recording.record.bytes()) / events < 40);
}

static Coro<> put_numbers(Queue<int>& queue, int count) {
  for (int number = 0; number < count; ++number) co_await queue.put(number);
}

TEST_CASE("what queues hold takes few bytes") {
  Recording recording;
  recording.run([](Recording& self) -> Coro<> {
    Queue<int> queue(10, self.environment);
    auto producer = create_task(put_numbers(queue, 20'000));
    for (int number = 0; number < 20'000; ++number) (void)co_await queue.get();
  });
  const auto events = static_cast<double>(recording.record.size());
  CHECK(static_cast<double>(recording.record.bytes()) / events < 40);
}

TEST_CASE("a queue's items are known by their texts, which may be numbers") {
  Recording recording;
  recording.run([](Recording& self) -> Coro<> {
    Queue<int> queue(0, self.environment);
    auto producer = create_task(put_numbers(queue, 3));
    co_await producer;
    (void)co_await queue.get();
    auto last = create_task(put_numbers(queue, 1));
    co_await last;
  });
  const auto primitives = trace::primitives_at(recording.record, recording.record.size());
  REQUIRE(primitives.size() == 1);
  CHECK(primitives[0].state == "3 items: 1, 2, 3");
}

}  // namespace looplane::test
