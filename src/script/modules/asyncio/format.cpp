#include "script/modules/asyncio/format.hpp"

#include "script/builtins/showing.hpp"
#include "script/machine/traceback_frames.hpp"
#include "script/modules/asyncio/coroutine.hpp"
#include "script/modules/asyncio/own_methods.hpp"
#include "script/modules/asyncio/task.hpp"
#include "script/modules/deque.hpp"

namespace looplane::script {

std::string quick_repr(Machine& m, const Value& value) {
  if (is_future(value)) return future_text(m, value.as<FutureObject>());
  if (value.is(Kind::exception)) {
    std::string text = concat(value.object()->type->short_name(), "(");
    const Ref<TupleObject>& args = value.as<ExceptionObject>()->args;
    for (std::uint32_t i = 0; args && i < args->count; ++i) {
      text += (i > 0 ? ", " : "") + quick_repr(m, args->items[i]);
    }
    return text + ")";
  }
  Eventually<Value> shown = repr(m, value);
  if (shown.ready() && shown.peek().is(Kind::string)) return std::string(text_of(shown.peek()));
  if (shown.failed()) m.raised = Value();
  return concat("<", m.type_name(value), " object>");
}

// --- reprlib.repr -------------------------------------------------------------------------------

namespace {

constexpr std::size_t longest_string = 30;
constexpr std::size_t longest_other = 30;
constexpr std::size_t longest_integer = 40;
constexpr std::size_t most_items = 6;
constexpr std::size_t most_entries = 4;

std::size_t code_points(std::string_view text) {
  return static_cast<std::size_t>(
      std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xc0) != 0x80; }));
}

/// The first or last `count` characters.
std::string_view first_characters(std::string_view text, std::size_t count) {
  std::size_t end = 0;
  while (end < text.size() && count > 0) {
    ++end;
    while (end < text.size() && (text[end] & 0xc0) == 0x80) ++end;
    --count;
  }
  return text.substr(0, end);
}
std::string_view last_characters(std::string_view text, std::size_t count) {
  const std::size_t all = code_points(text);
  const std::size_t dropped = all > count ? all - count : 0;
  return text.substr(first_characters(text, dropped).size());
}

/// The middle is left out.
std::string shortened(std::string_view text, std::size_t limit) {
  if (code_points(text) <= limit) return std::string(text);
  const std::size_t before = (limit - 3) / 2;
  const std::size_t after = limit - 3 - before;
  return concat(first_characters(text, before), "...", last_characters(text, after));
}

Eventually<Value> short_string(Machine& m, Value value) {
  const std::string_view whole = text_of(value);
  Value shown = co_await repr(m, m.string(first_characters(whole, longest_string)));
  if (code_points(text_of(shown)) <= longest_string) co_return shown;
  const std::size_t before = (longest_string - 3) / 2;
  const std::size_t after = longest_string - 3 - before;
  shown = co_await repr(
      m, m.string(concat(first_characters(whole, before), last_characters(whole, after))));
  co_return m.string(concat(first_characters(text_of(shown), before), "...",
                            last_characters(text_of(shown), after)));
}

Eventually<Value> short_items(Machine& m, std::vector<Value> items, std::size_t total, int level,
                              std::string_view open, std::string_view close) {
  if (level <= 0 && total > 0) co_return m.string(concat(open, "...", close));
  std::string text(open);
  for (std::size_t i = 0; i < items.size(); ++i) {
    Value piece = co_await short_repr(m, items[i], level - 1);
    text += (i > 0 ? ", " : "") + std::string(text_of(piece));
  }
  if (total > items.size()) text += ", ...";
  co_return m.string(text + std::string(close));
}

Eventually<Value> short_dict(Machine& m, Value value, int level) {
  auto* dict = value.as<DictObject>();
  if (dict->used == 0) co_return m.string("{}");
  if (level <= 0) co_return m.string("{...}");
  std::vector<std::pair<Value, Value>> entries;
  for (const DictEntry& entry : dict->entries) {
    if (entry.key.empty()) continue;
    if (entries.size() == most_entries) break;
    entries.emplace_back(entry.key, entry.value);
  }
  std::string text = "{";
  const std::size_t total = dict->used;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    Value key = co_await short_repr(m, entries[i].first, level - 1);
    Value item = co_await short_repr(m, entries[i].second, level - 1);
    text += concat(i > 0 ? ", " : "", text_of(key), ": ", text_of(item));
  }
  if (total > entries.size()) text += ", ...";
  co_return m.string(text + "}");
}

