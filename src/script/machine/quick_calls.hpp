#pragma once

#include <algorithm>

#include "script/machine/binding.hpp"
#include "script/machine/operations.hpp"
#include "script/machine/quick_paths.hpp"

// The usual ways into and out of a frame, for the interpreter's loop alone, where all of it is
// inlined: one Python function calls another with positional arguments, a for loop or an await
// resumes a generator. Each does what the general way would, or tells by nullptr that it did
// nothing.

namespace looplane::script {

/// The thread's stack takes over a reference to the frame.
inline void put_on(Thread& thread, PythonFrame* frame) {
  frame->back = thread.top;
  thread.top = frame;
  ++thread.depth;
}

/// Gives the frame's reference to the caller, and the frame below, which must be a Python one.
inline PythonFrame* take_off(Thread& thread, PythonFrame* frame) {
  auto* below = static_cast<PythonFrame*>(frame->back);
  thread.top = below;
  --thread.depth;
  frame->back = nullptr;
  return below;
}

/// The defaults of parameters that have no value yet, and the cells of the closure.
void place_others(PythonFrame* frame, const FunctionObject& function);

/// A frame for a Python function that is given just its parameters, all by position: they are moved
/// into it, and the function is. It still has to be put on the stack.
[[gnu::always_inline]] inline PythonFrame* Machine::quick_function_frame(Value& callable,
                                                                         Value* values,
                                                                         std::uint32_t count) {
  auto* function = callable.as<FunctionObject>();
  CodeObject* code = function->code.get();
  auto* frame = new (heap_.allocate(PythonFrame::bytes_for(*code))) PythonFrame(types.frame);
  new (&frame->function) Ref<FunctionObject>(Ref<FunctionObject>::adopt(function));
  (void)callable.leak();
  frame->code = code;
  frame->next = code->instructions.data();
  for (std::uint32_t i = 0; i < count; ++i) new (frame->slots + i) Value(take(values + i));
  frame->top = frame->slots + code->local_count;
  for (Value* slot = frame->slots + count; slot < frame->top; ++slot) new (slot) Value();
  if (function->closure) [[unlikely]] {
    place_others(frame, *function);
  }
  return frame;
}

/// How many empty values a native function is given behind `count` arguments.
inline std::uint32_t room_for_defaults(const NativeFunctionObject& function, std::uint32_t count) {
  if (function.signature == nullptr || count >= function.signature->positional_count) return 0;
  return std::min(function.signature->positional_count - count, CodeObject::room_for_defaults);
}

/// `async def` of a class, say __anext__: to call it makes a coroutine.
inline bool is_coroutine_function(const Value& value) {
  return value.is(Kind::function) &&
         (value.as<FunctionObject>()->code->flags & CodeObject::coroutine) != 0;
}

/// What most awaits find: the coroutine that was just made for them.
inline bool is_new_coroutine(const Value& value) {
  if (!value.is(Kind::generator)) return false;
  const auto* generator = value.as<GeneratorObject>();
  return generator->flavour == GeneratorObject::Flavour::coroutine &&
         generator->state == GeneratorObject::State::created;
}

/// Pushes the body of a generator for `for_iter`, of a coroutine or generator for `send`.
inline PythonFrame* Machine::quick_resume(const Value& receiver, const Value& sent,
                                          Completion completion) {
  using State = GeneratorObject::State;
  if (!receiver.is(Kind::generator) || thread->depth >= settings.recursion_limit) return nullptr;
  auto* generator = receiver.as<GeneratorObject>();
  const bool iterates = completion == Completion::iterate;
  if (iterates && generator->flavour != GeneratorObject::Flavour::generator) return nullptr;
  PythonFrame* frame = generator->frame.get();
  if (generator->state == State::suspended) {
    new (frame->top++) Value(sent);
  } else if (generator->state != State::created || !sent.is_none()) {
    return nullptr;
  }
  generator->on_return =
      iterates ? GeneratorObject::Return::exhausted : GeneratorObject::Return::complete;
  generator->state = State::running;
  ++generator->references;
  ++frame->references;
  generator->handled.previous = thread->innermost;
  thread->innermost = &generator->handled;
  frame->completion = completion;
  frame->drop = 0;
  put_on(*thread, frame);
  return frame;
}

/// Takes a function's frame off the stack when its value goes to a Python frame, which is given
/// back: `value` is to be pushed there.
inline PythonFrame* Machine::quick_return(PythonFrame* frame, Value& value) {
  if (frame->completion != Completion::push) return nullptr;
  if (!frame->constructed.empty()) {
    if (!value.is_none()) return nullptr;
    value = std::move(frame->constructed);
  }
  PythonFrame* below = take_off(*thread, frame);
  const std::uint32_t count = frame->drop;
  if (--frame->references == 0) {
    const std::size_t bytes = PythonFrame::bytes_for(*frame->code);
    frame->finish_returned();
    heap_.free(frame, bytes);
  }
  if (count > 0) [[unlikely]]
    drop(below->top, count);
  return below;
}

/// The same for the body of a generator that a for loop or an await has resumed for the last time.
inline PythonFrame* Machine::quick_finish(PythonFrame* frame, Value& value) {
  using Return = GeneratorObject::Return;
  GeneratorObject* generator = frame->generator;
  const bool iterates =
      frame->completion == Completion::iterate && generator->on_return == Return::exhausted;
  const bool sends =
      frame->completion == Completion::send && generator->on_return == Return::complete;
  const bool asynchronous = generator->flavour == GeneratorObject::Flavour::async_generator;
  if (asynchronous || (!iterates && !sends)) return nullptr;
  Ref<PythonFrame> body = std::move(generator->frame);
  generator->end();
  thread->innermost = generator->handled.previous;
  PythonFrame* below = take_off(*thread, frame);
  --frame->references;  // The stack's; `body` is another one.
  frame->generator = nullptr;
  Ref<GeneratorObject>::adopt(generator);
  body = nullptr;
  if (iterates) {
    (--below->top)->~Value();
  } else {
    new (below->top++) Value(std::move(value));
  }
  below->next = below->code->instructions.data() + below->next[-1].argument;
  return below;
}

/// Takes a generator's body off the stack when a for loop or an await has resumed it.
inline PythonFrame* Machine::quick_yield(PythonFrame* frame) {
  if (frame->completion != Completion::iterate && frame->completion != Completion::send) {
    return nullptr;
  }
  GeneratorObject* generator = frame->generator;
  if (generator->flavour == GeneratorObject::Flavour::async_generator) return nullptr;
  generator->state = GeneratorObject::State::suspended;
  thread->innermost = generator->handled.previous;
  PythonFrame* below = take_off(*thread, frame);
  --frame->references;  // The generator has another one.
  Ref<GeneratorObject>::adopt(generator);
  return below;
}

}  // namespace looplane::script
