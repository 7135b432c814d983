#include "script/machine/operations.hpp"
#include "script/modules/json.hpp"
#include "script/values/integer.hpp"
#include "script/values/number_text.hpp"
#include "script/values/utf8.hpp"

// _json.read: what json.loads does, with a stack of its own, so that the program's hooks may run
// for as long as they like.

namespace looplane::script {

namespace {

struct Mistake {
  const char* message;
  std::size_t position;  ///< In bytes.
};

/// What reads strings and numbers: everything that calls no hook.
class JsonText {
 public:
  JsonText(std::string_view text, std::size_t position, bool strict)
      : position(position), text_(text), strict_(strict) {}

  std::size_t position;
  std::optional<Mistake> mistake;

  [[nodiscard]] bool at_end() const { return position >= text_.size(); }
  [[nodiscard]] char current() const { return at_end() ? '\0' : text_[position]; }
  bool match(char c) {
    if (at_end() || text_[position] != c) return false;
    ++position;
    return true;
  }
  bool match_word(std::string_view word) {
    if (!text_.substr(position).starts_with(word)) return false;
    position += word.size();
    return true;
  }
  void skip_space() {
    while (!at_end() && (text_[position] == ' ' || text_[position] == '\t' ||
                         text_[position] == '\n' || text_[position] == '\r')) {
      ++position;
    }
  }
  void fail(const char* message, std::size_t place) {
    if (!mistake) mistake = Mistake{message, place};
  }

  /// A string, behind its first quote.
  std::string string() {
    const std::size_t begin = position - 1;
    std::string result;
    for (;;) {
      const std::size_t plain = position;
      while (!at_end() && text_[position] != '"' && text_[position] != '\\' &&
             (!strict_ || static_cast<unsigned char>(text_[position]) >= 0x20)) {
        ++position;
      }
      result += text_.substr(plain, position - plain);
      if (at_end()) {
        fail("Unterminated string starting at", begin);
        return result;
      }
      const char c = text_[position];
      if (c == '"') {
        ++position;
        return result;
      }
      if (c != '\\') {
        fail("Invalid control character at", position);
        return result;
      }
      if (!escape(begin, result)) return result;
    }
  }

  /// The text of a number, and whether it is an integer; empty: there is none.
  std::string_view number(bool& integer) {
    std::size_t end = position;
    const auto digits = [&] {
      const std::size_t start = end;
      while (end < text_.size() && text_[end] >= '0' && text_[end] <= '9') ++end;
      return end > start;
    };
    if (end < text_.size() && text_[end] == '-') ++end;
    if (end < text_.size() && text_[end] == '0') {
      ++end;
    } else if (!digits()) {
      return {};
    }
    integer = true;
    std::size_t whole = end;
    if (end < text_.size() && text_[end] == '.') {
      ++end;
      if (digits()) {
        integer = false;
        whole = end;
      }
      end = whole;
    }
    if (end < text_.size() && (text_[end] == 'e' || text_[end] == 'E')) {
      ++end;
      if (end < text_.size() && (text_[end] == '+' || text_[end] == '-')) ++end;
      if (digits()) {
        integer = false;
        whole = end;
      }
    }
    const std::string_view found = text_.substr(position, whole - position);
    position = whole;
    return found;
  }

