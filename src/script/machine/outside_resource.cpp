#include "script/machine/outside_resource.hpp"

#include "script/machine/machine.hpp"

namespace looplane::script {

// The newest stands first, so that a loop outlives the futures that belong to it.
OutsideResource::OutsideResource(Machine& m) : place_(&m.outside), next_(m.outside) {
  if (next_ != nullptr) next_->place_ = &next_;
  m.outside = this;
}

OutsideResource::~OutsideResource() {
  *place_ = next_;
  if (next_ != nullptr) next_->place_ = place_;
}

/// What a suspended native coroutine holds goes with its frame.
static void drop_native_frames(Thread& thread) {
  for (Frame* frame = thread.top; frame != nullptr; frame = frame->back) {
    if (frame->kind == Kind::native_frame) static_cast<NativeFrame*>(frame)->~NativeFrame();
  }
  thread.top = nullptr;
}

// Releasing reaches other objects, which must all be whole until the end: so nothing is destroyed,
// and a count that comes down to zero does nothing any more.
void Machine::release_outside_resources() {
  tearing_down = true;
  drop_native_frames(main_thread);
  for (const auto& worker : workers_) drop_native_frames(*worker);
  for (OutsideResource* each = outside; each != nullptr; each = each->next()) {
    each->release_outside();
  }
  outside = nullptr;
}

}  // namespace looplane::script
