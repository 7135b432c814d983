#include "ui/inspection.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "trace/questions.hpp"
#include "trace/sentence.hpp"

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

Section ready_queue(const Record& record, trace::EventNumber moment) {
  std::vector<Entry> entries;
  for (const trace::ReadyEntry& each : trace::ready_at(record, moment)) {
    if (entries.size() == most_entries) break;
    entries.push_back({.task = each.task, .text = each.name, .detail = {}});
  }
  if (entries.empty()) entries.push_back({.text = "nobody", .detail = {}});
  return section("Ready queue", std::move(entries), true);
}

Section timers(const Record& record, trace::EventNumber moment) {
  std::vector<Entry> entries;
  for (const trace::TimerEntry& each : trace::timers_at(record, moment)) {
    if (entries.size() == most_entries) break;
    entries.push_back(
        {.task = each.task, .text = trace::seconds(each.when) + " " + each.name, .detail = {}});
  }
  return section("Timers", std::move(entries), true);
}

std::string state_text(const trace::TaskView& view) {
  std::string text(trace::name_of(view.state));
  if (!view.wait.words.empty()) text = view.wait.words;
  if (view.cancel_requested) text += ", cancel requested";
  return text;
}

/// Each task with the functions that await one another, down to where it stands.
Section tasks(const Record& record, trace::EventNumber moment) {
  std::vector<Entry> entries;
  for (const trace::TaskView& view : trace::tasks_at(record, moment)) {
    if (entries.size() >= most_entries * 2) break;
    entries.push_back(
        {.task = view.task, .text = record.name_of_task(view.task), .detail = state_text(view)});
    if (view.stack == trace::none) continue;
    for (const trace::Frame& frame : record.frames(view.stack)) {
      if (frame.file.empty()) continue;
      entries.push_back({.text = std::string(frame.function),
                         .detail = ":" + std::to_string(frame.line),
                         .depth = 1});
    }
  }
  return section("Who awaits what", std::move(entries));
}

Section primitives(const Record& record, trace::EventNumber moment) {
  std::vector<Entry> entries;
  for (const trace::PrimitiveView& view : trace::primitives_at(record, moment)) {
    if (entries.size() == most_entries) break;
    std::string detail = view.state;
    for (std::size_t i = 0; i < view.waiters.size(); ++i) {
      detail += (i == 0 ? "; waiting: " : ", ") + record.name_of_task(view.waiters[i]);
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

Section findings(const Record& record) {
  std::vector<Entry> entries;
  for (const trace::Finding& each : record.findings()) {
    if (entries.size() == most_entries) break;
    const std::string where = each.line > 0 ? ":" + std::to_string(each.line) : "";
    entries.push_back({.task = each.task, .text = each.text, .detail = where});
  }
  return section("Found in this run", std::move(entries));
}

}  // namespace

std::string Inspection::text() const {
  std::string result = why + "\n" + step;
  for (const Section& each : sections) {
    result += "\n# " + each.title;
    for (const Entry& entry : each.entries) {
      result += "\n" + entry.text;
      if (!entry.detail.empty()) result += " " + entry.detail;
    }
  }
  return result;
}

Inspection inspect(const Session& session, trace::EventNumber moment) {
  const Record& record = session.record();
  Inspection result;
  result.step = step_text(record, moment);
  result.why = trace::why_now(record, moment);
  const trace::StepNumber step = trace::step_at(record, moment);
  if (step != trace::none) result.task = record.steps()[step].task;
  for (Section& each :
       std::array{ready_queue(record, moment), timers(record, moment), tasks(record, moment),
                  variables(session, moment), primitives(record, moment), findings(record)}) {
    if (!each.entries.empty()) result.sections.push_back(std::move(each));
  }
  return result;
}

std::vector<LineMark> line_marks(const Session& session, trace::EventNumber moment) {
  const Record& record = session.record();
  const std::string& main_file = session.scenario().files.front().name;
  std::vector<LineMark> marks;
  for (const trace::TaskView& view : trace::tasks_at(record, moment)) {
    if (view.stack == trace::none || marks.size() == most_entries) continue;
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
  } else {
    marks.push_back({current.line, trace::none, true});
  }
  return marks;
}

}  // namespace looplane::ui
