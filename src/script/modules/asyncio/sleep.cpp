#include <looplane/sleep.hpp>

#include <cmath>

#include "script/machine/raising.hpp"
#include "script/machine/watcher.hpp"
#include "script/modules/asyncio/coroutine.hpp"
#include "script/modules/asyncio/functions.hpp"
#include "script/modules/asyncio/loop.hpp"

namespace looplane::script {

/// A delay that is neither int nor float as a number; fails as `delay <= 0` does for what cannot be
/// compared with 0.
static Coro<double> seconds_of(Machine& m, Value delay) {
  looplane::Outcome<Value> compared =
      co_await python(compare(m, CompareOperator::le, delay, Value::small_int(0)));
  if (compared.error) co_await fail(std::move(compared.error));
  Eventually<double> seconds = to_double(m, delay);
  if (seconds.ready()) co_return seconds.take();
  m.raised = Value();
  if (!compared.value->is_false()) co_return 0.0;
  const Ref<ExceptionObject> error =
      new_exception(m, m.types.TypeError, {m.string("a number is required")});
  co_await fail(to_error(m, Value(error)));
}

/// A sleep of zero gives way (tasks.__sleep0).
static QuickMethod::Left give_way_at_once(Machine& m, const Value& delay, const Value& wanted,
                                          Value& result) {
  const bool is_zero = (delay.is_small_int() && delay.small_int() <= 0) ||
                       (delay.is_number() && delay.number() <= 0);
  if (!is_zero || (m.watcher != nullptr && m.watcher->sleep_length(0) > 0)) {
    return QuickMethod::Left::all;
  }
  result = wanted;
  return QuickMethod::Left::to_wait;
}

static Coro<Value> sleep_body(Machine& m, Value delay, Value result) {
  double seconds = 0;
  if (delay.is_small_int()) {
    seconds = static_cast<double>(delay.small_int());
  } else if (delay.is_number()) {
    seconds = delay.number();
  } else {
    auto read = co_await looplane::attempt(seconds_of(m, std::move(delay)));
    if (read.error) co_await fail(std::move(read.error));
    seconds = *read.value;
  }
  if (std::isnan(seconds)) {
    co_await fail(m.asyncio->environment.value_error("Invalid delay: NaN (not a number)"));
  }
  // However short, a delay is more than none.
  Duration duration = Duration::zero();
  if (seconds > 0) duration = std::max(to_duration(seconds), Duration(1));
  if (m.watcher != nullptr) duration = Duration(m.watcher->sleep_length(duration.count()));
  Error error = co_await settled(looplane::sleep(duration));
  if (error) co_await fail(std::move(error));
  co_return std::move(result);
}

/// (delay, result=None)
Eventually<Value> sleep_function(Machine& m, Arguments a) {
  static constexpr QuickMethod method = {"sleep", give_way_at_once, sleep_body};
  return new_coroutine(m, method, a[0], a[1]);
}

}  // namespace looplane::script
