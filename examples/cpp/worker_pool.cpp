// Three workers share a queue of jobs, and are told to stop when it has been worked off.
#include <cstdio>
#include <looplane/loop.hpp>

using namespace looplane;
using namespace std::chrono_literals;

Coro<> worker(int number, Queue<int>& jobs) {
  for (;;) {
    const int job = co_await jobs.get();
    co_await sleep(job * 100ms);
    std::printf("worker %d: job %d done\n", number, job);
    jobs.task_done();
  }
}

Coro<> main_program() {
  Queue<int> jobs;
  for (int job = 1; job <= 6; ++job) jobs.put_nowait(job);
  std::vector<Task<>> workers;
  for (int number = 1; number <= 3; ++number) workers.push_back(create_task(worker(number, jobs)));
  co_await jobs.join();
  for (Task<>& each : workers) each.cancel();
  auto ends = co_await gather_outcomes(workers);
  int cancelled = 0;
  for (const auto& end : ends) cancelled += end.error.is_cancelled();
  std::printf("all done, %d workers cancelled\n", cancelled);
}

int main() {
  VirtualClock clock;
  run(main_program(), {.clock = &clock});
}
