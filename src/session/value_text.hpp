#pragma once

#include <string>

#include "script/machine/machine.hpp"

namespace looplane {

/// A value as a reader is shown it: "[1, 2, 3, ...]", "<Account object>". Runs none of the
/// program's code and takes nothing from its heap, so the run goes on as if nobody had looked.
std::string value_text(script::Machine& machine, const script::Value& value,
                       std::size_t length = 60);
/// The same at the end of a text.
void add_value_text(std::string& text, script::Machine& machine, const script::Value& value,
                    std::size_t length);

}  // namespace looplane
