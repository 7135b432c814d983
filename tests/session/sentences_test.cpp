#include <catch2/catch_test_macros.hpp>

#include "sessions.hpp"
#include "trace/sentence.hpp"

// The sentence that says why a step runs, for programs that a tutorial has.
namespace looplane::test {

static const char* const sleep = R"py(import asyncio
async def main():
    await asyncio.sleep(1)
asyncio.run(main())
)py";

static const char* const sleep_zero = R"py(import asyncio
async def main():
    await asyncio.sleep(0)
asyncio.run(main())
)py";

static const char* const gather = R"py(import asyncio
async def work(n):
    await asyncio.sleep(n)
async def main():
    await asyncio.gather(work(1), work(2))
asyncio.run(main())
)py";

static const char* const gather_that_fails = R"py(import asyncio
async def work(n):
    await asyncio.sleep(n)
    raise ValueError(n)
async def main():
    try:
        await asyncio.gather(work(1), asyncio.sleep(3))
    except ValueError:
        pass
asyncio.run(main())
)py";

static const char* const await_task = R"py(import asyncio
async def work():
    return 1
async def main():
    task = asyncio.create_task(work(), name="worker")
    await task
asyncio.run(main())
)py";

static const char* const await_task_that_fails = R"py(import asyncio
async def work():
    raise KeyError("x")
async def main():
    task = asyncio.create_task(work(), name="worker")
    try:
        await task
    except KeyError:
        pass
asyncio.run(main())
)py";

static const char* const queue_get = R"py(import asyncio
async def consume(queue):
    await queue.get()
async def main():
    jobs = asyncio.Queue()
    task = asyncio.create_task(consume(jobs))
    await asyncio.sleep(1)
    await jobs.put("apple")
    await task
asyncio.run(main())
)py";

static const char* const queue_put = R"py(import asyncio
async def produce(queue):
    await queue.put(1)
    await queue.put(2)
async def main():
    jobs = asyncio.Queue(maxsize=1)
    task = asyncio.create_task(produce(jobs))
    await asyncio.sleep(1)
    await jobs.get()
    await task
asyncio.run(main())
)py";

static const char* const queue_join = R"py(import asyncio
async def consume(queue):
    await queue.get()
    await asyncio.sleep(1)
    queue.task_done()
async def main():
    jobs = asyncio.Queue()
    jobs.put_nowait("a")
    task = asyncio.create_task(consume(jobs))
    await jobs.join()
asyncio.run(main())
)py";

static const char* const lock = R"py(import asyncio
async def work(lock):
    async with lock:
        await asyncio.sleep(1)
async def main():
    lock = asyncio.Lock()
    await asyncio.gather(work(lock), work(lock))
asyncio.run(main())
)py";

static const char* const event = R"py(import asyncio
async def wait(ready):
    await ready.wait()
async def main():
    ready = asyncio.Event()
    task = asyncio.create_task(wait(ready))
    await asyncio.sleep(1)
    ready.set()
    await task
asyncio.run(main())
)py";

static const char* const condition = R"py(import asyncio
async def wait(condition):
    async with condition:
        await condition.wait()
async def main():
    changed = asyncio.Condition()
    task = asyncio.create_task(wait(changed))
    await asyncio.sleep(1)
    async with changed:
        changed.notify_all()
    await task
asyncio.run(main())
)py";

static const char* const semaphore = R"py(import asyncio
async def work(limit):
    async with limit:
        await asyncio.sleep(1)
async def main():
    limit = asyncio.Semaphore(2)
    await asyncio.gather(*(work(limit) for _ in range(3)))
asyncio.run(main())
)py";

static const char* const barrier = R"py(import asyncio
async def work(barrier, n):
    await asyncio.sleep(n)
    await barrier.wait()
async def main():
    barrier = asyncio.Barrier(2)
    await asyncio.gather(work(barrier, 1), work(barrier, 2))
asyncio.run(main())
)py";

static const char* const cancel = R"py(import asyncio
async def work():
    await asyncio.sleep(10)
