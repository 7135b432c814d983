#pragma once

#include <cstdint>

#include "script/machine/eventually.hpp"
#include "script/values/functions.hpp"

namespace looplane::script {

struct GeneratorObject;
struct Frame;

/// What becomes of the value that a frame ends with, for the frame below it.
enum class Completion : std::uint8_t {
  push,      ///< It is pushed, after `drop` values were popped.
  discard,   ///< Only `drop` values are popped.
  iterate,   ///< for_iter: pushed; at the end the iterator is popped and the instruction jumps.
  send,      ///< send: pushed; at the end it is pushed too and the instruction jumps.
  native,    ///< It resumes the native coroutine below.
  receiver,  ///< `receiver` gets it: a step of a task, a callback of the loop, the end of a thread.
  retry,     ///< Replaces the top of the stack, and the instruction is executed again.
  detached,  ///< Nobody wants it, nor does anybody wait: finalizers, which report what they raise.
  unpack,    ///< A tuple: its items are pushed, the first one on top.
};

/// Takes what a frame that was begun from outside the machine ends with. `value` is empty when it
/// failed: the exception then stands in Machine::raised.
class Receiver {
 public:
  virtual void returned(Machine& machine, Value value) = 0;
  virtual void failed(Machine& machine) = 0;
  /// A generator's frame gave a value and is suspended.
  virtual void yielded(Machine& machine, Value value) = 0;

 protected:
  ~Receiver() = default;
};

/// Native code that loops over what an iterator gives. The interpreter hands a generator's items
/// over without leaving the generator.
class Consumer {
 public:
  /// Runs no Python code. false: the loop has to see to this item itself.
  virtual bool take(Machine& machine, const Value& item) = 0;

 protected:
  ~Consumer() = default;
};

/// One entry of a thread's stack: a Python function at work, or a native one that waits for Python
/// code which it called. The stack holds one reference to each of its frames.
struct Frame : Object {
  Frame* back = nullptr;
  Receiver* receiver = nullptr;
  Completion completion = Completion::push;
  std::uint32_t drop = 0;

  using Object::Object;
};

/// The exceptions being handled: one entry for a thread, one for each generator that is running.
struct Handled {
  Value exception;  ///< Nothing when none is being handled here.
  Handled* previous = nullptr;
};

struct PythonFrame : Frame {
  Ref<FunctionObject> function;
  CodeObject* code;       ///< The function's.
  Value local_namespace;  ///< Of modules and class bodies: a dict, or what __prepare__ gave.
  GeneratorObject* generator = nullptr;  ///< Whose body it is, not owned; nothing at its end.
  const Instruction* next;
  Value* top;         ///< One past the last value of the operand stack.
  Value constructed;  ///< Of __init__: the new object, which is the call's result.
  Value thrown;       ///< To be raised where the generator is suspended.
  Value slots[1];     ///< The locals, then the operand stack.

  explicit PythonFrame(Type* type) : Frame(Kind::frame, type) {}

  /// What allocate_object is asked for.
  static std::size_t bytes_for(const CodeObject& code) {
    return sizeof(PythonFrame) + code.frame_values * sizeof(Value);
  }
  [[nodiscard]] Value* stack() { return slots + code->local_count; }
  [[nodiscard]] std::uint32_t stack_depth() { return static_cast<std::uint32_t>(top - stack()); }
  /// The instruction that is being executed, or was last.
  [[nodiscard]] std::uint32_t current() const {
    const auto executed = static_cast<std::uint32_t>(next - code->instructions.data());
    return executed == 0 ? 0 : executed - 1;
  }
  [[nodiscard]] const Position& position() const { return code->positions[current()]; }
  /// Its C++ destructor, which lets go of the variables and operands, the first one first.
  void finish() {
    if (top == slots) {
      new (slots) Value();
    } else {
      slots[0] = Value();
    }
    for (Value* slot = slots + 1; slot < top; ++slot) slot->~Value();
    this->~PythonFrame();
  }
  /// The same after a return: nothing was thrown in, and a new object is not its own any more.
  void finish_returned() {
    for (Value* slot = slots; slot < top; ++slot) slot->~Value();
    function = nullptr;
  }
};

/// A native coroutine that runs Python code, or blocks its thread.
struct NativeFrame : Frame {
  enum class Status : std::uint8_t { running, finished, failed };

  Eventually<Value> root;
  NativePromise* innermost;    ///< What to resume.
  Value incoming;              ///< What the Python frame that it awaited returned or yielded.
  bool incoming_ended = true;  ///< Returned.
  Status status = Status::running;

  NativeFrame(Eventually<Value> coroutine, Type* type)
      : Frame(Kind::native_frame, type), root(std::move(coroutine)), innermost(root.promise()) {
    innermost->frame = this;
  }
};

/// Something native that can be awaited. `step` goes on with it: what it returns was yielded,
/// unless it set Machine::send_finished: then that is the result. `thrown`, if not empty, is raised
/// where it waits.
struct NativeAwaitable : Object {
  using Step = Eventually<Value> (*)(Machine&, NativeAwaitable* self, Value sent, Value thrown);
  Step step;
  NativeAwaitable(Step step, Type* type) : Object(Kind::awaitable, type), step(step) {}
};

/// Generators, coroutines and asynchronous generators.
struct GeneratorObject : Object {
  enum class State : std::uint8_t { created, suspended, running, finished };
  enum class Flavour : std::uint8_t { generator, coroutine, async_generator };

  Ref<PythonFrame> frame;  ///< Nothing once finished.
  Ref<StringObject> name;
  Ref<StringObject> qualname;
  Ref<CodeObject> code;
  Handled handled;
  Value origin;                  ///< Coroutines: where they were created, in debug mode.
  Consumer* consumer = nullptr;  ///< Of the native code that waits for its next item.
  Value hooks_finalizer;         ///< Asynchronous generators: sys.set_asyncgen_hooks' finalizer.
  /// What becomes of a returned value: whoever resumed the generator said it.
  enum class Return : std::uint8_t {
    stop_iteration,  ///< StopIteration(value) is raised below: send(), __next__().
    exhausted,       ///< "Nothing" is delivered: for loops.
    complete,        ///< The value is delivered as it is: await, yield from, tasks.
  };
  State state = State::created;
  Flavour flavour;
  Return on_return = Return::stop_iteration;
  bool hooks_called = false;
  bool closing = false;  ///< Asynchronous generators: aclose was called.
  bool busy = false;     ///< Asynchronous generators: an anext/asend/athrow/aclose is at work.

  /// Its body has.
  void end() {
    state = State::finished;
    busy = false;
    consumer = nullptr;
    handled.exception = Value();
  }

  GeneratorObject(Flavour flavour, Type* type) : Object(Kind::generator, type), flavour(flavour) {}
};

}  // namespace looplane::script
