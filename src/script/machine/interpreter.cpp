#include "script/builtins/set_operations.hpp"
#include "script/machine/exceptions_match.hpp"
#include "script/machine/instructions.hpp"
#include "script/machine/quick_calls.hpp"
#include "script/machine/quick_paths.hpp"

// The loop that executes instructions. It is written for speed: what is rare stands elsewhere.

namespace looplane::script {

// Asks an operation for its result, or leaves to what that needs first. The result is not looked at
// again, so that the compiler need not believe that another operation has changed it.
#define RESULT_OF(completion, count, ...)                     \
  Value outcome;                                              \
  frame->next = next;                                         \
  frame->top = top;                                           \
  {                                                           \
    Eventually<Value> result = (__VA_ARGS__);                 \
    if (!result.ready()) [[unlikely]] {                       \
      if (start(result, completion, count)) goto enter_frame; \
      goto failed;                                            \
    }                                                         \
    outcome = result.take();                                  \
  }

// Pushes the result of an operation in place of `count` operands.
#define RESULT(count, ...)                            \
  {                                                   \
    RESULT_OF(Completion::push, (count), __VA_ARGS__) \
    drop(top, count);                                 \
    put(top, std::move(outcome));                     \
    break;                                            \
  }

// The same for an operation whose result nobody wants.
#define EFFECT(count, ...)                               \
  {                                                      \
    RESULT_OF(Completion::discard, (count), __VA_ARGS__) \
    drop(top, count);                                    \
    break;                                               \
  }

// Replaces the top operand by what the operation makes of it, then executes the instruction again.
#define RETRY_WITH(...)                          \
  {                                              \
    RESULT_OF(Completion::retry, 0, __VA_ARGS__) \
    top[-1] = std::move(outcome);                \
    --next;                                      \
    break;                                       \
  }

#define FAIL(...)        \
  {                      \
    frame->next = next;  \
    frame->top = top;    \
    (void)(__VA_ARGS__); \
    goto failed;         \
  }

// Ends the slice at a place where the program can stand for as long as its host wants.
#define BREATHE()       \
  if (--budget_ <= 0) { \
    frame->next = next; \
    frame->top = top;   \
    return;             \
  }

// Goes on after an instruction that is executed elsewhere.
#define GO_ON(...)                                       \
  {                                                      \
    const After after = (__VA_ARGS__);                   \
    if (after == After::enter_frame) goto enter_frame;   \
    if (after == After::failed) goto failed;             \
    if (after == After::failed_again) goto failed_again; \
    next = frame->next;                                  \
    top = frame->top;                                    \
    break;                                               \
  }

// Where an instruction begins: also a label, where the compiler knows the address of one. Each
// instruction then ends in a jump of its own to the next, instead of one for all at the top of the
// loop, and the processor foresees it better.
#if defined(__GNUC__) && !defined(__wasm__)
#define LOOPLANE_LABELS_AS_VALUES
#define INSTRUCTION(name) \
  case Opcode::name:      \
    at_##name
#else
#define INSTRUCTION(name) case Opcode::name
#endif

// Goes on with the result of a comparison, which is seldom pushed: a jump follows.
#define COMPARED(result)                                                                 \
  {                                                                                      \
    const Opcode following = next->opcode;                                               \
    const bool is_jump =                                                                 \
        following == Opcode::pop_jump_if_false || following == Opcode::pop_jump_if_true; \
    if (!is_jump || alarm_.mask == 0) [[unlikely]] {                                     \
      put(top, Value::boolean(result));                                                  \
      break;                                                                             \
    }                                                                                    \
    const Instruction* target = code->instructions.data() + next++->argument;            \
    if ((result) == (following == Opcode::pop_jump_if_true)) {                           \
      const bool backward = target < next;                                               \
      next = target;                                                                     \
      if (backward) BREATHE();                                                           \
    }                                                                                    \
    break;                                                                               \
  }

// What is executed next, unless the machine is to look up first. It stands behind each instruction
// and not before it: V8 computes what all of them begin with (`top - 1`) before the jump to one.
#define FETCH() \
  (fetched = next++, code_or_trap = static_cast<std::uint8_t>(fetched->opcode) & alarm_.mask)

void Machine::execute() {
#ifdef LOOPLANE_LABELS_AS_VALUES
#define LABEL(name, note) &&at_##name,
  static const void* const labels[] = {LOOPLANE_OPCODES(LABEL)};
#undef LABEL
#endif
  PythonFrame* frame;
  const Instruction* next;
  Value* top;
  CodeObject* code;
  const Instruction* fetched;
  std::uint8_t code_or_trap;
  std::uint8_t passed = 0;  // All bits: the instruction is executed, whatever the alarm says.

enter_frame:
  if (thread->top == nullptr || thread->top->kind != Kind::frame) return;
  frame = static_cast<PythonFrame*>(thread->top);
begin_frame:
  next = frame->next;
  top = frame->top;
  code = frame->code;

  fetched = next++;
  code_or_trap = static_cast<std::uint8_t>(fetched->opcode) & (alarm_.mask | passed);
  passed = 0;
  for (;; FETCH()) {
    const Instruction& instruction = *fetched;
    const std::uint32_t& argument = instruction.argument;
#ifdef LOOPLANE_LABELS_AS_VALUES
    goto* labels[code_or_trap];
#endif
    switch (static_cast<Opcode>(code_or_trap)) {
      INSTRUCTION(trap):
        frame->next = next - 1;
        frame->top = top;
        if (attention()) {
          attend();
          if (!raised.empty()) goto failed;
          if (thread->top != frame) goto enter_frame;
        }
        if (stands_before(frame)) return;
        passed = Alarm::silent;
        goto begin_frame;
      INSTRUCTION(nop):
        break;
      INSTRUCTION(resume):
        if (!frame->thrown.empty()) [[unlikely]] {
          // The place of the exception is that of the yield. What was called too deep has none: it
          // did not begin.
          frame->next = next - 1;
          frame->top = top;
          raised = std::move(frame->thrown);
          if (frame->generator == nullptr || thread->depth > settings.recursion_limit) {
            goto failed_again;
          }
          goto failed;
        }
        BREATHE();
        break;
      INSTRUCTION(pop_top):
        drop(top, 1);
        break;
      INSTRUCTION(copy): {
        const Value& value = *(top - argument);
        put(top, value);
        break;
      }
      INSTRUCTION(swap):
        top[-1].swap(*(top - argument));
        break;
      INSTRUCTION(push_null):
        put_nothing(top);
        break;

      // --- Variables ---
      INSTRUCTION(load_const): {
        const Value& constant = code->constants[argument];
        const Opcode following = next->opcode;
        if ((following == Opcode::binary_op || following == Opcode::compare_op) &&
            Value::both_small_ints(top[-1], constant) && alarm_.mask != 0) {
          if (following == Opcode::binary_op) {
            if (calculates_at_once(next, top, constant)) break;
          } else {
            const auto op = static_cast<CompareOperator>(next++->argument);
            const bool result = fulfils_integers(op, top[-1].small_int(), constant.small_int());
            --top;
            COMPARED(result);
          }
        }
        put(top, constant);
        break;
      }
      INSTRUCTION(load_fast): {
        const Value& value = frame->slots[argument];
        if (value.empty()) [[unlikely]]
          FAIL(unbound_local(*this, frame, argument));
        if (next->opcode == Opcode::binary_op && Value::both_small_ints(top[-1], value) &&
            alarm_.mask != 0 && calculates_at_once(next, top, value)) {
          break;
        }
        put(top, value);
        break;
      }
      INSTRUCTION(store_fast):
        frame->slots[argument] = pop(top);
        break;
      INSTRUCTION(load_closure):
        put(top, frame->slots[argument]);
        break;
      INSTRUCTION(load_deref): {
        const Value& value = frame->slots[argument].as<CellObject>()->value;
        if (value.empty()) [[unlikely]]
          FAIL(unbound_local(*this, frame, argument));
        put(top, value);
        break;
      }
      INSTRUCTION(store_deref):
        frame->slots[argument].as<CellObject>()->value = pop(top);
        break;
      INSTRUCTION(load_name):
        RESULT(0, load_name(*this, frame, code->names[argument].get()));
      INSTRUCTION(store_name): {
        StringObject* name = code->names[argument].get();
        if (frame->local_namespace.is_exact(Kind::dict)) [[likely]] {
          frame->local_namespace.as<DictObject>()->set(name, pop(top));
          break;
        }
        EFFECT(1, store_name(*this, frame, name, top[-1]));
      }
      INSTRUCTION(load_global): {
        Cache& cache = code->caches[instruction.cache];
        DictObject* globals = frame->function->globals.get();
        if (cache.key == globals && cache.version == globals->version && instruction.cache != 0)
            [[likely]] {
          const DictObject* found = nullptr;
          if (cache.value == 0) {
            found = globals;
          } else if (cache.value == builtins->version + std::uint64_t{1}) {
            found = builtins.get();
          }
          if (found != nullptr) [[likely]] {
            put(top, found->entries[cache.slot].value);
            if (next->opcode == Opcode::push_null && alarm_.mask != 0) {  // it will be called
              ++next;
              put_nothing(top);
            }
            break;
          }
        }
        StringObject* name = code->names[argument].get();
        if (DictEntry* entry = globals->find(name)) {
          cache = {globals, globals->version,
                   static_cast<std::uint32_t>(entry - globals->entries.data()), 0};
          put(top, entry->value);
          break;
        }
        if (DictEntry* entry = builtins->find(name);
            entry != nullptr && frame->function->builtins.get() == builtins.get()) {
          cache = {globals, globals->version,
                   static_cast<std::uint32_t>(entry - builtins->entries.data()),
                   builtins->version + std::uint64_t{1}};
          put(top, entry->value);
          break;
        }
        RESULT(0, script::load_global(*this, frame, name));
      }
      INSTRUCTION(store_global):
        frame->function->globals->set(code->names[argument].get(), pop(top));
        break;
      // --- Attributes ---
      INSTRUCTION(load_attr): {
        Cache& cache = code->caches[instruction.cache];
        if (Attributes* attributes = cached_attributes(top[-1], cache)) [[likely]] {
          Value value = attributes->slots[cache.slot];
          top[-1] = std::move(value);
          break;
        }
        StringObject* name = code->names[argument].get();
        if (instruction.cache != 0) remember_attribute(*this, cache, top[-1], name);
        RESULT(1, get_attribute(*this, top[-1], name));
      }
      INSTRUCTION(load_method): {
        Cache& cache = code->caches[instruction.cache];
        if (has_cached_method(top[-1], cache)) [[likely]] {
          Value self = pop(top);
          put(top, Value::share(cache.value));
          put(top, std::move(self));
          break;
        }
        StringObject* name = code->names[argument].get();
        Value method = unbound_method(*this, top[-1], name);
        if (!method.empty()) {
          if (instruction.cache != 0) remember_method(cache, top[-1], method);
          Value self = pop(top);
          put(top, std::move(method));
          put(top, std::move(self));
          break;
        }
        Value object = std::move(top[-1]);
        put(top, std::move(object));
        RESULT(1, get_attribute(*this, top[-1], name));
      }
      INSTRUCTION(store_attr): {
        Cache& cache = code->caches[instruction.cache];
        if (Attributes* attributes = cached_attributes(top[-1], cache)) [[likely]] {
          if (cache.value == 0) {
            const Value object = pop(top);
            attributes->slots[cache.slot] = pop(top);
            break;
          }
          if (cache.slot < attributes->capacity) {
            const Value object = pop(top);
            new (attributes->slots + cache.slot) Value(pop(top));
            attributes->shape = reinterpret_cast<Shape*>(static_cast<std::uintptr_t>(cache.value));
            break;
          }
        }
        StringObject* name = code->names[argument].get();
        if (instruction.cache != 0 && top[-1].is_object() &&
            !top[-1].object()->type->custom_setattr) {
          remember_store(*this, cache, top[-1], name);
        }
        EFFECT(2, set_attribute(*this, top[-1], name, top[-2]));
      }
      // --- Operators ---
      INSTRUCTION(binary_op): {
        const auto op = static_cast<BinaryOperator>(argument & ~in_place);
        if (Value::both_small_ints(top[-2], top[-1])) [[likely]] {
          Value result = quick_integer(op, top[-2].small_int(), top[-1].small_int());
          if (!result.empty()) [[likely]] {
            --top;
            new (top - 1) Value(std::move(result));
            break;
          }
        } else if (top[-2].is_number() && top[-1].is_number()) {
          const double a = top[-2].number();
          const double b = top[-1].number();
          if (op == BinaryOperator::add || op == BinaryOperator::sub || op == BinaryOperator::mul) {
            --top;
            new (top - 1) Value(Value::number(op == BinaryOperator::add   ? a + b
                                              : op == BinaryOperator::sub ? a - b
                                                                          : a * b));
            break;
          }
        } else if (op == BinaryOperator::add && top[-2].is_exact(Kind::string) &&
                   top[-1].is_exact(Kind::string)) {
          // `text += more`: when the variable gives up its reference, the string can grow in place
          // (CPython's BINARY_OP_INPLACE_ADD_UNICODE).
          const bool stored_back =
              next->opcode == Opcode::store_fast && frame->slots[next->argument].same(top[-2]);
          if (stored_back) frame->slots[next->argument] = Value();
          if (append_in_place(top[-2], top[-1])) {
            drop(top, 1);
            break;
          }
          RESULT(2, concatenate(top[-2], top[-1]));
        }
        if ((argument & in_place) != 0) {
          RESULT(2, binary_in_place(*this, op, top[-2], top[-1]));
        }
        RESULT(2, binary(*this, op, top[-2], top[-1]));
      }
      INSTRUCTION(binary_subscript): {
        if (top[-2].is_exact(Kind::list) && top[-1].is_small_int()) {
          const auto& items = top[-2].as<ListObject>()->items;
          const std::int64_t position = top[-1].small_int();
          if (position >= 0 && static_cast<std::size_t>(position) < items.size()) {
            Value item = items[static_cast<std::size_t>(position)];
            --top;
            top[-1] = std::move(item);
            break;
          }
        } else if (const DictEntry* entry = quick_entry(top[-2], top[-1])) {
          Value value = entry->value;
          drop(top, 2);
          put(top, std::move(value));
          break;
        }
        RESULT(2, get_item(*this, top[-2], top[-1]));
      }
      INSTRUCTION(store_subscript):
        if (top[-2].is_exact(Kind::list) && top[-1].is_small_int()) {
          auto& items = top[-2].as<ListObject>()->items;
          const std::int64_t position = top[-1].small_int();
          if (position >= 0 && static_cast<std::size_t>(position) < items.size()) {
            items[static_cast<std::size_t>(position)].swap(top[-3]);
            drop(top, 3);
            break;
          }
        } else if (DictEntry* entry = quick_entry(top[-2], top[-1])) {
          entry->value.swap(top[-3]);
          drop(top, 3);
          break;
        }
        EFFECT(3, set_item(*this, top[-2], top[-1], top[-3]));
      INSTRUCTION(unary_negative):
        RESULT(1, negative(*this, top[-1]));
      INSTRUCTION(unary_not): {
        const int known = simple_truth(top[-1]);
        if (known == 2) RETRY_WITH(truth_value(*this, top[-1]));
        top[-1] = Value::boolean(known == 0);
        break;
      }
      INSTRUCTION(to_bool): {
        const int known = simple_truth(top[-1]);
        if (known == 2) RETRY_WITH(truth_value(*this, top[-1]));
        top[-1] = Value::boolean(known == 1);
        break;
      }
      INSTRUCTION(compare_op): {
        const auto op = static_cast<CompareOperator>(argument);
        if (Value::both_small_ints(top[-2], top[-1])) [[likely]] {
          const bool result = fulfils_integers(op, top[-2].small_int(), top[-1].small_int());
          top -= 2;
          COMPARED(result);
        }
        RESULT(2, compare(*this, op, top[-2], top[-1]));
      }
      INSTRUCTION(is_op): {
        const bool same = top[-2].same(top[-1]);
        drop(top, 1);
        top[-1] = Value::boolean(same != (argument != 0));
        break;
      }
      INSTRUCTION(contains_op):
        RESULT(2, contains_value(*this, top[-1], top[-2], argument != 0));

      // --- Jumps ---
      INSTRUCTION(jump): {
        const Instruction* target = code->instructions.data() + argument;
        const bool backward = target < next;
        next = target;
        if (backward) BREATHE();
        break;
      }
      INSTRUCTION(pop_jump_if_false):
      INSTRUCTION(pop_jump_if_true): {
        const int known = simple_truth(top[-1]);
        if (known == 2) RETRY_WITH(truth_value(*this, top[-1]));
        --top;
        if ((known == 1) == (instruction.opcode == Opcode::pop_jump_if_true)) {
          const Instruction* target = code->instructions.data() + argument;
          const bool backward = target < next;
          next = target;
          if (backward) BREATHE();
        }
        break;
      }
      INSTRUCTION(pop_jump_if_none):
      INSTRUCTION(pop_jump_if_not_none): {
        const bool none = top[-1].is_none();
        drop(top, 1);
        if (none == (instruction.opcode == Opcode::pop_jump_if_none)) {
          next = code->instructions.data() + argument;
        }
        break;
      }

      // --- Iteration ---
      INSTRUCTION(get_iter):
        RESULT(1, get_iterator(*this, top[-1]));
      INSTRUCTION(for_iter): {
        if (top[-1].is(Kind::iterator)) [[likely]] {
          bool known;
          Value value = quick_next(top[-1], known);
          if (known) {
            if (!value.empty()) {
              put(top, std::move(value));
              break;
            }
            drop(top, 1);
            next = code->instructions.data() + argument;
            break;
          }
        }
        frame->next = next;
        frame->top = top;
        if (PythonFrame* body = quick_resume(top[-1], Value::none(), Completion::iterate)) {
          frame = body;
          goto begin_frame;
        }
        Eventually<Value> result = script::next(*this, top[-1]);
        if (result.ready()) {
          if (!result.peek().empty()) {
            put(top, result.take());
          } else {
            drop(top, 1);
            next = code->instructions.data() + argument;
          }
          break;
        }
        if (start(result, Completion::iterate)) goto enter_frame;
        goto failed;
      }

      // --- Coroutines and generators ---
      INSTRUCTION(get_awaitable):
        if (is_new_coroutine(top[-1]) || top[-1].is(Kind::awaitable)) [[likely]]
          break;
        RESULT(1, awaitable_iterator(*this, top[-1], argument));
      INSTRUCTION(send): {
        Value sent = pop(top);
        frame->next = next;
        frame->top = top;
        if (PythonFrame* body = quick_resume(top[-1], sent, Completion::send)) {
          frame = body;
          goto begin_frame;
        }
        send_finished = false;
        Value answer;
        {
          auto* awaitable = top[-1].is(Kind::awaitable) ? top[-1].as<NativeAwaitable>() : nullptr;
          Eventually<Value> result =
              awaitable != nullptr ? awaitable->step(*this, awaitable, std::move(sent), Value())
                                   : send_to(*this, top[-1], std::move(sent));
          if (!result.ready()) {
            if (start(result, Completion::send)) goto enter_frame;
            goto failed;
          }
          answer = result.take();
        }
        put(top, std::move(answer));
        if (send_finished) next = code->instructions.data() + argument;
        break;
      }
      INSTRUCTION(end_send): {
        Value result = pop(top);
        top[-1] = std::move(result);
        break;
      }
      INSTRUCTION(return_generator):
        break;
      INSTRUCTION(yield_value): {
        Value value = pop(top);
        if (Consumer*& consumer = frame->generator->consumer) {
          if (consumer->take(*this, value)) {
            put(top, Value::none());
            break;
          }
          consumer = nullptr;
        }
        frame->next = next;
        frame->top = top;
        if (PythonFrame* below = quick_yield(frame)) {
          frame = below;
          new (frame->top++) Value(std::move(value));
          goto begin_frame;
        }
        deliver_yield(frame, std::move(value), argument);
        goto enter_frame;
      }

      // --- Calls and functions ---
      INSTRUCTION(call): {
        Value* operands = top - argument - 2;
        bool bound = !operands[1].empty() && !operands[0].empty();
        if (operands->is(Kind::native_function)) {
          auto* function = operands->as<NativeFunctionObject>();
          const bool brings_self = !bound && !function->self.empty() &&
                                   function->method->binding != NativeMethod::Binding::none;
          if (brings_self) {
            operands[1] = function->self;
            bound = true;
          }
          Arguments arguments;
          arguments.values = operands + (bound ? 1 : 2);
          arguments.count = argument + (bound ? 1 : 0);
          const std::uint32_t room = room_for_defaults(*function, arguments.count);
          for (std::uint32_t i = 0; i < room; ++i) put_nothing(top);
          const auto call = brings_self ? call_native_with_self : call_native;
          RESULT(argument + 2 + room, call(*this, function, std::move(arguments), room));
        }
        Value& callable = operands->empty() ? operands[1] : operands[0];
        const std::uint32_t given = argument + (bound ? 1 : 0);
        if (callable.is(Kind::function) &&
            callable.as<FunctionObject>()->code->exact_arguments == given &&
            thread->depth < settings.recursion_limit) [[likely]] {
          PythonFrame* callee = quick_function_frame(callable, operands + (bound ? 1 : 2), given);
          top = operands;
          frame->next = next;
          frame->top = top;
          code = callee->code;
          if ((code->flags & CodeObject::suspendable) == 0) [[likely]] {
            put_on(*thread, callee);
            frame = callee;
            if (frame->next->opcode == Opcode::resume && alarm_.mask != 0) [[likely]] {
              ++frame->next;
              if (--budget_ <= 0) return;
            }
            goto begin_frame;
          }
          code = frame->code;
          put(top, make_generator(*this, Ref<PythonFrame>::adopt(callee)));
          break;
        }
        [[fallthrough]];
      }
      INSTRUCTION(call_keywords): {
        const bool named = instruction.opcode == Opcode::call_keywords;
        const std::uint32_t names = named ? 1 : 0;
        Value* operands = top - argument - names - 2;
        TupleObject* keywords = named ? top[-1].as<TupleObject>() : nullptr;
        if (PythonFrame* callee = quick_frame(operands, argument, keywords)) {
          if (named) drop(top, 1);
          top = operands;
          frame->next = next;
          frame->top = top;
          if ((callee->code->flags & CodeObject::suspendable) != 0) {
            put(top, make_generator(*this, Ref<PythonFrame>::adopt(callee)));
            break;
          }
          put_on(*thread, callee);
          frame = callee;
          goto begin_frame;
        }
        frame->next = next;
        frame->top = top;
        GO_ON(call_otherwise(operands, argument, keywords));
      }
      INSTRUCTION(return_value): {
        Value value = pop(top);
        frame->next = next;
        frame->top = top;
        if (frame->generator != nullptr) {
          if (PythonFrame* below = quick_finish(frame, value)) {
            frame = below;
            goto begin_frame;
          }
        } else if (PythonFrame* below = quick_return(frame, value)) [[likely]] {
          frame = below;
          new (frame->top++) Value(std::move(value));
          goto begin_frame;
        }
        deliver_return(frame, std::move(value));
        goto enter_frame;
      }

      // --- Displays ---
      INSTRUCTION(build_tuple): {
        Ref<TupleObject> tuple = argument == 0 ? Ref<TupleObject>() : new_tuple(argument);
        if (argument == 0) {
          put(top, empty_tuple());
          break;
        }
        top -= argument;
        for (std::uint32_t i = 0; i < argument; ++i) tuple->items[i] = take(top + i);
        put(top, std::move(tuple));
        break;
      }
      INSTRUCTION(build_list): {
        Ref<ListObject> list = new_list();
        list->items.reserve(argument);
        list->made_room_for = argument;
        top -= argument;
        for (std::uint32_t i = 0; i < argument; ++i) list->items.push_back(take(top + i));
        put(top, std::move(list));
        break;
      }
      INSTRUCTION(build_string):
        RESULT(argument, build_string(*this, top - argument, argument));
      INSTRUCTION(list_append): {
        Value value = pop(top);
        (top - argument)->as<ListObject>()->items.push_back(std::move(value));
        break;
      }
      INSTRUCTION(format_value): {
        const std::uint32_t count = (argument & 4) != 0 ? 2 : 1;
        RESULT(count,
               format_value(*this, *(top - count), count == 2 ? top[-1] : Value(), argument & 3));
      }
      INSTRUCTION(unpack_sequence): {
        if (top[-1].is_exact(Kind::tuple) && top[-1].as<TupleObject>()->count == argument) {
          Value tuple = pop(top);
          for (std::uint32_t i = argument; i-- > 0;) put(top, tuple.as<TupleObject>()->items[i]);
          break;
        }
        RETRY_WITH(values_to_unpack(*this, top[-1], argument));
      }

      // --- Exceptions ---
      INSTRUCTION(push_exc_info): {
        Value exception = pop(top);
        put(top, std::move(thread->innermost->exception));
        thread->innermost->exception = exception;
        put(top, std::move(exception));
        break;
      }
      INSTRUCTION(pop_except):
        thread->innermost->exception = pop(top);
        break;
      INSTRUCTION(check_exc_match): {
        frame->next = next;
        frame->top = top;
        Eventually<bool> matches = except_matches(*this, top[-2], top[-1]);
        if (matches.failed()) goto failed;
        drop(top, 1);
        put(top, Value::boolean(matches.take()));
        break;
      }

      // --- What stands in rare_instructions.cpp ---
      INSTRUCTION(load_fast_and_clear):
      INSTRUCTION(delete_fast):
      INSTRUCTION(make_cell):
      INSTRUCTION(delete_deref):
      INSTRUCTION(load_from_dict_or_deref):
      INSTRUCTION(load_from_dict_or_globals):
      INSTRUCTION(load_locals):
      INSTRUCTION(delete_name):
      INSTRUCTION(delete_global):
      INSTRUCTION(delete_attr):
      INSTRUCTION(delete_subscript):
      INSTRUCTION(unary_positive):
      INSTRUCTION(unary_invert):
      INSTRUCTION(get_aiter):
      INSTRUCTION(get_anext):
      INSTRUCTION(end_async_for):
      INSTRUCTION(get_yield_from_iter):
      INSTRUCTION(cleanup_throw):
      INSTRUCTION(call_function_ex):
      INSTRUCTION(make_function):
      INSTRUCTION(build_set):
      INSTRUCTION(build_map):
      INSTRUCTION(build_slice):
      INSTRUCTION(set_add):
      INSTRUCTION(map_add):
      INSTRUCTION(list_extend):
      INSTRUCTION(set_update):
      INSTRUCTION(dict_update):
      INSTRUCTION(dict_merge):
      INSTRUCTION(list_to_tuple):
      INSTRUCTION(unpack_ex):
      INSTRUCTION(import_name):
      INSTRUCTION(import_from):
      INSTRUCTION(import_star):
      INSTRUCTION(load_build_class):
      INSTRUCTION(load_assertion_error):
      INSTRUCTION(setup_annotations):
      INSTRUCTION(before_with):
      INSTRUCTION(before_async_with):
      INSTRUCTION(with_except_start):
      INSTRUCTION(check_eg_match):
      INSTRUCTION(prep_reraise_star):
      INSTRUCTION(raise_varargs):
      INSTRUCTION(reraise):
      INSTRUCTION(stop_iteration_error):
      INSTRUCTION(get_len):
      INSTRUCTION(match_mapping):
      INSTRUCTION(match_sequence):
      INSTRUCTION(match_keys):
      INSTRUCTION(match_class):
      INSTRUCTION(type_parameter):
      INSTRUCTION(print_expression): {
        frame->next = next;
        frame->top = top;
        GO_ON(execute_rare(frame, instruction));
      }
    }
  }

failed:
  unwind(true);
  goto enter_frame;
failed_again:
  unwind(false);
  goto enter_frame;
}

}  // namespace looplane::script
