#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

#include "trace/event.hpp"
#include "trace/paged.hpp"

namespace looplane::trace {

/// Texts, each of them kept once and known by a number.
class Texts {
 public:
  /// Adds it unless it is there.
  TextNumber number_of(std::string_view text);
  std::string_view operator[](TextNumber number) const { return texts_[number]; }
  [[nodiscard]] std::size_t size() const { return texts_.size(); }
  [[nodiscard]] std::size_t bytes() const;

 private:
  std::string_view copy(std::string_view text);
  void grow();
  [[nodiscard]] std::size_t place_of(std::string_view text) const;

  Paged<std::string_view> texts_;
  std::vector<TextNumber> table_;  ///< By hash, with open addressing.
  std::vector<std::unique_ptr<char[]>> chunks_;
  char* free_ = nullptr;  ///< In the last chunk,
  std::size_t room_ = 0;  ///< so many characters.
  std::size_t chunk_bytes_ = 0;
};

}  // namespace looplane::trace
