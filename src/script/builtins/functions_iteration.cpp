#include <cmath>

#include "script/builtins/functions.hpp"
#include "script/builtins/iterators.hpp"
#include "script/builtins/list_sort.hpp"

// Builtin functions about containers and iterators.

namespace looplane::script {

namespace {

Eventually<Value> len_later(Machine& m, Eventually<std::int64_t> pending) {
  const std::int64_t size = co_await pending;
  co_return m.integer(size);
}

Eventually<Value> builtin_len(Machine& m, Arguments a) {
  Eventually<std::int64_t> size = length(m, a[0]);
  if (size.ready()) return m.integer(size.take());
  return len_later(m, std::move(size));
}

Eventually<Value> builtin_iter(Machine& m, Arguments a) {
  if (a[1].empty()) return get_iterator(m, a[0]);
  if (!is_callable(m, a[0])) return m.type_error("iter(v, w): v must be callable");
  return iterate_calls(m, a[0], a[1]);
}

Eventually<Value> next_or_default(Machine& m, Value iterator, Value fallback) {
  const Value value = co_await next(m, iterator);
  co_return value.empty() ? fallback : value;
}

Eventually<Value> builtin_next(Machine& m, Arguments a) {
  const Type* type = m.type_of(a[0]);
  if ((*type)[Special::next].empty()) {
    return m.type_error(concat("'", type->name_text(), "' object is not an iterator"));
  }
  if (!a[1].empty()) return next_or_default(m, a[0], a[1]);
  return call_special(m, a[0], Special::next);
}

/// Passes over what cannot decide.
template <bool looking_for>
struct Searcher final : Consumer {
  bool take(Machine&, const Value& item) override {
    if constexpr (looking_for) return item.is_false() || item.is_none();
    return item.is_true();
  }
};

template <bool looking_for>
Eventually<Value> any_or_all(Machine& m, Arguments a) {
  const Value iterator = co_await get_iterator(m, a[0]);
  Searcher<looking_for> searcher;
  while (true) {
    const Value item = co_await next_for(m, iterator, searcher);
    if (item.empty()) co_return Value::boolean(!looking_for);
    const bool is_true = co_await truth(m, item);
    if (is_true == looking_for) co_return Value::boolean(looking_for);
    co_await m.breathe();
  }
}

// --- min and max --------------------------------------------------------------------------------

/// (*arguments, key=None, default=...)
template <CompareOperator op>
Eventually<Value> extreme(Machine& m, Arguments a) {
  constexpr std::string_view name = op == CompareOperator::gt ? "max" : "min";
  const auto* given = a[2].as<TupleObject>();
  if (given->count == 0) {
    co_return m.type_error(concat(name, " expected at least 1 argument, got 0"));
  }
  const bool several = given->count > 1;
  if (several && !a[1].empty()) {
    co_return m.type_error(
        concat("Cannot specify a default for ", name, "() with multiple positional arguments"));
  }
  const Value iterator = co_await get_iterator(m, several ? a[2] : given->items[0]);
  Value best;
  Value best_key;
  while (true) {
    const Value item = co_await next(m, iterator);
    if (item.empty()) break;
    Value key = item;
    if (!a[0].is_none()) key = co_await call(m, a[0], item);
    bool better = best.empty();
    if (!better) {
      const Value answer = co_await compare(m, op, key, best_key);
      better = co_await truth(m, answer);
    }
    if (better) {
      best = item;
      best_key = key;
    }
    co_await m.breathe();
  }
  if (!best.empty()) co_return best;
  if (!a[1].empty()) co_return a[1];
  co_return m.value_error(concat(name, "() iterable argument is empty"));
}

// --- sum ----------------------------------------------------------------------------------------

/// A sum of floats that keeps what each addition rounds off (Neumaier), as CPython since 3.12.
class FloatSum {
 public:
  explicit FloatSum(double start) : sum_(start) {}
  void add(double value) {
    const double total = sum_ + value;
    if (std::fabs(sum_) >= std::fabs(value)) {
      lost_ += (sum_ - total) + value;
    } else {
      lost_ += (value - total) + sum_;
    }
    sum_ = total;
  }
  void add_plainly(double value) { sum_ += value; }
  [[nodiscard]] double total() const {
    return lost_ != 0 && std::isfinite(lost_) ? sum_ + lost_ : sum_;
  }

