#pragma once

#include <cstdint>
#include <looplane/environment.hpp>

namespace looplane {

enum class PrimitiveKind : std::uint8_t {
  lock,
  event,
  condition,
  semaphore,
  barrier,
  queue,
  task_group
};
// What happened to one; an observer asks it for its state.
enum class PrimitiveChange : std::uint8_t {
  acquired,   // Lock, Semaphore, Condition
  released,   // the same
  set,        // Event
  cleared,    // Event
  notified,   // Condition
  arrived,    // Barrier: somebody came
  left,       // Barrier: somebody went on
  reset,      // Barrier
  aborted,    // Barrier
  put,        // Queue
  taken,      // Queue
  task_done,  // Queue
  shut_down,  // Queue
};

// What tasks wait by: a Lock, an Event, a Condition, a Semaphore, a Barrier, a Queue, a TaskGroup.
// Its errors are those of the environment that it is given, which also knows who observes it.
class Primitive {
 public:
  // `whole` is the primitive that this one is a part of: observers hear of that one only.
  explicit Primitive(Environment& environment, const Primitive* whole = nullptr)
      : environment_(&environment), whole_(whole ? &whole->whole() : this) {}
  Primitive(const Primitive&) = delete;
  Primitive& operator=(const Primitive&) = delete;
  virtual ~Primitive();

  virtual PrimitiveKind kind() const = 0;
  // "<Lock [unlocked]>"
  virtual std::string repr() const = 0;
  const Primitive& whole() const { return *whole_; }

 protected:
  Environment& environment() const { return *environment_; }
  void changed(PrimitiveChange change) const {
    if (Observer* observer = environment_->observer()) [[unlikely]]
      tell(*observer, change);
  }

 private:
  void tell(Observer& observer, PrimitiveChange change) const;

  Environment* environment_;
  const Primitive* whole_;
};

}  // namespace looplane
