#include "ui/editor_panel.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace looplane::ui {

namespace {

constexpr int columns_per_tab = 4;

ImU32 colour_of(const Theme& theme, Token::Kind kind) {
  switch (kind) {
    case Token::Kind::keyword:
      return theme.keyword;
    case Token::Kind::string:
      return theme.string;
    case Token::Kind::number:
      return theme.number;
    case Token::Kind::comment:
      return theme.comment;
    case Token::Kind::function:
      return theme.function;
    case Token::Kind::plain:
      break;
  }
  return theme.text;
}

}  // namespace

/// Where the text stands in this frame.
struct EditorPanel::Place {
  const Painter& painter;
  Box box;
  float line_height;
  float column;  ///< The width of one column.
  float gutter;
  float text_x;
  float text_y;
  std::size_t first;  ///< The lines in sight: [first, last).
  std::size_t last;

  float top(std::size_t line) const { return text_y + static_cast<float>(line) * line_height; }
  float centre(std::size_t line) const { return top(line) + line_height / 2; }
};

float EditorPanel::gutter(const Painter& painter) const {
  const std::size_t digits = std::max<std::size_t>(3, std::to_string(code_.lines().size()).size());
  return painter.px(34) + static_cast<float>(digits) * painter.width(Face::code, text_size, "0");
}

float EditorPanel::natural_height(const Painter& painter) const {
  return painter.px(top_padding * 2) +
         painter.line_height(text_size) * static_cast<float>(code_.lines().size());
}

int EditorPanel::line_with_code(int line) const {
  const auto is_code = [this](const CodeLine& each) {
    return each.first_token < each.last_token &&
           code_.tokens()[each.first_token].kind != Token::Kind::comment;
  };
  const auto& lines = code_.lines();
  const auto from = std::min(static_cast<std::size_t>(std::max(line - 1, 0)), lines.size());
  const auto found =
      std::find_if(lines.begin() + static_cast<std::ptrdiff_t>(from), lines.end(), is_code);
  return found == lines.end() ? 0 : static_cast<int>(found - lines.begin()) + 1;
}

int EditorPanel::running_line() const {
  const auto running = std::ranges::find_if(marks_, &LineMark::running);
  return running == marks_.end() ? 0 : running->line;
}

void EditorPanel::draw(const Painter& painter, const Box& box, ImVec2 pointer) const {
  const float height = painter.line_height(text_size);
  const float inset = gutter(painter);
  const float text_y = box.y0 + painter.px(top_padding) - view_.scroll_y;
  const float count = static_cast<float>(code_.lines().size());
  const Place place{
      .painter = painter,
      .box = box,
      .line_height = height,
      .column = painter.width(Face::code, text_size, "0"),
      .gutter = inset,
      .text_x = box.x0 + inset - view_.scroll_x,
      .text_y = text_y,
      .first =
          static_cast<std::size_t>(std::clamp(std::floor((box.y0 - text_y) / height), 0.0f, count)),
      .last =
          static_cast<std::size_t>(std::clamp(std::ceil((box.y1 - text_y) / height), 0.0f, count)),
  };
  const Clip clip(painter, box);
  draw_running_line(place);
  if (view_.focused) draw_selection(place);
  {
    const Clip text_clip(painter, {box.x0 + inset, box.y0, box.x1, box.y1});
    for (std::size_t line = place.first; line < place.last; ++line) draw_line(place, line);
  }
  draw_numbers(place, pointer);
  draw_marks(place);
  painter.scroll_bar(box, view_.scroll_y, natural_height(painter));
  const Box text{box.x0 + inset, box.y0, box.x1, box.y1};
  painter.scroll_bar(text, view_.scroll_x, widest_line(place) + painter.px(14), true);
}

/// Of the line with the most bytes, which is seldom not the widest.
float EditorPanel::widest_line(const Place& place) const {
  const auto& lines = code_.lines();
  const auto bytes = [](const CodeLine& line) { return line.end - line.begin; };
  const auto longest = std::ranges::max_element(lines, {}, bytes);
  if (longest == lines.end()) return 0;
  return x_of(place, static_cast<std::size_t>(longest - lines.begin()), longest->end) -
         place.text_x;
}

/// The line at which the step at work stands, or at which the program failed.
void EditorPanel::draw_running_line(const Place& place) const {
  const Theme& theme = place.painter.theme;
  for (const LineMark& mark : marks_) {
    if (!mark.running && !mark.failed) continue;
    const float top = place.top(static_cast<std::size_t>(mark.line - 1));
    place.painter.fill({place.box.x0, top, place.box.x1, top + place.line_height},
                       mark.failed ? faded(theme.bad, 40) : theme.selection);
  }
}

/// The mark of each task, beside the line at which it stands.
void EditorPanel::draw_marks(const Place& place) const {
  const Painter& painter = place.painter;
  constexpr std::size_t most = 3;  // That there is room for.
  for (std::size_t i = 0; i < marks_.size(); ++i) {
    const int line = marks_[i].line;
    const auto is_here = [line](const LineMark& each) { return each.line == line; };
    const auto before =
        std::count_if(marks_.begin(), marks_.begin() + static_cast<std::ptrdiff_t>(i), is_here);
    if (before >= static_cast<std::ptrdiff_t>(most)) continue;
    const ImVec2 centre{place.box.x0 + painter.px(7) + painter.px(9) * static_cast<float>(before),
                        place.centre(static_cast<std::size_t>(line - 1))};
    if (marks_[i].failed) {
      painter.cross(centre, painter.px(3.5f), painter.theme.bad);
    } else if (marks_[i].task == trace::none) {
      painter.arrowhead(centre, painter.px(4), true, painter.theme.dim);
    } else {
      const TaskLook look = task_look(painter.theme, static_cast<int>(marks_[i].task) + 1);
      painter.mark(look.mark, centre, painter.px(3.5f), look.colour);
    }
  }
}

