#include "script/machine/binding.hpp"
#include "script/machine/classes.hpp"
#include "script/machine/operations.hpp"

// Attribute access: where instances keep their attributes, and how classes take part.

namespace looplane::script {

// --- The instance's own attributes --------------------------------------------------------------

// Beyond this many attributes, or with a deleted one, an instance keeps them in a dict.
static constexpr std::size_t largest_shape = 64;

Shape* Machine::grow_shape(Shape* shape, StringObject* name) {
  for (Shape* child : shape->children) {
    if (child->names.back() == name) return child;
  }
  auto* child = new (heap_.allocate(sizeof(Shape))) Shape{shape->owner, shape, {}, {}};
  child->names.reserve(shape->names.size() + 1);
  child->names.assign(shape->names.begin(), shape->names.end());
  child->names.push_back(intern(name->view()));
  shape->children.push_back(child);
  Type* owner = shape->owner;
  const auto count = static_cast<std::uint32_t>(child->names.size());
  if (owner->expected_slots < count && count <= 16) owner->expected_slots = count;
  return child;
}

// Where a value of __slots__ stands among the attributes: no attribute's name begins like this.
static bool is_member_key(const StringObject* name) { return name->view().starts_with('.'); }

std::string member_key(const Type* owner, std::string_view name) {
  return concat(".", owner->name_text(), ".", name);
}

static void grow_slots(Machine& m, Attributes* attributes, std::size_t count) {
  const auto capacity = static_cast<std::uint32_t>(count < 4 ? 4 : count * 2);
  auto* slots = static_cast<Value*>(m.heap().allocate(capacity * sizeof(Value)));
  for (std::size_t i = 0; i < count; ++i) {
    new (slots + i) Value(std::move(attributes->slots[i]));
  }
  if (!attributes->slots_inside && attributes->capacity > 0) {
    m.heap().free(attributes->slots, attributes->capacity * sizeof(Value));
  }
  attributes->slots = slots;
  attributes->capacity = capacity;
  attributes->slots_inside = false;
}

DictObject* Machine::members_beside_dict(Object* object) {
  Ref<DictObject>& members = members_beside_dicts_[object];
  if (!members) members = new_dict();
  return members.get();
}

static void move_to_dict(Machine& m, Object* object) {
  Attributes* attributes = attributes_of(object);
  Ref<DictObject> dict = m.new_dict();
  Shape* shape = attributes->shape;
  for (std::size_t i = 0; i < shape->names.size(); ++i) {
    Value value = std::move(attributes->slots[i]);
    if (!is_member_key(shape->names[i])) {
      dict->set(shape->names[i], std::move(value));
    } else if (!value.empty()) {
      m.members_beside_dict(object)->set(shape->names[i], std::move(value));
    }
  }
  if (!attributes->slots_inside && attributes->capacity > 0) {
    m.heap().free(attributes->slots, attributes->capacity * sizeof(Value));
  }
  attributes->slots_inside = false;
  attributes->capacity = 0;
  attributes->shape = nullptr;
  attributes->dict = dict.leak();
}

Value own_attribute(Machine&, Object* object, StringObject* name) {
  if (!object->type->has_attributes) return {};
  Attributes* attributes = attributes_of(object);
  if (attributes->shape == nullptr) return attributes->dict->get(name);
  const int slot = attributes->shape->find(name);
  return slot < 0 ? Value() : attributes->slots[slot];
}

void set_own_attribute(Machine& m, Object* object, StringObject* name, Value value) {
  Attributes* attributes = attributes_of(object);
  if (attributes->shape != nullptr) {
    const int slot = attributes->shape->find(name);
    if (slot >= 0) {
      attributes->slots[slot] = std::move(value);
      return;
    }
    const std::size_t count = attributes->shape->names.size();
    if (count < largest_shape) {
      if (count == attributes->capacity) grow_slots(m, attributes, count);
      new (attributes->slots + count) Value(std::move(value));
      attributes->shape = m.grow_shape(attributes->shape, name);
      return;
    }
    move_to_dict(m, object);
  }
  DictObject* home = is_member_key(name) ? m.members_beside_dict(object) : attributes->dict;
  home->set(name, std::move(value));
}

bool remove_own_attribute(Machine& m, Object* object, StringObject* name) {
  if (!object->type->has_attributes) return false;
  Attributes* attributes = attributes_of(object);
  if (attributes->shape != nullptr) {
    if (attributes->shape->find(name) < 0) return false;
    move_to_dict(m, object);
  }
  return attributes->dict->remove(name);
}

// --- Values of __slots__ ------------------------------------------------------------------------

static Value member_value(Machine& m, Object* object, StringObject* key) {
  if (attributes_of(object)->shape != nullptr) return own_attribute(m, object, key);
  return m.members_beside_dict(object)->get(key);
}

static bool remove_member_value(Machine& m, Object* object, StringObject* key) {
  Attributes* attributes = attributes_of(object);
  if (attributes->shape == nullptr) return m.members_beside_dict(object)->remove(key);
  const int slot = attributes->shape->find(key);
  if (slot < 0 || attributes->slots[slot].empty()) return false;
  attributes->slots[slot] = Value();
  return true;
}

Ref<DictObject> attribute_dict(Machine& m, Object* object) {
  Attributes* attributes = attributes_of(object);
  if (attributes->shape != nullptr) move_to_dict(m, object);
  return Ref<DictObject>::share(attributes->dict);
}

void replace_attribute_dict(Machine& m, Object* object, Ref<DictObject> dict) {
  Ref<DictObject> old = attribute_dict(m, object);
  Ref<DictObject>::adopt(attributes_of(object)->dict);
  attributes_of(object)->dict = dict.leak();
}

// --- Descriptors --------------------------------------------------------------------------------

/// Something found on a type that takes precedence over the instance's own attributes.
static bool is_data_descriptor(const Value& found) {
  if (!found.is_object()) return false;
  switch (found.object()->kind) {
    case Kind::property:
    case Kind::native_property:
    case Kind::member:
      return true;
    case Kind::instance:
    case Kind::native: {
      const Type& type = *found.object()->type;
      return !type[Special::set].empty() || !type[Special::delete_].empty();
    }
    default:
      return false;
  }
}

/// The same when it is read: with __set__ alone, an instance's own attribute is found first.
static bool is_read_first(const Value& found) {
  if (!is_data_descriptor(found)) return false;
  const Kind kind = found.object()->kind;
  const bool by_methods = kind == Kind::instance || kind == Kind::native;
  return !by_methods || !(*found.object()->type)[Special::get].empty();
}

static Ref<MethodObject> bound_method(Machine& m, const Value& function, const Value& self) {
  Ref<MethodObject> method = m.make<MethodObject>(m.types.method);
  method->function = function;
  method->self = self;
  return method;
}

static Value bound_native(Machine& m, NativeFunctionObject* function, const Value& self) {
  if (is_like_python(*function->method)) return bound_method(m, Value::object(function), self);
  const bool slot = function->type == m.types.wrapper_descriptor;
  Ref<NativeFunctionObject> bound =
      m.make<NativeFunctionObject>(slot ? m.types.method_wrapper : m.types.native_function);
  bound->method = function->method;
  bound->signature = function->signature;
  bound->name = function->name;
  bound->owner = function->owner;
  bound->module = function->module;
  bound->self = self;
  return bound;
}

static Eventually<Value> bind_native(Machine& m, NativeFunctionObject* function,
                                     const Value& instance, Type* type) {
  if (function->owner == nullptr || !function->self.empty() ||
      function->method->binding == NativeMethod::Binding::none) {
    return Value::object(function);
  }
  if (function->method->binding == NativeMethod::Binding::of_class) {
    return bound_native(m, function, Value::object(type));
  }
  if (instance.empty()) return Value::object(function);
  return bound_native(m, function, instance);
}

static Eventually<Value> get_member(Machine& m, MemberObject* member, const Value& instance) {
  if (instance.empty()) return Value::object(member);
  Value value = member_value(m, instance.object(), member->key.get());
  if (value.empty()) return attribute_error(m, instance, member->name.get());
  return value;
}

/// A class that is derived from property, staticmethod or classmethod may have methods of its own.
static bool is_derived_descriptor(const Object* object) {
  const bool is_of_these = object->kind == Kind::property || object->kind == Kind::class_method ||
                           object->kind == Kind::static_method;
  return is_of_these && !object->type->builtin;
}

Eventually<Value> bind(Machine& m, const Value& found, const Value& instance, Type* type) {
  if (!found.is_object() || !is_derived_descriptor(found.object())) {
    return bind_natively(m, found, instance, type);
  }
  const Value& get = (*found.object()->type)[Special::get];
  return call(m, get, found, instance.empty() ? Value::none() : instance, Value::object(type));
}

Eventually<Value> bind_natively(Machine& m, const Value& found, const Value& instance, Type* type) {
  if (!found.is_object()) return found;
  switch (found.object()->kind) {
    case Kind::function:
      if (instance.empty()) return found;
      return Value(bound_method(m, found, instance));
    case Kind::native_function:
      return bind_native(m, found.as<NativeFunctionObject>(), instance, type);
    case Kind::property: {
      if (instance.empty()) return found;
      auto* property = found.as<PropertyObject>();
      if (property->get.empty() || property->get.is_none()) {
        return property_error(m, property, instance, "getter");
      }
      return call(m, property->get, instance);
    }
    case Kind::native_property: {
      if (instance.empty()) return found;
      return found.as<NativePropertyObject>()->getter->get(m, instance);
    }
    case Kind::member:
      return get_member(m, found.as<MemberObject>(), instance);
    case Kind::class_method: {
      const Value& function = found.as<WrappedFunctionObject>()->function;
      return Value(bound_method(m, function, Value::object(type)));
    }
    case Kind::static_method:
      return found.as<WrappedFunctionObject>()->function;
    default:
      break;
  }
  const Value& get = (*found.object()->type)[Special::get];
  if (get.empty()) return found;
  return call(m, get, found, instance.empty() ? Value::none() : instance, Value::object(type));
}

/// The class that has this in its namespace, when messages know the class as one written in C; else
/// null.
static Type* native_owner(const Type* type, const Object* descriptor) {
  for (Type* base : type->mro) {
    for (const DictEntry& entry : base->namespace_->entries) {
      if (!entry.value.is_object() || entry.value.object() != descriptor) continue;
      return base->name_text().find('.') == std::string_view::npos ? nullptr : base;
    }
  }
  return nullptr;
}

Failure property_error(Machine& m, PropertyObject* property, const Value& instance,
                       std::string_view missing) {
  if (const Type* owner = native_owner(m.type_of(instance), property)) {
    return m.raise(m.types.AttributeError, concat("attribute '", text_of(property->name), "' of '",
                                                  owner->name_text(), "' objects is not writable"));
  }
  const std::string name =
      property->name.is(Kind::string) ? concat("'", text_of(property->name), "' ") : "";
  return m.raise(m.types.AttributeError,
                 concat("property ", name, "of '", text_of(m.type_of(instance)->qualname),
                        "' object has no ", missing));
}

// --- Reading ------------------------------------------------------------------------------------

/// nullopt-like: an Eventually that is ready and empty says that there is no such attribute.
static Eventually<Value> find_generic(Machine& m, const Value& object, StringObject* name) {
  Type* type = m.type_of(object);
  Value found = m.lookup(type, name);
  if (is_read_first(found)) return bind(m, found, object, type);
  if (object.is_object()) {
    Value own = own_attribute(m, object.object(), name);
    if (!own.empty()) return own;
  }
  if (found.empty()) return Value();
  return bind(m, found, object, type);
}

/// A class: its own MRO first, unless the metaclass has a data descriptor.
static Eventually<Value> find_on_type(Machine& m, const Value& object, StringObject* name) {
  Type* type = object.as<Type>();
  Value of_metatype = m.lookup(type->type, name);
  if (is_read_first(of_metatype)) {
    return bind(m, of_metatype, object, type->type);
  }
  Value own = m.lookup(type, name);
  if (!own.empty()) return bind(m, own, Value(), type);
  if (of_metatype.empty()) return Value();
  return bind(m, of_metatype, object, type->type);
}

static Eventually<Value> find_on_module(Machine& m, const Value& object, StringObject* name) {
  Value own = object.as<ModuleObject>()->namespace_->get(name);
  if (!own.empty()) return own;
  return find_generic(m, object, name);
}

static Eventually<Value> find_by_kind(Machine& m, const Value& object, StringObject* name) {
  if (object.is_object()) {
    switch (object.object()->kind) {
      case Kind::type:
        return find_on_type(m, object, name);
      case Kind::module:
        return find_on_module(m, object, name);
      case Kind::super:
        return find_on_super(m, object, name);
      case Kind::method: {
        Eventually<Value> found = find_generic(m, object, name);
        if (!found.ready() || !found.peek().empty()) return found;
        return find_attribute(m, object.as<MethodObject>()->function, name);
      }
      default:
        break;
    }
  }
  return find_generic(m, object, name);
}

Failure attribute_error(Machine& m, const Value& object, StringObject* name) {
  return attribute_error(m, object, name, attribute_error_message(m, object, name->view()));
}

Failure attribute_error(Machine& m, const Value& object, StringObject* name,
                        std::string_view message) {
  Failure failure = m.raise(m.types.AttributeError, message);
  auto* exception = m.raised.as<ExceptionObject>();
  exception->detail = Value::object(name);
  exception->second_detail = object;
  return failure;
}

std::string attribute_error_message(Machine& m, const Value& object, std::string_view name) {
  if (object.is(Kind::type)) {
    return concat("type object '", object.as<Type>()->name_text(), "' has no attribute '", name,
                  "'");
  }
  if (object.is(Kind::module)) {
    return concat("module '", object.as<ModuleObject>()->name->view(), "' has no attribute '", name,
                  "'");
  }
  if (object.is(Kind::super)) return concat("'super' object has no attribute '", name, "'");
  return concat("'", m.type_name(object), "' object has no attribute '", name, "'");
}

Eventually<Value> generic_get_attribute(Machine& m, const Value& object, StringObject* name) {
  Eventually<Value> found = find_by_kind(m, object, name);
  if (found.ready() && found.peek().empty()) {
    if (object.is(Kind::module)) return module_getattr(m, object, name);
    // A bound method passes on what it does not know itself, and so does its error.
    if (object.is(Kind::method)) {
      return attribute_error(m, object.as<MethodObject>()->function, name);
    }
    return attribute_error(m, object, name);
  }
  return found;
}

/// __getattribute__, and when that ends with AttributeError, __getattr__.
static Eventually<Value> get_through_hooks(Machine& m, Value object, Value name) {
  Type* type = m.type_of(object);
  const Value hook = (*type)[Special::getattribute];
  Outcome<Value> found;
  if (hook.is(Kind::native_function)) {
    found = co_await attempt(m, generic_get_attribute(m, object, name.as<StringObject>()));
  } else {
    found = co_await attempt(m, call_special(m, object, Special::getattribute, name));
  }
  if (found.error.empty()) co_return found.value;
  const Value fallback = (*m.type_of(object))[Special::getattr];
  if (fallback.empty() || !exception_matches(found.error, m.types.AttributeError)) {
    m.raised = std::move(found.error);
    co_return Failure{};
  }
  Value value = co_await call_special(m, object, Special::getattr, name);
  co_return value;
}

Eventually<Value> get_attribute(Machine& m, const Value& object, StringObject* name) {
  if (m.type_of(object)->custom_getattribute) [[unlikely]] {
    Type* type = m.type_of(object);
    if ((*type)[Special::getattribute].is(Kind::native_function)) {
      // Only __getattr__ is Python's: what is there needs no coroutine.
      Eventually<Value> found = find_by_kind(m, object, name);
      if (found.ready() && !found.peek().empty()) return found;
      if (found.ready()) return call_special(m, object, Special::getattr, Value::object(name));
    }
    return get_through_hooks(m, object, Value::object(name));
  }
  return generic_get_attribute(m, object, name);
}

Eventually<Value> get_attribute(Machine& m, const Value& object, std::string_view name) {
  return get_attribute(m, object, m.intern(name));
}

static Eventually<Value> find_through_hooks(Machine& m, Value object, Value name) {
  Outcome<Value> found = co_await attempt(m, get_attribute(m, object, name.as<StringObject>()));
  if (found.error.empty()) co_return found.value;
  if (exception_matches(found.error, m.types.AttributeError)) co_return Value();
  m.raised = std::move(found.error);
  co_return Failure{};
}

Eventually<Value> find_attribute(Machine& m, const Value& object, StringObject* name) {
  if (!m.type_of(object)->custom_getattribute) {
    Eventually<Value> found = find_by_kind(m, object, name);
    const bool may_have_hook = object.is(Kind::module) && found.ready() && found.peek().empty();
    if (found.ready() && !may_have_hook) return found;
  }
  return find_through_hooks(m, object, Value::object(name));
}

// --- Writing ------------------------------------------------------------------------------------

static Eventually<Value> set_property(Machine& m, PropertyObject* property, const Value& object,
                                      Value value) {
  if (value.empty()) {
    if (property->remove.empty() || property->remove.is_none()) {
      return property_error(m, property, object, "deleter");
    }
    return call(m, property->remove, object);
  }
  if (property->set.empty() || property->set.is_none()) {
    return property_error(m, property, object, "setter");
  }
  return call(m, property->set, object, value);
}

static Eventually<Value> set_through_descriptor(Machine& m, const Value& found, const Value& object,
                                                StringObject* name, Value value) {
  switch (is_derived_descriptor(found.object()) ? Kind::instance : found.object()->kind) {
    case Kind::property:
      return set_property(m, found.as<PropertyObject>(), object, std::move(value));
    case Kind::native_property: {
      const NativeGetter* getter = found.as<NativePropertyObject>()->getter;
      if (getter->set == nullptr) {
        return attribute_error(m, object, name,
                               concat("attribute '", name->view(), "' of '",
                                      found.as<NativePropertyObject>()->owner->name_text(),
                                      "' objects is not writable"));
      }
      return getter->set(m, object, value);
    }
    case Kind::member: {
      auto* member = found.as<MemberObject>();
      if (!value.empty()) {
        set_own_attribute(m, object.object(), member->key.get(), std::move(value));
      } else if (!remove_member_value(m, object.object(), member->key.get())) {
        return m.raise(m.types.AttributeError, name->view());  // PyMember_SetOne
      }
      return Value::none();
    }
    default:
      break;
  }
  const Type& type = *found.object()->type;
  if (value.empty()) {
    if (type[Special::delete_].empty()) {
      return m.raise(m.types.AttributeError, "__delete__");
    }
    return call(m, type[Special::delete_], found, object);
  }
  if (type[Special::set].empty()) return m.raise(m.types.AttributeError, "__set__");
  return call(m, type[Special::set], found, object, value);
}

static Eventually<Value> set_on_type(Machine& m, const Value& object, StringObject* name,
                                     Value value) {
  Type* type = object.as<Type>();
  if (type->builtin) {
    return m.type_error(concat("cannot set '", name->view(), "' attribute of immutable type '",
                               type->name_text(), "'"));
  }
  if (!value.empty()) {
    type->namespace_->set(name, std::move(value));
  } else if (!type->namespace_->remove(name)) {
    return attribute_error(m, object, name);
  }
  m.type_changed(type, name);
  return Value::none();
}

static Failure no_such_attribute_to_set(Machine& m, const Value& object, StringObject* name,
                                        const Value& found, bool removing) {
  Type* type = m.type_of(object);
  if (!found.empty() && (!removing || !type->has_dict)) {
    return attribute_error(
        m, object, name,
        concat("'", type->name_text(), "' object attribute '", name->view(), "' is read-only"));
  }
  std::string message = attribute_error_message(m, object, name->view());
  if (!type->has_dict) {
    message += " and no __dict__ for setting new attributes";
  }
  return attribute_error(m, object, name, message);
}

Eventually<Value> generic_set_attribute(Machine& m, const Value& object, StringObject* name,
                                        Value value) {
  Type* type = m.type_of(object);
  Value found = m.lookup(type, name);
  if (!found.empty() && is_data_descriptor(found)) {
    return set_through_descriptor(m, found, object, name, std::move(value));
  }
  if (object.is(Kind::type)) return set_on_type(m, object, name, std::move(value));
  if (object.is(Kind::module)) {
    DictObject* globals = object.as<ModuleObject>()->namespace_.get();
    if (!value.empty()) {
      globals->set(name, std::move(value));
      return Value::none();
    }
    if (globals->remove(name)) return Value::none();
    return attribute_error(m, object, name);
  }
  if (!object.is_object() || !type->has_dict) {
    return no_such_attribute_to_set(m, object, name, found, value.empty());
  }
  if (!value.empty()) {
    set_own_attribute(m, object.object(), name, std::move(value));
  } else if (!remove_own_attribute(m, object.object(), name)) {
    return no_such_attribute_to_set(m, object, name, found, true);
  }
  return Value::none();
}

Eventually<Value> set_attribute(Machine& m, const Value& object, StringObject* name, Value value) {
  Type* type = m.type_of(object);
  if (type->custom_setattr) [[unlikely]] {
    return call(m, (*type)[Special::setattr], object, Value::object(name), value);
  }
  return generic_set_attribute(m, object, name, std::move(value));
}

Eventually<Value> delete_attribute(Machine& m, const Value& object, StringObject* name) {
  Type* type = m.type_of(object);
  if (type->custom_setattr) [[unlikely]] {
    return call(m, (*type)[Special::delattr], object, Value::object(name));
  }
  return generic_set_attribute(m, object, name, Value());
}

}  // namespace looplane::script
