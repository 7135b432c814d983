#pragma once

#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <looplane/future_base.hpp>
#include <looplane/primitive.hpp>

#include "trace/events.hpp"
#include "trace/texts.hpp"

namespace looplane::trace {

/// How a task ended, or that it has not.
enum class Outcome : std::uint8_t { pending, returned, raised, cancelled };

struct Task {
  Number name = none;  ///< See Record::name_of_task.
  Number what = none;  ///< The coroutine that it runs: see Record::call_of_task.
  TaskNumber creator = none;
  FutureNumber future = none;
  EventNumber created = none;
  EventNumber ended = none;
  Outcome outcome = Outcome::pending;
};

/// A stretch of work without a trip through the loop: a task goes on until it waits or ends, or the
/// loop calls a function of the program, or the main file's own code runs. The columns of the axis
/// "order".
struct Step {
  TaskNumber task = none;      ///< none: a callback, or the main file's own code.
  HandleNumber handle = none;  ///< What ran it; none: the program, or an eager task.
  EventNumber began = none;
  EventNumber ended = none;  ///< none: still at work.
};

/// How the steps of one task (or of all that have none) hang together, so that any one is found in
/// logarithmic time.
struct StepLink {
  StepNumber previous = none;
  StepNumber jump = none;  ///< Far back: a skip list.
  Number index = 0;        ///< How many there were before.
};

/// An entry of a ready queue.
struct Handle {
  EventNumber scheduled = none;
  EventNumber left = none;  ///< It began or was dropped; none: it is still in the queue.
  Number who = none;        ///< See Record::task_of and name_of.
};

struct Timer {
  Nanoseconds when = 0;
  EventNumber set = none;
  EventNumber ended = none;       ///< Fired or cancelled.
  FutureNumber completes = none;  ///< The wait that it ends: of a sleep, for example.
  TextNumber name = none;         ///< Otherwise: what it calls.
  bool cancelled = false;
};

struct Future {
  Purpose purpose = Purpose::future;
  FutureState state = FutureState::pending;
  EventNumber done = none;
  TaskNumber task = none;        ///< Whose end it is, for tasks.
  TaskNumber awaited_by = none;  ///< Who awaited it last.
  PrimitiveNumber owner = none;  ///< In which it is waited.
  TimerNumber timer = none;      ///< What ends it: sleeps.
  Number first_child = none;     ///< Of gather, wait, shield: see Record::children.
  Number children = 0;
};

struct PrimitiveState {
  EventNumber event = none;  ///< Says what changed, and who did it: see Record::change.
  Number value = 0;  ///< 1 if locked or set; a semaphore's value; a queue's size; parties waiting.
  Number item = none;  ///< What was put into a queue: see Record::item.
};

struct PrimitiveEntry {
  PrimitiveKind kind{};
  TextNumber name = none;  ///< "lock", as the program calls it; or "Lock", "Queue 2".
  std::deque<PrimitiveState> states;
};

struct Thread {
  TextNumber name = none;
  EventNumber began = none;
  EventNumber ended = none;
};

/// Something that the program's author will want to know.
struct Finding {
  enum class Kind : std::uint8_t {
    never_awaited,
    blocked_loop,
    exception_never_retrieved,
    deadlock,
    destroyed_pending,
  };
  Kind kind{};
  std::string text;  ///< One sentence, in English.
  std::string file;
  int line = 0;  ///< 0: unknown.
  TaskNumber task = none;
  EventNumber event = none;
};

/// What was alive before event n. All in the order of creation, but timers.
struct Situation {
  EventNumber event = 0;
  std::vector<HandleNumber> ready;  ///< The ready queues: first in, first out.
  std::vector<TimerNumber> timers;  ///< Set and neither fired nor cancelled; the next one first.
  std::vector<TaskNumber> tasks;    ///< That have not ended.
  std::vector<StepNumber> steps;    ///< At work: the innermost last.
};

/// All that one run did, in columns: less than 40 bytes an event. It only grows; what it said once
/// stays true. Numbers are indices, and events are known by their number: "at event n" is the
/// moment before it happens.
class Record {
 public:
  Record();
  Record(const Record&) = delete;
  Record& operator=(const Record&) = delete;

