#include <looplane/environment.hpp>

#include <algorithm>

#include "script/modules/asyncio/coroutine.hpp"
#include "script/modules/asyncio/primitives.hpp"
#include "script/modules/asyncio/state.hpp"
#include "session/execution.hpp"
#include "session/frames.hpp"
#include "session/value_text.hpp"
#include "trace/questions.hpp"

// What the recorder asks of an execution, and what its machine says.

namespace looplane {

using script::Kind;
using script::PythonFrame;
using script::Value;
using trace::Finding;

/// Arguments of a call, and items of a queue, are shown in so many characters.
static constexpr std::size_t argument_length = 24;

// --- Where it stands ----------------------------------------------------------------------------

/// A coroutine of the library has no code, but its name: from the first character to the last.
static trace::Scene::Point point_of(const Activation& activation) {
  const auto& [frame, name] = activation;
  if (frame != nullptr) return {frame->code, frame->next, false};
  return {name.data(), name.data() + name.size(), true};
}

void Execution::running(std::vector<Point>& points) {
  visit_running(machine(), [&](const Activation& each) { points.push_back(point_of(each)); });
  std::reverse(points.begin(), points.end());
}

void Execution::awaiting(TaskBase& task, std::vector<Point>& points) {
  visit_awaiting(machine(), task,
                 [&](const Activation& each) { points.push_back(point_of(each)); });
}

trace::Scene::Function Execution::function(const Point& point) {
  if (point.is_library) {
    return {{static_cast<const char*>(point.code), static_cast<const char*>(point.at)}, ""};
  }
  const auto* code = static_cast<const script::CodeObject*>(point.code);
  const std::string_view file = code->filename->view();
  return {std::string(code->qualified_name->view()), is_own_file(file) ? std::string(file) : ""};
}

int Execution::line(const Point& point) {
  if (point.is_library) return 0;
  return line_before(*static_cast<const script::CodeObject*>(point.code),
                     static_cast<const script::Instruction*>(point.at));
}

trace::Number Execution::thread() {
  script::Machine& m = machine();
  return m.thread == &m.main_thread ? trace::none : number_of(*m.thread);
}

// --- Names --------------------------------------------------------------------------------------

/// "Worker.run", of "main.<locals>.Worker.run".
static std::string_view short_name(std::string_view qualname) {
  static constexpr std::string_view inner = "<locals>.";
  const auto at = qualname.rfind(inner);
  return at == qualname.npos ? qualname : qualname.substr(at + inner.size());
}

/// The arguments of a function that has not begun, if they are but a few small numbers.
static bool add_numbers(trace::Scene::Call& call, const PythonFrame& frame) {
  const std::size_t count = frame.code->argument_count;
  if (count > call.most_numbers) return false;
  for (std::size_t i = 0; i < count; ++i) {
    const Value& value = frame.slots[i];
    if (!value.is_small_int()) return false;
    const std::int64_t number = value.small_int();
    if (number < 0 || number > call.largest) return false;
    call.numbers[i] = static_cast<trace::Number>(number);
  }
  call.count = count;
  return true;
}

std::string Execution::arguments_of(const PythonFrame& frame) {
  const script::CodeObject& code = *frame.code;
  std::string text;
  bool is_first = true;
  for (std::size_t i = 0; i < code.argument_count; ++i) {
    if (i == 0 && code.locals[i]->view() == "self") continue;
    const Value& slot = frame.slots[i];
    const Value& value = slot.is(Kind::cell) ? slot.as<script::CellObject>()->value : slot;
    if (!is_first) text += ", ";
    is_first = false;
    const std::size_t begin = text.size();
    add_value_text(text, machine(), value, argument_length);
    // "<Queue object>" tells less than the name that it has there.
    if (text[begin] == '<') text.replace(begin, text.npos, code.locals[i]->view());
  }
  return text;
}

trace::Scene::Call Execution::call_of(TaskBase& task) {
  const Value& coroutine = coroutine_of(task);
  Call call;
  if (coroutine.is(Kind::generator)) {
    auto* generator = coroutine.as<script::GeneratorObject>();
    PythonFrame* frame = generator->frame.get();
    call.name = short_name(generator->qualname->view());
    if (frame != nullptr && generator->qualname.get() == frame->code->qualified_name.get() &&
        add_numbers(call, *frame)) {
      call.code = frame->code;
      return call;
    }
    call.text = std::string(call.name) + '(';
    if (frame != nullptr) call.text += arguments_of(*frame);
    call.text += ')';
  } else if (script::is_native_coroutine(machine(), coroutine)) {
    call.text = std::string(script::native_coroutine_name(coroutine)) + "()";
  } else {
    call.text = value_text(machine(), coroutine);
    if (call.text == "<async_generator_athrow object>") call.text = trace::closes_generator;
  }
  return call;
}

std::string Execution::text_of(const Error& error) {
  return value_text(machine(), script::exception_in(error));
}

/// The library's own callbacks are private, or have no source but its own.
trace::Scene::Called Execution::called(std::string_view described) {
  const auto place = described.find(" at ");
  const std::string_view name = described.substr(0, place);
  const auto dot = name.rfind('.', name.find('('));
  const std::string_view last = dot == name.npos ? name : name.substr(dot + 1);
  const bool in_source = place != described.npos && described.find(':', place) != described.npos &&
                         is_own_file(described.substr(place + 4));
  if (!in_source && (last.starts_with('_') || name == "function()" || name == "cancelled")) {
    return {std::string(described), false};
  }
  return {std::string(short_name(name)), true};
}

/// Whether a value is the primitive that is looked for.
static bool holds(script::Machine& machine, const Value& value, const Primitive& primitive) {
  const Value& held = value.is(Kind::cell) ? value.as<script::CellObject>()->value : value;
  return script::lock_in(machine, held) == &primitive ||
         script::queue_in(machine, held) == &primitive ||
         script::task_group_in(machine, held) == &primitive;
}

/// The attribute of an object that holds a primitive, or nothing.
static std::string_view attribute_that_holds(script::Machine& machine, const Value& value,
                                             const Primitive& primitive) {
  if (!value.is(Kind::instance) || !value.object()->type->has_attributes) return {};
  const script::Attributes* attributes = script::attributes_of(value.object());
  if (attributes->shape == nullptr) return {};
  const auto& names = attributes->shape->names;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (holds(machine, attributes->slots[i], primitive)) return names[i]->view();
  }
  return {};
}

