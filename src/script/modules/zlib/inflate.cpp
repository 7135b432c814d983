#include "script/modules/zlib/inflate.hpp"

#include <algorithm>

namespace looplane::script {

static constexpr std::size_t piece = 32768;  // bytes of output to a step
static constexpr std::uint16_t base_of_length[29] = {3,  4,  5,  6,   7,   8,   9,   10,  11, 13,
                                                     15, 17, 19, 23,  27,  31,  35,  43,  51, 59,
                                                     67, 83, 99, 115, 131, 163, 195, 227, 258};
static constexpr std::uint8_t bits_of_length[29] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
                                                    2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
static constexpr std::uint16_t base_of_distance[30] = {
    1,   2,   3,   4,   5,   7,    9,    13,   17,   25,   33,   49,   65,    97,    129,
    193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577};
static constexpr std::uint8_t bits_of_distance[30] = {0, 0, 0,  0,  1,  1,  2,  2,  3,  3,
                                                      4, 4, 5,  5,  6,  6,  7,  7,  8,  8,
                                                      9, 9, 10, 10, 11, 11, 12, 12, 13, 13};
static constexpr std::uint8_t order_of_lengths[19] = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                                      11, 4,  12, 3, 13, 2, 14, 1, 15};
static constexpr int no_input = -1;
static constexpr int no_code = -2;

// --- Bits ---------------------------------------------------------------------------------------

bool Inflate::need(std::uint32_t bits) {
  while (bit_count_ < bits) {
    if (at_ == data_.size()) return false;
    bits_ |= std::uint64_t{static_cast<unsigned char>(data_[at_++])} << bit_count_;
    bit_count_ += 8;
  }
  return true;
}

std::uint32_t Inflate::take(std::uint32_t bits) {
  const auto value = static_cast<std::uint32_t>(bits_ & ((std::uint64_t{1} << bits) - 1));
  bits_ >>= bits;
  bit_count_ -= bits;
  return value;
}

int Inflate::Codes::set(const std::uint8_t* lengths, std::size_t symbols) {
  count.fill(0);
  for (std::size_t i = 0; i < symbols; ++i) ++count[lengths[i]];
  std::array<std::uint16_t, longest_code + 2> next{};
  for (std::size_t bits = 1; bits <= longest_code; ++bits) {
    next[bits + 1] = static_cast<std::uint16_t>(next[bits] + count[bits]);
  }
  for (std::size_t i = 0; i < symbols; ++i) {
    if (lengths[i] != 0) symbol[next[lengths[i]]++] = static_cast<std::uint16_t>(i);
  }
  int left = 1;
  for (std::size_t bits = 1; bits <= longest_code; ++bits) {
    left = 2 * left - count[bits];
    if (left < 0) break;
  }
  return left;
}

/// The next symbol; no_input leaves the bits as they were.
int Inflate::decode(const Codes& codes) {
  int code = 0;
  int first = 0;
  int index = 0;
  for (std::uint32_t bits = 1; bits <= longest_code; ++bits) {
    if (!need(bits)) return no_input;
    code |= static_cast<int>(bits_ >> (bits - 1) & 1);
    const int count = codes.count[bits];
    if (code - count < first) {
      (void)take(bits);
      return codes.symbol[static_cast<std::size_t>(index + code - first)];
    }
    index += count;
    first = (first + count) << 1;
    code <<= 1;
  }
  return no_code;
}

// --- Blocks -------------------------------------------------------------------------------------

Inflate::State Inflate::wrong(const char* problem) {
  problem_ = problem;
  return State::wrong;
}

Inflate::State Inflate::step() {
  switch (block_) {
    case Block::none:
      return begin_block();
    case Block::stored:
      return copy_stored();
    case Block::coded:
      break;
  }
  return decode_symbols();
}

Inflate::State Inflate::begin_block() {
  if (!need(3)) return State::truncated;
  is_last_ = take(1) != 0;
  switch (take(2)) {
    case 0:
      return begin_stored();
    case 1:
      return begin_fixed();
    case 2:
      return begin_dynamic();
    default:
      return wrong("invalid block type");
  }
}

Inflate::State Inflate::end_block() {
  block_ = Block::none;
  return is_last_ ? State::finished : State::more;
}

Inflate::State Inflate::begin_stored() {
  (void)take(bit_count_ % 8);
  if (!need(32)) return State::truncated;
  const std::uint32_t size = take(16);
  if (take(16) != (~size & 0xffff)) return wrong("invalid stored block lengths");
  stored_left_ = size;
  block_ = Block::stored;
  return State::more;
}

