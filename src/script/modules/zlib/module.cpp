#include <algorithm>

#include "script/machine/operations.hpp"
#include "script/modules/modules.hpp"
#include "script/modules/zlib/deflate.hpp"
#include "script/modules/zlib/inflate.hpp"

// _zlib: what compresses and gives back; headers, checksums and classes stand in lib/zlib.py.

namespace looplane::script {

/// A block costs as much as so many instructions.
static constexpr int cost_of_block = 20000;

static Eventually<Value> bytes_or_error(Machine& m, const std::string& bytes) {
  if (!m.heap().has_room(bytes.size() * 2)) return m.memory_error();
  return m.bytes(bytes);
}

/// deflate(data, level, window_bits)
static Eventually<Value> deflate(Machine& m, Arguments a) {
  const Value data = a[0];
  const auto level = static_cast<int>(a[1].small_int());
  const auto window_bits = static_cast<int>(a[2].small_int());
  Deflate compressor(data.as<BytesObject>()->view(), level, window_bits);
  while (compressor.next_block()) {
    for (int i = 0; i < cost_of_block; ++i) co_await m.breathe();
  }
  Value result = co_await bytes_or_error(m, compressor.output());
  co_return result;
}

/// inflate(data, most): (bytes, how many were read, state, what is wrong). Reading ends when there
/// are `most` bytes; -1: they may be any number.
static Eventually<Value> inflate(Machine& m, Arguments a) {
  const Value data = a[0];
  const std::int64_t most = a[1].small_int();
  Inflate reader(data.as<BytesObject>()->view());
  Inflate::State state = Inflate::State::more;
  while (state == Inflate::State::more &&
         (most < 0 || reader.output().size() < static_cast<std::size_t>(most))) {
    state = reader.step();
    if (!m.heap().has_room(reader.output().size() * 2)) co_return m.memory_error();
    for (int i = 0; i < cost_of_block; ++i) co_await m.breathe();
  }
  const Value bytes = m.bytes(reader.output());
  const Value problem = reader.problem() == nullptr ? Value::none() : m.string(reader.problem());
  co_return m.tuple({bytes, m.integer(static_cast<std::int64_t>(reader.consumed())),
                     m.integer(static_cast<std::int64_t>(state)), problem});
}

void define_zlib_core(Machine& m, ModuleObject* module) {
  static const NativeMethod functions[] = {
      {"deflate(data, level, window_bits, /)", deflate},
      {"inflate(data, most, /)", inflate},
  };
  m.define_functions(module, functions);
}

}  // namespace looplane::script
