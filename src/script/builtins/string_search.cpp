#include <algorithm>

#include "script/builtins/format_spec.hpp"
#include "script/builtins/string_methods.hpp"
#include "script/builtins/text_arguments.hpp"
#include "script/values/find_text.hpp"

// The methods of str that look for other strings.

namespace looplane::script {

namespace {

/// A part of the text: code points [start, end), and where its first byte stands.
struct Part {
  std::string_view text;
  std::size_t offset = 0;
  bool exists = false;  ///< false: it begins behind its end, where not even "" is found.

  Part(const StringObject* string, TextRange range) {
    range.adjust(string->length);
    exists = range.start <= range.end;
    if (!exists) return;
    offset = byte_offset(string, range.start);
    text = part_of(string, range.start, range.end);
  }
};

std::int64_t find_in(const StringObject* string, std::string_view needle, TextRange range,
                     bool from_right) {
  const Part part(string, range);
  if (!part.exists) return -1;
  const std::size_t found = from_right ? part.text.rfind(needle) : find_text(part.text, needle);
  if (found == std::string_view::npos) return -1;
  return code_point_index(string, part.offset + found);
}

template <bool from_right>
Eventually<Value> find(Machine& m, const Arguments& a, TextRange range) {
  if (!a[1].is(Kind::string)) {
    return wrong_argument(m, from_right ? "rfind() argument 1" : "find() argument 1", "str", a[1]);
  }
  return m.integer(find_in(string_of(a[0]), text_of(a[1]), range, from_right));
}

template <bool from_right>
Eventually<Value> find_or_fail(Machine& m, const Arguments& a, TextRange range) {
  if (!a[1].is(Kind::string)) {
    return wrong_argument(m, from_right ? "rindex() argument 1" : "index() argument 1", "str",
                          a[1]);
  }
  const std::int64_t found = find_in(string_of(a[0]), text_of(a[1]), range, from_right);
  if (found < 0) return m.value_error("substring not found");
  return m.integer(found);
}

Eventually<Value> count(Machine& m, const Arguments& a, TextRange range) {
  if (!a[1].is(Kind::string)) return wrong_argument(m, "count() argument 1", "str", a[1]);
  const Part part(string_of(a[0]), range);
  if (!part.exists) return Value::small_int(0);
  const std::string_view needle = text_of(a[1]);
  if (needle.empty()) return m.integer(std::int64_t{count_code_points(part.text)} + 1);
  return m.integer(static_cast<std::int64_t>(
      count_occurrences(part.text, needle, std::numeric_limits<std::size_t>::max())));
}

bool stands_at(Side side, std::string_view text, std::string_view wanted) {
  return side == Side::left ? text.starts_with(wanted) : text.ends_with(wanted);
}

template <Side side>
Eventually<Value> begins_or_ends(Machine& m, const Arguments& a, TextRange range) {
  constexpr std::string_view name = side == Side::left ? "startswith" : "endswith";
  const Part part(string_of(a[0]), range);
  if (a[1].is(Kind::string)) {
    return Value::boolean(part.exists && stands_at(side, part.text, text_of(a[1])));
  }
  if (!a[1].is(Kind::tuple)) {
    return wrong_argument(m, concat(name, " first arg"), "str or a tuple of str", a[1]);
  }
  for (const Value& wanted : a[1].as<TupleObject>()->span()) {
    if (!wanted.is(Kind::string)) {
      return m.type_error(
          concat("tuple for ", name, " must only contain str, not ", m.type_name(wanted)));
    }
    if (part.exists && stands_at(side, part.text, text_of(wanted))) return Value::boolean(true);
  }
  return Value::boolean(false);
}

/// The replacement in front of each of the first `limit` characters, and at the end.
Eventually<Value> intersperse(Machine& m, const Value& string, std::string_view replacement,
                              std::size_t limit) {
  const std::size_t count =
      std::min<std::size_t>(limit, string_of(string)->length + std::size_t{1});
  if (check_room(m, std::uint64_t{count} * replacement.size() + string_of(string)->size).failed()) {
    return Failure{};
  }
  std::string result;
  std::size_t left = count;
  for (const char32_t c : CodePoints(text_of(string))) {
    if (left > 0) {
      result += replacement;
      --left;
    }
    append_code_point(result, c);
  }
  if (left > 0) result += replacement;
  return m.string(result);
}

Eventually<Value> replace(Machine& m, const Arguments& a, std::int64_t count) {
  for (const std::size_t i : {1, 2}) {
    if (a[i].is(Kind::string)) continue;
    return wrong_argument(m, i == 1 ? "replace() argument 1" : "replace() argument 2", "str", a[i]);
  }
  const std::string_view text = text_of(a[0]);
  const std::string_view old_text = text_of(a[1]);
  const std::string_view new_text = text_of(a[2]);
  const std::size_t limit =
      count < 0 ? std::numeric_limits<std::size_t>::max() : static_cast<std::size_t>(count);
  if (old_text.empty()) {
    if (limit == 0 || new_text.empty()) return plain_string(m, a[0]);
    return intersperse(m, a[0], new_text, limit);
  }
  const std::size_t found = count_occurrences(text, old_text, limit);
  if (found == 0) return plain_string(m, a[0]);
  const std::uint64_t size = replaced_size(text, old_text, new_text, found);
  if (check_room(m, size).failed()) return Failure{};
  const std::size_t length =
      string_of(a[0])->length - found * string_of(a[1])->length + found * string_of(a[2])->length;
  Ref<StringObject> result =
      m.new_string(static_cast<std::uint32_t>(size), static_cast<std::uint32_t>(length));
  replace_occurrences(result->data, text, old_text, new_text, limit);
  if (length > 1) return result;
  return m.string(result->view(), result->length);
}

/// The text that is looked for is checked before the bounds are.
template <RangeCode code>
Eventually<Value> with_needle(Machine& m, std::string_view name, Arguments a) {
  if (!a[1].is(Kind::string)) return wrong_argument(m, concat(name, "() argument 1"), "str", a[1]);
  return with_range<code, 2>(m, std::move(a));
}

}  // namespace

Eventually<Value> string_find(Machine& m, Arguments a) {
  return with_needle<find<false>>(m, "find", std::move(a));
}
Eventually<Value> string_rfind(Machine& m, Arguments a) {
  return with_needle<find<true>>(m, "rfind", std::move(a));
}
Eventually<Value> string_index(Machine& m, Arguments a) {
  return with_needle<find_or_fail<false>>(m, "index", std::move(a));
}
Eventually<Value> string_rindex(Machine& m, Arguments a) {
  return with_needle<find_or_fail<true>>(m, "rindex", std::move(a));
}
Eventually<Value> string_count(Machine& m, Arguments a) {
  return with_needle<count>(m, "count", std::move(a));
}
Eventually<Value> string_startswith(Machine& m, Arguments a) {
  return with_range<begins_or_ends<Side::left>, 2>(m, std::move(a));
}
Eventually<Value> string_endswith(Machine& m, Arguments a) {
  return with_range<begins_or_ends<Side::right>, 2>(m, std::move(a));
}
Eventually<Value> string_replace(Machine& m, Arguments a) {
  return with_integer<replace, 3>(m, std::move(a));
}

Eventually<Value> string_contains(Machine& m, Arguments a) {
  if (!a[1].is(Kind::string)) {
    return m.type_error(
        concat("'in <string>' requires string as left operand, not ", m.type_name(a[1])));
  }
  return Value::boolean(find_text(text_of(a[0]), text_of(a[1])) != std::string_view::npos);
}

}  // namespace looplane::script
