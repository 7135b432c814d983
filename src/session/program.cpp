#include "session/program.hpp"

#include <algorithm>

#include <looplane/pool.hpp>

#include "script/machine/cycles.hpp"
#include "script/machine/finalization.hpp"
#include "script/machine/importing.hpp"
#include "script/machine/operations.hpp"
#include "script/machine/reports.hpp"
#include "script/machine/watcher.hpp"
#include "script/modules/asyncio/errors.hpp"

namespace looplane {

using script::Eventually;
using script::Machine;
using script::Value;

static constexpr std::string_view deadlock_text =
    "Deadlock: every task is waiting and nothing can wake one\n";
static constexpr std::string_view spent_text =
    "looplane: stopped, because the program went on using memory after MemoryError\n";

/// "# python: 3.9" as the first line.
static int language_version(std::string_view text) {
  std::string_view line = text.substr(0, text.find('\n'));
  static constexpr std::string_view prefix = "# python: 3.";
  if (!line.starts_with(prefix)) return 13;
  line.remove_prefix(prefix.size());
  int version = 0;
  for (const char c : line) {
    if (c < '0' || c > '9') break;
    version = version * 10 + (c - '0');
  }
  return version == 0 ? 13 : version;
}

Program::Program(script::Host& host, std::string filename, std::string text,
                 const Settings& settings)
    : host_(host),
      machine_(host, {.heap_limit = settings.heap_limit,
                      .seed = settings.seed,
                      .language_version = language_version(text),
                      .script_name = filename == "<stdin>" ? "-" : filename}),
      filename_(std::move(filename)),
      text_(std::move(text)) {
  machine_.watcher = settings.watcher;
  machine_.loop_observer = settings.observer;
}

/// Functions that atexit.register was given, the last one first.
static Eventually<Value> run_exit_functions(Machine& m) {
  while (!m.exit_functions.empty()) {
    const Value function = std::move(m.exit_functions.back());
    m.exit_functions.pop_back();
    script::Outcome<Value> outcome = co_await script::attempt(m, script::call(m, function));
    if (!outcome.error.empty()) (void)co_await script::report_uncaught(m, outcome.error);
  }
  co_return Value::none();
}

/// The program ends when all of its threads have, but daemons (Py_FinalizeEx).
static Eventually<Value> wait_for_threads(Machine& m) {
  const Value threading = m.modules->get(m.intern("threading"));
  if (threading.empty()) co_return Value::none();
  script::Outcome<Value> outcome =
      co_await script::attempt(m, script::call_method(m, threading, "_shutdown"));
  if (!outcome.error.empty()) (void)co_await script::report_uncaught(m, outcome.error);
  co_return Value::none();
}

/// The whole life of a program. The result is its exit status.
static Eventually<Value> run_program(Machine& m, std::string filename, std::string text) {
  Value module = Value(m.new_module("__main__"));
  auto* globals = module.as<script::ModuleObject>()->namespace_.get();
  globals->set(m.names.file, m.string(filename));
  globals->set(m.names.package, Value::none());
  m.modules->set(m.names.main, module);
  Value status = Value::small_int(0);
  script::Outcome<Value> outcome =
      co_await script::attempt(m, script::run_source(m, module, filename, text));
  if (!outcome.error.empty() && script::is_deadlock(m, outcome.error)) {
    m.host.write(script::Stream::error, deadlock_text);
    co_return Value::small_int(1);
  }
  if (!outcome.error.empty()) {
    status = co_await script::report_uncaught(m, outcome.error);
  }
  (void)co_await wait_for_threads(m);
  (void)co_await run_exit_functions(m);
  outcome.error = Value();  // Till now `sys.last_exc` held it, and what stands in its frames.
  // What the module kept alive goes now: coroutines never awaited, tasks never looked at.
  const Value watched = co_await script::watch_coroutines(m, globals);
  globals->clear();
  m.thread->handled.exception = Value();
  co_await m.run_frames();
  (void)co_await script::finalize_leftovers(m);
  co_return status;
}

Program::State Program::advance(std::int64_t instructions, std::optional<std::int64_t> limit) {
  if (finished_) return State::finished;
  machine_.set_time_limit(limit.value_or(script::Thread::forever));
  if (!begun_) {
    begun_ = true;
    Machine::Entered entered(machine_);
    machine_.begin(run_program(machine_, filename_, text_), *this);
  }
  const std::size_t pool_before = pool::footprint;
  const Machine::Status status = machine_.run(instructions);
  loop_memory_ += static_cast<std::ptrdiff_t>(pool::footprint - pool_before);
  const auto loop_memory = static_cast<std::size_t>(std::max<std::ptrdiff_t>(loop_memory_, 0));
  machine_.heap().take_stock(loop_memory);
  most_memory_ = std::max(most_memory_, machine_.heap().used() + loop_memory);
  switch (status) {
    case Machine::Status::paused:
      return machine_.heap().spent() ? end(spent_text) : State::running;
    case Machine::Status::waiting:
      return State::waiting;
    case Machine::Status::finished:
      finished_ = true;
      return State::finished;
    case Machine::Status::deadlock:
      break;
  }
  if (machine_.watcher != nullptr) machine_.watcher->deadlocked();
  return end(deadlock_text);
}

/// Whatever the program would do yet.
Program::State Program::end(std::string_view notice) {
  host_.write(script::Stream::error, notice);
  exit_status_ = 1;
  finished_ = true;
  return State::finished;
}

void Program::returned(Machine&, Value value) {
  exit_status_ = static_cast<int>(value.small_int());
}

void Program::failed(Machine& machine) {
  machine.raised = Value();
  exit_status_ = 1;
}

}  // namespace looplane
