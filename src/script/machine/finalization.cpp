#include "script/machine/finalization.hpp"

#include "script/machine/coroutine_origin.hpp"
#include "script/machine/cycles.hpp"
#include "script/machine/generators.hpp"
#include "script/machine/operations.hpp"
#include "script/machine/reports.hpp"
#include "script/machine/warnings.hpp"
#include "script/machine/watcher.hpp"

namespace looplane::script {

using Flavour = GeneratorObject::Flavour;
using State = GeneratorObject::State;

static Eventually<Value> never_awaited(Machine& m, GeneratorObject* coroutine) {
  const std::string text = concat("coroutine '", coroutine->qualname->view(), "' was never awaited",
                                  origin_text(m, coroutine->origin));
  if (m.watcher != nullptr) m.watcher->never_awaited(std::string(coroutine->qualname->view()));
  discard_body(coroutine);
  Value done = co_await warn_of_unawaited(m, text, Value::object(coroutine));
  co_return done;
}

static Eventually<Value> finalize_generator(Machine& m, Value object) {
  auto* generator = object.as<GeneratorObject>();
  if (generator->state == State::created) {
    (void)co_await never_awaited(m, generator);
    co_return Value::none();
  }
  const Value hook = generator->hooks_finalizer;
  if (generator->flavour == Flavour::async_generator && !hook.empty()) {
    Outcome<Value> outcome = co_await attempt(m, call(m, hook, object));
    if (!outcome.error.empty()) {
      (void)co_await report_unraisable(m, outcome.error, "", hook);
    }
    co_return Value::none();
  }
  Outcome<Value> outcome = co_await attempt(m, close_generator(m, object));
  if (!outcome.error.empty()) (void)co_await report_unraisable(m, outcome.error, "", object);
  co_return Value::none();
}

Eventually<Value> finalize(Machine& m, Value object) {
  if (object.is(Kind::generator)) {
    Outcome<Value> done = co_await attempt(m, finalize_generator(m, object));
    if (!done.error.empty()) (void)co_await report_unraisable(m, done.error, "", object);
    co_return Value::none();
  }
  const NativeFinalizer* native = object.object()->type->finalizer;
  if (native != nullptr && native->wanted(object.object())) {
    (void)co_await native->run(m, object);
  }
  const Value finalizer = (*m.type_of(object))[Special::del];
  if (finalizer.empty()) co_return Value::none();
  Outcome<Value> outcome = co_await attempt(m, call(m, finalizer, object));
  if (!outcome.error.empty()) (void)co_await report_unraisable(m, outcome.error, "", finalizer);
  co_return Value::none();
}

/// An exception that a task keeps has a traceback whose frames keep the task: a cycle that
/// collect_cycles does not see, since a part of it is the loop's.
static void release_futures(Machine& m) {
  std::vector<std::pair<OutsideResource*, Value>> kept;
  for (OutsideResource* each = m.outside; each != nullptr; each = each->next()) {
    Object* object = each->object();
    if (object != nullptr && object->kind == Kind::future) {
      kept.emplace_back(each, Value::object(object));
    }
  }
  for (const auto& [resource, object] : kept) resource->release_outside();
}

Eventually<Value> finalize_leftovers(Machine& m) {
  (void)co_await settle_loops(m);
  (void)co_await collect_cycles(m);
  std::vector<Value> left;
  for (OutsideResource* each = m.outside; each != nullptr; each = each->next()) {
    Object* object = each->object();
    if (object == nullptr || object->finalized || object->type->finalizer == nullptr) continue;
    if (object->type->finalizer->wanted(object)) left.push_back(Value::object(object));
  }
  while (!left.empty()) {  // the newest was first
    const Value object = std::move(left.back());
    left.pop_back();
    if (object.object()->finalized) continue;
    object.object()->finalized = true;
    (void)co_await finalize(m, object);
  }
  release_futures(m);
  co_await m.run_frames();
  // What is left hangs on a cycle that collect_cycles did not come by: its search begins at objects
  // with finalizers, and they do not tell who keeps them.
  for (Object* object : m.noticeable_objects()) {
    if (object->type->has_finalizer && !object->finalized) left.push_back(Value::object(object));
  }
  for (const Value& object : left) {
    if (object.object()->finalized) continue;
    object.object()->finalized = true;
    (void)co_await finalize(m, object);
  }
  co_return Value::none();
}

Eventually<Value> call_reporting(Machine& m, Value callable, Value argument) {
  Outcome<Value> outcome;
  if (argument.empty()) {
    outcome = co_await attempt(m, call(m, callable));
  } else {
    outcome = co_await attempt(m, call(m, callable, argument));
  }
  if (!outcome.error.empty()) (void)co_await report_unraisable(m, outcome.error, "", callable);
  co_return Value::none();
}

}  // namespace looplane::script
