#include "script/builtins/bytes_methods.hpp"
#include "script/builtins/codecs.hpp"
#include "script/builtins/format_percent.hpp"
#include "script/builtins/format_spec.hpp"
#include "script/builtins/string_methods.hpp"
#include "script/builtins/text_arguments.hpp"
#include "script/values/integer.hpp"

// bytes and bytearray to and from text; translate; `%`.

namespace looplane::script {

namespace {

constexpr char hex_digits[] = "0123456789abcdef";

int hex_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

/// Groups of `group` bytes between separators, counted from the right; from the left when negative.
Eventually<Value> hex_groups(Machine& m, const Value& self, char separator, std::int64_t group) {
  const std::string_view bytes = *buffer_of(self);
  const auto size = static_cast<std::int64_t>(bytes.size());
  if (check_room(m, bytes.size() * std::uint64_t{3}).failed()) return Failure{};
  std::string result;
  for (std::int64_t i = 0; i < size; ++i) {
    const std::int64_t boundary = group > 0 ? size - i : i;
    const bool cut = i > 0 && group != 0 && separator != '\0' && boundary % group == 0;
    if (cut) result += separator;
    const auto byte = static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)]);
    result += hex_digits[byte >> 4];
    result += hex_digits[byte & 0xf];
  }
  return m.string(result);
}

Eventually<Value> hex_with_separator(Machine& m, const Arguments& a, std::int64_t group) {
  if (a[1].empty()) return hex_groups(m, a[0], '\0', group);
  std::string_view separator;
  if (a[1].is(Kind::string)) {
    separator = text_of(a[1]);
    if (string_of(a[1])->length != 1) return m.value_error("sep must be length 1.");
    if (separator.size() != 1) return m.value_error("sep must be ASCII.");
  } else if (const std::optional<std::string_view> bytes = buffer_of(a[1])) {
    separator = *bytes;
    if (separator.size() != 1) return m.value_error("sep must be length 1.");
    if (static_cast<unsigned char>(separator[0]) >= 0x80) {
      return m.value_error("sep must be ASCII.");
    }
  } else if ((*m.type_of(a[1]))[Special::len].empty()) {
    return m.type_error(concat("object of type '", m.type_name(a[1]), "' has no len()"));
  } else {
    return m.type_error("sep must be str or bytes.");
  }
  return hex_groups(m, a[0], separator[0], group);
}

Failure not_hexadecimal(Machine& m, std::size_t position) {
  return m.value_error(concat("non-hexadecimal number found in fromhex() arg at position ",
                              std::to_string(position)));
}

Eventually<Value> from_type(Machine& m, Value type, Value bytes) {
  Eventually<Value> made = call(m, type, bytes);
  Value result = co_await made;
  co_return result;
}

}  // namespace

Eventually<Value> bytes_hex(Machine& m, Arguments a) {
  return with_integer<hex_with_separator, 2>(m, std::move(a));
}

Eventually<Value> bytes_fromhex(Machine& m, Arguments a) {
  if (!a[1].is(Kind::string)) return wrong_argument(m, "fromhex() argument", "str", a[1]);
  const std::string_view text = text_of(a[1]);
  std::string bytes;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (step_ascii_space(text, i, false) != 0) continue;
    const int high = hex_value(text[i]);
    if (high < 0) return not_hexadecimal(m, count_code_points(text.substr(0, i)));
    const int low = ++i < text.size() ? hex_value(text[i]) : -1;
    if (low < 0) return not_hexadecimal(m, count_code_points(text.substr(0, i)));
    bytes += static_cast<char>(high << 4 | low);
  }
  Type* type = a[0].as<Type>();
  if (type == m.types.bytes) return m.bytes(bytes);
  if (type == m.types.bytearray) return new_bytearray(m, type, bytes);
  return from_type(m, a[0], m.bytes(bytes));
}

