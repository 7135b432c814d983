#pragma once

#include <vector>

#include "script/machine/generators.hpp"
#include "script/machine/machine.hpp"
#include "script/modules/asyncio/coroutine.hpp"
#include "script/modules/asyncio/task.hpp"
#include "session/session.hpp"

namespace looplane {

// The functions that are at work in a machine, or wait.

/// A Python function, or a coroutine of the library's own (`frame` is null).
struct Activation {
  script::PythonFrame* frame = nullptr;
  std::string_view name = {};  ///< Of what has no frame: always the same characters.
};

/// The coroutine of a task, or nothing: borrowed.
const script::Value& coroutine_of(TaskBase& task);

/// Calls `visit` with the functions of the step that is at work, the innermost first.
template <class Visit>
void visit_running(script::Machine& machine, Visit visit) {
  for (script::Frame* frame = machine.thread->top; frame != nullptr; frame = frame->back) {
    if (frame->kind == script::Kind::frame) {
      visit(Activation{static_cast<script::PythonFrame*>(frame), {}});
    }
    // What the loop, a thread or the program itself begins.
    if (frame->completion == script::Completion::receiver) break;
  }
}
/// The same with those of a task that waits, or has not begun, the outermost first.
template <class Visit>
void visit_awaiting(script::Machine& machine, TaskBase& task, Visit visit) {
  script::Value awaitable = coroutine_of(task);
  for (;;) {
    if (awaitable.is(script::Kind::generator)) {
      auto* generator = awaitable.as<script::GeneratorObject>();
      script::PythonFrame* frame = generator->frame.get();
      if (frame == nullptr) return;
      visit(Activation{frame, {}});
      awaitable = script::awaited_by(generator);
    } else if (script::is_native_coroutine(machine, awaitable)) {
      visit(Activation{nullptr, script::native_coroutine_name(awaitable)});
      awaitable = script::native_coroutine_awaits(awaitable);
    } else {
      return;
    }
  }
}
/// Adds the functions of the step that is at work, the outermost first.
void add_running_frames(script::Machine& machine, std::vector<Activation>& frames);
/// Adds those of a task that waits, or has not begun.
void add_awaiting_frames(script::Machine& machine, TaskBase& task, std::vector<Activation>& frames);

/// The line that a function stands at, whose frame will execute `next` next: that of the call or
/// await, or where it begins.
int line_before(const script::CodeObject& code, const script::Instruction* next);
/// The line that is executed next, of a frame that the machine stands in.
int next_line(const script::PythonFrame& frame);
/// A file beside the program, and not of the library.
bool is_own_file(std::string_view file);

FrameView view_frame(script::Machine& machine, const Activation& activation);
/// The variables of a module, without its imports, functions and classes.
std::vector<Variable> view_namespace(script::Machine& machine, script::DictObject& names);

}  // namespace looplane