std::vector<Value> first_of(std::span<const Value> items, std::size_t limit) {
  return {items.begin(),
          items.begin() + static_cast<std::ptrdiff_t>(std::min(limit, items.size()))};
}

Eventually<Value> short_other(Machine& m, Value value, std::size_t limit) {
  Outcome<Value> shown = co_await attempt(m, repr(m, value));
  if (!shown.error.empty()) {
    if (!exception_matches(shown.error, m.types.Exception)) {
      m.raised = shown.error;
      co_return Failure{};
    }
    co_return m.string(
        concat("<", m.type_name(value), " instance at ", address_text(value.object()), ">"));
  }
  co_return m.string(shortened(text_of(shown.value), limit));
}

}  // namespace

Eventually<Value> short_repr(Machine& m, Value value, int level) {
  if (value.is_exact(Kind::string)) return short_string(m, std::move(value));
  if (value.is_exact(Kind::list)) {
    const HeapVector<Value>& items = value.as<ListObject>()->items;
    return short_items(m, first_of(items, most_items), items.size(), level, "[", "]");
  }
  if (value.is_exact(Kind::tuple)) {
    const auto* tuple = value.as<TupleObject>();
    return short_items(m, first_of({tuple->items, tuple->count}, most_items), tuple->count, level,
                       "(", tuple->count == 1 ? ",)" : ")");
  }
  if (value.is_exact(Kind::set) && value.as<SetObject>()->used > 0) {
    std::vector<Value> items;
    for (const SetObject::Slot& slot : value.as<SetObject>()->table) {
      if (!slot.key.empty() && items.size() < most_items) items.push_back(slot.key);
    }
    const bool frozen = value.as<SetObject>()->frozen;
    return short_items(m, std::move(items), value.as<SetObject>()->used, level,
                       frozen ? "frozenset({" : "{", frozen ? "})" : "}");
  }
  if (value.is_exact(Kind::dict)) return short_dict(m, std::move(value), level);
  const bool integer = value.is_small_int() || value.is_exact(Kind::integer);
  return short_other(m, std::move(value), integer ? longest_integer : longest_other);
}

// --- Functions and coroutines -------------------------------------------------------------------

static std::string arguments_text(Machine& m, const Value& arguments, bool debug) {
  if (!debug || !arguments.is(Kind::tuple)) return "()";
  std::string text = "(";
  const auto* tuple = arguments.as<TupleObject>();
  for (std::uint32_t i = 0; i < tuple->count; ++i) {
    text += (i > 0 ? ", " : "") + shortened(quick_repr(m, tuple->items[i]), longest_string);
  }
  return text + ")";
}

static std::string qualified_name(Machine& m, const Value& function) {
  if (function.is(Kind::function)) {
    return std::string(function.as<FunctionObject>()->qualname->view());
  }
  if (function.is(Kind::method)) return qualified_name(m, function.as<MethodObject>()->function);
  if (function.is(Kind::generator)) {
    return std::string(function.as<GeneratorObject>()->qualname->view());
  }
  if (function.is(Kind::native_function)) {
    const auto* native = function.as<NativeFunctionObject>();
    if (native->owner == nullptr) return std::string(native->name->view());
    return concat(native->owner->short_name(), ".", native->name->view());
  }
  if (function.is(Kind::type) && function.as<Type>()->qualname.is(Kind::string)) {
    return std::string(text_of(function.as<Type>()->qualname));
  }
  if (function.is_object() && function.object()->type->has_attributes) {
    for (const std::string_view name : {"__qualname__", "__name__"}) {
      const Value own = own_attribute(m, function.object(), m.intern(name));
      if (own.is(Kind::string) && !text_of(own).empty()) return std::string(text_of(own));
    }
  }
  return quick_repr(m, function);
}

/// inspect.unwrap
static Value unwrapped(Machine& m, Value function) {
  for (int i = 0; i < 100 && function.is(Kind::function); ++i) {
    if (!function.object()->type->has_attributes) break;
    const Value inner = own_attribute(m, function.object(), m.names.wrapped);
    if (inner.empty()) break;
    function = inner;
  }
  return function;
}

static Value attribute_of_partial(Machine& m, const Value& partial, std::string_view name) {
  Eventually<Value> found = get_attribute(m, partial, name);
  return found.ready() ? found.take() : Value();
}

