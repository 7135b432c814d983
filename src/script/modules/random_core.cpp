#include <array>

#include "script/builtins/iterators.hpp"
#include "script/modules/modules.hpp"
#include "script/modules/sha512.hpp"
#include "script/values/integer.hpp"

// _random: the Mersenne Twister (Matsumoto and Nishimura's MT19937) behind the random module, which
// is written in Python. Seeds and streams are CPython's.

namespace looplane::script {

namespace {

class MersenneTwister {
 public:
  static constexpr std::size_t size = 624;

  void seed(std::span<const std::uint32_t> key) {
    seed(19650218u);
    std::size_t i = 1;
    std::size_t j = 0;
    for (std::size_t count = std::max(size, key.size()); count > 0; --count) {
      state_[i] = (state_[i] ^ mixed(i - 1) * 1664525u) + key[j] + static_cast<std::uint32_t>(j);
      step(i);
      if (++j >= key.size()) j = 0;
    }
    for (std::size_t count = size - 1; count > 0; --count) {
      state_[i] = (state_[i] ^ mixed(i - 1) * 1566083941u) - static_cast<std::uint32_t>(i);
      step(i);
    }
    state_[0] = 0x80000000u;
  }

  std::uint32_t next() {
    if (position_ >= size) refill();
    std::uint32_t y = state_[position_++];
    y ^= y >> 11;
    y ^= y << 7 & 0x9d2c5680u;
    y ^= y << 15 & 0xefc60000u;
    return y ^ y >> 18;
  }

  [[nodiscard]] std::uint32_t word(std::size_t i) const { return state_[i]; }
  void set_word(std::size_t i, std::uint32_t word) { state_[i] = word; }
  [[nodiscard]] std::size_t position() const { return position_; }
  void set_position(std::size_t position) { position_ = position; }

 private:
  void seed(std::uint32_t value) {
    state_[0] = value;
    for (std::size_t i = 1; i < size; ++i) {
      state_[i] = 1812433253u * mixed(i - 1) + static_cast<std::uint32_t>(i);
    }
    position_ = size;
  }
  [[nodiscard]] std::uint32_t mixed(std::size_t i) const { return state_[i] ^ state_[i] >> 30; }
  void step(std::size_t& i) {
    if (++i < size) return;
    state_[0] = state_[size - 1];
    i = 1;
  }
  void refill() {
    for (std::size_t i = 0; i < size; ++i) {
      const std::uint32_t y = (state_[i] & 0x80000000u) | (state_[(i + 1) % size] & 0x7fffffffu);
      state_[i] = state_[(i + 397) % size] ^ y >> 1 ^ ((y & 1) != 0 ? 0x9908b0dfu : 0u);
    }
    position_ = 0;
  }

