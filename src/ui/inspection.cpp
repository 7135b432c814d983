#include "ui/inspection.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "trace/questions.hpp"
#include "trace/sentence.hpp"
#include "ui/output_panel.hpp"

namespace looplane::ui {

namespace {

using Entry = Inspection::Entry;
using Section = Inspection::Section;
using trace::Record;

/// More entries than anyone reads are counted instead.
constexpr std::size_t most_entries = 24;

Section section(std::string title, std::vector<Entry> entries, bool chips = false) {
  return {std::move(title), chips, std::move(entries)};
}

std::string step_text(const Record& record, trace::EventNumber moment) {
  const trace::StepNumber step = trace::step_at(record, moment);
  const std::string count = std::to_string(record.steps().size());
  if (step == trace::none) return count + (count == "1" ? " step" : " steps");
  return "step " + std::to_string(step + 1) + " of " + count;
}

/// The moment behind an event; none, if it has not happened.
trace::EventNumber behind(const Record& record, trace::EventNumber event) {
  return event < record.size() ? event + 1 : trace::none;
}

/// Why now, or how the run ended. What a record cannot know, the session does.
std::string why_text(const Session& session, trace::EventNumber moment) {
  const Record& record = session.record();
  const Session::State state = session.state();
  if (record.size() == 0 && state == Session::State::stopped) {
    return "The run was stopped in the program's own code: no event loop had begun.";
  }
  if (record.size() == 0 && state == Session::State::finished) {
    return "The run has ended: there was nothing to do.";
  }
  std::string text = trace::why_now(record, moment);
  if (moment < record.size() || state != Session::State::finished) return text;
  const std::vector<OutputLine>& output = session.output();
  const bool is_error = session.exit_status() != 0 && !output.empty() &&
                        output.back().stream == OutputLine::Stream::error;
  if (is_error && text == "The run has ended.") {
    text = "The run has ended with an error: " + output.back().text;
    if (!text.ends_with('.')) text += ".";
  }
  return text +
         " Choose a line of the output or of the program, or a step of the timeline, to see why it "
         "ran then.";
}

Section ready_queue(const Record& record, trace::EventNumber moment) {
  std::vector<Entry> entries;
  for (const trace::ReadyEntry& each : trace::ready_at(record, moment, most_entries)) {
    entries.push_back({.task = each.task,
                       .text = each.name,
                       .detail = {},
                       .moment = behind(record, record.handles()[each.handle].left)});
  }
  if (entries.empty()) entries.push_back({.text = "empty", .detail = {}});
  return section("Ready queue", std::move(entries), true);
}

Section timers(const Record& record, trace::EventNumber moment) {
  std::vector<Entry> entries;
  for (const trace::TimerEntry& each : trace::timers_at(record, moment, most_entries)) {
    entries.push_back({.task = each.task,
                       .text = seconds_text(each.when + 500'000) + " " + each.name,
                       .detail = {},
                       .moment = behind(record, record.timers()[each.timer].ended)});
  }
  return section("Timers", std::move(entries), true);
}

std::string state_text(const trace::TaskView& view) {
  std::string text(trace::name_of(view.state));
  if (!view.wait.words.empty()) text = view.wait.words;
  if (view.wait.task != trace::none) text = "awaits " + text;
  if (view.cancel_requested) text += ", cancel requested";
  return text;
}

/// Of the source line that was chosen.
Section steps_of_line(const Session& session) {
  const Record& record = session.record();
  std::vector<Entry> entries;
  for (const trace::StepNumber step : session.sought_steps()) {
    if (entries.size() == most_entries) break;
    entries.push_back({.task = record.steps()[step].task,
                       .text = "step " + std::to_string(step + 1),
                       .detail = {},
                       .moment = behind(record, record.steps()[step].began)});
  }
  const Breakpoint& line = session.sought_line();
  return section("Line " + std::to_string(line.line) + " runs in", std::move(entries), true);
}

/// A function of the program's own files, of a task's stack.
void add_frame(std::vector<Entry>& entries, std::string_view file, std::string_view function,
               int line) {
  if (file.empty()) return;
  entries.push_back(
      {.text = std::string(function), .detail = ":" + std::to_string(line), .depth = 1});
}

/// Each task with the functions that await one another, down to where it stands.
Section tasks(const Session& session, trace::EventNumber moment) {
  const Record& record = session.record();
  const bool is_live = session.has_program() && session.position() == moment;
  std::vector<Entry> entries;
  for (const trace::TaskView& view : trace::tasks_at(record, moment, most_entries)) {
    const trace::EventNumber began = view.step == trace::none ? record.tasks()[view.task].created
                                                              : record.steps()[view.step].began;
    entries.push_back({.task = view.task,
                       .text = record.name_of_task(view.task),
                       .detail = state_text(view),
                       .moment = behind(record, began)});
    // Of who is at work the record knows where it waited last; the program, where it has got to.
    // (Before its step's first instruction it stands where it waited, for the program too.)
    const std::size_t before = entries.size();
    if (is_live && view.state == trace::TaskState::running) {
      for (const FrameView& frame : session.frames(view.task)) {
        add_frame(entries, frame.file, frame.function, frame.line);
      }
    }
    if (entries.size() == before && view.stack != trace::none) {
      for (const trace::Frame& frame : record.frames(view.stack)) {
        add_frame(entries, frame.file, frame.function, frame.line);
      }
    }
  }
  return section("Who awaits what", std::move(entries));
}

/// What could have gone otherwise from this moment on: a task is cancelled, a sleep takes longer.
Section what_if(const Record& record, trace::EventNumber moment) {
  std::vector<Entry> entries;
  const std::string now = trace::seconds(moment == 0 ? 0 : record.time(moment - 1)) + " s";
  for (const trace::TaskView& view : trace::tasks_at(record, moment, most_entries)) {
    const std::string name = record.name_of_task(view.task);
    Entry cancel{.task = view.task, .text = "cancel " + name, .detail = {}};
    cancel.change = Intervention{Intervention::Kind::cancel_task, view.task, moment, 0};
    cancel.changed = name + " is cancelled at " + now;
    entries.push_back(std::move(cancel));
    if (view.state != trace::TaskState::sleeping || view.wait.future == trace::none) continue;
    const trace::TimerNumber number = record.futures()[view.wait.future].timer;
    if (number == trace::none) continue;
    const trace::Timer& timer = record.timers()[number];
    const Nanoseconds length = timer.when - record.time(timer.set);
    Entry longer{.task = view.task, .text = name + " sleeps twice as long", .detail = {}};
    longer.change = Intervention{Intervention::Kind::stretch_sleep, view.task, timer.set, length};
    longer.changed = name + " sleeps until " + trace::seconds(timer.when + length) + " s";
    entries.push_back(std::move(longer));
  }
  return section("What if", std::move(entries), true);
}

Section primitives(const Record& record, trace::EventNumber moment) {
  std::vector<Entry> entries;
  for (const trace::PrimitiveView& view : trace::primitives_at(record, moment)) {
    if (entries.size() == most_entries) break;
    std::string detail = view.state;
    for (std::size_t i = 0; i < view.waiters.size(); ++i) {
      detail += i > 0 ? ", " : detail.empty() ? "waiting: " : "; waiting: ";
      detail += record.name_of_task(view.waiters[i]);
    }
    entries.push_back({.text = view.name, .detail = std::move(detail)});
  }
  return section("Locks, events, queues", std::move(entries));
}

Section variables(const Session& session, trace::EventNumber moment) {
  if (!session.has_program() || session.position() != moment) return {};
  const FrameView frame = session.current();
  if (frame.line == 0) return {};
  std::vector<Entry> entries;
  for (const Variable& each : frame.variables) {
    if (entries.size() == most_entries) break;
    entries.push_back({.text = each.name, .detail = each.text});
  }
  return section("Variables in " + frame.function, std::move(entries));
}

Section findings(const Session& session) {
  const Record& record = session.record();
  std::vector<Entry> entries;
  for (const trace::Finding& each : record.findings()) {
    if (entries.size() == most_entries) break;
    std::string where = each.line > 0 ? "line " + std::to_string(each.line) : "";
    if (!where.empty() && each.file != session.scenario().files.front().name) {
      where = each.file + ", " + where;
    }
    entries.push_back({.task = each.task,
                       .text = each.text,
                       .detail = std::move(where),
                       .moment = behind(record, each.event)});
  }
  return section("Found in this run", std::move(entries));
}

}  // namespace

std::string Inspection::text() const {
  std::string result = why + "\n" + step;
  for (const Section& each : sections) {
    result += "\n# " + each.title;
    for (const Entry& entry : each.entries) {
      result += entry.is_button() ? "\n! " : "\n";
      if (entry.change) result += "What if: ";
      result += entry.text;
      if (!entry.detail.empty()) result += " " + entry.detail;
    }
  }
  return result;
}

std::vector<Entry> Inspection::buttons() const {
  std::vector<Entry> result;
  for (const Section& each : sections) {
    std::ranges::copy_if(each.entries, std::back_inserter(result),
                         [](const Entry& entry) { return entry.is_button(); });
  }
  return result;
}

Inspection inspect(const Session& session, trace::EventNumber moment) {
  const Record& record = session.record();
  Inspection result;
  result.step = step_text(record, moment);
  result.why = why_text(session, moment);
  const trace::StepNumber step = trace::step_at(record, moment);
  const bool is_over = moment == record.size() && session.state() == Session::State::finished;
  if (step != trace::none && !is_over) result.task = record.steps()[step].task;
  for (Section& each :
       std::array{steps_of_line(session), ready_queue(record, moment), timers(record, moment),
                  tasks(session, moment), variables(session, moment), primitives(record, moment),
                  what_if(record, moment), findings(session)}) {
    if (!each.entries.empty()) result.sections.push_back(std::move(each));
  }
  return result;
}

std::vector<LineMark> line_marks(const Session& session, trace::EventNumber moment) {
  const Record& record = session.record();
  const std::string& main_file = session.scenario().files.front().name;
  std::vector<LineMark> marks;
  for (const trace::TaskView& view : trace::tasks_at(record, moment, most_entries)) {
    if (view.stack == trace::none) continue;
    const trace::Frame place = record.place(view.stack);
    if (place.file != main_file || place.line == 0) continue;
    marks.push_back({place.line, view.task, view.state == trace::TaskState::running});
  }
  if (!session.has_program() || session.position() != moment) return marks;
  // The program itself knows better than the record which line comes next.
  const FrameView current = session.current();
  if (current.line == 0 || current.file != main_file) return marks;
  const auto running =
      std::ranges::find_if(marks, [](const LineMark& each) { return each.running; });
  if (running != marks.end()) {
    running->line = current.line;
  } else {  // a task that has never waited has no place in the record yet
    const trace::StepNumber step = trace::step_at(record, moment);
    const bool is_at_work = step != trace::none && record.steps()[step].ended >= moment;
    marks.push_back({current.line, is_at_work ? record.steps()[step].task : trace::none, true});
  }
  return marks;
}

}  // namespace looplane::ui
