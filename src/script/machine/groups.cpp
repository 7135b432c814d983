#include "script/builtins/exception_groups.hpp"
#include "script/machine/exceptions_match.hpp"
#include "script/machine/operations.hpp"
#include "script/machine/raising.hpp"

// The machinery of `except` and `except*`: PyErr_GivenExceptionMatches,
// _PyEval_ExceptionGroupMatch, _PyExc_PrepReraiseStar.

namespace looplane::script {

static bool is_exception_class(Machine& m, const Value& value) {
  return value.is(Kind::type) && value.as<Type>()->is_subtype_of(m.types.BaseException);
}

static bool can_be_caught(Machine& m, const Value& wanted) {
  if (!wanted.is(Kind::tuple)) return is_exception_class(m, wanted);
  for (const Value& type : wanted.as<TupleObject>()->span()) {
    if (!is_exception_class(m, type)) return false;
  }
  return true;
}

static bool catches(const Value& exception, const Value& wanted) {
  if (wanted.is(Kind::type)) return exception_matches(exception, wanted.as<Type>());
  for (const Value& type : wanted.as<TupleObject>()->span()) {
    if (exception_matches(exception, type.as<Type>())) return true;
  }
  return false;
}

static Failure cannot_be_caught(Machine& m) {
  return m.type_error("catching classes that do not inherit from BaseException is not allowed");
}

Eventually<bool> except_matches(Machine& m, const Value& exception, const Value& wanted) {
  if (wanted.is(Kind::type)) [[likely]] {
    if (exception_matches(exception, wanted.as<Type>())) return true;
  }
  if (!can_be_caught(m, wanted)) return cannot_be_caught(m);
  return catches(exception, wanted);
}

// --- except* ------------------------------------------------------------------------------------

static bool has_group_class(Machine& m, const Value& wanted) {
  if (wanted.is(Kind::type)) return wanted.as<Type>()->is_subtype_of(m.types.BaseExceptionGroup);
  for (const Value& type : wanted.as<TupleObject>()->span()) {
    if (type.as<Type>()->is_subtype_of(m.types.BaseExceptionGroup)) return true;
  }
  return false;
}

/// A single exception that matches is caught in a group of its own.
static Eventually<Value> wrap(Machine& m, const Value& exception) {
  return make_group(m, "", m.tuple({exception}));
}

static Eventually<Value> split_for_clause(Machine& m, Value exception, Value wanted) {
  Value pair = co_await call_method(m, exception, "split", wanted);
  if (!pair.is(Kind::tuple)) {
    co_return m.type_error(
        concat(m.type_name(exception), ".split must return a tuple, not ", m.type_name(pair)));
  }
  auto* parts = pair.as<TupleObject>();
  if (parts->count < 2) {
    co_return m.type_error(concat(m.type_name(exception),
                                  ".split must return a 2-tuple, got tuple of size ",
                                  std::to_string(parts->count)));
  }
  if (!parts->items[0].is_none()) m.thread->innermost->exception = parts->items[0];
  co_return m.tuple({parts->items[0], parts->items[1]});
}

Eventually<Value> match_group(Machine& m, Value exception, Value wanted) {
  if (!can_be_caught(m, wanted)) return cannot_be_caught(m);
  if (has_group_class(m, wanted)) {
    return m.type_error("catching ExceptionGroup with except* is not allowed. Use except instead.");
  }
  if (exception.is_none()) return m.tuple({Value::none(), Value::none()});
  if (catches(exception, wanted)) {
    Value match = exception;
    if (!is_group(m, exception)) {
      Eventually<Value> wrapped = wrap(m, exception);
      if (wrapped.failed()) return Failure{};
      match = wrapped.take();
    }
    m.thread->innermost->exception = match;
    return m.tuple({match, Value::none()});
  }
  if (is_group(m, exception)) return split_for_clause(m, exception, wanted);
  return m.tuple({Value::none(), exception});
}

/// Whether `exception` is a part of the group that was caught, which a clause raised again or left.
/// As in CPython 3.13 (is_same_exception_metadata), which means to compare the notes too, but looks
/// where they never stand.
static bool same_origin(Machine& m, const Value& exception, const Value& original) {
  if (!is_group(m, exception)) return false;
  const auto* a = exception.as<ExceptionObject>();
  const auto* b = original.as<ExceptionObject>();
  return a->traceback.get() == b->traceback.get() && a->cause.same(b->cause) &&
         a->context.same(b->context);
}

/// Adds the exceptions in a group that are not groups themselves.
static Eventually<Done> collect_leaves(Machine& m, Value exception, Value leaves) {
  if (!is_group(m, exception)) {
    leaves.as<ListObject>()->items.push_back(exception);
    co_return Done{};
  }
  const Value members = exception.as<ExceptionObject>()->second_detail;
  for (const Value& member : members.as<TupleObject>()->span()) {
    (void)co_await collect_leaves(m, member, leaves);
  }
  co_return Done{};
}

/// exception_group_projection: the part of the original with the leaves of the groups to keep.
static Eventually<Value> project(Machine& m, Value original, Value kept) {
  const Value leaves = m.new_list();
  for (std::size_t i = 0; i < kept.as<ListObject>()->items.size(); ++i) {
    (void)co_await collect_leaves(m, kept.as<ListObject>()->items[i], leaves);
  }
  Value parts = co_await split_group(m, original, leaves, GroupMatcher::members, false);
  co_return parts.as<TupleObject>()->items[0];
}

static Eventually<Value> prepare_from_group(Machine& m, Value original, Value exceptions) {
  const Value raised = m.new_list();
  const Value left = m.new_list();
  auto& raised_items = raised.as<ListObject>()->items;
  for (std::size_t i = 0; i < exceptions.as<ListObject>()->items.size(); ++i) {
    const Value exception = exceptions.as<ListObject>()->items[i];
    if (exception.is_none()) continue;
    (same_origin(m, exception, original) ? left : raised)
        .as<ListObject>()
        ->items.push_back(exception);
  }
  Value again = co_await project(m, original, left);
  if (raised_items.empty()) co_return again;
  if (!again.is_none()) raised_items.push_back(again);
  if (raised_items.size() == 1) co_return raised_items[0];
  Value group = co_await make_group(m, "", raised);
  co_return group;
}

Eventually<Value> exceptions_to_reraise(Machine& m, const Value& original, const Value& raised) {
  const auto& items = raised.as<ListObject>()->items;
  if (items.empty()) return Value::none();
  // A single exception was caught: only one clause can have run.
  if (!is_group(m, original)) return items[0];
  return prepare_from_group(m, original, raised);
}

}  // namespace looplane::script
