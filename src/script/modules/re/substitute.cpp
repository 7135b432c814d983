#include "script/modules/re/pattern.hpp"
#include "script/values/bytearray.hpp"
#include "script/values/integer.hpp"
#include "script/values/quoting.hpp"
#include "script/values/unicode.hpp"
#include "script/values/utf8.hpp"

// sub, subn, split and expand.

namespace looplane::script::regex {

// --- Templates ----------------------------------------------------------------------------------

namespace {

/// r"\2 and \g<name>": literal texts and the groups between them.
struct Template {
  struct Part {
    std::u32string text;
    std::uint32_t group = nowhere;  ///< Follows the text.
  };
  std::vector<Part> parts;
};

/// Reads a template as re._parser.parse_template does.
class TemplateParser {
 public:
  TemplateParser(const std::u32string& text, const PatternObject* pattern)
      : text_(text), pattern_(pattern) {}

  bool run(Machine& m, Template& result) {
    std::u32string literal;
    while (position_ < text_.size() && !error) {
      start_ = position_;
      const char32_t c = text_[position_++];
      if (c != '\\') {
        literal += c;
        continue;
      }
      if (position_ == text_.size()) {
        fail("bad escape (end of pattern)", start_);
        break;
      }
      std::optional<std::uint32_t> group = escape(m, literal);
      if (failed_otherwise) return false;
      if (!group) continue;
      result.parts.push_back({std::move(literal), *group});
      literal.clear();
    }
    result.parts.push_back({std::move(literal)});
    return !error;
  }

  std::optional<ParseError> error;
  bool failed_otherwise = false;  ///< IndexError stands in the machine.

 private:
  static bool is_digit(char32_t c) { return c >= '0' && c <= '9'; }
  static bool is_octal(char32_t c) { return c >= '0' && c <= '7'; }
  [[nodiscard]] bool next_is_digit() const {
    return position_ < text_.size() && is_digit(text_[position_]);
  }
  [[nodiscard]] bool next_is_octal() const {
    return position_ < text_.size() && is_octal(text_[position_]);
  }
  void fail(std::string message, std::size_t position) {
    if (!error) error = ParseError{std::move(message), static_cast<std::int64_t>(position)};
  }
  std::string shown() const { return encode_all(text_.substr(start_, position_ - start_)); }

  char32_t octal() {
    char32_t value = 0;
    for (std::size_t i = start_ + 1; i < position_; ++i) value = value * 8 + (text_[i] - '0');
    return value;
  }

  std::optional<std::uint32_t> checked(std::uint64_t group, std::size_t position) {
    if (group > pattern_->program.groups) {
      fail("invalid group reference " + std::to_string(group), position);
      return std::nullopt;
    }
    return static_cast<std::uint32_t>(group);
  }

  /// The group that an escape refers to, or nothing when it is a character.
  std::optional<std::uint32_t> escape(Machine& m, std::u32string& literal) {
    const char32_t c = text_[position_++];
    if (c == 'g') return named(m);
    if (c == '0') {
      if (next_is_octal()) ++position_;
      if (next_is_octal()) ++position_;
      literal += octal() & 0xff;
      return std::nullopt;
    }
    if (is_digit(c)) return numbered(literal);
    static constexpr std::u32string_view letters = U"abfnrtv\\";
    static constexpr std::u32string_view meanings = U"\a\b\f\n\r\t\v\\";
    const auto known = letters.find(c);
    if (known != letters.npos) {
      literal += meanings[known];
    } else if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
      fail("bad escape " + shown(), start_);
    } else {
      literal += '\\';
      literal += c;
    }
    return std::nullopt;
  }

  std::optional<std::uint32_t> numbered(std::u32string& literal) {
    if (next_is_digit()) {
      ++position_;
      if (is_octal(text_[start_ + 1]) && is_octal(text_[start_ + 2]) && next_is_octal()) {
        ++position_;
        const char32_t value = octal();
        if (value > 0377) {
          fail("octal escape value " + shown() + " outside of range 0-0o377", start_);
        }
        literal += value;
        return std::nullopt;
      }
    }
    std::uint64_t group = 0;
    for (std::size_t i = start_ + 1; i < position_; ++i) group = group * 10 + (text_[i] - '0');
    return checked(group, start_ + 1);
  }

