#pragma once

#include <cstdint>
#include <limits>

#include "script/machine/operations.hpp"
#include "script/values/slice.hpp"

namespace looplane::script {

// What the methods of str, bytes and bytearray do with their arguments.

/// TypeError "find() argument 1 must be str, not int".
inline Failure wrong_argument(Machine& m, std::string_view subject, std::string_view wanted,
                              const Value& value) {
  // _PyArg_BadArgument says "None" where other messages say "NoneType".
  const bool of_parser = value.is_none() && subject.find("() argument") != subject.npos;
  return m.type_error(concat(subject, " must be ", wanted, ", not ",
                             of_parser ? std::string_view("None") : m.type_name(value)));
}

// --- Integers -----------------------------------------------------------------------------------
using IntegerCode = Eventually<Value> (*)(Machine& m, const Arguments& a, std::int64_t number);
Eventually<Value> call_with_integer(Machine& m, Arguments a, const Value& argument,
                                    IntegerCode code);

/// A method whose argument number `which` is an integer: `code` gets it.
template <IntegerCode code, std::size_t which>
Eventually<Value> with_integer(Machine& m, Arguments a) {
  if (a[which].is_small_int()) return code(m, a, a[which].small_int());
  return call_with_integer(m, std::move(a), a[which], code);
}

// --- Start and end ------------------------------------------------------------------------------
/// The part of a sequence that a method looks at; negative ones count from the end.
struct TextRange {
  std::int64_t start = 0;
  std::int64_t end = std::numeric_limits<std::int64_t>::max();

  /// Moves both into a sequence of this length. Start may then be beyond the end.
  void adjust(std::int64_t length) {
    if (end > length) end = length;
    if (end < 0) end = end + length < 0 ? 0 : end + length;
    if (start < 0) start = start + length < 0 ? 0 : start + length;
  }
};

using RangeCode = Eventually<Value> (*)(Machine& m, const Arguments& a, TextRange range);
Eventually<Value> call_with_range(Machine& m, Arguments a, std::size_t first, RangeCode code);

/// A method whose last arguments, from number `first`, are `start=None, end=None`.
template <RangeCode code, std::size_t first>
Eventually<Value> with_range(Machine& m, Arguments a) {
  if (a[first].is_none() && a[first + 1].is_none()) return code(m, a, {});
  return call_with_range(m, std::move(a), first, code);
}

}  // namespace looplane::script
