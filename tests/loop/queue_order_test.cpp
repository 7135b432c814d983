#include <catch2/catch_test_macros.hpp>

#include "notes.hpp"

// The orders are those that orders.py prints under CPython 3.13; a test has its scenario's name.
namespace looplane::test {
namespace {

Coro<> get_one(Notes& note, Queue<int>& queue, std::string name) {
  const int item = co_await queue.get();
  note(name + std::to_string(item));
}

}  // namespace

TEST_CASE("queue_bounded") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          Queue<int> queue(2);
          auto producer = [](Notes& note, Queue<int>& queue) -> Coro<> {
            for (int item = 0; item < 5; ++item) {
              co_await queue.put(item);
              note("+" + std::to_string(item));
            }
          };
          auto consumer = [](Notes& note, Queue<int>& queue) -> Coro<> {
            for (int times = 0; times < 5; ++times) co_await get_one(note, queue, "-");
          };
          co_await gather(producer(note, queue), consumer(note, queue), ticks(note, 8));
        }) == "+0 +1 -0 -1 0 +2 +3 1 -2 -3 2 +4 3 -4 4 5 6 7");
}

TEST_CASE("queue_waiting_getters") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          Queue<int> queue;
          std::vector<Task<>> tasks;
          for (const char* name : {"a", "b", "c"}) {
            tasks.push_back(create_task(get_one(note, queue, name)));
          }
          co_await sleep(0s);
          tasks[0].cancel();
          auto other = create_task(ticks(note, 4));
          for (int item = 0; item < 2; ++item) queue.put_nowait(item);
          co_await wait(tasks);
          note(queue.qsize());
          co_await other;
        }) == "0 b0 c1 1 2 0 3");
}

TEST_CASE("queue_getter_cancelled_with_item") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          Queue<int> queue;
          auto a = create_task(get_one(note, queue, "a"));
          auto b = create_task(get_one(note, queue, "b"));
          co_await sleep(0s);
          queue.put_nowait(1);
          a.cancel();
          auto other = create_task(ticks(note, 4));
          std::vector waited{a, b};
          co_await wait(waited);
          note(a.cancelled());
          co_await other;
        }) == "0 b1 1 2 True 3");
}

TEST_CASE("queue_join") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          Queue<int> queue;
          for (int item = 0; item < 3; ++item) queue.put_nowait(item);
          auto task = create_task([](Notes& note, Queue<int>& queue) -> Coro<> {
            for (;;) {
              const int item = co_await queue.get();
              co_await sleep(0s);
              note(item);
              queue.task_done();
            }
          }(note, queue));
          auto other = create_task(ticks(note, 8));
          co_await queue.join();
          note("joined");
          task.cancel();
          co_await other;
        }) == "0 0 1 1 2 2 3 joined 4 5 6 7");
}

TEST_CASE("queue_shutdown") {
  CHECK(notes_of([](Notes& note) -> Coro<> {
          Queue<int> queue(1);
          auto getter = [](Notes& note, Queue<int>& queue) -> Coro<> {
            try {
              for (;;) note(co_await queue.get());
            } catch (const QueueShutDown&) {
              note("get:down");
            }
          };
          auto putter = [](Notes& note, Queue<int>& queue) -> Coro<> {
            try {
              for (int item = 0; item < 3; ++item) co_await queue.put(item);
            } catch (const QueueShutDown&) {
              note("put:down");
            }
          };
          auto task = create_task(putter(note, queue));
          co_await sleep(0s);
          queue.shutdown();
          co_await gather(task, getter(note, queue), ticks(note, 4));
        }) == "put:down 0 get:down 0 1 2 3");
}

TEST_CASE("priority_queue") {
  struct Item {
    int priority;
    char name;
    bool operator<(const Item& other) const { return priority < other.priority; }
  };
  CHECK(notes_of([](Notes& note) -> Coro<> {
          PriorityQueue<Item> queue;
          for (int index = 0; index < 10; ++index) {
            queue.put_nowait({index % 3, static_cast<char>('a' + index)});
          }
          while (!queue.empty()) note(std::string(1, (co_await queue.get()).name));
        }) == "a g d j e b h f c i");
}

TEST_CASE("queues say what is wrong") {
  Queue<std::unique_ptr<int>> queue(1);
  CHECK_THROWS_AS(queue.get_nowait(), QueueEmpty);
  queue.put_nowait(std::make_unique<int>(1));
  CHECK_THROWS_AS(queue.put_nowait(nullptr), QueueFull);
  CHECK(queue.repr() == "<Queue maxsize=1 tasks=1>");
  queue.task_done();
  CHECK_THROWS_AS(queue.task_done(), ValueError);
  queue.shutdown(true);
  CHECK_THROWS_AS(queue.get_nowait(), QueueShutDown);
  CHECK_THROWS_AS(queue.put_nowait(nullptr), QueueShutDown);

  LifoQueue<int> stack;
  stack.put_nowait(1);
  stack.put_nowait(2);
  CHECK(stack.get_nowait() == 2);
}

}  // namespace looplane::test
