#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <type_traits>

/// The syntax tree: expressions, heads of functions, patterns; tree.hpp has the rest. Its nodes are
/// those of CPython 3.13's `ast` module, by the same names and with the same fields; a node's
/// `kind` says which struct it is (`as<Call>(node)` casts). Nodes, names and texts live in the
/// arena of the `SyntaxTree` that owns them.
///
/// Chains are as deep as they are long: `a + b + c ...` leans to the left through BinOp::left, a
/// long `elif` chain goes down through If::orelse, `a.b().c() ...` through Attribute::value and
/// Call::func. Whoever walks a tree follows these in a loop; everything else is nested no deeper
/// than the parser's limit (see parser.hpp).
namespace looplane::script::syntax {

/// Where a node stands. Lines count from 1; columns are offsets in bytes of UTF-8 from the start of
/// their line and count from 0, as in `ast`. `Source` converts them to characters.
struct Range {
  std::uint32_t line = 0;
  std::uint32_t column = 0;
  std::uint32_t end_line = 0;
  std::uint32_t end_column = 0;
};

/// A name. Interned in its tree: equal names of one tree have the same data().
using Identifier = std::string_view;

// ---------------------------------------------------------------- expressions

enum class ExprKind : std::uint8_t {
  BoolOp,
  NamedExpr,
  BinOp,
  UnaryOp,
  Lambda,
  IfExp,
  Dict,
  Set,
  ListComp,
  SetComp,
  DictComp,
  GeneratorExp,
  Await,
  Yield,
  YieldFrom,
  Compare,
  Call,
  FormattedValue,
  JoinedStr,
  Constant,
  Attribute,
  Subscript,
  Starred,
  Name,
  List,
  Tuple,
  Slice,
};

struct Expr {
  ExprKind kind;
  /// Whether the source has this expression in parentheses of its own (`(a)`, not `f(a)`).
  bool parenthesized = false;
  Range range;
};

enum class ExprContext : std::uint8_t { Load, Store, Del };

enum class BoolOperator : std::uint8_t { And, Or };

enum class Operator : std::uint8_t {
  Add,
  Sub,
  Mult,
  MatMult,
  Div,
  Mod,
  Pow,
  LShift,
  RShift,
  BitOr,
  BitXor,
  BitAnd,
  FloorDiv,
};

enum class UnaryOperator : std::uint8_t { Invert, Not, UAdd, USub };

enum class CompareOperator : std::uint8_t { Eq, NotEq, Lt, LtE, Gt, GtE, Is, IsNot, In, NotIn };

/// A node struct derives from `Node<Base, Kind, kind>`, so that `as` and `is` know its kind.
template <class Base, auto Kind>
struct Node : Base {
  static constexpr auto node_kind = Kind;
  explicit Node(Range range) {
    this->kind = Kind;
    this->range = range;
  }
};

/// T, const when Base is.
template <class T, class Base>
using SameConst = std::conditional_t<std::is_const_v<Base>, const T, T>;

/// The node as a T, which it must be.
template <class T, class Base>
SameConst<T, Base>* as(Base* node) {
  return static_cast<SameConst<T, Base>*>(node);
}

template <class T, class Base>
bool is(const Base* node) {
  return node->kind == T::node_kind;
}

/// The node as a T, or nullptr when it is something else.
template <class T, class Base>
SameConst<T, Base>* try_as(Base* node) {
  return node != nullptr && is<T>(node) ? as<T>(node) : nullptr;
}

struct Arguments;

/// `for target in iter if a if b` inside a comprehension.
struct Comprehension {
  Expr* target;
  Expr* iter;
  std::span<Expr*> ifs;
  bool is_async;
};

/// `name=value` in a call or a class's head; `**value` when the name is empty.
struct Keyword {
  Identifier name;
  Expr* value;
  Range range;
  bool unpacks() const { return name.data() == nullptr; }
};

struct BoolOp : Node<Expr, ExprKind::BoolOp> {
  using Node::Node;
  BoolOperator op;
  std::span<Expr*> values;
};

struct NamedExpr : Node<Expr, ExprKind::NamedExpr> {
  using Node::Node;
  Expr* target;
  Expr* value;
};

struct BinOp : Node<Expr, ExprKind::BinOp> {
  using Node::Node;
  Expr* left;
  Operator op;
  Expr* right;
};

struct UnaryOp : Node<Expr, ExprKind::UnaryOp> {
  using Node::Node;
  UnaryOperator op;
  Expr* operand;
};

struct Lambda : Node<Expr, ExprKind::Lambda> {
  using Node::Node;
  Arguments* args;
  Expr* body;
};

struct IfExp : Node<Expr, ExprKind::IfExp> {
  using Node::Node;
  Expr* test;
  Expr* body;
  Expr* orelse;
};

/// A key is nullptr where `**value` stands.
struct Dict : Node<Expr, ExprKind::Dict> {
  using Node::Node;
  std::span<Expr*> keys;
  std::span<Expr*> values;
};

struct Set : Node<Expr, ExprKind::Set> {
  using Node::Node;
  std::span<Expr*> elts;
};

struct ListComp : Node<Expr, ExprKind::ListComp> {
  using Node::Node;
  Expr* elt;
  std::span<Comprehension> generators;
};

struct SetComp : Node<Expr, ExprKind::SetComp> {
  using Node::Node;
  Expr* elt;
  std::span<Comprehension> generators;
};

struct DictComp : Node<Expr, ExprKind::DictComp> {
  using Node::Node;
  Expr* key;
  Expr* value;
  std::span<Comprehension> generators;
};

struct GeneratorExp : Node<Expr, ExprKind::GeneratorExp> {
  using Node::Node;
  Expr* elt;
  std::span<Comprehension> generators;
};

struct Await : Node<Expr, ExprKind::Await> {
  using Node::Node;
  Expr* value;
};

/// `value` is nullptr for a bare `yield`.
struct Yield : Node<Expr, ExprKind::Yield> {
  using Node::Node;
  Expr* value = nullptr;
};

struct YieldFrom : Node<Expr, ExprKind::YieldFrom> {
  using Node::Node;
  Expr* value;
};

struct Compare : Node<Expr, ExprKind::Compare> {
  using Node::Node;
  Expr* left;
  std::span<CompareOperator> ops;
  std::span<Expr*> comparators;
};

struct Call : Node<Expr, ExprKind::Call> {
  using Node::Node;
  Expr* func;
  std::span<Expr*> args;
  std::span<Keyword> keywords;
};

/// `{value!r:format_spec}` of an f-string. The conversion is 's', 'r', 'a', or 0 for none;
/// format_spec is a JoinedStr or nullptr.
struct FormattedValue : Node<Expr, ExprKind::FormattedValue> {
  using Node::Node;
  Expr* value;
  char conversion = 0;
  Expr* format_spec = nullptr;
};

/// Constants (of text) and FormattedValues, by turns.
struct JoinedStr : Node<Expr, ExprKind::JoinedStr> {
  using Node::Node;
  std::span<Expr*> values;
};

enum class ConstantKind : std::uint8_t {
  None,
  True,
  False,
  Ellipsis,
  Integer,
  Float,
  Imaginary,
  Text,
  Bytes,
};

struct Constant : Node<Expr, ExprKind::Constant> {
  using Node::Node;
  ConstantKind constant;
  /// Integer: its base, 2, 8, 10 or 16.
  std::uint8_t base = 10;
  /// Text: written with the prefix `u`.
  bool unicode_prefix = false;
  /// Float and Imaginary.
  double number = 0;
  /// Integer: the digits alone, without prefix and underscores. Text: UTF-8 (a lone surrogate of an
  /// escape takes the three bytes that the scheme gives it). Bytes: the bytes.
  std::string_view text;
};

struct Attribute : Node<Expr, ExprKind::Attribute> {
  using Node::Node;
  Expr* value;
  Identifier attr;
  ExprContext ctx = ExprContext::Load;
};

struct Subscript : Node<Expr, ExprKind::Subscript> {
  using Node::Node;
  Expr* value;
  Expr* slice;
  ExprContext ctx = ExprContext::Load;
};

struct Starred : Node<Expr, ExprKind::Starred> {
  using Node::Node;
  Expr* value;
  ExprContext ctx = ExprContext::Load;
};

struct Name : Node<Expr, ExprKind::Name> {
  using Node::Node;
  Identifier id;
  ExprContext ctx = ExprContext::Load;
};

struct List : Node<Expr, ExprKind::List> {
  using Node::Node;
  std::span<Expr*> elts;
  ExprContext ctx = ExprContext::Load;
};

struct Tuple : Node<Expr, ExprKind::Tuple> {
  using Node::Node;
  std::span<Expr*> elts;
  ExprContext ctx = ExprContext::Load;
};

/// Each part is nullptr where it is left out.
struct Slice : Node<Expr, ExprKind::Slice> {
  using Node::Node;
  Expr* lower = nullptr;
  Expr* upper = nullptr;
  Expr* step = nullptr;
};

// ---------------------------------------------------------------- functions' heads

struct Arg {
  Identifier name;
  Expr* annotation = nullptr;
  Range range;
};

/// The parameters of a function or a lambda. `defaults` belong to the last of posonlyargs + args;
/// kw_defaults has one entry for each of kwonlyargs, nullptr where there is none.
struct Arguments {
  std::span<Arg> posonlyargs;
  std::span<Arg> args;
  Arg* vararg = nullptr;
  std::span<Arg> kwonlyargs;
  std::span<Expr*> kw_defaults;
  Arg* kwarg = nullptr;
  std::span<Expr*> defaults;
};

enum class TypeParamKind : std::uint8_t { TypeVar, ParamSpec, TypeVarTuple };

/// `T: bound = default_value`, `**P`, `*Ts`.
struct TypeParam {
  TypeParamKind kind;
  Identifier name;
  Expr* bound = nullptr;
  Expr* default_value = nullptr;
  Range range;
};

// ---------------------------------------------------------------- patterns

enum class PatternKind : std::uint8_t {
  MatchValue,
  MatchSingleton,
  MatchSequence,
  MatchMapping,
  MatchClass,
  MatchStar,
  MatchAs,
  MatchOr,
};

struct Pattern {
  PatternKind kind;
  Range range;
};

struct MatchValue : Node<Pattern, PatternKind::MatchValue> {
  using Node::Node;
  Expr* value;
};

struct MatchSingleton : Node<Pattern, PatternKind::MatchSingleton> {
  using Node::Node;
  ConstantKind value;
};

struct MatchSequence : Node<Pattern, PatternKind::MatchSequence> {
  using Node::Node;
  std::span<Pattern*> patterns;
};

/// `rest` is empty when there is no `**rest`.
struct MatchMapping : Node<Pattern, PatternKind::MatchMapping> {
  using Node::Node;
  std::span<Expr*> keys;
  std::span<Pattern*> patterns;
  Identifier rest;
};

struct MatchClass : Node<Pattern, PatternKind::MatchClass> {
  using Node::Node;
  Expr* cls;
  std::span<Pattern*> patterns;
  std::span<Identifier> kwd_attrs;
  std::span<Pattern*> kwd_patterns;
};

/// `*name`; the name is empty for `*_`.
struct MatchStar : Node<Pattern, PatternKind::MatchStar> {
  using Node::Node;
  Identifier name;
};

/// `pattern as name`, a bare `name` (no pattern), or `_` (neither).
struct MatchAs : Node<Pattern, PatternKind::MatchAs> {
  using Node::Node;
  Pattern* pattern = nullptr;
  Identifier name;
};

struct MatchOr : Node<Pattern, PatternKind::MatchOr> {
  using Node::Node;
  std::span<Pattern*> patterns;
};

}  // namespace looplane::script::syntax
