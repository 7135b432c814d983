#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

#include "script/machine/operations.hpp"
#include "script/values/bytearray.hpp"

namespace looplane::script {

// What bytes and bytearray have in common.

/// The bytes in a bytes or bytearray; nothing for anything else.
std::optional<std::string_view> buffer_of(const Value& value);
/// TypeError "a bytes-like object is required, not 'str'".
Failure not_bytes_like(Machine& m, const Value& value);
/// New bytes, or a bytearray when that is what `self` is.
Value bytes_like(Machine& m, const Value& self, std::string_view bytes);
/// The same, but bytes that equal `self` are `self`.
Value bytes_like_or_self(Machine& m, const Value& self, std::string_view bytes);
Ref<BytearrayObject> new_bytearray(Machine& m, Type* type, std::string_view bytes);
/// bytes of a subclass.
Value bytes_of_type(Machine& m, Type* type, std::string_view bytes);

/// An integer of 0 to 255: "byte must be in range(0, 256)".
Eventually<std::int64_t> byte_from(Machine& m, const Value& value);
/// The bytes that bytes(source) makes of anything but text and counts: an iterable of integers or
/// something like bytes. `range_problem` is the message for an integer out of range.
Eventually<Value> bytes_from_iterable(Machine& m, Value iterable, std::string_view range_problem);

/// For `bytes % values`: what %c and %b (%s) make of a value, as bytes.
Eventually<Value> byte_for_percent(Machine& m, Value value);
Eventually<Value> bytes_for_percent(Machine& m, Value value);

template <std::size_t a, std::size_t b>
constexpr std::array<NativeMethod, a + b> join_methods(const NativeMethod (&first)[a],
                                                       const NativeMethod (&second)[b]) {
  std::array<NativeMethod, a + b> all{};
  for (std::size_t i = 0; i < a; ++i) all[i] = first[i];
  for (std::size_t i = 0; i < b; ++i) all[a + i] = second[i];
  return all;
}

// bytes_search.cpp
Eventually<Value> bytes_contains(Machine& m, Arguments a);
Eventually<Value> bytes_count(Machine& m, Arguments a);
Eventually<Value> bytes_endswith(Machine& m, Arguments a);
Eventually<Value> bytes_find(Machine& m, Arguments a);
Eventually<Value> bytes_index(Machine& m, Arguments a);
Eventually<Value> bytes_replace(Machine& m, Arguments a);
Eventually<Value> bytes_rfind(Machine& m, Arguments a);
Eventually<Value> bytes_rindex(Machine& m, Arguments a);
Eventually<Value> bytes_startswith(Machine& m, Arguments a);

// bytes_split.cpp
Eventually<Value> bytes_join(Machine& m, Arguments a);
Eventually<Value> bytes_partition(Machine& m, Arguments a);
Eventually<Value> bytes_rpartition(Machine& m, Arguments a);
Eventually<Value> bytes_rsplit(Machine& m, Arguments a);
Eventually<Value> bytes_split(Machine& m, Arguments a);
Eventually<Value> bytes_splitlines(Machine& m, Arguments a);

// bytes_layout.cpp
Eventually<Value> bytes_capitalize(Machine& m, Arguments a);
Eventually<Value> bytes_center(Machine& m, Arguments a);
Eventually<Value> bytes_expandtabs(Machine& m, Arguments a);
Eventually<Value> bytes_isalnum(Machine& m, Arguments a);
Eventually<Value> bytes_isalpha(Machine& m, Arguments a);
Eventually<Value> bytes_isascii(Machine& m, Arguments a);
Eventually<Value> bytes_isdigit(Machine& m, Arguments a);
Eventually<Value> bytes_islower(Machine& m, Arguments a);
Eventually<Value> bytes_isspace(Machine& m, Arguments a);
Eventually<Value> bytes_istitle(Machine& m, Arguments a);
Eventually<Value> bytes_isupper(Machine& m, Arguments a);
Eventually<Value> bytes_ljust(Machine& m, Arguments a);
Eventually<Value> bytes_lower(Machine& m, Arguments a);
Eventually<Value> bytes_lstrip(Machine& m, Arguments a);
Eventually<Value> bytes_removeprefix(Machine& m, Arguments a);
Eventually<Value> bytes_removesuffix(Machine& m, Arguments a);
Eventually<Value> bytes_rjust(Machine& m, Arguments a);
Eventually<Value> bytes_rstrip(Machine& m, Arguments a);
Eventually<Value> bytes_strip(Machine& m, Arguments a);
Eventually<Value> bytes_swapcase(Machine& m, Arguments a);
Eventually<Value> bytes_title(Machine& m, Arguments a);
Eventually<Value> bytes_upper(Machine& m, Arguments a);
Eventually<Value> bytes_zfill(Machine& m, Arguments a);

// bytes_convert.cpp
Eventually<Value> bytes_decode(Machine& m, Arguments a);
Eventually<Value> bytes_fromhex(Machine& m, Arguments a);
Eventually<Value> bytes_hex(Machine& m, Arguments a);
Eventually<Value> bytes_maketrans(Machine& m, Arguments a);
Eventually<Value> bytes_mod(Machine& m, Arguments a);
Eventually<Value> bytes_rmod(Machine& m, Arguments a);
Eventually<Value> bytes_translate(Machine& m, Arguments a);

// bytes.cpp
Eventually<Value> bytes_add(Machine& m, Arguments a);
Eventually<Value> bytes_mul(Machine& m, Arguments a);
Eventually<Value> bytes_len(Machine& m, Arguments a);
Eventually<Value> bytes_getitem(Machine& m, Arguments a);
Eventually<Value> bytes_iter(Machine& m, Arguments a);
Eventually<Value> bytes_compare(Machine& m, const Arguments& a, CompareOperator op);
/// The source that bytes(source, encoding, errors) and bytearray(...) read, as bytes.
Eventually<Value> bytes_source(Machine& m, Arguments a, std::string_view type_name);

template <CompareOperator op>
Eventually<Value> bytes_compare(Machine& m, Arguments a) {
  return bytes_compare(m, a, op);
}

/// The methods that both types have; each adds its own.
inline constexpr NativeMethod bytes_common_methods[] = {
    {"__add__(self, value, /)", bytes_add},
    {"__mul__(self, value, /)", bytes_mul},
    {"__rmul__(self, value, /)", bytes_mul},
    {"__mod__(self, value, /)", bytes_mod},
    {"__rmod__(self, value, /)", bytes_rmod},
    {"__len__(self, /)", bytes_len},
    {"__getitem__(self, key, /)", bytes_getitem},
    {"__contains__(self, key, /)", bytes_contains},
    {"__iter__(self, /)", bytes_iter},
    {"__lt__(self, value, /)", bytes_compare<CompareOperator::lt>},
    {"__le__(self, value, /)", bytes_compare<CompareOperator::le>},
    {"__eq__(self, value, /)", bytes_compare<CompareOperator::eq>},
    {"__ne__(self, value, /)", bytes_compare<CompareOperator::ne>},
    {"__gt__(self, value, /)", bytes_compare<CompareOperator::gt>},
    {"__ge__(self, value, /)", bytes_compare<CompareOperator::ge>},
    {"capitalize(self, /)", bytes_capitalize},
    {"center(self, width, fillchar=..., /)", bytes_center},
    {"count(self, sub, start=None, end=None, /)", bytes_count},
    {"decode(self, encoding='utf-8', errors='strict')", bytes_decode},
    {"endswith(self, suffix, start=None, end=None, /)", bytes_endswith},
    {"expandtabs(self, tabsize=8)", bytes_expandtabs},
    {"find(self, sub, start=None, end=None, /)", bytes_find},
    {"fromhex(type, string, /)", bytes_fromhex, NativeMethod::Binding::of_class},
    {"hex(self, sep=..., bytes_per_sep=1)", bytes_hex},
    {"index(self, sub, start=None, end=None, /)", bytes_index},
    {"isalnum(self, /)", bytes_isalnum},
    {"isalpha(self, /)", bytes_isalpha},
    {"isascii(self, /)", bytes_isascii},
    {"isdigit(self, /)", bytes_isdigit},
    {"islower(self, /)", bytes_islower},
    {"isspace(self, /)", bytes_isspace},
    {"istitle(self, /)", bytes_istitle},
    {"isupper(self, /)", bytes_isupper},
    {"join(self, iterable_of_bytes, /)", bytes_join},
    {"ljust(self, width, fillchar=..., /)", bytes_ljust},
    {"lower(self, /)", bytes_lower},
    {"lstrip(self, bytes=None, /)", bytes_lstrip},
    {"maketrans(frm, to, /)", bytes_maketrans, NativeMethod::Binding::none},
    {"partition(self, sep, /)", bytes_partition},
    {"removeprefix(self, prefix, /)", bytes_removeprefix},
    {"removesuffix(self, suffix, /)", bytes_removesuffix},
    {"replace(self, old, new, count=-1, /)", bytes_replace},
    {"rfind(self, sub, start=None, end=None, /)", bytes_rfind},
    {"rindex(self, sub, start=None, end=None, /)", bytes_rindex},
    {"rjust(self, width, fillchar=..., /)", bytes_rjust},
    {"rpartition(self, sep, /)", bytes_rpartition},
    {"rsplit(self, sep=None, maxsplit=-1)", bytes_rsplit},
    {"rstrip(self, bytes=None, /)", bytes_rstrip},
    {"split(self, sep=None, maxsplit=-1)", bytes_split},
    {"splitlines(self, keepends=False)", bytes_splitlines},
    {"startswith(self, prefix, start=None, end=None, /)", bytes_startswith},
    {"strip(self, bytes=None, /)", bytes_strip},
    {"swapcase(self, /)", bytes_swapcase},
    {"title(self, /)", bytes_title},
    {"translate(self, table, /, delete=...)", bytes_translate},
    {"upper(self, /)", bytes_upper},
    {"zfill(self, width, /)", bytes_zfill},
};

}  // namespace looplane::script
