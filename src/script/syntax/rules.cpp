#include "script/syntax/rules.hpp"

namespace looplane::script::syntax {

Rules::Rules(const Source& source, const TokenStream& stream, SyntaxTree& tree)
    : source_(source), tree_(tree), current_(stream.tokens.data()), previous_(&start_of_text_) {
  nothing_.kind = TokenKind::Error;
}

const Token& Rules::following() const {
  const bool last = at(TokenKind::EndMarker) || at(TokenKind::Error);
  return last ? *current_ : current_[1];
}

bool Rules::at_soft_keyword(std::string_view word) const {
  return at(TokenKind::Name) && current().text == word;
}

const Token& Rules::advance() {
  if (at(TokenKind::Error) || at(TokenKind::EndMarker)) {
    fail();
    return nothing_;
  }
  const Token& token = *current_++;
  // A node ends with its last token that is more than layout.
  if (token.kind < TokenKind::Newline || token.kind > TokenKind::Dedent) previous_ = &token;
  return token;
}

bool Rules::accept(TokenKind kind) {
  if (!at(kind)) return false;
  advance();
  return true;
}

void Rules::expect(TokenKind kind) {
  if (!accept(kind)) fail();
}

Identifier Rules::expect_name() {
  if (!at(TokenKind::Name)) {
    fail();
    return {};
  }
  return intern(advance().text);
}

Identifier Rules::intern(std::string_view text) {
  const auto found = names_.find(text);
  if (found != names_.end()) return *found;
  return *names_.insert(tree_.arena.copy(text)).first;
}

void Rules::fail() {
  failed_ = true;
  current_ = &nothing_;
}

void Rules::fail_with(SyntaxError error) {
  if (!failed_) error_ = std::move(error);
  fail();
}

SyntaxError Rules::error_between(Range range, std::string message) const {
  SyntaxError error;
  error.message = std::move(message);
  error.line = range.line;
  error.end_line = range.end_line;
  error.offset = static_cast<std::int32_t>(source_.character_column(range.line, range.column)) + 1;
  error.end_offset =
      static_cast<std::int32_t>(source_.character_column(range.end_line, range.end_column)) + 1;
  error.text = std::string(source_.line(range.line)) + "\n";
  return error;
}

Rules::Mark Rules::mark() const { return {current_, previous_, failed_, tree_.warnings.size()}; }

void Rules::go_back_to(const Mark& mark) {
  if (error_) return;
  current_ = mark.current;
  previous_ = mark.previous;
  failed_ = mark.failed;
  tree_.warnings.resize(mark.warnings);
}

Range Rules::range_from(const Token& start) const {
  return {start.range.line, start.range.column, previous_->range.end_line,
          previous_->range.end_column};
}

Module* Rules::module() {
  std::vector<Stmt*> body;
  while (!at(TokenKind::EndMarker) && !failed_) statement(body);
  return tree_.arena.make<Module>(keep(body));
}

Expr* Rules::expression_alone() {
  // `expressions` of the grammar: what star_expressions takes, without the stars.
  const Token& start = current();
  Expr* first = expression();
  if (at(TokenKind::Comma)) {
    std::vector<Expr*> elements = {first};
    while (accept(TokenKind::Comma) && at_expression_start()) elements.push_back(expression());
    Tuple* tuple = make<Tuple>(start);
    tuple->elts = keep(elements);
    first = tuple;
  }
  while (accept(TokenKind::Newline)) {
  }
  if (!at(TokenKind::EndMarker)) fail();
  return first;
}

Expr* Rules::star_expressions_alone() {
  Expr* result = at(TokenKind::Yield) || at(TokenKind::Star) ? yield_or_star_expressions()
                                                             : named_expression();
  if (at(TokenKind::Comma)) {
    std::vector<Expr*> elements = {result};
    while (accept(TokenKind::Comma) && at_expression_start()) {
      elements.push_back(star_named_expression());
    }
    Tuple* tuple =
        tree_.arena.make<Tuple>(Range{result->range.line, result->range.column,
                                      previous_->range.end_line, previous_->range.end_column});
    tuple->elts = keep(elements);
    result = tuple;
  }
  if (!at(TokenKind::EndMarker)) fail();
  return result;
}

std::span<Comprehension> Rules::clauses_alone() {
  const auto result = comprehension_clauses();
  if (!at(TokenKind::EndMarker)) fail();
  return result;
}

}  // namespace looplane::script::syntax
