#include "script/builtins/define.hpp"
#include "script/builtins/functions.hpp"
#include "script/machine/binding.hpp"
#include "script/machine/importing.hpp"
#include "script/machine/operations.hpp"

// function, builtin_function_or_method, method, cell.

namespace looplane::script {

// --- function -----------------------------------------------------------------------------------

static FunctionObject* function_of(const Value& self) { return self.as<FunctionObject>(); }

static Eventually<Value> function_repr(Machine& m, Arguments a) {
  return m.string(concat("<function ", function_of(a[0])->qualname->view(), " at ",
                         address_text(a[0].object()), ">"));
}

static Eventually<Value> function_new(Machine& m, Arguments a) {
  if (!a[1].is(Kind::code)) {
    return m.type_error(concat("function() argument 'code' must be code, not ", m.type_name(a[1])));
  }
  if (!a[2].is(Kind::dict)) {
    return m.type_error(
        concat("function() argument 'globals' must be dict, not ", m.type_name(a[2])));
  }
  Ref<FunctionObject> function = m.make<FunctionObject>(m.types.function);
  function->code = Ref<CodeObject>::share(a[1].as<CodeObject>());
  function->globals = Ref<DictObject>::share(a[2].as<DictObject>());
  function->builtins = builtins_of(m, *function->globals);
  function->name = a[3].is(Kind::string) ? Ref<StringObject>::share(a[3].as<StringObject>())
                                         : function->code->name;
  function->qualname = a[3].is(Kind::string) ? function->name : function->code->qualified_name;
  function->doc = function->code->docstring;
  function->module = function->globals->get(m.names.name);
  if (a[4].is(Kind::tuple)) {
    function->defaults = Ref<TupleObject>::share(a[4].as<TupleObject>());
  }
  const std::size_t free = function->code->locals.size() - function->code->free_start;
  if (free > 0 && !a[5].is(Kind::tuple)) return m.type_error("arg 5 (closure) must be tuple");
  const std::size_t given = a[5].is(Kind::tuple) ? a[5].as<TupleObject>()->count : 0;
  if (given != free) {
    return m.value_error(concat(function->name->view(), " requires closure of length ",
                                std::to_string(free), ", not ", std::to_string(given)));
  }
  if (free > 0) function->closure = Ref<TupleObject>::share(a[5].as<TupleObject>());
  if (a[6].is(Kind::dict)) {
    function->keyword_defaults = Ref<DictObject>::share(a[6].as<DictObject>());
  }
  return Value(function);
}

static Eventually<Value> function_call(Machine& m, Arguments a) {
  const Value function = a[0];
  Arguments rest = a;
  ++rest.values;
  --rest.count;
  return call(m, function, std::move(rest));
}

static Eventually<Value> function_get(Machine& m, Arguments a) {
  Type* type = a[2].is(Kind::type) ? a[2].as<Type>() : m.type_of(a[1]);
  return bind(m, a[0], a[1].is_none() && !a[2].is_none() ? Value() : a[1], type);
}

static Eventually<Value> get_name(Machine&, const Value& self) {
  return Value(function_of(self)->name);
}
static Eventually<Value> set_name(Machine& m, const Value& self, const Value& value) {
  if (!value.is(Kind::string)) return m.type_error("__name__ must be set to a string object");
  function_of(self)->name = Ref<StringObject>::share(value.as<StringObject>());
  return Value::none();
}
static Eventually<Value> get_qualname(Machine&, const Value& self) {
  return Value(function_of(self)->qualname);
}
static Eventually<Value> set_qualname(Machine& m, const Value& self, const Value& value) {
  if (!value.is(Kind::string)) return m.type_error("__qualname__ must be set to a string object");
  function_of(self)->qualname = Ref<StringObject>::share(value.as<StringObject>());
  return Value::none();
}
static Eventually<Value> get_doc(Machine&, const Value& self) {
  const Value& doc = function_of(self)->doc;
  return doc.empty() ? Value::none() : doc;
}
static Eventually<Value> set_doc(Machine&, const Value& self, const Value& value) {
  function_of(self)->doc = value;
  return Value::none();
}
static Eventually<Value> get_module(Machine&, const Value& self) {
  const Value& module = function_of(self)->module;
  return module.empty() ? Value::none() : module;
}
static Eventually<Value> set_module(Machine&, const Value& self, const Value& value) {
  function_of(self)->module = value;
  return Value::none();
}
static Eventually<Value> get_code(Machine&, const Value& self) {
  return Value(function_of(self)->code);
}
static Eventually<Value> set_code(Machine& m, const Value& self, const Value& value) {
  if (!value.is(Kind::code)) return m.type_error("__code__ must be set to a code object");
  auto* code = value.as<CodeObject>();
  auto* function = function_of(self);
  const std::size_t had = function->closure ? function->closure->count : 0;
  const std::size_t wants = code->locals.size() - code->free_start;
  if (had != wants) {
    return m.value_error(concat(function->name->view(), "() requires a code object with ",
                                std::to_string(had), " free vars, not ", std::to_string(wants)));
  }
  function->code = Ref<CodeObject>::share(code);
  return Value::none();
}
static Eventually<Value> get_builtins(Machine&, const Value& self) {
  return Value(self.as<FunctionObject>()->builtins);
}

static Eventually<Value> get_globals(Machine&, const Value& self) {
  return Value(function_of(self)->globals);
}
static Eventually<Value> get_closure(Machine&, const Value& self) {
  auto* function = function_of(self);
  return function->closure ? Value(function->closure) : Value::none();
}
static Eventually<Value> get_defaults(Machine&, const Value& self) {
  auto* function = function_of(self);
  return function->defaults ? Value(function->defaults) : Value::none();
}
static Eventually<Value> set_defaults(Machine& m, const Value& self, const Value& value) {
  if (value.empty() || value.is_none()) {
    function_of(self)->defaults = nullptr;
    return Value::none();
  }
  if (!value.is(Kind::tuple)) return m.type_error("__defaults__ must be set to a tuple object");
  function_of(self)->defaults = Ref<TupleObject>::share(value.as<TupleObject>());
  return Value::none();
}
static Eventually<Value> get_keyword_defaults(Machine&, const Value& self) {
  auto* function = function_of(self);
  return function->keyword_defaults ? Value(function->keyword_defaults) : Value::none();
}
static Eventually<Value> set_keyword_defaults(Machine& m, const Value& self, const Value& value) {
  if (value.empty() || value.is_none()) {
    function_of(self)->keyword_defaults = nullptr;
    return Value::none();
  }
  if (!value.is(Kind::dict)) return m.type_error("__kwdefaults__ must be set to a dict object");
  function_of(self)->keyword_defaults = Ref<DictObject>::share(value.as<DictObject>());
  return Value::none();
}
static Eventually<Value> get_annotations(Machine& m, const Value& self) {
  auto* function = function_of(self);
  if (function->annotations.is(Kind::dict)) return function->annotations;
  Ref<DictObject> dict = m.new_dict();
  if (function->annotations.is(Kind::tuple)) {
    auto* pairs = function->annotations.as<TupleObject>();
    for (std::uint32_t i = 0; i + 1 < pairs->count; i += 2) {
      dict->set(pairs->items[i].as<StringObject>(), pairs->items[i + 1]);
    }
  }
  function->annotations = Value(dict);
  return function->annotations;
}
static Eventually<Value> set_annotations(Machine& m, const Value& self, const Value& value) {
  const bool removed = value.empty() || value.is_none();
  if (!removed && !value.is(Kind::dict)) {
    return m.type_error("__annotations__ must be set to a dict object");
  }
  function_of(self)->annotations = Value();
  if (!removed) function_of(self)->annotations = value;
  return Value::none();
}
static Eventually<Value> get_type_params(Machine& m, const Value& self) {
  const Value& params = function_of(self)->type_params;
  return params.empty() ? m.empty_tuple() : params;
}
static Eventually<Value> set_type_params(Machine& m, const Value& self, const Value& value) {
  if (!value.is(Kind::tuple)) return m.type_error("__type_params__ must be set to a tuple");
  function_of(self)->type_params = value;
  return Value::none();
}
static Eventually<Value> get_dict(Machine& m, const Value& self) {
  return Value(attribute_dict(m, self.object()));
}

static const NativeMethod function_methods[] = {
    {"__new__(cls, code, globals, name=None, argdefs=None, closure=None, kwdefaults=None)",
     function_new, NativeMethod::Binding::none},
    {"__repr__(self, /)", function_repr},
    {"__call__", function_call},
    {"__get__(self, instance, owner=None, /)", function_get},
};

static const NativeGetter function_getters[] = {
    {"__name__", get_name, set_name},
    {"__qualname__", get_qualname, set_qualname},
    {"__doc__", get_doc, set_doc},
    {"__module__", get_module, set_module},
    {"__code__", get_code, set_code},
    {"__globals__", get_globals},
    {"__builtins__", get_builtins},
    {"__closure__", get_closure},
    {"__defaults__", get_defaults, set_defaults},
    {"__kwdefaults__", get_keyword_defaults, set_keyword_defaults},
    {"__annotations__", get_annotations, set_annotations},
    {"__type_params__", get_type_params, set_type_params},
    {"__dict__", get_dict},
};

// --- builtin_function_or_method -----------------------------------------------------------------

static NativeFunctionObject* native_of(const Value& self) {
  return self.as<NativeFunctionObject>();
}

static Eventually<Value> native_repr(Machine& m, Arguments a) {
  auto* function = native_of(a[0]);
  const std::string_view name = function->name->view();
  if (is_like_python(*function->method)) {
    return m.string(
        concat("<function ", function->owner == nullptr ? "" : function->owner->name_text(),
               function->owner == nullptr ? "" : ".", name, " at ", address_text(function), ">"));
  }
  if (!function->self.empty()) {
    if (function->self.is(Kind::type)) {
      return m.string(concat("<built-in method ", name, " of type object at ",
                             address_text(function->self.object()), ">"));
    }
    const bool slot = function->type == m.types.method_wrapper;
    return m.string(
        concat(slot ? "<method-wrapper '" : "<built-in method ", name, slot ? "' of " : " of ",
               m.type_name(function->self), " object at ",
               function->self.is_object() ? address_text(function->self.object()) : "0x0", ">"));
  }
  if (function->owner != nullptr) {
    const bool slot = is_slot_wrapper(*function);
    return m.string(concat(slot ? "<slot wrapper '" : "<method '", name, "' of '",
                           function->owner->name_text(), "' objects>"));
  }
  return m.string(concat("<built-in function ", name, ">"));
}

static Eventually<Value> native_get_name(Machine&, const Value& self) {
  return Value(native_of(self)->name);
}
static Eventually<Value> native_get_qualname(Machine& m, const Value& self) {
  auto* function = native_of(self);
  if (function->owner == nullptr) return Value(function->name);
  const Value& bound = function->self;
  if (!bound.empty()) {
    const Type* type = bound.is(Kind::type) ? bound.as<Type>() : m.type_of(bound);
    return m.string(concat(type->short_name(), ".", function->name->view()));
  }
  return m.string(concat(function->owner->short_name(), ".", function->name->view()));
}
static Eventually<Value> native_get_module(Machine& m, const Value& self) {
  auto* function = native_of(self);
  if (function->owner != nullptr) return Value::none();
  return function->module.empty() ? m.interned("builtins") : function->module;
}
static Eventually<Value> native_get_self(Machine&, const Value& self) {
  const Value& bound = native_of(self)->self;
  return bound.empty() ? Value::none() : bound;
}
static Eventually<Value> native_get_doc(Machine& m, const Value& self) {
  const auto* function = native_of(self);
  const bool builtin = function->owner == nullptr && function->module.is(Kind::string) &&
                       text_of(function->module) == "builtins";
  const bool special =
      function->type == m.types.wrapper_descriptor || function->type == m.types.method_wrapper;
  if (!builtin && !special) return Value::none();
  const std::string_view name = function->name->view();
  const std::string_view doc = special ? special_method_doc(name) : function_doc(name);
  return doc.empty() ? Value::none() : m.string(doc);
}
static Eventually<Value> native_get_text_signature(Machine& m, const Value& self) {
  const std::string_view signature = native_of(self)->method->signature;
  const auto begin = signature.find('(');
  if (begin == signature.npos) return Value::none();
  std::string text(signature.substr(begin));
  // See Binder::positional_words.
  if (text.ends_with(", *)")) text.replace(text.size() - 4, 4, ")");
  // It cannot be given by name.
  const bool in_python = is_like_python(*native_of(self)->method);
  if (!in_python && text.starts_with("(self") && text.find('/') == text.npos) {
    text.insert(std::string_view("(self").size(), ", /");
  }
  return m.string(text);
}

static Eventually<bool> same_function(Machine&, const Value& a, const Value& b) {
  if (!b.is(Kind::native_function)) return false;
  return native_of(a)->method == native_of(b)->method &&
         native_of(a)->self.same(native_of(b)->self);
}
static Eventually<Value> native_eq(Machine& m, Arguments a) {
  if (!a[1].is(Kind::native_function)) return m.not_implemented();
  return Value::boolean(same_function(m, a[0], a[1]).take());
}
/// Of any value: the same in every run.
static std::uint64_t identity_bits(const Value& value) {
  return value.is_object() ? identity_of(value.object()) : value.bits() & 0xffffffff;
}
static Eventually<Value> native_hash(Machine& m, Arguments a) {
  auto* function = native_of(a[0]);
  const std::int64_t name = function->name->hash();
  return m.integer(name ^ static_cast<std::int64_t>(identity_bits(function->self)));
}

static const NativeMethod native_methods[] = {
    {"__repr__(self, /)", native_repr},
    {"__call__", function_call},
    {"__eq__(self, value, /)", native_eq},
    {"__hash__(self, /)", native_hash},
    {"__get__(self, instance, owner=None, /)", function_get},
};

static const NativeGetter native_getters[] = {
    {"__name__", native_get_name},     {"__qualname__", native_get_qualname},
    {"__module__", native_get_module}, {"__self__", native_get_self},
    {"__doc__", native_get_doc},       {"__text_signature__", native_get_text_signature},
};

// --- method -------------------------------------------------------------------------------------

static Eventually<Value> method_new(Machine& m, Arguments a) {
  if (!is_callable(m, a[1])) return m.type_error("first argument must be callable");
  if (a[2].is_none()) return m.type_error("instance must not be None");
  Ref<MethodObject> method = m.make<MethodObject>(m.types.method);
  method->function = a[1];
  method->self = a[2];
  return Value(method);
}

static Eventually<Value> method_repr(Machine& m, Arguments a) {
  auto* method = a[0].as<MethodObject>();
  const Value function = method->function;
  const Value self = method->self;
  Value name = co_await find_attribute(m, function, m.names.qualname);
  if (!name.is(Kind::string)) name = m.string("?");
  const Value text = co_await repr(m, self);
  co_return m.string(concat("<bound method ", text_of(name), " of ", text_of(text), ">"));
}

static Eventually<Value> method_eq(Machine& m, Arguments a) {
  if (!a[1].is(Kind::method)) return m.not_implemented();
  auto* left = a[0].as<MethodObject>();
  auto* right = a[1].as<MethodObject>();
  return Value::boolean(left->function.same(right->function) && left->self.same(right->self));
}

static Eventually<Value> method_hash(Machine& m, Arguments a) {
  auto* method = a[0].as<MethodObject>();
  return m.integer(static_cast<std::int64_t>(
      ((identity_bits(method->function) >> 4) ^ (identity_bits(method->self) >> 4)) &
      0x7fffffffffff));
}

static Eventually<Value> get_function(Machine&, const Value& self) {
  return self.as<MethodObject>()->function;
}
static Eventually<Value> get_self(Machine&, const Value& self) {
  return self.as<MethodObject>()->self;
}

static const NativeMethod method_methods[] = {
    {"__new__(cls, function, instance, /)", method_new, NativeMethod::Binding::none},
    {"__repr__(self, /)", method_repr},
    {"__call__", function_call},
    {"__eq__(self, value, /)", method_eq},
    {"__hash__(self, /)", method_hash},
};

/// The function's: the class `method` has one of its own, which would come first.
static Eventually<Value> get_method_doc(Machine& m, const Value& self) {
  return find_attribute(m, self.as<MethodObject>()->function, m.names.doc);
}

static const NativeGetter method_getters[] = {
    {"__doc__", get_method_doc}, {"__func__", get_function}, {"__self__", get_self}};

// --- cell and code ------------------------------------------------------------------------------

static Eventually<Value> cell_new(Machine& m, Arguments a) {
  Ref<CellObject> cell = m.make<CellObject>(m.types.cell);
  cell->value = a[1];
  return Value(cell);
}
static Eventually<Value> get_contents(Machine& m, const Value& self) {
  const Value& value = self.as<CellObject>()->value;
  if (value.empty()) return m.value_error("cell is empty");
  return value;
}
static Eventually<Value> set_contents(Machine&, const Value& self, const Value& value) {
  self.as<CellObject>()->value = value;
  return Value::none();
}
static Eventually<Value> cell_repr(Machine& m, Arguments a) {
  const Value& value = a[0].as<CellObject>()->value;
  if (value.empty()) {
    return m.string(concat("<cell at ", address_text(a[0].object()), ": empty>"));
  }
  return m.string(concat("<cell at ", address_text(a[0].object()), ": ", m.type_name(value),
                         " object at ", value.is_object() ? address_text(value.object()) : "0x0",
                         ">"));
}
static const NativeMethod cell_methods[] = {
    {"__new__(cls, contents=..., /)", cell_new, NativeMethod::Binding::none},
    {"__repr__(self, /)", cell_repr},
};
static const NativeGetter cell_getters[] = {{"cell_contents", get_contents, set_contents}};

template <class T>
static void finish(Object* object) {
  static_cast<T*>(object)->~T();
}

void define_function_types(Machine& m) {
  static const TypeDefinition function = {.name = "function",
                                          .kind = Kind::function,
                                          .size = sizeof(FunctionObject),
                                          .finish = finish<FunctionObject>,
                                          .methods = function_methods,
                                          .getters = function_getters,
                                          .subclassable = false,
                                          .has_attributes = true};
  static const TypeDefinition native = {.name = "builtin_function_or_method",
                                        .kind = Kind::native_function,
                                        .size = sizeof(NativeFunctionObject),
                                        .finish = finish<NativeFunctionObject>,
                                        .methods = native_methods,
                                        .getters = native_getters,
                                        .subclassable = false};
  // The same in other roles: methods of built-in types, those that come from slots, and those
  // bound.
  static const auto in_role = [](std::string_view name) {
    TypeDefinition definition = native;
    definition.name = name;
    return definition;
  };
  static const TypeDefinition method_descriptor = in_role("method_descriptor");
  static const TypeDefinition wrapper_descriptor = in_role("wrapper_descriptor");
  static const TypeDefinition method_wrapper = in_role("method-wrapper");
  static const TypeDefinition library = {.name = "function",
                                         .kind = Kind::native_function,
                                         .size = sizeof(NativeFunctionObject),
                                         .subclassable = false};
  static const TypeDefinition method = {.name = "method",
                                        .kind = Kind::method,
                                        .size = sizeof(MethodObject),
                                        .finish = finish<MethodObject>,
                                        .methods = method_methods,
                                        .getters = method_getters,
                                        .subclassable = false};
  static const TypeDefinition cell = {.name = "cell",
                                      .kind = Kind::cell,
                                      .size = sizeof(CellObject),
                                      .finish = finish<CellObject>,
                                      .methods = cell_methods,
                                      .getters = cell_getters,
                                      .subclassable = false};
  m.types.function = m.define(function, m.types.object);
  m.types.native_function = m.define(native, m.types.object);
  m.types.method_descriptor = m.define(method_descriptor, m.types.object);
  m.types.wrapper_descriptor = m.define(wrapper_descriptor, m.types.object);
  m.types.method_wrapper = m.define(method_wrapper, m.types.object);
  m.types.library_function = m.define(library, m.types.native_function);
  m.types.method = m.define(method, m.types.object);
  m.types.cell = m.define(cell, m.types.object);
  define_code(m);
  define_descriptors(m);
  define_super(m);
  define_mapping_proxy(m);
  define_weak_reference(m);
}

}  // namespace looplane::script