static bool is_partial(Machine& m, const Value& function) {
  return m.types.partial != nullptr && m.is_instance(function, m.types.partial);
}

static std::string source_text(Machine& m, const Value& function) {
  const Value inner = unwrapped(m, function);
  if (is_partial(m, inner)) return source_text(m, attribute_of_partial(m, inner, "func"));
  if (!inner.is(Kind::function)) return {};
  const CodeObject& code = *inner.as<FunctionObject>()->code;
  return concat(" at ", code.filename->view(), ":", std::to_string(code.first_line));
}

static std::string function_text(Machine& m, const Value& function, const Value& arguments,
                                 bool debug) {
  if (is_partial(m, function)) {
    return function_text(m, attribute_of_partial(m, function, "func"),
                         attribute_of_partial(m, function, "args"), debug) +
           arguments_text(m, arguments, debug);
  }
  return qualified_name(m, function) + arguments_text(m, arguments, debug);
}

std::string callback_text(Machine& m, const Value& function, const Value& arguments, bool debug) {
  if (const LibraryCall* call = library_call(m, function)) {
    if (function.object()->type == asyncio_state(m).library_call) {
      return with_source(library_call_name(call) + arguments_text(m, arguments, debug));
    }
  }
  return function_text(m, function, arguments, debug) + source_text(m, function);
}

/// The file of asyncio that has a coroutine function of ours.
static std::string_view file_of_coroutine(std::string_view name) {
  static constexpr std::pair<std::string_view, std::string_view> owners[] = {
      {"Queue.", "queues.py"},
      {"Lock.", "locks.py"},
      {"Event.", "locks.py"},
      {"Condition.", "locks.py"},
      {"Semaphore.", "locks.py"},
      {"Barrier.", "locks.py"},
      {"_ContextManagerMixin.", "locks.py"},
      {"Timeout.", "timeouts.py"},
      {"TaskGroup.", "taskgroups.py"},
      {"BaseEventLoop.", "base_events.py"},
      {"to_thread", "threads.py"},
  };
  for (const auto& [prefix, file] : owners) {
    if (name.starts_with(prefix)) return file;
  }
  return "tasks.py";
}

std::string coroutine_text(Machine& m, const Value& coroutine) {
  if (is_native_coroutine(m, coroutine)) {
    const std::string_view name = native_coroutine_name(coroutine);
    return concat(name,
                  is_native_coroutine_over(coroutine) ? "() done, defined at " : "() running at ",
                  "asyncio/", file_of_coroutine(name));
  }
  if (!coroutine.is(Kind::generator)) {
    return concat("<", m.type_of(coroutine)->short_name(), " without __name__>()");
  }
  const auto* generator = coroutine.as<GeneratorObject>();
  const std::string name = concat(generator->qualname->view(), "() ");
  const std::string_view file = generator->code->filename->view();
  if (!generator->frame) {
    return concat(name, "done, defined at ", file, ":",
                  std::to_string(generator->code->first_line));
  }
  const int line = generator->state == GeneratorObject::State::created
                       ? static_cast<int>(generator->code->first_line)
                       : static_cast<int>(generator->frame->position().line);
  return concat(name, "running at ", file, ":", std::to_string(line));
}

std::string with_source(std::string described) {
  static constexpr std::pair<std::string_view, std::string_view> known[] = {
      {"gather.<locals>._done_callback()", " at asyncio/tasks.py"},
      {"_wait.<locals>._on_completion()", " at asyncio/tasks.py"},
      {"shield.<locals>._inner_done_callback()", " at asyncio/tasks.py"},
      {"shield.<locals>._outer_done_callback()", " at asyncio/tasks.py"},
      {"_chain_future.<locals>._call_check_cancel()", " at asyncio/futures.py"},
      {"_run_until_complete_cb()", " at asyncio/base_events.py"},
      {"_set_result_unless_cancelled()", " at asyncio/futures.py"},
      {"_release_waiter()", " at asyncio/tasks.py"},
  };
  for (const auto& [name, source] : known) {
    if (described == name) return described + std::string(source);
  }
  return described;
}

// --- Where things were made ---------------------------------------------------------------------

