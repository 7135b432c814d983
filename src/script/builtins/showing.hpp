#pragma once

#include <algorithm>

#include "script/machine/machine.hpp"

namespace looplane::script {

/// Notes that an object's repr is being made, so that a container inside of itself is shown as
/// "[...]" (Py_ReprEnter).
class Showing {
 public:
  Showing(Machine& machine, Object* object) : machine_(machine), object_(object) {
    auto& shown = machine.being_shown;
    already_ = std::find(shown.begin(), shown.end(), object) != shown.end();
    if (!already_) shown.push_back(object);
  }
  ~Showing() {
    if (!already_) std::erase(machine_.being_shown, object_);
  }
  Showing(const Showing&) = delete;
  Showing& operator=(const Showing&) = delete;

  [[nodiscard]] bool already() const { return already_; }

 private:
  Machine& machine_;
  Object* object_;
  bool already_;
};

}  // namespace looplane::script
