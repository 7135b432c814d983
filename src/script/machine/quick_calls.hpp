#pragma once

#include <algorithm>
#include <array>

#include "script/machine/binding.hpp"
#include "script/machine/classes.hpp"
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

/// For each keyword of a call the parameter that it names.
using KeywordPlaces = std::array<std::uint8_t, 8>;

/// Whether a function takes `count` positional values and the keywords, the rest being defaults.
inline bool takes_in_order(const FunctionObject& function, std::uint32_t count,
                           const TupleObject* keywords, KeywordPlaces& places) {
  static constexpr std::uint32_t most_parameters = 64;
  const CodeObject& code = *function.code;
  const std::uint32_t wanted = code.argument_count;
  const std::uint32_t defaults = function.defaults ? function.defaults->count : 0;
  if (!code.binds_in_order || count > wanted || defaults > wanted) return false;
  const std::uint32_t required = wanted - defaults;
  if (keywords == nullptr) return count >= required;
  if (keywords->count > places.size() || wanted > most_parameters) return false;
  std::uint64_t named = 0;
  for (std::uint32_t i = 0; i < keywords->count; ++i) {
    std::uint32_t place = std::max(count, code.positional_only_count);
    while (place < wanted && code.locals[place].get() != keywords->items[i].object()) ++place;
    if (place == wanted) return false;
    places[i] = static_cast<std::uint8_t>(place);
    named |= std::uint64_t{1} << place;
  }
  for (std::uint32_t place = count; place < required; ++place) {
    if ((named >> place & 1) == 0) return false;
  }
  return true;
}

/// Moves positional values behind the variables that a new frame has already; the rest of them are
/// unbound.
inline void place_positional(PythonFrame* frame, Value* values, std::uint32_t count) {
  Value* slot = frame->top;
  for (std::uint32_t i = 0; i < count; ++i) new (slot++) Value(std::move(values[i]));
  frame->top = frame->stack();
  while (slot < frame->top) new (slot++) Value();
}

inline void place_named(PythonFrame* frame, Value* values, const TupleObject& keywords,
                        const KeywordPlaces& places) {
  for (std::uint32_t i = 0; i < keywords.count; ++i) {
    frame->slots[places[i]] = std::move(values[i]);
  }
}

/// The defaults of parameters that have no value yet, and the cells of the closure.
inline void place_others(PythonFrame* frame, const FunctionObject& function) {
  const CodeObject& code = *frame->code;
  for (std::uint32_t left = function.defaults ? function.defaults->count : 0; left > 0; --left) {
    Value& slot = frame->slots[code.argument_count - left];
    if (slot.empty()) slot = function.defaults->items[function.defaults->count - left];
  }
  if (!function.closure) return;
  const TupleObject& cells = *function.closure;
  for (std::uint32_t i = 0; i < cells.count; ++i) {
    frame->slots[code.free_start + i] = cells.items[i];
  }
}

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

/// A frame for the function that is called, or for the class's __init__, with its arguments
/// (_PyEvalFramePushAndInit). The call's `operands` are [callable, nothing, arguments], [nothing,
/// callable, arguments] or [function, self, arguments]; `count` arguments follow the first two, the
/// last of them named by `keywords`. All are moved into the frame.
inline PythonFrame* Machine::quick_frame(Value* operands, std::uint32_t count,
                                         const TupleObject* keywords) {
  Value* callable = operands->empty() ? operands + 1 : operands;
  Value* values = operands + 2;
  if (callable == operands && !operands[1].empty()) {
    --values;
    ++count;
  }
  if (keywords != nullptr) count -= keywords->count;
  if (!callable->is_object() || thread->depth >= settings.recursion_limit) return nullptr;
  KeywordPlaces places;
  Ref<FunctionObject> function;
  Value constructed;
  if (callable->object()->kind == Kind::function) {
    if (!takes_in_order(*callable->as<FunctionObject>(), count, keywords, places)) return nullptr;
    function = Ref<FunctionObject>::adopt(static_cast<FunctionObject*>(callable->leak()));
  } else if (callable->object()->kind == Kind::type) {
    FunctionObject* initializer = plain_initializer(*this, callable->as<Type>());
    if (initializer == nullptr || (initializer->code->flags & CodeObject::suspendable) != 0 ||
        !takes_in_order(*initializer, count + 1, keywords, places)) {
      return nullptr;
    }
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
  frame->top = frame->slots;
  if (!constructed.empty()) {
    new (frame->top++) Value(constructed);
    frame->constructed = std::move(constructed);
  }
  place_positional(frame, values, count);
  if (keywords != nullptr) place_named(frame, values + count, *keywords, places);
  place_others(frame, *function);
  frame->function = std::move(function);
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
