#include <algorithm>
#include <cstring>

#include "script/builtins/format_spec.hpp"
#include "script/builtins/string_methods.hpp"
#include "script/builtins/text_arguments.hpp"
#include "script/values/find_text.hpp"

// The methods of str that take it apart and put it together.

namespace looplane::script {

namespace {

Value list_of_pieces(Machine& m, const Value& whole, const Pieces& pieces) {
  Ref<ListObject> list = m.new_list();
  list->items.reserve(pieces.size());
  const bool ascii = string_of(whole)->ascii();
  for (const std::string_view piece : pieces) {
    const auto size = static_cast<std::uint32_t>(piece.size());
    list->items.push_back(m.string(piece, ascii ? size : count_code_points(piece)));
  }
  return list;
}

template <bool from_right>
Eventually<Value> split(Machine& m, const Arguments& a, std::int64_t most) {
  const std::string_view text = text_of(a[0]);
  const std::size_t limit =
      most < 0 ? std::numeric_limits<std::size_t>::max() : static_cast<std::size_t>(most);
  if (a[1].is_none()) {
    return list_of_pieces(m, a[0],
                          from_right ? split_at_spaces_from_right(text, limit, step_space)
                                     : split_at_spaces(text, limit, step_space));
  }
  if (!a[1].is(Kind::string)) {
    return m.type_error(concat("must be str or None, not ", m.type_name(a[1])));
  }
  const std::string_view separator = text_of(a[1]);
  if (separator.empty()) return m.value_error("empty separator");
  return list_of_pieces(
      m, a[0],
      from_right ? split_at_from_right(text, separator, limit) : split_at(text, separator, limit));
}

template <bool from_right>
Eventually<Value> partition(Machine& m, const Arguments& a) {
  if (!a[1].is(Kind::string)) return m.type_error(concat("must be str, not ", m.type_name(a[1])));
  const std::string_view text = text_of(a[0]);
  const std::string_view separator = text_of(a[1]);
  if (separator.empty()) return m.value_error("empty separator");
  const std::size_t at = from_right ? text.rfind(separator) : find_text(text, separator);
  if (at == std::string_view::npos) {
    const Value whole = plain_string(m, a[0]);
    const Value empty = m.string({});
    return from_right ? m.tuple({empty, empty, whole}) : m.tuple({whole, empty, empty});
  }
  return m.tuple({m.string(text.substr(0, at)), plain_string(m, a[1]),
                  m.string(text.substr(at + separator.size()))});
}

/// What str.splitlines takes for the end of a line: more than "\n" and "\r\n".
std::size_t line_break_at(std::string_view text, std::size_t position) {
  const auto byte = static_cast<unsigned char>(text[position]);
  const std::string_view rest = text.substr(position);
  if (byte == '\r') return rest.starts_with("\r\n") ? 2 : 1;
  if ((byte >= '\n' && byte <= '\f') || (byte >= 0x1c && byte <= 0x1e)) return 1;
  if (rest.starts_with("\xc2\x85")) return 2;
  return rest.starts_with("\xe2\x80\xa8") || rest.starts_with("\xe2\x80\xa9") ? 3 : 0;
}

Eventually<Value> join_items(Machine& m, const Value& separator, std::span<const Value> items) {
  const StringObject* between = string_of(separator);
  std::uint64_t size = 0;
  std::uint64_t length = 0;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (!items[i].is(Kind::string)) {
      return m.type_error(concat("sequence item ", std::to_string(i), ": expected str instance, ",
                                 m.type_name(items[i]), " found"));
    }
    size += string_of(items[i])->size;
    length += string_of(items[i])->length;
  }
  if (items.size() == 1 && items[0].is_exact(Kind::string)) return items[0];
  if (items.empty()) return m.string({});
  size += std::uint64_t{between->size} * (items.size() - 1);
  length += std::uint64_t{between->length} * (items.size() - 1);
  if (length <= 1) {
    for (const Value& item : items) {
      if (string_of(item)->length == 1) return plain_string(m, item);
    }
    return m.string(length == 0 ? std::string_view() : between->view());
  }
  if (check_room(m, size).failed()) return Failure{};
  Ref<StringObject> result =
      m.new_string(static_cast<std::uint32_t>(size), static_cast<std::uint32_t>(length));
  char* end = result->data;
  const auto append = [&end](const StringObject* string) {
    std::memcpy(end, string->data, string->size);
    end += string->size;
  };
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) append(between);
    append(string_of(items[i]));
  }
  return result;
}

Eventually<Value> join_collected(Machine& m, Value separator, Eventually<Value> pending) {
  const Value list = co_await pending;
  Value result = co_await join_items(m, separator, list.as<ListObject>()->items);
  co_return result;
}

bool is_iterable(Machine& m, const Value& value) {
  const Type& type = *m.type_of(value);
  const Value& method = type[Special::iter];
  return method.empty() ? !type[Special::getitem].empty() : !method.is_none();
}

}  // namespace

Eventually<Value> string_join(Machine& m, Arguments a) {
  if (a[1].is_exact(Kind::list)) return join_items(m, a[0], a[1].as<ListObject>()->items);
  if (a[1].is_exact(Kind::tuple)) return join_items(m, a[0], a[1].as<TupleObject>()->span());
  if (!is_iterable(m, a[1])) return m.type_error("can only join an iterable");
  Eventually<Value> list = list_from(m, a[1]);
  if (list.failed()) return Failure{};
  if (list.ready()) return join_items(m, a[0], list.peek().as<ListObject>()->items);
  return join_collected(m, a[0], std::move(list));
}

Eventually<Value> string_split(Machine& m, Arguments a) {
  return with_integer<split<false>, 2>(m, std::move(a));
}
Eventually<Value> string_rsplit(Machine& m, Arguments a) {
  return with_integer<split<true>, 2>(m, std::move(a));
}
Eventually<Value> string_partition(Machine& m, Arguments a) { return partition<false>(m, a); }
Eventually<Value> string_rpartition(Machine& m, Arguments a) { return partition<true>(m, a); }

static Eventually<Value> split_lines_kept(Machine& m, Arguments a, Eventually<bool> pending) {
  const bool keep = co_await pending;
  co_return list_of_pieces(m, a[0], split_lines(text_of(a[0]), keep, line_break_at));
}

Eventually<Value> string_splitlines(Machine& m, Arguments a) {
  Eventually<bool> keep = truth(m, a[1]);
  if (keep.failed()) return Failure{};
  if (!keep.ready()) return split_lines_kept(m, std::move(a), std::move(keep));
  return list_of_pieces(m, a[0], split_lines(text_of(a[0]), keep.take(), line_break_at));
}

}  // namespace looplane::script
