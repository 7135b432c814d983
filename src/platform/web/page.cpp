// What the page shows and what it is told of that: the other half is web/page.mjs. What goes out is
// only what changed.

#include "platform/web/page.hpp"

#include <GLES3/gl3.h>
#include <emscripten.h>

#include <algorithm>
#include <string>
#include <utility>

#include "imgui.h"
#include "imgui_internal.h"
#include "platform/web/canvas_font.hpp"
#include "trace/perfetto.hpp"

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
EM_JS(void, page_inspect, (const char* text, float height, const char* buttons),
      { Module.page.inspect(UTF8ToString(text), height, UTF8ToString(buttons)); });
EM_JS(void, page_compare, (const char* original, int difference),
      { Module.page.compare(UTF8ToString(original), difference); });
EM_JS(void, page_progress, (int step, int steps, const char* text),
      { Module.page.progress(step, steps, UTF8ToString(text)); });
EM_JS(void, page_views, (int view, int by_time),
      { Module.page.showViews(view, Boolean(by_time)); });
EM_JS(void, page_download, (const char* text, int length),
      { Module.page.download(HEAPU8.slice(text, text + length)); });
EM_JS(void, page_breakpoints, (const char* lines),
      { Module.page.showBreakpoints(UTF8ToString(lines)); });
EM_JS(void, page_reveal_line, (int line), { Module.page.revealLine(line); });
EM_JS(void, page_lines_shown, (int count), { Module.page.linesShown(count); });
// Characters that only the browser can join (emoji sequences, combining marks, Arabic) come back as
// code points of their own. The answer fits: it is never longer in UTF-8.
EM_JS(int, page_shape, (const char* text, int length, char* out, int capacity), {
  return stringToUTF8(Module.page.glyphs.shape(UTF8ToString(text, length)), out, capacity);
});

namespace looplane::web {

Nanoseconds now() { return static_cast<Nanoseconds>(emscripten_get_now() * 1e6); }

static std::string shape(const std::string& text) {
  std::string out(text.size() * 3 + 1, '\0');
  const int size = page_shape(text.data(), static_cast<int>(text.size()), out.data(),
                              static_cast<int>(out.size()));
  out.resize(static_cast<std::size_t>(size));
  return out;
}

Page::Page() : playground(now, shape) {}

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
  report();  // the line at which the run stands is known now
  const std::array<float, 2> share = {playground.share(), playground.timeline_share()};
  if (!playground.dragging() && share != reported_share_) {
    reported_share_ = share;
    page_share(playground.share_beside(), playground.share_stacked(), share[1]);
  }
}

void Page::report_inspection() {
  const ui::InspectorPanel::Extent& extent = playground.inspector_extent();
  std::string text = playground.inspection().text();
  std::string buttons;
  for (const ui::Box& box : extent.buttons) {
    for (const float number : {box.x0, box.y0, box.width(), box.height()}) {
      buttons += std::to_string(static_cast<int>(number)) + " ";
    }
    buttons += "\n";
  }
  text += '\0' + buttons;
  if (text == reported_inspection_ && extent == reported_extent_) return;
  reported_inspection_ = std::move(text);
  reported_extent_ = extent;
  page_inspect(reported_inspection_.c_str(), extent.height, buttons.c_str());
}

/// The output of the run as it was, once it is known whole.
void Page::report_comparison() {
  const Session* original = playground.run.active() ? nullptr : playground.run.original();
  const std::optional<std::size_t> difference = playground.difference();
  if (original == reported_original_ && difference == reported_difference_) return;
  reported_original_ = original;
  reported_difference_ = difference;
  std::string text;
  if (original) {
    for (const OutputLine& line : original->output()) text += line.text + "\n";
  }
  page_compare(text.c_str(), difference ? static_cast<int>(*difference) : -1);
}

/// The same for those who do not see the panels.
void Page::report_moment() {
  report_inspection();
  report_comparison();
  const ui::Playground::Progress progress = playground.progress();
  if (progress != reported_progress_) {
    reported_progress_ = progress;
    const std::string words =
        playground.inspection().step + ", " + ui::seconds_text(playground.run.shown_time()) + " s";
    page_progress(static_cast<int>(progress.step), static_cast<int>(progress.steps), words.c_str());
  }
  std::vector<int> stops = playground.stops();
  if (stops != reported_stops_) {
    reported_stops_ = std::move(stops);
    std::string lines;
    for (const int line : reported_stops_) lines += std::to_string(line) + " ";
    page_breakpoints(lines.c_str());
  }
  const std::array<int, 2> views = {static_cast<int>(playground.view),
                                    playground.timeline.axis() == trace::Axis::time};
  if (views != reported_views_) {
    reported_views_ = views;
    page_views(views[0], views[1]);
  }
  report_running_line();
  const std::size_t lines_shown = playground.run.output_shown();
  const bool all = lines_shown >= playground.run.output().size();
  const int shown = all ? -1 : static_cast<int>(lines_shown);
  if (shown != reported_shown_) {
    reported_shown_ = shown;
    page_lines_shown(shown);
  }
}

/// The editor scrolls to the line of a moment that was chosen; while a run goes on it rests.
void Page::report_running_line() {
  if (playground.run.active()) return;
  const trace::EventNumber moment = playground.run.moment();
  const int line = playground.editor.running_line();
  if (moment == revealed_moment_ && line == revealed_line_) return;
  revealed_moment_ = moment;
  revealed_line_ = line;
  if (line > 0) page_reveal_line(line);
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

void Page::hand_over_trace() {
  const trace::Record* record = playground.run.record();
  if (!record) return;
  const std::string json = trace::perfetto_json(*record);
  page_download(json.data(), static_cast<int>(json.size()));
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

}  // namespace looplane::web
