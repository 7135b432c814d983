#include "script/builtins/memory_view.hpp"

#include "script/builtins/bytes_methods.hpp"
#include "script/builtins/text_arguments.hpp"
#include "script/values/integer.hpp"
#include "script/values/slice.hpp"

// memoryview of bytes, in one dimension.

namespace looplane::script {

namespace {

MemoryViewObject* view_of(const Value& value) { return value.as<MemoryViewObject>(); }

Failure released(Machine& m) {
  return m.value_error("operation forbidden on released memoryview object");
}

/// Where the bytes are. A bytearray may have moved or shrunk since.
std::string_view bytes_behind(const MemoryViewObject* view) { return *buffer_of(view->base); }

char byte_at(const MemoryViewObject* view, std::int64_t position) {
  const auto at = static_cast<std::size_t>(view->start + position * view->step);
  const std::string_view bytes = bytes_behind(view);
  return at < bytes.size() ? bytes[at] : '\0';
}

void set_byte(MemoryViewObject* view, std::int64_t position, char byte) {
  const auto at = static_cast<std::size_t>(view->start + position * view->step);
  auto& data = view->base.as<BytearrayObject>()->data;
  if (at < data.size()) data[at] = byte;
}

std::string copy_of(const MemoryViewObject* view) {
  std::string bytes;
  for (std::int64_t i = 0; i < view->count; ++i) bytes += byte_at(view, i);
  return bytes;
}

Ref<MemoryViewObject> view_like(Machine& m, const MemoryViewObject* view) {
  Ref<MemoryViewObject> copy = m.make<MemoryViewObject>(m.types.memory_view);
  copy->base = view->base;
  copy->start = view->start;
  copy->step = view->step;
  copy->count = view->count;
  copy->readonly = view->readonly;
  return copy;
}

Eventually<Value> view_new(Machine& m, Arguments a) {
  const Value& object = a[1];
  if (object.is(Kind::native) && object.object()->type == m.types.memory_view) {
    if (view_of(object)->base.empty()) return released(m);
    return Value(view_like(m, view_of(object)));
  }
  const std::optional<std::string_view> bytes = buffer_of(object);
  if (!bytes) {
    return m.type_error(
        concat("memoryview: a bytes-like object is required, not '", m.type_name(object), "'"));
  }
  Ref<MemoryViewObject> view = m.make<MemoryViewObject>(m.types.memory_view);
  view->base = object;
  view->count = static_cast<std::int64_t>(bytes->size());
  view->readonly = !object.is(Kind::bytearray);
  return Value(view);
}

Eventually<Value> view_repr(Machine& m, Arguments a) {
  return m.string(concat(view_of(a[0])->base.empty() ? "<released memory at " : "<memory at ",
                         address_text(a[0].object()), ">"));
}

Eventually<Value> view_len(Machine& m, Arguments a) {
  if (view_of(a[0])->base.empty()) return released(m);
  return m.integer(view_of(a[0])->count);
}

// --- Items --------------------------------------------------------------------------------------

Eventually<std::int64_t> position_in(Machine& m, Value self, Value key) {
  if ((*m.type_of(key))[Special::index].empty()) {
    co_return m.type_error("memoryview: invalid slice key");
  }
  std::int64_t position = co_await index_int64(m, key);
  const std::int64_t count = view_of(self)->count;
  if (position < 0) position += count;
  if (position < 0 || position >= count) {
    co_return m.raise(m.types.IndexError, "index out of bounds on dimension 1");
  }
  co_return position;
}

Eventually<Value> part_of(Machine& m, Value self, Value key) {
  const SliceBounds bounds = co_await slice_bounds(m, key, view_of(self)->count);
  Ref<MemoryViewObject> part = view_like(m, view_of(self));
  part->start += bounds.start * part->step;
  part->step *= bounds.step;
  part->count = bounds.count;
  co_return part;
}

Eventually<Value> view_getitem(Machine& m, Arguments a) {
  if (view_of(a[0])->base.empty()) co_return released(m);
  if (a[1].is(Kind::slice)) {
    Value part = co_await part_of(m, a[0], a[1]);
    co_return part;
  }
  const std::int64_t position = co_await position_in(m, a[0], a[1]);
  co_return m.integer(static_cast<unsigned char>(byte_at(view_of(a[0]), position)));
}

Eventually<Value> set_slice(Machine& m, Value self, Value key, Value value) {
  const Value part = co_await part_of(m, self, key);
  const std::optional<std::string_view> bytes = buffer_of(value);
  if (!bytes) co_return not_bytes_like(m, value);
  if (static_cast<std::int64_t>(bytes->size()) != view_of(part)->count) {
    co_return m.value_error("memoryview assignment: lvalue and rvalue have different structures");
  }
  const std::string copy(*bytes);
  for (std::size_t i = 0; i < copy.size(); ++i) {
    set_byte(view_of(part), static_cast<std::int64_t>(i), copy[i]);
  }
  co_return Value::none();
}

Eventually<Value> view_setitem(Machine& m, Arguments a) {
  if (view_of(a[0])->base.empty()) co_return released(m);
  if (view_of(a[0])->readonly) co_return m.type_error("cannot modify read-only memory");
  if (a[1].is(Kind::slice)) {
    Value done = co_await set_slice(m, a[0], a[1], a[2]);
    co_return done;
  }
  const std::int64_t position = co_await position_in(m, a[0], a[1]);
  if ((*m.type_of(a[2]))[Special::index].empty()) {
    co_return m.type_error("memoryview: invalid type for format 'B'");
  }
  const Value number = co_await index(m, a[2]);
  const std::int64_t byte = integer_clamped(number);
  if (byte < 0 || byte > 255) {
    co_return m.value_error("memoryview: invalid value for format 'B'");
  }
  set_byte(view_of(a[0]), position, static_cast<char>(byte));
  co_return Value::none();
}

Eventually<Value> view_delitem(Machine& m, Arguments) {
  return m.type_error("cannot delete memory");
}

Eventually<Value> view_iter(Machine& m, Arguments a) {
  if (view_of(a[0])->base.empty()) return released(m);
  return get_iterator(m, m.bytes(copy_of(view_of(a[0]))));
}

// --- The whole ----------------------------------------------------------------------------------

template <bool wanted>
Eventually<Value> view_equals(Machine& m, Arguments a) {
  if (a[0].same(a[1])) return Value::boolean(wanted);
  const std::optional<std::string_view> other = buffer_of(a[1]);
  if (!other || view_of(a[0])->base.empty()) return m.not_implemented();
  return Value::boolean((copy_of(view_of(a[0])) == *other) == wanted);
}

Eventually<Value> view_hash(Machine& m, Arguments a) {
  if (view_of(a[0])->base.empty()) return released(m);
  if (!view_of(a[0])->readonly) return m.value_error("cannot hash writable memoryview object");
  return m.integer(hash_bytes(copy_of(view_of(a[0]))));
}

Eventually<Value> view_tobytes(Machine& m, Arguments a) {
  if (view_of(a[0])->base.empty()) return released(m);
  return m.bytes(copy_of(view_of(a[0])));
}

Eventually<Value> view_tolist(Machine& m, Arguments a) {
  if (view_of(a[0])->base.empty()) return released(m);
  return list_from(m, m.bytes(copy_of(view_of(a[0]))));
}

Eventually<Value> view_hex(Machine& m, Arguments a) {
  if (view_of(a[0])->base.empty()) co_return released(m);
  const Value bytes = m.bytes(copy_of(view_of(a[0])));
  Value text;
  if (a[1].empty()) {
    text = co_await call_method(m, bytes, "hex");
  } else {
    text = co_await call_method(m, bytes, "hex", a[1], a[2]);
  }
  co_return text;
}

Eventually<Value> view_toreadonly(Machine& m, Arguments a) {
  if (view_of(a[0])->base.empty()) return released(m);
  Ref<MemoryViewObject> copy = view_like(m, view_of(a[0]));
  copy->readonly = true;
  return Value(copy);
}

Eventually<Value> view_release(Machine&, Arguments a) {
  view_of(a[0])->base = Value();
  return Value::none();
}

Eventually<Value> view_enter(Machine& m, Arguments a) {
  if (view_of(a[0])->base.empty()) return released(m);
  return a[0];
}

// --- Attributes ---------------------------------------------------------------------------------

template <Value (*get)(Machine&, MemoryViewObject*)>
Eventually<Value> attribute(Machine& m, const Value& self) {
  if (view_of(self)->base.empty()) return released(m);
  return get(m, view_of(self));
}

Value base_of(Machine&, MemoryViewObject* view) { return view->base; }
Value size_of(Machine& m, MemoryViewObject* view) { return m.integer(view->count); }
Value item_size(Machine&, MemoryViewObject*) { return Value::small_int(1); }
Value format_of(Machine& m, MemoryViewObject*) { return m.string("B"); }
Value is_readonly(Machine&, MemoryViewObject* view) { return Value::boolean(view->readonly); }
Value shape_of(Machine& m, MemoryViewObject* view) { return m.tuple({m.integer(view->count)}); }
Value strides_of(Machine& m, MemoryViewObject* view) { return m.tuple({m.integer(view->step)}); }
Value suboffsets_of(Machine& m, MemoryViewObject*) { return m.empty_tuple(); }
Value is_contiguous(Machine&, MemoryViewObject* view) {
  return Value::boolean(view->step == 1 || view->count <= 1);
}

constexpr NativeMethod methods[] = {
    {"__new__(cls, object)", view_new, NativeMethod::Binding::none},
    {"__repr__(self, /)", view_repr},
    {"__len__(self, /)", view_len},
    {"__getitem__(self, key, /)", view_getitem},
    {"__setitem__(self, key, value, /)", view_setitem},
    {"__delitem__(self, key, /)", view_delitem},
    {"__iter__(self, /)", view_iter},
    {"__eq__(self, value, /)", view_equals<true>},
    {"__ne__(self, value, /)", view_equals<false>},
    {"__hash__(self, /)", view_hash},
    {"__enter__(self, /)", view_enter},
    {"__exit__(self, /, *exc_info)", view_release},
    {"hex(self, sep=..., bytes_per_sep=1)", view_hex},
    {"release(self, /)", view_release},
    {"tobytes(self, order='C')", view_tobytes},
    {"tolist(self, /)", view_tolist},
    {"toreadonly(self, /)", view_toreadonly},
};

constexpr NativeGetter getters[] = {
    {"obj", attribute<base_of>},
    {"nbytes", attribute<size_of>},
    {"itemsize", attribute<item_size>},
    {"ndim", attribute<item_size>},
    {"format", attribute<format_of>},
    {"readonly", attribute<is_readonly>},
    {"shape", attribute<shape_of>},
    {"strides", attribute<strides_of>},
    {"suboffsets", attribute<suboffsets_of>},
    {"contiguous", attribute<is_contiguous>},
    {"c_contiguous", attribute<is_contiguous>},
    {"f_contiguous", attribute<is_contiguous>},
};

void finish(Object* object) { static_cast<MemoryViewObject*>(object)->~MemoryViewObject(); }

}  // namespace

std::optional<std::string_view> viewed_bytes(const Value& value) {
  if (!value.is(Kind::native) || value.object()->type != Machine::current().types.memory_view) {
    return std::nullopt;
  }
  const MemoryViewObject* view = view_of(value);
  if (view->base.empty() || view->step != 1) return std::nullopt;
  const std::string_view bytes = bytes_behind(view);
  const auto start = static_cast<std::size_t>(view->start);
  if (start > bytes.size()) return std::string_view();
  return bytes.substr(start, static_cast<std::size_t>(view->count));
}

void define_memory_view(Machine& m) {
  static const TypeDefinition definition = {.name = "memoryview",
                                            .size = sizeof(MemoryViewObject),
                                            .finish = finish,
                                            .methods = methods,
                                            .getters = getters,
                                            .subclassable = false};
  m.types.memory_view = m.define(definition, m.types.object);
  m.builtins->set(m.intern("memoryview"), Value::object(m.types.memory_view));
}

}  // namespace looplane::script
