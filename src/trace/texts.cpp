#include "trace/texts.hpp"

#include <algorithm>
#include <functional>

namespace looplane::trace {

static constexpr std::size_t chunk_size = 1 << 14;

/// Where in the table a text stands, or would.
std::size_t Texts::place_of(std::string_view text) const {
  const std::size_t mask = table_.size() - 1;
  std::size_t at = std::hash<std::string_view>()(text) & mask;
  while (table_[at] != none && texts_[table_[at]] != text) at = (at + 1) & mask;
  return at;
}

void Texts::grow() {
  table_.assign(std::max<std::size_t>(64, table_.size() * 2), none);
  for (TextNumber number = 0; number < texts_.size(); ++number) {
    table_[place_of(texts_[number])] = number;
  }
}

TextNumber Texts::number_of(std::string_view text) {
  if ((texts_.size() + 1) * 2 > table_.size()) grow();
  TextNumber& number = table_[place_of(text)];
  if (number == none) {
    number = static_cast<TextNumber>(texts_.size());
    texts_.push_back(copy(text));
  }
  return number;
}

std::string_view Texts::copy(std::string_view text) {
  if (text.size() > room_) {
    room_ = std::max(chunk_size, text.size());
    chunks_.emplace_back(new char[room_]);
    chunk_bytes_ += room_;
    free_ = chunks_.back().get();
  }
  char* begin = free_;
  free_ = std::copy(text.begin(), text.end(), begin);
  room_ -= text.size();
  return {begin, text.size()};
}

std::size_t Texts::bytes() const {
  return chunk_bytes_ + texts_.bytes() + table_.capacity() * sizeof(TextNumber);
}

}  // namespace looplane::trace
