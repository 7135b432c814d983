#pragma once

#include <looplane/first_try.hpp>
#include <looplane/waiters.hpp>

namespace looplane {

// asyncio.Event: a flag that can be waited for.
class Event : public LoopBound {
 public:
  using LoopBound::LoopBound;

  bool is_set() const { return set_; }
  std::size_t waiting() const { return waiters_.size(); }
  const Waiters& waiters() const { return waiters_; }
  // Wakes all who wait.
  void set();
  void clear() {
    if (!set_) return;
    set_ = false;
    changed(PrimitiveChange::cleared);
  }

  // `co_await event.wait()`.
  auto wait() {
    return first_try<void>([this] { return set_; }, [this] { return wait_until_set(); });
  }
  Coro<> wait_until_set(Purpose purpose = Purpose::event);

  PrimitiveKind kind() const override { return PrimitiveKind::event; }
  std::string repr() const override;

 private:
  bool set_ = false;
  Waiters waiters_;
};

}  // namespace looplane
