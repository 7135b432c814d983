#include "script/builtins/define.hpp"
#include "script/builtins/generic_alias.hpp"
#include "script/builtins/iterators.hpp"
#include "script/builtins/sequence.hpp"
#include "script/values/slice.hpp"
#include "script/values/tuple_hash.hpp"

namespace looplane::script {

static TupleObject* tuple_of(const Value& value) { return value.as<TupleObject>(); }

/// A tuple of a subclass with the values of another one.
static Value instance_of(Machine& m, Type* type, const Value& values) {
  const auto* source = tuple_of(values);
  void* memory = m.allocate_object(type, TupleObject::bytes_for(source->count));
  auto* tuple = new (memory) TupleObject(type, source->count);
  for (std::uint32_t i = 0; i < source->count; ++i) new (&tuple->items[i]) Value(source->items[i]);
  m.adopt_type(tuple, type);
  return Value::adopt(tuple);
}

static Eventually<Value> new_from(Machine& m, Value type, Value iterable) {
  const Value values = co_await tuple_from(m, iterable);
  if (type.as<Type>() == m.types.tuple) co_return values;
  co_return instance_of(m, type.as<Type>(), values);
}

static Eventually<Value> tuple_new(Machine& m, Arguments a) {
  if (!a[1].empty()) return new_from(m, a[0], a[1]);
  Type* type = a[0].as<Type>();
  if (type == m.types.tuple) return m.empty_tuple();
  return instance_of(m, type, m.empty_tuple());
}

/// The last item goes first, as in CPython.
static void finish_tuple(Object* object) {
  auto* tuple = static_cast<TupleObject*>(object);
  for (std::uint32_t i = tuple->count; i-- > 1;) tuple->items[i].~Value();
  tuple->~TupleObject();
}

static Eventually<Value> get_slice(Machine& m, Value tuple, Value key) {
  const SliceBounds bounds = co_await slice_bounds(m, key, tuple_of(tuple)->count);
  if (bounds.count == tuple_of(tuple)->count && bounds.step == 1 && tuple.object()->exact) {
    co_return tuple;
  }
  if (bounds.count == 0) co_return m.empty_tuple();
  Ref<TupleObject> result = m.new_tuple(static_cast<std::uint32_t>(bounds.count));
  for (std::int64_t i = 0, at = bounds.start; i < bounds.count; ++i, at += bounds.step) {
    result->items[i] = tuple_of(tuple)->items[at];
  }
  co_return result;
}

static Eventually<Value> get_at(Machine& m, Value tuple, Value key) {
  std::int64_t position = co_await sequence_position(m, "tuple", key);
  if (position < 0) position += tuple_of(tuple)->count;
  if (position < 0 || position >= tuple_of(tuple)->count) {
    co_return m.raise(m.types.IndexError, "tuple index out of range");
  }
  co_return tuple_of(tuple)->items[position];
}

static Eventually<Value> tuple_getitem(Machine& m, Arguments a) {
  if (a[1].is(Kind::slice)) return get_slice(m, a[0], a[1]);
  return get_at(m, a[0], a[1]);
}

static Eventually<Value> tuple_add(Machine& m, Arguments a) {
  if (!a[1].is(Kind::tuple)) return cannot_concatenate(m, "tuple", a[1]);
  const std::span<Value> left = tuple_of(a[0])->span();
  const std::span<Value> right = tuple_of(a[1])->span();
  if (right.empty() && a[0].object()->exact) return a[0];
  if (left.empty() && a[1].object()->exact) return a[1];
  Ref<TupleObject> sum = m.new_tuple(static_cast<std::uint32_t>(left.size() + right.size()));
  std::copy(left.begin(), left.end(), sum->items);
  std::copy(right.begin(), right.end(), sum->items + left.size());
  return sum;
}

static Eventually<Value> repeat(Machine& m, Value tuple, Value count) {
  const Value times = co_await repetitions(m, count);
  const std::span<Value> items = tuple_of(tuple)->span();
  if (times.small_int() == 1 && tuple.object()->exact) co_return tuple;
  if (items.empty() || times.small_int() == 0) co_return m.empty_tuple();
  if (!has_room_for(m, items.size(), times.small_int())) co_return m.memory_error();
  const std::size_t repeats = static_cast<std::size_t>(times.small_int());
  Ref<TupleObject> result = m.new_tuple(static_cast<std::uint32_t>(items.size() * repeats));
  for (std::size_t i = 0; i < repeats; ++i) {
    std::copy(items.begin(), items.end(), result->items + i * items.size());
  }
  co_return result;
}

static Eventually<Value> tuple_mul(Machine& m, Arguments a) { return repeat(m, a[0], a[1]); }

static Eventually<Value> tuple_index(Machine& m, Arguments a) {
  return sequence_index(m, a, "tuple.index(x): x not in tuple");
}

static Eventually<Value> tuple_len(Machine& m, Arguments a) {
  return m.integer(tuple_of(a[0])->count);
}

static Eventually<Value> tuple_iter(Machine& m, Arguments a) {
  return iterate_tuple(m, tuple_of(a[0]));
}

static Eventually<Value> tuple_hash(Machine& m, Arguments a) {
  TupleHash total;
  for (std::uint32_t i = 0; i < tuple_of(a[0])->count; ++i) {
    const std::int64_t item = co_await hash(m, tuple_of(a[0])->items[i]);
    total.add(item);
  }
  co_return m.integer(total.finish(tuple_of(a[0])->count));
}

static Eventually<Value> tuple_getnewargs(Machine& m, Arguments a) {
  const Value copy = m.tuple(std::span<const Value>(tuple_of(a[0])->span()));
  return m.tuple({copy});
}

static constexpr NativeMethod methods[] = {
    {"__new__(cls, iterable=..., /)", tuple_new, NativeMethod::Binding::none},
    {"__class_getitem__(cls, item, /)", generic_alias_of, NativeMethod::Binding::of_class},
    {"__repr__(self, /)", sequence_repr},
    {"__hash__(self, /)", tuple_hash},
    {"__len__(self, /)", tuple_len},
    {"__getitem__(self, index, /)", tuple_getitem},
    {"__contains__(self, value, /)", sequence_contains},
    {"__iter__(self, /)", tuple_iter},
    {"__add__(self, value, /)", tuple_add},
    {"__mul__(self, value, /)", tuple_mul},
    {"__rmul__(self, value, /)", tuple_mul},
    {"__lt__(self, value, /)", sequence_compare<CompareOperator::lt, Kind::tuple>},
    {"__le__(self, value, /)", sequence_compare<CompareOperator::le, Kind::tuple>},
    {"__eq__(self, value, /)", sequence_compare<CompareOperator::eq, Kind::tuple>},
    {"__ne__(self, value, /)", sequence_compare<CompareOperator::ne, Kind::tuple>},
    {"__gt__(self, value, /)", sequence_compare<CompareOperator::gt, Kind::tuple>},
    {"__ge__(self, value, /)", sequence_compare<CompareOperator::ge, Kind::tuple>},
    {"__getnewargs__(self, /)", tuple_getnewargs},
    {"count(self, value, /)", sequence_count},
    {"index(self, value, start=0, stop=..., /)", tuple_index},
};

static const TypeDefinition definition = {
    .name = "tuple",
    .kind = Kind::tuple,
    .size = sizeof(TupleObject),
    .finish = finish_tuple,
    .methods = methods,
    .doc =
        "Built-in immutable sequence.\n\nIf no argument is given, the constructor returns an "
        "empty tuple.\nIf iterable is specified the tuple is initialized from iterable's "
        "items.\n\nIf the argument is a tuple, the return value is the same object.",
};

void define_tuple(Machine& m) {
  m.types.tuple = m.define(definition, m.types.object);
  m.builtins->set(m.intern("tuple"), Value::object(m.types.tuple));
}

}  // namespace looplane::script
