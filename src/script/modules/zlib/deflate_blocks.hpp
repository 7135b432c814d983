#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "script/modules/zlib/deflate.hpp"

namespace looplane::script {

/// The symbols of a block, and the Huffman codes that say them shortest (zlib's trees.c).
class Deflate::Blocks {
 public:
  explicit Blocks(bool compresses) : compresses_(compresses) { begin(); }

  /// Whether the block is full now.
  bool add_literal(unsigned char byte);
  /// `length` bytes as they stand `distance` bytes before.
  bool add_match(std::uint32_t distance, std::uint32_t length);
  /// Ends the block, which stands for `text`.
  void flush(std::string_view text, bool is_last);

  std::string output;

 private:
  static constexpr std::size_t most_nodes = 2 * 286 + 1;
  /// One alphabet: how often its symbols occur, and their codes.
  struct Alphabet {
    std::size_t symbols;
    std::uint32_t longest;  ///< Bits of a code.
    std::array<std::uint32_t, most_nodes> count;
    std::array<std::uint32_t, most_nodes> parent;
    std::array<std::uint32_t, most_nodes> bits;
    std::array<std::uint32_t, most_nodes> code;
    std::size_t last;  ///< The last symbol that occurs.
  };
  struct Symbol {
    std::uint32_t distance;  ///< 0: a literal.
    std::uint32_t value;     ///< The byte, or the length.
  };

  void begin();
  void build(Alphabet& alphabet, const Alphabet* fixed, std::size_t extra_from,
             const std::uint8_t* extra);
  void limit_bits(Alphabet& alphabet, const Alphabet* fixed, std::size_t extra_from,
                  const std::uint8_t* extra);
  [[nodiscard]] bool before(const Alphabet& alphabet, std::uint32_t a, std::uint32_t b) const;
  void sink(const Alphabet& alphabet, std::size_t place);
  template <class Visit>
  static void runs_of(const Alphabet& alphabet, Visit visit);
  std::size_t build_lengths();
  void write_codes(std::size_t lengths);
  void write_lengths(const Alphabet& alphabet);
  void write_symbols(const Alphabet& literals, const Alphabet& distances);
  void write_stored(std::string_view text, bool is_last);
  void put(std::uint32_t value, std::uint32_t bits);
  void put(const Alphabet& alphabet, std::size_t symbol);
  void align();
  static const Alphabet& fixed_literals();
  static const Alphabet& fixed_distances();
  static void assign_codes(Alphabet& alphabet);

  bool compresses_;
  std::vector<Symbol> symbols_;
  Alphabet literals_{286, 15, {}, {}, {}, {}, 0};
  Alphabet distances_{30, 15, {}, {}, {}, {}, 0};
  Alphabet lengths_{19, 7, {}, {}, {}, {}, 0};  ///< Of the codes of the two.
  std::uint32_t best_bits_ = 0;
  std::uint32_t fixed_bits_ = 0;
  std::array<std::uint32_t, most_nodes + 1> heap_{};
  std::size_t heap_size_ = 0;
  std::size_t heap_end_ = 0;
  std::array<std::uint8_t, most_nodes> depth_{};
  std::uint64_t pending_ = 0;
  std::uint32_t pending_bits_ = 0;
};

}  // namespace looplane::script
