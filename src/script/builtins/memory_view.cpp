#include "script/builtins/memory_view.hpp"

#include "script/builtins/bytes_methods.hpp"
#include "script/builtins/memory_view_items.hpp"
#include "script/builtins/text_arguments.hpp"
#include "script/values/integer.hpp"
#include "script/values/slice.hpp"

// memoryview, in one dimension.

namespace looplane::script {

namespace {

MemoryViewObject* view_of(const Value& value) { return value.as<MemoryViewObject>(); }

Failure released(Machine& m) {
  return m.value_error("operation forbidden on released memoryview object");
}

/// Where the bytes are. A bytearray may have moved or shrunk since.
std::string_view bytes_behind(const MemoryViewObject* view) { return *buffer_of(view->base); }

std::string item_bytes(const MemoryViewObject* view, std::int64_t position) {
  const auto at = static_cast<std::size_t>(view->start + position * view->step);
  const auto size = static_cast<std::size_t>(view->item_size);
  const std::string_view bytes = bytes_behind(view);
  std::string item(at < bytes.size() ? bytes.substr(at, size) : std::string_view());
  item.resize(size);
  return item;
}

Value item_at(Machine& m, const MemoryViewObject* view, std::int64_t position) {
  return unpack_item(m, view->format, item_bytes(view, position));
}

void set_item(MemoryViewObject* view, std::int64_t position, std::string_view item) {
  const auto at = static_cast<std::size_t>(view->start + position * view->step);
  auto& data = view->base.as<BytearrayObject>()->data;
  if (at + item.size() <= data.size()) std::copy(item.begin(), item.end(), data.begin() + at);
}

std::string copy_of(const MemoryViewObject* view) {
  std::string bytes;
  for (std::int64_t i = 0; i < view->count; ++i) bytes += item_bytes(view, i);
  return bytes;
}

Value items_of(Machine& m, const MemoryViewObject* view) {
  Ref<ListObject> list = m.new_list();
  for (std::int64_t i = 0; i < view->count; ++i) list->items.push_back(item_at(m, view, i));
  return Value(list);
}

Ref<MemoryViewObject> view_like(Machine& m, const MemoryViewObject* view) {
  Ref<MemoryViewObject> copy = m.make<MemoryViewObject>(m.types.memory_view);
  copy->look_at(view->base);
  copy->start = view->start;
  copy->step = view->step;
  copy->count = view->count;
  copy->item_size = view->item_size;
  copy->format = view->format;
  copy->readonly = view->readonly;
  return copy;
}

bool is_view(const Machine& m, const Value& value) {
  return value.is(Kind::native) && value.object()->type == m.types.memory_view;
}

/// What kind of items an object of bytes has.
char format_behind(const Machine& m, const Value& value) {
  return is_view(m, value) ? view_of(value)->format : 'B';
}

Eventually<Value> view_new(Machine& m, Arguments a) {
  const Value& object = a[1];
  if (is_view(m, object)) {
    if (view_of(object)->base.empty()) return released(m);
    return Value(view_like(m, view_of(object)));
  }
  const std::optional<std::string_view> bytes = buffer_of(object);
  if (!bytes) {
    return m.type_error(
        concat("memoryview: a bytes-like object is required, not '", m.type_name(object), "'"));
  }
  Ref<MemoryViewObject> view = m.make<MemoryViewObject>(m.types.memory_view);
  view->look_at(object);
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
  co_return item_at(m, view_of(a[0]), position);
}

Eventually<Value> set_slice(Machine& m, Value self, Value key, Value value) {
  const Value part = co_await part_of(m, self, key);
  const std::optional<std::string_view> bytes = buffer_of(value);
  if (!bytes) co_return not_bytes_like(m, value);
  const auto size = static_cast<std::size_t>(view_of(part)->item_size);
  if (static_cast<std::int64_t>(bytes->size()) != view_of(part)->count * view_of(part)->item_size ||
      format_behind(m, value) != view_of(part)->format) {
    co_return m.value_error("memoryview assignment: lvalue and rvalue have different structures");
  }
  const std::string copy(*bytes);
  for (std::size_t i = 0; i * size < copy.size(); ++i) {
    set_item(view_of(part), static_cast<std::int64_t>(i),
             std::string_view(copy).substr(i * size, size));
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
  const std::string item = co_await pack_item(m, view_of(a[0])->format, a[2]);
  if (view_of(a[0])->base.empty()) co_return released(m);
  set_item(view_of(a[0]), position, item);
  co_return Value::none();
}

Eventually<Value> view_delitem(Machine& m, Arguments) {
  return m.type_error("cannot delete memory");
}

Eventually<Value> view_iter(Machine& m, Arguments a) {
  if (view_of(a[0])->base.empty()) return released(m);
  return get_iterator(m, items_of(m, view_of(a[0])));
}

// --- The whole ----------------------------------------------------------------------------------

/// Items of other formats are equal as numbers are.
template <bool wanted>
Eventually<Value> same_items(Machine& m, Value self, Value other) {
  const Value mine = items_of(m, view_of(self));
  Value theirs;
  if (is_view(m, other)) {
    theirs = items_of(m, view_of(other));
  } else {
    theirs = co_await list_from(m, other);
  }
  const bool same = co_await equal(m, mine, theirs);
  co_return Value::boolean(same == wanted);
}

template <bool wanted>
Eventually<Value> view_equals(Machine& m, Arguments a) {
  if (a[0].same(a[1])) return Value::boolean(wanted);
  const std::optional<std::string_view> other = buffer_of(a[1]);
  if (!other || view_of(a[0])->base.empty()) return m.not_implemented();
  if (view_of(a[0])->format != 'B' || format_behind(m, a[1]) != 'B') {
    return same_items<wanted>(m, a[0], a[1]);
  }
  return Value::boolean((copy_of(view_of(a[0])) == *other) == wanted);
}

Eventually<Value> view_hash(Machine& m, Arguments a) {
  if (view_of(a[0])->base.empty()) return released(m);
  if (!view_of(a[0])->readonly) return m.value_error("cannot hash writable memoryview object");
  if (view_of(a[0])->format != 'B' && view_of(a[0])->format != 'b' &&
      view_of(a[0])->format != 'c') {
    return m.value_error("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
  }
  return m.integer(hash_bytes(copy_of(view_of(a[0]))));
}

Eventually<Value> view_tobytes(Machine& m, Arguments a) {
  if (view_of(a[0])->base.empty()) return released(m);
  return m.bytes(copy_of(view_of(a[0])));
}

Eventually<Value> view_tolist(Machine& m, Arguments a) {
  if (view_of(a[0])->base.empty()) return released(m);
  return items_of(m, view_of(a[0]));
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

/// cast(format): the same bytes as items of another kind. One of the two kinds is bytes.
Eventually<Value> view_cast(Machine& m, Arguments a) {
  const MemoryViewObject* view = view_of(a[0]);
  if (view->base.empty()) return released(m);
  if (!a[1].is(Kind::string)) {
    return m.type_error(concat("cast() argument 'format' must be str, not ", m.type_name(a[1])));
  }
  if (!a[2].empty()) {
    return m.raise(m.types.NotImplementedError,
                   "memoryview.cast() with a shape is not available in Looplane");
  }
  std::string_view format = text_of(a[1]);
  if (format.starts_with('@')) format.remove_prefix(1);
  if (format.size() != 1 || item_size_of(format[0]) == 0) {
    return m.value_error(
        "memoryview: destination format must be a native single character format prefixed with an "
        "optional '@'");
  }
  const auto is_bytes = [](char kind) { return kind == 'B' || kind == 'b' || kind == 'c'; };
  if (!is_bytes(view->format) && !is_bytes(format[0])) {
    return m.type_error("memoryview: cannot cast between two non-byte formats");
  }
  if (view->step != view->item_size && view->count > 1) {
    return m.type_error("memoryview: casts are restricted to C-contiguous views");
  }
  const std::int64_t bytes = view->count * view->item_size;
  if (bytes % item_size_of(format[0]) != 0) {
    return m.type_error("memoryview: length is not a multiple of itemsize");
  }
  Ref<MemoryViewObject> result = view_like(m, view);
  result->format = format[0];
  result->item_size = result->step = item_size_of(format[0]);
  result->count = bytes / result->item_size;
  return Value(result);
}

Eventually<Value> view_toreadonly(Machine& m, Arguments a) {
  if (view_of(a[0])->base.empty()) return released(m);
  Ref<MemoryViewObject> copy = view_like(m, view_of(a[0]));
  copy->readonly = true;
  return Value(copy);
}

Eventually<Value> view_release(Machine&, Arguments a) {
  view_of(a[0])->release();
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
Value size_of(Machine& m, MemoryViewObject* view) {
  return m.integer(view->count * view->item_size);
}
Value item_size(Machine& m, MemoryViewObject* view) { return m.integer(view->item_size); }
Value dimensions(Machine&, MemoryViewObject*) { return Value::small_int(1); }
Value format_of(Machine& m, MemoryViewObject* view) {
  return m.string(std::string(1, view->format));
}
Value is_readonly(Machine&, MemoryViewObject* view) { return Value::boolean(view->readonly); }
Value shape_of(Machine& m, MemoryViewObject* view) { return m.tuple({m.integer(view->count)}); }
Value strides_of(Machine& m, MemoryViewObject* view) { return m.tuple({m.integer(view->step)}); }
Value suboffsets_of(Machine& m, MemoryViewObject*) { return m.empty_tuple(); }
Value is_contiguous(Machine&, MemoryViewObject* view) {
  return Value::boolean(view->step == view->item_size || view->count <= 1);
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
    {"cast(self, format, shape=...)", view_cast},
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
    {"ndim", attribute<dimensions>},
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

void MemoryViewObject::look_at(Value object) {
  base = std::move(object);
  if (base.is(Kind::bytearray)) ++base.as<BytearrayObject>()->views;
}

void MemoryViewObject::release() {
  if (base.is(Kind::bytearray)) --base.as<BytearrayObject>()->views;
  base = Value();
}

std::optional<std::string_view> viewed_bytes(const Value& value) {
  if (!value.is(Kind::native) || value.object()->type != Machine::current().types.memory_view) {
    return std::nullopt;
  }
  const MemoryViewObject* view = view_of(value);
  if (view->base.empty() || view->step != view->item_size) return std::nullopt;
  const std::string_view bytes = bytes_behind(view);
  const auto start = static_cast<std::size_t>(view->start);
  if (start > bytes.size()) return std::string_view();
  return bytes.substr(start, static_cast<std::size_t>(view->count * view->item_size));
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
