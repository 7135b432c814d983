#include "script/modules/zlib/deflate_blocks.hpp"

#include <algorithm>

// Ties are broken as trees.c breaks them: the codes, and so the length of a block, depend on it.

namespace looplane::script {

namespace {

constexpr std::size_t symbols_in_block = 16383;
constexpr std::size_t end_of_block = 256;
constexpr std::uint32_t shortest_match = 3;
constexpr std::uint8_t extra_of_length[29] = {0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2,
                                              2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0};
constexpr std::uint8_t extra_of_distance[30] = {0, 0, 0,  0,  1,  1,  2,  2,  3,  3,
                                                4, 4, 5,  5,  6,  6,  7,  7,  8,  8,
                                                9, 9, 10, 10, 11, 11, 12, 12, 13, 13};
constexpr std::uint8_t extra_of_lengths[19] = {0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
                                               0, 0, 0, 0, 0, 0, 2, 3, 7};
constexpr std::uint8_t order_of_lengths[19] = {16, 17, 18, 0, 8,  7, 9,  6, 10, 5,
                                               11, 4,  12, 3, 13, 2, 14, 1, 15};
// Symbols that stand for runs of lengths.
constexpr std::uint32_t again = 16;       // the last one, 3 to 6 times
constexpr std::uint32_t zeros = 17;       // 3 to 10 times
constexpr std::uint32_t many_zeros = 18;  // 11 to 138 times

enum : std::uint32_t { stored = 0, fixed = 1, dynamic = 2 };

/// The symbol of a length or distance, and the first that it stands for.
struct Code {
  std::uint32_t symbol;
  std::uint32_t base;
};

/// `value` counts from 0; each symbol stands for as many as its extra bits can tell.
template <std::size_t count>
Code code_of(std::uint32_t value, const std::uint8_t (&extra)[count]) {
  std::uint32_t base = 0;
  for (std::uint32_t symbol = 0;; ++symbol) {
    const std::uint32_t size = 1u << extra[symbol];
    if (value < base + size || symbol + 1 == count) return {symbol, base};
    base += size;
  }
}

Code code_of_length(std::uint32_t length) {
  static constexpr std::uint32_t longest_match = 258;
  if (length == longest_match) return {28, longest_match - shortest_match};
  return code_of(length - shortest_match, extra_of_length);
}

Code code_of_distance(std::uint32_t distance) { return code_of(distance - 1, extra_of_distance); }

std::uint32_t reversed(std::uint32_t code, std::uint32_t bits) {
  std::uint32_t result = 0;
  for (; bits > 0; --bits, code >>= 1) result = result << 1 | (code & 1);
  return result;
}

}  // namespace

// --- Symbols ------------------------------------------------------------------------------------

void Deflate::Blocks::begin() {
  symbols_.clear();
  for (Alphabet* alphabet : {&literals_, &distances_, &lengths_}) alphabet->count.fill(0);
  literals_.count[end_of_block] = 1;
  best_bits_ = fixed_bits_ = 0;
}

bool Deflate::Blocks::add_literal(unsigned char byte) {
  symbols_.push_back({0, byte});
  ++literals_.count[byte];
  return symbols_.size() == symbols_in_block;
}

bool Deflate::Blocks::add_match(std::uint32_t distance, std::uint32_t length) {
  symbols_.push_back({distance, length});
  ++literals_.count[code_of_length(length).symbol + end_of_block + 1];
  ++distances_.count[code_of_distance(distance).symbol];
  return symbols_.size() == symbols_in_block;
}

// --- Codes --------------------------------------------------------------------------------------

/// gen_codes
void Deflate::Blocks::assign_codes(Alphabet& alphabet) {
  std::array<std::uint32_t, 17> of_length{};
  for (std::size_t i = 0; i <= alphabet.last; ++i) ++of_length[alphabet.bits[i]];
  of_length[0] = 0;
  std::array<std::uint32_t, 17> next{};
  for (std::size_t bits = 1; bits < next.size(); ++bits) {
    next[bits] = (next[bits - 1] + of_length[bits - 1]) << 1;
  }
  for (std::size_t i = 0; i <= alphabet.last; ++i) {
    const std::uint32_t bits = alphabet.bits[i];
    if (bits != 0) alphabet.code[i] = reversed(next[bits]++, bits);
  }
}

const Deflate::Blocks::Alphabet& Deflate::Blocks::fixed_literals() {
  static const Alphabet alphabet = [] {
    Alphabet made{288, 15, {}, {}, {}, {}, 287};
    for (std::size_t i = 0; i < made.symbols; ++i) {
      made.bits[i] = i < 144 ? 8 : i < 256 ? 9 : i < 280 ? 7 : 8;
    }
    assign_codes(made);
    return made;
  }();
  return alphabet;
}

const Deflate::Blocks::Alphabet& Deflate::Blocks::fixed_distances() {
  static const Alphabet alphabet = [] {
    Alphabet made{30, 15, {}, {}, {}, {}, 29};
    std::fill_n(made.bits.begin(), made.symbols, 5);
    assign_codes(made);
    return made;
  }();
  return alphabet;
}

/// smaller
bool Deflate::Blocks::before(const Alphabet& alphabet, std::uint32_t a, std::uint32_t b) const {
  if (alphabet.count[a] != alphabet.count[b]) return alphabet.count[a] < alphabet.count[b];
  return depth_[a] <= depth_[b];
}

/// pqdownheap
void Deflate::Blocks::sink(const Alphabet& alphabet, std::size_t place) {
  const std::uint32_t node = heap_[place];
  for (std::size_t child = 2 * place; child <= heap_size_; child *= 2) {
    if (child < heap_size_ && before(alphabet, heap_[child + 1], heap_[child])) ++child;
    if (before(alphabet, node, heap_[child])) break;
    heap_[place] = heap_[child];
    place = child;
  }
  heap_[place] = node;
}

/// build_tree. `extra` are the extra bits of the symbols from `extra_from` on.
void Deflate::Blocks::build(Alphabet& alphabet, const Alphabet* fixed, std::size_t extra_from,
                            const std::uint8_t* extra) {
  heap_size_ = 0;
  heap_end_ = most_nodes;
  std::uint32_t last = 0;
  bool any = false;
  for (std::uint32_t i = 0; i < alphabet.symbols; ++i) {
    alphabet.bits[i] = 0;
    if (alphabet.count[i] == 0) continue;
    heap_[++heap_size_] = last = i;
    any = true;
    depth_[i] = 0;
  }
  while (heap_size_ < 2) {  // there are two codes at least
    const std::uint32_t node = !any ? 0 : last < 2 ? last + 1 : 0;
    if (!any || last < 2) last = node;
    any = true;
    heap_[++heap_size_] = node;
    alphabet.count[node] = 1;
    depth_[node] = 0;
    --best_bits_;
    if (fixed != nullptr) fixed_bits_ -= fixed->bits[node];
  }
  alphabet.last = last;
  for (std::size_t place = heap_size_ / 2; place >= 1; --place) sink(alphabet, place);
  auto node = static_cast<std::uint32_t>(alphabet.symbols);
  do {
    const std::uint32_t first = heap_[1];
    heap_[1] = heap_[heap_size_--];
    sink(alphabet, 1);
    const std::uint32_t second = heap_[1];
    heap_[--heap_end_] = first;
    heap_[--heap_end_] = second;
    alphabet.count[node] = alphabet.count[first] + alphabet.count[second];
    depth_[node] = static_cast<std::uint8_t>(std::max(depth_[first], depth_[second]) + 1);
    alphabet.parent[first] = alphabet.parent[second] = node;
    heap_[1] = node++;
    sink(alphabet, 1);
  } while (heap_size_ >= 2);
  heap_[--heap_end_] = heap_[1];
  limit_bits(alphabet, fixed, extra_from, extra);
  assign_codes(alphabet);
}

/// gen_bitlen
void Deflate::Blocks::limit_bits(Alphabet& alphabet, const Alphabet* fixed, std::size_t extra_from,
                                 const std::uint8_t* extra) {
  std::array<std::uint32_t, 17> of_length{};
  int overflow = 0;
  alphabet.bits[heap_[heap_end_]] = 0;
  for (std::size_t place = heap_end_ + 1; place < most_nodes; ++place) {
    const std::uint32_t node = heap_[place];
    std::uint32_t bits = alphabet.bits[alphabet.parent[node]] + 1;
    if (bits > alphabet.longest) {
      bits = alphabet.longest;
      ++overflow;
    }
    alphabet.bits[node] = bits;
    if (node > alphabet.last) continue;
    ++of_length[bits];
    const std::uint32_t more = node >= extra_from ? extra[node - extra_from] : 0;
    best_bits_ += alphabet.count[node] * (bits + more);
    if (fixed != nullptr) fixed_bits_ += alphabet.count[node] * (fixed->bits[node] + more);
  }
  if (overflow == 0) return;
  for (; overflow > 0; overflow -= 2) {
    std::uint32_t bits = alphabet.longest - 1;
    while (of_length[bits] == 0) --bits;
    --of_length[bits];
    of_length[bits + 1] += 2;
    --of_length[alphabet.longest];
  }
  std::size_t place = most_nodes;
  for (std::uint32_t bits = alphabet.longest; bits != 0; --bits) {
    for (std::uint32_t left = of_length[bits]; left != 0;) {
      const std::uint32_t node = heap_[--place];
      if (node > alphabet.last) continue;
      best_bits_ += (bits - alphabet.bits[node]) * alphabet.count[node];
      alphabet.bits[node] = bits;
      --left;
    }
  }
}

/// What scan_tree and send_tree walk along: visit(length, how often, whether another came before).
template <class Visit>
void Deflate::Blocks::runs_of(const Alphabet& alphabet, Visit visit) {
  static constexpr std::uint32_t none = 0xffff;
  std::uint32_t previous = none;
  std::uint32_t next = alphabet.bits[0];
  std::uint32_t count = 0;
  std::uint32_t most = next == 0 ? 138 : 7;
  std::uint32_t least = next == 0 ? 3 : 4;
  for (std::size_t i = 0; i <= alphabet.last; ++i) {
    const std::uint32_t length = next;
    next = i == alphabet.last ? none : alphabet.bits[i + 1];
    if (++count < most && length == next) continue;
    visit(length, count, count >= least, length != previous);
    count = 0;
    previous = length;
    most = next == 0 ? 138 : length == next ? 6 : 7;
    least = next == 0 || length == next ? 3 : 4;
  }
}

/// build_bl_tree: how many lengths of the lengths' codes are to be told.
std::size_t Deflate::Blocks::build_lengths() {
  const auto note = [this](std::uint32_t length, std::uint32_t count, bool is_run, bool is_new) {
    if (!is_run) {
      lengths_.count[length] += count;
    } else if (length != 0) {
      if (is_new) ++lengths_.count[length];
      ++lengths_.count[again];
    } else {
      ++lengths_.count[count <= 10 ? zeros : many_zeros];
    }
  };
  runs_of(literals_, note);
  runs_of(distances_, note);
  build(lengths_, nullptr, 0, extra_of_lengths);
  std::size_t told = 19;
  while (told > 4 && lengths_.bits[order_of_lengths[told - 1]] == 0) --told;
  best_bits_ += 3 * static_cast<std::uint32_t>(told) + 5 + 5 + 4;
  return told;
}

// --- Writing ------------------------------------------------------------------------------------

void Deflate::Blocks::put(std::uint32_t value, std::uint32_t bits) {
  pending_ |= std::uint64_t{value} << pending_bits_;
  pending_bits_ += bits;
  while (pending_bits_ >= 8) {
    output += static_cast<char>(pending_ & 0xff);
    pending_ >>= 8;
    pending_bits_ -= 8;
  }
}

void Deflate::Blocks::put(const Alphabet& alphabet, std::size_t symbol) {
  put(alphabet.code[symbol], alphabet.bits[symbol]);
}

void Deflate::Blocks::align() {
  if (pending_bits_ > 0) put(0, 8 - pending_bits_);
}

void Deflate::Blocks::write_lengths(const Alphabet& alphabet) {
  runs_of(alphabet, [this](std::uint32_t length, std::uint32_t count, bool is_run, bool is_new) {
    if (!is_run) {
      for (; count > 0; --count) put(lengths_, length);
    } else if (length != 0) {
      if (is_new) {
        put(lengths_, length);
        --count;
      }
      put(lengths_, again);
      put(count - 3, 2);
    } else if (count <= 10) {
      put(lengths_, zeros);
      put(count - 3, 3);
    } else {
      put(lengths_, many_zeros);
      put(count - 11, 7);
    }
  });
}

/// send_all_trees
void Deflate::Blocks::write_codes(std::size_t lengths) {
  put(static_cast<std::uint32_t>(literals_.last - end_of_block), 5);
  put(static_cast<std::uint32_t>(distances_.last), 5);
  put(static_cast<std::uint32_t>(lengths - 4), 4);
  for (std::size_t i = 0; i < lengths; ++i) put(lengths_.bits[order_of_lengths[i]], 3);
  write_lengths(literals_);
  write_lengths(distances_);
}

/// compress_block
void Deflate::Blocks::write_symbols(const Alphabet& literals, const Alphabet& distances) {
  for (const Symbol& symbol : symbols_) {
    if (symbol.distance == 0) {
      put(literals, symbol.value);
      continue;
    }
    const Code length = code_of_length(symbol.value);
    put(literals, length.symbol + end_of_block + 1);
    put(symbol.value - shortest_match - length.base, extra_of_length[length.symbol]);
    const Code distance = code_of_distance(symbol.distance);
    put(distances, distance.symbol);
    put(symbol.distance - 1 - distance.base, extra_of_distance[distance.symbol]);
  }
  put(literals, end_of_block);
}

/// _tr_stored_block
void Deflate::Blocks::write_stored(std::string_view text, bool is_last) {
  put(stored << 1 | (is_last ? 1 : 0), 3);
  align();
  const auto size = static_cast<std::uint32_t>(text.size());
  put(size, 16);
  put(~size & 0xffff, 16);
  output += text;
}

/// _tr_flush_block
void Deflate::Blocks::flush(std::string_view text, bool is_last) {
  if (!compresses_) {
    write_stored(text, is_last);
    return;
  }
  build(literals_, &fixed_literals(), end_of_block + 1, extra_of_length);
  build(distances_, &fixed_distances(), 0, extra_of_distance);
  const std::size_t lengths = build_lengths();
  const std::uint32_t fixed_bytes = (fixed_bits_ + 3 + 7) / 8;
  const std::uint32_t best_bytes = std::min((best_bits_ + 3 + 7) / 8, fixed_bytes);
  if (text.size() + 4 <= best_bytes) {
    write_stored(text, is_last);
  } else if (fixed_bytes == best_bytes) {
    put(fixed << 1 | (is_last ? 1 : 0), 3);
    write_symbols(fixed_literals(), fixed_distances());
  } else {
    put(dynamic << 1 | (is_last ? 1 : 0), 3);
    write_codes(lengths);
    write_symbols(literals_, distances_);
  }
  begin();
  if (is_last) align();
}

}  // namespace looplane::script
