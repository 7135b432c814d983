#include <looplane/barrier.hpp>
#include <looplane/event.hpp>
#include <looplane/semaphore.hpp>

#include "script/machine/raising.hpp"
#include "script/modules/asyncio/coroutine.hpp"
#include "script/modules/asyncio/functions.hpp"
#include "script/modules/asyncio/loop.hpp"
#include "script/modules/asyncio/primitives.hpp"

// asyncio's synchronization primitives (locks.py), each around one of the loop's library.

namespace looplane::script {

namespace {

/// "<asyncio.locks.Lock object at 0x... [unlocked]>", of "<Lock [unlocked]>".
std::string shown_as_object(const Object* object, const std::string& described) {
  Machine& m = Machine::current();
  const std::string_view state = std::string_view(described).substr(described.find('['));
  const Value name = qualified_type_name(m, object->type);
  return concat("<", text_of(name), " object at ", address_text(object), " ", state);
}

/// A primitive that shows itself, in messages too, as its Python object.
template <class Primitive>
class PrimitivePart final : public Primitive {
 public:
  template <class... Rest>
  explicit PrimitivePart(Object* object, Rest&&... rest)
      : Primitive(std::forward<Rest>(rest)...), object_(object) {}
  std::string repr() const override { return shown_as_object(object_, Primitive::repr()); }

 private:
  Object* object_;
};

template <class Primitive>
struct PrimitiveObject : Object {
  std::optional<PrimitivePart<Primitive>> part;
  Ref<LoopObject> bound_to;  ///< The loop on which it first had to wait: as long as it lives.
  explicit PrimitiveObject(Type* type) : Object(Kind::native, type) {}

