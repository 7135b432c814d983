#include "script/syntax/rules.hpp"

namespace looplane::script::syntax {

Stmt* Rules::compound_statement() {
  const Token& start = current();
  switch (current().kind) {
    case TokenKind::At:
      return decorated();
    case TokenKind::Def:
      return function_definition<FunctionDef>(start, {});
    case TokenKind::Class:
      return class_definition({});
    case TokenKind::Async:
      return async_statement({});
    case TokenKind::If:
      return if_statement();
    case TokenKind::While:
      return while_statement();
    case TokenKind::For:
      return for_statement<For>(start);
    case TokenKind::With:
      return with_statement<With>(start);
    case TokenKind::Try:
      return try_statement();
    case TokenKind::Name:
      return at_soft_keyword("match") ? match_statement() : nullptr;
    default:
      return nullptr;
  }
}

Body Rules::block() {
  std::vector<Stmt*> body;
  if (!accept(TokenKind::Newline)) {
    simple_statements(body);
    return keep(body);
  }
  Nesting nesting(*this);
  expect(TokenKind::Indent);
  do {
    statement(body);
  } while (!accept(TokenKind::Dedent) && !failed_);
  return keep(body);
}

Stmt* Rules::if_statement() {
  // A chain of elifs is as long as its author pleases: each goes into the orelse of the one before.
  std::vector<If*> chain;
  do {
    const Token& start = advance();
    Expr* test = named_expression();
    expect(TokenKind::Colon);
    const Body body = block();
    If* branch = make<If>(start);
    branch->test = test;
    branch->body = body;
    if (!chain.empty()) chain.back()->orelse = keep(std::vector<Stmt*>{branch});
    chain.push_back(branch);
  } while (at(TokenKind::Elif));
  chain.back()->orelse = else_block();
  for (If* branch : chain) {
    branch->range.end_line = previous_->range.end_line;
    branch->range.end_column = previous_->range.end_column;
  }
  return chain.front();
}

Body Rules::else_block() {
  if (!accept(TokenKind::Else)) return {};
  expect(TokenKind::Colon);
  return block();
}

Stmt* Rules::while_statement() {
  const Token& start = advance();
  Expr* test = named_expression();
  expect(TokenKind::Colon);
  const Body body = block();
  const Body orelse = else_block();
  While* loop = make<While>(start);
  loop->test = test;
  loop->body = body;
  loop->orelse = orelse;
  return loop;
}

template <class Loop>
Stmt* Rules::for_statement(const Token& start) {
  expect(TokenKind::For);
  Expr* target = star_targets();
  expect(TokenKind::In);
  Expr* iter = star_expressions();
  expect(TokenKind::Colon);
  const Body body = block();
  const Body orelse = else_block();
  Loop* loop = make<Loop>(start);
  loop->target = target;
  loop->iter = iter;
  loop->body = body;
  loop->orelse = orelse;
  return loop;
}

WithItem Rules::with_item() {
  Expr* context = expression();
  if (!accept(TokenKind::As)) return {context, nullptr};
  Expr* target = star_target();
  const bool complete =
      at(TokenKind::Comma) || at(TokenKind::RightParenthesis) || at(TokenKind::Colon);
  if (!complete) fail();
  return {context, target};
}

bool Rules::parenthesized_with_items(std::vector<WithItem>& items) {
  if (!at(TokenKind::LeftParenthesis)) return false;
  const Mark before = mark();
  advance();
  do {
    items.push_back(with_item());
  } while (accept(TokenKind::Comma) && !at(TokenKind::RightParenthesis));
  expect(TokenKind::RightParenthesis);
  if (at(TokenKind::Colon)) return true;
  // The parenthesis belonged to an expression, as in `with (yield):` and `with (a), b:`.
  go_back_to(before);
  items.clear();
  return false;
}

template <class Block>
Stmt* Rules::with_statement(const Token& start) {
  expect(TokenKind::With);
  std::vector<WithItem> items;
  if (!parenthesized_with_items(items)) {
    do {
      items.push_back(with_item());
    } while (accept(TokenKind::Comma));
  }
  expect(TokenKind::Colon);
  const Body body = block();
  Block* with = make<Block>(start);
  with->items = keep(items);
  with->body = body;
  return with;
}

ExceptHandler Rules::except_handler(bool star) {
  ExceptHandler handler;
  const Token& start = current();
  expect(TokenKind::Except);
  if (star) expect(TokenKind::Star);
  if (star || !at(TokenKind::Colon)) {
    handler.type = expression();
    handler.name = optional_alias();
  }
  expect(TokenKind::Colon);
  handler.body = block();
  handler.range = range_from(start);
  return handler;
}

Stmt* Rules::try_statement() {
  const Token& start = advance();
  expect(TokenKind::Colon);
  const Body body = block();
  const bool star = at(TokenKind::Except) && following().kind == TokenKind::Star;
  std::vector<ExceptHandler> handlers;
  while (at(TokenKind::Except)) handlers.push_back(except_handler(star));
  const Body orelse = handlers.empty() ? Body{} : else_block();
  Body finalbody;
  if (accept(TokenKind::Finally)) {
    expect(TokenKind::Colon);
    finalbody = block();
  } else if (handlers.empty()) {
    fail();
  }
  return star ? finish_try<TryStar>(start, body, handlers, orelse, finalbody)
              : finish_try<Try>(start, body, handlers, orelse, finalbody);
}

template <class Block>
Stmt* Rules::finish_try(const Token& start, Body body, const std::vector<ExceptHandler>& handlers,
                        Body orelse, Body finalbody) {
  Block* statement = make<Block>(start);
  statement->body = body;
  statement->handlers = keep(handlers);
  statement->orelse = orelse;
  statement->finalbody = finalbody;
  return statement;
}

Stmt* Rules::async_statement(std::span<Expr*> decorators) {
  const Token& start = advance();
  if (at(TokenKind::Def)) return function_definition<AsyncFunctionDef>(start, decorators);
  if (!decorators.empty()) fail();
  if (at(TokenKind::With)) return with_statement<AsyncWith>(start);
  return for_statement<AsyncFor>(start);
}

Stmt* Rules::decorated() {
  std::vector<Expr*> decorators;
  while (accept(TokenKind::At)) {
    decorators.push_back(named_expression());
    expect(TokenKind::Newline);
  }
  const std::span<Expr*> kept = keep(decorators);
  if (at(TokenKind::Class)) return class_definition(kept);
  if (at(TokenKind::Async)) return async_statement(kept);
  return function_definition<FunctionDef>(current(), kept);
}

template <class Function>
Stmt* Rules::function_definition(const Token& start, std::span<Expr*> decorators) {
  expect(TokenKind::Def);
  const Identifier name = expect_name();
  const auto params = type_params();
  expect(TokenKind::LeftParenthesis);
  Arguments* args = parameters(TokenKind::RightParenthesis, true);
  expect(TokenKind::RightParenthesis);
  Expr* returns = accept(TokenKind::Arrow) ? expression() : nullptr;
  expect(TokenKind::Colon);
  const Body body = block();
  Function* function = make<Function>(start);
  function->name = name;
  function->args = args;
  function->body = body;
  function->decorator_list = decorators;
  function->returns = returns;
  function->type_params = params;
  return function;
}

Stmt* Rules::class_definition(std::span<Expr*> decorators) {
  const Token& start = advance();
  const Identifier name = expect_name();
  const auto params = type_params();
  std::vector<Expr*> bases;
  std::vector<Keyword> keywords;
  if (accept(TokenKind::LeftParenthesis)) {
    arguments(bases, keywords);
    expect(TokenKind::RightParenthesis);
  }
  expect(TokenKind::Colon);
  const Body body = block();
  ClassDef* definition = make<ClassDef>(start);
  definition->name = name;
  definition->bases = keep(bases);
  definition->keywords = keep(keywords);
  definition->body = body;
  definition->decorator_list = decorators;
  definition->type_params = params;
  return definition;
}

std::span<TypeParam> Rules::type_params() {
  if (!accept(TokenKind::LeftBracket)) return {};
  std::vector<TypeParam> params;
  do {
    params.push_back(type_param());
  } while (accept(TokenKind::Comma) && !at(TokenKind::RightBracket));
  expect(TokenKind::RightBracket);
  return keep(params);
}

TypeParam Rules::type_param() {
  const Token& start = current();
  TypeParam param{};
  if (accept(TokenKind::Star)) {
    param.kind = TypeParamKind::TypeVarTuple;
  } else if (accept(TokenKind::DoubleStar)) {
    param.kind = TypeParamKind::ParamSpec;
  }
  param.name = expect_name();
  if (param.kind == TypeParamKind::TypeVar && accept(TokenKind::Colon)) param.bound = expression();
  if (accept(TokenKind::Equal)) {
    const bool star_allowed = param.kind == TypeParamKind::TypeVarTuple;
    param.default_value = star_allowed ? star_expression() : expression();
  }
  param.range = range_from(start);
  return param;
}

Arg Rules::parameter(bool annotated, bool star) {
  const Token& start = current();
  Arg arg;
  arg.name = expect_name();
  if (annotated && accept(TokenKind::Colon)) {
    arg.annotation = star ? star_expression() : expression();
  }
  arg.range = range_from(start);
  return arg;
}

Arguments* Rules::parameters(TokenKind closing, bool annotated) {
  std::vector<Arg> positional;
  std::vector<Expr*> defaults;
  std::vector<Arg> keyword_only;
  std::vector<Expr*> keyword_defaults;
  Arguments* result = tree_.arena.make<Arguments>();
  bool star_seen = false;
  while (!at(closing) && !failed_) {
    if (accept(TokenKind::Slash)) {
      if (star_seen || positional.empty() || !result->posonlyargs.empty()) fail();
      result->posonlyargs = keep(positional);
      positional.clear();
    } else if (accept(TokenKind::Star)) {
      if (star_seen) fail();
      star_seen = true;
      if (at(TokenKind::Comma)) {
        // A bare star must be followed by a parameter.
        if (following().kind != TokenKind::Name) fail();
      } else {
        result->vararg = tree_.arena.make<Arg>(parameter(annotated, true));
      }
    } else if (accept(TokenKind::DoubleStar)) {
      result->kwarg = tree_.arena.make<Arg>(parameter(annotated, false));
      accept(TokenKind::Comma);
      break;
    } else {
      (star_seen ? keyword_only : positional).push_back(parameter(annotated, false));
      Expr* value = accept(TokenKind::Equal) ? expression() : nullptr;
      if (star_seen) {
        keyword_defaults.push_back(value);
      } else if (value != nullptr) {
        defaults.push_back(value);
      } else if (!defaults.empty()) {
        fail();
      }
    }
    if (!accept(TokenKind::Comma)) break;
  }
  result->args = keep(positional);
  result->defaults = keep(defaults);
  result->kwonlyargs = keep(keyword_only);
  result->kw_defaults = keep(keyword_defaults);
  return result;
}

}  // namespace looplane::script::syntax
