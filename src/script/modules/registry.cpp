#include "script/modules/modules.hpp"

namespace looplane::script {

static constexpr NativeModule native_modules[] = {
    {"_atexit", define_atexit_core},
    {"_asyncio", define_asyncio},
    {"_bisect", define_bisect},
    {"_collections", define_collections},
    {"_contextvars", define_contextvars},
    {"_functools", define_functools},
    {"_gc", define_gc_core},
    {"_hashes", define_hashes},
    {"_heapq", define_heapq},
    {"_json", define_json},
    {"_library", define_library_core},
    {"_random", define_random_core},
    {"_re", define_re},
    {"_simulated_threads", define_threads},
    {"_traceback", define_traceback},
    {"_tracemalloc", define_tracemalloc_core},
    {"_types", define_types_core},
    {"_warnings", define_warnings},
    {"_weakref", define_weakref_core},
    {"_zlib", define_zlib_core},
    {"builtins", define_builtins},
    {"cmath", define_cmath},
    {"itertools", define_itertools},
    {"math", define_math},
    {"operator", define_operator},
    {"sys", define_sys},
    {"time", define_time},
};

const NativeModule* find_native_module(std::string_view name) {
  for (const NativeModule& module : native_modules) {
    if (module.name == name) return &module;
  }
  return nullptr;
}

}  // namespace looplane::script
