#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "ui/bar.hpp"
#include "ui/breakpoints.hpp"
#include "ui/editor_panel.hpp"
#include "ui/inspector_panel.hpp"
#include "ui/output_panel.hpp"
#include "ui/painter.hpp"
#include "ui/placement.hpp"
#include "ui/run_control.hpp"
#include "ui/timeline_panel.hpp"

namespace looplane::ui {

/// What the page tells of the place where it is shown.
struct Surroundings {
  ImVec2 size;  ///< Device pixels.
  float pixel_ratio = 1;
  /// What phones keep for themselves at the edges, in CSS pixels.
  struct {
    float top = 0, right = 0, bottom = 0, left = 0;
  } insets;
  bool light = false;
  bool touch = false;
  bool embedded = false;
  bool apple = false;  ///< The key is called Command.
  bool still = false;  ///< The reader wants no motion.
};

/// A sentence across the page, under the bar.
struct Notice {
  std::string text;  ///< Empty: no notice.
  bool error = false;
  bool with_field = false;  ///< Leaves room for the platform's field, for text to be copied.
};

/// The whole page: one window, its panels, and what they show.
class Playground {
 public:
  Playground(RunControl::Clock clock, OutputPanel::Shaper shaper)
      : run(clock), output(shaper), original_output(std::move(shaper)) {}

  Surroundings surroundings;
  RunControl run;
  EditorPanel editor;
  OutputPanel output;
  OutputPanel original_output;  ///< Beside it, while a run is compared with how it was.
  TimelinePanel timeline;
  InspectorPanel inspector;
  /// Where there is no room for all panels, the one that shares the page with the editor.
  enum class View { output, timeline, why } view = View::output;
  /// The editor's text is not what ran: the run's lines are not its lines.
  bool edited = false;
  Notice notice;
  std::string chapter;  ///< Of the scenario that is shown; may be empty.
  std::string title;
  std::vector<std::string> files;  ///< Names; the first is run as __main__.
  std::size_t open_file = 0;
  /// The control that has just done what it says ("share", "copy"), for as long as that is shown.
  std::string confirmed;

  const Theme& theme() const { return surroundings.light ? light_theme : dark_theme; }

  /// The text of the open file; `by_reader`: it has been edited.
  void set_source(std::string text, bool by_reader);
  /// Another program is in the editor.
  void open_program();
  /// Sets or clears a breakpoint at a line of the open file, or at the first one below it that
  /// holds code. Returns that line when a run will stop there now.
  std::optional<int> toggle_breakpoint(int line);
  /// Sets the one that a file had when it was open last.
  void add_breakpoint(std::string_view file, int line) { breakpoints_.add(file, line); }
  const Breakpoints& breakpoints() const { return breakpoints_; }
  /// Shows the run as it was before it was changed.
  void undo_what_if();
  /// In which line a changed run first printed something else.
  std::optional<std::size_t> difference() const;
  /// Those of the open file.
  std::vector<int> stops() const;
  void start(Scenario scenario, bool paused);
  /// Does what an entry of the inspector does, the one of `inspection().buttons()` that has this
  /// number: shows a moment, or runs again with a change. Returns whether the run is another one.
  bool press_entry(std::size_t button);

  /// Shows the moment at which a line of the output had just been printed.
  void choose_line(std::size_t line);
  /// Shows the next time that a line of the open file runs, if it is the text that ran and the run
  /// does not go on by itself just now.
  void choose_source_line(int line);
  /// What the inspector showed in the frame that was drawn last.
  const Inspection& inspection() const { return inspection_; }
  const InspectorPanel::Extent& inspector_extent() const { return inspector_extent_; }
  /// Where the run stands, for a slider over its steps: the step, and how many there are.
  struct Progress {
    trace::StepNumber step = 0;
    trace::StepNumber steps = 0;
    friend bool operator==(const Progress&, const Progress&) = default;
  };
  Progress progress() const;
  /// Shows the begin of a step; `steps` or more: the end.
  void choose_step(trace::StepNumber step);
  /// Shows the first step of the task that the timeline has found.
  void choose_found_task();
  /// Whether something was asked of the run since this was called last.
  bool take_command() { return std::exchange(took_command_, false); }
  /// Whether something moves, so that another frame is needed.
  bool in_motion() const { return timeline_shown_ && timeline.gliding(); }

