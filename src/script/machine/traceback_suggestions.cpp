#include <algorithm>

#include "script/builtins/exceptions.hpp"
#include "script/machine/operations.hpp"
#include "script/machine/suggestions.hpp"
#include "script/machine/traceback_text.hpp"

// "Did you mean": where the names come from that a wrong one is compared with.

namespace looplane::script {

static PythonFrame* innermost_frame(const Value& traceback) {
  if (!traceback.is(Kind::traceback)) return nullptr;
  const auto* entry = traceback.as<TracebackObject>();
  while (entry->next) entry = entry->next.get();
  return entry->frame.get();
}

static Value local_self(Machine& m, PythonFrame* frame) {
  const Value locals = frame_locals(m, frame);
  if (!locals.is(Kind::dict)) return {};
  return locals.as<DictObject>()->get(m.intern("self"));
}

static void add_keys(const Value& dict, ListObject* names) {
  if (!dict.is(Kind::dict)) return;
  for (const DictEntry& entry : dict.as<DictObject>()->entries) {
    if (entry.key.is(Kind::string)) names->items.push_back(entry.key);
  }
}

static Value closest(Machine& m, std::string_view wrong, ListObject* names) {
  std::vector<std::string_view> known;
  for (const Value& name : names->items) {
    if (name.is(Kind::string)) known.push_back(text_of(name));
  }
  const std::optional<std::string_view> found = closest_name(wrong, known);
  return found ? m.string(*found) : Value::none();
}

static Eventually<Value> suggest_variable(Machine& m, Value wrong, Value traceback) {
  PythonFrame* frame = innermost_frame(traceback);
  if (frame == nullptr) co_return Value::none();
  const Value names = m.new_list();
  add_keys(frame_locals(m, frame), names.as<ListObject>());
  add_keys(Value(frame->function->globals), names.as<ListObject>());
  add_keys(Value(frame->function->builtins), names.as<ListObject>());
  const Value self = local_self(m, frame);
  if (!self.empty()) {
    Value attribute = co_await find_attribute(m, self, m.intern(text_of(wrong)));
    if (!attribute.empty()) co_return m.string(concat("self.", text_of(wrong)));
  }
  co_return closest(m, text_of(wrong), names.as<ListObject>());
}

static Eventually<Value> suggest_member(Machine& m, Value object, Value wrong,
                                        bool hide_underscored) {
  const Value dir = m.builtins->get(m.intern("dir"));
  Value names = co_await call(m, dir, object);
  if (!names.is(Kind::list)) co_return Value::none();
  if (hide_underscored) {
    std::erase_if(names.as<ListObject>()->items, [](const Value& name) {
      return name.is(Kind::string) && text_of(name).starts_with('_');
    });
  }
  co_return closest(m, text_of(wrong), names.as<ListObject>());
}

static Eventually<Value> suggest(Machine& m, Value exception, Value wrong, Value traceback) {
  auto* error = exception.as<ExceptionObject>();
  if (exception_matches(exception, m.types.NameError)) {
    return suggest_variable(m, wrong, traceback);
  }
  const bool private_name = text_of(wrong).starts_with('_');
  if (exception_matches(exception, m.types.ImportError)) {
    if (!error->detail.is(Kind::string)) return Value::none();
    const Value module = m.modules->get(error->detail.as<StringObject>());
    if (module.empty()) return Value::none();
    return suggest_member(m, module, wrong, !private_name);
  }
  if (error->second_detail.empty()) return Value::none();
  const Value object = error->second_detail;
  PythonFrame* frame = innermost_frame(traceback);
  const bool inside = frame != nullptr && local_self(m, frame).same(object);
  return suggest_member(m, object, wrong, !private_name && !inside);
}

static Value wrong_name(Machine& m, const Value& exception) {
  const auto* error = exception.as<ExceptionObject>();
  if (exception_matches(exception, m.types.ImportError)) {
    const Value& detail = error->second_detail;
    return detail.is(Kind::tuple) ? detail.as<TupleObject>()->items[1] : Value();
  }
  const bool has_name = exception_matches(exception, m.types.NameError) ||
                        exception_matches(exception, m.types.AttributeError);
  return has_name ? error->detail : Value();
}

Eventually<Value> suggested_name(Machine& m, Value exception, Value traceback) {
  const Value wrong = wrong_name(m, exception);
  if (!wrong.is(Kind::string)) co_return Value::none();
  Outcome<Value> found = co_await attempt(m, suggest(m, exception, wrong, traceback));
  co_return found.error.empty() ? found.value : Value::none();
}

}  // namespace looplane::script
