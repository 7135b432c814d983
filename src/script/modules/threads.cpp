#include "script/modules/threads.hpp"

#include <cmath>

#include "script/builtins/iterators.hpp"
#include "script/machine/reports.hpp"
#include "script/modules/modules.hpp"
#include "script/values/integer.hpp"

// _simulated_threads: what lib/threading.py and lib/_thread.py are made of. One runs at a time,
// from where it starts or wakes to where it waits, sleeps or ends (see Machine::choose_thread).

namespace looplane::script {

namespace {

constexpr double nanoseconds = 1e9;

// --- Starting -----------------------------------------------------------------------------------

/// Hears of the end of every thread: what matters was told by then.
class ThreadEnd final : public Receiver {
 public:
  void returned(Machine&, Value) override {}
  void failed(Machine& m) override { m.raised = Value(); }
  void yielded(Machine&, Value) override {}
};
ThreadEnd thread_end;

/// The starter waits as a native frame below: what the thread pushes goes on its own stack.
Eventually<Value> start(Machine& m, Arguments a) {
  start_python_thread(m, std::string(text_of(a[1])), a[0], a[2]);
  co_await m.run_frames();
  co_return Value::none();
}

Eventually<Value> run_function(Machine& m, Value function) {
  Outcome<Value> outcome = co_await attempt(m, call(m, function));
  if (!outcome.error.empty()) (void)co_await report_unraisable(m, outcome.error, "", function);
  co_return Value::none();
}

// --- The thread that runs -----------------------------------------------------------------------

Eventually<Value> thread_object(Machine& m, Arguments) {
  return m.thread->python_thread.empty() ? Value::none() : m.thread->python_thread;
}

Eventually<Value> set_thread_object(Machine& m, Arguments a) {
  m.thread->python_thread = a[0];
  return Value::none();
}

Eventually<Value> set_main_thread_object(Machine& m, Arguments a) {
  m.main_thread.python_thread = a[0];
  return Value::none();
}

Eventually<Value> thread_name(Machine& m, Arguments) { return m.string(m.thread->name); }

/// Seconds of virtual time, without moving the clock: where timeouts begin.
Eventually<Value> clock_now(Machine& m, Arguments) {
  return Value::number(static_cast<double>(m.now()) / nanoseconds);
}

// --- lock ---------------------------------------------------------------------------------------

struct LockObject : Object {
  ThreadQueue waiting;
  bool locked = false;
  explicit LockObject(Type* type) : Object(Kind::native, type) {}
};

struct ReentrantLockObject : Object {
  ThreadQueue waiting;
  Thread* owner = nullptr;
  std::uint32_t count = 0;
  explicit ReentrantLockObject(Type* type) : Object(Kind::native, type) {}
};

/// What `acquire` was asked for.
struct Patience {
  bool blocking = true;
  std::int64_t until = Thread::forever;
};

/// lock_acquire_parse_args. Failure: nothing.
std::optional<Patience> patience_of(Machine& m, const Value& blocking, const Value& timeout) {
  Patience patience;
  patience.blocking =
      !(blocking.is_false() || (blocking.is_small_int() && blocking.small_int() == 0));
  double seconds = -1;
  if (timeout.is_number()) {
    seconds = timeout.number();
  } else if (is_integer(timeout)) {
    seconds = integer_to_double(timeout).value_or(HUGE_VAL);
  } else {
    (void)m.type_error(
        concat("'", m.type_name(timeout), "' object cannot be interpreted as an integer"));
    return std::nullopt;
  }
  constexpr double longest = 9223372036.0;  // threading.TIMEOUT_MAX
  if (seconds > longest) {
    (void)m.raise(m.types.OverflowError, "timeout value is too large");
  } else if (!patience.blocking && seconds != -1) {
    (void)m.value_error("can't specify a timeout for a non-blocking call");
  } else if (seconds < 0 && seconds != -1) {
    (void)m.value_error("timeout value must be a non-negative number");
  } else {
    if (seconds >= 0) patience.until = wait_end(m, seconds);
    return patience;
  }
  return std::nullopt;
}

bool free_for(const LockObject* lock, const Thread*) { return !lock->locked; }
void take(LockObject* lock, Thread*) { lock->locked = true; }

bool free_for(const ReentrantLockObject* lock, const Thread* thread) {
  return lock->count == 0 || lock->owner == thread;
}
void take(ReentrantLockObject* lock, Thread* thread) {
  lock->owner = thread;
  ++lock->count;
}

/// A lock that is let go may be taken by whoever runs, before the one that waits for it wakes.
template <class Lock>
Eventually<Value> wait_for_lock(Machine& m, Ref<Lock> lock, std::int64_t until) {
  Thread* thread = m.thread;
  const ThreadQueue::Place place(lock->waiting, thread);
  while (!free_for(lock.get(), thread)) {
    if (until <= m.now()) co_return Value::boolean(false);
    co_await m.sleep_until(until);
  }
  take(lock.get(), thread);
  co_return Value::boolean(true);
}

template <class Lock>
Eventually<Value> acquire_with(Machine& m, Lock* lock, const Patience& patience) {
  if (free_for(lock, m.thread)) {
    take(lock, m.thread);
    return Value::boolean(true);
  }
  if (!patience.blocking) return Value::boolean(false);
  return wait_for_lock(m, Ref<Lock>::share(lock), patience.until);
}

template <class Lock>
Eventually<Value> lock_acquire(Machine& m, Arguments a) {
  const std::optional<Patience> patience = patience_of(m, a[1], a[2]);
  if (!patience) return Failure{};
  return acquire_with(m, a[0].as<Lock>(), *patience);
}

template <class Lock>
Eventually<Value> lock_enter(Machine& m, Arguments a) {
  return acquire_with(m, a[0].as<Lock>(), Patience{});
}

Eventually<Value> lock_release(Machine& m, Arguments a) {
  auto* lock = a[0].as<LockObject>();
  if (!lock->locked) return m.raise(m.types.RuntimeError, "release unlocked lock");
  lock->locked = false;
  lock->waiting.wake_first(m);
  return Value::none();
}

Eventually<Value> lock_locked(Machine&, Arguments a) {
  return Value::boolean(a[0].as<LockObject>()->locked);
}

Eventually<Value> lock_repr(Machine& m, Arguments a) {
  const auto* lock = a[0].as<LockObject>();
  return m.string(concat(lock->locked ? "<locked " : "<unlocked ", "_thread.lock object at ",
                         address_text(lock), ">"));
}

template <class Lock>
Eventually<Value> lock_new(Machine& m, Arguments a) {
  return m.make<Lock>(a[0].as<Type>());
}

// --- RLock --------------------------------------------------------------------------------------

Eventually<Value> reentrant_release(Machine& m, Arguments a) {
  auto* lock = a[0].as<ReentrantLockObject>();
  if (lock->count == 0 || lock->owner != m.thread) {
    return m.raise(m.types.RuntimeError, "cannot release un-acquired lock");
  }
  if (--lock->count == 0) {
    lock->owner = nullptr;
    lock->waiting.wake_first(m);
  }
  return Value::none();
}

Eventually<Value> reentrant_owned(Machine& m, Arguments a) {
  const auto* lock = a[0].as<ReentrantLockObject>();
  return Value::boolean(lock->count > 0 && lock->owner == m.thread);
}

Eventually<Value> reentrant_count(Machine& m, Arguments a) {
  const auto* lock = a[0].as<ReentrantLockObject>();
  return m.integer(lock->owner == m.thread ? lock->count : 0);
}

/// For Condition.wait: lets go whatever the count is, and gives it.
Eventually<Value> reentrant_release_save(Machine& m, Arguments a) {
  auto* lock = a[0].as<ReentrantLockObject>();
  if (lock->count == 0) {
    return m.raise(m.types.RuntimeError, "cannot release un-acquired lock");
  }
  const std::uint32_t count = std::exchange(lock->count, 0);
  lock->owner = nullptr;
  lock->waiting.wake_first(m);
  return m.integer(count);
}

Eventually<Value> reentrant_acquire_restore(Machine& m, Arguments a) {
  const Value self = a[0];
  const Value count = a[1];
  const Value taken = co_await acquire_with(m, self.as<ReentrantLockObject>(), Patience{});
  if (count.is_small_int()) {
    self.as<ReentrantLockObject>()->count = static_cast<std::uint32_t>(count.small_int());
  }
  co_return taken;
}

Eventually<Value> reentrant_repr(Machine& m, Arguments a) {
  const auto* lock = a[0].as<ReentrantLockObject>();
  return m.string(concat(lock->count > 0 ? "<locked " : "<unlocked ",
                         "_thread.RLock object owner=", lock->count > 0 ? "1" : "0",
                         " count=", std::to_string(lock->count), " at ", address_text(lock), ">"));
}

// --- Signal -------------------------------------------------------------------------------------

/// Something that happens once, which threads wait for.
struct SignalObject : Object {
  ThreadQueue waiting;
  bool given = false;
  explicit SignalObject(Type* type) : Object(Kind::native, type) {}
};

Eventually<Value> wait_for_signal(Machine& m, Ref<SignalObject> signal, std::int64_t until) {
  const ThreadQueue::Place place(signal->waiting, m.thread);
  while (!signal->given && until > m.now()) co_await m.sleep_until(until);
  co_return Value::boolean(signal->given);
}

/// wait(self, seconds=None): whether it was given in time.
Eventually<Value> signal_wait(Machine& m, Arguments a) {
  auto* signal = a[0].as<SignalObject>();
  if (signal->given) return Value::boolean(true);
  std::int64_t until = Thread::forever;
  if (!a[1].is_none()) {
    Eventually<double> seconds = to_double(m, a[1]);
    if (!seconds.ready()) return m.type_error("timeout must be a number");
    until = wait_end(m, seconds.take());
  }
  return wait_for_signal(m, Ref<SignalObject>::share(signal), until);
}

Eventually<Value> signal_give(Machine& m, Arguments a) {
  auto* signal = a[0].as<SignalObject>();
  signal->given = true;
  signal->waiting.wake_all(m);
  return Value::none();
}

Eventually<Value> signal_given(Machine&, const Value& self) {
  return Value::boolean(self.as<SignalObject>()->given);
}

// --- The module ---------------------------------------------------------------------------------

constexpr NativeMethod lock_methods[] = {
    {"__new__(cls, /)", lock_new<LockObject>, NativeMethod::Binding::none},
    {"acquire(self, blocking=True, timeout=-1)", lock_acquire<LockObject>},
    {"release(self, /)", lock_release},
    {"locked(self, /)", lock_locked},
    {"__enter__(self, /)", lock_enter<LockObject>},
    {"__exit__(self, /, *args)", lock_release},
    {"__repr__(self, /)", lock_repr},
};

constexpr NativeMethod reentrant_methods[] = {
    {"__new__(cls, /)", lock_new<ReentrantLockObject>, NativeMethod::Binding::none},
    {"acquire(self, blocking=True, timeout=-1)", lock_acquire<ReentrantLockObject>},
    {"release(self, /)", reentrant_release},
    {"_is_owned(self, /)", reentrant_owned},
    {"_recursion_count(self, /)", reentrant_count},
    {"_release_save(self, /)", reentrant_release_save},
    {"_acquire_restore(self, count, /)", reentrant_acquire_restore},
    {"__enter__(self, /)", lock_enter<ReentrantLockObject>},
    {"__exit__(self, /, *args)", reentrant_release},
    {"__repr__(self, /)", reentrant_repr},
};

constexpr NativeMethod signal_methods[] = {
    {"__new__(cls, /)", lock_new<SignalObject>, NativeMethod::Binding::none},
    {"wait(self, seconds=None, /)", signal_wait},
    {"give(self, /)", signal_give},
};
constexpr NativeGetter signal_getters[] = {{"given", signal_given}};

constexpr NativeMethod functions[] = {
    {"start(thread, name, function, /)", start},
    {"thread_object()", thread_object},
    {"set_thread_object(thread, /)", set_thread_object},
    {"set_main_thread_object(thread, /)", set_main_thread_object},
    {"thread_name()", thread_name},
    {"clock_now()", clock_now},
};

const TypeDefinition lock_definition = {
    .name = "lock",
    .module = "_thread",
    .size = sizeof(LockObject),
    .finish = finish_as<LockObject>,
    .methods = lock_methods,
    .subclassable = false,
    .doc = "A lock object is a synchronization primitive.",
};
const TypeDefinition reentrant_definition = {
    .name = "RLock",
    .module = "_thread",
    .size = sizeof(ReentrantLockObject),
    .finish = finish_as<ReentrantLockObject>,
    .methods = reentrant_methods,
};
const TypeDefinition signal_definition = {
    .name = "Signal",
    .module = "_thread",
    .size = sizeof(SignalObject),
    .finish = finish_as<SignalObject>,
    .methods = signal_methods,
    .getters = signal_getters,
    .subclassable = false,
};

}  // namespace

std::int64_t wait_end(Machine& m, double seconds) {
  if (!(seconds > 0)) return m.now();
  const double end = static_cast<double>(m.now()) + std::ceil(seconds * nanoseconds);
  return end < 9.2e18 ? m.now() + static_cast<std::int64_t>(std::ceil(seconds * nanoseconds))
                      : Thread::forever;
}

void start_python_thread(Machine& m, std::string name, Value python_thread, Value function) {
  Thread& started =
      m.start_thread(std::move(name), run_function(m, std::move(function)), thread_end);
  started.python_thread = std::move(python_thread);
}

void define_threads(Machine& m, ModuleObject* module) {
  m.define_functions(module, functions);
  const auto add = [&](const TypeDefinition& definition) {
    Type* type = m.define(definition, m.types.object);
    module->namespace_->set(m.intern(definition.name), Value::object(type));
  };
  add(lock_definition);
  add(reentrant_definition);
  add(signal_definition);
}

}  // namespace looplane::script
