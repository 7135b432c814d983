#include <looplane/task_base.hpp>
#include <looplane/task_registry.hpp>

namespace looplane {

void TaskRegistry::add(TaskBase& task) {
  task.registered_ = true;
  task.previous_ = last_;
  (last_ ? last_->next_ : first_) = &task;
  last_ = &task;
  ++size_;
}

void TaskRegistry::remove(TaskBase& task) {
  if (!task.registered_) return;
  task.registered_ = false;
  (task.previous_ ? task.previous_->next_ : first_) = task.next_;
  (task.next_ ? task.next_->previous_ : last_) = task.previous_;
  task.previous_ = task.next_ = nullptr;
  --size_;
}

TaskBase* TaskRegistry::next(const TaskBase& task) { return task.next_; }

}  // namespace looplane
