#include <looplane/async_generator.hpp>
#include <looplane/gather.hpp>
#include <looplane/run.hpp>

namespace looplane {
namespace {

class AllDone final : public GatheringFuture {
 public:
  AllDone(EventLoop& loop, std::vector<Ref<FutureBase>> children)
      : GatheringFuture(loop, std::move(children), true) {}

 protected:
  void store_results() override {}
};

}  // namespace

void cancel_all_tasks(EventLoop& loop) {
  const std::vector<Ref<TaskBase>> tasks = loop.all_tasks();
  if (tasks.empty()) return;
  for (const Ref<TaskBase>& task : tasks) task->cancel();
  auto all = make_ref<AllDone>(loop, std::vector<Ref<FutureBase>>(tasks.begin(), tasks.end()));
  all->watch();
  loop.run_until_complete(*all);
  for (const Ref<TaskBase>& task : tasks) {
    if (!task->has_error()) continue;
    ExceptionContext context;
    context.message = "unhandled exception during asyncio.run() shutdown";
    context.exception = task->stored_error();
    context.task = task.get();
    loop.call_exception_handler(context);
  }
}

Error Runner::check_run() const {
  Environment& environment = loop_.environment();
  if (loop_.is_closed()) return environment.runtime_error("Runner is closed");
  if (loop_.thread().running_loop) {
    return environment.runtime_error("Runner.run() cannot be called from a running event loop");
  }
  return {};
}

void Runner::close() {
  if (loop_.is_closed()) return;
  try {
    cancel_all_tasks(loop_);
    if (loop_.has_generators()) run_until_complete(loop_, shutdown_asyncgens(loop_));
  } catch (const DeadlockError&) {
    // Tasks that ignore their cancellation and wait for ever are dropped with the loop.
  }
  loop_.close();
}

}  // namespace looplane
