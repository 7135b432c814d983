#pragma once

#include <array>
#include <cstdint>
#include <deque>
#include <functional>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <looplane/context.hpp>

#include "script/machine/builtin_types.hpp"
#include "script/machine/frame.hpp"
#include "script/machine/outside_resource.hpp"
#include "script/machine/source_lines.hpp"
#include "script/machine/warnings.hpp"
#include "script/values/exceptions.hpp"
#include "script/values/functions.hpp"
#include "script/values/heap.hpp"

namespace looplane {
class Observer;
}  // namespace looplane

namespace looplane::script {

class Watcher;

/// Which of the two streams a program writes to.
enum class Stream : std::uint8_t { out, error };

/// What the machine needs from the world that it runs in.
class Host {
 public:
  virtual ~Host() = default;
  virtual void write(Stream stream, std::string_view text) = 0;
  /// The text of a file beside the program, for `import`. Nothing: there is none.
  virtual std::optional<std::string> source(std::string_view path) = 0;
  /// How that file is named in tracebacks and in __file__.
  virtual std::string shown_path(std::string_view path) { return std::string(path); }
};

/// A line of execution: the program's own, or a simulated worker thread.
struct Thread {
  Frame* top = nullptr;
  Handled handled;                ///< The bottom of the chain.
  Handled* innermost = &handled;  ///< What `sys.exception()` looks at first.
  std::uint32_t depth = 0;        ///< Python frames on the stack: RecursionError counts them.
  std::string name = "MainThread";
  /// Virtual time until which it sleeps; `awake` when it does not.
  std::int64_t wake_time = awake;
  std::uint64_t sleep_order = 0;
  Thread* resumer = nullptr;  ///< Who goes on when this one sleeps or ends.
  Value python_thread;        ///< Its threading.Thread, when it has one.
  ThreadState loop_state;     ///< The loop that runs on it, and the context that is current.

  static constexpr std::int64_t awake = std::numeric_limits<std::int64_t>::min();
  static constexpr std::int64_t forever = std::numeric_limits<std::int64_t>::max();
};

/// Interned names that C++ code looks up. `special[i]` is the name of Special i.
struct Names {
  std::array<StringObject*, special_count> special;
  StringObject *dict, *class_, *doc, *module, *name, *qualname, *annotations, *slots, *weakref,
      *bases, *mro, *all, *path, *file, *main, *builtins, *classcell, *type_params, *add_note,
      *notes, *match_args, *abstractmethods, *wrapped, *orig_bases, *class_cell_name, *self, *send,
      *throw_, *close, *keys, *write, *flush, *text_signature, *isabstractmethod, *cls, *package,
      *spec, *loader, *static_attributes, *firstlineno, *getattr, *exit, *enter;
};

struct AsyncioState;

/// Runs Python programs: owns the heap, the types, the modules and the stacks of frames.
///
/// Nothing in it blocks or calls itself: `run` executes instructions until the program ends, waits
/// or has used up its budget, and can go on from there. A failure of a native function returns
/// `Failure` and leaves the exception in `raised`.
class Machine {
  // Destroyed last: everything else points into it.
  Heap heap_;

 public:
  struct Settings {
    std::size_t heap_limit = 256u << 20;
    std::uint64_t seed = 0;
    std::uint32_t recursion_limit = 1000;
    std::size_t integer_digit_limit = 4300;  ///< sys.set_int_max_str_digits; 0: none.
    int language_version = 13;  ///< The minor version of Python 3: `# python: 3.9` asks for 9.
    std::string script_name = "scenario.py";  ///< sys.argv[0], and the file of the main module.
  };

  enum class Status : std::uint8_t {
    finished,  ///< No frame is left.
    paused,    ///< The budget is used up.
    waiting,   ///< Nothing to do before virtual time `wake_time()`.
    deadlock,  ///< Everything waits and nothing can wake it.
  };

  Machine(Host& host, Settings settings);
  ~Machine();
  Machine(const Machine&) = delete;
  Machine& operator=(const Machine&) = delete;

  /// Executes about `budget` instructions (calls and backward jumps are what is counted).
  Status run(std::int64_t budget);
  [[nodiscard]] std::int64_t wake_time() const { return wake_time_; }

  // --- Failing ------------------------------------------------------------------------------
  /// The exception in flight, after something returned Failure.
  Value raised;

  Failure raise(Type* type, std::string_view message);
  Failure raise(Type* type, Value argument);
  /// With the context that a `raise` statement sets: what is being handled right now.
  Failure raise(Value exception);
  Failure type_error(std::string_view message) { return raise(types.TypeError, message); }
  Failure value_error(std::string_view message) { return raise(types.ValueError, message); }
  Failure stop_iteration(Value value);
  Failure key_error(const Value& key);
  Failure memory_error();
  Failure recursion_error(std::string_view where = "");

