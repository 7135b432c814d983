#include "script/modules/operator.hpp"

#include "script/modules/modules.hpp"

// The operator module: the language's operators as functions.

namespace looplane::script {

namespace {

template <BinaryOperator op>
Eventually<Value> apply(Machine& m, Arguments a) {
  return binary(m, op, a[0], a[1]);
}

template <BinaryOperator op>
Eventually<Value> apply_in_place(Machine& m, Arguments a) {
  return binary_in_place(m, op, a[0], a[1]);
}

template <CompareOperator op>
Eventually<Value> apply_compare(Machine& m, Arguments a) {
  return compare(m, op, a[0], a[1]);
}

Eventually<Value> apply_negative(Machine& m, Arguments a) { return negative(m, a[0]); }
Eventually<Value> apply_positive(Machine& m, Arguments a) { return positive(m, a[0]); }
Eventually<Value> apply_invert(Machine& m, Arguments a) { return invert(m, a[0]); }
Eventually<Value> apply_index(Machine& m, Arguments a) { return index(m, a[0]); }

Eventually<Value> apply_abs(Machine& m, Arguments a) {
  return call(m, m.builtins->get(m.intern("abs")), a[0]);
}

Eventually<Value> apply_truth(Machine& m, Arguments a) {
  const bool answer = co_await truth(m, a[0]);
  co_return Value::boolean(answer);
}
Eventually<Value> apply_not(Machine& m, Arguments a) {
  const bool answer = co_await truth(m, a[0]);
  co_return Value::boolean(!answer);
}
Eventually<Value> apply_is(Machine&, Arguments a) { return Value::boolean(a[0].same(a[1])); }
Eventually<Value> apply_is_not(Machine&, Arguments a) { return Value::boolean(!a[0].same(a[1])); }

bool is_sequence(Machine& m, const Value& value) {
  return !(*m.type_of(value))[Special::getitem].empty() && !value.is(Kind::dict);
}

Eventually<Value> apply_concat(Machine& m, Arguments a) {
  if (is_sequence(m, a[0])) return binary(m, BinaryOperator::add, a[0], a[1]);
  return m.type_error(concat("'", m.type_name(a[0]), "' object can't be concatenated"));
}
Eventually<Value> apply_iconcat(Machine& m, Arguments a) {
  if (is_sequence(m, a[0])) return binary_in_place(m, BinaryOperator::add, a[0], a[1]);
  return m.type_error(concat("'", m.type_name(a[0]), "' object can't be concatenated"));
}

Eventually<Value> apply_contains(Machine& m, Arguments a) {
  const bool answer = co_await contains(m, a[0], a[1]);
  co_return Value::boolean(answer);
}

Eventually<Value> count_of(Machine& m, Arguments a) {
  const Value iterator = co_await get_iterator(m, a[0]);
  std::int64_t count = 0;
  while (true) {
    const Value item = co_await next(m, iterator);
    if (item.empty()) co_return m.integer(count);
    const bool same = co_await equal(m, item, a[1]);
    count += same ? 1 : 0;
    co_await m.breathe();
  }
}

Eventually<Value> index_of(Machine& m, Arguments a) {
  const Value iterator = co_await get_iterator(m, a[0]);
  for (std::int64_t position = 0;; ++position) {
    const Value item = co_await next(m, iterator);
    if (item.empty()) co_return m.value_error("sequence.index(x): x not in sequence");
    const bool same = co_await equal(m, item, a[1]);
    if (same) co_return m.integer(position);
    co_await m.breathe();
  }
}

Eventually<Value> apply_getitem(Machine& m, Arguments a) { return get_item(m, a[0], a[1]); }

Eventually<Value> none_after(Eventually<Value> pending) {
  co_await pending;
  co_return Value::none();
}
Eventually<Value> apply_setitem(Machine& m, Arguments a) {
  return none_after(set_item(m, a[0], a[1], a[2]));
}
Eventually<Value> apply_delitem(Machine& m, Arguments a) {
  return none_after(delete_item(m, a[0], a[1]));
}

Eventually<Value> apply_length_hint(Machine& m, Arguments a) {
  const Type* type = m.type_of(a[0]);
  if (!(*type)[Special::len].empty()) {
    const std::int64_t size = co_await length(m, a[0]);
    co_return m.integer(size);
  }
  if ((*type)[Special::length_hint].empty()) co_return a[1];
  const Value hint = co_await call_special(m, a[0], Special::length_hint);
  co_return hint.same(m.not_implemented()) ? a[1] : hint;
}

/// call(obj, /, *args, **kwargs), not bound by a signature.
Eventually<Value> apply_call(Machine& m, Arguments a) {
  if (a.count == 0) return m.type_error("call expected at least 1 argument, got 0");
  const Value function = a[0];
  ++a.values;
  --a.count;
  return call(m, function, std::move(a));
}

#define LOOPLANE_BOTH(name, dunder, parameters, code) \
  {name parameters, code}, { dunder parameters, code }

constexpr NativeMethod functions[] = {
    LOOPLANE_BOTH("lt", "__lt__", "(a, b, /)", apply_compare<CompareOperator::lt>),
    LOOPLANE_BOTH("le", "__le__", "(a, b, /)", apply_compare<CompareOperator::le>),
    LOOPLANE_BOTH("eq", "__eq__", "(a, b, /)", apply_compare<CompareOperator::eq>),
    LOOPLANE_BOTH("ne", "__ne__", "(a, b, /)", apply_compare<CompareOperator::ne>),
    LOOPLANE_BOTH("gt", "__gt__", "(a, b, /)", apply_compare<CompareOperator::gt>),
    LOOPLANE_BOTH("ge", "__ge__", "(a, b, /)", apply_compare<CompareOperator::ge>),
    LOOPLANE_BOTH("add", "__add__", "(a, b, /)", apply<BinaryOperator::add>),
    LOOPLANE_BOTH("sub", "__sub__", "(a, b, /)", apply<BinaryOperator::sub>),
    LOOPLANE_BOTH("mul", "__mul__", "(a, b, /)", apply<BinaryOperator::mul>),
    LOOPLANE_BOTH("matmul", "__matmul__", "(a, b, /)", apply<BinaryOperator::matmul>),
    LOOPLANE_BOTH("truediv", "__truediv__", "(a, b, /)", apply<BinaryOperator::truediv>),
    LOOPLANE_BOTH("floordiv", "__floordiv__", "(a, b, /)", apply<BinaryOperator::floordiv>),
    LOOPLANE_BOTH("mod", "__mod__", "(a, b, /)", apply<BinaryOperator::mod>),
    LOOPLANE_BOTH("pow", "__pow__", "(a, b, /)", apply<BinaryOperator::pow>),
    LOOPLANE_BOTH("lshift", "__lshift__", "(a, b, /)", apply<BinaryOperator::lshift>),
    LOOPLANE_BOTH("rshift", "__rshift__", "(a, b, /)", apply<BinaryOperator::rshift>),
    LOOPLANE_BOTH("and_", "__and__", "(a, b, /)", apply<BinaryOperator::and_>),
    LOOPLANE_BOTH("or_", "__or__", "(a, b, /)", apply<BinaryOperator::or_>),
    LOOPLANE_BOTH("xor", "__xor__", "(a, b, /)", apply<BinaryOperator::xor_>),
    LOOPLANE_BOTH("iadd", "__iadd__", "(a, b, /)", apply_in_place<BinaryOperator::add>),
    LOOPLANE_BOTH("isub", "__isub__", "(a, b, /)", apply_in_place<BinaryOperator::sub>),
    LOOPLANE_BOTH("imul", "__imul__", "(a, b, /)", apply_in_place<BinaryOperator::mul>),
    LOOPLANE_BOTH("imatmul", "__imatmul__", "(a, b, /)", apply_in_place<BinaryOperator::matmul>),
    LOOPLANE_BOTH("itruediv", "__itruediv__", "(a, b, /)", apply_in_place<BinaryOperator::truediv>),
    LOOPLANE_BOTH("ifloordiv", "__ifloordiv__", "(a, b, /)",
                  apply_in_place<BinaryOperator::floordiv>),
    LOOPLANE_BOTH("imod", "__imod__", "(a, b, /)", apply_in_place<BinaryOperator::mod>),
    LOOPLANE_BOTH("ipow", "__ipow__", "(a, b, /)", apply_in_place<BinaryOperator::pow>),
    LOOPLANE_BOTH("ilshift", "__ilshift__", "(a, b, /)", apply_in_place<BinaryOperator::lshift>),
    LOOPLANE_BOTH("irshift", "__irshift__", "(a, b, /)", apply_in_place<BinaryOperator::rshift>),
    LOOPLANE_BOTH("iand", "__iand__", "(a, b, /)", apply_in_place<BinaryOperator::and_>),
    LOOPLANE_BOTH("ior", "__ior__", "(a, b, /)", apply_in_place<BinaryOperator::or_>),
    LOOPLANE_BOTH("ixor", "__ixor__", "(a, b, /)", apply_in_place<BinaryOperator::xor_>),
    LOOPLANE_BOTH("neg", "__neg__", "(a, /)", apply_negative),
    LOOPLANE_BOTH("pos", "__pos__", "(a, /)", apply_positive),
    LOOPLANE_BOTH("abs", "__abs__", "(a, /)", apply_abs),
    LOOPLANE_BOTH("inv", "__inv__", "(a, /)", apply_invert),
    LOOPLANE_BOTH("invert", "__invert__", "(a, /)", apply_invert),
    LOOPLANE_BOTH("index", "__index__", "(a, /)", apply_index),
    LOOPLANE_BOTH("not_", "__not__", "(a, /)", apply_not),
    LOOPLANE_BOTH("concat", "__concat__", "(a, b, /)", apply_concat),
    LOOPLANE_BOTH("iconcat", "__iconcat__", "(a, b, /)", apply_iconcat),
    LOOPLANE_BOTH("contains", "__contains__", "(a, b, /)", apply_contains),
    LOOPLANE_BOTH("getitem", "__getitem__", "(a, b, /)", apply_getitem),
    LOOPLANE_BOTH("setitem", "__setitem__", "(a, b, c, /)", apply_setitem),
    LOOPLANE_BOTH("delitem", "__delitem__", "(a, b, /)", apply_delitem),
    LOOPLANE_BOTH("call", "__call__", "", apply_call),
    {"truth(a, /)", apply_truth},
    {"is_(a, b, /)", apply_is},
    {"is_not(a, b, /)", apply_is_not},
    {"countOf(a, b, /)", count_of},
    {"indexOf(a, b, /)", index_of},
    {"length_hint(obj, default=0, /)", apply_length_hint},
};

#undef LOOPLANE_BOTH

}  // namespace

void define_operator(Machine& m, ModuleObject* module) {
  m.define_functions(module, functions);
  define_operator_getters(m, module);
}

}  // namespace looplane::script
