#pragma once

#include <bit>
#include <cstdint>
#include <type_traits>
#include <utility>

#include "script/values/object.hpp"

namespace looplane::script {

/// Any Python value, in 64 bits, owning one reference if it is an object.
///
/// The top 16 bits tell what it is:
///     0000        nothing (all zero), or a pointer to an Object
///     0001        None, False, True
///     0002..fffa  a float: its IEEE bits plus 2 << 48
///     ffff        an integer of 48 bits; larger ones are IntObjects
class Value {
 public:
  static constexpr std::int64_t smallest_int = -(std::int64_t{1} << 47);
  static constexpr std::int64_t largest_int = (std::int64_t{1} << 47) - 1;

  /// Nothing: not a Python value. What a failed function returns, or an unbound variable holds.
  constexpr Value() = default;
  Value(const Value& other) : bits_(other.bits_) { retain(); }
  Value(Value&& other) noexcept : bits_(std::exchange(other.bits_, 0)) {}
  Value& operator=(const Value& other) {
    Value copy(other);
    swap(copy);
    return *this;
  }
  // The old value goes last: releasing it can run code that looks at this one.
  Value& operator=(Value&& other) noexcept {
    Value old(std::move(*this));
    bits_ = std::exchange(other.bits_, 0);
    return *this;
  }
  ~Value() { release(); }

  static Value none() { return from_bits(none_bits); }
  static Value boolean(bool value) { return from_bits(value ? true_bits : false_bits); }
  static constexpr bool fits(std::int64_t value) {
    return value >= smallest_int && value <= largest_int;
  }
  /// An integer that `fits`.
  static Value small_int(std::int64_t value) {
    return from_bits(int_tag | (static_cast<std::uint64_t>(value) & payload_mask));
  }
  static Value number(double value) {
    if (value != value) [[unlikely]]
      return not_a_number();
    return from_bits(std::bit_cast<std::uint64_t>(value) + double_offset);
  }
  /// A NaN that is the same as no other. Containers find the very NaN that was put in, as they find
  /// the same object in CPython.
  static Value not_a_number();
  /// A new run numbers its NaNs from the start.
  static void forget_nans() { nan_count_ = 0; }
  /// Takes a new reference.
  static Value object(Object* object) {
    ++object->references;
    return adopt(object);
  }
  /// Takes over the caller's reference.
  static Value adopt(Object* object) {
    return from_bits(static_cast<std::uint64_t>(reinterpret_cast<std::uintptr_t>(object)));
  }
  /// Takes a new reference to what has these bits.
  static Value share(std::uint64_t bits) {
    Value value = from_bits(bits);
    value.retain();
    return value;
  }
  template <class T>
  Value(Ref<T> reference)  // NOLINT(google-explicit-constructor)
      : bits_(static_cast<std::uint64_t>(
            reinterpret_cast<std::uintptr_t>(static_cast<Object*>(reference.leak())))) {}

  [[nodiscard]] bool empty() const { return bits_ == 0; }
  explicit operator bool() const { return bits_ != 0; }
  [[nodiscard]] bool is_none() const { return bits_ == none_bits; }
  [[nodiscard]] bool is_true() const { return bits_ == true_bits; }
  [[nodiscard]] bool is_false() const { return bits_ == false_bits; }
  [[nodiscard]] bool is_bool() const { return (bits_ | 1) == true_bits; }
  [[nodiscard]] bool is_small_int() const { return bits_ >= int_tag; }
  [[nodiscard]] bool is_number() const {
    return bits_ - double_offset < int_tag - double_offset - 1 && bits_ >= double_offset;
  }
  [[nodiscard]] bool is_object() const { return bits_ - 1 < payload_mask; }
  /// An object of this kind, its subclasses' instances included.
  [[nodiscard]] bool is(Kind kind) const { return is_object() && object()->kind == kind; }
  /// An object of exactly the built-in type of this kind.
  [[nodiscard]] bool is_exact(Kind kind) const {
    return is_object() && object()->kind == kind && object()->exact;
  }

  [[nodiscard]] std::int64_t small_int() const {
    return static_cast<std::int64_t>(bits_ << 16) >> 16;
  }
  [[nodiscard]] double number() const { return std::bit_cast<double>(bits_ - double_offset); }
  [[nodiscard]] Object* object() const {
    return reinterpret_cast<Object*>(static_cast<std::uintptr_t>(bits_));
  }
  /// The object as a T; only after `is` has told that it is one.
  template <class T>
  [[nodiscard]] T* as() const {
    return static_cast<T*>(object());
  }

  /// `is` in Python.
  [[nodiscard]] bool same(const Value& other) const { return bits_ == other.bits_; }
  [[nodiscard]] std::uint64_t bits() const { return bits_; }
  void swap(Value& other) noexcept { std::swap(bits_, other.bits_); }
  /// Gives up the reference without releasing it.
  Object* leak() {
    return reinterpret_cast<Object*>(static_cast<std::uintptr_t>(std::exchange(bits_, 0)));
  }

  static bool both_small_ints(const Value& a, const Value& b) {
    return (a.bits_ & b.bits_) >= int_tag;
  }

 private:
  static constexpr std::uint64_t payload_mask = 0x0000'ffff'ffff'ffff;
  static constexpr std::uint64_t none_bits = 0x0001'0000'0000'0000;
  static constexpr std::uint64_t false_bits = 0x0001'0000'0000'0002;
  static constexpr std::uint64_t true_bits = 0x0001'0000'0000'0003;
  static constexpr std::uint64_t double_offset = 0x0002'0000'0000'0000;
  static constexpr std::uint64_t int_tag = 0xffff'0000'0000'0000;
  static constexpr std::uint64_t canonical_nan = 0x7ff8'0000'0000'0000;

  static Value from_bits(std::uint64_t bits) {
    Value value;
    value.bits_ = bits;
    return value;
  }
  void retain() const {
    if (is_object()) ++object()->references;
  }
  void release() {
    if (is_object() && --object()->references == 0) destroy(object());
  }

  static thread_local constinit inline std::uint64_t nan_count_ = 0;

  std::uint64_t bits_ = 0;
};

static_assert(sizeof(Value) == 8);

}  // namespace looplane::script