 private:
  double sum_;
  double lost_ = 0;
};

bool is_whole(const Value& value) { return value.is_small_int() || value.is_bool(); }

double as_double(const Value& value) {
  if (value.is_bool()) return value.is_true() ? 1 : 0;
  return static_cast<double>(value.small_int());
}

/// Adds plain numbers; other items are added to its total, with which it then begins again.
class Sum final : public Consumer {
 public:
  explicit Sum(Value start) { begin(std::move(start)); }
  void begin(Value start) {
    is_float_ = start.is_number();
    if (is_float_) floats_ = FloatSum(start.number());
    total_ = std::move(start);
  }
  bool take(Machine&, const Value& item) override {
    if (is_float_) {
      if (item.is_number()) {
        floats_.add(item.number());
        return true;
      }
      if (is_whole(item)) floats_.add_plainly(as_double(item));
      return is_whole(item);
    }
    if (!Value::both_small_ints(total_, item)) return false;
    const std::int64_t sum = total_.small_int() + item.small_int();
    if (Value::fits(sum)) total_ = Value::small_int(sum);
    return Value::fits(sum);
  }
  [[nodiscard]] Value total() const { return is_float_ ? Value::number(floats_.total()) : total_; }

 private:
  bool is_float_ = false;
  FloatSum floats_{0};
  Value total_;
};

Eventually<Value> add_up(Machine& m, Value iterable, Value start) {
  const Value iterator = co_await get_iterator(m, iterable);
  Sum sum(std::move(start));
  while (true) {
    const Value item = co_await next_for(m, iterator, sum);
    if (item.empty()) co_return sum.total();
    if (!sum.take(m, item)) {
      const Value total = sum.total();
      sum.begin(co_await binary(m, BinaryOperator::add, total, item));
    }
    co_await m.breathe();
  }
}

Eventually<Value> builtin_sum(Machine& m, Arguments a) {
  if (a[1].is(Kind::string)) {
    return m.type_error("sum() can't sum strings [use ''.join(seq) instead]");
  }
  if (a[1].is(Kind::bytes)) {
    return m.type_error("sum() can't sum bytes [use b''.join(seq) instead]");
  }
  if (a[1].is(Kind::bytearray)) {
    return m.type_error("sum() can't sum bytearray [use b''.join(seq) instead]");
  }
  return add_up(m, a[0], a[1]);
}

// All but the first argument are list.sort's, and so are the complaints about them.
Eventually<Value> builtin_sorted(Machine& m, Arguments a) {
  if (a.count != 1) {
    co_return m.type_error(concat("sorted expected 1 argument, got ", std::to_string(a.count)));
  }
  const Value list = co_await list_from(m, a[0]);
  const Value sort = co_await get_attribute(m, list, "sort");
  Arguments rest;
  rest.values = a.values + 1;
  rest.keywords = a.keywords;
  co_await call(m, sort, rest);
  co_return list;
}

constexpr NativeMethod functions[] = {
    {"all(iterable, /)", any_or_all<false>},
    {"any(iterable, /)", any_or_all<true>},
    {"iter(object, sentinel=..., /)", builtin_iter},
    {"len(obj, /)", builtin_len},
    {"max(*arguments, key=None, default=...)", extreme<CompareOperator::gt>},
    {"min(*arguments, key=None, default=...)", extreme<CompareOperator::lt>},
    {"next(iterator, default=..., /)", builtin_next},
    {"sorted", builtin_sorted},
    {"sum(iterable, /, start=0)", builtin_sum},
};

}  // namespace

std::span<const NativeMethod> iteration_functions() { return functions; }

}  // namespace looplane::script
