#include <charconv>
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

  /// The next character, and whether these words are its name.
  std::uint32_t next(const std::vector<std::size_t>& wanted, bool& is_it) {
    const std::uint8_t head = byte();
    std::uint32_t step = 1;
    if ((head & jump_mark) != 0) {
      step = byte();
      step = step << 8 | byte();
      step = step << 8 | byte();
    }
    code_ += step;
    const std::size_t count = head & (jump_mark - 1);
    is_it = count == wanted.size();
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t number = word();
      if (is_it && number != wanted[i]) is_it = false;
    }
    return code_;
  }

 private:
  std::uint8_t byte() { return static_cast<std::uint8_t>(name_data[at_++]); }
  std::size_t word() {
    const std::size_t first = byte();
    if (first < one_byte_words) return first;
    return one_byte_words + ((first - one_byte_words) << 8 | byte());
  }

  std::size_t at_ = 0;
  std::uint32_t code_ = 0;
};

/// "CJK UNIFIED IDEOGRAPH-4E00": the names of these are their codes.
std::optional<std::uint32_t> ideograph(std::string_view name) {
  static constexpr std::string_view prefix = "CJK UNIFIED IDEOGRAPH-";
  static constexpr std::uint32_t ranges[][2] = {{0x3400, 0x4dbf},
                                                {0x4e00, 0x9fff},
                                                {0x20000, 0x2a6df},
                                                {0x2a700, 0x2ebe0},
                                                {0x30000, 0x323af}};
  if (!name.starts_with(prefix)) return std::nullopt;
  name.remove_prefix(prefix.size());
  std::uint32_t code = 0;
  const auto [end, problem] = std::from_chars(name.data(), name.data() + name.size(), code, 16);
  if (problem != std::errc() || end != name.data() + name.size()) return std::nullopt;
  for (const auto& range : ranges) {
    if (code >= range[0] && code <= range[1]) return code;
  }
  return std::nullopt;
}

}  // namespace

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
