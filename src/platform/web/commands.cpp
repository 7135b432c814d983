// What the page asks of the program: the functions that web/program.mjs calls. Text comes in
// through one buffer (looplane_buffer) that it fills before it calls.

#include <emscripten.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "imgui.h"
#include "platform/web/canvas_font.hpp"
#include "platform/web/page.hpp"

using looplane::web::page;

#define EXPORT extern "C" EMSCRIPTEN_KEEPALIVE

/// Makes the WebGL context and ImGui. 0: there is no WebGL 2.
EXPORT int looplane_start() { return page().start(); }

/// Room for `size` bytes of UTF-8, for the call that follows.
EXPORT char* looplane_buffer(int size) {
  page().buffer.resize(static_cast<std::size_t>(size));
  return page().buffer.data();
}

EXPORT void looplane_resize(float width, float height, float pixel_ratio) {
  auto& surroundings = page().playground.surroundings;
  surroundings.size = {width, height};
  surroundings.pixel_ratio = pixel_ratio;
}

EXPORT void looplane_insets(float top, float right, float bottom, float left) {
  page().playground.surroundings.insets = {top, right, bottom, left};
}

EXPORT void looplane_surroundings(int light, int touch, int embedded, int apple, int still) {
  auto& surroundings = page().playground.surroundings;
  surroundings.light = light != 0;
  surroundings.touch = touch != 0;
  surroundings.embedded = embedded != 0;
  surroundings.apple = apple != 0;
  surroundings.still = still != 0;
}

EXPORT void looplane_forget_glyphs() { looplane::web::forget_glyphs(); }

/// The editor's text, from the buffer, shaped already; `by_reader`: it has been edited.
EXPORT void looplane_source(int by_reader) {
  page().playground.set_source(page().buffer, by_reader != 0);
}

/// The editor holds another program.
EXPORT void looplane_opened() { page().playground.open_program(); }

/// Sets or clears a breakpoint. Returns the line at which a run will stop now, or 0.
EXPORT int looplane_toggle_breakpoint(int line) {
  return page().playground.toggle_breakpoint(line).value_or(0);
}

/// Sets a breakpoint at a line of the file whose name is in the buffer.
EXPORT void looplane_add_breakpoint(int line) {
  page().playground.add_breakpoint(page().buffer, line);
}

/// The scenario is not as it ran.
EXPORT void looplane_edited() { page().playground.edited = true; }

EXPORT void looplane_editor_view(int begin, int end, float scroll_x, float scroll_y, int focused) {
  page().playground.editor.set_view({static_cast<std::size_t>(begin), static_cast<std::size_t>(end),
                                     scroll_x, scroll_y, focused != 0});
}

EXPORT void looplane_output_view(float scroll_x, float scroll_y) {
  page().playground.output.set_view({scroll_x, scroll_y});
  page().playground.original_output.set_view({0, scroll_y});
}

/// What the picker shows, from the buffer: the chapter, a line end, the title.
EXPORT void looplane_choice() {
  const std::string& text = page().buffer;
  const std::size_t end = text.find('\n');
  page().playground.chapter = text.substr(0, end);
  page().playground.title = end == std::string::npos ? "" : text.substr(end + 1);
}

/// The scenario's files: their names, one on a line of the buffer, and the one that is open.
EXPORT void looplane_files(int open) {
  auto& playground = page().playground;
  playground.files.clear();
  std::string_view names = page().buffer;
  while (!names.empty()) {
    const std::size_t end = std::min(names.find('\n'), names.size());
    playground.files.emplace_back(names.substr(0, end));
    names.remove_prefix(std::min(end + 1, names.size()));
  }
  playground.open_file = static_cast<std::size_t>(open);
}

/// A sentence under the bar, from the buffer; empty: none.
EXPORT void looplane_notice(int error, int with_field) {
  page().playground.notice = {page().buffer, error != 0, with_field != 0};
}

/// The control, named in the buffer, that has done what it says; empty: no longer to be shown.
EXPORT void looplane_confirmed() { page().playground.confirmed = page().buffer; }

EXPORT void looplane_shares(float beside, float stacked, float timeline) {
  page().playground.set_shares(beside, stacked);
  page().playground.set_timeline_share(timeline);
}

/// Moves the divider above the timeline, from the keyboard.
EXPORT void looplane_move_timeline(float by) {
  auto& playground = page().playground;
  playground.set_timeline_share(playground.timeline_share() + by);
}

/// Moves the divider between editor and output, from the keyboard.
EXPORT void looplane_move_divider(float by) {
  auto& playground = page().playground;
  playground.set_share(playground.share() + by);
}

EXPORT void looplane_pointer(float x, float y) { ImGui::GetIO().AddMousePosEvent(x, y); }

EXPORT void looplane_pointer_left() { ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX); }

EXPORT void looplane_button(int down) {
  ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, down != 0);
}

/// The scenario to run is handed over file by file: its name, a line end, its text.
EXPORT void looplane_add_file() {
  const std::string& text = page().buffer;
  const std::size_t end = text.find('\n');
  page().scenario.files.push_back({text.substr(0, end), text.substr(end + 1)});
}

