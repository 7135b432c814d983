#include "script/compile/assembler.hpp"

#include <algorithm>

namespace looplane::script {

Assembler::Assembler(Machine& m, const syntax::Source& source)
    : m_(m), source_(source), code_(m.make<CodeObject>(m.types.code)) {}

void Assembler::at(const syntax::Range& range) {
  position_.line = static_cast<std::int32_t>(range.line);
  position_.end_line = static_cast<std::int32_t>(range.end_line);
  position_.column = static_cast<std::int32_t>(source_.character_column(range.line, range.column));
  position_.end_column =
      static_cast<std::int32_t>(source_.character_column(range.end_line, range.end_column));
}

static bool bit(std::uint32_t argument, std::uint32_t flag) { return (argument & flag) != 0; }

static int type_parameter_effect(Intrinsic which) {
  switch (which) {
    case Intrinsic::type_var:
    case Intrinsic::param_spec:
    case Intrinsic::type_var_tuple:
    case Intrinsic::subscript_generic:
      return 0;
    case Intrinsic::type_var_with_bound:
    case Intrinsic::type_var_with_constraints:
    case Intrinsic::set_default:
    case Intrinsic::set_function_parameters:
      return -1;
    case Intrinsic::type_alias:
      return -2;
  }
  return 0;
}

/// How the stack changes where the next instruction follows (for jumps: when they are not taken).
static int stack_effect(Opcode opcode, std::uint32_t argument) {
  const int count = static_cast<int>(argument);
  switch (opcode) {
    case Opcode::pop_top:
    case Opcode::store_fast:
    case Opcode::store_deref:
    case Opcode::store_name:
    case Opcode::store_global:
    case Opcode::delete_attr:
    case Opcode::binary_op:
    case Opcode::binary_subscript:
    case Opcode::compare_op:
    case Opcode::is_op:
    case Opcode::contains_op:
    case Opcode::pop_jump_if_false:
    case Opcode::pop_jump_if_true:
    case Opcode::pop_jump_if_none:
    case Opcode::pop_jump_if_not_none:
    case Opcode::end_send:
    case Opcode::list_append:
    case Opcode::set_add:
    case Opcode::list_extend:
    case Opcode::set_update:
    case Opcode::dict_update:
    case Opcode::dict_merge:
    case Opcode::import_name:
    case Opcode::import_star:
    case Opcode::pop_except:
    case Opcode::reraise:
    case Opcode::return_value:
    case Opcode::prep_reraise_star:
    case Opcode::cleanup_throw:
    case Opcode::stop_iteration_error:
    case Opcode::print_expression:
      return -1;
    case Opcode::copy:
    case Opcode::push_null:
    case Opcode::load_const:
    case Opcode::load_fast:
    case Opcode::load_fast_and_clear:
    case Opcode::load_closure:
    case Opcode::load_deref:
    case Opcode::load_locals:
    case Opcode::load_name:
    case Opcode::load_global:
    case Opcode::load_method:
    case Opcode::for_iter:
    case Opcode::get_anext:
    case Opcode::import_from:
    case Opcode::load_build_class:
    case Opcode::load_assertion_error:
    case Opcode::before_with:
    case Opcode::before_async_with:
    case Opcode::with_except_start:
    case Opcode::push_exc_info:
    case Opcode::get_len:
    case Opcode::match_mapping:
    case Opcode::match_sequence:
    case Opcode::match_keys:
      return 1;
    case Opcode::store_attr:
    case Opcode::delete_subscript:
    case Opcode::end_async_for:
    case Opcode::map_add:
    case Opcode::match_class:
      return -2;
    case Opcode::store_subscript:
      return -3;
    case Opcode::call:
      return -count - 1;
    case Opcode::call_keywords:
      return -count - 2;
    case Opcode::call_function_ex:
      return argument != 0 ? -3 : -2;
    case Opcode::make_function:
      return -(bit(argument, 1) + bit(argument, 2) + bit(argument, 4) + bit(argument, 8));
    case Opcode::build_tuple:
    case Opcode::build_list:
    case Opcode::build_set:
    case Opcode::build_string:
    case Opcode::build_slice:
      return 1 - count;
    case Opcode::build_map:
      return 1 - 2 * count;
    case Opcode::format_value:
      return bit(argument, 4) ? -1 : 0;
    case Opcode::unpack_sequence:
      return count - 1;
    case Opcode::unpack_ex:
      return static_cast<int>((argument & 0xff) + (argument >> 8));
    case Opcode::raise_varargs:
      return -count;
    case Opcode::type_parameter:
      return type_parameter_effect(static_cast<Intrinsic>(argument));
    default:
      return 0;
  }
}

/// The same where a jump is taken.
static int jump_effect(Opcode opcode) {
  switch (opcode) {
    case Opcode::for_iter:
      return -1;
    case Opcode::jump:
    case Opcode::send:
      return 0;
    default:
      return -1;
  }
}

void Assembler::grow(int change) {
  // What stands behind a return is never run, and takes what is not there.
  depth_ = static_cast<std::uint32_t>(std::max(static_cast<int>(depth_) + change, 0));
  deepest_ = std::max(deepest_, depth_);
}

void Assembler::emit(Opcode opcode, std::uint32_t argument) {
  code_->instructions.push_back({opcode, 0, 0, argument});
  code_->positions.push_back(position_);
  grow(stack_effect(opcode, argument));
  // Some need a place more while they are at work.
  deepest_ = std::max(deepest_, depth_ + 2);
  switch (opcode) {
    case Opcode::return_value:
    case Opcode::raise_varargs:
    case Opcode::reraise:
      reachable_ = false;
      break;
    default:
      break;
  }
}

std::uint32_t Assembler::constant_index(Value value) {
  const auto index = static_cast<std::uint32_t>(code_->constants.size());
  const auto [known, is_new] = constants_.try_emplace(value.bits(), index);
  if (!is_new) return known->second;
  code_->constants.push_back(std::move(value));
  return index;
}

void Assembler::emit_constant(Value value) {
  emit(Opcode::load_const, constant_index(std::move(value)));
}

std::uint32_t Assembler::name_index(std::string_view name) {
  const auto [entry, is_new] =
      names_.try_emplace(std::string(name), static_cast<std::uint32_t>(code_->names.size()));
  if (is_new) code_->names.push_back(Ref<StringObject>::share(m_.intern(name)));
  return entry->second;
}

void Assembler::emit_name(Opcode opcode, std::string_view name) { emit(opcode, name_index(name)); }

Label Assembler::new_label() {
  labels_.push_back(-1);
  label_depths_.push_back(-1);
  return {static_cast<std::uint32_t>(labels_.size() - 1)};
}

void Assembler::jump(Opcode opcode, Label target) {
  jumps_.push_back(static_cast<std::uint32_t>(code_->instructions.size()));
  label_depths_[target.id] = static_cast<std::int64_t>(depth_) + jump_effect(opcode);
  emit(opcode, target.id);
  if (opcode == Opcode::jump) reachable_ = false;
}

void Assembler::bind(Label label) {
  labels_[label.id] = static_cast<std::int64_t>(code_->instructions.size());
  if (!reachable_ && label_depths_[label.id] >= 0) {
    depth_ = static_cast<std::uint32_t>(label_depths_[label.id]);
  }
  label_depths_[label.id] = depth_;
  reachable_ = true;
}

Assembler::Protection Assembler::protect(Label handler, bool push_lasti) {
  return protect(handler, push_lasti, depth_);
}

Assembler::Protection Assembler::protect(Label handler, bool push_lasti, std::uint32_t depth) {
  return {static_cast<std::uint32_t>(code_->instructions.size()), handler, depth, push_lasti};
}

void Assembler::end_protection(const Protection& protection) {
  const auto end = static_cast<std::uint32_t>(code_->instructions.size());
  if (end > protection.begin) ranges_.emplace_back(protection, end);
}

void Assembler::bind_handler(Label handler, const Protection& protection) {
  labels_[handler.id] = static_cast<std::int64_t>(code_->instructions.size());
  set_depth(protection.depth + (protection.push_lasti ? 1 : 0) + 1);
  reachable_ = true;
}

std::uint32_t Assembler::add_local(StringObject* name, bool is_cell) {
  code_->locals.push_back(Ref<StringObject>::share(name));
  code_->is_cell.push_back(is_cell);
  return static_cast<std::uint32_t>(code_->locals.size() - 1);
}

static bool names_a_local(Opcode opcode) {
  switch (opcode) {
    case Opcode::load_fast:
    case Opcode::load_fast_and_clear:
    case Opcode::store_fast:
    case Opcode::delete_fast:
    case Opcode::make_cell:
    case Opcode::load_closure:
    case Opcode::load_deref:
    case Opcode::store_deref:
    case Opcode::delete_deref:
    case Opcode::load_from_dict_or_deref:
      return true;
    default:
      return false;
  }
}

Ref<CodeObject> Assembler::finish() {
  for (const std::uint32_t jump : jumps_) {
    Instruction& instruction = code_->instructions[jump];
    instruction.argument = static_cast<std::uint32_t>(labels_[instruction.argument]);
  }
  for (Instruction& instruction : code_->instructions) {
    if (names_a_local(instruction.opcode) && (instruction.argument & free_variable) != 0) {
      instruction.argument = (instruction.argument & ~free_variable) + code_->free_start;
    }
  }
  for (const auto& [protection, end] : ranges_) {
    code_->exceptions.push_back(
        {protection.begin, end, static_cast<std::uint32_t>(labels_[protection.handler.id]),
         static_cast<std::uint16_t>(protection.depth), protection.push_lasti});
  }
  code_->stack_size = deepest_ + 2;
  code_->prepare();
  return std::move(code_);
}

}  // namespace looplane::script
