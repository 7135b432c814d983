#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace looplane::script {

/// SHA-512 (FIPS 180-4).
std::array<std::uint8_t, 64> sha512(std::string_view message);

}  // namespace looplane::script