async def main():
    task = asyncio.create_task(work(), name="worker")
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        pass
asyncio.run(main())
)py";

static const char* const cancel_before_it_began = R"py(import asyncio
async def work():
    await asyncio.sleep(10)
async def main():
    task = asyncio.create_task(work(), name="worker")
    task.cancel()
    await asyncio.wait([task])
asyncio.run(main())
)py";

static const char* const timeout = R"py(import asyncio
async def main():
    try:
        async with asyncio.timeout(1):
            await asyncio.sleep(10)
    except TimeoutError:
        pass
asyncio.run(main())
)py";

static const char* const wait_for = R"py(import asyncio
async def slow():
    await asyncio.sleep(10)
async def main():
    try:
        await asyncio.wait_for(slow(), 1)
    except TimeoutError:
        pass
asyncio.run(main())
)py";

static const char* const wait = R"py(import asyncio
async def main():
    tasks = [asyncio.create_task(asyncio.sleep(n), name=f"nap {n}") for n in (1, 2)]
    await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    await tasks[1]
asyncio.run(main())
)py";

static const char* const as_completed = R"py(import asyncio
async def work(n):
    await asyncio.sleep(n)
    return n
async def main():
    for next_one in asyncio.as_completed([work(2), work(1)]):
        print(await next_one)
asyncio.run(main())
)py";

static const char* const task_group = R"py(import asyncio
async def work(n):
    await asyncio.sleep(n)
async def main():
    async with asyncio.TaskGroup() as group:
        group.create_task(work(1))
        group.create_task(work(2))
asyncio.run(main())
)py";

static const char* const task_group_that_fails = R"py(import asyncio
async def good():
    await asyncio.sleep(10)
async def bad():
    await asyncio.sleep(1)
    raise ValueError("no")
async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(good(), name="good")
            group.create_task(bad(), name="bad")
    except* ValueError:
        pass
asyncio.run(main())
)py";

static const char* const shield = R"py(import asyncio
async def work():
    await asyncio.sleep(1)
async def main():
    task = asyncio.create_task(work(), name="worker")
    await asyncio.shield(task)
asyncio.run(main())
)py";

static const char* const future = R"py(import asyncio
async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    loop.call_later(1, future.set_result, 5)
    await future
asyncio.run(main())
)py";

static const char* const thread = R"py(import asyncio, time
async def main():
    await asyncio.to_thread(time.sleep, 1)
asyncio.run(main())
)py";

static const char* const eager = R"py(import asyncio
async def work():
    await asyncio.sleep(1)
async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    task = asyncio.create_task(work(), name="worker")
    await task
asyncio.run(main())
)py";

static const char* const blocked = R"py(import asyncio, time
async def tick():
    await asyncio.sleep(1)
async def main():
    task = asyncio.create_task(tick(), name="ticker")
    await asyncio.sleep(0)
    time.sleep(2)
    await task
asyncio.run(main())
)py";

static const char* const generator = R"py(import asyncio
async def numbers():
    try:
        yield 1
    finally:
        pass
async def main():
    async for number in numbers():
        break
    await asyncio.sleep(1)
asyncio.run(main())
)py";

static const char* const deadlock = R"py(import asyncio
async def work(mine, other):
    async with mine:
        await asyncio.sleep(1)
        async with other:
            pass
async def main():
    fork, knife = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(work(fork, knife), work(knife, fork))
asyncio.run(main())
)py";

static const char* const event_never_set = R"py(import asyncio
async def main():
    ready = asyncio.Event()
    await ready.wait()
asyncio.run(main())
)py";

static const char* const cleaned_up_for_long = R"py(import asyncio
async def main():
    try:
        await asyncio.Event().wait()
    finally:
        for n in range(10):
            await asyncio.sleep(n)
asyncio.run(main())
)py";

static const char* const as_completed_too_late = R"py(import asyncio
async def main():
    try:
        for first in asyncio.as_completed([asyncio.sleep(5)], timeout=1):
            await first
    except TimeoutError:
        pass
