#include <algorithm>
#include <array>
#include <cmath>

#include "ui/timeline_frame.hpp"

// What stands in the lanes of a timeline: work, waits, ends.

namespace looplane::ui {

using trace::Axis;
using trace::EventKind;
using trace::Lane;
using trace::Segment;
using trace::StepNumber;
using trace::TaskState;

namespace {

constexpr float label_size = 12;
constexpr float work_height = 24;
constexpr float ready_height = 20;

TaskLook look_of(const Theme& theme, Lane lane) {
  if (lane.kind == Lane::Kind::task) return task_look(theme, static_cast<int>(lane.number) + 1);
  return {theme.dim, Mark::square};
}

/// Dots from `x0` to `x1`, of which only those between `from` and `to` are seen.
void dotted(const Painter& painter, float x0, float x1, float y, ImU32 colour, float from = 0,
            float to = FLT_MAX) {
  const float dot = painter.px(2);
  const float step = dot * 3;
  const float unseen = x0 < from ? std::floor((from - x0) / step) * step : 0;
  for (float x = x0 + unseen; x + dot <= std::min(x1, to); x += step) {
    painter.fill({x, y - dot / 2, x + dot, y + dot / 2}, colour);
  }
}

/// Slanting lines in a box, of which only those between `from` and `to` are seen.
void hatched(const Painter& painter, const Box& box, ImU32 colour, float from, float to) {
  const Clip clip(painter, box);
  const float height = box.height();
  const float end = std::min(box.x1, to);
  for (float x = std::max(box.x0, from) - height; x < end; x += painter.px(7)) {
    painter.list()->AddLine({x, box.y1}, {x + height, box.y0}, colour, painter.px(2));
  }
}

/// As much of some words as says something in so much room: all, or what stands before the details
/// that `separators` begin, or nothing.
std::string fitting(const Painter& painter, const std::string& words, float room,
                    std::initializer_list<std::string_view> separators) {
  const auto fits = [&](std::string_view text) {
    return painter.width(Face::interface, label_size, text) <= room;
  };
  if (fits(words)) return words;
  for (const std::string_view separator : separators) {
    const std::string start = words.substr(0, words.find(separator));
    if (start.size() < words.size() && fits(start)) return start;
  }
  return {};
}

/// A name and, in parts, how a step ended: as many of them as fit.
std::string work_label(const Session& session, StepNumber step, bool is_task) {
  const trace::Record& record = session.record();
  const auto [first, last] = trace::output_of(record, step);
  const trace::StepView view = trace::view_step(record, step);
  std::string label;
  if (last > first + 1) label = "prints " + std::to_string(last - first) + " lines";
  if (last == first + 1 && first < session.output().size()) {
    label = "prints " + session.output()[first].text;
  }
  if (label.empty() && !is_task) {
    return view.task == trace::none ? view.name : "closes";  // asyncio.run, its loop
  }
  std::string_view end;
  switch (view.ended_by) {
    case EventKind::returned:
      end = "ends";
      break;
    case EventKind::raised:
      end = "fails";
      break;
    case EventKind::was_cancelled:
      end = label.empty() ? "cancelled" : "is cancelled";
      break;
    case EventKind::awaits:
      end = label.empty() ? "awaits" : "";
      break;
    case EventKind::yielded:
      end = label.empty() ? "gives\u00a0way" : "";  // half of it says nothing
      break;
    default:
      break;
  }
  if (!label.empty() && !end.empty()) label += ", ";
  return label.append(end);
}

}  // namespace

namespace {

/// A state's form, small, for the legend.
void draw_form(const Painter& painter, TaskState state, const Box& box) {
  const Theme& theme = painter.theme;
  const float y = box.centre_y();
  const ImVec2 centre{box.centre_x(), y};
  switch (state) {
    case TaskState::running:
      return painter.fill(box, theme.dim, 2);
    case TaskState::ready:
      return painter.outline(box, theme.dim, 2);
    case TaskState::waiting:
      return painter.fill({box.x0, y - 1, box.x1, y + 1}, theme.dim);
    case TaskState::sleeping:
      return dotted(painter, box.x0, box.x1, y, theme.dim);
    case TaskState::blocked:
      painter.outline(box, theme.dim, 2);
      return hatched(painter, box, theme.dim, box.x0, box.x1);
    case TaskState::cancelled:
      return painter.cross(centre, painter.px(3.5f), theme.dim);
    case TaskState::failed:
      return painter.cross(centre, painter.px(3.5f), theme.bad);
    case TaskState::done:
      return painter.mark(Mark::circle, centre, painter.px(4), theme.dim);
  }
}

}  // namespace

void TimelinePanel::draw_legend(const Painter& painter, float left, float right, float centre_y) {
  const auto sign_of = [&](TaskState state) {
    return painter.px(state >= TaskState::cancelled ? 9 : 15);
  };
  const auto width_of = [&](TaskState state) {
    return sign_of(state) + painter.px(19) +
           painter.width(Face::interface, label_size, trace::name_of(state));
  };
  // As many as there is room for.
  float width = 0;
  std::size_t count = 0;
  while (count <= static_cast<std::size_t>(TaskState::done) &&
         width + width_of(static_cast<TaskState>(count)) < right - left) {
    width += width_of(static_cast<TaskState>(count++));
  }
  float x = right - width;
  for (std::size_t i = 0; i < count; ++i) {
    const auto state = static_cast<TaskState>(i);
    const float sign = x + painter.px(14);
    const float end = sign + sign_of(state);
    draw_form(painter, state, {sign, centre_y - painter.px(5), end, centre_y + painter.px(5)});
    painter.text(end + painter.px(5), centre_y, Face::interface, label_size, painter.theme.dim,
                 trace::name_of(state));
    x += width_of(state);
  }
}

/// Before the mark: a triangle that points to what is folded, or down to what is not.
void TimelinePanel::draw_fold_sign(const Frame& frame, std::size_t lane, float x, float y) {
  const Painter& painter = frame.painter;
  const trace::LaneRow& lane_row = lanes_[lane];
  const trace::TaskNumber task = lane_row.lane.number;
  const float reach = painter.px(10);
  const FoldSign sign{
      {x - reach, y - reach, x + reach, y + reach}, task, lane_row.name, folded_.contains(task)};
  const bool hovered = sign.box.contains(ImGui::GetIO().MousePos);
  const ImU32 ink = hovered ? painter.theme.accent : painter.theme.dim;
  if (sign.is_folded) {
    painter.arrowhead({x, y}, painter.px(3.5f), true, ink);
  } else {
    painter.chevron({x, y}, ink);
  }
  fold_signs_.push_back(sign);
}

void TimelinePanel::draw_names(const Frame& frame, std::size_t lane) {
  const Painter& painter = frame.painter;
  const Theme& theme = painter.theme;
  const trace::LaneRow& lane_row = lanes_[lane];
  const Row row = row_of(lane);
  const float indent = painter.px(10) * static_cast<float>(std::min(lane_row.depth, 4u));
  const float x = frame.box.x0 + painter.px(30) + indent;
  const float room = frame.lanes.x0 - x - painter.px(8);
  const bool two_lines = row.height >= painter.px(38) && !lane_row.what.empty();
  const float y = two_lines ? row.centre() - painter.px(8) : row.centre();
  const TaskLook look = look_of(theme, lane_row.lane);
  if (lane_row.lane.kind == Lane::Kind::task) {
    painter.mark(look.mark, {x - painter.px(10), y}, painter.px(4), look.colour);
  }
  const bool can_fold = lane_row.lane.kind == Lane::Kind::task && lane_row.descendants > 0;
  if (can_fold && wanted_.empty()) draw_fold_sign(frame, lane, x - painter.px(22), y);
  float end = painter.text(x, y, Face::interface, label_size + 1, theme.text,
                           painter.elided(Face::interface, label_size + 1, lane_row.name, room));
  if (can_fold && folded_.contains(lane_row.lane.number)) {
    end = painter.text(end + painter.px(8), y, Face::interface, label_size, theme.dim,
                       "+" + std::to_string(lane_row.descendants));
  }
  // What it runs stands below its name, or beside it where a lane is low.
  const float beside = end + painter.px(8);
  const float left_over = x + room - beside;
  if (!two_lines && left_over > painter.px(40)) {
    painter.text(beside, y, Face::code, label_size - 1, theme.dim,
                 painter.elided(Face::code, label_size - 1, lane_row.what, left_over));
  }
  if (two_lines) {
    painter.text(x, y + painter.px(16), Face::code, label_size, theme.dim,
                 painter.elided(Face::code, label_size, lane_row.what, room));
  }
  const float line = row.top + row.height - painter.hairline();
  painter.fill({frame.lanes.x0 - painter.px(20), line, frame.lanes.x1, line + painter.hairline()},
               theme.line);
}

void TimelinePanel::draw_lane(const Frame& frame, std::size_t lane) const {
  const Clip clip(frame.painter, {frame.lanes.x0, frame.box.y0, frame.box.x1, frame.lanes.y1});
  const Lane which = lanes_[lane].lane;
  const TaskLook look = look_of(frame.painter.theme, which);
  for (const Segment& segment : trace::segments_of(frame.record, which, frame.axis, frame.begin,
                                                   frame.known_end(), frame.pixels())) {
    draw_segment(frame, segment, row_of(lane), look, which.kind == Lane::Kind::task);
  }
}

void TimelinePanel::draw_segment(const Frame& frame, const Segment& segment, const Row& row,
                                 const TaskLook& look, bool is_task) const {
  const Painter& painter = frame.painter;
  const float y = row.centre();
  float x0 = frame.x_of(segment.begin);
  float x1 = frame.x_of(segment.end);
  const float shrink = std::min(1.0f, row.height / painter.px(40));
  switch (segment.state) {
    case TaskState::running:
    case TaskState::blocked: {
      const float half = painter.px(work_height) / 2 * shrink;
      const float gap = x1 - x0 > painter.px(12) ? painter.px(3) : 0;
      x1 = std::max(x1, x0 + painter.px(3));
      draw_work(frame, segment, {x0 + gap, y - half, x1 - gap, y + half}, look, is_task);
      return;
    }
    case TaskState::ready: {
      if (x1 - x0 < painter.px(6)) return;
      const float half = painter.px(ready_height) / 2 * shrink;
      painter.outline({x0 + painter.px(4), y - half, x1 - painter.px(4), y + half}, look.colour, 4);
      if (x1 - x0 > painter.px(50) && half > painter.px(8)) {
        const float width = painter.width(Face::interface, label_size, "ready");
        painter.text((x0 + x1 - width) / 2, y, Face::interface, label_size, painter.theme.dim,
                     "ready");
      }
      return;
    }
    case TaskState::waiting:
    case TaskState::sleeping:
      break;
    case TaskState::cancelled:
    case TaskState::failed:
    case TaskState::done:
      return draw_end(frame, segment, y, look);
  }
  const float from = x0 + painter.px(5);
  const float to = x1 - painter.px(5);
  if (to <= from) return;
  if (segment.state == TaskState::sleeping) {
    dotted(painter, from, to, y, look.colour, frame.lanes.x0, frame.lanes.x1);
  } else {
    painter.fill({from, y - painter.px(1), to, y + painter.px(1)}, look.colour);
  }
  if (segment.merged || segment.step == trace::none || row.height < painter.px(34)) return;
  const float seen0 = std::max(from, frame.lanes.x0);
  const float seen1 = std::min(to, frame.lanes.x1);
  if (seen1 - seen0 < painter.px(40)) return;
  const trace::Wait wait = trace::view_step(frame.record, segment.step).wait;
  const std::string words =
      fitting(painter, (wait.task == trace::none ? "" : "awaits ") + wait.words, seen1 - seen0,
              {" until ", " of "});
  if (words.empty()) return;
  const float width = painter.width(Face::interface, label_size, words);
  const float left = (seen0 + seen1 - width) / 2;
  const float middle = y - painter.px(11);
  // Arrows pass behind what is to be read.
  painter.fill({left - painter.px(3), middle - painter.px(7), left + width + painter.px(3),
                middle + painter.px(7)},
               painter.theme.panel);
  painter.text(left, middle, Face::interface, label_size, painter.theme.dim, words);
}

void TimelinePanel::draw_work(const Frame& frame, const Segment& segment, const Box& box,
                              const TaskLook& look, bool is_task) const {
  const Painter& painter = frame.painter;
  const bool is_blocked = segment.state == TaskState::blocked;
  painter.fill(box, segment.merged || is_blocked ? faded(look.colour, 120) : look.colour, 4);
  // The loop stands still meanwhile.
  if (is_blocked) hatched(painter, box, look.colour, frame.lanes.x0, frame.lanes.x1);
  if (segment.merged || segment.step == trace::none) return;
  const float room = box.width() - painter.px(8);
  if (room < painter.px(30)) return;
  const std::string words = work_label(frame.session, segment.step, is_task);
  // A word of which only the first letters can be read says nothing.
  const std::string label = room < painter.px(80)
                                ? fitting(painter, words, room, {", ", " "})
                                : painter.elided(Face::interface, label_size, words, room);
  if (label.empty()) return;
  const float width = painter.width(Face::interface, label_size, label);
  const float left = box.centre_x() - width / 2;
  if (is_blocked) {
    const float margin = painter.px(4);
    painter.fill({left - margin, box.y0, left + width + margin, box.y1}, look.colour, 4);
  }
  painter.text(left, box.centre_y(), Face::interface, label_size, painter.theme.panel, label);
}

void TimelinePanel::draw_end(const Frame& frame, const Segment& segment, float y,
                             const TaskLook& look) const {
  const Painter& painter = frame.painter;
  const float x = frame.x_of(segment.begin) + painter.px(9);
  if (segment.state == TaskState::done) {
    painter.mark(Mark::circle, {x, y}, painter.px(4.5f), look.colour);
  } else {
    const bool failed = segment.state == TaskState::failed;
    painter.cross({x, y}, painter.px(4.5f), failed ? painter.theme.bad : look.colour);
  }
}

void TimelinePanel::draw_ticks(const Frame& frame) const {
  const Painter& painter = frame.painter;
  // Wide steps say in words what they print.
  if (frame.axis == Axis::order && frame.step_width() > painter.px(60)) return;
  const float inside = frame.axis == Axis::order ? frame.step_width() / 2 : 0;
  for (const trace::Tick& tick :
       trace::ticks_of(frame.record, frame.axis, frame.begin, frame.end(), frame.pixels())) {
    const std::optional<std::size_t> lane = lane_index(tick.lane);
    if (!lane) continue;
    const Row row = row_of(*lane);
    const float x = frame.x_of(tick.position) - inside;
    const float y = row.centre() + painter.px(work_height) / 2;
    painter.fill({x - painter.px(1), y + painter.px(2), x + painter.px(1), y + painter.px(6)},
                 painter.theme.dim);
  }
}

}  // namespace looplane::ui
