#pragma once

namespace looplane {

class TaskBase;

// The tasks of a loop that are not done, in the order of their creation. It owns none of them.
class TaskRegistry {
 public:
  void add(TaskBase& task);
  void remove(TaskBase& task);
  TaskBase* first() const { return first_; }
  static TaskBase* next(const TaskBase& task);

 private:
  TaskBase* first_ = nullptr;
  TaskBase* last_ = nullptr;
};

}  // namespace looplane