  std::optional<std::uint32_t> named(Machine& m) {
    if (position_ == text_.size() || text_[position_] != '<') {
      fail("missing <", position_);
      return std::nullopt;
    }
    const std::size_t first = ++position_;
    const std::size_t end = text_.find('>', first);
    if (end == text_.npos) {
      fail(first == text_.size() ? "missing group name" : "missing >, unterminated name", first);
      return std::nullopt;
    }
    position_ = end + 1;
    const std::u32string name = text_.substr(first, end - first);
    if (name.empty()) {
      fail("missing group name", end);
      return std::nullopt;
    }
    bool decimal = true;
    std::uint64_t number = 0;
    for (const char32_t c : name) {
      decimal = decimal && is_digit(c);
      if (decimal) number = std::min<std::uint64_t>(number * 10 + (c - '0'), unlimited);
    }
    if (decimal) return checked(number, first);
    return by_name(m, name, first);
  }

  std::optional<std::uint32_t> by_name(Machine& m, const std::u32string& name, std::size_t first) {
    for (std::size_t i = 0; i < name.size(); ++i) {
      const int wanted = i == 0 ? unicode::identifier_start : unicode::identifier_continue;
      if (name[i] == '_' || unicode::has(name[i], wanted)) continue;
      fail("bad character in group name " + quoted_text(encode_all(name)), first);
      return std::nullopt;
    }
    const Value group = pattern_->group_index->get(m.intern(encode_all(name)));
    if (!group.empty()) return static_cast<std::uint32_t>(group.small_int());
    (void)m.raise(m.types.IndexError, concat("unknown group name ", quoted_text(encode_all(name))));
    failed_otherwise = true;
    return std::nullopt;
  }

  const std::u32string& text_;
  const PatternObject* pattern_;
  std::size_t position_ = 0;
  std::size_t start_ = 0;
};

}  // namespace

static std::u32string characters_of(const Value& string) {
  if (string.is(Kind::string)) return decode_all(text_of(string));
  const std::string_view bytes = string.is(Kind::bytes) ? string.as<BytesObject>()->view()
                                                        : string.as<BytearrayObject>()->view();
  std::u32string characters;
  for (const char c : bytes) characters += static_cast<unsigned char>(c);
  return characters;
}

/// Appends characters to a text that is UTF-8, or bytes.
static void append(std::string& text, const std::u32string& characters, bool is_bytes) {
  for (const char32_t c : characters) {
    if (is_bytes) {
      text += static_cast<char>(c);
    } else {
      append_code_point(text, c);
    }
  }
}

static void append(std::string& text, const Value& string) {
  if (string.is(Kind::string)) {
    text += text_of(string);
  } else if (string.is(Kind::bytes)) {
    text += string.as<BytesObject>()->view();
  } else if (string.is(Kind::bytearray)) {
    text += string.as<BytearrayObject>()->view();
  }
}

static Value text_value(Machine& m, const std::string& text, bool is_bytes) {
  return is_bytes ? m.bytes(text) : m.string(text);
}

static bool is_text(const Value& value, bool is_bytes) {
  return is_bytes ? value.is(Kind::bytes) || value.is(Kind::bytearray) : value.is(Kind::string);
}

/// A template, or the failure to read one.
static Eventually<bool> read_template(Machine& m, const PatternObject* pattern, Value source,
                                      Template* result) {
  const std::u32string text = characters_of(source);
  TemplateParser parser(text, pattern);
  if (parser.run(m, *result)) co_return true;
  if (parser.failed_otherwise) co_return Failure{};
  (void)co_await raise_pattern_error(m, parser.error->message, source, parser.error->position);
  co_return false;
}

static Failure not_text(Machine& m, const Value& value) {
  return m.type_error(
      concat("decoding to str: need a bytes-like object, ", m.type_name(value), " found"));
}

Eventually<Value> match_expand(Machine& m, Arguments a) {
  const Value self = a[0];
  const Value source = a[1];
  const MatchObject* match = match_of(self);
  const bool is_bytes = match->pattern->is_bytes;
  if (!is_text(source, is_bytes)) co_return not_text(m, source);
  Template parts;
  co_await read_template(m, match->pattern.get(), source, &parts);
  std::string result;
  for (const Template::Part& part : parts.parts) {
    append(result, part.text, is_bytes);
    if (part.group != nowhere) append(result, group_text(m, match, part.group, Value()));
  }
  co_return text_value(m, result, is_bytes);
}

// --- sub ----------------------------------------------------------------------------------------

namespace {

/// What a match becomes.
struct Replacement {
  Value function;  ///< Called with the match, or
  Template parts;  ///< filled in.
};

}  // namespace

static void fill_in(std::string& result, Machine& m, const Template& parts, const Text& text,
                    const Matcher& matcher, bool is_bytes) {
  for (const Template::Part& part : parts.parts) {
    append(result, part.text, is_bytes);
    if (part.group == nowhere || matcher.group_start(part.group) == nowhere ||
        matcher.group_end(part.group) == nowhere) {
      continue;
    }
    append(result, text.slice(m, matcher.group_start(part.group), matcher.group_end(part.group)));
  }
}