void EditorPanel::draw_selection(const Place& place) const {
  const std::size_t begin = std::min(view_.selection_begin, code_.text().size());
  const std::size_t end = std::min(view_.selection_end, code_.text().size());
  const std::size_t first = code_.line_of(begin);
  const std::size_t last = code_.line_of(end);
  const ImU32 colour = place.painter.theme.selection;
  if (begin == end) {
    place.painter.fill(
        {place.box.x0, place.top(first), place.box.x1, place.top(first) + place.line_height},
        colour);
    return;
  }
  const Clip clip(place.painter,
                  {place.box.x0 + place.gutter, place.box.y0, place.box.x1, place.box.y1});
  // Stronger than the current line, and still a ground on which every token can be read.
  const ImU32 strong = (place.painter.theme.accent & ~IM_COL32_A_MASK) | IM_COL32(0, 0, 0, 70);
  for (std::size_t line = std::max(first, place.first); line <= std::min(last, place.last);
       ++line) {
    if (line >= code_.lines().size()) break;
    const float x0 = line == first ? x_of(place, line, begin) : place.text_x;
    const float x1 = line == last ? x_of(place, line, end)
                                  : x_of(place, line, code_.lines()[line].end) + place.column / 2;
    place.painter.fill({x0, place.top(line), x1, place.top(line) + place.line_height}, strong);
  }
}

void EditorPanel::draw_line(const Place& place, std::size_t index) const {
  const CodeLine& line = code_.lines()[index];
  float x = place.text_x;
  std::size_t at = line.begin;
  for (std::size_t i = line.first_token; i < line.last_token && x < place.box.x1; ++i) {
    const Token& token = code_.tokens()[i];
    x = draw_run(place, x, place.centre(index), Token::Kind::plain, at, token.begin, false);
    x = draw_run(place, x, place.centre(index), token.kind, token.begin, token.end, true);
    at = token.end;
  }
}

/// Draws (or only measures) the bytes [begin, end), with tabs reaching to the next stop.
float EditorPanel::draw_run(const Place& place, float x, float centre_y, Token::Kind kind,
                            std::size_t begin, std::size_t end, bool visible) const {
  const Face face = kind == Token::Kind::comment ? Face::comment : Face::code;
  const std::string_view text(code_.text());
  while (begin < end) {
    const std::size_t tab = std::min(text.find('\t', begin), end);
    const std::string_view piece = text.substr(begin, tab - begin);
    if (!visible) {
      x += place.painter.width(face, text_size, piece);
    } else if (!piece.empty()) {
      x = place.painter.text(x, centre_y, face, text_size, colour_of(place.painter.theme, kind),
                             piece);
    }
    begin = tab;
    if (begin < end) {
      const float stop = place.column * columns_per_tab;
      x = place.text_x + (std::floor((x - place.text_x) / stop + 0.01f) + 1) * stop;
      ++begin;
    }
  }
  return x;
}

float EditorPanel::x_of(const Place& place, std::size_t line, std::size_t offset) const {
  return draw_run(place, place.text_x, 0, Token::Kind::plain, code_.lines()[line].begin, offset,
                  false);
}

/// A tag behind the number that points at the line: there a run stops.
void EditorPanel::draw_stop(const Place& place, std::size_t line, bool is_set) const {
  const Painter& painter = place.painter;
  const std::string number = std::to_string(line + 1);
  const float digits = std::max(painter.width(Face::code, text_size, number), place.column * 2);
  const float y = place.centre(line);
  const float half = painter.px(8);
  const float right = place.box.x0 + place.gutter - painter.px(6);
  const float left = right - digits - painter.px(6);
  const std::array<ImVec2, 5> corners = {ImVec2{left, y - half}, ImVec2{right, y - half},
                                         ImVec2{right + painter.px(5), y}, ImVec2{right, y + half},
                                         ImVec2{left, y + half}};
  const ImU32 colour = painter.theme.accent;
  if (is_set) {
    painter.list()->AddConvexPolyFilled(corners.data(), corners.size(), colour);
  } else {
    painter.list()->AddPolyline(corners.data(), corners.size(), faded(colour, 150),
                                ImDrawFlags_Closed, painter.hairline());
  }
}

void EditorPanel::draw_numbers(const Place& place, ImVec2 pointer) const {
  const Theme& theme = place.painter.theme;
  const std::size_t current = code_.line_of(std::min(view_.selection_end, code_.text().size()));
  const float right = place.box.x0 + place.gutter - place.painter.px(8);
  for (std::size_t line = place.first; line < place.last; ++line) {
    const bool here = view_.focused && line == current;
    const bool is_stop = std::ranges::binary_search(stops_, static_cast<int>(line) + 1);
    const Box margin{place.box.x0, place.top(line), place.box.x0 + place.gutter,
                     place.top(line) + place.line_height};
    if (is_stop || margin.contains(pointer)) draw_stop(place, line, is_stop);
    const ImU32 plain = here ? theme.dim : theme.faint;
    place.painter.text_right(right, place.centre(line), Face::code, text_size,
                             is_stop ? theme.on_accent : plain, std::to_string(line + 1));
  }
}

}  // namespace looplane::ui
