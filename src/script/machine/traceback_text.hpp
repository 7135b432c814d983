#pragma once

#include <cstdint>
#include <optional>

#include "script/machine/machine.hpp"

namespace looplane::script {

struct TracebackOptions {
  std::optional<std::int64_t> limit = {};  ///< Of the frames; negative: the last ones.
  bool chain = true;                       ///< With causes and contexts.
};

/// traceback.format_exception: a list of texts that end in newlines. `traceback` is that of the
/// exception itself, a traceback or None. `exception` may be None: "NoneType: None".
Eventually<Value> exception_lines(Machine& m, Value exception, Value traceback,
                                  TracebackOptions options);
/// traceback.format_exception_only: without tracebacks and chains.
Eventually<Value> exception_only_lines(Machine& m, Value exception, bool show_group);

/// The name that was meant by a NameError, AttributeError or ImportError, or None
/// (traceback._compute_suggestion_error). Never fails.
Eventually<Value> suggested_name(Machine& m, Value exception, Value traceback);

/// "module.Name" of a class, without the module when it is builtins or __main__.
std::string exception_type_text(Machine& m, const Type* type);

}  // namespace looplane::script
