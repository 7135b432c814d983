#pragma once

#include "script/machine/operations.hpp"
#include "script/values/iterators.hpp"

namespace looplane::script {

/// d.keys(), d.values(), d.items().
struct DictViewObject : Object {
  Ref<DictObject> dict;
  DictIterator::Part part;
  DictViewObject(Ref<DictObject> dict, DictIterator::Part part, Type* type)
      : Object(Kind::dict_view, type), dict(std::move(dict)), part(part) {}
};

Value make_dict_view(Machine& m, DictObject* dict, DictIterator::Part part);
void define_dict_views(Machine& m);  ///< define_dict calls it.

/// dict.fromkeys(iterable, value), which OrderedDict has too, with names for its arguments.
Eventually<Value> dict_fromkeys(Machine& m, Arguments a);

}  // namespace looplane::script
