#include "script/builtins/text_arguments.hpp"

namespace looplane::script {

static Eventually<Value> await_integer(Machine& m, Arguments a, Eventually<std::int64_t> pending,
                                       IntegerCode code) {
  const std::int64_t number = co_await pending;
  Value result = co_await code(m, a, number);
  co_return result;
}

Eventually<Value> call_with_integer(Machine& m, Arguments a, const Value& argument,
                                    IntegerCode code) {
  Eventually<std::int64_t> number = index_int64(m, argument);
  if (number.failed()) return Failure{};
  if (number.ready()) return code(m, a, number.take());
  return await_integer(m, std::move(a), std::move(number), code);
}

static Eventually<Value> await_range(Machine& m, Arguments a, std::size_t first, RangeCode code) {
  TextRange range;
  if (!a[first].is_none()) range.start = co_await slice_index(m, a[first]);
  if (!a[first + 1].is_none()) range.end = co_await slice_index(m, a[first + 1]);
  Value result = co_await code(m, a, range);
  co_return result;
}

static bool is_plain_bound(const Value& value) { return value.is_none() || value.is_small_int(); }

Eventually<Value> call_with_range(Machine& m, Arguments a, std::size_t first, RangeCode code) {
  const Value& start = a[first];
  const Value& end = a[first + 1];
  if (!is_plain_bound(start) || !is_plain_bound(end)) {
    return await_range(m, std::move(a), first, code);
  }
  TextRange range;
  if (!start.is_none()) range.start = start.small_int();
  if (!end.is_none()) range.end = end.small_int();
  return code(m, a, range);
}

}  // namespace looplane::script
