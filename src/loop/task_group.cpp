#include <looplane/task_group.hpp>

namespace looplane {

// A task of the group that is not done: its done-callback, and its place among the members.
class TaskGroup::Member final : public Callback {
 public:
  Member(TaskGroup& group, TaskBase& task) : group_(&group), task_(&task), previous_(group.last_) {
    (previous_ ? previous_->next_ : group.first_) = this;
    group.last_ = this;
    ++group.task_count_;
    retain();  // the group's own
  }

  // Leaves the group; may be the end of this object.
  void leave() {
    if (!group_) return;
    (previous_ ? previous_->next_ : group_->first_) = next_;
    (next_ ? next_->previous_ : group_->last_) = previous_;
    --group_->task_count_;
    group_ = nullptr;
    release();
  }

  Member* next() const { return next_; }
  TaskBase& task() const { return *task_; }

  Progress run(FutureBase*) override {
    TaskGroup* group = group_;
    const Ref<Member> self(this);
    leave();
    if (group) group->member_done(*task_);
    return Progress::finished;
  }
  std::string describe() const override { return "TaskGroup._on_task_done()"; }

 private:
  TaskGroup* group_;
  Ref<TaskBase> task_;
  Member* previous_;
  Member* next_ = nullptr;
};

TaskGroup::~TaskGroup() {
  while (first_) first_->leave();
}

std::string TaskGroup::repr() const {
  std::string info;
  if (task_count_ > 0) info += " tasks=" + std::to_string(task_count_);
  if (!errors_.empty()) info += " errors=" + std::to_string(errors_.size());
  if (aborting_) {
    info += " cancelling";
  } else if (entered_) {
    info += " entered";
  }
  return "<TaskGroup" + info + ">";
}

std::vector<TaskBase*> TaskGroup::tasks() const {
  std::vector<TaskBase*> tasks;
  for (Member* member = first_; member; member = member->next()) tasks.push_back(&member->task());
  return tasks;
}

Error TaskGroup::enter(EventLoop& loop) {
  if (entered_) {
    return environment().runtime_error("TaskGroup " + repr() + " has already been entered");
  }
  loop_ = &loop;
  parent_ = Ref<TaskBase>(loop.current_task());
  if (!parent_) {
    return environment().runtime_error("TaskGroup " + repr() + " cannot determine the parent task");
  }
  entered_ = true;
  return {};
}

Error TaskGroup::check_create() const {
  const char* why = nullptr;
  if (!entered_) {
    why = " has not been entered";
  } else if (exiting_ && task_count_ == 0) {
    why = " is finished";
  } else if (aborting_) {
    why = " is shutting down";
  }
  return why ? environment().runtime_error("TaskGroup " + repr() + why) : Error();
}

void TaskGroup::adopt(TaskBase& task) {
  if (task.done()) {  // it was started eagerly
    member_done(task);
    return;
  }
  task.add_done_callback(make_ref<Member>(*this, task), loop_->copy_context());
}

void TaskGroup::abort() {
  aborting_ = true;
  for (Member* member = first_; member; member = member->next()) {
    if (!member->task().done()) member->task().cancel();
  }
}

// TaskGroup._on_task_done.
void TaskGroup::member_done(TaskBase& task) {
  if (all_done_ && task_count_ == 0) all_done_->complete();
  if (task.cancelled()) return;
  task.clear_log_traceback();
  if (!task.has_error()) return;
  const Error& error = task.stored_error();
  errors_.push_back(error);
  if (error.is_exit() && !exit_error_) exit_error_ = error;
  if (parent_->done()) {
    ExceptionContext context;
    context.message = "Task " + task.repr() + " has errored out but its parent task " +
                      parent_->repr() + " is already completed";
    context.exception = error;
    context.task = &task;
    loop_->call_exception_handler(context);
    return;
  }
  if (!aborting_ && !parent_cancel_requested_) {
    // The parent is to stop what it waits for; `exit` takes the request back.
    abort();
    parent_cancel_requested_ = true;
    parent_->cancel();
  }
}

// Until there are no members; the cancellation that came last before they were cancelled.
Coro<Error> TaskGroup::wait_for_members(Error cancellation) {
  while (task_count_ > 0) {
    if (!all_done_) {
      all_done_ = loop_->create_waiter(Purpose::task_group, this);
      for (Member* each = first_; each; each = each->next()) {
        loop_->note_waits_for(*all_done_, each->task());
      }
    }
    Error error = co_await settled(all_done_);
    if (error && !error.is_cancelled()) co_await fail(std::move(error));
    if (error && !aborting_) {
      cancellation = std::move(error);
      abort();
    }
    all_done_.reset();
  }
  co_return cancellation;
}

Coro<Error> TaskGroup::exit(Error raised) {
  exiting_ = true;
  if (raised.is_exit() && !exit_error_) exit_error_ = raised;
  if (raised && !aborting_) abort();
  // Named, because g++ 12 destroys a conditional's temporary twice within a co_await.
  Error from_body;
  if (raised.is_cancelled()) from_body = raised;
  Outcome<Error> waited = co_await attempt(wait_for_members(std::move(from_body)));
  if (waited.error) co_await fail(std::move(waited.error));
  Error cancellation = std::move(*waited.value);

  if (exit_error_) co_return exit_error_;
  if (parent_cancel_requested_ && parent_->uncancel() == 0) cancellation = Error();
  if (cancellation && errors_.empty()) co_return cancellation;
  if (raised && !raised.is_cancelled()) errors_.push_back(raised);
  if (errors_.empty()) co_return raised;
  // A request to cancel the parent that came from outside stays one.
  if (parent_->cancelling() > 0) {
    parent_->uncancel();
    parent_->cancel();
  }
  const std::vector<Error> errors = std::exchange(errors_, {});
  co_return environment().exception_group("unhandled errors in a TaskGroup", errors);
}

}  // namespace looplane
