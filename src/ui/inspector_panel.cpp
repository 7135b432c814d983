#include "ui/inspector_panel.hpp"

#include <algorithm>
#include <string>

#include "ui/capitals.hpp"

namespace looplane::ui {

namespace {

constexpr float margin = 14;
constexpr float text_size = 13;
constexpr float small = 12;

}  // namespace

/// Where the next thing is painted.
struct InspectorPanel::Pen {
  const Painter& painter;
  float left;
  float right;
  float y;
  ImVec2 pointer;
  std::vector<Box> buttons = {};

  float width() const { return right - left; }
  TaskLook look(trace::TaskNumber task) const {
    return task_look(painter.theme, static_cast<int>(task) + 1);
  }
};

InspectorPanel::Extent InspectorPanel::draw(const Painter& painter, const Box& box,
                                            const Inspection& inspection, ImVec2 pointer) const {
  const Clip clip(painter, box);
  const float top = box.y0 - scroll_;
  Pen pen{painter, box.x0 + painter.px(margin), box.x1 - painter.px(margin), top + painter.px(12),
          pointer};
  draw_why(pen, inspection);
  for (const Inspection::Section& section : inspection.sections) {
    pen.y += painter.px(20);
    painter.text(pen.left, pen.y, Face::strong, 11, painter.theme.dim, in_capitals(section.title));
    pen.y += painter.px(14);
    if (section.chips) {
      draw_chips(pen, section);
    } else {
      draw_lines(pen, section);
    }
  }
  Extent extent{pen.y + painter.px(16) - top, std::move(pen.buttons)};
  painter.scroll_bar(box, scroll_, extent.height);
  for (Box& each : extent.buttons) {
    each = {each.x0 - box.x0, each.y0 - top, each.x1 - box.x0, each.y1 - top};
  }
  return extent;
}

/// The most important text on the page.
void InspectorPanel::draw_why(Pen& pen, const Inspection& inspection) const {
  const Painter& painter = pen.painter;
  const Theme& theme = painter.theme;
  const float line = painter.line_height(text_size);
  const float inset = painter.px(14);
  const auto lines =
      painter.wrapped(Face::interface, text_size, inspection.why, pen.width() - inset * 2);
  const std::size_t heading = inspection.who.empty() ? 0 : 1;
  const Box ground{pen.left, pen.y, pen.right,
                   pen.y + line * static_cast<float>(lines.size() + heading) + painter.px(20)};
  painter.fill(ground, theme.raised, 6);
  const ImU32 colour =
      inspection.task == trace::none ? theme.faint : pen.look(inspection.task).colour;
  painter.fill({ground.x0, ground.y0, ground.x0 + painter.px(3), ground.y1}, colour);
  float y = ground.y0 + painter.px(10) + line / 2;
  if (heading > 0) {
    painter.text(ground.x0 + inset, y, Face::code, small, colour,
                 painter.elided(Face::code, small, inspection.who, pen.width() - inset * 2));
    y += line;
  }
  for (const std::string_view words : lines) {
    painter.text(ground.x0 + inset, y, Face::interface, text_size, theme.text, words);
    y += line;
  }
  pen.y = ground.y1;
}

void InspectorPanel::draw_chips(Pen& pen, const Inspection::Section& section) const {
  const Painter& painter = pen.painter;
  const Theme& theme = painter.theme;
  const float height = painter.px(25);
  const float gap = painter.px(6);
  const float inset = painter.px(8);
  float x = pen.left;
  for (const Inspection::Entry& entry : section.entries) {
    const float sign = entry.task == trace::none ? 0 : painter.px(14);
    const std::string text =
        painter.elided(Face::interface, small, entry.text, pen.width() - inset * 2 - sign);
    const float width = painter.width(Face::interface, small, text) + inset * 2 + sign;
    if (x > pen.left && x + width > pen.right) {
      x = pen.left;
      pen.y += height + gap;
    }
    const Box chip{x, pen.y, x + width, pen.y + height};
    const bool hovered = entry.is_button() && chip.contains(pen.pointer);
    if (entry.is_button()) pen.buttons.push_back(chip);
    painter.fill(chip, hovered ? theme.selection : theme.raised, 5);
    painter.outline(chip, hovered ? theme.accent : theme.line, 5);
    if (sign > 0) {
      const TaskLook look = pen.look(entry.task);
      painter.mark(look.mark, {x + inset + painter.px(4), chip.centre_y()}, painter.px(3.5f),
                   look.colour);
    }
    painter.text(x + inset + sign, chip.centre_y(), Face::interface, small, theme.text, text);
    x += width + gap;
  }
  pen.y += height;
}

void InspectorPanel::draw_lines(Pen& pen, const Inspection::Section& section) const {
  const Painter& painter = pen.painter;
  const Theme& theme = painter.theme;
  const float line = painter.px(19);
  const float sign = painter.px(14);
  for (const Inspection::Entry& entry : section.entries) {
    const bool is_prose = entry.text.find(' ') != std::string::npos && entry.depth == 0;
    if (is_prose && &entry != &section.entries.front()) pen.y += painter.px(6);
    const float top = pen.y;
    const Face face = is_prose ? Face::interface : Face::code;
    float x = pen.left + sign * static_cast<float>(entry.depth);
    ImU32 ink = theme.text;
    if (entry.task != trace::none) {
      const TaskLook look = pen.look(entry.task);
      painter.mark(look.mark, {x + painter.px(4), pen.y + line / 2}, painter.px(3.5f), look.colour);
      x += sign;
      if (!is_prose) ink = look.colour;
    }
    const auto words = painter.wrapped(face, small, entry.text, pen.right - x);
    float end = x;
    for (const std::string_view part : words) {
      end = painter.text(x, pen.y + line / 2, face, small, ink, part);
      if (part.data() != words.back().data()) pen.y += line;
    }
    const bool is_code = entry.depth > 0 || entry.task == trace::none;
    draw_detail(pen, entry.detail, is_code && !is_prose ? Face::code : Face::interface,
                is_prose ? x : x + painter.px(8), end);
    pen.y += line;
    if (!entry.is_button()) continue;
    const Box button{pen.left - painter.px(6), top, pen.right + painter.px(6), pen.y};
    if (button.contains(pen.pointer)) painter.outline(button, theme.accent, 5);
    pen.buttons.push_back(button);
  }
}

/// Behind the text, or where there is no room, below it from `left` on.
void InspectorPanel::draw_detail(Pen& pen, std::string_view detail, Face face, float left,
                                 float end) const {
  const Painter& painter = pen.painter;
  const float line = painter.px(19);
  const float gap = painter.px(8);
  const ImU32 ink = painter.theme.dim;
  if (painter.width(face, small, detail) <= pen.right - end - gap) {
    painter.text(end + gap, pen.y + line / 2, face, small, ink, detail);
    return;
  }
  for (const std::string_view part : painter.wrapped(face, small, detail, pen.right - left)) {
    pen.y += line;
    painter.text(left, pen.y + line / 2, face, small, ink, part);
  }
}

}  // namespace looplane::ui
