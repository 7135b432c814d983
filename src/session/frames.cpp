#include "session/frames.hpp"

#include <algorithm>

#include "script/machine/generators.hpp"
#include "script/modules/asyncio/coroutine.hpp"
#include "session/value_text.hpp"

namespace looplane {

using script::Kind;
using script::PythonFrame;
using script::Value;

void add_running_frames(script::Machine& machine, std::vector<Activation>& frames) {
  const auto first = static_cast<std::ptrdiff_t>(frames.size());
  for (script::Frame* frame = machine.thread->top; frame != nullptr; frame = frame->back) {
    if (frame->kind == Kind::frame) {
      auto* python = static_cast<PythonFrame*>(frame);
      frames.push_back({python, python->position().line, python->code, {}});
    }
    // What the loop, a thread or the program itself begins.
    if (frame->completion == script::Completion::receiver) break;
  }
  std::reverse(frames.begin() + first, frames.end());
}

const Value& coroutine_of(TaskBase& task) {
  return static_cast<script::TaskObject*>(task.value_store())->coroutine;
}

void add_awaiting_frames(script::Machine& machine, TaskBase& task,
                         std::vector<Activation>& frames) {
  Value awaitable = coroutine_of(task);
  while (awaitable.is_object()) {
    if (awaitable.is(Kind::generator)) {
      auto* generator = awaitable.as<script::GeneratorObject>();
      PythonFrame* frame = generator->frame.get();
      if (frame == nullptr) break;
      const bool begun = generator->state != script::GeneratorObject::State::created;
      frames.push_back(
          {frame, begun ? frame->position().line : frame->code->first_line, frame->code, {}});
      awaitable = script::awaited_by(generator);
    } else if (script::is_native_coroutine(machine, awaitable)) {
      frames.push_back({nullptr, 0, nullptr, script::native_coroutine_name(awaitable)});
      awaitable = script::native_coroutine_awaits(awaitable);
    } else {
      break;
    }
  }
}

int next_line(const PythonFrame& frame) {
  const auto& positions = frame.code->positions;
  const auto next = static_cast<std::size_t>(frame.next - frame.code->instructions.data());
  for (std::size_t at = next; at < positions.size(); ++at) {
    if (positions[at].line > 0) return positions[at].line;
  }
  return frame.position().line;
}

bool is_own_file(std::string_view file) {
  return !file.starts_with(script::library_folder) && (!file.starts_with('<') || file == "<stdin>");
}

// --- Variables ----------------------------------------------------------------------------------

static void add_variable(script::Machine& machine, std::vector<Variable>& variables,
                         std::string_view name, const Value& value) {
  const Value& held = value.is(Kind::cell) ? value.as<script::CellObject>()->value : value;
  if (held.empty()) return;
  variables.push_back({std::string(name), value_text(machine, held)});
}

std::vector<Variable> view_namespace(script::Machine& machine, script::DictObject& names) {
  std::vector<Variable> variables;
  for (const script::DictEntry& entry : names.entries) {
    if (!entry.key.is(Kind::string) || entry.value.empty()) continue;
    const std::string_view name = script::text_of(entry.key);
    const bool is_definition = entry.value.is(Kind::module) || entry.value.is(Kind::function) ||
                               entry.value.is(Kind::native_function) || entry.value.is(Kind::type);
    if (name.starts_with("__") || is_definition) continue;
    add_variable(machine, variables, name, entry.value);
  }
  return variables;
}

FrameView view_frame(script::Machine& machine, const Activation& activation) {
  FrameView view;
  view.line = activation.line;
  if (activation.frame == nullptr) {
    view.function = activation.name;
    return view;
  }
  const script::CodeObject& code = *activation.frame->code;
  view.function = code.qualified_name->view();
  if (is_own_file(code.filename->view())) view.file = code.filename->view();
  for (std::size_t i = 0; i < code.locals.size(); ++i) {
    const std::string_view name = code.locals[i]->view();
    if (name.starts_with('.')) continue;  // of a comprehension
    add_variable(machine, view.variables, name, activation.frame->slots[i]);
  }
  if (activation.frame->local_namespace.is(Kind::dict)) {
    view.variables =
        view_namespace(machine, *activation.frame->local_namespace.as<script::DictObject>());
  }
  return view;
}

}  // namespace looplane
