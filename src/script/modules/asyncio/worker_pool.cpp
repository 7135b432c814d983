#include "script/modules/asyncio/worker_pool.hpp"

#include "script/modules/asyncio/state.hpp"
#include "script/modules/contextvars.hpp"

namespace looplane::script {

Ref<WorkerPool> new_worker_pool(Machine& m, std::string_view prefix) {
  Ref<WorkerPool> pool = m.make<WorkerPool>(asyncio_state(m).worker_pool);
  pool->prefix = Ref<StringObject>::share(m.intern(prefix));
  return pool;
}

Ref<WorkItem> new_work_item(Machine& m, Value function, Value arguments, Value keywords) {
  Ref<WorkItem> item = m.make<WorkItem>(asyncio_state(m).work_item);
  item->function = std::move(function);
  item->arguments = std::move(arguments);
  item->keywords = std::move(keywords);
  return item;
}

/// What a thread of a pool does.
static Eventually<Value> work(Machine& m, Ref<WorkerPool> pool) {
  while (!pool->waiting.empty()) {
    const Ref<WorkItem> item = std::move(pool->waiting.front());
    pool->waiting.erase(pool->waiting.begin());
    if (item->state != WorkItem::State::pending) continue;
    item->state = WorkItem::State::running;
    looplane::Ref<Context> before = m.thread->loop_state.context;
    if (is_context(item->context)) m.thread->loop_state.context = context_of(item->context);
    Outcome<Value> outcome =
        co_await attempt(m, call_with_dict(m, item->function, item->arguments, item->keywords));
    m.thread->loop_state.context = std::move(before);
    item->state = WorkItem::State::finished;
    item->result = std::move(outcome.value);
    item->error = std::move(outcome.error);
    item->function = Value();
    item->arguments = Value();
    if (item->done != nullptr) item->done(m, item.get());
    co_await m.breathe();
  }
  --pool->active;
  pool->idle.push_back(m.string(m.thread->name));
  co_return Value::none();
}

namespace {

/// Nobody waits for the end of such a thread.
class Unwatched final : public Receiver {
 public:
  void returned(Machine&, Value) override {}
  void failed(Machine& m) override { m.raised = Value(); }
  void yielded(Machine&, Value) override {}
};

}  // namespace

Eventually<Value> submit(Machine& m, Ref<WorkerPool> pool, Ref<WorkItem> item) {
  static Unwatched unwatched;
  pool->waiting.push_back(std::move(item));
  if (pool->active >= pool->limit) co_return Value::none();
  ++pool->active;
  std::string name;
  if (pool->idle.empty()) {
    name = concat(pool->prefix->view(), "_", std::to_string(pool->started++));
  } else {
    name = text_of(pool->idle.front());
    pool->idle.erase(pool->idle.begin());
  }
  (void)m.start_thread(std::move(name), work(m, pool), unwatched);
  co_await m.run_frames();
  co_return Value::none();
}

Eventually<Value> wait_for_pool(Machine& m, Ref<WorkerPool> pool) {
  while (pool->active > 0 && m.next_wake() != Thread::forever) {
    co_await m.sleep_until(m.next_wake());
  }
  co_return Value::none();
}

void define_worker_pool(Machine& m, AsyncioState& state) {
  static const TypeDefinition item = {
      .name = "_WorkItem",
      .module = "concurrent.futures.thread",
      .size = sizeof(WorkItem),
      .finish = [](Object* o) { static_cast<WorkItem*>(o)->~WorkItem(); },
      .subclassable = false};
  static const TypeDefinition pool = {
      .name = "_WorkerPool",
      .module = "concurrent.futures.thread",
      .size = sizeof(WorkerPool),
      .finish = [](Object* o) { static_cast<WorkerPool*>(o)->~WorkerPool(); },
      .subclassable = false};
  state.work_item = m.define(item, m.types.object);
  state.worker_pool = m.define(pool, m.types.object);
}

}  // namespace looplane::script
