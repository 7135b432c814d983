#include "script/syntax/literals.hpp"

#include "script/values/unicode_names.hpp"

namespace looplane::script::syntax {

namespace {

int hexadecimal_value(char character) {
  if (character >= '0' && character <= '9') return character - '0';
  const char lower = static_cast<char>(character | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool is_octal(char character) { return character >= '0' && character <= '7'; }

void append_utf8(std::string& text, std::uint32_t code) {
  const auto put = [&](std::uint32_t byte) { text += static_cast<char>(byte); };
  const auto put_continuation = [&](int shift) { put(0x80 | ((code >> shift) & 0x3F)); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6);
    put_continuation(0);
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12);
    put_continuation(6);
    put_continuation(0);
  } else {
    put(0xF0 | code >> 18);
    put_continuation(12);
    put_continuation(6);
    put_continuation(0);
  }
}

/// Walks through one literal.
class Decoder {
 public:
  Decoder(std::string_view literal, bool bytes) : literal_(literal), bytes_(bytes) {}

  DecodedLiteral run() {
    while (position_ < literal_.size() && result_.error.empty()) {
      const char character = literal_[position_];
      if (character != '\\') {
        result_.text += character;
        ++position_;
        continue;
      }
      if (position_ + 1 == literal_.size()) {
        // An f-string's text may end before the brace that the backslash stands in front of.
        result_.text += character;
        break;
      }
      escape_start_ = position_;
      position_ += 2;
      escape(literal_[escape_start_ + 1]);
    }
    return std::move(result_);
  }

 private:
  void escape(char letter) {
    switch (letter) {
      case '\n':
        return;
      case '\\':
        return add('\\');
      case '\'':
        return add('\'');
      case '"':
        return add('"');
      case 'a':
        return add('\a');
      case 'b':
        return add('\b');
      case 'f':
        return add('\f');
      case 'n':
        return add('\n');
      case 'r':
        return add('\r');
      case 't':
        return add('\t');
      case 'v':
        return add('\v');
      case 'x':
        return bytes_ ? byte_escape() : hexadecimal_escape(2, "truncated \\xXX escape");
      default:
        break;
    }
    if (is_octal(letter)) return octal_escape();
    if (!bytes_) {
      if (letter == 'u') return hexadecimal_escape(4, "truncated \\uXXXX escape");
      if (letter == 'U') return hexadecimal_escape(8, "truncated \\UXXXXXXXX escape");
      if (letter == 'N') return named_escape();
    }
    if (result_.invalid_escape.empty() && static_cast<unsigned char>(letter) < 0x80) {
      result_.invalid_escape = {'\\', letter};
    }
    // The backslash stays; the letter is read again as itself.
    result_.text += '\\';
    position_ = escape_start_ + 1;
  }

  void add(char character) { result_.text += character; }

  void add_code(std::uint32_t code) {
    if (bytes_) {
      result_.text += static_cast<char>(code);
    } else {
      append_utf8(result_.text, code);
    }
  }

  void octal_escape() {
    std::uint32_t code = 0;
    position_ = escape_start_ + 1;
    for (int digit = 0; digit < 3 && position_ < literal_.size() && is_octal(literal_[position_]);
         ++digit) {
      code = code * 8 + static_cast<std::uint32_t>(literal_[position_++] - '0');
    }
    if (code > 0377 && result_.invalid_escape.empty()) {
      result_.invalid_escape = literal_.substr(escape_start_, position_ - escape_start_);
    }
    add_code(code);
  }

  void byte_escape() {
    const auto digit = [&](std::size_t offset) {
      const std::size_t index = position_ + offset;
      return index < literal_.size() ? hexadecimal_value(literal_[index]) : -1;
    };
    if (digit(0) < 0 || digit(1) < 0) {
      result_.error =
          "(value error) invalid \\x escape at position " + std::to_string(escape_start_);
      return;
    }
    add_code(static_cast<std::uint32_t>(digit(0) * 16 + digit(1)));
    position_ += 2;
  }

  void hexadecimal_escape(int digits, const char* message) {
    std::uint32_t code = 0;
    for (int digit = 0; digit < digits; ++digit, ++position_) {
      const int value = position_ < literal_.size() ? hexadecimal_value(literal_[position_]) : -1;
      if (value < 0) return fail(position_, message);
      code = code << 4 | static_cast<std::uint32_t>(value);
    }
    if (code > 0x10FFFF) return fail(position_, "illegal Unicode character");
    add_code(code);
  }

  void named_escape() {
    constexpr const char* malformed = "malformed \\N character escape";
    if (position_ >= literal_.size() || literal_[position_] != '{') {
      return fail(position_, malformed);
    }
    const std::size_t end = literal_.find('}', position_);
    if (end == std::string_view::npos) return fail(literal_.size(), malformed);
    const std::string_view name = literal_.substr(position_ + 1, end - position_ - 1);
    if (name.empty()) return fail(end + 1, malformed);
    position_ = end + 1;
    const std::optional<std::uint32_t> code = unicode::character_by_name(name);
    if (!code) return fail(position_, "unknown Unicode character name");
    add_code(*code);
  }

  /// CPython decodes a copy in which what is not ASCII is written as "\U0001F600", ten bytes.
  std::size_t position_in_copy(std::size_t position) const {
    std::size_t result = 0;
    for (const char byte : literal_.substr(0, position)) {
      const auto value = static_cast<unsigned char>(byte);
      if (value < 0x80) {
        ++result;
      } else if (value >= 0xC0) {
        result += 10;
      }
    }
    return result;
  }

  void fail(std::size_t end, const char* message) {
    result_.reason = message;
    result_.error_start = escape_start_;
    result_.error_end = end;
    const std::size_t first = position_in_copy(escape_start_);
    const std::size_t last = position_in_copy(end) - 1;
    result_.error = "(unicode error) 'unicodeescape' codec can't decode bytes in position " +
                    std::to_string(first) + "-" + std::to_string(last) + ": " + message;
  }

  const std::string_view literal_;
  const bool bytes_;
  std::size_t position_ = 0;
  std::size_t escape_start_ = 0;
  DecodedLiteral result_;
};

}  // namespace

DecodedLiteral decode_text(std::string_view literal) { return Decoder(literal, false).run(); }

DecodedLiteral decode_bytes(std::string_view literal) { return Decoder(literal, true).run(); }

}  // namespace looplane::script::syntax