asyncio.run(main())
)py";

static const char* const wait_too_late = R"py(import asyncio
async def main():
    task = asyncio.create_task(asyncio.sleep(5), name="worker")
    await asyncio.wait([task], timeout=1)
asyncio.run(main())
)py";

static const char* const barrier_broken = R"py(import asyncio
async def main():
    barrier = asyncio.Barrier(2)
    waiting = asyncio.create_task(barrier.wait())
    await asyncio.sleep(1)
    await barrier.abort()
    await asyncio.wait([waiting])
    waiting.exception()
asyncio.run(main())
)py";

static const char* const barrier_of_three = R"py(import asyncio
async def main():
    barrier = asyncio.Barrier(3)
    await asyncio.gather(*(barrier.wait() for _ in range(3)))
asyncio.run(main())
)py";

static const char* const cancelled_unseen = R"py(import asyncio
async def work():
    pass
async def main():
    task = asyncio.create_task(work(), name="worker")
    task.cancel()
    await asyncio.wait([task])
asyncio.run(main())
)py";

static const char* const eager_after_another = R"py(import asyncio
async def quick():
    pass
async def slow():
    await asyncio.sleep(1)
async def main():
    asyncio.get_running_loop().set_task_factory(asyncio.eager_task_factory)
    asyncio.create_task(quick(), name="quick")
    await asyncio.create_task(slow(), name="slow")
asyncio.run(main())
)py";

static const char* const gather_of_threads = R"py(import asyncio, time
async def main():
    loop = asyncio.get_running_loop()
    await asyncio.gather(loop.run_in_executor(None, time.sleep, 2), asyncio.sleep(1))
asyncio.run(main())
)py";

static const char* const thread_that_ends_meanwhile = R"py(import asyncio, time
async def main():
    thread = asyncio.get_running_loop().run_in_executor(None, time.sleep, 2)
    await asyncio.sleep(1)
    time.sleep(2)
    await thread
asyncio.run(main())
)py";

static const char* const told_by_a_thread = R"py(import asyncio, threading, time
def tell(loop, ready):
    time.sleep(1)
    loop.call_soon_threadsafe(ready.set)
async def main():
    ready = asyncio.Event()
    threading.Thread(target=tell, args=(asyncio.get_running_loop(), ready)).start()
    await ready.wait()
asyncio.run(main())
)py";

struct Situation {
  const char* program;
  const char* task;
  int step;
  const char* sentence;
};

