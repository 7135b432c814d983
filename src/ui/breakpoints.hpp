#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "session/session.hpp"

namespace looplane::ui {

/// The lines at which the reader wants runs to stop. They keep to their text while it is edited.
class Breakpoints {
 public:
  /// Sets or clears the one at a line. Returns whether there is one now.
  bool toggle(std::string_view file, int line);
  /// Sets the one at a line, if it is not set.
  void add(std::string_view file, int line);
  /// The text of a file has become another: lines below the change move with their text; those that
  /// were replaced lose theirs.
  void follow_edit(std::string_view file, std::string_view before, std::string_view after);
  void clear() { lines_.clear(); }

  const std::vector<Breakpoint>& all() const { return lines_; }
  /// Those of a file, in order.
  std::vector<int> lines_of(std::string_view file) const;

 private:
  std::vector<Breakpoint> lines_;  ///< By file, then by line.
};

}  // namespace looplane::ui
