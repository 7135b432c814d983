#include <algorithm>

#include "script/builtins/bytes_methods.hpp"
#include "script/builtins/format_spec.hpp"
#include "script/builtins/text_arguments.hpp"
#include "script/builtins/text_search.hpp"
#include "script/values/find_text.hpp"

// The methods of bytes and bytearray that look for other bytes.

namespace looplane::script {

namespace {

/// What a method looks for: bytes, or one byte given as a number.
struct Needle {
  std::string_view bytes;
  char single = '\0';

  [[nodiscard]] std::string_view view() const {
    return bytes.data() == nullptr ? std::string_view(&single, 1) : bytes;
  }
};

Eventually<std::int64_t> needle_byte(Machine& m, const Value& value) {
  if ((*m.type_of(value))[Special::index].empty()) {
    return m.type_error(
        concat("argument should be integer or bytes-like object, not '", m.type_name(value), "'"));
  }
  return byte_from(m, value);
}

using SearchCode = Eventually<Value> (*)(Machine& m, const Value& self, const Needle& needle,
                                         TextRange range);

Eventually<Value> await_search(Machine& m, Arguments a, TextRange range,
                               Eventually<std::int64_t> pending, SearchCode code) {
  Needle needle;
  needle.single = static_cast<char>(co_await pending);
  Value result = co_await code(m, a[0], needle, range);
  co_return result;
}

template <SearchCode code>
Eventually<Value> search(Machine& m, const Arguments& a, TextRange range) {
  Needle needle;
  if (const std::optional<std::string_view> bytes = buffer_of(a[1])) {
    needle.bytes = bytes->data() == nullptr ? std::string_view("") : *bytes;
    return code(m, a[0], needle, range);
  }
  Eventually<std::int64_t> byte = needle_byte(m, a[1]);
  if (byte.failed()) return Failure{};
  if (!byte.ready()) return await_search(m, a, range, std::move(byte), code);
  needle.single = static_cast<char>(byte.take());
  return code(m, a[0], needle, range);
}

/// A part of the bytes, and whether there is such a part at all.
struct Part {
  std::string_view bytes;
  std::int64_t start = 0;
  bool exists = false;

