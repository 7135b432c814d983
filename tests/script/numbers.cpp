#include <array>
#include <catch2/catch_test_macros.hpp>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

#include "script/builtins/number_hex.hpp"
#include "script/machine/operations.hpp"
#include "script/modules/math.hpp"
#include "script/modules/sha512.hpp"
#include "script/values/integer.hpp"
#include "script/values/number.hpp"
#include "script/values/slice.hpp"
#include "script/values/tuple_hash.hpp"

using namespace looplane::script;

namespace {

struct SilentHost final : Host {
  void write(Stream, std::string_view) override {}
  std::optional<std::string> source(std::string_view) override { return std::nullopt; }
};

/// A machine to compute with. Numbers go in and come out as hexadecimal text.
struct Calculator {
  SilentHost host;
  Machine machine{host, {}};
  Heap::Scope scope{machine.heap()};

  Value number(std::string_view hexadecimal) {
    return integer_from_text(machine, hexadecimal, 16).take();
  }
  std::string apply(BinaryOperator op, std::string_view a, std::string_view b) {
    return integer_to_text(integer_binary(machine, op, number(a), number(b)).take(), 16);
  }
};

const std::vector<std::string_view> interesting = {"0",
                                                   "1",
                                                   "-1",
                                                   "7fffffffffff",
                                                   "800000000000",
                                                   "-800000000000",
                                                   "-800000000001",
                                                   "ffffffffffffffff",
                                                   "-ffffffffffffffff",
                                                   "10000000000000000",
                                                   "-10000000000000000000000000",
                                                   "fedcba9876543210fedcba9876543210fedcba98"};

}  // namespace

TEST_CASE("floor division and modulus belong together for numbers of any size") {
  Calculator calculator;
  for (const std::string_view a : interesting) {
    for (const std::string_view b : interesting) {
      if (b == "0") continue;
      CAPTURE(a, b);
      const std::string quotient = calculator.apply(BinaryOperator::floordiv, a, b);
      const std::string remainder = calculator.apply(BinaryOperator::mod, a, b);
      const std::string product = calculator.apply(BinaryOperator::mul, quotient, b);
      CHECK(calculator.apply(BinaryOperator::add, product, remainder) == a);
      const bool same_sign = (remainder[0] == '-') == (b[0] == '-');
      CHECK((remainder == "0" || same_sign));
    }
  }
}

TEST_CASE("bitwise operators see two's complement") {
  Calculator calculator;
  for (const std::string_view a : interesting) {
    for (const std::string_view b : interesting) {
      CAPTURE(a, b);
      const std::string both = calculator.apply(BinaryOperator::and_, a, b);
      const std::string either = calculator.apply(BinaryOperator::or_, a, b);
      const std::string one = calculator.apply(BinaryOperator::xor_, a, b);
      CHECK(calculator.apply(BinaryOperator::add, both, one) == either);
      CHECK(calculator.apply(BinaryOperator::add, both, either) ==
            calculator.apply(BinaryOperator::add, a, b));
    }
    CHECK(calculator.apply(BinaryOperator::rshift,
                           calculator.apply(BinaryOperator::lshift, a, "47"), "47") == a);
  }
  CHECK(calculator.apply(BinaryOperator::rshift, "-10000000000000001", "40") == "-2");
}

TEST_CASE("a result that fits is a small value, whatever it came from") {
  Calculator calculator;
  const Value one =
      integer_binary(calculator.machine, BinaryOperator::sub, calculator.number("800000000000"),
                     calculator.number("7fffffffffff"))
          .take();
  CHECK(one.is_small_int());
  const Value smallest = integer_negative(calculator.machine, calculator.number("800000000000"));
  CHECK(smallest.is_small_int());
  CHECK(smallest.small_int() == Value::smallest_int);
}

