// The page's program: what web/page.mjs calls, and what it is told.
//
// Text comes in through one buffer (looplane_buffer) that the page fills before it calls. What
// goes out is only what changed.

#include <GLES3/gl3.h>
#include <emscripten.h>
#include <emscripten/html5.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "imgui.h"
#include "imgui_internal.h"
#include "platform/web/canvas_font.hpp"
#include "platform/web/renderer.hpp"
#include "ui/playground.hpp"

// Implemented by web/page.mjs. Distances are device pixels.
EM_JS(void, page_place,
      (const char* control, float x, float y, float width, float height, int enabled),
      { Module.page.place(UTF8ToString(control), x, y, width, height, Boolean(enabled)); });
EM_JS(void, page_hide, (const char* control), { Module.page.hide(UTF8ToString(control)); });
EM_JS(void, page_typeset,
      (float line, float column, float editor_gutter, float editor_top, float row,
       float output_gutter, float output_top),
      {
        Module.page.typeset(
            {line, column, editor_gutter, editor_top, row, output_gutter, output_top});
      });
EM_JS(void, page_print, (int row, const char* text, int length, const char* origin, int stream),
      { Module.page.print(row, UTF8ToString(text, length), UTF8ToString(origin), stream); });
EM_JS(void, page_clear_output, (), { Module.page.clearOutput(); });
EM_JS(void, page_status, (const char* text, int active),
      { Module.page.status(UTF8ToString(text), Boolean(active)); });
EM_JS(void, page_share, (float beside, float stacked, float timeline),
      { Module.page.shares(beside, stacked, timeline); });
EM_JS(void, page_inspect, (const char* text, float height),
      { Module.page.inspect(UTF8ToString(text), height); });
EM_JS(void, page_progress, (int step, int steps, const char* text),
      { Module.page.progress(step, steps, UTF8ToString(text)); });
EM_JS(void, page_views, (int view, int by_time),
      { Module.page.showViews(view, Boolean(by_time)); });
EM_JS(void, page_lines_shown, (int count), { Module.page.linesShown(count); });
// Characters that only the browser can join (emoji sequences, combining marks, Arabic) come back as
// code points of their own. The answer fits: it is never longer in UTF-8.
EM_JS(int, page_shape, (const char* text, int length, char* out, int capacity), {
  return stringToUTF8(Module.page.glyphs.shape(UTF8ToString(text, length)), out, capacity);
});

namespace looplane::web {

namespace {

constexpr Nanoseconds millisecond = 1'000'000;

Nanoseconds now() { return static_cast<Nanoseconds>(emscripten_get_now() * 1e6); }

std::string shape(const std::string& text) {
  std::string out(text.size() * 3 + 1, '\0');
  const int size = page_shape(text.data(), static_cast<int>(text.size()), out.data(),
                              static_cast<int>(out.size()));
  out.resize(static_cast<std::size_t>(size));
  return out;
}

/// The program behind the page: there is one.
class Page {
 public:
  Page() : playground(now, shape) {}

  bool start();
  void draw();
  /// Tells the page what the run did since the last time.
  void report();
  void clear_output();

  void lose_context() { drawable_ = false; }
  void restore_context();

  ui::Playground playground;
  Scenario scenario;
  std::string buffer;

 private:
  bool create_context();
  void report_moment();
  void report_placements();
  void report_typesetting();
  void report_output();

  EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context_ = 0;
  bool drawable_ = false;
  Renderer renderer_;
  ui::Faces faces_{};
  ui::Placements reported_placements_;
  std::string reported_status_;
  std::array<float, 7> reported_typesetting_{};
  std::array<float, 2> reported_share_{};
  std::string reported_inspection_;
  float reported_height_ = 0;
  std::optional<ui::Playground::Progress> reported_progress_;
  std::array<int, 2> reported_views_{-1, -1};
  int reported_shown_ = -1;         ///< Lines of the output; negative: all.
  std::size_t reported_lines_ = 0;  ///< Lines that the page has whole.
  std::string reported_tail_;       ///< Of the line that may still grow.
  std::uint64_t reported_version_ = 0;
};

Page& page() {
  static Page instance;
  return instance;
}

bool Page::create_context() {
  EmscriptenWebGLContextAttributes attributes;
  emscripten_webgl_init_context_attributes(&attributes);
  attributes.majorVersion = 2;
  attributes.alpha = attributes.depth = attributes.stencil = attributes.antialias = false;
  attributes.powerPreference = EM_WEBGL_POWER_PREFERENCE_LOW_POWER;
  context_ = emscripten_webgl_create_context("#canvas", &attributes);
  return context_ > 0 &&
         emscripten_webgl_make_context_current(context_) == EMSCRIPTEN_RESULT_SUCCESS;
}

bool Page::start() {
  if (!create_context()) return false;
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  int largest = 4096;
  glGetIntegerv(GL_MAX_TEXTURE_SIZE, &largest);
  io.Fonts->TexMaxWidth = io.Fonts->TexMaxHeight = std::min(largest, 8192);
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
  renderer_.start();
  faces_ = add_faces();
  drawable_ = true;
  return true;
}

void Page::restore_context() {
  // The page has put a new canvas in the place of one whose context is gone for good.
  if (emscripten_is_webgl_context_lost(context_)) {
    emscripten_webgl_destroy_context(context_);
    if (!create_context()) return;
  }
  emscripten_webgl_make_context_current(context_);
  renderer_.start();
  drawable_ = true;
}

void Page::draw() {
  if (!drawable_) return;
  ImGuiIO& io = ImGui::GetIO();
  const ImVec2 size = playground.surroundings.size;
  io.DisplaySize = size;
  io.DeltaTime = 1.0f / 60;
  // ImGui takes one change of a button a frame. Passes that draw nothing bring it up to date.
  constexpr int most_passes = 8;
  for (int pass = 0; pass < most_passes; ++pass) {
    ImGui::NewFrame();
    playground.draw(faces_);
    if (GImGui->InputEventsQueue.empty()) break;
    ImGui::EndFrame();
  }
  ImGui::Render();
  renderer_.draw(ImGui::GetDrawData(), playground.theme().panel);
  report_placements();
  report_typesetting();
  report_moment();
  const std::array<float, 2> share = {playground.share(), playground.timeline_share()};
  if (!playground.dragging() && share != reported_share_) {
    reported_share_ = share;
    page_share(playground.share_beside(), playground.share_stacked(), share[1]);
  }
}

/// The same for those who do not see the panels.
void Page::report_moment() {
  std::string text = playground.inspection().text();
  const float height = playground.inspector_height();
  if (text != reported_inspection_ || height != reported_height_) {
    reported_inspection_ = std::move(text);
    reported_height_ = height;
    page_inspect(reported_inspection_.c_str(), height);
  }
  const ui::Playground::Progress progress = playground.progress();
  if (progress != reported_progress_) {
    reported_progress_ = progress;
    const std::string words =
        playground.inspection().step + ", " + ui::seconds_text(playground.run.shown_time()) + " s";
    page_progress(static_cast<int>(progress.step), static_cast<int>(progress.steps), words.c_str());
  }
  const std::array<int, 2> views = {static_cast<int>(playground.view),
                                    playground.timeline.axis() == trace::Axis::time};
  if (views != reported_views_) {
    reported_views_ = views;
    page_views(views[0], views[1]);
  }
  const std::size_t lines_shown = playground.run.output_shown();
  const bool all = lines_shown >= playground.run.output().size();
  const int shown = all ? -1 : static_cast<int>(lines_shown);
  if (shown != reported_shown_) {
    reported_shown_ = shown;
    page_lines_shown(shown);
  }
}

void Page::report_placements() {
  const ui::Placements& placements = playground.placements();
  if (placements == reported_placements_) return;
  for (const ui::Placement& old : reported_placements_) {
    const bool kept = std::ranges::any_of(
        placements, [&](const ui::Placement& place) { return place.control == old.control; });
    if (!kept) page_hide(old.control.c_str());
  }
  for (const ui::Placement& place : placements) {
    if (std::ranges::find(reported_placements_, place) != reported_placements_.end()) continue;
    page_place(place.control.c_str(), place.box.x0, place.box.y0, place.box.width(),
               place.box.height(), place.enabled);
  }
  reported_placements_ = placements;
}

void Page::report_typesetting() {
  const ui::Painter painter(nullptr, ui::dark_theme, faces_, playground.surroundings.pixel_ratio);
  ui::Box output;
  for (const ui::Placement& place : playground.placements()) {
    if (place.control == "output") output = place.box;
  }
  const std::array<float, 7> now_set = {
      painter.line_height(ui::EditorPanel::text_size),
      painter.width(ui::Face::code, ui::EditorPanel::text_size, "0"),
      playground.editor.gutter(painter),
      painter.px(ui::EditorPanel::top_padding),
      painter.px(ui::OutputPanel::row_height),
      ui::OutputPanel::gutter(painter, output),
      painter.px(ui::OutputPanel::top_padding),
  };
  if (now_set == reported_typesetting_) return;
  reported_typesetting_ = now_set;
  const auto& t = now_set;
  page_typeset(t[0], t[1], t[2], t[3], t[4], t[5], t[6]);
}

void Page::clear_output() {
  reported_lines_ = 0;
  reported_tail_.clear();
  reported_version_ = 0;
  reported_shown_ = -1;
  playground.output.clear();
  page_clear_output();
}

void Page::report() {
  report_output();
  std::string status = playground.status();
  if (status == reported_status_) return;
  reported_status_ = std::move(status);
  page_status(reported_status_.c_str(), playground.run.active());
}

void Page::report_output() {
  const Session* session = playground.run.session();
  if (!session || session->output_version() == reported_version_) return;
  reported_version_ = session->output_version();
  const std::vector<OutputLine>& lines = session->output();
  for (std::size_t row = reported_lines_; row < lines.size(); ++row) {
    const OutputLine& line = lines[row];
    if (row > reported_lines_ || line.ended || line.text != reported_tail_) {
      const std::string origin = ui::seconds_text(line.time) + " s" +
                                 (line.task_name.empty() ? "" : ", " + line.task_name);
      page_print(static_cast<int>(row), line.text.data(), static_cast<int>(line.text.size()),
                 origin.c_str(), static_cast<int>(line.stream));
    }
    if (!line.ended) {
      reported_tail_ = line.text;
      break;
    }
    reported_lines_ = row + 1;
    reported_tail_.clear();
  }
}

}  // namespace

}  // namespace looplane::web

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

