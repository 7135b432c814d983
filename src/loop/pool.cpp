#include <looplane/pool.hpp>
#include <utility>

namespace looplane::pool {

namespace {

constexpr std::size_t kPiece = std::size_t{32} * 1024;

// What is left of the piece that this thread cuts blocks from.
struct Rest {
  std::byte* begin;
  std::byte* end;
};
thread_local constinit Rest rest{};

}  // namespace

void* allocate_fresh(std::size_t size) {
  if (size > kLargestBlock) {
    footprint += size;
    return ::operator new(size);
  }
  const std::size_t block = size_class(size) * kGranularity;
  if (static_cast<std::size_t>(rest.end - rest.begin) < block) {
    rest.begin = static_cast<std::byte*>(::operator new(kPiece));
    rest.end = rest.begin + kPiece;
    footprint += kPiece;
  }
  return std::exchange(rest.begin, rest.begin + block);
}

}  // namespace looplane::pool
