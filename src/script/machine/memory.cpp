#include "script/machine/finalization.hpp"

// What happens when the last reference to an object goes, and how objects get their memory.

namespace looplane::script {

/// Knows how many bytes each object takes, which the heap is told when they are freed.
class ObjectMemory {
 public:
  static std::size_t size_of(const Object* object) {
    switch (object->kind) {
      case Kind::string:
        return StringObject::allocation(static_cast<const StringObject*>(object)->size);
      case Kind::bytes:
        return BytesObject::allocation(static_cast<const BytesObject*>(object)->size);
      case Kind::tuple:
        return TupleObject::bytes_for(static_cast<const TupleObject*>(object)->count);
      case Kind::frame:
        return PythonFrame::bytes_for(*static_cast<const PythonFrame*>(object)->code);
      default:
        return object->type->instance_size;
    }
  }

  static void release_slots(Object* object) {
    Attributes* attributes = attributes_of(object);
    if (attributes->shape == nullptr) {
      if (attributes->dict != nullptr) Ref<DictObject>::adopt(attributes->dict);
      Machine::current().members_beside_dicts_.erase(object);
      return;
    }
    const std::size_t count = attributes->shape->names.size();
    for (std::size_t i = 0; i < count; ++i) attributes->slots[i].~Value();
    if (!attributes->slots_inside && attributes->capacity > 0) {
      Heap::current().free(attributes->slots, attributes->capacity * sizeof(Value));
    }
  }

  static void free(Object* object) {
    if (object->kind == Kind::tuple && object->exact) {
      auto* tuple = static_cast<TupleObject*>(object);
      const std::uint32_t count = tuple->count;
      for (std::uint32_t i = count; i-- > 0;) tuple->items[i] = Value();
      Heap::current().free(tuple, TupleObject::bytes_for(count));
      return;
    }
    Type* type = object->type;
    const bool exact = object->exact;
    std::size_t size = size_of(object);
    void* block = object;
    if (type->has_attributes) {
      Attributes* attributes = attributes_of(object);
      release_slots(object);
      size += sizeof(Attributes);
      size += attributes->inside_capacity * sizeof(Value);
      block = attributes;
    }
    if (!exact && type->has_finalizer) Machine::current().finalizable_.erase(object);
    if (type->finish != nullptr) type->finish(object);
    Heap::current().free(block, size);
    if (!exact && --type->references == 0) destroy(type);
  }

  /// Frees now, or, deep inside of another destruction, when that one is over: a list of a million
  /// linked nodes must not need a million nested calls.
  static void free_soon(Machine& machine, Object* object) {
    static constexpr std::uint32_t depth_limit = 100;
    if (machine.destroying_ >= depth_limit) {
      machine.to_destroy_.push_back(object);
      return;
    }
    ++machine.destroying_;
    free(object);
    --machine.destroying_;
    while (machine.destroying_ == 0 && !machine.to_destroy_.empty()) {
      Object* next = machine.to_destroy_.back();
      machine.to_destroy_.pop_back();
      ++machine.destroying_;
      free(next);
      --machine.destroying_;
    }
  }
};

bool needs_closing(const Object* object) {
  if (const NativeFinalizer* finalizer = object->type->finalizer) return finalizer->wanted(object);
  if (object->kind != Kind::generator) return false;
  const auto* generator = static_cast<const GeneratorObject*>(object);
  if (generator->state == GeneratorObject::State::suspended) return true;
  return generator->state == GeneratorObject::State::created &&
         generator->flavour == GeneratorObject::Flavour::coroutine;
}

void destroy(Object* object) {
  Machine& machine = Machine::current();
  if (machine.tearing_down) return;
  if (object->kind == Kind::string && object->exact) {
    Heap::current().free(object, ObjectMemory::size_of(object));
    return;
  }
  if (object->kind == Kind::tuple && object->exact) return ObjectMemory::free_soon(machine, object);
  if (!object->finalized && (object->type->has_finalizer || needs_closing(object))) {
    machine.finalize_later(object);
    return;
  }
  if (object->has_weak_references) machine.weak_references_die(object);
  ObjectMemory::free_soon(machine, object);
}

void* Machine::allocate_object(Type* type, std::size_t bytes) {
  if (!type->has_attributes) return heap_.allocate(bytes);
  // Only a plain instance ends where its slots may begin: other objects grow at their end.
  const bool inside = type->instance_kind == Kind::instance;
  const std::uint16_t capacity = inside ? static_cast<std::uint16_t>(type->expected_slots) : 0;
  void* block = heap_.allocate(sizeof(Attributes) + bytes + capacity * sizeof(Value));
  auto* attributes =
      new (block) Attributes{type->root_shape, {nullptr}, capacity, capacity, inside};
  void* object = attributes + 1;
  if (inside) attributes->slots = reinterpret_cast<Value*>(static_cast<char*>(object) + bytes);
  return object;
}

std::uint64_t identity_of(const Object* object) {
  const void* block = object;
  std::uint64_t offset = 0;
  if (object->type != nullptr && object->type->has_attributes) {
    block = reinterpret_cast<const Attributes*>(object) - 1;
    offset = sizeof(Attributes);
  }
  return Heap::current().identity(block) + offset;
}

void Machine::finalize_later(Object* object) {
  object->references = 1;
  object->finalized = true;
  to_finalize_.push_back(object);
  alarm_.ring();
}

void Machine::call_later(Value callable, Value argument) {
  to_call_.emplace_back(std::move(callable), std::move(argument));
  alarm_.ring();
}

}  // namespace looplane::script
