#include "script/modules/asyncio/future.hpp"

#include "script/builtins/generic_alias.hpp"
#include "script/machine/generators.hpp"
#include "script/machine/raising.hpp"
#include "script/machine/reports.hpp"
#include "script/machine/watcher.hpp"
#include "script/modules/asyncio/coroutine.hpp"
#include "script/modules/asyncio/format.hpp"
#include "script/modules/asyncio/gather.hpp"
#include "script/modules/asyncio/task.hpp"
#include "script/modules/contextvars.hpp"

// asyncio.Future (_asynciomodule.c).

namespace looplane::script {

template <class Base>
std::string FuturePart<Base>::repr() const {
  return future_text(Machine::current(), &object_);
}
template class FuturePart<FutureBase>;
template class FuturePart<TaskBase>;
template class FuturePart<GatheringFuture>;

bool is_future(const Value& value) {
  return value.is(Kind::future) && value.as<FutureObject>()->base != nullptr;
}

static FutureObject* self_of(const Value& self) { return self.as<FutureObject>(); }

bool check_initialized(Machine& m, const Value& self) {
  if (self_of(self)->base != nullptr) return true;
  const std::string_view kind =
      self_of(self)->type->is_subtype_of(asyncio_state(m).task) ? "Task" : "Future";
  (void)m.raise(m.types.RuntimeError, concat(kind, " object is not initialized."));
  return false;
}

static void initialize(Machine& m, PlainFutureObject* future, LoopObject* loop, Purpose purpose) {
  future->part.emplace(m, *future, loop->loop(), purpose);
  future->base = &*future->part;
  future->loop = Ref<LoopObject>::share(loop);
  if (loop->loop().debug()) future->source = place_of_creation(m);
}

Ref<FutureObject> new_future(Machine& m, LoopObject* loop, Purpose purpose) {
  AsyncioState& state = asyncio_state(m);
  Ref<PlainFutureObject> future =
      m.make<PlainFutureObject>(state.future, state.next_future_number++);
  initialize(m, future.get(), loop, purpose);
  return Ref<FutureObject>::adopt(future.leak());
}

// --- Results ------------------------------------------------------------------------------------

void restore_traceback(FutureObject* future, const Error& error) {
  const ScriptError& stored = script_error(error);
  stored.exception().as<ExceptionObject>()->traceback =
      future->raised_once ? Ref<TracebackObject>() : stored.traceback();
  future->raised_once = true;
}

static Failure invalid_state(Machine& m, std::string_view message) {
  return m.raise(asyncio_state(m).invalid_state_error, message);
}

Eventually<Value> future_result(Machine& m, FutureObject* future) {
  FutureBase& base = *future->base;
  if (!base.done()) return invalid_state(m, "Result is not set.");
  const Error error = base.result_error();
  if (error) {
    if (!base.cancelled()) restore_traceback(future, error);
    return raise_error(m, error);
  }
  return future->result.empty() ? Value::none() : future->result;
}

void finish_future(FutureObject* future, Value value) {
  future->result = std::move(value);
  (void)future->base->finish();
}

static Eventually<Value> result_method(Machine& m, Arguments a) {
  if (!check_initialized(m, a[0])) return Failure{};
  return future_result(m, self_of(a[0]));
}

static Eventually<Value> exception_method(Machine& m, Arguments a) {
  if (!check_initialized(m, a[0])) return Failure{};
  FutureBase& base = *self_of(a[0])->base;
  if (!base.done()) return invalid_state(m, "Exception is not set.");
  if (const Error error = base.exception_error()) return raise_error(m, error);
  return base.has_error() ? exception_in(base.stored_error()) : Value::none();
}

static Eventually<Value> set_result_method(Machine& m, Arguments a) {
  if (!check_initialized(m, a[0])) return Failure{};
  if (self_of(a[0])->base->done()) return invalid_state(m, "invalid state");
  finish_future(self_of(a[0]), a[1]);
  return Value::none();
}

static Eventually<Value> store_exception(Machine& m, FutureObject* future, Value exception) {
  if (!exception.is(Kind::exception)) return m.type_error("invalid exception object");
  if (exception_matches(exception, m.types.StopIteration)) {
    Ref<ExceptionObject> replaced =
        new_exception(m, m.types.RuntimeError,
                      {m.string("StopIteration interacts badly with generators and cannot be "
                                "raised into a Future")});
    replaced->cause = exception;
    replaced->context = exception;
    replaced->suppress_context = true;
    exception = Value(replaced);
  }
  (void)future->base->set_error(to_error(m, std::move(exception)));
  return Value::none();
}

static Eventually<Value> store_exception_of_class(Machine& m, Value future, Value type) {
  Value exception = co_await call(m, type);
  Value stored = co_await store_exception(m, self_of(future), exception);
  co_return stored;
}

static Eventually<Value> set_exception_method(Machine& m, Arguments a) {
  if (!check_initialized(m, a[0])) return Failure{};
  if (self_of(a[0])->base->done()) return invalid_state(m, "invalid state");
  if (a[1].is(Kind::type) && a[1].as<Type>()->is_subtype_of(m.types.BaseException)) {
    return store_exception_of_class(m, a[0], a[1]);
  }
  return store_exception(m, self_of(a[0]), a[1]);
}

// --- State --------------------------------------------------------------------------------------

void note_own_methods(Machine& m, FutureObject* future) {
  if (future->type->builtin) return;
  const auto has_own = [&](std::string_view name) {
    return !m.lookup(future->type, m.intern(name)).is(Kind::native_function);
  };
  future->has_own_cancel = has_own("cancel");
  future->has_own_add_done_callback = has_own("add_done_callback");
  if (future->has_own_cancel || future->has_own_add_done_callback) {
    future->loop->futures_have_own_methods = true;
  }
}

void cancel_by_name(FutureObject* future, const LoopRef<Message>& message) {
  Machine& m = Machine::current();
  const Value arguments = message ? m.tuple({message_value(message)}) : m.empty_tuple();
  call_own_method(m, Value::object(future), "cancel", arguments);
}

void tell_own_add_done_callback(Machine& m, FutureObject* future, Callback& callback) {
  const Value call =
      new_library_call(m, LoopRef<Callback>(&callback), LoopRef<FutureBase>(future->base));
  call_own_method(m, Value::object(future), "add_done_callback", m.tuple({call}),
                  context_keyword(m, m.thread->loop_state.context.get()));
}

static Eventually<Value> cancel_method(Machine& m, Arguments a) {
  if (!check_initialized(m, a[0])) return Failure{};
  FutureObject* future = self_of(a[0]);
  const bool within = std::exchange(future->in_own_cancel, true);
  const bool cancelled = future->base->cancel(to_message(a[1]));
  future->in_own_cancel = within;
  return Value::boolean(cancelled);
}

static Eventually<Value> cancelled_method(Machine& m, Arguments a) {
  if (!check_initialized(m, a[0])) return Failure{};
  return Value::boolean(self_of(a[0])->base->cancelled());
}

static Eventually<Value> done_method(Machine& m, Arguments a) {
  if (!check_initialized(m, a[0])) return Failure{};
  return Value::boolean(self_of(a[0])->base->done());
}

static Eventually<Value> get_loop_method(Machine& m, Arguments a) {
  if (!check_initialized(m, a[0])) return Failure{};
  return Value(self_of(a[0])->loop);
}

static Eventually<Value> make_cancelled_error_method(Machine& m, Arguments a) {
  if (!check_initialized(m, a[0])) return Failure{};
  return exception_in(self_of(a[0])->base->make_cancelled_error());
}

// --- Callbacks ----------------------------------------------------------------------------------

void add_done_callback(Machine& m, FutureObject* future, Value function, LoopRef<Context> context) {
  future->base->add_done_callback(done_callback(m, std::move(function)), std::move(context));
}

/// (self, fn, /, *, context=None)
static Eventually<Value> add_done_callback_method(Machine& m, Arguments a) {
  if (!check_initialized(m, a[0])) return Failure{};
  LoopRef<Context> context;
  if (!context_argument(m, a[2], context)) return Failure{};
  FutureObject* future = self_of(a[0]);
  // The library adds its own by itself, and tells.
  if (library_call(m, a[1]) != nullptr && !future->base->done()) return Value::none();
  // A future that is done calls it soon, which a closed loop does not.
  if (future->base->done() && !check_open(m, future->loop.get())) return Failure{};
  add_done_callback(m, future, a[1], std::move(context));
  return Value::none();
}

static Eventually<Value> remove_done_callback_method(Machine& m, Arguments a) {
  if (!check_initialized(m, a[0])) return Failure{};
  return m.integer(static_cast<std::int64_t>(remove_done_callbacks(m, *self_of(a[0])->base, a[1])));
}

// --- Awaiting -----------------------------------------------------------------------------------

namespace {

struct FutureIterator : NativeAwaitable {
  Ref<FutureObject> future;
  bool waited = false;
  FutureIterator(Ref<FutureObject> future, Type* type)
      : NativeAwaitable(step_future, type), future(std::move(future)) {}