EXPORT void looplane_surroundings(int light, int touch, int embedded, int apple) {
  auto& surroundings = page().playground.surroundings;
  surroundings.light = light != 0;
  surroundings.touch = touch != 0;
  surroundings.embedded = embedded != 0;
  surroundings.apple = apple != 0;
}

EXPORT void looplane_forget_glyphs() { looplane::web::forget_glyphs(); }

/// The editor's text, from the buffer, shaped already.
EXPORT void looplane_source() { page().playground.editor.set_text(page().buffer); }

/// The scenario is not the one that ran last, or not as it ran.
EXPORT void looplane_edited() { page().playground.edited = true; }

EXPORT void looplane_editor_view(int begin, int end, float scroll_x, float scroll_y, int focused) {
  page().playground.editor.set_view({static_cast<std::size_t>(begin), static_cast<std::size_t>(end),
                                     scroll_x, scroll_y, focused != 0});
}

EXPORT void looplane_output_view(float scroll_x, float scroll_y) {
  page().playground.output.set_view({scroll_x, scroll_y});
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
  program.playground.run.start(std::exchange(program.scenario, {}), paused != 0);
  program.playground.edited = false;
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
  }
}

/// Shows the moment at which a line of the output had just been printed.
EXPORT void looplane_choose_line(int line) {
  page().playground.choose_line(static_cast<std::size_t>(line));
}

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

/// Whether the clock on the page moves although nothing is executed.
EXPORT int looplane_clock_moves() {
  const auto& run = page().playground.run;
  return run.going_on() && !std::isinf(run.speed());
}

/// Returns whether the frame asked something of the run.
EXPORT int looplane_draw() {
  page().draw();
  return page().playground.take_command();
}

EXPORT void looplane_context_lost() { page().lose_context(); }

EXPORT void looplane_context_restored() { page().restore_context(); }

int main() { return 0; }
