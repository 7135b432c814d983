#include "script/modules/re/pattern.hpp"

#include "script/builtins/generic_alias.hpp"
#include "script/builtins/iterators.hpp"
#include "script/modules/modules.hpp"
#include "script/values/bytearray.hpp"
#include "script/values/integer.hpp"
#include "script/values/quoting.hpp"
#include "script/values/utf8.hpp"

// _re: patterns, and how they are matched in slices. lib/re.py has the rest.

namespace looplane::script::regex {

// --- Texts --------------------------------------------------------------------------------------

Text::Text(Value string) : string_(std::move(string)) {
  const auto narrow = [&](std::string_view bytes) {
    subject_.narrow = reinterpret_cast<const std::uint8_t*>(bytes.data());
    subject_.size = static_cast<std::uint32_t>(bytes.size());
  };
  if (string_.is(Kind::bytes)) {
    narrow(string_.as<BytesObject>()->view());
  } else if (string_.is(Kind::bytearray)) {
    const std::string_view now = string_.as<BytearrayObject>()->view();
    copied_.assign(now.begin(), now.end());
    narrow({copied_.data(), copied_.size()});
  } else if (string_.as<StringObject>()->ascii()) {
    narrow(text_of(string_));
  } else {
    wide_.reserve(string_.as<StringObject>()->length);
    for (const char32_t c : CodePoints(text_of(string_))) wide_.push_back(c);
    subject_.wide = wide_.data();
    subject_.size = static_cast<std::uint32_t>(wide_.size());
  }
}

Value Text::slice(Machine& m, std::uint32_t start, std::uint32_t end) const {
  if (end < start) end = start;
  if (subject_.wide != nullptr) {
    return m.string(encode_all({subject_.wide + start, end - start}), end - start);
  }
  const std::string_view part(reinterpret_cast<const char*>(subject_.narrow) + start, end - start);
  return string_.is(Kind::string) ? m.string(part, end - start) : m.bytes(part);
}

// --- The types and the error --------------------------------------------------------------------

static Type* type_in_module(Machine& m, std::string_view name) {
  const Value module = m.modules->get(m.intern("_re"));
  return module.as<ModuleObject>()->namespace_->get(m.intern(name)).as<Type>();
}

Type* pattern_type(Machine& m) { return type_in_module(m, "Pattern"); }
Type* match_type(Machine& m) { return type_in_module(m, "Match"); }

Eventually<Value> raise_pattern_error(Machine& m, std::string message, Value pattern,
                                      std::int64_t position) {
  const Value module = co_await import_by_name(m, "re");
  const Value type = co_await get_attribute(m, module, "PatternError");
  const Value place = position < 0 ? Value::none() : m.integer(position);
  const Value text = m.string(message);
  const Value error = co_await call(m, type, text, pattern, place);
  co_return m.raise(error);
}

bool check_string(Machine& m, const PatternObject* pattern, const Value& string) {
  const bool is_bytes = string.is(Kind::bytes) || string.is(Kind::bytearray);
  if (!is_bytes && !string.is(Kind::string)) {
    (void)m.type_error(
        concat("expected string or bytes-like object, got '", m.type_name(string), "'"));
  } else if (is_bytes && !pattern->is_bytes) {
    (void)m.type_error("cannot use a string pattern on a bytes-like object");
  } else if (!is_bytes && pattern->is_bytes) {
    (void)m.type_error("cannot use a bytes pattern on a string-like object");
  } else {
    return true;
  }
  return false;
}

// --- Running a matcher --------------------------------------------------------------------------

/// Instructions of a program that are executed for one of the machine's budget.
static constexpr std::uint32_t steps_at_once = 50;

static Eventually<bool> run_in_slices(Machine& m, Matcher* matcher) {
  for (;;) {
    co_await m.breathe();
    if (m.heap().exhausted()) co_return m.memory_error();
    const Matcher::Status status = matcher->run(steps_at_once);
    if (status != Matcher::Status::working) co_return status == Matcher::Status::found;
  }
}

Eventually<bool> run(Machine& m, Matcher* matcher) {
  const Matcher::Status status = matcher->run(steps_at_once);
  if (status != Matcher::Status::working) return status == Matcher::Status::found;
  return run_in_slices(m, matcher);
}

Value make_match(Machine& m, PatternObject* pattern, const Text& text, const Request& request,
                 const Matcher& matcher) {
  Ref<MatchObject> match = m.make<MatchObject>(match_type(m));
  match->pattern = Ref<PatternObject>::share(pattern);
  match->string = text.string();
  match->start = request.start;
  match->end = request.end;
  match->last_group = matcher.last_group();
  match->spans.reserve(2 * (pattern->program.groups + 1));
  for (std::uint32_t group = 0; group <= pattern->program.groups; ++group) {
    const bool matched =
        matcher.group_start(group) != nowhere && matcher.group_end(group) != nowhere;
    match->spans.push_back(matched ? matcher.group_start(group) : nowhere);
    match->spans.push_back(matched ? matcher.group_end(group) : nowhere);
  }
  return match;
}

static std::uint32_t clamped(const Value& index, std::uint32_t size) {
  const std::int64_t value = integer_clamped(index);
  return static_cast<std::uint32_t>(std::clamp<std::int64_t>(value, 0, size));
}

/// pos and endpos of a method, which stand at `first` among its arguments.
static bool read_range(Machine& m, const Arguments& a, std::size_t first, const Text& text,
                       std::uint32_t& start, std::uint32_t& end) {
  for (std::size_t i = first; i < first + 2; ++i) {
    if (is_integer(a[i])) continue;
    (void)m.type_error(
        concat("'", m.type_name(a[i]), "' object cannot be interpreted as an integer"));
    return false;
  }
  end = clamped(a[first + 1], text.subject().size);
  start = clamped(a[first], text.subject().size);
  return true;
}

// --- search, match, fullmatch -------------------------------------------------------------------

enum class Mode : std::uint8_t { search, match, fullmatch };

static Eventually<Value> find_slowly(Machine& m, Value pattern_keep, Value string, Request limits) {
  PatternObject* pattern = pattern_of(pattern_keep);
  const Text text(string);
  limits.subject = text.subject();
  Matcher matcher(pattern->program, limits);
  const bool found = co_await run(m, &matcher);
  if (!found) co_return Value::none();
  co_return make_match(m, pattern, text, limits, matcher);
}

/// Most matches end within this many steps: they need no coroutine.
static constexpr std::uint32_t quick_steps = 5000;

template <Mode mode>
static Eventually<Value> pattern_find(Machine& m, Arguments a) {
  PatternObject* pattern = pattern_of(a[0]);
  if (!check_string(m, pattern, a[1])) return Failure{};
  const Text text(a[1]);
  Request request{text.subject(), 0, 0, mode == Mode::search, mode == Mode::fullmatch, false};
  if (!read_range(m, a, 2, text, request.start, request.end)) return Failure{};
  if (request.start > request.end) return Value::none();
  Matcher matcher(pattern->program, request);
  switch (matcher.run(quick_steps)) {
    case Matcher::Status::found:
      return make_match(m, pattern, text, request, matcher);
    case Matcher::Status::failed:
      return Value::none();
    case Matcher::Status::working:
      break;
  }
  return find_slowly(m, a[0], a[1], request);
}

// --- findall, finditer --------------------------------------------------------------------------

/// What findall tells of a match: the text, that of the only group, or a tuple of all groups'.
static Value found_item(Machine& m, const PatternObject* pattern, const Text& text,
                        const Matcher& matcher) {
  const auto group_at = [&](std::uint32_t group) {
    if (matcher.group_start(group) == nowhere || matcher.group_end(group) == nowhere) {
      return text.slice(m, 0, 0);
    }
    return text.slice(m, matcher.group_start(group), matcher.group_end(group));
  };
  if (pattern->program.groups < 2) return group_at(pattern->program.groups);
  Ref<TupleObject> tuple = m.new_tuple(pattern->program.groups);
  for (std::uint32_t i = 0; i < tuple->count; ++i) tuple->items[i] = group_at(i + 1);
  return tuple;
}

static Eventually<Value> pattern_findall(Machine& m, Arguments a) {
  const Value self = a[0];
  PatternObject* pattern = pattern_of(self);
  if (!check_string(m, pattern, a[1])) co_return Failure{};
  const Text text(a[1]);
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  if (!read_range(m, a, 2, text, start, end)) co_return Failure{};
  Ref<ListObject> found = m.new_list();
  for (Walk walk(pattern, text, start, end); !walk.over();) {
    Matcher matcher(walk.program(), walk.request());
    const bool more = co_await run(m, &matcher);
    if (!more) break;
    found->items.push_back(found_item(m, pattern, text, matcher));
    walk.advance(matcher);
    co_await m.breathe();
  }
  co_return Value(found);
}

namespace {

struct MatchIterator : IteratorObject {
  Ref<PatternObject> pattern;
  Text text;
  Walk walk;
  bool done = false;
  MatchIterator(Ref<PatternObject> subject, Value string, Advance advance, Type* type)
      : IteratorObject(advance, IteratorKind::other, type),
        pattern(std::move(subject)),
        text(std::move(string)),
        walk(pattern.get(), text, 0, text.subject().size) {}
};

}  // namespace

static Eventually<Value> advance_slowly(Machine& m, Value keep) {
  auto* iterator = keep.as<MatchIterator>();
  Matcher matcher(iterator->walk.program(), iterator->walk.request());
  const bool found = co_await run(m, &matcher);
  if (!found) {
    iterator->done = true;
    co_return Value();
  }
  Value match =
      make_match(m, iterator->pattern.get(), iterator->text, iterator->walk.request(), matcher);
  iterator->walk.advance(matcher);
  co_return match;
}

static Eventually<Value> advance_matches(Machine& m, IteratorObject* object) {
  auto* iterator = static_cast<MatchIterator*>(object);
  if (iterator->done || iterator->walk.over()) return Value();
  return advance_slowly(m, Value::object(iterator));
}

static Eventually<Value> pattern_finditer(Machine& m, Arguments a) {
  PatternObject* pattern = pattern_of(a[0]);
  if (!check_string(m, pattern, a[1])) return Failure{};
  Ref<MatchIterator> iterator =
      m.make<MatchIterator>(type_in_module(m, "_MatchIterator"), Ref<PatternObject>::share(pattern),
                            a[1], advance_matches);
  std::uint32_t start = 0;
  std::uint32_t end = 0;
  if (!read_range(m, a, 2, iterator->text, start, end)) return Failure{};
  iterator->walk = Walk(pattern, iterator->text, start, end);
  return iterator;
}

// --- Attributes ---------------------------------------------------------------------------------

static Eventually<Value> get_pattern(Machine&, const Value& self) {
  return pattern_of(self)->pattern;
}
static Eventually<Value> get_flags(Machine& m, const Value& self) {
  return m.integer(pattern_of(self)->flags);
}
static Eventually<Value> get_groups(Machine& m, const Value& self) {
  return m.integer(pattern_of(self)->program.groups);
}
static Eventually<Value> get_group_index(Machine& m, const Value& self) {
  return mapping_proxy(m, Value(pattern_of(self)->group_index));
}

static std::string flags_text(std::uint32_t flags) {
  static constexpr std::pair<std::uint32_t, std::string_view> names[] = {
      {ignore_case, "re.IGNORECASE"},
      {locale, "re.LOCALE"},
      {multiline, "re.MULTILINE"},
      {dot_all, "re.DOTALL"},
      {unicode_flag, "re.UNICODE"},
      {verbose, "re.VERBOSE"},
      {debug, "re.DEBUG"},
      {ascii, "re.ASCII"}};
  std::string text;
  const auto add = [&](std::string_view part) { text += concat(text.empty() ? "" : "|", part); };
  for (const auto& [flag, name] : names) {
    if ((flags & flag) == 0) continue;
    add(name);
    flags &= ~flag;
  }
  if (flags != 0) {
    char digits[16];
    std::snprintf(digits, sizeof digits, "0x%x", static_cast<unsigned>(flags));
    add(digits);
  }
  return text;
}

static Eventually<Value> pattern_repr(Machine& m, Arguments a) {
  const PatternObject* pattern = pattern_of(a[0]);
  std::string shown = pattern->is_bytes
                          ? "b" + quoted_bytes(pattern->pattern.as<BytesObject>()->view())
                          : quoted_text(text_of(pattern->pattern));
  constexpr std::size_t longest = 200;  // "%.200R"
  if (count_code_points(shown) > longest) shown.resize(offset_of_index(shown, longest));
  std::uint32_t flags = pattern->flags;
  const bool plain_text =
      !pattern->is_bytes && (flags & (locale | unicode_flag | ascii)) == unicode_flag;
  if (plain_text) flags &= ~unicode_flag;
  const std::string names = flags_text(flags);
  return m.string(concat("re.compile(", shown, names.empty() ? "" : ", ", names, ")"));
}

static bool same_patterns(const PatternObject* a, const PatternObject* b) {
  if (a->flags != b->flags || a->is_bytes != b->is_bytes) return false;
  return a->is_bytes ? a->pattern.as<BytesObject>()->view() == b->pattern.as<BytesObject>()->view()
                     : text_of(a->pattern) == text_of(b->pattern);
}

static Eventually<Value> pattern_equal(Machine& m, Arguments a) {
  if (!m.is_instance(a[1], pattern_type(m))) return m.not_implemented();
  return Value::boolean(same_patterns(pattern_of(a[0]), pattern_of(a[1])));
}

static Eventually<Value> pattern_hash(Machine& m, Arguments a) {
  return m.integer(*hash_simple(pattern_of(a[0])->pattern) ^ pattern_of(a[0])->flags);
}

static Eventually<Value> pattern_itself(Machine&, Arguments a) { return a[0]; }

static constexpr NativeMethod pattern_methods[] = {
    {"search(self, /, string, pos=0, endpos=9223372036854775807)", pattern_find<Mode::search>},
    {"match(self, /, string, pos=0, endpos=9223372036854775807)", pattern_find<Mode::match>},
    {"fullmatch(self, /, string, pos=0, endpos=9223372036854775807)",
     pattern_find<Mode::fullmatch>},
    {"findall(self, /, string, pos=0, endpos=9223372036854775807)", pattern_findall},
    {"finditer(self, /, string, pos=0, endpos=9223372036854775807)", pattern_finditer},
    {"sub(self, /, repl, string, count=0)", pattern_sub},
    {"subn(self, /, repl, string, count=0)", pattern_subn},
    {"split(self, /, string, maxsplit=0)", pattern_split},
    {"__repr__(self, /)", pattern_repr},
    {"__eq__(self, value, /)", pattern_equal},
    {"__hash__(self, /)", pattern_hash},
    {"__copy__(self, /)", pattern_itself},
    {"__deepcopy__(self, memo, /)", pattern_itself},
    {"__class_getitem__(cls, item, /)", generic_alias_of, NativeMethod::Binding::of_class},
};
static constexpr NativeGetter pattern_getters[] = {
    {"pattern", get_pattern},
    {"flags", get_flags},
    {"groups", get_groups},
    {"groupindex", get_group_index},
};
static const TypeDefinition pattern_definition = {
    .name = "Pattern",
    .module = "re",
    .size = sizeof(PatternObject),
    .finish = finish_as<PatternObject>,
    .methods = pattern_methods,
    .getters = pattern_getters,
    .subclassable = false,
    .doc = "Compiled regular expression object.",
};
static const TypeDefinition iterator_type_definition =
    iterator_definition<MatchIterator>("callable_iterator", iterator_methods);

// --- compile ------------------------------------------------------------------------------------

/// re._parser.fix_flags; nothing when they contradict each other.
static std::optional<std::uint32_t> fix_flags(Machine& m, std::uint32_t flags, bool is_bytes) {
  const char* problem = nullptr;
  if (!is_bytes) {
    if ((flags & locale) != 0) problem = "cannot use LOCALE flag with a str pattern";
    if ((flags & ascii) != 0 && (flags & unicode_flag) != 0) {
      problem = "ASCII and UNICODE flags are incompatible";
    }
    if ((flags & ascii) == 0) flags |= unicode_flag;
  } else {
    if ((flags & unicode_flag) != 0) problem = "cannot use UNICODE flag with a bytes pattern";
    if ((flags & locale) != 0 && (flags & ascii) != 0) {
      problem = "ASCII and LOCALE flags are incompatible";
    }
  }
  if (problem == nullptr) return flags;
  (void)m.value_error(problem);
  return std::nullopt;
}

static std::u32string characters_of(const Value& pattern) {
  if (pattern.is(Kind::string)) return decode_all(text_of(pattern));
  std::u32string characters;
  for (const char c : pattern.as<BytesObject>()->view()) {
    characters += static_cast<unsigned char>(c);
  }
  return characters;
}

static Eventually<Value> fail(Machine& m, const ParseError& error, const Value& pattern) {
  if (error.too_deep) return m.recursion_error();
  if (error.too_large) return m.raise(m.types.OverflowError, error.message);
  return raise_pattern_error(m, error.message, pattern, error.position);
}

/// compile(pattern, flags): a str or bytes, and an int.
static Eventually<Value> compile_pattern(Machine& m, Arguments a) {
  const bool is_bytes = a[0].is(Kind::bytes);
  if (!is_bytes && !a[0].is(Kind::string)) {
    return m.type_error("first argument must be string or compiled pattern");
  }
  const auto given = static_cast<std::uint32_t>(integer_clamped(a[1]));
  const std::uint32_t at_start = is_bytes || (given & ascii) != 0 ? given : given | unicode_flag;
  Tree tree;
  if (const auto error = parse(characters_of(a[0]), at_start, is_bytes, tree)) {
    return fail(m, *error, a[0]);
  }
  std::uint32_t spelled = tree.flags;
  if ((given & unicode_flag) == 0 && (spelled & ascii) != 0) spelled &= ~unicode_flag;
  const auto flags = fix_flags(m, spelled, is_bytes);
  if (!flags) return Failure{};
  Ref<PatternObject> pattern = m.make<PatternObject>(pattern_type(m));
  pattern->pattern = a[0];
  pattern->is_bytes = is_bytes;
  pattern->flags = *flags;
  compile(tree, pattern->program);
  pattern->group_index = m.new_dict();
  pattern->names.resize(tree.groups + 1);
  for (const auto& [name, group] : tree.names) {
    pattern->names[group] = m.interned(name);
    pattern->group_index->set(m.intern(name), m.integer(group));
  }
  return pattern;
}

}  // namespace looplane::script::regex

namespace looplane::script {

void define_re(Machine& m, ModuleObject* module) {
  static const NativeMethod functions[] = {{"compile(pattern, flags, /)", regex::compile_pattern}};
  m.define_functions(module, functions);
  const auto add = [&](std::string_view name, Type* type) {
    module->namespace_->set(m.intern(name), Value::object(type));
  };
  add("Pattern", m.define(regex::pattern_definition, m.types.object));
  add("_MatchIterator", m.define(regex::iterator_type_definition, m.types.object));
  add("Match", regex::define_match(m));
}

}  // namespace looplane::script