  // --- Making values ------------------------------------------------------------------------
  Value string(std::string_view text);
  /// `length` code points are known to be in it.
  Value string(std::string_view text, std::uint32_t length);
  /// Uninitialised, to be filled at once.
  Ref<StringObject> new_string(std::uint32_t bytes, std::uint32_t length);
  StringObject* intern(std::string_view text);  ///< Lives as long as the machine.
  Value interned(std::string_view text) { return Value::object(intern(text)); }
  Value bytes(std::string_view text);
  /// Uninitialised, to be filled at once.
  Ref<BytesObject> new_bytes(std::uint32_t size);
  Value integer(std::int64_t value);
  Value unsigned_integer(std::uint64_t value);
  Ref<TupleObject> new_tuple(std::uint32_t count);  ///< Filled with nothing: fill it at once.
  Value tuple(std::initializer_list<Value> items);
  Value tuple(std::span<const Value> items);
  Value empty_tuple();
  Ref<ListObject> new_list();
  Ref<DictObject> new_dict();
  Ref<SetObject> new_set(bool frozen = false);
  Value character(char32_t code_point);
  /// a + b of strings; MemoryError.
  Eventually<Value> concatenate(const Value& a, const Value& b);
  /// `left += right` without making a new string, where nobody could see the difference: both are
  /// exactly str and `left` is the only reference to its string. (So a loop that appends to a local
  /// variable empties that variable first, as CPython does.) false: nothing was done.
  bool append_in_place(Value& left, const Value& right);

  /// Allocates an instance of `type` (with its attributes in front when it has some) and constructs
  /// a T in it: `make<ListObject>(types.list)`.
  template <class T, class... Rest>
  Ref<T> make(Type* type, Rest&&... rest) {
    void* memory = allocate_object(type, sizeof(T));
    T* object = new (memory) T(std::forward<Rest>(rest)..., type);
    adopt_type(object, type);
    return Ref<T>::adopt(object);
  }
  /// For make: memory for an object of `bytes`, attributes prepared.
  void* allocate_object(Type* type, std::size_t bytes);
  void adopt_type(Object* object, Type* type) {
    if (!type->builtin) [[unlikely]] {
      object->exact = false;
      ++type->references;
      if (type->has_finalizer) finalizable_.emplace(object, ++finalizable_count_);
    }
  }

  // --- Types --------------------------------------------------------------------------------
  BuiltinTypes types{};
  Names names{};

  [[nodiscard]] Type* type_of(const Value& value) const {
    if (value.is_object()) return value.object()->type;
    if (value.is_small_int()) return types.integer;
    if (value.is_number()) return types.number;
    return value.is_none() ? types.none : types.boolean;
  }
  /// "list", "MyClass": as error messages name it.
  std::string_view type_name(const Value& value) { return type_of(value)->name_text(); }
  Type* define(const TypeDefinition& definition, Type* base, Type* metatype = nullptr);
  /// Finds a name along the MRO. Empty: not there. Never runs Python code, never raises.
  Value lookup(Type* type, StringObject* name);
  /// A class's namespace changed under `name`: caches and special methods follow.
  void type_changed(Type* type, StringObject* name);
  /// A class has its bases and namespace: resolves what the language looks up on it.
  void finish_new_type(Type* type) { finish_type(type); }
  /// Set beside the result of NativeAwaitable::step or send_to: it is the end, not a yield.
  bool send_finished = false;
  Value build_class_function;
  /// sys.set_asyncgen_hooks; asyncio's loop sets them while it runs.
  Value async_generator_first;
  Value async_generator_finalizer;
  /// sys.set_coroutine_origin_tracking_depth: how many frames a new coroutine remembers.
  std::uint32_t coroutine_origin_depth = 0;
  Value object_new;  ///< object.__new__, to be recognised.
  Shape* grow_shape(Shape* shape, StringObject* name);
  bool is_instance(const Value& value, Type* type) { return type_of(value)->is_subtype_of(type); }

  // --- Modules ------------------------------------------------------------------------------
  Ref<DictObject> builtins;
  Ref<DictObject> modules;  ///< sys.modules
  Ref<ModuleObject> new_module(std::string_view name);
  /// Adds native functions to a namespace.
  void define_functions(ModuleObject* module, std::span<const NativeMethod> functions);
  Value native_function(const NativeMethod& method, ModuleObject* module = nullptr);

  // --- Singletons ---------------------------------------------------------------------------
  Value ellipsis;
  Value not_implemented_value;
  const Value& not_implemented() const { return not_implemented_value; }

  // --- Reports ------------------------------------------------------------------------------
  SourceLines sources;
  WarningState warnings;

