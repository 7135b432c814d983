#include "script/machine/machine.hpp"

#include "script/builtins/define.hpp"
#include "script/machine/finalization.hpp"
#include "script/machine/operations.hpp"
#include "script/machine/watcher.hpp"

namespace looplane::script {

Machine::Machine(Host& host, Settings settings)
    : heap_(settings.heap_limit, alarm_), host(host), settings(settings) {
  Heap::Scope heap_scope(heap_);
  current_ = this;
  Value::forget_nans();
  allocate_first_types();
  make_names();
  define_object(*this);
  define_string(*this);
  define_tuple(*this);
  define_dict(*this);
  define_function_types(*this);
  define_exceptions(*this);
  define_integer(*this);
  define_number(*this);
  define_complex(*this);
  define_bytes(*this);
  define_list(*this);
  define_set(*this);
  define_range(*this);
  define_slice(*this);
  define_iterators(*this);
  define_generic_alias(*this);
  define_generators(*this);
  define_modules(*this);
  define_builtin_functions(*this);
}

// The objects go with the heap, all at once. What they own outside of it is released first.
Machine::~Machine() {
  current_ = this;
  Heap::Scope heap_scope(heap_);
  release_outside_resources();
  tearing_down = true;
}

void Machine::make_names() {
  for (std::size_t i = 0; i < special_count; ++i) names.special[i] = intern(special_names[i]);
  const std::pair<StringObject**, std::string_view> all[] = {
      {&names.dict, "__dict__"},
      {&names.class_, "__class__"},
      {&names.doc, "__doc__"},
      {&names.module, "__module__"},
      {&names.name, "__name__"},
      {&names.qualname, "__qualname__"},
      {&names.annotations, "__annotations__"},
      {&names.slots, "__slots__"},
      {&names.weakref, "__weakref__"},
      {&names.bases, "__bases__"},
      {&names.mro, "__mro__"},
      {&names.all, "__all__"},
      {&names.path, "__path__"},
      {&names.file, "__file__"},
      {&names.main, "__main__"},
      {&names.builtins, "__builtins__"},
      {&names.classcell, "__classcell__"},
      {&names.type_params, "__type_params__"},
      {&names.notes, "__notes__"},
      {&names.match_args, "__match_args__"},
      {&names.abstractmethods, "__abstractmethods__"},
      {&names.isabstractmethod, "__isabstractmethod__"},
      {&names.wrapped, "__wrapped__"},
      {&names.orig_bases, "__orig_bases__"},
      {&names.send, "send"},
      {&names.throw_, "throw"},
      {&names.close, "close"},
      {&names.keys, "keys"},
      {&names.write, "write"},
      {&names.flush, "flush"},
      {&names.package, "__package__"},
      {&names.spec, "__spec__"},
      {&names.loader, "__loader__"},
      {&names.getattr, "__getattr__"},
  };
  for (const auto& [field, text] : all) *field = intern(text);
}

Ref<PythonFrame> Machine::new_frame(FunctionObject* function) {
  CodeObject* code = function->code.get();
  void* memory = allocate_object(types.frame, PythonFrame::bytes_for(*code));
  auto* frame = new (memory) PythonFrame(types.frame);
  frame->function = Ref<FunctionObject>::share(function);
  frame->code = code;
  frame->next = code->instructions.data();
  const std::size_t count = code->local_count;
  for (std::size_t i = 1; i < count; ++i) new (frame->slots + i) Value();
  if (function->closure) {
    for (std::uint32_t i = 0; i < function->closure->count; ++i) {
      frame->slots[code->free_start + i] = function->closure->items[i];
    }
  }
  frame->top = frame->stack();
  return Ref<PythonFrame>::adopt(frame);
}

PythonFrame* Machine::python_frame() { return python_frame_below(thread->top); }

PythonFrame* Machine::python_frame_below(Frame* frame) {
  while (frame != nullptr && frame->kind != Kind::frame) frame = frame->back;
  return static_cast<PythonFrame*>(frame);
}

// --- Running ------------------------------------------------------------------------------------

Machine::Status Machine::run(std::int64_t budget) {
  const Entered entered(*this);
  budget_ = budget;
  set_trap();
  return run_threads();
}

/// The watcher hears of the instruction; whether the machine is to stand before it.
bool Machine::stands_before(PythonFrame* frame) {
  if (watched_ && budget_ > 0) watcher->before_instruction(*frame);
  return budget_ <= 0;
}

Machine::Status Machine::run_threads() {
  for (;;) {
    // Not while an exception is on its way to a native frame: it would unwind what is begun here.
    if (attention() && raised.empty() &&
        (thread->top == nullptr || thread->top->kind != Kind::frame)) {
      attend();
      if (!raised.empty()) {
        // The heap's limit was crossed by native code, which hears of it here.
        if (thread->top != nullptr) unwind(false);
        raised = thread->top == nullptr ? Value() : std::move(raised);
      }
    }
    if (thread->wake_time != Thread::awake) {
      if (budget_ <= 0) return Status::paused;  // who interrupts it wants to see this moment
      if (!choose_thread()) {
        return wake_time_ == Thread::forever ? Status::deadlock : Status::waiting;
      }
      continue;
    }
    if (thread->top == nullptr) {
      if (thread == &main_thread) return Status::finished;
      if (watcher != nullptr) watcher->thread_ended(*thread);
      thread = thread->resumer;
      continue;
    }
    if (budget_ <= 0) return Status::paused;
    if (thread->top->kind == Kind::frame) {
      execute();
    } else {
      --budget_;
      resume_native(static_cast<NativeFrame*>(thread->top));
    }
  }
}

// --- Simulated threads --------------------------------------------------------------------------

// Only one thread runs at a time. A worker that sleeps hands back to whoever let it run; when the
// main thread sleeps, those that wake meanwhile run one after the other (reference.py:
// World.advance).
bool Machine::choose_thread() {
  if (thread != &main_thread) {
    thread = thread->resumer;
    return true;
  }
  Thread* next = &main_thread;
  for (const auto& worker : workers_) {
    if (worker->wake_time == Thread::awake || worker->wake_time > main_thread.wake_time) continue;
    const bool earlier =
        next == &main_thread || worker->wake_time < next->wake_time ||
        (worker->wake_time == next->wake_time && worker->sleep_order < next->sleep_order);
    if (earlier) next = worker.get();
  }
  wake_time_ = next->wake_time;
  if (wake_time_ == Thread::forever || wake_time_ > time_limit_) return false;
  move_clock(wake_time_);
  next->wake_time = Thread::awake;
  if (next != &main_thread) next->resumer = &main_thread;
  thread = next;
  return true;
}

std::int64_t Machine::next_wake() const {
  std::int64_t earliest = Thread::forever;
  for (const auto& worker : workers_) {
    if (worker->wake_time != Thread::awake && worker->wake_time < earliest) {
      earliest = worker->wake_time;
    }
  }
  return earliest;
}

Thread& Machine::start_thread(std::string name, Eventually<Value> work, Receiver& receiver) {
  std::erase_if(workers_, [&](const auto& worker) {
    return worker->top == nullptr && worker->wake_time == Thread::awake && worker.get() != thread;
  });
  workers_.push_back(std::make_unique<Thread>());
  Thread& started = *workers_.back();
  started.name = std::move(name);
  started.resumer = thread;
  if (watcher != nullptr) watcher->thread_began(started);
  thread = &started;
  begin(std::move(work), receiver);
  return started;
}

void Machine::wake(Thread& sleeper) {
  // The main thread goes on after those that were due with the one that woke it, however far the
  // clock was read meanwhile (reference.py: World.advance).
  const std::int64_t time = &sleeper == &main_thread ? std::min(now_, wake_time_) : now_;
  if (sleeper.wake_time != Thread::awake && sleeper.wake_time > time) sleeper.wake_time = time;
}

// --- Between two instructions -------------------------------------------------------------------

void Machine::attend() {
  alarm_.attention = false;
  set_trap();
  if (heap_.exhausted()) {
    heap_.grant_reserve();
    (void)memory_error();
    return;
  }
  // Pushed in reverse, so that the first runs first.
  std::vector<Object*> objects = std::move(to_finalize_);
  std::vector<std::pair<Value, Value>> calls = std::move(to_call_);
  to_finalize_.clear();
  to_call_.clear();
  for (auto call_pair = calls.rbegin(); call_pair != calls.rend(); ++call_pair) {
    Eventually<Value> work = call_reporting(*this, call_pair->first, call_pair->second);
    (void)start(work, Completion::detached);
  }
  for (auto object = objects.rbegin(); object != objects.rend(); ++object) {
    Eventually<Value> work = finalize(*this, Value::adopt(*object));
    (void)start(work, Completion::detached);
  }
}

}  // namespace looplane::script
