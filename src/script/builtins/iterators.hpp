#pragma once

#include <span>

#include "script/machine/operations.hpp"
#include "script/values/iterators.hpp"

namespace looplane::script {

// Makes the iterators of the built-in containers.
Value iterate_list(Machine& m, ListObject* list);
/// reversed(list)
Value iterate_list_backwards(Machine& m, ListObject* list);
Value iterate_tuple(Machine& m, TupleObject* tuple);
Value iterate_dict(Machine& m, DictObject* dict, DictIterator::Part part, bool backwards = false);
Value iterate_set(Machine& m, SetObject* set);
/// Of an object that has __getitem__ and no __iter__.
Value iterate_sequence(Machine& m, const Value& sequence);
/// iter(callable, sentinel)
Value iterate_calls(Machine& m, const Value& callable, const Value& sentinel);

/// Makes the types of all of these; define_iterators begins with it.
void define_container_iterators(Machine& m);

/// `__iter__` of every iterator: itself.
Eventually<Value> iterator_self(Machine& m, Arguments a);
/// `__next__` of every iterator that has an `advance`.
Eventually<Value> iterator_next(Machine& m, Arguments a);

/// The methods of an iterator that can do nothing but go on.
inline constexpr NativeMethod iterator_methods[] = {
    {"__iter__(self, /)", iterator_self},
    {"__next__(self, /)", iterator_next},
};

/// Runs ~T() when the object goes: a TypeDefinition's `finish`.
template <class T>
void finish_as(Object* object) {
  static_cast<T*>(object)->~T();
}

/// Of an iterator whose struct is T and that can do nothing but go on.
template <class T>
constexpr TypeDefinition iterator_definition(std::string_view name,
                                             std::span<const NativeMethod> methods,
                                             std::string_view module = "builtins") {
  TypeDefinition definition;
  definition.name = name;
  definition.module = module;
  definition.kind = Kind::iterator;
  definition.size = sizeof(T);
  definition.finish = finish_as<T>;
  definition.methods = methods;
  definition.subclassable = false;
  return definition;
}

}  // namespace looplane::script
