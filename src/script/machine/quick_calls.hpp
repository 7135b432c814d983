#pragma once

#include "script/machine/classes.hpp"
#include "script/machine/operations.hpp"

// The usual ways into and out of a frame, for the interpreter's loop alone, where all of it is
// inlined: one Python function calls another with positional arguments, a for loop or an await
// resumes a generator. Each does what the general way would, or tells by nullptr that it did
// nothing.

namespace looplane::script {

/// Whether a function takes so many positional values, without or with its defaults.
inline bool takes_in_order(const FunctionObject& function, std::uint32_t count) {
  const CodeObject& code = *function.code;
  if (!code.binds_in_order) return false;
  if (count == code.argument_count) return true;
  return count < code.argument_count && function.defaults &&
         code.argument_count - count <= function.defaults->count;
}

/// The call's `operands` are [callable, nothing, arguments], [nothing, callable, arguments] or
/// [function, self, arguments]; `count` values follow the first two. They are moved into the frame
/// of the function, or of the class's __init__, which is pushed (_PyEvalFramePushAndInit).
inline PythonFrame* Machine::quick_call(Value* operands, std::uint32_t count) {
  Value* callable = operands->empty() ? operands + 1 : operands;
  Value* values = operands + 2;
  if (callable == operands && !operands[1].empty()) {
    --values;
    ++count;
  }
  if (thread->depth >= settings.recursion_limit) return nullptr;
  Ref<FunctionObject> function;
  Value constructed;
  if (callable->is(Kind::function)) {
    if (!takes_in_order(*callable->as<FunctionObject>(), count)) return nullptr;
    function = Ref<FunctionObject>::adopt(static_cast<FunctionObject*>(callable->leak()));
  } else if (callable->is(Kind::type)) {
    FunctionObject* initializer = plain_initializer(*this, callable->as<Type>());
    if (initializer == nullptr || !takes_in_order(*initializer, count + 1)) return nullptr;
    function = Ref<FunctionObject>::share(initializer);
    constructed = new_instance(*this, callable->as<Type>());
    *callable = Value();
  } else {
    return nullptr;
  }
  CodeObject* code = function->code.get();
  auto* frame = new (heap_.allocate(PythonFrame::bytes_for(*code))) PythonFrame(types.frame);
  frame->code = code;
  frame->next = code->instructions.data();
  std::uint32_t slot = 0;
  if (!constructed.empty()) {
    new (frame->slots) Value(constructed);
    frame->constructed = std::move(constructed);
    slot = 1;
  }
  for (std::uint32_t i = 0; i < count; ++i, ++slot) {
    new (frame->slots + slot) Value(std::move(values[i]));
  }
  const std::uint32_t wanted = code->argument_count;
  if (slot < wanted) {
    const Value* defaults = function->defaults->items + function->defaults->count - wanted;
    for (; slot < wanted; ++slot) new (frame->slots + slot) Value(defaults[slot]);
  }
  const auto locals = static_cast<std::uint32_t>(code->locals.size());
  for (; slot < locals; ++slot) new (frame->slots + slot) Value();
  if (function->closure) {
    const TupleObject& cells = *function->closure;
    for (std::uint32_t i = 0; i < cells.count; ++i) {
      new (frame->slots + code->free_start + i) Value(cells.items[i]);
    }
  }
  frame->function = std::move(function);
  frame->top = frame->slots + locals;
  frame->back = thread->top;
  thread->top = frame;
  ++thread->depth;
  return frame;
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
  frame->back = thread->top;
  thread->top = frame;
  ++thread->depth;
  return frame;
}

/// Takes a function's frame off the stack when its value goes to a Python frame, which is given
/// back: `value` is to be pushed there.
inline PythonFrame* Machine::quick_return(PythonFrame* frame, Value& value) {
  if (frame->completion != Completion::push || frame->generator != nullptr) return nullptr;
  if (!frame->constructed.empty()) {
    if (!value.is_none()) return nullptr;
    value = std::move(frame->constructed);
  }
  auto* below = static_cast<PythonFrame*>(frame->back);
  thread->top = below;
  --thread->depth;
  frame->back = nullptr;
  const std::uint32_t count = frame->drop;
  if (--frame->references == 0) {
    const std::size_t bytes = PythonFrame::bytes_for(*frame->code);
    frame->finish();
    heap_.free(frame, bytes);
  }
  below->top -= count;
  for (std::uint32_t i = 0; i < count; ++i) below->top[i].~Value();
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
  auto* below = static_cast<PythonFrame*>(frame->back);
  thread->top = below;
  --thread->depth;
  frame->back = nullptr;
  --frame->references;  // The generator has another one.
  Ref<GeneratorObject>::adopt(generator);
  return below;
}

}  // namespace looplane::script
