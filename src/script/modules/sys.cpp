#include "script/modules/sys.hpp"

#include "script/builtins/struct_sequence.hpp"
#include "script/machine/operations.hpp"
#include "script/machine/raising.hpp"
#include "script/machine/reports.hpp"
#include "script/modules/modules.hpp"

// The module sys: its functions. What it tells of the implementation is in sys_information.cpp.

namespace looplane::script {

// --- Exceptions ---------------------------------------------------------------------------------

static Eventually<Value> sys_exit(Machine& m, Arguments a) {
  if (a.count > 1) {
    return m.type_error(concat("exit expected at most 1 argument, got ", std::to_string(a.count)));
  }
  if (a.keywords != nullptr) return m.type_error("sys.exit() takes no keyword arguments");
  Ref<ExceptionObject> exception = a.count == 0 || a[0].is_none()
                                       ? new_exception(m, m.types.SystemExit, {})
                                       : new_exception(m, m.types.SystemExit, {a[0]});
  // A tuple is taken for the arguments, as PyErr_SetObject does.
  if (a.count == 1 && a[0].is(Kind::tuple)) {
    exception->args = Ref<TupleObject>::share(a[0].as<TupleObject>());
  }
  if (a.count == 1 && !a[0].is_none()) exception->detail = a[0];
  return m.raise(Value(exception));
}

static Value traceback_or_none(const Value& exception) {
  const Ref<TracebackObject>& traceback = exception.as<ExceptionObject>()->traceback;
  return traceback ? Value(traceback) : Value::none();
}

static Eventually<Value> sys_exc_info(Machine& m, Arguments) {
  const Value exception = handled_exception(m);
  if (exception.empty()) return m.tuple({Value::none(), Value::none(), Value::none()});
  return m.tuple(
      {Value::object(exception.object()->type), exception, traceback_or_none(exception)});
}

static Eventually<Value> sys_exception(Machine& m, Arguments) {
  Value exception = handled_exception(m);
  return exception.empty() ? Value::none() : exception;
}

static Eventually<Value> sys_excepthook(Machine& m, Arguments a) {
  if (!a[1].is(Kind::exception)) {
    return m.type_error(
        concat("print_exception(): Exception expected for value, ", m.type_name(a[1]), " found"));
  }
  return print_uncaught(m, a[1]);
}

static Eventually<Value> print_arguments(Machine& m, Value arguments) {
  Value fields[5];
  static constexpr std::string_view names[] = {"exc_type", "exc_value", "exc_traceback", "err_msg",
                                               "object"};
  for (std::size_t i = 0; i < 5; ++i) {
    fields[i] = co_await get_attribute(m, arguments, names[i]);
  }
  Value done = co_await print_unraisable(m, fields[1], fields[2], fields[3], fields[4]);
  co_return done;
}

static Eventually<Value> sys_unraisablehook(Machine& m, Arguments a) {
  return print_arguments(m, a[0]);
}

static Eventually<Value> show_value(Machine& m, Value value) {
  if (value.is_none()) co_return Value::none();
  m.builtins->set(m.intern("_"), value);
  Value text = co_await repr(m, value);
  const Value stream = sys_attribute(m, "stdout");
  (void)co_await call_method(m, stream, "write", m.string(concat(text_of(text), "\n")));
  co_return Value::none();
}

static Eventually<Value> sys_displayhook(Machine& m, Arguments a) { return show_value(m, a[0]); }

// --- Frames -------------------------------------------------------------------------------------

static Eventually<Value> sys_getframe(Machine& m, Arguments a) {
  Eventually<std::int64_t> depth = index_int64(m, a[0]);
  if (depth.failed()) return Failure{};
  PythonFrame* frame = m.python_frame();
  for (std::int64_t i = depth.ready() ? depth.take() : 0; i > 0 && frame != nullptr; --i) {
    frame = m.python_frame_below(frame->back);
  }
  if (frame == nullptr) return m.value_error("call stack is not deep enough");
  return Value::object(frame);
}

/// The module whose code a frame runs; None where there are not so many frames.
static Eventually<Value> sys_getframemodulename(Machine& m, Arguments a) {
  Eventually<Value> found = sys_getframe(m, std::move(a));
  if (found.failed()) {
    m.raised = Value();
    return Value::none();
  }
  const Value frame = found.take();
  Value name = frame.as<PythonFrame>()->function->globals->get(m.names.name);
  return name.empty() ? Value::none() : name;
}

static Eventually<Value> tracing_refused(Machine& m, Arguments) {
  return m.raise(
      m.types.NotImplementedError,
      "tracing functions are not available in Looplane: step through the program instead");
}

static Eventually<Value> no_tracing(Machine&, Arguments) { return Value::none(); }

// --- Limits -------------------------------------------------------------------------------------

static Eventually<Value> sys_getrecursionlimit(Machine& m, Arguments) {
  return m.integer(m.settings.recursion_limit);
}

static Failure not_an_integer(Machine& m, const Value& value) {
  return m.type_error(
      concat("'", m.type_name(value), "' object cannot be interpreted as an integer"));
}

static Eventually<Value> sys_setrecursionlimit(Machine& m, Arguments a) {
  static constexpr std::int64_t largest = 0x7fff'ffff;
  if (!m.is_instance(a[0], m.types.integer)) return not_an_integer(m, a[0]);
  if (!a[0].is_small_int() || a[0].small_int() > largest) {
    return m.raise(m.types.OverflowError, "Python int too large to convert to C int");
  }
  const std::int64_t limit = a[0].small_int();
  if (limit < 1) return m.value_error("recursion limit must be greater or equal than 1");
  if (m.thread->depth >= limit) {
    return m.raise(m.types.RecursionError,
                   concat("cannot set the recursion limit to ", std::to_string(limit),
                          " at the recursion depth ", std::to_string(m.thread->depth),
                          ": the limit is too low"));
  }
  m.settings.recursion_limit = static_cast<std::uint32_t>(limit);
  return Value::none();
}

static Eventually<Value> sys_get_int_max_str_digits(Machine& m, Arguments) {
  return m.unsigned_integer(m.settings.integer_digit_limit);
}

static Eventually<Value> sys_set_int_max_str_digits(Machine& m, Arguments a) {
  static constexpr std::int64_t smallest = 640;
  if (!m.is_instance(a[0], m.types.integer)) return not_an_integer(m, a[0]);
  const std::int64_t digits = a[0].is_small_int() ? a[0].small_int() : -1;
  if (digits != 0 && digits < smallest) {
    return m.value_error("maxdigits must be 0 or larger than 640");
  }
  m.settings.integer_digit_limit = static_cast<std::size_t>(digits);
  return Value::none();
}

static Eventually<Value> sys_getswitchinterval(Machine&, Arguments) { return Value::number(0.005); }

// --- Objects ------------------------------------------------------------------------------------

static Eventually<Value> sys_getrefcount(Machine& m, Arguments a) {
  static constexpr std::int64_t immortal = 4294967295;
  if (!a[0].is_object()) return m.integer(immortal);
  return m.integer(a[0].object()->references);
}

static Eventually<Value> size_by_method(Machine& m, Value object, Value fallback) {
  Value method = co_await find_attribute(m, object, m.intern("__sizeof__"));
  if (method.empty()) co_return fallback;
  const Value size = co_await call(m, method);
  // What stands before the object: for the collector of cycles, __dict__ and weak references.
  const std::int64_t before = m.type_of(object)->has_dict ? 32 : 16;
  Value whole = co_await binary(m, BinaryOperator::add, size, Value::small_int(before));
  co_return whole;
}

static Eventually<Value> sys_getsizeof(Machine& m, Arguments a) {
  const Value method = m.lookup(m.type_of(a[0]), m.intern("__sizeof__"));
  if (method.is(Kind::function)) return size_by_method(m, a[0], a[1]);
  return m.integer(size_of_value(a[0]));
}

static Eventually<Value> sys_intern(Machine& m, Arguments a) {
  if (!a[0].is(Kind::string)) {
    return m.type_error(
        concat("intern() argument must be str, not ", a[0].is_none() ? "None" : m.type_name(a[0])));
  }
  return m.interned(text_of(a[0]));
}

static Eventually<Value> sys_encoding(Machine& m, Arguments) { return m.interned("utf-8"); }
static Eventually<Value> sys_encode_errors(Machine& m, Arguments) {
  return m.interned("surrogateescape");
}
static Eventually<Value> sys_no(Machine&, Arguments) { return Value::boolean(false); }
static Eventually<Value> sys_yes(Machine&, Arguments) { return Value::boolean(true); }

static Eventually<Value> sys_audit(Machine&, Arguments) { return Value::none(); }

// --- Hooks of asynchronous generators and coroutines --------------------------------------------

static Value hook_or_none(const Value& hook) { return hook.empty() ? Value::none() : hook; }

static Eventually<Value> sys_get_asyncgen_hooks(Machine& m, Arguments) {
  static const StructSequence description("builtins", "asyncgen_hooks", {"firstiter", "finalizer"});
  const Value hooks[] = {hook_or_none(m.async_generator_first),
                         hook_or_none(m.async_generator_finalizer)};
  return make_struct_sequence(m, description.define(m), hooks);
}

static Eventually<Value> sys_set_asyncgen_hooks(Machine& m, Arguments a) {
  Value* const places[] = {&m.async_generator_first, &m.async_generator_finalizer};
  static constexpr std::string_view names[] = {"firstiter", "finalizer"};
  for (std::size_t i = 0; i < 2; ++i) {
    if (a[i].empty() || a[i].is_none() || is_callable(m, a[i])) continue;
    return m.type_error(concat("callable ", names[i], " expected, got ", m.type_name(a[i])));
  }
  for (std::size_t i = 0; i < 2; ++i) {
    if (!a[i].empty()) *places[i] = a[i].is_none() ? Value() : a[i];
  }
  return Value::none();
}

static Eventually<Value> sys_get_origin_depth(Machine& m, Arguments) {
  return m.integer(m.coroutine_origin_depth);
}

static Eventually<Value> sys_set_origin_depth(Machine& m, Arguments a) {
  if (!a[0].is_small_int()) return not_an_integer(m, a[0]);
  if (a[0].small_int() < 0) return m.value_error("depth must be >= 0");
  m.coroutine_origin_depth = static_cast<std::uint32_t>(a[0].small_int());
  return Value::none();
}

// --- The module ---------------------------------------------------------------------------------

static const NativeMethod functions[] = {
    {"exit", sys_exit},
    {"exc_info()", sys_exc_info},
    {"exception()", sys_exception},
    {"excepthook(exctype, value, traceback, /)", sys_excepthook},
    {"unraisablehook(unraisable, /)", sys_unraisablehook},
    {"displayhook(object, /)", sys_displayhook},
    {"_getframe(depth=0, /)", sys_getframe},
    {"_getframemodulename(depth=0)", sys_getframemodulename},
    {"settrace(function, /)", tracing_refused},
    {"setprofile(function, /)", tracing_refused},
    {"gettrace()", no_tracing},
    {"getprofile()", no_tracing},
    {"getrecursionlimit()", sys_getrecursionlimit},
    {"setrecursionlimit(limit, /)", sys_setrecursionlimit},
    {"get_int_max_str_digits()", sys_get_int_max_str_digits},
    {"set_int_max_str_digits(maxdigits)", sys_set_int_max_str_digits},
    {"getswitchinterval()", sys_getswitchinterval},
    {"setswitchinterval(interval, /)", sys_audit},
    {"getrefcount(object, /)", sys_getrefcount},
    {"getsizeof(object, default=0)", sys_getsizeof},
    {"intern(string, /)", sys_intern},
    {"getdefaultencoding()", sys_encoding},
    {"getfilesystemencoding()", sys_encoding},
    {"getfilesystemencodeerrors()", sys_encode_errors},
    {"is_finalizing()", sys_no},
    {"_is_gil_enabled()", sys_yes},
    {"audit(event, /, *args)", sys_audit},
    {"get_asyncgen_hooks()", sys_get_asyncgen_hooks},
    {"set_asyncgen_hooks(firstiter=..., finalizer=...)", sys_set_asyncgen_hooks},
    {"get_coroutine_origin_tracking_depth()", sys_get_origin_depth},
    {"set_coroutine_origin_tracking_depth(depth)", sys_set_origin_depth},
};

/// What finds the library's modules and the program's own. They only stand for what importing.cpp
/// does: the finders that a program adds come before them or behind.
static Value built_in_finders(Machine& m) {
  static const TypeDefinition definitions[] = {
      {.name = "BuiltinImporter", .module = "_frozen_importlib"},
      {.name = "FrozenImporter", .module = "_frozen_importlib"},
      {.name = "PathFinder", .module = "_frozen_importlib_external"}};
  const Value list = m.new_list();
  for (const TypeDefinition& definition : definitions) {
    list.as<ListObject>()->items.push_back(Value::object(m.define(definition, m.types.object)));
  }
  return list;
}

void define_sys(Machine& m, ModuleObject* module) {
  m.define_functions(module, functions);
  DictObject* names = module->namespace_.get();
  const auto set = [&](std::string_view name, Value value) {
    names->set(m.intern(name), std::move(value));
  };
  for (const std::string_view hook : {"excepthook", "unraisablehook", "displayhook"}) {
    set(concat("__", hook, "__"), names->get(m.intern(hook)));
  }
  define_standard_streams(m, module);
  define_sys_information(m, module);
  set("modules", Value(m.modules));
  const Value arguments = m.new_list();
  arguments.as<ListObject>()->items.push_back(m.string(m.settings.script_name));
  set("argv", arguments);
  const Value original = m.new_list();
  original.as<ListObject>()->items.push_back(m.interned("python3"));
  original.as<ListObject>()->items.push_back(m.string(m.settings.script_name));
  set("orig_argv", original);
  set("path_importer_cache", Value(m.new_dict()));
  const Value path = m.new_list();
  path.as<ListObject>()->items.push_back(m.interned(""));
  set("path", path);
  set("meta_path", built_in_finders(m));
  set("path_hooks", Value(m.new_list()));
  set("warnoptions", Value(m.new_list()));
}

}  // namespace looplane::script
