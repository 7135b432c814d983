#pragma once

#include <looplane/ref.hpp>
#include <optional>
#include <utility>
#include <vector>

namespace looplane {

// The values of context variables, as contextvars.Context: a copy is cheap (the entries are shared
// until one of the copies changes). A null Ref<Context> stands for a context with nothing in it.
class Context final : public Counted {
 public:
  struct Entry {
    Ref<Counted> variable;
    Ref<Counted> value;
  };

  // The value of `variable`, or null.
  Ref<Counted> get(const Counted& variable) const;
  // Sets the value of `variable` (null removes it) and returns what it was.
  Ref<Counted> set(Counted& variable, Ref<Counted> value);
  std::size_t size() const { return entries_ ? entries_->items.size() : 0; }
  const Entry& at(std::size_t index) const { return entries_->items[index]; }

  // contextvars.copy_context() of `context`, which may be null.
  static Ref<Context> copy(const Context* context) {
    if (!context || !context->entries_) [[likely]]
      return {};
    return copy_entries(*context);
  }

 private:
  static Ref<Context> copy_entries(const Context& context);

  struct Entries final : Counted {
    std::vector<Entry> items;
  };
  Ref<Entries> entries_;
};

class EventLoop;

// What CPython keeps per thread: the context that is current and the loop that runs. C++ programs
// use the one of their thread; an interpreter gives its loops one of its own.
struct ThreadState {
  Ref<Context> context;
  EventLoop* running_loop = nullptr;

  static ThreadState& of_this_thread() { return mine_ ? *mine_ : make_mine(); }
  // The current context, made (and given to the current task) if there was none.
  Context& ensure_context();

 private:
  static ThreadState& make_mine();

  // Trivial on purpose, as the pool's lists: access needs no guard.
  static inline thread_local constinit ThreadState* mine_ = nullptr;
};

// contextvars.ContextVar: a value that each task has of its own, inherited from its creator.
template <class T>
class ContextVar {
  struct Variable final : Counted {};
  struct Slot final : Counted {
    explicit Slot(T value) : value(std::move(value)) {}
    T value;
  };

 public:
  // Undoes one `set`.
  class Token {
    friend ContextVar;
    Ref<Counted> previous_;
  };

  ContextVar() = default;
  explicit ContextVar(T default_value) : default_(std::move(default_value)) {}

  // The value in the current context, else the default; empty if there is neither.
  std::optional<T> get() const {
    const Context* context = ThreadState::of_this_thread().context.get();
    if (context) {
      if (Ref<Counted> slot = context->get(*variable_)) return static_cast<Slot&>(*slot).value;
    }
    return default_;
  }
  Token set(T value) {
    Token token;
    token.previous_ = current().set(*variable_, make_ref<Slot>(std::move(value)));
    return token;
  }
  void reset(Token token) { current().set(*variable_, std::move(token.previous_)); }

 private:
  static Context& current() { return ThreadState::of_this_thread().ensure_context(); }

  Ref<Variable> variable_ = make_ref<Variable>();
  std::optional<T> default_;
};

}  // namespace looplane