static const Situation situations[] = {
    {sleep, "Task-1", 1, "Task-1 runs because its sleep(1) ended at 1.000 s."},
    {sleep_zero, "Task-1", 1,
     "Task-1 runs because it gave way with sleep(0) and its turn came again."},
    {gather, "Task-2", 0,
     "Task-2 runs for the first time: Task-1 created it; it was scheduled before Task-3, which is "
     "ready too."},
    {gather, "Task-1", 1,
     "Task-1 runs because its gather of Task-2 and Task-3 was over when Task-3 returned "
     "(it gives the results in the order of its arguments)."},
    {gather_that_fails, "Task-1", 1,
     "Task-1 runs because its gather of Task-2 and Task-3 was over when Task-2 raised "
     "ValueError(1)."},
    {gather_that_fails, "Task-3", 1,
     "Task-3 runs because it was cancelled outside of the loop, as asyncio.run does with what is "
     "left; CancelledError is raised where it waited."},
    {await_task, "Task-1", 1, "Task-1 runs because worker, which it waited for, returned."},
    {await_task_that_fails, "Task-1", 1,
     "Task-1 runs because worker, which it waited for, raised KeyError('x')."},
    {queue_get, "Task-2", 1, "Task-2 runs because Task-1 put 'apple' into jobs."},
    {queue_put, "Task-2", 1, "Task-2 runs because Task-1 took an item from jobs."},
    {queue_join, "Task-1", 1, "Task-1 runs because Task-2 had done the last item of jobs."},
    {lock, "Task-3", 1,
     "Task-3 runs because Task-2 released lock; it was scheduled before gather hears of the end of "
     "Task-2, which is ready too."},
    {event, "Task-2", 1, "Task-2 runs because Task-1 set ready."},
    {condition, "Task-2", 1, "Task-2 runs because Task-1 notified changed."},
    {semaphore, "Task-4", 1,
     "Task-4 runs because Task-2 released limit; it was scheduled before gather hears of the end "
     "of Task-2 and gather hears of the end of Task-3, which are ready too."},
    {semaphore, "Task-3", 1,
     "Task-3 runs because its sleep(1) ended at 1.000 s; it was scheduled before Task-4 and gather "
     "hears of the end of Task-2, which are ready too."},
    {barrier, "Task-2", 2,
     "Task-2 runs because Task-3 came to barrier as the last one; it was scheduled before gather "
     "hears of the end of Task-3, which is ready too."},
    {cancel, "worker", 1,
     "worker runs because Task-1 cancelled it; CancelledError is raised where it waited."},
    {cancel, "Task-1", 2,
     "Task-1 runs because worker, which it waited for, was cancelled; CancelledError is raised "
     "where it waited."},
    {cancel_before_it_began, "Task-1", 1,
     "Task-1 runs because its wait of worker was over when worker was cancelled."},
    {timeout, "Task-1", 1,
     "Task-1 runs because its time was up at 1.000 s; CancelledError is raised where it waited."},
    {wait_for, "Task-1", 1,
     "Task-1 runs because its time was up at 1.000 s; CancelledError is raised where it waited."},
    {wait, "Task-1", 1,
     "Task-1 runs because its wait of nap 1 and nap 2 was over when nap 1 returned."},
    {as_completed, "Task-1", 1,
     "Task-1 runs because as_completed has its next result: Task-3 returned."},
    {as_completed_too_late, "Task-1", 1,
     "Task-1 runs because its as_completed of Task-2 timed out at 1.000 s."},
    {wait_too_late, "Task-1", 1, "Task-1 runs because its wait of worker timed out at 1.000 s."},
    {barrier_broken, "Task-2", 1, "Task-2 runs because Task-1 broke barrier."},
    {barrier_of_three, "Task-3", 1,
     "Task-3 runs because Task-4 came to barrier as the last one; it was scheduled before gather "
     "hears of the end of Task-4 and gather hears of the end of Task-2, which are ready too."},
    {cancelled_unseen, "worker", 0,
     "worker runs for the first time: Task-1 created it; it was cancelled before it began."},
    {eager_after_another, "slow", 0, "slow runs for the first time: Task-1 started it eagerly."},
    {gather_of_threads, "Task-1", 1,
     "Task-1 runs because its gather of a worker thread and Task-2 was over when a worker thread "
     "was done (it gives the results in the order of its arguments)."},
    {told_by_a_thread, "Task-1", 1, "Task-1 runs because Event.set() set ready."},
    {task_group, "Task-1", 1,
     "Task-1 runs because its TaskGroup of Task-2 and Task-3 was over when Task-3 returned."},
    {task_group_that_fails, "good", 1,
     "good runs because its TaskGroup cancelled it when bad raised ValueError('no'); "
     "CancelledError is raised where it waited; it was scheduled before Task-1, which is ready "
     "too."},
    {task_group_that_fails, "Task-1", 2,
     "Task-1 runs because its TaskGroup of good was over when good was cancelled."},
    {shield, "Task-1", 1,
     "Task-1 runs because its shield of worker was over when worker returned."},
    {future, "Task-1", 1,
     "Task-1 runs because Future.set_result() completed the future that it waited for."},
    {thread, "Task-1", 1, "Task-1 runs because its worker thread was done at 1.000 s."},
    {eager, "worker", 0, "worker runs for the first time: Task-1 started it eagerly."},
    {eager, "worker", 1, "worker runs because its sleep(1) ended at 1.000 s."},
    {blocked, "ticker", 1,
     "ticker runs because its sleep(1) ended at 2.000 s, 1.000 s late: Task-1 blocked the loop."},
    {generator, "Task-2", 0,
     "Task-2 runs for the first time: the loop closes an asynchronous generator that was left "
     "before its end."},
    {sleep, "Task-1", 0, "Task-1 runs for the first time: the program created it."},
    {sleep, "Task-2", 0, "asyncio.run closes its loop: shutdown_asyncgens() runs."},
};

