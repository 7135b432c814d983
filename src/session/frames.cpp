#include "session/frames.hpp"

#include <algorithm>

#include "session/value_text.hpp"

namespace looplane {

using script::Kind;
using script::PythonFrame;
using script::Value;

const Value& coroutine_of(TaskBase& task) {
  return static_cast<script::TaskObject*>(task.value_store())->coroutine;
}

void add_running_frames(script::Machine& machine, std::vector<Activation>& frames) {
  const auto first = static_cast<std::ptrdiff_t>(frames.size());
  visit_running(machine, [&](const Activation& each) { frames.push_back(each); });
  std::reverse(frames.begin() + first, frames.end());
}

void add_awaiting_frames(script::Machine& machine, TaskBase& task,
                         std::vector<Activation>& frames) {
  visit_awaiting(machine, task, [&](const Activation& each) { frames.push_back(each); });
}

int line_before(const script::CodeObject& code, const script::Instruction* next) {
  const script::Instruction* first = code.instructions.data();
  return next == first ? code.first_line
                       : code.positions[static_cast<std::size_t>(next - first - 1)].line;
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
  if (activation.frame == nullptr) {
    view.function = activation.name;
    return view;
  }
  const script::CodeObject& code = *activation.frame->code;
  view.line = line_before(code, activation.frame->next);
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
