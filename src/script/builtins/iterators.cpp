#include "script/builtins/iterators.hpp"

#include "script/builtins/define.hpp"

// enumerate, zip, map and filter.

namespace looplane::script {

// --- enumerate ----------------------------------------------------------------------------------

struct EnumerateObject : IteratorObject {
  Value iterator;
  Value count;
  EnumerateObject(Value iterator, Value count, Advance advance, Type* type)
      : IteratorObject(advance, IteratorKind::other, type),
        iterator(std::move(iterator)),
        count(std::move(count)) {}
};

static Value take_count(Machine& m, EnumerateObject* enumerate) {
  Value count = enumerate->count;
  if (count.is_small_int()) enumerate->count = m.integer(count.small_int() + 1);
  return count;
}

static Eventually<Value> number_later(Machine& m, Ref<EnumerateObject> enumerate,
                                      Eventually<Value> pending) {
  const Value item = co_await pending;
  if (item.empty()) co_return Value();
  const Value count = take_count(m, enumerate.get());
  if (!count.is_small_int()) {
    Value one_more = co_await binary(m, BinaryOperator::add, count, Value::small_int(1));
    enumerate->count = std::move(one_more);
  }
  co_return m.tuple({count, item});
}

static Eventually<Value> advance_enumerate(Machine& m, IteratorObject* object) {
  auto* enumerate = static_cast<EnumerateObject*>(object);
  Eventually<Value> item = next(m, enumerate->iterator);
  if (item.failed()) return Failure{};
  if (!item.ready() || !enumerate->count.is_small_int()) {
    return number_later(m, Ref<EnumerateObject>::share(enumerate), std::move(item));
  }
  if (item.peek().empty()) return Value();
  return m.tuple({take_count(m, enumerate), item.peek()});
}

static Eventually<Value> enumerate_from(Machine& m, Value type, Value iterable, Value start) {
  if (!start.is_small_int()) start = co_await index(m, start);
  const Value iterator = co_await get_iterator(m, iterable);
  co_return m.make<EnumerateObject>(type.as<Type>(), iterator, start, advance_enumerate);
}

// Binds by itself and has messages of its own (enumerate_vectorcall).
static Eventually<Value> enumerate_new(Machine& m, Arguments a) {
  const std::uint32_t positional = a.count - 1;
  const std::uint32_t named = a.keywords == nullptr ? 0 : a.keywords->count;
  if (positional + named > 2) {
    return m.type_error(concat("enumerate() takes at most 2 arguments (",
                               std::to_string(positional + named), " given)"));
  }
  Value iterable = positional > 0 ? a[1] : Value();
  Value start = positional > 1 ? a[2] : Value::small_int(0);
  for (std::uint32_t i = 0; i < named; ++i) {
    const std::string_view name = text_of(a.keywords->items[i]);
    const Value& value = a.values[a.count + i];
    if (name == "start" && positional + named == 2) {
      start = value;
    } else if (name == "iterable" && iterable.empty()) {
      iterable = value;
    } else {
      return m.type_error(concat("'", name, "' is an invalid keyword argument for enumerate()"));
    }
  }
  if (iterable.empty()) {
    return m.type_error("enumerate() missing required argument 'iterable'");
  }
  return enumerate_from(m, a[0], iterable, start);
}

// --- zip ----------------------------------------------------------------------------------------

struct ZipObject : IteratorObject {
  HeapVector<Value> iterators;  ///< Empty once one of them has ended.
  bool strict;
  ZipObject(HeapVector<Value> iterators, bool strict, Advance advance, Type* type)
      : IteratorObject(advance, IteratorKind::other, type),
        iterators(std::move(iterators)),
        strict(strict) {}
};

static Failure wrong_length(Machine& m, std::size_t position, std::string_view how) {
  const std::string others =
      position == 1 ? std::string(" 1") : concat("s 1-", std::to_string(position));
  return m.value_error(concat("zip() argument ", std::to_string(position + 1), " is ", how,
                              " than argument", others));
}

/// The iterator at `ended` is at its end, those before it were not: an error when strict.
static Eventually<Value> end_strictly(Machine& m, Ref<ZipObject> zip, std::size_t ended) {
  const HeapVector<Value> iterators = zip->iterators;
  zip->iterators.clear();
  if (ended > 0) co_return wrong_length(m, ended, "shorter");
  for (std::size_t i = 1; i < iterators.size(); ++i) {
    const Value item = co_await next(m, iterators[i]);
    if (!item.empty()) co_return wrong_length(m, i, "longer");
  }
  co_return Value();
}

static Eventually<Value> zip_from(Machine& m, Ref<ZipObject> zip, Ref<TupleObject> row,
                                  std::size_t from, Eventually<Value> pending) {
  Value item = co_await pending;
  for (std::size_t i = from;;) {
    if (item.empty()) {
      if (zip->strict) {
        Value end = co_await end_strictly(m, zip, i);
        co_return end;
      }
      zip->iterators.clear();
      co_return Value();
    }
    row->items[i++] = std::move(item);
    if (i >= zip->iterators.size()) co_return row;
    const Value iterator = zip->iterators[i];
    item = co_await next(m, iterator);
  }
}

static Eventually<Value> advance_zip(Machine& m, IteratorObject* object) {
  auto* zip = static_cast<ZipObject*>(object);
  const std::size_t count = zip->iterators.size();
  if (count == 0) return Value();
  Ref<TupleObject> row = m.new_tuple(static_cast<std::uint32_t>(count));
  for (std::size_t i = 0; i < count; ++i) {
    Eventually<Value> item = next(m, zip->iterators[i]);
    if (item.failed()) return Failure{};
    if (!item.ready() || item.peek().empty()) {
      return zip_from(m, Ref<ZipObject>::share(zip), std::move(row), i, std::move(item));
    }
    row->items[i] = item.take();
  }
  return row;
}

static Eventually<Value> zip_new(Machine& m, Arguments a) {
  const bool strict = co_await truth(m, a[1]);
  HeapVector<Value> iterators;
  for (std::size_t i = 0; i < a[2].as<TupleObject>()->count; ++i) {
    Value iterator = co_await get_iterator(m, a[2].as<TupleObject>()->items[i]);
    iterators.push_back(std::move(iterator));
  }
  co_return m.make<ZipObject>(a[0].as<Type>(), std::move(iterators), strict, advance_zip);
}

// --- map ----------------------------------------------------------------------------------------

struct MapObject : IteratorObject {
  Value function;
  HeapVector<Value> iterators;
  MapObject(Value function, HeapVector<Value> iterators, Advance advance, Type* type)
      : IteratorObject(advance, IteratorKind::other, type),
        function(std::move(function)),
        iterators(std::move(iterators)) {}
};

static Eventually<Value> apply_later(Machine& m, Ref<MapObject> map) {
  Ref<TupleObject> values = m.new_tuple(static_cast<std::uint32_t>(map->iterators.size()));
  for (std::size_t i = 0; i < map->iterators.size(); ++i) {
    const Value iterator = map->iterators[i];
    Value item = co_await next(m, iterator);
    if (item.empty()) co_return Value();
    values->items[i] = std::move(item);
  }
  const Value function = map->function;
  Arguments arguments;
  arguments.values = values->items;
  arguments.count = values->count;
  Value result = co_await call(m, function, arguments);
  co_return result;
}

static Eventually<Value> advance_map(Machine& m, IteratorObject* object) {
  auto* map = static_cast<MapObject*>(object);
  return apply_later(m, Ref<MapObject>::share(map));
}

static Eventually<Value> map_new(Machine& m, Arguments a) {
  if (a[1].as<TupleObject>()->count < 2) {
    co_return m.type_error("map() must have at least two arguments.");
  }
  HeapVector<Value> iterators;
  for (std::size_t i = 1; i < a[1].as<TupleObject>()->count; ++i) {
    Value iterator = co_await get_iterator(m, a[1].as<TupleObject>()->items[i]);
    iterators.push_back(std::move(iterator));
  }
  const Value function = a[1].as<TupleObject>()->items[0];
  co_return m.make<MapObject>(a[0].as<Type>(), function, std::move(iterators), advance_map);
}

// --- filter -------------------------------------------------------------------------------------

struct FilterObject : IteratorObject {
  Value function;
  Value iterator;
  FilterObject(Value function, Value iterator, Advance advance, Type* type)
      : IteratorObject(advance, IteratorKind::other, type),
        function(std::move(function)),
        iterator(std::move(iterator)) {}
};

static Eventually<Value> next_accepted(Machine& m, Ref<FilterObject> filter) {
  while (true) {
    const Value iterator = filter->iterator;
    Value item = co_await next(m, iterator);
    if (item.empty()) co_return item;
    Value verdict = item;
    const Value function = filter->function;
    if (!function.is_none()) verdict = co_await call(m, function, item);
    const bool accepted = co_await truth(m, verdict);
    if (accepted) co_return item;
    co_await m.breathe();
  }
}

static Eventually<Value> advance_filter(Machine& m, IteratorObject* object) {
  return next_accepted(m, Ref<FilterObject>::share(static_cast<FilterObject*>(object)));
}

static Eventually<Value> filter_new(Machine& m, Arguments a) {
  const Value iterator = co_await get_iterator(m, a[2]);
  co_return m.make<FilterObject>(a[0].as<Type>(), a[1], iterator, advance_filter);
}

// --- Their types --------------------------------------------------------------------------------

template <class T>
static TypeDefinition subclassable(std::string_view name, std::span<const NativeMethod> methods) {
  TypeDefinition definition = iterator_definition<T>(name, methods);
  definition.subclassable = true;
  return definition;
}

static constexpr NativeMethod enumerate_methods[] = {
    {"__new__", enumerate_new, NativeMethod::Binding::none},
    {"__iter__(self, /)", iterator_self},
    {"__next__(self, /)", iterator_next},
};
static constexpr NativeMethod zip_methods[] = {
    {"__new__(cls, /, *iterables, strict=False)", zip_new, NativeMethod::Binding::none},
    {"__iter__(self, /)", iterator_self},
    {"__next__(self, /)", iterator_next},
};
static constexpr NativeMethod map_methods[] = {
    {"__new__(cls, /, *arguments)", map_new, NativeMethod::Binding::none},
    {"__iter__(self, /)", iterator_self},
    {"__next__(self, /)", iterator_next},
};
static constexpr NativeMethod filter_methods[] = {
    {"__new__(cls, function, iterable, /)", filter_new, NativeMethod::Binding::none},
    {"__iter__(self, /)", iterator_self},
    {"__next__(self, /)", iterator_next},
};

void define_iterators(Machine& m) {
  static const TypeDefinition enumerate =
      subclassable<EnumerateObject>("enumerate", enumerate_methods);
  static const TypeDefinition zip = subclassable<ZipObject>("zip", zip_methods);
  static const TypeDefinition map = subclassable<MapObject>("map", map_methods);
  static const TypeDefinition filter = subclassable<FilterObject>("filter", filter_methods);
  define_container_iterators(m);
  for (const TypeDefinition* definition : {&enumerate, &zip, &map, &filter}) {
    m.builtins->set(m.intern(definition->name),
                    Value::object(m.define(*definition, m.types.object)));
  }
}

}  // namespace looplane::script
