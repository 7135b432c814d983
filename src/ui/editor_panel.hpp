#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "ui/highlighter.hpp"
#include "ui/inspection.hpp"
#include "ui/painter.hpp"

namespace looplane::ui {

/// Paints the program. Who owns the text, its selection and its scrolling is the platform's text
/// field, which lies transparent over the painted text; it tells here what to show.
class EditorPanel {
 public:
  /// What the text field shows at the moment. Offsets are bytes, distances device pixels.
  struct View {
    std::size_t selection_begin = 0;
    std::size_t selection_end = 0;
    float scroll_x = 0;
    float scroll_y = 0;
    bool focused = false;
  };

  static constexpr float text_size = 13;
  static constexpr float top_padding = 10;  ///< CSS pixels above the first line.

  void set_text(std::string text) { code_.assign(std::move(text)); }
  const std::string& text() const { return code_.text(); }
  void set_view(const View& view) { view_ = view; }
  /// Where the tasks of the run stand at the moment that is looked at.
  void set_marks(std::vector<LineMark> marks) { marks_ = std::move(marks); }
  /// The line at which the step at work stands; 0: none does, or in another file.
  int running_line() const;
  /// The lines at which a run is to stop.
  void set_stops(std::vector<int> lines) { stops_ = std::move(lines); }

  /// This line, or the first one below it that holds more than a comment; 0: there is none.
  int line_with_code(int line) const;

  /// Room for line numbers and marks at the left, in device pixels.
  float gutter(const Painter& painter) const;
  /// The height at which all lines are in sight, in device pixels.
  float natural_height(const Painter& painter) const;
  /// `pointer`: over the margin, it shows where a click would make a run stop.
  void draw(const Painter& painter, const Box& box, ImVec2 pointer) const;

 private:
  struct Place;

  void draw_selection(const Place& place) const;
  void draw_line(const Place& place, std::size_t index) const;
  void draw_numbers(const Place& place, ImVec2 pointer) const;
  void draw_stop(const Place& place, std::size_t line, bool is_set) const;
  void draw_running_line(const Place& place) const;
  void draw_marks(const Place& place) const;
  float draw_run(const Place& place, float x, float centre_y, Token::Kind kind, std::size_t begin,
                 std::size_t end, bool visible) const;
  float widest_line(const Place& place) const;
  float x_of(const Place& place, std::size_t line, std::size_t offset) const;

  HighlightedText code_;
  View view_;
  std::vector<LineMark> marks_;
  std::vector<int> stops_;
};

}  // namespace looplane::ui
