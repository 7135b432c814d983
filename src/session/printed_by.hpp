#pragma once

#include <string>
#include <string_view>

#include "script/machine/machine.hpp"

namespace looplane {

/// Who is printing just now.
struct PrintedBy {
  std::string task_name;  ///< Empty: no task runs.
  int line = 0;           ///< Of the main file; 0: none of its code runs.
};

PrintedBy printed_by(script::Machine& machine, std::string_view main_file);

}  // namespace looplane
