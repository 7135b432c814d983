#include "trace/recorder.hpp"

#include <algorithm>

#include <looplane/event_loop.hpp>

// What is noted of loops, handles, timers and tasks. The rest is in recorder_state.cpp.

namespace looplane::trace {

Recorder::Recorder(Record& record, Scene& scene, std::size_t limit)
    : record_(record), scene_(scene), limit_(static_cast<EventNumber>(limit)) {}

void Recorder::stop_after(std::initializer_list<EventKind> kinds) {
  stop_kinds_ = 0;
  for (const EventKind kind : kinds) stop_kinds_ |= std::uint64_t{1} << static_cast<unsigned>(kind);
}

void Recorder::stop_nowhere() {
  stop_at_ = none;
  stop_kinds_ = 0;
}

EventNumber Recorder::note(EventKind kind, TaskNumber task, Number subject, Number detail,
                           StackNumber stack) {
  const EventNumber event = position_++;
  if (event == record_.size()) {
    record_.append({kind, scene_.now(), task, subject, detail, stack});
    if (position_ == limit_) record_.full_ = true;
  }
  const bool wanted = (stop_kinds_ >> static_cast<unsigned>(kind) & 1) != 0;
  if (position_ == stop_at_ || wanted) [[unlikely]]
    scene_.reached_event();
  return event;
}

// --- Steps --------------------------------------------------------------------------------------

TaskNumber Recorder::current_task() const { return open_.empty() ? none : open_.back().task; }

void Recorder::begin_step(EventKind kind, TaskNumber task, trace::HandleNumber handle,
                          Number detail, StackNumber stack) {
  const StepNumber step = steps_++;
  open_.push_back({step, task});
  const EventNumber event = position_;
  if (step == record_.steps_.size()) {
    Step row;
    row.task = task;
    row.handle = handle;
    row.began = event;
    record_.steps_.push_back(row);
  }
  note(kind, task, step, detail, stack);
}

void Recorder::end_step(EventKind kind, TaskNumber task, Number detail, StackNumber stack) {
  // It is the innermost, unless a loop on another thread is in the middle of one too.
  std::size_t open = open_.size();
  while (open > 0 && open_[open - 1].task != task) --open;
  if (open == 0) return;
  const StepNumber step = open_[open - 1].step;
  record_.steps_[step].ended = position_;
  note(kind, task, step, detail, stack);
  open_.erase(open_.begin() + static_cast<std::ptrdiff_t>(open) - 1);
}

/// Something happens while no loop is at work: the main file's own code does it.
void Recorder::ensure_step() {
  if (!open_.empty() || handle_ != none || scene_.thread() != none) return;
  program_ = steps_;
  begin_step(EventKind::program_began, none, none, none, none);
}

void Recorder::program_ended() {
  if (is_off() || program_ == none) return;
  program_ = none;
  end_step(EventKind::program_ended, none);
}

// --- Loops and handles --------------------------------------------------------------------------

void Recorder::iteration_began(EventLoop&, Duration, std::size_t ready) {
  if (is_off()) return;
  program_ended();
  note(EventKind::iteration_began, none, static_cast<Number>(ready));
}

void Recorder::waiting(EventLoop& loop, Duration) {
  if (is_off()) return;
  program_ended();
  const TimerHeap& timers = loop.timers();
  const Number next = timers.empty() ? none : timer_numbers_.find(&timers.first());
  note(EventKind::idle, none, next);
}

void Recorder::find_queue(const EventLoop& loop) {
  const auto known =
      std::ranges::find_if(queues_, [&](const Queue& queue) { return queue.loop == &loop; });
  last_queue_ = known != queues_.end() ? &*known : &queues_.emplace_back(Queue{&loop, {}});
}

trace::HandleNumber Recorder::leave_queue(const EventLoop& loop) {
  Queue& queue = queue_of(loop);
  const trace::HandleNumber handle = queue.handles.front();
  queue.handles.pop_front();
  record_.handles_[handle].left = position_;
  return handle;
}

/// Many a callback is the one before (each child of a gather calls that), or described as it was.
Number Recorder::who_of_call(Callback& callback) {
  const FutureNumber future = future_numbers_.find(&callback);
  if (future != none && future == last_caller_) return last_who_;
  last_caller_ = future;
  std::string described = callback.describe();
  if (described != last_callback_ || last_who_ == none) {
    const Scene::Called named = scene_.called(described);
    last_who_ =
        Record::text_flag + (named.is_own ? Record::own_flag : 0) + limited_text(named.name);
    last_callback_ = std::move(described);
  }
  return last_who_;
}

/// A task, a text, or nothing for what ends a wait: that is known by its timer.
Number Recorder::who_of(Callback& callback) {
  if (TaskBase* task = callback.stepped_task()) return task_number(*task);
  looplane::Handle* handle = callback.as_handle();
  Callback* called = handle ? handle->callback() : &callback;
  if (called != nullptr && called->completed_future() != nullptr) return none;
  return who_of_call(callback);
}

void Recorder::handle_scheduled(EventLoop& loop, HandleNumber, Callback& callback,
                                FutureBase* cause, TimerHandle* timer) {
  if (is_off()) return;
  if (handle_ == none && timer == nullptr) ensure_step();
  trace::Handle row;
  row.scheduled = position_;
  row.who = who_of(callback);
  const trace::HandleNumber handle = add(record_.handles_, handles_, row);
  queue_of(loop).handles.push_back(handle);
  if (timer != nullptr) {
    const TimerNumber number = timer_numbers_.take(timer);
    if (number != none) record_.timers_[number].ended = position_;
    note(EventKind::timer_fired, none, number, handle);
    return;
  }
  const FutureNumber future = cause == nullptr ? none : future_number(*cause);
  note(EventKind::handle_scheduled, current_task(), handle, future);
}

void Recorder::handle_began(EventLoop& loop, HandleNumber, Callback& callback) {
  if (is_off()) return;
  handle_ = leave_queue(loop);
  const Number who = record_.handles_[handle_].who;
  if (TaskBase* task = callback.stepped_task()) {  // its step begins at once
    stepped_ = {task, who, record_.tasks_[who].future};
    return;
  }
  if (who == none || (who & Record::own_flag) == 0) {
    note(EventKind::handle_ran, none, handle_);
  } else {
    begin_step(EventKind::callback_began, none, handle_, Record::text_in(who), none);
  }
}

void Recorder::handle_ended(EventLoop&, HandleNumber) {
  if (is_off()) return;
  handle_ = none;
  stepped_ = {};
  if (!open_.empty() && open_.back().task == none && open_.back().step != program_) {
    end_step(EventKind::callback_ended, none);
  }
}

void Recorder::handle_dropped(EventLoop& loop, HandleNumber) {
  if (is_off()) return;
  if (queue_of(loop).handles.empty()) return;  // parked: it has left already
  note(EventKind::handle_dropped, current_task(), leave_queue(loop));
}

// --- Timers -------------------------------------------------------------------------------------

void Recorder::timer_set(TimerHandle& timer) {
  if (is_off()) return;
  ensure_step();
  Timer row;
  row.when = timer.when().count();
  row.set = position_;
  Callback* called = timer.callback();
  FutureBase* completed = called ? called->completed_future() : nullptr;
  if (completed != nullptr) {
    row.completes = future_number(*completed);
    record_.futures_[row.completes].timer = timers_;
  } else {
    row.name = Record::text_in(who_of_call(timer));
  }
  const TimerNumber number = add(record_.timers_, timers_, row);
  timer_numbers_.set(&timer, number);
  note(EventKind::timer_set, current_task(), number);
}

void Recorder::timer_cancelled(TimerHandle& timer) {
  if (is_off()) return;
  const TimerNumber number = timer_numbers_.take(&timer);
  if (number == none) return;
  record_.timers_[number].ended = position_;
  record_.timers_[number].cancelled = true;
  note(EventKind::timer_cancelled, current_task(), number);
}

// --- Tasks --------------------------------------------------------------------------------------

TaskNumber Recorder::add_task(TaskBase& task) {
  trace::Task row;
  row.created = position_;
  row.name = name_number(task);
  row.future = futures_;
  const TaskNumber number = add(record_.tasks_, tasks_, row);
  trace::Future as_future;
  as_future.purpose = Purpose::task;
  as_future.task = number;
  future_numbers_.set(&task, add(record_.futures_, futures_, as_future));
  stacks_.resize(tasks_, none);
  return number;
}

TaskNumber Recorder::number_of(const TaskBase& task) const {
  const FutureNumber future = future_numbers_.find(static_cast<const FutureBase*>(&task));
  return future == none ? none : record_.futures_[future].task;
}

void Recorder::task_created(TaskBase& task, TaskBase* creator) {
  if (is_off()) return;
  if (creator == nullptr) ensure_step();
  const TaskNumber number = task_number(task);
  const TaskNumber parent = creator ? task_number(*creator) : current_task();
  Task& row = record_.tasks_[number];
  if (row.what == none) {
    const Scene::Call call = scene_.call_of(task);
    row.what = call_number(call);
    if (call.text.starts_with("BaseEventLoop.shutdown_")) record_.closing_tasks_.push_back(number);
  }
  row.creator = parent;
  note(EventKind::task_created, parent, number, none, stack_at_work());
}

void Recorder::task_named(TaskBase& task) {
  if (is_off() || number_of(task) == none) return;
  const TaskNumber number = task_number(task);
  if (is_new()) record_.tasks_[number].name = name_number(task);
  note(EventKind::task_named, current_task(), number, record_.texts_.number_of(task.name()));
}

void Recorder::step_began(TaskBase& task, const Error& thrown) {
  if (is_off()) return;
  const TaskNumber number = task_number(task);
  const bool by_handle = &task == stepped_.task;
  const bool cancelled = thrown && thrown.is_cancelled();
  const Number detail = thrown && !cancelled ? limited_text(scene_.text_of(thrown)) : none;
  begin_step(EventKind::step_began, number, by_handle ? handle_ : none, detail, stacks_[number]);
  if (cancelled) {
    note(EventKind::cancel_delivered, number, open_.back().step, none, stacks_[number]);
  }
}

void Recorder::step_ended(TaskBase& task, const looplane::Step& step) {
  if (is_off()) return;
  using Kind = looplane::Step::Kind;
  const TaskNumber number = task_number(task);
  if (step.kind == Kind::awaits || step.kind == Kind::yielded || step.kind == Kind::bad_yield) {
    stacks_[number] = stack_of_awaits(task);
    if (step.kind != Kind::awaits) {
      return end_step(EventKind::yielded, number, none, stacks_[number]);
    }
    const FutureNumber future = future_number(*step.future);
    if (is_new()) record_.futures_[future].awaited_by = number;
    return end_step(EventKind::awaits, number, future, stacks_[number]);
  }
  Task& row = record_.tasks_[number];
  row.ended = position_;
  if (step.kind == Kind::returned) {
    row.outcome = Outcome::returned;
    end_step(EventKind::returned, number);
  } else if (step.error.is_cancelled()) {
    row.outcome = Outcome::cancelled;
    end_step(EventKind::was_cancelled, number);
  } else {
    row.outcome = Outcome::raised;
    end_step(EventKind::raised, number, limited_text(scene_.text_of(step.error)), stacks_[number]);
  }
}

}  // namespace looplane::trace
