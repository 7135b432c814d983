#pragma once

#include "script/machine/machine.hpp"

namespace looplane::script {

// How the arguments of a call find their parameters.

/// The name in a native function's signature.
std::string_view name_in(const NativeMethod& method);
/// Whether CPython has the function in Python: "def gather(...)", "async def sleep(...)". Its type,
/// repr and mistakes are then those of such a function.
bool is_like_python(const NativeMethod& method);
/// Whether CPython makes the method from a slot of the type, as most of those with underscores.
bool is_slot_wrapper(const NativeFunctionObject& function);
/// Fills the locals of a new frame. Failure: TypeError in CPython's words.
Eventually<Done> bind_arguments(Machine& m, PythonFrame* frame, const Arguments& arguments);
/// Rearranges the arguments of a native function as its signature says.
Eventually<Done> bind_native(Machine& m, NativeFunctionObject* function, const Signature& signature,
                             Arguments& arguments);

/// The arguments with one more in front. The new array belongs to a tuple, which keeps the names of
/// keywords too, so that a coroutine may have it as long as it runs.
Arguments with_first(Machine& m, const Value& first, const Arguments& arguments);
Eventually<Value> call_function(Machine& m, FunctionObject* function, const Arguments& arguments);
/// `room` empty values follow the arguments: the defaults of those that were left out can stand
/// there.
Eventually<Value> call_native(Machine& m, NativeFunctionObject* function, Arguments arguments,
                              std::uint32_t room = 0);
/// The same for a bound function when the object that it is bound to stands first already.
Eventually<Value> call_native_with_self(Machine& m, NativeFunctionObject* function,
                                        Arguments arguments, std::uint32_t room);
/// Calls a special method that is no function: it is bound to the first of the arguments first, as
/// its own __get__ says (lookup_maybe_method).
Eventually<Value> call_through_descriptor(Machine& m, Value method, Type* type,
                                          Arguments arguments);
Eventually<Value> call_bound_later(Machine& m, Eventually<Value> binding, Arguments arguments);
/// The generator, coroutine or asynchronous generator whose body is this frame.
Value make_generator(Machine& m, Ref<PythonFrame> frame);

}  // namespace looplane::script
