#pragma once

#include <optional>
#include <string>
#include <unordered_set>
#include <vector>

#include "session/session.hpp"
#include "trace/timeline.hpp"
#include "ui/painter.hpp"

namespace looplane::ui {

/// Paints what every task did, a lane for each: by steps, or by virtual time.
class TimelinePanel {
 public:
  trace::Axis axis() const { return axis_; }
  void set_axis(trace::Axis axis);

  /// Device pixels: what a wheel or a finger asks for.
  void scroll(float x, float y);
  /// `factor` above 1 shows less of the run, larger; what is at `x` stays there.
  void zoom(float factor, float x);

  /// Hides the tasks that this one created, and theirs; or shows them again.
  void fold(trace::TaskNumber task);
  /// Shows only lanes whose name or call has this text; empty: all.
  void find(std::string text);
  /// The first task that `find` has found.
  std::optional<trace::TaskNumber> found() const;

  /// Marks these steps, which are in order: they ran the source line that was chosen.
  void mark(std::vector<trace::StepNumber> steps) { marked_ = std::move(steps); }

  /// The forms of the states, in a line that ends at `right`: as many as there is room for.
  static void draw_legend(const Painter& painter, float left, float right, float centre_y);
  /// How the playhead gets to another moment: it glides there, unless it `jumps`.
  struct Motion {
    Nanoseconds now = 0;
    bool jumps = true;
  };
  void draw(const Painter& painter, const Box& box, const Session& session,
            trace::EventNumber moment, Motion motion);
  /// Whether another frame is needed: the playhead is on its way.
  bool gliding() const { return glide_.shown != glide_.goal; }
  /// The moment at a place of the panel as it was drawn last; nothing beside the lanes.
  std::optional<trace::EventNumber> moment_at(const trace::Record& record, ImVec2 at) const;
  /// The small picture of the whole run, as it was drawn last; empty: all of the run is in sight.
  const Box& overview() const { return overview_box_; }
  /// Brings the part of the run at `x` of that picture in sight.
  void go_to(float x);
  /// The signs in sight that fold lanes or unfold them.
  struct FoldSign {
    Box box;
    trace::TaskNumber task = trace::none;
    std::string name;
    bool is_folded = false;
  };
  const std::vector<FoldSign>& fold_signs() const { return fold_signs_; }

 private:
  struct Frame;
  struct Row {
    float top;
    float height;
    float centre() const { return top + height / 2; }
  };

  void arrange_lanes(const trace::Record& record);
  float width_of_names(const Painter& painter) const;
  bool matches(const trace::LaneRow& lane) const;
  void keep_in_sight(const Frame& frame);
  void keep_lane_in_sight(const Frame& frame);
  void glide(double goal, const Motion& motion);
  void draw_columns(const Frame& frame) const;
  void draw_numbers(const Frame& frame, double last) const;
  void draw_marked(const Frame& frame, const Box& strip, double begin, double end) const;
  void draw_names(const Frame& frame, std::size_t lane);
  void draw_fold_sign(const Frame& frame, std::size_t lane, float x, float y);
  void draw_lane(const Frame& frame, std::size_t lane) const;
  void draw_segment(const Frame& frame, const trace::Segment& segment, const Row& row,
                    const TaskLook& look, bool is_task) const;
  void draw_work(const Frame& frame, const trace::Segment& segment, const Box& box,
                 const TaskLook& look, bool is_task) const;
  void draw_end(const Frame& frame, const trace::Segment& segment, float y,
                const TaskLook& look) const;
  void draw_arrows(const Frame& frame) const;
  void draw_arrow(const Frame& frame, const trace::Arrow& arrow, bool strong) const;
  void draw_ticks(const Frame& frame) const;
  void draw_virtual_time(const Frame& frame, float top) const;
  void draw_playhead(const Frame& frame) const;
  void draw_overview(const Frame& frame, const Box& box) const;
  std::optional<std::size_t> lane_index(trace::Lane lane) const;
  Row row_of(std::size_t lane) const;

  trace::Axis axis_ = trace::Axis::order;
  std::vector<trace::LaneRow> lanes_;  ///< Those that are shown.
  static constexpr std::size_t hidden = static_cast<std::size_t>(-1);
  std::vector<std::size_t> lane_of_task_;  ///< Its own or that into which it is folded, or hidden.
  std::vector<std::size_t> lane_of_thread_;  ///< Or hidden.
  std::unordered_set<trace::TaskNumber> folded_;
  std::string wanted_;  ///< In capitals.
  std::vector<trace::StepNumber> marked_;
  std::vector<FoldSign> fold_signs_;
  const trace::Record* of_ = nullptr;
  std::uint64_t version_ = 0;

  // What is in sight, in units of the axis. Nothing wished: all, or as much as can be read.
  double begin_ = 0;
  double span_ = 1;
  std::optional<double> wished_span_;
  double length_ = 1;
  trace::EventNumber kept_in_sight_ = trace::none;
  float scroll_y_ = 0;
  struct Glide {
    double shown = 0, from = 0, goal = 0;  ///< Places of the axis.
    Nanoseconds began = 0;
  } glide_;

  float names_width_ = 0;  ///< CSS pixels.
  Box lanes_box_;
  Box overview_box_;
  float lane_height_ = 0;
};

}  // namespace looplane::ui
