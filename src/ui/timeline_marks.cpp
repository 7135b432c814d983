#include <algorithm>
#include <cmath>
#include <string>

#include "ui/timeline_frame.hpp"

// What stands around and across the lanes of a timeline: columns, arrows, times, the playhead.

namespace looplane::ui {

using trace::Axis;
using trace::StepNumber;

namespace {

constexpr float label_size = 12;
constexpr float numbers_middle = 14;  ///< CSS pixels below the top.

/// 1, 2, 5, 10, 20, 50...: the least of them that is not below `least`.
double round_step(double least) {
  double power = std::pow(10, std::floor(std::log10(least)));
  for (const double factor : {1.0, 2.0, 5.0, 10.0}) {
    if (power * factor >= least) return power * factor;
  }
  return power * 10;
}

}  // namespace

void TimelinePanel::draw_columns(const Frame& frame) const {
  const Painter& painter = frame.painter;
  const Theme& theme = painter.theme;
  const bool by_steps = frame.axis == Axis::order;
  const double least = frame.span * painter.px(by_steps ? 26 : 90) / frame.lanes.width();
  const double every = round_step(std::max(least, by_steps ? 1.0 : 1'000.0));
  const Clip clip(painter, {frame.lanes.x0 - (by_steps ? 0 : painter.px(20)), frame.box.y0,
                            frame.lanes.x1 + painter.px(16), frame.lanes.y1});
  const double last = std::min(frame.end(), trace::length_of(frame.record, frame.axis));
  for (double at = std::floor(frame.begin / every) * every; at <= last; at += every) {
    const float x = frame.x_of(at);
    if (x >= frame.lanes.x0 - 1) {
      painter.fill({x, frame.lanes.y0, x + painter.hairline(), frame.lanes.y1}, theme.line);
    }
    if (by_steps) continue;
    const std::string time = trace::seconds(static_cast<Nanoseconds>(at));
    const float room = frame.box.x1 - painter.width(Face::code, label_size, time);
    painter.text(std::min(x, room - painter.px(4)), frame.box.y0 + painter.px(numbers_middle),
                 Face::code, label_size, theme.faint, time);
  }
  if (by_steps) draw_numbers(frame, last);
  const float below = frame.box.y0 + painter.px(numbers_middle + 9);
  draw_marked(frame, {frame.lanes.x0, below, frame.lanes.x1, below + painter.px(3)}, frame.begin,
              frame.end());
}

/// Of the steps: of each one, or of as many as can be told apart; that of the moment in any case.
void TimelinePanel::draw_numbers(const Frame& frame, double last) const {
  const Painter& painter = frame.painter;
  const float y = frame.box.y0 + painter.px(numbers_middle);
  struct Span {
    float begin = 0, end = 0;
  };
  const auto span_of = [&](double step) {
    const std::string number = std::to_string(static_cast<long long>(step) + 1);
    const float width = painter.width(Face::interface, label_size, number);
    const float begin = frame.x_of(step) + (frame.step_width() - width) / 2;
    return Span{begin, begin + width};
  };
  const auto draw = [&](double step, ImU32 ink) {
    painter.text(span_of(step).begin, y, Face::interface, label_size, ink,
                 std::to_string(static_cast<long long>(step) + 1));
  };
  const float gap = painter.px(8);
  const Span widest = span_of(std::max(last - 1, 0.0));
  const double every =
      round_step(std::max<double>((widest.end - widest.begin + gap) / frame.step_width(), 1));
  const double current = frame.playhead();
  const bool is_shown = current < last;
  const Span taken = span_of(current);
  // A row reads 5, 10, 15: steps are counted from 1.
  const double first = std::floor(frame.begin / every) * every;
  for (double at = every > 1 ? first - 1 : first; at < last; at += every) {
    const Span span = span_of(at);
    const bool is_free =
        !is_shown || span.end + gap <= taken.begin || span.begin >= taken.end + gap;
    if (at >= 0 && is_free) draw(at, painter.theme.faint);
  }
  if (is_shown) draw(current, painter.theme.accent);
}

void TimelinePanel::draw_arrows(const Frame& frame) const {
  // Where steps are too narrow to be told apart, arrows would be a thicket.
  if (frame.axis == Axis::order && frame.step_width() < frame.painter.px(20)) return;
  const StepNumber current = trace::step_at(frame.record, frame.moment);
  if (frame.axis == Axis::order) {
    for (const trace::Arrow& arrow :
         trace::arrows_of(frame.record, frame.axis, frame.begin, frame.end(), frame.pixels())) {
      const bool elsewhere = !(arrow.from_lane == arrow.to_lane);
      if (elsewhere) draw_arrow(frame, arrow, false);
    }
  }
  if (current == trace::none || frame.moment >= frame.record.size()) return;
  const trace::Arrow cause = trace::arrow_to(frame.record, frame.axis, current);
  if (cause.cause != trace::none && !(cause.from_lane == cause.to_lane)) {
    draw_arrow(frame, cause, true);
  }
}

void TimelinePanel::draw_arrow(const Frame& frame, const trace::Arrow& arrow, bool strong) const {
  const Painter& painter = frame.painter;
  const std::optional<std::size_t> from_lane = lane_index(arrow.from_lane);
  const std::optional<std::size_t> to_lane = lane_index(arrow.to_lane);
  if (!from_lane || !to_lane) return;
  const Row from = row_of(*from_lane);
  const Row to = row_of(*to_lane);
  const auto is_in_sight = [&](const Row& row) {
    return row.top + row.height > frame.lanes.y0 && row.top < frame.lanes.y1;
  };
  // The loop wakes everybody: what it wakes out of sight would be lines from nowhere to nowhere.
  const bool from_task = arrow.from_lane.kind == trace::Lane::Kind::task;
  if (!is_in_sight(to) && !(from_task && is_in_sight(from))) return;
  const bool down = to.top > from.top;
  const float reach = std::min(painter.px(12), from.height * 0.35f);
  // What happened between two steps, such as the end of a sleep, has a dot in the loop's lane.
  const StepNumber step = frame.record.step_before(arrow.cause);
  const bool is_between = step == trace::none || frame.record.steps()[step].ended < arrow.cause;
  const bool from_dot = is_between && arrow.from_lane.kind == trace::Lane::Kind::loop;
  // By steps, an event is where its step ends: the arrow leaves from its box.
  const bool by_steps = frame.axis == Axis::order;
  const float inside = by_steps ? std::min(painter.px(12), frame.step_width() / 3) : 0;
  const float leaves = from_dot ? 0 : down ? reach : -reach;
  const ImVec2 begin{frame.x_of(arrow.from) - (from_dot ? 0 : inside), from.centre() + leaves};
  const ImVec2 end{frame.x_of(arrow.to) + inside, to.centre() + (down ? -reach : reach)};
  ImU32 colour = painter.theme.dim;
  if (from_task) {
    colour = task_look(painter.theme, static_cast<int>(arrow.from_lane.number) + 1).colour;
  }
  if (arrow.kind == trace::Arrow::Kind::cancelled) colour = painter.theme.bad;
  if (!strong) colour = faded(colour, 170);
  if (from_dot) painter.mark(Mark::circle, begin, painter.px(2.5f), colour);
  const float middle = (begin.y + end.y) / 2;
  painter.list()->AddBezierCubic(begin, {begin.x, middle}, {end.x, middle}, end, colour,
                                 painter.px(strong ? 2.0f : 1.4f));
  const float r = painter.px(4);
  const float back = down ? -r : r;
  painter.list()->AddTriangleFilled({end.x - r, end.y + back}, {end.x + r, end.y + back}, end,
                                    colour);
}

/// A bar for each step that is marked, of the part of the run that lies on the strip's width.
void TimelinePanel::draw_marked(const Frame& frame, const Box& strip, double begin,
                                double end) const {
  const Painter& painter = frame.painter;
  const trace::Record& record = frame.record;
  const auto place_of = [&](StepNumber step) {
    return trace::position_of(record, frame.axis, record.steps()[step].began);
  };
  const double scale = strip.width() / (end - begin);
  const float width = frame.axis == Axis::order ? static_cast<float>(scale) : 0;
  const float margin = std::min(painter.px(3), width / 4);
  auto step = std::ranges::lower_bound(marked_, begin - 1, {}, place_of);
  float drawn = strip.x0 - painter.px(1);  // No finer than pixels, however many there are.
  for (; step != marked_.end() && place_of(*step) < end; ++step) {
    const float x = strip.x0 + static_cast<float>((place_of(*step) - begin) * scale);
    const float x1 = std::max(x + width - margin, x + painter.px(3));
    if (x1 < drawn + painter.px(1)) continue;
    painter.fill({x + margin, strip.y0, x1, strip.y1}, painter.theme.accent, 1);
    drawn = x1;
  }
}

/// How virtual time passed while the steps went on.
void TimelinePanel::draw_virtual_time(const Frame& frame, float top) const {
  const Painter& painter = frame.painter;
  const Theme& theme = painter.theme;
  const trace::Record& record = frame.record;
  const auto count = static_cast<StepNumber>(record.steps().size());
  painter.text(frame.box.x0 + painter.px(20), top + painter.px(17), Face::interface, label_size,
               theme.dim, "virtual time");
  const auto time_of = [&](StepNumber step) { return record.time(record.steps()[step].began); };
  const auto last = static_cast<StepNumber>(std::min<double>(std::ceil(frame.end()), count));
  const Clip clip(painter, {frame.lanes.x0, top, frame.lanes.x1, top + painter.px(34)});
  // Clocks that are read move by nanoseconds: what reads the same is the same.
  constexpr Nanoseconds reading = 1'000'000;
  for (auto step = static_cast<StepNumber>(frame.begin); step < last;) {
    const Nanoseconds time = time_of(step);
    StepNumber end = step + 1;
    // No finer than pixels, however many steps there are.
    const auto stride = static_cast<StepNumber>(std::max(1.0f, 1 / frame.step_width()));
    while (end < last && time_of(end) / reading == time / reading) end += stride;
    end = std::min(end, last);
    const Box box{frame.x_of(step) + painter.px(2), top + painter.px(6),
                  frame.x_of(end) - painter.px(2), top + painter.px(28)};
    if (box.width() > painter.px(3)) {
      painter.fill(box, theme.raised, 4);
      painter.outline(box, theme.line, 4);
    }
    const std::string number = trace::seconds(time / reading * reading);
    const float left = std::max(box.x0, frame.lanes.x0);
    for (const std::string& text : {number + " s", number}) {
      const float width = painter.width(Face::code, label_size, text);
      const float margin = std::min(painter.px(8), (box.x1 - left - width) / 2);
      if (margin < painter.px(2)) continue;
      painter.text(left + margin, box.centre_y(), Face::code, label_size, theme.dim, text);
      break;
    }
    step = end;
  }
}

void TimelinePanel::draw_playhead(const Frame& frame) const {
  const Painter& painter = frame.painter;
  const Theme& theme = painter.theme;
  const float x = frame.x_of(glide_.shown);
  if (x < frame.lanes.x0 - 1 || x > frame.lanes.x1 + 1) return;
  const float top = frame.lanes.y0 - painter.px(2);
  const bool in_a_step =
      frame.axis == Axis::order && frame.playhead() < trace::length_of(frame.record, frame.axis);
  if (in_a_step) {
    painter.fill({x, top, std::min(x + frame.step_width(), frame.lanes.x1), frame.lanes.y1},
                 faded(theme.accent, 26));
  }
  const float half = painter.px(0.75f);
  painter.fill({x - half, top, x + half, frame.lanes.y1}, theme.accent);
  const float r = painter.px(6);
  painter.list()->AddTriangleFilled({x - r, top - r / 2}, {x + r, top - r / 2}, {x, top + r},
                                    theme.accent);
}

/// The whole run, small, when only a part of it is in sight.
void TimelinePanel::draw_overview(const Frame& frame, const Box& box) const {
  const Painter& painter = frame.painter;
  const Theme& theme = painter.theme;
  const Box ground{box.x0, box.y0 + painter.px(4), box.x1, box.y1 - painter.px(4)};
  painter.fill(ground, theme.raised, 3);
  const auto x_of = [&](double position) {
    return ground.x0 + static_cast<float>(position / length_) * ground.width();
  };
  const trace::Record& record = frame.record;
  const auto steps = static_cast<StepNumber>(record.steps().size());
  const float width = frame.axis == Axis::order
                          ? std::max(ground.width() / static_cast<float>(steps), painter.px(1))
                          : painter.px(2);
  const float thin = painter.px(3);
  for (float x = ground.x0; x < ground.x1; x += width) {
    const auto position_at = [&](float at) { return (at - ground.x0) / ground.width() * length_; };
    // By time, many steps fall on one place and none on most: the first one there stands for them.
    StepNumber step = static_cast<StepNumber>(position_at(x));
    if (frame.axis == Axis::time) {
      const StepNumber before =
          record.step_before(trace::event_at(record, frame.axis, position_at(x)));
      step = before == trace::none ? 0 : before + 1;
      const bool is_here =
          step < steps && trace::position_of(record, frame.axis, record.steps()[step].began) <
                              position_at(x + width);
      if (!is_here) continue;
    }
    if (step < steps) {
      const trace::TaskNumber task = record.steps()[step].task;
      if (task == trace::none) continue;
      const float y = ground.y0 + painter.px(1) + static_cast<float>(task % 3) * (thin + 1);
      painter.fill({x, y, x + std::max(width - painter.px(1), painter.px(1)), y + thin},
                   task_look(theme, static_cast<int>(task) + 1).colour);
    }
  }
  draw_marked(frame, {ground.x0, ground.y1 - painter.px(2), ground.x1, ground.y1}, 0, length_);
  const Box seen{x_of(frame.begin), ground.y0, x_of(std::min(frame.end(), length_)), ground.y1};
  painter.fill(seen, faded(theme.accent, 40), 3);
  painter.outline(seen, faded(theme.accent, 120), 3);
}

}  // namespace looplane::ui
