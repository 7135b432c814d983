#include "ui/output_panel.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <string_view>

namespace looplane::ui {

namespace {

constexpr float narrowest_with_time = 260;

/// Below U+0300 each code point is a glyph of its own; beyond it characters may combine.
bool may_combine(const std::string& text) {
  return std::ranges::any_of(text, [](char c) { return static_cast<unsigned char>(c) >= 0xcc; });
}

/// A tab reaches to the next eighth column, as in a terminal.
std::string with_blanks_for_tabs(const std::string& text) {
  constexpr std::size_t stop = 8;
  std::string result;
  std::size_t column = 0;
  for (const char c : text) {
    if (c == '\t') {
      const std::size_t blanks = stop - column % stop;
      result.append(blanks, ' ');
      column += blanks;
      continue;
    }
    result.push_back(c);
    const bool continues = (static_cast<unsigned char>(c) & 0xc0) == 0x80;
    if (!continues) ++column;
  }
  return result;
}

/// A word for what does not come from print: colour alone does not tell.
std::string_view stream_word(OutputLine::Stream stream) {
  switch (stream) {
    case OutputLine::Stream::error:
      return "stderr";
    case OutputLine::Stream::notice:
      return "note";
    case OutputLine::Stream::out:
      break;
  }
  return {};
}

std::string origin_text(const OutputLine& line) {
  std::string text = line.task_name.empty() ? "outside any task" : line.task_name;
  if (line.source_line > 0) text += ", line " + std::to_string(line.source_line);
  return text;
}

}  // namespace

std::string seconds_text(Nanoseconds time) {
  const long long milliseconds = time / 1'000'000;
  std::array<char, 32> text;
  const int size = std::snprintf(text.data(), text.size(), "%lld.%03lld", milliseconds / 1000,
                                 milliseconds % 1000);
  return {text.data(), static_cast<std::size_t>(size)};
}

float OutputPanel::gutter(const Painter& painter, const Box& box) {
  if (box.width() < painter.px(narrowest_with_time)) return painter.px(28);
  return painter.px(box.width() < painter.px(440) ? 80 : 98);
}

std::size_t OutputPanel::row_at(const Painter& painter, const Box& box, float y,
                                std::size_t count) const {
  const float row =
      (y - box.y0 - painter.px(top_padding) + view_.scroll_y) / painter.px(row_height);
  if (row < 0) return count;
  return std::min(static_cast<std::size_t>(row), count);
}

void OutputPanel::draw(const Painter& painter, const Box& box, const std::vector<OutputLine>& lines,
                       std::size_t shown, ImVec2 pointer,
                       std::optional<std::size_t> different) const {
  const Clip clip(painter, box);
  const float height = painter.px(row_height);
  const float top = box.y0 + painter.px(top_padding) - view_.scroll_y;
  const std::size_t hovered =
      box.contains(pointer) ? row_at(painter, box, pointer.y, lines.size()) : lines.size();
  const auto first = static_cast<std::size_t>(std::max(0.0f, (box.y0 - top) / height));
  for (std::size_t row = first; row < lines.size(); ++row) {
    const float y = top + static_cast<float>(row) * height;
    if (y >= box.y1) break;
    if (row == hovered || (shown < lines.size() && row + 1 == shown)) {
      painter.fill({box.x0, y, box.x1, y + height}, painter.theme.selection);
    }
    if (row == different) {
      painter.fill({box.x0, y, box.x1, y + height}, faded(painter.theme.accent, 40));
      painter.fill({box.x0, y - painter.px(1), box.x1, y + painter.px(1)}, painter.theme.accent);
    }
    draw_row(painter, box, y + height / 2, lines, row, row == hovered, row >= shown);
  }
  painter.scroll_bar(box, view_.scroll_y,
                     height * static_cast<float>(lines.size()) + painter.px(top_padding * 2));
}

void OutputPanel::draw_row(const Painter& painter, const Box& box, float centre_y,
                           const std::vector<OutputLine>& lines, std::size_t row, bool hovered,
                           bool to_come) const {
  const Theme& theme = painter.theme;
  const OutputLine& line = lines[row];
  // What is not printed yet is there, but faint.
  const auto ink = [to_come](ImU32 colour) { return to_come ? faded(colour, 96) : colour; };
  const float text_x = box.x0 + gutter(painter, box);
  if (box.width() >= painter.px(narrowest_with_time)) {
    painter.text_right(text_x - painter.px(28), centre_y, Face::code, text_size,
                       ink(hovered ? theme.dim : faded(theme.dim, 220)), seconds_text(line.time));
  }
  if (line.task > 0) {
    const TaskLook look = task_look(theme, line.task);
    painter.mark(look.mark, {text_x - painter.px(15), centre_y}, painter.px(4), ink(look.colour));
  }
  const bool plain = line.stream == OutputLine::Stream::out;
  const bool error = line.stream == OutputLine::Stream::error;
  const float half = painter.px(row_height) / 2;
  if (error) {
    painter.fill({text_x - painter.px(5), centre_y - half, text_x - painter.px(3), centre_y + half},
                 faded(theme.bad, to_come ? 60 : 150));
  }
  float end = text_x;
  {
    const Clip clip(painter, {text_x, box.y0, box.x1, box.y1});
    end = painter.text(text_x - view_.scroll_x, centre_y,
                       plain || error ? Face::code : Face::comment, text_size,
                       ink(plain   ? theme.text
                           : error ? theme.bad
                                   : theme.dim),
                       drawable(line, row));
  }
  const bool first_of_its_kind = row == 0 || lines[row - 1].stream != line.stream;
  std::string word;
  if (!plain && (first_of_its_kind || hovered)) word = stream_word(line.stream);
  if (hovered) word += (word.empty() ? "" : ", ") + origin_text(line);
  const float right = box.x1 - painter.px(14);
  const float left = right - painter.width(Face::interface, 12, word) - painter.px(8);
  if (word.empty() || (!hovered && end > left)) return;
  if (hovered) painter.fill({left, centre_y - half, box.x1, centre_y + half}, theme.selection);
  painter.text_right(right, centre_y, Face::interface, 12, error ? theme.bad : theme.dim, word);
}

const std::string& OutputPanel::drawable(const OutputLine& line, std::size_t row) const {
  const bool tabs = line.text.find('\t') != std::string::npos;
  if (!tabs && !may_combine(line.text)) return line.text;
  Shaped& shaped = shaped_[row];
  if (shaped.source != line.text) {
    shaped = {line.text, shaper_(tabs ? with_blanks_for_tabs(line.text) : line.text)};
  }
  return shaped.drawable;
}

}  // namespace looplane::ui