TEST_CASE("rounding a quotient keeps the sign where it crosses a limb") {
  Calculator calculator;
  const Value quotient =
      integer_divide_near(calculator.machine, calculator.number("-10000000000000000000000001"),
                          calculator.number("2"))
          .take();
  CHECK(integer_to_text(quotient, 16) == "-8000000000000000000000000");
}

TEST_CASE("integers and floats compare without rounding") {
  Calculator calculator;
  const Value next_to_power = calculator.number("20000000000001");  // 2**53 + 1
  CHECK(integer_compare(next_to_power, 9007199254740992.0) == std::partial_ordering::greater);
  CHECK(integer_compare(next_to_power, std::nan("")) == std::partial_ordering::unordered);
  CHECK(integer_compare(next_to_power, std::numeric_limits<double>::infinity()) ==
        std::partial_ordering::less);
  CHECK(integer_to_double(next_to_power) == 9007199254740992.0);
}

TEST_CASE("true division of large integers is rounded once") {
  Calculator calculator;
  const auto ten_to = [&](int exponent) {
    return integer_binary(calculator.machine, BinaryOperator::pow, Value::small_int(10),
                          Value::small_int(exponent))
        .take();
  };
  const Value three =
      integer_binary(calculator.machine, BinaryOperator::mul, Value::small_int(3), ten_to(20))
          .take();
  const Value result =
      integer_binary(calculator.machine, BinaryOperator::truediv, ten_to(40), three).take();
  CHECK(result.number() == 3.333333333333333e+19);
  CHECK(integer_binary(calculator.machine, BinaryOperator::truediv, ten_to(400), ten_to(20))
            .failed());
}

TEST_CASE("text is read in any base, and only where it is a number") {
  Calculator calculator;
  const auto read = [&](std::string_view text, int base) {
    Eventually<Value> result = integer_from_text(calculator.machine, text, base);
    if (result.failed()) return std::string("failed");
    return result.peek().empty() ? std::string("none") : integer_to_text(result.peek());
  };
  CHECK(read(" \n12_345 ", 10) == "12345");
  CHECK(read("-0x_ff", 0) == "-255");
  CHECK(read("zz", 36) == "1295");
  CHECK(read("١٢٣", 10) == "123");
  CHECK(read("010", 0) == "none");
  CHECK(read("0_0", 0) == "0");
  CHECK(read("1__2", 10) == "none");
  CHECK(read("_1", 10) == "none");
  CHECK(read("", 10) == "none");
  CHECK(read("0x", 16) == "none");
  CHECK(read(std::string(4301, '1'), 10) == "failed");
  CHECK(read(std::string(4301, '1'), 2) != "failed");
}

TEST_CASE("hashes of numbers and tuples are CPython's") {
  Calculator calculator;
  CHECK(hash_double(0.1) == 230584300921369408);
  CHECK(hash_double(1e300) == 1224995262755759164);
  CHECK(hash_double(-2.5) == -1152921504606846978);
  CHECK(hash_double(1180591620717411303424.0) == 512);
  CHECK(hash_double(5e-324) == 16777216);
  CHECK(hash_int64(-1) == -2);
  const Value large = integer_from_text(calculator.machine, "1" + std::string(30, '0'), 10).take();
  CHECK(integer_hash(large) == 465258685558744706);
  TupleHash hash;
  for (const std::int64_t item : {1, 2, 3}) hash.add(item);
  CHECK(hash.finish(3) == 529344067295497451);
  CHECK(TupleHash().finish(0) == 5740354900026072187);
}

TEST_CASE("floats floor towards minus infinity and keep the sign of zero") {
  CHECK(floor_divide(-1.0, 0.3) == -4.0);
  CHECK(floor_modulo(-1.0, 0.3) == 0.19999999999999996);
  CHECK(std::signbit(floor_divide(0.0, -1.0)));
  CHECK(floor_modulo(-1.0, std::numeric_limits<double>::infinity()) ==
        std::numeric_limits<double>::infinity());
}

