#include "script/machine/operations.hpp"
#include "script/modules/modules.hpp"

namespace looplane::script {

namespace {

/// (a, x, lo=0, hi=None, *, key=None): where x belongs, after or before its equals.
Eventually<std::int64_t> find_place(Machine& m, Value sequence, Value value, Value low_value,
                                    Value high_value, Value key, bool after_equals) {
  std::int64_t low = co_await index_int64(m, low_value);
  if (low < 0) co_return m.value_error("lo must be non-negative");
  std::int64_t high = 0;
  if (high_value.is_none()) {
    high = co_await length(m, sequence);
  } else {
    high = co_await index_int64(m, high_value);
  }
  while (low < high) {
    const std::int64_t middle = low + (high - low) / 2;
    Value item = co_await get_item(m, sequence, m.integer(middle));
    if (!key.is_none()) item = co_await call(m, key, item);
    bool right = false;
    if (after_equals) {
      const bool smaller = co_await less(m, value, item);
      right = !smaller;
    } else {
      right = co_await less(m, item, value);
    }
    if (right) {
      low = middle + 1;
    } else {
      high = middle;
    }
    co_await m.breathe();
  }
  co_return low;
}

template <bool after_equals>
Eventually<Value> bisect(Machine& m, Arguments a) {
  const std::int64_t place = co_await find_place(m, a[0], a[1], a[2], a[3], a[4], after_equals);
  co_return m.integer(place);
}

template <bool after_equals>
Eventually<Value> insort(Machine& m, Arguments a) {
  Value key = a[1];
  if (!a[4].is_none()) key = co_await call(m, a[4], a[1]);
  const std::int64_t place = co_await find_place(m, a[0], key, a[2], a[3], a[4], after_equals);
  co_await call_method(m, a[0], "insert", m.integer(place), a[1]);
  co_return Value::none();
}

constexpr NativeMethod functions[] = {
    {"bisect_left(a, x, lo=0, hi=None, *, key=None)", bisect<false>},
    {"bisect_right(a, x, lo=0, hi=None, *, key=None)", bisect<true>},
    {"insort_left(a, x, lo=0, hi=None, *, key=None)", insort<false>},
    {"insort_right(a, x, lo=0, hi=None, *, key=None)", insort<true>},
};

}  // namespace

void define_bisect(Machine& m, ModuleObject* module) { m.define_functions(module, functions); }

}  // namespace looplane::script
