#include "script/builtins/codecs.hpp"

#include <algorithm>
#include <optional>

#include "script/machine/raising.hpp"
#include "script/machine/warnings.hpp"
#include "script/syntax/literals.hpp"
#include "script/values/quoting.hpp"
#include "script/values/unicode_names.hpp"
#include "script/values/utf8.hpp"

namespace looplane::script {

namespace {

enum class Form : std::uint8_t { utf8, utf16, utf32, ascii, latin1, cp1252, escapes };

struct Codec {
  std::string_view name;  ///< As error messages tell it.
  Form form;
  bool big_endian = false;
  bool marked = false;  ///< A byte order mark is written, and read when it is there.
};

struct Alias {
  std::string_view alias;
  Codec codec;
};

constexpr Codec utf8{"utf-8", Form::utf8};
constexpr Codec ascii_codec{"ascii", Form::ascii};
constexpr Codec latin1{"latin-1", Form::latin1};
constexpr Codec cp1252{"charmap", Form::cp1252};
constexpr Codec utf16_little{"utf-16-le", Form::utf16};
constexpr Codec utf16_big{"utf-16-be", Form::utf16, true};
constexpr Codec utf16{"utf-16", Form::utf16, false, true};
constexpr Codec utf32_little{"utf-32-le", Form::utf32};
constexpr Codec utf32_big{"utf-32-be", Form::utf32, true};
constexpr Codec utf32{"utf-32", Form::utf32, false, true};

// Lib/encodings/aliases.py
constexpr Alias aliases[] = {
    {"utf8", utf8},
    {"utf_8", utf8},
    {"u8", utf8},
    {"utf", utf8},
    {"cp65001", utf8},
    {"utf_8_sig", {"utf-8", Form::utf8, false, true}},
    {"ascii", ascii_codec},
    {"us_ascii", ascii_codec},
    {"646", ascii_codec},
    {"iso646_us", ascii_codec},
    {"latin_1", latin1},
    {"latin1", latin1},
    {"latin", latin1},
    {"l1", latin1},
    {"iso_8859_1", latin1},
    {"iso8859_1", latin1},
    {"iso8859", latin1},
    {"8859", latin1},
    {"cp819", latin1},
    {"cp1252", cp1252},
    {"1252", cp1252},
    {"windows_1252", cp1252},
    {"utf_16", utf16},
    {"utf16", utf16},
    {"u16", utf16},
    {"utf_16_le", utf16_little},
    {"utf_16le", utf16_little},
    {"utf_16_be", utf16_big},
    {"utf_16be", utf16_big},
    {"utf_32", utf32},
    {"utf32", utf32},
    {"u32", utf32},
    {"utf_32_le", utf32_little},
    {"utf_32le", utf32_little},
    {"utf_32_be", utf32_big},
    {"utf_32be", utf32_big},
    {"unicode_escape", {"unicodeescape", Form::escapes}},
};

const Codec* find_codec(std::string_view encoding) {
  std::string normal;
  for (const char c : encoding) {
    const bool letter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
    const bool digit = c >= '0' && c <= '9';
    normal += letter ? static_cast<char>(c | 0x20) : digit ? c : '_';
  }
  const auto* found = std::find_if(std::begin(aliases), std::end(aliases),
                                   [&](const Alias& alias) { return alias.alias == normal; });
  return found == std::end(aliases) ? nullptr : &found->codec;
}

enum class Handler : std::uint8_t {
  strict,
  ignore,
  replace,
  backslash_replace,
  xml_replace,
  name_replace,
  surrogate_escape,
  surrogate_pass
};

std::optional<Handler> find_handler(std::string_view errors) {
  constexpr std::string_view names[] = {
      "strict",      "ignore",          "replace",      "backslashreplace", "xmlcharrefreplace",
      "namereplace", "surrogateescape", "surrogatepass"};
  const auto* found = std::find(std::begin(names), std::end(names), errors);
  if (found == std::end(names)) return std::nullopt;
  return static_cast<Handler>(found - std::begin(names));
}

Failure unknown_handler(Machine& m, std::string_view errors) {
  return m.raise(m.types.LookupError, concat("unknown error handler name '", errors, "'"));
}

/// What the library does where an encoding or a handler of errors is not known here.
Eventually<Value> convert_by_library(Machine& m, std::string_view function, Value from,
                                     Value encoding, Value errors, bool known) {
  const Value charmaps = co_await import_by_name(m, "_charmaps");
  Value result =
      co_await call_method(m, charmaps, function, from, encoding, errors, Value::boolean(known));
  co_return result;
}

/// Where and why a text could not be converted.
struct Problem {
  std::size_t start = 0;
  std::size_t end = 0;
  std::string_view reason;
};

/// UnicodeEncodeError or UnicodeDecodeError.
Failure raise_problem(Machine& m, Type* type, const Codec& codec, const Value& object,
                      const Problem& problem) {
  Ref<ExceptionObject> error = new_exception(
      m, type,
      {m.string(codec.name), object, m.integer(static_cast<std::int64_t>(problem.start)),
       m.integer(static_cast<std::int64_t>(problem.end)), m.string(problem.reason)});
  error->detail = Value(error->args);
  return m.raise(Value(std::move(error)));
}

/// What stands at 0x80 to 0x9f in Windows' code page; 0: nothing.
constexpr char16_t windows_characters[] = {
    0x20ac, 0,      0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160,
    0x2039, 0x0152, 0,      0x017d, 0,      0,      0x2018, 0x2019, 0x201c, 0x201d, 0x2022,
    0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0,      0x017e, 0x0178};

/// The byte that stands for a character in that code page.
std::optional<char> windows_byte(char32_t c) {
  if (c < 0x80 || (c >= 0xa0 && c < 0x100)) return static_cast<char>(c);
  const auto* found = std::find(std::begin(windows_characters), std::end(windows_characters), c);
  if (found == std::end(windows_characters) || c == 0) return std::nullopt;
  return static_cast<char>(0x80 + (found - std::begin(windows_characters)));
}

bool is_surrogate(char32_t c) { return c >= 0xd800 && c < 0xe000; }

void append_unit(std::string& bytes, std::uint32_t unit, int size, bool big_endian) {
  for (int i = 0; i < size; ++i) {
    bytes += static_cast<char>(unit >> 8 * (big_endian ? size - 1 - i : i) & 0xff);
  }
}

/// Appends the character, which may be a lone surrogate, as the form writes it.
void append_encoded(std::string& bytes, char32_t c, const Codec& codec) {
  switch (codec.form) {
    case Form::utf8:
      append_code_point(bytes, c);
      return;
    case Form::utf32:
      append_unit(bytes, c, 4, codec.big_endian);
      return;
    case Form::utf16:
      if (c >= 0x10000) {
        append_unit(bytes, 0xd800 + ((c - 0x10000) >> 10), 2, codec.big_endian);
        c = 0xdc00 + ((c - 0x10000) & 0x3ff);
      }
      append_unit(bytes, c, 2, codec.big_endian);
      return;
    case Form::cp1252:
      bytes += windows_byte(c).value_or('?');
      return;
    default:
      bytes += static_cast<char>(c);
  }
}

bool can_encode(char32_t c, Form form) {
  if (form == Form::ascii) return c < 0x80;
  if (form == Form::latin1) return c < 0x100;
  if (form == Form::cp1252) return windows_byte(c).has_value();
  return !is_surrogate(c);
}

std::string_view why_not_encodable(Form form) {
  if (form == Form::ascii) return "ordinal not in range(128)";
  if (form == Form::cp1252) return "character maps to <undefined>";
  return form == Form::latin1 ? "ordinal not in range(256)" : "surrogates not allowed";
}

/// Writes what stands for a character that cannot be encoded. false: the handler has no answer.
bool append_replacement(std::string& bytes, char32_t c, const Codec& codec, Handler handler) {
  std::string text;
  switch (handler) {
    case Handler::strict:
      return false;
    case Handler::ignore:
      return true;
    case Handler::replace:
      text = "?";
      break;
    case Handler::backslash_replace:
      append_escape(text, c);
      break;
    case Handler::xml_replace:
      text = concat("&#", std::to_string(c), ";");
      break;
    case Handler::name_replace:
      text = unicode::character_name(c);
      if (text.empty()) {
        append_escape(text, c);
      } else {
        text = concat("\\N{", text, "}");
      }
      break;
    case Handler::surrogate_escape:
      if (c < 0xdc80 || c > 0xdcff) return false;
      bytes += static_cast<char>(c - 0xdc00);
      return true;
    case Handler::surrogate_pass:
      if (!is_surrogate(c) || codec.form >= Form::ascii) return false;
      append_encoded(bytes, c, codec);
      return true;
  }
  for (const char ascii : text) append_encoded(bytes, static_cast<char32_t>(ascii), codec);
  return true;
}

}  // namespace

bool has_surrogates(const Value& string) {
  if (string.as<StringObject>()->ascii()) return false;
  const std::string_view text = text_of(string);
  for (std::size_t at = text.find('\xed'); at != text.npos; at = text.find('\xed', at + 1)) {
    if (static_cast<unsigned char>(text[at + 1]) >= 0xa0) return true;
  }
  return false;
}

Eventually<Value> encode_string(Machine& m, const Value& string, std::string_view encoding,
                                std::string_view errors) {
  const Codec* codec = find_codec(encoding);
  const auto by_library = [&] {
    return convert_by_library(m, "encode", string, m.string(encoding), m.string(errors),
                              codec != nullptr);
  };
  if (codec == nullptr) return by_library();
  if (codec->form == Form::escapes) return m.bytes(escaped_text(text_of(string)));
  const bool by_bytes = codec->form != Form::utf16 && codec->form != Form::utf32;
  if (by_bytes && !codec->marked && string.as<StringObject>()->ascii()) {
    return m.bytes(text_of(string));
  }
  const std::size_t code_points = string.as<StringObject>()->length * sizeof(char32_t);
  if (!m.heap().has_room(code_points)) return m.memory_error();
  const std::optional<Handler> handler = find_handler(errors);
  const std::u32string text = decode_all(text_of(string));
  std::string bytes;
  if (codec->marked) append_encoded(bytes, 0xfeff, *codec);
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (can_encode(text[i], codec->form)) {
      append_encoded(bytes, text[i], *codec);
      continue;
    }
    if (!handler) return by_library();
    if (append_replacement(bytes, text[i], *codec, *handler)) continue;
    Problem problem{i, i + 1, why_not_encodable(codec->form)};
    while (problem.end < text.size() && !can_encode(text[problem.end], codec->form)) ++problem.end;
    return raise_problem(m, m.types.UnicodeEncodeError, *codec, string, problem);
  }
  return m.bytes(bytes);
}