static Failure wrong_item(Machine& m, std::size_t index, const Value& value, bool is_bytes) {
  return m.type_error(
      concat("sequence item ", std::to_string(index),
             is_bytes ? ": expected a bytes-like object, " : ": expected str instance, ",
             m.type_name(value), " found"));
}

/// The new text and the number of replacements.
static Eventually<Value> substitute(Machine& m, Value self, Value replacement_value, Value string,
                                    Value count_value) {
  PatternObject* pattern = pattern_of(self);
  const bool is_bytes = pattern->is_bytes;
  Replacement replacement;
  if (is_callable(m, replacement_value)) {
    replacement.function = replacement_value;
  } else {
    if (!replacement_value.is(Kind::string) && !is_text(replacement_value, true)) {
      co_return not_text(m, replacement_value);
    }
    co_await read_template(m, pattern, replacement_value, &replacement.parts);
  }
  if (!check_string(m, pattern, string)) co_return Failure{};
  if (!is_integer(count_value)) {
    co_return m.type_error(
        concat("'", m.type_name(count_value), "' object cannot be interpreted as an integer"));
  }
  const std::int64_t most = integer_clamped(count_value);
  const Text text(string);
  const std::uint32_t size = text.subject().size;
  std::string result;
  std::uint32_t copied = 0;  // Up to here the text is in the result.
  std::int64_t count = 0;
  std::size_t items = 0;
  for (Walk walk(pattern, text, 0, size); !walk.over() && (most == 0 || count < most);) {
    Matcher matcher(walk.program(), walk.request());
    const bool found = co_await run(m, &matcher);
    if (!found) break;
    if (matcher.group_start(0) > copied) {
      append(result, text.slice(m, copied, matcher.group_start(0)));
      ++items;
    }
    if (!replacement.function.empty()) {
      const Value match = make_match(m, pattern, text, walk.request(), matcher);
      const Value item = co_await call(m, replacement.function, match);
      if (!item.is_none()) {
        if (!is_text(item, is_bytes)) co_return wrong_item(m, items, item, is_bytes);
        append(result, item);
        ++items;
      }
    } else {
      if (!is_text(replacement_value, is_bytes)) {
        co_return wrong_item(m, items, replacement_value, is_bytes);
      }
      fill_in(result, m, replacement.parts, text, matcher, is_bytes);
      ++items;
    }
    if (!m.heap().has_room(result.size() * 2)) co_return m.memory_error();
    copied = matcher.group_end(0);
    ++count;
    walk.advance(matcher);
    co_await m.breathe();
  }
  if (count == 0) co_return m.tuple({string, Value::small_int(0)});
  append(result, text.slice(m, copied, size));
  co_return m.tuple({text_value(m, result, is_bytes), m.integer(count)});
}

Eventually<Value> pattern_subn(Machine& m, Arguments a) {
  return substitute(m, a[0], a[1], a[2], a[3]);
}

Eventually<Value> pattern_sub(Machine& m, Arguments a) {
  const Value both = co_await substitute(m, a[0], a[1], a[2], a[3]);
  co_return both.as<TupleObject>()->items[0];
}

// --- split --------------------------------------------------------------------------------------

Eventually<Value> pattern_split(Machine& m, Arguments a) {
  const Value self = a[0];
  PatternObject* pattern = pattern_of(self);
  if (!check_string(m, pattern, a[1])) co_return Failure{};
  if (!is_integer(a[2])) {
    co_return m.type_error(
        concat("'", m.type_name(a[2]), "' object cannot be interpreted as an integer"));
  }
  const std::int64_t most = integer_clamped(a[2]);
  const Text text(a[1]);
  const std::uint32_t size = text.subject().size;
  Ref<ListObject> parts = m.new_list();
  std::uint32_t taken = 0;
  std::int64_t count = 0;
  for (Walk walk(pattern, text, 0, size); !walk.over() && (most == 0 || count < most); ++count) {
    Matcher matcher(walk.program(), walk.request());
    const bool found = co_await run(m, &matcher);
    if (!found) break;
    parts->items.push_back(text.slice(m, taken, matcher.group_start(0)));
    for (std::uint32_t group = 1; group <= pattern->program.groups; ++group) {
      const bool matched =
          matcher.group_start(group) != nowhere && matcher.group_end(group) != nowhere;
      parts->items.push_back(
          matched ? text.slice(m, matcher.group_start(group), matcher.group_end(group))
                  : Value::none());
    }
    taken = matcher.group_end(0);
    walk.advance(matcher);
    co_await m.breathe();
  }
  parts->items.push_back(text.slice(m, taken, size));
  co_return Value(parts);
}

}  // namespace looplane::script::regex
