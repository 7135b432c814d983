#include <algorithm>

#include "script/builtins/define.hpp"
#include "script/machine/operations.hpp"

// weakref.ref, which hears of the end of the object that it refers to. The rest of the module
// `weakref` is written with it.

namespace looplane::script {

struct WeakReference : Object {
  Object* target;  ///< nullptr once it is gone.
  Value callback;  ///< Nothing when there is none.
  std::int64_t hash = 0;
  bool hashed = false;
  WeakReference(Object* target, Value callback, Type* type)
      : Object(Kind::weak_reference, type), target(target), callback(std::move(callback)) {}
};

void Machine::note_weak_reference(Object* target, Object* reference) {
  target->has_weak_references = true;
  weak_references_[target].push_back(reference);
}

void Machine::forget_weak_reference(Object* target, Object* reference) {
  const auto entry = weak_references_.find(target);
  if (entry == weak_references_.end()) return;
  std::erase(entry->second, reference);
  if (!entry->second.empty()) return;
  weak_references_.erase(entry);
  target->has_weak_references = false;
}

std::vector<Object*> Machine::weak_references_to(Object* target) {
  const auto entry = weak_references_.find(target);
  return entry == weak_references_.end() ? std::vector<Object*>() : entry->second;
}

void Machine::weak_references_die(Object* target) {
  const auto entry = weak_references_.find(target);
  if (entry == weak_references_.end()) return;
  const std::vector<Object*> references = std::move(entry->second);
  weak_references_.erase(entry);
  for (Object* object : references) static_cast<WeakReference*>(object)->target = nullptr;
  // The last reference made hears of it first.
  for (auto object = references.rbegin(); object != references.rend(); ++object) {
    auto* reference = static_cast<WeakReference*>(*object);
    // With the last reference to it gone, its attributes may take the target along: nobody hears.
    if (reference->references == 0) continue;
    if (!reference->callback.empty()) call_later(reference->callback, Value::object(reference));
  }
}

static WeakReference* reference_of(const Arguments& a) { return a[0].as<WeakReference>(); }

static bool can_be_referred_to(Machine& m, const Value& value) {
  if (!value.is_object()) return false;
  switch (value.object()->kind) {
    case Kind::string:
    case Kind::bytes:
    case Kind::tuple:
    case Kind::list:
    case Kind::dict:
    case Kind::integer:
    case Kind::number:
    case Kind::singleton:
      return !value.object()->exact && m.type_of(value)->has_attributes;
    case Kind::instance:  // not of classes whose __slots__ have no room for it
      return !m.lookup(m.type_of(value), m.names.weakref).empty();
    default:
      return true;
  }
}

static Eventually<Value> reference_new(Machine& m, Arguments a) {
  if (!can_be_referred_to(m, a[1])) {
    return m.type_error(concat("cannot create weak reference to '", m.type_name(a[1]), "' object"));
  }
  Object* target = a[1].object();
  auto* type = a[0].as<Type>();
  if (type == m.types.weak_reference && a[2].is_none()) {
    // One without a callback serves all who ask.
    for (Object* known : m.weak_references_to(target)) {
      if (known->type == type && static_cast<WeakReference*>(known)->callback.empty()) {
        return Value::object(known);
      }
    }
  }
  Ref<WeakReference> reference =
      m.make<WeakReference>(type, target, a[2].is_none() ? Value() : a[2]);
  m.note_weak_reference(target, reference.get());
  return Value(reference);
}

static Eventually<Value> reference_init(Machine&, Arguments) { return Value::none(); }

static Eventually<Value> reference_call(Machine&, Arguments a) {
  Object* target = reference_of(a)->target;
  return target == nullptr ? Value::none() : Value::object(target);
}

static Eventually<Value> reference_repr(Machine& m, Arguments a) {
  auto* reference = reference_of(a);
  if (reference->target == nullptr) {
    return m.string(concat("<weakref at ", address_text(reference), "; dead>"));
  }
  return m.string(concat("<weakref at ", address_text(reference), "; to '",
                         reference->target->type->name_text(), "' at ",
                         address_text(reference->target), ">"));
}

static Eventually<Value> reference_hash(Machine& m, Arguments a) {
  auto* reference = reference_of(a);
  if (reference->hashed) return m.integer(reference->hash);
  if (reference->target == nullptr) return m.type_error("weak object has gone away");
  const Value self = a[0];
  const Value target = Value::object(reference->target);
  return [](Machine& m, Value self, Value target) -> Eventually<Value> {
    const std::int64_t found = co_await hash(m, target);
    self.as<WeakReference>()->hash = found;
    self.as<WeakReference>()->hashed = true;
    co_return m.integer(found);
  }(m, self, target);
}

static Eventually<Value> reference_eq(Machine& m, Arguments a) {
  if (!a[1].is(Kind::weak_reference)) return m.not_implemented();
  auto* left = reference_of(a);
  auto* right = a[1].as<WeakReference>();
  if (left->target == nullptr || right->target == nullptr) return Value::boolean(left == right);
  return compare(m, CompareOperator::eq, Value::object(left->target), Value::object(right->target));
}

static Eventually<Value> get_callback(Machine&, const Value& self) {
  const Value& callback = self.as<WeakReference>()->callback;
  return callback.empty() ? Value::none() : callback;
}

static const NativeMethod methods[] = {
    {"__new__(cls, object, callback=None, /)", reference_new, NativeMethod::Binding::none},
    {"__init__", reference_init},
    {"__call__(self, /)", reference_call},
    {"__repr__(self, /)", reference_repr},
    {"__hash__(self, /)", reference_hash},
    {"__eq__(self, value, /)", reference_eq},
};
static const NativeGetter getters[] = {{"__callback__", get_callback}};

static void finish_reference(Object* object) {
  auto* reference = static_cast<WeakReference*>(object);
  if (reference->target != nullptr) {
    Machine::current().forget_weak_reference(reference->target, reference);
  }
  reference->~WeakReference();
}

void define_weak_reference(Machine& m) {
  static const TypeDefinition definition = {.name = "ReferenceType",
                                            .module = "weakref",
                                            .kind = Kind::weak_reference,
                                            .size = sizeof(WeakReference),
                                            .finish = finish_reference,
                                            .methods = methods,
                                            .getters = getters};
  m.types.weak_reference = m.define(definition, m.types.object);
}

}  // namespace looplane::script
