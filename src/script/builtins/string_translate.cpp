#include "script/builtins/string_methods.hpp"
#include "script/builtins/text_arguments.hpp"
#include "script/values/integer.hpp"

// str.maketrans and str.translate.

namespace looplane::script {

namespace {

/// translate's table of `replaced` characters, each to the one at the same place in `replacements`,
/// and of `removed` ones to None.
Eventually<Value> table_of_texts(Machine& m, Value replaced, Value replacements, Value removed) {
  Ref<DictObject> table = m.new_dict();
  const std::u32string from = decode_all(text_of(replaced));
  const std::u32string to = decode_all(text_of(replacements));
  for (std::size_t i = 0; i < from.size(); ++i) {
    co_await dict_set(m, table.get(), Value::small_int(from[i]), Value::small_int(to[i]));
  }
  if (!removed.empty()) {
    for (const char32_t c : decode_all(text_of(removed))) {
      co_await dict_set(m, table.get(), Value::small_int(c), Value::none());
    }
  }
  co_return table;
}

Eventually<Value> table_of_dict(Machine& m, Value mapping) {
  Ref<DictObject> table = m.new_dict();
  auto* source = mapping.as<DictObject>();
  for (std::size_t i = 0; i < source->entries.size(); ++i) {
    Value key = source->entries[i].key;
    const Value value = source->entries[i].value;
    if (key.empty()) continue;
    if (key.is(Kind::string)) {
      if (string_of(key)->length != 1) {
        co_return m.value_error("string keys in translate table must be of length 1");
      }
      key = Value::small_int(first_code_point(text_of(key)));
    } else if (!is_integer(key)) {
      co_return m.type_error("keys in translate table must be strings or integers");
    }
    co_await dict_set(m, table.get(), key, value);
  }
  co_return table;
}

/// Appends what the table gives for a character. false: the value is of the wrong type or range,
/// and the error is raised.
bool append_translated(Machine& m, std::string& result, const Value& found) {
  if (found.is_none()) return true;
  if (found.is(Kind::string)) {
    result += text_of(found);
    return true;
  }
  if (!is_integer(found)) {
    (void)m.type_error("character mapping must return integer, None or str");
    return false;
  }
  const std::int64_t code = integer_clamped(found);
  if (code < 0 || code > 0x10ffff) {
    (void)m.value_error("character mapping must be in range(0x110000)");
    return false;
  }
  append_code_point(result, static_cast<char32_t>(code));
  return true;
}

}  // namespace

Eventually<Value> string_maketrans(Machine& m, Arguments a) {
  if (a[1].empty()) {
    if (!a[0].is_exact(Kind::dict)) {
      return m.type_error("if you give only one argument to maketrans it must be a dict");
    }
    return table_of_dict(m, a[0]);
  }
  if (!a[0].is(Kind::string)) {
    return m.type_error("first maketrans argument must be a string if there is a second argument");
  }
  if (!a[1].is(Kind::string)) return wrong_argument(m, "maketrans() argument 2", "str", a[1]);
  if (!a[2].empty() && !a[2].is(Kind::string)) {
    return wrong_argument(m, "maketrans() argument 3", "str", a[2]);
  }
  if (string_of(a[0])->length != string_of(a[1])->length) {
    return m.value_error("the first two maketrans arguments must have equal length");
  }
  return table_of_texts(m, a[0], a[1], a[2]);
}

Eventually<Value> string_translate(Machine& m, Arguments a) {
  const std::u32string text = decode_all(text_of(a[0]));
  std::string result;
  for (const char32_t c : text) {
    Outcome<Value> found = co_await attempt(m, get_item(m, a[1], Value::small_int(c)));
    if (found.error.empty()) {
      if (!append_translated(m, result, found.value)) co_return Failure{};
    } else if (exception_matches(found.error, m.types.LookupError)) {
      append_code_point(result, c);
    } else {
      m.raised = std::move(found.error);
      co_return Failure{};
    }
    co_await m.breathe();
  }
  co_return m.string(result);
}

}  // namespace looplane::script
