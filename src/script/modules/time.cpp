#include <algorithm>
#include <cmath>
#include <utility>

#include "script/builtins/struct_sequence.hpp"
#include "script/machine/operations.hpp"
#include "script/machine/watcher.hpp"
#include "script/modules/calendar_time.hpp"
#include "script/modules/modules.hpp"

// time: the machine's virtual time. The wall clock starts at 2024-01-01 00:00:00 UTC.

namespace looplane::script {

namespace {

constexpr double nanoseconds_per_second = 1e9;
constexpr double wall_clock_start = 1704067200.0;

// --- Clocks -------------------------------------------------------------------------------------

double read_seconds(Machine& m) {
  return static_cast<double>(m.read_clock()) / nanoseconds_per_second;
}

double wall_seconds(Machine& m) { return wall_clock_start + read_seconds(m); }

Eventually<Value> time_time(Machine& m, Arguments) { return Value::number(wall_seconds(m)); }
Eventually<Value> time_time_ns(Machine& m, Arguments) {
  return m.integer(static_cast<std::int64_t>(wall_seconds(m) * nanoseconds_per_second));
}
Eventually<Value> time_monotonic(Machine& m, Arguments) { return Value::number(read_seconds(m)); }
Eventually<Value> time_monotonic_ns(Machine& m, Arguments) { return m.integer(m.read_clock()); }

constexpr std::pair<std::string_view, int> clock_numbers[] = {
    {"CLOCK_REALTIME", 0},          {"CLOCK_MONOTONIC", 1},     {"CLOCK_PROCESS_CPUTIME_ID", 2},
    {"CLOCK_THREAD_CPUTIME_ID", 3}, {"CLOCK_MONOTONIC_RAW", 4}, {"CLOCK_BOOTTIME", 7}};

/// (clk_id): the seconds that a clock shows; they go alike, only the wall clock's start is not 0.
Eventually<double> clock_seconds(Machine& m, const Value& number) {
  const auto is_it = [&](const auto& clock) {
    return number.is_small_int() && number.small_int() == clock.second;
  };
  if (!std::ranges::any_of(clock_numbers, is_it)) {
    if (!number.is_small_int()) {
      (void)m.type_error(
          concat("'", m.type_name(number), "' object cannot be interpreted as an integer"));
    } else {
      (void)m.raise(m.types.OSError, "[Errno 22] Invalid argument");
    }
    return Failure{};
  }
  return number.small_int() == 0 ? wall_seconds(m) : read_seconds(m);
}

Eventually<Value> time_clock_gettime(Machine& m, Arguments a) {
  Eventually<double> seconds = clock_seconds(m, a[0]);
  if (seconds.failed()) return Failure{};
  return Value::number(seconds.take());
}

Eventually<Value> time_clock_gettime_ns(Machine& m, Arguments a) {
  Eventually<double> seconds = clock_seconds(m, a[0]);
  if (seconds.failed()) return Failure{};
  return m.integer(static_cast<std::int64_t>(seconds.take() * nanoseconds_per_second));
}

Eventually<Value> time_clock_getres(Machine& m, Arguments a) {
  if (clock_seconds(m, a[0]).failed()) return Failure{};
  return Value::number(1 / nanoseconds_per_second);
}

/// When signal.alarm() is due, which ends sleeps of the main thread.
std::int64_t alarm_time(Machine& m) {
  const Value signals = m.modules->get(m.intern("signal"));
  if (m.thread != &m.main_thread || !signals.is(Kind::module)) return Thread::forever;
  const Value due = signals.as<ModuleObject>()->namespace_->get(m.intern("_due"));
  if (!due.is_number()) return Thread::forever;
  return static_cast<std::int64_t>(std::llround(due.number() * nanoseconds_per_second));
}

Eventually<Value> sleep_for(Machine& m, double seconds) {
  const double nanoseconds = seconds * nanoseconds_per_second;
  const std::int64_t now = m.now();
  std::int64_t until = Thread::forever;
  if (nanoseconds < static_cast<double>(Thread::forever - now)) {
    until = now + static_cast<std::int64_t>(std::llround(nanoseconds));
  }
  if (m.watcher != nullptr) m.watcher->thread_sleeps(*m.thread, until);
  do {
    const std::int64_t alarm = alarm_time(m);
    co_await m.sleep_until(std::min(until, alarm));
    if (alarm < until && m.now() >= alarm) {
      const Value signals = m.modules->get(m.intern("signal"));
      (void)co_await call_method(m, signals, "_ring");
    }
  } while (m.now() < until);  // a loop's wake-up (call_soon_threadsafe) does not cut it short
  co_return Value::none();
}

Eventually<Value> time_sleep(Machine& m, Arguments a) {
  double seconds = 0;
  if (a[0].is_number()) {
    seconds = a[0].number();
    if (std::isnan(seconds)) return m.value_error("Invalid value NaN (not a number)");
  } else {
    Eventually<double> read = to_double(m, a[0]);
    const bool integer = a[0].is_small_int() || a[0].is_bool() || a[0].is(Kind::integer) ||
                         a[0].is(Kind::number) || !(*m.type_of(a[0]))[Special::index].empty();
    if (!integer || !read.ready()) {
      m.raised = Value();
      return m.type_error(
          concat("'", m.type_name(a[0]), "' object cannot be interpreted as an integer"));
    }
    seconds = read.take();
  }
  if (seconds < 0) return m.value_error("sleep length must be non-negative");
  constexpr double longest = 9223372036.0;  // in nanoseconds it fits a 64-bit integer
  if (seconds > longest) {
    return m.raise(m.types.OverflowError, a[0].is_number()
                                              ? "timestamp out of range for platform time_t"
                                              : "timestamp too large to convert to C PyTime_t");
  }
  return sleep_for(m, seconds);
}

// --- Calendar -----------------------------------------------------------------------------------

const StructSequence& struct_time() {
  static const StructSequence description("time", "struct_time",
                                          {"tm_year", "tm_mon", "tm_mday", "tm_hour", "tm_min",
                                           "tm_sec", "tm_wday", "tm_yday", "tm_isdst"},
                                          true);
  return description;
}

Type* struct_time_type(Machine& m) {
  const Value module = m.modules->get(m.intern("time"));
  return module.as<ModuleObject>()->namespace_->get(m.intern("struct_time")).as<Type>();
}

/// The fields of a struct_time or of any tuple of nine; false: TypeError was raised.
bool read_fields(Machine& m, const Value& tuple, CalendarTime& time) {
  if (!tuple.is(Kind::tuple)) {
    (void)m.type_error("Tuple or struct_time argument required");
    return false;
  }
  const auto* fields = tuple.as<TupleObject>();
  if (fields->count < 9) {
    (void)m.type_error("time tuple must have exactly 9 elements");
    return false;
  }
  std::int64_t values[9];
  for (std::size_t i = 0; i < 9; ++i) {
    if (!fields->items[i].is_small_int()) {
      (void)m.type_error(concat("'", m.type_name(fields->items[i]),
                                "' object cannot be interpreted as an integer"));
      return false;
    }
    values[i] = fields->items[i].small_int();
  }
  time = {values[0],
          static_cast<int>(values[1]),
          static_cast<int>(values[2]),
          static_cast<int>(values[3]),
          static_cast<int>(values[4]),
          static_cast<int>(values[5]),
          static_cast<int>(values[6]),
          static_cast<int>(values[7])};
  return true;
}

Value make_time(Machine& m, const CalendarTime& time) {
  const Value fields[] = {
      m.integer(time.year),    m.integer(time.month),       m.integer(time.day),
      m.integer(time.hour),    m.integer(time.minute),      m.integer(time.second),
      m.integer(time.weekday), m.integer(time.day_of_year), m.integer(0)};
  return make_struct_sequence(m, struct_time_type(m), fields);
}

/// The seconds that an argument says, or now; false: TypeError was raised.
bool read_moment(Machine& m, const Value& seconds, std::int64_t& moment) {
  if (seconds.is_none()) {
    moment = static_cast<std::int64_t>(std::floor(wall_seconds(m)));
    return true;
  }
  Eventually<double> read = to_double(m, seconds);
  if (!read.ready()) {
    m.raised = Value();
    (void)m.type_error(
        concat("'", m.type_name(seconds), "' object cannot be interpreted as an integer"));
    return false;
  }
  constexpr double farthest = 6.7e16;
  if (!(std::abs(read.peek()) < farthest)) {
    (void)m.raise(m.types.OverflowError, "timestamp out of range for platform time_t");
    return false;
  }
  moment = static_cast<std::int64_t>(std::floor(read.peek()));
  return true;
}

Eventually<Value> time_gmtime(Machine& m, Arguments a) {
  std::int64_t moment = 0;
  if (!read_moment(m, a[0], moment)) return Failure{};
  return make_time(m, calendar_time(moment));
}

/// The time that a tuple says, or now; false: an exception was raised.
bool time_argument(Machine& m, const Value& tuple, CalendarTime& time) {
  if (!tuple.is_none()) return read_fields(m, tuple, time);
  std::int64_t moment = 0;
  if (!read_moment(m, Value::none(), moment)) return false;
  time = calendar_time(moment);
  return true;
}

Eventually<Value> time_strftime(Machine& m, Arguments a) {
  if (!a[0].is(Kind::string)) {
    return m.type_error(concat("strftime() argument 1 must be str, not ", m.type_name(a[0])));
  }
  CalendarTime time;
  if (!time_argument(m, a[1], time)) return Failure{};
  return m.string(format_time(text_of(a[0]), time));
}

Eventually<Value> time_asctime(Machine& m, Arguments a) {
  CalendarTime time;
  if (!time_argument(m, a[0], time)) return Failure{};
  return m.string(format_time("%a %b %e %H:%M:%S %Y", time));
}

Eventually<Value> time_ctime(Machine& m, Arguments a) {
  std::int64_t moment = 0;
  if (!read_moment(m, a[0], moment)) return Failure{};
  return m.string(format_time("%a %b %e %H:%M:%S %Y", calendar_time(moment)));
}

Eventually<Value> time_mktime(Machine& m, Arguments a) {
  CalendarTime time;
  if (!read_fields(m, a[0], time)) return Failure{};
  return Value::number(static_cast<double>(seconds_since_epoch(time)));
}

/// There is one time zone, UTC.
Eventually<Value> time_tzset(Machine&, Arguments) { return Value::none(); }

Eventually<Value> time_get_clock_info(Machine& m, Arguments a) {
  const Value name = a[0];
  const Value import = m.builtins->get(m.intern("__import__"));
  const Value module = co_await call(m, import, m.interned("_clock_info"));
  const Value info = co_await call_method(m, module, "get_clock_info", name);
  co_return info;
}

/// A struct_time that text gives by a format: lib/_strptime.py reads it.
Eventually<Value> time_strptime(Machine& m, Arguments a) {
  const Value text = a[0];
  const Value format = a[1];
  const Value import = m.builtins->get(m.intern("__import__"));
  const Value module = co_await call(m, import, m.interned("_strptime"));
  const Value fields = co_await call_method(m, module, "struct_time", text, format);
  co_return make_struct_sequence(m, struct_time_type(m), fields.as<TupleObject>()->span());
}

const NativeMethod functions[] = {
    {"strptime(string, format='%a %b %d %H:%M:%S %Y', /)", time_strptime},
    {"time()", time_time},
    {"time_ns()", time_time_ns},
    {"monotonic()", time_monotonic},
    {"monotonic_ns()", time_monotonic_ns},
    {"perf_counter()", time_monotonic},
    {"perf_counter_ns()", time_monotonic_ns},
    {"process_time()", time_monotonic},
    {"process_time_ns()", time_monotonic_ns},
    {"thread_time()", time_monotonic},
    {"thread_time_ns()", time_monotonic_ns},
    {"clock_gettime(clk_id, /)", time_clock_gettime},
    {"clock_gettime_ns(clk_id, /)", time_clock_gettime_ns},
    {"clock_getres(clk_id, /)", time_clock_getres},
    {"get_clock_info(name, /)", time_get_clock_info},
    {"tzset()", time_tzset},
    {"sleep(seconds, /)", time_sleep},
    {"gmtime(seconds=None, /)", time_gmtime},
    {"localtime(seconds=None, /)", time_gmtime},
    {"strftime(format, time_tuple=None, /)", time_strftime},
    {"asctime(time_tuple=None, /)", time_asctime},
    {"ctime(seconds=None, /)", time_ctime},
    {"mktime(time_tuple, /)", time_mktime},
};

}  // namespace

void define_time(Machine& m, ModuleObject* module) {
  m.define_functions(module, functions);
  const auto set = [&](std::string_view name, Value value) {
    module->namespace_->set(m.intern(name), std::move(value));
  };
  Type* moment = struct_time().define(m);
  moment->namespace_->set(m.intern("tm_zone"), m.interned("UTC"));
  moment->namespace_->set(m.intern("tm_gmtoff"), Value::small_int(0));
  set("struct_time", Value::object(moment));
  for (const auto& [name, number] : clock_numbers) set(name, Value::small_int(number));
  set("timezone", Value::small_int(0));
  set("altzone", Value::small_int(0));
  set("daylight", Value::small_int(0));
  set("tzname", m.tuple({m.interned("UTC"), m.interned("UTC")}));
}

}  // namespace looplane::script
