#include <algorithm>
#include <array>
#include <cmath>

#include "ui/playground.hpp"

// The views of a run: output, timeline, inspector.

namespace looplane::ui {

namespace {

std::string line_count(std::size_t shown, std::size_t count) {
  if (count == 0) return {};
  if (shown < count) return std::to_string(shown) + " of " + std::to_string(count) + " lines";
  return std::to_string(count) + (count == 1 ? " line" : " lines");
}

}  // namespace

// --- Choosing a moment --------------------------------------------------------------------------

void Playground::choose_line(std::size_t line) {
  const trace::Record* record = run.record();
  if (record && line < record->output().size()) run.look_at(record->output()[line] + 1);
}

void Playground::choose_source_line(int line) {
  if (edited || run.active() || open_file >= files.size()) return;
  if (editor.line_with_code(line) == line) run.look_at_line({files[open_file], line});
}

void Playground::choose_step(trace::StepNumber step) {
  const trace::Record* record = run.record();
  if (!record) return;
  run.look_at(step < record->steps().size() ? record->steps()[step].began + 1 : record->size());
}

void Playground::choose_found_task() {
  const trace::Record* record = run.record();
  const std::optional<trace::TaskNumber> task = timeline.found();
  if (!record || !task || *task >= record->tasks().size()) return;
  const trace::EventNumber created = record->tasks()[*task].created;
  for (trace::StepNumber step = record->step_before(created); step + 1 < record->steps().size();) {
    if (record->steps()[++step].task == *task) return choose_step(step);
  }
}

Playground::Progress Playground::progress() const {
  const trace::Record* record = run.record();
  if (!record) return {};
  const auto steps = static_cast<trace::StepNumber>(record->steps().size());
  if (run.moment() >= record->size()) return {steps, steps};
  const trace::StepNumber step = trace::step_at(*record, run.moment());
  return {step == trace::none ? 0 : step, steps};
}

// --- Output -------------------------------------------------------------------------------------

/// The panel beside the editor: the output, or where there is room for one view only, that one.
void Playground::draw_second_panel(const Painter& painter, const Box& box) {
  Box head;
  const Box body = draw_head(painter, box, head);
  if (!tabbed_) {
    const float x = painter.text(head.x0 + painter.px(14), head.centre_y(), Face::strong, 13,
                                 painter.theme.text, "Output");
    return draw_output(painter, head, body, x);
  }
  const float x = draw_view_tabs(painter, head);
  switch (view) {
    case View::output:
      return draw_output(painter, head, body, x);
    case View::timeline:
      draw_trace_button(painter, head, x, draw_steps(painter, head));
      return draw_timeline_body(painter, body);
    case View::why:
      draw_steps(painter, head);
      return draw_inspector_body(painter, body);
  }
}

/// Returns where the tabs end.
float Playground::draw_view_tabs(const Painter& painter, const Box& head) {
  const Theme& theme = painter.theme;
  struct Tab {
    View view;
    std::string_view control;
    std::string_view label;
  };
  constexpr std::array<Tab, 3> tabs = {Tab{View::output, "view-output", "Output"},
                                       Tab{View::timeline, "view-timeline", "Timeline"},
                                       Tab{View::why, "view-why", "Why now"}};
  float x = head.x0 + painter.px(14);
  float end = x;
  for (const Tab& tab : tabs) {
    const bool open = tab.view == view;
    end = x + painter.width(open ? Face::strong : Face::interface, 13, tab.label);
    const float reach = painter.px(surroundings.touch ? 6 : 0);
    const Box box{x - painter.px(8), head.y0 - reach, end + painter.px(8), head.y1 + reach};
    placements_.push_back({std::string(tab.control), box});
    painter.text(x, head.centre_y(), open ? Face::strong : Face::interface, 13,
                 open || box.contains(pointer().at) ? theme.text : theme.dim, tab.label);
    if (open) painter.fill({x, head.y1 - painter.px(2), end, head.y1}, theme.accent);
    x = end + painter.px(16);
  }
  return end;
}

/// How the run goes, ending at `right`; returns where that begins.
float Playground::draw_status(const Painter& painter, const std::string& words, float left,
                              float right, float y) {
  const Theme& theme = painter.theme;
  const bool failed = run.finished() && run.session()->exit_status() != 0;
  // The time stands in the bar, too: "Finished" says more than "Finished in 6.00...".
  std::string shown = words;
  for (const char separator : {',', ' '}) {
    if (painter.width(Face::interface, 12, shown) <= right - left) break;
    shown = words.substr(0, words.find(separator));
  }
  shown = painter.elided(Face::interface, 12, shown, right - left);
  const float begin =
      painter.text_right(right, y, Face::interface, 12, failed ? theme.bad : theme.dim, shown);
  if (run.active() && begin - painter.px(16) > left) {
    painter.mark(Mark::circle, {begin - painter.px(8), y}, painter.px(3), theme.accent);
  }
  return begin;
}

void Playground::draw_output(const Painter& painter, const Box& head, const Box& body, float x) {
  if (run.original()) return draw_comparison(painter, head, body, x);
  const float y = head.centre_y();
  float right = head.x1 - painter.px(14);
  if (!run.output().empty()) {
    const bool copied = confirmed == "copy";
    right = text_button(painter, head, head.x1 - painter.px(6), "copy", copied ? "Copied" : "Copy",
                        copied, true) -
            painter.px(8);
  }
  const std::size_t shown = run.output_shown();
  const std::string count = line_count(shown, run.output().size());
  const float arrows = painter.px(surroundings.touch ? 44 : 24) * 2;
  const float count_width = count.empty() ? 0 : painter.width(Face::interface, 12, count) + arrows;
  const std::string words = status();
  const float status_width = painter.width(Face::interface, 12, words.substr(0, words.find(',')));
  // How it ended matters more than how much was printed; what stands behind a comma, less.
  if (count_width > 0 && x + count_width + painter.px(16) + status_width < right) {
    x = draw_output_steps(painter, head, x, count);
  }
  draw_status(painter, words, x + painter.px(12), right, y);
  if (run.output().empty() && !run.session()) {
    draw_hint(painter, body, "Run prints here, with the time and the task of each line.");
  }
  output.draw(painter, body, run.output(), shown, pointer().at);
  placements_.push_back({"output", body});
}

/// The output of a changed run, beside that of the run as it was.
void Playground::draw_comparison(const Painter& painter, const Box& head, const Box& body,
                                 float x) {
  const Theme& theme = painter.theme;
  const float right = text_button(painter, head, head.x1 - painter.px(6), "undo",
                                  "Back to the run as it was", true, true);
  if (run.active()) draw_status(painter, status(), x, right, head.centre_y());
  const float middle = std::round(body.centre_x());
  const float top = body.y0 + painter.px(26);
  const std::optional<std::size_t> different = difference();
  const auto column = [&](const Box& box, const OutputPanel& panel, std::string_view title,
                          const std::vector<OutputLine>& lines, std::size_t shown) {
    const std::string words =
        painter.elided(Face::interface, 12, title, box.width() - painter.px(20));
    painter.text(box.x0 + painter.px(12), body.y0 + painter.px(14), Face::interface, 12, theme.dim,
                 words);
    panel.draw(painter, {box.x0, top, box.x1, box.y1}, lines, shown, pointer().at, different);
  };
  const std::vector<OutputLine>& original = run.original()->output();
  column({body.x0, body.y0, middle, body.y1}, original_output, "as it was", original,
         original.size());
  const bool same = !different && !run.active();
  column({middle, body.y0, body.x1, body.y1}, output,
         same ? "the same, though " + run.changes() : run.changes(), run.output(),
         run.output_shown());
  painter.fill({middle, body.y0, middle + painter.hairline(), body.y1}, theme.line);
  painter.fill({body.x0, top - painter.hairline(), body.x1, top}, theme.line);
  placements_.push_back({"original", {body.x0, top, middle, body.y1}});
  placements_.push_back({"output", {middle, top, body.x1, body.y1}});
}

/// How many lines there are, between the ways to the line before and to the next one. Returns where
/// that ends.
float Playground::draw_output_steps(const Painter& painter, const Box& head, float x,
                                    std::string_view count) {
  const Theme& theme = painter.theme;
  const float width = painter.px(surroundings.touch ? 44 : 24);
  const float y = head.centre_y();
  const auto arrow = [&](std::string_view control, float left, bool to_right, bool enabled) {
    const Box box{left, y - width / 2, left + width, y + width / 2};
    placements_.push_back({std::string(control), box, enabled});
    const ImU32 ink = box.contains(pointer().at) ? theme.accent : theme.dim;
    painter.arrowhead({box.centre_x(), y}, painter.px(3.5f), to_right, enabled ? ink : theme.faint);
    return box.x1;
  };
  x = arrow("output-back", x + painter.px(4), false, run.output_shown() > 0);
  x = painter.text(x, y, Face::interface, 12, theme.dim, count);
  return arrow("output-on", x, true, !run.finished());
}

/// A word that is a button, ending at `right`; returns where it begins.
float Playground::text_button(const Painter& painter, const Box& head, float right,
                              std::string_view control, std::string_view label, bool strong,
                              bool enabled) {
  const Theme& theme = painter.theme;
  const float width = painter.width(Face::interface, 12, label) + painter.px(16);
  const float reach = painter.px(surroundings.touch ? 22 : 12);
  const Box box{right - width, head.centre_y() - reach, right, head.centre_y() + reach};
  placements_.push_back({std::string(control), box, enabled});
  ImU32 ink = strong || box.contains(pointer().at) ? theme.accent : theme.dim;
  if (!enabled) ink = theme.faint;
  painter.text(box.x0 + painter.px(8), head.centre_y(), Face::interface, 12, ink, label);
  return box.x0;
}

void Playground::draw_hint(const Painter& painter, const Box& body, std::string_view words) const {
  float y = body.y0 + painter.px(20);
  for (const std::string_view line :
       painter.wrapped(Face::interface, 13, words, body.width() - painter.px(28))) {
    painter.text(body.x0 + painter.px(14), y, Face::interface, 13, painter.theme.dim, line);
    y += painter.line_height(13);
  }
}

// --- Timeline -----------------------------------------------------------------------------------

void Playground::draw_timeline(const Painter& painter, const Box& box) {
  Box head;
  const Box body = draw_head(painter, box, head);
  float x = painter.text(head.x0 + painter.px(14), head.centre_y(), Face::strong, 13,
                         painter.theme.text, "Timeline");
  x = draw_axis_tabs(painter, head, x + painter.px(16));
  const float right = draw_trace_button(painter, head, x, head.x1 - painter.px(6));
  if (run.session()) place_search(painter, head, x + painter.px(8), x + painter.px(148));
  TimelinePanel::draw_legend(painter, x + painter.px(160), right - painter.px(8), head.centre_y());
  draw_timeline_body(painter, body);
}

/// The platform's own field.
void Playground::place_search(const Painter& painter, const Box& row, float left, float right) {
  const float half = painter.px(surroundings.touch ? 18 : 11);
  placements_.push_back({"find", {left, row.centre_y() - half, right, row.centre_y() + half}});
}

/// Where the panel's head is full: axis and search in a row of their own, or at least the axis in
/// the corner above the lanes' names. Returns what is left for the lanes.
Box Playground::draw_timeline_row(const Painter& painter, const Box& body) {
  const bool is_roomy = body.height() >= painter.px(240);
  const float height = painter.px(!is_roomy ? 26 : surroundings.touch ? 44 : 34);
  const Box row{body.x0, body.y0, body.x1, body.y0 + height};
  const float x = draw_axis_tabs(painter, row, body.x0 + painter.px(14));
  if (!is_roomy) return body;
  const float right = std::min(row.x1 - painter.px(14), x + painter.px(220));
  if (right - x > painter.px(80)) place_search(painter, row, x + painter.px(8), right);
  return {body.x0, row.y1, body.x1, body.y1};
}

/// The record as a file for Perfetto, once there is something to show and if there is room; returns
/// where it begins.
float Playground::draw_trace_button(const Painter& painter, const Box& head, float left,
                                    float right) {
  const trace::Record* record = run.record();
  if (!record || record->size() == 0 || right - left < painter.px(120)) return right;
  return text_button(painter, head, right, "trace", "Download trace", false, true);
}

float Playground::draw_axis_tabs(const Painter& painter, const Box& head, float x) {
  const Theme& theme = painter.theme;
  for (const trace::Axis axis : {trace::Axis::order, trace::Axis::time}) {
    const std::string_view label = axis == trace::Axis::order ? "order" : "time";
    const bool open = timeline.axis() == axis;
    const float end = x + painter.width(Face::interface, 13, label);
    const Box tab{x - painter.px(7), head.y0, end + painter.px(7), head.y1};
    placements_.push_back({"axis-" + std::string(label), tab});
    painter.text(x, head.centre_y(), Face::interface, 13,
                 open || tab.contains(pointer().at) ? theme.text : theme.dim, label);
    if (open) painter.fill({x, head.y1 - painter.px(2), end, head.y1}, theme.accent);
    x = end + painter.px(16);
  }
  return x;
}

void Playground::draw_timeline_body(const Painter& painter, const Box& body) {
  const Session* session = run.session();
  if (!session) {
    return draw_hint(painter, body,
                     "Run draws a lane for each task here: when it worked, for what it waited, and "
                     "what woke it.");
  }
  // Under a finger or the mouse, and while the run goes on, it is where it has to be.
  const bool jumps = surroundings.still || pointer().down || run.going_on();
  const Box lanes = tabbed_ ? draw_timeline_row(painter, body) : body;
  timeline.draw(painter, lanes, *session, run.moment(), {run.clock_time(), jumps});
  timeline_shown_ = true;
  placements_.push_back({"timeline", lanes});
  ImGui::SetCursorScreenPos(lanes.top_left());
  ImGui::InvisibleButton("timeline", {lanes.width(), lanes.height()});
  for (const TimelinePanel::FoldSign& each : timeline.fold_signs()) {
    placements_.push_back(
        {(each.is_folded ? "unfold " : "fold ") + std::to_string(each.task) + " " + each.name,
         each.box});
  }
  if (!ImGui::IsItemActive()) return;
  const ImVec2 pressed = ImGui::GetIO().MouseClickedPos[ImGuiMouseButton_Left];
  if (timeline.overview().contains(pressed)) return timeline.go_to(pointer().at.x);
  const auto moment = timeline.moment_at(session->record(), pointer().at);
  if (!moment || *moment == run.moment()) return;
  run.look_at(*moment);
  took_command_ = true;
}

/// Where the bar has no room for them: the way from step to step.
/// Returns where that begins.
float Playground::draw_steps(const Painter& painter, const Box& head) {
  const bool in_bar =
      !surroundings.embedded &&
      Bar::room_in(surroundings.size.x / surroundings.pixel_ratio) < BarContent::Room::compact;
  float right = head.x1 - painter.px(6);
  if (in_bar) return right;
  right = text_button(painter, head, right, "step", "step \u25b8", false, !run.finished());
  return text_button(painter, head, right, "step-back", "\u25c2 step", false,
                     run.session() != nullptr);
}

// --- Inspector ----------------------------------------------------------------------------------

void Playground::draw_inspector(const Painter& painter, const Box& box) {
  const Theme& theme = painter.theme;
  Box head;
  const Box body = draw_head(painter, box, head);
  painter.text(head.x0 + painter.px(14), head.centre_y(), Face::strong, 13, theme.text, "Why now");
  painter.text_right(head.x1 - painter.px(14), head.centre_y(), Face::interface, 12, theme.dim,
                     inspection_.step);
  draw_inspector_body(painter, body);
}

void Playground::draw_inspector_body(const Painter& painter, const Box& body) {
  if (!run.session()) {
    return draw_hint(painter, body, "Run says here why each step ran when it did.");
  }
  inspector_extent_ = inspector.draw(painter, body, inspection_, pointer().at);
  placements_.push_back({"inspector", body});
}

}  // namespace looplane::ui
