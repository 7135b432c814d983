#pragma once

#include <concepts>
#include <cstdint>
#include <looplane/pool.hpp>
#include <type_traits>
#include <utility>

namespace looplane {

// An object with an intrusive count of references; everything that the loop shares derives from it.
// The count is plain: an object belongs to one thread (what crosses threads is moved, not shared).
//
// The two hooks let another owner keep the object. A native object dies with its last reference.
// An object that an interpreter also knows (it inherits the interpreter's object header and, say,
// FutureBase) overrides both: all references of the loop together count as one in that header.
class Counted {
 public:
  Counted() = default;
  Counted(const Counted&) = delete;
  Counted& operator=(const Counted&) = delete;

  void retain() const noexcept {
    if (++references_ == 0) referenced();
  }
  void release() const noexcept {
    if (--references_ < 0) unreferenced();
  }
  std::uint32_t reference_count() const noexcept {
    return static_cast<std::uint32_t>(references_ + 1);
  }

  static void* operator new(std::size_t size) { return pool::allocate(size); }
  static void* operator new(std::size_t, void* place) noexcept { return place; }
  static void operator delete(void* memory, std::size_t size) noexcept {
    pool::release(memory, size);
  }

 protected:
  virtual ~Counted() = default;

  // The first reference was taken (the count went from 0 to 1).
  virtual void referenced() const noexcept {}
  // The last reference was dropped.
  virtual void unreferenced() const noexcept { delete this; }

  // For `unreferenced` functions that use the object once more: take a reference, do it, and ask
  // with this whether it was the last again. If not, somebody kept the object.
  bool drop_without_hook() const noexcept { return --references_ < 0; }

 private:
  // Less one: the first and the last are those at which it changes its sign, which costs nothing to
  // see.
  mutable std::int32_t references_ = -1;
};

// A counted pointer. Null is a value like any other.
template <class T>
class Ref {
 public:
  Ref() = default;
  Ref(std::nullptr_t) noexcept {}
  explicit Ref(T* object) noexcept : object_(object) {
    if (object_) object_->retain();
  }
  Ref(const Ref& other) noexcept : Ref(other.object_) {}
  Ref(Ref&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
  template <class U>
    requires std::convertible_to<U*, T*>
  Ref(const Ref<U>& other) noexcept : Ref(static_cast<T*>(other.get())) {}
  template <class U>
    requires std::convertible_to<U*, T*>
  Ref(Ref<U>&& other) noexcept : object_(other.detach()) {}
  ~Ref() {
    if (object_) object_->release();
  }
  Ref& operator=(Ref other) noexcept {
    std::swap(object_, other.object_);
    return *this;
  }

  T* get() const noexcept { return object_; }
  T* operator->() const noexcept { return object_; }
  T& operator*() const noexcept { return *object_; }
  explicit operator bool() const noexcept { return object_ != nullptr; }
  void reset() noexcept { Ref().swap(*this); }
  void swap(Ref& other) noexcept { std::swap(object_, other.object_); }

  // Gives up the reference without dropping it; `adopt` takes it back.
  [[nodiscard]] T* detach() noexcept { return std::exchange(object_, nullptr); }
  static Ref adopt(T* object) noexcept {
    Ref ref;
    ref.object_ = object;
    return ref;
  }

  friend bool operator==(const Ref& left, const Ref& right) {
    return left.object_ == right.object_;
  }
  friend bool operator==(const Ref& left, const T* right) { return left.object_ == right; }

 private:
  T* object_ = nullptr;
};

template <class T, class... Arguments>
Ref<T> make_ref(Arguments&&... arguments) {
  return Ref<T>(new T(std::forward<Arguments>(arguments)...));
}

}  // namespace looplane
