#include "ui/playground.hpp"

#include <algorithm>
#include <cmath>

namespace looplane::ui {

namespace {

constexpr float head_height = 32;
constexpr float narrow_width = 720;  ///< CSS pixels: below it the panels stand above each other.

std::string speed_text(double speed) {
  if (std::isinf(speed)) return "at once";
  std::string text = std::to_string(speed);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text + "×";
}

std::string line_count(std::size_t count) {
  if (count == 0) return {};
  return std::to_string(count) + (count == 1 ? " line" : " lines");
}

}  // namespace

void Playground::set_share(float share) {
  (stacked_ ? share_stacked_ : share_beside_) = std::clamp(share, 0.15f, 0.85f);
  divided_by_reader_ = true;
}

Pointer Playground::pointer() const {
  const ImGuiIO& io = ImGui::GetIO();
  return {io.MousePos, io.MouseDown[ImGuiMouseButton_Left]};
}

std::string Playground::status() const {
  if (!run.session()) return "Ready";
  const Session& session = *run.session();
  const std::string time = seconds_text(session.now()) + " s virtual";
  switch (session.state()) {
    case Session::State::running:
    case Session::State::waiting:
      return "Running";
    case Session::State::paused:
      return "Paused at " + time;
    case Session::State::stopped:
      return "Stopped after " + time;
    case Session::State::finished:
      break;
  }
  if (session.exit_status() == 0) return "Finished in " + time;
  return "Failed after " + time + ", exit status " + std::to_string(session.exit_status());
}

void Playground::draw(const Faces& faces) {
  placements_.clear();
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(surroundings.size);
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2(0, 0));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 0.0f);
  ImGui::Begin("page", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                   ImGuiWindowFlags_NoNav | ImGuiWindowFlags_NoBringToFrontOnFocus);
  const Painter painter(ImGui::GetWindowDrawList(), theme(), faces, surroundings.pixel_ratio);
  const auto& insets = surroundings.insets;
  const Box page{painter.px(insets.left), painter.px(insets.top),
                 surroundings.size.x - painter.px(insets.right),
                 surroundings.size.y - painter.px(insets.bottom)};
  draw_panels(painter, draw_notice(painter, draw_bar(painter, page)));
  ImGui::End();
  ImGui::PopStyleVar(2);
}

/// Returns what the bar leaves of the page.
Box Playground::draw_bar(const Painter& painter, const Box& page) {
  const BarContent content{
      .chapter = chapter,
      .title = title,
      .time = seconds_text(run.shown_time()),
      .speed = speed_text(run.speed()),
      .running = run.active(),
      .embedded = surroundings.embedded,
      .touch = surroundings.touch,
      .room = surroundings.embedded ? BarContent::Room::compact
                                    : Bar::room_in(page.width() / surroundings.pixel_ratio),
      .link_copied = confirmed == "share",
  };
  const Box bar{page.x0, page.y0, page.x1, page.y0 + painter.px(Bar::height(content))};
  const Pointer at = pointer();
  Bar(painter, content, at, placements_).draw(bar);
  painter.fill({0, bar.y1 - painter.hairline(), surroundings.size.x, bar.y1}, painter.theme.line);
  return {page.x0, bar.y1, page.x1, page.y1};
}

