#include "script/modules/asyncio/functions.hpp"
#include "script/modules/asyncio/future.hpp"
#include "script/modules/asyncio/loop.hpp"
#include "script/modules/deque.hpp"

// What programs look at of a loop to see how it works, though it is private.

namespace looplane::script {

static Eventually<Value> get_ready(Machine& m, const Value& self) {
  LoopObject* loop = loop_of(self);
  const ReadyQueue& ready = loop->loop().ready_queue();
  Ref<DequeObject> deque = new_deque(m);
  for (std::size_t i = 0; i < ready.size(); ++i) {
    const ReadyQueue::Entry& entry = ready.at(i);
    deque->push_back(handle_value(m, loop, *entry.callback, entry.argument, entry.context));
  }
  return Value(deque);
}

static Eventually<Value> get_scheduled(Machine& m, const Value& self) {
  LoopObject* loop = loop_of(self);
  const TimerHeap& timers = loop->loop().timers();
  Ref<ListObject> list = m.new_list();
  for (std::size_t i = 0; i < timers.size(); ++i) {
    list->items.push_back(timer_value(m, loop, timers.timer_at(i)));
  }
  return Value(list);
}

static Eventually<Value> get_cancelled_count(Machine& m, const Value& self) {
  return m.integer(static_cast<std::int64_t>(loop_of(self)->loop().timers().cancelled_count()));
}
static Eventually<Value> get_stopping(Machine&, const Value& self) {
  return Value::boolean(loop_of(self)->loop().is_stopping());
}
static Eventually<Value> get_closed(Machine&, const Value& self) {
  return Value::boolean(loop_of(self)->loop().is_closed());
}
static Eventually<Value> get_debug(Machine&, const Value& self) {
  return Value::boolean(loop_of(self)->loop().debug());
}
static Eventually<Value> get_resolution(Machine&, const Value&) {
  return seconds_value(Clock::resolution);
}
static Eventually<Value> get_thread(Machine& m, const Value& self) {
  const LoopObject* loop = loop_of(self);
  if (loop->running_on == nullptr) return Value::none();
  const Value threading = m.modules->get(m.intern("threading"));
  if (!threading.is(Kind::module)) return m.integer(1);
  return call_method(m, threading, "get_ident");
}

static Value or_none(const Value& value) { return value.empty() ? Value::none() : value; }
static Eventually<Value> get_executor(Machine&, const Value& self) {
  return or_none(loop_of(self)->executor);
}
static Eventually<Value> get_factory(Machine&, const Value& self) {
  return or_none(loop_of(self)->task_factory);
}
static Eventually<Value> get_handler(Machine&, const Value& self) {
  return or_none(loop_of(self)->exception_handler);
}

std::span<const NativeGetter> private_loop_getters() {
  static const NativeGetter getters[] = {
      {"_ready", get_ready},
      {"_scheduled", get_scheduled},
      {"_timer_cancelled_count", get_cancelled_count},
      {"_stopping", get_stopping},
      {"_closed", get_closed},
      {"_debug", get_debug},
      {"_clock_resolution", get_resolution},
      {"_thread_id", get_thread},
      {"_default_executor", get_executor},
      {"_task_factory", get_factory},
      {"_exception_handler", get_handler},
  };
  return getters;
}

}  // namespace looplane::script
