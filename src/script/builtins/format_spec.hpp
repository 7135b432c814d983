#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "script/machine/operations.hpp"

namespace looplane::script {

/// What stands behind the colon: `[[fill]align][sign]["z"]["#"]["0"][width][grouping]["."
/// precision] [type]` (CPython: Python/formatter_unicode.c).
struct FormatSpec {
  char32_t fill = ' ';
  char align = '<';
  char sign = '\0';  ///< '+', '-', ' ' or none.
  bool no_negative_zero = false;
  bool alternate = false;
  char separator = '\0';  ///< ',', '_' or none.
  std::int64_t width = -1;
  std::int64_t precision = -1;
  char32_t type = '\0';

  /// Reads a spec over the defaults. Returns the message of the ValueError that it deserves, or
  /// nothing. `type_name` is the name of the value's type.
  std::string read(std::string_view spec, std::string_view type_name);
  /// "Unknown format code 'd' for object of type 'str'"
  [[nodiscard]] std::string unknown_type(std::string_view type_name) const;
};

/// A number in text, ready to be given signs, groups and padding.
struct NumberText {
  bool negative = false;
  std::string_view prefix;  ///< 0x and the like.
  std::string_view digits;  ///< Those that are grouped.
  std::string_view rest;    ///< From the point on; or all of "inf", "nan", a character.
};
std::string arrange_number(const NumberText& number, const FormatSpec& spec);

/// Fills up to the spec's width.
std::string pad_text(std::string_view text, const FormatSpec& spec);

// format(value, spec) for the built-in types; the spec is not empty.
Eventually<Value> format_text(Machine& m, const Value& string, std::string_view spec);
Eventually<Value> format_integer(Machine& m, const Value& integer, std::string_view spec);
Eventually<Value> format_number(Machine& m, double number, std::string_view spec,
                                std::string_view type_name);
Eventually<Value> format_complex(Machine& m, const Value& complex, std::string_view spec);

/// MemoryError when the heap has no room for a text of so many bytes.
Eventually<Done> check_room(Machine& m, std::uint64_t bytes);

}  // namespace looplane::script
