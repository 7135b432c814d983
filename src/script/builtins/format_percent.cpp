#include "script/builtins/format_percent.hpp"

#include <algorithm>
#include <array>
#include <limits>

#include "script/builtins/bytes_methods.hpp"
#include "script/builtins/format_spec.hpp"
#include "script/builtins/string_methods.hpp"
#include "script/values/integer.hpp"
#include "script/values/number.hpp"
#include "script/values/number_text.hpp"
#include "script/values/quoting.hpp"

// "..." % values, for str and bytes (CPython: Objects/unicodeobject.c, PyUnicode_Format).

namespace looplane::script {

namespace {

/// One conversion: `%(key)flags width.precision type`.
struct PercentSpec {
  bool left = false;
  bool plus = false;
  bool space = false;
  bool alternate = false;
  bool zero = false;
  std::int64_t width = -1;
  std::int64_t precision = -1;
  char32_t type = '\0';
};

/// The values that the conversions take one after the other.
class PercentValues {
 public:
  PercentValues(Machine& m, Value values, bool as_bytes) : machine_(m), values_(std::move(values)) {
    const bool text = values_.is(Kind::string) ||
                      (as_bytes && (values_.is(Kind::bytes) || values_.is(Kind::bytearray)));
    is_tuple_ = values_.is(Kind::tuple);
    // Whatever can be subscripted is taken for a mapping.
    if (!is_tuple_ && !text && !(*m.type_of(values_))[Special::getitem].empty()) mapping_ = values_;
  }

  [[nodiscard]] const Value& mapping() const { return mapping_; }
  [[nodiscard]] bool all_used() const { return !has_next() || !mapping_.empty(); }
  void use_only(Value value) {
    values_ = std::move(value);
    is_tuple_ = false;
    used_ = 0;
  }
  Eventually<Value> next() {
    if (!has_next()) return machine_.type_error("not enough arguments for format string");
    ++used_;
    return is_tuple_ ? values_.as<TupleObject>()->items[used_ - 1] : values_;
  }

 private:
  [[nodiscard]] bool has_next() const {
    return used_ < (is_tuple_ ? values_.as<TupleObject>()->count : 1);
  }

  Machine& machine_;
  Value values_;
  Value mapping_;
  bool is_tuple_ = false;
  std::uint32_t used_ = 0;
};

constexpr std::int64_t largest_width = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t largest_precision = std::numeric_limits<int>::max();

/// Walks over the format.
struct PercentReader {
  std::string_view text;
  std::size_t position = 0;

