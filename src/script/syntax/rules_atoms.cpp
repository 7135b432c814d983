#include <cstdlib>

#include "script/syntax/rules.hpp"

namespace looplane::script::syntax {

Expr* Rules::call(const Token& start, Expr* func) {
  const Token& open = advance();
  std::vector<Expr*> args;
  std::vector<Keyword> keywords;
  arguments(args, keywords);
  const bool generator = at_comprehension() && args.size() == 1 && keywords.empty();
  if (generator && !is<Starred>(args[0])) {
    // f(x for x in y): the generator's parentheses are the call's.
    const auto generators = comprehension_clauses();
    expect(TokenKind::RightParenthesis);
    GeneratorExp* expr = make<GeneratorExp>(open);
    expr->elt = args[0];
    expr->generators = generators;
    args[0] = expr;
  } else {
    expect(TokenKind::RightParenthesis);
  }
  Call* result = make<Call>(start);
  result->func = func;
  result->args = keep(args);
  result->keywords = keep(keywords);
  return result;
}

void Rules::arguments(std::vector<Expr*>& args, std::vector<Keyword>& keywords) {
  bool unpacked_keywords = false;
  while (!at(TokenKind::RightParenthesis) && !failed_) {
    const Token& start = current();
    const bool named = at(TokenKind::Name) && following().kind == TokenKind::Equal;
    if (accept(TokenKind::Star)) {
      if (unpacked_keywords) fail();
      Expr* value = expression();
      Starred* starred = make<Starred>(start);
      starred->value = value;
      args.push_back(starred);
    } else if (named || at(TokenKind::DoubleStar)) {
      unpacked_keywords = unpacked_keywords || !named;
      keyword_argument(keywords);
    } else {
      if (!keywords.empty()) fail();
      args.push_back(named_expression());
    }
    if (!accept(TokenKind::Comma)) return;
  }
}

void Rules::keyword_argument(std::vector<Keyword>& keywords) {
  const Token& start = current();
  Identifier name;
  if (!accept(TokenKind::DoubleStar)) {
    name = expect_name();
    expect(TokenKind::Equal);
  }
  Expr* value = expression();
  keywords.push_back({name, value, range_from(start)});
}

Expr* Rules::subscript(const Token& start, Expr* value) {
  advance();
  const Token& slice_start = current();
  Expr* index = slice();
  if (at(TokenKind::Comma) || is<Starred>(index)) {
    std::vector<Expr*> elements = {index};
    while (accept(TokenKind::Comma) && !at(TokenKind::RightBracket)) elements.push_back(slice());
    Tuple* tuple = make<Tuple>(slice_start);
    tuple->elts = keep(elements);
    index = tuple;
  }
  expect(TokenKind::RightBracket);
  Subscript* result = make<Subscript>(start);
  result->value = value;
  result->slice = index;
  return result;
}

Expr* Rules::slice() {
  const Token& start = current();
  if (accept(TokenKind::Star)) {
    Expr* value = expression();
    Starred* starred = make<Starred>(start);
    starred->value = value;
    return starred;
  }
  Expr* lower = at(TokenKind::Colon) ? nullptr : named_expression();
  if (!at(TokenKind::Colon)) return lower;
  if (lower != nullptr && is<NamedExpr>(lower) && !lower->parenthesized) fail();
  const auto part = [&]() -> Expr* {
    const bool empty = at(TokenKind::Colon) || at(TokenKind::Comma) || at(TokenKind::RightBracket);
    return empty ? nullptr : expression();
  };
  advance();
  Expr* upper = part();
  Expr* step = accept(TokenKind::Colon) ? part() : nullptr;
  Slice* result = make<Slice>(start);
  result->lower = lower;
  result->upper = upper;
  result->step = step;
  return result;
}

Expr* Rules::atom() {
  const Token& start = current();
  switch (current().kind) {
    case TokenKind::Name: {
      const Identifier id = expect_name();
      Name* name = make<Name>(start);
      name->id = id;
      return name;
    }
    case TokenKind::True:
      return constant(ConstantKind::True);
    case TokenKind::False:
      return constant(ConstantKind::False);
    case TokenKind::None:
      return constant(ConstantKind::None);
    case TokenKind::Ellipsis:
      return constant(ConstantKind::Ellipsis);
    case TokenKind::String:
    case TokenKind::FStringStart:
      return strings();
    case TokenKind::Number:
      return number();
    case TokenKind::LeftParenthesis:
      return parenthesized();
    case TokenKind::LeftBracket:
      return bracketed();
    case TokenKind::LeftBrace:
      return braced();
    default:
      fail();
      return make<Name>(start_of_text_);
  }
}

Expr* Rules::constant(ConstantKind kind) {
  const Token& start = advance();
  Constant* result = make<Constant>(start);
  result->constant = kind;
  return result;
}

Expr* Rules::number() {
  constexpr std::size_t most_decimal_digits = 4300;
  const Token& token = current();
  std::string digits;
  for (const char character : token.text) {
    if (character != '_') digits += character;
  }
  Constant* result = as<Constant>(constant(ConstantKind::Integer));
  const char second = digits.size() > 1 ? static_cast<char>(digits[1] | 0x20) : '\0';
  if (digits[0] == '0' && (second == 'x' || second == 'o' || second == 'b')) {
    result->base = second == 'x' ? 16 : second == 'o' ? 8 : 2;
    result->text = tree_.arena.copy(std::string_view(digits).substr(2));
    return result;
  }
  if ((digits.back() | 0x20) == 'j') {
    result->constant = ConstantKind::Imaginary;
    digits.pop_back();
  } else if (digits.find_first_of(".eE") != std::string::npos) {
    result->constant = ConstantKind::Float;
  } else {
    if (digits.size() > most_decimal_digits) {
      SyntaxError error = error_between(
          token.range,
          "Exceeds the limit (4300 digits) for integer string conversion: value has " +
              std::to_string(digits.size()) +
              " digits; use sys.set_int_max_str_digits() to increase the limit - Consider "
              "hexadecimal for huge integer literals to avoid decimal conversion limits.");
      error.offset = error.end_offset = 0;
      fail_with(std::move(error));
    }
    result->text = tree_.arena.copy(std::string_view(digits));
    return result;
  }
  result->number = std::strtod(digits.c_str(), nullptr);
  return result;
}

std::span<Comprehension> Rules::comprehension_clauses() {
  std::vector<Comprehension> clauses;
  while (at_comprehension()) {
    Comprehension clause{};
    clause.is_async = accept(TokenKind::Async);
    expect(TokenKind::For);
    clause.target = star_targets();
    expect(TokenKind::In);
    clause.iter = disjunction();
    std::vector<Expr*> ifs;
    while (accept(TokenKind::If)) ifs.push_back(disjunction());
    clause.ifs = keep(ifs);
    clauses.push_back(clause);
  }
  return keep(clauses);
}

Expr* Rules::parenthesized() {
  const Token& start = advance();
  std::vector<Expr*> elements;
  if (!at(TokenKind::RightParenthesis)) {
    Expr* first = at(TokenKind::Yield) ? yield_expression() : star_named_expression();
    const bool yields =
        !failed_ && (is<Yield>(first) || is<YieldFrom>(first)) && !first->parenthesized;
    if (at_comprehension() && !yields && !is<Starred>(first)) {
      const auto generators = comprehension_clauses();
      expect(TokenKind::RightParenthesis);
      GeneratorExp* generator = make<GeneratorExp>(start);
      generator->elt = first;
      generator->generators = generators;
      return generator;
    }
    if (!at(TokenKind::Comma) && !is<Starred>(first)) {
      expect(TokenKind::RightParenthesis);
      first->parenthesized = true;
      return first;
    }
    if (yields || !at(TokenKind::Comma)) fail();
    elements.push_back(first);
    while (accept(TokenKind::Comma) && !at(TokenKind::RightParenthesis)) {
      elements.push_back(star_named_expression());
    }
  }
  expect(TokenKind::RightParenthesis);
  Tuple* tuple = make<Tuple>(start);
  tuple->elts = keep(elements);
  tuple->parenthesized = true;
  return tuple;
}

Expr* Rules::bracketed() {
  const Token& start = advance();
  std::vector<Expr*> elements;
  while (!at(TokenKind::RightBracket) && !failed_) {
    elements.push_back(star_named_expression());
    if (at_comprehension() && elements.size() == 1 && !is<Starred>(elements[0])) {
      const auto generators = comprehension_clauses();
      expect(TokenKind::RightBracket);
      ListComp* comprehension = make<ListComp>(start);
      comprehension->elt = elements[0];
      comprehension->generators = generators;
      return comprehension;
    }
    if (!accept(TokenKind::Comma)) break;
  }
  expect(TokenKind::RightBracket);
  List* list = make<List>(start);
  list->elts = keep(elements);
  return list;
}

Expr* Rules::braced() {
  const Token& start = advance();
  if (at(TokenKind::RightBrace) || at(TokenKind::DoubleStar)) return dict(start, nullptr);
  Expr* first = star_named_expression();
  if (at(TokenKind::Colon)) {
    const bool key = !is<Starred>(first) && !(is<NamedExpr>(first) && !first->parenthesized);
    if (!key) fail();
    return dict(start, first);
  }
  if (at_comprehension() && !is<Starred>(first)) {
    const auto generators = comprehension_clauses();
    expect(TokenKind::RightBrace);
    SetComp* comprehension = make<SetComp>(start);
    comprehension->elt = first;
    comprehension->generators = generators;
    return comprehension;
  }
  std::vector<Expr*> elements = {first};
  while (accept(TokenKind::Comma) && !at(TokenKind::RightBrace)) {
    elements.push_back(star_named_expression());
  }
  expect(TokenKind::RightBrace);
  Set* set = make<Set>(start);
  set->elts = keep(elements);
  return set;
}

Expr* Rules::dict(const Token& start, Expr* first_key) {
  std::vector<Expr*> keys;
  std::vector<Expr*> values;
  while (!at(TokenKind::RightBrace) && !failed_) {
    if (first_key == nullptr && accept(TokenKind::DoubleStar)) {
      keys.push_back(nullptr);
      values.push_back(bitwise_or());
    } else {
      keys.push_back(first_key != nullptr ? first_key : expression());
      expect(TokenKind::Colon);
      values.push_back(expression());
      if (first_key != nullptr && at_comprehension()) {
        const auto generators = comprehension_clauses();
        expect(TokenKind::RightBrace);
        DictComp* comprehension = make<DictComp>(start);
        comprehension->key = keys[0];
        comprehension->value = values[0];
        comprehension->generators = generators;
        return comprehension;
      }
      first_key = nullptr;
    }
    if (!accept(TokenKind::Comma)) break;
  }
  expect(TokenKind::RightBrace);
  Dict* result = make<Dict>(start);
  result->keys = keep(keys);
  result->values = keep(values);
  return result;
}

}  // namespace looplane::script::syntax
