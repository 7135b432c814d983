#include <algorithm>

#include "script/builtins/bytearray_methods.hpp"
#include "script/builtins/bytes_methods.hpp"
#include "script/builtins/format_spec.hpp"
#include "script/builtins/iterators.hpp"
#include "script/builtins/sequence.hpp"
#include "script/builtins/text_arguments.hpp"
#include "script/values/integer.hpp"
#include "script/values/quoting.hpp"

// What a bytearray can do beyond bytes: change.

namespace looplane::script {

namespace {

HeapVector<char>& data_of(const Value& value) { return value.as<BytearrayObject>()->data; }

Eventually<Value> bytearray_new(Machine& m, Arguments a) {
  return new_bytearray(m, a[0].as<Type>(), {});
}

Eventually<Value> bytearray_init(Machine& m, Arguments a) {
  const Value bytes = co_await bytes_source(m, a, "bytearray");
  const std::string_view view = *buffer_of(bytes);
  data_of(a[0]).assign(view.begin(), view.end());
  co_return Value::none();
}

Eventually<Value> bytearray_repr(Machine& m, Arguments a) {
  return m.string(concat(m.type_name(a[0]), "(b", quoted_bytes(*buffer_of(a[0])), ")"));
}

// --- Assignment and deletion --------------------------------------------------------------------

/// A position within; IndexError beyond. `key` has been turned into a number.
Eventually<std::int64_t> position_in(Machine& m, const Value& self, std::int64_t position) {
  const auto size = static_cast<std::int64_t>(data_of(self).size());
  if (position < 0) position += size;
  if (position < 0 || position >= size) {
    return m.raise(m.types.IndexError, "bytearray index out of range");
  }
  return position;
}

Eventually<Value> assign_item(Machine& m, Value self, Value key, Value value) {
  std::int64_t position = co_await sequence_position(m, "bytearray", key);
  const std::int64_t byte = co_await byte_from(m, value);
  position = co_await position_in(m, self, position);
  data_of(self)[static_cast<std::size_t>(position)] = static_cast<char>(byte);
  co_return Value::none();
}

/// The bytes that are assigned to a slice.
Eventually<Value> assigned_bytes(Machine& m, Value value) {
  if (buffer_of(value)) {
    Value copy = co_await bytes_from_iterable(m, value, {});
    co_return copy;
  }
  const Type& type = *m.type_of(value);
  if (value.is(Kind::string) || (type[Special::iter].empty() && type[Special::getitem].empty())) {
    co_return m.type_error("can assign only bytes, buffers, or iterables of ints in range(0, 256)");
  }
  Value bytes = co_await bytes_from_iterable(m, value, "byte must be in range(0, 256)");
  co_return bytes;
}

/// bytearray_canresize
bool can_resize(Machine& m, const Value& self) {
  if (self.as<BytearrayObject>()->views == 0) return true;
  (void)m.raise(m.types.BufferError, "Existing exports of data: object cannot be re-sized");
  return false;
}

/// A method that changes the size.
template <Eventually<Value> (*method)(Machine&, Arguments)>
Eventually<Value> resizing(Machine& m, Arguments a) {
  if (!can_resize(m, a[0])) return Failure{};
  return method(m, std::move(a));
}

Eventually<Value> assign_slice(Machine& m, Value self, Value key, Value value) {
  const Value assigned = co_await assigned_bytes(m, value);
  const std::string_view bytes = *buffer_of(assigned);
  SliceBounds bounds = co_await slice_unpack(m, key);
  HeapVector<char>& data = data_of(self);
  bounds.adjust(static_cast<std::int64_t>(data.size()));
  if (bounds.step == 1) {
    const bool same_size = static_cast<std::int64_t>(bytes.size()) == bounds.count;
    if (!same_size && !can_resize(m, self)) co_return Failure{};
    co_await check_room(m, bytes.size());
    const auto from = data.begin() + bounds.start;
    data.erase(from, from + bounds.count);
    data.insert(data.begin() + bounds.start, bytes.begin(), bytes.end());
    co_return Value::none();
  }
  if (static_cast<std::int64_t>(bytes.size()) != bounds.count) {
    co_return m.value_error(concat("attempt to assign bytes of size ", std::to_string(bytes.size()),
                                   " to extended slice of size ", std::to_string(bounds.count)));
  }
  for (std::int64_t i = 0; i < bounds.count; ++i) {
    data[static_cast<std::size_t>(bounds.start + i * bounds.step)] =
        bytes[static_cast<std::size_t>(i)];
  }
  co_return Value::none();
}

Eventually<Value> bytearray_setitem(Machine& m, Arguments a) {
  if (a[1].is(Kind::slice)) return assign_slice(m, a[0], a[1], a[2]);
  return assign_item(m, a[0], a[1], a[2]);
}

Eventually<Value> bytearray_delitem(Machine& m, Arguments a) {
  if (!a[1].is(Kind::slice)) {
    std::int64_t position = co_await sequence_position(m, "bytearray", a[1]);
    position = co_await position_in(m, a[0], position);
    data_of(a[0]).erase(data_of(a[0]).begin() + position);
    co_return Value::none();
  }
  SliceBounds bounds = co_await slice_unpack(m, a[1]);
  HeapVector<char>& data = data_of(a[0]);
  bounds.adjust(static_cast<std::int64_t>(data.size()));
  if (bounds.step == 1) {
    const auto from = data.begin() + bounds.start;
    data.erase(from, from + bounds.count);
    co_return Value::none();
  }
  // From the last one on, so that the positions of the others stay.
  const bool forwards = bounds.step > 0;
  for (std::int64_t i = 0; i < bounds.count; ++i) {
    const std::int64_t which = forwards ? bounds.count - 1 - i : i;
    data.erase(data.begin() + bounds.start + which * bounds.step);
  }
  co_return Value::none();
}

// --- Growing and shrinking ----------------------------------------------------------------------

Eventually<Value> bytearray_append(Machine& m, Arguments a) {
  const std::int64_t byte = co_await byte_from(m, a[1]);
  data_of(a[0]).push_back(static_cast<char>(byte));
  co_return Value::none();
}

Eventually<Value> bytearray_extend(Machine& m, Arguments a) {
  const Type& type = *m.type_of(a[1]);
  if (a[1].is(Kind::string)) {
    co_return m.type_error("expected iterable of integers; got: 'str'");
  }
  if (type[Special::iter].empty() && type[Special::getitem].empty()) {
    co_return m.type_error(concat("can't extend bytearray with ", m.type_name(a[1])));
  }
  const Value more = co_await bytes_from_iterable(m, a[1], "byte must be in range(0, 256)");
  const std::string_view bytes = *buffer_of(more);
  co_await check_room(m, bytes.size());
  data_of(a[0]).insert(data_of(a[0]).end(), bytes.begin(), bytes.end());
  co_return Value::none();
}

Eventually<Value> bytearray_insert(Machine& m, Arguments a) {
  std::int64_t position = co_await index_int64(m, a[1]);
  const std::int64_t byte = co_await byte_from(m, a[2]);
  HeapVector<char>& data = data_of(a[0]);
  const auto size = static_cast<std::int64_t>(data.size());
  if (position < 0) position = std::max<std::int64_t>(position + size, 0);
  data.insert(data.begin() + std::min(position, size), static_cast<char>(byte));
  co_return Value::none();
}

Eventually<Value> bytearray_pop(Machine& m, Arguments a) {
  std::int64_t position = co_await index_int64(m, a[1]);
  HeapVector<char>& data = data_of(a[0]);
  const auto size = static_cast<std::int64_t>(data.size());
  if (size == 0) co_return m.raise(m.types.IndexError, "pop from empty bytearray");
  if (position < 0) position += size;
  if (position < 0 || position >= size) {
    co_return m.raise(m.types.IndexError, "pop index out of range");
  }
  const auto byte = static_cast<unsigned char>(data[static_cast<std::size_t>(position)]);
  data.erase(data.begin() + position);
  co_return Value::small_int(byte);
}

Eventually<Value> bytearray_remove(Machine& m, Arguments a) {
  const std::int64_t byte = co_await byte_from(m, a[1]);
  HeapVector<char>& data = data_of(a[0]);
  const auto found = std::find(data.begin(), data.end(), static_cast<char>(byte));
  if (found == data.end()) co_return m.value_error("value not found in bytearray");
  data.erase(found);
  co_return Value::none();
}

Eventually<Value> bytearray_clear(Machine&, Arguments a) {
  data_of(a[0]).clear();
  return Value::none();
}

Eventually<Value> bytearray_copy(Machine& m, Arguments a) {
  return new_bytearray(m, m.types.bytearray, *buffer_of(a[0]));
}

Eventually<Value> bytearray_reverse(Machine&, Arguments a) {
  std::reverse(data_of(a[0]).begin(), data_of(a[0]).end());
  return Value::none();
}

// --- In place -----------------------------------------------------------------------------------

Eventually<Value> bytearray_iadd(Machine& m, Arguments a) {
  const std::optional<std::string_view> right = buffer_of(a[1]);
  if (!right) {
    return m.type_error(concat("can't concat ", m.type_name(a[1]), " to ", m.type_name(a[0])));
  }
  if (check_room(m, right->size()).failed()) return Failure{};
  const std::string copy(*right);  // It may be the array itself.
  data_of(a[0]).insert(data_of(a[0]).end(), copy.begin(), copy.end());
  return a[0];
}

Eventually<Value> bytearray_imul(Machine& m, Arguments a) {
  const Value times = co_await repetitions(m, a[1]);
  const std::string bytes(*buffer_of(a[0]));
  if (static_cast<std::uint64_t>(times.small_int()) > largest_text) co_return m.memory_error();
  co_await check_room(m, bytes.size() * static_cast<std::uint64_t>(times.small_int()));
  HeapVector<char>& data = data_of(a[0]);
  data.clear();
  for (std::int64_t i = 0; i < times.small_int() && !bytes.empty(); ++i) {
    data.insert(data.end(), bytes.begin(), bytes.end());
  }
  co_return a[0];
}

constexpr NativeMethod own_methods[] = {
    {"__new__", bytearray_new, NativeMethod::Binding::none},
    {"__init__(self, source=..., encoding=..., errors=...)", bytearray_init},
    {"__repr__(self, /)", bytearray_repr},
    {"__str__(self, /)", bytearray_repr},
    {"__setitem__(self, key, value, /)", bytearray_setitem},
    {"__delitem__(self, key, /)", resizing<bytearray_delitem>},
    {"__iadd__(self, value, /)", resizing<bytearray_iadd>},
    {"__imul__(self, value, /)", resizing<bytearray_imul>},
    {"append(self, item, /)", resizing<bytearray_append>},
    {"clear(self, /)", resizing<bytearray_clear>},
    {"copy(self, /)", bytearray_copy},
    {"extend(self, iterable_of_ints, /)", resizing<bytearray_extend>},
    {"insert(self, index, item, /)", resizing<bytearray_insert>},
    {"pop(self, index=-1, /)", resizing<bytearray_pop>},
    {"remove(self, value, /)", resizing<bytearray_remove>},
    {"reverse(self, /)", bytearray_reverse},
};
constexpr auto methods = join_methods(own_methods, bytes_common_methods);

const TypeDefinition definition = {
    .name = "bytearray",
    .kind = Kind::bytearray,
    .size = sizeof(BytearrayObject),
    .finish = finish_as<BytearrayObject>,
    .methods = methods,
    .doc =
        "bytearray(iterable_of_ints) -> bytearray\nbytearray(string, encoding[, errors]) -> "
        "bytearray\nbytearray(bytes_or_buffer) -> mutable copy of bytes_or_buffer\n"
        "bytearray(int) -> bytes array of size given by the parameter initialized with null "
        "bytes\nbytearray() -> empty bytes array\n\nConstruct a mutable bytearray object "
        "from:\n  - an iterable yielding integers in range(256)\n  - a text string encoded "
        "using the specified encoding\n  - a bytes or a buffer object\n  - any object "
        "implementing the buffer API.\n  - an integer",
};

}  // namespace

void define_bytearray(Machine& m) {
  m.types.bytearray = m.define(definition, m.types.object);
  m.builtins->set(m.intern("bytearray"), Value::object(m.types.bytearray));
}

}  // namespace looplane::script