Inflate::State Inflate::copy_stored() {
  while (stored_left_ > 0 && bit_count_ > 0) {
    output_ += static_cast<char>(take(8));
    --stored_left_;
  }
  const std::size_t size = std::min(stored_left_, data_.size() - at_);
  output_ += data_.substr(at_, size);
  at_ += size;
  stored_left_ -= size;
  return stored_left_ > 0 ? State::truncated : end_block();
}

Inflate::State Inflate::begin_fixed() {
  std::array<std::uint8_t, 288> lengths{};
  for (std::size_t i = 0; i < lengths.size(); ++i) {
    lengths[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
  }
  (void)literals_.set(lengths.data(), lengths.size());
  lengths.fill(5);
  (void)distances_.set(lengths.data(), 30);
  block_ = Block::coded;
  return State::more;
}

/// The lengths of codes, themselves in a code.
Inflate::State Inflate::read_lengths(std::uint8_t* lengths, std::size_t count, const Codes& codes) {
  for (std::size_t i = 0; i < count;) {
    const int symbol = decode(codes);
    if (symbol == no_input) return State::truncated;
    if (symbol == no_code) return wrong("invalid code lengths set");
    if (symbol < 16) {
      lengths[i++] = static_cast<std::uint8_t>(symbol);
      continue;
    }
    static constexpr std::uint32_t bits[3] = {2, 3, 7};
    static constexpr std::uint32_t least[3] = {3, 3, 11};
    const int kind = symbol - 16;
    if (!need(bits[kind])) return State::truncated;
    const std::uint32_t times = least[kind] + take(bits[kind]);
    if ((kind == 0 && i == 0) || i + times > count) return wrong("invalid bit length repeat");
    const std::uint8_t length = kind == 0 ? lengths[i - 1] : 0;
    std::fill_n(lengths + i, times, length);
    i += times;
  }
  return State::more;
}

Inflate::State Inflate::begin_dynamic() {
  if (!need(14)) return State::truncated;
  const std::size_t literals = take(5) + 257;
  const std::size_t distances = take(5) + 1;
  const std::size_t told = take(4) + 4;
  if (literals > 286 || distances > 30) return wrong("too many length or distance symbols");
  std::array<std::uint8_t, 320> lengths{};
  for (std::size_t i = 0; i < told; ++i) {
    if (!need(3)) return State::truncated;
    lengths[order_of_lengths[i]] = static_cast<std::uint8_t>(take(3));
  }
  Codes codes{};
  if (codes.set(lengths.data(), 19) != 0) return wrong("invalid code lengths set");
  lengths.fill(0);
  const State read = read_lengths(lengths.data(), literals + distances, codes);
  if (read != State::more) return read;
  if (lengths[256] == 0) return wrong("invalid code -- missing end-of-block");
  // A single code of one bit may stand alone.
  const int left = literals_.set(lengths.data(), literals);
  if (left != 0 && (left < 0 || literals - literals_.count[0] != 1)) {
    return wrong("invalid literal/lengths set");
  }
  const int distances_left = distances_.set(lengths.data() + literals, distances);
  if (distances_left != 0 && (distances_left < 0 || distances - distances_.count[0] > 1)) {
    return wrong("invalid distances set");
  }
  block_ = Block::coded;
  return State::more;
}

Inflate::State Inflate::decode_symbols() {
  static constexpr int end_of_block = 256;
  const std::size_t enough = output_.size() + piece;
  while (output_.size() < enough) {
    const int symbol = decode(literals_);
    if (symbol == no_input) return State::truncated;
    if (symbol == no_code) return wrong("invalid literal/length code");
    if (symbol == end_of_block) return end_block();
    if (symbol < end_of_block) {
      output_ += static_cast<char>(symbol);
      continue;
    }
    const State copied = copy_match(static_cast<std::uint32_t>(symbol - end_of_block - 1));
    if (copied != State::more) return copied;
  }
  return State::more;
}

Inflate::State Inflate::copy_match(std::uint32_t symbol) {
  if (symbol >= 29) return wrong("invalid literal/length code");
  if (!need(bits_of_length[symbol])) return State::truncated;
  std::size_t length = base_of_length[symbol] + take(bits_of_length[symbol]);
  const int which = decode(distances_);
  if (which == no_input) return State::truncated;
  if (which < 0 || which >= 30) return wrong("invalid distance code");
  if (!need(bits_of_distance[which])) return State::truncated;
  const std::size_t distance = base_of_distance[which] + take(bits_of_distance[which]);
  if (distance > output_.size()) return wrong("invalid distance too far back");
  for (; length > 0; --length) output_ += output_[output_.size() - distance];
  return State::more;
}

}  // namespace looplane::script
