#pragma once

#include <looplane/condition.hpp>

namespace looplane {

// asyncio.Barrier: all wait until as many as `parties` have come.
class Barrier : public LoopBound {
 public:
  enum class State : std::uint8_t { filling, draining, resetting, broken };

  // ValueError "parties must be > 0".
  explicit Barrier(std::size_t parties, Environment& environment = Environment::standard());

  std::size_t parties() const { return parties_; }
  std::size_t n_waiting() const { return state_ == State::filling ? count_ : 0; }
  std::size_t count() const { return count_; }
  bool broken() const { return state_ == State::broken; }
  State state() const { return state_; }

  // Which one it was to come, from 0. BrokenBarrierError if the barrier is or becomes broken.
  Coro<std::size_t> wait();
  // Whoever waits gets BrokenBarrierError; the barrier is as new.
  Coro<> reset();
  // Breaks the barrier.
  Coro<> abort();

  PrimitiveKind kind() const override { return PrimitiveKind::barrier; }
  std::string repr() const override;

 private:
  Coro<> wait_while_emptying();
  Coro<> wait_while_filling();
  void leave();

  Condition condition_;
  std::size_t parties_;
  std::size_t count_ = 0;
  State state_ = State::filling;
};

}  // namespace looplane
