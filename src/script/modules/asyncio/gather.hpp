#pragma once

#include <looplane/gather.hpp>

#include "script/modules/asyncio/future.hpp"

namespace looplane::script {

/// What gather() returns: a future whose result is the list of its children's.
class GatherPart final : public FuturePart<GatheringFuture> {
 public:
  GatherPart(Machine& m, FutureObject& object, EventLoop& loop,
             std::vector<LoopRef<FutureBase>> children, bool return_exceptions)
      : FuturePart<GatheringFuture>(m, object, loop, std::move(children), return_exceptions) {}

 protected:
  void store_results() override;
};

struct GatherObject : FutureObject {
  std::optional<GatherPart> part;
  using FutureObject::FutureObject;
};

/// gather(*awaitables, return_exceptions=...) of a tuple. `loop` may be nullptr.
Eventually<Value> gather(Machine& m, Value awaitables, bool return_exceptions);
/// The same over futures.
Value gather_futures(Machine& m, LoopObject* loop, std::vector<LoopRef<FutureBase>> futures,
                     bool return_exceptions);

void define_gather(Machine& m, AsyncioState& state);

}  // namespace looplane::script
