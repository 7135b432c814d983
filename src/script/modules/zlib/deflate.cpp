#include "script/modules/zlib/deflate.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "script/modules/zlib/deflate_blocks.hpp"

// zlib's deflate.c, without its sliding window: all of the text is there.

namespace looplane::script {

namespace {

constexpr std::uint32_t shortest = 3;
constexpr std::uint32_t longest = 258;
constexpr std::uint32_t least_lookahead = longest + shortest + 1;
constexpr std::uint32_t too_far = 4096;  ///< For a match of three bytes.
constexpr std::size_t most_stored = 65535;
constexpr std::uint32_t hash_bits = 15;

struct Effort {
  std::uint32_t good;   ///< Search less once so much matches.
  std::uint32_t lazy;   ///< Look one byte further only below this.
  std::uint32_t nice;   ///< Search no further.
  std::uint32_t chain;  ///< So many places at most.
};

constexpr Effort efforts[10] = {{0, 0, 0, 0},        {4, 4, 8, 4},      {4, 5, 16, 8},
                                {4, 6, 32, 32},      {4, 4, 16, 16},    {8, 16, 32, 32},
                                {8, 16, 128, 128},   {8, 32, 128, 256}, {32, 128, 258, 1024},
                                {32, 258, 258, 4096}};

}  // namespace

/// Finds what stood there before.
class Deflate::Matches {
 public:
  Matches(std::string_view text, int level, int window_bits, Blocks& blocks)
      : text_(text), level_(level), effort_(efforts[level]), blocks_(blocks) {
    const std::uint32_t window = 1u << window_bits;
    mask_ = window - 1;
    farthest_ = window - least_lookahead;
    if (level == 0) return;
    head_.assign(1u << hash_bits, 0);
    previous_.assign(window, 0);
  }

  bool next_block() {
    if (level_ == 0) return store();
    return level_ < 4 ? find_fast() : find_lazily();
  }

 private:
  [[nodiscard]] std::uint32_t left() const {
    return static_cast<std::uint32_t>(text_.size() - at_);
  }
  [[nodiscard]] unsigned char byte(std::size_t place) const {
    return static_cast<unsigned char>(text_[place]);
  }

  /// deflate_stored
  bool store() {
    const std::size_t size = std::min(text_.size() - at_, most_stored);
    at_ += size;
    return flush(at_ < text_.size());
  }

  bool flush(bool more) {
    blocks_.flush(text_.substr(block_, at_ - block_), !more);
    block_ = at_;
    return more;
  }

  /// INSERT_STRING: where its hash was last. Position 0 is nowhere, as in zlib.
  std::uint32_t insert(std::size_t place) {
    const std::uint32_t hash =
        (byte(place) << 10 ^ byte(place + 1) << 5 ^ byte(place + 2)) & ((1u << hash_bits) - 1);
    const std::uint32_t last = head_[hash];
    previous_[place & mask_] = last;
    head_[hash] = static_cast<std::uint32_t>(place);
    return last;
  }

  [[nodiscard]] std::uint32_t length_of_match(std::size_t place, std::uint32_t most) const {
    std::uint32_t length = 0;
    while (length < most && text_[place + length] == text_[at_ + length]) ++length;
    return length;
  }

  /// longest_match; leaves its place in start_. Not more than `best_known` is what is known.
  std::uint32_t longest_match(std::uint32_t place, std::uint32_t best_known) {
    const std::uint32_t most = std::min(longest, left());
    const std::uint32_t nice = std::min(effort_.nice, left());
    const std::size_t limit = at_ > farthest_ ? at_ - farthest_ : 0;
    std::uint32_t chain = best_known >= effort_.good ? effort_.chain >> 2 : effort_.chain;
    std::uint32_t best = best_known;
    do {
      if (best >= most) break;  // nothing can be longer
      if (text_[place + best] != text_[at_ + best]) continue;
      const std::uint32_t length = length_of_match(place, most);
      if (length <= best) continue;
      start_ = place;
      best = length;
      if (length >= nice) break;
    } while ((place = previous_[place & mask_]) > limit && --chain != 0);
    return std::min(best, left());
  }

  /// deflate_fast
  bool find_fast() {
    while (left() > 0) {
      const std::uint32_t last = left() >= shortest ? insert(at_) : 0;
      std::uint32_t length = 0;
      if (last != 0 && at_ - last <= farthest_) length = longest_match(last, shortest - 1);
      bool full = false;
      if (length >= shortest) {
        full = blocks_.add_match(static_cast<std::uint32_t>(at_ - start_), length);
        const bool inserts = length <= effort_.lazy && left() - length >= shortest;
        const std::size_t end = at_ + length;
        while (++at_ < end) {
          if (inserts) (void)insert(at_);
        }
      } else {
        full = blocks_.add_literal(byte(at_++));
      }
      if (full) return flush(true);
    }
    return flush(false);
  }

  /// The match that began one byte before is taken.
  bool take_previous(std::uint32_t length, std::size_t start) {
    const std::size_t end = at_ - 1 + length;
    const bool full = blocks_.add_match(static_cast<std::uint32_t>(at_ - 1 - start), length);
    while (++at_ < end) {
      if (left() >= shortest) (void)insert(at_);
    }
    literal_waits_ = false;
    length_ = shortest - 1;
    return full;
  }

  /// deflate_slow: a match is taken if the one that begins a byte later is not longer.
  bool find_lazily() {
    while (left() > 0) {
      const std::uint32_t last = left() >= shortest ? insert(at_) : 0;
      const std::uint32_t length_before = length_;
      const std::size_t start_before = start_;
      length_ = shortest - 1;
      if (last != 0 && length_before < effort_.lazy && at_ - last <= farthest_) {
        length_ = longest_match(last, length_before);
        if (length_ == shortest && at_ - start_ > too_far) length_ = shortest - 1;
      }
      if (length_before >= shortest && length_ <= length_before) {
        if (take_previous(length_before, start_before)) return flush(true);
        continue;
      }
      bool full = false;
      if (literal_waits_) full = blocks_.add_literal(byte(at_ - 1));
      literal_waits_ = true;
      if (full) {
        (void)flush(true);
        ++at_;
        return true;
      }
      ++at_;
    }
    if (std::exchange(literal_waits_, false)) (void)blocks_.add_literal(byte(at_ - 1));
    return flush(false);
  }

  std::string_view text_;
  int level_;
  const Effort& effort_;
  Blocks& blocks_;
  std::uint32_t mask_ = 0;
  std::uint32_t farthest_ = 0;
  std::vector<std::uint32_t> head_;  ///< Of each hash: where it was last.
  std::vector<std::uint32_t>
      previous_;  ///< Of each place in the window: where its hash was before.
  std::size_t at_ = 0;
  std::size_t block_ = 0;
  std::size_t start_ = 0;
  std::uint32_t length_ = shortest - 1;
  bool literal_waits_ = false;
};

Deflate::Deflate(std::string_view text, int level, int window_bits)
    : blocks_(std::make_unique<Blocks>(level > 0)),
      matches_(std::make_unique<Matches>(text, level, window_bits, *blocks_)) {}
Deflate::~Deflate() = default;

bool Deflate::next_block() { return matches_->next_block(); }
const std::string& Deflate::output() const { return blocks_->output; }

}  // namespace looplane::script
