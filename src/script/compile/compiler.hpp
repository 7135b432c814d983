#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "script/compile/assembler.hpp"
#include "script/compile/scopes.hpp"
#include "script/machine/machine.hpp"
#include "script/syntax/parser.hpp"

namespace looplane::script {

/// A program as the machine runs it, or what is wrong with it.
struct CompileResult {
  Ref<CodeObject> code;
  std::optional<syntax::SyntaxError> error;
  bool parsed = false;  ///< The error is not one of grammar.
  std::vector<syntax::SyntaxWarning> warnings;
};

/// `module`: the locals are the globals; what exec() and eval() are given may have other ones.
enum class CompileMode : std::uint8_t { module, exec, eval, single };

/// Source to code: parses, finds out what names mean, writes instructions.
CompileResult compile(Machine& m, const syntax::Source& source,
                      CompileMode mode = CompileMode::module);

/// Something that `return`, `break` and `continue` have to leave in order.
struct Block {
  enum class Kind : std::uint8_t {
    while_loop,
    for_loop,
    protected_body,
    star_handler,
    with,
    async_with,
    finally,
    handler,
    finally_handler,
    returned_value  ///< On the stack while the `finally` runs that a `return` goes through.
  };

  Kind kind;
  Label break_target{};
  Label continue_target{};
  Assembler::Protection protection{};  ///< What ends where the block is left.
  bool is_protected = false;
  syntax::Body finalbody{};
  std::string bound_name = {};  ///< `except E as name`: unbound at the end.
  syntax::Range range{};
};

/// Writes the code of one scope, and, through further compilers, of those inside of it.
class Compiler {
 public:
  Compiler(Machine& m, const syntax::Source& source, Scope& scope, std::string qualified_name,
           Compiler* outer);

  Ref<CodeObject> module(const syntax::Module& module, CompileMode mode);
  Ref<CodeObject> expression_code(syntax::Expr* expression);
  std::optional<syntax::SyntaxError> error;
  std::vector<syntax::SyntaxWarning> warnings;  ///< Those that only the compiler can give.

 private:
  using Expr = syntax::Expr;
  using Stmt = syntax::Stmt;
  using Range = syntax::Range;

  // --- compiler.cpp: units and names ---
  void begin(std::string_view name, std::int32_t first_line);
  void declare_locals();
  void begin_body();
  Ref<CodeObject> finish();
  void fail(std::string message, const Range& range);
  void fail(Compiler& inner);
  void check_futures(std::span<Stmt*> statements);
  Scope& scope_of(const void* node) { return *scope_->children.at(node); }
  std::string qualified_name_of(std::string_view name) const;
  [[nodiscard]] bool in_async_function() const;
  struct Variable {
    Meaning meaning;
    std::uint32_t slot = 0;
    bool fast = false;  ///< It stands in a slot of the frame.
  };
  Variable find_variable(std::string_view name);
  void load(std::string_view name);
  void store(std::string_view name);
  void remove(std::string_view name);
  void load_class_namespace();
  std::uint32_t cell_of(const std::string& name);
  /// Where a closure's cell of this name stands, when it has one.
  std::optional<std::uint32_t> free_slot(const std::string& name) const;
  std::uint32_t closure_for(Scope& inner);
  Value constant(const syntax::Constant& constant);
  Value docstring(const syntax::Constant& constant);
  std::string mangled(std::string_view name) const { return mangle(scope_->class_name, name); }

  // --- compile_statements.cpp ---
  void body(syntax::Body statements);
  void statement(Stmt* statement);
  void assign(Expr* target);
  void delete_target(Expr* target);
  void augmented_assignment(syntax::AugAssign* statement);
  void annotated_assignment(syntax::AnnAssign* statement);
  void if_statement(syntax::If* statement);
  void while_loop(syntax::While* statement);
  void for_loop(syntax::For* statement);
  void async_for_loop(syntax::AsyncFor* statement);
  void return_statement(syntax::Return* statement);
  void leave_loop(bool continues, const Range& range);
  void import_statement(syntax::Import* statement);
  void import_from(syntax::ImportFrom* statement);
  void assert_statement(syntax::Assert* statement);
  void unpack_targets(std::span<Expr*> targets, const Range& range);

  // --- compile_blocks.cpp: try, with ---
  void push_block(Block block);
  void pop_block();
  void leave_block(Block& block, bool keep_value);
  void leave_blocks_until(std::size_t index, bool keep_value);
  bool leaves_star_handler(std::size_t index, const Range& range);
  void try_statement(syntax::Try* statement);
  void try_except(syntax::Try* statement);
  void try_finally(syntax::Try* statement, const std::function<void()>& inner);
  void try_star(syntax::TryStar* statement);
  void handler_body(const syntax::ExceptHandler& handler, Label end);
  void pop_except_and_reraise();
  void with_statement(syntax::With* statement, std::size_t item, bool is_async);
  void call_exit_with_none();
  void jump_if_false(Expr* test, Label target);
  void jump_if_true(Expr* test, Label target);

