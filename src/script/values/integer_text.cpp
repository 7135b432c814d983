#include <algorithm>
#include <charconv>

#include "script/values/big_integer.hpp"
#include "script/values/number_text.hpp"

namespace looplane::script {

namespace {

constexpr std::string_view all_digits = "0123456789abcdefghijklmnopqrstuvwxyz";

/// How many digits of the base fit into 64 bits, and the base to that power: numbers are read and
/// written so many digits at a time.
struct Group {
  int digits = 0;
  std::uint64_t scale = 1;

  explicit Group(int base) {
    const auto factor = static_cast<std::uint64_t>(base);
    while (scale <= std::numeric_limits<std::uint64_t>::max() / factor) {
      scale *= factor;
      ++digits;
    }
  }
};

bool is_power_of_two(int base) { return (base & (base - 1)) == 0; }

/// Bases that are powers of two take their digits from the bits, in time that grows with the size.
std::string binary_digits(const Big& magnitude, int base) {
  const auto bits_per_digit =
      static_cast<std::size_t>(std::bit_width(static_cast<unsigned>(base)) - 1);
  const std::size_t bits = bit_length(magnitude);
  const auto& backend = magnitude.backend();
  constexpr std::size_t limb_bits = sizeof(Limb) * 8;
  std::string text((bits + bits_per_digit - 1) / bits_per_digit, '0');
  for (std::size_t i = 0; i < text.size(); ++i) {
    const std::size_t first = i * bits_per_digit;
    std::size_t digit = 0;
    for (std::size_t bit = first; bit < std::min(first + bits_per_digit, bits); ++bit) {
      const Limb limb = backend.limbs()[bit / limb_bits];
      digit |= static_cast<std::size_t>(limb >> (bit % limb_bits) & 1) << (bit - first);
    }
    text[text.size() - 1 - i] = all_digits[digit];
  }
  return text;
}

std::string divided_digits(Big magnitude, int base) {
  const Group group(base);
  std::string reversed;
  while (!magnitude.is_zero()) {
    Big quotient;
    Big remainder;
    boost::multiprecision::divide_qr(magnitude, Big(group.scale), quotient, remainder);
    auto part = static_cast<std::uint64_t>(remainder);
    magnitude = std::move(quotient);
    for (int i = 0; i < group.digits && (part != 0 || !magnitude.is_zero()); ++i) {
      reversed += all_digits[part % static_cast<std::uint64_t>(base)];
      part /= static_cast<std::uint64_t>(base);
    }
  }
  std::reverse(reversed.begin(), reversed.end());
  return reversed;
}

int digit_value(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  const char lower = static_cast<char>(c | 0x20);
  return lower >= 'a' && lower <= 'z' ? lower - 'a' + 10 : 36;
}

/// The base that "0x", "0o" or "0b" stands for; 0: no such prefix.
int prefix_base(std::string_view text) {
  if (text.size() < 2 || text[0] != '0') return 0;
  switch (text[1] | 0x20) {
    case 'x':
      return 16;
    case 'o':
      return 8;
    case 'b':
      return 2;
    default:
      return 0;
  }
}

/// The digits alone, as values; nothing when anything but digits and single underscores between
/// them is there.
std::optional<std::string> digit_values(std::string_view text, int base) {
  std::string digits;
  digits.reserve(text.size());
  bool after_digit = false;
  for (const char c : text) {
    if (c == '_') {
      if (!after_digit) return std::nullopt;
      after_digit = false;
      continue;
    }
    const int digit = digit_value(c);
    if (digit >= base) return std::nullopt;
    digits += static_cast<char>(digit);
    after_digit = true;
  }
  if (!after_digit) return std::nullopt;
  return digits;
}

Big grouped_value(std::string_view digits, int base) {
  const Group group(base);
  Big value;
  for (std::size_t begin = 0; begin < digits.size();
       begin += static_cast<std::size_t>(group.digits)) {
    std::uint64_t part = 0;
    std::uint64_t scale = 1;
    for (const char digit : digits.substr(begin, static_cast<std::size_t>(group.digits))) {
      part = part * static_cast<std::uint64_t>(base) + static_cast<std::uint64_t>(digit);
      scale *= static_cast<std::uint64_t>(base);
    }
    value *= scale;
    value += part;
  }
  return value;
}

/// The same in linear time, for bases that are powers of two.
Big packed_value(std::string_view digits, int base) {
  const int bits_per_digit = std::bit_width(static_cast<unsigned>(base)) - 1;
  std::vector<unsigned char> bits;  // One in each, the least significant first.
  bits.reserve(digits.size() * static_cast<std::size_t>(bits_per_digit));
  for (std::size_t i = digits.size(); i-- > 0;) {
    for (int bit = 0; bit < bits_per_digit; ++bit) {
      bits.push_back(static_cast<unsigned char>(digits[i] >> bit & 1));
    }
  }
  Big value;
  boost::multiprecision::import_bits(value, bits.begin(), bits.end(), 1, false);
  return value;
}

}  // namespace

std::string integer_to_text(const Value& value, int base) {
  if (const auto small = small_value(value)) {
    char buffer[72];
    const auto end = std::to_chars(buffer, buffer + sizeof buffer, *small, base);
    return std::string(buffer, end.ptr);
  }
  const Big& big = value.as<IntegerObject>()->value;
  if (big.is_zero()) return "0";
  const Big magnitude = boost::multiprecision::abs(big);
  std::string digits =
      is_power_of_two(base) ? binary_digits(magnitude, base) : divided_digits(magnitude, base);
  return big.sign() < 0 ? "-" + digits : digits;
}

static Failure too_many_digits(Machine& m, std::string_view what) {
  return m.value_error("Exceeds the limit (" + std::to_string(m.settings.integer_digit_limit) +
                       " digits) for integer string conversion" + std::string(what) +
                       "; use sys.set_int_max_str_digits() to increase the limit");
}

Eventually<Value> integer_to_string(Machine& m, const Value& value) {
  const std::size_t limit = m.settings.integer_digit_limit;
  const std::size_t bits = integer_bit_length(value);
  // Refused before the work where the number of bits tells already (log2(10) > 3.3).
  if (limit != 0 && bits / 10 * 3 > limit) return too_many_digits(m, "");
  if (bits > largest_decimal_length) return m.memory_error();
  const std::string text = integer_to_text(value);
  const std::size_t digits = text.size() - (text.front() == '-' ? 1 : 0);
  if (limit != 0 && digits > limit) return too_many_digits(m, "");
  return m.string(text, static_cast<std::uint32_t>(text.size()));
}

Eventually<Value> integer_from_text(Machine& m, std::string_view text, int base) {
  const std::string ascii = plain_number_text(text);
  std::string_view rest = ascii;
  const bool negative = !rest.empty() && rest.front() == '-';
  if (negative || (!rest.empty() && rest.front() == '+')) rest.remove_prefix(1);

  const int prefixed = prefix_base(rest);
  const bool decimal_guess = base == 0 && prefixed == 0;
  if (base == 0) base = prefixed != 0 ? prefixed : 10;
  if (prefixed == base) {
    rest.remove_prefix(2);
    if (!rest.empty() && rest.front() == '_') rest.remove_prefix(1);
  }
  const auto digits = digit_values(rest, base);
  if (!digits) return Value();
  // In source form "010" is no number, but "00" is.
  if (decimal_guess && digits->front() == 0 &&
      std::any_of(digits->begin(), digits->end(), [](char digit) { return digit != 0; })) {
    return Value();
  }
  if (is_power_of_two(base)) {
    Big value = packed_value(*digits, base);
    return integer_value(m, negative ? Big(-value) : std::move(value));
  }
  const std::size_t limit = m.settings.integer_digit_limit;
  if (limit != 0 && digits->size() > limit) {
    return too_many_digits(m, ": value has " + std::to_string(digits->size()) + " digits");
  }
  Big value = grouped_value(*digits, base);
  return integer_value(m, negative ? Big(-value) : std::move(value));
}

}  // namespace looplane::script
