#include "script/builtins/list_sort.hpp"

#include <algorithm>
#include <bit>

namespace looplane::script {

namespace {

/// Timsort as CPython does it (Objects/listsort.txt): runs that are there already are found or made
/// with binary insertion, then merged in powersort's order. A comparison may run Python code, so
/// every step that compares is a coroutine; keys that are all numbers or all strings are compared
/// on the spot.
class Sorter {
 public:
  struct Item {
    Value key;
    Value value;  ///< Empty: the key is the value.
  };
  using Items = HeapVector<Item>;

  Sorter(Machine& m, Items& items) : m_(m), items_(items), comparison_(choose_comparison()) {}

  Eventually<Done> sort() {
    const std::size_t size = items_.size();
    const std::size_t shortest = shortest_run(size);
    for (std::size_t begin = 0; begin < size;) {
      std::size_t length = co_await count_run(begin);
      if (length < shortest) {
        const std::size_t forced = std::min(shortest, size - begin);
        co_await insert_sorted(begin, begin + length, begin + forced);
        length = forced;
      }
      const Run run{begin, length, 0};
      co_await push_run(run);
      begin += length;
    }
    while (runs_.size() > 1) co_await merge_top();
    co_return Done{};
  }

 private:
  struct Run {
    std::size_t begin;
    std::size_t length;
    int power;
  };
  enum class Comparison : std::uint8_t { integers, numbers, strings, general };

  Comparison choose_comparison() const {
    const auto all = [&](auto test) {
      return std::all_of(items_.begin(), items_.end(),
                         [&](const Item& item) { return test(item.key); });
    };
    if (all([](const Value& key) { return key.is_small_int(); })) return Comparison::integers;
    if (all([](const Value& key) { return key.is_number(); })) return Comparison::numbers;
    if (all([](const Value& key) { return key.is_exact(Kind::string); })) {
      return Comparison::strings;
    }
    return Comparison::general;
  }

  Eventually<bool> is_less(const Value& a, const Value& b) {
    switch (comparison_) {
      case Comparison::integers:
        return a.small_int() < b.small_int();
      case Comparison::numbers:
        return a.number() < b.number();
      // UTF-8 sorts as its code points do.
      case Comparison::strings:
        return text_of(a) < text_of(b);
      case Comparison::general:
        break;
    }
    return less(m_, a, b);
  }
  Eventually<bool> is_less(std::size_t a, std::size_t b) {
    return is_less(items_[a].key, items_[b].key);
  }

  static std::size_t shortest_run(std::size_t size) {
    std::size_t remainder = 0;
    while (size >= 64) {
      remainder |= size & 1;
      size >>= 1;
    }
    return size + remainder;
  }

  void reverse(std::size_t begin, std::size_t end) {
    std::reverse(items_.begin() + static_cast<std::ptrdiff_t>(begin),
                 items_.begin() + static_cast<std::ptrdiff_t>(end));
  }

  /// The first place at or after `end` where an item is smaller than the one before it.
  Eventually<std::size_t> end_of_ascent(std::size_t end) {
    for (; end < items_.size(); ++end) {
      const bool smaller = co_await is_less(end, end - 1);
      if (smaller) break;
      co_await m_.breathe();
    }
    co_return end;
  }

  /// Where the descent ends whose first items, up to `end`, are known. Equal neighbours belong to
  /// it: they are turned around here, and once more with the whole.
  Eventually<std::size_t> end_of_descent(std::size_t end) {
    std::size_t equal = 0;  // How many of the last ones are equal to the one before.
    for (; end < items_.size(); ++end) {
      const bool smaller = co_await is_less(end, end - 1);
      if (smaller) {
        reverse(end - equal - 1, end);
        equal = 0;
      } else {
        const bool larger = co_await is_less(end - 1, end);
        if (larger) break;
        ++equal;
      }
      co_await m_.breathe();
    }
    reverse(end - equal - 1, end);
    co_return end;
  }

  /// The length of the run that begins here. One that descends is turned around (CPython's
  /// count_run, comparison by comparison: programs whose `__lt__` prints show them).
  Eventually<std::size_t> count_run(std::size_t begin) {
    std::size_t end = co_await end_of_ascent(begin + 1);
    if (end == items_.size()) co_return end - begin;
    if (end > begin + 1) {
      const bool ascends = co_await is_less(begin, end - 1);
      if (ascends) co_return end - begin;
      reverse(begin, end);  // All are equal: the descent's beginning.
    }
    end = co_await end_of_descent(end + 1);
    reverse(begin, end);
    end = co_await end_of_ascent(end);
    co_return end - begin;
  }

