#include "script/machine/raising.hpp"
#include "script/modules/asyncio/coroutine.hpp"
#include "script/modules/asyncio/functions.hpp"
#include "script/modules/asyncio/future.hpp"
#include "script/modules/asyncio/worker_pool.hpp"
#include "script/modules/contextvars.hpp"

// loop.run_in_executor and asyncio.to_thread, on simulated threads.

namespace looplane::script {

namespace {

/// Hands the outcome of a call to its future, on the loop.
class Deliver final : public Callback {
 public:
  explicit Deliver(Ref<WorkItem> item) : item_(std::move(item)) {}
  Progress run(FutureBase*) override {
    auto* future = item_->owner.as<FutureObject>();
    if (future->base->done()) return Progress::finished;
    if (item_->error.empty()) {
      finish_future(future, item_->result);
    } else {
      (void)future->base->set_error(to_error(Machine::current(), item_->error));
    }
    return Progress::finished;
  }
  std::string describe() const override { return "_chain_future.<locals>._set_state()"; }

 private:
  Ref<WorkItem> item_;
};

/// A future that is cancelled takes back the call if it has not begun.
class TakeBack final : public Callback {
 public:
  explicit TakeBack(Ref<WorkItem> item) : item_(std::move(item)) {}
  Progress run(FutureBase* future) override {
    if (future->cancelled() && item_->state == WorkItem::State::pending) {
      item_->state = WorkItem::State::cancelled;
    }
    return Progress::finished;
  }
  std::string describe() const override { return "_chain_future.<locals>._call_check_cancel()"; }

