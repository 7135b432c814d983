#include <looplane/pool.hpp>

namespace looplane::pool {

void* allocate_fresh(std::size_t size) {
  if (size > kLargestBlock) return ::operator new(size);
  return ::operator new(size_class(size) * kGranularity);
}

}  // namespace looplane::pool