  /// [begin, sorted) is sorted: puts each of the others, up to `end`, in its place.
  Eventually<Done> insert_sorted(std::size_t begin, std::size_t sorted, std::size_t end) {
    for (std::size_t next = sorted; next < end; ++next) {
      std::size_t low = begin;
      std::size_t high = next;
      while (low < high) {
        const std::size_t middle = (low + high) / 2;
        const bool smaller = co_await is_less(next, middle);
        if (smaller) {
          high = middle;
        } else {
          low = middle + 1;
        }
      }
      const auto at = [&](std::size_t i) {
        return items_.begin() + static_cast<std::ptrdiff_t>(i);
      };
      std::rotate(at(low), at(next), at(next + 1));
      co_await m_.breathe();
    }
    co_return Done{};
  }

  /// How deep in a perfectly balanced tree the border between two runs stands (powerloop).
  [[nodiscard]] int power_of(const Run& left, const Run& right) const {
    std::uint64_t a = 2 * left.begin + left.length;
    std::uint64_t b = a + left.length + right.length;
    const std::uint64_t size = items_.size();
    for (int power = 1;; ++power) {
      if (a >= size) {
        a -= size;
        b -= size;
      } else if (b >= size) {
        return power;
      }
      a <<= 1;
      b <<= 1;
    }
  }

  Eventually<Done> push_run(Run run) {
    if (!runs_.empty()) {
      const int power = power_of(runs_.back(), run);
      while (runs_.size() > 1 && runs_[runs_.size() - 2].power > power) co_await merge_top();
      runs_.back().power = power;
    }
    runs_.push_back(run);
    co_return Done{};
  }

