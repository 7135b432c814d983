#pragma once

#include <looplane/ensure_future.hpp>

namespace looplane {

// What shield() does once it has both futures: `outer` follows `inner` (by
// FutureBase::adopt_result), but cancelling `outer` leaves `inner` alone.
void link_shield(FutureBase& inner, FutureBase& outer);

// asyncio.shield: a future that can be cancelled without cancelling what it waits for.
template <class Awaitable>
auto shield(Awaitable&& awaitable) {
  EventLoop& loop = get_running_loop();
  auto inner = ensure_future(loop, std::forward<Awaitable>(awaitable));
  using Inner = decltype(inner);
  if (inner.done()) return inner;
  Inner outer{make_ref<FutureState<typename Inner::Value>>(loop, Purpose::shield)};
  link_shield(*inner.base(), *outer.base());
  return outer;
}

}  // namespace looplane
