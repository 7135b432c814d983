#include <cmath>
#include <looplane/queue_base.hpp>

#include "script/builtins/generic_alias.hpp"
#include "script/machine/raising.hpp"
#include "script/modules/asyncio/coroutine.hpp"
#include "script/modules/asyncio/functions.hpp"
#include "script/modules/asyncio/future.hpp"
#include "script/modules/asyncio/loop.hpp"
#include "script/modules/asyncio/primitives.hpp"
#include "script/modules/deque.hpp"
#include "script/modules/modules.hpp"

// asyncio.Queue and its kinds (queues.py): who waits is the loop's library's affair, the items are
// Python's.

namespace looplane::script {

namespace {

/// How a queue of the library itself keeps its items.
enum class Order : std::uint8_t { first_in, last_in, least };

struct QueueObject : Object {
  /// The loop's part. Items are put and taken around it.
  class Part final : public QueueBase {
   public:
    Part(QueueObject& object, std::size_t maxsize, Environment& environment)
        : QueueBase(maxsize, environment), object_(object) {}
    std::size_t qsize() const override { return stored(object_.storage); }
    [[nodiscard]] const Value* newest_item() const;

   protected:
    void drop_item() override;

   private:
    static std::size_t stored(const Value& storage);
    QueueObject& object_;
  };

