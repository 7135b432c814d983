#include <algorithm>
#include <array>

#include "script/machine/classes.hpp"
#include "script/machine/quick_calls.hpp"

// Frames for calls that need a little more than to move their arguments: defaults, keywords, the
// __init__ of a class.

namespace looplane::script {

/// For each keyword of a call the parameter that it names.
using KeywordPlaces = std::array<std::uint8_t, 8>;

/// Whether a function takes `count` positional values and the keywords, the rest being defaults.
static bool takes_in_order(const FunctionObject& function, std::uint32_t count,
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
static void place_positional(PythonFrame* frame, Value* values, std::uint32_t count) {
  Value* slot = frame->top;
  for (std::uint32_t i = 0; i < count; ++i) new (slot++) Value(std::move(values[i]));
  frame->top = frame->stack();
  while (slot < frame->top) new (slot++) Value();
}

static void place_named(PythonFrame* frame, Value* values, const TupleObject& keywords,
                        const KeywordPlaces& places) {
  for (std::uint32_t i = 0; i < keywords.count; ++i) {
    frame->slots[places[i]] = std::move(values[i]);
  }
}

/// The defaults of parameters that have no value yet, and the cells of the closure.
void place_others(PythonFrame* frame, const FunctionObject& function) {
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

/// A frame for the function that is called, or for the class's __init__, with its arguments
/// (_PyEvalFramePushAndInit). The call's `operands` are [callable, nothing, arguments], [nothing,
/// callable, arguments] or [function, self, arguments]; `count` arguments follow the first two, the
/// last of them named by `keywords`. All are moved into the frame.
PythonFrame* Machine::quick_frame(Value* operands, std::uint32_t count,
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

}  // namespace looplane::script