Box Playground::draw_notice(const Painter& painter, const Box& rest) {
  if (notice.text.empty()) return rest;
  const Theme& theme = painter.theme;
  const float margin = painter.px(16);
  const float close = painter.px(surroundings.touch ? 44 : 32);
  const float field_width = painter.px(360);
  const float field_height = painter.px(surroundings.touch ? 44 : 28);
  const float line = painter.line_height(13);
  const float padding = painter.px(surroundings.touch ? 14 : 10);
  const auto lines =
      painter.wrapped(Face::interface, 13, notice.text, rest.width() - margin * 2 - close);
  const float text_width = painter.width(Face::interface, 13, notice.text);
  const bool field_below =
      notice.with_field && text_width + field_width + close + margin * 2 > rest.width();
  const float text_height = line * static_cast<float>(lines.size());
  const Box strip{rest.x0, rest.y0, rest.x1,
                  rest.y0 + text_height + padding * 2 + (field_below ? field_height + padding : 0)};
  painter.fill(strip, theme.raised);
  painter.fill({strip.x0, strip.y0, strip.x0 + painter.px(3), strip.y1},
               notice.error ? theme.bad : theme.accent);
  float y = strip.y0 + padding + line / 2;
  const float first_y = y;
  for (const std::string_view words : lines) {
    painter.text(strip.x0 + margin, y, Face::interface, 13, theme.text, words);
    y += line;
  }
  const Box cross{strip.x1 - close, first_y - close / 2, strip.x1, first_y + close / 2};
  if (notice.with_field) {
    const float x0 = strip.x0 + margin + (field_below ? 0 : text_width + margin);
    const float x1 = field_below ? strip.x1 - margin : cross.x0 - margin;
    const float field_y = field_below ? strip.y1 - padding - field_height / 2 : first_y;
    placements_.push_back(
        {"notice-field", {x0, field_y - field_height / 2, x1, field_y + field_height / 2}});
  }
  draw_cross(painter, cross);
  placements_.push_back({"dismiss", cross});
  painter.fill({0, strip.y1 - painter.hairline(), surroundings.size.x, strip.y1}, theme.line);
  return {rest.x0, strip.y1, rest.x1, rest.y1};
}

void Playground::draw_cross(const Painter& painter, const Box& box) const {
  const ImU32 ink = box.contains(pointer().at) ? painter.theme.text : painter.theme.dim;
  const float r = painter.px(4.5f);
  const ImVec2 c{box.centre_x(), box.centre_y()};
  painter.list()->AddLine({c.x - r, c.y - r}, {c.x + r, c.y + r}, ink, painter.px(1.5f));
  painter.list()->AddLine({c.x - r, c.y + r}, {c.x + r, c.y - r}, ink, painter.px(1.5f));
}

void Playground::draw_panels(const Painter& painter, const Box& rest) {
  // Beside each other also where a zoomed page leaves little height: half a line would be no use.
  const bool short_page = rest.height() < painter.px(340) && rest.width() > painter.px(520);
  stacked_ = rest.width() < painter.px(narrow_width) && !short_page;
  const float at = divide(painter, rest);
  Box first = rest;
  Box second = rest;
  Box divider = rest;
  (stacked_ ? first.y1 : first.x1) = at;
  (stacked_ ? second.y0 : second.x0) = at + painter.hairline();
  (stacked_ ? divider.y0 : divider.x0) = at;
  (stacked_ ? divider.y1 : divider.x1) = at + painter.hairline();
  draw_editor(painter, first);
  draw_output(painter, second);
  painter.fill(divider, painter.theme.line);
  drag_splitter(painter, rest, at);
}

/// Where the editor ends and the output begins.
float Playground::divide(const Painter& painter, const Box& rest) const {
  const float length = stacked_ ? rest.height() : rest.width();
  const float begin = stacked_ ? rest.y0 : rest.x0;
  const float least = std::min(painter.px(stacked_ ? 96 : 220), length / 2);
  float editor_length = length * share();
  if (surroundings.embedded && stacked_ && !divided_by_reader_) {
    editor_length = painter.px(head_height) + editor.natural_height(painter);
  }
  return begin + std::round(std::clamp(editor_length, least, length - least));
}

void Playground::drag_splitter(const Painter& painter, const Box& rest, float at) {
  const float reach = painter.px(surroundings.touch ? 14 : 4);
  Box handle = rest;
  (stacked_ ? handle.y0 : handle.x0) = at - reach;
  (stacked_ ? handle.y1 : handle.x1) = at + reach;
  placements_.push_back({"splitter", handle});
  ImGui::SetCursorScreenPos(handle.top_left());
  ImGui::InvisibleButton("splitter", {handle.width(), handle.height()});
  dragging_ = ImGui::IsItemActive();
  if (dragging_) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const float share =
        stacked_ ? (mouse.y - rest.y0) / rest.height() : (mouse.x - rest.x0) / rest.width();
    set_share(share);
  }
  if (dragging_ || ImGui::IsItemHovered()) {
    const float half = painter.px(1.5f);
    Box bar = rest;
    (stacked_ ? bar.y0 : bar.x0) = at - half;
    (stacked_ ? bar.y1 : bar.x1) = at + half;
    painter.fill(bar, painter.theme.accent);
  }
}