namespace {

/// Reads one character at a time.
class Decoder {
 public:
  Decoder(std::string_view bytes, Codec codec) : bytes_(bytes), codec_(codec) {
    if (codec.marked) read_mark();
  }

  [[nodiscard]] bool at_end() const { return position_ == bytes_.size(); }
  [[nodiscard]] const Codec& codec() const { return codec_; }

  /// The next character, or nothing: then `problem` says what is wrong, and what comes behind it is
  /// next.
  std::optional<char32_t> read(Problem& problem) {
    switch (codec_.form) {
      case Form::utf8:
        return read_utf8(problem);
      case Form::utf16:
        return read_utf16(problem);
      case Form::utf32:
        return read_utf32(problem);
      case Form::ascii:
        if (byte(0) >= 0x80) return fail(problem, 1, "ordinal not in range(128)");
        return byte(0, 1);
      case Form::cp1252:
        return read_windows(problem);
      default:
        return byte(0, 1);
    }
  }

  /// The surrogate that UTF-8 bytes at a problem encode, for "surrogatepass"; its end is moved.
  std::optional<char32_t> surrogate_at(Problem& problem) {
    if (codec_.form != Form::utf8 || bytes_.size() - problem.start < 3) return std::nullopt;
    const std::string_view three = bytes_.substr(problem.start, 3);
    const bool well_formed =
        three[0] == '\xed' && continues_character(three[1]) && continues_character(three[2]);
    if (!well_formed) return std::nullopt;
    const char32_t c = first_code_point(three);
    if (!is_surrogate(c)) return std::nullopt;
    position_ = problem.start + 3;
    return c;
  }