static std::string name_in_frame(script::Machine& machine, PythonFrame& frame,
                                 const Primitive& primitive) {
  const auto& locals = frame.code->locals;
  for (std::size_t i = 0; i < locals.size(); ++i) {
    if (holds(machine, frame.slots[i], primitive)) return std::string(locals[i]->view());
  }
  for (std::size_t i = 0; i < locals.size(); ++i) {
    const std::string_view name = attribute_that_holds(machine, frame.slots[i], primitive);
    if (!name.empty()) return std::string(locals[i]->view()).append(".").append(name);
  }
  for (const script::DictEntry& entry : frame.function->globals->entries) {
    if (entry.key.is(Kind::string) && holds(machine, entry.value, primitive)) {
      return std::string(script::text_of(entry.key));
    }
  }
  return {};
}

std::string Execution::name_of(const Primitive& primitive) {
  script::Machine& m = machine();
  if (m.asyncio == nullptr) return {};
  // The name that who made it gave it tells more than that of a parameter: older tasks come first.
  std::vector<Activation> frames;
  if (EventLoop* loop = m.thread->loop_state.running_loop) {
    static constexpr std::size_t most = 8;
    const auto tasks = loop->all_tasks();
    for (std::size_t i = 0; i < tasks.size() && i < most; ++i) {
      const bool runs = tasks[i].get() == loop->current_task();
      runs ? add_running_frames(m, frames) : add_awaiting_frames(m, *tasks[i], frames);
    }
  }
  add_running_frames(m, frames);
  for (const Activation& each : frames) {
    if (each.frame == nullptr || !is_own_file(each.frame->code->filename->view())) continue;
    std::string name = name_in_frame(m, *each.frame, primitive);
    if (!name.empty()) return name;
  }
  return {};
}

trace::Scene::Item Execution::last_item(const Primitive& queue) {
  const Value* item = script::newest_item(queue);
  if (item == nullptr) return {};
  const std::int64_t number = item->is_small_int() ? item->small_int() : -1;
  if (number >= 0 && number <= Item::largest) return {static_cast<trace::Number>(number), {}};
  return {trace::none, value_text(machine(), *item, argument_length)};
}

