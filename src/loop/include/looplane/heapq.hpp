#pragma once

#include <cstddef>
#include <utility>
#include <vector>

// CPython's heapq, sift by sift: items that are equal come out in its order, which the heaps of the
// standard libraries do not promise (libstdc++ and libc++ differ).
namespace looplane::heapq {

template <class T, class Less>
void sift_down(std::vector<T>& heap, std::size_t start, std::size_t position, Less& less) {
  T item = std::move(heap[position]);
  while (position > start) {
    const std::size_t parent = (position - 1) / 2;
    if (!less(item, heap[parent])) break;
    heap[position] = std::move(heap[parent]);
    position = parent;
  }
  heap[position] = std::move(item);
}

// Bubbles the smaller child up until a leaf is hit, then sifts the item down from there.
template <class T, class Less>
void sift_up(std::vector<T>& heap, std::size_t position, Less& less) {
  const std::size_t end = heap.size();
  const std::size_t start = position;
  T item = std::move(heap[position]);
  std::size_t child = 2 * position + 1;
  for (; child + 1 < end; child = 2 * position + 1) {
    // In a large heap each level is somewhere else in memory: those of three levels below, of which
    // one will be needed, are on their way meanwhile. (Nothing is read beyond the end.)
    const T* below = heap.data() + 8 * position + 7;
    __builtin_prefetch(below);
    __builtin_prefetch(below + 4);
    __builtin_prefetch(below + 7);
    child += less(heap[child], heap[child + 1]) ? 0 : 1;  // no branch: it would go either way
    heap[position] = std::move(heap[child]);
    position = child;
  }
  if (child < end) {
    heap[position] = std::move(heap[child]);
    position = child;
  }
  heap[position] = std::move(item);
  sift_down(heap, start, position, less);
}

template <class T, class Less>
void push(std::vector<T>& heap, T item, Less less) {
  heap.push_back(std::move(item));
  sift_down(heap, 0, heap.size() - 1, less);
}

template <class T, class Less>
T pop(std::vector<T>& heap, Less less) {
  T last = std::move(heap.back());
  heap.pop_back();
  if (heap.empty()) return last;
  std::swap(last, heap.front());
  sift_up(heap, 0, less);
  return last;
}

template <class T, class Less>
void heapify(std::vector<T>& heap, Less less) {
  for (std::size_t index = heap.size() / 2; index-- > 0;) sift_up(heap, index, less);
}

}  // namespace looplane::heapq
