#include <limits>

#include "script/builtins/string_methods.hpp"
#include "script/values/functions.hpp"

// str.format and str.format_map (CPython: Objects/stringlib/unicode_format.h).

namespace looplane::script {

namespace {

/// What the fields of one call refer to.
struct FieldValues {
  Value positional;  ///< A tuple; nothing for format_map.
  Value named;       ///< A dict, or any mapping.
  enum class Numbering : std::uint8_t { undecided, automatic, manual };
  Numbering numbering = Numbering::undecided;
  std::int64_t next = 0;
};

/// One replacement field: `{name!conversion:spec}`.
struct Field {
  std::string_view name;
  std::string_view spec;
  char32_t conversion = '\0';
  bool nested_spec = false;  ///< There are fields in the spec.
};

/// Reads a format string from left to right.
class FieldReader {
 public:
  explicit FieldReader(std::string_view text) : text_(text) {}

  [[nodiscard]] bool at_end() const { return position_ >= text_.size(); }

  /// Reads up to the next field, or to the end. Returns the message of a ValueError, or nothing.
  std::string_view read(std::string_view& literal, std::optional<Field>& field) {
    field.reset();
    const std::size_t start = position_;
    position_ = std::min(text_.find_first_of("{}", position_), text_.size());
    literal = text_.substr(start, position_ - start);
    if (at_end()) return {};
    const char brace = text_[position_++];
    if (!at_end() && text_[position_] == brace) {
      // A doubled brace stands for itself.
      literal = text_.substr(start, position_ - start);
      ++position_;
      return {};
    }
    if (brace == '}') return "Single '}' encountered in format string";
    if (at_end()) return "Single '{' encountered in format string";
    return read_field(field.emplace());
  }

 private:
  std::string_view read_field(Field& field) {
    const std::size_t start = position_;
    char end = '\0';
    while (!at_end() && end == '\0') {
      const char c = text_[position_++];
      if (c == '{') return "unexpected '{' in field name";
      if (c == '[') position_ = std::min(text_.find(']', position_), text_.size());
      if (c == '}' || c == ':' || c == '!') end = c;
    }
    if (end == '\0') return "expected '}' before end of string";
    field.name = text_.substr(start, position_ - 1 - start);
    if (end == '}') return {};
    if (end == '!') {
      if (at_end()) return "end of string while looking for conversion specifier";
      field.conversion = decode_next(text_, position_);
      if (!at_end()) {
        const char c = text_[position_++];
        if (c == '}') return {};
        if (c != ':') return "expected ':' after conversion specifier";
      }
    }
    return read_spec(field);
  }

  std::string_view read_spec(Field& field) {
    const std::size_t start = position_;
    int depth = 1;
    for (; !at_end(); ++position_) {
      const char c = text_[position_];
      if (c == '{') {
        field.nested_spec = true;
        ++depth;
      } else if (c == '}' && --depth == 0) {
        field.spec = text_.substr(start, position_++ - start);
        return {};
      }
    }
    return "unmatched '{' in format spec";
  }