/// Draws the line under a panel's head; returns what is left of the panel.
Box Playground::draw_head(const Painter& painter, const Box& box, Box& head) const {
  head = {box.x0, box.y0, box.x1, box.y0 + painter.px(head_height)};
  painter.fill({box.x0, head.y1 - painter.hairline(), box.x1, head.y1}, painter.theme.line);
  return {box.x0, head.y1, box.x1, box.y1};
}

/// A tab for each file; returns where they end.
float Playground::draw_tabs(const Painter& painter, const Box& head) {
  const Theme& theme = painter.theme;
  float x = head.x0 + painter.px(14);
  for (std::size_t i = 0; i < files.size(); ++i) {
    const float end = x + painter.width(Face::interface, 13, files[i]);
    const float margin = painter.px(7);
    const Box tab{x - margin, head.y0, end + margin, head.y1};
    const bool open = i == open_file;
    painter.text(x, head.centre_y(), Face::interface, 13,
                 open || tab.contains(pointer().at) ? theme.text : theme.dim, files[i]);
    if (open) painter.fill({x, head.y1 - painter.px(2), end, head.y1}, theme.accent);
    if (files.size() > 1) placements_.push_back({"file-" + std::to_string(i), tab});
    x = end + painter.px(16);
  }
  return x;
}

void Playground::draw_editor(const Painter& painter, const Box& box) {
  const Theme& theme = painter.theme;
  Box head;
  const Box body = draw_head(painter, box, head);
  const float end = draw_tabs(painter, head);
  const std::string_view hint = surroundings.apple ? "\u2318 Enter runs" : "Ctrl+Enter runs";
  const float hint_x = head.x1 - painter.px(14) - painter.width(Face::interface, 12, hint);
  if (!surroundings.touch && hint_x > end) {
    painter.text(hint_x, head.centre_y(), Face::interface, 12, theme.dim, hint);
  }
  editor.draw(painter, body);
  placements_.push_back({"scenario", body});
}

void Playground::draw_output(const Painter& painter, const Box& box) {
  const Theme& theme = painter.theme;
  Box head;
  const Box body = draw_head(painter, box, head);
  const float y = head.centre_y();
  const float x = painter.text(head.x0 + painter.px(14), y, Face::strong, 13, theme.text, "Output");
  const float right = copy_button(painter, head) - painter.px(8);
  const std::string words = status();
  const bool failed = run.session() && run.session()->exit_status() != 0;
  const std::string count = line_count(run.output().size());
  const float count_end = x + painter.px(12) + painter.width(Face::interface, 12, count);
  // How it ended matters more than how much was printed.
  if (count_end + painter.px(20) + painter.width(Face::interface, 12, words) < right) {
    painter.text(x + painter.px(12), y, Face::interface, 12, theme.dim, count);
  }
  const std::string shown = painter.elided(Face::interface, 12, words, right - x - painter.px(12));
  const float left =
      painter.text_right(right, y, Face::interface, 12, failed ? theme.bad : theme.dim, shown);
  if (run.active()) {
    painter.mark(Mark::circle, {left - painter.px(8), y}, painter.px(3), theme.accent);
  }
  if (run.output().empty() && !run.session()) {
    painter.text(body.x0 + painter.px(14), body.y0 + painter.px(20), Face::interface, 13, theme.dim,
                 "Run prints here, with the time and the task of each line.");
  }
  output.draw(painter, body, run.output(), pointer().at);
  placements_.push_back({"output", body});
}

/// Returns where the button begins.
float Playground::copy_button(const Painter& painter, const Box& head) {
  if (run.output().empty()) return head.x1 - painter.px(6);
  const bool copied = confirmed == "copy";
  const std::string_view label = copied ? "Copied" : "Copy";
  const float width = painter.width(Face::interface, 12, label) + painter.px(16);
  const float reach = painter.px(surroundings.touch ? 22 : 12);
  const Box box{head.x1 - painter.px(6) - width, head.centre_y() - reach, head.x1 - painter.px(6),
                head.centre_y() + reach};
  placements_.push_back({"copy", box});
  painter.text(box.x0 + painter.px(8), head.centre_y(), Face::interface, 12,
               copied || box.contains(pointer().at) ? painter.theme.accent : painter.theme.dim,
               label);
  return box.x0;
}

}  // namespace looplane::ui
