#include "script/builtins/codecs.hpp"
#include "script/builtins/functions.hpp"
#include "script/modules/sys.hpp"
#include "script/values/utf8.hpp"

// Builtin functions about text, and those that write and read it.

namespace looplane::script {

namespace {

// --- print --------------------------------------------------------------------------------------

/// sys.stdout, or nothing when that is the stream which the host takes.
Value replaced_stdout(Machine& m) {
  const Value sys = m.modules->get(m.intern("sys"));
  if (!sys.is(Kind::module)) return {};
  DictObject& names = *sys.as<ModuleObject>()->namespace_;
  Value stream = names.get(m.intern("stdout"));
  if (stream.same(names.get(m.intern("__stdout__")))) return {};
  return stream;
}

/// Where print writes: to the host, or to whatever has a `write`.
struct Output {
  Machine& m;
  Value write;  ///< Nothing: the host.

  Eventually<Value> put(const Value& text) const {
    if (!write.empty()) return call(m, write, text);
    if (has_surrogates(text)) return encode_string(m, text, "utf-8", "strict");
    m.host.write(Stream::out, text_of(text));
    return Value::none();
  }
};

struct PrintWords {
  Value separator;
  Value end;
};

bool check_word(Machine& m, Value& word, std::string_view name, std::string_view standard) {
  if (word.is_none()) word = m.string(standard);
  if (word.is(Kind::string)) return true;
  (void)m.type_error(concat(name, " must be None or a string, not ", m.type_name(word)));
  return false;
}

/// All of it in one piece, when no value needs Python code to become text.
bool print_at_once(Machine& m, const TupleObject& values, const PrintWords& words) {
  for (std::uint32_t i = 0; i < values.count; ++i) {
    const Value& value = values.items[i];
    const bool simple =
        !value.is_object() || (value.is_exact(Kind::string) && !has_surrogates(value));
    if (!simple) return false;
  }
  std::string text;
  for (std::uint32_t i = 0; i < values.count; ++i) {
    if (i > 0) text += text_of(words.separator);
    Eventually<Value> shown = str(m, values.items[i]);
    text += text_of(shown.peek());
  }
  text += text_of(words.end);
  m.host.write(Stream::out, text);
  return true;
}

Eventually<Value> print_each(Machine& m, Value values, PrintWords words, Value file, Value flush) {
  Output output{m, Value()};
  if (!file.empty()) output.write = co_await get_attribute(m, file, m.names.write);
  for (std::uint32_t i = 0; i < values.as<TupleObject>()->count; ++i) {
    if (i > 0) co_await output.put(words.separator);
    const Value shown = co_await str(m, values.as<TupleObject>()->items[i]);
    co_await output.put(shown);
  }
  co_await output.put(words.end);
  const bool flushes = co_await truth(m, flush);
  if (flushes && !file.empty()) co_await call_method(m, file, "flush");
  co_return Value::none();
}

/// (*values, sep=None, end=None, file=None, flush=False); None stands for ' ' and a line's end.
Eventually<Value> builtin_print(Machine& m, Arguments a) {
  PrintWords words{a[0], a[1]};
  if (!check_word(m, words.separator, "sep", " ")) return Failure{};
  if (!check_word(m, words.end, "end", "\n")) return Failure{};
  Value file = a[2];
  if (file.is_none()) {
    file = replaced_stdout(m);
    if (file.is_none()) return Value::none();
  }
  if (file.empty() && print_at_once(m, *a[4].as<TupleObject>(), words)) return Value::none();
  return print_each(m, a[4], words, file, a[3]);
}

Eventually<Value> builtin_input(Machine& m, Arguments a) {
  if (!a[0].empty()) {
    Output output{m, Value()};
    const Value file = replaced_stdout(m);
    if (!file.empty() && !file.is_none()) {
      output.write = co_await get_attribute(m, file, m.names.write);
    }
    const Value prompt = co_await str(m, a[0]);
    co_await output.put(prompt);
  }
  co_return m.raise(m.types.EOFError, "EOF when reading a line");
}

Eventually<Value> builtin_open(Machine& m, Arguments a) {
  if (a[0].is_small_int() && a[0].small_int() >= 0 && a[0].small_int() <= 2) {
    const Value stream = standard_stream(m, a[0].small_int());
    const bool binary = a[1].is(Kind::string) && text_of(a[1]).find('b') != std::string_view::npos;
    return binary ? get_attribute(m, stream, "buffer") : Eventually<Value>(stream);
  }
  return m.raise(m.types.OSError, "open() is not available in Looplane: there are no files");
}

// --- Values as text -----------------------------------------------------------------------------

Eventually<Value> builtin_repr(Machine& m, Arguments a) { return repr(m, a[0]); }
Eventually<Value> builtin_ascii(Machine& m, Arguments a) { return ascii(m, a[0]); }

Eventually<Value> builtin_format(Machine& m, Arguments a) {
  if (!a[1].is(Kind::string)) {
    return m.type_error(concat("format() argument 2 must be str, not ", m.type_name(a[1])));
  }
  return format(m, a[0], a[1]);
}

// --- Characters ---------------------------------------------------------------------------------

Eventually<Value> builtin_chr(Machine& m, Arguments a) {
  const Value number = co_await index(m, a[0]);
  if (!number.is_small_int() || number.small_int() < 0 || number.small_int() > 0x10ffff) {
    co_return m.value_error("chr() arg not in range(0x110000)");
  }
  co_return m.character(static_cast<char32_t>(number.small_int()));
}

Eventually<Value> builtin_ord(Machine& m, Arguments a) {
  std::int64_t size = 0;
  if (a[0].is(Kind::string)) {
    const auto* string = a[0].as<StringObject>();
    if (string->length == 1) return m.integer(first_code_point(string->view()));
    size = string->length;
  } else if (a[0].is(Kind::bytes)) {
    const std::string_view bytes = a[0].as<BytesObject>()->view();
    if (bytes.size() == 1) return m.integer(static_cast<unsigned char>(bytes[0]));
    size = static_cast<std::int64_t>(bytes.size());
  } else {
    return m.type_error(
        concat("ord() expected string of length 1, but ", m.type_name(a[0]), " found"));
  }
  return m.type_error(
      concat("ord() expected a character, but string of length ", std::to_string(size), " found"));
}

constexpr NativeMethod functions[] = {
    {"ascii(obj, /)", builtin_ascii},
    {"chr(i, /)", builtin_chr},
    {"format(value, format_spec='', /)", builtin_format},
    {"input(prompt=..., /)", builtin_input},
    {"open(file, mode='r', buffering=-1, encoding=None, errors=None, newline=None, closefd=True, "
     "opener=None)",
     builtin_open},
    {"ord(c, /)", builtin_ord},
    {"print(*args, sep=None, end=None, file=None, flush=False)", builtin_print},
    {"repr(obj, /)", builtin_repr},
};

}  // namespace

std::span<const NativeMethod> text_functions() { return functions; }

}  // namespace looplane::script
