#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "session/session.hpp"
#include "ui/painter.hpp"

namespace looplane::ui {

/// Paints what the program printed: for each line its virtual time, the mark of the task that
/// printed it, and the text. The platform's log lies transparent over it and owns scrolling and
/// selection.
class OutputPanel {
 public:
  /// Distances in device pixels.
  struct View {
    float scroll_x = 0;
    float scroll_y = 0;
  };
  /// Turns text into what can be drawn glyph by glyph.
  using Shaper = std::function<std::string(const std::string&)>;

  static constexpr float text_size = 13;
  static constexpr float row_height = 22;  ///< CSS pixels.
  static constexpr float top_padding = 8;

  explicit OutputPanel(Shaper shaper) : shaper_(std::move(shaper)) {}

  /// Room for time and mark at the left of a panel, in device pixels; for the mark alone where the
  /// panel is very narrow.
  static float gutter(const Painter& painter, const Box& box);

  void set_view(const View& view) { view_ = view; }
  /// Forgets what belonged to the lines of the run before.
  void clear() { shaped_.clear(); }

  /// The first `shown` lines have been printed at the moment that is looked at; the others are to
  /// come. `pointer` is where the mouse is, for the line under it tells who printed it.
  /// `different`: the first line that is not the same in the output that stands beside it.
  void draw(const Painter& painter, const Box& box, const std::vector<OutputLine>& lines,
            std::size_t shown, ImVec2 pointer,
            std::optional<std::size_t> different = std::nullopt) const;
  /// The row at a height on the screen, or no row: then it is not less than `count`.
  std::size_t row_at(const Painter& painter, const Box& box, float y, std::size_t count) const;

 private:
  void draw_row(const Painter& painter, const Box& box, float centre_y,
                const std::vector<OutputLine>& lines, std::size_t row, bool hovered,
                bool to_come) const;
  const std::string& drawable(const OutputLine& line, std::size_t row) const;

  Shaper shaper_;
  View view_;
  struct Shaped {
    std::string source;
    std::string drawable;
  };
  mutable std::unordered_map<std::size_t, Shaped> shaped_;
};

/// Time as a reader reads it: seconds and milliseconds, "1.000".
std::string seconds_text(Nanoseconds time);

}  // namespace looplane::ui
