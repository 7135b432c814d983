#pragma once

#include <string_view>
#include <vector>

#include "ui/inspection.hpp"
#include "ui/painter.hpp"

namespace looplane::ui {

/// Paints an inspection: why now, the queues, who awaits what, variables. The platform's text lies
/// transparent over it and owns the scrolling.
class InspectorPanel {
 public:
  /// Device pixels.
  void set_scroll(float y) { scroll_ = y; }

  /// In device pixels, from the top of all that there is.
  struct Extent {
    float height = 0;
    std::vector<Box> buttons;  ///< Where the entries are that can be pressed, in order.
    friend bool operator==(const Extent&, const Extent&) = default;
  };
  Extent draw(const Painter& painter, const Box& box, const Inspection& inspection,
              ImVec2 pointer) const;

 private:
  struct Pen;

  void draw_why(Pen& pen, const Inspection& inspection) const;
  void draw_chips(Pen& pen, const Inspection::Section& section) const;
  void draw_lines(Pen& pen, const Inspection::Section& section) const;
  void draw_detail(Pen& pen, std::string_view detail, Face face, float left, float end) const;

  float scroll_ = 0;
};

}  // namespace looplane::ui
