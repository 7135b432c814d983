#include <algorithm>
#include <cstdio>

#include "script/builtins/define.hpp"
#include "script/builtins/text_arguments.hpp"
#include "script/machine/classes.hpp"
#include "script/machine/operations.hpp"
#include "script/machine/warnings.hpp"

// object, NoneType, Ellipsis, NotImplemented.

namespace looplane::script {

std::string address_text(const Object* object) {
  char text[24];
  std::snprintf(text, sizeof text, "0x%llx", static_cast<unsigned long long>(identity_of(object)));
  return text;
}

Value qualified_type_name(Machine& m, Type* type) {
  Value module = type->builtin ? Value() : type->namespace_->get(m.names.module);
  if (type->builtin && type->definition->module != "builtins") {
    return m.string(concat(type->definition->module, ".", text_of(type->qualname)));
  }
  if (!module.is(Kind::string) || text_of(module) == "builtins") return type->qualname;
  return m.string(concat(text_of(module), ".", text_of(type->qualname)));
}

// --- object -------------------------------------------------------------------------------------

static Eventually<Value> object_new(Machine& m, Arguments a) {
  if (a.count == 0) return m.type_error("object.__new__(): not enough arguments");
  if (!a[0].is(Kind::type)) {
    return m.type_error(
        concat("object.__new__(X): X is not a type object (", m.type_name(a[0]), ")"));
  }
  Type* type = a[0].as<Type>();
  const bool extra = a.count > 1 || a.keywords != nullptr;
  if (extra) {
    if (!(*type)[Special::new_].same(m.object_new)) {
      return m.type_error("object.__new__() takes exactly one argument (the type to instantiate)");
    }
    if ((*type)[Special::init].same((*m.types.object)[Special::init])) {
      return m.type_error(concat(type->name_text(), "() takes no arguments"));
    }
  }
  if (!type->abstract_methods.empty()) return abstract_class_error(m, type);
  if (type->instance_kind != Kind::instance) {
    return m.type_error(concat("object.__new__(", type->name_text(), ") is not safe, use ",
                               type->name_text(), ".__new__()"));
  }
  return new_instance(m, type);
}

Eventually<Value> abstract_class_error(Machine& m, Type* type) {
  const Value names = type->abstract_methods;
  const Value type_value = Value::object(type);
  const Value list = co_await list_from(m, names);
  (void)co_await call_method(m, list, "sort");
  std::string text;
  const auto& items = list.as<ListObject>()->items;
  for (const Value& name : items) {
    text += concat(text.empty() ? "'" : ", '", text_of(name), "'");
  }
  co_return m.type_error(concat(
      "Can't instantiate abstract class ", type_value.as<Type>()->name_text(),
      " without an implementation for abstract method", items.size() == 1 ? " " : "s ", text));
}

static Eventually<Value> object_init(Machine& m, Arguments a) {
  if (a.count <= 1 && a.keywords == nullptr) return Value::none();
  Type* type = m.type_of(a[0]);
  if (!(*type)[Special::init].same((*m.types.object)[Special::init])) {
    return m.type_error(
        "object.__init__() takes exactly one argument (the instance to initialize)");
  }
  if ((*type)[Special::new_].same(m.object_new)) {
    return m.type_error(concat(type->name_text(), "() takes no arguments"));
  }
  return Value::none();
}

static Eventually<Value> object_repr(Machine& m, Arguments a) {
  const Value name = qualified_type_name(m, m.type_of(a[0]));
  const std::string address = a[0].is_object() ? address_text(a[0].object()) : "0x0";
  return m.string(concat("<", text_of(name), " object at ", address, ">"));
}

static Eventually<Value> object_str(Machine& m, Arguments a) {
  // A class may say that its __repr__ is this very method.
  const Value& shown = (*m.type_of(a[0]))[Special::repr];
  if (shown.is(Kind::native_function) &&
      shown.as<NativeFunctionObject>()->method->code == object_str) {
    return m.recursion_error();
  }
  return repr(m, a[0]);
}

static Eventually<Value> object_format(Machine& m, Arguments a) {
  if (!a[1].is(Kind::string)) return wrong_argument(m, "__format__() argument", "str", a[1]);
  if (a[1].is(Kind::string) && a[1].as<StringObject>()->size > 0) {
    return m.type_error(
        concat("unsupported format string passed to ", m.type_name(a[0]), ".__format__"));
  }
  return str(m, a[0]);
}

static Eventually<Value> object_hash(Machine& m, Arguments a) {
  // CPython's _Py_HashPointer rotates away the bits that alignment keeps zero.
  if (!a[0].is_object()) return m.unsigned_integer(a[0].bits() >> 4);
  return m.unsigned_integer(identity_of(a[0].object()) >> 4);
}

static Eventually<Value> object_eq(Machine& m, Arguments a) {
  if (a[0].same(a[1])) return Value::boolean(true);
  return m.not_implemented();
}

static Eventually<Value> negate(Machine& m, Value object, Value other) {
  const Value equal = co_await call_special(m, object, Special::eq, other);
  if (equal.same(m.not_implemented())) co_return equal;
  const bool result = co_await truth(m, equal);
  co_return Value::boolean(!result);
}

static Eventually<Value> object_ne(Machine& m, Arguments a) { return negate(m, a[0], a[1]); }

static Eventually<Value> object_compare(Machine& m, Arguments) { return m.not_implemented(); }

static Eventually<Value> object_getattribute(Machine& m, Arguments a) {
  if (!a[1].is(Kind::string)) {
    return m.type_error(concat("attribute name must be string, not '", m.type_name(a[1]), "'"));
  }
  return generic_get_attribute(m, a[0], m.intern(text_of(a[1])));
}

static Eventually<Value> object_setattr(Machine& m, Arguments a) {
  if (!a[1].is(Kind::string)) {
    return m.type_error(concat("attribute name must be string, not '", m.type_name(a[1]), "'"));
  }
  return generic_set_attribute(m, a[0], m.intern(text_of(a[1])), a[2]);
}

static Eventually<Value> object_delattr(Machine& m, Arguments a) {
  if (!a[1].is(Kind::string)) {
    return m.type_error(concat("attribute name must be string, not '", m.type_name(a[1]), "'"));
  }
  return generic_set_attribute(m, a[0], m.intern(text_of(a[1])), Value());
}

static Eventually<Value> object_init_subclass(Machine& m, Arguments a) {
  if (a.keywords != nullptr && a.keywords->count > 0) {
    return m.type_error(
        concat(a[0].as<Type>()->short_name(), ".__init_subclass__() takes no keyword arguments"));
  }
  return Value::none();
}

static Eventually<Value> object_subclasshook(Machine& m, Arguments) { return m.not_implemented(); }

static void add_keys(DictObject* names, DictObject* from) {
  for (const DictEntry& entry : from->entries) {
    if (entry.key.is(Kind::string)) names->set(entry.key.as<StringObject>(), Value::none());
  }
}

/// What dir() lists: the names of the instance, of its class and of the bases.
static Eventually<Value> object_dir(Machine& m, Arguments a) {
  Ref<DictObject> names = m.new_dict();
  if (a[0].is(Kind::module)) {
    add_keys(names.get(), a[0].as<ModuleObject>()->namespace_.get());
  } else {
    if (a[0].is_object() && m.type_of(a[0])->has_dict) {
      add_keys(names.get(), attribute_dict(m, a[0].object()).get());
    }
    for (Type* type : m.type_of(a[0])->mro) add_keys(names.get(), type->namespace_.get());
  }
  return list_from(m, Value(names));
}

static Eventually<Value> object_sizeof(Machine& m, Arguments a) {
  return m.integer(m.type_of(a[0])->instance_size);
}

static Eventually<Value> reduce_by_library(Machine& m, Value object, Value protocol) {
  const Value copyreg = co_await import_by_name(m, "copyreg");
  Value parts = co_await call_method(m, copyreg, "_reduce_object", object, protocol);
  co_return parts;
}

static Eventually<Value> object_reduce(Machine& m, Arguments a) {
  return reduce_by_library(m, a[0], Value::small_int(0));
}

/// A class's own __reduce__ goes before (object___reduce_ex___impl).
static Eventually<Value> object_reduce_ex(Machine& m, Arguments a) {
  StringObject* name = m.intern("__reduce__");
  const bool own = !m.lookup(m.type_of(a[0]), name).same(m.lookup(m.types.object, name));
  if (own) return call_method(m, a[0], "__reduce__");
  return reduce_by_library(m, a[0], a[1]);
}

/// object_getstate_default, but for slots.
static Eventually<Value> object_getstate(Machine& m, Arguments a) {
  if (!a[0].is_object() || !a[0].object()->type->has_attributes) return Value::none();
  Ref<DictObject> attributes = attribute_dict(m, a[0].object());
  return attributes->used == 0 ? Value::none() : Value(std::move(attributes));
}

static Eventually<Value> get_class(Machine& m, const Value& self) {
  return Value::object(m.type_of(self));
}

static Eventually<Value> set_class(Machine& m, const Value& self, const Value& value) {
  if (!value.is(Kind::type)) {
    return m.type_error(
        concat("__class__ must be set to a class, not '", m.type_name(value), "' object"));
  }
  Type* type = value.as<Type>();
  Type* old = m.type_of(self);
  const bool compatible = self.is_object() && !type->builtin && !old->builtin &&
                          type->instance_kind == old->instance_kind &&
                          type->has_dict == old->has_dict;
  if (!compatible) {
    return m.type_error(
        concat("__class__ assignment only supported for mutable types or "
               "ModuleType subclasses"));
  }
  // Shapes belong to a class: the attributes move to a dict, which any class can have.
  (void)attribute_dict(m, self.object());
  ++type->references;
  self.object()->type = type;
  Ref<Type>::adopt(old);
  return Value::none();
}

static const NativeMethod object_methods[] = {
    {"__new__", object_new, NativeMethod::Binding::none},
    {"__init__", object_init},
    {"__repr__(self, /)", object_repr},
    {"__str__(self, /)", object_str},
    {"__format__(self, format_spec, /)", object_format},
    {"__hash__(self, /)", object_hash},
    {"__eq__(self, value, /)", object_eq},
    {"__ne__(self, value, /)", object_ne},
    {"__lt__(self, value, /)", object_compare},
    {"__le__(self, value, /)", object_compare},
    {"__gt__(self, value, /)", object_compare},
    {"__ge__(self, value, /)", object_compare},
    {"__getattribute__(self, name, /)", object_getattribute},
    {"__setattr__(self, name, value, /)", object_setattr},
    {"__delattr__(self, name, /)", object_delattr},
    {"__init_subclass__", object_init_subclass, NativeMethod::Binding::of_class},
    {"__subclasshook__", object_subclasshook, NativeMethod::Binding::of_class},
    {"__dir__(self, /)", object_dir},
    {"__sizeof__(self, /)", object_sizeof},
    {"__getstate__(self, /)", object_getstate},
    {"__reduce__(self, /)", object_reduce},
    {"__reduce_ex__(self, protocol, /)", object_reduce_ex},
};

static const NativeGetter object_getters[] = {{"__class__", get_class, set_class}};

// --- The __dict__ of instances of classes written in Python -------------------------------------

static Eventually<Value> get_dict(Machine& m, const Value& self) {
  const Ref<DictObject> attributes = attribute_dict(m, self.object());
  attributes->of_instance = true;
  return Value(attributes);
}
static Eventually<Value> set_dict(Machine& m, const Value& self, const Value& value) {
  if (value.empty()) {  // What was in it is gone.
    replace_attribute_dict(m, self.object(), m.new_dict());
    return Value::none();
  }
  if (!value.is(Kind::dict)) {
    return m.type_error(
        concat("__dict__ must be set to a dictionary, not a '", m.type_name(value), "'"));
  }
  replace_attribute_dict(m, self.object(), Ref<DictObject>::share(value.as<DictObject>()));
  return Value::none();
}
static Eventually<Value> get_weak_references(Machine&, const Value&) { return Value::none(); }

Value native_property(Machine& m, const NativeGetter& getter, Type* owner) {
  Ref<NativePropertyObject> property = m.make<NativePropertyObject>(m.types.native_property);
  property->getter = &getter;
  property->owner = owner;
  property->name = Ref<StringObject>::share(m.intern(getter.name));
  return property;
}

void add_instance_attributes(Machine& m, Type* type) {
  static const NativeGetter dict = {"__dict__", get_dict, set_dict};
  type->namespace_->set(m.names.dict, native_property(m, dict, type));
  if (!type->builtin) add_weak_references(m, type);
}

void add_weak_references(Machine& m, Type* type) {
  static const NativeGetter weak_references = {"__weakref__", get_weak_references, nullptr};
  type->namespace_->set(m.names.weakref, native_property(m, weak_references, type));
}

// --- None, Ellipsis, NotImplemented -------------------------------------------------------------

static Eventually<Value> none_new(Machine& m, Arguments a) {
  if (a.count > 1 || a.keywords != nullptr) return m.type_error("NoneType takes no arguments");
  return Value::none();
}
static Eventually<Value> none_repr(Machine& m, Arguments) { return m.string("None"); }
static Eventually<Value> none_bool(Machine&, Arguments) { return Value::boolean(false); }
static Eventually<Value> none_hash(Machine& m, Arguments) { return m.integer(0xfca86420); }

static const NativeMethod none_methods[] = {
    {"__new__", none_new, NativeMethod::Binding::none},
    {"__repr__(self, /)", none_repr},
    {"__bool__(self, /)", none_bool},
    {"__hash__(self, /)", none_hash},
};

static Eventually<Value> singleton_repr(Machine& m, Arguments a) {
  return m.string(a[0].as<SingletonObject>()->text);
}
static Eventually<Value> ellipsis_new(Machine& m, Arguments) { return m.ellipsis; }
static Eventually<Value> not_implemented_new(Machine& m, Arguments) { return m.not_implemented(); }
static Eventually<Value> not_implemented_bool(Machine& m, Arguments) {
  (void)co_await warn(m, m.types.DeprecationWarning,
                      "NotImplemented should not be used in a boolean context");
  co_return Value::boolean(true);
}

static const NativeMethod ellipsis_methods[] = {
    {"__new__", ellipsis_new, NativeMethod::Binding::none},
    {"__repr__(self, /)", singleton_repr},
};
static const NativeMethod not_implemented_methods[] = {
    {"__new__", not_implemented_new, NativeMethod::Binding::none},
    {"__repr__(self, /)", singleton_repr},
    {"__bool__(self, /)", not_implemented_bool},
};

static void define_singletons(Machine& m) {
  m.builtins->set(m.intern("None"), Value::none());
  m.builtins->set(m.intern("True"), Value::boolean(true));
  m.builtins->set(m.intern("False"), Value::boolean(false));
  static const TypeDefinition none = {.name = "NoneType",
                                      .kind = Kind::singleton,
                                      .methods = none_methods,
                                      .getters = {},
                                      .subclassable = false};
  static const TypeDefinition ellipsis = {.name = "ellipsis",
                                          .kind = Kind::singleton,
                                          .size = sizeof(SingletonObject),
                                          .methods = ellipsis_methods,
                                          .getters = {},
                                          .subclassable = false};
  static const TypeDefinition not_implemented = {.name = "NotImplementedType",
                                                 .kind = Kind::singleton,
                                                 .size = sizeof(SingletonObject),
                                                 .methods = not_implemented_methods,
                                                 .getters = {},
                                                 .subclassable = false};
  m.types.none = m.define(none, m.types.object);
  m.types.ellipsis = m.define(ellipsis, m.types.object);
  m.types.not_implemented = m.define(not_implemented, m.types.object);
  m.ellipsis = m.make<SingletonObject>(m.types.ellipsis, "Ellipsis");
  m.not_implemented_value = m.make<SingletonObject>(m.types.not_implemented, "NotImplemented");
  m.builtins->set(m.intern("Ellipsis"), m.ellipsis);
  m.builtins->set(m.intern("NotImplemented"), m.not_implemented());
}

void define_object(Machine& m) {
  static const TypeDefinition object = {.name = "object",
                                        .kind = Kind::instance,
                                        .methods = object_methods,
                                        .getters = object_getters,
                                        .doc = "The base class of the class hierarchy."};
  m.types.object = m.define(object, nullptr);
  m.object_new = m.types.object->namespace_->get(m.intern("__new__"));
  define_type(m);
  m.builtins = m.new_dict();
  m.modules = m.new_dict();
  m.builtins->set(m.intern("object"), Value::object(m.types.object));
  m.builtins->set(m.intern("type"), Value::object(m.types.type));
  define_singletons(m);
}

}  // namespace looplane::script
