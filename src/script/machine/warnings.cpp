#include "script/machine/warnings.hpp"

#include "script/machine/operations.hpp"
#include "script/machine/raising.hpp"
#include "script/machine/reports.hpp"
#include "script/machine/traceback_frames.hpp"

// Issuing warnings as CPython's _warnings.c does.

namespace looplane::script {

// --- Filters ------------------------------------------------------------------------------------

/// The filters that CPython starts with.
static Ref<ListObject> initial_filters(Machine& m) {
  Ref<ListObject> filters = m.new_list();
  const auto add = [&](std::string_view action, Type* category, const Value& module) {
    filters->items.push_back(m.tuple(
        {m.interned(action), Value::none(), Value::object(category), module, Value::small_int(0)}));
  };
  add("default", m.types.DeprecationWarning, m.interned("__main__"));
  add("ignore", m.types.DeprecationWarning, Value::none());
  add("ignore", m.types.PendingDeprecationWarning, Value::none());
  add("ignore", m.types.ImportWarning, Value::none());
  add("ignore", m.types.ResourceWarning, Value::none());
  return filters;
}

WarningState& warning_state(Machine& m) {
  if (!m.warnings.filters) {
    m.warnings.filters = initial_filters(m);
    m.warnings.once_registry = m.new_dict();
    m.warnings.sys_registry = m.new_dict();
    m.warnings.default_action = m.interned("default");
  }
  return m.warnings;
}

/// An attribute of the module warnings; empty when the program has not imported it.
static Value module_attribute(Machine& m, std::string_view name) {
  const Value module = m.modules->get(m.intern("warnings"));
  if (!module.is(Kind::module)) return {};
  return module.as<ModuleObject>()->namespace_->get(m.intern(name));
}

static Ref<ListObject> current_filters(Machine& m) {
  const Value filters = module_attribute(m, "filters");
  if (filters.is(Kind::list)) return Ref<ListObject>::share(filters.as<ListObject>());
  return warning_state(m).filters;
}

/// A pattern of a filter: None, a text that must be the same, or a compiled regular expression.
static Eventually<bool> pattern_matches(Machine& m, Value pattern, Value text) {
  if (pattern.is_none()) co_return true;
  if (pattern.is_exact(Kind::string)) {
    co_return text.is(Kind::string) && text_of(pattern) == text_of(text);
  }
  Value match = co_await call_method(m, pattern, "match", text);
  bool found = co_await truth(m, match);
  co_return found;
}

static Eventually<bool> filter_matches(Machine& m, Value filter, Value text, Value category,
                                       WarningPlace place) {
  const Value* parts = filter.as<TupleObject>()->items;
  bool right_category = co_await is_subclass(m, category, parts[2]);
  if (!right_category) co_return false;
  if (parts[4].is_small_int() && parts[4].small_int() != 0 && parts[4].small_int() != place.line) {
    co_return false;
  }
  bool right_module = co_await pattern_matches(m, parts[3], place.module);
  if (!right_module) co_return false;
  bool right_text = co_await pattern_matches(m, parts[1], text);
  co_return right_text;
}

static Eventually<Value> action_for(Machine& m, Value text, Value category, WarningPlace place) {
  const Ref<ListObject> filters = current_filters(m);
  for (std::size_t i = 0; i < filters->items.size(); ++i) {
    const Value filter = filters->items[i];
    if (!filter.is(Kind::tuple) || filter.as<TupleObject>()->count != 5) {
      co_return m.value_error(
          concat("warnings.filters item ", std::to_string(i), " isn't a 5-tuple"));
    }
    bool matches = co_await filter_matches(m, filter, text, category, place);
    if (matches) co_return filter.as<TupleObject>()->items[0];
  }
  const Value action = module_attribute(m, "defaultaction");
  co_return action.empty() ? warning_state(m).default_action : action;
}

// --- What was shown already ---------------------------------------------------------------------

/// Whether the key is noted in the registry, which is void when the filters have changed since.
static Eventually<bool> already_shown(Machine& m, Value registry, Value key, bool note) {
  const Ref<DictObject> dict = Ref<DictObject>::share(registry.as<DictObject>());
  StringObject* version_name = m.intern("version");
  const Value version = dict->get(version_name);
  const std::int64_t current = warning_state(m).version;
  if (!version.is_small_int() || version.small_int() != current) {
    dict->clear();
    dict->set(version_name, m.integer(current));
  } else {
    Value found = co_await dict_get(m, dict.get(), key);
    if (!found.empty() && !found.is_false()) co_return true;
  }
  if (note) (void)co_await dict_set(m, dict.get(), key, Value::boolean(true));
  co_return false;
}

/// "default", "once" and "module": whether this one is to be shown, noting that it was.
static Eventually<bool> note_shown(Machine& m, std::string_view action, Value registry, Value text,
                                   Value category, Value key) {
  const bool has_registry = registry.is(Kind::dict);
  if (has_registry) {
    (void)co_await dict_set(m, registry.as<DictObject>(), key, Value::boolean(true));
  }
  if (action == "default" || (action == "module" && !has_registry)) co_return true;
  if (!has_registry) registry = Value(warning_state(m).once_registry);
  const Value once_key = m.tuple({text, category});
  bool shown = co_await already_shown(m, registry, once_key, true);
  co_return !shown;
}

// --- Showing ------------------------------------------------------------------------------------

static std::string_view stripped(std::string_view line) {
  static constexpr std::string_view blanks = " \t\f\r\n";
  const std::size_t first = line.find_first_not_of(blanks);
  if (first == line.npos) return {};
  return line.substr(first, line.find_last_not_of(blanks) - first + 1);
}

static Eventually<Value> show_natively(Machine& m, Value message, Value category,
                                       WarningPlace place) {
  Value words = co_await str(m, message);
  Value filename = co_await str(m, place.filename);
  std::string text = concat(text_of(filename), ":", std::to_string(place.line), ": ",
                            category.as<Type>()->name_text(), ": ", text_of(words), "\n");
  const std::string_view line =
      stripped(place.source.is(Kind::string) ? text_of(place.source)
                                             : m.sources.line(text_of(filename), place.line));
  if (!line.empty()) text += concat("  ", line, "\n");
  Value written = co_await write_error(m, m.string(text));
  co_return written;
}

static Eventually<Value> show(Machine& m, Value message, Value category, WarningPlace place,
                              Value object) {
  const Value shower = module_attribute(m, "_showwarnmsg");
  const Value message_type = module_attribute(m, "WarningMessage");
  if (shower.empty() || message_type.empty()) {
    Value shown = co_await show_natively(m, message, category, place);
    co_return shown;
  }
  const Value source = object.empty() ? Value::none() : object;
  Value note = co_await call(m, message_type, message, category, place.filename,
                             m.integer(place.line), Value::none(), Value::none(), source);
  Value shown = co_await call(m, shower, note);
  co_return shown;
}

Eventually<Value> warn_at(Machine& m, Value message, Type* category_type, WarningPlace place,
                          Value object) {
  Value category = Value::object(category_type);
  Value text = message;
  if (m.is_instance(message, m.types.Warning)) {
    category = Value::object(m.type_of(message));
    text = co_await str(m, message);
  } else {
    message = co_await call(m, category, message);
  }
  const Value key = m.tuple({text, category, m.integer(place.line)});
  if (place.registry.is(Kind::dict)) {
    bool shown = co_await already_shown(m, place.registry, key, false);
    if (shown) co_return Value::none();
  }
  Value action_value = co_await action_for(m, text, category, place);
  const std::string action(action_value.is(Kind::string) ? text_of(action_value) : "");
  if (action == "error") co_return m.raise(message);
  if (action == "ignore") co_return Value::none();
  if (action != "always") {
    if (action != "default" && action != "once" && action != "module") {
      Value shown = co_await repr(m, action_value);
      co_return m.raise(m.types.RuntimeError,
                        concat("Unrecognized action (", text_of(shown), ") in warnings.filters"));
    }
    bool wanted = co_await note_shown(m, action, place.registry, text, category, key);
    if (!wanted) co_return Value::none();
  }
  (void)co_await show(m, message, category, place, object);
  co_return Value::none();
}

// --- Where --------------------------------------------------------------------------------------

static Value registry_of(Machine& m, DictObject* globals) {
  StringObject* name = m.intern("__warningregistry__");
  Value registry = globals->get(name);
  if (registry.empty()) {
    registry = Value(m.new_dict());
    globals->set(name, registry);
  }
  return registry;
}

/// Where no Python code is at work.
static WarningPlace sys_place(Machine& m) {
  WarningPlace place;
  place.filename = m.interned("<sys>");
  place.line = 0;
  place.module = m.interned("sys");
  place.registry = Value(warning_state(m).sys_registry);
  return place;
}

WarningPlace warning_place(Machine& m, std::int64_t stack_level) {
  PythonFrame* frame = m.python_frame();
  while (--stack_level > 0 && frame != nullptr) frame = m.python_frame_below(frame->back);
  WarningPlace place;
  if (frame == nullptr) return sys_place(m);
  DictObject* globals = frame->function->globals.get();
  place.filename = Value(frame->code->filename);
  place.line = current_line(frame);
  place.registry = registry_of(m, globals);
  place.module = globals->get(m.names.name);
  if (place.module.empty()) place.module = m.interned("<string>");
  return place;
}

Eventually<Value> warn(Machine& m, Type* category, std::string_view text, std::int64_t stack_level,
                       const Value& object) {
  return warn_at(m, m.string(text), category, warning_place(m, stack_level), object);
}

static WarningPlace place_of(Machine& m, const LibraryLine& line) {
  WarningPlace place;
  place.filename = m.string(line.file);
  place.line = line.number;
  place.module = m.string(line.module);
  place.registry = Value(warning_state(m).sys_registry);
  place.source = m.string(line.text);
  return place;
}

Eventually<Value> warn_of_unawaited(Machine& m, std::string text, Value object) {
  WarningPlace place;
  if (const LibraryLine* line = line_that_lets_go(m)) {
    place = place_of(m, *line);
  } else if (m.python_frame() == nullptr) {
    place = sys_place(m);
  } else {
    place = warning_place(m, 1);
  }
  Outcome<Value> warned =
      co_await attempt(m, warn_at(m, m.string(text), m.types.RuntimeWarning, place, object));
  if (!warned.error.empty()) (void)co_await report_unraisable(m, warned.error, "", object);
  co_return Value::none();
}

}  // namespace looplane::script
