#pragma once

#include <array>
#include <cstdint>

#include "imgui.h"

namespace looplane::ui {

/// The colours of the page, by role. A colour means a task; the accent means "where you are" and
/// what Run does; `bad` means an error.
struct Theme {
  ImU32 panel, raised;
  ImU32 line, text, dim, faint;
  ImU32 accent, on_accent, selection;
  ImU32 bad;
  std::array<ImU32, 4> tasks;
  ImU32 keyword, string, number, comment, function;
};

/// The same colour, less opaque: `alpha` of 255.
constexpr ImU32 faded(ImU32 colour, int alpha) {
  return (colour & ~IM_COL32_A_MASK) | (static_cast<ImU32>(alpha) << IM_COL32_A_SHIFT);
}

extern const Theme dark_theme;
extern const Theme light_theme;

/// The shape that stands for a task, so that colour is never alone.
enum class Mark : std::uint8_t { circle, diamond, triangle, square, triangle_down, plus };

/// How a task looks wherever it is shown.
struct TaskLook {
  ImU32 colour;
  Mark mark;
};

/// The look of task number `task` (1 is the first). 24 tasks differ; neighbours differ in both
/// colour and shape.
TaskLook task_look(const Theme& theme, int task);

}  // namespace looplane::ui
