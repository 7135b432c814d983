#include <limits>

#include "script/builtins/bytes_methods.hpp"
#include "script/builtins/format_spec.hpp"
#include "script/builtins/text_arguments.hpp"
#include "script/builtins/text_search.hpp"
#include "script/values/find_text.hpp"

// The methods of bytes and bytearray that take them apart and put them together.

namespace looplane::script {

namespace {

Value list_of_pieces(Machine& m, const Value& self, const Pieces& pieces) {
  Ref<ListObject> list = m.new_list();
  list->items.reserve(pieces.size());
  for (const std::string_view piece : pieces) list->items.push_back(bytes_like(m, self, piece));
  return list;
}

template <bool from_right>
Eventually<Value> split(Machine& m, const Arguments& a, std::int64_t most) {
  const std::string_view bytes = *buffer_of(a[0]);
  const std::size_t limit =
      most < 0 ? std::numeric_limits<std::size_t>::max() : static_cast<std::size_t>(most);
  if (a[1].is_none()) {
    return list_of_pieces(m, a[0],
                          from_right ? split_at_spaces_from_right(bytes, limit, step_ascii_space)
                                     : split_at_spaces(bytes, limit, step_ascii_space));
  }
  const std::optional<std::string_view> separator = buffer_of(a[1]);
  if (!separator) return not_bytes_like(m, a[1]);
  if (separator->empty()) return m.value_error("empty separator");
  return list_of_pieces(m, a[0],
                        from_right ? split_at_from_right(bytes, *separator, limit)
                                   : split_at(bytes, *separator, limit));
}

template <bool from_right>
Eventually<Value> partition(Machine& m, const Arguments& a) {
  const std::string_view bytes = *buffer_of(a[0]);
  const std::optional<std::string_view> separator = buffer_of(a[1]);
  if (!separator) return not_bytes_like(m, a[1]);
  if (separator->empty()) return m.value_error("empty separator");
  const std::size_t at = from_right ? bytes.rfind(*separator) : find_text(bytes, *separator);
  if (at == std::string_view::npos) {
    const Value whole = bytes_like_or_self(m, a[0], bytes);
    const Value first_empty = bytes_like(m, a[0], {});
    const Value second_empty = bytes_like(m, a[0], {});
    return from_right ? m.tuple({first_empty, second_empty, whole})
                      : m.tuple({whole, first_empty, second_empty});
  }
  return m.tuple({bytes_like(m, a[0], bytes.substr(0, at)), bytes_like(m, a[0], *separator),
                  bytes_like(m, a[0], bytes.substr(at + separator->size()))});
}

std::size_t line_break_at(std::string_view bytes, std::size_t position) {
  if (bytes[position] == '\n') return 1;
  if (bytes[position] != '\r') return 0;
  return bytes.substr(position).starts_with("\r\n") ? 2 : 1;
}

Eventually<Value> join_items(Machine& m, const Value& self, std::span<const Value> items) {
  const std::string_view between = *buffer_of(self);
  std::uint64_t size = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    const std::optional<std::string_view> item = buffer_of(items[i]);
    if (!item) {
      return m.type_error(concat("sequence item ", std::to_string(i),
                                 ": expected a bytes-like object, ", m.type_name(items[i]),
                                 " found"));
    }
    size += item->size() + (i > 0 ? between.size() : 0);
  }
  if (check_room(m, size).failed()) return Failure{};
  std::string result;
  result.reserve(static_cast<std::size_t>(size));
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) result += between;
    result += *buffer_of(items[i]);
  }
  return bytes_like(m, self, result);
}

Eventually<Value> join_collected(Machine& m, Value self, Eventually<Value> pending) {
  const Value list = co_await pending;
  Value result = co_await join_items(m, self, list.as<ListObject>()->items);
  co_return result;
}

Eventually<Value> split_lines_kept(Machine& m, Arguments a, Eventually<bool> pending) {
  const bool keep = co_await pending;
  co_return list_of_pieces(m, a[0], split_lines(*buffer_of(a[0]), keep, line_break_at));
}

}  // namespace

Eventually<Value> bytes_join(Machine& m, Arguments a) {
  const Type& type = *m.type_of(a[1]);
  if (type[Special::iter].empty() && type[Special::getitem].empty()) {
    return m.type_error("can only join an iterable");
  }
  Eventually<Value> list = list_from(m, a[1]);
  if (list.failed()) return Failure{};
  if (list.ready()) return join_items(m, a[0], list.peek().as<ListObject>()->items);
  return join_collected(m, a[0], std::move(list));
}

Eventually<Value> bytes_split(Machine& m, Arguments a) {
  return with_integer<split<false>, 2>(m, std::move(a));
}
Eventually<Value> bytes_rsplit(Machine& m, Arguments a) {
  return with_integer<split<true>, 2>(m, std::move(a));
}
Eventually<Value> bytes_partition(Machine& m, Arguments a) { return partition<false>(m, a); }
Eventually<Value> bytes_rpartition(Machine& m, Arguments a) { return partition<true>(m, a); }

Eventually<Value> bytes_splitlines(Machine& m, Arguments a) {
  Eventually<bool> keep = truth(m, a[1]);
  if (keep.failed()) return Failure{};
  return split_lines_kept(m, std::move(a), std::move(keep));
}

}  // namespace looplane::script
