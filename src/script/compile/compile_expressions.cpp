#include "script/compile/compiler.hpp"

#include <algorithm>

#include "script/machine/operations.hpp"

namespace looplane::script {

using namespace syntax;

BinaryOperator binary_operator(Operator op);

void Compiler::expression(Expr* node) {
  if (error) return;
  switch (node->kind) {
    case ExprKind::BoolOp:
      return boolean_operation(as<BoolOp>(node));
    case ExprKind::NamedExpr: {
      auto* named = as<NamedExpr>(node);
      expression(named->value);
      out_.at(node->range);
      out_.emit(Opcode::copy, 1);
      return store(as<Name>(named->target)->id);
    }
    case ExprKind::BinOp:
      return binary_operation(as<BinOp>(node));
    case ExprKind::UnaryOp:
      return unary_operation(as<UnaryOp>(node));
    case ExprKind::Lambda:
      return lambda(as<Lambda>(node));
    case ExprKind::IfExp:
      return conditional(as<IfExp>(node));
    case ExprKind::Dict:
      return dictionary(as<Dict>(node));
    case ExprKind::Set:
      out_.at(node->range);
      if (constant_set(as<Set>(node)->elts)) return;
      return sequence(as<Set>(node)->elts, Opcode::build_set, Opcode::set_update, Opcode::set_add);
    case ExprKind::ListComp: {
      auto* list = as<ListComp>(node);
      return comprehension(node, Display::list, list->elt, nullptr, list->generators);
    }
    case ExprKind::SetComp: {
      auto* set = as<SetComp>(node);
      return comprehension(node, Display::set, set->elt, nullptr, set->generators);
    }
    case ExprKind::DictComp: {
      auto* dict = as<DictComp>(node);
      return comprehension(node, Display::dict, dict->key, dict->value, dict->generators);
    }
    case ExprKind::GeneratorExp: {
      auto* generator = as<GeneratorExp>(node);
      return comprehension(node, Display::generator, generator->elt, nullptr,
                           generator->generators);
    }
    case ExprKind::Await:
      return await(as<Await>(node));
    case ExprKind::Yield:
      return yield(as<Yield>(node));
    case ExprKind::YieldFrom:
      return yield_from(as<YieldFrom>(node));
    case ExprKind::Compare:
      return comparison(as<Compare>(node));
    case ExprKind::Call:
      return call(as<Call>(node));
    case ExprKind::FormattedValue:
      return formatted(as<FormattedValue>(node));
    case ExprKind::JoinedStr:
      return joined(as<JoinedStr>(node));
    case ExprKind::Constant:
      out_.at(node->range);
      return out_.emit_constant(constant(*as<Constant>(node)));
    case ExprKind::Attribute: {
      auto* attribute = as<Attribute>(node);
      expression(attribute->value);
      out_.at(node->range);
      return out_.emit_name(Opcode::load_attr, mangled(attribute->attr));
    }
    case ExprKind::Subscript:
      subscript_operands(as<Subscript>(node));
      out_.at(node->range);
      return out_.emit(Opcode::binary_subscript);
    case ExprKind::Starred:
      return fail("can't use starred expression here", node->range);
    case ExprKind::Name:
      out_.at(node->range);
      return load(as<Name>(node)->id);
    case ExprKind::List:
      out_.at(node->range);
      return sequence(as<List>(node)->elts, Opcode::build_list, Opcode::list_extend,
                      Opcode::list_append);
    case ExprKind::Tuple:
      out_.at(node->range);
      if (Value whole = constant_value(node); !whole.empty()) {
        return out_.emit_constant(std::move(whole));
      }
      return sequence(as<Tuple>(node)->elts, Opcode::build_tuple, Opcode::list_extend,
                      Opcode::list_append);
    case ExprKind::Slice:
      return slice(as<Slice>(node));
  }
}

// --- Operators ----------------------------------------------------------------------------------

void Compiler::boolean_operation(BoolOp* node) {
  const Label end = out_.new_label();
  const Opcode leave =
      node->op == BoolOperator::And ? Opcode::pop_jump_if_false : Opcode::pop_jump_if_true;
  for (std::size_t i = 0; i < node->values.size(); ++i) {
    expression(node->values[i]);
    if (i + 1 == node->values.size()) break;
    out_.at(node->values[i]->range);
    out_.emit(Opcode::copy, 1);
    out_.jump(leave, end);
    out_.emit(Opcode::pop_top);
  }
  out_.bind(end);
}

// `a + b + c ...` leans to the left: followed in a loop.
void Compiler::binary_operation(BinOp* node) {
  std::vector<BinOp*> chain{node};
  while (auto* left = try_as<BinOp>(chain.back()->left)) chain.push_back(left);
  auto one = chain.rbegin();
  // Its beginning may be a constant.
  Value folded = constant_value(chain.back()->left);
  const Range* place = &chain.back()->left->range;
  for (; !folded.empty() && one != chain.rend(); ++one) {
    Value longer = folded_operation((*one)->op, folded, constant_value((*one)->right));
    if (longer.empty()) break;
    folded = std::move(longer);
    place = &(*one)->range;
  }
  if (folded.empty()) {
    expression(chain.back()->left);
  } else {
    out_.at(*place);
    out_.emit_constant(std::move(folded));
  }
  for (; one != chain.rend(); ++one) {
    expression((*one)->right);
    out_.at((*one)->range);
    out_.emit(Opcode::binary_op, static_cast<std::uint32_t>(binary_operator((*one)->op)));
  }
}

void Compiler::unary_operation(UnaryOp* node) {
  // -1 is a constant, as in CPython.
  if (const Value folded = constant_value(node); !folded.empty()) {
    out_.at(node->range);
    return out_.emit_constant(folded);
  }
  // ~True is a constant too, and so it is not warned of when it runs.
  if (auto* constant = try_as<Constant>(node->operand);
      constant != nullptr && node->op == UnaryOperator::Invert &&
      (constant->constant == ConstantKind::True || constant->constant == ConstantKind::False)) {
    out_.at(node->range);
    return out_.emit_constant(Value::small_int(constant->constant == ConstantKind::True ? -2 : -1));
  }
  expression(node->operand);
  out_.at(node->range);
  switch (node->op) {
    case UnaryOperator::Invert:
      return out_.emit(Opcode::unary_invert);
    case UnaryOperator::Not:
      return out_.emit(Opcode::unary_not);
    case UnaryOperator::UAdd:
      return out_.emit(Opcode::unary_positive);
    case UnaryOperator::USub:
      return out_.emit(Opcode::unary_negative);
  }
}

static void emit_comparison(Assembler& out, syntax::CompareOperator op) {
  using Compared = looplane::script::CompareOperator;
  const auto compare = [&](Compared which) {
    out.emit(Opcode::compare_op, static_cast<std::uint32_t>(which));
  };
  switch (op) {
    case syntax::CompareOperator::Eq:
      return compare(Compared::eq);
    case syntax::CompareOperator::NotEq:
      return compare(Compared::ne);
    case syntax::CompareOperator::Lt:
      return compare(Compared::lt);
    case syntax::CompareOperator::LtE:
      return compare(Compared::le);
    case syntax::CompareOperator::Gt:
      return compare(Compared::gt);
    case syntax::CompareOperator::GtE:
      return compare(Compared::ge);
    case syntax::CompareOperator::Is:
      return out.emit(Opcode::is_op, 0);
    case syntax::CompareOperator::IsNot:
      return out.emit(Opcode::is_op, 1);
    case syntax::CompareOperator::In:
      return out.emit(Opcode::contains_op, 0);
    case syntax::CompareOperator::NotIn:
      return out.emit(Opcode::contains_op, 1);
  }
}

void Compiler::comparison(Compare* node) {
  warn_about_identity(node);
  expression(node->left);
  const std::size_t last = node->ops.size() - 1;
  if (last == 0) {
    expression(node->comparators[0]);
    out_.at(node->range);
    return emit_comparison(out_, node->ops[0]);
  }
  const Label cleanup = out_.new_label();
  const Label end = out_.new_label();
  for (std::size_t i = 0; i < last; ++i) {
    expression(node->comparators[i]);
    out_.at(node->range);
    out_.emit(Opcode::swap, 2);
    out_.emit(Opcode::copy, 2);
    emit_comparison(out_, node->ops[i]);
    out_.emit(Opcode::copy, 1);
    out_.jump(Opcode::pop_jump_if_false, cleanup);
    out_.emit(Opcode::pop_top);
  }
  expression(node->comparators[last]);
  out_.at(node->range);
  emit_comparison(out_, node->ops[last]);
  out_.jump(Opcode::jump, end);
  out_.bind(cleanup);
  out_.emit(Opcode::swap, 2);
  out_.emit(Opcode::pop_top);
  out_.bind(end);
}

void Compiler::conditional(IfExp* node) {
  const Label otherwise = out_.new_label();
  const Label end = out_.new_label();
  jump_if_false(node->test, otherwise);
  expression(node->body);
  const std::uint32_t depth = out_.depth();
  out_.nowhere();
  out_.jump(Opcode::jump, end);
  out_.set_depth(depth - 1);
  out_.bind(otherwise);
  expression(node->orelse);
  out_.bind(end);
}

// --- Displays -----------------------------------------------------------------------------------

void Compiler::sequence(std::span<Expr*> elements, Opcode build, Opcode extend, Opcode append) {
  const Position place = out_.position();
  std::size_t plain = 0;
  while (plain < elements.size() && !is<Starred>(elements[plain])) ++plain;
  // A long display is built piece by piece, so that the stack stays small.
  static constexpr std::size_t longest_at_once = 30;
  static constexpr std::size_t least_for_constants = 3;
  if (build == Opcode::build_list && elements.size() >= least_for_constants) {
    if (Value items = constant_items(elements); !items.empty()) {
      out_.emit(build, 0);
      out_.emit_constant(std::move(items));
      return out_.emit(extend, 1);
    }
  }
  if (plain == elements.size() && plain <= longest_at_once) {
    for (Expr* element : elements) expression(element);
    out_.set_position(place);
    return out_.emit(build, static_cast<std::uint32_t>(elements.size()));
  }
  if (plain > longest_at_once) plain = longest_at_once;
  for (std::size_t i = 0; i < plain; ++i) expression(elements[i]);
  out_.set_position(place);
  const bool tuple = build == Opcode::build_tuple;
  out_.emit(tuple ? Opcode::build_list : build, static_cast<std::uint32_t>(plain));
  for (std::size_t i = plain; i < elements.size(); ++i) {
    const bool starred = is<Starred>(elements[i]);
    expression(starred ? as<Starred>(elements[i])->value : elements[i]);
    out_.set_position(place);
    if (starred) out_.at(elements[i]->range);
    out_.emit(starred ? extend : append, 1);
  }
  out_.set_position(place);
  if (tuple) out_.emit(Opcode::list_to_tuple);
}

void Compiler::dictionary(Dict* node) {
  static constexpr std::uint32_t most_at_once = 16;
  out_.at(node->range);
  bool there = false;
  std::uint32_t pending = 0;
  const auto flush = [&] {
    out_.at(node->range);
    if (!there) {
      out_.emit(Opcode::build_map, pending);
    } else if (pending > 0) {
      out_.emit(Opcode::build_map, pending);
      out_.emit(Opcode::dict_update, 1);
    }
    there = true;
    pending = 0;
  };
  for (std::size_t i = 0; i < node->values.size(); ++i) {
    if (node->keys[i] == nullptr) {
      flush();
      expression(node->values[i]);
      out_.at(node->range);
      out_.emit(Opcode::dict_update, 1);
      continue;
    }
    expression(node->keys[i]);
    expression(node->values[i]);
    if (++pending == most_at_once) flush();
  }
  if (!there || pending > 0) flush();
}

void Compiler::formatted(FormattedValue* node) {
  expression(node->value);
  std::uint32_t argument = 0;
  switch (node->conversion) {
    case 's':
      argument = 1;
      break;
    case 'r':
      argument = 2;
      break;
    case 'a':
      argument = 3;
      break;
    default:
      break;
  }
  if (node->format_spec != nullptr) {
    expression(node->format_spec);
    argument |= 4;
  }
  out_.at(node->range);
  out_.emit(Opcode::format_value, argument);
}

void Compiler::joined(JoinedStr* node) {
  if (node->values.empty()) {
    out_.at(node->range);
    return out_.emit_constant(m_.string(""));
  }
  static constexpr std::size_t most_at_once = 30;
  std::uint32_t pieces = 0;
  for (Expr* value : node->values) {
    expression(value);
    if (++pieces == most_at_once) {
      out_.emit(Opcode::build_string, pieces);
      pieces = 1;
    }
  }
  out_.at(node->range);
  if (pieces != 1) out_.emit(Opcode::build_string, pieces);
}

void Compiler::slice(Slice* node) {
  const auto part = [&](Expr* bound) {
    if (bound != nullptr) {
      expression(bound);
    } else {
      out_.emit_constant(Value::none());
    }
  };
  out_.at(node->range);
  part(node->lower);
  part(node->upper);
  if (node->step != nullptr) part(node->step);
  out_.at(node->range);
  out_.emit(Opcode::build_slice, node->step != nullptr ? 3 : 2);
}

void Compiler::subscript_operands(Subscript* node) {
  warn_about_subscript(node);
  expression(node->value);
  // x[*a] is x[(*a,)].
  if (auto* star = try_as<Starred>(node->slice)) {
    Expr* one = star;
    out_.at(star->range);
    return sequence(std::span<Expr*>(&one, 1), Opcode::build_tuple, Opcode::list_extend,
                    Opcode::list_append);
  }
  expression(node->slice);
}

// --- Generators and coroutines ------------------------------------------------------------------

void Compiler::yield(Yield* node) {
  if (!is_function_ || unit_scope_->kind == Scope::Kind::type_parameters) {
    return fail("'yield' outside function", node->range);
  }
  if (node->value != nullptr) {
    expression(node->value);
  } else {
    out_.at(node->range);
    out_.emit_constant(Value::none());
  }
  out_.at(node->range);
  out_.emit(Opcode::yield_value, is_async_ ? 2 : 0);
  out_.emit(Opcode::resume, 1);
}

void Compiler::yield_from(YieldFrom* node) {
  if (!is_function_ || unit_scope_->kind == Scope::Kind::type_parameters) {
    return fail("'yield from' outside function", node->range);
  }
  if (is_async_) return fail("'yield from' inside async function", node->range);
  expression(node->value);
  out_.at(node->range);
  out_.emit(Opcode::get_yield_from_iter);
  out_.emit_constant(Value::none());
  send_loop();
}

void Compiler::await(Await* node) {
  if (!is_function_) return fail("'await' outside function", node->range);
  if (!in_async_function()) return fail("'await' outside async function", node->range);
  expression(node->value);
  out_.at(node->range);
  out_.emit(Opcode::get_awaitable, 0);
  out_.emit_constant(Value::none());
  send_loop();
}

/// receiver, None -> result. What the receiver yields is yielded; what is sent goes to it.
void Compiler::send_loop() {
  const Label again = out_.new_label();
  const Label failed = out_.new_label();
  const Label end = out_.new_label();
  out_.bind(again);
  out_.jump(Opcode::send, end);
  const Assembler::Protection protection = out_.protect(failed, false);
  out_.emit(Opcode::yield_value, 1);
  out_.end_protection(protection);
  out_.emit(Opcode::resume, 3);
  out_.jump(Opcode::jump, again);
  out_.bind_handler(failed, protection);
  out_.emit(Opcode::cleanup_throw);
  out_.bind(end);
  out_.emit(Opcode::end_send);
}

}  // namespace looplane::script