Eventually<Value> bytes_decode(Machine& m, Arguments a) {
  if (!a[1].is(Kind::string)) return wrong_argument(m, "decode() argument 'encoding'", "str", a[1]);
  if (!a[2].is(Kind::string)) return wrong_argument(m, "decode() argument 'errors'", "str", a[2]);
  return decode_bytes(m, *buffer_of(a[0]), text_of(a[1]), text_of(a[2]));
}

Eventually<Value> bytes_maketrans(Machine& m, Arguments a) {
  const std::optional<std::string_view> from = buffer_of(a[0]);
  if (!from) return not_bytes_like(m, a[0]);
  const std::optional<std::string_view> to = buffer_of(a[1]);
  if (!to) return not_bytes_like(m, a[1]);
  if (from->size() != to->size()) {
    return m.value_error("maketrans arguments must have same length");
  }
  std::string table(256, '\0');
  for (std::size_t i = 0; i < table.size(); ++i) table[i] = static_cast<char>(i);
  for (std::size_t i = 0; i < from->size(); ++i) {
    table[static_cast<unsigned char>((*from)[i])] = (*to)[i];
  }
  return m.bytes(table);
}

Eventually<Value> bytes_translate(Machine& m, Arguments a) {
  std::optional<std::string_view> table;
  if (!a[1].is_none()) {
    table = buffer_of(a[1]);
    if (!table) return not_bytes_like(m, a[1]);
    if (table->size() != 256) {
      return m.value_error("translation table must be 256 characters long");
    }
  }
  std::string_view removed;
  if (!a[2].empty()) {
    const std::optional<std::string_view> given = buffer_of(a[2]);
    if (!given) return not_bytes_like(m, a[2]);
    removed = *given;
  }
  const std::string_view bytes = *buffer_of(a[0]);
  std::string result;
  for (const char c : bytes) {
    if (removed.find(c) != std::string_view::npos) continue;
    result += table ? (*table)[static_cast<unsigned char>(c)] : c;
  }
  return bytes_like(m, a[0], result);
}

static Eventually<Value> format_bytes(Machine& m, Value format, Value values) {
  // A copy: a bytearray could change meanwhile.
  const std::string text(*buffer_of(format));
  const Value result = co_await format_percent(m, text, values, true);
  co_return bytes_like(m, format, *buffer_of(result));
}

Eventually<Value> bytes_mod(Machine& m, Arguments a) { return format_bytes(m, a[0], a[1]); }

Eventually<Value> bytes_rmod(Machine& m, Arguments a) {
  if (!buffer_of(a[1])) return m.not_implemented();
  return format_bytes(m, a[1], a[0]);
}

Eventually<Value> byte_for_percent(Machine& m, Value value) {
  if (const std::optional<std::string_view> bytes = buffer_of(value)) {
    if (bytes->size() == 1) co_return m.bytes(*bytes);
  } else if (!(*m.type_of(value))[Special::index].empty()) {
    const Value number = co_await index(m, value);
    const std::int64_t byte = integer_clamped(number);
    if (byte < 0 || byte > 255) {
      co_return m.raise(m.types.OverflowError, "%c arg not in range(256)");
    }
    const char c = static_cast<char>(byte);
    co_return m.bytes({&c, 1});
  }
  co_return m.type_error("%c requires an integer in range(256) or a single byte");
}

Eventually<Value> bytes_for_percent(Machine& m, Value value) {
  if (const std::optional<std::string_view> bytes = buffer_of(value)) co_return m.bytes(*bytes);
  if ((*m.type_of(value))[Special::bytes].empty()) {
    co_return m.type_error(
        concat("%b requires a bytes-like object, or an object that implements __bytes__, not '",
               m.type_name(value), "'"));
  }
  Value result = co_await call_special(m, value, Special::bytes);
  if (!result.is(Kind::bytes)) {
    co_return m.type_error(concat("__bytes__ returned non-bytes (type ", m.type_name(result), ")"));
  }
  co_return result;
}

}  // namespace looplane::script
