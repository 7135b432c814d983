#pragma once

#include <looplane/event.hpp>

namespace looplane {

// asyncio.Queue without its items, for whoever stores them in a way of its own: wait, check, store
// or take the item, then say so.
class QueueBase : public LoopBound {
 public:
  // `maxsize` 0: no limit.
  explicit QueueBase(std::size_t maxsize, Environment& environment = Environment::standard())
      : LoopBound(environment), maxsize_(maxsize), finished_(environment, this) {
    finished_.set();
  }

  virtual std::size_t qsize() const = 0;
  std::size_t maxsize() const { return maxsize_; }
  bool empty() const { return qsize() == 0; }
  bool full() const { return maxsize_ > 0 && qsize() >= maxsize_; }
  std::size_t getters() const { return getters_.size(); }
  std::size_t putters() const { return putters_.size(); }
  const Waiters& waiting_getters() const { return getters_; }
  const Waiters& waiting_putters() const { return putters_; }
  std::size_t unfinished_tasks() const { return unfinished_; }
  bool is_shut_down() const { return shut_down_; }

  // Until there is an item (QueueShutDown), until there is room. What follows must be done at once.
  Coro<> wait_for_item();
  Coro<> wait_for_room();
  // QueueEmpty or QueueShutDown; QueueFull or QueueShutDown.
  Error check_get() const;
  Error check_put() const;
  // An item was taken; an item was stored.
  void note_taken() {
    putters_.take_and_wake_one();
    changed(PrimitiveChange::taken);
  }
  void note_stored() {
    ++unfinished_;
    finished_.clear();
    getters_.take_and_wake_one();
    changed(PrimitiveChange::put);
  }

  // ValueError "task_done() called too many times".
  void task_done() { try_task_done().raise_if_set(); }
  Error try_task_done();
  // Until task_done was called for every item.
  auto join() {
    return first_try<void>([this] { return unfinished_ == 0; },
                           [this] { return finished_.wait_until_set(Purpose::queue_join); });
  }
  // No more items come in; getters get what is left, or none if `immediate`.
  void shutdown(bool immediate = false);

  // "maxsize=0 _getters[1] tasks=2", as in the repr.
  std::string format() const;
  PrimitiveKind kind() const override { return PrimitiveKind::queue; }
  std::string repr() const override { return "<Queue " + format() + ">"; }

 protected:
  // Takes an item out and drops it.
  virtual void drop_item() = 0;

 private:
  std::size_t maxsize_;
  Waiters getters_;
  Waiters putters_;
  std::size_t unfinished_ = 0;
  Event finished_;
  bool shut_down_ = false;
};

}  // namespace looplane
