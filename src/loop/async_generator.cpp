#include <looplane/async_generator.hpp>
#include <looplane/event_loop.hpp>

namespace looplane {

std::coroutine_handle<> GeneratorPromise::resume(std::coroutine_handle<> generator,
                                                 std::coroutine_handle<> parent, Driver* driver) {
  generator_ = generator;
  running_ = true;
  set_driver(driver);
  set_continuation(parent);
  if (!loop_ && !closing_) enter_loop(driver->loop());
  return generator;
}

void GeneratorPromise::enter_loop(EventLoop& loop) {
  loop_ = &loop;
  EventLoop::Generators& list = loop.generators_;
  previous_ = list.last;
  (previous_ ? previous_->next_ : list.first) = this;
  list.last = this;
}

void GeneratorPromise::leave_loop() {
  if (!loop_) return;
  EventLoop::Generators& list = loop_->generators_;
  (previous_ ? previous_->next_ : list.first) = next_;
  (next_ ? next_->previous_ : list.last) = previous_;
  loop_ = nullptr;
  previous_ = next_ = nullptr;
}

// Awaits one run of a generator, whatever it yields.
class GeneratorPromise::Run {
 public:
  explicit Run(GeneratorPromise& promise) : promise_(promise) {}
  bool await_ready() const noexcept { return false; }
  template <class Parent>
  std::coroutine_handle<> await_suspend(std::coroutine_handle<Parent> parent) {
    return promise_.resume(promise_.generator_, parent, parent.promise().driver());
  }
  Error await_resume() {
    promise_.pause();
    if (!promise_.ended()) {
      return make_error(RuntimeError("async generator ignored GeneratorExit"));
    }
    try {
      promise_.error().raise_if_set();
    } catch (const GeneratorExit&) {
      return {};
    } catch (...) {
      return Error::current();
    }
    return {};
  }

 private:
  GeneratorPromise& promise_;
};

Coro<> GeneratorPromise::close() {
  closing_ = true;
  if (Error error = co_await Run(*this)) co_await fail(std::move(error));
}

Coro<> shutdown_asyncgens(EventLoop& loop) {
  // Each leaves the list before it is closed: what it does meanwhile does not matter here.
  while (GeneratorPromise* generator = loop.generators_.first) {
    generator->leave_loop();
    if (generator->running_) continue;
    Outcome<void> outcome = co_await attempt(generator->close());
    if (!outcome.error) continue;
    ExceptionContext context;
    context.message = "an error occurred during closing of asynchronous generator";
    context.exception = std::move(outcome.error);
    loop.call_exception_handler(context);
  }
}

EventLoop::Generators::~Generators() {
  while (first) first->leave_loop();
}

}  // namespace looplane
