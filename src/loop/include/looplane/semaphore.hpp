#pragma once

#include <looplane/first_try.hpp>
#include <looplane/waiters.hpp>

namespace looplane {

// asyncio.Semaphore: a number of permits, given out in the order of asking.
class Semaphore : public LoopBound {
 public:
  // Holds a permit until it goes out of scope: `async with semaphore`.
  class [[nodiscard("the permit is given back at once")]] Guard {
   public:
    explicit Guard(Semaphore& semaphore) noexcept : semaphore_(&semaphore) {}
    Guard(Guard&& other) noexcept : semaphore_(std::exchange(other.semaphore_, nullptr)) {}
    Guard& operator=(Guard&& other) noexcept {
      std::swap(semaphore_, other.semaphore_);
      return *this;
    }
    ~Guard() {
      if (semaphore_) (void)semaphore_->try_release();
    }

   private:
    Semaphore* semaphore_;
  };

  explicit Semaphore(std::size_t value = 1, Environment& environment = Environment::standard())
      : LoopBound(environment), value_(value) {}

  // Whether acquire() would have to wait.
  bool locked() const { return value_ == 0 || !waiters_.all_cancelled(); }
  std::size_t value() const { return value_; }
  std::size_t waiting() const { return waiters_.size(); }
  const Waiters& waiters() const { return waiters_; }

  // `co_await semaphore.acquire()`.
  auto acquire() {
    return first_try<void>([this] { return try_acquire(); }, [this] { return acquire_in_turn(); });
  }
  // `auto permit = co_await semaphore.hold();`
  auto hold() {
    return first_try<Guard>(
        [this] { return try_acquire() ? std::optional<Guard>(*this) : std::nullopt; },
        [this] { return hold_in_turn(); });
  }
  void release() { try_release().raise_if_set(); }

  bool try_acquire();
  Coro<> acquire_in_turn();
  virtual Error try_release();

  PrimitiveKind kind() const override { return PrimitiveKind::semaphore; }
  std::string repr() const override;

 private:
  Coro<Guard> hold_in_turn();
  bool wake_next();

  std::size_t value_;
  Waiters waiters_;
};

// asyncio.BoundedSemaphore: no more permits are given back than were taken (ValueError
// "BoundedSemaphore released too many times").
class BoundedSemaphore : public Semaphore {
 public:
  explicit BoundedSemaphore(std::size_t value = 1,
                            Environment& environment = Environment::standard())
      : Semaphore(value, environment), bound_(value) {}
  Error try_release() override;
  std::size_t bound() const { return bound_; }

 private:
  std::size_t bound_;
};

}  // namespace looplane
