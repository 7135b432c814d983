#pragma once

#include <string_view>

#include "script/machine/machine.hpp"

namespace looplane::script {

/// A module of the standard library that is written in C++. `define` fills a new module when it is
/// first imported; it runs no Python code.
struct NativeModule {
  std::string_view name;
  void (*define)(Machine& m, ModuleObject* module);
};

/// nullptr: there is none of this name.
const NativeModule* find_native_module(std::string_view name);

// One for each entry of registry.cpp.
void define_bisect(Machine& m, ModuleObject* module);  ///< _bisect
void define_builtins(Machine& m, ModuleObject* module);
void define_collections(Machine& m, ModuleObject* module);  ///< _collections
void define_functools(Machine& m, ModuleObject* module);    ///< _functools
void define_heapq(Machine& m, ModuleObject* module);        ///< _heapq
void define_itertools(Machine& m, ModuleObject* module);
void define_operator(Machine& m, ModuleObject* module);
void define_contextvars(Machine& m, ModuleObject* module);   ///< _contextvars
void define_asyncio(Machine& m, ModuleObject* module);       ///< _asyncio
void define_atexit_core(Machine& m, ModuleObject* module);   ///< _atexit
void define_library_core(Machine& m, ModuleObject* module);  ///< _library
void define_cmath(Machine& m, ModuleObject* module);
void define_math(Machine& m, ModuleObject* module);
void define_gc_core(Machine& m, ModuleObject* module);      ///< _gc
void define_random_core(Machine& m, ModuleObject* module);  ///< _random
void define_hashes(Machine& m, ModuleObject* module);       ///< _hashes
void define_json(Machine& m, ModuleObject* module);         ///< _json
void define_re(Machine& m, ModuleObject* module);           ///< _re
void define_threads(Machine& m, ModuleObject* module);      ///< _thread
void define_sys(Machine& m, ModuleObject* module);
void define_time(Machine& m, ModuleObject* module);
void define_traceback(Machine& m, ModuleObject* module);         ///< _traceback
void define_tracemalloc_core(Machine& m, ModuleObject* module);  ///< _tracemalloc
void define_types_core(Machine& m, ModuleObject* module);        ///< _types
void define_warnings(Machine& m, ModuleObject* module);          ///< _warnings
void define_weakref_core(Machine& m, ModuleObject* module);      ///< _weakref
void define_zlib_core(Machine& m, ModuleObject* module);         ///< _zlib

}  // namespace looplane::script
