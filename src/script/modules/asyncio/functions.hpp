#pragma once

#include "script/modules/asyncio/state.hpp"

namespace looplane {
class Waiters;
}

namespace looplane::script {

struct DequeObject;

// The functions of the module, each in the file of its subject.
Eventually<Value> gather_function(Machine& m, Arguments a);
Eventually<Value> shield_function(Machine& m, Arguments a);
Eventually<Value> sleep_function(Machine& m, Arguments a);
Eventually<Value> wait_function(Machine& m, Arguments a);
Eventually<Value> wait_for_function(Machine& m, Arguments a);
Eventually<Value> as_completed_function(Machine& m, Arguments a);
Eventually<Value> timeout_function(Machine& m, Arguments a);
Eventually<Value> timeout_at_function(Machine& m, Arguments a);
Eventually<Value> to_thread_function(Machine& m, Arguments a);

/// collections.deque(); its module may not have been imported yet.
Ref<DequeObject> new_deque(Machine& m);
/// A deque of the futures by which they wait.
Value waiters_value(Machine& m, const Waiters& waiters);

void define_waiting(Machine& m, AsyncioState& state);
void define_timeouts(Machine& m, AsyncioState& state);
void define_locks(Machine& m, AsyncioState& state);
void define_queues(Machine& m, AsyncioState& state);
void define_worker_pool(Machine& m, AsyncioState& state);
void define_task_group(Machine& m, AsyncioState& state);

}  // namespace looplane::script
