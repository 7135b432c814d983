#include "script/compile/compiler.hpp"

#include <algorithm>
#include <cstdio>

#include "script/machine/operations.hpp"
#include "script/values/complex.hpp"
#include "script/values/integer.hpp"

namespace looplane::script {

using namespace syntax;

// --- Units --------------------------------------------------------------------------------------

Compiler::Compiler(Machine& m, const Source& source, Scope& scope, std::string qualified_name,
                   Compiler* outer)
    : m_(m),
      source_(source),
      outer_(outer),
      scope_(&scope),
      unit_scope_(&scope),
      out_(m, source),
      qualified_name_(std::move(qualified_name)) {
  slots_.emplace_back(&scope, std::unordered_map<std::string, std::uint32_t>());
  is_class_ = scope.kind == Scope::Kind::class_body;
  is_function_ = scope.is_function_like();
  is_async_ = scope.is_async;
  is_generator_ = scope.is_generator;
  if (outer != nullptr) future_annotations = outer->future_annotations;
}

void Compiler::begin(std::string_view name, std::int32_t first_line) {
  CodeObject& code = out_.code();
  code.name = Ref<StringObject>::share(m_.intern(name));
  const Value qualified = m_.string(qualified_name_);
  code.qualified_name = Ref<StringObject>::share(qualified.as<StringObject>());
  code.filename = Ref<StringObject>::share(m_.intern(source_.filename()));
  code.docstring = Value::none();
  code.first_line = first_line;
  if (is_function_) code.flags |= CodeObject::optimized;
  if (is_async_ && is_generator_) {
    code.flags |= CodeObject::async_generator;
  } else if (is_async_) {
    code.flags |= CodeObject::coroutine;
  } else if (is_generator_) {
    code.flags |= CodeObject::generator;
  }
  if (outer_ != nullptr && outer_->is_function_) code.flags |= CodeObject::nested;
  Range start;
  start.line = static_cast<std::uint32_t>(first_line);
  // What is thrown into a generator that has not started has a line, but no columns.
  if (!is_generator_ && !is_async_) start.end_line = start.line;
  out_.at(start);
}

/// Parameters are there already; what else the function binds follows.
void Compiler::declare_locals() {
  auto& slots = slots_.front().second;
  if (is_function_) {
    for (const std::string& name : unit_scope_->order) {
      const Scope::Symbol& symbol = unit_scope_->symbols[name];
      if (!symbol.bound || slots.contains(name)) continue;
      if (symbol.meaning != Meaning::local && symbol.meaning != Meaning::cell) continue;
      slots[name] = out_.add_local(m_.intern(name), symbol.meaning == Meaning::cell);
    }
  }
  if (is_class_ && unit_scope_->needs_class_cell) {
    slots["__class__"] = out_.add_local(m_.intern("__class__"), true);
  }
  if (is_class_ && unit_scope_->needs_namespace_cell) {
    slots["__classdict__"] = out_.add_local(m_.intern("__classdict__"), true);
  }
}

/// Where a body begins. Cells are made after resume, so that those of a generator are made when it
/// starts.
void Compiler::begin_body() {
  out_.emit(Opcode::resume);
  for (std::uint32_t slot = 0; slot < out_.code().is_cell.size(); ++slot) {
    if (out_.code().is_cell[slot]) out_.emit(Opcode::make_cell, slot);
  }
}

Ref<CodeObject> Compiler::finish() {
  CodeObject& code = out_.code();
  code.free_start = static_cast<std::uint32_t>(code.locals.size());
  for (const std::string& name : unit_scope_->free_names) out_.add_local(m_.intern(name), false);
  return out_.finish();
}

void Compiler::fail(std::string message, const Range& range) {
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

void Compiler::fail(Compiler& inner) {
  if (!error && inner.error) error = std::move(inner.error);
}

std::string Compiler::qualified_name_of(std::string_view name) const {
  if (unit_scope_->kind == Scope::Kind::module) return std::string(name);
  if (const Scope::Symbol* symbol = unit_scope_->find(std::string(name));
      symbol != nullptr && symbol->global) {
    return std::string(name);
  }
  if (unit_scope_->kind == Scope::Kind::type_parameters && outer_ != nullptr) {
    return outer_->qualified_name_of(name);
  }
  return qualified_name_ + (is_function_ ? ".<locals>." : ".") + std::string(name);
}

bool Compiler::in_async_function() const {
  return is_async_ && (unit_scope_->kind == Scope::Kind::function ||
                       unit_scope_->kind == Scope::Kind::comprehension);
}

static bool imports_future(Stmt* statement) {
  auto* import = try_as<ImportFrom>(statement);
  return import != nullptr && import->module == "__future__" && import->level == 0;
}

/// Imports from the future stand behind the docstring, before all else (future_parse).
void Compiler::check_futures(std::span<Stmt*> statements) {
  bool over = false;
  for (Stmt* statement : statements) {
    const bool future = imports_future(statement);
    if (future && over) {
      return fail("from __future__ imports must occur at the beginning of the file",
                  statement->range);
    }
    if (!future) over = true;
  }
}

Ref<CodeObject> Compiler::module(const Module& tree, CompileMode mode) {
  interactive = mode == CompileMode::single;
  begin("<module>", 1);
  declare_locals();
  begin_body();
  std::span<Stmt*> statements = tree.body;
  if (!statements.empty() && !interactive) {
    auto* first = try_as<Expression>(statements[0]);
    auto* text = first == nullptr ? nullptr : try_as<Constant>(first->value);
    if (text != nullptr && text->constant == ConstantKind::Text) {
      out_.at(first->range);
      out_.code().docstring = docstring(*text);
      out_.emit_constant(out_.code().docstring);
      out_.emit_name(Opcode::store_name, "__doc__");
      statements = statements.subspan(1);
    }
  }
  const bool annotated = std::any_of(unit_scope_->symbols.begin(), unit_scope_->symbols.end(),
                                     [](const auto& entry) { return entry.second.annotated; });
  if (annotated) out_.emit(Opcode::setup_annotations);
  check_futures(statements);
  body(statements);
  out_.emit_constant(Value::none());
  out_.emit(Opcode::return_value);
  return finish();
}

Ref<CodeObject> Compiler::expression_code(Expr* whole) {
  begin("<module>", 1);
  declare_locals();
  begin_body();
  expression(whole);
  out_.emit(Opcode::return_value);
  return finish();
}

// --- Names --------------------------------------------------------------------------------------

Compiler::Variable Compiler::find_variable(std::string_view name) {
  const std::string text = mangled(name);
  for (auto level = slots_.rbegin(); level != slots_.rend(); ++level) {
    Scope::Symbol* symbol = level->first->find(text);
    const auto slot = level->second.find(text);
    if (slot != level->second.end()) {
      return {out_.code().is_cell[slot->second] ? Meaning::cell : Meaning::local, slot->second,
              true};
    }
    if (symbol == nullptr) continue;
    if (symbol->meaning == Meaning::free) break;
    // What an inlined comprehension shares with the function around it is found further out.
    if (symbol->meaning == Meaning::local && level->first->inlined) continue;
    return {symbol->meaning, 0};
  }
  if (const auto slot = free_slot(text)) return {Meaning::free, *slot};
  return {Meaning::global_implicit, 0};
}

std::optional<std::uint32_t> Compiler::free_slot(const std::string& name) const {
  const auto& names = unit_scope_->free_names;
  const auto free = std::find(names.begin(), names.end(), name);
  if (free == names.end()) return std::nullopt;
  return Assembler::free_variable | static_cast<std::uint32_t>(free - names.begin());
}

void Compiler::load_class_namespace() {
  if (is_class_) return out_.emit(Opcode::load_locals);
  out_.emit(Opcode::load_deref, *free_slot("__classdict__"));
}

void Compiler::load(std::string_view name) {
  const Variable variable = find_variable(name);
  const bool in_comprehension = scope_ != unit_scope_;
  switch (variable.meaning) {
    case Meaning::local:
      if (!variable.fast) break;
      out_.emit(Opcode::load_fast, variable.slot);
      return;
    case Meaning::cell:
      out_.emit(Opcode::load_deref, variable.slot);
      return;
    case Meaning::free:
      if ((is_class_ || unit_scope_->sees_class) && !in_comprehension) {
        load_class_namespace();
        out_.emit(Opcode::load_from_dict_or_deref, variable.slot);
      } else {
        out_.emit(Opcode::load_deref, variable.slot);
      }
      return;
    case Meaning::global_explicit:
      out_.emit_name(Opcode::load_global, mangled(name));
      return;
    case Meaning::global_implicit:
      if (unit_scope_->sees_class && !in_comprehension) {
        load_class_namespace();
        out_.emit_name(Opcode::load_from_dict_or_globals, mangled(name));
        return;
      }
      // An inlined comprehension sees the locals of exec(); those of a class body it does not.
      if (is_function_ || (in_comprehension && !has_own_locals)) {
        out_.emit_name(Opcode::load_global, mangled(name));
        return;
      }
      break;
  }
  out_.emit_name(Opcode::load_name, mangled(name));
}

void Compiler::store(std::string_view name) {
  const Variable variable = find_variable(name);
  switch (variable.meaning) {
    case Meaning::local:
      if (!variable.fast) break;
      out_.emit(Opcode::store_fast, variable.slot);
      return;
    case Meaning::cell:
    case Meaning::free:
      out_.emit(Opcode::store_deref, variable.slot);
      return;
    case Meaning::global_explicit:
      out_.emit_name(Opcode::store_global, mangled(name));
      return;
    case Meaning::global_implicit:
      break;
  }
  out_.emit_name(scope_ != unit_scope_ ? Opcode::store_global : Opcode::store_name, mangled(name));
}

void Compiler::remove(std::string_view name) {
  const Variable variable = find_variable(name);
  switch (variable.meaning) {
    case Meaning::local:
      if (!variable.fast) break;
      out_.emit(Opcode::delete_fast, variable.slot);
      return;
    case Meaning::cell:
    case Meaning::free:
      out_.emit(Opcode::delete_deref, variable.slot);
      return;
    case Meaning::global_explicit:
      out_.emit_name(Opcode::delete_global, mangled(name));
      return;
    case Meaning::global_implicit:
      break;
  }
  out_.emit_name(Opcode::delete_name, mangled(name));
}

/// The cell that an inner function means. When a class body binds that name too, in its namespace,
/// the cell is still that of the function around it.
std::uint32_t Compiler::cell_of(const std::string& name) {
  const Variable variable = find_variable(name);
  if (variable.meaning == Meaning::cell || variable.meaning == Meaning::free) return variable.slot;
  return free_slot(name).value_or(0);
}

/// The cells that an inner function needs, as a tuple. Returns the flag for make_function.
std::uint32_t Compiler::closure_for(Scope& inner) {
  if (inner.free_names.empty()) return 0;
  for (const std::string& name : inner.free_names) {
    out_.emit(Opcode::load_closure, cell_of(name));
  }
  out_.emit(Opcode::build_tuple, static_cast<std::uint32_t>(inner.free_names.size()));
  return 8;
}

/// The text without the indentation that its lines have in common (_PyCompile_CleanDoc).
static std::string clean_docstring(std::string_view text) {
  constexpr std::size_t tab_size = 8;
  std::string plain;
  std::size_t column = 0;
  for (const char c : text) {
    if (c == '\t') {
      const std::size_t width = tab_size - column % tab_size;
      plain.append(width, ' ');
      column += width;
      continue;
    }
    plain += c;
    // Columns count code points.
    if ((c & 0xC0) != 0x80) ++column;
    if (c == '\n' || c == '\r') column = 0;
  }
  std::vector<std::string_view> lines;
  for (std::string_view rest = plain;;) {
    const std::size_t end = rest.find('\n');
    lines.push_back(rest.substr(0, end));
    if (end == rest.npos) break;
    rest.remove_prefix(end + 1);
  }
  const auto indentation = [](std::string_view line) {
    return std::min(line.find_first_not_of(' '), line.size());
  };
  std::size_t margin = std::string::npos;
  for (std::size_t i = 1; i < lines.size(); ++i) {
    const std::size_t spaces = indentation(lines[i]);
    if (spaces < lines[i].size()) margin = std::min(margin, spaces);
  }
  if (margin == std::string::npos) margin = 0;
  std::string clean(lines[0].substr(indentation(lines[0])));
  for (std::size_t i = 1; i < lines.size(); ++i) {
    clean += '\n';
    clean += lines[i].substr(std::min(margin, indentation(lines[i])));
  }
  return clean;
}

Value Compiler::docstring(const Constant& node) { return m_.string(clean_docstring(node.text)); }

// --- The whole ----------------------------------------------------------------------------------

static bool wants_future_annotations(const Module& module) {
  for (Stmt* statement : module.body) {
    auto* import = try_as<ImportFrom>(statement);
    if (import == nullptr) {
      auto* text = try_as<Expression>(statement);
      if (text != nullptr && is<Constant>(text->value)) continue;
      return false;
    }
    if (import->module != "__future__") return false;
    for (const Alias& alias : import->names) {
      if (alias.name == "annotations") return true;
    }
  }
  return false;
}

/// What cannot be read at all: null bytes, and what is not UTF-8.
static std::optional<SyntaxError> unreadable(const Source& source, CompileMode mode) {
  const std::string_view text = source.text();
  const bool is_file = mode == CompileMode::module;
  const std::size_t invalid = source.first_invalid_byte();
  SyntaxError problem;
  const auto line_at = [&](std::size_t position) {
    return static_cast<std::uint32_t>(
        1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(position), '\n'));
  };
  const std::size_t null = text.find('\0');
  if (null != std::string::npos && (!is_file || null < invalid)) {
    problem.message = is_file ? "source code cannot contain null bytes"
                              : "source code string cannot contain null bytes";
    if (!is_file) return problem;
    problem.line = line_at(null);
    const std::string_view line = source.line(problem.line);
    problem.text = std::string(line.substr(0, line.find('\0')));
    return problem;
  }
  if (invalid == std::string::npos) return std::nullopt;
  char byte[8];
  if (is_file) {
    std::snprintf(byte, sizeof byte, "\\x%02x", static_cast<unsigned char>(text[invalid]));
    problem.message =
        concat("Non-UTF-8 code starting with '", byte, "' in file ", source.filename(), " on line ",
               std::to_string(line_at(invalid)),
               ", but no encoding declared; see https://peps.python.org/pep-0263/ for details");
    return problem;
  }
  std::snprintf(byte, sizeof byte, "0x%02x", static_cast<unsigned char>(text[invalid]));
  problem.message = concat("(unicode error) 'utf-8' codec can't decode byte ", byte,
                           " in position 0: invalid start byte");
  problem.line = line_at(invalid);
  problem.offset = 1 + static_cast<std::int32_t>(invalid - source.line_start(problem.line));
  return problem;
}

CompileResult compile(Machine& m, const Source& source, CompileMode mode) {
  CompileResult result;
  result.error = unreadable(source, mode);
  if (result.error) return result;
  SyntaxTree tree = mode == CompileMode::eval ? parse_expression(source) : parse(source);
  result.warnings = std::move(tree.warnings);
  if (tree.error) {
    result.error = std::move(tree.error);
    return result;
  }
  result.parsed = true;
  const bool future = tree.module != nullptr && wants_future_annotations(*tree.module);
  ScopeBuilder scopes(source, future);
  std::unique_ptr<Scope> root =
      tree.module != nullptr ? scopes.build(*tree.module) : scopes.build(tree.expression);
  if (root == nullptr) {
    result.error = std::move(scopes.error);
    return result;
  }
  Compiler compiler(m, source, *root, "<module>", nullptr);
  compiler.future_annotations = future;
  compiler.has_own_locals = mode != CompileMode::module;
  Ref<CodeObject> code = tree.module != nullptr ? compiler.module(*tree.module, mode)
                                                : compiler.expression_code(tree.expression);
  if (compiler.error) {
    result.error = std::move(compiler.error);
  } else {
    result.code = std::move(code);
  }
  result.warnings.insert(result.warnings.end(), compiler.warnings.begin(), compiler.warnings.end());
  return result;
}

}  // namespace looplane::script
