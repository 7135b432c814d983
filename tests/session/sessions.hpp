#pragma once

#include <limits>
#include <string>

#include "session/session.hpp"
#include "trace/questions.hpp"

// What the session's tests share: programs that run at once, and what a reader sees of them.
namespace looplane::test {

inline RunSettings at_once() {
  RunSettings settings;
  settings.speed = std::numeric_limits<double>::infinity();
  return settings;
}

inline Scenario scenario(std::string program) {
  Scenario made;
  made.files.push_back({"main.py", std::move(program)});
  return made;
}

/// Lets the session get to where it is told to.
inline void settle(Session& session) {
  for (int slices = 0; slices < 200'000; ++slices) {
    const Session::State state = session.advance(1000, 0);
    if (state == Session::State::running || state == Session::State::waiting) continue;
    if (!session.seeking()) return;
  }
}

/// The whole of a program that runs to its end.
class Finished {
 public:
  explicit Finished(std::string program, RunSettings settings = at_once())
      : session(scenario(std::move(program)), std::move(settings)) {
    settle(session);
  }

  [[nodiscard]] const trace::Record& record() const { return session.record(); }
  [[nodiscard]] trace::TaskNumber task(std::string_view name) const {
    for (trace::TaskNumber task = 0; task < record().tasks().size(); ++task) {
      if (record().name_of_task(task) == name) return task;
    }
    return trace::none;
  }
  /// The k-th step of a task, from 0; the last one when k is negative.
  [[nodiscard]] trace::StepNumber step(std::string_view name, int k) const {
    trace::StepNumber step = record().step_of_task_before(task(name), record().size());
    while (step != trace::none && k >= 0 && record().index(step) > static_cast<trace::Number>(k)) {
      step = record().previous(step);
    }
    return step;
  }
  /// Of the k-th sleep of a task, from 0.
  [[nodiscard]] trace::Timer sleep_timer(std::string_view name, int k) const {
    for (trace::TimerNumber timer = 0; timer < record().timers().size(); ++timer) {
      const trace::Timer& each = record().timers()[timer];
      if (each.completes == trace::none) continue;
      const trace::TaskNumber sleeper = record().futures()[each.completes].awaited_by;
      if (sleeper == task(name) && k-- == 0) return each;
    }
    return {};
  }
  [[nodiscard]] std::string output() const {
    std::string text;
    for (const OutputLine& line : session.output()) text += line.text + "\n";
    return text;
  }

  Session session;
};

/// All that a reader can see of the program where it stands.
inline std::string picture(const Session& session) {
  std::string text = "output " + std::to_string(session.output_shown()) + "\n";
  const auto add = [&text](const FrameView& frame) {
    text += frame.function + ":" + std::to_string(frame.line);
    for (const Variable& variable : frame.variables) {
      text += " " + variable.name + "=" + variable.text;
    }
    text += "\n";
  };
  text += "now ";
  add(session.current());
  for (const Variable& variable : session.globals()) {
    text += variable.name + "=" + variable.text + "\n";
  }
  const trace::Record& record = session.record();
  for (const auto& task : trace::tasks_at(record, session.position())) {
    text += record.name_of_task(task.task) + " " + std::string(name_of(task.state)) + "\n";
    for (const FrameView& frame : session.frames(task.task)) add(frame);
  }
  return text;
}

}  // namespace looplane::test