  template <class... Rest>
  void make(Rest&&... rest) {
    part.emplace(this, std::forward<Rest>(rest)...);
  }
  void bind_to_running_loop() {
    if (!bound_to) bound_to = Ref<LoopObject>::share(running_loop(Machine::current()));
  }
};

using LockObject = PrimitiveObject<Lock>;
using EventObject = PrimitiveObject<Event>;
using SemaphoreObject = PrimitiveObject<Semaphore>;
using BoundedSemaphoreObject = PrimitiveObject<BoundedSemaphore>;
using BarrierObject = PrimitiveObject<Barrier>;

struct ConditionObject : PrimitiveObject<Condition> {
  Ref<LockObject> lock;
  using PrimitiveObject::PrimitiveObject;
};

template <class T>
Ref<T> self_of(const Value& self) {
  return Ref<T>::share(self.as<T>());
}

template <class T>
void finish_object(Object* object) {
  static_cast<T*>(object)->~T();
}

/// What __init__ takes, a class written in Python may not hand on; so __new__ makes a whole object.
Eventually<Value> init_method(Machine&, Arguments) { return Value::none(); }

template <class T>
Eventually<Value> repr_method(Machine& m, Arguments a) {
  return m.string(a[0].as<T>()->part->repr());
}

Eventually<Value> result_of(Machine& m, const Error& error) {
  if (error) return raise_error(m, error);
  return Value::none();
}

/// `_waiters`, which is private, but shows who is in the queue.
template <class T>
Eventually<Value> waiters(Machine& m, const Value& self) {
  return waiters_value(m, self.as<T>()->part->waiters());
}
/// The same where CPython makes the deque only when somebody has to wait.
template <class T>
Eventually<Value> late_waiters(Machine& m, const Value& self) {
  if (!self.as<T>()->bound_to) return Value::none();
  return waiters<T>(m, self);
}

using Left = QuickMethod::Left;

/// acquire() of locks and semaphores gives True, `async with` nothing.
enum class Asked : std::uint8_t { by_name, by_with };
Value acquired(Asked asked) {
  return asked == Asked::by_name ? Value::boolean(true) : Value::none();
}

template <class T, Asked asked>
Left acquire_at_once(Machine&, const Value& self, const Value&, Value& result) {
  if (!self.as<T>()->part->try_acquire()) return Left::all;
  result = acquired(asked);
  return Left::nothing;
}
/// What could not be had at once.
template <class T, Asked asked>
Coro<Value> acquire_body(Machine&, Value object, Value) {
  const Ref<T> self = self_of<T>(object);
  self->bind_to_running_loop();
  auto outcome = co_await looplane::attempt(self->part->acquire_in_turn());
  if (outcome.error) co_await fail(std::move(outcome.error));
  co_return acquired(asked);
}

template <class T>
Left release_at_once(Machine&, const Value& self, const Value&, Value& result) {
  if (self.as<T>()->part->try_release()) return Left::all;  // the body says what is wrong
  result = Value::none();
  return Left::nothing;
}
template <class T>
Coro<Value> release_body(Machine&, Value object, Value) {
  const Ref<T> self = self_of<T>(object);
  if (Error error = self->part->try_release()) co_await fail(std::move(error));
  co_return Value::none();
}

template <class T>
Value entering(Machine& m, Value self) {
  static constexpr QuickMethod method = {"_ContextManagerMixin.__aenter__",
                                         acquire_at_once<T, Asked::by_with>,
                                         acquire_body<T, Asked::by_with>};
  return new_coroutine(m, method, std::move(self));
}
template <class T>
Value leaving(Machine& m, Value self) {
  static constexpr QuickMethod method = {"_ContextManagerMixin.__aexit__", release_at_once<T>,
                                         release_body<T>};
  return new_coroutine(m, method, std::move(self));
}

// --- Lock ---------------------------------------------------------------------------------------

Eventually<Value> lock_new(Machine& m, Arguments a) {
  Ref<LockObject> lock = m.make<LockObject>(a[0].as<Type>());
  lock->make(asyncio_state(m).environment);
  return Value(lock);
}
/// A program's own class may have an acquire() and a release() of its own: `async with` calls them.
bool is_own_class(Machine& m, const Value& self) {
  const AsyncioState& state = asyncio_state(m);
  const Type* type = m.type_of(self);
  return type != state.lock && type != state.semaphore && type != state.bounded_semaphore;
}
Coro<Value> acquire_by_name(Machine& m, Value self) {
  looplane::Outcome<Value> acquiring = co_await python(call_method(m, self, "acquire"));
  if (acquiring.error) co_await fail(std::move(acquiring.error));
  auto acquired = co_await looplane::attempt(await_value(m, std::move(*acquiring.value)));
  if (acquired.error) co_await fail(std::move(acquired.error));
  co_return Value::none();
}
Coro<Value> release_by_name(Machine& m, Value self) {
  looplane::Outcome<Value> released = co_await python(call_method(m, self, "release"));
  if (released.error) co_await fail(std::move(released.error));
  co_return Value::none();
}

Value acquiring(Machine& m, Value lock) {
  static constexpr QuickMethod method = {"Lock.acquire",
                                         acquire_at_once<LockObject, Asked::by_name>,
                                         acquire_body<LockObject, Asked::by_name>};
  return new_coroutine(m, method, std::move(lock));
}
Eventually<Value> lock_acquire(Machine& m, Arguments a) { return acquiring(m, a[0]); }
Eventually<Value> lock_enter(Machine& m, Arguments a) {
  if (is_own_class(m, a[0])) {
    return new_coroutine(m, "_ContextManagerMixin.__aenter__", acquire_by_name(m, a[0]));
  }
  return entering<LockObject>(m, a[0]);
}
Eventually<Value> lock_exit(Machine& m, Arguments a) {
  if (is_own_class(m, a[0])) {
    return new_coroutine(m, "_ContextManagerMixin.__aexit__", release_by_name(m, a[0]));
  }
  return leaving<LockObject>(m, a[0]);
}
Eventually<Value> lock_release(Machine& m, Arguments a) {
  return result_of(m, a[0].as<LockObject>()->part->try_release());
}
Eventually<Value> lock_locked(Machine&, Arguments a) {
  return Value::boolean(a[0].as<LockObject>()->part->locked());
}
Eventually<Value> lock_state(Machine&, const Value& self) {
  return Value::boolean(self.as<LockObject>()->part->locked());
}

// --- Event --------------------------------------------------------------------------------------

Left wait_at_once(Machine&, const Value& self, const Value&, Value& result) {
  if (!self.as<EventObject>()->part->is_set()) return Left::all;
  result = Value::boolean(true);
  return Left::nothing;
}
Coro<Value> event_wait_body(Machine&, Value self, Value) {
  const Ref<EventObject> event = self_of<EventObject>(self);
  if (!event->part->is_set()) {
    event->bind_to_running_loop();
    auto outcome = co_await looplane::attempt(event->part->wait_until_set());
    if (outcome.error) co_await fail(std::move(outcome.error));
  }
  co_return Value::boolean(true);
}

Eventually<Value> event_new(Machine& m, Arguments a) {
  Ref<EventObject> event = m.make<EventObject>(a[0].as<Type>());
  event->make(asyncio_state(m).environment);
  return Value(event);
}
Eventually<Value> event_wait(Machine& m, Arguments a) {
  static constexpr QuickMethod method = {"Event.wait", wait_at_once, event_wait_body};
  return new_coroutine(m, method, a[0]);
}
Eventually<Value> event_set(Machine&, Arguments a) {
  a[0].as<EventObject>()->part->set();
  return Value::none();
}
Eventually<Value> event_clear(Machine&, Arguments a) {
  a[0].as<EventObject>()->part->clear();
  return Value::none();
}
Eventually<Value> event_is_set(Machine&, Arguments a) {
  return Value::boolean(a[0].as<EventObject>()->part->is_set());
}
Eventually<Value> event_value(Machine&, const Value& self) {
  return Value::boolean(self.as<EventObject>()->part->is_set());
}

// --- Semaphore ----------------------------------------------------------------------------------

template <class T>
Eventually<Value> semaphore_new(Machine& m, Arguments a) {
  Ref<T> semaphore = m.make<T>(a[0].as<Type>());
  semaphore->make(1, asyncio_state(m).environment);
  return Value(semaphore);
}
/// (self, value=1)
template <class T>
Eventually<Value> semaphore_init(Machine& m, Arguments a) {
  std::int64_t value = 1;
  if (a[1].is_small_int()) {
    value = a[1].small_int();
  } else if (a[1].is_bool()) {
    value = a[1].is_true() ? 1 : 0;
  } else if (!a[1].empty()) {
    return m.type_error(
        concat("'<' not supported between instances of '", m.type_name(a[1]), "' and 'int'"));
  }
  if (value < 0) return m.value_error("Semaphore initial value must be >= 0");
  a[0].as<T>()->make(static_cast<std::size_t>(value), asyncio_state(m).environment);
  return Value::none();
}
template <class T>
Eventually<Value> semaphore_acquire(Machine& m, Arguments a) {
  static constexpr QuickMethod method = {"Semaphore.acquire", acquire_at_once<T, Asked::by_name>,
                                         acquire_body<T, Asked::by_name>};
  return new_coroutine(m, method, a[0]);
}
template <class T>
Eventually<Value> semaphore_enter(Machine& m, Arguments a) {
  if (is_own_class(m, a[0])) {
    return new_coroutine(m, "_ContextManagerMixin.__aenter__", acquire_by_name(m, a[0]));
  }
  return entering<T>(m, a[0]);
}
template <class T>
Eventually<Value> semaphore_exit(Machine& m, Arguments a) {
  if (is_own_class(m, a[0])) {
    return new_coroutine(m, "_ContextManagerMixin.__aexit__", release_by_name(m, a[0]));
  }
  return leaving<T>(m, a[0]);
}
template <class T>
Eventually<Value> semaphore_release(Machine& m, Arguments a) {
  return result_of(m, a[0].as<T>()->part->try_release());
}
template <class T>
Eventually<Value> semaphore_locked(Machine&, Arguments a) {
  return Value::boolean(a[0].as<T>()->part->locked());
}
template <class T>
Eventually<Value> semaphore_value(Machine& m, const Value& self) {
  return m.integer(static_cast<std::int64_t>(self.as<T>()->part->value()));
}

template <class T>
Eventually<Value> semaphore_bound(Machine& m, const Value& self) {
  if constexpr (std::is_same_v<T, BoundedSemaphoreObject>) {
    return m.integer(static_cast<std::int64_t>(self.as<T>()->part->bound()));
  } else {
    return semaphore_value<T>(m, self);
  }
}

// --- Condition ----------------------------------------------------------------------------------

void use_lock(Machine& m, ConditionObject* condition, Ref<LockObject> lock) {
  condition->make(*lock->part, asyncio_state(m).environment);
  condition->lock = std::move(lock);
}

Eventually<Value> condition_new(Machine& m, Arguments a) {
  Ref<ConditionObject> condition = m.make<ConditionObject>(a[0].as<Type>());
  Ref<LockObject> lock = m.make<LockObject>(asyncio_state(m).lock);
  lock->make(asyncio_state(m).environment);
  use_lock(m, condition.get(), std::move(lock));
  return Value(condition);
}
/// (self, lock=None)
Eventually<Value> condition_init(Machine& m, Arguments a) {
  if (a[1].is_none()) return Value::none();
  if (!m.is_instance(a[1], asyncio_state(m).lock)) {
    return m.raise(m.types.AttributeError,
                   concat("'", m.type_name(a[1]), "' object has no attribute 'locked'"));
  }
  use_lock(m, a[0].as<ConditionObject>(), self_of<LockObject>(a[1]));
  return Value::none();
}

LockObject* lock_of(const Value& self) { return self.as<ConditionObject>()->lock.get(); }

Eventually<Value> condition_lock(Machine&, const Value& self) {
  return Value::object(lock_of(self));
}

Eventually<Value> condition_acquire(Machine& m, Arguments a) {
  return acquiring(m, Value::object(lock_of(a[0])));
}
Eventually<Value> condition_release(Machine& m, Arguments a) {
  return result_of(m, lock_of(a[0])->part->try_release());
}
Eventually<Value> condition_locked(Machine&, Arguments a) {
  return Value::boolean(lock_of(a[0])->part->locked());
}
Eventually<Value> condition_enter(Machine& m, Arguments a) {
  return entering<LockObject>(m, Value::object(lock_of(a[0])));
}
Eventually<Value> condition_exit(Machine& m, Arguments a) {
  return leaving<LockObject>(m, Value::object(lock_of(a[0])));
}

Coro<Value> condition_wait_body(Ref<ConditionObject> condition) {
  condition->bind_to_running_loop();
  condition->lock->bind_to_running_loop();
  auto outcome = co_await looplane::attempt(condition->part->wait());
  if (outcome.error) co_await fail(std::move(outcome.error));
  co_return Value::boolean(true);
}
Eventually<Value> condition_wait(Machine& m, Arguments a) {
  return new_coroutine(m, "Condition.wait", condition_wait_body(self_of<ConditionObject>(a[0])));
}

/// The predicate's value, and whether it is true.
Eventually<Value> ask(Machine& m, Value predicate) {
  Value value = co_await call(m, predicate);
  const bool is_true = co_await truth(m, value);
  co_return m.tuple({value, Value::boolean(is_true)});
}

Coro<Value> condition_wait_for_body(Machine& m, Ref<ConditionObject> condition, Value predicate) {
  condition->bind_to_running_loop();
  condition->lock->bind_to_running_loop();
  for (;;) {
    looplane::Outcome<Value> asked = co_await python(ask(m, predicate));
    if (asked.error) co_await fail(std::move(asked.error));
    const auto* answer = asked.value->as<TupleObject>();
    if (answer->items[1].is_true()) co_return Value(answer->items[0]);
    auto outcome = co_await looplane::attempt(condition->part->wait());
    if (outcome.error) co_await fail(std::move(outcome.error));
  }
}
Eventually<Value> condition_wait_for(Machine& m, Arguments a) {
  return new_coroutine(m, "Condition.wait_for",
                       condition_wait_for_body(m, self_of<ConditionObject>(a[0]), a[1]));
}

/// (self, n=1)
Eventually<Value> condition_notify(Machine& m, Arguments a) {
  const std::int64_t count = a[1].is_small_int() ? a[1].small_int() : 1;
  return result_of(m, a[0].as<ConditionObject>()->part->try_notify(
                          static_cast<std::size_t>(std::max<std::int64_t>(count, 0))));
}
Eventually<Value> condition_notify_all(Machine& m, Arguments a) {
  Condition& condition = *a[0].as<ConditionObject>()->part;
  return result_of(m, condition.try_notify(condition.waiting()));
}

// --- Barrier ------------------------------------------------------------------------------------

Eventually<Value> barrier_new(Machine& m, Arguments a) {
  Ref<BarrierObject> barrier = m.make<BarrierObject>(a[0].as<Type>());
  barrier->make(1, asyncio_state(m).environment);
  return Value(barrier);
}
/// (self, parties)
Eventually<Value> barrier_init(Machine& m, Arguments a) {
  if (!a[1].is_small_int()) {
    return m.type_error(
        concat("'<' not supported between instances of '", m.type_name(a[1]), "' and 'int'"));
  }
  if (a[1].small_int() < 1) return m.value_error("parties must be > 0");
  const auto parties = static_cast<std::size_t>(a[1].small_int());
  a[0].as<BarrierObject>()->make(parties, asyncio_state(m).environment);
  return Value::none();
}

Coro<Value> barrier_wait_body(Ref<BarrierObject> barrier) {
  barrier->bind_to_running_loop();
  auto index = co_await looplane::attempt(barrier->part->wait());
  if (index.error) co_await fail(std::move(index.error));
  co_return Value::small_int(static_cast<std::int64_t>(*index.value));
}
Coro<Value> barrier_reset_body(Ref<BarrierObject> barrier) {
  auto outcome = co_await looplane::attempt(barrier->part->reset());
  if (outcome.error) co_await fail(std::move(outcome.error));
  co_return Value::none();
}
Coro<Value> barrier_abort_body(Ref<BarrierObject> barrier) {
  auto outcome = co_await looplane::attempt(barrier->part->abort());
  if (outcome.error) co_await fail(std::move(outcome.error));
  co_return Value::none();
}
Coro<Value> nothing_body() { co_return Value::none(); }

Eventually<Value> barrier_wait(Machine& m, Arguments a) {
  return new_coroutine(m, "Barrier.wait", barrier_wait_body(self_of<BarrierObject>(a[0])));
}
Eventually<Value> barrier_enter(Machine& m, Arguments a) {
  return new_coroutine(m, "Barrier.__aenter__", barrier_wait_body(self_of<BarrierObject>(a[0])));
}
Eventually<Value> barrier_exit(Machine& m, Arguments) {
  return new_coroutine(m, "Barrier.__aexit__", nothing_body());
}
Eventually<Value> barrier_reset(Machine& m, Arguments a) {
  return new_coroutine(m, "Barrier.reset", barrier_reset_body(self_of<BarrierObject>(a[0])));
}
Eventually<Value> barrier_abort(Machine& m, Arguments a) {
  return new_coroutine(m, "Barrier.abort", barrier_abort_body(self_of<BarrierObject>(a[0])));
}
Eventually<Value> barrier_parties(Machine& m, const Value& self) {
  return m.integer(static_cast<std::int64_t>(self.as<BarrierObject>()->part->parties()));
}
Eventually<Value> barrier_n_waiting(Machine& m, const Value& self) {
  return m.integer(static_cast<std::int64_t>(self.as<BarrierObject>()->part->n_waiting()));
}
Eventually<Value> barrier_broken(Machine&, const Value& self) {
  return Value::boolean(self.as<BarrierObject>()->part->broken());
}

Eventually<Value> barrier_count(Machine& m, const Value& self) {
  return m.integer(static_cast<std::int64_t>(self.as<BarrierObject>()->part->count()));
}

// --- The types ----------------------------------------------------------------------------------

template <class T>
TypeDefinition definition_of(std::string_view name, std::span<const NativeMethod> methods,
                             std::span<const NativeGetter> getters = {}) {
  TypeDefinition definition;
  definition.name = name;
  definition.module = "asyncio.locks";
  definition.size = sizeof(T);
  definition.finish = finish_object<T>;
  definition.methods = methods;
  definition.getters = getters;
  definition.has_attributes = true;
  return definition;
}

template <class T>
Type* define_semaphore(Machine& m, std::string_view name) {
  static const NativeMethod methods[] = {
      {"__new__", semaphore_new<T>, NativeMethod::Binding::none},
      {"def __init__(self, value=...)", semaphore_init<T>},
      {"def __repr__(self)", repr_method<T>},
      {"async def __aenter__(self)", semaphore_enter<T>},
      {"async def __aexit__(self, exc_type, exc, tb)", semaphore_exit<T>},
      {"async def acquire(self)", semaphore_acquire<T>},
      {"def release(self)", semaphore_release<T>},
      {"def locked(self)", semaphore_locked<T>},
  };
  static const NativeGetter getters[] = {{"_value", semaphore_value<T>},
                                         {"_waiters", late_waiters<T>},
                                         {"_bound_value", semaphore_bound<T>}};
  const std::size_t count = std::is_same_v<T, BoundedSemaphoreObject> ? 3 : 2;
  static const TypeDefinition definition =
      definition_of<T>(name, methods, std::span(getters, count));
  return m.define(definition, m.types.object);
}

}  // namespace

const Primitive* lock_in(Machine& m, const Value& value) {
  const AsyncioState& state = *m.asyncio;
  const auto part = [&]<class T>(Type* type) -> const Primitive* {
    if (!m.is_instance(value, type) || !value.as<T>()->part) return nullptr;
    return &*value.as<T>()->part;
  };
  if (!value.is(Kind::native)) return nullptr;
  for (const Primitive* found :
       {part.operator()<LockObject>(state.lock), part.operator()<EventObject>(state.event),
        part.operator()<ConditionObject>(state.condition),
        part.operator()<SemaphoreObject>(state.semaphore),
        part.operator()<BoundedSemaphoreObject>(state.bounded_semaphore),
        part.operator()<BarrierObject>(state.barrier)}) {
    if (found != nullptr) return found;
  }
  return nullptr;
}

void define_locks(Machine& m, AsyncioState& state) {
  static const NativeMethod lock_methods[] = {
      {"__new__", lock_new, NativeMethod::Binding::none},
      {"def __init__(self)", init_method},
      {"def __repr__(self)", repr_method<LockObject>},
      {"async def __aenter__(self)", lock_enter},
      {"async def __aexit__(self, exc_type, exc, tb)", lock_exit},
      {"async def acquire(self)", lock_acquire},
      {"def release(self)", lock_release},
      {"def locked(self)", lock_locked},
  };
  static const NativeMethod event_methods[] = {
      {"__new__", event_new, NativeMethod::Binding::none},
      {"def __init__(self)", init_method},
      {"def __repr__(self)", repr_method<EventObject>},
      {"async def wait(self)", event_wait},
      {"def set(self)", event_set},
      {"def clear(self)", event_clear},
      {"def is_set(self)", event_is_set},
  };
  static const NativeMethod condition_methods[] = {
      {"__new__", condition_new, NativeMethod::Binding::none},
      {"def __init__(self, lock=None)", condition_init},
      {"def __repr__(self)", repr_method<ConditionObject>},
      {"async def __aenter__(self)", condition_enter},
      {"async def __aexit__(self, exc_type, exc, tb)", condition_exit},
      {"async def acquire(self)", condition_acquire},
      {"def release(self)", condition_release},
      {"def locked(self)", condition_locked},
      {"async def wait(self)", condition_wait},
      {"async def wait_for(self, predicate)", condition_wait_for},
      {"def notify(self, n=1)", condition_notify},
      {"def notify_all(self)", condition_notify_all},
  };
  static const NativeMethod barrier_methods[] = {
      {"__new__", barrier_new, NativeMethod::Binding::none},
      {"def __init__(self, parties)", barrier_init},
      {"def __repr__(self)", repr_method<BarrierObject>},
      {"async def __aenter__(self)", barrier_enter},
      {"async def __aexit__(self, *args)", barrier_exit},
      {"async def wait(self)", barrier_wait},
      {"async def reset(self)", barrier_reset},
      {"async def abort(self)", barrier_abort},
  };
  static const NativeGetter barrier_getters[] = {{"parties", barrier_parties},
                                                 {"n_waiting", barrier_n_waiting},
                                                 {"broken", barrier_broken},
                                                 {"_parties", barrier_parties},
                                                 {"_count", barrier_count}};
  // What programs look at though it is private.
  static const NativeGetter lock_getters[] = {{"_locked", lock_state},
                                              {"_waiters", late_waiters<LockObject>}};
  static const NativeGetter event_getters[] = {{"_value", event_value},
                                               {"_waiters", waiters<EventObject>}};
  static const NativeGetter condition_getters[] = {{"_waiters", waiters<ConditionObject>},
                                                   {"_lock", condition_lock}};
  static const TypeDefinition lock = definition_of<LockObject>("Lock", lock_methods, lock_getters);
  static const TypeDefinition event =
      definition_of<EventObject>("Event", event_methods, event_getters);
  static const TypeDefinition condition =
      definition_of<ConditionObject>("Condition", condition_methods, condition_getters);
  static const TypeDefinition barrier =
      definition_of<BarrierObject>("Barrier", barrier_methods, barrier_getters);
  state.lock = m.define(lock, m.types.object);
  state.event = m.define(event, m.types.object);
  state.condition = m.define(condition, m.types.object);
  state.semaphore = define_semaphore<SemaphoreObject>(m, "Semaphore");
  state.bounded_semaphore = define_semaphore<BoundedSemaphoreObject>(m, "BoundedSemaphore");
  state.barrier = m.define(barrier, m.types.object);
}

}  // namespace looplane::script
