#include "script/builtins/functions.hpp"

// Builtin functions about numbers.

namespace looplane::script {

namespace {

Eventually<Value> builtin_abs(Machine& m, Arguments a) {
  if ((*m.type_of(a[0]))[Special::abs].empty()) {
    return m.type_error(concat("bad operand type for abs(): '", m.type_name(a[0]), "'"));
  }
  return call_special(m, a[0], Special::abs);
}

Eventually<Value> builtin_divmod(Machine& m, Arguments a) {
  const Type* left = m.type_of(a[0]);
  const Type* right = m.type_of(a[1]);
  const bool right_first = left != right && right->is_subtype_of(left) &&
                           !(*right)[Special::rdivmod].same((*left)[Special::rdivmod]);
  for (const bool reflected : {right_first, !right_first}) {
    const Special which = reflected ? Special::rdivmod : Special::divmod;
    if ((*(reflected ? right : left))[which].empty()) continue;
    const Value self = reflected ? a[1] : a[0];
    const Value other = reflected ? a[0] : a[1];
    const Value result = co_await call_special(m, self, which, other);
    if (!result.same(m.not_implemented())) co_return result;
  }
  co_return m.type_error(concat("unsupported operand type(s) for divmod(): '", left->name_text(),
                                "' and '", right->name_text(), "'"));
}

Eventually<Value> builtin_pow(Machine& m, Arguments a) { return power(m, a[0], a[1], a[2]); }

Eventually<Value> builtin_round(Machine& m, Arguments a) {
  if ((*m.type_of(a[0]))[Special::round].empty()) {
    return m.type_error(concat("type ", m.type_name(a[0]), " doesn't define __round__ method"));
  }
  if (a[1].is_none()) return call_special(m, a[0], Special::round);
  return call_special(m, a[0], Special::round, a[1]);
}

Eventually<Value> in_base(Machine& m, Value value, Value spec) {
  const Value number = co_await index(m, value);
  Value text = co_await format(m, number, spec);
  co_return text;
}

Eventually<Value> builtin_bin(Machine& m, Arguments a) { return in_base(m, a[0], m.string("#b")); }
Eventually<Value> builtin_oct(Machine& m, Arguments a) { return in_base(m, a[0], m.string("#o")); }
Eventually<Value> builtin_hex(Machine& m, Arguments a) { return in_base(m, a[0], m.string("#x")); }

constexpr NativeMethod functions[] = {
    {"abs(x, /)", builtin_abs},
    {"bin(number, /)", builtin_bin},
    {"divmod(x, y, /)", builtin_divmod},
    {"hex(number, /)", builtin_hex},
    {"oct(number, /)", builtin_oct},
    {"pow(base, exp, mod=None)", builtin_pow},
    {"round(number, ndigits=None)", builtin_round},
};

}  // namespace

std::span<const NativeMethod> number_functions() { return functions; }

}  // namespace looplane::script
