#pragma once

#include <cstdint>

#include "script/values/containers.hpp"

namespace looplane::script {

class Machine;
template <class T>
class Eventually;

/// Which of the structs below an object of Kind::iterator is.
enum class IteratorKind : std::uint8_t {
  range,
  long_range,
  list,
  tuple,
  dict,
  set,
  other,  ///< Of another file; told apart by its type.
};

struct IteratorObject : Object {
  /// Gives the next value, or nothing at the end and from then on. The caller keeps the iterator.
  using Advance = Eventually<Value> (*)(Machine& m, IteratorObject* iterator);

  IteratorKind iterates;
  Advance advance = nullptr;  ///< nullptr: only its __next__ can tell.

  IteratorObject(Advance advance, IteratorKind iterates, Type* type)
      : Object(Kind::iterator, type), iterates(iterates), advance(advance) {}
  IteratorObject(IteratorKind iterates, Type* type)
      : Object(Kind::iterator, type), iterates(iterates) {}
};

/// iter(range(...)) whose numbers all fit: the interpreter's `for` steps it by itself.
struct RangeIterator : IteratorObject {
  std::int64_t next;
  std::int64_t step;
  std::int64_t remaining;
  RangeIterator(Advance advance, std::int64_t next, std::int64_t step, std::int64_t remaining,
                Type* type)
      : IteratorObject(advance, IteratorKind::range, type),
        next(next),
        step(step),
        remaining(remaining) {}
};

/// iter(range(...)) with larger numbers, held as Python integers.
struct LongRangeIterator : IteratorObject {
  Value next;
  Value step;
  Value remaining;
  LongRangeIterator(Advance advance, Value next, Value step, Value remaining, Type* type)
      : IteratorObject(advance, IteratorKind::long_range, type),
        next(std::move(next)),
        step(std::move(step)),
        remaining(std::move(remaining)) {}
};

/// iter(list).
struct ListIterator : IteratorObject {
  Ref<ListObject> list;  ///< Nothing once the end was reached.
  std::size_t position = 0;
  ListIterator(Ref<ListObject> list, Advance advance, Type* type)
      : IteratorObject(advance, IteratorKind::list, type), list(std::move(list)) {}
};

/// iter(tuple).
struct TupleIterator : IteratorObject {
  Ref<TupleObject> tuple;
  std::size_t position = 0;
  TupleIterator(Ref<TupleObject> tuple, Advance advance, Type* type)
      : IteratorObject(advance, IteratorKind::tuple, type), tuple(std::move(tuple)) {}
};

/// iter() and reversed() of a dict and its views.
struct DictIterator : IteratorObject {
  enum class Part : std::uint8_t { keys, values, items };
  Ref<DictObject> dict;
  Part part;
  std::size_t position = 0;  ///< Of the next entry; one more than that when it runs backwards.
  std::uint32_t expected_used;
  std::uint32_t remaining;
  DictIterator(Ref<DictObject> subject, Part part, Advance advance, Type* type)
      : IteratorObject(advance, IteratorKind::dict, type),
        dict(std::move(subject)),
        part(part),
        expected_used(dict->used),
        remaining(dict->used) {}
};

/// iter(set).
struct SetIterator : IteratorObject {
  Ref<SetObject> set;
  std::size_t position = 0;
  std::uint32_t expected_used;
  std::uint32_t remaining;
  SetIterator(Ref<SetObject> subject, Advance advance, Type* type)
      : IteratorObject(advance, IteratorKind::set, type),
        set(std::move(subject)),
        expected_used(set->used),
        remaining(set->used) {}
};

}  // namespace looplane::script
