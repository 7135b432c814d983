#include "script/machine/generators.hpp"
#include "script/machine/instructions.hpp"
#include "script/machine/operations.hpp"

// What `await`, `async for`, `async with` and `yield from` do with their operands.

namespace looplane::script {

using Flavour = GeneratorObject::Flavour;
using State = GeneratorObject::State;

static bool is_coroutine(const Value& value) {
  return value.is(Kind::generator) && value.as<GeneratorObject>()->flavour == Flavour::coroutine;
}

static bool is_iterable_coroutine(const Value& value) {
  return value.is(Kind::generator) &&
         (value.as<GeneratorObject>()->code->flags & CodeObject::iterable_coroutine) != 0;
}

Value awaited_by(GeneratorObject* generator) {
  if (generator->state != State::suspended || !generator->frame) return {};
  PythonFrame* frame = generator->frame.get();
  const Instruction& last = frame->next[-1];
  if (last.opcode != Opcode::yield_value || last.argument != 1) return {};
  return frame->top[-1];
}

static Failure cannot_await(Machine& m, const Value& object, std::uint32_t where) {
  const std::string_view name = m.type_name(object);
  if (where == 1) {
    return m.type_error(
        concat("'async with' received an object from __aenter__ that does not "
               "implement __await__: ",
               name));
  }
  if (where == 2) {
    return m.type_error(
        concat("'async with' received an object from __aexit__ that does not "
               "implement __await__: ",
               name));
  }
  return m.type_error(concat("object ", name, " can't be used in 'await' expression"));
}

static Eventually<Value> checked_await_iterator(Machine& m, Value iterator) {
  if (is_coroutine(iterator)) return m.type_error("__await__() returned a coroutine");
  const bool iterates = iterator.is(Kind::awaitable) || iterator.is(Kind::generator) ||
                        !(*m.type_of(iterator))[Special::next].empty();
  if (!iterates) {
    return m.type_error(
        concat("__await__() returned non-iterator of type '", m.type_name(iterator), "'"));
  }
  return iterator;
}

static Eventually<Value> call_await(Machine& m, Value object) {
  Value iterator = co_await call_special(m, object, Special::await);
  Value checked = co_await checked_await_iterator(m, iterator);
  co_return checked;
}

/// _PyCoro_GetAwaitableIter
Eventually<Value> awaitable_iterator(Machine& m, Value object, std::uint32_t where) {
  if (is_coroutine(object)) {
    if (!awaited_by(object.as<GeneratorObject>()).empty()) {
      return m.raise(m.types.RuntimeError, "coroutine is being awaited already");
    }
    return object;
  }
  if (is_iterable_coroutine(object)) return object;
  if (object.is(Kind::awaitable)) return object;
  const Value& method = (*m.type_of(object))[Special::await];
  if (method.empty()) return cannot_await(m, object, where);
  if (method.is(Kind::native_function)) {
    Eventually<Value> iterator = call_special(m, object, Special::await);
    if (iterator.ready() && iterator.peek().is(Kind::awaitable)) return iterator;
    if (iterator.failed()) return Failure{};
  }
  return call_await(m, std::move(object));
}

static Eventually<Value> call_aiter(Machine& m, Value object) {
  Value iterator = co_await call_special(m, object, Special::aiter);
  if ((*m.type_of(iterator))[Special::anext].empty()) {
    co_return m.type_error(
        concat("'async for' received an object from __aiter__ that does not "
               "implement __anext__: ",
               m.type_name(iterator)));
  }
  co_return iterator;
}

Eventually<Value> async_iterator(Machine& m, Value object) {
  if ((*m.type_of(object))[Special::aiter].empty()) {
    return m.type_error(
        concat("'async for' requires an object with __aiter__ method, got ", m.type_name(object)));
  }
  return call_aiter(m, std::move(object));
}

static Eventually<Value> await_anext(Machine& m, Eventually<Value> pending) {
  const Value awaitable = co_await pending;
  Outcome<Value> ready = co_await attempt(m, awaitable_iterator(m, awaitable, 0));
  if (ready.error.empty()) co_return ready.value;
  (void)m.type_error(
      concat("'async for' received an invalid object from __anext__: ", m.type_name(awaitable)));
  m.raised.as<ExceptionObject>()->cause = ready.error;
  m.raised.as<ExceptionObject>()->context = ready.error;
  m.raised.as<ExceptionObject>()->suppress_context = true;
  co_return Failure{};
}

Eventually<Value> async_next(Machine& m, Value iterator) {
  if ((*m.type_of(iterator))[Special::anext].empty()) {
    return m.type_error(concat("'async for' requires an iterator with __anext__ method, got ",
                               m.type_name(iterator)));
  }
  Eventually<Value> awaitable = call_special(m, iterator, Special::anext);
  if (awaitable.failed()) return Failure{};
  if (awaitable.ready()) {
    const Value& made = awaitable.peek();
    const bool is_new = is_coroutine(made) && made.as<GeneratorObject>()->state == State::created;
    if (is_new || made.is(Kind::awaitable)) return awaitable;
  }
  return await_anext(m, std::move(awaitable));
}

Eventually<Value> yield_from_iterator(Machine& m, PythonFrame* frame, Value iterable) {
  if (is_coroutine(iterable)) {
    constexpr std::uint32_t allowed = CodeObject::coroutine | CodeObject::iterable_coroutine;
    if ((frame->code->flags & allowed) == 0) {
      return m.type_error("cannot 'yield from' a coroutine object in a non-coroutine generator");
    }
    return iterable;
  }
  if (iterable.is(Kind::generator) || iterable.is(Kind::awaitable)) return iterable;
  return get_iterator(m, iterable);
}

/// Something written in Python with __next__ and perhaps send().
static Eventually<Value> send_to_iterator(Machine& m, Value receiver, Value value) {
  Outcome<Value> outcome;
  if (value.is_none()) {
    outcome = co_await attempt(m, call_special(m, receiver, Special::next));
  } else {
    outcome = co_await attempt(m, call_method(m, receiver, "send", value));
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

static Eventually<Value> step_awaitable(Machine& m, Value receiver, Value sent, Value thrown) {
  auto* awaitable = receiver.as<NativeAwaitable>();
  return awaitable->step(m, awaitable, std::move(sent), std::move(thrown));
}

Eventually<Value> send_to(Machine& m, Value receiver, Value value) {
  if (receiver.is(Kind::generator)) {
    return send_to_generator(m, receiver.as<GeneratorObject>(), std::move(value),
                             GeneratorObject::Return::complete);
  }
  if (receiver.is(Kind::awaitable)) {
    return step_awaitable(m, std::move(receiver), std::move(value), Value());
  }
  if (receiver.is(Kind::iterator) && value.is_none()) {
    Eventually<Value> result = next(m, receiver);
    if (result.ready()) {
      if (!result.peek().empty()) return result;
      m.send_finished = true;
      return Value::none();
    }
    if (result.failed()) return Failure{};
  }
  return send_to_iterator(m, std::move(receiver), std::move(value));
}

// --- Context managers ---------------------------------------------------------------------------

static Failure no_manager(Machine& m, const Value& manager, bool asynchronous, bool missing_exit) {
  const Type& type = *m.type_of(manager);
  std::string message = concat("'", type.name_text(), "' object does not support the ",
                               asynchronous ? "asynchronous " : "", "context manager protocol");
  if (missing_exit)
    message += asynchronous ? " (missed __aexit__ method)" : " (missed __exit__ method)";
  return m.type_error(message);
}

/// The bound exit method takes the manager's place on the stack before __enter__ is called.
static Eventually<Value> enter_bound(Machine& m, Ref<PythonFrame> frame, Value manager,
                                     Special enter, Eventually<Value> leave) {
  Value exit = co_await leave;
  frame->top[-1] = std::move(exit);
  Value entered = co_await call_special(m, manager, enter);
  co_return entered;
}

Eventually<Value> enter_manager(Machine& m, PythonFrame* frame, Value manager, bool asynchronous) {
  Type* type = m.type_of(manager);
  const Special enter = asynchronous ? Special::aenter : Special::enter;
  const Special leave = asynchronous ? Special::aexit : Special::exit;
  if ((*type)[enter].empty()) return no_manager(m, manager, asynchronous, false);
  if ((*type)[leave].empty()) return no_manager(m, manager, asynchronous, true);
  Eventually<Value> exit = bind(m, (*type)[leave], manager, type);
  if (!exit.ready()) {
    Ref<PythonFrame> keep = Ref<PythonFrame>::share(frame);
    return enter_bound(m, std::move(keep), std::move(manager), enter, std::move(exit));
  }
  frame->top[-1] = exit.take();
  return call_special(m, manager, enter);
}

}  // namespace looplane::script
