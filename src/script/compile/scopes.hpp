#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "script/syntax/source.hpp"
#include "script/syntax/syntax_error.hpp"
#include "script/syntax/tree.hpp"

namespace looplane::script {

/// What a name means in a scope (CPython's symtable).
enum class Meaning : std::uint8_t {
  local,            ///< A variable of this function.
  cell,             ///< The same, and inner functions use it.
  free,             ///< A variable of an enclosing function.
  global_explicit,  ///< `global x`
  global_implicit,  ///< Not bound in any function around: a global or a builtin.
};

/// A block of code with names of its own.
struct Scope {
  enum class Kind : std::uint8_t {
    module,
    class_body,
    function,
    lambda,
    comprehension,
    type_parameters
  };

  struct Symbol {
    bool bound = false;  ///< Assigned, deleted, imported, a parameter...
    bool used = false;
    bool parameter = false;
    bool global = false;    ///< Declared `global`.
    bool nonlocal = false;  ///< Declared `nonlocal`.
    bool annotated = false;
    bool iteration_variable = false;
    bool type_parameter = false;
    Meaning meaning = Meaning::global_implicit;
    syntax::Range first;  ///< Where it was first seen.
  };

  Kind kind;
  Scope* parent = nullptr;
  std::string name;
  std::string class_name;  ///< The innermost class around, for private names.
  std::vector<std::unique_ptr<Scope>> owned;
  /// The scopes inside, by the node of the syntax tree that makes them.
  std::unordered_map<const void*, Scope*> children;
  std::vector<std::string> order;  ///< Names in the order they were first seen.
  std::unordered_map<std::string, Symbol> symbols;
  std::vector<std::string> free_names;  ///< In order; what the closure must hold.
  bool is_generator = false;            ///< Has `yield`.
  bool is_async = false;                ///< `async def`, or a comprehension that awaits.
  bool needs_class_cell = false;        ///< A class some of whose methods use __class__ or super.
  bool needs_namespace_cell = false;    ///< A class with scopes of types, which see its names.
  bool sees_class = false;              ///< A scope of types in a class body.
  bool in_iterable = false;             ///< Of a comprehension: no := there.
  bool inlined = false;                 ///< A comprehension that runs in the frame around it.
  std::string_view types;               ///< What a scope of types is, in messages.

  [[nodiscard]] bool is_function_like() const {
    return kind == Kind::function || kind == Kind::lambda || kind == Kind::comprehension ||
           kind == Kind::type_parameters;
  }
  Symbol* find(const std::string& text) {
    const auto found = symbols.find(text);
    return found == symbols.end() ? nullptr : &found->second;
  }
};

/// A private name as the class around it changes it: __x in class C is _C__x.
std::string mangle(std::string_view class_name, std::string_view name);

/// Finds out what every name of a program means.
class ScopeBuilder {
 public:
  ScopeBuilder(const syntax::Source& source, bool future_annotations)
      : source_(source), future_annotations_(future_annotations) {}

  /// nullptr: `error` says what is wrong.
  std::unique_ptr<Scope> build(const syntax::Module& module);
  std::unique_ptr<Scope> build(syntax::Expr* expression);
  std::optional<syntax::SyntaxError> error;

 private:
  Scope* enter(Scope::Kind kind, std::string name, const void* node);
  void leave() { scope_ = scope_->parent; }
  Scope::Symbol& symbol(std::string_view name, const syntax::Range& range);
  void use(std::string_view name, const syntax::Range& range);
  void bind(std::string_view name, const syntax::Range& range);
  void fail(std::string message, const syntax::Range& range);

  void body(syntax::Body statements);
  void statement(syntax::Stmt* statement);
  template <class Definition>
  void function(Definition* definition, bool is_async);
  void class_definition(syntax::ClassDef* definition);
  void type_alias(syntax::TypeAlias* alias);
  void type_parameters(std::span<syntax::TypeParam> parameters);
  void computed_later(syntax::Expr* value, std::string name, std::string_view types);
  void refuse_in_types(std::string_view what, const syntax::Range& range);
  void annotations(const syntax::Arguments& arguments, syntax::Expr* returns);
  void defaults(const syntax::Arguments& arguments);
  void parameters(const syntax::Arguments& arguments);
  void parameter(const syntax::Arg& argument);
  void global_statement(std::span<syntax::Identifier> names, const syntax::Range& range,
                        bool nonlocal);
  void import_names(std::span<syntax::Alias> names, bool from);
  void annotated_assignment(syntax::AnnAssign* statement);
  void pattern(syntax::Pattern* pattern);

  class Nesting;
  void expression(syntax::Expr* expression);
  void parts(syntax::Expr* expression);
  void chain(syntax::Expr* last);
  void sum(syntax::Expr* last);
  void expressions(std::span<syntax::Expr*> expressions);
  void iterable(syntax::Expr* expression);
  void comprehension(syntax::Expr* whole, std::string name, syntax::Expr* element,
                     syntax::Expr* value, std::span<syntax::Comprehension> generators);
  void named_expression(syntax::NamedExpr* expression);

  void resolve(Scope& scope);
  void show_class_to(Scope& scope);
  Meaning resolve_outside(Scope& scope, const std::string& name, bool& found_local);

  const syntax::Source& source_;
  bool future_annotations_;
  std::unique_ptr<Scope> root_;
  Scope* scope_ = nullptr;
  std::size_t depth_ = 0;  ///< Of the expression that is being looked at.
};

}  // namespace looplane::script
