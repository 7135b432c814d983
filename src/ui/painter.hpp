#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "imgui.h"
#include "ui/theme.hpp"

namespace looplane::ui {

/// A rectangle in device pixels.
struct Box {
  float x0 = 0, y0 = 0, x1 = 0, y1 = 0;

  float width() const { return x1 - x0; }
  float height() const { return y1 - y0; }
  float centre_x() const { return (x0 + x1) / 2; }
  float centre_y() const { return (y0 + y1) / 2; }
  bool contains(ImVec2 at) const { return at.x >= x0 && at.x < x1 && at.y >= y0 && at.y < y1; }
  ImVec2 top_left() const { return {x0, y0}; }
  ImVec2 bottom_right() const { return {x1, y1}; }
  friend bool operator==(const Box&, const Box&) = default;
};

/// The typefaces: one for the interface, one for whatever the program said or is.
enum class Face : std::uint8_t { interface, strong, code, comment };

inline constexpr std::size_t face_count = 4;
using Faces = std::array<ImFont*, face_count>;

/// Text of 13 px stands on a line of 20 px: ImGui's font size is that of the line.
inline constexpr float em_per_line = 13.0f / 20.0f;

/// Draws on one ImGui draw list in a theme. Sizes are given in CSS pixels and come out as whole
/// device pixels, because what lies between two pixels is blurred.
class Painter {
 public:
  Painter(ImDrawList* list, const Theme& theme, const Faces& faces, float pixel_ratio)
      : theme(theme), list_(list), faces_(faces), ratio_(pixel_ratio) {}

  /// CSS pixels in whole device pixels.
  float px(float css) const;
  /// The thickness of a dividing line.
  float hairline() const { return px(1) < 1 ? 1 : px(1); }

  /// Height of the line on which text of `size` stands: what ImGui calls the font's size.
  float line_height(float size) const;
  float width(Face face, float size, std::string_view text) const;
  /// Draws one line of text from `x`, its line centred at `centre_y`; returns where it ends.
  float text(float x, float centre_y, Face face, float size, ImU32 colour,
             std::string_view text) const;
  float text_right(float right, float centre_y, Face face, float size, ImU32 colour,
                   std::string_view text) const;
  /// `text`, or as much of its beginning as fits in `room`, ending in an ellipsis.
  std::string elided(Face face, float size, std::string_view text, float room) const;
  /// `text` in lines that fit in `room`, broken between words.
  std::vector<std::string_view> wrapped(Face face, float size, std::string_view text,
                                        float room) const;

  void fill(const Box& box, ImU32 colour, float rounding = 0,
            ImDrawFlags corners = ImDrawFlags_RoundCornersAll) const;
  void outline(const Box& box, ImU32 colour, float rounding = 0) const;
  void mark(Mark mark, ImVec2 centre, float radius, ImU32 colour) const;
  void cross(ImVec2 centre, float radius, ImU32 colour) const;
  /// A filled triangle that points to the right, or to the left; `radius` is half its height.
  void arrowhead(ImVec2 centre, float radius, bool to_right, ImU32 colour) const;
  /// Over the right edge of a box whose content is `content` high, or with `level` over its lower
  /// edge: which part of that is in sight. Nothing where all of it is.
  void scroll_bar(const Box& box, float offset, float content, bool level = false) const;
  /// The small triangle of a control that opens a list.
  void chevron(ImVec2 centre, ImU32 colour) const;

  ImDrawList* list() const { return list_; }
  ImFont* font(Face face) const { return faces_[static_cast<std::size_t>(face)]; }

  const Theme& theme;

 private:
  ImDrawList* list_;
  const Faces& faces_;
  float ratio_;
};

/// Keeps what is drawn during its life inside a box.
class Clip {
 public:
  Clip(const Painter& painter, const Box& box) : list_(painter.list()) {
    list_->PushClipRect(box.top_left(), box.bottom_right(), true);
  }
  ~Clip() { list_->PopClipRect(); }
  Clip(const Clip&) = delete;
  Clip& operator=(const Clip&) = delete;

 private:
  ImDrawList* list_;
};

}  // namespace looplane::ui
