#include <algorithm>
#include <limits>

#include "script/builtins/struct_sequence.hpp"
#include "script/machine/operations.hpp"
#include "script/modules/library_names.hpp"
#include "script/modules/sys.hpp"
#include "script/values/bytearray.hpp"
#include "script/values/integer.hpp"
#include "script/values/utf8.hpp"

// What sys tells of the implementation. The numbers are those of CPython 3.13 on 64-bit Linux.

namespace looplane::script {

static Value new_sequence(Machine& m, const StructSequence& description,
                          std::initializer_list<Value> fields) {
  Type* type = description.define(m);
  return make_struct_sequence(m, type, std::span<const Value>(fields.begin(), fields.size()));
}

static Value version_info(Machine& m) {
  static const StructSequence description("sys", "version_info",
                                          {"major", "minor", "micro", "releaselevel", "serial"});
  return new_sequence(
      m, description,
      {m.integer(3), m.integer(13), m.integer(0), m.interned("final"), m.integer(0)});
}

static Value float_info(Machine& m) {
  using Limits = std::numeric_limits<double>;
  static const StructSequence description(
      "sys", "float_info",
      {"max", "max_exp", "max_10_exp", "min", "min_exp", "min_10_exp", "dig", "mant_dig", "epsilon",
       "radix", "rounds"});
  return new_sequence(m, description,
                      {Value::number(Limits::max()), m.integer(Limits::max_exponent),
                       m.integer(Limits::max_exponent10), Value::number(Limits::min()),
                       m.integer(Limits::min_exponent), m.integer(Limits::min_exponent10),
                       m.integer(Limits::digits10), m.integer(Limits::digits),
                       Value::number(Limits::epsilon()), m.integer(Limits::radix), m.integer(1)});
}

static Value int_info(Machine& m) {
  static const StructSequence description(
      "sys", "int_info",
      {"bits_per_digit", "sizeof_digit", "default_max_str_digits", "str_digits_check_threshold"});
  return new_sequence(m, description,
                      {m.integer(30), m.integer(4), m.integer(4300), m.integer(640)});
}

static Value hash_info(Machine& m) {
  static const StructSequence description(
      "sys", "hash_info",
      {"width", "modulus", "inf", "nan", "imag", "algorithm", "hash_bits", "seed_bits", "cutoff"});
  return new_sequence(
      m, description,
      {m.integer(64), m.integer((std::int64_t{1} << 61) - 1), m.integer(314159), m.integer(0),
       m.integer(1000003), m.interned("siphash13"), m.integer(64), m.integer(128), m.integer(0)});
}

static Value thread_info(Machine& m) {
  static const StructSequence description("sys", "thread_info", {"name", "lock", "version"});
  return new_sequence(m, description,
                      {m.interned("pthread"), m.interned("semaphore"), m.interned("NPTL 2.36")});
}

static Value flags(Machine& m) {
  static const StructSequence description(
      "sys", "flags",
      {"debug", "inspect", "interactive", "optimize", "dont_write_bytecode", "no_user_site",
       "no_site", "ignore_environment", "verbose", "bytes_warning", "quiet", "hash_randomization",
       "isolated", "dev_mode", "utf8_mode", "warn_default_encoding", "safe_path",
       "int_max_str_digits"});
  const Value zero = m.integer(0);
  const Value no = Value::boolean(false);
  return new_sequence(m, description,
                      {zero, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero, zero,
                       no, zero, zero, no, m.integer(4300)});
}

static Value implementation(Machine& m, const Value& version) {
  static const StructSequence description("types", "SimpleNamespace",
                                          {"name", "cache_tag", "version", "hexversion"});
  return new_sequence(
      m, description,
      {m.interned("cpython"), m.interned("cpython-313"), version, m.integer(0x030d00f0)});
}

Value unraisable_arguments(Machine& m, std::initializer_list<Value> fields) {
  static const StructSequence description(
      "sys", "UnraisableHookArgs", {"exc_type", "exc_value", "exc_traceback", "err_msg", "object"});
  return new_sequence(m, description, fields);
}

void define_sys_information(Machine& m, ModuleObject* module) {
  const auto set = [&](std::string_view name, Value value) {
    module->namespace_->set(m.intern(name), std::move(value));
  };
  const Value version = version_info(m);
  set("version_info", version);
  set("implementation", implementation(m, version));
  set("float_info", float_info(m));
  set("int_info", int_info(m));
  set("hash_info", hash_info(m));
  set("thread_info", thread_info(m));
  set("flags", flags(m));
  set("version", m.string("3.13.0 (main, Oct  7 2024, 00:00:00) [GCC 12.2.0]"));
  set("hexversion", m.integer(0x030d00f0));
  set("api_version", m.integer(1013));
  set("copyright", m.string("Copyright (c) 2001-2024 Python Software Foundation.\n"
                            "All Rights Reserved."));
  set("platform", m.interned("linux"));
  set("byteorder", m.interned("little"));
  set("maxsize", m.integer(std::numeric_limits<std::int64_t>::max()));
  set("maxunicode", m.integer(0x10ffff));
  set("float_repr_style", m.interned("short"));
  set("executable", m.interned("/usr/bin/python3"));
  for (const std::string_view name : {"prefix", "base_prefix", "exec_prefix", "base_exec_prefix"}) {
    set(name, m.interned("/usr"));
  }
  set("platlibdir", m.interned("lib"));
  set("dont_write_bytecode", Value::boolean(true));
  set("abiflags", m.interned(""));
  set("pycache_prefix", Value::none());
  const Value names = m.new_set(true);
  for (const std::string_view name : library_names()) {
    const Value text = m.interned(name);
    names.as<SetObject>()->insert_clean(text, text.as<StringObject>()->hash());
    if (names.as<SetObject>()->fill * 5 >= names.as<SetObject>()->mask() * 3) {
      names.as<SetObject>()->resize(names.as<SetObject>()->grown());
    }
  }
  set("stdlib_module_names", names);
  static constexpr std::string_view built_in[] = {
      "_abc",         "_ast",         "_codecs",   "_collections", "_functools", "_imp",
      "_io",          "_locale",      "_operator", "_signal",      "_sre",       "_stat",
      "_string",      "_suggestions", "_symtable", "_sysconfig",   "_thread",    "_tokenize",
      "_tracemalloc", "_typing",      "_warnings", "_weakref",     "atexit",     "builtins",
      "errno",        "faulthandler", "gc",        "itertools",    "marshal",    "posix",
      "pwd",          "sys",          "time"};
  Ref<TupleObject> built_in_names = m.new_tuple(static_cast<std::uint32_t>(std::size(built_in)));
  for (std::uint32_t i = 0; i < built_in_names->count; ++i) {
    built_in_names->items[i] = m.interned(built_in[i]);
  }
  set("builtin_module_names", Value(built_in_names));
}

// --- sys.getsizeof ------------------------------------------------------------------------------

static std::int64_t integer_size(const Value& value) {
  static constexpr int digit_bits = 30;
  std::int64_t digits = 1;
  if (value.is_small_int()) {
    const std::int64_t number = value.small_int();
    if ((number < 0 ? -number : number) >> digit_bits != 0) digits = 2;
  } else {
    const auto bits = static_cast<std::int64_t>(integer_bit_length(value));
    digits = (bits + digit_bits - 1) / digit_bits;
  }
  return 24 + 4 * digits;
}

static std::int64_t string_size(const StringObject* text) {
  if (text->ascii()) return 41 + static_cast<std::int64_t>(text->length);
  // CPython stores all characters as wide as the widest.
  std::int64_t width = 1;
  for (const char32_t character : CodePoints(text->view())) {
    width = std::max<std::int64_t>(width, character < 0x100 ? 1 : character < 0x10000 ? 2 : 4);
  }
  // A character of its own, which all programs share, keeps its UTF-8 too.
  const std::int64_t shared = width == 1 && text->length == 1 ? 3 : 0;
  return 56 + width * (static_cast<std::int64_t>(text->length) + 1) + shared;
}

/// DictObject has as many entries in CPython: smaller ones, if all keys are text.
static std::int64_t dict_size(const DictObject* dict) {
  static constexpr std::int64_t text_entry = 16;
  static constexpr std::int64_t entry = 24;
  static constexpr std::int64_t of_instance = 288;  // The instances of a class share their keys.
  static constexpr std::uint32_t most_shared = 30;
  if (dict->of_instance && dict->used <= most_shared) return of_instance;
  if (dict->used == 0) return 64;
  std::int64_t slots = 8;
  while (slots * 2 / 3 < static_cast<std::int64_t>(dict->used)) slots *= 2;
  const std::int64_t index = slots < 256 ? slots : slots * 2;
  const bool text = std::ranges::all_of(dict->entries, [](const DictEntry& each) {
    return each.key.empty() || each.key.is_exact(Kind::string);
  });
  return 96 + index + slots * 2 / 3 * (text ? text_entry : entry);
}

/// An instance of a class written in Python: its slots, or a __dict__ and weak references; with
/// what the collector of cycles keeps.
static std::int64_t instance_size(const Type* type) {
  if (type->builtin) return 16;
  std::int64_t slots = 0;
  for (const Type* each = type; each != nullptr && !each->builtin; each = each->base) {
    for (const DictEntry& entry : each->namespace_->entries) {
      if (!entry.key.empty() && entry.value.is(Kind::member)) ++slots;
    }
  }
  return 32 + 8 * slots + (type->has_dict ? 16 : 0);
}

/// The object, its variables and its operands.
static std::int64_t generator_size(const GeneratorObject* generator) {
  static constexpr std::int64_t object = 160;
  static constexpr std::int64_t ours_alone = 7;  // Operands that CPython's frames do not need.
  const CodeObject& code = *generator->code;
  const auto values = static_cast<std::int64_t>(code.frame_values) - ours_alone;
  return object + 8 * std::max(values, static_cast<std::int64_t>(code.local_count) + 2);
}

std::int64_t size_of_value(const Value& value) {
  if (value.is_none()) return 16;
  if (value.is_bool()) return value.is_true() ? 28 : 24;
  if (value.is_number()) return 24;
  if (!value.is_object()) return integer_size(value);
  switch (value.object()->kind) {
    case Kind::integer:
      return integer_size(value);
    case Kind::string:
      return string_size(value.as<StringObject>());
    case Kind::bytes:
      return 33 + value.as<BytesObject>()->size;
    case Kind::tuple:
      return 40 + 8 * static_cast<std::int64_t>(value.as<TupleObject>()->count);
    case Kind::list:
      return 56 + 8 * static_cast<std::int64_t>(allocation_of(*value.as<ListObject>()));
    case Kind::dict:
      return dict_size(value.as<DictObject>());
    case Kind::set: {
      const auto slots = static_cast<std::int64_t>(value.as<SetObject>()->table.size());
      return slots <= 8 ? 216 : 216 + 16 * slots;
    }
    case Kind::function:
      return 160;
    case Kind::generator:
      return generator_size(value.as<GeneratorObject>());
    case Kind::instance:
      return instance_size(value.object()->type);
    case Kind::exception:
      return value.object()->type->builtin ? 88 : 104;
    case Kind::slice:
      return 56;
    case Kind::module:
    case Kind::native_function:
      return 72;
    case Kind::type:
      return value.as<Type>()->builtin ? 416 : 1712;
    case Kind::complex_number:
      return 32;
    case Kind::bytearray: {
      const auto size = static_cast<std::int64_t>(value.as<BytearrayObject>()->view().size());
      return 56 + (size == 0 ? 0 : size + 1);
    }
    case Kind::property:
      return 80;
    default:
      return 48;
  }
}

}  // namespace looplane::script
