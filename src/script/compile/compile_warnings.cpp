#include <algorithm>

#include "script/compile/compiler.hpp"
#include "script/machine/operations.hpp"

// What is allowed and hardly meant: the warnings of CPython's compiler.

namespace looplane::script {

using namespace syntax;

void Compiler::warn(std::string message, const Range& range) {
  if (outer_ != nullptr) return outer_->warn(std::move(message), range);
  warnings.push_back({std::move(message), range});
}

static std::string_view type_of_constant(const Constant& node) {
  switch (node.constant) {
    case ConstantKind::None:
      return "NoneType";
    case ConstantKind::True:
    case ConstantKind::False:
      return "bool";
    case ConstantKind::Ellipsis:
      return "ellipsis";
    case ConstantKind::Integer:
      return "int";
    case ConstantKind::Float:
      return "float";
    case ConstantKind::Imaginary:
      return "complex";
    case ConstantKind::Text:
      return "str";
    case ConstantKind::Bytes:
      return "bytes";
  }
  return {};
}

static std::string_view type_of(Expr* node);

static bool is_constant(Expr* node) {
  if (auto* tuple = try_as<Tuple>(node)) {
    return std::all_of(tuple->elts.begin(), tuple->elts.end(), is_constant);
  }
  if (auto* operation = try_as<UnaryOp>(node)) return is_constant(operation->operand);
  if (auto* operation = try_as<BinOp>(node)) {
    return is_constant(operation->left) && is_constant(operation->right);
  }
  return is<Constant>(node);
}

/// What the optimizer makes of operators between constants: 1 + 2.0 is a float.
static std::string_view type_of_folded(BinOp* node) {
  static constexpr std::string_view numbers[] = {"bool", "int", "float", "complex"};
  const auto rank = [](std::string_view type) {
    return std::find(std::begin(numbers), std::end(numbers), type) - std::begin(numbers);
  };
  const std::string_view left = type_of(node->left);
  const std::string_view right = type_of(node->right);
  const bool left_is_number = rank(left) < 4;
  const bool right_is_number = rank(right) < 4;
  if (left_is_number && right_is_number) {
    const bool whole = node->op != Operator::Div && rank(left) < 2 && rank(right) < 2;
    return whole ? "int" : numbers[std::max({rank(left), rank(right), std::ptrdiff_t{2}})];
  }
  if (node->op == Operator::Mult && left_is_number != right_is_number) {
    return left_is_number ? right : left;
  }
  return node->op == Operator::Add && left == right ? left : std::string_view();
}

/// The name of the type that the value will have, as far as its syntax tells (infer_type).
static std::string_view type_of(Expr* node) {
  switch (node->kind) {
    case ExprKind::BinOp:
      return is_constant(node) ? type_of_folded(as<BinOp>(node)) : std::string_view();
    case ExprKind::UnaryOp: {
      if (!is_constant(node)) return {};
      if (as<UnaryOp>(node)->op == UnaryOperator::Not) return "bool";
      const std::string_view type = type_of(as<UnaryOp>(node)->operand);
      return type == "bool" ? "int" : type;
    }
    case ExprKind::Tuple:
      return "tuple";
    case ExprKind::List:
    case ExprKind::ListComp:
      return "list";
    case ExprKind::Dict:
    case ExprKind::DictComp:
      return "dict";
    case ExprKind::Set:
    case ExprKind::SetComp:
      return "set";
    case ExprKind::GeneratorExp:
      return "generator";
    case ExprKind::Lambda:
      return "function";
    case ExprKind::JoinedStr:
    case ExprKind::FormattedValue:
      return "str";
    case ExprKind::Constant:
      return type_of_constant(*as<Constant>(node));
    default:
      return {};
  }
}

/// Whether `is` makes sense with it (check_is_arg): constants of which there is only one.
static bool has_identity(Expr* node) {
  if (!is_constant(node)) return true;
  auto* constant = try_as<Constant>(node);
  if (constant == nullptr) return false;
  return constant->constant == ConstantKind::None || constant->constant == ConstantKind::True ||
         constant->constant == ConstantKind::False || constant->constant == ConstantKind::Ellipsis;
}

void Compiler::warn_about_identity(Compare* node) {
  Expr* left = node->left;
  for (std::size_t i = 0; i < node->ops.size(); ++i) {
    Expr* right = node->comparators[i];
    const bool is = node->ops[i] == syntax::CompareOperator::Is;
    const bool by_identity = is || node->ops[i] == syntax::CompareOperator::IsNot;
    if (by_identity && (!has_identity(left) || !has_identity(right))) {
      Expr* literal = has_identity(left) ? right : left;
      return warn(concat("\"", is ? "is" : "is not", "\" with '", type_of(literal),
                         "' literal. Did you mean \"", is ? "==" : "!=", "\"?"),
                  node->range);
    }
    left = right;
  }
}

void Compiler::warn_about_callee(Call* node) {
  const std::string_view type = type_of(node->func);
  if (type.empty() || is<Lambda>(node->func)) return;
  warn(concat("'", type, "' object is not callable; perhaps you missed a comma?"), node->range);
}

void Compiler::warn_about_subscript(Subscript* node) {
  constexpr auto one_of = [](std::string_view type, auto... names) {
    return ((type == std::string_view(names)) || ...);
  };
  const std::string_view type = type_of(node->value);
  if (one_of(type, "set", "generator", "function", "NoneType", "ellipsis", "int", "bool", "float",
             "complex")) {
    return warn(concat("'", type, "' object is not subscriptable; perhaps you missed a comma?"),
                node->range);
  }
  const std::string_view index = type_of(node->slice);
  if (!one_of(type, "str", "bytes", "tuple", "list") || index.empty() ||
      one_of(index, "int", "bool")) {
    return;
  }
  warn(concat(type, " indices must be integers or slices, not ", index,
              "; perhaps you missed a comma?"),
       node->range);
}

}  // namespace looplane::script
