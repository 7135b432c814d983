#pragma once

#include <string>
#include <vector>

#include "ui/painter.hpp"

namespace looplane::ui {

/// Where a control was painted in this frame. The platform lays its own, invisible control of that
/// name over it: that one is what a pointer, a keyboard and a screen reader use.
struct Placement {
  std::string control;
  Box box;
  bool enabled = true;
  friend bool operator==(const Placement&, const Placement&) = default;
};

using Placements = std::vector<Placement>;

/// The mouse in this frame, in device pixels.
struct Pointer {
  ImVec2 at{-1, -1};
  bool down = false;
};

}  // namespace looplane::ui
