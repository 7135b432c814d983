#include "script/compile/scopes.hpp"

#include <algorithm>

namespace looplane::script {

using namespace syntax;

std::string mangle(std::string_view class_name, std::string_view name) {
  const bool is_private = !class_name.empty() && name.starts_with("__") && !name.ends_with("__") &&
                          name.find('.') == name.npos;
  if (!is_private) return std::string(name);
  while (class_name.starts_with('_')) class_name.remove_prefix(1);
  if (class_name.empty()) return std::string(name);
  std::string mangled("_");
  mangled.append(class_name).append(name);
  return mangled;
}

// --- Collecting ---------------------------------------------------------------------------------

std::unique_ptr<Scope> ScopeBuilder::build(const Module& module) {
  enter(Scope::Kind::module, "<module>", nullptr);
  body(module.body);
  if (!error) resolve(*root_);
  return error ? nullptr : std::move(root_);
}

std::unique_ptr<Scope> ScopeBuilder::build(Expr* whole) {
  enter(Scope::Kind::module, "<module>", nullptr);
  expression(whole);
  if (!error) resolve(*root_);
  return error ? nullptr : std::move(root_);
}

Scope* ScopeBuilder::enter(Scope::Kind kind, std::string name, const void* node) {
  auto scope = std::make_unique<Scope>();
  scope->kind = kind;
  scope->parent = scope_;
  scope->name = std::move(name);
  if (scope_ != nullptr) scope->class_name = scope_->class_name;
  Scope* entered = scope.get();
  if (scope_ == nullptr) {
    root_ = std::move(scope);
  } else {
    scope_->children[node] = entered;
    scope_->owned.push_back(std::move(scope));
  }
  scope_ = entered;
  return entered;
}

Scope::Symbol& ScopeBuilder::symbol(std::string_view name, const Range& range) {
  std::string text = mangle(scope_->class_name, name);
  const auto [entry, is_new] = scope_->symbols.try_emplace(text);
  if (is_new) {
    entry->second.first = range;
    scope_->order.push_back(std::move(text));
  }
  return entry->second;
}

void ScopeBuilder::use(std::string_view name, const Range& range) {
  symbol(name, range).used = true;
  // super() finds the class through this name.
  if (name == "super" && scope_->is_function_like()) symbol("__class__", range).used = true;
}

void ScopeBuilder::bind(std::string_view name, const Range& range) {
  if (name == "__debug__") fail("cannot assign to __debug__", range);
  symbol(name, range).bound = true;
}

void ScopeBuilder::fail(std::string message, const Range& range) {
  if (error) return;
  SyntaxError problem;
  problem.message = std::move(message);
  problem.line = range.line;
  problem.offset =
      static_cast<std::int32_t>(source_.character_column(range.line, range.column)) + 1;
  problem.end_line = range.end_line;
  problem.end_offset =
      static_cast<std::int32_t>(source_.character_column(range.end_line, range.end_column)) + 1;
  problem.text = std::string(source_.line(range.line)) + "\n";
  error = std::move(problem);
}

void ScopeBuilder::body(Body statements) {
  for (Stmt* one : statements) statement(one);
}

void ScopeBuilder::statement(Stmt* node) {
  switch (node->kind) {
    case StmtKind::FunctionDef:
      return function(as<FunctionDef>(node), false);
    case StmtKind::AsyncFunctionDef:
      return function(as<AsyncFunctionDef>(node), true);
    case StmtKind::ClassDef:
      return class_definition(as<ClassDef>(node));
    case StmtKind::Return:
      if (Expr* value = as<Return>(node)->value) expression(value);
      return;
    case StmtKind::Delete:
      return expressions(as<Delete>(node)->targets);
    case StmtKind::Assign:
      expressions(as<Assign>(node)->targets);
      return expression(as<Assign>(node)->value);
    case StmtKind::TypeAlias:
      return type_alias(as<TypeAlias>(node));
    case StmtKind::AugAssign:
      expression(as<AugAssign>(node)->target);
      return expression(as<AugAssign>(node)->value);
    case StmtKind::AnnAssign:
      return annotated_assignment(as<AnnAssign>(node));
    case StmtKind::For:
    case StmtKind::AsyncFor: {
      auto* loop = as<For>(node);
      expression(loop->target);
      expression(loop->iter);
      body(loop->body);
      return body(loop->orelse);
    }
    case StmtKind::While:
      expression(as<While>(node)->test);
      body(as<While>(node)->body);
      return body(as<While>(node)->orelse);
    case StmtKind::If: {
      for (auto* branch = as<If>(node);;) {
        expression(branch->test);
        body(branch->body);
        if (branch->orelse.size() == 1 && is<If>(branch->orelse[0])) {
          branch = as<If>(branch->orelse[0]);
          continue;
        }
        return body(branch->orelse);
      }
    }
    case StmtKind::With:
    case StmtKind::AsyncWith:
      for (const WithItem& item : as<With>(node)->items) {
        expression(item.context_expr);
        if (item.optional_vars != nullptr) expression(item.optional_vars);
      }
      return body(as<With>(node)->body);
    case StmtKind::Match:
      expression(as<Match>(node)->subject);
      for (const MatchCase& match_case : as<Match>(node)->cases) {
        pattern(match_case.pattern);
        if (match_case.guard != nullptr) expression(match_case.guard);
        body(match_case.body);
      }
      return;
    case StmtKind::Raise:
      if (as<Raise>(node)->exc != nullptr) expression(as<Raise>(node)->exc);
      if (as<Raise>(node)->cause != nullptr) expression(as<Raise>(node)->cause);
      return;
    case StmtKind::Try:
    case StmtKind::TryStar: {
      auto* block = as<Try>(node);
      body(block->body);
      body(block->orelse);
      for (const ExceptHandler& handler : block->handlers) {
        if (handler.type != nullptr) expression(handler.type);
        if (!handler.name.empty()) bind(handler.name, handler.range);
        body(handler.body);
      }
      return body(block->finalbody);
    }
    case StmtKind::Assert:
      expression(as<Assert>(node)->test);
      if (as<Assert>(node)->msg != nullptr) expression(as<Assert>(node)->msg);
      return;
    case StmtKind::Import:
      return import_names(as<Import>(node)->names, node->range, false);
    case StmtKind::ImportFrom:
      return import_names(as<ImportFrom>(node)->names, node->range, true);
    case StmtKind::Global:
      return global_statement(as<Global>(node)->names, node->range, false);
    case StmtKind::Nonlocal:
      return global_statement(as<Nonlocal>(node)->names, node->range, true);
    case StmtKind::Expression:
      return expression(as<Expression>(node)->value);
    case StmtKind::Pass:
    case StmtKind::Break:
    case StmtKind::Continue:
      return;
  }
}

template <class Definition>
void ScopeBuilder::function(Definition* definition, bool is_async) {
  bind(definition->name, definition->range);
  expressions(definition->decorator_list);
  defaults(*definition->args);
  const bool generic = !definition->type_params.empty();
  if (generic) {
    enter(Scope::Kind::type_parameters,
          "<generic parameters of " + std::string(definition->name) + ">",
          definition->type_params.data());
    type_parameters(definition->type_params);
  }
  annotations(*definition->args, definition->returns);
  Scope* scope = enter(Scope::Kind::function, std::string(definition->name), definition);
  scope->is_async = is_async;
  parameters(*definition->args);
  body(definition->body);
  leave();
  if (generic) leave();
}

void ScopeBuilder::class_definition(ClassDef* definition) {
  bind(definition->name, definition->range);
  expressions(definition->decorator_list);
  const bool generic = !definition->type_params.empty();
  if (generic) {
    Scope* scope = enter(Scope::Kind::type_parameters,
                         "<generic parameters of " + std::string(definition->name) + ">",
                         definition->type_params.data());
    scope->class_name = std::string(definition->name);
    type_parameters(definition->type_params);
    bind(".type_params", definition->range);
    bind(".generic_base", definition->range);
    use(".type_params", definition->range);
    use(".generic_base", definition->range);
  }
  expressions(definition->bases);
  for (const Keyword& keyword : definition->keywords) expression(keyword.value);
  Scope* scope = enter(Scope::Kind::class_body, std::string(definition->name), definition);
  scope->class_name = std::string(definition->name);
  if (generic) use(".type_params", definition->range);
  body(definition->body);
  leave();
  if (generic) leave();
}

void ScopeBuilder::type_alias(TypeAlias* alias) {
  expression(alias->name);
  const std::string name(as<Name>(alias->name)->id);
  const bool generic = !alias->type_params.empty();
  if (generic) {
    enter(Scope::Kind::type_parameters, "<generic parameters of " + name + ">",
          alias->type_params.data());
    type_parameters(alias->type_params);
  }
  enter(Scope::Kind::type_parameters, name, alias);
  expression(alias->value);
  leave();
  if (generic) leave();
}

void ScopeBuilder::type_parameters(std::span<TypeParam> parameters) {
  for (const TypeParam& parameter : parameters) {
    bind(parameter.name, parameter.range);
    if (parameter.bound != nullptr) expression(parameter.bound);
    if (parameter.default_value != nullptr) expression(parameter.default_value);
  }
}

void ScopeBuilder::annotations(const syntax::Arguments& arguments, Expr* returns) {
  if (future_annotations_) return;
  const auto annotation = [&](const Arg& argument) {
    if (argument.annotation != nullptr) expression(argument.annotation);
  };
  for (const Arg& argument : arguments.posonlyargs) annotation(argument);
  for (const Arg& argument : arguments.args) annotation(argument);
  if (arguments.vararg != nullptr) annotation(*arguments.vararg);
  for (const Arg& argument : arguments.kwonlyargs) annotation(argument);
  if (arguments.kwarg != nullptr) annotation(*arguments.kwarg);
  if (returns != nullptr) expression(returns);
}

void ScopeBuilder::defaults(const syntax::Arguments& arguments) {
  expressions(arguments.defaults);
  for (Expr* value : arguments.kw_defaults) {
    if (value != nullptr) expression(value);
  }
}

void ScopeBuilder::parameter(const Arg& argument) {
  Scope::Symbol& entry = symbol(argument.name, argument.range);
  if (entry.parameter) {
    fail("duplicate argument '" + std::string(argument.name) + "' in function definition",
         argument.range);
  }
  if (argument.name == "__debug__") fail("cannot assign to __debug__", argument.range);
  entry.parameter = true;
  entry.bound = true;
}

void ScopeBuilder::parameters(const syntax::Arguments& arguments) {
  for (const Arg& argument : arguments.posonlyargs) parameter(argument);
  for (const Arg& argument : arguments.args) parameter(argument);
  for (const Arg& argument : arguments.kwonlyargs) parameter(argument);
  if (arguments.vararg != nullptr) parameter(*arguments.vararg);
  if (arguments.kwarg != nullptr) parameter(*arguments.kwarg);
}

void ScopeBuilder::global_statement(std::span<Identifier> names, const Range& range,
                                    bool nonlocal) {
  const std::string word = nonlocal ? "nonlocal" : "global";
  if (nonlocal && scope_->kind == Scope::Kind::module) {
    fail("nonlocal declaration not allowed at module level", range);
  }
  for (const Identifier name : names) {
    const std::string text(name);
    if (const Scope::Symbol* known = scope_->find(mangle(scope_->class_name, name))) {
      if (known->parameter) fail("name '" + text + "' is parameter and " + word, range);
      if (known->annotated) fail("annotated name '" + text + "' can't be " + word, range);
      if (known->global != known->nonlocal && (nonlocal ? known->global : known->nonlocal)) {
        fail("name '" + text + "' is nonlocal and global", range);
      }
      if (known->bound && !known->global && !known->nonlocal) {
        fail("name '" + text + "' is assigned to before " + word + " declaration", range);
      }
      if (known->used && !known->global && !known->nonlocal) {
        fail("name '" + text + "' is used prior to " + word + " declaration", range);
      }
    }
    Scope::Symbol& entry = symbol(name, range);
    (nonlocal ? entry.nonlocal : entry.global) = true;
    entry.first = range;
    if (!nonlocal) {
      // The module knows the name too.
      Scope* here = scope_;
      scope_ = root_.get();
      if (root_) symbol(name, range);
      scope_ = here;
    }
  }
}

void ScopeBuilder::import_names(std::span<Alias> names, const Range& range, bool from) {
  for (const Alias& alias : names) {
    if (from && alias.name == "*") {
      if (scope_->kind != Scope::Kind::module) fail("import * only allowed at module level", range);
      continue;
    }
    Identifier bound = alias.asname;
    if (bound.empty()) bound = from ? alias.name : alias.name.substr(0, alias.name.find('.'));
    bind(bound, alias.range);
  }
}

void ScopeBuilder::annotated_assignment(AnnAssign* node) {
  if (auto* name = try_as<Name>(node->target)) {
    Scope::Symbol& entry = symbol(name->id, name->range);
    if (node->simple && (entry.global || entry.nonlocal) && scope_->kind != Scope::Kind::module) {
      fail("annotated name '" + std::string(name->id) + "' can't be " +
               (entry.global ? "global" : "nonlocal"),
           node->range);
    }
    if (node->simple) entry.annotated = true;
    if (node->simple || node->value != nullptr) entry.bound = true;
  } else {
    expression(node->target);
  }
  if (!future_annotations_) expression(node->annotation);
  if (node->value != nullptr) expression(node->value);
}

void ScopeBuilder::pattern(Pattern* node) {
  switch (node->kind) {
    case PatternKind::MatchValue:
      return expression(as<MatchValue>(node)->value);
    case PatternKind::MatchSingleton:
      return;
    case PatternKind::MatchSequence:
      for (Pattern* part : as<MatchSequence>(node)->patterns) pattern(part);
      return;
    case PatternKind::MatchMapping: {
      auto* mapping = as<MatchMapping>(node);
      expressions(mapping->keys);
      for (Pattern* part : mapping->patterns) pattern(part);
      if (!mapping->rest.empty()) bind(mapping->rest, node->range);
      return;
    }
    case PatternKind::MatchClass: {
      auto* match = as<MatchClass>(node);
      expression(match->cls);
      for (Pattern* part : match->patterns) pattern(part);
      for (Pattern* part : match->kwd_patterns) pattern(part);
      return;
    }
    case PatternKind::MatchStar:
      if (!as<MatchStar>(node)->name.empty()) bind(as<MatchStar>(node)->name, node->range);
      return;
    case PatternKind::MatchAs: {
      auto* match = as<MatchAs>(node);
      if (match->pattern != nullptr) pattern(match->pattern);
      if (!match->name.empty()) bind(match->name, node->range);
      return;
    }
    case PatternKind::MatchOr:
      for (Pattern* part : as<MatchOr>(node)->patterns) pattern(part);
      return;
  }
}

// --- Expressions --------------------------------------------------------------------------------

void ScopeBuilder::expressions(std::span<Expr*> nodes) {
  for (Expr* node : nodes) {
    if (node != nullptr) expression(node);
  }
}

void ScopeBuilder::expression(Expr* node) {
  switch (node->kind) {
    case ExprKind::BoolOp:
      return expressions(as<BoolOp>(node)->values);
    case ExprKind::NamedExpr:
      return named_expression(as<NamedExpr>(node));
    case ExprKind::BinOp: {
      // `a + b + c ...` leans to the left: followed in a loop.
      std::vector<Expr*> right;
      while (auto* operation = try_as<BinOp>(node)) {
        right.push_back(operation->right);
        node = operation->left;
      }
      expression(node);
      for (auto one = right.rbegin(); one != right.rend(); ++one) expression(*one);
      return;
    }
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
      return expression(as<Await>(node)->value);
    case ExprKind::Yield:
    case ExprKind::YieldFrom:
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
    case ExprKind::Subscript: {
      // `a.b().c() ...` leans to the left too.
      std::vector<Expr*> chain;
      while (is<Call>(node) || is<Attribute>(node) || is<Subscript>(node)) {
        chain.push_back(node);
        node = is<Call>(node)        ? as<Call>(node)->func
               : is<Attribute>(node) ? as<Attribute>(node)->value
                                     : as<Subscript>(node)->value;
      }
      expression(node);
      for (auto one = chain.rbegin(); one != chain.rend(); ++one) {
        if (auto* call = try_as<Call>(*one)) {
          expressions(call->args);
          for (const Keyword& keyword : call->keywords) expression(keyword.value);
        } else if (auto* subscript = try_as<Subscript>(*one)) {
          expression(subscript->slice);
        }
      }
      return;
    }
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

void ScopeBuilder::comprehension(Expr* whole, std::string name, Expr* element, Expr* value,
                                 std::span<Comprehension> generators) {
  expression(generators[0].iter);
  const bool lazy = name == "<genexpr>";
  Scope* scope = enter(Scope::Kind::comprehension, std::move(name), whole);
  scope->inlined = !lazy;
  scope->is_generator = lazy;
  bool is_async = awaits(element) || awaits(value);
  for (std::size_t i = 0; i < generators.size(); ++i) {
    Comprehension& generator = generators[i];
    is_async = is_async || generator.is_async || any_awaits(generator.ifs) ||
               (i > 0 && awaits(generator.iter));
    expression(generator.target);
    for (const std::string& bound : scope->order) {
      Scope::Symbol* entry = scope->find(bound);
      if (entry->bound) entry->iteration_variable = true;
    }
    if (i > 0) expression(generator.iter);
    expressions(generator.ifs);
  }
  if (value != nullptr) expression(value);
  expression(element);
  scope->is_async = is_async;
  leave();
}

void ScopeBuilder::named_expression(NamedExpr* node) {
  auto* target = as<Name>(node->target);
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

// --- Resolving ----------------------------------------------------------------------------------

static void need_free(Scope& scope, const std::string& name) {
  if (std::find(scope.free_names.begin(), scope.free_names.end(), name) == scope.free_names.end()) {
    scope.free_names.push_back(name);
  }
}

/// Looks for the function around `scope` that binds `name`; every scope on the way passes it on.
/// What an inlined comprehension finds in the function that it runs in needs no cell.
Meaning ScopeBuilder::resolve_outside(Scope& scope, const std::string& name, bool& found_local) {
  found_local = false;
  bool same_frame = scope.inlined;
  for (Scope* outer = scope.parent; outer != nullptr; outer = outer->parent) {
    if (outer->kind == Scope::Kind::module) break;
    if (outer->kind == Scope::Kind::class_body) {
      if (name != "__class__") {
        same_frame = false;
        continue;
      }
      outer->needs_class_cell = true;
    } else {
      Scope::Symbol* entry = outer->find(name);
      if (entry != nullptr && entry->global) break;
      if (entry == nullptr || !entry->bound || entry->nonlocal) {
        same_frame = same_frame && outer->inlined;
        continue;
      }
      if (same_frame) {
        found_local = true;
        return Meaning::local;
      }
      entry->meaning = Meaning::cell;
    }
    for (Scope* passing = scope.parent; passing != outer; passing = passing->parent) {
      need_free(*passing, name);
    }
    need_free(scope, name);
    found_local = true;
    return Meaning::free;
  }
  return Meaning::global_implicit;
}

void ScopeBuilder::resolve(Scope& scope) {
  for (const std::string& name : scope.order) {
    Scope::Symbol& entry = scope.symbols[name];
    bool found = false;
    if (entry.global) {
      entry.meaning = Meaning::global_explicit;
    } else if (entry.nonlocal) {
      entry.meaning = resolve_outside(scope, name, found);
      if (!found) fail("no binding for nonlocal '" + name + "' found", entry.first);
    } else if (entry.bound) {
      if (entry.meaning != Meaning::cell) entry.meaning = Meaning::local;
    } else {
      entry.meaning = resolve_outside(scope, name, found);
    }
  }
  for (const auto& child : scope.owned) resolve(*child);
}

}  // namespace looplane::script
