#pragma once

#include <string_view>

#include "script/machine/eventually.hpp"
#include "script/values/containers.hpp"

namespace looplane::script {

struct Type;

/// What decides whether a warning is shown. `warnings.filters` is the list itself.
struct WarningState {
  Ref<ListObject> filters;  ///< Tuples: action, message pattern, category, module pattern, line.
  Ref<DictObject> once_registry;  ///< Of the action "once".
  Ref<DictObject> sys_registry;   ///< Of what is reported at "<sys>".
  Value default_action;
  std::uint32_t version = 1;  ///< Changes with the filters: what was noted as shown is void then.
};

/// The state, with the filters that CPython starts with.
WarningState& warning_state(Machine& m);

/// Where a warning is reported.
struct WarningPlace {
  Value filename;
  std::int64_t line = 1;
  Value module;    ///< Its __name__.
  Value registry;  ///< The module's __warningregistry__; nothing: each warning is new.
  Value source;    ///< The line's text, when it is known already.
};

/// The place of the frame `stack_level` frames out; 1 is the Python function at work. Frames of the
/// library's own modules count, as in CPython.
WarningPlace warning_place(Machine& m, std::int64_t stack_level);

/// warnings.warn and warn_explicit: filters, registries, and showing. `message` is a str or an
/// instance of the category. Fails when a filter says "error". `object` is what the warning is
/// about.
Eventually<Value> warn_at(Machine& m, Value message, Type* category, WarningPlace place,
                          Value object = {});

/// A warning that native code gives, at the Python code that called it.
Eventually<Value> warn(Machine& m, Type* category, std::string_view text,
                       std::int64_t stack_level = 1, const Value& object = {});

/// RuntimeWarning about something that goes without having been awaited: at the Python code that
/// let it go; in asyncio, when that was a loop's step at its end or the end of the loop; at
/// "<sys>:0" when none runs any more. Never fails: "Exception ignored in".
Eventually<Value> warn_of_unawaited(Machine& m, std::string text, Value object);
/// A line of a module of the standard library that is not written in Python here.
struct LibraryLine {
  std::string_view file;
  std::int64_t number;
  std::string_view module;
  std::string_view text;
};
/// Where asyncio lets something go just now (modules/asyncio): a loop's step that has no Python
/// frame left, or a loop that is being closed. nullptr: asyncio does not.
const LibraryLine* line_that_lets_go(Machine& m);

}  // namespace looplane::script
