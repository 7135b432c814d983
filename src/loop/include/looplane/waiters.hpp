#pragma once

#include <looplane/event_loop.hpp>
#include <looplane/primitive.hpp>

namespace looplane {

// Who waits for a primitive, first come first. Each waits by a node in its own coroutine frame, so
// that a wait which is abandoned leaves nothing behind.
class Waiters {
 public:
  class Node {
   public:
    Node(Waiters& list, Ref<FutureBase> future);
    ~Node() { unlink(); }
    Node(const Node&) = delete;
    const Ref<FutureBase>& future() const { return future_; }
    // Nothing happens if it has left the list already.
    void unlink();

   private:
    friend Waiters;
    Waiters* list_;
    Node* previous_;
    Node* next_ = nullptr;
    Ref<FutureBase> future_;
  };

  Waiters() = default;
  Waiters(const Waiters&) = delete;
  ~Waiters();

  bool empty() const { return first_ == nullptr; }
  std::size_t size() const { return size_; }
  FutureBase* first() const { return first_ ? first_->future_.get() : nullptr; }
  // What each of them waits by, first come first.
  template <class F>
  void for_each_future(F function) const {
    for (Node* node = first_; node; node = node->next_) function(*node->future_);
  }
  // Whether all of them were cancelled (also if there are none).
  bool all_cancelled() const;
  // Completes the first that is not done; false if there is none.
  bool wake_one();
  // Completes up to `count` that are not done.
  void wake(std::size_t count);
  // Queue._wakeup_next: takes waiters out until it has completed one.
  void take_and_wake_one() {
    if (first_) take_and_wake_first();
  }
  void take_and_wake_all();

 private:
  void take_and_wake_first();

  Node* first_ = nullptr;
  Node* last_ = nullptr;
  std::size_t size_ = 0;
};

// asyncio.mixins._LoopBoundMixin: a primitive belongs to the loop on which it first had to wait. It
// must outlive the waits.
class LoopBound : public Primitive {
 public:
  explicit LoopBound(Environment& environment = Environment::standard(),
                     const Primitive* whole = nullptr)
      : Primitive(environment, whole) {}

 protected:
  // RuntimeError "... is bound to a different event loop".
  Error bind(EventLoop& loop);

 private:
  EventLoop* loop_ = nullptr;
};

}  // namespace looplane