  /// Paints one frame on a ground of the panels' colour; ImGui::NewFrame has been called.
  void draw(const Faces& faces);
  /// Where draw painted the controls.
  const Placements& placements() const { return placements_; }
  /// Whether a panel is being resized with the pointer.
  bool dragging() const { return dragging_; }

  /// The editor's share of the page, between 0 and 1: beside the output, or above it.
  float share() const { return stacked_ ? share_stacked_ : share_beside_; }
  void set_share(float share);
  /// Remembers the shares of both layouts.
  void set_shares(float beside, float stacked) {
    share_beside_ = beside;
    share_stacked_ = stacked;
  }
  /// The timeline's share of the page's height, where it stands below the others.
  float timeline_share() const { return timeline_share_; }
  void set_timeline_share(float share);
  float share_beside() const { return share_beside_; }
  float share_stacked() const { return share_stacked_; }
  bool stacked() const { return stacked_; }

  /// How the run goes, in a few words.
  std::string status() const;
  Pointer pointer() const;

 private:
  Box draw_bar(const Painter& painter, const Box& page);
  Box draw_notice(const Painter& painter, const Box& rest);
  void draw_cross(const Painter& painter, const Box& box) const;
  void draw_panels(const Painter& painter, const Box& rest);
  void draw_two_panels(const Painter& painter, const Box& rest);
  float draw_tabs(const Painter& painter, const Box& head);
  float draw_view_tabs(const Painter& painter, const Box& head);
  void draw_editor(const Painter& painter, const Box& box);
  void draw_second_panel(const Painter& painter, const Box& box);
  void draw_output(const Painter& painter, const Box& head, const Box& body, float x);
  std::string run_text() const;
  std::string comparison_text() const;
  void draw_comparison(const Painter& painter, const Box& head, const Box& body, float x);
  float draw_status(const Painter& painter, const std::string& words, float left, float right,
                    float y);
  float draw_output_steps(const Painter& painter, const Box& head, float x, std::string_view count);
  void draw_timeline(const Painter& painter, const Box& box);
  void draw_timeline_body(const Painter& painter, const Box& body);
  Box draw_timeline_row(const Painter& painter, const Box& body);
  void place_search(const Painter& painter, const Box& row, float left, float right);
  float draw_steps(const Painter& painter, const Box& head);
  float draw_trace_button(const Painter& painter, const Box& head, float left, float right);
  float draw_axis_tabs(const Painter& painter, const Box& head, float x);
  void draw_inspector(const Painter& painter, const Box& box);
  void draw_inspector_body(const Painter& painter, const Box& body);
  void draw_hint(const Painter& painter, const Box& body, std::string_view words) const;
  float text_button(const Painter& painter, const Box& head, float right, std::string_view control,
                    std::string_view label, bool strong, bool enabled);
  Box draw_head(const Painter& painter, const Box& box, Box& head) const;
  float divide(const Painter& painter, const Box& rest) const;
  bool drag_divider(const Painter& painter, std::string_view name, const Box& divider);
  void inspect_run();

  Placements placements_;
  Breakpoints breakpoints_;
  float share_beside_ = 0.55f;
  float share_stacked_ = 0.56f;
  float timeline_share_ = 0.36f;
  Inspection inspection_;
  /// Of what: nothing that is inspected changes while this stays the same.
  struct Inspected {
    const Session* session = nullptr;
    std::uint64_t record = 0;
    std::uint64_t output = 0;
    trace::EventNumber moment = 0;
    bool edited = false;
    bool with_marks = false;
    bool held_up = false;
    friend bool operator==(const Inspected&, const Inspected&) = default;
  };
  std::optional<Inspected> inspected_;
  InspectorPanel::Extent inspector_extent_;
  bool took_command_ = false;
  bool tabbed_ = false;
  bool timeline_shown_ = false;  ///< In the frame that was drawn last.
  bool stacked_ = false;
  bool divided_by_reader_ = false;  ///< Else an embedded program gets the height that it needs.
  bool dragging_ = false;
};

}  // namespace looplane::ui
