#include "script/machine/operations.hpp"
#include "script/machine/raising.hpp"

// How frames begin and end: with a value, with a yield, or with an exception.

namespace looplane::script {

/// What a frame that has left the stack owes to the one below.
struct Machine::Ending {
  Completion completion;
  std::uint32_t drop;
  Receiver* receiver;
};

static Handled& handled_of(GeneratorObject* generator) { return generator->handled; }

void Machine::push(PythonFrame* frame, Completion completion, std::uint32_t drop) {
  frame->completion = completion;
  frame->drop = drop;
  frame->back = thread->top;
  thread->top = frame;
  ++thread->depth;
  if (GeneratorObject* generator = frame->generator) {
    ++generator->references;
    generator->state = GeneratorObject::State::running;
    handled_of(generator).previous = thread->innermost;
    thread->innermost = &handled_of(generator);
    // _PyErr_ChainStackItem: what is thrown in arises while the generator handles something else.
    if (!frame->thrown.empty() && !handled_of(generator).exception.empty()) {
      chain_to_handled(*this, frame->thrown);
    }
  }
  if (thread->depth > settings.recursion_limit) [[unlikely]] {
    (void)recursion_error();
    frame->thrown = std::move(raised);
  }
}

bool Machine::start(Eventually<Value>& work, Completion completion, std::uint32_t drop) {
  if (work.failed()) return false;
  if (work.state() == Eventually<Value>::State::python) {
    push(work.take_frame(), completion, drop);
    return true;
  }
  Ref<NativeFrame> frame = make<NativeFrame>(types.native_frame, std::move(work));
  frame->completion = completion;
  frame->drop = drop;
  frame->back = thread->top;
  thread->top = frame.leak();
  return true;
}

void Machine::begin(Eventually<Value> work, Receiver& receiver) {
  if (work.ready()) return receiver.returned(*this, work.take());
  if (!start(work, Completion::receiver)) return receiver.failed(*this);
  thread->top->receiver = &receiver;
}

/// Takes the innermost frame off the stack and releases it.
Machine::Ending Machine::leave(Frame* frame) {
  const Ending ending{frame->completion, frame->drop, frame->receiver};
  thread->top = frame->back;
  frame->back = nullptr;
  frame->receiver = nullptr;
  if (frame->kind == Kind::frame) {
    --thread->depth;
    auto* python = static_cast<PythonFrame*>(frame);
    if (GeneratorObject* generator = python->generator) {
      thread->innermost = handled_of(generator).previous;
      // Whoever keeps the frame of one that has ended may keep it longer than the generator.
      if (generator->state == GeneratorObject::State::finished) python->generator = nullptr;
      Ref<GeneratorObject>::adopt(generator);
    }
  }
  Ref<Frame>::adopt(frame);
  return ending;
}

void Machine::deliver(const Ending& ending, Value value, bool ended) {
  switch (ending.completion) {
    case Completion::native:
      static_cast<NativeFrame*>(thread->top)->incoming = std::move(value);
      static_cast<NativeFrame*>(thread->top)->incoming_ended = ended;
      return;
    case Completion::receiver:
      if (ended) return ending.receiver->returned(*this, std::move(value));
      return ending.receiver->yielded(*this, std::move(value));
    case Completion::detached:
      return;
    default:
      break;
  }
  auto* below = static_cast<PythonFrame*>(thread->top);
  Value*& top = below->top;
  const auto jump = [&] {
    below->next = below->code->instructions.data() + below->next[-1].argument;
  };
  top -= ending.drop;
  for (std::uint32_t i = 0; i < ending.drop; ++i) top[i].~Value();
  switch (ending.completion) {
    case Completion::push:
      new (top++) Value(std::move(value));
      break;
    case Completion::iterate:
      if (value.empty()) {
        (--top)->~Value();
        jump();
      } else {
        new (top++) Value(std::move(value));
      }
      break;
    case Completion::send:
      new (top++) Value(std::move(value));
      if (ended) jump();
      break;
    case Completion::retry:
      top[-1] = std::move(value);
      --below->next;
      break;
    case Completion::unpack: {
      auto* tuple = value.as<TupleObject>();
      for (std::uint32_t i = tuple->count; i-- > 0;) new (top++) Value(tuple->items[i]);
      break;
    }
    default:
      break;
  }
}

/// What an instruction asked for goes to its frame: now, or when what it needs first has run.
Machine::After Machine::settle(Eventually<Value>& result, Completion completion,
                               std::uint32_t drop) {
  if (!result.ready()) {
    return start(result, completion, drop) ? After::enter_frame : After::failed;
  }
  deliver({completion, drop, nullptr}, result.take(), true);
  return After::next;
}

void Machine::deliver_return(PythonFrame* frame, Value value) {
  using Return = GeneratorObject::Return;
  if (!frame->constructed.empty()) [[unlikely]] {
    if (!value.is_none()) {
      (void)type_error(concat("__init__() should return None, not '", type_name(value), "'"));
      return unwind(true);
    }
    value = std::move(frame->constructed);
  }
  GeneratorObject* generator = frame->generator;
  if (generator == nullptr) [[likely]] {
    return deliver(leave(frame), std::move(value), true);
  }
  const Return how = generator->on_return;
  const bool asynchronous = generator->flavour == GeneratorObject::Flavour::async_generator;
  Ref<PythonFrame> body = std::move(generator->frame);
  generator->end();
  const Ending ending = leave(frame);
  body = nullptr;
  if (asynchronous) {
    (void)raise(Value(new_exception(*this, types.StopAsyncIteration, {})));
    return unwind_below(ending);
  }
  switch (how) {
    case Return::exhausted:
      return deliver(ending, Value(), true);
    case Return::complete:
      return deliver(ending, std::move(value), true);
    case Return::stop_iteration:
      (void)stop_iteration(std::move(value));
      return unwind_below(ending);
  }
}

/// A frame has gone and an exception is raised in its place.
void Machine::unwind_below(const Ending& ending) {
  if (ending.completion == Completion::receiver) return ending.receiver->failed(*this);
  unwind(true);
}

void Machine::deliver_yield(PythonFrame* frame, Value value, std::uint32_t kind) {
  static constexpr std::uint32_t asynchronous = 2;
  GeneratorObject* generator = frame->generator;
  generator->state = GeneratorObject::State::suspended;
  const bool ended = kind == asynchronous;
  const GeneratorObject::Return how = generator->on_return;
  if (ended) generator->busy = false;
  const Ending ending = leave(frame);
  if (ended && how == GeneratorObject::Return::stop_iteration) {
    (void)stop_iteration(std::move(value));
    return unwind_below(ending);
  }
  deliver(ending, std::move(value), ended);
}

Eventually<Value> Machine::resume_generator(GeneratorObject* generator, Value sent, Value thrown,
                                            GeneratorObject::Return on_return) {
  PythonFrame* frame = generator->frame.get();
  generator->on_return = on_return;
  if (generator->state == GeneratorObject::State::suspended) {
    new (frame->top++) Value(sent.empty() ? Value::none() : std::move(sent));
  }
  frame->thrown = std::move(thrown);
  return Eventually<Value>(Ref<PythonFrame>::share(frame).leak());
}

// --- Exceptions ---------------------------------------------------------------------------------

/// set_attribute_error_context: an AttributeError that __getattr__ or a property raised by hand
/// learns which attribute was asked for, and of what.
static void note_attribute(Machine& m, PythonFrame* frame) {
  if (!exception_matches(m.raised, m.types.AttributeError)) return;
  if (frame->next == frame->code->instructions.data()) return;  // It has not begun.
  const Instruction& instruction = frame->next[-1];
  // _PyObject_GetMethod does so only where the class has its own way to find attributes.
  const bool asked =
      instruction.opcode == Opcode::load_attr ||
      (instruction.opcode == Opcode::load_method && m.type_of(frame->top[-1])->custom_getattribute);
  if (!asked) return;
  auto* exception = m.raised.as<ExceptionObject>();
  if (!exception->detail.empty() || !exception->second_detail.empty()) return;
  exception->detail = Value(frame->code->names[instruction.argument]);
  exception->second_detail = frame->top[-1];
}

/// PyTraceBack_Here
void Machine::note_place(PythonFrame* frame) {
  auto* exception = raised.as<ExceptionObject>();
  Ref<TracebackObject> entry = make<TracebackObject>(types.traceback);
  entry->next = std::move(exception->traceback);
  entry->frame = Ref<PythonFrame>::share(frame);
  entry->instruction = frame->current();
  exception->traceback = std::move(entry);
}

/// What covers the current instruction; nullptr: nothing does.
static const ExceptionRange* range_around(PythonFrame* frame) {
  const std::uint32_t place = frame->current();
  for (const ExceptionRange& range : frame->code->exceptions) {
    if (place >= range.begin && place < range.end) return &range;
  }
  return nullptr;
}

/// The operands go, but for those that the handler needs: what was raised may be one of them, and
/// would keep itself.
static void drop_operands(PythonFrame* frame, const ExceptionRange* range) {
  Value* keep = frame->stack() + (range == nullptr ? 0 : range->depth);
  while (frame->top > keep) (--frame->top)->~Value();
}

/// Goes on in the handler of what covers the current instruction.
static void handle(PythonFrame* frame, const ExceptionRange& range, Value exception) {
  if (range.push_lasti) new (frame->top++) Value(Value::small_int(frame->current()));
  new (frame->top++) Value(std::move(exception));
  frame->next = frame->code->instructions.data() + range.target;
}

/// An exception leaves a frame, which its traceback keeps. The place is that where it was raised,
/// not its last handler's.
static void abandon(PythonFrame* frame, const Value& raised) {
  const TracebackObject* entry = raised.as<ExceptionObject>()->traceback.get();
  if (entry == nullptr || entry->frame.get() != frame) return;
  frame->next = frame->code->instructions.data() + entry->instruction + 1;
}

/// What went with the operands says so while their frame is there still, and where it failed.
static Eventually<Value> unwind_after_finalizers(Machine& m, Value exception) {
  co_await m.run_frames();
  m.raised = std::move(exception);
  co_return Failure{};
}

/// The exception in `raised` looks for who handles it, from the innermost frame down. Frames that
/// do not end; on return the machine goes on with the innermost one.
void Machine::unwind(bool note) {
  bool noted = false;  // The innermost frame is.
  for (;;) {
    Frame* frame = thread->top;
    Ending ending;
    if (frame->kind == Kind::frame) {
      auto* python = static_cast<PythonFrame*>(frame);
      const ExceptionRange* range = range_around(python);
      if (!noted) {
        note_attribute(*this, python);
        if (note) note_place(python);
        drop_operands(python, range);
        if (!to_finalize_.empty()) [[unlikely]] {
          Eventually<Value> rest = unwind_after_finalizers(*this, std::move(raised));
          (void)start(rest, Completion::detached);
          return;
        }
      }
      noted = false;
      if (range != nullptr) return handle(python, *range, std::move(raised));
      abandon(python, raised);
      Ref<PythonFrame> body;
      if (GeneratorObject* generator = python->generator) {
        body = std::move(generator->frame);
        generator->end();
      }
      ending = leave(frame);
    } else {
      auto* native = static_cast<NativeFrame*>(frame);
      NativePromise* catcher = native->innermost;
      while (catcher != nullptr && !catcher->catches) catcher = catcher->parent;
      if (catcher != nullptr) {
        catcher->caught = true;
        native->innermost = catcher;
        native->status = NativeFrame::Status::running;
        return;
      }
      ending = leave(frame);
      noted = ending.completion == Completion::detached;
    }
    if (ending.completion == Completion::receiver) return ending.receiver->failed(*this);
    note = true;
  }
}

void Machine::resume_native(NativeFrame* frame) {
  frame->status = NativeFrame::Status::running;
  send_finished = frame->incoming_ended;
  frame->innermost->handle.resume();
  if (thread->top != frame) return;
  switch (frame->status) {
    case NativeFrame::Status::running:
      return;
    case NativeFrame::Status::failed:
      return unwind(false);
    case NativeFrame::Status::finished: {
      Value value = std::move(frame->root.promise()->result);
      // Throwing into a coroutine that awaits another is native work which may end in a yield.
      const bool steps =
          frame->completion == Completion::send || frame->completion == Completion::receiver;
      const bool ended = !steps || send_finished;
      deliver(leave(frame), std::move(value), ended);
      return;
    }
  }
}

}  // namespace looplane::script
