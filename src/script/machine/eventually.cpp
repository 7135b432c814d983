#include "script/machine/eventually.hpp"

#include "script/machine/frame.hpp"
#include "script/machine/machine.hpp"

namespace looplane::script {

std::coroutine_handle<> NativePromise::finish() noexcept {
  if (parent == nullptr) {
    frame->innermost = this;  // what it awaited may have gone
    frame->status =
        outcome == Outcome::ready ? NativeFrame::Status::finished : NativeFrame::Status::failed;
    return std::noop_coroutine();
  }
  if (outcome == Outcome::ready) return parent->handle;
  parent->await_failed();
  return std::noop_coroutine();
}

/// What nests natively so deep is containers within containers: they are shown or compared.
static Failure nested_too_deep(Machine& m) {
  const bool shown = m.being_shown.size() > Machine::native_depth_limit / 8;
  return m.recursion_error(shown ? " while getting the repr of an object" : " in comparison");
}

std::coroutine_handle<> NativePromise::await_child(NativePromise& child) noexcept {
  child.parent = this;
  child.frame = frame;
  child.depth = depth + 1;
  if (child.depth > Machine::native_depth_limit) {
    (void)nested_too_deep(Machine::current());
    await_failed();
    return std::noop_coroutine();
  }
  return child.handle;
}

void NativePromise::await_python(PythonFrame* callee) noexcept {
  frame->innermost = this;
  Machine::current().push(callee, Completion::native);
}

// The coroutine stays suspended here for good, unless an `attempt` further out goes on.
void NativePromise::await_failed() noexcept {
  frame->innermost = this;
  frame->status = NativeFrame::Status::failed;
}

Value NativePromise::take_python_result() noexcept { return std::move(frame->incoming); }

void abandon_frame(PythonFrame* frame) noexcept { Ref<PythonFrame>::adopt(frame); }

template void Eventually<Value>::abandon() noexcept;

template <class T>
Value Attempt<T>::take_raised(Machine& machine) noexcept {
  return std::move(machine.raised);
}
template class Attempt<Value>;
template class Attempt<bool>;
template class Attempt<std::int64_t>;
template class Attempt<double>;
template class Attempt<Done>;

}  // namespace looplane::script