/// `paused`: before the first line.
EXPORT void looplane_run(int paused) {
  auto& program = page();
  program.scenario.title = program.playground.title;
  program.clear_output();
  program.playground.start(std::exchange(program.scenario, {}), paused != 0);
  program.report();
}

/// The transport, in the order in which web/program.mjs names its parts.
EXPORT void looplane_transport(int part) {
  using looplane::Stride;
  auto& run = page().playground.run;
  switch (part) {
    case 0:
      return run.rewind();
    case 1:
      return run.step_back(Stride::line);
    case 2:
      return run.step_back(Stride::callback);
    case 3:
      return run.pause();
    case 4:
      return run.resume();
    case 5:
      return run.step(Stride::callback);
    case 6:
      return run.step(Stride::line);
    case 7:
      return run.go_to_end();
    case 8:
      return run.step_back(Stride::output);
    case 9:
      return run.step(Stride::output);
  }
}

/// An entry of the inspector is pressed, known by its number: a moment is shown, or the program
/// runs again with a change.
EXPORT void looplane_press_entry(int button) {
  if (!page().playground.press_entry(static_cast<std::size_t>(button))) return;
  page().clear_output();
  page().report();
}

EXPORT void looplane_undo_what_if() {
  page().clear_output();
  page().playground.undo_what_if();
  page().report();
}

/// The record as Perfetto reads it, handed to the page.
EXPORT void looplane_trace() { page().hand_over_trace(); }

/// Shows the moment at which a line of the output had just been printed.
EXPORT void looplane_choose_line(int line) {
  page().playground.choose_line(static_cast<std::size_t>(line));
}

/// Shows the next time that a line of the open file runs.
EXPORT void looplane_choose_source_line(int line) { page().playground.choose_source_line(line); }

/// Shows the begin of a step.
EXPORT void looplane_choose_step(int step) {
  page().playground.choose_step(static_cast<looplane::trace::StepNumber>(std::max(step, 0)));
}

/// What is shown where there is no room for all: 0 the output, 1 the timeline, 2 why.
EXPORT void looplane_view(int view) {
  page().playground.view = static_cast<looplane::ui::Playground::View>(view);
}

EXPORT void looplane_axis(int by_time) {
  using looplane::trace::Axis;
  page().playground.timeline.set_axis(by_time ? Axis::time : Axis::order);
}

/// Device pixels.
EXPORT void looplane_timeline_scroll(float x, float y) { page().playground.timeline.scroll(x, y); }

EXPORT void looplane_timeline_zoom(float factor, float x) {
  page().playground.timeline.zoom(factor, x);
}

/// Hides the lanes of the tasks that a task created, or shows them again.
EXPORT void looplane_fold(int task) {
  page().playground.timeline.fold(static_cast<looplane::trace::TaskNumber>(task));
}

/// Shows only the lanes whose names have the text in the buffer.
EXPORT void looplane_find() { page().playground.timeline.find(page().buffer); }

EXPORT void looplane_choose_found() { page().playground.choose_found_task(); }

EXPORT void looplane_inspector_scroll(float y) { page().playground.inspector.set_scroll(y); }

EXPORT void looplane_stop() {
  page().playground.run.stop();
  page().report();
}

/// Virtual seconds for each real one; infinity: at once.
EXPORT void looplane_speed(double speed) { page().playground.run.set_speed(speed); }

/// Advances the run for at most `slice` milliseconds. Returns in how many milliseconds there is
/// something to do again; negative: never.
EXPORT double looplane_advance(double slice) {
  using looplane::Nanoseconds;
  const std::optional<Nanoseconds> wake = page().playground.run.advance(
      static_cast<Nanoseconds>(slice * static_cast<double>(looplane::web::millisecond)));
  page().report();
  if (!wake) return -1;
  const double wait =
      static_cast<double>(*wake - looplane::web::now()) / looplane::web::millisecond;
  return wait > 0 ? wait : 0;
}

/// Works for at most `slice` milliseconds for later, while nothing else is to do. Returns whether
/// there is more.
EXPORT int looplane_prepare(double slice) {
  return page().playground.run.prepare(
      static_cast<looplane::Nanoseconds>(slice * static_cast<double>(looplane::web::millisecond)));
}

/// For tests: how much was executed for the run that is shown, because it was asked for or for
/// later.
EXPORT double looplane_work(int for_later) {
  const looplane::Session* session = page().playground.run.session();
  if (!session) return 0;
  return static_cast<double>(for_later ? session->work_prepared() : session->work_done());
}

/// Whether the clock on the page moves although nothing is executed.
EXPORT int looplane_clock_moves() {
  const auto& run = page().playground.run;
  return run.going_on() && !std::isinf(run.speed());
}

/// Whether the run is on its way to a moment that was chosen.
EXPORT int looplane_seeking() {
  const auto& run = page().playground.run;
  return run.active() && !run.going_on();
}

/// Returns whether another frame is needed: this one asked something of the run, or something
/// moves.
EXPORT int looplane_draw() {
  page().draw();
  return page().playground.take_command() || page().playground.in_motion();
}

EXPORT void looplane_context_lost() { page().lose_context(); }

EXPORT void looplane_context_restored() { page().restore_context(); }

int main() { return 0; }
