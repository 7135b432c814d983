#include "script/compile/compiler.hpp"

namespace looplane::script {

using namespace syntax;

void Compiler::body(Body statements) {
  for (Stmt* one : statements) {
    if (error) return;
    statement(one);
  }
}

void Compiler::statement(Stmt* node) {
  out_.at(node->range);
  switch (node->kind) {
    case StmtKind::FunctionDef:
      return function_definition(as<FunctionDef>(node), false);
    case StmtKind::AsyncFunctionDef:
      return function_definition(as<AsyncFunctionDef>(node), true);
    case StmtKind::ClassDef:
      return class_definition(as<ClassDef>(node));
    case StmtKind::Return:
      return return_statement(as<Return>(node));
    case StmtKind::Delete:
      for (Expr* target : as<Delete>(node)->targets) delete_target(target);
      return;
    case StmtKind::Assign: {
      auto* assignment = as<Assign>(node);
      expression(assignment->value);
      for (std::size_t i = 0; i < assignment->targets.size(); ++i) {
        if (i + 1 < assignment->targets.size()) out_.emit(Opcode::copy, 1);
        assign(assignment->targets[i]);
      }
      return;
    }
    case StmtKind::TypeAlias:
      return type_alias(as<TypeAlias>(node));
    case StmtKind::AugAssign:
      return augmented_assignment(as<AugAssign>(node));
    case StmtKind::AnnAssign:
      return annotated_assignment(as<AnnAssign>(node));
    case StmtKind::For:
      return for_loop(as<For>(node));
    case StmtKind::AsyncFor:
      return async_for_loop(as<AsyncFor>(node));
    case StmtKind::While:
      return while_loop(as<While>(node));
    case StmtKind::If:
      return if_statement(as<If>(node));
    case StmtKind::With:
      return with_statement(as<With>(node), 0, false);
    case StmtKind::AsyncWith:
      if (!in_async_function()) return fail("'async with' outside async function", node->range);
      return with_statement(as<With>(node), 0, true);
    case StmtKind::Match:
      return match_statement(as<Match>(node));
    case StmtKind::Raise: {
      auto* raise = as<Raise>(node);
      std::uint32_t count = 0;
      if (raise->exc != nullptr) {
        expression(raise->exc);
        ++count;
      }
      if (raise->cause != nullptr) {
        expression(raise->cause);
        ++count;
      }
      out_.at(node->range);
      return out_.emit(Opcode::raise_varargs, count);
    }
    case StmtKind::Try:
      return try_statement(as<Try>(node));
    case StmtKind::TryStar:
      return try_star(as<TryStar>(node));
    case StmtKind::Assert:
      return assert_statement(as<Assert>(node));
    case StmtKind::Import:
      return import_statement(as<Import>(node));
    case StmtKind::ImportFrom:
      return import_from(as<ImportFrom>(node));
    case StmtKind::Global:
    case StmtKind::Nonlocal:
      return;
    case StmtKind::Expression: {
      auto* statement = as<Expression>(node);
      if (is<Constant>(statement->value) && !interactive) return out_.emit(Opcode::nop);
      expression(statement->value);
      return out_.emit(interactive && unit_scope_->kind == Scope::Kind::module
                           ? Opcode::print_expression
                           : Opcode::pop_top);
    }
    case StmtKind::Pass:
      return out_.emit(Opcode::nop);
    case StmtKind::Break:
      return leave_loop(false, node->range);
    case StmtKind::Continue:
      return leave_loop(true, node->range);
  }
}

// --- Targets ------------------------------------------------------------------------------------

/// Stores the top of the stack.
void Compiler::assign(Expr* target) {
  out_.at(target->range);
  switch (target->kind) {
    case ExprKind::Name:
      return store(as<Name>(target)->id);
    case ExprKind::Attribute:
      if (as<Attribute>(target)->attr == "__debug__") {
        return fail("cannot assign to __debug__", target->range);
      }
      if (auto* owner = try_as<Name>(as<Attribute>(target)->value);
          owner != nullptr && owner->id == "self") {
        note_static_attribute(as<Attribute>(target)->attr);
      }
      expression(as<Attribute>(target)->value);
      out_.at(target->range);
      return out_.emit_name(Opcode::store_attr, mangled(as<Attribute>(target)->attr));
    case ExprKind::Subscript:
      subscript_operands(as<Subscript>(target));
      out_.at(target->range);
      return out_.emit(Opcode::store_subscript);
    case ExprKind::List:
      return unpack_targets(as<List>(target)->elts, target->range);
    case ExprKind::Tuple:
      return unpack_targets(as<Tuple>(target)->elts, target->range);
    case ExprKind::Starred:
      return fail("starred assignment target must be in a list or tuple", target->range);
    default:
      return fail("cannot assign to this expression", target->range);
  }
}

void Compiler::unpack_targets(std::span<Expr*> targets, const Range& range) {
  std::size_t star = targets.size();
  for (std::size_t i = 0; i < targets.size(); ++i) {
    if (!is<Starred>(targets[i])) continue;
    if (star != targets.size()) {
      return fail("multiple starred expressions in assignment", range);
    }
    star = i;
  }
  out_.at(range);
  if (star == targets.size()) {
    out_.emit(Opcode::unpack_sequence, static_cast<std::uint32_t>(targets.size()));
  } else {
    const auto after = static_cast<std::uint32_t>(targets.size() - star - 1);
    if (star > 0xff || after > 0xff'ffff) {
      return fail("too many expressions in star-unpacking assignment", range);
    }
    out_.emit(Opcode::unpack_ex, static_cast<std::uint32_t>(star) | after << 8);
  }
  for (Expr* target : targets) {
    assign(is<Starred>(target) ? as<Starred>(target)->value : target);
  }
}

void Compiler::delete_target(Expr* target) {
  out_.at(target->range);
  switch (target->kind) {
    case ExprKind::Name:
      return remove(as<Name>(target)->id);
    case ExprKind::Attribute:
      expression(as<Attribute>(target)->value);
      out_.at(target->range);
      return out_.emit_name(Opcode::delete_attr, mangled(as<Attribute>(target)->attr));
    case ExprKind::Subscript:
      subscript_operands(as<Subscript>(target));
      out_.at(target->range);
      return out_.emit(Opcode::delete_subscript);
    case ExprKind::List:
      for (Expr* element : as<List>(target)->elts) delete_target(element);
      return;
    case ExprKind::Tuple:
      for (Expr* element : as<Tuple>(target)->elts) delete_target(element);
      return;
    default:
      return fail("cannot delete this expression", target->range);
  }
}

BinaryOperator binary_operator(Operator op) {
  switch (op) {
    case Operator::Add:
      return BinaryOperator::add;
    case Operator::Sub:
      return BinaryOperator::sub;
    case Operator::Mult:
      return BinaryOperator::mul;
    case Operator::MatMult:
      return BinaryOperator::matmul;
    case Operator::Div:
      return BinaryOperator::truediv;
    case Operator::Mod:
      return BinaryOperator::mod;
    case Operator::Pow:
      return BinaryOperator::pow;
    case Operator::LShift:
      return BinaryOperator::lshift;
    case Operator::RShift:
      return BinaryOperator::rshift;
    case Operator::BitOr:
      return BinaryOperator::or_;
    case Operator::BitXor:
      return BinaryOperator::xor_;
    case Operator::BitAnd:
      return BinaryOperator::and_;
    case Operator::FloorDiv:
      return BinaryOperator::floordiv;
  }
  return BinaryOperator::add;
}

void Compiler::augmented_assignment(AugAssign* node) {
  const std::uint32_t op = static_cast<std::uint32_t>(binary_operator(node->op)) | in_place;
  switch (node->target->kind) {
    case ExprKind::Name:
      out_.at(node->target->range);
      load(as<Name>(node->target)->id);
      expression(node->value);
      out_.at(node->range);
      out_.emit(Opcode::binary_op, op);
      out_.at(node->target->range);
      return store(as<Name>(node->target)->id);
    case ExprKind::Attribute: {
      auto* target = as<Attribute>(node->target);
      expression(target->value);
      out_.at(target->range);
      out_.emit(Opcode::copy, 1);
      out_.emit_name(Opcode::load_attr, mangled(target->attr));
      expression(node->value);
      out_.at(node->range);
      out_.emit(Opcode::binary_op, op);
      out_.at(target->range);
      out_.emit(Opcode::swap, 2);
      return out_.emit_name(Opcode::store_attr, mangled(target->attr));
    }
    default:
      break;
  }
  auto* target = as<Subscript>(node->target);
  subscript_operands(target);
  out_.at(target->range);
  out_.emit(Opcode::copy, 2);
  out_.emit(Opcode::copy, 2);
  out_.emit(Opcode::binary_subscript);
  expression(node->value);
  out_.at(node->range);
  out_.emit(Opcode::binary_op, op);
  out_.at(target->range);
  out_.emit(Opcode::swap, 3);
  out_.emit(Opcode::swap, 2);
  out_.emit(Opcode::store_subscript);
}

void Compiler::annotated_assignment(AnnAssign* node) {
  if (node->value != nullptr) {
    expression(node->value);
    assign(node->target);
  }
  if (auto* name = try_as<Name>(node->target)) {
    const bool kept = node->simple && !is_function_;
    if (!kept) return;
    out_.at(node->annotation->range);
    annotation(node->annotation);
    out_.at(node->range);
    out_.emit_name(Opcode::load_name, "__annotations__");
    out_.emit_constant(m_.interned(mangled(name->id)));
    out_.emit(Opcode::store_subscript);
    return;
  }
  if (node->value == nullptr) {
    // The target is evaluated all the same, and dropped.
    if (auto* attribute = try_as<Attribute>(node->target)) {
      expression(attribute->value);
      out_.emit(Opcode::pop_top);
    } else if (auto* subscript = try_as<Subscript>(node->target)) {
      subscript_operands(subscript);
      out_.emit(Opcode::pop_top);
      out_.emit(Opcode::pop_top);
    }
  }
  if (!is_function_ && !future_annotations) {
    annotation(node->annotation);
    out_.emit(Opcode::pop_top);
  }
}

// --- Control flow -------------------------------------------------------------------------------

void Compiler::jump_if_false(Expr* test, Label target) {
  if (auto* negation = try_as<UnaryOp>(test);
      negation != nullptr && negation->op == UnaryOperator::Not) {
    return jump_if_true(negation->operand, target);
  }
  if (auto* operation = try_as<BoolOp>(test)) {
    if (operation->op == BoolOperator::And) {
      for (Expr* value : operation->values) jump_if_false(value, target);
      return;
    }
    const Label yes = out_.new_label();
    for (std::size_t i = 0; i + 1 < operation->values.size(); ++i) {
      jump_if_true(operation->values[i], yes);
    }
    jump_if_false(operation->values.back(), target);
    return out_.bind(yes);
  }
  expression(test);
  out_.at(test->range);
  out_.jump(Opcode::pop_jump_if_false, target);
}

void Compiler::jump_if_true(Expr* test, Label target) {
  if (auto* negation = try_as<UnaryOp>(test);
      negation != nullptr && negation->op == UnaryOperator::Not) {
    return jump_if_false(negation->operand, target);
  }
  if (auto* operation = try_as<BoolOp>(test)) {
    if (operation->op == BoolOperator::Or) {
      for (Expr* value : operation->values) jump_if_true(value, target);
      return;
    }
    const Label no = out_.new_label();
    for (std::size_t i = 0; i + 1 < operation->values.size(); ++i) {
      jump_if_false(operation->values[i], no);
    }
    jump_if_true(operation->values.back(), target);
    return out_.bind(no);
  }
  expression(test);
  out_.at(test->range);
  out_.jump(Opcode::pop_jump_if_true, target);
}

// A long elif chain is as deep in the tree as it is long: followed in a loop.
void Compiler::if_statement(If* node) {
  const Label end = out_.new_label();
  for (;;) {
    const Label next = out_.new_label();
    out_.at(node->range);
    jump_if_false(node->test, next);
    body(node->body);
    if (node->orelse.empty()) {
      out_.bind(next);
      break;
    }
    out_.nowhere();
    out_.jump(Opcode::jump, end);
    out_.bind(next);
    if (node->orelse.size() == 1 && is<If>(node->orelse[0])) {
      node = as<If>(node->orelse[0]);
      continue;
    }
    body(node->orelse);
    break;
  }
  out_.bind(end);
}

void Compiler::while_loop(While* node) {
  const Label top = out_.new_label();
  const Label otherwise = out_.new_label();
  const Label end = out_.new_label();
  out_.bind(top);
  push_block({.kind = Block::Kind::while_loop,
              .break_target = end,
              .continue_target = top,
              .range = node->range});
  auto* always = try_as<Constant>(node->test);
  const bool endless = always != nullptr && always->constant == ConstantKind::True;
  if (!endless) jump_if_false(node->test, otherwise);
  body(node->body);
  out_.at(node->test->range);
  out_.jump(Opcode::jump, top);
  pop_block();
  out_.bind(otherwise);
  body(node->orelse);
  out_.bind(end);
}

void Compiler::for_loop(For* node) {
  const Label top = out_.new_label();
  const Label otherwise = out_.new_label();
  const Label end = out_.new_label();
  iterated(node->iter);
  out_.at(node->iter->range);
  out_.emit(Opcode::get_iter);
  out_.bind(top);
  push_block({.kind = Block::Kind::for_loop,
              .break_target = end,
              .continue_target = top,
              .range = node->range});
  out_.jump(Opcode::for_iter, otherwise);
  assign(node->target);
  body(node->body);
  out_.at(node->iter->range);
  out_.jump(Opcode::jump, top);
  pop_block();
  out_.bind(otherwise);
  body(node->orelse);
  out_.bind(end);
}

void Compiler::async_for_loop(AsyncFor* node) {
  if (!in_async_function()) return fail("'async for' outside async function", node->range);
  const Label top = out_.new_label();
  const Label ended = out_.new_label();
  const Label end = out_.new_label();
  expression(node->iter);
  out_.at(node->iter->range);
  out_.emit(Opcode::get_aiter);
  out_.bind(top);
  push_block({.kind = Block::Kind::for_loop,
              .break_target = end,
              .continue_target = top,
              .range = node->range});
  const Assembler::Protection protection = out_.protect(ended, false);
  out_.at(node->range);
  out_.emit(Opcode::get_anext);
  out_.emit_constant(Value::none());
  send_loop();
  out_.end_protection(protection);
  assign(node->target);
  body(node->body);
  out_.at(node->iter->range);
  out_.jump(Opcode::jump, top);
  pop_block();
  out_.bind_handler(ended, protection);
  out_.emit(Opcode::end_async_for);
  body(node->orelse);
  out_.bind(end);
}

void Compiler::return_statement(Return* node) {
  if (unit_scope_->kind != Scope::Kind::function && unit_scope_->kind != Scope::Kind::lambda) {
    return fail("'return' outside function", node->range);
  }
  if (node->value != nullptr && is_async_ && is_generator_) {
    return fail("'return' with value in async generator", node->range);
  }
  if (node->value != nullptr) {
    expression(node->value);
  } else {
    out_.emit_constant(Value::none());
  }
  // compiler_return: a constant on the same line gives the place.
  const bool at_value = node->value != nullptr && node->value->kind == syntax::ExprKind::Constant &&
                        node->value->range.line == node->range.line;
  if (leaves_star_handler(0, at_value ? node->value->range : node->range)) return;
  leave_blocks_until(0, true);
  out_.at(node->range);
  out_.emit(Opcode::return_value);
}

void Compiler::leave_loop(bool continues, const Range& range) {
  std::size_t index = blocks_.size();
  while (index > 0 && blocks_[index - 1].kind != Block::Kind::while_loop &&
         blocks_[index - 1].kind != Block::Kind::for_loop) {
    --index;
  }
  if (leaves_star_handler(index, range)) return;
  if (index == 0) {
    return fail(continues ? "'continue' not properly in loop" : "'break' outside loop", range);
  }
  const Block loop = blocks_[index - 1];
  const std::uint32_t depth = out_.depth();
  leave_blocks_until(index, false);
  out_.at(range);
  if (!continues && loop.kind == Block::Kind::for_loop) out_.emit(Opcode::pop_top);
  out_.jump(Opcode::jump, continues ? loop.continue_target : loop.break_target);
  out_.set_depth(depth);
}

void Compiler::assert_statement(Assert* node) {
  const Label good = out_.new_label();
  if (auto* tuple = try_as<Tuple>(node->test); tuple != nullptr && !tuple->elts.empty()) {
    warn("assertion is always true, perhaps remove parentheses?", node->range);
  }
  jump_if_true(node->test, good);
  out_.at(node->range);
  out_.emit(Opcode::load_assertion_error);
  if (node->msg != nullptr) {
    out_.emit(Opcode::push_null);
    expression(node->msg);
    out_.at(node->range);
    out_.emit(Opcode::call, 1);
  }
  // The marks stand under the condition.
  out_.at(node->test->range);
  out_.emit(Opcode::raise_varargs, 1);
  out_.bind(good);
}

// --- Imports ------------------------------------------------------------------------------------

void Compiler::import_statement(Import* node) {
  for (const Alias& alias : node->names) {
    out_.at(node->range);
    out_.emit_constant(Value::small_int(0));
    out_.emit_constant(Value::none());
    out_.emit_name(Opcode::import_name, alias.name);
    if (alias.asname.empty()) {
      store(alias.name.substr(0, alias.name.find('.')));
      continue;
    }
    // import a.b as c: c is a.b, not a.
    std::string_view rest = alias.name;
    while (rest.find('.') != rest.npos) {
      rest.remove_prefix(rest.find('.') + 1);
      const std::string_view part = rest.substr(0, rest.find('.'));
      out_.emit_name(Opcode::import_from, part);
      out_.emit(Opcode::swap, 2);
      out_.emit(Opcode::pop_top);
    }
    store(alias.asname);
  }
}

static bool known_future(std::string_view name) {
  for (const std::string_view feature :
       {"annotations", "nested_scopes", "generators", "division", "absolute_import",
        "with_statement", "print_function", "unicode_literals", "generator_stop"}) {
    if (feature == name) return true;
  }
  return false;
}

void Compiler::import_from(ImportFrom* node) {
  if (node->module == "__future__" && node->level == 0) {
    for (const Alias& alias : node->names) {
      if (!known_future(alias.name)) {
        const bool braces = alias.name == "braces";
        fail(braces ? "not a chance"
                    : "future feature " + std::string(alias.name) + " is not defined",
             node->range);
        if (error) error->end_line = error->end_offset = 0;  // future.c knows the beginning only
        return;
      }
    }
  }
  out_.emit_constant(Value::small_int(node->level));
  Ref<TupleObject> names = m_.new_tuple(static_cast<std::uint32_t>(node->names.size()));
  for (std::uint32_t i = 0; i < names->count; ++i) {
    names->items[i] = m_.interned(node->names[i].name);
  }
  out_.emit_constant(Value(names));
  out_.emit_name(Opcode::import_name, node->module);
  if (node->names.size() == 1 && node->names[0].name == "*") {
    return out_.emit(Opcode::import_star);
  }
  for (const Alias& alias : node->names) {
    out_.emit_name(Opcode::import_from, alias.name);
    store(alias.asname.empty() ? alias.name : alias.asname);
  }
  out_.emit(Opcode::pop_top);
}

}  // namespace looplane::script
