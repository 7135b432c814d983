#pragma once

#include <looplane/loop.hpp>
#include <string>

// What the loop's tests share: programs that note what happens, under a virtual clock.
namespace looplane::test {

using namespace std::chrono_literals;

// Words in the order in which they were noted.
class Notes {
 public:
  void operator()(const std::string& word) {
    if (!text_.empty()) text_ += ' ';
    text_ += word;
  }
  void operator()(std::size_t number) { (*this)(std::to_string(number)); }
  void operator()(bool value) { (*this)(std::string(value ? "True" : "False")); }
  void operator()(const char* word) { (*this)(std::string(word)); }
  void operator()(int number) { (*this)(std::to_string(number)); }
  const std::string& text() const { return text_; }

 private:
  std::string text_;
};

// The functions of orders.py that its scenarios share.
inline Coro<> ticks(Notes& note, int count) {
  for (int number = 0; number < count; ++number) {
    note(number);
    co_await sleep(0s);
  }
}
inline Coro<std::string> named(Notes& note, std::string name, int times = 1) {
  for (int step = 0; step < times; ++step) {
    note(name + std::to_string(step));
    co_await sleep(0s);
  }
  note(name + ".");
  co_return name;
}
inline Coro<int> child(Notes& note) {
  note("child");
  co_return 1;
}

// Notes a word when its scope is left, as `finally` does.
struct Finally {
  Notes& note;
  const char* word;
  ~Finally() { note(word); }
};

inline Coro<> sleep_long(Notes& note, const char* word) {
  Finally cleanup{note, word};
  co_await sleep(10s);
}

// Where reports go that a test does not expect to see on the terminal.
class QuietEnvironment : public Environment {
 public:
  void log(LogLevel level, std::string_view line) override {
    if (level >= LogLevel::warning) lines.emplace_back(line);
  }
  std::vector<std::string> lines;
};

// Runs `scenario(notes)` as asyncio.run does and returns what it noted.
template <class Scenario>
std::string notes_of(Scenario scenario) {
  Notes notes;
  VirtualClock clock;
  QuietEnvironment environment;
  {
    EventLoop loop({.clock = &clock, .environment = &environment});
    run_until_complete(loop, scenario(notes));
  }
  return notes.text();
}

}  // namespace looplane::test
