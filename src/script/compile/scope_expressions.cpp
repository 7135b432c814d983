#include "script/compile/scopes.hpp"

#include <algorithm>

// Names in expressions, and the scopes that expressions make.

namespace looplane::script {

using namespace syntax;

/// The compiler calls itself for each level of an expression, and a browser's stack is small. (The
/// parser has refused what stands in too many brackets; this is for chains, `a.b.c`.)
static constexpr std::size_t deepest_expression = 2000;
/// But sums it compiles in a loop. CPython 3.13 refuses one of 9,998 additions.
static constexpr std::size_t longest_sum = 9997;

/// Counts levels while it lives; refuses the program when there are too many.
class ScopeBuilder::Nesting {
 public:
  Nesting(ScopeBuilder& builder, std::size_t levels) : builder_(builder), levels_(levels) {
    builder.depth_ += levels;
    if (builder.depth_ > deepest_expression) refuse(builder);
  }
  ~Nesting() { builder_.depth_ -= levels_; }
  Nesting(const Nesting&) = delete;
  Nesting& operator=(const Nesting&) = delete;

  static void refuse(ScopeBuilder& builder) {
    if (builder.error) return;
    builder.error.emplace();
    builder.error->kind = SyntaxErrorKind::RecursionError;
    builder.error->message = "maximum recursion depth exceeded during compilation";
  }

