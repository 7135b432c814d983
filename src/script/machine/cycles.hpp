#pragma once

#include <functional>

#include "script/machine/eventually.hpp"

namespace looplane::script {

/// Finalises and frees what only cycles of references keep alive, as CPython's gc.collect() does.
/// The search begins at the objects whose end somebody would notice: those that have a `__del__` or
/// a weak reference. The result is how many objects were in such cycles, or hung on them.
Eventually<Value> collect_cycles(Machine& m);
/// Weak references to the coroutines, never awaited or not at their end, that hang on `root`, and
/// to the instances that keep them: what is then left in cycles is found by collect_cycles. A list.
Eventually<Value> watch_coroutines(Machine& m, Object* root);
/// The references that an object owns, as far as the search knows them.
void visit_references(Object* object, const std::function<void(Object*)>& visit);

}  // namespace looplane::script
