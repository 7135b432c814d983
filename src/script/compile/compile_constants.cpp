#include <algorithm>
#include <bit>

#include "script/compile/compiler.hpp"
#include "script/machine/operations.hpp"
#include "script/values/complex.hpp"
#include "script/values/integer.hpp"

// Constants: what is folded into one, and which of a program are the same object.

namespace looplane::script {

using namespace syntax;

/// all_name_chars
static bool looks_like_a_name(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
  });
}

/// Equal constants of a program are one object (merge_const_one): the first of them.
Value Compiler::merged(char kind, std::string_view text, Value value) {
  if (outer_ != nullptr) return outer_->merged(kind, text, std::move(value));
  return constants_.try_emplace(concat(std::string_view(&kind, 1), text), value).first->second;
}

/// One that could be a name is one in all programs (intern_constants).
Value Compiler::text_constant(std::string_view text) {
  return looks_like_a_name(text) ? m_.interned(text) : merged('t', text, m_.string(text));
}

Value Compiler::tuple_constant(std::span<const Value> items) {
  std::string key;
  for (const Value& item : items) key += std::to_string(item.bits()) + ",";
  return merged('u', key, m_.tuple(items));
}

Value Compiler::constant(const Constant& node) {
  switch (node.constant) {
    case ConstantKind::None:
      return Value::none();
    case ConstantKind::True:
      return Value::boolean(true);
    case ConstantKind::False:
      return Value::boolean(false);
    case ConstantKind::Ellipsis:
      return m_.ellipsis;
    case ConstantKind::Integer:
      return merged('i', concat(node.text, "/", std::to_string(node.base)),
                    integer_from_text(m_, node.text, node.base).take());
    case ConstantKind::Float:
      return Value::number(node.number);
    case ConstantKind::Imaginary:
      return merged('j', std::to_string(std::bit_cast<std::uint64_t>(node.number)),
                    complex_value(m_, {0, node.number}));
    case ConstantKind::Text:
      return text_constant(node.text);
    case ConstantKind::Bytes:
      return merged('b', node.text, m_.bytes(node.text));
  }
  return {};
}

static bool same_constants(Machine& m, SetObject* a, SetObject* b) {
  if (a->used != b->used) return false;
  const auto same = [&](const SetObject::Slot& one, const SetObject::Slot& other) {
    return one.hash == other.hash && m.type_of(one.key) == m.type_of(other.key) &&
           equal_simple(m, one.key, other.key).value_or(false);
  };
  return std::all_of(a->table.begin(), a->table.end(), [&](const SetObject::Slot& one) {
    return one.key.empty() ||
           std::any_of(b->table.begin(), b->table.end(), [&](const SetObject::Slot& other) {
             return !other.key.empty() && same(one, other);
           });
  });
}

/// Equal constants of a program are one, so that {8, 0, 16} comes in the order of an earlier
/// {0, 8, 16} (merge_const_one).
Ref<SetObject> Compiler::merged_constant(Ref<SetObject> set) {
  if (outer_ != nullptr) return outer_->merged_constant(std::move(set));
  for (const Ref<SetObject>& known : constant_sets_) {
    if (same_constants(m_, known.get(), set.get())) return known;
  }
  constant_sets_.push_back(set);
  return set;
}

