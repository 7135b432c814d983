#include "ui/playground.hpp"

#include <algorithm>
#include <cmath>

namespace looplane::ui {

namespace {

constexpr float head_height = 32;
constexpr float narrow_width = 720;  ///< CSS pixels: below it the panels stand above each other.
constexpr float roomy_width = 1000;  ///< From there on, all panels are in sight.
constexpr float roomy_height = 440;
constexpr float inspector_width = 300;

std::string speed_text(double speed) {
  if (std::isinf(speed)) return "at once";
  std::string text = std::to_string(speed);
  text.erase(text.find_last_not_of('0') + 1);
  if (text.back() == '.') text.pop_back();
  return text + "×";
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
  if (run.original() && !run.active()) return comparison_text();
  return run_text() + (edited && !run.active() ? ", the text has changed since" : "");
}

std::string Playground::run_text() const {
  const Session& session = *run.session();
  const std::string time = seconds_text(session.now()) + " s virtual";
  switch (session.state()) {
    case Session::State::running:
    case Session::State::waiting:
      return "Running";
    case Session::State::paused: {
      const int line = editor.running_line();
      return "Paused at " + (line > 0 ? "line " + std::to_string(line) + ", " : "") + time;
    }
    case Session::State::stopped:
      return "Stopped after " + time;
    case Session::State::finished:
      break;
  }
  if (session.exit_status() == 0) return "Finished in " + time;
  return "Failed after " + time + ", exit status " + std::to_string(session.exit_status());
}

/// What a change to the run changed.
std::string Playground::comparison_text() const {
  const std::optional<std::size_t> line = difference();
  if (!line && run.standing()) return run.changes() + ": the output is the same so far";
  if (!line) return run.changes() + ": the output is the same";
  return run.changes() + ": the output differs from line " + std::to_string(*line + 1) + " on";
}

std::optional<std::size_t> Playground::difference() const {
  if (!run.original() || run.active()) return std::nullopt;
  const std::optional<std::size_t> line = first_difference(run.original()->output(), run.output());
  // What a run that stands at a breakpoint has not printed yet may still be the same.
  const bool may_come = run.standing() && line == run.output().size();
  return may_come ? std::nullopt : line;
}

void Playground::set_timeline_share(float share) {
  timeline_share_ = std::clamp(share, 0.15f, 0.7f);
}

// --- The program --------------------------------------------------------------------------------

void Playground::set_source(std::string text, bool by_reader) {
  if (by_reader && open_file < files.size()) {
    breakpoints_.follow_edit(files[open_file], editor.text(), text);
  }
  editor.set_text(std::move(text));
}

void Playground::open_program() {
  edited = true;
  breakpoints_.clear();
}

std::vector<int> Playground::stops() const {
  if (open_file >= files.size()) return {};
  return breakpoints_.lines_of(files[open_file]);
}

std::optional<int> Playground::toggle_breakpoint(int line) {
  const int at = editor.line_with_code(line);
  if (at == 0 || open_file >= files.size()) return std::nullopt;
  const bool is_set = breakpoints_.toggle(files[open_file], at);
  // The lines of a run that goes on are those of the text that was run.
  if (!edited) run.set_breakpoints(breakpoints_.all());
  return is_set ? std::optional(at) : std::nullopt;
}

void Playground::start(Scenario scenario, bool paused) {
  inspected_.reset();
  run.start(std::move(scenario), breakpoints_.all(), paused);
  edited = false;
}

bool Playground::press_entry(std::size_t button) {
  const std::vector<Inspection::Entry> buttons = inspection_.buttons();
  if (button >= buttons.size()) return false;
  const Inspection::Entry& entry = buttons[button];
  if (!entry.change) {
    run.look_at(entry.moment);
    return false;
  }
  original_output.clear();
  output.clear();
  inspected_.reset();
  run.what_if(*entry.change, entry.changed);
  return true;
}

void Playground::undo_what_if() {
  output.clear();
  inspected_.reset();
  run.undo_what_if();
}

// --- The page -----------------------------------------------------------------------------------

void Playground::inspect_run() {
  editor.set_stops(stops());
  Inspected now{.session = run.session(), .moment = run.moment()};
  now.edited = edited;
  now.with_marks = !edited && open_file == 0;
  now.held_up = run.held_up();
  if (now.session) {
    now.record = now.session->record().version();
    now.output = now.session->output_version();
  }
  if (now == inspected_) return;
  inspected_ = now;
  inspection_ = {};
  std::vector<LineMark> marks;
  if (run.session()) {
    inspection_ = inspect(*run.session(), run.moment(), now.held_up);
    if (now.with_marks) marks = line_marks(*run.session(), run.moment());
    timeline.mark(edited ? std::vector<trace::StepNumber>{} : run.session()->sought_steps());
  }
  editor.set_marks(std::move(marks));
}

void Playground::draw(const Faces& faces) {
  placements_.clear();
  dragging_ = false;
  timeline_shown_ = false;
  inspect_run();
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
      .standing = run.standing(),
      .begun = run.session() != nullptr,
      .finished = run.finished(),
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
  painter.cross({box.centre_x(), box.centre_y()}, painter.px(4.5f), ink);
}

void Playground::draw_panels(const Painter& painter, const Box& rest) {
  tabbed_ = surroundings.embedded || rest.width() < painter.px(roomy_width) ||
            rest.height() < painter.px(roomy_height);
  if (tabbed_) return draw_two_panels(painter, rest);
  const float line = painter.hairline();
  const float below = std::round(rest.y1 - rest.height() * timeline_share_);
  const float beside = rest.x1 - painter.px(inspector_width);
  draw_two_panels(painter, {rest.x0, rest.y0, beside - line, below});
  draw_inspector(painter, {beside, rest.y0, rest.x1, below});
  draw_timeline(painter, {rest.x0, below + line, rest.x1, rest.y1});
  painter.fill({beside - line, rest.y0, beside, below}, painter.theme.line);
  const Box divider{rest.x0, below, rest.x1, below + line};
  painter.fill(divider, painter.theme.line);
  if (drag_divider(painter, "timeline-splitter", divider)) {
    set_timeline_share((rest.y1 - ImGui::GetIO().MousePos.y) / rest.height());
  }
}

/// The editor and, beside or below it, the output.
void Playground::draw_two_panels(const Painter& painter, const Box& rest) {
  // Beside each other also where a zoomed page leaves little height: half a line would be no use.
  const bool short_page = rest.height() < painter.px(340) && rest.width() > painter.px(520);
  stacked_ = rest.width() < painter.px(narrow_width) && tabbed_ && !short_page;
  const float at = divide(painter, rest);
  Box first = rest;
  Box second = rest;
  Box divider = rest;
  (stacked_ ? first.y1 : first.x1) = at;
  (stacked_ ? second.y0 : second.x0) = at + painter.hairline();
  (stacked_ ? divider.y0 : divider.x0) = at;
  (stacked_ ? divider.y1 : divider.x1) = at + painter.hairline();
  draw_editor(painter, first);
  draw_second_panel(painter, second);
  painter.fill(divider, painter.theme.line);
  if (drag_divider(painter, "splitter", divider)) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    set_share(stacked_ ? (mouse.y - rest.y0) / rest.height() : (mouse.x - rest.x0) / rest.width());
  }
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

/// Whether the reader drags a line between two panels.
bool Playground::drag_divider(const Painter& painter, std::string_view name, const Box& divider) {
  const bool is_level = divider.width() > divider.height();
  const auto widened = [&](float by) {
    Box box = divider;
    (is_level ? box.y0 : box.x0) -= by;
    (is_level ? box.y1 : box.x1) += by;
    return box;
  };
  const Box handle = widened(painter.px(surroundings.touch ? 14 : 4));
  placements_.push_back({std::string(name), handle});
  ImGui::SetCursorScreenPos(handle.top_left());
  ImGui::InvisibleButton(placements_.back().control.c_str(), {handle.width(), handle.height()});
  const bool dragged = ImGui::IsItemActive();
  dragging_ = dragging_ || dragged;
  if (dragged || ImGui::IsItemHovered()) painter.fill(widened(painter.px(1)), painter.theme.accent);
  return dragged;
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
  editor.draw(painter, body, pointer().at);
  placements_.push_back({"scenario", body});
  placements_.push_back({"margin", {body.x0, body.y0, body.x0 + editor.gutter(painter), body.y1}});
}

}  // namespace looplane::ui
