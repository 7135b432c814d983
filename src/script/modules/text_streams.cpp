#include "script/builtins/codecs.hpp"
#include "script/machine/operations.hpp"
#include "script/machine/reports.hpp"
#include "script/modules/sys.hpp"

// sys.stdout, sys.stderr and sys.stdin: text streams whose other end is the host.

namespace looplane::script {

namespace {

struct TextStream : Object {
  enum class Role : std::uint8_t { out, error, in };
  Role role;
  bool closed = false;
  Value buffer;  ///< Made at first need.
  TextStream(Role role, Type* type) : Object(Kind::native, type), role(role) {}
};

}  // namespace

static TextStream* stream_of(const Value& self) { return self.as<TextStream>(); }

static Failure closed_stream(Machine& m) { return m.value_error("I/O operation on closed file."); }

/// io.UnsupportedOperation is an OSError and a ValueError; the former is what programs catch.
static Failure unsupported(Machine& m, std::string_view what) {
  return m.raise(m.types.OSError, what);
}

static std::string_view name_of(const TextStream* stream) {
  switch (stream->role) {
    case TextStream::Role::out:
      return "<stdout>";
    case TextStream::Role::error:
      return "<stderr>";
    default:
      return "<stdin>";
  }
}

static Eventually<Value> stream_write(Machine& m, Arguments a) {
  TextStream* stream = stream_of(a[0]);
  if (!a[1].is(Kind::string)) {
    return m.type_error(
        concat("write() argument must be str, not ", a[1].is_none() ? "None" : m.type_name(a[1])));
  }
  if (stream->closed) return closed_stream(m);
  if (stream->role == TextStream::Role::in) return unsupported(m, "not writable");
  if (has_surrogates(a[1]) && stream->role == TextStream::Role::out) {
    return encode_string(m, a[1], "utf-8", "strict");
  }
  m.host.write(stream->role == TextStream::Role::out ? Stream::out : Stream::error, text_of(a[1]));
  return m.integer(a[1].as<StringObject>()->length);
}

static Eventually<Value> stream_writelines(Machine& m, Arguments a) {
  const Value self = a[0];
  const Value lines = a[1];
  const Value iterator = co_await get_iterator(m, lines);
  for (;;) {
    Value line = co_await next(m, iterator);
    if (line.empty()) co_return Value::none();
    (void)co_await call_method(m, self, "write", line);
    co_await m.breathe();
  }
}

static Eventually<Value> stream_flush(Machine& m, Arguments a) {
  if (stream_of(a[0])->closed) return closed_stream(m);
  return Value::none();
}

static Eventually<Value> stream_close(Machine&, Arguments a) {
  stream_of(a[0])->closed = true;
  return Value::none();
}

/// Nobody types anything in: the input is at its end.
static Eventually<Value> stream_read(Machine& m, Arguments a) {
  if (stream_of(a[0])->role != TextStream::Role::in) return unsupported(m, "not readable");
  return m.interned("");
}

static Eventually<Value> stream_readlines(Machine& m, Arguments a) {
  if (stream_of(a[0])->role != TextStream::Role::in) return unsupported(m, "not readable");
  return m.new_list();
}

static Eventually<Value> stream_next(Machine& m, Arguments a) {
  if (stream_of(a[0])->role != TextStream::Role::in) return unsupported(m, "not readable");
  return m.stop_iteration(Value::none());
}

static Eventually<Value> stream_self(Machine&, Arguments a) { return a[0]; }

static Eventually<Value> stream_is_terminal(Machine&, Arguments) { return Value::boolean(false); }

static Eventually<Value> stream_readable(Machine&, Arguments a) {
  return Value::boolean(stream_of(a[0])->role == TextStream::Role::in);
}

static Eventually<Value> stream_writable(Machine&, Arguments a) {
  return Value::boolean(stream_of(a[0])->role != TextStream::Role::in);
}

static Eventually<Value> stream_number(Machine& m, Arguments a) {
  switch (stream_of(a[0])->role) {
    case TextStream::Role::in:
      return m.integer(0);
    case TextStream::Role::out:
      return m.integer(1);
    default:
      return m.integer(2);
  }
}

/// Buffering and encoding are the host's affair.
static Eventually<Value> stream_reconfigure(Machine&, Arguments) { return Value::none(); }

static Eventually<Value> stream_repr(Machine& m, Arguments a) {
  const TextStream* stream = stream_of(a[0]);
  return m.string(concat("<_io.TextIOWrapper name='", name_of(stream), "' mode='",
                         stream->role == TextStream::Role::in ? "r" : "w", "' encoding='utf-8'>"));
}

static Eventually<Value> get_name(Machine& m, const Value& self) {
  return m.interned(name_of(stream_of(self)));
}

static Eventually<Value> get_mode(Machine& m, const Value& self) {
  return m.interned(stream_of(self)->role == TextStream::Role::in ? "r" : "w");
}

static Eventually<Value> get_encoding(Machine& m, const Value&) { return m.interned("utf-8"); }

static Eventually<Value> get_errors(Machine& m, const Value& self) {
  return m.interned(stream_of(self)->role == TextStream::Role::error ? "backslashreplace"
                                                                     : "strict");
}

static Eventually<Value> get_closed(Machine&, const Value& self) {
  return Value::boolean(stream_of(self)->closed);
}

static Eventually<Value> get_line_buffering(Machine&, const Value&) {
  return Value::boolean(false);
}

static Eventually<Value> make_buffer(Machine& m, Value self) {
  const Value io = co_await import_by_name(m, "io");
  Value buffer = co_await call_method(m, io, "_standard_buffer", self);
  stream_of(self)->buffer = buffer;
  co_return buffer;
}

static Eventually<Value> get_newlines(Machine&, const Value&) { return Value::none(); }

/// What bytes go through. It writes to the stream again, as text.
static Eventually<Value> get_buffer(Machine& m, const Value& self) {
  if (!stream_of(self)->buffer.empty()) return stream_of(self)->buffer;
  return make_buffer(m, self);
}

static Type* define_text_stream(Machine& m) {
  static const NativeMethod methods[] = {
      {"write(self, text, /)", stream_write},
      {"writelines(self, lines, /)", stream_writelines},
      {"flush(self, /)", stream_flush},
      {"close(self, /)", stream_close},
      {"read(self, size=-1, /)", stream_read},
      {"readline(self, size=-1, /)", stream_read},
      {"readlines(self, hint=-1, /)", stream_readlines},
      {"isatty(self, /)", stream_is_terminal},
      {"readable(self, /)", stream_readable},
      {"writable(self, /)", stream_writable},
      {"seekable(self, /)", stream_is_terminal},
      {"fileno(self, /)", stream_number},
      {"reconfigure(self, *, encoding=None, errors=None, newline=None, line_buffering=None, "
       "write_through=None)",
       stream_reconfigure},
      {"__iter__(self, /)", stream_self},
      {"__next__(self, /)", stream_next},
      {"__enter__(self, /)", stream_self},
      {"__exit__(self, /, *args)", stream_close},
      {"__repr__(self, /)", stream_repr},
  };
  static const NativeGetter getters[] = {
      {"name", get_name},         {"mode", get_mode},     {"encoding", get_encoding},
      {"errors", get_errors},     {"closed", get_closed}, {"line_buffering", get_line_buffering},
      {"newlines", get_newlines}, {"buffer", get_buffer},
  };
  static const TypeDefinition definition = {
      .name = "TextIOWrapper",
      .module = "_io",
      .size = sizeof(TextStream),
      .finish = [](Object* object) { static_cast<TextStream*>(object)->~TextStream(); },
      .methods = methods,
      .getters = getters,
      .subclassable = false};
  return m.define(definition, m.types.object);
}

Value standard_stream(Machine& m, std::int64_t number) {
  static constexpr TextStream::Role roles[] = {TextStream::Role::in, TextStream::Role::out,
                                               TextStream::Role::error};
  Type* type = m.type_of(sys_attribute(m, "__stdout__"));
  return m.make<TextStream>(type, roles[number]);
}

void define_standard_streams(Machine& m, ModuleObject* module) {
  Type* type = define_text_stream(m);
  const auto add = [&](std::string_view name, std::string_view original, TextStream::Role role) {
    const Value stream = m.make<TextStream>(type, role);
    module->namespace_->set(m.intern(name), stream);
    module->namespace_->set(m.intern(original), stream);
  };
  add("stdin", "__stdin__", TextStream::Role::in);
  add("stdout", "__stdout__", TextStream::Role::out);
  add("stderr", "__stderr__", TextStream::Role::error);
}

}  // namespace looplane::script
