#include "script/machine/importing.hpp"

#include "script/compile/compiler.hpp"
#include "script/lib/library.hpp"
#include "script/machine/instructions.hpp"
#include "script/machine/operations.hpp"
#include "script/machine/raising.hpp"
#include "script/machine/reports.hpp"
#include "script/machine/source_lines.hpp"
#include "script/machine/warnings.hpp"
#include "script/modules/library_names.hpp"
#include "script/modules/modules.hpp"

// import: the modules of the library, native or not, and the files beside the program.

namespace looplane::script {

// --- Running source -----------------------------------------------------------------------------

Ref<DictObject> builtins_of(Machine& m, DictObject& globals) {
  const Value named = globals.get(m.names.builtins);
  if (named.empty()) return m.builtins;
  if (named.is(Kind::module)) return named.as<ModuleObject>()->namespace_;
  if (named.is(Kind::dict)) return Ref<DictObject>::share(named.as<DictObject>());
  return m.new_dict();
}

Ref<FunctionObject> module_function(Machine& m, Ref<CodeObject> code, Ref<DictObject> globals) {
  Ref<FunctionObject> function = m.make<FunctionObject>(m.types.function);
  function->name = code->name;
  function->qualname = code->qualified_name;
  function->code = std::move(code);
  function->builtins = builtins_of(m, *globals);
  function->globals = std::move(globals);
  return function;
}

Eventually<Value> show_syntax_warnings(Machine& m, std::vector<syntax::SyntaxWarning> warnings,
                                       std::string filename, Value code) {
  for (const syntax::SyntaxWarning& warning : warnings) {
    WarningPlace place;
    place.filename = m.string(filename);
    place.line = warning.range.line;
    place.module = m.string("<unknown>");
    (void)co_await warn_at(m, m.string(warning.message), m.types.SyntaxWarning, place);
  }
  co_return code;
}

Eventually<Value> compile_source(Machine& m, std::string filename, std::string text) {
  m.sources.add(filename, text);
  const syntax::Source source(text, filename);
  CompileResult result = compile(m, source);
  if (result.error) return syntax_error(m, *result.error, filename);
  return show_syntax_warnings(m, std::move(result.warnings), std::move(filename),
                              Value(result.code));
}

Eventually<Value> run_source(Machine& m, Value module, std::string filename, std::string text) {
  const Value code = co_await compile_source(m, filename, text);
  auto* globals = module.as<ModuleObject>()->namespace_.get();
  // The program itself has the module there, the others its namespace (PyRun_SimpleFile).
  Value builtins = Value(m.builtins);
  if (module.as<ModuleObject>()->name->view() == "__main__") {
    builtins = co_await import_by_name(m, "builtins");
  }
  globals->set(m.names.builtins, builtins);
  Ref<FunctionObject> function = module_function(m, Ref<CodeObject>::share(code.as<CodeObject>()),
                                                 Ref<DictObject>::share(globals));
  Ref<PythonFrame> frame = m.new_frame(function.get());
  frame->local_namespace = Value::object(globals);
  Value result = co_await Eventually<Value>(frame.leak());
  co_return result;
}

// --- Finding modules ----------------------------------------------------------------------------

struct FoundSource {
  std::string filename;
  std::string text;
  bool package = false;
};

static std::string as_path(std::string_view name) {
  std::string path(name);
  for (char& c : path) {
    if (c == '.') c = '/';
  }
  return path;
}

static std::optional<FoundSource> find_source(Machine& m, std::string_view name) {
  const std::string path = as_path(name);
  if (auto text = m.host.source(path + ".py")) return FoundSource{path + ".py", *text, false};
  if (auto text = m.host.source(path + "/__init__.py")) {
    return FoundSource{path + "/__init__.py", *text, true};
  }
  if (const auto module = library_module(name)) {
    const std::string_view rest = module->package ? "/__init__.py" : ".py";
    return FoundSource{concat(library_folder, path, rest), std::string(module->source),
                       module->package};
  }
  return std::nullopt;
}

/// Files of the library have names of their own; the host knows how it calls the others.
static std::string shown_filename(Machine& m, const FoundSource& found) {
  if (found.filename.starts_with(library_folder)) return found.filename;
  return m.host.shown_path(found.filename);
}

static Failure no_module(Machine& m, std::string_view name, std::string_view parent) {
  std::string message = concat("No module named '", name, "'");
  if (!parent.empty()) {
    message += concat("; '", parent, "' is not a package");
  } else if (is_library_name(name) || is_absent_submodule(name)) {
    message =
        concat("the module '", name, "' of the standard library is not available in Looplane");
  }
  return import_error(m, m.types.ModuleNotFoundError, message, m.string(name));
}

// --- The finders of a program -------------------------------------------------------------------

/// What a program has put into sys.meta_path, before the built-in finders or behind the first of
/// them. Empty: nothing.
static Value finders_of_program(Machine& m, bool before) {
  const Value path = sys_attribute(m, "meta_path");
  if (!path.is(Kind::list)) return {};
  Ref<ListObject> finders = m.new_list();
  bool is_before = true;
  for (const Value& finder : path.as<ListObject>()->items) {
    const bool built_in = finder.is(Kind::type) && finder.as<Type>()->builtin;
    if (built_in) is_before = false;
    if (!built_in && is_before == before) finders->items.push_back(finder);
  }
  return finders->items.empty() ? Value() : Value(finders);
}

/// The module that they find and load, or nothing. What they need themselves is not asked for.
static Eventually<Value> ask_finders(Machine& m, Value name_value, bool before) {
  const std::string_view name = text_of(name_value);
  if (name == "importlib" || name.starts_with("importlib.")) co_return Value();
  const Value finders = finders_of_program(m, before);
  if (finders.empty()) co_return Value();
  Value path = Value::none();
  if (const auto dot = name.rfind('.'); dot != name.npos) {
    const Value parent = m.modules->get(m.intern(name.substr(0, dot)));
    if (parent.is(Kind::module)) path = parent.as<ModuleObject>()->namespace_->get(m.names.path);
    if (path.empty()) path = Value::none();
  }
  const Value bootstrap = co_await import_by_name(m, "importlib._bootstrap");
  const Value found =
      co_await call_method(m, bootstrap, "find_and_load", finders, name_value, path);
  co_return found.is_none() ? Value() : found;
}

static Eventually<Value> load_module(Machine& m, Value name_value) {
  const std::string name(text_of(name_value));
  Value found_first = co_await ask_finders(m, name_value, true);
  if (!found_first.empty()) co_return found_first;
  Ref<ModuleObject> module = m.new_module(name);
  const Value module_value = module;
  StringObject* key = m.intern(name);
  if (const NativeModule* native = find_native_module(name)) {
    m.modules->set(key, module_value);
    native->define(m, module.get());
    co_return module_value;
  }
  std::optional<FoundSource> found = find_source(m, name);
  if (!found) {
    Value found_last = co_await ask_finders(m, name_value, false);
    if (!found_last.empty()) co_return found_last;
    const auto dot = name.rfind('.');
    if (dot != name.npos) {
      const Value parent = m.modules->get(m.intern(name.substr(0, dot)));
      const bool package = parent.is(Kind::module) &&
                           parent.as<ModuleObject>()->namespace_->find(m.names.path) != nullptr;
      co_return no_module(m, name,
                          package ? std::string_view() : std::string_view(name).substr(0, dot));
    }
    co_return no_module(m, name, {});
  }
  DictObject* globals = module->namespace_.get();
  globals->set(m.names.file, m.string(shown_filename(m, *found)));
  if (found->package) {
    globals->set(m.names.path, Value(m.new_list()));
    globals->set(m.names.package, m.string(name));
  } else {
    const auto dot = name.rfind('.');
    globals->set(m.names.package, m.string(dot == name.npos ? "" : name.substr(0, dot)));
  }
  m.modules->set(key, module_value);
  Outcome<Value> ran =
      co_await attempt(m, run_source(m, module_value, shown_filename(m, *found), found->text));
  if (!ran.error.empty()) {
    m.modules->remove(key);
    m.raised = std::move(ran.error);
    co_return Failure{};
  }
  // A module may put something else in its own place.
  Value loaded = m.modules->get(key);
  co_return loaded;
}

/// Imports a.b.c: each part in turn, each made an attribute of the one before.
static Eventually<Value> import_dotted(Machine& m, Value name_value, bool want_first) {
  const std::string name(text_of(name_value));
  Value first;
  Value parent;
  for (std::size_t end = 0; end != name.npos;) {
    end = name.find('.', end == 0 ? 0 : end + 1);
    const std::string part = name.substr(0, end);
    StringObject* key = m.intern(part);
    Value module = m.modules->get(key);
    if (module.is_none()) {
      co_return import_error(m, m.types.ModuleNotFoundError,
                             concat("import of ", part, " halted; None in sys.modules"),
                             m.string(part));
    }
    if (module.empty()) {
      module = co_await load_module(m, Value::object(key));
      if (parent.is(Kind::module)) {
        const std::string last = part.substr(part.rfind('.') + 1);
        parent.as<ModuleObject>()->namespace_->set(m.intern(last), module);
      }
    }
    if (first.empty()) first = module;
    parent = module;
  }
  co_return want_first ? first : parent;
}

Eventually<Value> import_by_name(Machine& m, std::string_view name) {
  Value known = m.modules->get(m.intern(name));
  if (!known.empty()) return known;
  return import_dotted(m, Value::object(m.intern(name)), false);
}

// --- The import statement -----------------------------------------------------------------------

/// The absolute name behind `from ..a import b`.
static Eventually<Value> absolute_name(Machine& m, DictObject& globals, std::int64_t level,
                                       std::string_view name) {
  Value package = globals.get(m.names.package);
  if (!package.is(Kind::string) || text_of(package).empty()) {
    return m.raise(m.types.ImportError, "attempted relative import with no known parent package");
  }
  std::string base(text_of(package));
  for (std::int64_t i = 1; i < level; ++i) {
    const auto dot = base.rfind('.');
    if (dot == base.npos) {
      return m.raise(m.types.ImportError, "attempted relative import beyond top-level package");
    }
    base.resize(dot);
  }
  return m.string(name.empty() ? base : concat(base, ".", name));
}

/// `from package import module`: what is no attribute yet may be a module to import.
static Eventually<Value> import_listed(Machine& m, Value module, Value names) {
  if (!module.is(Kind::module)) co_return module;
  auto* globals = module.as<ModuleObject>()->namespace_.get();
  if (globals->find(m.names.path) == nullptr) co_return module;
  const std::string package(module.as<ModuleObject>()->name->view());
  for (const Value& name : names.as<TupleObject>()->span()) {
    if (text_of(name) == "*" || globals->find(name.as<StringObject>()) != nullptr) continue;
    const std::string full = concat(package, ".", text_of(name));
    const bool exists = find_native_module(full) != nullptr || find_source(m, full).has_value();
    if (exists) (void)co_await import_dotted(m, m.string(full), false);
  }
  co_return module;
}

static Eventually<Value> import_slowly(Machine& m, Value name, Value from_list) {
  const bool want_first = from_list.is_none();
  Value module = co_await import_dotted(m, name, want_first);
  if (want_first) co_return module;
  module = co_await import_listed(m, module, from_list);
  co_return module;
}

Eventually<Value> import_module(Machine& m, DictObject& globals, Value level, Value from_list,
                                StringObject* name) {
  Value full = Value::object(name);
  if (level.small_int() > 0) {
    Eventually<Value> absolute = absolute_name(m, globals, level.small_int(), name->view());
    if (absolute.failed()) return Failure{};
    full = absolute.take();
  }
  return import_slowly(m, std::move(full), std::move(from_list));
}

Eventually<Value> import_statement(Machine& m, PythonFrame* frame, Value level, Value from_list,
                                   StringObject* name) {
  const Value function = frame->function->builtins->get(m.intern("__import__"));
  if (function.empty()) return m.raise(m.types.ImportError, "__import__ not found");
  const bool replaced = !function.is(Kind::native_function);
  // The modules of the library import as those in C do.
  if (replaced && !frame->code->filename->view().starts_with(library_folder)) {
    const Value& locals = frame->local_namespace;
    return call(m, function, Value::object(name), Value(frame->function->globals),
                locals.empty() ? Value::none() : locals, from_list, level);
  }
  return import_module(m, *frame->function->globals, std::move(level), std::move(from_list), name);
}

static Eventually<Value> cannot_import(Machine& m, Value module, Value name) {
  Value module_name = co_await find_attribute(m, module, m.names.name);
  if (!module_name.is(Kind::string)) module_name = m.string("<unknown module name>");
  // A submodule that is imported already, though not yet an attribute.
  const Value loaded = m.modules->get(m.intern(concat(text_of(module_name), ".", text_of(name))));
  if (!loaded.empty()) co_return loaded;
  Value file = co_await find_attribute(m, module, m.names.file);
  const std::string place = file.is(Kind::string) ? std::string(text_of(file)) : "unknown location";
  co_return import_error(m, m.types.ImportError,
                         concat("cannot import name '", text_of(name), "' from '",
                                text_of(module_name), "' (", place, ")"),
                         module_name, file.is(Kind::string) ? file : Value(), name);
}

static Eventually<Value> import_from_slowly(Machine& m, Value module, Value name) {
  Value found = co_await find_attribute(m, module, name.as<StringObject>());
  if (!found.empty()) co_return found;
  found = co_await cannot_import(m, module, name);
  co_return found;
}

Eventually<Value> import_from(Machine& m, Value module, StringObject* name) {
  return import_from_slowly(m, std::move(module), Value::object(name));
}

Eventually<Value> import_star(Machine& m, PythonFrame* frame, Value module) {
  Ref<PythonFrame> here = Ref<PythonFrame>::share(frame);
  Value all = co_await find_attribute(m, module, m.names.all);
  const bool listed = !all.empty();
  if (!listed) {
    Value ns = co_await get_attribute(m, module, m.names.dict);
    all = co_await list_from(m, ns);
  } else {
    all = co_await list_from(m, all);
  }
  for (std::size_t i = 0; i < all.as<ListObject>()->items.size(); ++i) {
    const Value name = all.as<ListObject>()->items[i];
    if (!name.is(Kind::string) || (!listed && text_of(name).starts_with('_'))) continue;
    Value value = co_await get_attribute(m, module, m.intern(text_of(name)));
    here->local_namespace.as<DictObject>()->set(m.intern(text_of(name)), std::move(value));
  }
  co_return Value::none();
}

}  // namespace looplane::script
