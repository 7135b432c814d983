#pragma once

#include "script/machine/machine.hpp"

namespace looplane::script {

// The instructions that are too long, or too rare, to stand in the interpreter's loop. Each does
// what compile/opcodes.hpp says; `frame->next` and `frame->top` are up to date when it is called.

/// Variables.
Eventually<Value> load_name(Machine& m, PythonFrame* frame, StringObject* name);
/// `__annotations__`, where module or class does not have it yet.
Eventually<Value> setup_annotations(Machine& m, PythonFrame* frame);
Eventually<Value> load_global(Machine& m, PythonFrame* frame, StringObject* name);
/// __build_class__ where the program has given builtins of its own.
Eventually<Value> restricted_build_class(Machine& m, PythonFrame* frame);
Eventually<Value> load_from_mapping_or_global(Machine& m, PythonFrame* frame, Value mapping,
                                              StringObject* name);
Eventually<Value> load_from_mapping_or_cell(Machine& m, PythonFrame* frame, Value mapping,
                                            std::uint32_t local);
Eventually<Value> store_name(Machine& m, PythonFrame* frame, StringObject* name, Value value);
Eventually<Value> delete_name(Machine& m, PythonFrame* frame, StringObject* name);
Failure unbound_local(Machine& m, PythonFrame* frame, std::uint32_t local);
Failure name_error(Machine& m, StringObject* name);

/// Functions and calls.
Value make_function(Machine& m, PythonFrame* frame, std::uint32_t parts);
Eventually<Value> call_unpacked(Machine& m, Value callable, Value arguments, Value keywords);

/// Displays and unpacking.
Eventually<Value> build_set(Machine& m, Value* items, std::uint32_t count);
Eventually<Value> build_map(Machine& m, Value* pairs, std::uint32_t count);
Eventually<Value> list_extend(Machine& m, Value list, Value iterable);
Eventually<Value> dict_update_display(Machine& m, Value dict, Value mapping);
Eventually<Value> dict_merge(Machine& m, Value dict, Value mapping, Value callable);
/// A list or tuple of exactly `count` values, or ValueError/TypeError in CPython's words.
Eventually<Value> values_to_unpack(Machine& m, Value iterable, std::uint32_t count);
/// A tuple of before + 1 + after values, the middle one a list.
Eventually<Value> values_to_unpack_star(Machine& m, Value iterable, std::uint32_t before,
                                        std::uint32_t after);
Value build_slice(Machine& m, Value start, Value stop, Value step);
Eventually<Value> build_string(Machine& m, const Value* pieces, std::uint32_t count);
Eventually<Value> format_value(Machine& m, Value value, Value spec, std::uint32_t conversion);

/// Coroutines.
Eventually<Value> awaitable_iterator(Machine& m, Value object, std::uint32_t where);
Eventually<Value> async_iterator(Machine& m, Value object);
Eventually<Value> async_next(Machine& m, Value iterator);
Eventually<Value> yield_from_iterator(Machine& m, PythonFrame* frame, Value iterable);
/// One step of what is awaited when it is not a generator. Sets m.send_finished at its end.
Eventually<Value> send_to(Machine& m, Value receiver, Value value);

/// Context managers.
Eventually<Value> enter_manager(Machine& m, PythonFrame* frame, Value manager, bool asynchronous);

/// Modules.
Eventually<Value> import_module(Machine& m, DictObject& globals, Value level, Value from_list,
                                StringObject* name);
/// The same for a statement: by the __import__ of the builtins that the code was given.
Eventually<Value> import_statement(Machine& m, PythonFrame* frame, Value level, Value from_list,
                                   StringObject* name);
Eventually<Value> import_from(Machine& m, Value module, StringObject* name);
Eventually<Value> import_star(Machine& m, PythonFrame* frame, Value module);

/// Exceptions.
/// PEP 479: StopIteration must not leave a generator.
/// Leaves what goes on in m.raised.
void stop_iteration_in_generator(Machine& m, PythonFrame* frame, Value exception);
/// Leaves the exception of a `raise` statement in m.raised. Never ready.
Eventually<Value> raise_statement(Machine& m, Value exception, Value cause);
/// `raise` alone. false: nothing is being handled, which is an error of its own.
bool raise_again(Machine& m);

/// Values of operations that are not Values.
Eventually<Value> truth_value(Machine& m, const Value& value);
Eventually<Value> length_value(Machine& m, const Value& value);
Eventually<Value> contains_value(Machine& m, const Value& container, const Value& value,
                                 bool inverted);
Eventually<Value> added(Machine& m, Eventually<bool> adding);
/// What the interactive prompt prints.
Eventually<Value> display_value(Machine& m, Value value);

/// Pattern matching.
bool is_mapping(Machine& m, const Value& value);
bool is_sequence(Machine& m, const Value& value);
Eventually<Value> match_keys(Machine& m, Value subject, Value keys);
Eventually<Value> match_class(Machine& m, Value subject, Value type, Value names,
                              std::uint32_t positional);

/// PEP 695 and type hints.
Eventually<Value> type_parameter(Machine& m, Intrinsic which, Value* operands, std::uint32_t& used);

}  // namespace looplane::script