  std::optional<Part> part;
  Ref<LoopObject> bound_to;  ///< The loop on which it first had to wait: as long as it lives.
  Value storage;  ///< `_queue`: a deque or a list, or whatever a subclass has made of it.
  Value maxsize;
  Order order;
  QueueObject(Order order, Type* type) : Object(Kind::native, type), order(order) {}
};

void bind_to_running_loop(Machine& m, QueueObject* queue) {
  if (!queue->bound_to) queue->bound_to = Ref<LoopObject>::share(running_loop(m));
}

QueueObject* self_of(const Value& self) { return self.as<QueueObject>(); }

std::size_t QueueObject::Part::stored(const Value& storage) {
  switch (storage.is_object() ? storage.object()->kind : Kind::singleton) {
    case Kind::list:
      return storage.as<ListObject>()->items.size();
    case Kind::dict:
      return storage.as<DictObject>()->used;
    case Kind::set:
      return storage.as<SetObject>()->used;
    default:
      break;
  }
  Machine& m = Machine::current();
  if (m.types.deque != nullptr && m.is_instance(storage, m.types.deque)) {
    return storage.as<DequeObject>()->count;
  }
  return 0;
}

bool is_deque(Machine& m, const Value& storage) {
  return m.types.deque != nullptr && m.is_instance(storage, m.types.deque);
}

const Value* QueueObject::Part::newest_item() const {
  const Value& storage = object_.storage;
  if (stored(storage) == 0) return nullptr;
  if (is_deque(Machine::current(), storage)) {
    auto* deque = storage.as<DequeObject>();
    return &deque->at(deque->count - 1);
  }
  if (object_.order != Order::last_in || !storage.is(Kind::list)) return nullptr;
  return &storage.as<ListObject>()->items.back();
}

void QueueObject::Part::drop_item() {
  Machine& m = Machine::current();
  if (is_deque(m, object_.storage)) {
    (void)object_.storage.as<DequeObject>()->pop_front();
  } else if (object_.storage.is(Kind::list)) {
    object_.storage.as<ListObject>()->items.pop_back();
  } else {
    object_.storage = Value(m.new_list());
  }
}

// --- Items --------------------------------------------------------------------------------------

/// heapq's function of this name.
Value heap_function(Machine& m, std::string_view name) {
  Ref<ModuleObject> module = m.new_module("_heapq");
  define_heapq(m, module.get());
  return module->namespace_->get(m.intern(name));
}

/// Queue._put as the library has it.
Eventually<Value> store_item(Machine& m, Value self, Value item) {
  QueueObject* queue = self_of(self);
  if (queue->order == Order::least) {
    AsyncioState& state = asyncio_state(m);
    if (state.heap_push.empty()) state.heap_push = heap_function(m, "heappush");
    return call(m, state.heap_push, queue->storage, item);
  }
  if (is_deque(m, queue->storage)) {
    queue->storage.as<DequeObject>()->push_back(std::move(item));
  } else if (queue->storage.is(Kind::list)) {
    queue->storage.as<ListObject>()->items.push_back(std::move(item));
  } else {
    return call_method(m, queue->storage, "append", item);
  }
  return Value::none();
}

/// Queue._get
Eventually<Value> take_item(Machine& m, Value self) {
  QueueObject* queue = self_of(self);
  if (queue->order == Order::least) {
    AsyncioState& state = asyncio_state(m);
    if (state.heap_pop.empty()) state.heap_pop = heap_function(m, "heappop");
    return call(m, state.heap_pop, queue->storage);
  }
  if (is_deque(m, queue->storage)) return queue->storage.as<DequeObject>()->pop_front();
  if (!queue->storage.is(Kind::list)) return call_method(m, queue->storage, "pop");
  HeapVector<Value>& items = queue->storage.as<ListObject>()->items;
  Value item = std::move(items.back());
  items.pop_back();
  return item;
}

/// A subclass may have a _put and _get of its own.
bool overrides(Machine& m, const Value& self, std::string_view name) {
  return !self.object()->type->builtin &&
         !m.lookup(self.object()->type, m.intern(name)).is(Kind::native_function);
}

Eventually<Value> store(Machine& m, Value self, Value item) {
  if (overrides(m, self, "_put")) return call_method(m, self, "_put", item);
  return store_item(m, std::move(self), std::move(item));
}

Eventually<Value> take(Machine& m, Value self) {
  if (overrides(m, self, "_get")) return call_method(m, self, "_get");
  return take_item(m, std::move(self));
}

}  // namespace

Ref<DequeObject> new_deque(Machine& m) {
  if (m.types.deque == nullptr) {
    Ref<ModuleObject> module = m.new_module("_collections");
    m.modules->set(m.intern("_collections"), Value(module));
    define_collections(m, module.get());
  }
  return m.make<DequeObject>(m.types.deque);
}

namespace {

// --- Making -------------------------------------------------------------------------------------

void prepare(Machine& m, QueueObject* queue, std::size_t maxsize) {
  queue->part.emplace(*queue, maxsize, asyncio_state(m).environment);
  if (queue->order == Order::first_in) {
    queue->storage = Value(new_deque(m));
  } else {
    queue->storage = Value(m.new_list());
  }
}

template <Order order>
Eventually<Value> queue_new(Machine& m, Arguments a) {
  Ref<QueueObject> queue = m.make<QueueObject>(a[0].as<Type>(), order);
  queue->maxsize = Value::small_int(0);
  prepare(m, queue.get(), 0);
  return Value(queue);
}

Eventually<Value> init_with_python(Machine& m, Value self, Value maxsize) {
  (void)co_await call_method(m, self, "_init", maxsize);
  co_return Value::none();
}

/// (self, maxsize=0)
Eventually<Value> queue_init(Machine& m, Arguments a) {
  QueueObject* queue = self_of(a[0]);
  std::int64_t maxsize = 0;
  if (a[1].is_small_int()) {
    maxsize = a[1].small_int();
  } else if (a[1].is_number() || a[1].is(Kind::integer)) {
    Eventually<double> number = to_double(m, a[1]);
    if (number.failed()) m.raised = Value();  // too large for a float, and for any queue
    constexpr double unlimited = 1e15;
    const bool limited = number.ready() && number.peek() < unlimited;
    const double limit = limited ? std::max(number.peek(), 0.0) : unlimited;
    maxsize = static_cast<std::int64_t>(std::ceil(limit));  // of 1.3, a second item finds room
  }
  queue->maxsize = a[1];
  prepare(m, queue, static_cast<std::size_t>(std::max<std::int64_t>(maxsize, 0)));
  if (overrides(m, a[0], "_init")) return init_with_python(m, a[0], a[1]);
  return Value::none();
}

Eventually<Value> queue_init_storage(Machine& m, Arguments a) {
  QueueObject* queue = self_of(a[0]);
  queue->storage = queue->order == Order::first_in ? Value(new_deque(m)) : Value(m.new_list());
  return Value::none();
}

/// Queue.full() is the first to compare the limit with something.
bool check_limit(Machine& m, const QueueObject* queue) {
  const Value& limit = queue->maxsize;
  if (limit.is_small_int() || limit.is_number() || limit.is_bool() || limit.is(Kind::integer)) {
    return true;
  }
  (void)m.type_error(
      concat("'<=' not supported between instances of '", m.type_name(limit), "' and 'int'"));
  return false;
}

// --- Putting and getting ------------------------------------------------------------------------

/// Where a queue whose class is the library's keeps its items; nullptr: another kind of place, or
/// heapq has to ask the items for their order.
struct PlainStorage {
  DequeObject* deque = nullptr;
  ListObject* list = nullptr;

