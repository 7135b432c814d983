#include <looplane/barrier.hpp>
#include <looplane/condition.hpp>
#include <looplane/lock.hpp>
#include <looplane/queue_base.hpp>
#include <looplane/semaphore.hpp>
#include <looplane/task_group.hpp>

#include "trace/recorder.hpp"

// What is noted of futures and primitives, and what only the scene knows.

namespace looplane::trace {

/// Beyond so many texts, those that may be told apart by a word are not kept.
static constexpr std::size_t most_texts = 20'000;

// --- Texts and stacks ---------------------------------------------------------------------------

/// A program that makes a million different tasks is not worth a million texts "work(17)".
TextNumber Recorder::limited_text(std::string_view text) {
  if (text.empty()) return none;
  Texts& texts = record_.texts_;
  if (texts.size() < most_texts || !is_new()) return texts.number_of(text);
  return texts.number_of(text.substr(0, std::min<std::size_t>(text.find('('), 60)));
}

/// "Task-12" is 12: programs with a million tasks need no million texts.
Number Recorder::name_number(const TaskBase& task) {
  const std::uint64_t number = task.default_number();
  if (number > 0 && number < Record::text_flag) return static_cast<Number>(number);
  return Record::text_flag + record_.texts_.number_of(task.name());
}

Number Recorder::call_number(const Scene::Call& call) {
  if (!call.text.empty()) return Record::text_flag + limited_text(call.text);
  if (call.code == nullptr) return none;
  if (call.code != last_code_) {
    last_code_ = call.code;
    last_called_ = record_.texts_.number_of(call.name);
  }
  Paged<Number>& calls = record_.calls_;
  const auto number = static_cast<Number>(calls.size());
  calls.push_back(last_called_);
  calls.push_back(static_cast<Number>(call.count));
  for (std::size_t i = 0; i < call.count; ++i) calls.push_back(call.numbers[i]);
  return number;
}

/// Of an item that was put into a queue: many are numbers.
Number Recorder::item_number(const Scene::Item& item) {
  static_assert(Scene::Item::largest < Record::text_flag);
  if (item.number <= Scene::Item::largest) return item.number;
  return item.text.empty() ? none : Record::text_flag + limited_text(item.text);
}

const Recorder::Code& Recorder::code_of(const Scene::Point& point) {
  const auto [entry, is_new] = codes_.try_emplace(point.code);
  if (is_new) {
    const Scene::Function function = scene_.function(point);
    Texts& texts = record_.texts_;
    entry->second = {texts.number_of(function.name),
                     function.file.empty() ? none : texts.number_of(function.file)};
  }
  return entry->second;
}

StackNumber Recorder::intern_stack() {
  StackNumber stack = none;
  for (const Scene::Point& point : points_) {
    const auto bits = reinterpret_cast<std::uintptr_t>(point.at) / 4 + stack * std::uintptr_t{17};
    CachedFrame& cached = frames_[bits % frames_.size()];
    if (cached.parent != stack || cached.point != point || cached.stack == none) {
      const Code& code = code_of(point);
      const int line = scene_.line(point);
      cached = {stack, record_.intern_frame(stack, code.name, code.file, line), point};
    }
    stack = cached.stack;
  }
  return stack;
}

StackNumber Recorder::stack_at_work() {
  if (!is_new()) return record_.events_.stack(position_);
  points_.clear();
  scene_.running(points_);
  return intern_stack();
}

StackNumber Recorder::stack_of_awaits(TaskBase& task) {
  if (!is_new()) return record_.events_.stack(position_);
  points_.clear();
  scene_.awaiting(task, points_);
  return intern_stack();
}

// --- Futures ------------------------------------------------------------------------------------

FutureNumber Recorder::add_future(FutureBase& future) {
  if (TaskBase* task = future.as_task()) {
    (void)add_task(*task);
    return future_numbers_.find(&future);
  }
  trace::Future row;
  row.purpose = future.purpose();
  const FutureNumber number = add(record_.futures_, futures_, row);
  future_numbers_.set(&future, number);
  return number;
}

void Recorder::waiter_created(FutureBase& waiter, const Primitive* owner) {
  if (is_off()) return;
  const FutureNumber number = future_number(waiter);
  if (owner != nullptr) record_.futures_[number].owner = primitive_number(*owner);
}

void Recorder::waits_for(FutureBase& waiter, FutureBase& awaited) {
  if (is_off()) return;
  const FutureNumber child = future_number(awaited);
  trace::Future& row = record_.futures_[future_number(waiter)];
  const Number number = add(record_.children_, children_, child);
  if (row.first_child == none) row.first_child = number;
  // They come one after the other. One that does not is left out.
  if (number < row.first_child + row.children) return;  // known from an earlier run
  if (number == row.first_child + row.children) ++row.children;
}

void Recorder::future_done(FutureBase& future) {
  if (is_off()) return;
  ensure_step();
  const FutureNumber number = future_number(future);
  trace::Future& row = record_.futures_[number];
  row.state = future.cancelled()   ? FutureState::cancelled
              : future.has_error() ? FutureState::exception
                                   : FutureState::result;
  row.done = position_;
  if (row.task != none && row.state == FutureState::cancelled) {
    record_.tasks_[row.task].outcome = Outcome::cancelled;
  }
  note(EventKind::future_done, current_task(), number, static_cast<Number>(row.state));
}

void Recorder::future_destroyed(FutureBase& future) {
  if (is_off()) return;
  const FutureNumber number = future_numbers_.take(&future);
  if (number == none) return;
  if (&future == stepped_.task) stepped_ = {};
  const TaskNumber task = record_.futures_[number].task;
  if (task != none && record_.tasks_[task].ended == none) record_.tasks_[task].ended = position_;
}

void Recorder::cancel_requested(FutureBase& target, TaskBase* requester, const Message*) {
  if (is_off()) return;
  if (requester == nullptr) ensure_step();
  const TaskNumber by = requester ? task_number(*requester) : current_task();
  const FutureNumber number = future_number(target);
  const TaskNumber task = record_.futures_[number].task;
  if (task != none && is_new()) record_.cancels_[task].push_back(position_);
  note(EventKind::cancel_requested, by, number, task, stack_at_work());
}

void Recorder::done_by_reader(EventNumber begin) {
  auto& known = record_.by_reader_;
  if (known.empty() || known.back().end <= begin) known.push_back({begin, position_});
}

// --- Primitives ---------------------------------------------------------------------------------

static std::string_view name_of(PrimitiveKind kind) {
  static constexpr std::string_view names[] = {"Lock",    "Event", "Condition", "Semaphore",
                                               "Barrier", "Queue", "TaskGroup"};
  return names[static_cast<std::size_t>(kind)];
}

PrimitiveNumber Recorder::primitive_number(const Primitive& primitive) {
  const PrimitiveNumber known = primitive_numbers_.find(&primitive);
  if (known != none) return known;
  const PrimitiveNumber number = primitives_++;
  primitive_numbers_.set(&primitive, number);
  if (number < record_.primitives_.size()) return number;
  PrimitiveEntry entry;
  entry.kind = primitive.kind();
  std::string name = scene_.name_of(primitive);
  if (name.empty()) {
    const auto earlier =
        std::count_if(record_.primitives_.begin(), record_.primitives_.end(),
                      [&](const PrimitiveEntry& other) { return other.kind == entry.kind; });
    name = name_of(entry.kind);
    if (earlier > 0) name += ' ' + std::to_string(earlier + 1);
  }
  entry.name = record_.texts_.number_of(name);
  record_.primitives_.push_back(std::move(entry));
  return number;
}

static Number value_of(const Primitive& primitive) {
  switch (primitive.kind()) {
    case PrimitiveKind::lock:
      return static_cast<const Lock&>(primitive).locked();
    case PrimitiveKind::event:
      return static_cast<const looplane::Event&>(primitive).is_set();
    case PrimitiveKind::condition:
      return static_cast<const Condition&>(primitive).locked();
    case PrimitiveKind::semaphore:
      return static_cast<Number>(static_cast<const Semaphore&>(primitive).value());
    case PrimitiveKind::barrier:
      return static_cast<Number>(static_cast<const Barrier&>(primitive).n_waiting());
    case PrimitiveKind::queue:
      return static_cast<Number>(static_cast<const QueueBase&>(primitive).qsize());
    case PrimitiveKind::task_group:
      break;
  }
  return 0;
}

void Recorder::primitive_changed(const Primitive& primitive, PrimitiveChange change) {
  if (is_off()) return;
  // The event inside of a queue is set while the queue is being made: it cannot be asked yet.
  const bool is_flag = change == PrimitiveChange::set || change == PrimitiveChange::cleared;
  if (is_flag && primitive.kind() != PrimitiveKind::event) return;
  ensure_step();
  const PrimitiveNumber number = primitive_number(primitive);
  if (is_new()) {
    PrimitiveState state;
    state.event = position_;
    state.value = value_of(primitive);
    if (change == PrimitiveChange::put) state.item = item_number(scene_.last_item(primitive));
    record_.primitives_[number].states.push_back(state);
  }
  note(EventKind::primitive_changed, current_task(), number, static_cast<Number>(change));
}

void Recorder::primitive_destroyed(const Primitive& primitive) {
  (void)primitive_numbers_.take(&primitive);
}

// --- What only the scene knows ------------------------------------------------------------------

void Recorder::output(Number line) {
  if (is_off()) return;
  const Number thread = scene_.thread();
  if (thread == none) ensure_step();
  if (line == record_.output_.size()) record_.output_.push_back(position_);
  note(EventKind::output, thread == none ? current_task() : none, line, thread, stack_at_work());
}

void Recorder::blocked(Nanoseconds from, Nanoseconds until) {
  if (is_off() || open_.empty()) return;
  const Number number = durations_++;
  if (number == record_.durations_.size()) record_.durations_.push_back(until - from);
  const StackNumber stack = stack_at_work();
  const EventNumber event = position_;
  note(EventKind::blocked, current_task(), number, none, stack);
  if (current_task() == none) return;
  Finding finding;
  finding.kind = Finding::Kind::blocked_loop;
  finding.event = event;
  finding.task = current_task();
  const Frame place = record_.place(stack);
  finding.file = place.file;
  finding.line = place.line;
  char seconds[32];
  std::snprintf(seconds, sizeof seconds, "%g", static_cast<double>((until - from) / 1000) / 1e6);
  finding.text = record_.name_of_task(finding.task) + " blocked the loop for " + seconds +
                 " s: nothing else could run.";
  found(std::move(finding));
}

void Recorder::thread_began(Number thread, std::string_view name) {
  if (is_off()) return;
  if (thread == record_.threads_.size()) {
    record_.threads_.push_back({record_.texts_.number_of(name), position_, none});
  }
  note(EventKind::thread_began, current_task(), thread);
}

void Recorder::thread_slept(Number thread, Nanoseconds until) {
  if (is_off()) return;
  const Number number = durations_++;
  if (number == record_.durations_.size()) record_.durations_.push_back(until - scene_.now());
  note(EventKind::thread_slept, none, thread, number);
}

void Recorder::thread_ended(Number thread) {
  if (is_off()) return;
  record_.threads_[thread].ended = position_;
  note(EventKind::thread_ended, none, thread);
}

void Recorder::deadlock() {
  if (is_off()) return;
  note(EventKind::deadlock, none, none);
}

void Recorder::found(Finding finding) {
  if (is_off()) return;
  const Number number = findings_++;
  if (finding.event == none) finding.event = position_;
  if (finding.line == 0) {
    const Frame place = record_.place(stack_at_work());
    if (!place.file.empty()) {
      finding.file = place.file;
      finding.line = place.line;
    }
  }
  if (number == record_.findings_.size()) record_.findings_.push_back(std::move(finding));
  note(EventKind::finding, current_task(), number);
}

}  // namespace looplane::trace