TEST_CASE("why a step runs") {
  for (const Situation& situation : situations) {
    Finished run(situation.program);
    const trace::Record& record = run.record();
    const trace::StepNumber step = run.step(situation.task, situation.step);
    REQUIRE(step != trace::none);
    trace::EventNumber at = record.steps()[step].began + 1;
    if (record.kind(at) == trace::EventKind::cancel_delivered) ++at;
    CHECK(trace::why_now(record, at) == situation.sentence);
  }
}

TEST_CASE("what a thread hands to the loop is no work of the program's own code") {
  Finished run(told_by_a_thread);
  const trace::Record& record = run.record();
  std::vector<std::string> sentences;
  for (trace::StepNumber step = 0; step < record.steps().size(); ++step) {
    const trace::EventNumber began = record.steps()[step].began;
    if (record.steps()[step].task == trace::none && record.steps()[step].handle != trace::none) {
      sentences.push_back(trace::why_now(record, began + 1));
    }
    if (record.time(began) > 500'000'000)
      CHECK(record.kind(began) != trace::EventKind::program_began);
    if (record.kind(began) == trace::EventKind::callback_began) break;
  }
  CHECK(sentences ==
        std::vector<std::string>{"Event.set() runs because a thread handed it to the loop."});
}

TEST_CASE("what becomes ready while a step blocks the loop is told") {
  Finished run(thread_that_ends_meanwhile);
  const trace::Record& record = run.record();
  CHECK(trace::why_now(record, record.steps()[run.step("Task-1", 1)].ended) ==
        "Task-1 runs because its sleep(1) ended at 1.000 s; it was scheduled before the end of a "
        "worker thread, which is ready too.");
}

TEST_CASE("a task is told by how it was called") {
  Finished run(R"py(import asyncio
async def work(*rest):
    pass
async def add(a, b):
    pass
async def share(queue, name, n):
    pass
async def close():
    async for _ in ticks():
        break
async def ticks():
    yield 1
async def main():
    add.__qualname__ = "sum_of"
    await asyncio.gather(work(1), add(1, 2), share(asyncio.Queue(), "a", 3), close())
asyncio.run(main())
)py");
  const trace::Record& record = run.record();
  const auto call = [&](const char* name) { return record.call_of_task(run.task(name)); };
  CHECK(call("Task-1") == "main()");
  CHECK(call("Task-2") == "work()");
  CHECK(call("Task-3") == "sum_of(1, 2)");
  CHECK(call("Task-4") == "share(queue, 'a', 3)");
  CHECK(call("Task-5") == "close()");
  CHECK(call("Task-6") == "aclose() of a generator");
}

TEST_CASE("how a run ended") {
  {
    Finished run(deadlock);
    CHECK(trace::why_now(run.record(), run.record().size()) ==
          "Deadlock in a circle: Task-2 waits for Lock.acquire of knife, which Task-3 holds; "
          "Task-3 waits for Lock.acquire of fork, which Task-2 holds.");
  }
  {
    Finished run(event_never_set);
    CHECK(trace::why_now(run.record(), run.record().size()) ==
          "Nothing can wake any task: Task-1 waits for Event.wait of ready.");
  }
  {
    Finished run(cleaned_up_for_long);
    CHECK(trace::why_now(run.record(), run.record().size()) ==
          "Nothing can wake any task: Task-1 waits for Event.wait.");
  }
  {
    Finished run(sleep);
    CHECK(trace::why_now(run.record(), run.record().size()) == "The run has ended.");
  }
}

}  // namespace looplane::test
