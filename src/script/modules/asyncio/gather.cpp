#include "script/modules/asyncio/gather.hpp"

#include <looplane/shield.hpp>

#include "script/modules/asyncio/functions.hpp"
#include "script/modules/asyncio/task.hpp"

// asyncio.gather and shield.

namespace looplane::script {

void GatherPart::store_results() {
  Machine& m = Machine::current();
  Ref<ListObject> results = m.new_list();
  results->items.reserve(children().size());
  for (const LoopRef<FutureBase>& child : children()) {
    if (child->cancelled()) {
      // An exception of its own, with '' where there is no message (tasks.gather).
      LoopRef<Message> message = child->cancel_message();
      if (!message) message = to_message(m.interned(""));
      results->items.push_back(exception_in(m.asyncio->environment.cancelled(message)));
    } else if (child->has_error()) {
      results->items.push_back(exception_in(child->stored_error()));
    } else {
      const Value& result = future_object(*child)->result;
      results->items.push_back(result.empty() ? Value::none() : result);
    }
  }
  object_.result = Value(results);
}

Value gather_futures(Machine& m, LoopObject* loop, std::vector<LoopRef<FutureBase>> futures,
                     bool return_exceptions) {
  AsyncioState& state = asyncio_state(m);
  Ref<GatherObject> outer =
      m.make<GatherObject>(state.gathering_future, state.next_future_number++);
  outer->loop = Ref<LoopObject>::share(loop);
  outer->part.emplace(m, *outer, loop->loop(), std::move(futures), return_exceptions);
  outer->base = &*outer->part;
  outer->part->watch();
  return outer;
}

static Eventually<Value> gather_given(Machine& m, Value awaitables, bool return_exceptions) {
  const std::span<Value> given = awaitables.as<TupleObject>()->span();
  if (given.empty()) {
    const Value loop = co_await current_or_new_loop(m);
    Ref<FutureObject> outer = new_future(m, loop_of(loop), Purpose::gather);
    finish_future(outer.get(), Value(m.new_list()));
    co_return Value(outer);
  }
  std::vector<LoopRef<FutureBase>> children;
  std::unordered_map<const Object*, FutureBase*> made;  // what is given twice is one future
  Ref<LoopObject> loop;
  for (const Value& awaitable : given) {
    (void)co_await hash(m, awaitable);  // a list has none: who forgets the * hears of that
    const auto known = awaitable.is_object() ? made.find(awaitable.object()) : made.end();
    if (known != made.end()) {
      children.emplace_back(known->second);
      continue;
    }
    const Value future = co_await ensure_future(m, awaitable, loop);
    FutureBase* child = future.as<FutureObject>()->base;
    children.emplace_back(child);
    if (!loop) loop = future.as<FutureObject>()->loop;
    if (future.same(awaitable)) continue;
    if (TaskBase* task = child->as_task()) task->set_log_destroy_pending(false);
    made.emplace(awaitable.object(), child);
  }
  co_return gather_futures(m, loop.get(), std::move(children), return_exceptions);
}

Eventually<Value> gather(Machine& m, Value awaitables, bool return_exceptions) {
  Outcome<Value> outcome = co_await attempt(m, gather_given(m, awaitables, return_exceptions));
  if (outcome.error.empty()) co_return outcome.value;
  // In CPython, the traceback's frame keeps what it was given.
  auto* exception = outcome.error.as<ExceptionObject>();
  if (exception->second_detail.empty()) exception->second_detail = awaitables;
  m.raised = std::move(outcome.error);
  co_return Failure{};
}

/// (*coros_or_futures, return_exceptions=False)
Eventually<Value> gather_function(Machine& m, Arguments a) {
  bool return_exceptions = co_await truth(m, a[0]);
  Value future = co_await gather(m, a[1], return_exceptions);
  co_return future;
}

/// (arg)
Eventually<Value> shield_function(Machine& m, Arguments a) {
  const Value inner = co_await ensure_future(m, a[0], nullptr);
  auto* object = inner.as<FutureObject>();
  if (object->base->done()) co_return inner;
  Ref<FutureObject> outer = new_future(m, object->loop.get(), Purpose::shield);
  looplane::link_shield(*object->base, *outer->base);
  co_return Value(outer);
}

static Eventually<Value> gathering_new(Machine& m, Arguments) {
  return m.type_error("cannot create '_GatheringFuture' instances");
}

static Eventually<Value> get_children(Machine& m, const Value& self) {
  Ref<ListObject> list = m.new_list();
  for (const LoopRef<FutureBase>& child : self.as<GatherObject>()->part->children()) {
    list->items.push_back(future_value(*child));
  }
  return Value(list);
}

void define_gather(Machine& m, AsyncioState& state) {
  static const NativeMethod methods[] = {
      {"__new__", gathering_new, NativeMethod::Binding::none},
  };
  static const NativeGetter getters[] = {{"_children", get_children}};
  static const TypeDefinition definition = {
      .name = "_GatheringFuture",
      .module = "asyncio.tasks",
      .kind = Kind::future,
      .size = sizeof(GatherObject),
      .finish = [](Object* o) { static_cast<GatherObject*>(o)->~GatherObject(); },
      .methods = methods,
      .getters = getters,
      .subclassable = false,
      .has_attributes = true};
  state.gathering_future = m.define(definition, state.future);
}

}  // namespace looplane::script
