#pragma once

#include <deque>
#include <functional>
#include <looplane/heapq.hpp>
#include <looplane/queue_base.hpp>

namespace looplane {

// How a queue keeps its items.

template <class T>
class FifoStorage {
 public:
  std::size_t size() const { return items_.size(); }
  void put(T item) { items_.push_back(std::move(item)); }
  T get() {
    T item = std::move(items_.front());
    items_.pop_front();
    return item;
  }

 private:
  std::deque<T> items_;
};

template <class T>
class LifoStorage {
 public:
  std::size_t size() const { return items_.size(); }
  void put(T item) { items_.push_back(std::move(item)); }
  T get() {
    T item = std::move(items_.back());
    items_.pop_back();
    return item;
  }

 private:
  std::vector<T> items_;
};

// The least item first; equal items in the order of CPython's heapq.
template <class T, class Less = std::less<>>
class PriorityStorage {
 public:
  std::size_t size() const { return items_.size(); }
  void put(T item) { heapq::push(items_, std::move(item), Less()); }
  T get() { return heapq::pop(items_, Less()); }

 private:
  std::vector<T> items_;
};

// asyncio.Queue: items go from tasks that put to tasks that get; with a size, putting waits for
// room.
template <class T, class Storage = FifoStorage<T>>
class Queue : public QueueBase {
  struct Put {
    Queue& queue;
    T item;
    bool attempt() { return queue.try_put(item); }
    Coro<> wait() { return queue.put_in_turn(std::move(item)); }
  };

 public:
  explicit Queue(std::size_t maxsize = 0, Environment& environment = Environment::standard())
      : QueueBase(maxsize, environment) {}

  std::size_t qsize() const override { return storage_.size(); }

  // `T item = co_await queue.get()`. QueueShutDown.
  auto get() {
    return first_try<T>([this] { return try_get(); }, [this] { return get_in_turn(); });
  }
  // `co_await queue.put(item)`. QueueShutDown.
  auto put(T item) { return FirstTry<void, Put>(Put{*this, std::move(item)}); }
  // QueueEmpty, QueueShutDown.
  T get_nowait() {
    check_get().raise_if_set();
    return take();
  }
  // QueueFull, QueueShutDown.
  void put_nowait(T item) {
    check_put().raise_if_set();
    store(std::move(item));
  }

  const Storage& storage() const { return storage_; }

 protected:
  void drop_item() override { (void)storage_.get(); }

 private:
  T take() {
    T item = storage_.get();
    note_taken();
    return item;
  }
  void store(T item) {
    storage_.put(std::move(item));
    note_stored();
  }
  std::optional<T> try_get() {
    if (storage_.size() == 0) return std::nullopt;
    return take();
  }
  bool try_put(T& item) {
    if (is_shut_down() || full()) return false;
    store(std::move(item));
    return true;
  }
  Coro<T> get_in_turn() {
    Outcome<void> outcome = co_await attempt(wait_for_item());
    if (outcome.error) co_await fail(std::move(outcome.error));
    co_return take();
  }
  Coro<> put_in_turn(T item) {
    Outcome<void> outcome = co_await attempt(wait_for_room());
    if (outcome.error) co_await fail(std::move(outcome.error));
    store(std::move(item));
  }

  Storage storage_;
};

template <class T>
using LifoQueue = Queue<T, LifoStorage<T>>;
template <class T, class Less = std::less<>>
using PriorityQueue = Queue<T, PriorityStorage<T, Less>>;

}  // namespace looplane
