#include "script/syntax/rules.hpp"

namespace looplane::script::syntax {

namespace {

struct BinaryOperator {
  Operator op;
  int precedence;
};

/// From `|`, which binds least, to the multiplications.
std::optional<BinaryOperator> binary_operator(TokenKind kind) {
  switch (kind) {
    case TokenKind::VerticalBar:
      return BinaryOperator{Operator::BitOr, 0};
    case TokenKind::Circumflex:
      return BinaryOperator{Operator::BitXor, 1};
    case TokenKind::Ampersand:
      return BinaryOperator{Operator::BitAnd, 2};
    case TokenKind::LeftShift:
      return BinaryOperator{Operator::LShift, 3};
    case TokenKind::RightShift:
      return BinaryOperator{Operator::RShift, 3};
    case TokenKind::Plus:
      return BinaryOperator{Operator::Add, 4};
    case TokenKind::Minus:
      return BinaryOperator{Operator::Sub, 4};
    case TokenKind::Star:
      return BinaryOperator{Operator::Mult, 5};
    case TokenKind::Slash:
      return BinaryOperator{Operator::Div, 5};
    case TokenKind::DoubleSlash:
      return BinaryOperator{Operator::FloorDiv, 5};
    case TokenKind::Percent:
      return BinaryOperator{Operator::Mod, 5};
    case TokenKind::At:
      return BinaryOperator{Operator::MatMult, 5};
    default:
      return std::nullopt;
  }
}

}  // namespace

bool Rules::at_expression_start() const {
  switch (current().kind) {
    case TokenKind::Name:
    case TokenKind::Number:
    case TokenKind::String:
    case TokenKind::FStringStart:
    case TokenKind::LeftParenthesis:
    case TokenKind::LeftBracket:
    case TokenKind::LeftBrace:
    case TokenKind::Plus:
    case TokenKind::Minus:
    case TokenKind::Tilde:
    case TokenKind::Star:
    case TokenKind::Ellipsis:
    case TokenKind::False:
    case TokenKind::None:
    case TokenKind::True:
    case TokenKind::Await:
    case TokenKind::Lambda:
    case TokenKind::Not:
      return true;
    default:
      return false;
  }
}

Expr* Rules::yield_or_star_expressions() {
  return at(TokenKind::Yield) ? yield_expression() : star_expressions();
}

Expr* Rules::star_expressions() {
  const Token& start = current();
  Expr* first = star_expression();
  if (!at(TokenKind::Comma)) return first;
  std::vector<Expr*> elements = {first};
  while (accept(TokenKind::Comma) && at_expression_start()) elements.push_back(star_expression());
  Tuple* tuple = make<Tuple>(start);
  tuple->elts = keep(elements);
  return tuple;
}

Expr* Rules::star_expression() {
  if (!at(TokenKind::Star)) return expression();
  const Token& start = advance();
  Expr* value = bitwise_or();
  Starred* starred = make<Starred>(start);
  starred->value = value;
  return starred;
}

Expr* Rules::star_named_expression() {
  return at(TokenKind::Star) ? star_expression() : named_expression();
}

Expr* Rules::named_expression() {
  if (!at(TokenKind::Name) || following().kind != TokenKind::ColonEqual) return expression();
  const Token& start = current();
  const Identifier id = expect_name();
  Name* target = make<Name>(start);
  target->id = id;
  target->ctx = ExprContext::Store;
  advance();
  Expr* value = expression();
  NamedExpr* named = make<NamedExpr>(start);
  named->target = target;
  named->value = value;
  return named;
}

Expr* Rules::yield_expression() {
  const Token& start = advance();
  if (accept(TokenKind::From)) {
    Expr* value = expression();
    YieldFrom* yield_from = make<YieldFrom>(start);
    yield_from->value = value;
    return yield_from;
  }
  Expr* value = at_expression_start() ? star_expressions() : nullptr;
  Yield* yield = make<Yield>(start);
  yield->value = value;
  return yield;
}

Expr* Rules::expression() {
  Nesting nesting(*this);
  if (at(TokenKind::Lambda)) return lambda();
  const Token& start = current();
  Expr* body = disjunction();
  return at(TokenKind::If) ? conditional(start, body) : body;
}

Expr* Rules::conditional(const Token& start, Expr* body) {
  advance();
  Expr* test = disjunction();
  expect(TokenKind::Else);
  Expr* orelse = expression();
  IfExp* result = make<IfExp>(start);
  result->test = test;
  result->body = body;
  result->orelse = orelse;
  return result;
}

Expr* Rules::lambda() {
  const Token& start = advance();
  Arguments* args = parameters(TokenKind::Colon, false);
  expect(TokenKind::Colon);
  Expr* body = expression();
  Lambda* result = make<Lambda>(start);
  result->args = args;
  result->body = body;
  return result;
}

Expr* Rules::disjunction() {
  const Token& start = current();
  Expr* first = conjunction();
  if (!at(TokenKind::Or)) return first;
  std::vector<Expr*> values = {first};
  while (accept(TokenKind::Or)) values.push_back(conjunction());
  BoolOp* result = make<BoolOp>(start);
  result->op = BoolOperator::Or;
  result->values = keep(values);
  return result;
}

Expr* Rules::conjunction() {
  const Token& start = current();
  Expr* first = inversion();
  if (!at(TokenKind::And)) return first;
  std::vector<Expr*> values = {first};
  while (accept(TokenKind::And)) values.push_back(inversion());
  BoolOp* result = make<BoolOp>(start);
  result->op = BoolOperator::And;
  result->values = keep(values);
  return result;
}

Expr* Rules::inversion() {
  if (!at(TokenKind::Not)) return comparison();
  Nesting nesting(*this);
  const Token& start = advance();
  Expr* operand = inversion();
  UnaryOp* result = make<UnaryOp>(start);
  result->op = UnaryOperator::Not;
  result->operand = operand;
  return result;
}

bool Rules::comparison_operator(CompareOperator& op) {
  switch (current().kind) {
    case TokenKind::EqualEqual:
      op = CompareOperator::Eq;
      break;
    case TokenKind::NotEqual:
      op = CompareOperator::NotEq;
      break;
    case TokenKind::Less:
      op = CompareOperator::Lt;
      break;
    case TokenKind::LessEqual:
      op = CompareOperator::LtE;
      break;
    case TokenKind::Greater:
      op = CompareOperator::Gt;
      break;
    case TokenKind::GreaterEqual:
      op = CompareOperator::GtE;
      break;
    case TokenKind::In:
      op = CompareOperator::In;
      break;
    case TokenKind::Is:
      op = following().kind == TokenKind::Not ? CompareOperator::IsNot : CompareOperator::Is;
      break;
    case TokenKind::Not:
      if (following().kind != TokenKind::In) return false;
      op = CompareOperator::NotIn;
      break;
    default:
      return false;
  }
  advance();
  if (op == CompareOperator::IsNot || op == CompareOperator::NotIn) advance();
  return true;
}

Expr* Rules::comparison() {
  const Token& start = current();
  Expr* left = bitwise_or();
  CompareOperator op;
  if (!comparison_operator(op)) return left;
  std::vector<CompareOperator> ops;
  std::vector<Expr*> comparators;
  do {
    ops.push_back(op);
    comparators.push_back(bitwise_or());
  } while (comparison_operator(op));
  Compare* result = make<Compare>(start);
  result->left = left;
  result->ops = keep(ops);
  result->comparators = keep(comparators);
  return result;
}

Expr* Rules::binary(int lowest_precedence) {
  const Token& start = current();
  Expr* left = factor();
  for (;;) {
    const auto found = binary_operator(current().kind);
    if (!found || found->precedence < lowest_precedence) return left;
    advance();
    Expr* right = binary(found->precedence + 1);
    BinOp* result = make<BinOp>(start);
    result->left = left;
    result->op = found->op;
    result->right = right;
    left = result;
  }
}

Expr* Rules::factor() {
  UnaryOperator op;
  switch (current().kind) {
    case TokenKind::Plus:
      op = UnaryOperator::UAdd;
      break;
    case TokenKind::Minus:
      op = UnaryOperator::USub;
      break;
    case TokenKind::Tilde:
      op = UnaryOperator::Invert;
      break;
    default:
      return power();
  }
  Nesting nesting(*this);
  const Token& start = advance();
  Expr* operand = factor();
  UnaryOp* result = make<UnaryOp>(start);
  result->op = op;
  result->operand = operand;
  return result;
}

Expr* Rules::power() {
  const Token& start = current();
  const bool awaits = accept(TokenKind::Await);
  Expr* base = primary();
  if (awaits) {
    Await* await = make<Await>(start);
    await->value = base;
    base = await;
  }
  if (!accept(TokenKind::DoubleStar)) return base;
  Nesting nesting(*this);
  Expr* exponent = factor();
  BinOp* result = make<BinOp>(start);
  result->left = base;
  result->op = Operator::Pow;
  result->right = exponent;
  return result;
}

Expr* Rules::primary() {
  const Token& start = current();
  Expr* value = atom();
  for (;;) {
    if (accept(TokenKind::Dot)) {
      const Identifier attr = expect_name();
      Attribute* attribute = make<Attribute>(start);
      attribute->value = value;
      attribute->attr = attr;
      value = attribute;
    } else if (at(TokenKind::LeftParenthesis)) {
      value = call(start, value);
    } else if (at(TokenKind::LeftBracket)) {
      value = subscript(start, value);
    } else {
      return value;
    }
  }
}

}  // namespace looplane::script::syntax