  std::string_view text_;
  std::size_t position_ = 0;
};

/// The number that a text of digits is; -1: it is none, -2: it is too large.
std::int64_t number_in(std::string_view text) {
  if (text.empty()) return -1;
  std::int64_t number = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    if (number > (std::numeric_limits<std::int64_t>::max() - (c - '0')) / 10) return -2;
    number = number * 10 + (c - '0');
  }
  return number;
}

constexpr std::string_view too_many_digits = "Too many decimal digits in format string";

/// Which number a field without a name has. Failure: the format string mixes both ways.
Eventually<std::int64_t> field_number(Machine& m, FieldValues& values, std::int64_t given) {
  using Numbering = FieldValues::Numbering;
  const Numbering wanted = given < 0 ? Numbering::automatic : Numbering::manual;
  if (values.numbering == Numbering::undecided) values.numbering = wanted;
  if (values.numbering != wanted) {
    return m.value_error(wanted == Numbering::automatic
                             ? "cannot switch from manual field specification to automatic field "
                               "numbering"
                             : "cannot switch from automatic field numbering to manual field "
                               "specification");
  }
  return given < 0 ? values.next++ : given;
}

/// The argument that the first part of a field's name refers to.
Eventually<Value> first_value(Machine& m, FieldValues& values, std::string_view name) {
  std::int64_t number = number_in(name);
  if (number == -2) return m.value_error(too_many_digits);
  if (number == -1 && !name.empty()) {
    return values.named.empty() ? m.key_error(m.string(name))
                                : get_item(m, values.named, m.string(name));
  }
  Eventually<std::int64_t> position = field_number(m, values, number);
  if (position.failed()) return Failure{};
  number = position.take();
  if (values.positional.empty()) {
    return m.value_error("Format string contains positional fields");
  }
  const auto* tuple = values.positional.as<TupleObject>();
  if (number >= tuple->count) {
    return m.raise(m.types.IndexError, concat("Replacement index ", std::to_string(number),
                                              " out of range for positional args tuple"));
  }
  return tuple->items[number];
}

/// What `.attribute[key]...` behind it leads to.
Eventually<Value> follow_path(Machine& m, Value value, std::string_view path) {
  while (!path.empty()) {
    const char kind = path[0];
    path.remove_prefix(1);
    if (kind == '.') {
      const std::size_t end = std::min(path.find_first_of(".["), path.size());
      if (end == 0) co_return m.value_error("Empty attribute in format string");
      value = co_await get_attribute(m, value, path.substr(0, end));
      path.remove_prefix(end);
    } else if (kind == '[') {
      const std::size_t end = path.find(']');
      if (end == std::string_view::npos) co_return m.value_error("Missing ']' in format string");
      if (end == 0) co_return m.value_error("Empty attribute in format string");
      const std::int64_t number = number_in(path.substr(0, end));
      if (number == -2) co_return m.value_error(too_many_digits);
      const Value key = number < 0 ? m.string(path.substr(0, end)) : m.integer(number);
      value = co_await get_item(m, value, key);
      path.remove_prefix(end + 1);
    } else {
      co_return m.value_error("Only '.' or '[' may follow ']' in format field specifier");
    }
  }
  co_return value;
}

Eventually<Value> convert(Machine& m, const Value& value, char32_t conversion) {
  switch (conversion) {
    case 'r':
      return repr(m, value);
    case 's':
      return str(m, value);
    case 'a':
      return ascii(m, value);
    default:
      break;
  }
  std::string shown;
  if (conversion > 32 && conversion < 127) {
    shown += static_cast<char>(conversion);
  } else {
    char hex[16];
    std::snprintf(hex, sizeof hex, "\\x%x", static_cast<unsigned>(conversion));
    shown = hex;
  }
  return m.value_error(concat("Unknown conversion specifier ", shown));
}

/// `values` and `text` are kept alive by the caller.
Eventually<Value> build(Machine& m, std::string_view text, FieldValues& values, int levels) {
  if (levels < 0) co_return m.value_error("Max string recursion exceeded");
  std::string result;
  FieldReader reader(text);
  while (!reader.at_end()) {
    std::string_view literal;
    std::optional<Field> field;
    const std::string_view problem = reader.read(literal, field);
    if (!problem.empty()) co_return m.value_error(problem);
    result += literal;
    if (!field) continue;
    const std::size_t path = std::min(field->name.find_first_of(".["), field->name.size());
    Value value = co_await first_value(m, values, field->name.substr(0, path));
    if (path < field->name.size()) value = co_await follow_path(m, value, field->name.substr(path));
    if (field->conversion != '\0') value = co_await convert(m, value, field->conversion);
    Value spec = m.string(field->spec);
    if (field->nested_spec) spec = co_await build(m, field->spec, values, levels - 1);
    const Value formatted = co_await format(m, value, spec);
    result += text_of(formatted);
    if (!m.heap().has_room(result.size())) co_return m.memory_error();
  }
  co_return m.string(result);
}

Eventually<Value> format_with(Machine& m, Value string, FieldValues values) {
  Value result = co_await build(m, text_of(string), values, 1);
  co_return result;
}

}  // namespace

Eventually<Value> string_format(Machine& m, Arguments a) {
  FieldValues values;
  values.positional = a[1];
  values.named = a[2];
  return format_with(m, a[0], std::move(values));
}

Eventually<Value> string_format_map(Machine& m, Arguments a) {
  FieldValues values;
  values.named = a[1];
  return format_with(m, a[0], std::move(values));
}

}  // namespace looplane::script
