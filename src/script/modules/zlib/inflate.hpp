#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace looplane::script {

/// Gives back what deflate has compressed (RFC 1951).
class Inflate {
 public:
  enum class State : std::uint8_t { more, finished, truncated, wrong };

  /// The data has to live.
  explicit Inflate(std::string_view data) : data_(data) {}

  /// A piece of bounded length more.
  State step();
  [[nodiscard]] const std::string& output() const { return output_; }
  /// How many bytes of the data have been read.
  [[nodiscard]] std::size_t consumed() const { return at_ - bit_count_ / 8; }
  /// What is wrong, in zlib's words.
  [[nodiscard]] const char* problem() const { return problem_; }

 private:
  static constexpr std::size_t longest_code = 15;
  /// A canonical Huffman code: how many codes there are of each length, and their symbols in order.
  struct Codes {
    std::array<std::uint16_t, longest_code + 1> count;
    std::array<std::uint16_t, 288> symbol;
    /// Whether no code is missing (0), some are (> 0), or there are too many (< 0).
    int set(const std::uint8_t* lengths, std::size_t symbols);
  };
  enum class Block : std::uint8_t { none, stored, coded };

  [[nodiscard]] bool need(std::uint32_t bits);
  std::uint32_t take(std::uint32_t bits);
  int decode(const Codes& codes);
  State begin_block();
  State begin_stored();
  State begin_fixed();
  State begin_dynamic();
  State read_lengths(std::uint8_t* lengths, std::size_t count, const Codes& codes);
  State copy_stored();
  State decode_symbols();
  State copy_match(std::uint32_t symbol);
  State end_block();
  State wrong(const char* problem);

  std::string_view data_;
  std::size_t at_ = 0;
  std::uint64_t bits_ = 0;
  std::uint32_t bit_count_ = 0;
  std::string output_;
  Block block_ = Block::none;
  bool is_last_ = false;
  std::size_t stored_left_ = 0;
  Codes literals_{};
  Codes distances_{};
  const char* problem_ = nullptr;
};

}  // namespace looplane::script