// --- The machine --------------------------------------------------------------------------------

trace::Number Execution::number_of(const script::Thread& thread) const {
  const auto found = std::find(threads_.rbegin(), threads_.rend(), &thread);
  if (found == threads_.rend()) return trace::none;
  return static_cast<trace::Number>(threads_.rend() - found - 1);
}

void Execution::thread_began(script::Thread& thread) {
  threads_.push_back(&thread);
  recorder_.thread_began(static_cast<trace::Number>(threads_.size() - 1), thread.name);
}

void Execution::thread_ended(script::Thread& thread) { recorder_.thread_ended(number_of(thread)); }

void Execution::thread_sleeps(script::Thread& thread, std::int64_t until) {
  if (until == script::Thread::forever || until <= now()) return;
  if (&thread == &machine().main_thread) {
    recorder_.blocked(now(), until);
  } else {
    recorder_.thread_slept(number_of(thread), until);
  }
}

std::int64_t Execution::sleep_length(std::int64_t asked) {
  for (const Intervention& intervention : settings_.interventions) {
    // The event that comes next is that of its timer.
    if (intervention.kind == Intervention::Kind::stretch_sleep &&
        intervention.task == recorder_.current_task() && intervention.at == recorder_.position()) {
      asked += intervention.longer;
    }
  }
  return asked;
}

void Execution::never_awaited(const std::string& qualname) {
  Finding finding;
  finding.kind = Finding::Kind::never_awaited;
  finding.text =
      std::string(short_name(qualname)) + "() was called but never awaited, so nothing of it ran.";
  recorder_.found(std::move(finding));
}

/// The line of the program's own files that is nearest to where an exception was raised.
static void find_origin(const Value& exception, Finding& finding) {
  if (!exception.is(Kind::exception)) return;
  const auto* entry = exception.as<script::ExceptionObject>()->traceback.get();
  for (; entry != nullptr; entry = entry->next.get()) {
    const script::CodeObject& code = *entry->frame->code;
    if (!is_own_file(code.filename->view())) continue;
    finding.file = code.filename->view();
    finding.line = code.positions[entry->instruction].line;
  }
}

void Execution::reported(const ExceptionContext& context) {
  Finding finding;
  const trace::TaskNumber task = context.task != nullptr ? recorder_.number_of(*context.task)
                                 : context.future != nullptr && context.future->as_task() != nullptr
                                     ? recorder_.number_of(*context.future->as_task())
                                     : trace::none;
  const std::string name = task == trace::none ? "A future" : record_.name_of_task(task);
  if (context.message.find("never retrieved") != std::string::npos) {
    finding.kind = Finding::Kind::exception_never_retrieved;
    if (context.exception) find_origin(script::exception_in(context.exception), finding);
    finding.text = name + " failed" +
                   (context.exception ? " with " + text_of(context.exception) : std::string()) +
                   ", and nobody looked at its result.";
  } else if (context.message.find("pending") != std::string::npos) {
    finding.kind = Finding::Kind::destroyed_pending;
    finding.text = name + " was dropped before it had ended: keep a reference to a task.";
  } else {
    return;
  }
  finding.task = task;
  recorder_.found(std::move(finding));
}

void Execution::deadlocked() {
  recorder_.deadlock();
  Finding finding;
  finding.kind = Finding::Kind::deadlock;
  const trace::EventNumber now = recorder_.position();
  finding.text = trace::deadlock_text(record_, now);
  // It stands where the first of those stands who wait for each other.
  const std::vector<trace::TaskNumber> circle = trace::circle_at(record_, now);
  const std::vector<trace::TaskNumber>& waiting =
      circle.empty() ? record_.situation(now).tasks : circle;
  if (!waiting.empty()) {
    finding.task = waiting.front();
    const trace::StackNumber stack = trace::view_task(record_, finding.task, now).stack;
    const trace::Frame place = stack == trace::none ? trace::Frame{} : record_.place(stack);
    finding.file = place.file;
    finding.line = place.line;
  }
  recorder_.found(std::move(finding));
}

}  // namespace looplane