TEST_CASE("round() rounds what the number is, not what it looks like") {
  Calculator calculator;
  const auto rounded = [&](double value, int digits) {
    return number_round(calculator.machine, value, digits).take().number();
  };
  CHECK(rounded(2.675, 2) == 2.67);
  CHECK(rounded(0.5, 0) == 0.0);
  CHECK(rounded(2.5, 0) == 2.0);
  CHECK(rounded(1234.5, -2) == 1200.0);
  CHECK(rounded(1250.0, -2) == 1200.0);
  CHECK(rounded(1250.5, -2) == 1300.0);
  CHECK(rounded(999.0, -3) == 1000.0);
  CHECK(rounded(5.0, -1) == 0.0);
  CHECK(rounded(15.0, -1) == 20.0);
  CHECK(number_round(calculator.machine, 1.79e308, -308).failed());
}

TEST_CASE("hexadecimal floats are read with one rounding") {
  CHECK(number_to_hex(0.1) == "0x1.999999999999ap-4");
  CHECK(number_to_hex(5e-324) == "0x0.0000000000001p-1022");
  const auto read = [](std::string_view text) {
    double value = 0;
    CHECK(number_from_hex(text, value) == HexResult::read);
    return value;
  };
  CHECK(read("0x1.fffffffffffff8p0") == 2.0);
  CHECK(read("0x.8p-1074") == 0.0);
  CHECK(read("0x0.80000000000001p-1074") == 5e-324);
  CHECK(read(" -1.8p1 ") == -3.0);
  double value = 0;
  CHECK(number_from_hex("x", value) == HexResult::invalid);
  CHECK(number_from_hex("1p2000", value) == HexResult::too_large);
}

TEST_CASE("a slice is moved into its sequence") {
  struct Case {
    std::int64_t start, stop, step, length, first, count;
  };
  constexpr std::int64_t lowest = std::numeric_limits<std::int64_t>::min();
  constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();
  const Case cases[] = {{0, highest, 1, 5, 0, 5},
                        {-2, highest, 1, 5, 3, 2},
                        {1, -1, 1, 5, 1, 3},
                        {highest, lowest, -1, 5, 4, 5},
                        {highest, lowest, -2, 5, 4, 3},
                        {3, 1, 1, 5, 3, 0},
                        {0, highest, highest, 5, 0, 1},
                        {-100, 100, 1, 5, 0, 5},
                        {0, highest, 1, 0, 0, 0},
                        {highest, lowest, -highest, 5, 4, 1}};
  for (const Case& wanted : cases) {
    SliceBounds bounds{wanted.start, wanted.stop, wanted.step, 0};
    bounds.adjust(wanted.length);
    CAPTURE(wanted.start, wanted.stop, wanted.step, wanted.length);
    CHECK(bounds.start == wanted.first);
    CHECK(bounds.count == wanted.count);
  }
}

TEST_CASE("gamma agrees with CPython to the last digit") {
  CHECK(gamma_function(0.5) == 1.7724538509055159);
  CHECK(gamma_function(-1.5) == 2.3632718012073544);
  CHECK(gamma_function(171.5) == 9.483367566824801e+307);
  CHECK(gamma_function(6) == 120.0);
  CHECK(log_gamma_function(100.5) == 361.4355404677776);
  CHECK(std::isnan(gamma_function(-3)));
}

TEST_CASE("SHA-512 pads at the end of a block") {
  const auto first_bytes = [](std::string_view message) {
    const std::array<std::uint8_t, 64> digest = sha512(message);
    return digest[0] << 8 | digest[1];
  };
  CHECK(first_bytes("abc") == 0xddaf);
  CHECK(first_bytes("") == 0xcf83);
  CHECK(first_bytes(std::string(111, 'x')) == 0x9a2a);
  CHECK(first_bytes(std::string(112, 'x')) == 0xa372);
  CHECK(first_bytes(std::string(127, 'x')) == 0x1d5a);
  CHECK(first_bytes(std::string(128, 'x')) == 0xe2e2);
}