 private:
  /// The byte so far ahead, moving on by `taken`.
  char32_t byte(std::size_t ahead, std::size_t taken = 0) {
    const char c = bytes_[position_ + ahead];
    position_ += taken;
    return static_cast<unsigned char>(c);
  }
  [[nodiscard]] std::size_t left() const { return bytes_.size() - position_; }

  std::nullopt_t fail(Problem& problem, std::size_t size, std::string_view reason) {
    problem = {position_, position_ + size, reason};
    position_ += size;
    return std::nullopt;
  }

  void read_mark() {
    if (codec_.form == Form::utf8) {
      if (bytes_.starts_with("\xef\xbb\xbf")) position_ = 3;
      return;
    }
    const int size = codec_.form == Form::utf16 ? 2 : 4;
    codec_ = size == 2 ? utf16_little : utf32_little;
    for (const bool big_endian : {false, true}) {
      std::string mark;
      append_unit(mark, 0xfeff, size, big_endian);
      if (!bytes_.starts_with(mark)) continue;
      position_ = mark.size();
      if (big_endian) codec_ = size == 2 ? utf16_big : utf32_big;
    }
  }

  /// Unicode 15, table 3-7: which second bytes may follow the first one of three or four.
  static bool may_follow(char32_t first, char32_t second) {
    char32_t low = 0x80;
    char32_t high = 0xbf;
    if (first == 0xe0) low = 0xa0;
    if (first == 0xed) high = 0x9f;
    if (first == 0xf0) low = 0x90;
    if (first == 0xf4) high = 0x8f;
    return second >= low && second <= high;
  }

