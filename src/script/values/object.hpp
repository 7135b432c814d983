#pragma once

#include <cstdint>
#include <utility>

namespace looplane::script {

struct Type;

/// How an object is laid out in memory. A subclass's instances keep the kind of the built-in base.
enum class Kind : std::uint8_t {
  instance,  ///< `object` and classes derived from it alone
  type,
  integer,  ///< beyond the 48 bits that a Value holds itself, or of a subclass of int
  number,   ///< a float of a subclass of float
  complex_number,
  string,
  bytes,
  bytearray,
  tuple,
  list,
  dict,
  dict_view,
  set,  ///< set and frozenset
  range,
  slice,
  singleton,  ///< Ellipsis, NotImplemented
  function,
  native_function,
  method,  ///< a function bound to an object
  property,
  native_property,
  member,  ///< one of __slots__
  class_method,
  static_method,
  super,
  cell,
  code,
  frame,
  native_frame,
  module,
  generator,       ///< generators, coroutines, asynchronous generators
  generator_step,  ///< what asend, athrow, aclose and coroutine.__await__ return
  iterator,        ///< of a built-in container; each has its own struct derived from IteratorObject
  exception,
  traceback,
  weak_reference,
  context,
  context_variable,
  future,     ///< asyncio.Future and Task
  awaitable,  ///< what a native coroutine function returns; see NativeAwaitable
  native,     ///< any other type of the library with a C++ struct of its own
};

/// The head of everything that is allocated for a program.
struct Object {
  std::uint32_t references = 1;
  Kind kind;
  bool exact = true;  ///< Of the built-in type itself, not of a subclass.
  bool has_weak_references = false;
  bool finalized = false;  ///< Its __del__ has run.
  Type* type;

  Object(Kind object_kind, Type* object_type) : kind(object_kind), type(object_type) {}
};

/// Called when the last reference is gone: finalises, then frees.
void destroy(Object* object);

/// Owns one reference to an object of a known C++ type.
template <class T>
class Ref {
 public:
  constexpr Ref() = default;
  Ref(std::nullptr_t) {}  // NOLINT(google-explicit-constructor)
  Ref(const Ref& other) : object_(other.object_) {
    if (object_ != nullptr) ++object_->references;
  }
  Ref(Ref&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
  Ref& operator=(Ref other) noexcept {
    std::swap(object_, other.object_);
    return *this;
  }
  ~Ref() {
    if (object_ != nullptr && --object_->references == 0) destroy(object_);
  }

  /// Takes over the caller's reference.
  static Ref adopt(T* object) {
    Ref reference;
    reference.object_ = object;
    return reference;
  }
  /// Takes a new reference.
  static Ref share(T* object) {
    if (object != nullptr) ++object->references;
    return adopt(object);
  }

  T* get() const { return object_; }
  T* operator->() const { return object_; }
  T& operator*() const { return *object_; }
  explicit operator bool() const { return object_ != nullptr; }
  T* leak() { return std::exchange(object_, nullptr); }

 private:
  T* object_ = nullptr;
};

}  // namespace looplane::script
