#pragma once

#include <functional>
#include <string>
#include <vector>

#include "trace/questions.hpp"

namespace looplane::trace {

// Words that several answers are made of.

/// "Task-2", "Task-2 and Task-3", "Task-2, Task-3 and 4 others": of so many names, of which only
/// those are asked for that are told.
std::string list_of(std::size_t count, const std::function<std::string(std::size_t)>& name);
/// What a handle in a ready queue does: "Task-2", "end of sleep(1) of Task-2", "beep()".
std::string name_of_handle(const Record& record, HandleNumber handle);
std::string name_of_timer(const Record& record, TimerNumber timer);
/// "Task-2", the name of a callback, or "program".
std::string name_of_step(const Record& record, StepNumber step);
/// The sleep of a task that a timer ends: "sleep(1)".
std::string sleep_of(const Record& record, TimerNumber timer);
/// "returned", "raised KeyError('x')", "was cancelled".
std::string end_of_task(const Record& record, TaskNumber task);
/// The step at work when an event happened; none: no step was.
StepNumber step_during(const Record& record, EventNumber event);

}  // namespace looplane::trace
