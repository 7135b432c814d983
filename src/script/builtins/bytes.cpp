#include <cstring>

#include "script/builtins/bytearray_methods.hpp"
#include "script/builtins/bytes_methods.hpp"
#include "script/builtins/codecs.hpp"
#include "script/builtins/define.hpp"
#include "script/builtins/format_spec.hpp"
#include "script/builtins/iterators.hpp"
#include "script/builtins/memory_view.hpp"
#include "script/builtins/sequence.hpp"
#include "script/builtins/text_arguments.hpp"
#include "script/values/integer.hpp"
#include "script/values/quoting.hpp"

namespace looplane::script {

// --- What the methods stand on ------------------------------------------------------------------

std::optional<std::string_view> buffer_of(const Value& value) {
  if (value.is(Kind::bytes)) return value.as<BytesObject>()->view();
  if (value.is(Kind::bytearray)) return value.as<BytearrayObject>()->view();
  return viewed_bytes(value);
}

Failure not_bytes_like(Machine& m, const Value& value) {
  return m.type_error(concat("a bytes-like object is required, not '", m.type_name(value), "'"));
}

Ref<BytearrayObject> new_bytearray(Machine& m, Type* type, std::string_view bytes) {
  Ref<BytearrayObject> result = m.make<BytearrayObject>(type);
  result->data.assign(bytes.begin(), bytes.end());
  return result;
}

Value bytes_like(Machine& m, const Value& self, std::string_view bytes) {
  if (self.is(Kind::bytearray)) return new_bytearray(m, m.types.bytearray, bytes);
  return m.bytes(bytes);
}

Value bytes_like_or_self(Machine& m, const Value& self, std::string_view bytes) {
  if (self.is_exact(Kind::bytes) && bytes.size() == buffer_of(self)->size()) return self;
  return bytes_like(m, self, bytes);
}

Value bytes_of_type(Machine& m, Type* type, std::string_view bytes) {
  const auto size = static_cast<std::uint32_t>(bytes.size());
  void* memory = m.allocate_object(type, BytesObject::allocation(size));
  auto* object = new (memory) BytesObject(size, type);
  if (!bytes.empty()) std::memcpy(object->data, bytes.data(), bytes.size());
  m.adopt_type(object, type);
  return Value::adopt(object);
}

static Eventually<std::int64_t> await_byte(Machine& m, Value value) {
  const Value number = co_await index(m, value);
  const std::int64_t byte = integer_clamped(number);
  if (byte < 0 || byte > 255) co_return m.value_error("byte must be in range(0, 256)");
  co_return byte;
}

Eventually<std::int64_t> byte_from(Machine& m, const Value& value) {
  if (value.is_small_int() && value.small_int() >= 0 && value.small_int() <= 255) {
    return value.small_int();
  }
  return await_byte(m, value);
}

Eventually<Value> bytes_from_iterable(Machine& m, Value iterable, std::string_view range_problem) {
  if (const std::optional<std::string_view> bytes = buffer_of(iterable)) {
    co_return m.bytes(*bytes);
  }
  std::string result;
  const Value iterator = co_await get_iterator(m, iterable);
  while (true) {
    const Value item = co_await next(m, iterator);
    if (item.empty()) break;
    const Value number = co_await index(m, item);
    const std::int64_t byte = integer_clamped(number);
    if (byte < 0 || byte > 255) co_return m.value_error(range_problem);
    result += static_cast<char>(byte);
    if (!m.heap().has_room(result.size())) co_return m.memory_error();
    co_await m.breathe();
  }
  co_return m.bytes(result);
}

// --- Making -------------------------------------------------------------------------------------

namespace {

/// bytes(5): so many zeros.
Eventually<Value> zeros(Machine& m, std::int64_t count) {
  if (count < 0) return m.value_error("negative count");
  if (check_room(m, static_cast<std::uint64_t>(count)).failed()) return Failure{};
  Ref<BytesObject> result = m.new_bytes(static_cast<std::uint32_t>(count));
  std::memset(result->data, 0, static_cast<std::size_t>(count));
  return result;
}

Eventually<Value> from_object(Machine& m, Value source, std::string_view type_name) {
  const Type& type = *m.type_of(source);
  if (!type[Special::bytes].empty() && !buffer_of(source)) {
    Value result = co_await bytes_for_percent(m, source);
    co_return result;
  }
  if (source.is(Kind::string)) co_return m.type_error("string argument without an encoding");
  if (!type[Special::index].empty()) {
    const std::int64_t count = co_await index_int64(m, source);
    Value result = co_await zeros(m, count);
    co_return result;
  }
  const bool iterable = !type[Special::iter].empty() || !type[Special::getitem].empty();
  if (!iterable) {
    co_return m.type_error(
        concat("cannot convert '", m.type_name(source), "' object to ", type_name));
  }
  const bool plain = type_name == "bytes";
  Value result = co_await bytes_from_iterable(
      m, source, plain ? "bytes must be in range(0, 256)" : "byte must be in range(0, 256)");
  co_return result;
}

}  // namespace

Eventually<Value> bytes_source(Machine& m, Arguments a, std::string_view type_name) {
  const Value& source = a[1];
  const Value& encoding = a[2];
  const Value& errors = a[3];
  if (encoding.empty() && errors.empty()) {
    if (source.empty()) return m.bytes({});
    return from_object(m, source, type_name);
  }
  if (source.empty() || !source.is(Kind::string)) {
    return m.type_error(
        concat(encoding.empty() ? "errors" : "encoding", " without a string argument"));
  }
  if (!encoding.empty() && !encoding.is(Kind::string)) {
    return wrong_argument(m, concat(type_name, "() argument 'encoding'"), "str", encoding);
  }
  if (!errors.empty() && !errors.is(Kind::string)) {
    return wrong_argument(m, concat(type_name, "() argument 'errors'"), "str", errors);
  }
  if (encoding.empty()) return m.type_error("string argument without an encoding");
  return encode_string(m, source, text_of(encoding), errors.empty() ? "strict" : text_of(errors));
}

namespace {

Eventually<Value> make_bytes(Machine& m, Arguments a) {
  const Value bytes = co_await bytes_source(m, a, "bytes");
  Type* type = a[0].as<Type>();
  if (type == m.types.bytes) {
    if (bytes.object()->exact) co_return bytes;
    co_return m.bytes(*buffer_of(bytes));
  }
  co_return bytes_of_type(m, type, *buffer_of(bytes));
}

Eventually<Value> bytes_new(Machine& m, Arguments a) {
  if (a[0].as<Type>() == m.types.bytes && a[2].empty() && a[3].empty()) {
    if (a[1].empty()) return m.bytes({});
    if (a[1].is_exact(Kind::bytes)) return a[1];
  }
  return make_bytes(m, std::move(a));
}

// --- Operators ----------------------------------------------------------------------------------

Eventually<Value> repeated(Machine& m, const Value& self, std::int64_t count) {
  const std::string_view bytes = *buffer_of(self);
  if (static_cast<std::uint64_t>(count) > largest_text ||
      check_room(m, bytes.size() * static_cast<std::uint64_t>(count)).failed()) {
    return m.memory_error();
  }
  if (count == 1) return bytes_like_or_self(m, self, bytes);
  std::string result;
  result.reserve(bytes.size() * static_cast<std::size_t>(count));
  for (std::int64_t i = 0; i < count && !bytes.empty(); ++i) result += bytes;
  return bytes_like(m, self, result);
}

Eventually<Value> repeat(Machine& m, Value self, Value count) {
  const Value times = co_await repetitions(m, count);
  Value result = co_await repeated(m, self, times.small_int());
  co_return result;
}

// --- Items --------------------------------------------------------------------------------------

Eventually<Value> item_at(Machine& m, const Value& self, std::int64_t position) {
  const std::string_view bytes = *buffer_of(self);
  const auto size = static_cast<std::int64_t>(bytes.size());
  if (position < 0) position += size;
  if (position < 0 || position >= size) {
    return m.raise(m.types.IndexError, self.is(Kind::bytearray) ? "bytearray index out of range"
                                                                : "index out of range");
  }
  return Value::small_int(static_cast<unsigned char>(bytes[static_cast<std::size_t>(position)]));
}

Eventually<Value> await_item(Machine& m, Value self, Value key) {
  const std::int64_t position =
      co_await sequence_position(m, self.is(Kind::bytearray) ? "bytearray" : "byte", key);
  Value result = co_await item_at(m, self, position);
  co_return result;
}

Eventually<Value> await_slice(Machine& m, Value self, Value key) {
  SliceBounds bounds = co_await slice_unpack(m, key);
  const std::string_view bytes = *buffer_of(self);
  bounds.adjust(static_cast<std::int64_t>(bytes.size()));
  if (bounds.step == 1) {
    co_return bytes_like_or_self(m, self,
                                 bytes.substr(static_cast<std::size_t>(bounds.start),
                                              static_cast<std::size_t>(bounds.count)));
  }
  std::string result;
  for (std::int64_t i = 0; i < bounds.count; ++i) {
    result += bytes[static_cast<std::size_t>(bounds.start + i * bounds.step)];
  }
  co_return bytes_like(m, self, result);
}

// --- Iterators ----------------------------------------------------------------------------------

/// iter() of bytes and bytearray.
struct BytesIterator : IteratorObject {
  Value bytes;  ///< Nothing once the end was reached.
  std::size_t position = 0;
  BytesIterator(Value bytes, Advance advance, Type* type)
      : IteratorObject(advance, IteratorKind::other, type), bytes(std::move(bytes)) {}
};

Eventually<Value> advance_bytes(Machine&, IteratorObject* object) {
  auto* iterator = static_cast<BytesIterator*>(object);
  if (iterator->bytes.empty()) return Value();
  const std::string_view bytes = *buffer_of(iterator->bytes);
  if (iterator->position >= bytes.size()) {
    iterator->bytes = Value();
    return Value();
  }
  return Value::small_int(static_cast<unsigned char>(bytes[iterator->position++]));
}

Eventually<Value> iterator_length_hint(Machine& m, Arguments a) {
  const auto* iterator = a[0].as<BytesIterator>();
  if (iterator->bytes.empty()) return Value::small_int(0);
  const std::size_t size = buffer_of(iterator->bytes)->size();
  return m.integer(static_cast<std::int64_t>(size - std::min(size, iterator->position)));
}

constexpr NativeMethod bytes_iterator_methods[] = {
    {"__iter__(self, /)", iterator_self},
    {"__next__(self, /)", iterator_next},
    {"__length_hint__(self, /)", iterator_length_hint},
};
const TypeDefinition iterator_type =
    iterator_definition<BytesIterator>("bytes_iterator", bytes_iterator_methods);
const TypeDefinition bytearray_iterator_type =
    iterator_definition<BytesIterator>("bytearray_iterator", bytes_iterator_methods);

// --- bytes itself -------------------------------------------------------------------------------

Eventually<Value> bytes_repr(Machine& m, Arguments a) {
  return m.string(concat("b", quoted_bytes(*buffer_of(a[0]))));
}

Eventually<Value> bytes_hash(Machine& m, Arguments a) {
  return m.integer(a[0].as<BytesObject>()->hash());
}

Eventually<Value> bytes_bytes(Machine& m, Arguments a) {
  return bytes_like_or_self(m, a[0], *buffer_of(a[0]));
}

Eventually<Value> bytes_getnewargs(Machine& m, Arguments a) {
  return m.tuple({m.bytes(*buffer_of(a[0]))});
}

constexpr NativeMethod own_methods[] = {
    {"__new__(cls, source=..., encoding=..., errors=...)", bytes_new, NativeMethod::Binding::none},
    {"__repr__(self, /)", bytes_repr},
    {"__str__(self, /)", bytes_repr},
    {"__hash__(self, /)", bytes_hash},
    {"__bytes__(self, /)", bytes_bytes},
    {"__getnewargs__(self, /)", bytes_getnewargs},
};
constexpr auto methods = join_methods(own_methods, bytes_common_methods);

const TypeDefinition definition = {
    .name = "bytes",
    .kind = Kind::bytes,
    .size = sizeof(BytesObject),
    .methods = methods,
    .doc =
        "bytes(iterable_of_ints) -> bytes\nbytes(string, encoding[, errors]) -> bytes\n"
        "bytes(bytes_or_buffer) -> immutable copy of bytes_or_buffer\nbytes(int) -> bytes "
        "object of size given by the parameter initialized with null bytes\nbytes() -> empty "
        "bytes object\n\nConstruct an immutable array of bytes from:\n  - an iterable yielding "
        "integers in range(256)\n  - a text string encoded using the specified encoding\n  - "
        "any object implementing the buffer API.\n  - an integer",
};

}  // namespace

Eventually<Value> bytes_add(Machine& m, Arguments a) {
  const std::optional<std::string_view> right = buffer_of(a[1]);
  if (!right) {
    return m.type_error(concat("can't concat ", m.type_name(a[1]), " to ", m.type_name(a[0])));
  }
  const std::string_view left = *buffer_of(a[0]);
  if (check_room(m, std::uint64_t{left.size()} + right->size()).failed()) return Failure{};
  return bytes_like(m, a[0], concat(left, *right));
}

Eventually<Value> bytes_mul(Machine& m, Arguments a) { return repeat(m, a[0], a[1]); }

Eventually<Value> bytes_compare(Machine& m, const Arguments& a, CompareOperator op) {
  const std::optional<std::string_view> other = buffer_of(a[1]);
  if (!other) return m.not_implemented();
  return Value::boolean(fulfils(op, buffer_of(a[0])->compare(*other) <=> 0));
}

Eventually<Value> bytes_len(Machine& m, Arguments a) {
  return m.integer(static_cast<std::int64_t>(buffer_of(a[0])->size()));
}

Eventually<Value> bytes_getitem(Machine& m, Arguments a) {
  if (a[1].is_small_int()) return item_at(m, a[0], a[1].small_int());
  if (a[1].is(Kind::slice)) return await_slice(m, a[0], a[1]);
  return await_item(m, a[0], a[1]);
}

Eventually<Value> bytes_iter(Machine& m, Arguments a) {
  Type* type = a[0].is(Kind::bytearray) ? m.types.bytearray_iterator : m.types.bytes_iterator;
  return m.make<BytesIterator>(type, a[0], advance_bytes);
}

void define_bytes(Machine& m) {
  m.types.bytes = m.define(definition, m.types.object);
  m.builtins->set(m.intern("bytes"), Value::object(m.types.bytes));
  m.types.bytes_iterator = m.define(iterator_type, m.types.object);
  m.types.bytearray_iterator = m.define(bytearray_iterator_type, m.types.object);
  define_bytearray(m);
  define_memory_view(m);
}

}  // namespace looplane::script
