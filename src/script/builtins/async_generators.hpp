#pragma once

#include "script/machine/machine.hpp"

namespace looplane::script {

// Methods of asynchronous generators: each returns something to await.
Eventually<Value> async_generator_anext(Machine& m, Arguments a);
Eventually<Value> async_generator_asend(Machine& m, Arguments a);
Eventually<Value> async_generator_athrow(Machine& m, Arguments a);
Eventually<Value> async_generator_aclose(Machine& m, Arguments a);
void define_async_generator_steps(Machine& m);
/// anext(iterator, default): the end of the iterator becomes the default.
Eventually<Value> anext_with_default(Machine& m, Value iterator, Value default_value);

}  // namespace looplane::script
