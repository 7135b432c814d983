#pragma once

#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

#include <looplane/observer.hpp>

#include "trace/address_map.hpp"
#include "trace/record.hpp"
#include "trace/scene.hpp"

namespace looplane::trace {

/// Fills a record with what happens in the loops of one run. A run that is made again with a record
/// that knows it already is followed silently as far as the record reaches: what is new is added.
class Recorder final : public Observer {
 public:
  /// `limit`: how many events the record may have.
  Recorder(Record& record, Scene& scene, std::size_t limit);

  /// How many events have happened in this run.
  [[nodiscard]] EventNumber position() const { return position_; }
  /// Calls Scene::reached_event when `position()` becomes this.
  void stop_at(EventNumber position) { stop_at_ = position; }
  /// Calls Scene::reached_event after each event of these kinds.
  void stop_after(std::initializer_list<EventKind> kinds);
  void stop_nowhere();
  /// The run is dropped: what its end does is not noted.
  void close() { limit_ = 0; }

  // --- What only the scene knows ----------------------------------------------------------------
  void program_ended();
  /// A line of output begins.
  void output(Number line);
  /// Virtual time passes while a step is at work.
  void blocked(Nanoseconds from, Nanoseconds until);
  void thread_began(Number thread, std::string_view name);
  void thread_slept(Number thread, Nanoseconds until);
  void thread_ended(Number thread);
  /// Nothing will ever wake anybody.
  void deadlock();
  /// What was recorded from this event on is not the program's doing: it answers "what if?".
  void done_by_reader(EventNumber begin);
  /// `finding.task` may be none: then it is the one at work.
  void found(Finding finding);
  /// The number of a task; none: it is not known.
  [[nodiscard]] TaskNumber number_of(const TaskBase& task) const;
  /// The task at work; none: none is.
  [[nodiscard]] TaskNumber current_task() const;

  // --- Observer ---------------------------------------------------------------------------------
  void iteration_began(EventLoop& loop, Duration now, std::size_t ready) override;
  void waiting(EventLoop& loop, Duration deadline) override;
  void handle_scheduled(EventLoop& loop, HandleNumber number, Callback& callback, FutureBase* cause,
                        TimerHandle* timer) override;
  void handle_began(EventLoop& loop, HandleNumber number, Callback& callback) override;
  void handle_ended(EventLoop& loop, HandleNumber number) override;
  void handle_dropped(EventLoop& loop, HandleNumber number) override;
  void timer_set(TimerHandle& timer) override;
  void timer_cancelled(TimerHandle& timer) override;
  void task_created(TaskBase& task, TaskBase* creator) override;
  void task_named(TaskBase& task) override;
  void step_began(TaskBase& task, const Error& thrown) override;
  void step_ended(TaskBase& task, const looplane::Step& step) override;
  void waiter_created(FutureBase& waiter, const Primitive* owner) override;
  void waits_for(FutureBase& waiter, FutureBase& awaited) override;
  void future_done(FutureBase& future) override;
  void future_destroyed(FutureBase& future) override;
  void cancel_requested(FutureBase& target, TaskBase* requester, const Message* message) override;
  void primitive_changed(const Primitive& primitive, PrimitiveChange change) override;
  void primitive_destroyed(const Primitive& primitive) override;

 private:
  /// The handles in the ready queue of a loop, by their number in the record.
  struct Queue {
    const EventLoop* loop;
    std::deque<trace::HandleNumber> handles;
  };
  /// The task whose step a handle is.
  struct Stepped {
    const FutureBase* task = nullptr;
    TaskNumber number = none;
    FutureNumber future = none;
  };
  struct OpenStep {
    StepNumber step;
    TaskNumber task;
  };
  struct Code {
    TextNumber name;
    TextNumber file;
  };
  struct CachedFrame {
    StackNumber parent = none;
    StackNumber stack = none;
    Scene::Point point;
  };

  /// The record is full, or the run is being dropped: nothing is noted any more.
  [[nodiscard]] bool is_off() const { return position_ >= limit_; }
  EventNumber note(EventKind kind, TaskNumber task, Number subject, Number detail = none,
                   StackNumber stack = none);
  [[nodiscard]] bool is_new() const { return position_ >= record_.size(); }
  /// The next number of this run; its row is added unless it is known from an earlier run.
  template <class Row>
  static Number add(Paged<Row>& rows, Number& count, const Row& row) {
    if (count == rows.size()) rows.push_back(row);
    return count++;
  }

  // What is known mostly, and what then is to be done otherwise: apart, as the former is most of
  // what recording takes.
  Queue& queue_of(const EventLoop& loop) {
    if (last_queue_ == nullptr || last_queue_->loop != &loop) find_queue(loop);
    return *last_queue_;
  }
  FutureNumber future_number(FutureBase& future) {
    if (&future == stepped_.task) return stepped_.future;
    const FutureNumber known = future_numbers_.find(&future);
    return known != none ? known : add_future(future);
  }
  TaskNumber task_number(TaskBase& task) {
    if (&task == stepped_.task) return stepped_.number;
    const FutureNumber future = future_numbers_.find(&task);
    return future != none ? record_.futures_[future].task : add_task(task);
  }
  void find_queue(const EventLoop& loop);
  FutureNumber add_future(FutureBase& future);
  TaskNumber add_task(TaskBase& task);
  trace::HandleNumber leave_queue(const EventLoop& loop);
  PrimitiveNumber primitive_number(const Primitive& primitive);
  Number who_of(Callback& callback);
  Number who_of_call(Callback& callback);
  Number name_number(const TaskBase& task);
  Number call_number(const Scene::Call& call);
  Number item_number(const Scene::Item& item);
  TextNumber limited_text(std::string_view text);
  StackNumber stack_at_work();
  StackNumber stack_of_awaits(TaskBase& task);
  StackNumber intern_stack();
  const Code& code_of(const Scene::Point& point);
  void begin_step(EventKind kind, TaskNumber task, trace::HandleNumber handle, Number detail,
                  StackNumber stack);
  void end_step(EventKind kind, TaskNumber task, Number detail = none, StackNumber stack = none);
  void ensure_step();

  Record& record_;
  Scene& scene_;
  EventNumber limit_;
  EventNumber position_ = 0;
  EventNumber stop_at_ = none;
  std::uint64_t stop_kinds_ = 0;

  // Numbers given out in this run: as many things as the record has, once it is caught up with.
  StepNumber program_ = none;  ///< The step of code outside of any loop, while it is at work.
  Number tasks_ = 0, steps_ = 0, handles_ = 0, timers_ = 0, futures_ = 0, children_ = 0,
         primitives_ = 0, durations_ = 0, findings_ = 0;

  AddressMap future_numbers_;
  AddressMap timer_numbers_;
  AddressMap primitive_numbers_;
  std::deque<Queue> queues_;
  Queue* last_queue_ = nullptr;
  const void* last_code_ = nullptr;  ///< Of a task that was made,
  TextNumber last_called_ = none;    ///< and its name.
  FutureNumber last_caller_ = none;  ///< The callback, if it is a future,
  std::string last_callback_;        ///< as it was described, and
  Number last_who_ = none;           ///< what that became.
  std::vector<OpenStep> open_;
  std::vector<StackNumber> stacks_;    ///< Where each task stands, by its number.
  trace::HandleNumber handle_ = none;  ///< The one that runs just now,
  Stepped stepped_;                    ///< if it steps a task: most is asked of that one.
  std::unordered_map<const void*, Code> codes_;
  std::vector<Scene::Point> points_;
  std::array<CachedFrame, 256> frames_;
};

}  // namespace looplane::trace
