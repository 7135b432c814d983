#include <algorithm>
#include <looplane/gather.hpp>

namespace looplane {

GatheringFuture::GatheringFuture(EventLoop& loop, std::vector<Ref<FutureBase>> children,
                                 bool return_exceptions)
    : FutureBase(loop, Purpose::gather),
      children_(std::move(children)),
      return_exceptions_(return_exceptions) {}

void GatheringFuture::watch() {
  loop().note_waiter(*this, nullptr);
  for (const Ref<FutureBase>& child : children_) loop().note_waits_for(*this, *child);
  std::vector<FutureBase*> each_once;
  each_once.reserve(children_.size());
  for (const Ref<FutureBase>& child : children_) each_once.push_back(child.get());
  // Repetitions are rare, and so are large numbers of children: sort only to find out.
  std::vector<FutureBase*> sorted = each_once;
  std::sort(sorted.begin(), sorted.end(), std::less<>());
  if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end()) {
    std::vector<FutureBase*> seen;
    for (FutureBase* child : each_once) {
      if (std::find(seen.begin(), seen.end(), child) == seen.end()) seen.push_back(child);
    }
    each_once = std::move(seen);
  }
  unfinished_ = each_once.size();
  if (unfinished_ == 0) {
    store_results();
    (void)finish();
    return;
  }
  std::vector<FutureBase*> done;
  for (FutureBase* child : each_once) {
    if (child->done()) {
      done.push_back(child);
    } else {
      child->add_done_callback(Ref<Callback>(this), loop().copy_context());
    }
  }
  for (FutureBase* child : done) child_done(*child);
}

bool GatheringFuture::cancel(Ref<Message> message) {
  observe_cancel_request(message);
  if (done()) return false;
  bool any = false;
  for (const Ref<FutureBase>& child : children_) {
    if (child->cancel(message)) any = true;
  }
  if (any) cancel_requested_ = true;
  return any;
}

void GatheringFuture::forget() {
  // Not `= {}`, which keeps the vector's memory: a future that a cycle kept is not destroyed.
  std::vector<Ref<FutureBase>>().swap(children_);
  FutureBase::forget();
}

Progress GatheringFuture::run(FutureBase* child) {
  child_done(*child);
  return Progress::finished;
}

// gather.<locals>._done_callback.
void GatheringFuture::child_done(FutureBase& child) {
  --unfinished_;
  if (done()) {
    child.clear_log_traceback();
    return;
  }
  if (!return_exceptions_) {
    if (child.cancelled()) {
      (void)set_error(child.make_cancelled_error());
      return;
    }
    child.clear_log_traceback();
    if (child.has_error()) {
      (void)set_error(child.stored_error());
      return;
    }
  }
  if (unfinished_ > 0) return;
  for (const Ref<FutureBase>& each : children_) each->clear_log_traceback();
  if (cancel_requested_) {
    // The request goes on, whatever the children made of it.
    (void)set_error(children_.back()->make_cancelled_error());
    return;
  }
  store_results();
  (void)finish();
}

}  // namespace looplane
