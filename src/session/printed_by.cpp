#include "session/printed_by.hpp"

#include "script/modules/asyncio/loop.hpp"

namespace looplane {

static int line_in(script::Machine& machine, std::string_view main_file) {
  for (script::Frame* frame = machine.thread->top; frame != nullptr; frame = frame->back) {
    if (frame->kind != script::Kind::frame) continue;
    const auto* python = static_cast<const script::PythonFrame*>(frame);
    if (python->code->filename->view() == main_file) return python->position().line;
  }
  return 0;
}

PrintedBy printed_by(script::Machine& machine, std::string_view main_file) {
  PrintedBy by;
  by.line = line_in(machine, main_file);
  if (script::LoopObject* loop = script::running_loop(machine)) {
    if (const TaskBase* task = loop->loop().current_task()) by.task_name = task->name();
  }
  return by;
}

}  // namespace looplane
