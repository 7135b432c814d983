#pragma once

#include "script/machine/machine.hpp"

namespace looplane::script {

// Driving generators and coroutines. `how` says what becomes of the returned value. In a native
// coroutine, m.send_finished tells after a `co_await` with Return::complete whether the value was
// returned or yielded.

/// What a suspended generator waits for in `await` or `yield from`; nothing otherwise.
Value awaited_by(GeneratorObject* generator);

Eventually<Value> send_to_generator(Machine& m, GeneratorObject* generator, Value value,
                                    GeneratorObject::Return how);
Eventually<Value> throw_into(Machine& m, Value generator, Value exception,
                             GeneratorObject::Return how);
/// generator.close(): what it returned, or None.
Eventually<Value> close_generator(Machine& m, Value generator);
/// Forgets the body of a generator that has not begun, or must not go on.
void discard_body(GeneratorObject* generator);
/// Methods of anything that is a NativeAwaitable: __next__, send, throw.
Eventually<Value> awaitable_next(Machine& m, Arguments a);
Eventually<Value> awaitable_send(Machine& m, Arguments a);
Eventually<Value> awaitable_throw(Machine& m, Arguments a);
/// The exception that `throw(type, value, traceback)` means.
Eventually<Value> exception_to_throw(Machine& m, Value type, Value value, Value traceback);

}  // namespace looplane::script
