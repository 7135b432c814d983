#include "ui/timeline_panel.hpp"

#include <algorithm>
#include <cmath>

#include "ui/timeline_frame.hpp"

namespace looplane::ui {

using trace::Axis;
using trace::EventNumber;
using trace::Lane;

namespace {

constexpr float names_width = 170;
constexpr float numbers_height = 26;
constexpr float time_height = 34;
constexpr float overview_height = 22;
constexpr float widest_step = 134;
constexpr float narrowest_step = 26;  ///< That is still shown when nothing else is wished.
constexpr float tallest_lane = 52;
constexpr float lowest_lane = 26;

}  // namespace

void TimelinePanel::set_axis(Axis axis) {
  axis_ = axis;
  begin_ = 0;
  wished_span_.reset();
  kept_in_sight_ = trace::none;
}

void TimelinePanel::scroll(float x, float y) {
  if (lanes_box_.width() > 0) begin_ += x / lanes_box_.width() * span_;
  scroll_y_ += y;
}

void TimelinePanel::zoom(float factor, float x) {
  if (lanes_box_.width() <= 0) return;
  const double share = std::clamp((x - lanes_box_.x0) / lanes_box_.width(), 0.0f, 1.0f);
  const double at = begin_ + share * span_;
  const double least = axis_ == Axis::order ? 2 : length_ / 1e6;
  wished_span_ = std::clamp(span_ / factor, least, std::max(least, length_));
  begin_ = at - share * *wished_span_;
}

void TimelinePanel::draw(const Painter& painter, const Box& box, const Session& session,
                         EventNumber moment) {
  const trace::Record& record = session.record();
  if (of_ != &record || version_ != record.version()) {
    if (of_ != &record) set_axis(axis_);
    of_ = &record;
    version_ = record.version();
    lanes_ = trace::lanes_of(record);
  }
  const float names = std::min(painter.px(names_width), box.width() * 0.3f);
  const float times = axis_ == Axis::order ? painter.px(time_height) : 0;
  lanes_box_ = {box.x0 + names, box.y0 + painter.px(numbers_height), box.x1 - painter.px(18),
                box.y1 - times};

  length_ = std::max(trace::length_of(record, axis_), 1.0);
  double span = length_;
  if (axis_ == Axis::order) {
    const double width = lanes_box_.width();
    span = std::clamp<double>(length_, width / painter.px(widest_step),
                              width / painter.px(narrowest_step));
  }
  span_ = wished_span_.value_or(span);
  const bool is_part = span_ < length_ * 0.999;
  const float overview = is_part ? painter.px(overview_height) : 0;
  lanes_box_.y1 -= overview;

  const float height = std::max(lanes_box_.height(), 1.0f);
  const float count = static_cast<float>(std::max<std::size_t>(lanes_.size(), 1));
  lane_height_ =
      std::floor(std::clamp(height / count, painter.px(lowest_lane), painter.px(tallest_lane)));
  scroll_y_ = std::clamp(scroll_y_, 0.0f, std::max(0.0f, lane_height_ * count - height));

  Frame frame{painter, session, record, moment, box, begin_, span_, lanes_box_, axis_};
  keep_in_sight(frame);
  frame.begin = begin_;

  draw_columns(frame);
  {
    const Clip lanes_clip(painter, lanes_box_);
    draw_arrows(frame);
  }
  {
    const Clip clip(painter, {box.x0, lanes_box_.y0, box.x1, lanes_box_.y1});
    const auto first = static_cast<std::size_t>(scroll_y_ / lane_height_);
    for (std::size_t i = first; i < lanes_.size() && row_of(i).top < lanes_box_.y1; ++i) {
      draw_names(frame, i);
      draw_lane(frame, i);
    }
    const Clip lanes_clip(painter, lanes_box_);
    draw_ticks(frame);
  }
  if (axis_ == Axis::order) draw_virtual_time(frame, lanes_box_.y1);
  draw_playhead(frame);
  if (is_part) {
    draw_overview(frame, {lanes_box_.x0, box.y1 - overview, lanes_box_.x1, box.y1});
  }
}

void TimelinePanel::keep_in_sight(const Frame& frame) {
  if (kept_in_sight_ != frame.moment) {
    kept_in_sight_ = frame.moment;
    const double at = frame.playhead();
    const double edge = std::min(span_ / 8, axis_ == Axis::order ? 2.0 : span_);
    if (at < begin_ + edge) begin_ = at - edge;
    if (at + edge > begin_ + span_) begin_ = at + edge - span_;
  }
  begin_ = std::clamp(begin_, 0.0, std::max(0.0, length_ - span_));
}

std::optional<EventNumber> TimelinePanel::moment_at(const trace::Record& record, ImVec2 at) const {
  if (record.size() == 0 || at.x < lanes_box_.x0 || at.x >= lanes_box_.x1) return std::nullopt;
  const double position = begin_ + (at.x - lanes_box_.x0) / lanes_box_.width() * span_;
  if (position >= length_) return record.size();
  if (axis_ == Axis::time) return trace::event_at(record, axis_, position);
  // A column is a step: the moment at which it has just begun.
  const auto step = static_cast<trace::StepNumber>(position);
  if (step >= record.steps().size()) return record.size();
  return record.steps()[step].began + 1;
}

std::optional<std::size_t> TimelinePanel::lane_index(Lane lane) const {
  const auto found =
      std::ranges::find_if(lanes_, [&](const trace::LaneRow& row) { return row.lane == lane; });
  if (found == lanes_.end()) return std::nullopt;
  return static_cast<std::size_t>(found - lanes_.begin());
}

TimelinePanel::Row TimelinePanel::row_of(std::size_t lane) const {
  return {lanes_box_.y0 + static_cast<float>(lane) * lane_height_ - scroll_y_, lane_height_};
}

}  // namespace looplane::ui
