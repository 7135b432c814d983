#include "script/machine/instructions.hpp"
#include "script/machine/operations.hpp"

// Displays such as [*a, b], calls with * and **, assignments to several targets, f-strings.

namespace looplane::script {

Eventually<Value> build_set(Machine& m, Value* items, std::uint32_t count) {
  Ref<SetObject> set = m.new_set();
  for (std::uint32_t i = 0; i < count; ++i) {
    (void)co_await set_add(m, set.get(), items[i]);
  }
  co_return Value(set);
}

Eventually<Value> build_map(Machine& m, Value* pairs, std::uint32_t count) {
  Ref<DictObject> dict = m.new_dict();
  for (std::uint32_t i = 0; i < count; ++i) {
    (void)co_await dict_set(m, dict.get(), pairs[2 * i], pairs[2 * i + 1]);
  }
  co_return Value(dict);
}

static Value extended_with(Value list, std::span<const Value> added) {
  auto* extended = list.as<ListObject>();
  make_room(*extended, added.size());
  extended->items.insert(extended->items.end(), added.begin(), added.end());
  return Value::none();
}

static Eventually<Value> extend_with_all(Machine& m, Value list, Value iterable) {
  if (m.type_of(iterable)->operator[](Special::iter).empty() &&
      m.type_of(iterable)->operator[](Special::getitem).empty()) {
    co_return m.type_error(
        concat("Value after * must be an iterable, not ", m.type_name(iterable)));
  }
  const Value more = co_await list_from(m, iterable);
  co_return extended_with(list, more.as<ListObject>()->items);
}

Eventually<Value> list_extend(Machine& m, Value list, Value iterable) {
  if (iterable.is_exact(Kind::tuple)) {
    return extended_with(std::move(list), iterable.as<TupleObject>()->span());
  }
  return extend_with_all(m, std::move(list), std::move(iterable));
}

static bool has_keys(Machine& m, const Value& value) {
  return value.is(Kind::dict) || !m.lookup(m.type_of(value), m.names.keys).empty();
}

Eventually<Value> dict_update_display(Machine& m, Value dict, Value mapping) {
  if (!has_keys(m, mapping)) {
    co_return m.type_error(concat("'", m.type_name(mapping), "' object is not a mapping"));
  }
  (void)co_await dict_update(m, dict.as<DictObject>(), mapping);
  co_return Value::none();
}

/// "f", or "module.f()" as messages about calls name a function.
static Eventually<Value> function_words(Machine& m, Value callable) {
  Value qualname = co_await find_attribute(m, callable, m.names.qualname);
  if (!qualname.is(Kind::string)) {
    Value text = co_await str(m, callable);
    co_return text;
  }
  Value module = co_await find_attribute(m, callable, m.names.module);
  if (module.is(Kind::string) && text_of(module) != "builtins") {
    co_return m.string(concat(text_of(module), ".", text_of(qualname), "()"));
  }
  co_return m.string(concat(text_of(qualname), "()"));
}

Eventually<Value> dict_merge(Machine& m, Value dict, Value mapping, Value callable) {
  if (!has_keys(m, mapping)) {
    const Value words = co_await function_words(m, callable);
    co_return m.type_error(
        concat(text_of(words), " argument after ** must be a mapping, not ", m.type_name(mapping)));
  }
  Value keys = co_await call_method(m, mapping, "keys");
  const Value iterator = co_await get_iterator(m, keys);
  for (;;) {
    const Value key = co_await next(m, iterator);
    if (key.empty()) co_return Value::none();
    if (!key.is(Kind::string)) co_return m.type_error("keywords must be strings");
    const Value there = co_await dict_get(m, dict.as<DictObject>(), key);
    if (!there.empty()) {
      const Value words = co_await function_words(m, callable);
      co_return m.type_error(
          concat(text_of(words), " got multiple values for keyword argument '", text_of(key), "'"));
    }
    const Value value = co_await get_item(m, mapping, key);
    (void)co_await dict_set(m, dict.as<DictObject>(), key, value);
  }
}

static Eventually<Value> call_with_iterable(Machine& m, Value callable, Value iterable,
                                            Value keywords) {
  if (m.type_of(iterable)->operator[](Special::iter).empty() &&
      m.type_of(iterable)->operator[](Special::getitem).empty()) {
    const Value words = co_await function_words(m, callable);
    co_return m.type_error(concat(text_of(words), " argument after * must be an iterable, not ",
                                  m.type_name(iterable)));
  }
  const Value arguments = co_await tuple_from(m, iterable);
  Value result = co_await call_with_dict(m, callable, arguments, keywords);
  co_return result;
}

Eventually<Value> call_unpacked(Machine& m, Value callable, Value arguments, Value keywords) {
  if (arguments.is_exact(Kind::tuple)) return call_with_dict(m, callable, arguments, keywords);
  return call_with_iterable(m, std::move(callable), std::move(arguments), std::move(keywords));
}

// --- Assignments to several targets -------------------------------------------------------------

static Failure too_few(Machine& m, std::size_t expected, std::size_t got, bool at_least = false) {
  return m.value_error(concat("not enough values to unpack (expected ", at_least ? "at least " : "",
                              std::to_string(expected), ", got ", std::to_string(got), ")"));
}

static Failure too_many(Machine& m, std::size_t expected) {
  return m.value_error(
      concat("too many values to unpack (expected ", std::to_string(expected), ")"));
}

static Eventually<Value> iterator_to_unpack(Machine& m, const Value& iterable) {
  const Type& type = *m.type_of(iterable);
  if (type[Special::iter].empty() && type[Special::getitem].empty()) {
    return m.type_error(concat("cannot unpack non-iterable ", type.name_text(), " object"));
  }
  return get_iterator(m, iterable);
}

Eventually<Value> values_to_unpack(Machine& m, Value iterable, std::uint32_t count) {
  Ref<TupleObject> values = m.new_tuple(count);
  const Value iterator = co_await iterator_to_unpack(m, iterable);
  for (std::uint32_t i = 0; i < count; ++i) {
    Value value = co_await next(m, iterator);
    if (value.empty()) co_return too_few(m, count, i);
    values->items[i] = std::move(value);
  }
  const Value extra = co_await next(m, iterator);
  if (!extra.empty()) co_return too_many(m, count);
  co_return Value(values);
}

Eventually<Value> values_to_unpack_star(Machine& m, Value iterable, std::uint32_t before,
                                        std::uint32_t after) {
  const Value iterator = co_await iterator_to_unpack(m, iterable);
  Ref<TupleObject> values = m.new_tuple(before + 1 + after);
  for (std::uint32_t i = 0; i < before; ++i) {
    Value value = co_await next(m, iterator);
    if (value.empty()) co_return too_few(m, before + after, i, true);
    values->items[i] = std::move(value);
  }
  const Value rest = co_await list_from(m, iterator);
  auto& items = rest.as<ListObject>()->items;
  if (items.size() < after) co_return too_few(m, before + after, before + items.size(), true);
  const std::size_t middle = items.size() - after;
  for (std::uint32_t i = 0; i < after; ++i) {
    values->items[before + 1 + i] = std::move(items[middle + i]);
  }
  items.resize(middle);
  values->items[before] = rest;
  co_return Value(values);
}

// --- Small objects ------------------------------------------------------------------------------

Value build_slice(Machine& m, Value start, Value stop, Value step) {
  Ref<SliceObject> slice = m.make<SliceObject>(m.types.slice);
  slice->start = std::move(start);
  slice->stop = std::move(stop);
  slice->step = std::move(step);
  return slice;
}

Eventually<Value> build_string(Machine& m, const Value* pieces, std::uint32_t count) {
  std::uint64_t size = 0;
  std::uint32_t length = 0;
  for (std::uint32_t i = 0; i < count; ++i) {
    size += pieces[i].as<StringObject>()->size;
    length += pieces[i].as<StringObject>()->length;
  }
  if (size > largest_text || !m.heap().has_room(static_cast<std::size_t>(size))) {
    return m.memory_error();
  }
  Ref<StringObject> joined = m.new_string(static_cast<std::uint32_t>(size), length);
  char* out = joined->data;
  for (std::uint32_t i = 0; i < count; ++i) {
    const std::string_view piece = text_of(pieces[i]);
    out = std::copy(piece.begin(), piece.end(), out);
  }
  return joined;
}

static Eventually<Value> convert(Machine& m, const Value& value, std::uint32_t conversion) {
  if (conversion == 1) return str(m, value);
  return conversion == 2 ? repr(m, value) : ascii(m, value);
}

static Eventually<Value> format_converted(Machine& m, Eventually<Value> pending, Value spec) {
  const Value value = co_await pending;
  Value text = co_await format(m, value, spec);
  co_return text;
}

Eventually<Value> format_value(Machine& m, Value value, Value spec, std::uint32_t conversion) {
  if (conversion == 0) return format(m, value, spec);
  Eventually<Value> converted = convert(m, value, conversion);
  if (converted.failed()) return Failure{};
  if (converted.ready()) return format(m, converted.peek(), spec);
  return format_converted(m, std::move(converted), std::move(spec));
}

}  // namespace looplane::script
