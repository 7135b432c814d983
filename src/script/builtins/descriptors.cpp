#include "script/builtins/define.hpp"
#include "script/machine/classes.hpp"
#include "script/machine/operations.hpp"

// property, classmethod, staticmethod, and the descriptors of built-in attributes and __slots__.

namespace looplane::script {

// --- property -----------------------------------------------------------------------------------

static PropertyObject* property_of(const Value& self) { return self.as<PropertyObject>(); }

static Value or_none(const Value& value) { return value.empty() ? Value::none() : value; }

static Eventually<Value> property_new(Machine& m, Arguments a) {
  Ref<PropertyObject> property = m.make<PropertyObject>(a[0].as<Type>());
  property->get = property->set = property->remove = property->doc = Value::none();
  property->name = Value::none();
  return Value(property);
}

/// A docstring that it was given, or its getter's.
static Eventually<Value> docstring_of(Machine& m, Value self) {
  auto* property = property_of(self);
  if (!property->doc.is_none() || property->get.is_none()) co_return property->doc;
  const Value doc = co_await find_attribute(m, property->get, m.names.doc);
  co_return or_none(doc);
}

/// The class of a subclass's instance has a __doc__, which would be found first: it gets its own.
static Eventually<Value> set_own_docstring(Machine& m, Value self) {
  const Value doc = co_await docstring_of(m, self);
  const bool of_getter = property_of(self)->doc.is_none() && !doc.is_none();
  Outcome<Value> outcome = co_await attempt(m, set_attribute(m, self, m.names.doc, doc));
  if (outcome.error.empty()) co_return Value::none();
  // Without a place for it, what was given goes without a word, as it always did.
  if (!of_getter && exception_matches(outcome.error, m.types.AttributeError)) {
    co_return Value::none();
  }
  m.raised = std::move(outcome.error);
  co_return Failure{};
}

static Eventually<Value> property_init(Machine& m, Arguments a) {
  auto* property = property_of(a[0]);
  property->get = a[1];
  property->set = a[2];
  property->remove = a[3];
  property->doc = a[4];
  if (m.type_of(a[0]) == m.types.property) return Value::none();
  return set_own_docstring(m, a[0]);
}

/// property_copy: the same property with another function in one of its places: @name.setter and
/// the like.
static Eventually<Value> changed(Machine& m, Value self, Value PropertyObject::* place,
                                 Value function) {
  auto* old = property_of(self);
  Value parts[] = {old->get, old->set, old->remove, old->doc};
  for (std::size_t i = 0; i < 3; ++i) {
    static constexpr Value PropertyObject::* places[] = {&PropertyObject::get, &PropertyObject::set,
                                                         &PropertyObject::remove};
    if (places[i] == place) parts[i] = function;
  }
  const Value type = Value::object(m.type_of(self));
  const Value property = co_await call(m, type, parts[0], parts[1], parts[2], parts[3]);
  if (property.is(Kind::property)) property_of(property)->name = property_of(self)->name;
  co_return property;
}
static Eventually<Value> property_getter(Machine& m, Arguments a) {
  return changed(m, a[0], &PropertyObject::get, a[1]);
}
static Eventually<Value> property_setter(Machine& m, Arguments a) {
  return changed(m, a[0], &PropertyObject::set, a[1]);
}
static Eventually<Value> property_deleter(Machine& m, Arguments a) {
  return changed(m, a[0], &PropertyObject::remove, a[1]);
}
/// descr_check: what belongs to one class does not apply to objects of another.
static bool applies(Machine& m, const Value& descriptor, const Value& object) {
  const bool is_member = descriptor.is(Kind::member);
  if (!is_member && !descriptor.is(Kind::native_property)) return true;
  Type* owner = is_member ? descriptor.as<MemberObject>()->owner
                          : descriptor.as<NativePropertyObject>()->owner;
  if (m.is_instance(object, owner)) return true;
  const std::string_view name = is_member ? descriptor.as<MemberObject>()->name->view()
                                          : descriptor.as<NativePropertyObject>()->name->view();
  (void)m.type_error(concat("descriptor '", name, "' for '", owner->name_text(),
                            "' objects doesn't apply to a '", m.type_name(object), "' object"));
  return false;
}

static Eventually<Value> descriptor_get(Machine& m, Arguments a) {
  if (!a[1].is_none() && !applies(m, a[0], a[1])) return Failure{};
  Type* type = a[2].is(Kind::type) ? a[2].as<Type>() : m.type_of(a[1]);
  return bind_natively(m, a[0], a[1].is_none() ? Value() : a[1], type);
}
static Eventually<Value> property_set(Machine& m, Arguments a) {
  auto* property = property_of(a[0]);
  if (property->set.is_none()) return property_error(m, property, a[1], "setter");
  return call(m, property->set, a[1], a[2]);
}
static Eventually<Value> property_delete(Machine& m, Arguments a) {
  auto* property = property_of(a[0]);
  if (property->remove.is_none()) return property_error(m, property, a[1], "deleter");
  return call(m, property->remove, a[1]);
}
static Eventually<Value> property_bind_name(Machine& m, Arguments a) {
  if (a.count != 3) {
    return m.type_error(concat("__set_name__() takes 2 positional arguments but ",
                               std::to_string(a.count - 1), " were given"));
  }
  property_of(a[0])->name = a[2];
  return Value::none();
}
static Eventually<Value> get_fget(Machine&, const Value& self) { return property_of(self)->get; }
static Eventually<Value> get_fset(Machine&, const Value& self) { return property_of(self)->set; }
static Eventually<Value> get_fdel(Machine&, const Value& self) { return property_of(self)->remove; }
static Eventually<Value> get_doc(Machine& m, const Value& self) { return docstring_of(m, self); }
static Eventually<Value> set_doc(Machine&, const Value& self, const Value& value) {
  property_of(self)->doc = value;
  return Value::none();
}
static Eventually<Value> get_property_name(Machine& m, const Value& self) {
  Value name = property_of(self)->name;
  if (!name.is_none()) return name;
  if (property_of(self)->get.is_none()) return attribute_error(m, self, m.names.name);
  return get_attribute(m, property_of(self)->get, m.names.name);
}
static Eventually<Value> set_property_name(Machine&, const Value& self, const Value& value) {
  property_of(self)->name = or_none(value);
  return Value::none();
}
static Eventually<Value> any_is_abstract(Machine& m, Value self) {
  const auto* property = property_of(self);
  const Value functions[] = {property->get, property->set, property->remove};
  for (const Value& function : functions) {
    const Value mark = co_await find_attribute(m, function, m.names.isabstractmethod);
    if (mark.empty()) continue;
    if (co_await truth(m, mark)) co_return Value::boolean(true);
  }
  co_return Value::boolean(false);
}
static Eventually<Value> get_abstract(Machine& m, const Value& self) {
  return any_is_abstract(m, self);
}

static const NativeMethod property_methods[] = {
    {"__new__", property_new, NativeMethod::Binding::none},
    {"__init__(self, fget=None, fset=None, fdel=None, doc=None)", property_init},
    {"getter(self, function, /)", property_getter},
    {"setter(self, function, /)", property_setter},
    {"deleter(self, function, /)", property_deleter},
    {"__get__(self, instance, owner=None, /)", descriptor_get},
    {"__set__(self, instance, value, /)", property_set},
    {"__delete__(self, instance, /)", property_delete},
    {"__set_name__", property_bind_name},
};
static const NativeGetter property_getters[] = {
    {"fget", get_fget},
    {"fset", get_fset},
    {"fdel", get_fdel},
    {"__doc__", get_doc, set_doc},
    {"__name__", get_property_name, set_property_name},
    {"__isabstractmethod__", get_abstract},
};

// --- classmethod and staticmethod ---------------------------------------------------------------

static WrappedFunctionObject* wrapped_of(const Value& self) {
  return self.as<WrappedFunctionObject>();
}

static Eventually<Value> class_method_new(Machine& m, Arguments a) {
  return Value(m.make<WrappedFunctionObject>(a[0].as<Type>(), Kind::class_method));
}
static Eventually<Value> static_method_new(Machine& m, Arguments a) {
  return Value(m.make<WrappedFunctionObject>(a[0].as<Type>(), Kind::static_method));
}
static Eventually<Value> wrapped_init(Machine&, Arguments a) {
  wrapped_of(a[0])->function = a[1];
  return Value::none();
}
static Eventually<Value> wrapped_repr(Machine& m, Arguments a) {
  const Value self = a[0];
  const Value text = co_await repr(m, wrapped_of(self)->function);
  co_return m.string(concat("<", m.type_name(self), "(", text_of(text), ")>"));
}
static Eventually<Value> static_method_call(Machine& m, Arguments a) {
  const Value function = wrapped_of(a[0])->function;
  Arguments rest = a;
  ++rest.values;
  --rest.count;
  return call(m, function, std::move(rest));
}
static Eventually<Value> get_function(Machine&, const Value& self) {
  return wrapped_of(self)->function;
}
/// What the wrapped function says of itself.
static Eventually<Value> passed_on(Machine& m, const Value& self, std::string_view name) {
  return get_attribute(m, wrapped_of(self)->function, name);
}
static Eventually<Value> get_wrapped_name(Machine& m, const Value& self) {
  return passed_on(m, self, "__name__");
}
static Eventually<Value> get_wrapped_qualname(Machine& m, const Value& self) {
  return passed_on(m, self, "__qualname__");
}
static Eventually<Value> get_wrapped_doc(Machine& m, const Value& self) {
  return passed_on(m, self, "__doc__");
}
static Eventually<Value> get_wrapped_module(Machine& m, const Value& self) {
  return passed_on(m, self, "__module__");
}
static Eventually<Value> get_wrapped_annotations(Machine& m, const Value& self) {
  return passed_on(m, self, "__annotations__");
}
static Eventually<Value> get_wrapped_abstract(Machine& m, const Value& self) {
  Eventually<Value> found = find_attribute(m, wrapped_of(self)->function, m.names.isabstractmethod);
  if (found.failed()) return Failure{};
  Value value = found.ready() ? found.take() : Value();
  return value.empty() ? Value::boolean(false) : value;
}

static const NativeMethod class_method_methods[] = {
    {"__new__", class_method_new, NativeMethod::Binding::none},
    {"__init__(self, function, /)", wrapped_init},
    {"__repr__(self, /)", wrapped_repr},
    {"__get__(self, instance, owner=None, /)", descriptor_get},
};
static const NativeMethod static_method_methods[] = {
    {"__new__", static_method_new, NativeMethod::Binding::none},
    {"__init__(self, function, /)", wrapped_init},
    {"__repr__(self, /)", wrapped_repr},
    {"__call__", static_method_call},
    {"__get__(self, instance, owner=None, /)", descriptor_get},
};
static const NativeGetter wrapped_getters[] = {
    {"__func__", get_function},
    {"__wrapped__", get_function},
    {"__name__", get_wrapped_name},
    {"__qualname__", get_wrapped_qualname},
    {"__annotations__", get_wrapped_annotations},
    {"__doc__", get_wrapped_doc},
    {"__isabstractmethod__", get_wrapped_abstract},
    {"__module__", get_wrapped_module},
};

// --- Built-in attributes and __slots__ ----------------------------------------------------------

static Eventually<Value> native_property_repr(Machine& m, Arguments a) {
  auto* property = a[0].as<NativePropertyObject>();
  return m.string(concat("<attribute '", property->name->view(), "' of '",
                         property->owner->name_text(), "' objects>"));
}
static Eventually<Value> member_repr(Machine& m, Arguments a) {
  auto* member = a[0].as<MemberObject>();
  return m.string(concat("<member '", member->name->view(), "' of '", member->owner->name_text(),
                         "' objects>"));
}
static Eventually<Value> set_by_descriptor(Machine& m, Arguments a) {
  if (!applies(m, a[0], a[1])) return Failure{};
  StringObject* name = a[0].is(Kind::member) ? a[0].as<MemberObject>()->name.get()
                                             : a[0].as<NativePropertyObject>()->name.get();
  return generic_set_attribute(m, a[1], name, a[2]);
}
static Eventually<Value> get_native_property_name(Machine&, const Value& self) {
  return Value(self.as<NativePropertyObject>()->name);
}
static Eventually<Value> get_member_name(Machine&, const Value& self) {
  return Value(self.as<MemberObject>()->name);
}
static const NativeMethod native_property_methods[] = {
    {"__repr__(self, /)", native_property_repr},
    {"__get__(self, instance, owner=None, /)", descriptor_get},
    {"__set__(self, instance, value, /)", set_by_descriptor},
};
static const NativeMethod member_methods[] = {
    {"__repr__(self, /)", member_repr},
    {"__get__(self, instance, owner=None, /)", descriptor_get},
    {"__set__(self, instance, value, /)", set_by_descriptor},
};
static const NativeGetter native_property_getters[] = {{"__name__", get_native_property_name}};
static const NativeGetter member_getters[] = {{"__name__", get_member_name}};

template <class T>
static void finish(Object* object) {
  static_cast<T*>(object)->~T();
}

void define_descriptors(Machine& m) {
  static const TypeDefinition property = {.name = "property",
                                          .kind = Kind::property,
                                          .size = sizeof(PropertyObject),
                                          .finish = finish<PropertyObject>,
                                          .methods = property_methods,
                                          .getters = property_getters};
  static const TypeDefinition class_method = {.name = "classmethod",
                                              .kind = Kind::class_method,
                                              .size = sizeof(WrappedFunctionObject),
                                              .finish = finish<WrappedFunctionObject>,
                                              .methods = class_method_methods,
                                              .getters = wrapped_getters};
  static const TypeDefinition static_method = {.name = "staticmethod",
                                               .kind = Kind::static_method,
                                               .size = sizeof(WrappedFunctionObject),
                                               .finish = finish<WrappedFunctionObject>,
                                               .methods = static_method_methods,
                                               .getters = wrapped_getters};
  static const TypeDefinition native_property = {.name = "getset_descriptor",
                                                 .kind = Kind::native_property,
                                                 .size = sizeof(NativePropertyObject),
                                                 .finish = finish<NativePropertyObject>,
                                                 .methods = native_property_methods,
                                                 .getters = native_property_getters,
                                                 .subclassable = false};
  static const TypeDefinition member = {.name = "member_descriptor",
                                        .kind = Kind::member,
                                        .size = sizeof(MemberObject),
                                        .finish = finish<MemberObject>,
                                        .methods = member_methods,
                                        .getters = member_getters,
                                        .subclassable = false};
  m.types.property = m.define(property, m.types.object);
  m.types.class_method = m.define(class_method, m.types.object);
  m.types.static_method = m.define(static_method, m.types.object);
  m.types.native_property = m.define(native_property, m.types.object);
  m.types.member = m.define(member, m.types.object);
  for (Type* type : {m.types.property, m.types.class_method, m.types.static_method}) {
    m.builtins->set(type->name.get(), Value::object(type));
  }
}

}  // namespace looplane::script
