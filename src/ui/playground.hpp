#pragma once

#include <string>
#include <vector>

#include "ui/bar.hpp"
#include "ui/editor_panel.hpp"
#include "ui/output_panel.hpp"
#include "ui/painter.hpp"
#include "ui/placement.hpp"
#include "ui/run_control.hpp"

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
      : run(clock), output(std::move(shaper)) {}

  Surroundings surroundings;
  RunControl run;
  EditorPanel editor;
  OutputPanel output;
  Notice notice;
  std::string chapter;  ///< Of the scenario that is shown; may be empty.
  std::string title;
  std::vector<std::string> files;  ///< Names; the first is run as __main__.
  std::size_t open_file = 0;
  /// The control that has just done what it says ("share", "copy"), for as long as that is shown.
  std::string confirmed;

  const Theme& theme() const { return surroundings.light ? light_theme : dark_theme; }

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
  float draw_tabs(const Painter& painter, const Box& head);
  void draw_editor(const Painter& painter, const Box& box);
  void draw_output(const Painter& painter, const Box& box);
  float copy_button(const Painter& painter, const Box& head);
  Box draw_head(const Painter& painter, const Box& box, Box& head) const;
  float divide(const Painter& painter, const Box& rest) const;
  void drag_splitter(const Painter& painter, const Box& rest, float at);

  Placements placements_;
  float share_beside_ = 0.55f;
  float share_stacked_ = 0.56f;
  bool stacked_ = false;
  bool divided_by_reader_ = false;  ///< Else an embedded program gets the height that it needs.
  bool dragging_ = false;
};

}  // namespace looplane::ui
