#include "ui/timeline_panel.hpp"

#include <algorithm>
#include <cmath>

#include "ui/capitals.hpp"
#include "ui/timeline_frame.hpp"

namespace looplane::ui {

using trace::Axis;
using trace::EventNumber;
using trace::Lane;

namespace {

constexpr float least_names_width = 170;
constexpr float most_names_width = 260;
constexpr std::size_t most_measured = 100;  ///< Lanes whose names are.
constexpr float numbers_height = 26;
constexpr float time_height = 34;
constexpr float overview_height = 22;
constexpr float widest_step = 134;
constexpr float narrowest_step = 26;  ///< That is still shown when nothing else is wished.
constexpr float tallest_lane = 52;
constexpr float lowest_lane = 26;
constexpr double glide_time = 120e6;  ///< Nanoseconds.

}  // namespace

void TimelinePanel::set_axis(Axis axis) {
  axis_ = axis;
  begin_ = 0;
  wished_span_.reset();
  kept_in_sight_ = trace::none;
  glide_.goal = glide_.shown = 0;
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
                         EventNumber moment, Motion motion) {
  const trace::Record& record = session.record();
  if (of_ != &record || version_ != record.version()) {
    if (of_ != &record) {
      set_axis(axis_);
      folded_.clear();
      motion.jumps = true;
    }
    of_ = &record;
    version_ = record.version();
    arrange_lanes(record);
    names_width_ = width_of_names(painter);
  }
  const float names = std::min(painter.px(names_width_),
                               box.width() * (box.width() < painter.px(700) ? 0.3f : 0.2f));
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

  Frame frame{painter, session, record, moment, box, begin_, span_, lanes_box_, axis_};
  keep_in_sight(frame);
  scroll_y_ = std::clamp(scroll_y_, 0.0f, std::max(0.0f, lane_height_ * count - height));
  frame.begin = begin_;
  glide(frame.playhead(), motion);

  draw_columns(frame);
  fold_signs_.clear();
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
  overview_box_ = {};
  if (!is_part) return;
  overview_box_ = {lanes_box_.x0, box.y1 - overview, lanes_box_.x1, box.y1};
  draw_overview(frame, overview_box_);
}

void TimelinePanel::go_to(float x) {
  if (overview_box_.width() <= 0) return;
  begin_ = (x - overview_box_.x0) / overview_box_.width() * length_ - span_ / 2;
}

// --- Lanes --------------------------------------------------------------------------------------

void TimelinePanel::fold(trace::TaskNumber task) {
  if (folded_.erase(task) == 0) folded_.insert(task);
  if (of_) arrange_lanes(*of_);
}

void TimelinePanel::find(std::string text) {
  wanted_ = in_capitals(std::move(text));
  if (of_) arrange_lanes(*of_);
}

std::optional<trace::TaskNumber> TimelinePanel::found() const {
  for (const trace::LaneRow& lane : lanes_) {
    if (lane.lane.kind == Lane::Kind::task) return lane.lane.number;
  }
  return std::nullopt;
}

bool TimelinePanel::matches(const trace::LaneRow& lane) const {
  if (wanted_.empty() || lane.lane.kind == Lane::Kind::loop) return true;
  return in_capitals(lane.name + " " + lane.what).find(wanted_) != std::string::npos;
}

void TimelinePanel::arrange_lanes(const trace::Record& record) {
  lanes_.clear();
  lane_of_task_.assign(record.tasks().size(), hidden);
  lane_of_thread_.assign(record.threads().size(), hidden);
  std::vector<trace::LaneRow> rows = trace::lanes_of(record);
  std::size_t folded_to = 0;  // Rows before this one are folded into the last lane.
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const Lane lane = rows[i].lane;
    const bool is_folded = wanted_.empty() && i < folded_to;
    if (lane.kind == Lane::Kind::task && folded_.contains(lane.number)) {
      folded_to = std::max(folded_to, i + 1 + rows[i].descendants);
    }
    if (!is_folded && matches(rows[i])) {
      lanes_.push_back(std::move(rows[i]));
    } else if (!is_folded) {
      continue;
    }
    if (lane.kind == Lane::Kind::task) lane_of_task_[lane.number] = lanes_.size() - 1;
    if (lane.kind == Lane::Kind::thread) lane_of_thread_[lane.number] = lanes_.size() - 1;
  }
}

/// Room for the names of the first lanes and what they run, side by side.
float TimelinePanel::width_of_names(const Painter& painter) const {
  float widest = 0;
  for (std::size_t i = 0; i < std::min(lanes_.size(), most_measured); ++i) {
    const float gaps = painter.px(46 + 10 * static_cast<float>(std::min(lanes_[i].depth, 4u)));
    widest = std::max(widest, gaps + painter.width(Face::interface, 13, lanes_[i].name) +
                                  painter.width(Face::code, 11, lanes_[i].what));
  }
  return std::clamp(widest / painter.px(1), least_names_width, most_names_width);
}

void TimelinePanel::keep_in_sight(const Frame& frame) {
  if (kept_in_sight_ != frame.moment) {
    kept_in_sight_ = frame.moment;
    const double at = frame.playhead();
    const double edge = std::min(span_ / 8, axis_ == Axis::order ? 2.0 : span_);
    if (at < begin_ + edge) begin_ = at - edge;
    if (at + edge > begin_ + span_) begin_ = at + edge - span_;
    keep_lane_in_sight(frame);
  }
  begin_ = std::clamp(begin_, 0.0, std::max(0.0, length_ - span_));
}

/// Of the task at work. While a run goes on there is a new one each frame: nothing moves then.
void TimelinePanel::keep_lane_in_sight(const Frame& frame) {
  const trace::StepNumber step = trace::step_at(frame.record, frame.moment);
  if (step == trace::none || frame.moment >= frame.record.size()) return;
  const trace::TaskNumber task = frame.record.steps()[step].task;
  const std::optional<std::size_t> lane =
      task == trace::none ? 0 : lane_index({Lane::Kind::task, task});
  if (!lane) return;
  const float top = static_cast<float>(*lane) * lane_height_;
  const float most = std::max(0.0f, lanes_box_.height() - 2 * lane_height_);
  // One lane beyond it is seen too.
  scroll_y_ = std::clamp(scroll_y_, top - most, std::max(0.0f, top - lane_height_));
}

/// Where the playhead is painted on its way to `goal`.
void TimelinePanel::glide(double goal, const Motion& motion) {
  if (motion.jumps) glide_ = {goal, goal, goal, 0};
  if (goal != glide_.goal) glide_ = {glide_.shown, glide_.shown, goal, motion.now};
  const double share = static_cast<double>(motion.now - glide_.began) / glide_time;
  const double rest = 1 - std::clamp(share, 0.0, 1.0);
  glide_.shown = rest > 0 ? goal - (goal - glide_.from) * rest * rest * rest : goal;
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
  if (lane.kind == Lane::Kind::loop) return 0;
  const auto& rows = lane.kind == Lane::Kind::task ? lane_of_task_ : lane_of_thread_;
  if (lane.number >= rows.size() || rows[lane.number] == hidden) return std::nullopt;
  return rows[lane.number];
}

TimelinePanel::Row TimelinePanel::row_of(std::size_t lane) const {
  return {lanes_box_.y0 + static_cast<float>(lane) * lane_height_ - scroll_y_, lane_height_};
}

}  // namespace looplane::ui
