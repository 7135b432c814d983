#include <looplane/waiters.hpp>

namespace looplane {

Waiters::Node::Node(Waiters& list, Ref<FutureBase> future)
    : list_(&list), previous_(list.last_), future_(std::move(future)) {
  (previous_ ? previous_->next_ : list.first_) = this;
  list.last_ = this;
  ++list.size_;
}

void Waiters::Node::unlink() {
  if (!list_) return;
  (previous_ ? previous_->next_ : list_->first_) = next_;
  (next_ ? next_->previous_ : list_->last_) = previous_;
  --list_->size_;
  list_ = nullptr;
}

Waiters::~Waiters() {
  while (first_) first_->unlink();
}

bool Waiters::all_cancelled() const {
  for (Node* node = first_; node; node = node->next_) {
    if (!node->future_->cancelled()) return false;
  }
  return true;
}

bool Waiters::wake_one() {
  for (Node* node = first_; node; node = node->next_) {
    if (node->future_->done()) continue;
    node->future_->complete();
    return true;
  }
  return false;
}

void Waiters::wake(std::size_t count) {
  for (Node* node = first_; node && count > 0; node = node->next_) {
    if (node->future_->done()) continue;
    node->future_->complete();
    --count;
  }
}

void Waiters::take_and_wake_first() {
  while (first_) {
    const Ref<FutureBase> future = first_->future_;
    first_->unlink();
    if (future->done()) continue;
    future->complete();
    return;
  }
}

void Waiters::take_and_wake_all() {
  while (first_) take_and_wake_one();
}

Error LoopBound::bind(EventLoop& loop) {
  if (!loop_) loop_ = &loop;
  if (loop_ == &loop) return {};
  return environment().runtime_error(repr() + " is bound to a different event loop");
}

}  // namespace looplane
