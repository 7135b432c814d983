#include "script/modules/asyncio/errors.hpp"

#include "script/builtins/exception_groups.hpp"
#include "script/machine/raising.hpp"
#include "script/machine/watcher.hpp"
#include "script/modules/asyncio/format.hpp"
#include "script/modules/asyncio/future.hpp"
#include "script/modules/asyncio/loop.hpp"

namespace looplane::script {

namespace {

class ScriptMessage final : public Message {
 public:
  explicit ScriptMessage(Value value) : value_(std::move(value)) {}
  std::string text() const override {
    return value_.is(Kind::string) ? std::string(text_of(value_)) : std::string();
  }
  const Value& value() const { return value_; }

 private:
  Value value_;
};

}  // namespace

ScriptError::ScriptError(Machine& m, Value exception)
    : exception_(std::move(exception)),
      traceback_(exception_.as<ExceptionObject>()->traceback),
      cancelled_(exception_matches(exception_, asyncio_state(m).cancelled_error)),
      exit_(exception_matches(exception_, m.types.SystemExit) ||
            exception_matches(exception_, m.types.KeyboardInterrupt)) {}

// Script code looks at errors; it never asks for a C++ exception.
void ScriptError::raise() const { std::terminate(); }

std::string ScriptError::describe() const { return quick_repr(Machine::current(), exception_); }

Error to_error(Machine& m, Value exception) {
  if (exception.empty()) return {};
  return Error(looplane::make_ref<ScriptError>(m, std::move(exception)));
}

const ScriptError& script_error(const Error& error) {
  return static_cast<const ScriptError&>(*error.get());
}

Failure raise_error(Machine& m, const Error& error) { return m.raise(exception_in(error)); }

void pass_through_library(Machine& m, const Value& exception) {
  auto* passing = exception.as<ExceptionObject>();
  if (passing->traceback) return;
  // Any function of the library does: its frames are not shown.
  const Value module = m.modules->get(m.intern("asyncio.tasks"));
  if (!module.is(Kind::module)) return;
  const Value function =
      module.as<ModuleObject>()->namespace_->get(m.intern("create_eager_task_factory"));
  if (!function.is(Kind::function)) return;
  passing->traceback = m.make<TracebackObject>(m.types.traceback);
  passing->traceback->frame = m.new_frame(function.as<FunctionObject>());
}

Failure raise_deadlock(Machine& m) {
  if (m.watcher != nullptr) m.watcher->deadlocked();
  return m.raise(Value(new_exception(m, asyncio_state(m).deadlock_error, {})));
}

bool is_deadlock(Machine& m, const Value& exception) {
  return m.asyncio != nullptr && exception_matches(exception, m.asyncio->deadlock_error);
}

LoopRef<Message> to_message(Value message) {
  if (message.empty() || message.is_none()) return {};
  return looplane::make_ref<ScriptMessage>(std::move(message));
}

Value message_value(const LoopRef<Message>& message) {
  return message ? static_cast<const ScriptMessage&>(*message).value() : Value::none();
}

// --- The environment ----------------------------------------------------------------------------

/// As a `raise` statement makes it: with what is being handled as its context.
static Error raised_error(Machine& m, Ref<ExceptionObject> exception) {
  const Value value = Value(std::move(exception));
  chain_to_handled(m, value);
  return to_error(m, value);
}

Error MachineEnvironment::error(Type* type, std::string_view text) {
  return raised_error(m_, new_exception(m_, type, {m_.string(text)}));
}

Error MachineEnvironment::cancelled(const LoopRef<Message>& message) {
  Type* type = asyncio_state(m_).cancelled_error;
  if (!message) return to_error(m_, Value(new_exception(m_, type, {})));
  return to_error(m_, Value(new_exception(m_, type, {message_value(message)})));
}

/// TimeoutError from an exception, which is its context too.
static Ref<ExceptionObject> timeout_from(Machine& m, const Value& cause) {
  pass_through_library(m, cause);
  Ref<ExceptionObject> exception = new_exception(m, m.types.TimeoutError, {});
  exception->cause = cause;
  exception->context = cause;
  exception->suppress_context = true;
  return exception;
}

Error MachineEnvironment::timeout(const Error& cause) {
  if (!cause) return raised_error(m_, new_exception(m_, m_.types.TimeoutError, {}));
  return to_error(m_, Value(timeout_from(m_, exception_in(cause))));
}

Error MachineEnvironment::runtime_error(std::string text) {
  return error(m_.types.RuntimeError, text);
}
Error MachineEnvironment::value_error(std::string text) { return error(m_.types.ValueError, text); }
Error MachineEnvironment::invalid_state(std::string text) {
  return error(asyncio_state(m_).invalid_state_error, text);
}
Error MachineEnvironment::queue_empty() {
  return raised_error(m_, new_exception(m_, asyncio_state(m_).queue_empty_error, {}));
}
Error MachineEnvironment::queue_full() {
  return raised_error(m_, new_exception(m_, asyncio_state(m_).queue_full_error, {}));
}
Error MachineEnvironment::queue_shut_down() {
  return raised_error(m_, new_exception(m_, asyncio_state(m_).queue_shut_down_error, {}));
}
Error MachineEnvironment::broken_barrier(std::string text) {
  return error(asyncio_state(m_).broken_barrier_error, text);
}

Error MachineEnvironment::exception_group(std::string text, std::span<const Error> errors) {
  Ref<TupleObject> members = m_.new_tuple(static_cast<std::uint32_t>(errors.size()));
  for (std::size_t i = 0; i < errors.size(); ++i) members->items[i] = exception_in(errors[i]);
  Eventually<Value> group = make_group(m_, text, Value(members));
  Value exception = group.ready() ? group.take() : std::move(m_.raised);
  chain_to_handled(m_, exception);
  // TaskGroup hands over its list of errors, which repr() shows.
  Ref<ListObject> list = m_.new_list();
  for (const Value& member : members->span()) list->items.push_back(member);
  const Value args = m_.tuple({m_.string(text), Value(list)});
  exception.as<ExceptionObject>()->args = Ref<TupleObject>::share(args.as<TupleObject>());
  exception.as<ExceptionObject>()->cause = Value::none();
  exception.as<ExceptionObject>()->suppress_context = true;
  return to_error(m_, std::move(exception));
}

/// Timeout._insert_timeout_error
static void insert_timeout(Machine& m, Value exception) {
  while (!exception.as<ExceptionObject>()->context.empty()) {
    Value& context = exception.as<ExceptionObject>()->context;
    if (exception_matches(context, asyncio_state(m).cancelled_error)) {
      Ref<ExceptionObject> timeout = timeout_from(m, context);
      context = Value(timeout);
      return;
    }
    exception = Value(context);
  }
}

void MachineEnvironment::insert_timeout_error(const Error& error) {
  const Value exception = exception_in(error);
  insert_timeout(m_, exception);
  if (!exception_matches(exception, m_.types.exception_group)) return;
  for (const Value& member : members_of(exception)->span()) insert_timeout(m_, member);
}

LoopRef<FutureBase> MachineEnvironment::create_waiter(EventLoop& loop, Purpose purpose) {
  LoopObject* owner = loop_object(loop);
  if (owner->has_own(OwnMethod::create_future)) [[unlikely]]
    call_own_method(m_, Value::object(owner), "create_future", m_.empty_tuple());
  Ref<FutureObject> waiter = new_future(m_, owner, purpose);
  return LoopRef<FutureBase>(waiter->base);
}

// Both are said before the machine's next instruction: what they say may be written in Python.

void MachineEnvironment::report(EventLoop& loop, const ExceptionContext& context) {
  if (m_.watcher != nullptr) m_.watcher->reported(context);
  Ref<DictObject> dict = m_.new_dict();
  const auto set = [&](std::string_view key, Value value) {
    dict->set(m_.intern(key), std::move(value));
  };
  set("message", m_.string(context.message));
  if (context.exception) set("exception", exception_in(context.exception));
  if (context.future) set("future", future_value(*context.future));
  if (context.task) set("task", future_value(*context.task));
  if (context.handle)
    set("handle", handle_value(m_, loop_object(loop), *context.handle, nullptr, nullptr));
  call_own_method(m_, Value::object(loop_object(loop)), "call_exception_handler",
                  m_.tuple({Value(dict)}));
}

void MachineEnvironment::log(LogLevel, std::string_view line) {
  m_.call_later(logging_function(m_), m_.string(line));
}

}  // namespace looplane::script