/// The result of an operation of constants that CPython makes when it compiles (fold_binop). Or
/// nothing: of numbers only what fits without a big integer.
Value Compiler::folded_operation(Operator operation, const Value& left, const Value& right) {
  static constexpr std::int64_t longest_text = 4096;
  if (left.is_small_int() && right.is_small_int()) {
    std::int64_t result = 0;
    const std::int64_t a = left.small_int();
    const std::int64_t b = right.small_int();
    const bool overflows = operation == Operator::Add    ? __builtin_add_overflow(a, b, &result)
                           : operation == Operator::Sub  ? __builtin_sub_overflow(a, b, &result)
                           : operation == Operator::Mult ? __builtin_mul_overflow(a, b, &result)
                                                         : true;
    return overflows || !Value::fits(result) ? Value() : Value::small_int(result);
  }
  if (!left.is(Kind::string)) return {};
  const std::string_view text = text_of(left);
  if (operation == Operator::Add && right.is(Kind::string)) {
    return text_constant(concat(text, text_of(right)));
  }
  if (operation != Operator::Mult || !right.is_small_int()) return {};
  const std::int64_t times = std::max<std::int64_t>(right.small_int(), 0);
  const auto length = static_cast<std::int64_t>(left.as<StringObject>()->length);
  if (length != 0 && times > longest_text / length) return {};
  std::string repeated;
  for (std::int64_t i = 0; i < times; ++i) repeated += text;
  return text_constant(repeated);
}

/// `a + b + c ...` leans to the left: followed in a loop.
Value Compiler::folded_operations(BinOp* node) {
  std::vector<BinOp*> chain{node};
  while (auto* left = try_as<BinOp>(chain.back()->left)) chain.push_back(left);
  Value folded = constant_value(chain.back()->left);
  for (auto one = chain.rbegin(); !folded.empty() && one != chain.rend(); ++one) {
    folded = folded_operation((*one)->op, folded, constant_value((*one)->right));
  }
  return folded;
}

/// What CPython folds into a constant: literals, numbers with a minus, tuples of them, some of
/// their sums and products. Or nothing.
Value Compiler::constant_value(Expr* node) {
  if (auto* literal = try_as<Constant>(node)) return constant(*literal);
  if (auto* operation = try_as<BinOp>(node)) return folded_operations(operation);
  if (auto* negated = try_as<UnaryOp>(node)) {
    auto* number = try_as<Constant>(negated->operand);
    if (number == nullptr || negated->op != UnaryOperator::USub) return {};
    const Value value = constant(*number);
    if (value.is_small_int()) return Value::small_int(-value.small_int());
    return value.is_number() ? Value::number(-value.number()) : Value();
  }
  auto* tuple = try_as<Tuple>(node);
  return tuple == nullptr ? Value() : constant_items(tuple->elts);
}

/// A tuple of constants; nothing, if they are not.
Value Compiler::constant_items(std::span<Expr*> elements) {
  std::vector<Value> items;
  for (Expr* element : elements) {
    Value item = constant_value(element);
    if (item.empty()) return {};
    items.push_back(std::move(item));
  }
  return tuple_constant(items);
}

/// A set display of constants as CPython keeps it: a frozenset that is built, and built once more
/// from its own order when it joins the program's constants (merge_consts_recursive). Or nothing.
Value Compiler::constant_frozenset(std::span<Expr*> elements) {
  const Ref<SetObject> first = m_.new_set(true);
  for (Expr* element : elements) {
    const Value value = constant_value(element);
    if (value.empty() || !set_add(m_, first.get(), value).ready()) return {};
  }
  Ref<SetObject> second = m_.new_set(true);
  for (const SetObject::Slot& slot : first->table) {
    if (!slot.key.empty() && !set_add(m_, second.get(), slot.key).ready()) return {};
  }
  return Value(merged_constant(std::move(second)));
}

/// Three constants or more come in the order of a frozenset.
bool Compiler::constant_set(std::span<Expr*> elements) {
  if (elements.size() < 3) return false;
  const Value constants = constant_frozenset(elements);
  if (constants.empty()) return false;
  out_.emit(Opcode::build_set, 0);
  out_.emit_constant(constants);
  out_.emit(Opcode::set_update, 1);
  return true;
}

/// What a loop goes through: a set of constants there is the frozenset itself.
void Compiler::iterated(Expr* node) {
  auto* display = try_as<Set>(node);
  const Value constants = display == nullptr ? Value() : constant_frozenset(display->elts);
  if (constants.empty()) return expression(node);
  out_.at(node->range);
  out_.emit_constant(constants);
}

}  // namespace looplane::script