  std::array<std::uint32_t, size> state_{};
  std::size_t position_ = size;
};

struct RandomObject : Object {
  MersenneTwister generator;
  explicit RandomObject(Type* type) : Object(Kind::native, type) {}
};

MersenneTwister& generator_of(const Value& self) { return self.as<RandomObject>()->generator; }

/// The magnitude of the seed in words of 32 bits, the lowest first.
void seed_with(MersenneTwister& generator, const Value& number) {
  const std::size_t words = std::max<std::size_t>((integer_bit_length(number) + 31) / 32, 1);
  HeapVector<std::uint8_t> bytes(words * 4);
  integer_to_bytes(number, false, bytes);
  HeapVector<std::uint32_t> key(words);
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    key[words - 1 - i / 4] = key[words - 1 - i / 4] << 8 | bytes[i];
  }
  generator.seed(key);
}

Eventually<Value> random_new(Machine& m, Arguments a) {
  Ref<RandomObject> random = m.make<RandomObject>(a[0].as<Type>());
  seed_with(random->generator, Value::small_int(0));
  return random;
}

Eventually<Value> seed_by_hash(Machine& m, Value self, Value value) {
  const std::int64_t number = co_await hash(m, value);
  seed_with(generator_of(self), m.unsigned_integer(static_cast<std::uint64_t>(number)));
  co_return Value::none();
}

Eventually<Value> random_seed(Machine& m, Arguments a) {
  if (a[1].is_none()) {
    seed_with(generator_of(a[0]), m.unsigned_integer(m.entropy()));
  } else if (is_integer(a[1])) {
    seed_with(generator_of(a[0]), integer_absolute(m, a[1]));
  } else {
    return seed_by_hash(m, a[0], a[1]);
  }
  return Value::none();
}

/// 53 random bits as a number in [0, 1).
Eventually<Value> random_random(Machine&, Arguments a) {
  MersenneTwister& generator = generator_of(a[0]);
  const std::uint32_t high = generator.next() >> 5;
  const std::uint32_t low = generator.next() >> 6;
  return Value::number((high * 67108864.0 + low) * (1.0 / 9007199254740992.0));
}

Eventually<Value> random_bits(Machine& m, const Value& self, std::int64_t bits) {
  if (bits < 0) return m.value_error("number of bits must be non-negative");
  if (bits == 0) return Value::small_int(0);
  MersenneTwister& generator = generator_of(self);
  if (bits <= 32) return m.integer(generator.next() >> (32 - bits));
  if (bits > std::int64_t{1} << 26 || !m.heap().has_room(static_cast<std::size_t>(bits / 4))) {
    return m.memory_error();
  }
  const auto words = static_cast<std::size_t>((bits + 31) / 32);
  std::string bytes(words * 4, '\0');
  for (std::size_t i = 0; i < words; ++i, bits -= 32) {
    const std::uint32_t word = bits < 32 ? generator.next() >> (32 - bits) : generator.next();
    for (std::size_t j = 0; j < 4; ++j) {
      bytes[bytes.size() - 1 - i * 4 - j] = static_cast<char>(word >> (8 * j) & 0xff);
    }
  }
  return integer_from_bytes(m, bytes, false);
}

Eventually<Value> bits_slowly(Machine& m, Value self, Value bits) {
  const std::int64_t count = co_await index_int64(m, bits);
  co_return co_await random_bits(m, self, count);
}

Eventually<Value> random_getrandbits(Machine& m, Arguments a) {
  if (a[1].is_small_int()) return random_bits(m, a[0], a[1].small_int());
  return bits_slowly(m, a[0], a[1]);
}

Eventually<Value> random_getstate(Machine& m, Arguments a) {
  const MersenneTwister& generator = generator_of(a[0]);
  Ref<TupleObject> state = m.new_tuple(MersenneTwister::size + 1);
  for (std::size_t i = 0; i < MersenneTwister::size; ++i) {
    state->items[i] = m.integer(generator.word(i));
  }
  state->items[MersenneTwister::size] = m.integer(static_cast<std::int64_t>(generator.position()));
  return state;
}

Eventually<Value> random_setstate(Machine& m, Arguments a) {
  if (!a[1].is(Kind::tuple)) return m.type_error("state vector must be a tuple");
  const std::span<Value> words = a[1].as<TupleObject>()->span();
  if (words.size() != MersenneTwister::size + 1) {
    return m.value_error("state vector is the wrong size");
  }
  MersenneTwister restored;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (!is_integer(words[i])) return m.type_error("an integer is required");
    const auto word = integer_to_uint64(words[i]);
    if (!word) return m.type_error("can't convert negative value to unsigned int");
    if (i < MersenneTwister::size) {
      restored.set_word(i, static_cast<std::uint32_t>(*word));
    } else {
      if (*word > MersenneTwister::size) return m.value_error("invalid state");
      restored.set_position(static_cast<std::size_t>(*word));
    }
  }
  generator_of(a[0]) = restored;
  return Value::none();
}

/// What random.seed mixes a text with.
Eventually<Value> digest(Machine& m, Arguments a) {
  if (!a[0].is(Kind::bytes)) return m.type_error("a bytes-like object is required");
  const auto result = sha512(a[0].as<BytesObject>()->view());
  return m.bytes({reinterpret_cast<const char*>(result.data()), result.size()});
}

constexpr NativeMethod methods[] = {
    {"__new__", random_new, NativeMethod::Binding::none},
    {"random(self, /)", random_random},
    {"seed(self, n=None, /)", random_seed},
    {"getrandbits(self, k, /)", random_getrandbits},
    {"getstate(self, /)", random_getstate},
    {"setstate(self, state, /)", random_setstate},
};

const TypeDefinition definition = {
    .name = "Random",
    .module = "_random",
    .size = sizeof(RandomObject),
    .finish = finish_as<RandomObject>,
    .methods = methods,
    .doc = "Random() -> create a random number generator with its own internal state.",
};

constexpr NativeMethod functions[] = {
    {"sha512(data, /)", digest},
};

}  // namespace

void define_random_core(Machine& m, ModuleObject* module) {
  Type* random = m.define(definition, m.types.object);
  module->namespace_->set(m.intern("Random"), Value::object(random));
  m.define_functions(module, functions);
}

}  // namespace looplane::script