  // --- compile_functions.cpp ---
  template <class Definition>
  void function_definition(Definition* definition, bool is_async);
  template <class Definition>
  void function_object(Definition* definition, bool is_async, std::uint32_t parts);
  void class_definition(syntax::ClassDef* definition);
  void class_object(syntax::ClassDef* definition, bool generic);
  void class_body(syntax::ClassDef* definition, bool generic);
  void note_static_attribute(std::string_view name);
  Value static_attribute_names();
  void lambda(syntax::Lambda* expression);
  void parameters(const syntax::Arguments& arguments);
  std::uint32_t defaults(const syntax::Arguments& arguments);
  std::uint32_t annotations(const syntax::Arguments& arguments, Expr* returns);
  void annotation(Expr* expression);
  void make_function(Ref<CodeObject> code, Scope& scope, std::uint32_t parts);
  void function_body(syntax::Body body);
  void write_body(const std::function<void()>& write);
  void computed_later(syntax::Expr* value, std::string_view name);
  void type_alias(syntax::TypeAlias* alias);
  void type_parameters(std::span<syntax::TypeParam> parameters);
  void decorators(std::span<Expr*> decorators);
  void apply_decorators(std::span<Expr*> decorators);
  void in_type_parameter_scope(std::string_view name, const Range& range,
                               std::span<syntax::TypeParam> parameters,
                               const std::function<void(Compiler&)>& rest, std::uint32_t arguments);

  // --- compile_expressions.cpp ---
  void expression(Expr* expression);
  void boolean_operation(syntax::BoolOp* expression);
  void binary_operation(syntax::BinOp* expression);
  void unary_operation(syntax::UnaryOp* expression);
  void comparison(syntax::Compare* expression);
  void conditional(syntax::IfExp* expression);
  void dictionary(syntax::Dict* expression);
  void sequence(std::span<Expr*> elements, Opcode build, Opcode extend, Opcode append);
  void iterated(Expr* expression);
  Value merged(char kind, std::string_view text, Value value);
  Value text_constant(std::string_view text);
  Value tuple_constant(std::span<const Value> items);
  Value folded_operation(syntax::Operator operation, const Value& left, const Value& right);
  Value folded_operations(syntax::BinOp* operation);
  Value constant_value(Expr* expression);
  Value constant_items(std::span<Expr*> elements);
  Value constant_frozenset(std::span<Expr*> elements);
  bool constant_set(std::span<Expr*> elements);
  Ref<SetObject> merged_constant(Ref<SetObject> set);
  void formatted(syntax::FormattedValue* expression);
  void joined(syntax::JoinedStr* expression);
  void slice(syntax::Slice* expression);
  void yield(syntax::Yield* expression);
  void yield_from(syntax::YieldFrom* expression);
  void await(syntax::Await* expression);
  void await_value(std::uint32_t where);
  void send_loop();
  void subscript_operands(syntax::Subscript* expression);

  // --- compile_warnings.cpp ---
  void warn(std::string message, const Range& range);
  void warn_about_identity(syntax::Compare* expression);
  void warn_about_callee(syntax::Call* expression);
  void warn_about_subscript(syntax::Subscript* expression);

  // --- compile_calls.cpp ---
  void call(syntax::Call* expression);
  void check_keywords(std::span<syntax::Keyword> keywords);
  void call_arguments(std::uint32_t before, std::span<Expr*> arguments,
                      std::span<syntax::Keyword> keywords, const Range& range);
  void call_unpacked(std::uint32_t before, std::span<Expr*> arguments,
                     std::span<syntax::Keyword> keywords, const Range& range);
  void keyword_dict(std::span<syntax::Keyword> keywords, const Range& range);

  // --- compile_comprehensions.cpp ---
  enum class Display : std::uint8_t { list, set, dict, generator };
  void comprehension(Expr* whole, Display display, Expr* element, Expr* value,
                     std::span<syntax::Comprehension> generators);
  void inlined_comprehension(Display display, Expr* element, Expr* value,
                             std::span<syntax::Comprehension> generators, Scope& scope);
  void comprehension_loop(Display display, Expr* element, Expr* value,
                          std::span<syntax::Comprehension> generators, std::size_t index,
                          bool iterator_is_there, std::uint32_t depth);
  void comprehension_element(Display display, Expr* element, Expr* value, std::uint32_t depth);

  // --- compile_patterns.cpp ---
  struct PatternContext;
  void match_statement(syntax::Match* statement);
  void pattern(syntax::Pattern* pattern, PatternContext& context);
  void pattern_sequence(syntax::MatchSequence* pattern, PatternContext& context);
  void pattern_mapping(syntax::MatchMapping* pattern, PatternContext& context);
  void check_pattern_keys(syntax::MatchMapping* pattern);
  void check_complex_pattern(syntax::BinOp* number);
  void pattern_class(syntax::MatchClass* pattern, PatternContext& context);
  void pattern_or(syntax::MatchOr* pattern, PatternContext& context);
  void pattern_as(syntax::MatchAs* pattern, PatternContext& context);
  void pattern_store(std::string_view name, PatternContext& context, const Range& range);
  void pattern_fails(Opcode jump, PatternContext& context);
  void pattern_subscripts(std::span<syntax::Pattern*> patterns, PatternContext& context);
  void pattern_unpack(std::span<syntax::Pattern*> patterns, PatternContext& context);

  Machine& m_;
  const syntax::Source& source_;
  Compiler* outer_;
  // Constants of the whole program: the outermost has them.
  std::vector<Ref<SetObject>> constant_sets_;
  std::unordered_map<std::string, Value> constants_;
  std::set<std::string> static_attributes_;  ///< Of a class: what its methods assign to `self`.
  Scope* scope_;       ///< The innermost one: an inlined comprehension has its own.
  Scope* unit_scope_;  ///< The one that this code object is for.
  Assembler out_;
  std::string qualified_name_;
  std::vector<Block> blocks_;
  /// Slots of the locals of the unit, and of the inlined comprehensions at work.
  std::vector<std::pair<Scope*, std::unordered_map<std::string, std::uint32_t>>> slots_;
  bool is_async_ = false;
  bool is_generator_ = false;
  bool is_class_ = false;
  bool is_function_ = false;

 public:
  bool future_annotations = false;
  bool interactive = false;
  bool has_own_locals = false;  ///< Not those of a module, which are the globals.
};

}  // namespace looplane::script
