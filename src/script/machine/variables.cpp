#include "script/machine/instructions.hpp"
#include "script/machine/operations.hpp"
#include "script/machine/reports.hpp"

// Names: where modules, class bodies and functions find them.

namespace looplane::script {

Failure name_error(Machine& m, StringObject* name) {
  Failure failure = m.raise(m.types.NameError, concat("name '", name->view(), "' is not defined"));
  m.raised.as<ExceptionObject>()->detail = Value::object(name);
  return failure;
}

Failure unbound_local(Machine& m, PythonFrame* frame, std::uint32_t local) {
  StringObject* name = frame->code->locals[local].get();
  Failure failure;
  if (local >= frame->code->free_start) {
    failure = m.raise(m.types.NameError,
                      concat("cannot access free variable '", name->view(),
                             "' where it is not associated with a value in enclosing scope"));
    m.raised.as<ExceptionObject>()->detail = Value::object(name);
  } else {
    failure =
        m.raise(m.types.UnboundLocalError, concat("cannot access local variable '", name->view(),
                                                  "' where it is not associated with a value"));
  }
  return failure;
}

Eventually<Value> load_global(Machine& m, PythonFrame* frame, StringObject* name) {
  Value value = frame->function->globals->get(name);
  if (value.empty()) value = frame->function->builtins->get(name);
  if (!value.empty()) return value;
  if (frame->function->globals->get(m.names.builtins).is_none()) {
    return m.type_error("'NoneType' object is not subscriptable");
  }
  return name_error(m, name);
}

Eventually<Value> restricted_build_class(Machine& m, PythonFrame* frame) {
  Value function = frame->function->builtins->get(m.intern("__build_class__"));
  if (!function.empty()) return function;
  return m.raise(m.types.NameError, "__build_class__ not found");
}

/// A namespace that __prepare__ made: it may be any mapping.
static Eventually<Value> load_from_mapping(Machine& m, Value mapping, Value name) {
  Outcome<Value> found = co_await attempt(m, get_item(m, mapping, name));
  if (found.error.empty()) co_return found.value;
  if (exception_matches(found.error, m.types.KeyError)) co_return Value();
  m.raised = std::move(found.error);
  co_return Failure{};
}

static Eventually<Value> load_name_slowly(Machine& m, Ref<PythonFrame> frame, Value mapping,
                                          Value name) {
  Value value = co_await load_from_mapping(m, mapping, name);
  if (!value.empty()) co_return value;
  value = co_await load_global(m, frame.get(), name.as<StringObject>());
  co_return value;
}

Eventually<Value> load_from_mapping_or_global(Machine& m, PythonFrame* frame, Value mapping,
                                              StringObject* name) {
  if (!mapping.is_exact(Kind::dict)) {
    return load_name_slowly(m, Ref<PythonFrame>::share(frame), std::move(mapping),
                            Value::object(name));
  }
  Value value = mapping.as<DictObject>()->get(name);
  if (!value.empty()) return value;
  return load_global(m, frame, name);
}

Eventually<Value> load_name(Machine& m, PythonFrame* frame, StringObject* name) {
  return load_from_mapping_or_global(m, frame, frame->local_namespace, name);
}

static Eventually<Value> cell_or_error(Machine& m, PythonFrame* frame, std::uint32_t local) {
  const Value& value = frame->slots[local].as<CellObject>()->value;
  if (value.empty()) return unbound_local(m, frame, local);
  return value;
}

static Eventually<Value> load_from_mapping_or_cell_slowly(Machine& m, Ref<PythonFrame> frame,
                                                          Value mapping, std::uint32_t local) {
  const Value name = Value(frame->code->locals[local]);
  Value value = co_await load_from_mapping(m, mapping, name);
  if (!value.empty()) co_return value;
  value = co_await cell_or_error(m, frame.get(), local);
  co_return value;
}

Eventually<Value> load_from_mapping_or_cell(Machine& m, PythonFrame* frame, Value mapping,
                                            std::uint32_t local) {
  if (!mapping.is_exact(Kind::dict)) {
    return load_from_mapping_or_cell_slowly(m, Ref<PythonFrame>::share(frame), std::move(mapping),
                                            local);
  }
  Value value = mapping.as<DictObject>()->get(frame->code->locals[local].get());
  if (!value.empty()) return value;
  return cell_or_error(m, frame, local);
}

Eventually<Value> store_name(Machine& m, PythonFrame* frame, StringObject* name, Value value) {
  return set_item(m, frame->local_namespace, Value::object(name), std::move(value));
}

static Eventually<Value> annotate_mapping(Machine& m, Value mapping) {
  const Value name = Value::object(m.names.annotations);
  const Value found = co_await load_from_mapping(m, mapping, name);
  if (found.empty()) {
    const Value annotations = m.new_dict();
    (void)co_await set_item(m, mapping, name, annotations);
  }
  co_return Value::none();
}

Eventually<Value> setup_annotations(Machine& m, PythonFrame* frame) {
  if (!frame->local_namespace.is(Kind::dict)) return annotate_mapping(m, frame->local_namespace);
  auto* names = frame->local_namespace.as<DictObject>();
  if (names->find(m.names.annotations) == nullptr) {
    names->set(m.names.annotations, Value(m.new_dict()));
  }
  return Value::none();
}

Eventually<Value> delete_name(Machine& m, PythonFrame* frame, StringObject* name) {
  if (!frame->local_namespace.is_exact(Kind::dict)) {
    return delete_item(m, frame->local_namespace, Value::object(name));
  }
  if (frame->local_namespace.as<DictObject>()->remove(name)) return Value::none();
  return name_error(m, name);
}

// --- Functions ----------------------------------------------------------------------------------

Value make_function(Machine& m, PythonFrame* frame, std::uint32_t parts) {
  enum : std::uint32_t { defaults = 1, keyword_defaults = 2, annotations = 4, closure = 8 };
  const auto pop = [&] { return std::move(*--frame->top); };
  Ref<FunctionObject> function = m.make<FunctionObject>(m.types.function);
  const Value code = pop();
  function->code = Ref<CodeObject>::share(code.as<CodeObject>());
  function->globals = frame->function->globals;
  function->builtins = frame->function->builtins;
  function->name = function->code->name;
  function->qualname = function->code->qualified_name;
  function->doc = function->code->docstring;
  Value module = function->globals->get(m.names.name);
  function->module = module.empty() ? Value::none() : std::move(module);
  if ((parts & closure) != 0) {
    function->closure = Ref<TupleObject>::share(pop().as<TupleObject>());
  }
  if ((parts & annotations) != 0) function->annotations = pop();
  if ((parts & keyword_defaults) != 0) {
    function->keyword_defaults = Ref<DictObject>::share(pop().as<DictObject>());
  }
  if ((parts & defaults) != 0) {
    function->defaults = Ref<TupleObject>::share(pop().as<TupleObject>());
  }
  return function;
}

// --- Values of operations that are not Values ---------------------------------------------------

static Eventually<Value> as_value(Machine&, Eventually<bool> pending, bool inverted) {
  const bool result = co_await pending;
  co_return Value::boolean(result != inverted);
}

Eventually<Value> truth_value(Machine& m, const Value& value) {
  Eventually<bool> result = truth(m, value);
  if (result.ready()) return Value::boolean(result.take());
  if (result.failed()) return Failure{};
  return as_value(m, std::move(result), false);
}

Eventually<Value> contains_value(Machine& m, const Value& container, const Value& value,
                                 bool inverted) {
  Eventually<bool> result = contains(m, container, value);
  if (result.ready()) return Value::boolean(result.take() != inverted);
  if (result.failed()) return Failure{};
  return as_value(m, std::move(result), inverted);
}

Eventually<Value> added(Machine& m, Eventually<bool> adding) {
  if (adding.ready()) return Value::none();
  if (adding.failed()) return Failure{};
  return as_value(m, std::move(adding), false);
}

static Eventually<Value> as_integer(Machine& m, Eventually<std::int64_t> pending) {
  const std::int64_t result = co_await pending;
  co_return m.integer(result);
}

Eventually<Value> length_value(Machine& m, const Value& value) {
  Eventually<std::int64_t> result = length(m, value);
  if (result.ready()) return m.integer(result.take());
  if (result.failed()) return Failure{};
  return as_integer(m, std::move(result));
}

Eventually<Value> display_value(Machine& m, Value value) {
  (void)co_await import_by_name(m, "sys");
  const Value hook = sys_attribute(m, "displayhook");
  if (hook.empty()) co_return m.raise(m.types.RuntimeError, "lost sys.displayhook");
  Value shown = co_await call(m, hook, value);
  co_return shown;
}

}  // namespace looplane::script
