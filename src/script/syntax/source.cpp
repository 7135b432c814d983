#include "script/syntax/source.hpp"

#include <algorithm>
#include <utility>

namespace looplane::script::syntax {

namespace {

bool is_continuation(char byte) { return (static_cast<unsigned char>(byte) & 0xC0) == 0x80; }

/// How many bytes the character at `position` takes, or 0 when it is not well-formed UTF-8.
std::size_t character_size(std::string_view text, std::size_t position) {
  const auto byte = [&](std::size_t offset) -> unsigned {
    return position + offset < text.size() ? static_cast<unsigned char>(text[position + offset])
                                           : 0;
  };
  const unsigned lead = byte(0);
  if (lead < 0x80) return 1;
  const std::size_t size = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : 2;
  if (lead < 0xC2 || lead > 0xF4) return 0;
  for (std::size_t offset = 1; offset < size; ++offset) {
    if ((byte(offset) & 0xC0) != 0x80) return 0;
  }
  const unsigned second = byte(1);
  if ((lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
      (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F)) {
    return 0;
  }
  return size;
}

std::string with_unix_line_ends(std::string_view text) {
  std::string result;
  result.reserve(text.size() + 1);
  for (std::size_t end = text.find('\r'); end != std::string_view::npos; end = text.find('\r')) {
    result += text.substr(0, end);
    result += '\n';
    text.remove_prefix(end + 1);
    if (text.starts_with('\n')) text.remove_prefix(1);
  }
  result += text;
  if (!result.empty() && result.back() != '\n') result += '\n';
  return result;
}

}  // namespace

Source::Source(std::string_view text, std::string filename) : filename_(std::move(filename)) {
  constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
  if (text.starts_with(byte_order_mark)) text.remove_prefix(byte_order_mark.size());
  text_ = with_unix_line_ends(text);
  for (std::size_t position = 0; position < text_.size();) {
    line_starts_.push_back(position);
    position = text_.find('\n', position) + 1;
  }
  for (std::size_t position = 0; position < text_.size();) {
    const std::size_t size = character_size(text_, position);
    if (size == 0) {
      first_invalid_byte_ = position;
      is_ascii_ = false;
      break;
    }
    if (size > 1) is_ascii_ = false;
    position += size;
  }
}

std::size_t Source::line_start(std::uint32_t number) const {
  return number >= 1 && number <= line_starts_.size() ? line_starts_[number - 1] : text_.size();
}

std::string_view Source::line(std::uint32_t number) const {
  const std::size_t start = line_start(number);
  return std::string_view(text_).substr(start, text_.find('\n', start) - start);
}

std::uint32_t Source::count_characters(std::uint32_t line_number, std::uint32_t byte_column) const {
  const std::string_view text = line(line_number);
  const std::string_view before = text.substr(0, byte_column);
  const auto characters =
      std::count_if(before.begin(), before.end(), [](char byte) { return !is_continuation(byte); });
  return static_cast<std::uint32_t>(characters) + (byte_column > text.size() ? 1 : 0);
}

}  // namespace looplane::script::syntax
