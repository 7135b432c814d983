#pragma once

#include <array>

#include "trace/event.hpp"
#include "trace/repeating.hpp"

namespace looplane::trace {

/// The events of a run, in columns. What is done without a trip through the loop is done by one
/// task at one time, and often to one thing.
class Events {
 public:
  void push_back(const Event& event) {
    if (size_ % Runs::size == 0) add_block();
    Block& block = blocks_.back();
    const std::size_t at = size_++;
    block.kind[at % Runs::size] = event.kind;
    time_.push_back(block.time, at, event.time);
    task_.push_back(block.task, at, event.task);
    subject_.push_back(block.subject, at, event.subject);
    detail_.push_back(block.detail, at, event.detail);
    stack_.push_back(block.stack, at, event.stack);
  }
  Event operator[](EventNumber event) const {
    return {kind(event), time(event), task(event), subject(event), detail(event), stack(event)};
  }
  [[nodiscard]] EventKind kind(EventNumber event) const {
    return block_of(event).kind[event % Runs::size];
  }
  [[nodiscard]] Nanoseconds time(EventNumber event) const {
    return time_.at(block_of(event).time, event);
  }
  [[nodiscard]] TaskNumber task(EventNumber event) const {
    return task_.at(block_of(event).task, event);
  }
  [[nodiscard]] Number subject(EventNumber event) const {
    return subject_.at(block_of(event).subject, event);
  }
  [[nodiscard]] Number detail(EventNumber event) const {
    return detail_.at(block_of(event).detail, event);
  }
  [[nodiscard]] StackNumber stack(EventNumber event) const {
    return stack_.at(block_of(event).stack, event);
  }

  [[nodiscard]] EventNumber size() const { return size_; }
  [[nodiscard]] std::size_t bytes() const {
    return blocks_.bytes() + time_.bytes() + task_.bytes() + subject_.bytes() + detail_.bytes() +
           stack_.bytes();
  }

 private:
  struct Block {
    std::array<EventKind, Runs::size> kind;
    Runs time, task, subject, detail, stack;
  };

  [[nodiscard]] const Block& block_of(EventNumber event) const {
    return blocks_[event / Runs::size];
  }
  [[gnu::noinline]] void add_block() {
    Block block{};
    time_.begin_runs(block.time);
    task_.begin_runs(block.task);
    subject_.begin_runs(block.subject);
    detail_.begin_runs(block.detail);
    stack_.begin_runs(block.stack);
    blocks_.push_back(block);
  }

  Paged<Block> blocks_;
  EventNumber size_ = 0;
  Repeating<Nanoseconds> time_;
  Repeating<TaskNumber> task_;
  Repeating<Number> subject_;
  Repeating<Number> detail_;
  Repeating<StackNumber> stack_;
};

}  // namespace looplane::trace
