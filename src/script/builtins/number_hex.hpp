#pragma once

#include <string>
#include <string_view>

namespace looplane::script {

/// float.hex()
std::string number_to_hex(double value);

enum class HexResult { read, invalid, too_large };
/// float.fromhex(): rounds once, half to even.
HexResult number_from_hex(std::string_view text, double& value);

}  // namespace looplane::script
