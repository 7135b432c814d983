// How long the page takes to lay out a frame of a long run, without a screen: a million events,
// ten thousand tasks. 8 ms leave a browser half of each frame.

#include <algorithm>
#include <cstdio>
#include <functional>
#include <string>
#include <vector>

#include "ui/screen.hpp"

using namespace looplane;

namespace {

const std::string program = R"(import asyncio

async def work(number):
    for turn in range(16):
        await asyncio.sleep(0.001 * (number % 7))
    if number % 100 == 0:
        print('done', number)

async def main():
    await asyncio.gather(*(work(number) for number in range(10_000)))

asyncio.run(main())
)";

/// Draws frames, each after a change; tells how long the middle one and the slowest took.
void measure(const char* name, ui::Screen& screen, ui::Playground& playground,
             const std::function<void(int)>& change) {
  constexpr int frames = 60;
  std::vector<double> times;
  for (int i = 0; i < frames; ++i) {
    change(i);
    const Nanoseconds begin = ui::now();
    screen.draw(playground);
    times.push_back(static_cast<double>(ui::now() - begin) / 1e6);
  }
  std::ranges::sort(times);
  std::printf("%-34s %6.2f ms a frame, at most %6.2f ms\n", name, times[frames / 2], times.back());
}

}  // namespace

int main() {
  ui::Screen screen(1280, 800);
  ui::Playground playground(ui::now, [](const std::string& text) { return text; });
  ui::run_to_end(playground, program);
  const trace::Record& record = *playground.run.record();
  std::printf("%u events, %zu tasks, %zu steps\n", record.size(), record.tasks().size(),
              record.steps().size());

  auto& timeline = playground.timeline;
  const auto everything = [&](int) { timeline.zoom(1e-6f, 640); };
  const auto moment = [&](int i) { return record.size() / 60 * static_cast<unsigned>(i); };
  screen.draw(playground);
  measure("standing", screen, playground, [](int) {});
  measure("standing, lanes go by", screen, playground, [&](int) { timeline.scroll(0, 700); });
  measure("the whole run, by steps", screen, playground, everything);
  measure("a moment after the other", screen, playground,
          [&](int i) { playground.run.look_at(moment(i)); });
  timeline.set_axis(trace::Axis::time);
  measure("by time", screen, playground, [](int) {});
  measure("by time, zooming in", screen, playground, [&](int) { timeline.zoom(1.2f, 640); });
}
