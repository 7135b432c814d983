#include <cstdio>
#include <looplane/event_loop.hpp>

namespace looplane {

Error Environment::cancelled(const Ref<Message>& message) {
  return make_error(CancelledError(message ? message->text() : std::string()));
}
Error Environment::timeout(const Error&) { return make_error(TimeoutError()); }
Error Environment::runtime_error(std::string text) {
  return make_error(RuntimeError(std::move(text)));
}
Error Environment::value_error(std::string text) { return make_error(ValueError(std::move(text))); }
Error Environment::invalid_state(std::string text) {
  return make_error(InvalidStateError(std::move(text)));
}
Error Environment::queue_empty() { return make_error(QueueEmpty()); }
Error Environment::queue_full() { return make_error(QueueFull()); }
Error Environment::queue_shut_down() { return make_error(QueueShutDown()); }
Error Environment::broken_barrier(std::string text) {
  return make_error(BrokenBarrierError(std::move(text)));
}
Error Environment::exception_group(std::string text, std::span<const Error> errors) {
  return make_error(ExceptionGroup(std::move(text), {errors.begin(), errors.end()}));
}
void Environment::insert_timeout_error(const Error&) {}

Ref<FutureBase> Environment::create_waiter(EventLoop& loop, Purpose purpose) {
  return make_ref<FutureBase>(loop, purpose);
}

// BaseEventLoop.default_exception_handler.
void Environment::report(EventLoop&, const ExceptionContext& context) {
  std::string text =
      context.message.empty() ? "Unhandled exception in event loop" : context.message;
  if (context.future) text += "\nfuture: " + context.future->repr();
  if (context.handle) text += "\nhandle: " + context.handle->repr();
  if (context.task) text += "\ntask: " + context.task->repr();
  if (context.exception) text += "\n" + context.exception.describe();
  log(LogLevel::error, text);
}

void Environment::log(LogLevel level, std::string_view line) {
  if (level < LogLevel::warning) return;  // what Python's handler of last resort shows
  std::fprintf(stderr, "%.*s\n", static_cast<int>(line.size()), line.data());
}

Environment& Environment::standard() {
  static Environment environment;
  return environment;
}

}  // namespace looplane
