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
  if (scope_ != nullptr) {
    scope->class_name = scope_->class_name;
    scope->in_iterable = scope_->in_iterable;
  }
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
      return import_names(as<Import>(node)->names, false);
    case StmtKind::ImportFrom:
      return import_names(as<ImportFrom>(node)->names, true);
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
          definition->type_params.data())
        ->types = "the definition of a generic";
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
    scope->types = "the definition of a generic";
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
  computed_later(alias->value, name, "a type alias");
  if (generic) leave();
}

void ScopeBuilder::type_parameters(std::span<TypeParam> parameters) {
  bool defaults = false;
  for (const TypeParam& parameter : parameters) {
    const Scope::Symbol* known = scope_->find(mangle(scope_->class_name, parameter.name));
    if (known != nullptr && known->type_parameter) {
      fail("duplicate type parameter '" + std::string(parameter.name) + "'", parameter.range);
    }
    defaults = defaults || parameter.default_value != nullptr;
    if (defaults && parameter.default_value == nullptr) {
      fail("non-default type parameter '" + std::string(parameter.name) +
               "' follows default type parameter",
           parameter.range);
    }
    bind(parameter.name, parameter.range);
    symbol(parameter.name, parameter.range).type_parameter = true;
    const std::string name(parameter.name);
    if (parameter.bound != nullptr) {
      computed_later(parameter.bound, name,
                     is<Tuple>(parameter.bound) ? "a TypeVar constraint" : "a TypeVar bound");
    }
    if (parameter.default_value != nullptr) {
      computed_later(parameter.default_value, name,
                     parameter.kind == TypeParamKind::TypeVar     ? "a TypeVar default"
                     : parameter.kind == TypeParamKind::ParamSpec ? "a ParamSpec default"
                                                                  : "a TypeVarTuple default");
    }
  }
}

/// A scope of types: its value is computed when somebody asks for it.
void ScopeBuilder::computed_later(Expr* value, std::string name, std::string_view types) {
  enter(Scope::Kind::type_parameters, std::move(name), value)->types = types;
  expression(value);
  leave();
}

void ScopeBuilder::refuse_in_types(std::string_view what, const Range& range) {
  if (scope_->types.empty()) return;
  fail(std::string(what) + " cannot be used within " + std::string(scope_->types), range);
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
        fail("name '" + text + "' is nonlocal and global", known->first);
      }
      if (known->used) {
        fail("name '" + text + "' is used prior to " + word + " declaration", range);
      }
      if (known->bound) {
        fail("name '" + text + "' is assigned to before " + word + " declaration", range);
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

void ScopeBuilder::import_names(std::span<Alias> names, bool from) {
  for (const Alias& alias : names) {
    if (from && alias.name == "*") {
      if (scope_->kind != Scope::Kind::module)
        fail("import * only allowed at module level", alias.range);
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

/// Scopes of types find the names of the class body that they stand in, unlike functions.
void ScopeBuilder::show_class_to(Scope& scope) {
  Scope* owner = scope.parent;
  while (owner->kind == Scope::Kind::type_parameters) owner = owner->parent;
  if (owner->kind != Scope::Kind::class_body) return;
  scope.sees_class = true;
  owner->needs_namespace_cell = true;
  for (Scope* passing = &scope; passing != owner; passing = passing->parent) {
    need_free(*passing, "__classdict__");
  }
}

void ScopeBuilder::resolve(Scope& scope) {
  if (scope.kind == Scope::Kind::type_parameters) show_class_to(scope);
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