  Part(const Value& self, TextRange range) {
    const std::string_view all = *buffer_of(self);
    range.adjust(static_cast<std::int64_t>(all.size()));
    start = range.start;
    exists = range.start <= range.end;
    if (!exists) return;
    bytes = all.substr(static_cast<std::size_t>(range.start),
                       static_cast<std::size_t>(range.end - range.start));
  }
};

std::int64_t find_in(const Value& self, const Needle& needle, TextRange range, bool from_right) {
  const Part part(self, range);
  if (!part.exists) return -1;
  const std::size_t found =
      from_right ? part.bytes.rfind(needle.view()) : find_text(part.bytes, needle.view());
  return found == std::string_view::npos ? -1 : part.start + static_cast<std::int64_t>(found);
}

template <bool from_right>
Eventually<Value> find(Machine& m, const Value& self, const Needle& needle, TextRange range) {
  return m.integer(find_in(self, needle, range, from_right));
}

template <bool from_right>
Eventually<Value> find_or_fail(Machine& m, const Value& self, const Needle& needle,
                               TextRange range) {
  const std::int64_t found = find_in(self, needle, range, from_right);
  if (found < 0) return m.value_error("subsection not found");
  return m.integer(found);
}

Eventually<Value> count(Machine& m, const Value& self, const Needle& needle, TextRange range) {
  const Part part(self, range);
  if (!part.exists) return Value::small_int(0);
  const std::string_view wanted = needle.view();
  if (wanted.empty()) return m.integer(static_cast<std::int64_t>(part.bytes.size()) + 1);
  return m.integer(static_cast<std::int64_t>(
      count_occurrences(part.bytes, wanted, std::numeric_limits<std::size_t>::max())));
}

bool stands_at(Side side, std::string_view bytes, std::string_view wanted) {
  return side == Side::left ? bytes.starts_with(wanted) : bytes.ends_with(wanted);
}

template <Side side>
Eventually<Value> begins_or_ends(Machine& m, const Arguments& a, TextRange range) {
  constexpr std::string_view name = side == Side::left ? "startswith" : "endswith";
  const Part part(a[0], range);
  if (const std::optional<std::string_view> wanted = buffer_of(a[1])) {
    return Value::boolean(part.exists && stands_at(side, part.bytes, *wanted));
  }
  if (!a[1].is(Kind::tuple)) {
    return wrong_argument(m, concat(name, " first arg"), "bytes or a tuple of bytes", a[1]);
  }
  for (const Value& item : a[1].as<TupleObject>()->span()) {
    const std::optional<std::string_view> wanted = buffer_of(item);
    if (!wanted) return not_bytes_like(m, item);
    if (part.exists && stands_at(side, part.bytes, *wanted)) return Value::boolean(true);
  }
  return Value::boolean(false);
}

/// The replacement in front of each of the first `limit` bytes, and at the end.
std::string intersperse(std::string_view bytes, std::string_view replacement, std::size_t limit) {
  std::string result;
  for (std::size_t i = 0; i <= bytes.size(); ++i) {
    if (i < limit) result += replacement;
    if (i < bytes.size()) result += bytes[i];
  }
  return result;
}

Eventually<Value> replace(Machine& m, const Arguments& a, std::int64_t most) {
  const std::string_view bytes = *buffer_of(a[0]);
  const std::optional<std::string_view> old_bytes = buffer_of(a[1]);
  if (!old_bytes) return not_bytes_like(m, a[1]);
  const std::optional<std::string_view> new_bytes = buffer_of(a[2]);
  if (!new_bytes) return not_bytes_like(m, a[2]);
  const std::size_t limit =
      most < 0 ? std::numeric_limits<std::size_t>::max() : static_cast<std::size_t>(most);
  const bool everywhere = old_bytes->empty();
  const std::size_t found =
      everywhere ? std::min(limit, bytes.size() + 1) : count_occurrences(bytes, *old_bytes, limit);
  if (found == 0) return bytes_like_or_self(m, a[0], bytes);
  const std::uint64_t size = replaced_size(bytes, *old_bytes, *new_bytes, found);
  if (check_room(m, size).failed()) return Failure{};
  if (everywhere) return bytes_like(m, a[0], intersperse(bytes, *new_bytes, limit));
  std::string result(static_cast<std::size_t>(size), '\0');
  replace_occurrences(result.data(), bytes, *old_bytes, *new_bytes, limit);
  return bytes_like(m, a[0], result);
}

Eventually<Value> contains_byte(Machine& m, Value self, Eventually<std::int64_t> pending) {
  const auto byte = static_cast<char>(co_await pending);
  const std::string_view bytes = *buffer_of(self);
  (void)m;
  co_return Value::boolean(bytes.find(byte) != std::string_view::npos);
}

}  // namespace

Eventually<Value> bytes_find(Machine& m, Arguments a) {
  return with_range<search<find<false>>, 2>(m, std::move(a));
}
Eventually<Value> bytes_rfind(Machine& m, Arguments a) {
  return with_range<search<find<true>>, 2>(m, std::move(a));
}
Eventually<Value> bytes_index(Machine& m, Arguments a) {
  return with_range<search<find_or_fail<false>>, 2>(m, std::move(a));
}
Eventually<Value> bytes_rindex(Machine& m, Arguments a) {
  return with_range<search<find_or_fail<true>>, 2>(m, std::move(a));
}
Eventually<Value> bytes_count(Machine& m, Arguments a) {
  return with_range<search<count>, 2>(m, std::move(a));
}
Eventually<Value> bytes_startswith(Machine& m, Arguments a) {
  return with_range<begins_or_ends<Side::left>, 2>(m, std::move(a));
}
Eventually<Value> bytes_endswith(Machine& m, Arguments a) {
  return with_range<begins_or_ends<Side::right>, 2>(m, std::move(a));
}
Eventually<Value> bytes_replace(Machine& m, Arguments a) {
  return with_integer<replace, 3>(m, std::move(a));
}

Eventually<Value> bytes_contains(Machine& m, Arguments a) {
  if (const std::optional<std::string_view> wanted = buffer_of(a[1])) {
    return Value::boolean(buffer_of(a[0])->find(*wanted) != std::string_view::npos);
  }
  if ((*m.type_of(a[1]))[Special::index].empty()) return not_bytes_like(m, a[1]);
  Eventually<std::int64_t> byte = byte_from(m, a[1]);
  if (byte.failed()) return Failure{};
  return contains_byte(m, a[0], std::move(byte));
}

}  // namespace looplane::script
