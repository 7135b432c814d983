#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace looplane::script {

/// The methods that the language itself looks for, on the type and never on the instance.
enum class Special : std::uint8_t {
  repr, str, format, hash, bool_, bytes, len, length_hint,
  lt, le, eq, ne, gt, ge,
  getattr, getattribute, setattr, delattr,
  get, set, delete_, set_name,
  call, new_, init, del, init_subclass, class_getitem, prepare, instancecheck, subclasscheck, mro_entries,
  getitem, setitem, delitem, missing, contains, iter, next, reversed,
  await, aiter, anext, enter, exit, aenter, aexit,
  add, sub, mul, matmul, truediv, floordiv, mod, divmod, pow, lshift, rshift, and_, xor_, or_,
  radd, rsub, rmul, rmatmul, rtruediv, rfloordiv, rmod, rdivmod, rpow, rlshift, rrshift, rand, rxor, ror,
  iadd, isub, imul, imatmul, itruediv, ifloordiv, imod, ipow, ilshift, irshift, iand, ixor, ior,
  neg, pos, abs, invert, int_, float_, complex, index, round, trunc, floor, ceil,
  count_
};

inline constexpr std::size_t special_count = static_cast<std::size_t>(Special::count_);

inline constexpr std::array<std::string_view, special_count> special_names = {
    "__repr__", "__str__", "__format__", "__hash__", "__bool__", "__bytes__", "__len__",
    "__length_hint__",
    "__lt__", "__le__", "__eq__", "__ne__", "__gt__", "__ge__",
    "__getattr__", "__getattribute__", "__setattr__", "__delattr__",
    "__get__", "__set__", "__delete__", "__set_name__",
    "__call__", "__new__", "__init__", "__del__", "__init_subclass__", "__class_getitem__",
    "__prepare__", "__instancecheck__", "__subclasscheck__", "__mro_entries__",
    "__getitem__", "__setitem__", "__delitem__", "__missing__", "__contains__", "__iter__",
    "__next__", "__reversed__",
    "__await__", "__aiter__", "__anext__", "__enter__", "__exit__", "__aenter__", "__aexit__",
    "__add__", "__sub__", "__mul__", "__matmul__", "__truediv__", "__floordiv__", "__mod__",
    "__divmod__", "__pow__", "__lshift__", "__rshift__", "__and__", "__xor__", "__or__",
    "__radd__", "__rsub__", "__rmul__", "__rmatmul__", "__rtruediv__", "__rfloordiv__", "__rmod__",
    "__rdivmod__", "__rpow__", "__rlshift__", "__rrshift__", "__rand__", "__rxor__", "__ror__",
    "__iadd__", "__isub__", "__imul__", "__imatmul__", "__itruediv__", "__ifloordiv__", "__imod__",
    "__ipow__", "__ilshift__", "__irshift__", "__iand__", "__ixor__", "__ior__",
    "__neg__", "__pos__", "__abs__", "__invert__", "__int__", "__float__", "__complex__",
    "__index__", "__round__", "__trunc__", "__floor__", "__ceil__",
};

}  // namespace looplane::script
