#pragma once

#include "script/machine/machine.hpp"

namespace looplane::script {

// Methods of asynchronous generators: each returns something to await.
Eventually<Value> async_generator_anext(Machine& m, Arguments a);
Eventually<Value> async_generator_asend(Machine& m, Arguments a);
Eventually<Value> async_generator_athrow(Machine& m, Arguments a);
Eventually<Value> async_generator_aclose(Machine& m, Arguments a);
void define_async_generator_steps(Machine& m);

}  // namespace looplane::script
