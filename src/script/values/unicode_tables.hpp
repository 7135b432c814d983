#pragma once

#include <cstddef>
#include <cstdint>

// Written by unicode_tables.py.

namespace looplane::script::unicode {

inline constexpr std::uint16_t alpha = 1 << 0;
inline constexpr std::uint16_t decimal = 1 << 1;
inline constexpr std::uint16_t digit = 1 << 2;
inline constexpr std::uint16_t numeric = 1 << 3;
inline constexpr std::uint16_t lower = 1 << 4;
inline constexpr std::uint16_t upper = 1 << 5;
inline constexpr std::uint16_t title = 1 << 6;
inline constexpr std::uint16_t space = 1 << 7;
inline constexpr std::uint16_t printable = 1 << 8;
inline constexpr std::uint16_t identifier_start = 1 << 9;
inline constexpr std::uint16_t identifier_continue = 1 << 10;
inline constexpr std::uint16_t case_ignorable = 1 << 11;

/// Which flags the characters have: from each entry's character (its upper 24 bits) to the next
/// entry's, the combination that its lower 8 bits number.
extern const std::uint32_t flag_changes[];
extern const std::size_t flag_change_count;
extern const std::uint16_t flag_combinations[];

/// The zero of each script's ten digits, which follow it in order.
extern const std::uint32_t decimal_zeros[];
extern const std::size_t decimal_zero_count;

/// `count` characters, the first and then every `stride`-th, map to themselves plus `delta`.
struct CaseRun {
  std::uint32_t first;
  std::uint16_t count;
  std::uint16_t stride;
  std::int32_t delta;
};

/// A character that maps to several; unused places are zero.
struct SpecialCase {
  std::uint32_t character;
  std::uint16_t mapped[3];
};

struct CaseTable {
  const CaseRun* runs;
  std::size_t run_count;
  const SpecialCase* specials;
  std::size_t special_count;
};
extern const CaseTable lower_table;
extern const CaseTable upper_table;
extern const CaseTable title_table;  ///< What differs from upper_table.
extern const CaseTable fold_table;   ///< What differs from lower_table.

}  // namespace looplane::script::unicode