  // --- Reading ----------------------------------------------------------------------------------
  [[nodiscard]] EventNumber size() const { return events_.size(); }
  [[nodiscard]] Event operator[](EventNumber event) const { return events_[event]; }
  [[nodiscard]] EventKind kind(EventNumber event) const { return events_.kind(event); }
  [[nodiscard]] Nanoseconds time(EventNumber event) const { return events_.time(event); }
  /// Of the last event.
  [[nodiscard]] Nanoseconds end_time() const { return size() == 0 ? 0 : time(size() - 1); }

  [[nodiscard]] const Paged<Task>& tasks() const { return tasks_; }
  [[nodiscard]] const Paged<Step>& steps() const { return steps_; }
  [[nodiscard]] const Paged<Handle>& handles() const { return handles_; }
  [[nodiscard]] const Paged<Timer>& timers() const { return timers_; }
  [[nodiscard]] const Paged<Future>& futures() const { return futures_; }
  [[nodiscard]] const std::deque<PrimitiveEntry>& primitives() const { return primitives_; }
  [[nodiscard]] const std::vector<Thread>& threads() const { return threads_; }
  [[nodiscard]] const std::vector<Finding>& findings() const { return findings_; }
  /// The event of each line of output.
  [[nodiscard]] const Paged<EventNumber>& output() const { return output_; }
  [[nodiscard]] FutureNumber child(const Future& future, Number index) const {
    return children_[future.first_child + index];
  }
  [[nodiscard]] Nanoseconds duration(Number number) const { return durations_[number]; }

  [[nodiscard]] std::string_view text(TextNumber number) const {
    return number == none ? std::string_view() : texts_[number];
  }
  /// The frames of a stack, the outermost first.
  [[nodiscard]] std::vector<Frame> frames(StackNumber stack) const;
  /// The innermost frame of the program's own files; the innermost at all if it has none.
  [[nodiscard]] Frame place(StackNumber stack) const;

  /// Whose step a handle is; none: a callback.
  [[nodiscard]] TaskNumber task_of(const Handle& handle) const;
  [[nodiscard]] PrimitiveChange change(const PrimitiveState& state) const {
    return static_cast<PrimitiveChange>((*this)[state.event].detail);
  }
  /// Who changed it; none: a callback, or the main file's own code.
  [[nodiscard]] TaskNumber changed_by(const PrimitiveState& state) const {
    return (*this)[state.event].task;
  }
  /// What was put into a queue; empty if nothing was, or it is not known.
  [[nodiscard]] std::string item(const PrimitiveState& state) const;
  /// The name of a handle that is a callback.
  [[nodiscard]] std::string_view name_of(const Handle& handle) const;
  /// "Task-2", as it was called last.
  [[nodiscard]] std::string name_of_task(TaskNumber task) const;
  /// "delay(3)": the coroutine that it runs, as it was called.
  [[nodiscard]] std::string call_of_task(TaskNumber task) const;

  /// The step of the same task (none: of the program and callbacks) that came before.
  [[nodiscard]] StepNumber previous(StepNumber step) const { return link(step).previous; }
  /// How many steps its task has made before.
  [[nodiscard]] Number index(StepNumber step) const { return link(step).index; }
  /// The last step that began before event n, of any task.
  [[nodiscard]] StepNumber step_before(EventNumber event) const;
  /// The last step of this task (none: of the program and callbacks) that began before event n.
  [[nodiscard]] StepNumber step_of_task_before(TaskNumber task, EventNumber event) const;
  /// The same by steps: the last one of this task whose number is less than `step`.
  [[nodiscard]] StepNumber step_of_task_below(TaskNumber task, StepNumber step) const;
  /// The last time before event n that somebody asked for this task to be cancelled.
  [[nodiscard]] EventNumber cancel_before(TaskNumber task, EventNumber event) const;
  /// What was alive at event n: takes the same time at the end of a long run as at its begin. Many
  /// questions are asked of one moment: it is kept until another one is asked for.
  [[nodiscard]] const Situation& situation(EventNumber event) const;

