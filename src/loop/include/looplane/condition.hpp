#pragma once

#include <looplane/lock.hpp>

namespace looplane {

// asyncio.Condition: waiting, while a lock is let go, for somebody to notify.
class Condition : public LoopBound {
 public:
  explicit Condition(Environment& environment = Environment::standard(),
                     const Primitive* whole = nullptr)
      : LoopBound(environment, whole), own_lock_(environment, this), lock_(&own_lock_) {}
  // Conditions may share a lock, which must outlive them.
  explicit Condition(Lock& lock, Environment& environment = Environment::standard())
      : LoopBound(environment), own_lock_(environment, this), lock_(&lock) {}

  Lock& lock() { return *lock_; }
  bool locked() const { return lock_->locked(); }
  std::size_t waiting() const { return waiters_.size(); }
  const Waiters& waiters() const { return waiters_; }
  auto acquire() { return lock_->acquire(); }
  auto hold() { return lock_->hold(); }
  void release() { lock_->release(); }

  // Releases the lock, waits to be notified, and takes the lock again; also when it is cancelled.
  // RuntimeError "cannot wait on un-acquired lock".
  Coro<> wait(Purpose purpose = Purpose::condition);
  // Waits until `predicate()` is true, which is looked at after each wake-up.
  template <class Predicate>
  Coro<> wait_for(Predicate predicate, Purpose purpose = Purpose::condition) {
    while (!predicate()) {
      Outcome<void> outcome = co_await attempt(wait(purpose));
      if (outcome.error) co_await fail(std::move(outcome.error));
    }
  }
  // RuntimeError "cannot notify on un-acquired lock".
  void notify(std::size_t count = 1) { try_notify(count).raise_if_set(); }
  void notify_all() { notify(waiters_.size()); }
  Error try_notify(std::size_t count);

  PrimitiveKind kind() const override { return PrimitiveKind::condition; }
  std::string repr() const override;

 private:
  Lock own_lock_;
  Lock* lock_;
  Waiters waiters_;
};

}  // namespace looplane