  std::optional<char32_t> read_utf8(Problem& problem) {
    const char32_t first = byte(0);
    if (first < 0x80) return byte(0, 1);
    if (first < 0xc2 || first > 0xf4) return fail(problem, 1, "invalid start byte");
    const std::size_t size = character_size(static_cast<char>(first));
    for (std::size_t i = 1; i < size; ++i) {
      if (i == left()) return fail(problem, i, "unexpected end of data");
      const bool valid =
          i == 1 ? may_follow(first, byte(1)) : continues_character(bytes_[position_ + i]);
      if (!valid) return fail(problem, i, "invalid continuation byte");
    }
    return decode_next(bytes_, position_);
  }

  std::optional<char32_t> read_windows(Problem& problem) {
    const char32_t c = byte(0);
    if (c < 0x80 || c >= 0xa0) return byte(0, 1);
    const char16_t character = windows_characters[c - 0x80];
    if (character == 0) return fail(problem, 1, "character maps to <undefined>");
    ++position_;
    return character;
  }

  std::uint32_t unit(std::size_t offset, std::size_t size) {
    std::uint32_t result = 0;
    for (std::size_t i = 0; i < size; ++i) {
      result = result << 8 | byte(offset + (codec_.big_endian ? i : size - 1 - i));
    }
    return result;
  }

  std::optional<char32_t> read_utf16(Problem& problem) {
    if (left() < 2) return fail(problem, left(), "truncated data");
    const char32_t first = unit(0, 2);
    if (!is_surrogate(first)) {
      position_ += 2;
      return first;
    }
    if (first >= 0xdc00) return fail(problem, 2, "illegal encoding");
    if (left() < 4) return fail(problem, left(), "unexpected end of data");
    const char32_t second = unit(2, 2);
    if (second < 0xdc00 || second > 0xdfff) return fail(problem, 2, "illegal UTF-16 surrogate");
    position_ += 4;
    return 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
  }

  std::optional<char32_t> read_utf32(Problem& problem) {
    if (left() < 4) return fail(problem, left(), "truncated data");
    const char32_t c = unit(0, 4);
    if (c > 0x10ffff) return fail(problem, 4, "code point not in range(0x110000)");
    if (is_surrogate(c)) {
      return fail(problem, 4, "code point in surrogate code point range(0xd800, 0xe000)");
    }
    position_ += 4;
    return c;
  }

