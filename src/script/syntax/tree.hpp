#pragma once

#include "script/syntax/expressions.hpp"

/// The statements of the syntax tree, and its whole.
namespace looplane::script::syntax {

// ---------------------------------------------------------------- statements

enum class StmtKind : std::uint8_t {
  FunctionDef,
  AsyncFunctionDef,
  ClassDef,
  Return,
  Delete,
  Assign,
  TypeAlias,
  AugAssign,
  AnnAssign,
  For,
  AsyncFor,
  While,
  If,
  With,
  AsyncWith,
  Match,
  Raise,
  Try,
  TryStar,
  Assert,
  Import,
  ImportFrom,
  Global,
  Nonlocal,
  Expression,
  Pass,
  Break,
  Continue,
};

struct Stmt {
  StmtKind kind;
  Range range;
};

using Body = std::span<Stmt*>;

/// The fields that `def` and `async def` share. The range begins at `def`/`async`, not at the
/// decorators.
template <StmtKind Kind>
struct FunctionDefinition : Node<Stmt, Kind> {
  using Node<Stmt, Kind>::Node;
  Identifier name;
  Arguments* args;
  Body body;
  std::span<Expr*> decorator_list;
  Expr* returns = nullptr;
  std::span<TypeParam> type_params;
};
using FunctionDef = FunctionDefinition<StmtKind::FunctionDef>;
using AsyncFunctionDef = FunctionDefinition<StmtKind::AsyncFunctionDef>;

struct ClassDef : Node<Stmt, StmtKind::ClassDef> {
  using Node::Node;
  Identifier name;
  std::span<Expr*> bases;
  std::span<Keyword> keywords;
  Body body;
  std::span<Expr*> decorator_list;
  std::span<TypeParam> type_params;
};

struct Return : Node<Stmt, StmtKind::Return> {
  using Node::Node;
  Expr* value = nullptr;
};

struct Delete : Node<Stmt, StmtKind::Delete> {
  using Node::Node;
  std::span<Expr*> targets;
};

/// `a = b = value`.
struct Assign : Node<Stmt, StmtKind::Assign> {
  using Node::Node;
  std::span<Expr*> targets;
  Expr* value;
};

/// `type name[type_params] = value`.
struct TypeAlias : Node<Stmt, StmtKind::TypeAlias> {
  using Node::Node;
  Expr* name;
  std::span<TypeParam> type_params;
  Expr* value;
};

struct AugAssign : Node<Stmt, StmtKind::AugAssign> {
  using Node::Node;
  Expr* target;
  Operator op;
  Expr* value;
};

/// `simple`: the target is a name without parentheses.
struct AnnAssign : Node<Stmt, StmtKind::AnnAssign> {
  using Node::Node;
  Expr* target;
  Expr* annotation;
  Expr* value = nullptr;
  bool simple = false;
};

template <StmtKind Kind>
struct ForLoop : Node<Stmt, Kind> {
  using Node<Stmt, Kind>::Node;
  Expr* target;
  Expr* iter;
  Body body;
  Body orelse;
};
using For = ForLoop<StmtKind::For>;
using AsyncFor = ForLoop<StmtKind::AsyncFor>;

struct While : Node<Stmt, StmtKind::While> {
  using Node::Node;
  Expr* test;
  Body body;
  Body orelse;
};

struct If : Node<Stmt, StmtKind::If> {
  using Node::Node;
  Expr* test;
  Body body;
  Body orelse;
};

/// `context_expr as optional_vars` in the head of a with statement.
struct WithItem {
  Expr* context_expr;
  Expr* optional_vars = nullptr;
};

template <StmtKind Kind>
struct WithBlock : Node<Stmt, Kind> {
  using Node<Stmt, Kind>::Node;
  std::span<WithItem> items;
  Body body;
};
using With = WithBlock<StmtKind::With>;
using AsyncWith = WithBlock<StmtKind::AsyncWith>;

struct MatchCase {
  Pattern* pattern;
  Expr* guard = nullptr;
  Body body;
};

struct Match : Node<Stmt, StmtKind::Match> {
  using Node::Node;
  Expr* subject;
  std::span<MatchCase> cases;
};

struct Raise : Node<Stmt, StmtKind::Raise> {
  using Node::Node;
  Expr* exc = nullptr;
  Expr* cause = nullptr;
};

/// `except type as name:`; type is nullptr for a bare `except`, the name is empty without `as`.
struct ExceptHandler {
  Expr* type = nullptr;
  Identifier name;
  Body body;
  Range range;
};

template <StmtKind Kind>
struct TryBlock : Node<Stmt, Kind> {
  using Node<Stmt, Kind>::Node;
  Body body;
  std::span<ExceptHandler> handlers;
  Body orelse;
  Body finalbody;
};
using Try = TryBlock<StmtKind::Try>;
using TryStar = TryBlock<StmtKind::TryStar>;

struct Assert : Node<Stmt, StmtKind::Assert> {
  using Node::Node;
  Expr* test;
  Expr* msg = nullptr;
};

/// `name as asname`, the name with its dots; asname is empty without `as`; the name is "*" for a
/// star.
struct Alias {
  Identifier name;
  Identifier asname;
  Range range;
};

struct Import : Node<Stmt, StmtKind::Import> {
  using Node::Node;
  std::span<Alias> names;
};

/// `from ..module import names`: level counts the dots; the module is empty for `from . import x`.
struct ImportFrom : Node<Stmt, StmtKind::ImportFrom> {
  using Node::Node;
  Identifier module;
  std::span<Alias> names;
  std::uint32_t level = 0;
};

struct Global : Node<Stmt, StmtKind::Global> {
  using Node::Node;
  std::span<Identifier> names;
};

struct Nonlocal : Node<Stmt, StmtKind::Nonlocal> {
  using Node::Node;
  std::span<Identifier> names;
};

/// An expression as a statement: `ast.Expr`.
struct Expression : Node<Stmt, StmtKind::Expression> {
  using Node::Node;
  Expr* value;
};

struct Pass : Node<Stmt, StmtKind::Pass> {
  using Node::Node;
};

struct Break : Node<Stmt, StmtKind::Break> {
  using Node::Node;
};

struct Continue : Node<Stmt, StmtKind::Continue> {
  using Node::Node;
};

struct Module {
  Body body;
};

}  // namespace looplane::script::syntax