  PlainStorage(Machine& m, const QueueObject* queue) {
    const Value& storage = queue->storage;
    if (!queue->type->builtin || !storage.is_object()) return;
    if (storage.object()->type == m.types.deque) {
      deque = storage.as<DequeObject>();
    } else if (queue->order == Order::last_in && storage.is_exact(Kind::list)) {
      list = storage.as<ListObject>();
    }
  }
  [[nodiscard]] bool known() const { return deque != nullptr || list != nullptr; }
  [[nodiscard]] std::size_t size() const {
    return deque != nullptr ? deque->count : list->items.size();
  }
};

using Left = QuickMethod::Left;

Left get_at_once(Machine& m, const Value& self, const Value&, Value& result) {
  QueueObject* queue = self_of(self);
  const PlainStorage storage(m, queue);
  if (!storage.known() || storage.size() == 0) return Left::all;
  if (storage.deque != nullptr) {
    result = storage.deque->pop_front();
  } else {
    result = std::move(storage.list->items.back());
    storage.list->items.pop_back();
  }
  queue->part->note_taken();
  return Left::nothing;
}

Left put_at_once(Machine& m, const Value& self, const Value& item, Value& result) {
  QueueObject* queue = self_of(self);
  QueueObject::Part& part = *queue->part;
  const PlainStorage storage(m, queue);
  if (!storage.known() || !queue->maxsize.is_small_int() || part.is_shut_down()) return Left::all;
  if (part.maxsize() > 0 && storage.size() >= part.maxsize()) return Left::all;
  if (storage.deque != nullptr) {
    storage.deque->push_back(item);
  } else {
    storage.list->items.push_back(item);
  }
  part.note_stored();
  result = Value::none();
  return Left::nothing;
}

Coro<Value> get_body(Machine& m, Value self, Value) {
  const Ref<QueueObject> queue = Ref<QueueObject>::share(self_of(self));
  if (queue->part->empty()) {
    bind_to_running_loop(m, queue.get());
    auto waited = co_await looplane::attempt(queue->part->wait_for_item());
    if (waited.error) co_await fail(std::move(waited.error));
  }
  if (overrides(m, Value(queue), "get_nowait")) {
    looplane::Outcome<Value> got = co_await python(call_method(m, Value(queue), "get_nowait"));
    if (got.error) co_await fail(std::move(got.error));
    co_return std::move(*got.value);
  }
  Value item;
  Eventually<Value> taking = take(m, Value(queue));
  if (taking.ready()) {
    item = taking.take();
  } else {
    looplane::Outcome<Value> taken = co_await python(std::move(taking));
    if (taken.error) co_await fail(std::move(taken.error));
    item = std::move(*taken.value);
  }
  queue->part->note_taken();
  co_return std::move(item);
}

Coro<Value> put_body(Machine& m, Value self, Value item) {
  const Ref<QueueObject> queue = Ref<QueueObject>::share(self_of(self));
  if (!check_limit(m, queue.get())) co_await fail(to_error(m, std::move(m.raised)));
  if (queue->part->full() || queue->part->is_shut_down()) {
    bind_to_running_loop(m, queue.get());
    auto waited = co_await looplane::attempt(queue->part->wait_for_room());
    if (waited.error) co_await fail(std::move(waited.error));
  }
  if (overrides(m, Value(queue), "put_nowait")) {
    looplane::Outcome<Value> put =
        co_await python(call_method(m, Value(queue), "put_nowait", item));
    if (put.error) co_await fail(std::move(put.error));
    co_return std::move(*put.value);
  }
  Eventually<Value> storing = store(m, Value(queue), std::move(item));
  if (!storing.ready()) {
    looplane::Outcome<Value> stored = co_await python(std::move(storing));
    if (stored.error) co_await fail(std::move(stored.error));
  }
  queue->part->note_stored();
  co_return Value::none();
}

Eventually<Value> queue_get(Machine& m, Arguments a) {
  static constexpr QuickMethod method = {"Queue.get", get_at_once, get_body};
  return new_coroutine(m, method, a[0]);
}
Eventually<Value> queue_put(Machine& m, Arguments a) {
  static constexpr QuickMethod method = {"Queue.put", put_at_once, put_body};
  return new_coroutine(m, method, a[0], a[1]);
}

Eventually<Value> finish_get(Value self, Eventually<Value> taking) {
  Value item = co_await taking;
  self_of(self)->part->note_taken();
  co_return item;
}

Eventually<Value> queue_get_nowait(Machine& m, Arguments a) {
  QueueObject* queue = self_of(a[0]);
  if (const Error error = queue->part->check_get()) return raise_error(m, error);
  Eventually<Value> taking = take(m, a[0]);
  if (!taking.ready()) return finish_get(a[0], std::move(taking));
  queue->part->note_taken();
  return taking;
}

Eventually<Value> finish_put(Value self, Eventually<Value> storing) {
  (void)co_await storing;
  self_of(self)->part->note_stored();
  co_return Value::none();
}

Eventually<Value> queue_put_nowait(Machine& m, Arguments a) {
  QueueObject* queue = self_of(a[0]);
  if (!check_limit(m, queue)) return Failure{};
  if (const Error error = queue->part->check_put()) return raise_error(m, error);
  Eventually<Value> storing = store(m, a[0], a[1]);
  if (!storing.ready()) return finish_put(a[0], std::move(storing));
  queue->part->note_stored();
  return Value::none();
}

Eventually<Value> queue_take(Machine& m, Arguments a) {
  if (self_of(a[0])->part->empty()) return m.raise(m.types.IndexError, "pop from an empty deque");
  return take_item(m, a[0]);
}
Eventually<Value> queue_store(Machine& m, Arguments a) { return store_item(m, a[0], a[1]); }

// --- The rest -----------------------------------------------------------------------------------

Eventually<Value> queue_qsize(Machine& m, Arguments a) {
  return m.integer(static_cast<std::int64_t>(self_of(a[0])->part->qsize()));
}
Eventually<Value> queue_empty(Machine&, Arguments a) {
  return Value::boolean(self_of(a[0])->part->empty());
}
Eventually<Value> queue_full(Machine& m, Arguments a) {
  if (!check_limit(m, self_of(a[0]))) return Failure{};
  return Value::boolean(self_of(a[0])->part->full());
}
Eventually<Value> queue_task_done(Machine& m, Arguments a) {
  if (const Error error = self_of(a[0])->part->try_task_done()) return raise_error(m, error);
  return Value::none();
}

Coro<Value> join_body(Machine& m, Ref<QueueObject> queue) {
  if (queue->part->unfinished_tasks() > 0) {
    bind_to_running_loop(m, queue.get());
    auto outcome = co_await looplane::attempt(queue->part->join().coro());
    if (outcome.error) co_await fail(std::move(outcome.error));
  }
  co_return Value::none();
}
Eventually<Value> queue_join(Machine& m, Arguments a) {
  return new_coroutine(m, "Queue.join", join_body(m, Ref<QueueObject>::share(self_of(a[0]))));
}

/// (self, immediate=False)
Eventually<Value> queue_shutdown(Machine&, Arguments a) {
  self_of(a[0])->part->shutdown(a[1].is_true() || (a[1].is_small_int() && a[1].small_int() != 0));
  return Value::none();
}

/// Queue._format: what is in it comes after its size.
Eventually<Value> state_text(Machine& m, Value self) {
  QueueObject* queue = self_of(self);
  const Value maxsize = co_await repr(m, queue->maxsize);
  std::string items;
  if (!queue->part->empty()) {
    const Value list = co_await list_from(m, queue->storage);
    const Value shown = co_await repr(m, list);
    items = concat(" _queue=", text_of(shown));
  }
  const std::string format = queue->part->format();
  const std::size_t rest = format.find(' ');
  std::string text = concat("maxsize=", text_of(maxsize), items);
  if (rest != format.npos) text += format.substr(rest);
  co_return m.string(text);
}
Eventually<Value> describe(Machine& m, Value self, bool with_address) {
  const Value state = co_await state_text(m, self);
  std::string text = concat("<", self.object()->type->name_text());
  if (with_address) text += concat(" at ", address_text(self.object()));
  co_return m.string(concat(text, " ", text_of(state), ">"));
}
Eventually<Value> queue_format(Machine& m, Arguments a) { return state_text(m, a[0]); }
Eventually<Value> queue_repr(Machine& m, Arguments a) { return describe(m, a[0], true); }
Eventually<Value> queue_str(Machine& m, Arguments a) { return describe(m, a[0], false); }

Eventually<Value> get_maxsize(Machine&, const Value& self) { return self_of(self)->maxsize; }
Eventually<Value> get_storage(Machine&, const Value& self) { return self_of(self)->storage; }
Eventually<Value> set_storage(Machine& m, const Value& self, const Value& value) {
  if (value.empty()) return m.raise(m.types.AttributeError, "_queue");
  self_of(self)->storage = value;
  return Value::none();
}
Eventually<Value> get_unfinished(Machine& m, const Value& self) {
  return m.integer(static_cast<std::int64_t>(self_of(self)->part->unfinished_tasks()));
}
Eventually<Value> get_getters(Machine& m, const Value& self) {
  return waiters_value(m, self_of(self)->part->waiting_getters());
}
Eventually<Value> get_putters(Machine& m, const Value& self) {
  return waiters_value(m, self_of(self)->part->waiting_putters());
}
Eventually<Value> get_shut_down(Machine&, const Value& self) {
  return Value::boolean(self_of(self)->part->is_shut_down());
}

const NativeMethod queue_methods[] = {
    {"__new__", queue_new<Order::first_in>, NativeMethod::Binding::none},
    {"def __init__(self, maxsize=0)", queue_init},
    {"def __class_getitem__(cls, item, /)", generic_alias_of, NativeMethod::Binding::of_class},
    {"def __repr__(self)", queue_repr},
    {"def __str__(self)", queue_str},
    {"async def get(self)", queue_get},
    {"async def put(self, item)", queue_put},
    {"def get_nowait(self)", queue_get_nowait},
    {"def put_nowait(self, item)", queue_put_nowait},
    {"def qsize(self)", queue_qsize},
    {"def empty(self)", queue_empty},
    {"def full(self)", queue_full},
    {"def task_done(self)", queue_task_done},
    {"async def join(self)", queue_join},
    {"def shutdown(self, immediate=False)", queue_shutdown},
    {"def _format(self)", queue_format},
    {"def _init(self, maxsize)", queue_init_storage},
    {"def _get(self)", queue_take},
    {"def _put(self, item)", queue_store},
};
const NativeMethod priority_methods[] = {
    {"__new__", queue_new<Order::least>, NativeMethod::Binding::none},
};
const NativeMethod lifo_methods[] = {
    {"__new__", queue_new<Order::last_in>, NativeMethod::Binding::none},
};
const NativeGetter queue_getters[] = {
    {"maxsize", get_maxsize},
    {"_maxsize", get_maxsize},
    {"_queue", get_storage, set_storage},
    {"_unfinished_tasks", get_unfinished},
    {"_getters", get_getters},
    {"_putters", get_putters},
    {"_is_shutdown", get_shut_down},
};

TypeDefinition definition_of(std::string_view name, std::span<const NativeMethod> methods) {
  TypeDefinition definition;
  definition.name = name;
  definition.module = "asyncio.queues";
  definition.size = sizeof(QueueObject);
  definition.finish = [](Object* o) { static_cast<QueueObject*>(o)->~QueueObject(); };
  definition.methods = methods;
  definition.has_attributes = true;
  return definition;
}

}  // namespace

Value waiters_value(Machine& m, const Waiters& waiters) {
  Ref<DequeObject> deque = new_deque(m);
  waiters.for_each_future([&](FutureBase& each) { deque->push_back(future_value(each)); });
  return Value(deque);
}

const Primitive* queue_in(Machine& m, const Value& value) {
  if (!value.is(Kind::native) || !m.is_instance(value, m.asyncio->queue)) return nullptr;
  const std::optional<QueueObject::Part>& part = value.as<QueueObject>()->part;
  return part ? &*part : nullptr;
}

const Value* newest_item(const Primitive& queue) {
  return static_cast<const QueueObject::Part&>(queue).newest_item();
}

void define_queues(Machine& m, AsyncioState& state) {
  static const TypeDefinition queue = [] {
    TypeDefinition definition = definition_of("Queue", queue_methods);
    definition.getters = queue_getters;
    return definition;
  }();
  static const TypeDefinition priority = definition_of("PriorityQueue", priority_methods);
  static const TypeDefinition lifo = definition_of("LifoQueue", lifo_methods);
  state.queue = m.define(queue, m.types.object);
  state.priority_queue = m.define(priority, state.queue);
  state.lifo_queue = m.define(lifo, state.queue);
}

}  // namespace looplane::script
