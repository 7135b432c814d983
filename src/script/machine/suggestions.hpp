#pragma once

#include <optional>
#include <span>
#include <string_view>

namespace looplane::script {

/// The known name that was probably meant, as CPython's traceback._compute_suggestion_error finds
/// it: within a third of the letters, a change of case costing less than another letter.
std::optional<std::string_view> closest_name(std::string_view wrong,
                                             std::span<const std::string_view> known);

}  // namespace looplane::script
