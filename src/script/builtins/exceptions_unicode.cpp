#include <cstdio>

#include "script/builtins/exceptions.hpp"
#include "script/machine/operations.hpp"
#include "script/values/utf8.hpp"

// UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError.

namespace looplane::script {

// `detail`: (encoding, object, start, end, reason); without the encoding for translating.

static Eventually<Value> init_fields(Machine& m, const Arguments& a, std::string_view kinds) {
  if (keyword_count(a) > 0) return takes_no_keywords(m, a[0]);
  store_arguments(m, a);
  if (a.count - 1 != kinds.size()) {
    return m.type_error(concat("function takes exactly ", std::to_string(kinds.size()),
                               " arguments (", std::to_string(a.count - 1), " given)"));
  }
  for (std::size_t i = 0; i < kinds.size(); ++i) {
    const Value& value = a[i + 1];
    const bool is_int = m.is_instance(value, m.types.integer);
    if (kinds[i] == 'i' && !is_int) {
      return m.type_error(
          concat("'", m.type_name(value), "' object cannot be interpreted as an integer"));
    }
    const bool right = kinds[i] == 'i' || (kinds[i] == 's' && value.is(Kind::string)) ||
                       (kinds[i] == 'b' && (value.is(Kind::bytes) || value.is(Kind::bytearray)));
    if (right) continue;
    if (kinds[i] == 'b') {
      return m.type_error(
          concat("a bytes-like object is required, not '", m.type_name(value), "'"));
    }
    return m.type_error(concat("argument ", std::to_string(i + 1), " must be str, not ",
                               value.is_none() ? "None" : m.type_name(value)));
  }
  exception_of(a[0])->detail = m.tuple(std::span<const Value>(a.values + 1, kinds.size()));
  return Value::none();
}

static Eventually<Value> encode_init(Machine& m, Arguments a) { return init_fields(m, a, "ssiis"); }
static Eventually<Value> decode_init(Machine& m, Arguments a) { return init_fields(m, a, "sbiis"); }
static Eventually<Value> translate_init(Machine& m, Arguments a) {
  return init_fields(m, a, "siis");
}

static std::int64_t integer_of(const Value& value) {
  return value.is_small_int() ? value.small_int() : 0;
}

static std::string escaped(char32_t character) {
  char text[16];
  const char* pattern = character < 0x100 ? "\\x%02x" : character < 0x10000 ? "\\u%04x" : "\\U%08x";
  (void)std::snprintf(text, sizeof text, pattern, static_cast<unsigned>(character));
  return text;
}

/// "character '\xe9' in position 0" or "characters in position 0-1", of the object at items[0] to
/// items[2].
static std::string characters_text(const Value* items) {
  const std::int64_t start = integer_of(items[1]);
  const std::int64_t end = integer_of(items[2]);
  if (end == start + 1 && items[0].is(Kind::string) &&
      start < items[0].as<StringObject>()->length && start >= 0) {
    std::size_t position = offset_of_index(text_of(items[0]), static_cast<std::size_t>(start));
    const char32_t character = decode_next(text_of(items[0]), position);
    return concat("character '", escaped(character), "' in position ", std::to_string(start));
  }
  return concat("characters in position ", std::to_string(start), "-", std::to_string(end - 1));
}

static std::string bytes_text(const Value* items) {
  const std::int64_t start = integer_of(items[1]);
  const std::int64_t end = integer_of(items[2]);
  if (end == start + 1 && items[0].is(Kind::bytes) && start >= 0 &&
      start < items[0].as<BytesObject>()->size) {
    char text[8];
    const auto byte = static_cast<unsigned char>(items[0].as<BytesObject>()->data[start]);
    (void)std::snprintf(text, sizeof text, "0x%02x", byte);
    return concat("byte ", text, " in position ", std::to_string(start));
  }
  return concat("bytes in position ", std::to_string(start), "-", std::to_string(end - 1));
}

/// A program may have put anything in the place of the encoding and the reason.
static Eventually<Value> codec_text(Machine& m, Value encoding, std::string_view verb,
                                    std::string place, Value reason) {
  const Value name = co_await str(m, encoding);
  const Value why = co_await str(m, reason);
  co_return m.string(
      concat("'", text_of(name), "' codec can't ", verb, " ", place, ": ", text_of(why)));
}

static Eventually<Value> encode_str(Machine& m, Arguments a) {
  const Value& detail = exception_of(a[0])->detail;
  if (!detail.is(Kind::tuple)) return m.interned("");
  const Value* items = detail.as<TupleObject>()->items;
  return codec_text(m, value_or_none(items[0]), "encode", characters_text(items + 1),
                    value_or_none(items[4]));
}

static Eventually<Value> decode_str(Machine& m, Arguments a) {
  const Value& detail = exception_of(a[0])->detail;
  if (!detail.is(Kind::tuple)) return m.interned("");
  const Value* items = detail.as<TupleObject>()->items;
  return codec_text(m, value_or_none(items[0]), "decode", bytes_text(items + 1),
                    value_or_none(items[4]));
}

static Eventually<Value> translate_text(Machine& m, std::string place, Value reason) {
  const Value why = co_await str(m, reason);
  co_return m.string(concat("can't translate ", place, ": ", text_of(why)));
}

static Eventually<Value> translate_str(Machine& m, Arguments a) {
  const Value& detail = exception_of(a[0])->detail;
  if (!detail.is(Kind::tuple)) return m.interned("");
  const Value* items = detail.as<TupleObject>()->items;
  return translate_text(m, characters_text(items), value_or_none(items[3]));
}

static const NativeGetter coding_getters[] = {
    {"encoding", get_detail<0>, set_detail<0>}, {"object", get_detail<1>, set_detail<1>},
    {"start", get_detail<2>, set_detail<2>},    {"end", get_detail<3>, set_detail<3>},
    {"reason", get_detail<4>, set_detail<4>},
};

ExceptionParts unicode_encode_error_parts() {
  static const NativeMethod methods[] = {{"__init__", encode_init},
                                         {"__str__(self, /)", encode_str}};
  return {methods, coding_getters};
}

ExceptionParts unicode_decode_error_parts() {
  static const NativeMethod methods[] = {{"__init__", decode_init},
                                         {"__str__(self, /)", decode_str}};
  return {methods, coding_getters};
}

ExceptionParts unicode_translate_error_parts() {
  static const NativeMethod methods[] = {{"__init__", translate_init},
                                         {"__str__(self, /)", translate_str}};
  static const NativeGetter getters[] = {
      {"object", get_detail<0>, set_detail<0>},
      {"start", get_detail<1>, set_detail<1>},
      {"end", get_detail<2>, set_detail<2>},
      {"reason", get_detail<3>, set_detail<3>},
  };
  return {methods, getters};
}

}  // namespace looplane::script
