#include <cstdio>

#include "script/builtins/code.hpp"
#include "script/builtins/exceptions.hpp"
#include "script/machine/generators.hpp"
#include "script/machine/operations.hpp"
#include "script/machine/traceback_frames.hpp"

// The types of tracebacks and of frames, as far as programs look into them.

namespace looplane::script {

// --- Tracebacks ---------------------------------------------------------------------------------

static TracebackObject* traceback_of(const Value& self) { return self.as<TracebackObject>(); }

/// CPython's instructions are two bytes long.
static constexpr std::uint32_t instruction_size = 2;

static Eventually<Value> get_traceback_frame(Machine&, const Value& self) {
  return Value(traceback_of(self)->frame);
}

static Eventually<Value> get_traceback_line(Machine& m, const Value& self) {
  TracebackObject* traceback = traceback_of(self);
  return m.integer(line_at(*traceback->frame->code, traceback->instruction));
}

static Eventually<Value> get_traceback_instruction(Machine& m, const Value& self) {
  return m.integer(traceback_of(self)->instruction * instruction_size);
}

static Eventually<Value> get_traceback_next(Machine&, const Value& self) {
  const Ref<TracebackObject>& next = traceback_of(self)->next;
  return next ? Value(next) : Value::none();
}

static Eventually<Value> set_traceback_next(Machine& m, const Value& self, const Value& value) {
  if (value.empty()) return m.type_error("can't delete tb_next attribute");
  if (value.is_none()) {
    traceback_of(self)->next = nullptr;
    return Value::none();
  }
  if (!value.is(Kind::traceback)) {
    return m.type_error(concat("expected traceback object, got '", m.type_name(value), "'"));
  }
  for (TracebackObject* entry = traceback_of(value); entry != nullptr; entry = entry->next.get()) {
    if (entry == self.object()) return m.value_error("traceback loop detected");
  }
  traceback_of(self)->next = Ref<TracebackObject>::share(traceback_of(value));
  return Value::none();
}

/// types.TracebackType(tb_next, tb_frame, tb_lasti, tb_lineno): the line follows from tb_lasti.
static Eventually<Value> traceback_new(Machine& m, Arguments a) {
  const Value& next = a[1];
  if (!next.is_none() && !next.is(Kind::traceback)) {
    return m.type_error(concat("expected traceback object or None, got '", m.type_name(next), "'"));
  }
  if (!a[2].is(Kind::frame)) {
    return m.type_error(concat("traceback() argument 'tb_frame' must be frame, not ",
                               a[2].is_none() ? "None" : m.type_name(a[2])));
  }
  if (!a[3].is_small_int() || !a[4].is_small_int()) {
    const Value& wrong = a[3].is_small_int() ? a[4] : a[3];
    return m.type_error(
        concat("'", m.type_name(wrong), "' object cannot be interpreted as an integer"));
  }
  Ref<TracebackObject> traceback = m.make<TracebackObject>(m.types.traceback);
  if (!next.is_none()) traceback->next = Ref<TracebackObject>::share(traceback_of(next));
  traceback->frame = Ref<PythonFrame>::share(a[2].as<PythonFrame>());
  const auto count = static_cast<std::int64_t>(traceback->frame->code->positions.size());
  const std::int64_t instruction = a[3].small_int() / instruction_size;
  const bool known = instruction >= 0 && instruction < count;
  traceback->instruction = known ? static_cast<std::uint32_t>(instruction) : 0;
  return traceback;
}

/// A recursion's traceback is a long chain: it is taken apart link by link.
static void finish_traceback(Object* object) {
  auto* traceback = static_cast<TracebackObject*>(object);
  Ref<TracebackObject> next = std::move(traceback->next);
  while (next && next->references == 1) {
    Ref<TracebackObject> after = std::move(next->next);
    next = std::move(after);
  }
  traceback->~TracebackObject();
}

static void define_traceback(Machine& m) {
  static const NativeMethod methods[] = {
      {"__new__(cls, tb_next, tb_frame, tb_lasti, tb_lineno)", traceback_new,
       NativeMethod::Binding::none},
  };
  static const NativeGetter getters[] = {
      {"tb_frame", get_traceback_frame},
      {"tb_lasti", get_traceback_instruction},
      {"tb_lineno", get_traceback_line},
      {"tb_next", get_traceback_next, set_traceback_next},
  };
  static const TypeDefinition definition = {.name = "traceback",
                                            .kind = Kind::traceback,
                                            .size = sizeof(TracebackObject),
                                            .finish = finish_traceback,
                                            .methods = methods,
                                            .getters = getters,
                                            .subclassable = false};
  m.types.traceback = m.define(definition, m.types.object);
}

// --- Frames -------------------------------------------------------------------------------------

static PythonFrame* frame_of(const Value& self) { return self.as<PythonFrame>(); }

static Eventually<Value> get_frame_code(Machine&, const Value& self) {
  return Value::object(frame_of(self)->code);
}

static Eventually<Value> get_frame_line(Machine& m, const Value& self) {
  return m.integer(current_line(frame_of(self)));
}

static Eventually<Value> get_frame_instruction(Machine& m, const Value& self) {
  return m.integer(frame_of(self)->current() * instruction_size);
}

static Eventually<Value> get_frame_globals(Machine&, const Value& self) {
  return Value(frame_of(self)->function->globals);
}

static Eventually<Value> get_frame_builtins(Machine&, const Value& self) {
  return Value(frame_of(self)->function->builtins);
}

static Eventually<Value> get_frame_back(Machine& m, const Value& self) {
  PythonFrame* below = m.python_frame_below(frame_of(self)->back);
  return below == nullptr ? Value::none() : Value::object(below);
}

static Eventually<Value> get_frame_trace(Machine&, const Value&) { return Value::none(); }

Value frame_locals(Machine& m, PythonFrame* frame) {
  if (!frame->local_namespace.empty()) return frame->local_namespace;
  Ref<DictObject> locals = m.new_dict();
  const CodeObject& code = *frame->code;
  const auto add = [&](std::size_t i) {
    Value value = frame->slots[i];
    if (value.is(Kind::cell) && (i >= code.free_start || code.is_cell[i])) {
      value = value.as<CellObject>()->value;
    }
    const std::string_view name = code.locals[i]->view();
    // ".0" is the iterator of a generator expression.
    if (!value.empty() && !name.starts_with('.')) locals->set(code.locals[i].get(), value);
  };
  // First what has its place in the frame, then the cells (_PyCode_New: "localsplus").
  const auto is_late_cell = [&](std::size_t i) {
    return i >= parameter_count(code) && (i >= code.free_start || code.is_cell[i]);
  };
  for (const bool cells : {false, true}) {
    for (std::size_t i = 0; i < code.locals.size(); ++i) {
      if (is_late_cell(i) == cells) add(i);
    }
  }
  return locals;
}

static Eventually<Value> get_frame_locals(Machine& m, const Value& self) {
  return frame_locals(m, frame_of(self));
}

static bool is_at_work(Machine& m, const PythonFrame* frame) {
  for (const Frame* other = m.thread->top; other != nullptr; other = other->back) {
    if (other == frame) return true;
  }
  return false;
}

static Eventually<Value> frame_clear(Machine& m, Arguments a) {
  PythonFrame* frame = frame_of(a[0]);
  if (is_at_work(m, frame)) {
    return m.raise(m.types.RuntimeError, "cannot clear an executing frame");
  }
  if (GeneratorObject* generator = frame->generator) {
    if (generator->state == GeneratorObject::State::suspended) {
      return m.raise(m.types.RuntimeError, "cannot clear a suspended frame");
    }
    if (generator->state == GeneratorObject::State::created) discard_body(generator);
  }
  for (std::size_t i = 0; i < frame->code->locals.size(); ++i) frame->slots[i] = Value();
  return Value::none();
}

static Eventually<Value> frame_repr(Machine& m, Arguments a) {
  PythonFrame* frame = frame_of(a[0]);
  char address[32];
  (void)std::snprintf(address, sizeof address, "0x%012llx",
                      static_cast<unsigned long long>(identity_of(frame)));
  return m.string(concat("<frame at ", address, ", file '", frame->code->filename->view(),
                         "', line ", std::to_string(current_line(frame)), ", code ",
                         frame->code->name->view(), ">"));
}

/// Only what is constructed may be destroyed: the locals, and the operand stack up to its top.
static void finish_frame(Object* object) { static_cast<PythonFrame*>(object)->finish(); }

static void define_frame(Machine& m) {
  static const NativeMethod methods[] = {
      {"clear(self, /)", frame_clear},
      {"__repr__(self, /)", frame_repr},
  };
  static const NativeGetter getters[] = {
      {"f_code", get_frame_code},         {"f_lineno", get_frame_line},
      {"f_lasti", get_frame_instruction}, {"f_locals", get_frame_locals},
      {"f_globals", get_frame_globals},   {"f_builtins", get_frame_builtins},
      {"f_back", get_frame_back},         {"f_trace", get_frame_trace},
  };
  static const TypeDefinition definition = {.name = "frame",
                                            .kind = Kind::frame,
                                            .size = sizeof(PythonFrame),
                                            .finish = finish_frame,
                                            .methods = methods,
                                            .getters = getters,
                                            .subclassable = false};
  m.types.frame = m.define(definition, m.types.object);
}

void define_tracebacks(Machine& m) {
  define_traceback(m);
  define_frame(m);
}

}  // namespace looplane::script
