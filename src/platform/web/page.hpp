#pragma once

#include <emscripten/html5.h>

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "platform/web/renderer.hpp"
#include "ui/playground.hpp"

namespace looplane::web {

inline constexpr Nanoseconds millisecond = 1'000'000;

/// The browser's monotonic clock.
Nanoseconds now();

/// The program behind the page: there is one.
class Page {
 public:
  Page();

  bool start();
  void draw();
  /// Tells the page what the run did since the last time.
  void report();
  void clear_output();
  void hand_over_trace();

  void lose_context() { drawable_ = false; }
  void restore_context();

  ui::Playground playground;
  Scenario scenario;
  std::string buffer;

 private:
  bool create_context();
  void report_moment();
  void report_running_line();
  void report_inspection();
  void report_comparison();
  void report_placements();
  void report_typesetting();
  void report_output();

  EMSCRIPTEN_WEBGL_CONTEXT_HANDLE context_ = 0;
  bool drawable_ = false;
  Renderer renderer_;
  ui::Faces faces_{};
  ui::Placements reported_placements_;
  std::string reported_status_;
  std::vector<int> reported_stops_;
  std::array<float, 7> reported_typesetting_{};
  std::array<float, 2> reported_share_{};
  std::string reported_inspection_;
  ui::InspectorPanel::Extent reported_extent_;
  const Session* reported_original_ = nullptr;
  std::optional<std::size_t> reported_difference_;
  std::optional<ui::Playground::Progress> reported_progress_;
  std::array<int, 2> reported_views_{-1, -1};
  trace::EventNumber revealed_moment_ = 0;
  int revealed_line_ = 0;
  int reported_shown_ = -1;         ///< Lines of the output; negative: all.
  std::size_t reported_lines_ = 0;  ///< Lines that the page has whole.
  std::string reported_tail_;       ///< Of the line that may still grow.
  std::uint64_t reported_version_ = 0;
};

Page& page();

}  // namespace looplane::web
