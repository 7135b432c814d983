#pragma once

#include <span>

#include "script/machine/operations.hpp"

namespace looplane::script {

// The builtin functions, by subject. define_builtin_functions adds them all.
std::span<const NativeMethod> iteration_functions();  ///< len, iter, next, sum, max, sorted...
std::span<const NativeMethod> object_functions();     ///< getattr, isinstance, dir, hash...
std::span<const NativeMethod> number_functions();     ///< abs, pow, round, bin...
std::span<const NativeMethod> code_functions();       ///< globals, eval, __import__, anext...
std::span<const NativeMethod> text_functions();       ///< print, repr, input, chr...

/// What a builtin function's __doc__ says; empty: nothing.
std::string_view function_doc(std::string_view name);
/// What that of a built-in type's __add__, __repr__... says; empty: nothing.
std::string_view special_method_doc(std::string_view name);

}  // namespace looplane::script
