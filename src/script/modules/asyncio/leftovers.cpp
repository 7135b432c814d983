#include <unordered_set>

#include "script/machine/cycles.hpp"
#include "script/machine/finalization.hpp"
#include "script/machine/outside_resource.hpp"
#include "script/modules/asyncio/task.hpp"

// What asyncio.set_event_loop() was given outlives the program, and with it what its handles and
// timers know: CPython's collector does not find those tasks. Other loops are closed.

namespace looplane::script {

namespace {

class Survivors {
 public:
  void add_loop(EventLoop& loop) {
    const ReadyQueue& ready = loop.ready_queue();
    for (std::size_t i = 0; i < ready.size(); ++i) {
      add_callback(ready.at(i).callback);
      if (ready.at(i).argument != nullptr) add(future_object(*ready.at(i).argument));
    }
    const TimerHeap& timers = loop.timers();
    for (std::size_t i = 0; i < timers.size(); ++i) {
      if (!timers.timer_at(i).cancelled()) add_callback(&timers.timer_at(i));
    }
    follow();
    if (!knows_more_) return;
    for (const LoopRef<TaskBase>& task : loop.all_tasks()) add(future_object(*task));
    follow();
  }

 private:
  void add(Object* object) {
    if (!seen_.insert(object).second) return;
    object->finalized = true;
    to_follow_.push_back(object);
  }
  void add_callback(Callback* callback) {
    if (TaskBase* task = callback->stepped_task()) return add(future_object(*task));
    Handle* handle = callback->as_handle();
    Callback* called = handle != nullptr && handle->callback() ? handle->callback() : callback;
    if (FutureBase* future = called->completed_future()) return add(future_object(*future));
    knows_more_ = true;
  }
  void follow() {
    while (!to_follow_.empty()) {
      Object* object = to_follow_.back();
      to_follow_.pop_back();
      visit_references(object, [this](Object* other) { add(other); });
      if (object->kind == Kind::future) follow_future(*static_cast<FutureObject*>(object));
    }
  }
  void follow_future(FutureObject& future) {
    if (future.base == nullptr) return;
    if (future.result.is_object()) add(future.result.object());
    if (future.base->as_task() != nullptr) {
      const Value& coroutine = static_cast<TaskObject&>(future).coroutine;
      if (coroutine.is_object()) add(coroutine.object());
    }
    for (std::size_t i = 0; i < future.base->callback_count(); ++i) {
      add_callback(future.base->callback_at(i).callback.get());
    }
  }

  std::unordered_set<Object*> seen_;
  std::vector<Object*> to_follow_;
  /// Something native is called, which may know any task.
  bool knows_more_ = false;
};

}  // namespace

/// BaseEventLoop.__del__ closes the loops that the program forgot.
static Eventually<Value> close_forgotten_loops(Machine& m) {
  std::vector<Value> loops;
  for (OutsideResource* each = m.outside; each != nullptr; each = each->next()) {
    Object* object = each->object();
    if (object == nullptr || object->finalized) continue;
    const Value value = Value::object(object);
    if (is_loop(m, value) && has_handles(loop_of(value))) loops.push_back(value);
  }
  for (; !loops.empty(); loops.pop_back()) {  // the newest was first
    (void)co_await close_with_handles(m, loops.back());
  }
  co_return Value::none();
}

Eventually<Value> settle_loops(Machine& m) {
  if (!m.asyncio) return Value::none();
  Survivors survivors;
  for (const AsyncioState::CurrentLoop& entry : asyncio_state(m).current_loops) {
    if (entry.loop.is_none() || !is_loop(m, entry.loop)) continue;
    entry.loop.object()->finalized = true;
    survivors.add_loop(loop_of(entry.loop)->loop());
  }
  return close_forgotten_loops(m);
}

}  // namespace looplane::script
