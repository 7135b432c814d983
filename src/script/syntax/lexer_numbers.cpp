#include <string>

#include "script/syntax/lexer.hpp"

namespace looplane::script::syntax {

namespace {

/// The value of a digit, or 16 for anything else.
int digit_value(int character) {
  if (character >= '0' && character <= '9') return character - '0';
  if (character >= 'a' && character <= 'f') return character - 'a' + 10;
  if (character >= 'A' && character <= 'F') return character - 'A' + 10;
  return 16;
}

bool is_letter(int character, char lower) { return (character | 0x20) == lower; }

}  // namespace

void Lexer::read_number(int character) {
  bool failed = false;
  if (character == '.') return read_fraction_and_exponent(character);
  if (character != '0') {
    character = read_decimal_digits(failed);
    if (!failed) read_fraction_and_exponent(character);
    return;
  }
  character = next();
  if (is_letter(character, 'x')) return read_number_of_base(16, "hexadecimal");
  if (is_letter(character, 'o')) return read_number_of_base(8, "octal");
  if (is_letter(character, 'b')) return read_number_of_base(2, "binary");
  character = read_zeros(character, failed);
  if (!failed) read_fraction_and_exponent(character);
}

void Lexer::read_number_of_base(int base, const char* name) {
  int character = next();
  do {
    if (character == '_') character = next();
    if (digit_value(character) >= base) {
      if (is_digit(character)) return fail_of_digit(character, name);
      back_up(character);
      fail(std::string("invalid ") + name + " literal");
      return;
    }
    do {
      character = next();
    } while (digit_value(character) < base);
  } while (character == '_');
  if (is_digit(character)) return fail_of_digit(character, name);
  if (!verify_end_of_number(character, name)) return;
  back_up(character);
  emit(TokenKind::Number, position_);
}

void Lexer::fail_of_digit(int character, const char* base_name) {
  fail(std::string("invalid digit '") + static_cast<char>(character) + "' in " + base_name +
       " literal");
}

int Lexer::read_zeros(int character, bool& failed) {
  for (;;) {
    if (character == '_') {
      character = next();
      if (!is_digit(character)) {
        back_up(character);
        failed = !fail("invalid decimal literal");
        return character;
      }
    }
    if (character != '0') break;
    character = next();
  }
  if (!is_digit(character)) return character;
  const std::size_t zeros_end = position_;
  character = read_decimal_digits(failed);
  if (failed || character == '.' || is_letter(character, 'e') || is_letter(character, 'j')) {
    return character;
  }
  fail_between(
      "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal "
      "integers",
      token_start_, zeros_end);
  failed = true;
  return character;
}

int Lexer::read_decimal_digits(bool& failed) {
  for (;;) {
    int character;
    do {
      character = next();
    } while (is_digit(character));
    if (character != '_') return character;
    character = next();
    if (!is_digit(character)) {
      back_up(character);
      failed = !fail("invalid decimal literal");
      return character;
    }
  }
}

void Lexer::read_fraction_and_exponent(int character) {
  bool failed = false;
  if (character == '.') {
    character = next();
    if (is_digit(character)) character = read_decimal_digits(failed);
    if (failed) return;
  }
  if (is_letter(character, 'e')) {
    const int exponent = character;
    character = next();
    const bool has_sign = character == '+' || character == '-';
    if (has_sign) character = next();
    if (!is_digit(character)) {
      back_up(character);
      if (has_sign) {
        fail("invalid decimal literal");
      } else if (verify_end_of_number(exponent, "decimal")) {
        back_up(exponent);
        emit(TokenKind::Number, position_);
      }
      return;
    }
    character = read_decimal_digits(failed);
    if (failed) return;
  }
  const bool imaginary = is_letter(character, 'j');
  if (imaginary) character = next();
  if (!verify_end_of_number(character, imaginary ? "imaginary" : "decimal")) return;
  back_up(character);
  emit(TokenKind::Number, position_);
}

bool Lexer::verify_end_of_number(int character, const char* kind) {
  // A keyword that may follow a number (`1if x`, `0or y`) is only warned of.
  const std::string_view rest = text_.substr(position_);
  const auto begins_word = [&](char first, std::string_view others) {
    if (character != first || !rest.starts_with(others)) return false;
    const char after = rest.size() > others.size() ? rest[others.size()] : '\0';
    return !is_identifier_byte(static_cast<unsigned char>(after));
  };
  const bool keyword = begins_word('a', "nd") || begins_word('e', "lse") ||
                       begins_word('f', "or") || begins_word('o', "r") || begins_word('n', "ot") ||
                       (character == 'i' && rest.find_first_of("fns") == 0);
  const std::string message = std::string("invalid ") + kind + " literal";
  if (keyword) {
    const std::uint32_t column = cursor_column() - 1;
    stream_.warnings.push_back({message, {line_, column, line_, column}});
    return true;
  }
  if (character >= 0x80 || !is_identifier_byte(character)) return true;
  back_up(character);
  return fail(message);
}

}  // namespace looplane::script::syntax
