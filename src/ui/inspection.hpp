#pragma once

#include <optional>
#include <string>
#include <vector>

#include "session/session.hpp"

namespace looplane::ui {

/// What the inspector tells of one moment of a run, as words: painted, and read out by the page.
struct Inspection {
  struct Entry {
    trace::TaskNumber task = trace::none;  ///< Whose mark stands before it.
    std::string text;
    std::string detail;  ///< Behind the text, dim.
    int depth = 0;       ///< Lines below a task are indented.
    /// The change that a press on it makes: "what if".
    std::optional<Intervention> change = {};
    std::string changed =
        {};  ///< And how the run is called then: "Task-2 is cancelled at 1.000 s".
  };
  struct Section {
    std::string title;
    bool chips = false;  ///< Short entries, beside each other.
    std::vector<Entry> entries;
  };

  std::string step;                      ///< "step 4 of 8"
  std::string why;                       ///< Why the step runs now.
  trace::TaskNumber task = trace::none;  ///< Whose step it is.
  std::vector<Section> sections;

  /// The entries that change something.
  [[nodiscard]] std::vector<Entry> changes() const;
  /// For readers that do not see: a line for each entry, and "# " before titles. Those that change
  /// something are left out: they are buttons.
  [[nodiscard]] std::string text() const;
};

Inspection inspect(const Session& session, trace::EventNumber moment);

/// Where a task stands in the main file.
struct LineMark {
  int line = 0;
  trace::TaskNumber task = trace::none;
  bool running = false;
};

/// The lines at which the tasks stand that have not ended, and who runs: `task` is none for the
/// file's own code.
std::vector<LineMark> line_marks(const Session& session, trace::EventNumber moment);

}  // namespace looplane::ui
