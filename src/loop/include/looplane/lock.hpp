#pragma once

#include <looplane/first_try.hpp>
#include <looplane/waiters.hpp>

namespace looplane {

// asyncio.Lock: one holder at a time, in the order of asking.
class Lock : public LoopBound {
 public:
  // Holds a lock until it goes out of scope: `async with lock`.
  class [[nodiscard("the lock is released at once")]] Guard {
   public:
    explicit Guard(Lock& lock) noexcept : lock_(&lock) {}
    Guard(Guard&& other) noexcept : lock_(std::exchange(other.lock_, nullptr)) {}
    Guard& operator=(Guard&& other) noexcept {
      std::swap(lock_, other.lock_);
      return *this;
    }
    ~Guard() {
      if (lock_) (void)lock_->try_release();
    }

   private:
    Lock* lock_;
  };

  using LoopBound::LoopBound;

  bool locked() const { return locked_; }
  std::size_t waiting() const { return waiters_.size(); }
  const Waiters& waiters() const { return waiters_; }

  // `co_await lock.acquire()`.
  auto acquire() {
    return first_try<void>([this] { return try_acquire(); }, [this] { return acquire_in_turn(); });
  }
  // `auto held = co_await lock.hold();`
  auto hold() {
    return first_try<Guard>(
        [this] { return try_acquire() ? std::optional<Guard>(*this) : std::nullopt; },
        [this] { return hold_in_turn(); });
  }
  // RuntimeError "Lock is not acquired.".
  void release() { try_release().raise_if_set(); }

  // The same without exceptions: takes the lock if that needs no wait; waits for it; releases it.
  bool try_acquire();
  Coro<> acquire_in_turn();
  Error try_release();

  PrimitiveKind kind() const override { return PrimitiveKind::lock; }
  std::string repr() const override;

 private:
  Coro<Guard> hold_in_turn();

  void take();
  void wake_first();

  bool locked_ = false;
  Waiters waiters_;
};

}  // namespace looplane
