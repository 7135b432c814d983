#include "script/builtins/set_operations.hpp"
#include "script/machine/exceptions_match.hpp"
#include "script/machine/instructions.hpp"
#include "script/machine/quick_calls.hpp"

// The instructions that no program spends its time in. They do not stand in the interpreter's loop:
// a compiler gives its registers to what is left there, and V8 does so only in functions of less
// than 8192 values (kTopTierVirtualRegistersLimit in its compiler/pipeline.cc).

namespace looplane::script {

Machine::After Machine::execute_rare(PythonFrame* frame, const Instruction& instruction) {
  const std::uint32_t argument = instruction.argument;
  CodeObject* code = frame->code;
  Value*& top = frame->top;
  const auto push = [this](std::uint32_t count, Eventually<Value>&& result) {
    return settle(result, Completion::push, count);
  };
  const auto discard = [this](std::uint32_t count, Eventually<Value>&& result) {
    return settle(result, Completion::discard, count);
  };
  const auto unpack = [this](std::uint32_t count, Eventually<Value>&& result) {
    return settle(result, Completion::unpack, count);
  };
  const auto fail = [](const Failure&) { return After::failed; };

  switch (instruction.opcode) {
    // --- Variables ---
    case Opcode::load_fast_and_clear:
      put(top, std::move(frame->slots[argument]));
      break;
    case Opcode::delete_fast:
      if (frame->slots[argument].empty()) return fail(unbound_local(*this, frame, argument));
      frame->slots[argument] = Value();
      break;
    case Opcode::make_cell: {
      Ref<CellObject> cell = make<CellObject>(types.cell);
      cell->value = std::move(frame->slots[argument]);
      frame->slots[argument] = Value(std::move(cell));
      break;
    }
    case Opcode::delete_deref: {
      Value& value = frame->slots[argument].as<CellObject>()->value;
      if (value.empty()) return fail(unbound_local(*this, frame, argument));
      value = Value();
      break;
    }
    case Opcode::load_from_dict_or_deref:
      return push(1, load_from_mapping_or_cell(*this, frame, top[-1], argument));
    case Opcode::load_from_dict_or_globals:
      return push(1,
                  load_from_mapping_or_global(*this, frame, top[-1], code->names[argument].get()));
    case Opcode::load_locals:
      put(top, frame->local_namespace);
      break;
    case Opcode::delete_name:
      return discard(0, delete_name(*this, frame, code->names[argument].get()));
    case Opcode::delete_global: {
      StringObject* name = code->names[argument].get();
      if (!frame->function->globals->remove(name)) return fail(name_error(*this, name));
      break;
    }

    // --- Attributes, operators ---
    case Opcode::delete_attr:
      return discard(1, delete_attribute(*this, top[-1], code->names[argument].get()));
    case Opcode::delete_subscript:
      return discard(2, delete_item(*this, top[-2], top[-1]));
    case Opcode::unary_positive:
      return push(1, positive(*this, top[-1]));
    case Opcode::unary_invert:
      return push(1, invert(*this, top[-1]));

    // --- Coroutines and generators ---
    case Opcode::get_aiter:
      return push(1, async_iterator(*this, top[-1]));
    case Opcode::get_anext: {
      const Value& method = (*type_of(top[-1]))[Special::anext];
      if (is_coroutine_function(method)) [[likely]] {
        std::array<Value, 2> operands = {method, top[-1]};
        if (PythonFrame* body = quick_frame(operands.data(), 0, nullptr)) {
          put(top, make_generator(*this, Ref<PythonFrame>::adopt(body)));
          break;
        }
      }
      return push(0, async_next(*this, top[-1]));
    }
    case Opcode::end_async_for:
      if (!exception_matches(top[-1], types.StopAsyncIteration)) {
        raised = pop(top);
        return After::failed_again;
      }
      drop(top, 2);
      break;
    case Opcode::get_yield_from_iter:
      return push(1, yield_from_iterator(*this, frame, top[-1]));
    case Opcode::cleanup_throw: {
      if (!exception_matches(top[-1], types.StopIteration)) {
        raised = pop(top);
        return After::failed_again;
      }
      Value value = top[-1].as<ExceptionObject>()->detail;
      drop(top, 3);
      put(top, Value());
      put(top, value.empty() ? Value::none() : std::move(value));
      break;
    }

    // --- Calls and functions ---
    case Opcode::call_function_ex: {
      const std::uint32_t count = argument != 0 ? 4 : 3;
      const Value* callable = top - count;
      return push(count, call_unpacked(*this, callable[0], callable[2],
                                       argument != 0 ? callable[3] : Value()));
    }
    case Opcode::make_function: {
      Value function = make_function(*this, frame, argument);
      put(top, std::move(function));
      break;
    }

    // --- Displays ---
    case Opcode::build_set:
      return push(argument, build_set(*this, top - argument, argument));
    case Opcode::build_map:
      return push(argument * 2, build_map(*this, top - argument * 2, argument));
    case Opcode::build_slice: {
      const Value* parts = top - argument;
      return push(argument,
                  build_slice(*this, parts[0], parts[1], argument == 3 ? parts[2] : Value::none()));
    }
    case Opcode::set_add: {
      auto* set = (top - argument - 1)->as<SetObject>();
      return discard(1, added(*this, script::set_add(*this, set, top[-1])));
    }
    case Opcode::map_add: {
      auto* dict = (top - argument - 2)->as<DictObject>();
      return discard(2, dict_set(*this, dict, top[-2], top[-1]));
    }
    case Opcode::list_extend:
      return discard(1, list_extend(*this, *(top - argument - 1), top[-1]));
    case Opcode::set_update:
      return discard(1, set_update(*this, *(top - argument - 1), top[-1]));
    case Opcode::dict_update:
      return discard(1, dict_update_display(*this, *(top - argument - 1), top[-1]));
    case Opcode::dict_merge:
      return discard(1, dict_merge(*this, *(top - argument - 1), top[-1], *(top - argument - 4)));
    case Opcode::list_to_tuple: {
      auto& items = top[-1].as<ListObject>()->items;
      top[-1] = tuple(std::span<const Value>(items.data(), items.size()));
      break;
    }
    case Opcode::unpack_ex:
      return unpack(1, values_to_unpack_star(*this, top[-1], argument & 0xff, argument >> 8));

    // --- Modules and classes ---
    case Opcode::import_name: {
      StringObject* name = code->names[argument].get();
      return push(2, import_statement(*this, frame, top[-2], top[-1], name));
    }
    case Opcode::import_from:
      return push(0, import_from(*this, top[-1], code->names[argument].get()));
    case Opcode::import_star:
      return discard(1, import_star(*this, frame, top[-1]));
    case Opcode::load_build_class:
      if (frame->function->builtins.get() != builtins.get()) {
        return push(0, restricted_build_class(*this, frame));
      }
      put(top, build_class_function);
      break;
    case Opcode::load_assertion_error:
      put(top, Value::object(types.AssertionError));
      break;
    case Opcode::setup_annotations:
      return discard(0, script::setup_annotations(*this, frame));

    // --- Context managers ---
    case Opcode::before_with:
      return push(0, enter_manager(*this, frame, top[-1], false));
    case Opcode::before_async_with:
      return push(0, enter_manager(*this, frame, top[-1], true));
    case Opcode::with_except_start: {
      const Value& exception = top[-1];
      auto* object = exception.as<ExceptionObject>();
      const Value traceback = object->traceback ? Value(object->traceback) : Value::none();
      return push(0,
                  script::call(*this, top[-4], Value::object(object->type), exception, traceback));
    }

    // --- Exceptions ---
    case Opcode::check_eg_match:
      return unpack(2, match_group(*this, top[-2], top[-1]));
    case Opcode::prep_reraise_star:
      return push(2, exceptions_to_reraise(*this, top[-2], top[-1]));
    case Opcode::raise_varargs:
      if (argument == 0) return raise_again(*this) ? After::failed_again : After::failed;
      return push(argument,
                  raise_statement(*this, *(top - argument), argument == 2 ? top[-1] : Value()));
    case Opcode::reraise:
      raised = pop(top);
      return After::failed_again;
    case Opcode::stop_iteration_error:
      stop_iteration_in_generator(*this, frame, pop(top));
      return After::failed_again;

    // --- Pattern matching ---
    case Opcode::get_len:
      return push(0, length_value(*this, top[-1]));
    case Opcode::match_mapping:
      put(top, Value::boolean(is_mapping(*this, top[-1])));
      break;
    case Opcode::match_sequence:
      put(top, Value::boolean(is_sequence(*this, top[-1])));
      break;
    case Opcode::match_keys:
      return push(0, match_keys(*this, top[-2], top[-1]));
    case Opcode::match_class:
      return push(3, match_class(*this, top[-3], top[-2], top[-1], argument));

    case Opcode::type_parameter: {
      std::uint32_t used = 0;
      Eventually<Value> result = type_parameter(*this, static_cast<Intrinsic>(argument), top, used);
      return push(used, std::move(result));
    }
    case Opcode::print_expression:
      return discard(1, display_value(*this, top[-1]));
    default:
      break;
  }
  return After::next;
}

/// A call that needs more than a frame: `operands` as quick_frame takes them.
Machine::After Machine::call_otherwise(Value* operands, std::uint32_t count,
                                       TupleObject* keywords) {
  const std::uint32_t names = keywords != nullptr ? 1 : 0;
  Arguments arguments;
  arguments.values = operands + 2;
  arguments.count = count;
  arguments.keywords = keywords;
  if (keywords != nullptr) arguments.count -= keywords->count;
  const Value* function = operands;
  if (function->empty()) {
    ++function;
  } else if (!operands[1].empty()) {
    --arguments.values;
    ++arguments.count;
  }
  const std::span<Value> given(arguments.values, operands + 2 + count);
  Eventually<Value> result = script::call(*this, *function, std::move(arguments));
  const bool python = result.state() == Eventually<Value>::State::python;
  const After after = settle(result, Completion::push, count + names + 2);
  // A function's own variables are all that keeps its arguments from now on.
  if (python && after == After::enter_frame &&
      static_cast<PythonFrame*>(thread->top)->generator == nullptr) {
    for (Value& value : given) value = Value();
  }
  return after;
}

}  // namespace looplane::script
