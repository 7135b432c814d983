#include "script/builtins/generic_alias.hpp"
#include "script/builtins/iterators.hpp"
#include "script/modules/re/pattern.hpp"
#include "script/values/bytearray.hpp"
#include "script/values/integer.hpp"
#include "script/values/quoting.hpp"
#include "script/values/utf8.hpp"

// re.Match

namespace looplane::script::regex {

static Value slice_of(Machine& m, const Value& string, std::uint32_t start, std::uint32_t end) {
  if (end < start) end = start;
  if (string.is(Kind::bytes)) {
    return m.bytes(string.as<BytesObject>()->view().substr(start, end - start));
  }
  if (string.is(Kind::bytearray)) {
    const std::string_view now = string.as<BytearrayObject>()->view();
    return m.bytes(start > now.size() ? std::string_view() : now.substr(start, end - start));
  }
  const auto* text = string.as<StringObject>();
  if (text->ascii()) return m.string(text->view().substr(start, end - start), end - start);
  const std::size_t first = offset_of_index(text->view(), start);
  const std::string_view rest = text->view().substr(first);
  return m.string(rest.substr(0, offset_of_index(rest, end - start)), end - start);
}

Value group_text(Machine& m, const MatchObject* match, std::uint32_t group,
                 const Value& otherwise) {
  const std::uint32_t start = match->spans[2 * group];
  if (start == nowhere) return otherwise;
  return slice_of(m, match->string, start, match->spans[2 * group + 1]);
}

/// The number of a group that a program has named by its number or name.
static Eventually<std::int64_t> group_number(Machine& m, const MatchObject* match,
                                             const Value& name) {
  std::int64_t number = -1;
  if (is_integer(name)) {
    number = integer_clamped(name);
  } else if (name.is(Kind::string)) {
    const Value found = match->pattern->group_index->get(name.as<StringObject>());
    if (!found.empty()) number = found.small_int();
  }
  if (number < 0 || number > match->pattern->program.groups) {
    return m.raise(m.types.IndexError, "no such group");
  }
  return number;
}

static Eventually<Value> one_group(Machine& m, const MatchObject* match, const Value& name) {
  Eventually<std::int64_t> number = group_number(m, match, name);
  if (number.failed()) return Failure{};
  return group_text(m, match, static_cast<std::uint32_t>(number.take()), Value::none());
}

/// (self, *args)
static Eventually<Value> match_group(Machine& m, Arguments a) {
  const MatchObject* match = match_of(a[0]);
  auto* names = a[1].as<TupleObject>();
  if (names->count == 0) return group_text(m, match, 0, Value::none());
  if (names->count == 1) return one_group(m, match, names->items[0]);
  Ref<TupleObject> result = m.new_tuple(names->count);
  for (std::uint32_t i = 0; i < names->count; ++i) {
    Eventually<Value> group = one_group(m, match, names->items[i]);
    if (group.failed()) return Failure{};
    result->items[i] = group.take();
  }
  return result;
}

static Eventually<Value> match_getitem(Machine& m, Arguments a) {
  return one_group(m, match_of(a[0]), a[1]);
}

static Eventually<Value> match_groups(Machine& m, Arguments a) {
  const MatchObject* match = match_of(a[0]);
  Ref<TupleObject> result = m.new_tuple(match->pattern->program.groups);
  for (std::uint32_t i = 0; i < result->count; ++i) {
    result->items[i] = group_text(m, match, i + 1, a[1]);
  }
  return result;
}

static Eventually<Value> match_groupdict(Machine& m, Arguments a) {
  const MatchObject* match = match_of(a[0]);
  Ref<DictObject> result = m.new_dict();
  for (std::uint32_t group = 1; group <= match->pattern->program.groups; ++group) {
    const Value& name = match->pattern->names[group];
    if (!name.empty()) result->set(name.as<StringObject>(), group_text(m, match, group, a[1]));
  }
  return result;
}

static Value bound(Machine& m, std::uint32_t position) {
  return position == nowhere ? m.integer(-1) : m.integer(position);
}

static Value span_of(Machine& m, const MatchObject* match, std::int64_t group) {
  const auto first = static_cast<std::size_t>(2 * group);
  return m.tuple({bound(m, match->spans[first]), bound(m, match->spans[first + 1])});
}

/// start and end: `which` of the two bounds.
template <std::size_t which>
static Eventually<Value> match_bound(Machine& m, Arguments a) {
  Eventually<std::int64_t> group = group_number(m, match_of(a[0]), a[1]);
  if (group.failed()) return Failure{};
  return bound(m, match_of(a[0])->spans[2 * static_cast<std::size_t>(group.take()) + which]);
}

static Eventually<Value> match_span(Machine& m, Arguments a) {
  Eventually<std::int64_t> group = group_number(m, match_of(a[0]), a[1]);
  if (group.failed()) return Failure{};
  return span_of(m, match_of(a[0]), group.take());
}

static Eventually<Value> match_repr(Machine& m, Arguments a) {
  const MatchObject* match = match_of(a[0]);
  const Value text = group_text(m, match, 0, Value::none());
  std::string shown = text.is(Kind::string) ? quoted_text(text_of(text))
                                            : "b" + quoted_bytes(text.as<BytesObject>()->view());
  constexpr std::size_t longest = 50;  // "%.50R"
  if (count_code_points(shown) > longest) shown.resize(offset_of_index(shown, longest));
  return m.string(concat("<re.Match object; span=(", std::to_string(match->spans[0]), ", ",
                         std::to_string(match->spans[1]), "), match=", shown, ">"));
}

static Eventually<Value> match_itself(Machine&, Arguments a) { return a[0]; }

static Eventually<Value> get_string(Machine&, const Value& self) { return match_of(self)->string; }
static Eventually<Value> get_pattern(Machine&, const Value& self) {
  return Value(match_of(self)->pattern);
}
static Eventually<Value> get_pos(Machine& m, const Value& self) {
  return m.integer(match_of(self)->start);
}
static Eventually<Value> get_endpos(Machine& m, const Value& self) {
  return m.integer(match_of(self)->end);
}
static Eventually<Value> get_lastindex(Machine& m, const Value& self) {
  const std::uint32_t last = match_of(self)->last_group;
  return last == 0 ? Value::none() : m.integer(last);
}
static Eventually<Value> get_lastgroup(Machine&, const Value& self) {
  const MatchObject* match = match_of(self);
  const Value& name = match->pattern->names[match->last_group];
  return match->last_group == 0 || name.empty() ? Value::none() : name;
}
static Eventually<Value> get_regs(Machine& m, const Value& self) {
  const MatchObject* match = match_of(self);
  Ref<TupleObject> result = m.new_tuple(match->pattern->program.groups + 1);
  for (std::uint32_t i = 0; i < result->count; ++i) result->items[i] = span_of(m, match, i);
  return result;
}

Type* define_match(Machine& m) {
  static const NativeMethod methods[] = {
      {"group(self, /, *args)", match_group},
      {"groups(self, /, default=None)", match_groups},
      {"groupdict(self, /, default=None)", match_groupdict},
      {"start(self, group=0, /)", match_bound<0>},
      {"end(self, group=0, /)", match_bound<1>},
      {"span(self, group=0, /)", match_span},
      {"expand(self, /, template)", match_expand},
      {"__getitem__(self, key, /)", match_getitem},
      {"__repr__(self, /)", match_repr},
      {"__copy__(self, /)", match_itself},
      {"__deepcopy__(self, memo, /)", match_itself},
      {"__class_getitem__(cls, item, /)", generic_alias_of, NativeMethod::Binding::of_class},
  };
  static const NativeGetter getters[] = {
      {"string", get_string}, {"re", get_pattern},          {"pos", get_pos},
      {"endpos", get_endpos}, {"lastindex", get_lastindex}, {"lastgroup", get_lastgroup},
      {"regs", get_regs},
  };
  static const TypeDefinition definition = {
      .name = "Match",
      .module = "re",
      .size = sizeof(MatchObject),
      .finish = finish_as<MatchObject>,
      .methods = methods,
      .getters = getters,
      .subclassable = false,
      .doc =
          "The result of re.match() and re.search().\nMatch objects always have a boolean "
          "value of True.",
  };
  return m.define(definition, m.types.object);
}

}  // namespace looplane::script::regex
