#include "script/syntax/rules.hpp"

namespace looplane::script::syntax {

bool Rules::make_targets(std::span<Expr*> elements, ExprContext context) {
  for (Expr* element : elements) {
    if (!make_target(element, context)) return false;
  }
  return true;
}

// Targets are read as expressions; whether an expression can be one is seen from its node.
bool Rules::make_target(Expr* expr, ExprContext context) {
  if (failed_) return false;
  switch (expr->kind) {
    case ExprKind::Name:
      as<Name>(expr)->ctx = context;
      return true;
    case ExprKind::Attribute:
      as<Attribute>(expr)->ctx = context;
      return true;
    case ExprKind::Subscript:
      as<Subscript>(expr)->ctx = context;
      return true;
    case ExprKind::Starred: {
      Starred* starred = as<Starred>(expr);
      starred->ctx = context;
      return context == ExprContext::Store && !is<Starred>(starred->value) &&
             make_target(starred->value, context);
    }
    case ExprKind::List:
      as<List>(expr)->ctx = context;
      return make_targets(as<List>(expr)->elts, context);
    case ExprKind::Tuple:
      as<Tuple>(expr)->ctx = context;
      return make_targets(as<Tuple>(expr)->elts, context);
    default:
      return false;
  }
}

Expr* Rules::star_target() {
  const Token& start = current();
  Expr* target;
  if (accept(TokenKind::Star)) {
    Expr* value = bitwise_or();
    Starred* starred = make<Starred>(start);
    starred->value = value;
    target = starred;
  } else {
    target = bitwise_or();
  }
  if (!make_target(target, ExprContext::Store)) fail();
  return target;
}

Expr* Rules::star_targets() {
  const Token& start = current();
  Expr* first = star_target();
  if (!at(TokenKind::Comma)) return first;
  std::vector<Expr*> elements = {first};
  while (accept(TokenKind::Comma) && !at(TokenKind::In)) elements.push_back(star_target());
  Tuple* tuple = make<Tuple>(start);
  tuple->elts = keep(elements);
  tuple->ctx = ExprContext::Store;
  return tuple;
}

}  // namespace looplane::script::syntax
