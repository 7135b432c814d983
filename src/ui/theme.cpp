#include "ui/theme.hpp"

namespace looplane::ui {

namespace {

/// 0xRRGGBB, as style sheets write it, to ImGui's order of bytes.
constexpr ImU32 rgb(unsigned hex) {
  return IM_COL32((hex >> 16) & 255, (hex >> 8) & 255, hex & 255, 255);
}

}  // namespace

const Theme dark_theme = {
    .panel = rgb(0x14181e),
    .raised = rgb(0x1a2028),
    .line = rgb(0x252c36),
    .text = rgb(0xdde3ea),
    .dim = rgb(0x8d98a6),
    .faint = rgb(0x566170),
    .accent = rgb(0x5db0ff),
    .on_accent = rgb(0x06121f),
    .selection = rgb(0x1d2a3a),
    .bad = rgb(0xff7b7b),
    .tasks = {rgb(0x7cc4ff), rgb(0xffb454), rgb(0x5fd7a2), rgb(0xe58fc0)},
    .keyword = rgb(0xc59af0),
    .string = rgb(0x9fd98b),
    .number = rgb(0xe8b877),
    .comment = rgb(0x7c8896),
    .function = rgb(0x7cc4ff),
};

const Theme light_theme = {
    .panel = rgb(0xffffff),
    .raised = rgb(0xf5f7f9),
    .line = rgb(0xdde2e8),
    .text = rgb(0x1b222b),
    .dim = rgb(0x5a6675),
    .faint = rgb(0x97a2af),
    .accent = rgb(0x0b68c4),
    .on_accent = rgb(0xffffff),
    .selection = rgb(0xe3effb),
    .bad = rgb(0xc62828),
    .tasks = {rgb(0x0b68c4), rgb(0xa85c00), rgb(0x0a7d4f), rgb(0xa03a78)},
    .keyword = rgb(0x7a3fb5),
    .string = rgb(0x2c7a1f),
    .number = rgb(0x9a5b00),
    .comment = rgb(0x6a7581),
    .function = rgb(0x0b68c4),
};

TaskLook task_look(const Theme& theme, int task) {
  constexpr int colours = 4;
  constexpr int marks = 6;
  const int index = task > 0 ? task - 1 : 0;
  return {theme.tasks[static_cast<std::size_t>(index % colours)],
          static_cast<Mark>((index % colours + index / colours) % marks)};
}

}  // namespace looplane::ui
