#pragma once

#include <algorithm>

#include "trace/questions.hpp"
#include "ui/timeline_panel.hpp"

namespace looplane::ui {

/// What is drawn of a timeline at one time.
struct TimelinePanel::Frame {
  const Painter& painter;
  const Session& session;
  const trace::Record& record;
  trace::EventNumber moment;
  Box box;
  double begin;
  double span;
  Box lanes;
  trace::Axis axis;

  double end() const { return begin + span; }
  float x_of(double position) const {
    const double x = lanes.x0 + (position - begin) / span * lanes.width();
    // Far outside is as good as outside, and a float can hold it.
    return static_cast<float>(std::clamp<double>(x, lanes.x0 - 1e5, lanes.x1 + 1e5));
  }
  trace::Number pixels() const { return static_cast<trace::Number>(lanes.width()); }
  /// Nothing is known of what comes after it.
  double known_end() const { return std::min(end(), trace::length_of(record, axis)); }
  float step_width() const { return static_cast<float>(lanes.width() / span); }

  /// Where the moment is on the axis: the step at work begins there.
  double playhead() const {
    const trace::StepNumber step = trace::step_at(record, moment);
    const bool is_at_work = step != trace::none && record.steps()[step].ended == trace::none;
    if (moment >= record.size() && !is_at_work) return trace::length_of(record, axis);
    if (axis == trace::Axis::order) return step == trace::none ? 0 : step;
    return trace::position_of(record, axis, moment);
  }
};

}  // namespace looplane::ui
