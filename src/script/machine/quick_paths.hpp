#pragma once

#include <cstring>

#include "script/machine/operations.hpp"
#include "script/values/iterators.hpp"

// The stack of operands, and what the interpreter's loop tries before it asks an operation: for the
// loop alone, where all of it is inlined.

namespace looplane::script {

// These five are always inlined: a function that takes the address of the loop's `top` would keep
// it in memory, where each push and pop waits for the one before.

/// Moves a value out of the operand stack: what lies above its top is not a value any more.
[[gnu::always_inline]] inline Value take(Value* slot) {
  Value value;
  std::memcpy(static_cast<void*>(&value), static_cast<void*>(slot), sizeof(Value));
  return value;
}

[[gnu::always_inline]] inline Value pop(Value*& top) { return take(--top); }

[[gnu::always_inline]] inline void put(Value*& top, Value value) {
  new (static_cast<void*>(top++)) Value(std::move(value));
}

[[gnu::always_inline]] inline void put_nothing(Value*& top) {
  new (static_cast<void*>(top++)) Value();
}

/// The lowest one goes first, as the arguments of a call do in CPython.
[[gnu::always_inline]] inline void drop(Value*& top, std::uint32_t count) {
  top -= count;
  for (std::uint32_t i = 0; i < count; ++i) top[i].~Value();
}

/// nullopt-like: 0 false, 1 true, 2 not known here.
inline int simple_truth(const Value& value) {
  if (value.is_true()) return 1;
  if (value.is_false() || value.is_none()) return 0;
  if (value.is_small_int()) return value.small_int() != 0;
  return 2;
}

/// What small integers need nothing else for. Nothing: somebody else has to do it.
[[gnu::always_inline]] inline Value quick_integer(BinaryOperator op, std::int64_t a,
                                                  std::int64_t b) {
  std::int64_t result = 0;
  if (op == BinaryOperator::add || op == BinaryOperator::sub) [[likely]] {
    result = op == BinaryOperator::add ? a + b : a - b;
    return Value::fits(result) ? Value::small_int(result) : Value();
  }
  switch (op) {
    case BinaryOperator::mul:
      if (__builtin_mul_overflow(a, b, &result)) return {};
      break;
    case BinaryOperator::and_:
      result = a & b;
      break;
    case BinaryOperator::or_:
      result = a | b;
      break;
    case BinaryOperator::floordiv:
    case BinaryOperator::mod:
      if (a < 0 || b <= 0) return {};
      result = op == BinaryOperator::mod ? a % b : a / b;
      break;
    default:
      return {};
  }
  return Value::fits(result) ? Value::small_int(result) : Value();
}

/// Whether the comparison is true of two integers: three bits for each operator, which tell whether
/// less, equal and greater fulfil it.
inline bool fulfils_integers(CompareOperator op, std::int64_t a, std::int64_t b) {
  constexpr std::uint32_t fulfilling = 0b110'100'101'010'011'001;
  const std::uint32_t order =
      static_cast<std::uint32_t>(a >= b) + static_cast<std::uint32_t>(a > b);
  return (fulfilling >> (3 * static_cast<std::uint32_t>(op) + order) & 1) != 0;
}

/// A value that is about to be pushed, for the binary_op that follows: when both are small
/// integers, as in `n - 1`, the result takes the place of the other one, and the instruction is
/// done.
[[gnu::always_inline]] inline bool calculates_at_once(const Instruction*& next, Value* top,
                                                      const Value& right) {
  const auto op = static_cast<BinaryOperator>(next->argument & ~in_place);
  Value result = quick_integer(op, top[-1].small_int(), right.small_int());
  if (result.empty()) return false;
  ++next;
  new (top - 1) Value(std::move(result));  // in place of another small integer
  return true;
}

/// The entry of a dict whose key is a small integer or a string, when it is found without asking
/// other keys whether they are equal to it.
inline DictEntry* quick_entry(const Value& dict, const Value& key) {
  if (!dict.is_exact(Kind::dict)) return nullptr;
  auto* table = dict.as<DictObject>();
  const bool is_string = key.is_exact(Kind::string);
  if (table->used == 0 || (!is_string && !key.is_small_int())) return nullptr;
  const std::int64_t hash = is_string               ? key.as<StringObject>()->hash()
                            : key.small_int() == -1 ? -2
                                                    : key.small_int();
  for (std::size_t slot = table->first_slot(hash);; slot = table->next_slot(slot)) {
    const std::int32_t position = table->index[slot];
    if (position == DictObject::free_slot) return nullptr;
    DictEntry& entry = table->entries[static_cast<std::size_t>(position)];
    if (entry.key.same(key)) return &entry;
    if (entry.hash != hash) continue;
    if (!is_string || !entry.key.is_exact(Kind::string)) return nullptr;
    if (text_of(entry.key) == text_of(key)) return &entry;
  }
}

/// An instance whose attributes have the shape that the cache remembers.
inline Attributes* cached_attributes(const Value& object, const Cache& cache) {
  if (cache.key == nullptr || !object.is(Kind::instance) ||
      object.object()->type->version != cache.version) {
    return nullptr;
  }
  Attributes* attributes = attributes_of(object.object());
  return attributes->shape == cache.key ? attributes : nullptr;
}

/// Whether a plain instance finds `name` without hooks, and what its class has under that name.
inline bool cacheable(Machine& m, const Value& object, StringObject* name, Value& on_type) {
  if (!object.is(Kind::instance)) return false;
  Type* type = object.object()->type;
  if (type->custom_getattribute || !type->has_attributes) return false;
  if (attributes_of(object.object())->shape == nullptr) return false;
  on_type = m.lookup(type, name);
  return true;
}

inline void remember_attribute(Machine& m, Cache& cache, const Value& object, StringObject* name) {
  Value on_type;
  if (!cacheable(m, object, name, on_type) || !on_type.empty()) return;
  Attributes* attributes = attributes_of(object.object());
  const int slot = attributes->shape->find(name);
  if (slot < 0) return;
  cache.key = attributes->shape;
  cache.version = object.object()->type->version;
  cache.slot = static_cast<std::uint32_t>(slot);
}

/// The same for store_attr. An instance that has no such attribute yet goes over to the shape in
/// `cache.value`.
inline void remember_store(Machine& m, Cache& cache, const Value& object, StringObject* name) {
  Value on_type;
  if (!cacheable(m, object, name, on_type) || !on_type.empty()) return;
  const Type* type = object.object()->type;
  Attributes* attributes = attributes_of(object.object());
  const int known = attributes->shape->find(name);
  const std::size_t slot =
      known < 0 ? attributes->shape->names.size() : static_cast<std::size_t>(known);
  if (known < 0 && (!type->has_dict || slot >= attributes->capacity)) return;
  cache.key = attributes->shape;
  cache.version = type->version;
  cache.slot = static_cast<std::uint32_t>(slot);
  cache.value =
      known < 0 ? reinterpret_cast<std::uintptr_t>(m.grow_shape(attributes->shape, name)) : 0;
}

/// What tells, beside the type, which attributes an object has: its shape, or the type itself where
/// its objects have none. nullptr: they stand in a dict.
inline const void* kind_of_attributes(Object* object) {
  return object->type->has_attributes ? static_cast<const void*>(attributes_of(object)->shape)
                                      : object->type;
}

/// The method that unbound_method has found, for all objects that have the same attributes.
inline void remember_method(Cache& cache, const Value& object, const Value& method) {
  if (!object.is_object()) return;
  cache.key = kind_of_attributes(object.object());
  cache.version = object.object()->type->version;
  cache.value = method.bits();
}

/// Whether `cache.value` is the method, for an object like the one that the cache remembers.
inline bool has_cached_method(const Value& object, const Cache& cache) {
  if (!object.is_object() || cache.key == nullptr) return false;
  return object.object()->type->version == cache.version &&
         kind_of_attributes(object.object()) == cache.key;
}

/// A function found on the type of `object` that a call can be given the object for, unbound.
inline Value unbound_method(Machine& m, const Value& object, StringObject* name) {
  Type* type = m.type_of(object);
  if (type->custom_getattribute) return {};
  if (object.is_object()) {
    const Kind kind = object.object()->kind;
    if (kind == Kind::type || kind == Kind::module || kind == Kind::super || kind == Kind::method) {
      return {};
    }
  }
  Value found = m.lookup(type, name);
  if (found.is(Kind::native_function)) {
    auto* function = found.as<NativeFunctionObject>();
    if (function->owner == nullptr || !function->self.empty() ||
        function->method->binding != NativeMethod::Binding::method) {
      return {};
    }
  } else if (!found.is(Kind::function)) {
    return {};
  }
  if (object.is_object() && type->has_attributes &&
      !own_attribute(m, object.object(), name).empty()) {
    return {};
  }
  return found;
}

/// The next value of a built-in iterator that needs no Python code; `known` says whether this could
/// tell. Nothing: the end.
inline Value quick_next(const Value& iterator, bool& known) {
  auto* object = iterator.as<IteratorObject>();
  known = true;
  switch (object->iterates) {
    case IteratorKind::range: {
      auto* range = static_cast<RangeIterator*>(object);
      if (range->remaining <= 0) return {};
      const std::int64_t value = range->next;
      if (!Value::fits(value)) break;
      --range->remaining;
      range->next += range->step;
      return Value::small_int(value);
    }
    case IteratorKind::list: {
      auto* list = static_cast<ListIterator*>(object);
      if (!list->list || list->position >= list->list->items.size()) break;
      return list->list->items[list->position++];
    }
    default:
      break;
  }
  known = false;
  return {};
}

}  // namespace looplane::script