  std::string_view bytes_;
  Codec codec_;
  std::size_t position_ = 0;
};

/// Writes what stands for bytes that cannot be decoded. false: the handler has no answer.
bool append_decoded_problem(std::string& text, std::string_view bytes, Problem& problem,
                            Handler handler, Decoder& decoder) {
  const std::string_view wrong = bytes.substr(problem.start, problem.end - problem.start);
  switch (handler) {
    case Handler::ignore:
      return true;
    case Handler::replace:
      append_code_point(text, 0xfffd);
      return true;
    case Handler::backslash_replace:
      for (const char c : wrong) append_escape(text, static_cast<unsigned char>(c));
      return true;
    case Handler::surrogate_escape:
      for (const char c : wrong) {
        if (static_cast<unsigned char>(c) < 0x80) return false;
        append_code_point(text, 0xdc00 + static_cast<unsigned char>(c));
      }
      return true;
    case Handler::surrogate_pass:
      if (const std::optional<char32_t> c = decoder.surrogate_at(problem)) {
        append_code_point(text, *c);
        return true;
      }
      return false;
    default:
      return false;
  }
}

/// A backslash at the very end is none that another one stands for.
bool ends_in_backslash(std::string_view text) {
  const std::size_t last = text.find_last_not_of('\\');
  return (text.size() - (last == text.npos ? 0 : last + 1)) % 2 == 1;
}

/// "unicode_escape": Latin 1 with the escapes of text literals.
Eventually<Value> decode_escapes(Machine& m, std::string_view bytes, const Codec& codec,
                                 std::string_view errors) {
  std::string literal;
  for (const char byte : bytes) append_code_point(literal, static_cast<unsigned char>(byte));
  std::string text;
  std::string invalid;
  std::string_view rest = literal;
  while (!rest.empty()) {
    const syntax::DecodedLiteral part = syntax::decode_text(rest);
    text += part.text;
    if (invalid.empty()) invalid = part.invalid_escape;
    Problem problem{part.error_start, part.error_end, part.reason};
    if (part.error.empty()) {
      if (!ends_in_backslash(rest)) break;
      text.pop_back();
      problem = {rest.size() - 1, rest.size(), "\\ at end of string"};
    }
    const std::optional<Handler> handler = find_handler(errors);
    if (!handler) co_return unknown_handler(m, errors);
    if (*handler == Handler::replace) append_code_point(text, 0xfffd);
    if (*handler != Handler::replace && *handler != Handler::ignore) {
      const std::size_t before = literal.size() - rest.size();
      const auto position = [&](std::size_t at) {
        return count_code_points(std::string_view(literal).substr(0, before + at));
      };
      problem = {position(problem.start), position(problem.end), problem.reason};
      co_return raise_problem(m, m.types.UnicodeDecodeError, codec, m.bytes(bytes), problem);
    }
    rest.remove_prefix(problem.end);
  }
  if (!invalid.empty()) {
    (void)co_await warn(m, m.types.DeprecationWarning,
                        concat("invalid escape sequence '", invalid, "'"));
  }
  co_return m.string(text);
}

}  // namespace

Eventually<Value> decode_bytes(Machine& m, std::string_view bytes, std::string_view encoding,
                               std::string_view errors) {
  const Codec* codec = find_codec(encoding);
  const auto by_library = [&] {
    return convert_by_library(m, "decode", m.bytes(bytes), m.string(encoding), m.string(errors),
                              codec != nullptr);
  };
  if (codec == nullptr) return by_library();
  if (codec->form == Form::escapes) return decode_escapes(m, bytes, *codec, errors);
  std::string text;
  Decoder decoder(bytes, *codec);
  while (!decoder.at_end()) {
    Problem problem;
    if (const std::optional<char32_t> c = decoder.read(problem)) {
      append_code_point(text, *c);
      continue;
    }
    const std::optional<Handler> handler = find_handler(errors);
    if (!handler) return by_library();
    if (*handler == Handler::xml_replace || *handler == Handler::name_replace) {
      return m.type_error("don't know how to handle UnicodeDecodeError in error callback");
    }
    if (append_decoded_problem(text, bytes, problem, *handler, decoder)) continue;
    return raise_problem(m, m.types.UnicodeDecodeError, decoder.codec(), m.bytes(bytes), problem);
  }
  return m.string(text);
}

}  // namespace looplane::script
