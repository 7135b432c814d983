#pragma once

#include "script/machine/machine.hpp"

namespace looplane::script {

/// What CPython does before it frees: calls __del__, closes a suspended generator, reports a
/// coroutine that was never awaited. Never fails: errors are reported as "Exception ignored in".
Eventually<Value> finalize(Machine& m, Value object);
/// Whether something native has to be done before an object goes for good.
bool needs_closing(const Object* object);
/// As the program ends: whatever cycles of references keep alive says what it has to say.
Eventually<Value> finalize_leftovers(Machine& m);
/// What becomes of asyncio's loops as the program ends (modules/asyncio). Those of
/// set_event_loop() outlive it with all that they keep, which counts as finalised; others are
/// closed.
Eventually<Value> settle_loops(Machine& m);
/// Calls a function with one argument (or none, when it is empty) in the same manner.
Eventually<Value> call_reporting(Machine& m, Value callable, Value argument);

}  // namespace looplane::script
