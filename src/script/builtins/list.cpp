#include <algorithm>

#include "script/builtins/define.hpp"
#include "script/builtins/generic_alias.hpp"
#include "script/builtins/iterators.hpp"
#include "script/builtins/list_sort.hpp"
#include "script/builtins/sequence.hpp"
#include "script/values/slice.hpp"

namespace looplane::script {

static HeapVector<Value>& items(const Value& list) { return list.as<ListObject>()->items; }

static std::ptrdiff_t offset(std::int64_t position) {
  return static_cast<std::ptrdiff_t>(position);
}

// --- Making -------------------------------------------------------------------------------------

static Eventually<Value> list_new(Machine& m, Arguments a) {
  return m.make<ListObject>(a[0].as<Type>());
}

/// Adds all of an iterable at the end; one that is no built-in container gives value by value.
static Eventually<Value> extend_slowly(Machine& m, Value list, Value iterable) {
  const Value iterator = co_await get_iterator(m, iterable);
  make_room(*list.as<ListObject>(), hinted_length(iterator));
  Collector collector(items(list));
  while (true) {
    Value item = co_await next_for(m, iterator, collector);
    if (item.empty()) break;
    items(list).push_back(std::move(item));
    co_await m.breathe();
  }
  co_return Value::none();
}

static Eventually<Value> extend(Machine& m, const Value& list, const Value& iterable) {
  if (iterable.is_exact(Kind::list) || iterable.is_exact(Kind::tuple)) {
    HeapVector<Value>& target = items(list);
    const std::size_t count = items_of(iterable).size();
    make_room(*list.as<ListObject>(), count);
    target.reserve(std::max(target.size() + count, target.size() < 4 ? 0 : target.size() * 9 / 8));
    for (std::size_t i = 0; i < count; ++i) target.push_back(items_of(iterable)[i]);
    return Value::none();
  }
  return extend_slowly(m, list, iterable);
}

static Eventually<Value> fill(Machine& m, Value list, Value iterable) {
  const Value filled = co_await list_from(m, iterable);
  items(list).swap(items(filled));
  list.as<ListObject>()->made_room_for = filled.as<ListObject>()->made_room_for;
  co_return Value::none();
}

static Eventually<Value> list_init(Machine& m, Arguments a) {
  HeapVector<Value> old;
  old.swap(items(a[0]));
  if (a[1].empty()) return Value::none();
  return fill(m, a[0], a[1]);
}

static Value make_list(Machine& m, std::span<const Value> values) {
  Ref<ListObject> list = m.new_list();
  list->items.assign(values.begin(), values.end());
  list->made_room_for = static_cast<std::uint32_t>(values.size());
  return list;
}

// --- Subscripts ---------------------------------------------------------------------------------

static Eventually<Value> get_slice(Machine& m, Value list, Value key) {
  SliceBounds bounds = co_await slice_unpack(m, key);
  const HeapVector<Value>& all = items(list);
  bounds.adjust(static_cast<std::int64_t>(all.size()));
  Ref<ListObject> result = m.new_list();
  result->items.reserve(static_cast<std::size_t>(bounds.count));
  result->made_room_for = static_cast<std::uint32_t>(bounds.count);
  for (std::int64_t i = 0, at = bounds.start; i < bounds.count; ++i, at += bounds.step) {
    result->items.push_back(all[static_cast<std::size_t>(at)]);
  }
  co_return result;
}

/// The place of an item, or -1 after IndexError was raised.
static std::int64_t checked(Machine& m, const Value& list, std::int64_t position,
                            std::string_view message) {
  const auto size = static_cast<std::int64_t>(items(list).size());
  if (position < 0) position += size;
  if (position >= 0 && position < size) return position;
  (void)m.raise(m.types.IndexError, message);
  return -1;
}

static Eventually<Value> get_at(Machine& m, Value list, Value key) {
  const std::int64_t position = co_await sequence_position(m, "list", key);
  const std::int64_t at = checked(m, list, position, "list index out of range");
  if (at < 0) co_return Failure{};
  co_return items(list)[static_cast<std::size_t>(at)];
}

static Eventually<Value> list_getitem(Machine& m, Arguments a) {
  if (a[1].is(Kind::slice)) return get_slice(m, a[0], a[1]);
  return get_at(m, a[0], a[1]);
}

/// The last item goes first, as in CPython.
static void let_go(HeapVector<Value>& values) {
  while (!values.empty()) values.pop_back();
}

static void finish_list(Object* object) {
  auto* list = static_cast<ListObject*>(object);
  let_go(list->items);
  list->~ListObject();
}

/// Replaces [start, stop) (list_ass_slice).
static void replace_range(const Value& list, std::int64_t start, std::int64_t stop,
                          std::span<const Value> with) {
  HeapVector<Value>& all = items(list);
  HeapVector<Value> removed(std::make_move_iterator(all.begin() + offset(start)),
                            std::make_move_iterator(all.begin() + offset(stop)));
  const std::size_t common = std::min(removed.size(), with.size());
  std::copy_n(with.begin(), common, all.begin() + offset(start));
  const auto rest = all.begin() + offset(start) + static_cast<std::ptrdiff_t>(common);
  if (removed.size() > common) {
    all.erase(rest, all.begin() + offset(stop));
  } else {
    all.insert(rest, with.begin() + static_cast<std::ptrdiff_t>(common), with.end());
  }
  let_go(removed);
}

static Eventually<Value> set_slice(Machine& m, Value list, Value key, Value value) {
  SliceBounds bounds = co_await slice_unpack(m, key);
  const Type* type = m.type_of(value);
  if ((*type)[Special::iter].empty() && (*type)[Special::getitem].empty()) {
    co_return m.type_error("must assign iterable to extended slice");
  }
  const Value values = co_await list_from(m, value);
  bounds.adjust(static_cast<std::int64_t>(items(list).size()));
  if (bounds.step == 1) {
    replace_range(list, bounds.start, std::max(bounds.start, bounds.stop), items(values));
    co_return Value::none();
  }
  if (static_cast<std::int64_t>(items(values).size()) != bounds.count) {
    co_return m.value_error(concat("attempt to assign sequence of size ",
                                   std::to_string(items(values).size()),
                                   " to extended slice of size ", std::to_string(bounds.count)));
  }
  std::int64_t at = bounds.start;
  for (const Value& item : items(values)) {
    items(list)[static_cast<std::size_t>(at)] = item;
    at += bounds.step;
  }
  co_return Value::none();
}

static Eventually<Value> set_at(Machine& m, Value list, Value key, Value value) {
  const std::int64_t position = co_await sequence_position(m, "list", key);
  const std::int64_t at = checked(m, list, position, "list assignment index out of range");
  if (at < 0) co_return Failure{};
  items(list)[static_cast<std::size_t>(at)].swap(value);
  co_return Value::none();
}

static Eventually<Value> list_setitem(Machine& m, Arguments a) {
  if (a[1].is(Kind::slice)) return set_slice(m, a[0], a[1], a[2]);
  return set_at(m, a[0], a[1], a[2]);
}

static Eventually<Value> delete_slice(Machine& m, Value list, Value key) {
  SliceBounds bounds = co_await slice_unpack(m, key);
  HeapVector<Value>& all = items(list);
  bounds.adjust(static_cast<std::int64_t>(all.size()));
  if (bounds.count == 0) co_return Value::none();
  HeapVector<Value> kept;
  HeapVector<Value> removed;
  const std::int64_t low =
      bounds.step > 0 ? bounds.start : bounds.start + (bounds.count - 1) * bounds.step;
  const std::int64_t step = bounds.step > 0 ? bounds.step : -bounds.step;
  kept.reserve(all.size() - static_cast<std::size_t>(bounds.count));
  for (std::int64_t i = 0; i < static_cast<std::int64_t>(all.size()); ++i) {
    const bool selected = i >= low && (i - low) % step == 0 && (i - low) / step < bounds.count;
    (selected ? removed : kept).push_back(std::move(all[static_cast<std::size_t>(i)]));
  }
  all.swap(kept);
  if (bounds.step == 1) let_go(removed);
  co_return Value::none();
}

static Eventually<Value> delete_at(Machine& m, Value list, Value key) {
  const std::int64_t position = co_await sequence_position(m, "list", key);
  const std::int64_t at = checked(m, list, position, "list assignment index out of range");
  if (at < 0) co_return Failure{};
  const Value removed = std::move(items(list)[static_cast<std::size_t>(at)]);
  items(list).erase(items(list).begin() + offset(at));
  co_return Value::none();
}

static Eventually<Value> list_delitem(Machine& m, Arguments a) {
  if (a[1].is(Kind::slice)) return delete_slice(m, a[0], a[1]);
  return delete_at(m, a[0], a[1]);
}

// --- Operators ----------------------------------------------------------------------------------

static Eventually<Value> list_add(Machine& m, Arguments a) {
  if (!a[1].is(Kind::list)) return cannot_concatenate(m, "list", a[1]);
  Ref<ListObject> sum = m.new_list();
  sum->items.reserve(items(a[0]).size() + items(a[1]).size());
  sum->items = items(a[0]);
  sum->items.insert(sum->items.end(), items(a[1]).begin(), items(a[1]).end());
  sum->made_room_for = static_cast<std::uint32_t>(sum->items.size());
  return sum;
}

static Eventually<Value> extend_and_return(Machine& m, Value list, Value iterable) {
  co_await extend(m, list, iterable);
  co_return list;
}

static Eventually<Value> list_iadd(Machine& m, Arguments a) {
  return extend_and_return(m, a[0], a[1]);
}

static Eventually<Value> repeat(Machine& m, Value list, Value count) {
  const Value times = co_await repetitions(m, count);
  if (!has_room_for(m, items(list).size(), times.small_int())) co_return m.memory_error();
  Ref<ListObject> result = m.new_list();
  const auto repeats = items(list).empty() ? 0 : times.small_int();
  result->items.reserve(items(list).size() * static_cast<std::size_t>(repeats));
  for (std::int64_t i = 0; i < repeats; ++i) {
    result->items.insert(result->items.end(), items(list).begin(), items(list).end());
  }
  result->made_room_for = static_cast<std::uint32_t>(result->items.size());
  co_return result;
}

static Eventually<Value> list_mul(Machine& m, Arguments a) { return repeat(m, a[0], a[1]); }

static Eventually<Value> list_imul(Machine& m, Arguments a) {
  const Value repeated = co_await repeat(m, a[0], a[1]);
  items(a[0]).swap(items(repeated));
  a[0].as<ListObject>()->made_room_for = repeated.as<ListObject>()->made_room_for;
  co_return a[0];
}

// --- Methods ------------------------------------------------------------------------------------

static Eventually<Value> list_append(Machine&, Arguments a) {
  items(a[0]).push_back(a[1]);
  return Value::none();
}

static Eventually<Value> list_extend(Machine& m, Arguments a) { return extend(m, a[0], a[1]); }

static Eventually<Value> list_insert(Machine& m, Arguments a) {
  std::int64_t position = co_await index_int64(m, a[1]);
  const auto size = static_cast<std::int64_t>(items(a[0]).size());
  if (position < 0) position = std::max<std::int64_t>(position + size, 0);
  items(a[0]).insert(items(a[0]).begin() + offset(std::min(position, size)), a[2]);
  co_return Value::none();
}

static Eventually<Value> pop_at(Machine& m, Value list, Value key) {
  const std::int64_t position = co_await index_int64(m, key);
  if (items(list).empty()) co_return m.raise(m.types.IndexError, "pop from empty list");
  const std::int64_t at = checked(m, list, position, "pop index out of range");
  if (at < 0) co_return Failure{};
  Value removed = std::move(items(list)[static_cast<std::size_t>(at)]);
  items(list).erase(items(list).begin() + offset(at));
  co_return removed;
}

static Eventually<Value> list_pop(Machine& m, Arguments a) {
  HeapVector<Value>& all = items(a[0]);
  if (all.empty() || !a[1].is_small_int() || a[1].small_int() != -1) return pop_at(m, a[0], a[1]);
  Value last = std::move(all.back());
  all.pop_back();
  return last;
}

static Eventually<Value> list_remove(Machine& m, Arguments a) {
  const std::int64_t position = co_await sequence_find(m, a[0], a[1]);
  if (position < 0) co_return m.value_error("list.remove(x): x not in list");
  HeapVector<Value>& all = items(a[0]);
  if (position < static_cast<std::int64_t>(all.size())) {
    const Value removed = std::move(all[static_cast<std::size_t>(position)]);
    all.erase(all.begin() + offset(position));
  }
  co_return Value::none();
}

static Eventually<Value> list_clear(Machine&, Arguments a) {
  HeapVector<Value> old;
  old.swap(items(a[0]));
  a[0].as<ListObject>()->made_room_for = 0;
  let_go(old);
  return Value::none();
}

static Eventually<Value> list_copy(Machine& m, Arguments a) { return make_list(m, items(a[0])); }

static Eventually<Value> list_reverse(Machine&, Arguments a) {
  std::reverse(items(a[0]).begin(), items(a[0]).end());
  return Value::none();
}

static Eventually<Value> list_index(Machine& m, Arguments a) { return sequence_index(m, a, ""); }

static Eventually<Value> list_sort_method(Machine& m, Arguments a) {
  return sort_list(m, a[0], a[1], a[2]);
}

static Eventually<Value> list_len(Machine& m, Arguments a) {
  return m.integer(static_cast<std::int64_t>(items(a[0]).size()));
}

static Eventually<Value> list_iter(Machine& m, Arguments a) {
  return iterate_list(m, a[0].as<ListObject>());
}

static Eventually<Value> list_reversed(Machine& m, Arguments a) {
  return iterate_list_backwards(m, a[0].as<ListObject>());
}

static constexpr NativeMethod methods[] = {
    {"__new__", list_new, NativeMethod::Binding::none},
    {"__init__(self, iterable=..., /)", list_init},
    {"__class_getitem__(cls, item, /)", generic_alias_of, NativeMethod::Binding::of_class},
    {"__repr__(self, /)", sequence_repr},
    {"__len__(self, /)", list_len},
    {"__getitem__(self, index, /)", list_getitem},
    {"__setitem__(self, index, value, /)", list_setitem},
    {"__delitem__(self, index, /)", list_delitem},
    {"__contains__(self, value, /)", sequence_contains},
    {"__iter__(self, /)", list_iter},
    {"__reversed__(self, /)", list_reversed},
    {"__add__(self, value, /)", list_add},
    {"__iadd__(self, value, /)", list_iadd},
    {"__mul__(self, value, /)", list_mul},
    {"__rmul__(self, value, /)", list_mul},
    {"__imul__(self, value, /)", list_imul},
    {"__lt__(self, value, /)", sequence_compare<CompareOperator::lt, Kind::list>},
    {"__le__(self, value, /)", sequence_compare<CompareOperator::le, Kind::list>},
    {"__eq__(self, value, /)", sequence_compare<CompareOperator::eq, Kind::list>},
    {"__ne__(self, value, /)", sequence_compare<CompareOperator::ne, Kind::list>},
    {"__gt__(self, value, /)", sequence_compare<CompareOperator::gt, Kind::list>},
    {"__ge__(self, value, /)", sequence_compare<CompareOperator::ge, Kind::list>},
    {"append(self, object, /)", list_append},
    {"clear(self, /)", list_clear},
    {"copy(self, /)", list_copy},
    {"count(self, value, /)", sequence_count},
    {"extend(self, iterable, /)", list_extend},
    {"index(self, value, start=0, stop=..., /)", list_index},
    {"insert(self, index, object, /)", list_insert},
    {"pop(self, index=-1, /)", list_pop},
    {"remove(self, value, /)", list_remove},
    {"reverse(self, /)", list_reverse},
    {"sort(self, /, *, key=None, reverse=False)", list_sort_method},
};

static const TypeDefinition definition = {
    .name = "list",
    .kind = Kind::list,
    .size = sizeof(ListObject),
    .finish = finish_list,
    .methods = methods,
    .doc =
        "Built-in mutable sequence.\n\nIf no argument is given, the constructor creates a new "
        "empty list.\nThe argument must be an iterable if specified.",
};

void define_list(Machine& m) {
  m.types.list = m.define(definition, m.types.object);
  m.builtins->set(m.intern("list"), Value::object(m.types.list));
}

}  // namespace looplane::script
