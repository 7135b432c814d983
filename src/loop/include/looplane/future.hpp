#pragma once

#include <looplane/coro.hpp>
#include <looplane/future_base.hpp>

namespace looplane {

// The value of a future of T; nothing for void.
template <class T>
class ValueStore {
 public:
  template <class U>
  void store(U&& value) {
    value_.emplace(std::forward<U>(value));
  }
  const T& value() const { return *value_; }

 private:
  std::optional<T> value_;
};
template <>
class ValueStore<void> {
 public:
  void store() const {}
  void value() const {}
};

// What a Future<T> and its copies share.
template <class T>
class FutureState : public FutureBase, public ValueStore<T> {
 public:
  using FutureBase::FutureBase;
  void adopt_result(FutureBase& source) override {
    if constexpr (!std::is_void_v<T>) {
      this->store(dynamic_cast<ValueStore<T>&>(source).value());
    }
    finish().raise_if_set();
  }
};

}  // namespace looplane