  /// FutureIter_send and FutureIter_throw.
  static Eventually<Value> step_future(Machine& m, NativeAwaitable* self, Value, Value thrown) {
    auto* iterator = static_cast<FutureIterator*>(self);
    if (!iterator->future) {
      if (!thrown.empty()) {
        m.raised = std::move(thrown);
        return Failure{};
      }
      m.send_finished = true;
      return Value::none();
    }
    if (!thrown.empty()) {
      iterator->future = nullptr;
      m.raised = std::move(thrown);
      return Failure{};
    }
    FutureBase& base = *iterator->future->base;
    if (!base.done()) {
      if (iterator->waited) {
        iterator->future = nullptr;
        return m.raise(m.types.RuntimeError, "await wasn't used with future");
      }
      iterator->waited = true;
      base.set_blocking(true);
      m.send_finished = false;
      return Value(iterator->future);
    }
    const Ref<FutureObject> future = std::move(iterator->future);
    Eventually<Value> result = future_result(m, future.get());
    m.send_finished = true;
    return result;
  }
};

}  // namespace

Value future_iterator(Machine& m, FutureObject* future) {
  return m.make<FutureIterator>(asyncio_state(m).future_iterator, Ref<FutureObject>::share(future));
}

static Eventually<Value> await_method(Machine& m, Arguments a) {
  if (!check_initialized(m, a[0])) return Failure{};
  return future_iterator(m, self_of(a[0]));
}

static Eventually<Value> iterator_self(Machine&, Arguments a) { return a[0]; }

static Eventually<Value> iterator_close(Machine&, Arguments a) {
  a[0].as<FutureIterator>()->future = nullptr;
  return Value::none();
}

/// inspect.isawaitable
static bool is_awaitable(Machine& m, const Value& value) {
  if (value.is(Kind::generator)) {
    const std::uint32_t flags = value.as<GeneratorObject>()->code->flags;
    return (flags & (CodeObject::coroutine | CodeObject::iterable_coroutine)) != 0;
  }
  return !(*m.type_of(value))[Special::await].empty();
}

/// A task factory may make something that is no task of ours, which nothing here can wait for.
static Eventually<Value> known_task(Machine& m, Eventually<Value> made) {
  Value task = co_await made;
  if (is_future(task)) co_return task;
  co_return m.raise(m.types.NotImplementedError,
                    concat("a task factory's '", m.type_name(task),
                           "', which is no asyncio.Task, is not available in Looplane"));
}

static Eventually<Value> checked_task(Machine& m, Eventually<Value> made) {
  if (made.failed() || (made.ready() && is_future(made.peek()))) return made;
  return known_task(m, std::move(made));
}

/// tasks.ensure_future: a coroutine that a closed loop does not take is closed too.
static Eventually<Value> close_and_raise(Machine& m, Value coroutine) {
  const Value error = std::exchange(m.raised, Value());
  (void)co_await attempt(m, call_method(m, coroutine, "close"));
  m.raised = error;
  co_return Failure{};
}

Eventually<Value> ensure_future(Machine& m, Value awaitable, Ref<LoopObject> loop) {
  if (is_future(awaitable)) {
    if (loop && loop.get() != awaitable.as<FutureObject>()->loop.get()) {
      return m.value_error(
          "The future belongs to a different loop than the one specified as the loop argument");
    }
    return awaitable;
  }
  const bool was_coroutine = is_coroutine(m, awaitable);
  if (!was_coroutine) {
    if (!is_awaitable(m, awaitable)) {
      return m.type_error("An asyncio.Future, a coroutine or an awaitable is required");
    }
    awaitable = awaiting_coroutine(m, awaitable);
  }
  if (!loop) {
    Eventually<Value> current = current_or_new_loop(m);
    if (current.failed()) return Failure{};
    if (!current.ready()) {
      return [](Machine& m, Eventually<Value> current, Value awaitable) -> Eventually<Value> {
        const Value loop = co_await current;
        Value task = co_await checked_task(
            m, create_task(m, loop_of(loop), awaitable, Value(), Value::none()));
        co_return task;
      }(m, std::move(current), std::move(awaitable));
    }
    loop = Ref<LoopObject>::share(loop_of(current.peek()));
  }
  Eventually<Value> made = create_task(m, loop.get(), awaitable, Value(), Value::none());
  if (made.failed() && was_coroutine && exception_matches(m.raised, m.types.RuntimeError)) {
    return close_and_raise(m, std::move(awaitable));
  }
  return checked_task(m, std::move(made));
}

// --- The type -----------------------------------------------------------------------------------

static Eventually<Value> future_new(Machine& m, Arguments a) {
  Type* type = a[0].as<Type>();
  if (type->finish != asyncio_state(m).future->finish) {
    return m.type_error(concat("Future.__new__(", type->name_text(), ") is not safe, use ",
                               type->name_text(), ".__new__()"));
  }
  return Value(m.make<PlainFutureObject>(type, asyncio_state(m).next_future_number++));
}

static Eventually<Value> future_init(Machine& m, Arguments a) {
  Value loop = a[1];
  if (loop.is_none()) {
    Eventually<Value> current = current_or_new_loop(m);
    if (!current.ready()) {
      if (current.failed()) return Failure{};
      return m.raise(m.types.RuntimeError, "no running event loop");
    }
    loop = current.take();
  }
  if (!is_loop(m, loop)) {
    return m.raise(m.types.AttributeError,
                   concat("'", m.type_name(loop), "' object has no attribute 'get_debug'"));
  }
  auto* future = a[0].as<PlainFutureObject>();
  if (future->base == nullptr) {
    initialize(m, future, loop_of(loop), Purpose::future);
    note_own_methods(m, future);
  }
  return Value::none();
}

static Eventually<Value> repr_method(Machine& m, Arguments a) {
  if (!check_initialized(m, a[0])) return Failure{};
  return future_repr(m, a[0]);
}

static Eventually<Value> hash_method(Machine& m, Arguments a) {
  return m.integer(self_of(a[0])->number);
}

static Eventually<Value> get_state(Machine& m, const Value& self) {
  if (!check_initialized(m, self)) return Failure{};
  switch (self_of(self)->base->state()) {
    case FutureBase::State::pending:
      return m.interned("PENDING");
    case FutureBase::State::cancelled:
      return m.interned("CANCELLED");
    case FutureBase::State::finished:
      break;
  }
  return m.interned("FINISHED");
}

static Eventually<Value> get_blocking(Machine& m, const Value& self) {
  if (!check_initialized(m, self)) return Failure{};
  return Value::boolean(self_of(self)->base->blocking());
}
static Eventually<Value> set_blocking(Machine& m, const Value& self, const Value& value) {
  if (!check_initialized(m, self)) return Failure{};
  if (value.empty()) return m.raise(m.types.AttributeError, "cannot delete attribute");
  self_of(self)->base->set_blocking(value.is_true());
  return Value::none();
}

static Eventually<Value> get_loop(Machine& m, const Value& self) {
  if (!check_initialized(m, self)) return Failure{};
  return Value(self_of(self)->loop);
}

static Eventually<Value> get_result(Machine& m, const Value& self) {
  if (!check_initialized(m, self)) return Failure{};
  const Value& result = self_of(self)->result;
  return result.empty() ? Value::none() : result;
}

static Eventually<Value> get_exception(Machine& m, const Value& self) {
  if (!check_initialized(m, self)) return Failure{};
  const FutureBase& base = *self_of(self)->base;
  return base.has_error() ? exception_in(base.stored_error()) : Value::none();
}

static Eventually<Value> get_log_traceback(Machine& m, const Value& self) {
  if (!check_initialized(m, self)) return Failure{};
  return Value::boolean(self_of(self)->base->logs_traceback());
}
static Eventually<Value> set_log_traceback(Machine& m, const Value& self, const Value& value) {
  if (!check_initialized(m, self)) return Failure{};
  if (!value.is_false()) return m.value_error("_log_traceback can only be set to False");
  self_of(self)->base->clear_log_traceback();
  return Value::none();
}

static Eventually<Value> get_cancel_message(Machine& m, const Value& self) {
  if (!check_initialized(m, self)) return Failure{};
  return message_value(self_of(self)->base->cancel_message());
}

static Eventually<Value> get_callbacks(Machine& m, const Value& self) {
  if (!check_initialized(m, self)) return Failure{};
  FutureBase& base = *self_of(self)->base;
  if (base.callback_count() == 0) return Value::none();
  Ref<ListObject> list = m.new_list();
  for (std::size_t i = 0; i < base.callback_count(); ++i) {
    const FutureBase::DoneCallback each = base.callback_at(i);
    const Value function = callable_value(m, *each.callback, &base);
    LoopRef<Context> context = each.context;
    if (!context) context = looplane::make_ref<Context>();
    list->items.push_back(m.tuple({function, context_value(m, std::move(context))}));
  }
  return Value(list);
}

/// A traceback.StackSummary in debug mode.
static Eventually<Value> get_source(Machine& m, const Value& self) {
  if (!check_initialized(m, self)) return Failure{};
  const Value& source = self_of(self)->source;
  if (source.empty()) return Value::none();
  return stack_summary(m, source);
}

static const NativeMethod future_methods[] = {
    {"__new__", future_new, NativeMethod::Binding::none},
    {"__init__(self, *, loop=None)", future_init},
    {"__repr__(self, /)", repr_method},
    {"__hash__(self, /)", hash_method},
    {"__await__(self, /)", await_method},
    {"__iter__(self, /)", await_method},
    {"__class_getitem__(cls, item, /)", generic_alias_of, NativeMethod::Binding::of_class},
    {"result(self, /)", result_method},
    {"exception(self, /, *)", exception_method},
    {"set_result(self, result, /, *)", set_result_method},
    {"set_exception(self, exception, /, *)", set_exception_method},
    {"add_done_callback(self, fn, /, *, context=None)", add_done_callback_method},
    {"remove_done_callback(self, fn, /, *)", remove_done_callback_method},
    {"cancel(self, /, msg=None)", cancel_method},
    {"cancelled(self, /)", cancelled_method},
    {"done(self, /)", done_method},
    {"get_loop(self, /, *)", get_loop_method},
    {"_make_cancelled_error(self, /)", make_cancelled_error_method},
};

static const NativeMethod methods_of_tasks_too[] = {
    {"result(self, /)", result_method},
    {"exception(self, /)", exception_method},
    {"add_done_callback(self, fn, /, *, context=None)", add_done_callback_method},
    {"remove_done_callback(self, fn, /, *)", remove_done_callback_method},
    {"cancel(self, /, msg=None)", cancel_method},
    {"cancelled(self, /)", cancelled_method},
    {"done(self, /)", done_method},
    {"_make_cancelled_error(self, /)", make_cancelled_error_method},
};

std::span<const NativeMethod> future_methods_of_tasks() { return methods_of_tasks_too; }

static const NativeGetter future_getters[] = {
    {"_state", get_state},
    {"_asyncio_future_blocking", get_blocking, set_blocking},
    {"_loop", get_loop},
    {"_result", get_result},
    {"_exception", get_exception},
    {"_log_traceback", get_log_traceback, set_log_traceback},
    {"_cancel_message", get_cancel_message},
    {"_callbacks", get_callbacks},
    {"_source_traceback", get_source},
};

static const NativeMethod iterator_methods[] = {
    {"__iter__(self, /)", iterator_self},
    {"__next__(self, /)", awaitable_next},
    {"send(self, value, /)", awaitable_send},
    {"throw(self, type, value=None, traceback=None, /)", awaitable_throw},
    {"close(self, /)", iterator_close},
};

// --- The end of a future ------------------------------------------------------------------------

static bool has_something_to_say(const Object* object) {
  const auto* future = static_cast<const FutureObject*>(object);
  if (future->base == nullptr) return false;
  if (future->base->logs_traceback()) return true;
  TaskBase* task = future->base->as_task();
  return task != nullptr && !task->done() && task->logs_destroy_pending();
}

static bool is_suspended_generator(const Value& value) {
  return value.is(Kind::generator) &&
         value.as<GeneratorObject>()->state == GeneratorObject::State::suspended;
}

static void tell_watcher(Machine& m, const FutureObject* future, std::string message) {
  if (m.watcher == nullptr) return;
  ExceptionContext context;
  context.message = std::move(message);
  context.exception = future->base->stored_error();
  context.future = future->base;
  m.watcher->reported(context);
}

static void add_source(Machine& m, DictObject* context, const FutureObject* future) {
  if (future->source.empty()) return;
  context->set(m.intern("source_traceback"), m.string(creation_stack(future->source)));
}

/// TaskObj_finalize and FutureObj_finalize.
static Eventually<Value> finalize_future(Machine& m, Value self) {
  FutureObject* future = self_of(self);
  TaskBase* task = future->base->as_task();
  if (task != nullptr && !task->done() && task->logs_destroy_pending()) {
    task->set_log_destroy_pending(false);
    // When only cycles keep it alive as the program ends, what it runs is older, and so is closed
    // before the task is looked at. Otherwise this function and its caller have the last
    // references.
    const Value coroutine = static_cast<TaskObject*>(future)->coroutine;
    const bool in_cycle = m.python_frame() == nullptr && self.object()->references > 2;
    if (in_cycle && is_suspended_generator(coroutine)) {
      Outcome<Value> closed = co_await attempt(m, close_generator(m, coroutine));
      if (!closed.error.empty()) (void)co_await report_unraisable(m, closed.error, "", coroutine);
    }
    tell_watcher(m, future, "destroyed but it is pending");
    Ref<DictObject> context = m.new_dict();
    context->set(m.intern("message"), m.string("Task was destroyed but it is pending!"));
    context->set(m.intern("task"), self);
    add_source(m, context.get(), future);
    Outcome<Value> called =
        co_await attempt(m, call_exception_handler(m, future->loop, Value(context)));
  }
  if (future->base->logs_traceback()) {
    future->base->clear_log_traceback();
    tell_watcher(m, future, "exception was never retrieved");
    Ref<DictObject> context = m.new_dict();
    context->set(m.intern("message"),
                 m.string(concat(future->type->short_name(), " exception was never retrieved")));
    context->set(m.intern("exception"), exception_in(future->base->stored_error()));
    context->set(m.intern("future"), self);
    add_source(m, context.get(), future);
    Outcome<Value> called =
        co_await attempt(m, call_exception_handler(m, future->loop, Value(context)));
  }
  co_return Value::none();
}

void define_futures(Machine& m, AsyncioState& state) {
  static const NativeFinalizer finalizer = {has_something_to_say, finalize_future};
  static const TypeDefinition future = {
      .name = "Future",
      .module = "_asyncio",
      .kind = Kind::future,
      .size = sizeof(PlainFutureObject),
      .finish = [](Object* o) { static_cast<PlainFutureObject*>(o)->~PlainFutureObject(); },
      .methods = future_methods,
      .getters = future_getters,
      .has_attributes = true,
      .finalizer = &finalizer};
  static const TypeDefinition iterator = {
      .name = "FutureIter",
      .module = "_asyncio",
      .kind = Kind::awaitable,
      .size = sizeof(FutureIterator),
      .finish = [](Object* o) { static_cast<FutureIterator*>(o)->~FutureIterator(); },
      .methods = iterator_methods,
      .subclassable = false};
  state.future = m.define(future, m.types.object);
  state.future_iterator = m.define(iterator, m.types.object);
}

}  // namespace looplane::script
