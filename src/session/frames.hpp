#pragma once

#include <vector>

#include "script/machine/machine.hpp"
#include "script/modules/asyncio/task.hpp"
#include "session/session.hpp"

namespace looplane {

// The functions that are at work in a machine, or wait.

/// A Python function at a line, or a coroutine of the library's own (`frame` is null).
struct Activation {
  script::PythonFrame* frame = nullptr;
  int line = 0;
  const script::CodeObject* code = nullptr;
  std::string_view name = {};  ///< Of what has no code: always the same characters.
};

/// Adds the functions of the step that is at work, the outermost first.
void add_running_frames(script::Machine& machine, std::vector<Activation>& frames);
/// Adds those of a task that waits, or has not begun.
void add_awaiting_frames(script::Machine& machine, TaskBase& task, std::vector<Activation>& frames);

/// The line that is executed next, of a frame that the machine stands in.
int next_line(const script::PythonFrame& frame);
/// A file beside the program, and not of the library.
bool is_own_file(std::string_view file);
/// The coroutine of a task, or nothing: borrowed.
const script::Value& coroutine_of(TaskBase& task);

FrameView view_frame(script::Machine& machine, const Activation& activation);
/// The variables of a module, without its imports, functions and classes.
std::vector<Variable> view_namespace(script::Machine& machine, script::DictObject& names);

}  // namespace looplane
