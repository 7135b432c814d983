#pragma once

#include "script/builtins/iterators.hpp"

namespace looplane::script {

// The pieces of itertools, by file: each adds its types to the module.
void define_itertools_stages(Machine& m, ModuleObject* module);      ///< count, chain, islice...
void define_itertools_selections(Machine& m, ModuleObject* module);  ///< product, permutations...
void define_itertools_groups(Machine& m, ModuleObject* module);      ///< groupby, tee, batched...

/// The methods of an iterator type that is made with `signature`.
#define LOOPLANE_ITERATOR_METHODS(signature, make)    \
  {                                                   \
      {signature, make, NativeMethod::Binding::none}, \
      {"__iter__(self, /)", iterator_self},           \
      {"__next__(self, /)", iterator_next},           \
  }

/// An iterator type of itertools, whose struct is T.
template <class T>
TypeDefinition itertools_definition(std::string_view name, std::span<const NativeMethod> methods) {
  TypeDefinition definition = iterator_definition<T>(name, methods, "itertools");
  definition.subclassable = true;
  return definition;
}

inline Type* add_type(Machine& m, ModuleObject* module, const TypeDefinition& definition) {
  Type* type = m.define(definition, m.types.object);
  module->namespace_->set(m.intern(definition.name), Value::object(type));
  return type;
}

}  // namespace looplane::script
