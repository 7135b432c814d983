#include <looplane/as_completed.hpp>
#include <looplane/wait.hpp>

#include "script/machine/raising.hpp"
#include "script/modules/asyncio/coroutine.hpp"
#include "script/modules/asyncio/functions.hpp"
#include "script/modules/asyncio/future.hpp"
#include "script/modules/asyncio/task.hpp"

// asyncio.wait, wait_for and as_completed.

namespace looplane::script {

/// An error for a coroutine of the loop's library to fail with.
static Error error_of(Machine& m, Type* type, std::string_view text) {
  return to_error(m, Value(new_exception(m, type, {m.string(text)})));
}

/// In CPython a traceback keeps what the library's frames know: wait_for's awaitable, and, by
/// _wait_for_one's frame, the other tasks of as_completed.
static void keep_with(const Error& error, const Value& known) {
  const Value exception = exception_in(error);
  auto* object = exception.as<ExceptionObject>();
  if (object->detail.empty() && object->second_detail.empty()) object->second_detail = known;
}

// --- wait ---------------------------------------------------------------------------------------

static std::optional<ReturnWhen> return_when_of(const Value& value) {
  if (!value.is(Kind::string)) return std::nullopt;
  if (text_of(value) == "ALL_COMPLETED") return ReturnWhen::all_completed;
  if (text_of(value) == "FIRST_COMPLETED") return ReturnWhen::first_completed;
  if (text_of(value) == "FIRST_EXCEPTION") return ReturnWhen::first_exception;
  return std::nullopt;
}

/// What is wrong with the arguments of wait(), before anything is waited for.
static Coro<> check_wait(Machine& m, Value futures, Value return_when) {
  if (is_future(futures) || is_coroutine(m, futures)) {
    co_await fail(
        error_of(m, m.types.TypeError,
                 concat("expect a list of futures, not ", m.type_of(futures)->short_name())));
  }
  looplane::Outcome<Value> any =
      co_await python([](Machine& m, Value futures) -> Eventually<Value> {
        const bool any = co_await truth(m, futures);
        co_return Value::boolean(any);
      }(m, futures));
  if (any.error) co_await fail(std::move(any.error));
  if (!any.value->is_true()) {
    co_await fail(m.asyncio->environment.value_error("Set of Tasks/Futures is empty."));
  }
  if (return_when_of(return_when)) co_return;
  looplane::Outcome<Value> shown = co_await python(str(m, return_when));
  if (shown.error) co_await fail(std::move(shown.error));
  co_await fail(m.asyncio->environment.value_error(
      concat("Invalid return_when value: ", text_of(*shown.value))));
}

/// The futures of an iterable, each once.
static Coro<Value> distinct_futures(Machine& m, Value iterable) {
  looplane::Outcome<Value> list = co_await python(list_from(m, iterable));
  if (list.error) co_await fail(std::move(list.error));
  Ref<ListObject> distinct = m.new_list();
  Ref<SetObject> seen = m.new_set();
  for (const Value& each : list.value->as<ListObject>()->items) {
    looplane::Outcome<Value> added =
        co_await python([](Machine& m, Value seen, Value each) -> Eventually<Value> {
          const bool is_new = co_await set_add(m, seen.as<SetObject>(), each);
          co_return Value::boolean(is_new);
        }(m, Value(seen), each));
    if (added.error) co_await fail(std::move(added.error));
    if (added.value->is_true()) distinct->items.push_back(each);
  }
  for (const Value& each : distinct->items) {
    if (is_coroutine(m, each)) {
      const Ref<ExceptionObject> error =
          new_exception(m, m.types.TypeError,
                        {m.string("Passing coroutines is forbidden, use tasks explicitly.")});
      error->second_detail = Value(distinct);  // in CPython its traceback keeps them
      co_await fail(to_error(m, Value(error)));
    }
    if (!is_future(each)) {
      co_await fail(error_of(
          m, m.types.AttributeError,
          concat("'", m.type_name(each), "' object has no attribute 'add_done_callback'")));
    }
  }
  co_return Value(distinct);
}

/// A set of futures. They hash to their numbers.
static Coro<Value> set_of(Machine& m, std::vector<Value> futures) {
  Ref<SetObject> set = m.new_set();
  for (const Value& each : futures) {
    looplane::Outcome<Value> added =
        co_await python([](Machine& m, Value set, Value each) -> Eventually<Value> {
          (void)co_await set_add(m, set.as<SetObject>(), each);
          co_return Value::none();
        }(m, Value(set), each));
    if (added.error) co_await fail(std::move(added.error));
  }
  co_return Value(set);
}

/// What loop.call_later(timeout, ...) makes of it, in seconds.
static Eventually<double> seconds_of(Machine& m, Value timeout) {
  const Value sum = co_await binary(m, BinaryOperator::add, Value::number(0), timeout);
  const double seconds = co_await to_double(m, sum);
  co_return seconds;
}

/// A timeout in seconds, or None. wait_for() looks first whether there is any time at all.
static Coro<std::optional<double>> timeout_of(Machine& m, Value timeout, bool compares) {
  if (timeout.is_none()) co_return std::optional<double>();
  looplane::Outcome<Value> read =
      co_await python([](Machine& m, Value timeout, bool compares) -> Eventually<Value> {
        if (compares) {
          (void)co_await compare(m, CompareOperator::le, timeout, Value::small_int(0));
        }
        const double seconds = co_await seconds_of(m, timeout);
        co_return Value::number(seconds);
      }(m, timeout, compares));
  if (read.error) co_await fail(std::move(read.error));
  co_return std::optional<double>(read.value->number());
}

static Coro<Value> wait_body(Machine& m, Value futures, Value timeout, Value return_when) {
  auto checked = co_await looplane::attempt(check_wait(m, futures, return_when));
  if (checked.error) co_await fail(std::move(checked.error));
  auto list = co_await looplane::attempt(distinct_futures(m, std::move(futures)));
  if (list.error) co_await fail(std::move(list.error));
  auto seconds = co_await looplane::attempt(timeout_of(m, timeout, false));
  if (seconds.error) co_await fail(std::move(seconds.error));
  std::optional<Duration> limit;
  if (*seconds.value) limit = to_duration(**seconds.value);
  std::vector<LoopRef<FutureBase>> bases;
  for (const Value& each : list.value->as<ListObject>()->items) {
    bases.emplace_back(each.as<FutureObject>()->base);
  }
  auto waited =
      co_await looplane::attempt(wait_for_completion(bases, limit, *return_when_of(return_when)));
  if (waited.error) co_await fail(std::move(waited.error));
  std::vector<Value> done;
  std::vector<Value> pending;
  for (const LoopRef<FutureBase>& each : bases) {
    (each->done() ? done : pending).push_back(future_value(*each));
  }
  auto done_set = co_await looplane::attempt(set_of(m, std::move(done)));
  if (done_set.error) co_await fail(std::move(done_set.error));
  auto pending_set = co_await looplane::attempt(set_of(m, std::move(pending)));
  if (pending_set.error) co_await fail(std::move(pending_set.error));
  co_return m.tuple({*done_set.value, *pending_set.value});
}

/// (fs, *, timeout=None, return_when='ALL_COMPLETED')
Eventually<Value> wait_function(Machine& m, Arguments a) {
  return new_coroutine(m, "wait", wait_body(m, a[0], a[1], a[2]));
}

// --- wait_for -----------------------------------------------------------------------------------

/// What awaiting a future that is done gives.
static Coro<Value> result_of(Machine& m, Value future) {
  Eventually<Value> result = future_result(m, future.as<FutureObject>());
  if (result.failed()) co_await fail(to_error(m, std::move(m.raised)));
  co_return result.take();
}

static Coro<Value> wait_for_nothing(Machine& m, Value awaitable) {
  looplane::Outcome<Value> made = co_await python(ensure_future(m, awaitable, nullptr));
  if (made.error) co_await fail(std::move(made.error));
  const Value future = std::move(*made.value);
  FutureBase& base = *future.as<FutureObject>()->base;
  if (!base.done()) {
    auto waited = co_await looplane::attempt(cancel_and_wait(LoopRef<FutureBase>(&base)));
    if (waited.error) co_await fail(std::move(waited.error));
  }
  auto result = co_await looplane::attempt(result_of(m, future));
  if (result.error.is_cancelled()) {
    co_await fail(m.asyncio->environment.timeout(result.error));
  }
  if (result.error) co_await fail(std::move(result.error));
  co_return std::move(*result.value);
}

static Coro<Value> wait_for_body(Machine& m, Value awaitable, Value timeout) {
  auto seconds = co_await looplane::attempt(timeout_of(m, timeout, true));
  if (seconds.error) {
    keep_with(seconds.error, awaitable);
    co_await fail(std::move(seconds.error));
  }
  const std::optional<double> limit = *seconds.value;
  if (limit && *limit <= 0) {
    auto outcome = co_await looplane::attempt(wait_for_nothing(m, std::move(awaitable)));
    if (outcome.error) co_await fail(std::move(outcome.error));
    co_return std::move(*outcome.value);
  }
  EventLoop& loop = co_await this_loop();
  if (loop_object(loop)->has_own(OwnMethod::time)) [[unlikely]] {
    looplane::Outcome<Value> time =
        co_await python(read_own_time(m, Ref<LoopObject>::share(loop_object(loop))));
    if (time.error) co_await fail(std::move(time.error));
  }
  std::optional<Duration> when;
  if (limit) when = loop.time_after(to_duration(*limit));
  auto timer = looplane::make_ref<Timeout>(when);
  if (Error error = timer->enter(loop)) co_await fail(std::move(error));
  auto outcome = co_await looplane::attempt(await_value(m, std::move(awaitable)));
  if (Error error = timer->exit(std::move(outcome.error))) co_await fail(std::move(error));
  co_return std::move(*outcome.value);
}

/// (fut, timeout)
Eventually<Value> wait_for_function(Machine& m, Arguments a) {
  return new_coroutine(m, "wait_for", wait_for_body(m, a[0], a[1]));
}

// --- as_completed -------------------------------------------------------------------------------

namespace {

/// asyncio's _AsCompletedIterator: for plain and for asynchronous iteration.
struct CompletionsObject : Object {
  struct Part final : OutsideResource {
    explicit Part(Machine& m) : OutsideResource(m) {}
    void release_outside() override { completions.reset(); }
    LoopRef<Completions> completions;
  };
  Part part;
  CompletionsObject(Machine& m, Type* type) : Object(Kind::native, type), part(m) {}
};

}  // namespace

static Completions& completions_of(const Value& self) {
  return *self.as<CompletionsObject>()->part.completions;
}

static Coro<Value> next_completed(Machine& m, Value iterator, bool resolve) {
  const LoopRef<Completions> completions(&completions_of(iterator));
  auto next = co_await looplane::attempt(completions->wait_for_one());
  if (next.error) co_await fail(std::move(next.error));
  const Value future = future_value(**next.value);
  if (!resolve) co_return future;
  auto result = co_await looplane::attempt(result_of(m, future));
  if (result.error) {
    keep_with(result.error, iterator);
    co_await fail(std::move(result.error));
  }
  co_return std::move(*result.value);
}

static Value next_coroutine(Machine& m, const Value& iterator, bool resolve) {
  completions_of(iterator).take_one();
  return new_coroutine(m, "_AsCompletedIterator._wait_for_one",
                       next_completed(m, iterator, resolve));
}

static Eventually<Value> completions_self(Machine&, Arguments a) { return a[0]; }

static Eventually<Value> completions_next(Machine& m, Arguments a) {
  Completions& completions = completions_of(a[0]);
  if (completions.left() == 0) return m.stop_iteration(Value::none());
  return next_coroutine(m, a[0], true);
}

static Coro<Value> no_more(Machine& m) {
  const Ref<ExceptionObject> end = new_exception(m, m.types.StopAsyncIteration, {});
  co_await fail(to_error(m, Value(end)));
}

static Eventually<Value> completions_anext(Machine& m, Arguments a) {
  Completions& completions = completions_of(a[0]);
  if (completions.left() > 0) return next_coroutine(m, a[0], false);
  return new_coroutine(m, "_AsCompletedIterator.__anext__", no_more(m));
}

/// (fs, *, timeout=None)
Eventually<Value> as_completed_function(Machine& m, Arguments a) {
  const Value awaitables = a[0];
  const Value timeout = a[1];
  if (is_future(awaitables) || is_coroutine(m, awaitables)) {
    co_return m.type_error(
        concat("expects an iterable of awaitables, not ", m.type_of(awaitables)->short_name()));
  }
  std::optional<Duration> limit;
  if (!timeout.is_none()) {
    const double seconds = co_await seconds_of(m, timeout);
    limit = to_duration(seconds);
  }
  const Value given = co_await list_from(m, awaitables);
  const Value loop_value = co_await current_or_new_loop(m);
  const Ref<LoopObject> loop = Ref<LoopObject>::share(loop_of(loop_value));
  std::vector<LoopRef<FutureBase>> futures;
  const Ref<SetObject> seen = m.new_set();
  for (std::size_t i = 0; i < given.as<ListObject>()->items.size(); ++i) {
    const Value each = given.as<ListObject>()->items[i];
    const bool is_new = co_await set_add(m, seen.get(), each);
    if (!is_new) continue;
    const Value future = co_await ensure_future(m, each, loop);
    futures.emplace_back(future.as<FutureObject>()->base);
  }
  Ref<CompletionsObject> object = m.make<CompletionsObject>(asyncio_state(m).completions, m);
  object->part.completions = looplane::make_ref<Completions>(loop->loop(), std::move(futures));
  object->part.completions->watch(limit);
  co_return Value(object);
}

void define_waiting(Machine& m, AsyncioState& state) {
  static const NativeMethod methods[] = {
      {"def __iter__(self)", completions_self},
      {"def __aiter__(self)", completions_self},
      {"def __next__(self)", completions_next},
      {"async def __anext__(self)", completions_anext},
  };
  static const TypeDefinition definition = {
      .name = "_AsCompletedIterator",
      .module = "asyncio.tasks",
      .size = sizeof(CompletionsObject),
      .finish = [](Object* o) { static_cast<CompletionsObject*>(o)->~CompletionsObject(); },
      .methods = methods,
      .subclassable = false};
  state.completions = m.define(definition, m.types.object);
}

}  // namespace looplane::script
