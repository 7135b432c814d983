#include "ui/painter.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>

namespace looplane::ui {

float Painter::px(float css) const { return std::round(css * ratio_); }

float Painter::line_height(float size) const { return std::round(size / em_per_line * ratio_); }

float Painter::width(Face face, float size, std::string_view text) const {
  if (text.empty()) return 0;
  return font(face)
      ->CalcTextSizeA(line_height(size), FLT_MAX, 0, text.data(), text.data() + text.size())
      .x;
}

float Painter::text(float x, float centre_y, Face face, float size, ImU32 colour,
                    std::string_view text) const {
  const float height = line_height(size);
  list_->AddText(font(face), height, {std::round(x), std::round(centre_y - height / 2)}, colour,
                 text.data(), text.data() + text.size());
  return x + width(face, size, text);
}

float Painter::text_right(float right, float centre_y, Face face, float size, ImU32 colour,
                          std::string_view text) const {
  const float x = right - width(face, size, text);
  this->text(x, centre_y, face, size, colour, text);
  return x;
}

std::string Painter::elided(Face face, float size, std::string_view text, float room) const {
  if (width(face, size, text) <= room) return std::string(text);
  constexpr std::string_view ellipsis = "…";
  const float left = room - width(face, size, ellipsis);
  const char* end = text.data();
  font(face)->CalcTextSizeA(line_height(size), left > 0 ? left : 0, 0, text.data(),
                            text.data() + text.size(), &end);
  return std::string(text.data(), end).append(ellipsis);
}

/// Whether a number stands before this space, and its unit behind it: "3.000 s".
static bool is_within_time(const char* begin, const char* space, const char* end) {
  const auto is_word = [](char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0; };
  return space > begin && std::isdigit(static_cast<unsigned char>(space[-1])) != 0 &&
         end - space >= 2 && space[0] == ' ' && space[1] == 's' &&
         (end - space == 2 || !is_word(space[2]));
}

std::vector<std::string_view> Painter::wrapped(Face face, float size, std::string_view text,
                                               float room) const {
  std::vector<std::string_view> lines;
  const char* at = text.data();
  const char* const end = at + text.size();
  while (at < end) {
    const char* stop = font(face)->CalcWordWrapPosition(line_height(size), at, end, room);
    if (stop == at) break;
    // ImGui would part "0." and "5" too.
    const std::string_view line(at, static_cast<std::size_t>(stop - at));
    const std::size_t space = stop < end && *stop != ' ' ? line.rfind(' ') : std::string_view::npos;
    if (space != std::string_view::npos && space > 0) stop = at + space;
    if (stop < end && is_within_time(at, stop, end)) {
      const std::size_t before = std::string_view(at, stop).rfind(' ');
      if (before != std::string_view::npos && before > 0) stop = at + before;
    }
    lines.emplace_back(at, stop);
    for (at = stop; at < end && *at == ' ';) ++at;
  }
  return lines;
}

void Painter::fill(const Box& box, ImU32 colour, float rounding, ImDrawFlags corners) const {
  list_->AddRectFilled(box.top_left(), box.bottom_right(), colour, px(rounding), corners);
}

void Painter::outline(const Box& box, ImU32 colour, float rounding) const {
  list_->AddRect(box.top_left(), box.bottom_right(), colour, px(rounding), 0, hairline());
}

void Painter::mark(Mark mark, ImVec2 centre, float radius, ImU32 colour) const {
  const auto [x, y] = centre;
  const float r = radius;
  switch (mark) {
    case Mark::circle:
      list_->AddCircleFilled(centre, r, colour);
      break;
    case Mark::square:
      list_->AddRectFilled({x - r * 0.9f, y - r * 0.9f}, {x + r * 0.9f, y + r * 0.9f}, colour);
      break;
    case Mark::diamond:
      list_->AddQuadFilled({x, y - r * 1.3f}, {x + r * 1.3f, y}, {x, y + r * 1.3f},
                           {x - r * 1.3f, y}, colour);
      break;
    case Mark::triangle:
      list_->AddTriangleFilled({x, y - r * 1.2f}, {x + r * 1.2f, y + r}, {x - r * 1.2f, y + r},
                               colour);
      break;
    case Mark::triangle_down:
      list_->AddTriangleFilled({x, y + r * 1.2f}, {x - r * 1.2f, y - r}, {x + r * 1.2f, y - r},
                               colour);
      break;
    case Mark::plus:
      list_->AddRectFilled({x - r * 1.1f, y - r * 0.4f}, {x + r * 1.1f, y + r * 0.4f}, colour);
      list_->AddRectFilled({x - r * 0.4f, y - r * 1.1f}, {x + r * 0.4f, y + r * 1.1f}, colour);
      break;
  }
}

void Painter::cross(ImVec2 centre, float radius, ImU32 colour) const {
  const auto [x, y] = centre;
  const float r = radius;
  list_->AddLine({x - r, y - r}, {x + r, y + r}, colour, px(1.5f));
  list_->AddLine({x - r, y + r}, {x + r, y - r}, colour, px(1.5f));
}

void Painter::arrowhead(ImVec2 centre, float radius, bool to_right, ImU32 colour) const {
  const float tip = radius * (to_right ? 0.9f : -0.9f);
  const ImVec2 top{centre.x - tip, centre.y - radius};
  const ImVec2 bottom{centre.x - tip, centre.y + radius};
  const ImVec2 point{centre.x + tip, centre.y};
  if (to_right) {
    list_->AddTriangleFilled(top, point, bottom, colour);
  } else {
    list_->AddTriangleFilled(top, bottom, point, colour);
  }
}

void Painter::scroll_bar(const Box& box, float offset, float content, bool level) const {
  const float room = level ? box.width() : box.height();
  if (content <= room + px(1)) return;
  const float length = std::max(room * room / content, px(28));
  const float begin = std::clamp(offset / (content - room), 0.0f, 1.0f) * (room - length);
  const float near = px(2);
  const float far = px(6);
  const Box bar = level ? Box{box.x0 + begin, box.y1 - far, box.x0 + begin + length, box.y1 - near}
                        : Box{box.x1 - far, box.y0 + begin, box.x1 - near, box.y0 + begin + length};
  fill(bar, faded(theme.dim, 110), 2);
}

void Painter::chevron(ImVec2 centre, ImU32 colour) const {
  const float r = px(3);
  list_->AddTriangleFilled({centre.x - r, centre.y - r / 2}, {centre.x + r, centre.y - r / 2},
                           {centre.x, centre.y + r}, colour);
}

}  // namespace looplane::ui
