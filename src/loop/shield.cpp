#include <looplane/shield.hpp>

namespace looplane {
namespace {

// shield.<locals>._inner_done_callback.
class InnerDone final : public Callback {
 public:
  explicit InnerDone(FutureBase& outer) : outer_(&outer) {}
  Progress run(FutureBase* inner) override {
    if (outer_->cancelled()) {
      inner->clear_log_traceback();
    } else if (inner->cancelled()) {
      outer_->cancel();
    } else {
      inner->clear_log_traceback();
      if (inner->has_error()) {
        (void)outer_->set_error(inner->stored_error());
      } else {
        outer_->adopt_result(*inner);
      }
    }
    return Progress::finished;
  }
  std::string describe() const override { return "shield.<locals>._inner_done_callback()"; }

 private:
  Ref<FutureBase> outer_;
};

// shield.<locals>._outer_done_callback.
class OuterDone final : public Callback {
 public:
  OuterDone(FutureBase& inner, Ref<Callback> inner_done)
      : inner_(&inner), inner_done_(std::move(inner_done)) {}
  Progress run(FutureBase*) override {
    if (!inner_->done()) inner_->remove_done_callback(*inner_done_);
    return Progress::finished;
  }
  std::string describe() const override { return "shield.<locals>._outer_done_callback()"; }

 private:
  Ref<FutureBase> inner_;
  Ref<Callback> inner_done_;
};

}  // namespace

void link_shield(FutureBase& inner, FutureBase& outer) {
  EventLoop& loop = inner.loop();
  loop.note_waiter(outer, nullptr);
  loop.note_waits_for(outer, inner);
  Ref<Callback> inner_done = make_ref<InnerDone>(outer);
  inner.add_done_callback(inner_done, loop.copy_context());
  outer.add_done_callback(make_ref<OuterDone>(inner, inner_done), loop.copy_context());
}

}  // namespace looplane