  /// The tasks with which loops are closed, in the order of creation: asyncio.run makes them, and
  /// not the program.
  [[nodiscard]] const std::vector<TaskNumber>& closing_tasks() const { return closing_tasks_; }
  [[nodiscard]] bool is_closing_task(TaskNumber task) const;

  /// Whether the reader did it, who asked "what if?", and not the program.
  [[nodiscard]] bool is_by_reader(EventNumber event) const;

  /// Memory in use.
  [[nodiscard]] std::size_t bytes() const;
  /// It is as long as it may become: the run went on without it.
  [[nodiscard]] bool is_full() const { return full_; }
  /// Changes whenever anything in it does: cheap to compare once a frame.
  [[nodiscard]] std::uint64_t version() const { return version_; }

 private:
  friend class Recorder;

  struct StackNode {
    TextNumber function;
    TextNumber file;
    std::int32_t line;
    StackNumber parent;
  };
  struct StackKey {
    StackNumber parent;
    Number function;
    std::int32_t line;
    bool operator==(const StackKey&) const = default;
  };
  struct StackHash {
    std::size_t operator()(const StackKey& key) const {
      return (key.parent * std::size_t{0x9e3779b1}) ^ (key.function * std::size_t{0x85ebca6b}) ^
             static_cast<std::size_t>(key.line);
    }
  };

  /// In Handle::who, Task::name, Task::what and PrimitiveState::item: it is a text; else the number
  /// of a task, the N of "Task-N", a place in `calls_`, or a number that is an item.
  static constexpr Number text_flag = 0x8000'0000;
  /// In Handle::who, beside it: the callback is the program's own.
  static constexpr Number own_flag = 0x4000'0000;
  static TextNumber text_in(Number flagged) { return flagged & ~(text_flag | own_flag); }

  // --- Writing (Recorder) -----------------------------------------------------------------------
  void append(const Event& event) {
    events_.push_back(event);
    ++version_;
  }
  StackNumber intern_frame(StackNumber parent, TextNumber function, TextNumber file, int line);

  // --- Indexes: made when somebody asks, for what has been recorded since -----------------------
  void link_steps() const;
  [[nodiscard]] const StepLink& link(StepNumber step) const;
  void make_checkpoints(EventNumber until) const;
  [[nodiscard]] Situation find_situation(EventNumber event) const;
  template <class Row>
  [[nodiscard]] static Number count_before(const Paged<Row>& rows, EventNumber Row::* began,
                                           EventNumber event);
  template <class Reached>
  [[nodiscard]] StepNumber last_step_that(TaskNumber task, Reached too_late) const;

  Events events_;
  std::uint64_t version_ = 0;
  bool full_ = false;

  Paged<Task> tasks_;
  Paged<Step> steps_;
  Paged<Handle> handles_;
  Paged<Timer> timers_;
  Paged<Future> futures_;
  Paged<EventNumber> output_;
  Paged<FutureNumber> children_;
  Paged<Number> calls_;  ///< Of each call that has no text: its function, how many numbers, which.
  std::deque<PrimitiveEntry> primitives_;
  std::vector<Thread> threads_;
  std::vector<Finding> findings_;
  std::vector<TaskNumber> closing_tasks_;
  struct Stretch {
    EventNumber begin;
    EventNumber end;
  };
  std::vector<Stretch> by_reader_;
  std::vector<Nanoseconds> durations_;

  Texts texts_;
  Paged<StackNode> stacks_;
  std::unordered_map<StackKey, StackNumber, StackHash> stack_numbers_;
  std::unordered_map<TaskNumber, std::vector<EventNumber>> cancels_;

  mutable Paged<StepLink> links_;
  mutable std::vector<StepNumber> last_steps_;  ///< Linked so far, by task: those of none first.
  mutable std::vector<Situation> checkpoints_;
  mutable EventNumber next_checkpoint_;
  mutable Situation situation_;                  ///< That was asked for last,
  mutable std::uint64_t situation_version_ = 0;  ///< of this version.
};

}  // namespace looplane::trace
