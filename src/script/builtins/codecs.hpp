#pragma once

#include <string_view>

#include "script/machine/operations.hpp"

namespace looplane::script {

// str.encode and bytes.decode: UTF-8, UTF-16, UTF-32, ASCII and Latin-1, under the names that
// CPython knows them by, and the handlers of errors strict, ignore, replace, backslashreplace,
// xmlcharrefreplace, namereplace, surrogateescape and surrogatepass.

/// Whether there are lone surrogates in the text, so that it cannot be written.
bool has_surrogates(const Value& string);
Eventually<Value> encode_string(Machine& m, const Value& string, std::string_view encoding,
                                std::string_view errors);
Eventually<Value> decode_bytes(Machine& m, std::string_view bytes, std::string_view encoding,
                               std::string_view errors);

}  // namespace looplane::script