  [[nodiscard]] bool at_end() const { return position >= text.size(); }
  [[nodiscard]] char peek() const { return at_end() ? '\0' : text[position]; }
  bool take_if(char wanted) {
    if (at_end() || text[position] != wanted) return false;
    ++position;
    return true;
  }
  /// The key between parentheses, which may contain others; the opening one has been read.
  std::optional<std::string_view> read_key() {
    const std::size_t start = position;
    for (int depth = 1; !at_end(); ++position) {
      if (text[position] == '(') ++depth;
      if (text[position] == ')' && --depth == 0) {
        ++position;
        return text.substr(start, position - 1 - start);
      }
    }
    return std::nullopt;
  }
  void read_flags(PercentSpec& spec) {
    for (;; ++position) {
      switch (peek()) {
        case '-':
          spec.left = true;
          continue;
        case '+':
          spec.plus = true;
          continue;
        case ' ':
          spec.space = true;
          continue;
        case '#':
          spec.alternate = true;
          continue;
        case '0':
          spec.zero = true;
          continue;
        default:
          return;
      }
    }
  }
  /// false: the number is too large.
  bool read_number(std::int64_t& number, std::int64_t most) {
    while (peek() >= '0' && peek() <= '9') {
      if (number > (most - (peek() - '0')) / 10) return false;
      number = number * 10 + (text[position++] - '0');
    }
    return true;
  }
  /// Copies what stands before the next conversion, "%%" as "%". false: that was all.
  bool copy_text(std::string& result) {
    while (!at_end()) {
      const std::size_t end = std::min(text.find('%', position), text.size());
      result += text.substr(position, end - position);
      position = end;
      if (!take_if('%')) return false;
      if (!take_if('%')) return true;
      result += '%';
    }
    return false;
  }
  /// A conversion that takes its width and precision from the format. false: it is another one.
  bool read_plain_spec(PercentSpec& spec) {
    read_flags(spec);
    spec.width = 0;
    if (!read_number(spec.width, largest_width)) return false;
    if (take_if('.')) {
      spec.precision = 0;
      if (!read_number(spec.precision, largest_precision)) return false;
    }
    if (at_end()) return false;
    spec.type = static_cast<unsigned char>(text[position++]);
    return true;
  }
};

Eventually<std::int64_t> star_value(Machine& m, PercentValues& values, std::int64_t most,
                                    std::string_view c_type) {
  Eventually<Value> value = values.next();
  if (value.failed()) return Failure{};
  if (!is_integer(value.peek())) return m.type_error("* wants int");
  const std::optional<std::int64_t> number = integer_to_int64(value.peek());
  if (!number || *number > most || *number < -most) {
    return m.raise(m.types.OverflowError, concat("Python int too large to convert to C ", c_type));
  }
  return *number;
}

Eventually<Done> read_width(Machine& m, PercentReader& reader, PercentValues& values,
                            PercentSpec& spec) {
  if (reader.take_if('*')) {
    Eventually<std::int64_t> width = star_value(m, values, largest_width, "ssize_t");
    if (width.failed()) return Failure{};
    spec.width = width.take();
    if (spec.width < 0) {
      spec.left = true;
      spec.width = -spec.width;
    }
    return Done{};
  }
  spec.width = 0;
  if (!reader.read_number(spec.width, largest_width)) return m.value_error("width too big");
  return Done{};
}

Eventually<Done> read_precision(Machine& m, PercentReader& reader, PercentValues& values,
                                PercentSpec& spec) {
  if (!reader.take_if('.')) return Done{};
  if (reader.take_if('*')) {
    Eventually<std::int64_t> precision = star_value(m, values, largest_precision, "int");
    if (precision.failed()) return Failure{};
    spec.precision = std::max<std::int64_t>(precision.take(), 0);
    return Done{};
  }
  spec.precision = 0;
  if (!reader.read_number(spec.precision, largest_precision)) {
    return m.value_error("precision too big");
  }
  return Done{};
}

/// Everything between the key and the type, which is read too.
Eventually<Done> read_percent_spec(Machine& m, PercentReader& reader, PercentValues& values,
                                   PercentSpec& spec, bool as_bytes) {
  reader.read_flags(spec);
  if (read_width(m, reader, values, spec).failed()) return Failure{};
  if (read_precision(m, reader, values, spec).failed()) return Failure{};
  if (reader.peek() == 'h' || reader.peek() == 'l' || reader.peek() == 'L') ++reader.position;
  if (reader.at_end()) return m.value_error("incomplete format");
  spec.type = as_bytes ? static_cast<unsigned char>(reader.text[reader.position++])
                       : decode_next(reader.text, reader.position);
  // Messages about bytes name %d instead (Objects/bytesobject.c: _PyBytes_FormatEx).
  if (as_bytes && spec.type == 'i') spec.type = 'd';
  return Done{};
}

bool is_one_of(char32_t type, std::u32string_view types) {
  return types.find(type) != std::u32string_view::npos;
}

/// Sign, prefix, filling and number in their order; then, when it goes left, spaces.
void append_padded_number(std::string& result, std::string_view number, const PercentSpec& spec) {
  const bool has_head = spec.plus || spec.space || spec.alternate;
  if (!has_head && static_cast<std::int64_t>(number.size()) >= spec.width) {
    result += number;
    return;
  }
  std::string head;
  if (number[0] == '-') {
    head = "-";
    number.remove_prefix(1);
  } else if (spec.plus) {
    head = "+";
  } else if (spec.space) {
    head = " ";
  }
  if (spec.alternate && is_one_of(spec.type, U"xXo")) {
    head += number.substr(0, 2);
    number.remove_prefix(2);
  }
  const std::int64_t size = static_cast<std::int64_t>(head.size() + number.size());
  const auto padding = static_cast<std::size_t>(std::max<std::int64_t>(spec.width - size, 0));
  const bool zeros = spec.zero && !spec.left;
  if (!spec.left && !zeros) result.append(padding, ' ');
  result += head;
  if (zeros) result.append(padding, '0');
  result += number;
  if (spec.left) result.append(padding, ' ');
}

void append_padded_text(std::string& result, std::string_view text, std::int64_t length,
                        const PercentSpec& spec) {
  const auto padding = static_cast<std::size_t>(std::max<std::int64_t>(spec.width - length, 0));
  if (padding == 0) {
    result += text;
    return;
  }
  if (!spec.left) result.append(padding, ' ');
  result += text;
  if (spec.left) result.append(padding, ' ');
}

std::string number_text(double number, const PercentSpec& spec) {
  DoubleStyle style;
  style.code = static_cast<char>(spec.type);
  style.precision = static_cast<int>(spec.precision < 0 ? 6 : spec.precision);
  style.alternate = spec.alternate;
  return double_text(number, style);
}

std::string type_text(const PercentSpec& spec) {
  return std::string(1, static_cast<char>(spec.type));
}

/// What an integer conversion makes of any value: an int (mainformatlong).
Eventually<Value> integer_for(Machine& m, Value value, PercentSpec spec) {
  if (is_integer(value)) co_return value;
  const Type& type = *m.type_of(value);
  const bool exact = is_one_of(spec.type, U"xXo");
  const bool is_number = !type[Special::index].empty() || !type[Special::int_].empty() ||
                         !type[Special::float_].empty();
  if (is_number && !value.is(Kind::string)) {
    Outcome<Value> number;
    if (exact || type[Special::int_].empty()) {
      number = co_await attempt(m, index(m, value));
    } else {
      Eventually<Value> made = call(m, Value::object(m.types.integer), value);
      number = co_await attempt(m, std::move(made));
    }
    if (number.error.empty()) co_return number.value;
    if (!exception_matches(number.error, m.types.TypeError)) {
      m.raised = std::move(number.error);
      co_return Failure{};
    }
  }
  co_return m.type_error(concat("%", type_text(spec),
                                " format: ", exact ? "an integer" : "a real number",
                                " is required, not ", m.type_name(value)));
}

/// Digits with at least `precision` of them, sign and prefix (_PyUnicode_FormatLong).
Eventually<Value> integer_text(Machine& m, const Value& integer, const PercentSpec& spec) {
  std::string digits;
  if (spec.type == 'x' || spec.type == 'X' || spec.type == 'o') {
    digits = integer_to_text(integer, spec.type == 'o' ? 8 : 16);
  } else {
    Eventually<Value> text = integer_to_string(m, integer);
    if (text.failed()) return Failure{};
    digits = text_of(text.peek());
  }
  const bool negative = digits[0] == '-';
  if (negative) digits.erase(0, 1);
  if (static_cast<std::int64_t>(digits.size()) < spec.precision) {
    digits.insert(0, static_cast<std::size_t>(spec.precision) - digits.size(), '0');
  }
  if (spec.alternate && spec.type == 'o') digits.insert(0, "0o");
  if (spec.alternate && (spec.type == 'x' || spec.type == 'X')) digits.insert(0, "0x");
  if (spec.type == 'X') {
    for (char& c : digits) c = c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
  }
  if (negative) digits.insert(0, "-");
  return m.string(digits);
}

/// The character of %c, in UTF-8, or as a byte.
Eventually<Value> character_for(Machine& m, Value value, bool as_bytes) {
  if (as_bytes) {
    Value byte = co_await byte_for_percent(m, value);
    co_return byte;
  }
  if (value.is(Kind::string) && value.as<StringObject>()->length == 1) co_return value;
  if (value.is(Kind::string) || (*m.type_of(value))[Special::index].empty()) {
    co_return m.type_error("%c requires int or char");
  }
  const Value number = co_await index(m, value);
  const std::int64_t code = integer_clamped(number);
  if (code < 0 || code > 0x10ffff) {
    co_return m.raise(m.types.OverflowError, "%c arg not in range(0x110000)");
  }
  co_return m.character(static_cast<char32_t>(code));
}

/// The text of %s, %r, %a, %b, cut off at the precision.
Eventually<Value> text_for(Machine& m, Value value, PercentSpec spec, bool as_bytes) {
  if (as_bytes && (spec.type == 's' || spec.type == 'b')) {
    Value bytes = co_await bytes_for_percent(m, value);
    co_return bytes;
  }
  Value text;
  if (spec.type == 's') {
    text = co_await str(m, value);
  } else if (spec.type == 'r' && !as_bytes) {
    text = co_await repr(m, value);
  } else {
    text = co_await ascii(m, value);
  }
  co_return text;
}

std::string_view bytes_or_text(const Value& value) {
  return value.is(Kind::bytes) ? value.as<BytesObject>()->view() : text_of(value);
}

std::string_view cut_off(std::string_view text, std::int64_t precision, bool as_bytes) {
  if (precision < 0) return text;
  const auto most = static_cast<std::size_t>(precision);
  if (as_bytes || most >= text.size()) return text.substr(0, most);
  return most >= count_code_points(text) ? text : text.substr(0, offset_of_index(text, most));
}

Failure unsupported_type(Machine& m, const PercentSpec& spec, std::size_t index) {
  const bool shown = spec.type >= 31 && spec.type <= 126;
  char text[96];
  std::snprintf(text, sizeof text, "unsupported format character '%c' (0x%x) at index %u",
                shown ? static_cast<char>(spec.type) : '?', static_cast<unsigned>(spec.type),
                static_cast<unsigned>(index));
  return m.value_error(text);
}

/// A small integer in decimal, without memory of its own as std::to_string would take.
std::string_view digits_of(std::int64_t integer, std::array<char, 24>& room) {
  char* const end = room.data() + room.size();
  char* begin = end;
  for (std::int64_t rest = integer < 0 ? -integer : integer;; rest /= 10) {
    *--begin = static_cast<char>('0' + rest % 10);
    if (rest < 10) break;
  }
  if (integer < 0) *--begin = '-';
  return {begin, static_cast<std::size_t>(end - begin)};
}

/// Plain numbers and text, which need no methods of theirs, and so much room that nobody minds.
/// false: it has to be asked for more.
bool append_plain(std::string& result, const Value& value, const PercentSpec& spec) {
  static constexpr std::int64_t little = 1000;
  std::array<char, 24> room;
  if (spec.width > little || spec.precision > little) return false;
  if (spec.type == 's' && value.is_exact(Kind::string) && spec.precision < 0) {
    append_padded_text(result, text_of(value), value.as<StringObject>()->length, spec);
  } else if (value.is_small_int() && spec.precision < 0 && (spec.type == 'd' || spec.type == 'i')) {
    append_padded_number(result, digits_of(value.small_int(), room), spec);
  } else if (value.is_small_int() && spec.precision < 0 && spec.type == 's') {
    const std::string_view text = digits_of(value.small_int(), room);
    append_padded_text(result, text, static_cast<std::int64_t>(text.size()), spec);
  } else if (value.is_number() && is_one_of(spec.type, U"eEfFgG")) {
    append_padded_number(result, number_text(value.number(), spec), spec);
  } else {
    return false;
  }
  return true;
}

/// Appends one converted value. `index` is where in the format its type stands.
Eventually<Done> append_converted(Machine& m, std::string& result, Value value, PercentSpec spec,
                                  std::size_t index, bool as_bytes) {
  const std::int64_t most = std::max<std::int64_t>({spec.width, spec.precision, 0});
  co_await check_room(m, static_cast<std::uint64_t>(most) + result.size());
  if (is_one_of(spec.type, as_bytes ? U"srab" : U"sra")) {
    const Value text = co_await text_for(m, value, spec, as_bytes);
    const std::string_view cut = cut_off(bytes_or_text(text), spec.precision, as_bytes);
    append_padded_text(result, cut,
                       static_cast<std::int64_t>(as_bytes ? cut.size() : count_code_points(cut)),
                       spec);
  } else if (spec.type == 'c') {
    const Value character = co_await character_for(m, value, as_bytes);
    append_padded_text(result, bytes_or_text(character), 1, spec);
  } else if (is_one_of(spec.type, U"diuoxX")) {
    const Value integer = co_await integer_for(m, value, spec);
    const Value text = co_await integer_text(m, integer, spec);
    append_padded_number(result, text_of(text), spec);
  } else if (is_one_of(spec.type, U"eEfFgG")) {
    const double number = co_await to_double(m, value);
    append_padded_number(result, number_text(number, spec), spec);
  } else {
    co_return unsupported_type(m, spec, index);
  }
  co_return Done{};
}

}  // namespace

Eventually<Value> format_percent(Machine& m, std::string_view format, Value arguments,
                                 bool as_bytes) {
  std::string result;
  PercentValues values(m, std::move(arguments), as_bytes);
  PercentReader reader{format};
  while (reader.copy_text(result)) {
    if (reader.take_if('(')) {
      if (values.mapping().empty()) co_return m.type_error("format requires a mapping");
      const std::optional<std::string_view> key = reader.read_key();
      if (!key) co_return m.value_error("incomplete format key");
      const Value name = as_bytes ? m.bytes(*key) : m.string(*key);
      values.use_only(co_await get_item(m, values.mapping(), name));
    }
    PercentSpec spec;
    co_await read_percent_spec(m, reader, values, spec, as_bytes);
    const Value value = co_await values.next();
    if (!as_bytes && append_plain(result, value, spec)) continue;
    const std::string_view before = format.substr(0, reader.position);
    const std::size_t index = as_bytes ? before.size() : count_code_points(before);
    co_await append_converted(m, result, value, spec, index - 1, as_bytes);
  }
  if (!values.all_used()) {
    co_return m.type_error(concat("not all arguments converted during ",
                                  as_bytes ? "bytes" : "string", " formatting"));
  }
  if (as_bytes) co_return m.bytes(result);
  co_return m.string(result);
}

/// Where all values are plain, the whole text at once. Empty: it takes more, and nothing was done.
static Value format_plain_percent(Machine& m, std::string_view format, const Value& values) {
  const bool is_tuple = values.is(Kind::tuple);
  const bool is_plain =
      values.is_small_int() || values.is_number() || values.is_exact(Kind::string);
  if (!is_tuple && !is_plain) return {};
  const Value* next = is_tuple ? values.as<TupleObject>()->items : &values;
  const Value* const end = next + (is_tuple ? values.as<TupleObject>()->count : 1);
  std::string result;
  result.reserve(format.size() + 32);
  PercentReader reader{format};
  while (reader.copy_text(result)) {
    PercentSpec spec;
    if (!reader.read_plain_spec(spec) || next == end) return {};
    if (!append_plain(result, *next++, spec)) return {};
  }
  return next == end ? m.string(result) : Value();
}

static Eventually<Value> await_string_percent(Machine& m, Value format, Value values) {
  Value result = co_await format_percent(m, text_of(format), values, false);
  co_return result;
}

Eventually<Value> format_string_percent(Machine& m, const Value& format, const Value& values) {
  if (Value text = format_plain_percent(m, text_of(format), values)) return text;
  return await_string_percent(m, format, values);
}

Eventually<Value> string_mod(Machine& m, Arguments a) {
  return format_string_percent(m, a[0], a[1]);
}

Eventually<Value> string_rmod(Machine& m, Arguments a) {
  if (!a[1].is(Kind::string)) return m.not_implemented();
  return format_string_percent(m, a[1], a[0]);
}

}  // namespace looplane::script
