#include "script/values/unicode.hpp"

#include <algorithm>
#include <array>
#include <iterator>

namespace looplane::script::unicode {

namespace {

std::uint16_t search_flags(char32_t character) {
  const std::uint32_t* end = flag_changes + flag_change_count;
  // The entry that begins at or before the character has no larger combination than 255.
  const std::uint32_t* after =
      std::upper_bound(flag_changes, end, static_cast<std::uint32_t>(character) << 8 | 0xff);
  return flag_combinations[*std::prev(after) & 0xff];
}

std::array<std::uint16_t, 256> make_latin_flags() {
  std::array<std::uint16_t, 256> result{};
  for (char32_t c = 0; c < result.size(); ++c) result[c] = search_flags(c);
  return result;
}

/// Appends what the table says of the character; false: it says nothing.
bool append_mapped(std::u32string& text, const CaseTable& table, char32_t character) {
  const CaseRun* runs_end = table.runs + table.run_count;
  const CaseRun* run =
      std::upper_bound(table.runs, runs_end, character,
                       [](char32_t c, const CaseRun& candidate) { return c < candidate.first; });
  if (run != table.runs) {
    --run;
    const std::uint32_t distance = character - run->first;
    if (distance % run->stride == 0 && distance / run->stride < run->count) {
      text += static_cast<char32_t>(static_cast<std::int32_t>(character) + run->delta);
      return true;
    }
  }
  const SpecialCase* end = table.specials + table.special_count;
  const SpecialCase* found = std::lower_bound(
      table.specials, end, character,
      [](const SpecialCase& candidate, char32_t c) { return candidate.character < c; });
  if (found == end || found->character != character) return false;
  for (const std::uint16_t unit : found->mapped) {
    if (unit != 0) text += static_cast<char32_t>(unit);
  }
  return true;
}

}  // namespace

std::uint16_t flags(char32_t character) {
  static const std::array<std::uint16_t, 256> latin_flags = make_latin_flags();
  return character < latin_flags.size() ? latin_flags[character] : search_flags(character);
}

int decimal_value(char32_t character) {
  if (character < 0x80)
    return character >= '0' && character <= '9' ? static_cast<int>(character - '0') : -1;
  const std::uint32_t* zero =
      std::upper_bound(decimal_zeros, decimal_zeros + decimal_zero_count, character);
  if (zero == decimal_zeros) return -1;
  const std::uint32_t value = character - *std::prev(zero);
  return value < 10 ? static_cast<int>(value) : -1;
}

void append_lower(std::u32string& text, char32_t character) {
  if (!append_mapped(text, lower_table, character)) text += character;
}

void append_upper(std::u32string& text, char32_t character) {
  if (!append_mapped(text, upper_table, character)) text += character;
}

void append_title(std::u32string& text, char32_t character) {
  if (!append_mapped(text, title_table, character)) append_upper(text, character);
}

void append_folded(std::u32string& text, char32_t character) {
  if (!append_mapped(text, fold_table, character)) append_lower(text, character);
}

}  // namespace looplane::script::unicode
