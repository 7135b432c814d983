#include "script/modules/asyncio/task.hpp"

#include "script/builtins/generic_alias.hpp"
#include "script/machine/generators.hpp"
#include "script/machine/instructions.hpp"
#include "script/machine/raising.hpp"
#include "script/modules/asyncio/coroutine.hpp"
#include "script/modules/asyncio/format.hpp"
#include "script/modules/contextvars.hpp"

// asyncio.Task (_asynciomodule.c).

namespace looplane::script {

using Return = GeneratorObject::Return;

// --- Steps --------------------------------------------------------------------------------------

TaskPart::TaskPart(Machine& m, TaskObject& object, EventLoop& loop, std::uint64_t number,
                   LoopRef<Context> context)
    : FuturePart<TaskBase>(m, object, loop, number, std::move(context)) {}

TaskObject& TaskPart::task() { return static_cast<TaskObject&>(object_); }

void TaskPart::release_outside() {
  step_.reset();
  forget();
}

void TaskPart::abandon() { task().coroutine = Value(); }

/// Task.__wakeup
Progress TaskPart::run(FutureBase* awaited) {
  if (awaited != nullptr && awaited->has_error()) {
    restore_traceback(future_object(*awaited), awaited->stored_error());
  }
  // future_get_result raises a CancelledError (PyErr_SetObject), other errors it hands over.
  chains_ = awaited != nullptr && awaited->cancelled();
  may_postpone_ = true;
  return TaskBase::run(awaited);
}

Progress TaskPart::resume() {
  if (std::exchange(postponed_, false)) {
    Machine::current().asyncio->drops_handle = AsyncioState::Dropping::none;
    Step begun = step_coroutine(std::move(postponed_error_));
    if (begun.kind == Step::Kind::parked) return Progress::parked;
    return finish_step(std::move(begun));
  }
  Step step = std::move(*step_);
  step_.reset();
  const Value keep = std::move(yielded_);
  return finish_step(std::move(step));
}

Step TaskPart::step_coroutine(Error thrown) {
  Machine& m = Machine::current();
  if (std::exchange(may_postpone_, false) && m.attention()) [[unlikely]] {
    AsyncioState& state = *m.asyncio;
    const bool same_iteration = state.clock.reads == state.reads_at_end;
    state.drops_handle =
        same_iteration ? AsyncioState::Dropping::for_next : AsyncioState::Dropping::at_end;
    postponed_ = true;
    postponed_error_ = std::move(thrown);
    return Step::parked();
  }
  beginning_ = true;
  begin_step(m, thrown ? exception_in(thrown) : Value());
  beginning_ = false;
  if (!step_) return Step::parked();
  Step step = std::move(*step_);
  step_.reset();
  return step;
}

/// Something written in Python with send() and throw(). m.send_finished tells the end.
static Eventually<Value> step_by_methods(Machine& m, Value coroutine, Value thrown) {
  Outcome<Value> outcome;
  if (thrown.empty()) {
    outcome = co_await attempt(m, call_method(m, coroutine, "send", Value::none()));
  } else {
    outcome = co_await attempt(m, call_method(m, coroutine, "throw", thrown));
  }
  m.send_finished = false;
  if (outcome.error.empty()) co_return outcome.value;
  if (!exception_matches(outcome.error, m.types.StopIteration)) {
    m.raised = std::move(outcome.error);
    co_return Failure{};
  }
  m.send_finished = true;
  Value result = outcome.error.as<ExceptionObject>()->detail;
  co_return result.empty() ? Value::none() : result;
}

void TaskPart::begin_step(Machine& m, Value thrown) {
  yielded_ = Value();
  if (std::exchange(chains_, false) && !thrown.empty()) chain_to_handled(m, thrown);
  const Value coroutine = task().coroutine;
  if (coroutine.is(Kind::generator)) {
    auto* generator = coroutine.as<GeneratorObject>();
    if (thrown.empty()) {
      m.begin(send_to_generator(m, generator, Value::none(), Return::complete), *this);
    } else {
      m.begin(throw_into(m, coroutine, std::move(thrown), Return::complete), *this);
    }
    return;
  }
  if (!coroutine.is(Kind::awaitable)) {
    m.begin(step_by_methods(m, coroutine, std::move(thrown)), *this);
    return;
  }
  auto* awaitable = coroutine.as<NativeAwaitable>();
  m.send_finished = false;
  Eventually<Value> work = awaitable->step(m, awaitable, Value::none(), std::move(thrown));
  if (work.ready() && !m.send_finished) return yielded(m, work.take());
  m.begin(std::move(work), *this);
}

void TaskPart::ended(Step step) {
  AsyncioState& state = *Machine::current().asyncio;
  state.reads_at_end = state.clock.reads;
  step_ = std::move(step);
}

void TaskPart::returned(Machine&, Value value) {
  object_.result = std::move(value);
  ended(Step::returned());
}

void TaskPart::failed(Machine& m) { ended(Step::failed(to_error(m, std::move(m.raised)))); }

void TaskPart::yielded(Machine& m, Value value) {
  yielded_ = std::move(value);
  ended(step_for_yield(m));
}

/// Task.__step_run_and_handle_result; what is wrong with a future, the loop finds out.
Step TaskPart::step_for_yield(Machine& m) {
  if (is_future(yielded_)) {
    auto* future = yielded_.as<FutureObject>();
    if (future->has_own_add_done_callback && !future->base->done()) [[unlikely]]
      tell_own_add_done_callback(m, future, *this);
    return Step::awaits(*future->base);
  }
  if (yielded_.is_none()) return Step::yielded();
  if (yielded_.is(Kind::generator) &&
      yielded_.as<GeneratorObject>()->flavour == GeneratorObject::Flavour::generator) {
    return Step::bad_yield(loop().environment().runtime_error(
        concat("yield was used instead of yield from for generator in task ", repr(), " with ",
               quick_repr(m, yielded_))));
  }
  return Step::bad_yield(
      loop().environment().runtime_error(concat("Task got bad yield: ", quick_repr(m, yielded_))));
}

// --- Making -------------------------------------------------------------------------------------

bool is_coroutine(Machine& m, const Value& value) {
  if (value.is(Kind::generator)) {
    auto* generator = value.as<GeneratorObject>();
    if (generator->flavour == GeneratorObject::Flavour::coroutine) return true;
    return m.settings.language_version < 12 &&
           generator->flavour == GeneratorObject::Flavour::generator;
  }
  if (!value.is_object()) return false;
  if (is_native_coroutine(m, value)) return true;
  Type* type = value.object()->type;
  if ((*type)[Special::await].empty()) return false;
  return !m.lookup(type, m.names.send).empty() && !m.lookup(type, m.names.throw_).empty() &&
         !m.lookup(type, m.names.close).empty();
}

static void initialize(Machine& m, TaskObject* task, LoopObject* loop, Value coroutine, Value name,
                       LoopRef<Context> context) {
  AsyncioState& state = asyncio_state(m);
  const std::uint64_t number = name.is_none() ? state.next_task_number++ : 0;
  task->coroutine = std::move(coroutine);
  task->part.emplace(m, *task, loop->loop(), number, std::move(context));
  task->base = &*task->part;
  task->loop = Ref<LoopObject>::share(loop);
  if (!name.is_none()) task->part->set_name(std::string(text_of(name)));
  if (loop->loop().debug()) task->source = place_of_creation(m);
  note_own_methods(m, task);
}

/// The first step of an eager task runs inside of whoever makes it.
static Eventually<Value> start_eagerly(Machine& m, Value self) {
  TaskPart& part = *self.as<TaskObject>()->part;
  Progress progress = part.start_eagerly();
  if (progress == Progress::parked) {
    co_await m.run_frames();
    progress = part.resume();
  }
  if (part.done()) self.as<TaskObject>()->coroutine = Value();
  if (progress == Progress::raised) {
    co_return raise_error(m, part.loop().take_raised());
  }
  co_return self;
}

static Eventually<Value> check_coroutine(Machine& m, Value coroutine) {
  Value shown = co_await repr(m, coroutine);
  co_return m.type_error(concat("a coroutine was expected, got ", text_of(shown)));
}

static Eventually<Value> named_task(Machine& m, Ref<LoopObject> loop, Value coroutine, Value name,
                                    LoopRef<Context> context, bool eager) {
  Value text = co_await str(m, name);
  Value task = co_await new_task(m, loop.get(), coroutine, text, std::move(context), eager);
  co_return task;
}

Eventually<Value> new_task(Machine& m, LoopObject* loop, Value coroutine, Value name,
                           LoopRef<Context> context, bool eager) {
  if (!is_coroutine(m, coroutine)) return check_coroutine(m, std::move(coroutine));
  if (!name.is_none() && !name.is(Kind::string)) {
    return named_task(m, Ref<LoopObject>::share(loop), std::move(coroutine), std::move(name),
                      std::move(context), eager);
  }
  AsyncioState& state = asyncio_state(m);
  Ref<TaskObject> task = m.make<TaskObject>(state.task, state.next_future_number++);
  initialize(m, task.get(), loop, std::move(coroutine), std::move(name), std::move(context));
  if (eager && loop->loop().is_running()) return start_eagerly(m, Value(task));
  task->part->start();
  return Value(task);
}

static Eventually<Value> task_new(Machine& m, Arguments a) {
  Type* type = a[0].as<Type>();
  AsyncioState& state = asyncio_state(m);
  if (type->finish != state.task->finish) {
    return m.type_error(concat("Task.__new__(", type->name_text(), ") is not safe, use ",
                               type->name_text(), ".__new__()"));
  }
  return Value(m.make<TaskObject>(type, state.next_future_number++));
}

static Eventually<Value> task_init_running(Machine& m, Value self, Value coroutine, Value loop,
                                           Value name, LoopRef<Context> context, bool eager) {
  if (loop.is_none()) loop = co_await current_or_new_loop(m);
  if (!is_coroutine(m, coroutine)) {
    Value nothing = co_await check_coroutine(m, coroutine);
    co_return nothing;
  }
  if (!name.is_none()) name = co_await str(m, name);
  auto* task = self.as<TaskObject>();
  if (task->base != nullptr) co_return Value::none();
  initialize(m, task, loop_of(loop), coroutine, name, std::move(context));
  if (eager && loop_of(loop)->loop().is_running()) {
    (void)co_await start_eagerly(m, self);
  } else {
    task->part->start();
  }
  co_return Value::none();
}

/// (self, coro, *, loop=None, name=None, context=None, eager_start=False)
static Eventually<Value> task_init(Machine& m, Arguments a) {
  if (!a[2].is_none() && !is_loop(m, a[2])) {
    return m.type_error(concat("loop must be an event loop, not ", m.type_name(a[2])));
  }
  LoopRef<Context> context;
  if (!context_argument(m, a[4], context)) return Failure{};
  return task_init_running(m, a[0], a[1], a[2], a[3], std::move(context), a[5].is_true());
}

// --- Methods ------------------------------------------------------------------------------------

static TaskPart& part_of(const Value& self) { return *self.as<TaskObject>()->part; }

static Eventually<Value> get_coro(Machine& m, Arguments a) {
  if (!check_initialized(m, a[0])) return Failure{};
  const Value& coroutine = a[0].as<TaskObject>()->coroutine;
  return coroutine.empty() ? Value::none() : coroutine;
}

static Eventually<Value> get_context(Machine& m, Arguments a) {
  if (!check_initialized(m, a[0])) return Failure{};
  return context_value(m, LoopRef<Context>(&part_of(a[0]).ensure_context()));
}

static Eventually<Value> get_name(Machine& m, Arguments a) {
  if (!check_initialized(m, a[0])) return Failure{};
  return m.string(part_of(a[0]).name());
}

static Eventually<Value> set_name_to_text(Machine& m, Value self, Value name) {
  Value text = co_await str(m, name);
  part_of(self).set_name(std::string(text_of(text)));
  co_return Value::none();
}

static Eventually<Value> set_name(Machine& m, Arguments a) {
  if (!check_initialized(m, a[0])) return Failure{};
  if (!a[1].is_exact(Kind::string)) return set_name_to_text(m, a[0], a[1]);
  part_of(a[0]).set_name(std::string(text_of(a[1])));
  return Value::none();
}

static Eventually<Value> cancelling(Machine& m, Arguments a) {
  if (!check_initialized(m, a[0])) return Failure{};
  return m.integer(part_of(a[0]).cancelling());
}

static Eventually<Value> uncancel(Machine& m, Arguments a) {
  if (!check_initialized(m, a[0])) return Failure{};
  return m.integer(part_of(a[0]).uncancel());
}

static Eventually<Value> set_result_refused(Machine& m, Arguments) {
  return m.raise(m.types.RuntimeError, "Task does not support set_result operation");
}

static Eventually<Value> set_exception_refused(Machine& m, Arguments) {
  return m.raise(m.types.RuntimeError, "Task does not support set_exception operation");
}

/// base_tasks._task_get_stack
static Eventually<Value> get_stack(Machine& m, Arguments a) {
  if (!check_initialized(m, a[0])) return Failure{};
  const std::int64_t limit = a[1].is_small_int() ? a[1].small_int() : Value::largest_int;
  Ref<ListObject> frames = m.new_list();
  const Value& coroutine = a[0].as<TaskObject>()->coroutine;
  if (coroutine.is(Kind::generator) && coroutine.as<GeneratorObject>()->frame) {
    if (limit > 0) frames->items.push_back(Value(coroutine.as<GeneratorObject>()->frame));
    return Value(frames);
  }
  if (!part_of(a[0]).has_error()) return Value(frames);
  const Value exception = exception_in(part_of(a[0]).stored_error());
  TracebackObject* entry = exception.as<ExceptionObject>()->traceback.get();
  for (std::int64_t i = 0; entry != nullptr && i < limit; ++i, entry = entry->next.get()) {
    frames->items.push_back(Value(entry->frame));
  }
  return Value(frames);
}

/// base_tasks._task_print_stack
static Eventually<Value> print_stack(Machine& m, Arguments a) {
  if (!check_initialized(m, a[0])) return Failure{};
  const Value module = m.modules->get(m.intern("asyncio.base_tasks"));
  if (!module.is(Kind::module)) return m.raise(m.types.RuntimeError, "asyncio is not imported");
  const Value function = module.as<ModuleObject>()->namespace_->get(m.intern("_task_print_stack"));
  return call(m, function, a[0], a[1], a[2]);
}

static Eventually<Value> get_must_cancel(Machine& m, const Value& self) {
  if (!check_initialized(m, self)) return Failure{};
  return Value::boolean(part_of(self).must_cancel());
}

static Eventually<Value> get_waiter(Machine& m, const Value& self) {
  if (!check_initialized(m, self)) return Failure{};
  FutureBase* waiter = part_of(self).waiter();
  return waiter == nullptr ? Value::none() : future_value(*waiter);
}

static Eventually<Value> get_coro_attribute(Machine&, const Value& self) {
  const Value& coroutine = self.as<TaskObject>()->coroutine;
  return coroutine.empty() ? Value::none() : coroutine;
}

static Eventually<Value> get_log_destroy(Machine& m, const Value& self) {
  if (!check_initialized(m, self)) return Failure{};
  return Value::boolean(part_of(self).logs_destroy_pending());
}

static Eventually<Value> set_log_destroy(Machine& m, const Value& self, const Value& value) {
  if (!check_initialized(m, self)) return Failure{};
  part_of(self).set_log_destroy_pending(value.is_true());
  return Value::none();
}

static const NativeMethod own_task_methods[] = {
    {"__new__", task_new, NativeMethod::Binding::none},
    {"__init__(self, coro, *, loop=None, name=None, context=None, eager_start=False)", task_init},
    {"__class_getitem__(cls, item, /)", generic_alias_of, NativeMethod::Binding::of_class},
    {"get_coro(self, /)", get_coro},
    {"get_context(self, /)", get_context},
    {"get_name(self, /)", get_name},
    {"set_name(self, value, /)", set_name},
    {"cancelling(self, /)", cancelling},
    {"uncancel(self, /)", uncancel},
    {"set_result(self, result, /)", set_result_refused},
    {"set_exception(self, exception, /)", set_exception_refused},
    {"get_stack(self, /, *, limit=None)", get_stack},
    {"print_stack(self, /, *, limit=None, file=None)", print_stack},
};

static const NativeGetter task_getters[] = {
    {"_must_cancel", get_must_cancel},
    {"_fut_waiter", get_waiter},
    {"_coro", get_coro_attribute},
    {"_log_destroy_pending", get_log_destroy, set_log_destroy},
};

void define_tasks(Machine& m, AsyncioState& state) {
  static const std::vector<NativeMethod> task_methods = [] {
    std::vector<NativeMethod> all(std::begin(own_task_methods), std::end(own_task_methods));
    const std::span<const NativeMethod> shared = future_methods_of_tasks();
    all.insert(all.end(), shared.begin(), shared.end());
    return all;
  }();
  static const TypeDefinition task = {
      .name = "Task",
      .module = "_asyncio",
      .kind = Kind::future,
      .size = sizeof(TaskObject),
      .finish = [](Object* o) { static_cast<TaskObject*>(o)->~TaskObject(); },
      .methods = task_methods,
      .getters = task_getters,
      .has_attributes = true};
  state.task = m.define(task, state.future);
}

}  // namespace looplane::script
