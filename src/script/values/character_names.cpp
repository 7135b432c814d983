#include <algorithm>
#include <charconv>
#include <iterator>
#include <string>
#include <vector>

#include "script/values/unicode_names.hpp"

// Finding characters by their names.

namespace looplane::script::unicode {

namespace {

constexpr std::size_t one_byte_words = 0xc0;
constexpr std::uint8_t jump_mark = 0x80;

/// The words of a name as their numbers in the table. Empty: one of them is in no name.
std::vector<std::size_t> numbers_of(std::string_view name) {
  std::vector<std::size_t> numbers;
  const std::string_view words(name_words, name_words_size);
  while (!name.empty()) {
    const std::string_view word = name.substr(0, name.find(' '));
    name.remove_prefix(word.size() < name.size() ? word.size() + 1 : name.size());
    std::size_t number = 0;
    std::size_t at = 0;
    while (at < words.size()) {
      const std::size_t end = words.find(' ', at);
      if (words.substr(at, end - at) == word) break;
      at = end + 1;
      ++number;
    }
    if (at == words.size()) return {};
    numbers.push_back(number);
  }
  return numbers;
}

/// Walks through the names, in the order of the characters.
class NameReader {
 public:
  [[nodiscard]] bool at_end() const { return at_ == name_data_size; }

  /// The next character, and the words of its name.
  std::uint32_t next(std::vector<std::size_t>& words) {
    const std::uint32_t code = next_code();
    words.clear();
    for (; count_ > 0; --count_) words.push_back(word());
    return code;
  }

  /// The next character, and whether these words are its name.
  std::uint32_t next(const std::vector<std::size_t>& wanted, bool& is_it) {
    const std::uint32_t code = next_code();
    is_it = count_ == wanted.size();
    for (std::size_t i = 0; i < count_; ++i) {
      const std::size_t number = word();
      if (is_it && number != wanted[i]) is_it = false;
    }
    return code;
  }

 private:
  std::uint32_t next_code() {
    const std::uint8_t head = byte();
    std::uint32_t step = 1;
    if ((head & jump_mark) != 0) {
      step = byte();
      step = step << 8 | byte();
      step = step << 8 | byte();
    }
    code_ += step;
    count_ = head & (jump_mark - 1U);
    return code_;
  }
  std::uint8_t byte() { return static_cast<std::uint8_t>(name_data[at_++]); }
  std::size_t word() {
    const std::size_t first = byte();
    if (first < one_byte_words) return first;
    return one_byte_words + ((first - one_byte_words) << 8 | byte());
  }

  std::size_t at_ = 0;
  std::uint32_t code_ = 0;
  std::size_t count_ = 0;  ///< Words of the name that are to be read.
};

// "CJK UNIFIED IDEOGRAPH-4E00": the names of these are their codes.
constexpr std::string_view ideograph_prefix = "CJK UNIFIED IDEOGRAPH-";

bool is_ideograph(std::uint32_t code) {
  static constexpr std::uint32_t ranges[][2] = {{0x3400, 0x4dbf},
                                                {0x4e00, 0x9fff},
                                                {0x20000, 0x2a6df},
                                                {0x2a700, 0x2ebe0},
                                                {0x30000, 0x323af}};
  return std::any_of(std::begin(ranges), std::end(ranges),
                     [code](const auto& range) { return code >= range[0] && code <= range[1]; });
}

std::optional<std::uint32_t> ideograph(std::string_view name) {
  constexpr std::string_view prefix = ideograph_prefix;
  if (!name.starts_with(prefix)) return std::nullopt;
  name.remove_prefix(prefix.size());
  std::uint32_t code = 0;
  const auto [end, problem] = std::from_chars(name.data(), name.data() + name.size(), code, 16);
  if (problem != std::errc() || end != name.data() + name.size()) return std::nullopt;
  if (!is_ideograph(code)) return std::nullopt;
  return code;
}

std::string text_of(const std::vector<std::size_t>& numbers) {
  std::string text;
  for (const std::size_t number : numbers) {
    std::size_t at = 0;
    const std::string_view words(name_words, name_words_size);
    for (std::size_t i = 0; i < number; ++i) at = words.find(' ', at) + 1;
    if (!text.empty()) text += ' ';
    text += words.substr(at, words.find(' ', at) - at);
  }
  return text;
}

std::string hexadecimal(std::uint32_t code) {
  char digits[8];
  char* end = std::to_chars(std::begin(digits), std::end(digits), code, 16).ptr;
  std::transform(digits, end, digits,
                 [](char c) { return c >= 'a' ? static_cast<char>(c - 'a' + 'A') : c; });
  return {digits, end};
}

}  // namespace

std::string character_name(std::uint32_t character) {
  if (is_ideograph(character)) return std::string(ideograph_prefix) + hexadecimal(character);
  const bool is_control = character < 0x20 || (character >= 0x7f && character < 0xa0);
  if (is_control) return {};  // What is in the table for these is an alias.
  NameReader reader;
  std::vector<std::size_t> words;
  std::string longest;  // The others are aliases: "LRM".
  while (!reader.at_end()) {
    if (reader.next(words) != character) continue;
    std::string name = text_of(words);
    if (name.size() > longest.size()) longest = std::move(name);
  }
  return longest;
}

std::optional<std::uint32_t> character_by_name(std::string_view name) {
  std::string upper(name);
  for (char& c : upper) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  if (const std::optional<std::uint32_t> code = ideograph(upper)) return code;
  const std::vector<std::size_t> wanted = numbers_of(upper);
  if (wanted.empty()) return std::nullopt;
  NameReader reader;
  while (!reader.at_end()) {
    bool is_it = false;
    const std::uint32_t code = reader.next(wanted, is_it);
    if (is_it) return code;
  }
  return std::nullopt;
}

}  // namespace looplane::script::unicode
