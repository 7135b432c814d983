#include "script/builtins/iterators.hpp"
#include "script/modules/modules.hpp"

// heapq's functions on lists. The sifts are those of CPython's heapq, comparison by comparison: the
// order in which equal items leave a heap depends on them.

namespace looplane::script {

namespace {

HeapVector<Value>& heap_of(const Value& list) { return list.as<ListObject>()->items; }

/// `argument`: "heappush() argument 1", as the function calls it.
bool checked_heap(Machine& m, const Value& heap, std::string_view argument) {
  if (heap.is(Kind::list)) return true;
  (void)m.type_error(concat(argument, " must be list, not ", m.type_name(heap)));
  return false;
}

/// `reverse`: the heap of the largest instead of the smallest.
Eventually<bool> before(Machine& m, const Value& a, const Value& b, bool reverse) {
  return reverse ? less(m, b, a) : less(m, a, b);
}

Failure size_changed(Machine& m) {
  return m.raise(m.types.RuntimeError, "list changed size during iteration");
}

Eventually<Done> sift_down(Machine& m, Value list, std::size_t start, std::size_t position,
                           bool reverse) {
  const std::size_t size = heap_of(list).size();
  while (position > start) {
    const std::size_t parent = (position - 1) >> 1;
    const Value item = heap_of(list)[position];
    const Value above = heap_of(list)[parent];
    const bool moves = co_await before(m, item, above, reverse);
    if (heap_of(list).size() != size) co_return size_changed(m);
    if (!moves) break;
    heap_of(list)[position].swap(heap_of(list)[parent]);
    position = parent;
    co_await m.breathe();
  }
  co_return Done{};
}

Eventually<Done> sift_up(Machine& m, Value list, std::size_t position, bool reverse) {
  const std::size_t size = heap_of(list).size();
  const std::size_t start = position;
  // Down to a leaf along the smaller children, then up to where the item belongs.
  while (position < size >> 1) {
    std::size_t child = 2 * position + 1;
    if (child + 1 < size) {
      const Value left = heap_of(list)[child];
      const Value right = heap_of(list)[child + 1];
      const bool left_first = co_await before(m, left, right, reverse);
      if (heap_of(list).size() != size) co_return size_changed(m);
      if (!left_first) ++child;
    }
    heap_of(list)[position].swap(heap_of(list)[child]);
    position = child;
    co_await m.breathe();
  }
  co_await sift_down(m, list, start, position, reverse);
  co_return Done{};
}

Eventually<Value> heappush(Machine& m, Arguments a) {
  if (!checked_heap(m, a[0], "heappush() argument 1")) co_return Failure{};
  heap_of(a[0]).push_back(a[1]);
  co_await sift_down(m, a[0], 0, heap_of(a[0]).size() - 1, false);
  co_return Value::none();
}

template <bool reverse>
Eventually<Value> heappop(Machine& m, Arguments a) {
  if (!checked_heap(m, a[0], "heappop() argument")) co_return Failure{};
  HeapVector<Value>& heap = heap_of(a[0]);
  if (heap.empty()) co_return m.raise(m.types.IndexError, "index out of range");
  Value last = std::move(heap.back());
  heap.pop_back();
  if (heap.empty()) co_return last;
  heap.front().swap(last);
  co_await sift_up(m, a[0], 0, reverse);
  co_return last;
}

template <bool reverse>
Eventually<Value> heapreplace(Machine& m, Arguments a) {
  if (!checked_heap(m, a[0], "heapreplace() argument 1")) co_return Failure{};
  if (heap_of(a[0]).empty()) co_return m.raise(m.types.IndexError, "index out of range");
  Value first = a[1];
  heap_of(a[0]).front().swap(first);
  co_await sift_up(m, a[0], 0, reverse);
  co_return first;
}

Eventually<Value> heappushpop(Machine& m, Arguments a) {
  if (!checked_heap(m, a[0], "heappushpop() argument 1")) co_return Failure{};
  if (heap_of(a[0]).empty()) co_return a[1];
  const Value top = heap_of(a[0]).front();
  const bool replaces = co_await less(m, top, a[1]);
  if (!replaces) co_return a[1];
  if (heap_of(a[0]).empty()) co_return m.raise(m.types.IndexError, "index out of range");
  Value first = a[1];
  heap_of(a[0]).front().swap(first);
  co_await sift_up(m, a[0], 0, false);
  co_return first;
}

template <bool reverse>
Eventually<Value> heapify(Machine& m, Arguments a) {
  if (!checked_heap(m, a[0], "heapify() argument")) co_return Failure{};
  for (std::size_t i = heap_of(a[0]).size() / 2; i > 0; --i) {
    co_await sift_up(m, a[0], i - 1, reverse);
  }
  co_return Value::none();
}

constexpr NativeMethod functions[] = {
    {"heappush(heap, item, /)", heappush},
    {"heappop(heap, /)", heappop<false>},
    {"heapreplace(heap, item, /)", heapreplace<false>},
    {"heappushpop(heap, item, /)", heappushpop},
    {"heapify(heap, /)", heapify<false>},
    {"_heappop_max(heap, /)", heappop<true>},
    {"_heapreplace_max(heap, item, /)", heapreplace<true>},
    {"_heapify_max(heap, /)", heapify<true>},
};

}  // namespace

void define_heapq(Machine& m, ModuleObject* module) { m.define_functions(module, functions); }

}  // namespace looplane::script
