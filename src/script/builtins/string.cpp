#include <cstring>

#include "script/builtins/codecs.hpp"
#include "script/builtins/define.hpp"
#include "script/builtins/format_spec.hpp"
#include "script/builtins/iterators.hpp"
#include "script/builtins/sequence.hpp"
#include "script/builtins/string_methods.hpp"
#include "script/builtins/text_arguments.hpp"
#include "script/values/bytearray.hpp"
#include "script/values/integer.hpp"
#include "script/values/quoting.hpp"
#include "script/values/unicode.hpp"

namespace looplane::script {

// --- What the methods stand on ------------------------------------------------------------------

Value plain_string(Machine& m, const Value& value) {
  if (value.object()->exact) return value;
  return m.string(text_of(value), string_of(value)->length);
}

std::size_t step_space(std::string_view text, std::size_t position, bool backwards) {
  if (!backwards) {
    if (position == text.size() || continues_character(text[position])) return 0;
    const std::size_t start = position;
    return unicode::is_space(decode_next(text, position)) ? position - start : 0;
  }
  if (position == 0) return 0;
  std::size_t start = position - 1;
  while (start > 0 && continues_character(text[start])) --start;
  // In front of `position` stands only a part of a character.
  if (start + character_size(text[start]) != position) return 0;
  return unicode::is_space(first_code_point(text.substr(start))) ? position - start : 0;
}

std::size_t byte_offset(const StringObject* string, std::int64_t index) {
  const auto position = static_cast<std::size_t>(index);
  return string->ascii() ? position : offset_of_index(string->view(), position);
}

std::int64_t code_point_index(const StringObject* string, std::size_t offset) {
  if (string->ascii()) return static_cast<std::int64_t>(offset);
  return count_code_points(string->view().substr(0, offset));
}

std::string_view part_of(const StringObject* string, std::int64_t start, std::int64_t end) {
  const std::size_t from = byte_offset(string, start);
  const auto count = static_cast<std::size_t>(end - start);
  const std::string_view rest = string->view().substr(from);
  return rest.substr(0, string->ascii() ? count : offset_of_index(rest, count));
}

namespace {

// --- Making -------------------------------------------------------------------------------------

/// An instance of a subclass with this text.
Value instance_of(Machine& m, Type* type, const Value& text) {
  const StringObject* source = string_of(text);
  void* memory = m.allocate_object(type, StringObject::allocation(source->size));
  auto* string = new (memory) StringObject(source->size, source->length, type);
  std::memcpy(string->data, source->data, source->size);
  m.adopt_type(string, type);
  return Value::adopt(string);
}

Eventually<Value> await_instance(Machine& m, Value type, Eventually<Value> pending) {
  const Value text = co_await pending;
  co_return instance_of(m, type.as<Type>(), text);
}

/// bytes and bytearray.
std::optional<std::string_view> bytes_in(const Value& value) {
  if (value.is(Kind::bytes)) return value.as<BytesObject>()->view();
  if (value.is(Kind::bytearray)) return value.as<BytearrayObject>()->view();
  return std::nullopt;
}

Eventually<Value> decode_object(Machine& m, const Value& object, const Value& encoding,
                                const Value& errors) {
  if (!encoding.empty() && !encoding.is(Kind::string)) {
    return wrong_argument(m, "str() argument 'encoding'", "str", encoding);
  }
  if (!errors.empty() && !errors.is(Kind::string)) {
    return wrong_argument(m, "str() argument 'errors'", "str", errors);
  }
  if (object.empty()) return m.string({});
  if (object.is(Kind::string)) return m.type_error("decoding str is not supported");
  const std::optional<std::string_view> bytes = bytes_in(object);
  if (!bytes) {
    return m.type_error(
        concat("decoding to str: need a bytes-like object, ", m.type_name(object), " found"));
  }
  return decode_bytes(m, *bytes, encoding.empty() ? "utf-8" : text_of(encoding),
                      errors.empty() ? "strict" : text_of(errors));
}

Eventually<Value> text_for(Machine& m, const Arguments& a) {
  if (!a[2].empty() || !a[3].empty()) return decode_object(m, a[1], a[2], a[3]);
  if (a[1].empty()) return m.string({});
  return str(m, a[1]);
}

Eventually<Value> string_new(Machine& m, Arguments a) {
  Eventually<Value> text = text_for(m, a);
  Type* type = a[0].as<Type>();
  if (type == m.types.string || text.failed()) return text;
  if (text.ready()) return instance_of(m, type, text.peek());
  return await_instance(m, a[0], std::move(text));
}

// --- Operators ----------------------------------------------------------------------------------

Eventually<Value> string_add(Machine& m, Arguments a) {
  if (!a[1].is(Kind::string)) return cannot_concatenate(m, "str", a[1]);
  return m.concatenate(a[0], a[1]);
}

Eventually<Value> repeated(Machine& m, const Value& string, std::int64_t count) {
  const StringObject* source = string_of(string);
  if (count == 1) return plain_string(m, string);
  if (count == 0 || source->size == 0) return m.string({});
  if (static_cast<std::uint64_t>(count) > largest_text) return m.memory_error();
  const std::uint64_t size = std::uint64_t{source->size} * static_cast<std::uint64_t>(count);
  if (check_room(m, size).failed()) return Failure{};
  const auto times = static_cast<std::uint32_t>(count);
  Ref<StringObject> result = m.new_string(static_cast<std::uint32_t>(size), source->length * times);
  if (source->size == 1) {
    std::memset(result->data, source->data[0], times);
    return result;
  }
  for (std::uint32_t i = 0; i < times; ++i) {
    std::memcpy(result->data + std::size_t{i} * source->size, source->data, source->size);
  }
  return result;
}

Eventually<Value> await_repeated(Machine& m, Value string, Eventually<Value> pending) {
  const Value count = co_await pending;
  Value result = co_await repeated(m, string, count.small_int());
  co_return result;
}

Eventually<Value> string_mul(Machine& m, Arguments a) {
  Eventually<Value> count = repetitions(m, a[1]);
  if (count.failed()) return Failure{};
  if (!count.ready()) return await_repeated(m, a[0], std::move(count));
  return repeated(m, a[0], count.peek().small_int());
}

// UTF-8 is ordered as code points are.
template <CompareOperator op>
Eventually<Value> string_compare(Machine& m, Arguments a) {
  if (!a[1].is(Kind::string)) return m.not_implemented();
  return Value::boolean(fulfils(op, text_of(a[0]).compare(text_of(a[1])) <=> 0));
}

// --- A string as a sequence ---------------------------------------------------------------------

Eventually<Value> slice_of(Machine& m, const Value& string, const SliceBounds& bounds) {
  const StringObject* source = string_of(string);
  if (bounds.count == source->length && bounds.step == 1) return plain_string(m, string);
  if (bounds.count == 0) return m.string({});
  if (bounds.step == 1) {
    return m.string(part_of(source, bounds.start, bounds.start + bounds.count),
                    static_cast<std::uint32_t>(bounds.count));
  }
  std::string result;
  if (source->ascii()) {
    for (std::int64_t i = 0; i < bounds.count; ++i) {
      result += source->data[bounds.start + i * bounds.step];
    }
  } else {
    const std::u32string text = decode_all(source->view());
    for (std::int64_t i = 0; i < bounds.count; ++i) {
      append_code_point(result, text[static_cast<std::size_t>(bounds.start + i * bounds.step)]);
    }
  }
  return m.string(result, static_cast<std::uint32_t>(bounds.count));
}

Eventually<Value> await_slice(Machine& m, Value string, Eventually<SliceBounds> pending) {
  const SliceBounds bounds = co_await pending;
  Value result = co_await slice_of(m, string, bounds);
  co_return result;
}

Eventually<Value> await_item(Machine& m, Value string, Value key) {
  const Value position = co_await index(m, key);
  const std::optional<std::int64_t> number = integer_to_int64(position);
  if (!number) {
    co_return m.raise(m.types.IndexError,
                      concat("cannot fit '", m.type_name(key), "' into an index-sized integer"));
  }
  Value result = co_await string_item(m, string, *number);
  co_return result;
}

Eventually<Value> string_getitem(Machine& m, Arguments a) {
  if (a[1].is_small_int()) return string_item(m, a[0], a[1].small_int());
  if (a[1].is(Kind::slice)) {
    Eventually<SliceBounds> bounds = slice_bounds(m, a[1], string_of(a[0])->length);
    if (bounds.failed()) return Failure{};
    if (bounds.ready()) return slice_of(m, a[0], bounds.take());
    return await_slice(m, a[0], std::move(bounds));
  }
  if ((*m.type_of(a[1]))[Special::index].empty()) {
    return m.type_error(concat("string indices must be integers, not '", m.type_name(a[1]), "'"));
  }
  return await_item(m, a[0], a[1]);
}

Eventually<Value> string_len(Machine&, Arguments a) {
  return Value::small_int(string_of(a[0])->length);
}

Eventually<Value> string_hash(Machine& m, Arguments a) {
  return m.integer(string_of(a[0])->hash());
}

// --- Its iterator -------------------------------------------------------------------------------

struct StringIterator : IteratorObject {
  Ref<StringObject> string;  ///< Nothing once the end was reached.
  std::size_t offset = 0;
  StringIterator(Ref<StringObject> string, Advance advance, Type* type)
      : IteratorObject(advance, IteratorKind::other, type), string(std::move(string)) {}
};

Eventually<Value> advance_string(Machine& m, IteratorObject* object) {
  auto* iterator = static_cast<StringIterator*>(object);
  if (!iterator->string) return Value();
  if (iterator->offset == iterator->string->size) {
    iterator->string = nullptr;
    return Value();
  }
  return m.character(decode_next(iterator->string->view(), iterator->offset));
}

Eventually<Value> string_iter(Machine& m, Arguments a) { return iterate_string(m, a[0]); }

Eventually<Value> iterator_length_hint(Machine& m, Arguments a) {
  const auto* iterator = a[0].as<StringIterator>();
  if (!iterator->string) return Value::small_int(0);
  return m.integer(count_code_points(iterator->string->view().substr(iterator->offset)));
}

constexpr NativeMethod string_iterator_methods[] = {
    {"__iter__(self, /)", iterator_self},
    {"__next__(self, /)", iterator_next},
    {"__length_hint__(self, /)", iterator_length_hint},
};
const TypeDefinition iterator_type =
    iterator_definition<StringIterator>("str_iterator", string_iterator_methods);
const TypeDefinition ascii_iterator_type =
    iterator_definition<StringIterator>("str_ascii_iterator", string_iterator_methods);

// --- Text of text -------------------------------------------------------------------------------

Eventually<Value> string_repr(Machine& m, Arguments a) {
  return m.string(quoted_text(text_of(a[0])));
}

Eventually<Value> string_str(Machine& m, Arguments a) { return plain_string(m, a[0]); }

Eventually<Value> string_format_method(Machine& m, Arguments a) {
  if (!a[1].is(Kind::string)) return wrong_argument(m, "__format__() argument", "str", a[1]);
  if (text_of(a[1]).empty()) return str(m, a[0]);
  return format_text(m, a[0], text_of(a[1]));
}

Eventually<Value> string_encode(Machine& m, Arguments a) {
  if (!a[1].is(Kind::string)) return wrong_argument(m, "encode() argument 'encoding'", "str", a[1]);
  if (!a[2].is(Kind::string)) return wrong_argument(m, "encode() argument 'errors'", "str", a[2]);
  return encode_string(m, a[0], text_of(a[1]), text_of(a[2]));
}

Eventually<Value> string_getnewargs(Machine& m, Arguments a) {
  return m.tuple({plain_string(m, a[0])});
}

constexpr NativeMethod methods[] = {
    {"__new__(cls, object=..., encoding=..., errors=...)", string_new, NativeMethod::Binding::none},
    {"__repr__(self, /)", string_repr},
    {"__str__(self, /)", string_str},
    {"__format__(self, format_spec, /)", string_format_method},
    {"__hash__(self, /)", string_hash},
    {"__len__(self, /)", string_len},
    {"__getitem__(self, key, /)", string_getitem},
    {"__contains__(self, key, /)", string_contains},
    {"__iter__(self, /)", string_iter},
    {"__add__(self, value, /)", string_add},
    {"__mul__(self, value, /)", string_mul},
    {"__rmul__(self, value, /)", string_mul},
    {"__mod__(self, value, /)", string_mod},
    {"__rmod__(self, value, /)", string_rmod},
    {"__lt__(self, value, /)", string_compare<CompareOperator::lt>},
    {"__le__(self, value, /)", string_compare<CompareOperator::le>},
    {"__eq__(self, value, /)", string_compare<CompareOperator::eq>},
    {"__ne__(self, value, /)", string_compare<CompareOperator::ne>},
    {"__gt__(self, value, /)", string_compare<CompareOperator::gt>},
    {"__ge__(self, value, /)", string_compare<CompareOperator::ge>},
    {"__getnewargs__(self, /)", string_getnewargs},
    {"capitalize(self, /)", string_capitalize},
    {"casefold(self, /)", string_casefold},
    {"center(self, width, fillchar=' ', /)", string_center},
    {"count(self, sub, start=None, end=None, /)", string_count},
    {"encode(self, encoding='utf-8', errors='strict')", string_encode},
    {"endswith(self, suffix, start=None, end=None, /)", string_endswith},
    {"expandtabs(self, tabsize=8)", string_expandtabs},
    {"find(self, sub, start=None, end=None, /)", string_find},
    {"format(self, /, *args, **kwargs)", string_format},
    {"format_map(self, mapping, /)", string_format_map},
    {"index(self, sub, start=None, end=None, /)", string_index},
    {"isalnum(self, /)", string_isalnum},
    {"isalpha(self, /)", string_isalpha},
    {"isascii(self, /)", string_isascii},
    {"isdecimal(self, /)", string_isdecimal},
    {"isdigit(self, /)", string_isdigit},
    {"isidentifier(self, /)", string_isidentifier},
    {"islower(self, /)", string_islower},
    {"isnumeric(self, /)", string_isnumeric},
    {"isprintable(self, /)", string_isprintable},
    {"isspace(self, /)", string_isspace},
    {"istitle(self, /)", string_istitle},
    {"isupper(self, /)", string_isupper},
    {"join(self, iterable, /)", string_join},
    {"ljust(self, width, fillchar=' ', /)", string_ljust},
    {"lower(self, /)", string_lower},
    {"lstrip(self, chars=None, /)", string_lstrip},
    {"maketrans(x, y=..., z=..., /)", string_maketrans, NativeMethod::Binding::none},
    {"partition(self, sep, /)", string_partition},
    {"removeprefix(self, prefix, /)", string_removeprefix},
    {"removesuffix(self, suffix, /)", string_removesuffix},
    {"replace(self, old, new, /, count=-1)", string_replace},
    {"rfind(self, sub, start=None, end=None, /)", string_rfind},
    {"rindex(self, sub, start=None, end=None, /)", string_rindex},
    {"rjust(self, width, fillchar=' ', /)", string_rjust},
    {"rpartition(self, sep, /)", string_rpartition},
    {"rsplit(self, sep=None, maxsplit=-1)", string_rsplit},
    {"rstrip(self, chars=None, /)", string_rstrip},
    {"split(self, sep=None, maxsplit=-1)", string_split},
    {"splitlines(self, keepends=False)", string_splitlines},
    {"startswith(self, prefix, start=None, end=None, /)", string_startswith},
    {"strip(self, chars=None, /)", string_strip},
    {"swapcase(self, /)", string_swapcase},
    {"title(self, /)", string_title},
    {"translate(self, table, /)", string_translate},
    {"upper(self, /)", string_upper},
    {"zfill(self, width, /)", string_zfill},
};

const TypeDefinition definition = {
    .name = "str",
    .kind = Kind::string,
    .size = sizeof(StringObject),
    .methods = methods,
    .doc =
        "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str\n\nCreate a "
        "new string object from the given object. If encoding or\nerrors is specified, then the "
        "object must expose a data buffer\nthat will be decoded using the given encoding and "
        "error handler.\nOtherwise, returns the result of object.__str__() (if defined)\nor "
        "repr(object).\nencoding defaults to 'utf-8'.\nerrors defaults to 'strict'.",
};

}  // namespace

Eventually<Value> string_item(Machine& m, const Value& string, std::int64_t position) {
  const StringObject* text = string_of(string);
  if (position < 0) position += text->length;
  if (position < 0 || position >= text->length) {
    return m.raise(m.types.IndexError, "string index out of range");
  }
  if (text->ascii()) return m.character(static_cast<unsigned char>(text->data[position]));
  std::size_t offset = byte_offset(text, position);
  return m.character(decode_next(text->view(), offset));
}

Value iterate_string(Machine& m, const Value& string) {
  Type* type = string_of(string)->ascii() ? m.types.string_ascii_iterator : m.types.string_iterator;
  return m.make<StringIterator>(type, Ref<StringObject>::share(string_of(string)), advance_string);
}

void define_string(Machine& m) {
  m.types.string = m.define(definition, m.types.object);
  m.builtins->set(m.intern("str"), Value::object(m.types.string));
  m.types.string_iterator = m.define(iterator_type, m.types.object);
  m.types.string_ascii_iterator = m.define(ascii_iterator_type, m.types.object);
}

}  // namespace looplane::script
