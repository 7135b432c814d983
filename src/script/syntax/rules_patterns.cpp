#include "script/syntax/rules.hpp"

namespace looplane::script::syntax {

/// `match` is a name too: what follows decides. Returns nullptr, with nothing read, for a name.
Stmt* Rules::match_statement() {
  const Mark before = mark();
  const Token& start = advance();
  const Token& subject_start = current();
  const bool possible = at_expression_start() || at(TokenKind::Star);
  if (!possible) {
    go_back_to(before);
    return nullptr;
  }
  Expr* subject = star_named_expression();
  if (at(TokenKind::Comma) || is<Starred>(subject)) {
    if (!at(TokenKind::Comma)) fail();
    std::vector<Expr*> elements = {subject};
    while (accept(TokenKind::Comma) && !at(TokenKind::Colon)) {
      elements.push_back(star_named_expression());
    }
    Tuple* tuple = make<Tuple>(subject_start);
    tuple->elts = keep(elements);
    subject = tuple;
  }
  const bool opens_block = accept(TokenKind::Colon) && accept(TokenKind::Newline) &&
                           accept(TokenKind::Indent) && at_soft_keyword("case");
  if (!opens_block) {
    go_back_to(before);
    return nullptr;
  }
  Nesting nesting(*this);
  std::vector<MatchCase> cases;
  while (at_soft_keyword("case")) cases.push_back(match_case());
  expect(TokenKind::Dedent);
  Match* result = make<Match>(start);
  result->subject = subject;
  result->cases = keep(cases);
  return result;
}

MatchCase Rules::match_case() {
  MatchCase result;
  advance();
  result.pattern = patterns();
  result.guard = accept(TokenKind::If) ? named_expression() : nullptr;
  expect(TokenKind::Colon);
  result.body = block();
  return result;
}

Pattern* Rules::patterns() {
  const Token& start = current();
  Pattern* first = maybe_star_pattern();
  if (!at(TokenKind::Comma)) {
    if (!failed_ && is<MatchStar>(first)) fail();
    return first;
  }
  std::vector<Pattern*> elements = {first};
  while (accept(TokenKind::Comma) && !at(TokenKind::Colon) && !at(TokenKind::If)) {
    elements.push_back(maybe_star_pattern());
  }
  MatchSequence* sequence = make<MatchSequence>(start);
  sequence->patterns = keep(elements);
  return sequence;
}

Pattern* Rules::pattern() {
  Nesting nesting(*this);
  const Token& start = current();
  Pattern* result = or_pattern();
  if (!accept(TokenKind::As)) return result;
  const Identifier name = capture_target();
  MatchAs* as = make<MatchAs>(start);
  as->pattern = result;
  as->name = name;
  return as;
}

Identifier Rules::capture_target() {
  if (at_soft_keyword("_")) fail();
  const Identifier name = expect_name();
  if (at(TokenKind::Dot) || at(TokenKind::LeftParenthesis) || at(TokenKind::Equal)) fail();
  return name;
}

Pattern* Rules::or_pattern() {
  const Token& start = current();
  Pattern* first = closed_pattern();
  if (!at(TokenKind::VerticalBar)) return first;
  std::vector<Pattern*> alternatives = {first};
  while (accept(TokenKind::VerticalBar)) alternatives.push_back(closed_pattern());
  MatchOr* result = make<MatchOr>(start);
  result->patterns = keep(alternatives);
  return result;
}

Pattern* Rules::maybe_star_pattern() {
  const Token& start = current();
  if (!accept(TokenKind::Star)) return pattern();
  const bool wildcard = at_soft_keyword("_");
  const Identifier name = wildcard ? Identifier{} : capture_target();
  if (wildcard) advance();
  MatchStar* star = make<MatchStar>(start);
  star->name = name;
  return star;
}

Pattern* Rules::closed_pattern() {
  switch (current().kind) {
    case TokenKind::Name:
      return name_pattern();
    case TokenKind::LeftParenthesis:
    case TokenKind::LeftBracket:
      return group_or_sequence_pattern();
    case TokenKind::LeftBrace:
      return mapping_pattern();
    default:
      return literal_pattern();
  }
}

Pattern* Rules::literal_pattern() {
  const Token& start = current();
  const auto singleton = [&](ConstantKind value) -> Pattern* {
    advance();
    MatchSingleton* result = make<MatchSingleton>(start);
    result->value = value;
    return result;
  };
  switch (current().kind) {
    case TokenKind::None:
      return singleton(ConstantKind::None);
    case TokenKind::True:
      return singleton(ConstantKind::True);
    case TokenKind::False:
      return singleton(ConstantKind::False);
    default:
      break;
  }
  const bool text = at(TokenKind::String) || at(TokenKind::FStringStart);
  Expr* value = text ? strings() : pattern_number();
  MatchValue* result = make<MatchValue>(start);
  result->value = value;
  return result;
}

/// `1`, `-1.5`, `3 + 4j`.
Expr* Rules::pattern_number() {
  const Token& start = current();
  const bool negative = accept(TokenKind::Minus);
  if (!at(TokenKind::Number)) fail();
  Expr* real = atom();
  if (negative) {
    UnaryOp* negated = make<UnaryOp>(start);
    negated->op = UnaryOperator::USub;
    negated->operand = real;
    real = negated;
  }
  if (!at(TokenKind::Plus) && !at(TokenKind::Minus)) return real;
  const Operator op = at(TokenKind::Plus) ? Operator::Add : Operator::Sub;
  advance();
  if (!at(TokenKind::Number)) fail();
  Expr* imaginary_part = atom();  // the compiler looks which is which
  BinOp* result = make<BinOp>(start);
  result->left = real;
  result->op = op;
  result->right = imaginary_part;
  return result;
}

/// `a.b.c`; at least one dot unless it names a class.
Expr* Rules::dotted_value() {
  const Token& start = current();
  Expr* value = atom();
  while (accept(TokenKind::Dot)) {
    const Identifier attr = expect_name();
    Attribute* attribute = make<Attribute>(start);
    attribute->value = value;
    attribute->attr = attr;
    value = attribute;
  }
  return value;
}

Pattern* Rules::name_pattern() {
  const Token& start = current();
  const TokenKind next = following().kind;
  if (next != TokenKind::Dot && next != TokenKind::LeftParenthesis) {
    const bool wildcard = at_soft_keyword("_");
    if (wildcard) advance();
    const Identifier name = wildcard ? Identifier{} : capture_target();
    MatchAs* capture = make<MatchAs>(start);
    capture->name = name;
    return capture;
  }
  Expr* value = dotted_value();
  if (at(TokenKind::LeftParenthesis)) return class_pattern(start, value);
  if (at(TokenKind::Equal)) fail();
  MatchValue* result = make<MatchValue>(start);
  result->value = value;
  return result;
}

Pattern* Rules::class_pattern(const Token& start, Expr* cls) {
  advance();
  std::vector<Pattern*> positional;
  std::vector<Identifier> attributes;
  std::vector<Pattern*> keyword_patterns;
  while (!at(TokenKind::RightParenthesis) && !failed_) {
    if (at(TokenKind::Name) && following().kind == TokenKind::Equal) {
      attributes.push_back(expect_name());
      advance();
      keyword_patterns.push_back(pattern());
    } else {
      if (!attributes.empty()) fail();
      positional.push_back(pattern());
    }
    if (!accept(TokenKind::Comma)) break;
  }
  expect(TokenKind::RightParenthesis);
  MatchClass* result = make<MatchClass>(start);
  result->cls = cls;
  result->patterns = keep(positional);
  result->kwd_attrs = keep(attributes);
  result->kwd_patterns = keep(keyword_patterns);
  return result;
}

Pattern* Rules::group_or_sequence_pattern() {
  const bool round = at(TokenKind::LeftParenthesis);
  const TokenKind closing = round ? TokenKind::RightParenthesis : TokenKind::RightBracket;
  const Token& start = advance();
  std::vector<Pattern*> elements;
  bool comma = false;
  while (!at(closing) && !failed_) {
    elements.push_back(maybe_star_pattern());
    if (!accept(TokenKind::Comma)) break;
    comma = true;
  }
  expect(closing);
  if (round && elements.size() == 1 && !comma) {
    if (!failed_ && is<MatchStar>(elements[0])) fail();
    return elements[0];
  }
  MatchSequence* sequence = make<MatchSequence>(start);
  sequence->patterns = keep(elements);
  return sequence;
}

Expr* Rules::mapping_key() {
  switch (current().kind) {
    case TokenKind::None:
    case TokenKind::True:
    case TokenKind::False:
      return atom();
    case TokenKind::String:
    case TokenKind::FStringStart:
      return strings();
    case TokenKind::Name:
      if (following().kind != TokenKind::Dot) fail();
      return dotted_value();
    default:
      return pattern_number();
  }
}

Pattern* Rules::mapping_pattern() {
  const Token& start = advance();
  std::vector<Expr*> keys;
  std::vector<Pattern*> values;
  Identifier rest;
  while (!at(TokenKind::RightBrace) && !failed_) {
    if (accept(TokenKind::DoubleStar)) {
      rest = capture_target();
      accept(TokenKind::Comma);
      break;
    }
    keys.push_back(mapping_key());
    expect(TokenKind::Colon);
    values.push_back(pattern());
    if (!accept(TokenKind::Comma)) break;
  }
  expect(TokenKind::RightBrace);
  MatchMapping* result = make<MatchMapping>(start);
  result->keys = keep(keys);
  result->patterns = keep(values);
  result->rest = rest;
  return result;
}

}  // namespace looplane::script::syntax