 private:
  bool four_digits(std::size_t at, char32_t& value) const {
    if (at + 4 > text_.size()) return false;
    value = 0;
    for (std::size_t i = at; i < at + 4; ++i) {
      const char c = text_[i];
      const bool decimal = c >= '0' && c <= '9';
      const bool letter = (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
      if (!decimal && !letter) return false;
      value = value * 16 + static_cast<char32_t>(decimal ? c - '0' : (c | 0x20) - 'a' + 10);
    }
    return true;
  }

  bool escape(std::size_t begin, std::string& result) {
    const std::size_t backslash = position++;
    if (at_end()) {
      fail("Unterminated string starting at", begin);
      return false;
    }
    static constexpr std::string_view letters = "\"\\/bfnrt";
    static constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    const char c = text_[position++];
    if (c != 'u') {
      const auto known = letters.find(c);
      if (known == letters.npos) {
        fail("Invalid \\escape", backslash);
        return false;
      }
      result += meanings[known];
      return true;
    }
    char32_t character = 0;
    if (position + 4 >= text_.size() || !four_digits(position, character)) {
      fail("Invalid \\uXXXX escape", position - 1);
      return false;
    }
    position += 4;
    char32_t low = 0;
    const bool pair = character >= 0xd800 && character < 0xdc00 &&
                      text_.substr(position).starts_with("\\u") && four_digits(position + 2, low) &&
                      low >= 0xdc00 && low < 0xe000;
    if (pair) {
      position += 6;
      character = 0x10000 + ((character - 0xd800) << 10) + (low - 0xdc00);
    }
    append_code_point(result, character);
    return true;
  }

  std::string_view text_;
  bool strict_;
};

struct Hooks {
  Value object, pairs, number, integer, constant;  ///< None: the usual.
};

/// An array or object that has not ended yet.
struct Level {
  Value container;  ///< A list; of an object: a dict, or a list of pairs for object_pairs_hook.
  bool is_object = false;
  Value key;
};

}  // namespace

static Eventually<Value> read_number(Machine& m, std::string text, bool integer, Hooks* hooks) {
  const Value& hook = integer ? hooks->integer : hooks->number;
  if (!hook.is_none()) {
    Value made = co_await call(m, hook, m.string(text));
    co_return made;
  }
  if (!integer) co_return Value::number(parse_float(text).value_or(0));
  Value made = co_await integer_from_text(m, text, 10);
  co_return made;
}

/// What is neither array nor object. Empty: there is nothing of the kind.
static Eventually<Value> read_plain(Machine& m, JsonText* text, Hooks* hooks) {
  if (text->match('"')) co_return m.string(text->string());
  if (text->match_word("null")) co_return Value::none();
  if (text->match_word("true")) co_return Value::boolean(true);
  if (text->match_word("false")) co_return Value::boolean(false);
  static constexpr std::pair<std::string_view, double> constants[] = {
      {"NaN", std::numeric_limits<double>::quiet_NaN()},
      {"Infinity", std::numeric_limits<double>::infinity()},
      {"-Infinity", -std::numeric_limits<double>::infinity()}};
  for (const auto& [word, value] : constants) {
    if (!text->match_word(word)) continue;
    if (hooks->constant.is_none()) co_return Value::number(value);
    Value made = co_await call(m, hooks->constant, m.string(word));
    co_return made;
  }
  bool integer = false;
  const std::string number(text->number(integer));
  if (number.empty()) co_return Value();
  // The usual short integer needs neither hook nor coroutine.
  if (integer && hooks->integer.is_none() && number.size() < 15) {
    co_return m.integer(std::stoll(number));
  }
  Value made = co_await read_number(m, number, integer, hooks);
  co_return made;
}

/// Reads the name of a member and the colon behind it.
static bool read_key(Machine& m, JsonText& text, Level& level) {
  if (!text.match('"')) {
    text.fail("Expecting property name enclosed in double quotes", text.position);
    return false;
  }
  level.key = m.string(text.string());
  text.skip_space();
  if (!text.mistake && !text.match(':')) text.fail("Expecting ':' delimiter", text.position);
  text.skip_space();
  return !text.mistake;
}

static Eventually<Done> put(Machine& m, Level* level, Value value) {
  if (!level->is_object) {
    level->container.as<ListObject>()->items.push_back(std::move(value));
  } else if (level->container.is(Kind::list)) {
    level->container.as<ListObject>()->items.push_back(m.tuple({level->key, value}));
  } else {
    (void)co_await dict_set(m, level->container.as<DictObject>(), level->key, value);
  }
  co_return Done{};
}

/// What an object becomes when it ends.
static Eventually<Value> finish(Machine& m, Level level, Hooks* hooks) {
  if (level.is_object && !hooks->pairs.is_none()) {
    Value made = co_await call(m, hooks->pairs, level.container);
    co_return made;
  }
  if (level.is_object && !hooks->object.is_none()) {
    Value made = co_await call(m, hooks->object, level.container);
    co_return made;
  }
  co_return level.container;
}

static Value mistake_value(Machine& m, const JsonText& text, const Value& string) {
  const std::string_view before = text_of(string).substr(0, text.mistake->position);
  return m.tuple({m.string(text.mistake->message), m.integer(count_code_points(before)),
                  Value::boolean(true)});
}

/// (string, start, strict, object_hook, object_pairs_hook, parse_float, parse_int, parse_constant):
/// the value, the place behind it, False; or what is wrong, where, True.
Eventually<Value> json_read(Machine& m, Arguments a) {
  const Value string = a[0];
  Hooks hooks{a[3], a[4], a[5], a[6], a[7]};
  const auto start = static_cast<std::size_t>(std::max<std::int64_t>(integer_clamped(a[1]), 0));
  if (start > string.as<StringObject>()->length) {
    co_return m.tuple({m.string("Expecting value"), a[1], Value::boolean(true)});
  }
  JsonText text(text_of(string), offset_of_index(text_of(string), start), !a[2].is_false());
  HeapVector<Level> levels;
  Value value;
  for (;;) {
    // A value begins here.
    co_await m.breathe();
    if (m.heap().exhausted()) co_return m.memory_error();
    if (text.match('[') || text.match('{')) {
      Level level;
      level.is_object = text_of(string)[text.position - 1] == '{';
      const bool as_list = !level.is_object || !hooks.pairs.is_none();
      level.container = as_list ? Value(m.new_list()) : Value(m.new_dict());
      if (levels.size() >= m.settings.recursion_limit) {
        co_return m.recursion_error(level.is_object
                                        ? " while decoding a JSON object from a unicode string"
                                        : " while decoding a JSON array from a unicode string");
      }
      text.skip_space();
      if (text.match(level.is_object ? '}' : ']')) {
        value = co_await finish(m, level, &hooks);
      } else {
        levels.push_back(std::move(level));
        if (levels.back().is_object && !read_key(m, text, levels.back())) {
          co_return mistake_value(m, text, string);
        }
        continue;
      }
    } else {
      value = co_await read_plain(m, &text, &hooks);
      if (value.empty()) text.fail("Expecting value", text.position);
    }
    // A value has ended: what it stands in goes on, or ends too.
    for (;;) {
      if (text.mistake) co_return mistake_value(m, text, string);
      if (levels.empty()) {
        const std::string_view read = text_of(string).substr(0, text.position);
        co_return m.tuple({value, m.integer(count_code_points(read)), Value::boolean(false)});
      }
      co_await put(m, &levels.back(), value);
      const bool is_object = levels.back().is_object;
      const char closing = is_object ? '}' : ']';
      text.skip_space();
      if (text.match(closing)) {
        Level ended = std::move(levels.back());
        levels.pop_back();
        value = co_await finish(m, std::move(ended), &hooks);
        continue;
      }
      const std::size_t comma = text.position;
      if (!text.match(',')) text.fail("Expecting ',' delimiter", comma);
      text.skip_space();
      if (text.current() == closing) {
        text.fail(is_object ? "Illegal trailing comma before end of object"
                            : "Illegal trailing comma before end of array",
                  comma);
      }
      if (!text.mistake && is_object) (void)read_key(m, text, levels.back());
      if (text.mistake) co_return mistake_value(m, text, string);
      break;
    }
  }
}

}  // namespace looplane::script
