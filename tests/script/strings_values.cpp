#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>

#include "script/values/number_text.hpp"
#include "script/values/quoting.hpp"
#include "script/values/string.hpp"
#include "script/values/unicode.hpp"
#include "script/values/utf8.hpp"

using namespace looplane::script;

namespace {

std::string lower(std::u32string_view text) {
  std::u32string result;
  for (const char32_t c : text) unicode::append_lower(result, c);
  return encode_all(result);
}

std::string upper(std::u32string_view text) {
  std::u32string result;
  for (const char32_t c : text) unicode::append_upper(result, c);
  return encode_all(result);
}

}  // namespace

TEST_CASE("bytes hash as CPython's do with PYTHONHASHSEED=0") {
  CHECK(hash_bytes("") == 0);
  CHECK(hash_bytes("a") == 4644417185603328019);
  CHECK(hash_bytes("hello") == -2096571579003691106);
  CHECK(hash_bytes("12345678") == 3785724242978802311);
  CHECK(hash_bytes("abcdefghijklmnop") == -7712962755478248686);
}

TEST_CASE("a string's block grows in steps, so that appending is cheap") {
  CHECK(StringObject::allocation(3) == sizeof(StringObject));
  CHECK(StringObject::allocation(1000) >= sizeof(StringObject) + 1000 - 7);
  int moves = 0;
  for (std::size_t size = 1; size < 1'000'000; ++size) {
    if (StringObject::allocation(size) != StringObject::allocation(size - 1)) ++moves;
  }
  CHECK(moves < 1000);
}

TEST_CASE("floats are written in the shortest way that reads back") {
  CHECK(float_repr(0.1) == "0.1");
  CHECK(float_repr(1) == "1.0");
  CHECK(float_repr(-0.0) == "-0.0");
  CHECK(float_repr(1e16) == "1e+16");
  CHECK(float_repr(123456789012345.0) == "123456789012345.0");
  CHECK(float_repr(0.0001) == "0.0001");
  CHECK(float_repr(0.00001) == "1e-05");
  CHECK(float_repr(5e-324) == "5e-324");
  CHECK(float_repr(std::numeric_limits<double>::infinity()) == "inf");
  CHECK(float_repr(std::nan("")) == "nan");
}

TEST_CASE("floats are rounded exactly at any precision") {
  CHECK(double_text(0.5, {.code = 'f'}) == "0");
  CHECK(double_text(1.5, {.code = 'f'}) == "2");
  CHECK(double_text(2.675, {.code = 'f', .precision = 2}) == "2.67");
  CHECK(double_text(12345.678, {.code = 'e', .precision = 3}) == "1.235e+04");
  CHECK(double_text(1e10, {.code = 'g', .precision = 6}) == "1e+10");
  CHECK(double_text(1, {.code = 'g', .precision = 6, .alternate = true}) == "1.00000");
  CHECK(double_text(0.1, {.code = 'f', .precision = 30}) == "0.100000000000000005551115123126");
  CHECK(double_text(1e-10, {.code = 'G', .precision = 6}) == "1E-10");
}

TEST_CASE("text is read as float() reads it") {
  CHECK(parse_float("  1_000.5\n") == 1000.5);
  CHECK(parse_float("-.5e-3") == -0.0005);
  CHECK(parse_float("-Infinity") == -std::numeric_limits<double>::infinity());
  CHECK(parse_float("1e400") == std::numeric_limits<double>::infinity());
  CHECK(parse_float("\u0663.\u0665") == 3.5);
  for (const char* wrong :
       {"", " ", "1__0", "_1", "1_", "1e", ".", "0x10", "infinit", "1 2", "- 1"}) {
    CHECK_FALSE(parse_float(wrong).has_value());
  }
}

TEST_CASE("reprs choose their quotes and escape what cannot be printed") {
  CHECK(quoted_text("plain") == "'plain'");
  CHECK(quoted_text("it's") == "\"it's\"");
  CHECK(quoted_text("both ' and \"") == "'both \\' and \"'");
  CHECK(quoted_text("\t\n\r\\\x01\x7f") == "'\\t\\n\\r\\\\\\x01\\x7f'");
  CHECK(quoted_text("\u00e9\u200b\U000e0001") == "'\u00e9\\u200b\\U000e0001'");
  CHECK(quoted_bytes(std::string_view("a\0\xff'", 4)) == "\"a\\x00\\xff'\"");
  CHECK(escape_non_ascii("'\u00e9\u20ac\U0001f600'") == "'\\xe9\\u20ac\\U0001f600'");
}

TEST_CASE("characters are what CPython takes them for") {
  CHECK(unicode::has(U'\u00df', unicode::lower));
  CHECK(unicode::has(U'\u01c5', unicode::title));
  CHECK(unicode::is_space(U'\u2003'));
  CHECK_FALSE(unicode::is_printable(U'\u00ad'));
  CHECK(unicode::decimal_value(U'\u0669') == 9);
  CHECK(unicode::decimal_value(U'\u00b2') == -1);
  CHECK(unicode::has(U'\u00b2', unicode::digit));
  CHECK(upper(U"stra\u00dfe") == "STRASSE");
  CHECK(lower(U"\u0130\u00c9") == "i\u0307\u00e9");
}

TEST_CASE("text is stepped through by code points") {
  constexpr std::string_view text = "a\u00e9\u20ac\U0001f600";
  CHECK(count_code_points(text) == 4);
  CHECK(offset_of_index(text, 2) == 3);
  CHECK(encode_all(decode_all(text)) == text);
  std::size_t position = text.size();
  CHECK(decode_previous(text, position) == U'\U0001f600');
  CHECK(decode_previous(text, position) == U'\u20ac');
  CHECK(position == 3);
}
