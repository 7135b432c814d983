#include "script/builtins/memory_view_items.hpp"

#include <cstring>
#include <limits>

#include "script/builtins/bytes_methods.hpp"
#include "script/values/integer.hpp"

namespace looplane::script {

namespace {

template <typename Number>
Number number_in(std::string_view bytes) {
  Number number{};
  std::memcpy(&number, bytes.data(), sizeof number);
  return number;
}

template <typename Number>
std::string bytes_of(Number number) {
  std::string bytes(sizeof number, '\0');
  std::memcpy(bytes.data(), &number, sizeof number);
  return bytes;
}

Failure invalid(Machine& m, const char* what, char format) {
  const std::string text =
      concat("memoryview: invalid ", what, " for format '", std::string_view(&format, 1), "'");
  return std::string_view(what) == "type" ? m.type_error(text) : m.value_error(text);
}

bool is_unsigned(char format) { return format >= 'A' && format <= 'Z'; }

Eventually<std::string> pack_integer(Machine& m, char format, Value item) {
  if ((*m.type_of(item))[Special::index].empty()) co_return invalid(m, "type", format);
  const Value number = co_await index(m, item);
  const auto size = static_cast<std::size_t>(item_size_of(format));
  const int bits = static_cast<int>(size) * 8;
  if (is_unsigned(format)) {
    const std::optional<std::uint64_t> value = integer_to_uint64(number);
    const bool fits = value && (bits == 64 || *value >> bits == 0);
    if (!fits) co_return invalid(m, "value", format);
    co_return bytes_of(*value).substr(0, size);
  }
  const std::optional<std::int64_t> value = integer_to_int64(number);
  const std::int64_t most = std::numeric_limits<std::int64_t>::max() >> (64 - bits);
  const bool fits = value && *value <= most && *value >= -most - 1;
  if (!fits) co_return invalid(m, "value", format);
  co_return bytes_of(*value).substr(0, size);  // The low bytes come first.
}

Eventually<std::string> pack_float(Machine& m, char format, Value item) {
  double number = 0;
  if (item.is_number()) {
    number = item.number();
  } else if (is_integer(item)) {
    number = co_await integer_to_double(m, item);
  } else {
    co_return invalid(m, "type", format);
  }
  co_return format == 'd' ? bytes_of(number) : bytes_of(static_cast<float>(number));
}

}  // namespace

std::int64_t item_size_of(char format) {
  switch (format) {
    case 'b':
    case 'B':
    case 'c':
    case '?':
      return 1;
    case 'h':
    case 'H':
      return 2;
    case 'i':
    case 'I':
    case 'f':
      return 4;
    case 'l':
    case 'L':
    case 'q':
    case 'Q':
    case 'n':
    case 'N':
    case 'd':
      return 8;
    default:
      return 0;
  }
}

Value unpack_item(Machine& m, char format, std::string_view bytes) {
  switch (format) {
    case 'c':
      return m.bytes(bytes);
    case '?':
      return Value::boolean(bytes[0] != '\0');
    case 'f':
      return Value::number(static_cast<double>(number_in<float>(bytes)));
    case 'd':
      return Value::number(number_in<double>(bytes));
    default:
      break;
  }
  std::uint64_t value = 0;
  std::memcpy(&value, bytes.data(), bytes.size());
  if (is_unsigned(format)) return m.unsigned_integer(value);
  const int unused = 64 - static_cast<int>(bytes.size()) * 8;
  return m.integer(static_cast<std::int64_t>(value << unused) >> unused);
}

Eventually<std::string> pack_item(Machine& m, char format, Value item) {
  if (format == 'c') {
    if (!item.is(Kind::bytes)) co_return invalid(m, "type", format);
    const std::string_view byte = *buffer_of(item);
    if (byte.size() != 1) co_return invalid(m, "value", format);
    co_return std::string(byte);
  }
  if (format == '?') {
    const bool answer = co_await truth(m, item);
    co_return std::string(1, answer ? '\1' : '\0');
  }
  if (format == 'f' || format == 'd') {
    std::string bytes = co_await pack_float(m, format, item);
    co_return bytes;
  }
  std::string bytes = co_await pack_integer(m, format, item);
  co_return bytes;
}

}  // namespace looplane::script
