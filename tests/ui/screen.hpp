#pragma once

#include "ui/playground.hpp"

namespace looplane::ui {

/// A page without a screen: frames are laid out in full, with glyphs that are all alike, and end up
/// nowhere. There may be one at a time.
class Screen {
 public:
  /// CSS pixels, of which each is one device pixel.
  Screen(float width, float height);
  ~Screen();
  Screen(const Screen&) = delete;
  Screen& operator=(const Screen&) = delete;

  void draw(Playground& playground);
  /// Where a control was painted in the last frame; an empty box: nowhere.
  Box place_of(const Playground& playground, std::string_view control) const;
  void move_pointer(ImVec2 at);
  void press(bool down);

 private:
  ImVec2 size_;
  Faces faces_{};
};

/// The machine's clock, which a run at a pace follows.
Nanoseconds now();

/// Runs a program at once, to its end.
void run_to_end(Playground& playground, const std::string& program);

}  // namespace looplane::ui
