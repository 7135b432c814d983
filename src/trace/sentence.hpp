#pragma once

#include <string>

#include "trace/questions.hpp"

namespace looplane::trace {

/// Why the step at work at event n runs, and runs now, in one or two English sentences: "Task-2
/// runs because its sleep(1) ended at 1.000 s; it was scheduled before Task-3, which is ready too."
/// Where no step is at work: what the loop does, or how the run ended.
std::string why_now(const Record& record, EventNumber at);

}  // namespace looplane::trace
