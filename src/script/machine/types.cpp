#include <algorithm>

#include "script/machine/binding.hpp"
#include "script/machine/classes.hpp"
#include "script/machine/operations.hpp"

// Types: how built-in ones are made from their definitions, and how names are found along the MRO.

namespace looplane::script {

static Type* allocate_type(Machine& m, Type* metatype) {
  void* memory = m.allocate_object(metatype, sizeof(Type));
  auto* type = new (memory) Type(metatype);
  m.adopt_type(type, metatype);
  return type;
}

Type* new_type(Machine& m, Type* metatype) { return allocate_type(m, metatype); }

// The types without which no other can be described. They are allocated before they are defined.
void Machine::allocate_first_types() {
  void* memory = heap_.allocate(sizeof(Type));
  types.type = new (memory) Type(nullptr);
  types.type->type = types.type;
  types.type->instance_size = sizeof(Type);
  const auto blank = [&](Type*& field, std::string_view name, std::uint32_t size) {
    if (field == nullptr) field = allocate_type(*this, types.type);
    field->builtin = true;
    field->instance_size = size;
    first_types_.emplace_back(name, field);
  };
  blank(types.type, "type", sizeof(Type));
  blank(types.object, "object", sizeof(Object));
  blank(types.string, "str", sizeof(StringObject));
  blank(types.dict, "dict", sizeof(DictObject));
  blank(types.tuple, "tuple", sizeof(TupleObject));
  blank(types.native_function, "builtin_function_or_method", sizeof(NativeFunctionObject));
  blank(types.method_descriptor, "method_descriptor", sizeof(NativeFunctionObject));
  blank(types.wrapper_descriptor, "wrapper_descriptor", sizeof(NativeFunctionObject));
  blank(types.native_property, "getset_descriptor", sizeof(NativePropertyObject));
}

bool is_like_python(const NativeMethod& method) {
  return method.signature.starts_with("def ") || method.signature.starts_with("async def ");
}

std::string_view name_in(const NativeMethod& method) {
  const std::string_view name = method.signature.substr(0, method.signature.find('('));
  return is_like_python(method) ? name.substr(name.rfind(' ') + 1) : name;
}

static bool defines(const TypeDefinition& definition, std::string_view name) {
  return std::any_of(definition.methods.begin(), definition.methods.end(),
                     [&](const NativeMethod& method) { return name_in(method) == name; });
}

static void add_members(Machine& m, Type* type, const TypeDefinition& definition) {
  for (const NativeMethod& method : definition.methods) {
    Value function = m.native_function(method);
    function.as<NativeFunctionObject>()->owner = type;
    if (method.binding == NativeMethod::Binding::method && !is_like_python(method)) {
      const bool slot = is_slot_wrapper(*function.as<NativeFunctionObject>());
      function.object()->type = slot ? m.types.wrapper_descriptor : m.types.method_descriptor;
    }
    StringObject* name = function.as<NativeFunctionObject>()->name.get();  // before it is moved
    type->namespace_->set(name, std::move(function));
  }
  for (const NativeGetter& getter : definition.getters) {
    Ref<NativePropertyObject> property = m.make<NativePropertyObject>(m.types.native_property);
    property->getter = &getter;
    property->owner = type;
    StringObject* name = m.intern(getter.name);
    property->name = Ref<StringObject>::share(name);
    type->namespace_->set(name, property);
  }
  if (defines(definition, "__eq__") && !defines(definition, "__hash__")) {
    type->namespace_->set(m.intern("__hash__"), Value::none());
  }
  if (type->namespace_->find(m.names.doc) == nullptr) {
    type->namespace_->set(m.names.doc,
                          definition.doc.empty() ? Value::none() : m.string(definition.doc));
  }
  if (definition.has_attributes && type->namespace_->find(m.names.dict) == nullptr) {
    add_instance_attributes(m, type);
  }
}

/// tp_name: what CPython has in C is named with its module; the classes of asyncio and
/// concurrent.futures it has in Python.
static std::string message_name(const TypeDefinition& definition) {
  const std::string_view module = definition.module;
  if (module == "builtins" || module.starts_with("asyncio.") || module.starts_with("concurrent.")) {
    return std::string(definition.name);
  }
  return concat(module, ".", definition.name);
}

Type* Machine::define(const TypeDefinition& definition, Type* base, Type* metatype) {
  const auto blank = std::find_if(first_types_.begin(), first_types_.end(), [&](const auto& entry) {
    return entry.first == definition.name;
  });
  Type* type = blank != first_types_.end()
                   ? blank->second
                   : allocate_type(*this, metatype != nullptr ? metatype : types.type);
  type->builtin = true;
  type->definition = &definition;
  type->name = Ref<StringObject>::share(intern(message_name(definition)));
  type->qualname = interned(definition.name);
  type->base = base;
  type->instance_kind = definition.kind;
  type->instance_size = definition.size;
  type->finish = definition.finish != nullptr || base == nullptr ? definition.finish : base->finish;
  type->finalizer =
      definition.finalizer != nullptr || base == nullptr ? definition.finalizer : base->finalizer;
  type->subclassable = definition.subclassable;
  type->has_attributes = definition.has_attributes || (base != nullptr && base->has_attributes);
  type->has_dict = type->has_attributes;
  type->mro.push_back(type);
  if (base != nullptr) {
    type->mro.insert(type->mro.end(), base->mro.begin(), base->mro.end());
    type->bases = Ref<TupleObject>::share(tuple({Value::object(base)}).as<TupleObject>());
    base->subclasses.push_back(type);
  } else {
    type->bases = Ref<TupleObject>::share(empty_tuple().as<TupleObject>());
  }
  type->namespace_ = new_dict();
  add_members(*this, type, definition);
  finish_type(type);
  return type;
}

/// The special method `__len__ = [1, 2].__len__`: no instance is bound to it.
static Eventually<Value> call_without_instance(Machine& m, Arguments a) {
  const Value function = a[0];
  a.values += 2;
  a.count -= 2;
  return call(m, function, std::move(a));
}

/// A function of a module, a method that is bound already, or a static method: called as a special
/// method it does not get the instance.
static Value without_instance(Machine& m, const Value& found, StringObject* name) {
  static const NativeMethod method = {"special_method", call_without_instance};
  Ref<NativeFunctionObject> wrapper = m.make<NativeFunctionObject>(m.types.native_function);
  wrapper->method = &method;
  wrapper->signature = nullptr;
  wrapper->name = Ref<StringObject>::share(name);
  wrapper->self = found;
  return Value(wrapper);
}

static bool is_no_descriptor(const Value& found) {
  if (!found.is(Kind::native_function)) return false;
  const auto* function = found.as<NativeFunctionObject>();
  return function->owner == nullptr || !function->self.empty();
}

/// The `with` statement keeps the method bound, so that it asks the descriptor itself.
static bool is_bound_by_with(Special which) {
  return which == Special::exit || which == Special::aexit;
}

// What the language looks up on a type, resolved once. Called again when the class changes.
void Machine::finish_type(Type* type) {
  for (std::size_t i = 0; i < special_count; ++i) {
    Value found;
    const Type* giver = nullptr;
    for (Type* base : type->mro) {
      found = base->namespace_->get(names.special[i]);
      giver = base;
      if (!found.empty()) break;
    }
    if (!found.empty() && !giver->builtin && is_no_descriptor(found) &&
        !is_bound_by_with(static_cast<Special>(i))) {
      found = without_instance(*this, found, names.special[i]);
    }
    if (found.is(Kind::static_method) && !is_bound_by_with(static_cast<Special>(i))) {
      const Value function = found.as<WrappedFunctionObject>()->function;
      found = static_cast<Special>(i) == Special::new_
                  ? function
                  : without_instance(*this, function, names.special[i]);
    }
    type->special[i] = std::move(found);
  }
  // Whatever it is: `__setattr__ = dict.__setitem__` has instances whose attributes are items.
  const auto given_by_class = [&](Special which) {
    StringObject* name = names.special[static_cast<std::size_t>(which)];
    for (Type* base : type->mro) {
      if (base->namespace_->find(name) != nullptr) return !base->builtin;
    }
    return false;
  };
  const Value& getattribute = (*type)[Special::getattribute];
  type->custom_getattribute = !(*type)[Special::getattr].empty() ||
                              !(getattribute.empty() || getattribute.is(Kind::native_function));
  type->custom_setattr = given_by_class(Special::setattr) || given_by_class(Special::delattr);
  type->has_finalizer = !(*type)[Special::del].empty();
  if (type->root_shape == nullptr && type->has_attributes) {
    type->root_shape = new (heap_.allocate(sizeof(Shape))) Shape{type, nullptr, {}, {}};
  }
}

Value Machine::lookup(Type* type, StringObject* name) {
  if (type->version == 0) type->version = next_type_version_++;
  const auto hashed = type->version * 31 + reinterpret_cast<std::uintptr_t>(name) / 16;
  LookupEntry& entry = lookups_[hashed % lookups_.size()];
  if (entry.version == type->version && entry.name == name) [[likely]] {
    return Value::share(entry.value);
  }
  Value found;
  for (Type* base : type->mro) {
    found = base->namespace_->get(name);
    if (!found.empty()) break;
  }
  if (name->interned) entry = {type->version, name, found.bits()};
  return found;
}

static void forget_version(Type* type) {
  if (type->version == 0 && type->subclasses.empty()) return;
  type->version = 0;
  for (Type* subclass : type->subclasses) forget_version(subclass);
}

void Machine::refresh_special(Type* type) {
  finish_type(type);
  for (Type* subclass : type->subclasses) refresh_special(subclass);
}

void Machine::type_changed(Type* type, StringObject* name) {
  forget_version(type);
  const std::string_view text = name->view();
  if (text.starts_with("__") && text.ends_with("__")) refresh_special(type);
}

Value Machine::native_function(const NativeMethod& method, ModuleObject* module) {
  Type* type = is_like_python(method) ? types.library_function : types.native_function;
  Ref<NativeFunctionObject> function = make<NativeFunctionObject>(type);
  function->method = &method;
  function->signature = nullptr;
  function->name = Ref<StringObject>::share(intern(name_in(method)));
  if (module != nullptr) function->module = Value::object(module->name.get());
  return function;
}

void Machine::define_functions(ModuleObject* module, std::span<const NativeMethod> functions) {
  for (const NativeMethod& method : functions) {
    Value function = native_function(method, module);
    StringObject* name = function.as<NativeFunctionObject>()->name.get();
    module->namespace_->set(name, std::move(function));
  }
}

Ref<ModuleObject> Machine::new_module(std::string_view name) {
  Ref<ModuleObject> module = make<ModuleObject>(types.module);
  module->name = Ref<StringObject>::share(intern(name));
  module->namespace_ = new_dict();
  module->namespace_->set(names.name, interned(name));
  module->namespace_->set(names.doc, Value::none());
  module->namespace_->set(names.package, interned(""));
  module->namespace_->set(names.loader, Value::none());
  module->namespace_->set(names.spec, Value::none());
  return module;
}

// --- Method resolution order --------------------------------------------------------------------

/// C3: the first head of the lists that stands in the tail of none, again and again.
Eventually<Done> linearize(Machine& m, Type* type) {
  HeapVector<HeapVector<Type*>> lists;
  for (const Value& base : type->bases->span()) lists.push_back(base.as<Type>()->mro);
  HeapVector<Type*> direct;
  for (const Value& base : type->bases->span()) direct.push_back(base.as<Type>());
  lists.push_back(direct);
  type->mro.clear();
  type->mro.push_back(type);
  for (;;) {
    std::erase_if(lists, [](const auto& list) { return list.empty(); });
    if (lists.empty()) return Done{};
    Type* next = nullptr;
    for (const auto& candidate : lists) {
      const bool in_a_tail = std::any_of(lists.begin(), lists.end(), [&](const auto& list) {
        return std::find(list.begin() + 1, list.end(), candidate.front()) != list.end();
      });
      if (in_a_tail) continue;
      next = candidate.front();
      break;
    }
    if (next == nullptr) {
      std::string bases;
      HeapVector<Type*> heads;
      for (const auto& list : lists) {
        if (std::find(heads.begin(), heads.end(), list.front()) == heads.end()) {
          heads.push_back(list.front());
        }
      }
      for (Type* head : heads)
        bases += (bases.empty() ? "" : ", ") + std::string(head->short_name());
      return m.type_error("Cannot create a consistent method resolution order (MRO) for bases " +
                          bases);
    }
    type->mro.push_back(next);
    for (auto& list : lists) {
      if (list.front() == next) list.erase(list.begin());
    }
  }
}

}  // namespace looplane::script