Value place_of_creation(Machine& m) {
  constexpr std::int64_t debug_stack_depth = 10;
  const std::vector<FrameSummary> frames = summarize_stack(m, m.python_frame(), debug_stack_depth);
  if (frames.empty()) return {};
  const std::string place =
      concat(frames.back().filename, ":", std::to_string(frames.back().position.line));
  std::string stack;
  for (const std::string& each : format_frames(m.sources, frames)) stack += each;
  if (stack.ends_with('\n')) stack.pop_back();
  const Ref<ListObject> entries = m.new_list();
  for (const FrameSummary& each : frames) {
    entries->items.push_back(m.tuple({m.string(each.filename), m.integer(each.position.line),
                                      m.string(each.name), Value::none()}));
  }
  return m.tuple({m.string(place), m.string(stack), Value(entries)});
}

Eventually<Value> stack_summary(Machine& m, Value place) {
  const Value import = m.builtins->get(m.intern("__import__"));
  const Value traceback = co_await call(m, import, m.interned("traceback"));
  const Value summary = co_await get_attribute(m, traceback, "StackSummary");
  co_return co_await call_method(m, summary, "from_list", place.as<TupleObject>()->items[2]);
}

std::string created_at(const Value& place) {
  if (place.empty()) return {};
  return concat(" created at ", text_of(place.as<TupleObject>()->items[0]));
}

std::string creation_stack(const Value& place) {
  return std::string(text_of(place.as<TupleObject>()->items[1]));
}

// --- Futures ------------------------------------------------------------------------------------

/// base_futures._format_callbacks
static std::string callbacks_text(const FutureBase& base) {
  const std::size_t count = base.callback_count();
  if (count == 0) return {};
  const auto described = [&](std::size_t i) {
    return with_source(base.callback_at(i).callback->describe());
  };
  std::string list = described(0);
  if (count > 2) list += ", <" + std::to_string(count - 2) + " more>";
  if (count > 1) list += ", " + described(count - 1);
  return " cb=[" + list + "]";
}

static std::string_view state_text(FutureBase& base) {
  TaskBase* task = base.as_task();
  if (task != nullptr && !base.done() && task->cancelling() > 0) return "cancelling";
  if (base.cancelled()) return "cancelled";
  return base.done() ? "finished" : "pending";
}

std::string future_text(Machine& m, const FutureObject* future, const std::string& outcome) {
  FutureBase& base = *future->base;
  std::string text = concat("<", future->type->short_name(), " ", state_text(base));
  if (TaskBase* task = base.as_task()) {
    const auto* object = static_cast<const TaskObject*>(future);
    text += " name=" + quick_repr(m, m.string(task->name()));
    if (!object->coroutine.empty()) {
      text += " coro=<" + coroutine_text(m, object->coroutine) + ">";
    }
    if (FutureBase* waiter = task->waiter()) {
      // A future that is waited for may be this one, by way of others.
      const Showing showing(m, const_cast<FutureObject*>(future));
      text += " wait_for=" +
              (showing.already() ? std::string("...") : future_text(m, future_object(*waiter)));
    }
  }
  if (base.state() == FutureBase::State::finished) {
    text += (base.has_error() ? " exception=" : " result=") + outcome;
  }
  text += callbacks_text(base);
  return text + created_at(future->source) + ">";
}

std::string future_text(Machine& m, const FutureObject* future) {
  const FutureBase& base = *future->base;
  if (base.state() != FutureBase::State::finished) return future_text(m, future, {});
  if (base.has_error()) {
    return future_text(m, future, quick_repr(m, exception_in(base.stored_error())));
  }
  const Value result = future->result.empty() ? Value::none() : future->result;
  return future_text(m, future, shortened(quick_repr(m, result), longest_other));
}

static Eventually<Value> finished_repr(Machine& m, Value self) {
  auto* future = self.as<FutureObject>();
  const Showing showing(m, future);
  if (showing.already()) co_return m.string("...");
  Value outcome;
  if (future->base->has_error()) {
    outcome = co_await repr(m, exception_in(future->base->stored_error()));
  } else {
    const Value result = future->result.empty() ? Value::none() : future->result;
    outcome = co_await short_repr(m, result);
  }
  co_return m.string(future_text(m, future, std::string(text_of(outcome))));
}

Eventually<Value> future_repr(Machine& m, Value self) {
  auto* future = self.as<FutureObject>();
  if (future->base->state() == FutureBase::State::finished) return finished_repr(m, self);
  return m.string(future_text(m, future));
}

}  // namespace looplane::script
