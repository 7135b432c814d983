#include <algorithm>

#include "script/builtins/async_generators.hpp"
#include "script/builtins/bytes_methods.hpp"
#include "script/builtins/codecs.hpp"
#include "script/builtins/exceptions.hpp"
#include "script/builtins/functions.hpp"
#include "script/compile/compiler.hpp"
#include "script/machine/classes.hpp"
#include "script/machine/importing.hpp"
#include "script/machine/instructions.hpp"
#include "script/machine/operations.hpp"
#include "script/machine/raising.hpp"

// The builtin functions that have to do with code and namespaces.

namespace looplane::script {

// --- Namespaces ---------------------------------------------------------------------------------

static Eventually<Value> builtin_globals(Machine& m, Arguments) {
  return Value(m.python_frame()->function->globals);
}

static Eventually<Value> builtin_locals(Machine& m, Arguments) {
  return frame_locals(m, m.python_frame());
}

// --- compile, eval, exec ------------------------------------------------------------------------

/// The text of exec() gets the newline that its last line lacks; that of eval() does not, which
/// shows in the places of errors. What is missing at its end is missing nowhere (CPython's token
/// there has no place).
static void take_back_newline(syntax::SyntaxError& error, std::string_view text) {
  const auto last_line = static_cast<std::uint32_t>(std::count(text.begin(), text.end(), '\n')) + 1;
  if (text.ends_with('\n') || error.line != last_line || !error.text.ends_with('\n')) return;
  error.text.pop_back();
  if (error.message != "invalid syntax" || error.end_offset <= error.offset) return;
  const std::string_view line = error.text;
  const auto characters =
      std::count_if(line.begin(), line.end(), [](char byte) { return (byte & 0xc0) != 0x80; });
  if (error.offset == characters + 1) error.offset = error.end_offset = 0;
}

static Eventually<Value> compiled(Machine& m, std::string text, std::string filename,
                                  CompileMode mode) {
  const syntax::Source source(text, filename);
  CompileResult result = compile(m, source, mode);
  if (result.error) {
    // The compiler looks the line up in the file, which there is not (_PyErr_RaiseSyntaxError).
    if (result.parsed) result.error->text.clear();
    if (mode != CompileMode::exec) take_back_newline(*result.error, text);
    return syntax_error(m, *result.error, filename);
  }
  if (result.warnings.empty()) return Value(result.code);
  return show_syntax_warnings(m, std::move(result.warnings), std::move(filename),
                              Value(result.code));
}

/// The text in a str or bytes object; nothing for anything else.
static std::optional<std::string_view> source_text(const Value& source) {
  if (source.is(Kind::string)) return text_of(source);
  return buffer_of(source);
}

/// Text with lone surrogates, which no program can be: to encode it is the error.
static bool is_unwritable(const Value& source) {
  return source.is(Kind::string) && has_surrogates(source);
}

static Eventually<Value> builtin_compile(Machine& m, Arguments a) {
  if (is_unwritable(a[0])) return encode_string(m, a[0], "utf-8", "strict");
  const std::optional<std::string_view> source = source_text(a[0]);
  if (!source) {
    return m.type_error("compile() arg 1 must be a string, bytes or AST object");
  }
  if (!a[1].is(Kind::string) || !a[2].is(Kind::string)) {
    return m.type_error("compile() arguments 2 and 3 must be strings");
  }
  const std::string_view mode = text_of(a[2]);
  if (mode != "exec" && mode != "eval" && mode != "single") {
    return m.value_error("compile() mode must be 'exec', 'eval' or 'single'");
  }
  static constexpr std::int64_t known_flags = 0x1fe'ff10;  // PyCF_MASK and its companions
  if (a[3].is_small_int() && (a[3].small_int() & ~known_flags) != 0) {
    return m.value_error("compile(): unrecognised flags");
  }
  return compiled(m, std::string(*source), std::string(text_of(a[1])),
                  mode == "exec"   ? CompileMode::exec
                  : mode == "eval" ? CompileMode::eval
                                   : CompileMode::single);
}

static Eventually<Value> run_in(Machine& m, const Value& code, const Value& globals, Value locals) {
  auto* dict = globals.as<DictObject>();
  if (dict->find(m.names.builtins) == nullptr) dict->set(m.names.builtins, Value(m.builtins));
  Ref<FunctionObject> function = module_function(m, Ref<CodeObject>::share(code.as<CodeObject>()),
                                                 Ref<DictObject>::share(dict));
  Ref<PythonFrame> frame = m.new_frame(function.get());
  frame->local_namespace = std::move(locals);
  return Eventually<Value>(frame.leak());
}

static Eventually<Value> run_later(Machine& m, Eventually<Value> compiling, Value globals,
                                   Value locals) {
  const Value code = co_await compiling;
  Value result = co_await run_in(m, code, globals, locals);
  co_return result;
}

static Eventually<Value> run_code(Machine& m, std::string_view name, Value source, Value globals,
                                  Value locals, CompileMode mode) {
  if (globals.is_none()) {
    PythonFrame* frame = m.python_frame();
    globals = Value(frame->function->globals);
    if (locals.is_none()) locals = frame_locals(m, frame);
  }
  if (!globals.is(Kind::dict)) {
    return m.type_error(concat(name, "() globals must be a dict, not ", m.type_name(globals)));
  }
  if (locals.is_none()) locals = globals;
  if (!locals.is(Kind::dict) && (*m.type_of(locals))[Special::getitem].empty()) {
    return m.type_error(mode == CompileMode::eval ? "locals must be a mapping"
                                                  : concat("locals must be a mapping or None, not ",
                                                           m.type_name(locals)));
  }
  if (is_unwritable(source)) return encode_string(m, source, "utf-8", "strict");
  if (const std::optional<std::string_view> given = source_text(source)) {
    std::string_view text = *given;
    if (mode == CompileMode::eval) {
      while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
    }
    Eventually<Value> code = compiled(m, std::string(text), "<string>", mode);
    if (code.failed()) return Failure{};
    if (!code.ready()) return run_later(m, std::move(code), globals, locals);
    source = code.take();
  }
  if (!source.is(Kind::code)) {
    return m.type_error(concat(name, "() arg 1 must be a string, bytes or code object"));
  }
  const auto* code = source.as<CodeObject>();
  if (const std::size_t free = code->locals.size() - code->free_start; free > 0) {
    if (mode == CompileMode::eval) {
      return m.type_error("code object passed to eval() may not contain free variables");
    }
    return m.type_error(
        concat("code object requires a closure of exactly length ", std::to_string(free)));
  }
  return run_in(m, source, globals, std::move(locals));
}

static Eventually<Value> builtin_eval(Machine& m, Arguments a) {
  return run_code(m, "eval", a[0], a[1], a[2], CompileMode::eval);
}

static Eventually<Value> builtin_exec(Machine& m, Arguments a) {
  return run_code(m, "exec", a[0], a[1], a[2], CompileMode::exec);
}

// --- Imports, classes, asynchronous iteration ---------------------------------------------------

static Eventually<Value> builtin_import(Machine& m, Arguments a) {
  if (!a[0].is(Kind::string)) {
    return m.type_error("module name must be a string");
  }
  Value names = Value::none();
  if (a[3].is(Kind::tuple) && a[3].as<TupleObject>()->count > 0) names = a[3];
  if (a[3].is(Kind::list) && a[3].as<ListObject>()->items.size() > 0) {
    names = m.tuple(std::span<const Value>(a[3].as<ListObject>()->items));
  }
  if (a[4].is_small_int() && a[4].small_int() < 0) return m.value_error("level must be >= 0");
  const Value level = a[4].is_small_int() ? a[4] : Value::small_int(0);
  DictObject* globals = m.python_frame()->function->globals.get();
  if (a[1].is(Kind::dict)) globals = a[1].as<DictObject>();
  return import_module(m, *globals, level, names, m.intern(text_of(a[0])));
}

static Eventually<Value> builtin_aiter(Machine& m, Arguments a) {
  if ((*m.type_of(a[0]))[Special::aiter].empty()) {
    return m.type_error(concat("'", m.type_name(a[0]), "' object is not an async iterable"));
  }
  return async_iterator(m, a[0]);
}

/// What anext(iterator, default) returns: StopAsyncIteration becomes the default.
static Eventually<Value> builtin_anext(Machine& m, Arguments a) {
  if ((*m.type_of(a[0]))[Special::anext].empty()) {
    return m.type_error(concat("'", m.type_name(a[0]), "' object is not an async iterator"));
  }
  if (a[1].empty()) return call_special(m, a[0], Special::anext);
  return anext_with_default(m, a[0], a[1]);
}

static const NativeMethod methods[] = {
    {"globals()", builtin_globals},
    {"locals()", builtin_locals},
    {"compile(source, filename, mode, flags=0, dont_inherit=False, optimize=-1)", builtin_compile},
    {"eval(source, /, globals=None, locals=None)", builtin_eval},
    {"exec(source, /, globals=None, locals=None, *, closure=None)", builtin_exec},
    {"__import__(name, globals=None, locals=None, fromlist=(), level=0)", builtin_import},
    {"__build_class__", build_class},
    {"aiter(async_iterable, /)", builtin_aiter},
    {"anext(async_iterator, default=..., /)", builtin_anext},
};

std::span<const NativeMethod> code_functions() { return methods; }

}  // namespace looplane::script