 private:
  Ref<WorkItem> item_;
};

}  // namespace

/// futures._chain_future's _call_set_state, on the worker's thread.
static void call_is_done(Machine& m, WorkItem* item) {
  LoopObject* loop = item->owner.as<FutureObject>()->loop.get();
  if (loop->loop().is_closed()) return;
  // By call_soon_threadsafe, which no call_soon of the loop's own hears of.
  loop->loop().schedule_now(looplane::make_ref<Deliver>(Ref<WorkItem>::share(item)), {});
  wake_loop(m, loop);
}

static Eventually<Value> submit_to_default(Machine& m, Ref<LoopObject> loop, Value function,
                                           Value arguments, Value keywords, Value context) {
  if (loop->executor.empty()) loop->executor = Value(new_worker_pool(m, "asyncio"));
  const Ref<WorkerPool> pool = Ref<WorkerPool>::share(loop->executor.as<WorkerPool>());
  const LoopRef<FutureBase> waiter =
      asyncio_state(m).environment.create_waiter(loop->loop(), Purpose::executor);
  const Ref<FutureObject> future = Ref<FutureObject>::share(future_object(*waiter));
  const Ref<WorkItem> item = new_work_item(m, function, arguments, keywords);
  item->context = context;
  item->owner = Value(future);
  item->done = call_is_done;
  future->base->add_done_callback(looplane::make_ref<TakeBack>(item), {});
  (void)co_await submit(m, pool, item);
  co_return Value(future);
}

/// An executor of the program's own: wrap_future(executor.submit(function, *arguments)).
static Eventually<Value> submit_to(Machine& m, Ref<LoopObject> loop, Value executor, Value function,
                                   Value arguments, Value keywords, Value context) {
  if (!context.empty()) {
    // Only to_thread gives one, and it calls `context.run`.
    Ref<TupleObject> longer = m.new_tuple(arguments.as<TupleObject>()->count + 1);
    longer->items[0] = function;
    for (std::uint32_t i = 1; i < longer->count; ++i) {
      longer->items[i] = arguments.as<TupleObject>()->items[i - 1];
    }
    arguments = Value(longer);
    function = co_await get_attribute(m, context, "run");
  }
  const Value method = co_await get_attribute(m, executor, "submit");
  Ref<TupleObject> all = m.new_tuple(arguments.as<TupleObject>()->count + 1);
  all->items[0] = function;
  for (std::uint32_t i = 1; i < all->count; ++i) {
    all->items[i] = arguments.as<TupleObject>()->items[i - 1];
  }
  const Value submitted = co_await call_with_dict(m, method, Value(all), keywords);
  const Value futures = m.modules->get(m.intern("asyncio.futures"));
  const Value wrap = co_await get_attribute(m, futures, "wrap_future");
  Ref<DictObject> named = m.new_dict();
  named->set(m.intern("loop"), Value(loop));
  const Value positional = m.tuple({submitted});
  Value future = co_await call_with_dict(m, wrap, positional, Value(named));
  co_return future;
}

static bool is_own_pool(Machine& m, const Value& executor) {
  return executor.is_object() && executor.object()->type == asyncio_state(m).worker_pool;
}

Eventually<Value> run_in_executor(Machine& m, Ref<LoopObject> loop, Value executor, Value function,
                                  Value arguments, Value keywords, Value context) {
  if (executor.is_none()) {
    if (loop->executor_was_shut_down) {
      return m.raise(m.types.RuntimeError, "Executor shutdown has been called");
    }
    executor = loop->executor;
  }
  if (executor.empty() || is_own_pool(m, executor)) {
    return submit_to_default(m, std::move(loop), std::move(function), std::move(arguments),
                             std::move(keywords), std::move(context));
  }
  return submit_to(m, std::move(loop), std::move(executor), std::move(function),
                   std::move(arguments), std::move(keywords), std::move(context));
}

Eventually<Value> set_default_executor(Machine& m, LoopObject* loop, Value executor) {
  const Value method = m.lookup(m.type_of(executor), m.intern("submit"));
  if (method.empty()) return m.type_error("executor must be ThreadPoolExecutor instance");
  loop->executor = std::move(executor);
  return Value::none();
}

static Eventually<Value> shut_down(Machine& m, Value executor) {
  if (is_own_pool(m, executor)) {
    return wait_for_pool(m, Ref<WorkerPool>::share(executor.as<WorkerPool>()));
  }
  return [](Machine& m, Value executor) -> Eventually<Value> {
    const Value method = co_await get_attribute(m, executor, "shutdown");
    Ref<DictObject> keywords = m.new_dict();
    keywords->set(m.intern("wait"), Value::boolean(true));
    Value done = co_await call_with_dict(m, method, m.empty_tuple(), Value(keywords));
    co_return done;
  }(m, std::move(executor));
}

static Coro<Value> shutdown_body(Machine& m, Ref<LoopObject> loop) {
  loop->executor_was_shut_down = true;
  if (loop->executor.empty()) co_return Value::none();
  looplane::Outcome<Value> outcome = co_await python(shut_down(m, loop->executor));
  if (outcome.error) co_await fail(std::move(outcome.error));
  co_return Value::none();
}

Value shutdown_executor(Machine& m, LoopObject* loop) {
  return new_coroutine(m, "BaseEventLoop.shutdown_default_executor",
                       shutdown_body(m, Ref<LoopObject>::share(loop)));
}

static Coro<Value> to_thread_body(Machine& m, Value function, Value arguments, Value keywords) {
  EventLoop& loop = co_await this_loop();
  const Value context = context_value(m, Context::copy(m.thread->loop_state.context.get()));
  looplane::Outcome<Value> submitted =
      co_await python(run_in_executor(m, Ref<LoopObject>::share(loop_object(loop)), Value::none(),
                                      function, arguments, keywords, context));
  if (submitted.error) co_await fail(std::move(submitted.error));
  auto outcome = co_await looplane::attempt(await_value(m, std::move(*submitted.value)));
  if (outcome.error) co_await fail(std::move(outcome.error));
  co_return std::move(*outcome.value);
}

/// (func, /, *args, **kwargs)
Eventually<Value> to_thread_function(Machine& m, Arguments a) {
  return new_coroutine(m, "to_thread", to_thread_body(m, a[0], a[1], a[2]));
}

}  // namespace looplane::script
