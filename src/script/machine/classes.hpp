#pragma once

#include "script/machine/machine.hpp"

namespace looplane::script {

// What the `class` statement and `type(name, bases, namespace)` are made of.

/// A type without anything in it yet; `metatype` is its type.
Type* new_type(Machine& m, Type* metatype);
/// Computes `type->mro` from its bases, or TypeError.
Eventually<Done> linearize(Machine& m, Type* type);
/// type.__new__: makes a class. `keywords` go to __init_subclass__.
Eventually<Value> make_class(Machine& m, Value metatype, Value name, Value bases, Value ns,
                             Value keywords);
/// builtins.__build_class__(function, name, *bases, metaclass=..., **keywords).
Eventually<Value> build_class(Machine& m, Arguments arguments);
/// type.__call__: makes an instance.
Eventually<Value> instantiate(Machine& m, Type* type, Arguments arguments);
/// The __init__ of a class written in Python that has nothing else to do with making an instance:
/// the usual case. nullptr for any other class.
FunctionObject* plain_initializer(Machine& m, const Type* type);
/// Gives a class the attributes __dict__ and, unless it is built in, __weakref__.
void add_instance_attributes(Machine& m, Type* type);
void add_weak_references(Machine& m, Type* type);
/// `type.__bases__ = bases` (type_set_bases).
Eventually<Value> set_bases(Machine& m, Value type, Value bases);
/// What is found on a class, for an instance: what property, staticmethod and classmethod do, also
/// when a class derived from them has a __get__ of its own.
Eventually<Value> bind_natively(Machine& m, const Value& found, const Value& instance, Type* type);
/// object.__new__ without its checks: a new instance of a class whose layout is that of object.
Value new_instance(Machine& m, Type* type);

}  // namespace looplane::script
