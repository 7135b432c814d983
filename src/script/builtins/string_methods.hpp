#pragma once

#include "script/builtins/text_search.hpp"
#include "script/machine/operations.hpp"
#include "script/values/utf8.hpp"

namespace looplane::script {

// The methods of str, each file's.

inline StringObject* string_of(const Value& value) { return value.as<StringObject>(); }
/// The str itself, or an equal one of exactly that type when it is of a subclass.
Value plain_string(Machine& m, const Value& value);
/// White space as str sees it.
std::size_t step_space(std::string_view text, std::size_t position, bool backwards);
/// Where in the text the code point of this index begins.
std::size_t byte_offset(const StringObject* string, std::int64_t index);
/// Which code point begins at this byte.
std::int64_t code_point_index(const StringObject* string, std::size_t offset);
/// The code points from `start` before `end`.
std::string_view part_of(const StringObject* string, std::int64_t start, std::int64_t end);

// string.cpp, for the operations that have a fast path for strings
/// string[position]
Eventually<Value> string_item(Machine& m, const Value& string, std::int64_t position);
Value iterate_string(Machine& m, const Value& string);

// string_case.cpp
Eventually<Value> string_capitalize(Machine& m, Arguments a);
Eventually<Value> string_casefold(Machine& m, Arguments a);
Eventually<Value> string_lower(Machine& m, Arguments a);
Eventually<Value> string_swapcase(Machine& m, Arguments a);
Eventually<Value> string_title(Machine& m, Arguments a);
Eventually<Value> string_upper(Machine& m, Arguments a);
Eventually<Value> string_isalnum(Machine& m, Arguments a);
Eventually<Value> string_isalpha(Machine& m, Arguments a);
Eventually<Value> string_isascii(Machine& m, Arguments a);
Eventually<Value> string_isdecimal(Machine& m, Arguments a);
Eventually<Value> string_isdigit(Machine& m, Arguments a);
Eventually<Value> string_isidentifier(Machine& m, Arguments a);
Eventually<Value> string_islower(Machine& m, Arguments a);
Eventually<Value> string_isnumeric(Machine& m, Arguments a);
Eventually<Value> string_isprintable(Machine& m, Arguments a);
Eventually<Value> string_isspace(Machine& m, Arguments a);
Eventually<Value> string_istitle(Machine& m, Arguments a);
Eventually<Value> string_isupper(Machine& m, Arguments a);

// string_layout.cpp
Eventually<Value> string_center(Machine& m, Arguments a);
Eventually<Value> string_expandtabs(Machine& m, Arguments a);
Eventually<Value> string_ljust(Machine& m, Arguments a);
Eventually<Value> string_lstrip(Machine& m, Arguments a);
Eventually<Value> string_removeprefix(Machine& m, Arguments a);
Eventually<Value> string_removesuffix(Machine& m, Arguments a);
Eventually<Value> string_rjust(Machine& m, Arguments a);
Eventually<Value> string_rstrip(Machine& m, Arguments a);
Eventually<Value> string_strip(Machine& m, Arguments a);
Eventually<Value> string_zfill(Machine& m, Arguments a);

// string_search.cpp
Eventually<Value> string_contains(Machine& m, Arguments a);
Eventually<Value> string_count(Machine& m, Arguments a);
Eventually<Value> string_endswith(Machine& m, Arguments a);
Eventually<Value> string_find(Machine& m, Arguments a);
Eventually<Value> string_index(Machine& m, Arguments a);
Eventually<Value> string_replace(Machine& m, Arguments a);
Eventually<Value> string_rfind(Machine& m, Arguments a);
Eventually<Value> string_rindex(Machine& m, Arguments a);
Eventually<Value> string_startswith(Machine& m, Arguments a);

// string_split.cpp
Eventually<Value> string_join(Machine& m, Arguments a);
Eventually<Value> string_partition(Machine& m, Arguments a);
Eventually<Value> string_rpartition(Machine& m, Arguments a);
Eventually<Value> string_rsplit(Machine& m, Arguments a);
Eventually<Value> string_split(Machine& m, Arguments a);
Eventually<Value> string_splitlines(Machine& m, Arguments a);

// string_translate.cpp
Eventually<Value> string_maketrans(Machine& m, Arguments a);
Eventually<Value> string_translate(Machine& m, Arguments a);

// format_string.cpp, format_percent.cpp
Eventually<Value> string_format(Machine& m, Arguments a);
Eventually<Value> string_format_map(Machine& m, Arguments a);
Eventually<Value> string_mod(Machine& m, Arguments a);
Eventually<Value> string_rmod(Machine& m, Arguments a);

}  // namespace looplane::script
