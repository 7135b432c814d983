#pragma once

#include <string>
#include <string_view>
#include <unordered_set>
#include <utility>
#include <vector>

#include "script/syntax/parser.hpp"
#include "script/syntax/tokenizer.hpp"

namespace looplane::script::syntax {

/// Builds the tree, by recursive descent. It says where a source is right and only *that* it is
/// wrong: once something does not fit, `failed()` stays true, the parser stands on a token that
/// fits nothing, and what its functions still return is not looked at. What is wrong is then found
/// by `diagnose` (diagnosis.hpp). Only what a literal's own text makes wrong is told here, in
/// `error()`.
class Rules {
 public:
  Rules(const Source& source, const TokenStream& stream, SyntaxTree& tree);

  Module* module();
  Expr* expression_alone();

  /// What a stream of tokens that is no whole program holds: one (star) expression, or the clauses
  /// of a comprehension.
  Expr* star_expressions_alone();
  std::span<Comprehension> clauses_alone();

  bool failed() const { return failed_; }
  std::optional<SyntaxError>& error() { return error_; }

 private:
  class Nesting;

  // Tokens
  const Token& current() const { return *current_; }
  const Token& following() const;
  bool at(TokenKind kind) const { return current_->kind == kind; }
  bool at_soft_keyword(std::string_view word) const;
  const Token& advance();
  bool accept(TokenKind kind);
  void expect(TokenKind kind);
  Identifier expect_name();
  Identifier intern(std::string_view text);
  void fail();
  void fail_with(SyntaxError error);
  SyntaxError error_between(Range range, std::string message) const;

  struct Mark {
    const Token* current;
    const Token* previous;
    bool failed;
    std::size_t warnings;
  };
  Mark mark() const;
  void go_back_to(const Mark& mark);

  // Nodes
  Range range_from(const Token& start) const;
  template <class T>
  T* make(const Token& start) {
    return tree_.arena.make<T>(range_from(start));
  }
  template <class T>
  std::span<T> keep(const std::vector<T>& elements) {
    return tree_.arena.copy(elements);
  }

  // Statements
  void statement(std::vector<Stmt*>& body);
  void simple_statements(std::vector<Stmt*>& body);
  Stmt* simple_statement();
  Stmt* expression_statement();
  Stmt* assignment(const Token& start, Expr* first);
  Stmt* annotated_assignment(const Token& start, Expr* target);
  Stmt* augmented_assignment(const Token& start, Expr* target, Operator op);
  Stmt* return_statement();
  Stmt* raise_statement();
  Stmt* delete_statement();
  Stmt* assert_statement();
  Stmt* import_statement();
  Stmt* import_from_statement();
  Identifier dotted_name();
  Identifier optional_alias();
  Alias import_alias();
  std::span<Identifier> names();
  Stmt* type_alias();

  // Compound statements
  Stmt* compound_statement();
  Body block();
  Stmt* if_statement();
  Body else_block();
  Stmt* while_statement();
  template <class Loop>
  Stmt* for_statement(const Token& start);
  template <class Block>
  Stmt* with_statement(const Token& start);
  bool parenthesized_with_items(std::vector<WithItem>& items);
  WithItem with_item();
  Stmt* try_statement();
  template <class Block>
  Stmt* finish_try(const Token& start, Body body, const std::vector<ExceptHandler>& handlers,
                   Body orelse, Body finalbody);
  ExceptHandler except_handler(bool star);
  Stmt* async_statement(std::span<Expr*> decorators);
  Stmt* decorated();
  template <class Function>
  Stmt* function_definition(const Token& start, std::span<Expr*> decorators);
  Stmt* class_definition(std::span<Expr*> decorators);
  std::span<TypeParam> type_params();
  TypeParam type_param();
  Arguments* parameters(TokenKind closing, bool annotated);
  Arg parameter(bool annotated, bool star);

  // Patterns
  Stmt* match_statement();
  MatchCase match_case();
  Pattern* patterns();
  Pattern* pattern();
  Pattern* or_pattern();
  Pattern* closed_pattern();
  Pattern* maybe_star_pattern();
  Pattern* literal_pattern();
  Pattern* name_pattern();
  Pattern* class_pattern(const Token& start, Expr* cls);
  Pattern* group_or_sequence_pattern();
  Pattern* mapping_pattern();
  Expr* pattern_number();
  Expr* mapping_key();
  Expr* dotted_value();
  Identifier capture_target();

  // Expressions
  Expr* star_expressions();
  Expr* star_expression();
  Expr* star_named_expression();
  Expr* named_expression();
  Expr* expression();
  Expr* conditional(const Token& start, Expr* body);
  Expr* lambda();
  Expr* yield_expression();
  Expr* yield_or_star_expressions();
  Expr* disjunction();
  Expr* conjunction();
  Expr* inversion();
  Expr* comparison();
  bool comparison_operator(CompareOperator& op);
  Expr* binary(int lowest_precedence);
  Expr* bitwise_or() { return binary(0); }
  Expr* factor();
  Expr* power();
  Expr* primary();
  Expr* call(const Token& start, Expr* func);
  void arguments(std::vector<Expr*>& args, std::vector<Keyword>& keywords);
  void keyword_argument(std::vector<Keyword>& keywords);
  Expr* subscript(const Token& start, Expr* value);
  Expr* slice();

  // Atoms
  Expr* atom();
  Expr* constant(ConstantKind kind);
  Expr* number();
  Expr* parenthesized();
  Expr* bracketed();
  Expr* braced();
  Expr* dict(const Token& start, Expr* first_key);
  bool at_comprehension() const { return at(TokenKind::For) || at(TokenKind::Async); }
  std::span<Comprehension> comprehension_clauses();
  bool at_expression_start() const;

  // Strings
  Expr* strings();
  Expr* string();
  void f_string(std::vector<Expr*>& parts);
  void replacement_field(std::vector<Expr*>& parts, bool raw);
  char conversion(const Token& exclamation);
  Expr* format_spec(bool raw);
  Expr* text_constant(Range range, std::string_view text);
  Expr* f_string_text(const Token& token, bool raw);
  std::vector<Expr*> join_constants(const std::vector<Expr*>& parts);
  Expr* join_bytes(const Token& start, const std::vector<Expr*>& parts);
  std::string_view decode(const Token& token, std::string_view text, bool bytes);
  Expr* debug_text(const Token& brace, const Token& end);

  // Targets
  bool make_target(Expr* expr, ExprContext context);
  bool make_targets(std::span<Expr*> elements, ExprContext context);
  Expr* star_targets();
  Expr* star_target();

  const Source& source_;
  SyntaxTree& tree_;
  const Token* current_;
  const Token* previous_;
  Token nothing_{};
  Token start_of_text_{};
  std::unordered_set<std::string_view> names_;
  std::optional<SyntaxError> error_;
  bool failed_ = false;
  int depth_ = 0;
};

/// Counts how deep the parser is while it lives, and fails the parse when that is too deep.
class Rules::Nesting {
 public:
  explicit Nesting(Rules& rules) : rules_(rules) {
    if (++rules_.depth_ <= deepest_nesting || rules_.failed_) return;
    SyntaxError error;
    error.kind = SyntaxErrorKind::MemoryError;
    error.message = "Parser stack overflowed - Python source too complex to parse";
    rules_.fail_with(std::move(error));
  }
  ~Nesting() { --rules_.depth_; }
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;

 private:
  Rules& rules_;
};

}  // namespace looplane::script::syntax