  // --- The event loop -----------------------------------------------------------------------
  std::shared_ptr<AsyncioState> asyncio;  ///< Made when a program imports asyncio.
  OutsideResource* outside = nullptr;     ///< What is to be released before the heap goes.

  // --- Being watched ------------------------------------------------------------------------
  Watcher* watcher = nullptr;
  /// Of the loops that the program makes. Set before it runs.
  Observer* loop_observer = nullptr;
  /// Whether the watcher hears of each instruction.
  void watch_instructions(bool watch) {
    watched_ = watch;
    set_trap();
  }
  /// Ends the slice before the next instruction.
  void interrupt() {
    budget_ = 0;
    set_trap();
  }

  // --- Chance -------------------------------------------------------------------------------
  /// What CPython would ask the operating system for. The first is settings.seed itself, which the
  /// reader sees and can change; the others follow from it.
  std::uint64_t entropy() { return settings.seed + 0x9e37'79b9'7f4a'7c15 * entropy_count_++; }

  // --- repr ---------------------------------------------------------------------------------
  std::vector<Object*> being_shown;  ///< Containers inside of which a repr is at work.

  // --- Execution ----------------------------------------------------------------------------
  Host& host;
  Settings settings;
  Thread main_thread;
  Thread* thread = &main_thread;

  /// Pushes a frame: it runs next. Takes over the reference.
  void push(PythonFrame* frame, Completion completion, std::uint32_t drop = 0);
  /// Pushes what an Eventually still has to do. false: it has failed already.
  bool start(Eventually<Value>& work, Completion completion, std::uint32_t drop = 0);
  /// Pushes what an Eventually still has to do, for a receiver outside of the machine; when it is
  /// ready or has failed already, the receiver hears of it at once.
  void begin(Eventually<Value> work, Receiver& receiver);
  /// Makes a suspended generator (or one that was just made) ready to be pushed: `sent` is what its
  /// yield gives, `thrown`, if not empty, is raised there.
  Eventually<Value> resume_generator(GeneratorObject* generator, Value sent, Value thrown,
                                     GeneratorObject::Return on_return);
  /// A new frame for a function whose arguments are still to be stored.
  Ref<PythonFrame> new_frame(FunctionObject* function);
  /// The Python frame that is at work; nullptr when only native ones are.
  PythonFrame* python_frame();
  PythonFrame* python_frame_below(Frame* frame);

  /// In a native coroutine that loops: lets a slice end here. `co_await m.breathe()`.
  struct Breath {
    Machine& machine;
    bool await_ready() noexcept { return --machine.budget_ > 0; }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> handle) noexcept {
      handle.promise().frame->innermost = &handle.promise();
    }
    void await_resume() noexcept {}
  };
  Breath breathe() { return Breath{*this}; }

  /// In a native coroutine: leaves to the machine, which first runs whatever was pushed on top.
  struct Yield {
    bool await_ready() noexcept { return false; }
    template <class Promise>
    void await_suspend(std::coroutine_handle<Promise> handle) noexcept {
      handle.promise().frame->innermost = &handle.promise();
    }
    void await_resume() noexcept {}
  };
  Yield run_frames() { return Yield{}; }
  /// In a native coroutine: this thread goes on at virtual time `until`.
  Yield sleep_until(std::int64_t until) {
    thread->wake_time = until;
    thread->sleep_order = ++sleep_count_;
    return Yield{};
  }

  // --- Time and threads ---------------------------------------------------------------------
  /// Virtual nanoseconds since the start; each reading moves the clock by one.
  std::int64_t read_clock() { return ++now_; }
  [[nodiscard]] std::int64_t now() const { return now_; }
  /// The host lets time pass (never backwards).
  void set_time_limit(std::int64_t until) { time_limit_ = until; }
  void move_clock(std::int64_t time) { now_ = now_ < time ? time : now_; }
  /// A simulated thread: runs at once, until it ends or sleeps; then its starter goes on.
  Thread& start_thread(std::string name, Eventually<Value> work, Receiver& receiver);
  /// Ends the sleep of a thread: what it waits for is there.
  void wake(Thread& sleeper);
  [[nodiscard]] std::int64_t next_wake() const;  ///< Of worker threads; Thread::forever: none.

  // --- Finalisation -------------------------------------------------------------------------
  /// Something must be done before the next instruction: __del__, a report, MemoryError.
  [[nodiscard]] bool attention() const { return alarm_.attention; }
  void finalize_later(Object* object);  ///< Takes over the last reference.
  void call_later(Value callable, Value argument);
  /// The machine is being destroyed: nothing is released one by one any more.
  bool tearing_down = false;
  /// Notes a weak reference, so that it hears of its object's end.
  void note_weak_reference(Object* target, Object* reference);
  void forget_weak_reference(Object* target, Object* reference);
  void weak_references_die(Object* target);
  /// The weak references to an object, in the order of their making.
  std::vector<Object*> weak_references_to(Object* target);
  /// The objects that have a __del__, in the order of their making, then those that weak references
  /// refer to.
  std::vector<Object*> noticeable_objects();
  /// The values of an object's __slots__, by their keys, when its attributes stand in a dict.
  DictObject* members_beside_dict(Object* object);

