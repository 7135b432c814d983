#include "script/syntax/rules.hpp"

namespace looplane::script::syntax {

namespace {

/// The operator of `+=` and its like.
std::optional<Operator> augmented_operator(TokenKind kind) {
  switch (kind) {
    case TokenKind::PlusEqual:
      return Operator::Add;
    case TokenKind::MinusEqual:
      return Operator::Sub;
    case TokenKind::StarEqual:
      return Operator::Mult;
    case TokenKind::AtEqual:
      return Operator::MatMult;
    case TokenKind::SlashEqual:
      return Operator::Div;
    case TokenKind::PercentEqual:
      return Operator::Mod;
    case TokenKind::AmpersandEqual:
      return Operator::BitAnd;
    case TokenKind::VerticalBarEqual:
      return Operator::BitOr;
    case TokenKind::CircumflexEqual:
      return Operator::BitXor;
    case TokenKind::LeftShiftEqual:
      return Operator::LShift;
    case TokenKind::RightShiftEqual:
      return Operator::RShift;
    case TokenKind::DoubleStarEqual:
      return Operator::Pow;
    case TokenKind::DoubleSlashEqual:
      return Operator::FloorDiv;
    default:
      return std::nullopt;
  }
}

}  // namespace

void Rules::statement(std::vector<Stmt*>& body) {
  if (Stmt* compound = compound_statement()) {
    body.push_back(compound);
  } else {
    simple_statements(body);
  }
}

void Rules::simple_statements(std::vector<Stmt*>& body) {
  do {
    body.push_back(simple_statement());
  } while (accept(TokenKind::Semicolon) && !at(TokenKind::Newline));
  expect(TokenKind::Newline);
}

Stmt* Rules::simple_statement() {
  const Token& start = current();
  switch (current().kind) {
    case TokenKind::Return:
      return return_statement();
    case TokenKind::Import:
      return import_statement();
    case TokenKind::From:
      return import_from_statement();
    case TokenKind::Raise:
      return raise_statement();
    case TokenKind::Del:
      return delete_statement();
    case TokenKind::Assert:
      return assert_statement();
    case TokenKind::Pass:
      advance();
      return make<Pass>(start);
    case TokenKind::Break:
      advance();
      return make<Break>(start);
    case TokenKind::Continue:
      advance();
      return make<Continue>(start);
    case TokenKind::Global: {
      advance();
      const auto declared = names();
      Global* global = make<Global>(start);
      global->names = declared;
      return global;
    }
    case TokenKind::Nonlocal: {
      advance();
      const auto declared = names();
      Nonlocal* nonlocal = make<Nonlocal>(start);
      nonlocal->names = declared;
      return nonlocal;
    }
    default:
      break;
  }
  if (at_soft_keyword("type") && following().kind == TokenKind::Name) return type_alias();
  return expression_statement();
}

std::span<Identifier> Rules::names() {
  std::vector<Identifier> result;
  do {
    result.push_back(expect_name());
  } while (accept(TokenKind::Comma));
  return keep(result);
}

Stmt* Rules::expression_statement() {
  const Token& start = current();
  Expr* value = yield_or_star_expressions();
  if (at(TokenKind::Equal)) return assignment(start, value);
  if (at(TokenKind::Colon)) return annotated_assignment(start, value);
  if (const auto op = augmented_operator(current().kind)) {
    return augmented_assignment(start, value, *op);
  }
  Expression* statement = make<Expression>(start);
  statement->value = value;
  return statement;
}

Stmt* Rules::assignment(const Token& start, Expr* first) {
  std::vector<Expr*> targets;
  Expr* value = first;
  while (accept(TokenKind::Equal)) {
    if (!make_target(value, ExprContext::Store)) fail();
    targets.push_back(value);
    value = yield_or_star_expressions();
  }
  Assign* assign = make<Assign>(start);
  assign->targets = keep(targets);
  assign->value = value;
  return assign;
}

Stmt* Rules::annotated_assignment(const Token& start, Expr* target) {
  const bool single = is<Name>(target) || is<Attribute>(target) || is<Subscript>(target);
  if (!single || !make_target(target, ExprContext::Store)) fail();
  expect(TokenKind::Colon);
  Expr* annotation = expression();
  Expr* value = accept(TokenKind::Equal) ? yield_or_star_expressions() : nullptr;
  AnnAssign* assign = make<AnnAssign>(start);
  assign->target = target;
  assign->annotation = annotation;
  assign->value = value;
  assign->simple = is<Name>(target) && !target->parenthesized;
  return assign;
}

Stmt* Rules::augmented_assignment(const Token& start, Expr* target, Operator op) {
  const bool single = is<Name>(target) || is<Attribute>(target) || is<Subscript>(target);
  if (!single || !make_target(target, ExprContext::Store)) fail();
  advance();
  Expr* value = yield_or_star_expressions();
  AugAssign* assign = make<AugAssign>(start);
  assign->target = target;
  assign->op = op;
  assign->value = value;
  return assign;
}

Stmt* Rules::return_statement() {
  const Token& start = advance();
  const bool bare = at(TokenKind::Newline) || at(TokenKind::Semicolon);
  Expr* value = bare ? nullptr : star_expressions();
  Return* statement = make<Return>(start);
  statement->value = value;
  return statement;
}

Stmt* Rules::raise_statement() {
  const Token& start = advance();
  const bool bare = at(TokenKind::Newline) || at(TokenKind::Semicolon);
  Expr* exc = bare ? nullptr : expression();
  Expr* cause = exc != nullptr && accept(TokenKind::From) ? expression() : nullptr;
  Raise* statement = make<Raise>(start);
  statement->exc = exc;
  statement->cause = cause;
  return statement;
}

Stmt* Rules::delete_statement() {
  const Token& start = advance();
  std::vector<Expr*> targets;
  do {
    targets.push_back(bitwise_or());
    if (!failed_ && !make_target(targets.back(), ExprContext::Del)) fail();
  } while (accept(TokenKind::Comma) && !at(TokenKind::Newline) && !at(TokenKind::Semicolon));
  Delete* statement = make<Delete>(start);
  statement->targets = keep(targets);
  return statement;
}

Stmt* Rules::assert_statement() {
  const Token& start = advance();
  Expr* test = expression();
  Expr* msg = accept(TokenKind::Comma) ? expression() : nullptr;
  Assert* statement = make<Assert>(start);
  statement->test = test;
  statement->msg = msg;
  return statement;
}

Identifier Rules::dotted_name() {
  Identifier name = expect_name();
  if (!at(TokenKind::Dot)) return name;
  std::string text(name);
  while (accept(TokenKind::Dot)) {
    text += '.';
    text += expect_name();
  }
  return intern(text);
}

Identifier Rules::optional_alias() { return accept(TokenKind::As) ? expect_name() : Identifier{}; }

Stmt* Rules::import_statement() {
  const Token& start = advance();
  std::vector<Alias> aliases;
  do {
    const Token& alias_start = current();
    const Identifier name = dotted_name();
    const Identifier asname = optional_alias();
    aliases.push_back({name, asname, range_from(alias_start)});
  } while (accept(TokenKind::Comma));
  Import* statement = make<Import>(start);
  statement->names = keep(aliases);
  return statement;
}

Alias Rules::import_alias() {
  const Token& start = current();
  const Identifier name = expect_name();
  const Identifier asname = optional_alias();
  return {name, asname, range_from(start)};
}

Stmt* Rules::import_from_statement() {
  const Token& start = advance();
  std::uint32_t level = 0;
  while (at(TokenKind::Dot) || at(TokenKind::Ellipsis)) {
    level += static_cast<std::uint32_t>(advance().text.size());
  }
  const Identifier module = level > 0 && at(TokenKind::Import) ? Identifier{} : dotted_name();
  expect(TokenKind::Import);
  std::vector<Alias> aliases;
  if (at(TokenKind::Star)) {
    const Token& star = advance();
    aliases.push_back({intern("*"), {}, range_from(star)});
  } else {
    const bool parenthesized = accept(TokenKind::LeftParenthesis);
    do {
      aliases.push_back(import_alias());
    } while (accept(TokenKind::Comma) && !(parenthesized && at(TokenKind::RightParenthesis)));
    if (parenthesized) expect(TokenKind::RightParenthesis);
  }
  ImportFrom* statement = make<ImportFrom>(start);
  statement->module = module;
  statement->names = keep(aliases);
  statement->level = level;
  return statement;
}

Stmt* Rules::type_alias() {
  const Token& start = advance();
  const Token& name_token = current();
  const Identifier id = expect_name();
  Name* name = make<Name>(name_token);
  name->id = id;
  name->ctx = ExprContext::Store;
  const auto params = type_params();
  expect(TokenKind::Equal);
  Expr* value = expression();
  TypeAlias* alias = make<TypeAlias>(start);
  alias->name = name;
  alias->type_params = params;
  alias->value = value;
  return alias;
}

}  // namespace looplane::script::syntax
