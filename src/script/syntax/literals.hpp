#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace looplane::script::syntax {

/// What decoding the escapes of a literal gave.
struct DecodedLiteral {
  std::string text;
  /// What CPython says when an escape makes no sense; empty when all is well.
  std::string error;
  /// Of an escape in a text: what is wrong with it, and where it begins and ends.
  std::string_view reason;
  std::size_t error_start = 0;
  std::size_t error_end = 0;
  /// "\d" where the first escape that means nothing stands, "\400" for an octal one that is too
  /// large; empty when there is none.
  std::string invalid_escape;
};

/// Decodes the escapes of a text literal. Lone surrogates get the three bytes that UTF-8 would
/// give.
DecodedLiteral decode_text(std::string_view literal);

/// Decodes the escapes of a bytes literal.
DecodedLiteral decode_bytes(std::string_view literal);

}  // namespace looplane::script::syntax
