#include <cmath>

#include "script/machine/operations.hpp"
#include "script/modules/json.hpp"
#include "script/modules/modules.hpp"
#include "script/values/integer.hpp"
#include "script/values/number_text.hpp"
#include "script/values/utf8.hpp"

// _json.write: what json.dumps does, with a stack of its own.

namespace looplane::script {

namespace {

struct Style {
  Value default_function;  ///< None: what is unknown is a TypeError.
  Value indent;            ///< A str, or None: all in one line.
  std::string item_separator, key_separator;
  bool ascii_only, skip_keys, allow_nan, sort_keys, check_circular;
};

/// An array or object that is being written.
struct Level {
  Value container;          ///< What it is made of; compared to find circles.
  HeapVector<Value> items;  ///< Of an object: keys and values by turns.
  std::size_t next = 0;
  bool is_object = false;
  bool is_substitute = false;  ///< Stands for what default() was asked about: nothing to close.
};

}  // namespace

static void append_hex(std::string& out, char32_t unit) {
  static constexpr char digits[] = "0123456789abcdef";
  out += "\\u";
  for (int shift = 12; shift >= 0; shift -= 4) out += digits[unit >> shift & 15];
}

static void append_quoted(std::string& out, std::string_view text, bool ascii_only) {
  out += '"';
  for (std::size_t i = 0; i < text.size();) {
    const auto byte = static_cast<unsigned char>(text[i]);
    static constexpr std::string_view specials = "\"\\\b\f\n\r\t";
    static constexpr std::string_view letters = "\"\\bfnrt";
    const auto special = specials.find(text[i]);
    if (special != specials.npos) {
      out += '\\';
      out += letters[special];
      ++i;
    } else if (byte < 0x20 || (byte == 0x7f && ascii_only)) {
      append_hex(out, byte);
      ++i;
    } else if (byte < 0x80 || !ascii_only) {
      out += text[i];
      ++i;
    } else {
      const char32_t c = decode_next(text, i);
      if (c < 0x10000) {
        append_hex(out, c);
      } else {
        append_hex(out, 0xd800 + ((c - 0x10000) >> 10));
        append_hex(out, 0xdc00 + ((c - 0x10000) & 0x3ff));
      }
    }
  }
  out += '"';
}

static double number_of(const Value& value) {
  return value.is_number() ? value.number() : value.as<NumberObject>()->value;
}

/// false: it may not be written (ValueError).
static bool append_number(Machine& m, std::string& out, double value, const Style& style) {
  if (std::isfinite(value)) {
    out += float_repr(value);
    return true;
  }
  if (!style.allow_nan) {
    (void)m.value_error(
        concat("Out of range float values are not JSON compliant: ", float_repr(value)));
    return false;
  }
  out += std::isnan(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity";
  return true;
}

static Eventually<Done> append_integer(Machine& m, std::string* out, Value value) {
  if (value.is_small_int()) {
    *out += std::to_string(value.small_int());
    co_return Done{};
  }
  const Value text = co_await integer_to_string(m, integer_plain(m, value));
  *out += text_of(text);
  co_return Done{};
}

static bool is_float(const Value& value) { return value.is_number() || value.is(Kind::number); }

/// What is neither array nor object; false: it is something else.
static Eventually<bool> append_plain(Machine& m, std::string* out, Value value,
                                     const Style* style) {
  if (value.is(Kind::string)) {
    append_quoted(*out, text_of(value), style->ascii_only);
  } else if (value.is_none()) {
    *out += "null";
  } else if (value.is_bool()) {
    *out += value.is_true() ? "true" : "false";
  } else if (is_integer(value)) {
    co_await append_integer(m, out, value);
  } else if (is_float(value)) {
    if (!append_number(m, *out, number_of(value), *style)) co_return Failure{};
  } else {
    co_return false;
  }
  co_return true;
}

/// The name of a member; false: it is left out.
static Eventually<bool> append_key(Machine& m, std::string* out, Value key, const Style* style) {
  if (key.is(Kind::string)) {
    append_quoted(*out, text_of(key), style->ascii_only);
    co_return true;
  }
  if (!key.is_none() && !is_integer(key) && !is_float(key)) {
    if (style->skip_keys) co_return false;
    co_return m.type_error(
        concat("keys must be str, int, float, bool or None, not ", m.type_name(key)));
  }
  *out += '"';
  co_await append_plain(m, out, key, style);
  *out += '"';
  co_return true;
}

static Eventually<Done> fill(Machine& m, Level* level, Value container, const Style* style) {
  level->container = container;
  if (!container.is(Kind::dict)) {
    const Value items = co_await list_from(m, container);
    level->items = items.as<ListObject>()->items;
    co_return Done{};
  }
  level->is_object = true;
  Ref<ListObject> pairs = m.new_list();
  for (const DictEntry& entry : container.as<DictObject>()->entries) {
    if (!entry.key.empty()) pairs->items.push_back(m.tuple({entry.key, entry.value}));
  }
  Value sorted = Value(pairs);
  if (style->sort_keys) {
    const Value function = m.builtins->get(m.intern("sorted"));
    sorted = co_await call(m, function, sorted);
  }
  for (const Value& pair : sorted.as<ListObject>()->items) {
    level->items.push_back(pair.as<TupleObject>()->items[0]);
    level->items.push_back(pair.as<TupleObject>()->items[1]);
  }
  co_return Done{};
}

static void new_line(std::string& out, const Style& style, std::size_t depth) {
  if (style.indent.is_none()) return;
  out += '\n';
  for (std::size_t i = 0; i < depth; ++i) out += text_of(style.indent);
}

static bool is_circular(const HeapVector<Level>& levels, const Value& value, const Style& style) {
  if (!style.check_circular) return false;
  for (const Level& level : levels) {
    if (level.container.same(value)) return true;
  }
  return false;
}

/// How many levels of brackets are open.
static std::size_t depth_of(const HeapVector<Level>& levels) {
  std::size_t depth = 0;
  for (const Level& level : levels) depth += level.is_substitute ? 0 : 1;
  return depth;
}

/// Begins an array or object, or asks default(). The value that is to be written next, or nothing.
static Eventually<Value> open(Machine& m, std::string* out, HeapVector<Level>* levels, Value value,
                              const Style* style) {
  if (is_circular(*levels, value, *style)) co_return m.value_error("Circular reference detected");
  if (levels->size() >= m.settings.recursion_limit) {
    co_return m.recursion_error(" while encoding a JSON object");
  }
  Level level;
  const bool is_array = value.is(Kind::list) || value.is(Kind::tuple);
  if (!is_array && !value.is(Kind::dict)) {
    if (style->default_function.is_none()) {
      co_return m.type_error(
          concat("Object of type ", m.type_of(value)->short_name(), " is not JSON serializable"));
    }
    level.container = value;
    level.is_substitute = true;
    levels->push_back(std::move(level));
    Value substitute = co_await call(m, style->default_function, value);
    co_return substitute;
  }
  co_await fill(m, &level, value, style);
  *out += level.is_object ? '{' : '[';
  levels->push_back(std::move(level));
  co_return Value();
}

/// Goes on with what is open: the next value to be written, or nothing when all is closed.
static Eventually<Value> advance(Machine& m, std::string* out, HeapVector<Level>* levels,
                                 const Style* style) {
  while (!levels->empty()) {
    Level& level = levels->back();
    if (level.is_substitute) {
      levels->pop_back();
      continue;
    }
    if (level.next == level.items.size()) {
      const char last = out->back();
      const bool empty = last == '{' || last == '[';
      const char closing = level.is_object ? '}' : ']';
      const bool has_items = level.next > 0 && !(level.is_object && empty);
      levels->pop_back();
      if (has_items) new_line(*out, *style, depth_of(*levels));
      *out += closing;
      continue;
    }
    const std::size_t size = out->size();
    const bool first = out->back() == (level.is_object ? '{' : '[');
    if (!first) *out += style->item_separator;
    new_line(*out, *style, depth_of(*levels));
    if (level.is_object) {
      const Value key = level.items[level.next++];
      const bool written = co_await append_key(m, out, key, style);
      if (!written) {
        out->resize(size);
        ++levels->back().next;
        continue;
      }
      *out += style->key_separator;
    }
    co_return levels->back().items[levels->back().next++];
  }
  co_return Value();
}

/// (value, default, ensure_ascii, indent, item_separator, key_separator, skipkeys, allow_nan,
/// sort_keys, check_circular)
Eventually<Value> json_write(Machine& m, Arguments a) {
  Value value = a[0];
  const auto flag = [](const Value& given) { return given.is_true(); };
  const Style style{a[1],
                    a[3],
                    std::string(text_of(a[4])),
                    std::string(text_of(a[5])),
                    flag(a[2]),
                    flag(a[6]),
                    flag(a[7]),
                    flag(a[8]),
                    flag(a[9])};
  std::string out;
  HeapVector<Level> levels;
  for (;;) {
    co_await m.breathe();
    const bool plain = co_await append_plain(m, &out, value, &style);
    if (!plain) {
      value = co_await open(m, &out, &levels, value, &style);
      if (!value.empty()) continue;
    }
    if (!m.heap().has_room(out.size() * 2)) co_return m.memory_error();
    value = co_await advance(m, &out, &levels, &style);
    if (value.empty()) co_return m.string(out);
  }
}

/// (text, ensure_ascii): in quotes.
static Eventually<Value> json_quote(Machine& m, Arguments a) {
  if (!a[0].is(Kind::string)) {
    return m.type_error(concat("first argument must be a string, not ", m.type_name(a[0])));
  }
  std::string out;
  append_quoted(out, text_of(a[0]), a[1].is_true());
  return m.string(out);
}

void define_json(Machine& m, ModuleObject* module) {
  static const NativeMethod functions[] = {
      {"read(string, start, strict, object_hook, object_pairs_hook, parse_float, parse_int, "
       "parse_constant, /)",
       json_read},
      {"write(value, default, ensure_ascii, indent, item_separator, key_separator, skipkeys, "
       "allow_nan, sort_keys, check_circular, /)",
       json_write},
      {"quote(text, ensure_ascii, /)", json_quote},
  };
  m.define_functions(module, functions);
}

}  // namespace looplane::script
