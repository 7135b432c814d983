#include <looplane/error.hpp>
#include <type_traits>

namespace looplane {
namespace {

std::string named(const char* name, const std::string& message) {
  return message.empty() ? name : std::string(name) + ": " + message;
}

const char* name_of(const CancelledError&) { return "CancelledError"; }
const char* name_of(const Exception& exception) { return exception.name(); }

// An exception of this library, which is thrown only if somebody asks.
template <class E>
class OwnError final : public ErrorBase {
 public:
  explicit OwnError(E exception) : exception_(std::move(exception)) {}
  [[noreturn]] void raise() const override { throw exception_; }
  bool is_cancelled() const override { return std::is_same_v<E, CancelledError>; }
  std::string describe() const override { return named(name_of(exception_), text()); }

 private:
  std::string text() const {
    if constexpr (std::is_same_v<E, ExceptionGroup>) {
      std::string list = exception_.message() + " (";
      const std::size_t count = exception_.errors().size();
      list += std::to_string(count) + (count == 1 ? " sub-exception)" : " sub-exceptions)");
      for (const Error& error : exception_.errors()) list += "\n  " + error.describe();
      return list;
    } else {
      return exception_.message();
    }
  }

  E exception_;
};

// Any other exception of a C++ program.
class ForeignError final : public ErrorBase {
 public:
  // NOLINTNEXTLINE(bugprone-throw-keyword-missing): it is kept, to be thrown later
  explicit ForeignError(std::exception_ptr exception) : exception_(std::move(exception)) {}
  [[noreturn]] void raise() const override { std::rethrow_exception(exception_); }
  std::string describe() const override {
    try {
      std::rethrow_exception(exception_);
    } catch (const Exception& exception) {
      return named(exception.name(), exception.message());
    } catch (const std::exception& exception) {
      return exception.what();
    } catch (...) {
      return "unknown exception";
    }
  }

 private:
  std::exception_ptr exception_;
};

}  // namespace

template <class E>
Error make_error(E exception) {
  return Error(make_ref<OwnError<E>>(std::move(exception)));
}

template Error make_error(CancelledError);
template Error make_error(RuntimeError);
template Error make_error(ValueError);
template Error make_error(InvalidStateError);
template Error make_error(TimeoutError);
template Error make_error(QueueEmpty);
template Error make_error(QueueFull);
template Error make_error(QueueShutDown);
template Error make_error(BrokenBarrierError);
template Error make_error(DeadlockError);
template Error make_error(ExceptionGroup);

Error Error::current() {
  // Only a cancellation is told apart: all others are kept as they were thrown.
  try {
    throw;
  } catch (const CancelledError& error) {
    return make_error(error);
  } catch (...) {
    return Error(make_ref<ForeignError>(std::current_exception()));
  }
}

Error Error::from(std::exception_ptr exception) {
  try {
    std::rethrow_exception(std::move(exception));
  } catch (...) {
    return current();
  }
}

std::exception_ptr Error::to_exception() const {
  try {
    raise();
  } catch (...) {
    return std::current_exception();
  }
}

}  // namespace looplane