  // --- Depth of native recursion ------------------------------------------------------------
  static constexpr std::uint32_t native_depth_limit = 3000;

  static Machine& current() { return *current_; }
  /// Makes a machine, and its heap, the ones at work. Whoever touches objects outside of `run`
  /// needs one.
  class Entered {
   public:
    explicit Entered(Machine& machine) : heap_(machine.heap_), previous_(current_) {
      current_ = &machine;
    }
    ~Entered() { current_ = previous_; }
    Entered(const Entered&) = delete;
    Entered& operator=(const Entered&) = delete;

   private:
    Heap::Scope heap_;
    Machine* previous_;
  };

  /// What atexit.register was given.
  std::vector<Value> exit_functions;

 private:
  void execute();
  /// Where the interpreter goes after an instruction.
  enum class After : std::uint8_t { next, enter_frame, failed, failed_again };
  After execute_rare(PythonFrame* frame, const Instruction& instruction);
  After call_otherwise(Value* operands, std::uint32_t count, TupleObject* keywords);
  After settle(Eventually<Value>& result, Completion completion, std::uint32_t drop);
  void resume_native(NativeFrame* frame);
  struct Ending;
  void deliver(const Ending& ending, Value value, bool ended);
  Ending leave(Frame* frame);
  PythonFrame* quick_function_frame(Value& callable, Value* values, std::uint32_t count);
  PythonFrame* quick_frame(Value* operands, std::uint32_t count, const TupleObject* keywords);
  PythonFrame* quick_resume(const Value& receiver, const Value& sent, Completion completion);
  PythonFrame* quick_return(PythonFrame* frame, Value& value);
  PythonFrame* quick_finish(PythonFrame* frame, Value& value);
  PythonFrame* quick_yield(PythonFrame* frame);
  void deliver_return(PythonFrame* frame, Value value);
  void deliver_yield(PythonFrame* frame, Value value, std::uint32_t kind);
  void unwind(bool note_place);
  void unwind_below(const Ending& ending);
  void note_place(PythonFrame* frame);
  void attend();
  bool stands_before(PythonFrame* frame);
  /// Whether the interpreter is to look up before each instruction.
  void set_trap() {
    const bool wanted = alarm_.attention || watched_ || budget_ <= 0;
    alarm_.mask = wanted ? std::uint8_t{0} : Alarm::silent;
  }
  void release_outside_resources();
  bool choose_thread();
  Status run_threads();
  void allocate_first_types();
  void make_names();
  void finish_type(Type* type);
  void refresh_special(Type* type);

  friend class ObjectMemory;

  std::vector<std::unique_ptr<Thread>> workers_;
  std::vector<Object*> to_finalize_;
  std::vector<std::pair<Value, Value>> to_call_;
  std::vector<Object*> to_destroy_;
  std::uint32_t destroying_ = 0;
  std::uint32_t next_type_version_ = 1;
  std::vector<std::pair<std::string_view, Type*>> first_types_;
  std::unordered_map<std::string_view, Ref<StringObject>> interned_;
  std::array<StringObject*, 256> characters_{};  ///< Strings of one Latin-1 character, interned.
  StringObject* empty_string_ = nullptr;
  std::unordered_map<Object*, std::vector<Object*>> weak_references_;
  std::unordered_map<Object*, std::uint64_t> finalizable_;  ///< Has a __del__: its number.
  std::uint64_t finalizable_count_ = 0;
  std::unordered_map<Object*, Ref<DictObject>> members_beside_dicts_;
  std::unordered_map<const NativeMethod*, std::unique_ptr<Signature>> signatures_;
  struct LookupEntry {
    std::uint32_t version = 0;
    StringObject* name = nullptr;
    std::uint64_t value = 0;  ///< Borrowed: it lives as long as the version stays.
  };
  std::array<LookupEntry, 1024> lookups_{};
  Value empty_tuple_;
  std::uint64_t entropy_count_ = 0;
  std::int64_t budget_ = 0;
  Alarm alarm_;
  bool watched_ = false;
  std::int64_t now_ = 0;
  std::int64_t time_limit_ = std::numeric_limits<std::int64_t>::max();
  std::int64_t wake_time_ = 0;
  std::uint64_t sleep_count_ = 0;
  static thread_local constinit inline Machine* current_ = nullptr;

 public:
  Heap& heap() { return heap_; }
  const Signature& signature_of(const NativeMethod& method);
};

}  // namespace looplane::script