  /// Where `key` belongs in [begin, end): before its equals, or after them. Looks near the hinted
  /// end first, in growing steps.
  Eventually<std::size_t> find_place(Value key, std::size_t begin, std::size_t end,
                                     bool after_equals, bool from_the_end) {
    std::size_t low = begin;
    std::size_t high = end;
    for (std::size_t step = 1; step <= end - begin; step = step * 2 + 1) {
      const std::size_t probe = from_the_end ? end - step : begin + step - 1;
      const bool right = co_await goes_right(key, probe, after_equals);
      if (right) low = probe + 1;
      if (!right) high = probe;
      if (right == from_the_end) break;
    }
    while (low < high) {
      const std::size_t middle = low + (high - low) / 2;
      const bool right = co_await goes_right(key, middle, after_equals);
      if (right) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    co_return low;
  }

  Eventually<bool> goes_right(Value key, std::size_t probe, bool after_equals) {
    if (!after_equals) return is_less(items_[probe].key, key);
    Eventually<bool> smaller = is_less(key, items_[probe].key);
    if (smaller.ready()) return !smaller.peek();
    if (smaller.failed()) return Failure{};
    return negated(std::move(smaller));
  }
  static Eventually<bool> negated(Eventually<bool> pending) {
    const bool value = co_await pending;
    co_return !value;
  }

  /// Merges the two runs on top of the stack, which are neighbours.
  Eventually<Done> merge_top() {
    const Run left = runs_[runs_.size() - 2];
    const Run right = runs_.back();
    runs_.pop_back();
    runs_.back().length = left.length + right.length;
    const std::size_t middle = right.begin;
    std::size_t end = right.begin + right.length;
    const std::size_t begin =
        co_await find_place(items_[middle].key, left.begin, middle, true, false);
    if (begin == middle) co_return Done{};
    end = co_await find_place(items_[middle - 1].key, middle, end, false, true);
    if (end == middle) co_return Done{};
    if (middle - begin <= end - middle) {
      co_await merge_forwards(begin, middle, end);
    } else {
      co_await merge_backwards(begin, middle, end);
    }
    co_return Done{};
  }

  /// Items that were moved out for a merge. What is left of them goes back into the gap, also when
  /// a comparison failed.
  class Aside {
   public:
    Aside(Items& items, std::size_t begin, std::size_t end, bool at_the_front)
        : gap(at_the_front ? begin : end), items_(items), at_the_front_(at_the_front) {
      const auto at = [&](std::size_t i) { return items.begin() + static_cast<std::ptrdiff_t>(i); };
      held_.assign(std::make_move_iterator(at(begin)), std::make_move_iterator(at(end)));
      last_ = held_.size();
    }
    ~Aside() {
      if (!at_the_front_) gap -= last_ - first_;
      while (first_ < last_) items_[gap++] = std::move(held_[first_++]);
    }
    Aside(const Aside&) = delete;
    Aside& operator=(const Aside&) = delete;

    [[nodiscard]] bool empty() const { return first_ == last_; }
    [[nodiscard]] const Value& front() const { return held_[first_].key; }
    [[nodiscard]] const Value& back() const { return held_[last_ - 1].key; }
    void put_front() { items_[gap++] = std::move(held_[first_++]); }
    void put_back() { items_[--gap] = std::move(held_[--last_]); }

    std::size_t
        gap;  ///< Where the next item goes: here when merging forwards, before it backwards.

   private:
    Items& items_;
    Items held_;
    std::size_t first_ = 0;
    std::size_t last_ = 0;
    bool at_the_front_;
  };

  Eventually<Done> merge_forwards(std::size_t begin, std::size_t middle, std::size_t end) {
    Aside left(items_, begin, middle, true);
    std::size_t right = middle;
    items_[left.gap++] = std::move(items_[right++]);
    while (!left.empty() && right < end) {
      const bool right_first = co_await is_less(items_[right].key, left.front());
      if (right_first) {
        items_[left.gap++] = std::move(items_[right++]);
      } else {
        left.put_front();
      }
      co_await m_.breathe();
    }
    co_return Done{};
  }

  Eventually<Done> merge_backwards(std::size_t begin, std::size_t middle, std::size_t end) {
    Aside right(items_, middle, end, false);
    std::size_t left = middle;
    items_[--right.gap] = std::move(items_[--left]);
    while (!right.empty() && left > begin) {
      const bool left_last = co_await is_less(right.back(), items_[left - 1].key);
      if (left_last) {
        items_[--right.gap] = std::move(items_[--left]);
      } else {
        right.put_back();
      }
      co_await m_.breathe();
    }
    co_return Done{};
  }

  Machine& m_;
  Items& items_;
  Comparison comparison_;
  HeapVector<Run> runs_;
};

/// Takes the values out of a list while they are sorted, and puts them back, whatever happens.
class Borrowed {
 public:
  explicit Borrowed(ListObject* list) : list_(Ref<ListObject>::share(list)) {
    values.swap(list->items);
  }
  ~Borrowed() {
    if (!items.empty()) {
      for (std::size_t i = 0; i < items.size(); ++i) {
        Sorter::Item& item = items[i];
        values[i] = std::move(item.value.empty() ? item.key : item.value);
      }
    }
    if (reversed) std::reverse(values.begin(), values.end());
    values.swap(list_->items);
  }
  Borrowed(const Borrowed&) = delete;
  Borrowed& operator=(const Borrowed&) = delete;

  [[nodiscard]] bool modified() const { return list_->items.capacity() != 0; }
  HeapVector<Value> values;
  Sorter::Items items;
  bool reversed = false;

 private:
  Ref<ListObject> list_;
};

}  // namespace

Eventually<Value> sort_list(Machine& m, Value list, Value key, Value reverse) {
  const bool descending = co_await truth(m, reverse);
  Borrowed borrowed(list.as<ListObject>());
  Sorter::Items items;
  items.reserve(borrowed.values.size());
  for (std::size_t i = 0; i < borrowed.values.size(); ++i) {
    const Value value = borrowed.values[i];
    if (key.is_none()) {
      items.push_back({value, Value()});
    } else {
      Value key_of_value = co_await call(m, key, value);
      items.push_back({std::move(key_of_value), value});
    }
    co_await m.breathe();
  }
  borrowed.items.swap(items);
  // Reversed before and after, so that equal values keep their order.
  if (descending) {
    std::reverse(borrowed.items.begin(), borrowed.items.end());
    borrowed.reversed = true;
  }
  Sorter sorter(m, borrowed.items);
  co_await sorter.sort();
  if (borrowed.modified()) co_return m.value_error("list modified during sort");
  co_return Value::none();
}

}  // namespace looplane::script
