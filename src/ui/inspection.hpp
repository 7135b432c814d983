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
    /// The moment that a press on it shows; none: it shows none.
    trace::EventNumber moment = trace::none;
    /// The change that a press on it makes: "what if".
    std::optional<Intervention> change = {};
    /// And how the run is called then: "Task-2 is cancelled at 1.000 s".
    std::string changed = {};

    bool is_button() const { return moment != trace::none || change.has_value(); }
  };
  struct Section {
    std::string title;
    bool chips = false;  ///< Short entries, beside each other.
    std::vector<Entry> entries;
  };

  std::string step;                      ///< "step 4 of 8"
  std::string who;                       ///< "Task-3 cook('rice', 1)", if a task is at work.
  std::string why;                       ///< Why the step runs now.
  trace::TaskNumber task = trace::none;  ///< Whose step it is.
  std::vector<Section> sections;

  /// The entries that do something when they are pressed.
  [[nodiscard]] std::vector<Entry> buttons() const;
  /// For readers that do not see: a line for each entry, "# " before titles, "! " before buttons.
  [[nodiscard]] std::string text() const;
};

/// `held_up`: what is at work has not given way to the loop for so long that it is worth a word.
Inspection inspect(const Session& session, trace::EventNumber moment, bool held_up = false);

/// Where a task stands in the main file.
struct LineMark {
  int line = 0;
  trace::TaskNumber task = trace::none;
  bool running = false;
  bool failed = false;  ///< An uncaught error ended the program there.
};

/// The lines at which the tasks stand that have not ended, and who runs: `task` is none for the
/// file's own code.
std::vector<LineMark> line_marks(const Session& session, trace::EventNumber moment);

}  // namespace looplane::ui