 private:
  ScopeBuilder& builder_;
  std::size_t levels_;
};

void ScopeBuilder::expressions(std::span<Expr*> nodes) {
  for (Expr* node : nodes) {
    if (node != nullptr) expression(node);
  }
}

void ScopeBuilder::expression(Expr* node) {
  const Nesting nesting(*this, 1);
  if (!error) parts(node);
}

/// `a.b().c() ...` leans to the left: followed in a loop.
void ScopeBuilder::chain(Expr* last) {
  std::vector<Expr*> links;
  while (is<Call>(last) || is<Attribute>(last) || is<Subscript>(last)) {
    links.push_back(last);
    last = is<Call>(last)        ? as<Call>(last)->func
           : is<Attribute>(last) ? as<Attribute>(last)->value
                                 : as<Subscript>(last)->value;
  }
  const Nesting nesting(*this, links.size());
  expression(last);
  for (auto one = links.rbegin(); one != links.rend(); ++one) {
    if (auto* call = try_as<Call>(*one)) {
      expressions(call->args);
      for (const Keyword& keyword : call->keywords) expression(keyword.value);
    } else if (auto* subscript = try_as<Subscript>(*one)) {
      expression(subscript->slice);
    }
  }
}

/// `a + b + c ...` does so too.
void ScopeBuilder::sum(Expr* last) {
  std::vector<Expr*> right;
  while (auto* operation = try_as<BinOp>(last)) {
    right.push_back(operation->right);
    last = operation->left;
  }
  if (right.size() > longest_sum) Nesting::refuse(*this);
  expression(last);
  for (auto one = right.rbegin(); one != right.rend(); ++one) expression(*one);
}

void ScopeBuilder::parts(Expr* node) {
  switch (node->kind) {
    case ExprKind::BoolOp:
      return expressions(as<BoolOp>(node)->values);
    case ExprKind::NamedExpr:
      return named_expression(as<NamedExpr>(node));
    case ExprKind::BinOp:
      return sum(node);
    case ExprKind::UnaryOp:
      return expression(as<UnaryOp>(node)->operand);
    case ExprKind::Lambda: {
      auto* lambda = as<Lambda>(node);
      defaults(*lambda->args);
      enter(Scope::Kind::lambda, "<lambda>", node);
      parameters(*lambda->args);
      expression(lambda->body);
      return leave();
    }
    case ExprKind::IfExp:
      expression(as<IfExp>(node)->test);
      expression(as<IfExp>(node)->body);
      return expression(as<IfExp>(node)->orelse);
    case ExprKind::Dict:
      for (std::size_t i = 0; i < as<Dict>(node)->values.size(); ++i) {
        if (as<Dict>(node)->keys[i] != nullptr) expression(as<Dict>(node)->keys[i]);
        expression(as<Dict>(node)->values[i]);
      }
      return;
    case ExprKind::Set:
      return expressions(as<Set>(node)->elts);
    case ExprKind::ListComp:
      return comprehension(node, "<listcomp>", as<ListComp>(node)->elt, nullptr,
                           as<ListComp>(node)->generators);
    case ExprKind::SetComp:
      return comprehension(node, "<setcomp>", as<SetComp>(node)->elt, nullptr,
                           as<SetComp>(node)->generators);
    case ExprKind::DictComp:
      return comprehension(node, "<dictcomp>", as<DictComp>(node)->key, as<DictComp>(node)->value,
                           as<DictComp>(node)->generators);
    case ExprKind::GeneratorExp:
      return comprehension(node, "<genexpr>", as<GeneratorExp>(node)->elt, nullptr,
                           as<GeneratorExp>(node)->generators);
    case ExprKind::Await:
      refuse_in_types("await expression", node->range);
      return expression(as<Await>(node)->value);
    case ExprKind::Yield:
    case ExprKind::YieldFrom:
      refuse_in_types("yield expression", node->range);
      scope_->is_generator = true;
      if (scope_->kind == Scope::Kind::comprehension) {
        fail("'yield' inside " + std::string(scope_->name == "<listcomp>"  ? "list comprehension"
                                             : scope_->name == "<setcomp>" ? "set comprehension"
                                             : scope_->name == "<dictcomp>"
                                                 ? "dict comprehension"
                                                 : "generator expression"),
             node->range);
      }
      if (is<Yield>(node)) {
        if (Expr* value = as<Yield>(node)->value) expression(value);
        return;
      }
      return expression(as<YieldFrom>(node)->value);
    case ExprKind::Compare:
      expression(as<Compare>(node)->left);
      return expressions(as<Compare>(node)->comparators);
    case ExprKind::Call:
    case ExprKind::Attribute:
    case ExprKind::Subscript:
      return chain(node);
    case ExprKind::FormattedValue:
      expression(as<FormattedValue>(node)->value);
      if (Expr* spec = as<FormattedValue>(node)->format_spec) expression(spec);
      return;
    case ExprKind::JoinedStr:
      return expressions(as<JoinedStr>(node)->values);
    case ExprKind::Constant:
      return;
    case ExprKind::Starred:
      return expression(as<Starred>(node)->value);
    case ExprKind::Name:
      if (as<Name>(node)->ctx == ExprContext::Load) return use(as<Name>(node)->id, node->range);
      return bind(as<Name>(node)->id, node->range);
    case ExprKind::List:
      return expressions(as<List>(node)->elts);
    case ExprKind::Tuple:
      return expressions(as<Tuple>(node)->elts);
    case ExprKind::Slice:
      for (Expr* part : {as<Slice>(node)->lower, as<Slice>(node)->upper, as<Slice>(node)->step}) {
        if (part != nullptr) expression(part);
      }
      return;
  }
}

static bool awaits(Expr* node);

/// Whether an element of a comprehension awaits, in its own scope.
static bool any_awaits(std::span<Expr*> nodes) {
  return std::any_of(nodes.begin(), nodes.end(), [](Expr* node) { return awaits(node); });
}

static bool awaits(Expr* node) {
  if (node == nullptr) return false;
  switch (node->kind) {
    case ExprKind::Await:
      return true;
    case ExprKind::BoolOp:
      return any_awaits(as<BoolOp>(node)->values);
    case ExprKind::NamedExpr:
      return awaits(as<NamedExpr>(node)->value);
    case ExprKind::BinOp:
      return awaits(as<BinOp>(node)->left) || awaits(as<BinOp>(node)->right);
    case ExprKind::UnaryOp:
      return awaits(as<UnaryOp>(node)->operand);
    case ExprKind::IfExp:
      return awaits(as<IfExp>(node)->test) || awaits(as<IfExp>(node)->body) ||
             awaits(as<IfExp>(node)->orelse);
    case ExprKind::Dict:
      return any_awaits(as<Dict>(node)->keys) || any_awaits(as<Dict>(node)->values);
    case ExprKind::Set:
      return any_awaits(as<Set>(node)->elts);
    case ExprKind::List:
      return any_awaits(as<List>(node)->elts);
    case ExprKind::Tuple:
      return any_awaits(as<Tuple>(node)->elts);
    case ExprKind::Compare:
      return awaits(as<Compare>(node)->left) || any_awaits(as<Compare>(node)->comparators);
    case ExprKind::Call: {
      auto* call = as<Call>(node);
      return awaits(call->func) || any_awaits(call->args) ||
             std::any_of(call->keywords.begin(), call->keywords.end(),
                         [](const Keyword& keyword) { return awaits(keyword.value); });
    }
    case ExprKind::FormattedValue:
      return awaits(as<FormattedValue>(node)->value) ||
             awaits(as<FormattedValue>(node)->format_spec);
    case ExprKind::JoinedStr:
      return any_awaits(as<JoinedStr>(node)->values);
    case ExprKind::Attribute:
      return awaits(as<Attribute>(node)->value);
    case ExprKind::Subscript:
      return awaits(as<Subscript>(node)->value) || awaits(as<Subscript>(node)->slice);
    case ExprKind::Starred:
      return awaits(as<Starred>(node)->value);
    case ExprKind::Slice:
      return awaits(as<Slice>(node)->lower) || awaits(as<Slice>(node)->upper) ||
             awaits(as<Slice>(node)->step);
    default:
      return false;
  }
}

void ScopeBuilder::iterable(Expr* node) {
  Scope* here = scope_;
  const bool outer = here->in_iterable;
  here->in_iterable = true;
  expression(node);
  here->in_iterable = outer;
}

/// Not so if only what the first clause goes over awaits: that stands outside.
static bool is_asynchronous(Expr* element, Expr* value, std::span<Comprehension> generators) {
  if (awaits(element) || awaits(value)) return true;
  for (std::size_t i = 0; i < generators.size(); ++i) {
    const Comprehension& generator = generators[i];
    if (generator.is_async || any_awaits(generator.ifs)) return true;
    if (i > 0 && awaits(generator.iter)) return true;
  }
  return false;
}

void ScopeBuilder::comprehension(Expr* whole, std::string name, Expr* element, Expr* value,
                                 std::span<Comprehension> generators) {
  iterable(generators[0].iter);
  const bool lazy = name == "<genexpr>";
  Scope* scope = enter(Scope::Kind::comprehension, std::move(name), whole);
  scope->inlined = !lazy;
  scope->is_generator = lazy;
  const Nesting nesting(*this, generators.size());
  for (std::size_t i = 0; i < generators.size() && !error; ++i) {
    Comprehension& generator = generators[i];
    expression(generator.target);
    for (const std::string& bound : scope->order) {
      Scope::Symbol* entry = scope->find(bound);
      if (!entry->bound) continue;
      if (entry->global || entry->nonlocal) {  // By := in a condition further out.
        return fail(
            "comprehension inner loop cannot rebind assignment expression target '" + bound + "'",
            generator.target->range);
      }
      entry->iteration_variable = true;
    }
    if (i > 0) iterable(generator.iter);
    expressions(generator.ifs);
  }
  if (value != nullptr) expression(value);
  expression(element);
  if (!error && is_asynchronous(element, value, generators)) scope->is_async = true;
  const bool awaits_within = scope->is_async && !lazy;
  leave();
  // A comprehension around one that awaits does so too (symtable_handle_comprehension).
  if (awaits_within && scope_->kind == Scope::Kind::comprehension) scope_->is_async = true;
}

void ScopeBuilder::named_expression(NamedExpr* node) {
  refuse_in_types("named expression", node->range);
  auto* target = as<Name>(node->target);
  if (scope_->in_iterable) {
    return fail("assignment expression cannot be used in a comprehension iterable expression",
                node->range);
  }
  expression(node->value);
  // Inside a comprehension, := binds in the function around it (PEP 572).
  Scope* here = scope_;
  if (here->kind != Scope::Kind::comprehension) return bind(target->id, target->range);
  Scope* owner = here;
  while (owner->kind == Scope::Kind::comprehension) {
    const Scope::Symbol* known = owner->find(mangle(owner->class_name, target->id));
    if (known != nullptr && known->iteration_variable) {
      return fail("assignment expression cannot rebind comprehension iteration variable '" +
                      std::string(target->id) + "'",
                  target->range);
    }
    owner = owner->parent;
  }
  if (owner->kind == Scope::Kind::class_body) {
    return fail("assignment expression within a comprehension cannot be used in a class body",
                target->range);
  }
  scope_ = owner;
  Scope::Symbol& outer = symbol(target->id, target->range);
  const bool global = owner->kind == Scope::Kind::module || outer.global;
  outer.bound = true;
  for (Scope* scope = here; scope != owner; scope = scope->parent) {
    scope_ = scope;
    Scope::Symbol& inner = symbol(target->id, target->range);
    inner.used = true;
    (global ? inner.global : inner.nonlocal) = true;
  }
  scope_ = here;
}

}  // namespace looplane::script
