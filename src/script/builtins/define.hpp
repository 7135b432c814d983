#pragma once

namespace looplane::script {

class Machine;

// Each makes one built-in type, or a family of them, and puts it into the builtins.
void define_object(Machine& m);  ///< object, type, NoneType, Ellipsis, NotImplemented
void define_type(Machine& m);
void define_function_types(Machine& m);  ///< function, builtin, method, and the next three
void define_code(Machine& m);
void define_descriptors(Machine& m);  ///< property, classmethod, staticmethod
void define_super(Machine& m);
void define_mapping_proxy(Machine& m);   ///< types.MappingProxyType
void define_weak_reference(Machine& m);  ///< weakref.ref
void define_exceptions(Machine& m);
void define_generators(Machine& m);  ///< generator, coroutine, async_generator
void define_string(Machine& m);
void define_bytes(Machine& m);    ///< bytes, bytearray
void define_integer(Machine& m);  ///< int, bool
void define_boolean(Machine& m);  ///< bool: define_integer calls it
void define_number(Machine& m);   ///< float
void define_complex(Machine& m);
void define_range(Machine& m);
void define_slice(Machine& m);
void define_tuple(Machine& m);
void define_list(Machine& m);
void define_dict(Machine& m);               ///< dict and its views
void define_set(Machine& m);                ///< set, frozenset
void define_iterators(Machine& m);          ///< enumerate, zip, map, filter, reversed...
void define_generic_alias(Machine& m);      ///< types.GenericAlias, types.UnionType
void define_modules(Machine& m);            ///< module
void define_site_builtins(Machine& m);      ///< exit, help, copyright...
void define_builtin_functions(Machine& m);  ///< print, len, sorted...

}  // namespace looplane::script
