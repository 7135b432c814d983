#include "ui/inspection.hpp"

#include <algorithm>
#include <array>
#include <cstdlib>
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

/// Whether something was at work when the reader stopped the run: it had not given way.
bool stopped_at_work(const Session& session) {
  if (session.state() != Session::State::stopped || session.stopped_at().line == 0) return false;
  const auto& steps = session.record().steps();
  return steps.empty() || steps.back().ended == trace::none;
}

/// "line 4", or in another file than the first one "helper.py, line 4".
std::string line_text(const Session& session, std::string_view file, int line) {
  const std::string text = "line " + std::to_string(line);
  const bool is_main = file == session.scenario().files.front().name;
  return is_main ? text : std::string(file) + ", " + text;
}

std::string with_stop(std::string text) { return text.ends_with('.') ? text : text + "."; }

std::string why_stopped(const Session& session, std::string why) {
  const FrameView& at = session.stopped_at();
  const std::string where = line_text(session, at.file, at.line);
  if (session.record().steps().empty()) {
    return "The run was stopped at " + where +
           ", in the program's own code: no event loop had begun.";
  }
  return std::move(why) + " The run was stopped at " + where +
         ": it had not given way to the event loop (by an await that waits), and until it does, "
         "nobody else can run.";
}

const char* why_held_up(const Session& session) {
  if (session.record().steps().empty()) {
    return " The program's own code has been at work for more than a second: no event loop has "
           "begun. Pause or Stop shows the line.";
  }
  return " It has not given way to the event loop for more than a second: until it does, nobody "
         "else can run. Pause or Stop shows the line.";
}

/// The line of the main file that an uncaught error's traceback names last; 0: there is none.
int failed_line(const Session& session) {
  if (session.state() != Session::State::finished || session.exit_status() == 0) return 0;
  const std::string begin = "  File \"" + session.scenario().files.front().name + "\", line ";
  const std::vector<OutputLine>& output = session.output();
  for (auto line = output.rbegin(); line != output.rend(); ++line) {
    if (line->stream != OutputLine::Stream::error) return 0;
    if (line->text.starts_with(begin)) return std::atoi(line->text.c_str() + begin.size());
    if (line->text.starts_with("Traceback")) return 0;
  }
  return 0;
}

/// Whether Python could not read it. A program that has begun says "Traceback" before it names a
/// line.
bool is_unreadable(const Session& session) {
  return failed_line(session) != 0 && session.output().front().text.starts_with("  File ");
}

/// What the last line of a traceback says of a program that could not be read, or that failed.
std::string why_failed(const Session& session, const std::string& why) {
  const std::vector<OutputLine>& output = session.output();
  if (output.empty() || output.back().stream != OutputLine::Stream::error) return why;
  const std::string& error = output.back().text;
  const int line = failed_line(session);
  if (is_unreadable(session)) {
    return with_stop("Python could not read line " + std::to_string(line) +
                     " of the program, so nothing of it ran: " + error);
  }
  if (why != "The run has ended.") return why;
  if (line == 0) return with_stop("The run has ended with an error: " + error);
  return with_stop("The run has ended with an error at line " + std::to_string(line) + ": " +
                   error);
}

/// Why now, or how the run ended. What a record cannot know, the session does.
std::string why_text(const Session& session, trace::EventNumber moment) {
  const Record& record = session.record();
  const Session::State state = session.state();
  std::string text = trace::why_now(record, moment);
  if (moment < record.size()) return text;
  if (stopped_at_work(session)) return why_stopped(session, std::move(text));
  if (state == Session::State::stopped && record.size() == 0) {
    return "The run was stopped in the program's own code: no event loop had begun.";
  }
  if (state != Session::State::finished) return text;
  if (session.exit_status() != 0) {
    text = why_failed(session, text);
  } else if (record.size() == 0) {
    return "The run has ended: there was nothing to do.";
  }
  if (record.steps().empty() || is_unreadable(session)) return text;
  return text +
         " Choose a line of the output or of the program, or a step of the timeline, to see why it "
         "ran then, and to ask what if.";
}

/// The tasks that the program made: not those in which asyncio.run closes its loop.
std::vector<trace::TaskView> own_tasks(const Record& record, trace::EventNumber moment) {
  std::vector<trace::TaskView> tasks = trace::tasks_at(record, moment, most_entries);
  std::erase_if(tasks,
                [&](const trace::TaskView& each) { return record.is_closing_task(each.task); });
  return tasks;
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
  for (const trace::TaskView& view : own_tasks(record, moment)) {
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
Section what_if(const Session& session, trace::EventNumber moment) {
  const Record& record = session.record();
  std::vector<Entry> entries;
  const std::string now = trace::seconds(moment == 0 ? 0 : record.time(moment - 1)) + " s";
  for (const trace::TaskView& view : own_tasks(record, moment)) {
    const std::string name = record.name_of_task(view.task);
    // What never gives way does not hear of it either.
    if (view.state == trace::TaskState::running && stopped_at_work(session)) continue;
    Entry cancel{.task = view.task,
                 .text = "cancel " + name + " " + record.call_of_task(view.task),
                 .detail = {}};
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
    std::string where = each.line > 0 ? line_text(session, each.file, each.line) : "";
    entries.push_back({.task = each.task,
                       .text = each.text,
                       .detail = std::move(where),
                       .moment = behind(record, each.event)});
  }
  return section("Found in this run", std::move(entries));
}

}  // namespace

std::string Inspection::text() const {
  std::string result = (who.empty() ? "" : who + "\n") + why + "\n" + step;
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

Inspection inspect(const Session& session, trace::EventNumber moment, bool held_up) {
  const Record& record = session.record();
  Inspection result;
  result.step = step_text(record, moment);
  result.why = why_text(session, moment);
  if (held_up) result.why += why_held_up(session);
  const trace::StepNumber step = trace::step_at(record, moment);
  const bool is_over = moment == record.size() && session.state() == Session::State::finished;
  if (step != trace::none && !is_over) result.task = record.steps()[step].task;
  if (result.task != trace::none && !record.is_closing_task(result.task)) {
    result.who = record.name_of_task(result.task) + " " + record.call_of_task(result.task);
  }
  for (Section& each :
       std::array{steps_of_line(session), variables(session, moment), ready_queue(record, moment),
                  timers(record, moment), tasks(session, moment), primitives(record, moment),
                  what_if(session, moment), findings(session)}) {
    if (!each.entries.empty()) result.sections.push_back(std::move(each));
  }
  return result;
}

/// Who is at work knows better than the record which line comes next.
static void mark_current(std::vector<LineMark>& marks, const Session& session,
                         const FrameView& current, trace::EventNumber moment) {
  if (current.line == 0 || current.file != session.scenario().files.front().name) return;
  const auto running =
      std::ranges::find_if(marks, [](const LineMark& each) { return each.running; });
  if (running != marks.end()) {
    running->line = current.line;
    return;
  }
  // A task that has never waited has no place in the record yet.
  const Record& record = session.record();
  const trace::StepNumber step = trace::step_at(record, moment);
  trace::TaskNumber task = trace::none;
  if (step != trace::none && record.steps()[step].ended >= moment) {
    task = record.steps()[step].task;
    if (task != trace::none && record.is_closing_task(task)) task = trace::none;
  }
  marks.push_back({current.line, task, true});
}

std::vector<LineMark> line_marks(const Session& session, trace::EventNumber moment) {
  const Record& record = session.record();
  const std::string& main_file = session.scenario().files.front().name;
  std::vector<LineMark> marks;
  for (const trace::TaskView& view : own_tasks(record, moment)) {
    if (view.stack == trace::none) continue;
    const trace::Frame place = record.place(view.stack);
    if (place.file != main_file || place.line == 0) continue;
    marks.push_back({place.line, view.task, view.state == trace::TaskState::running});
  }
  if (moment >= record.size() && stopped_at_work(session)) {
    mark_current(marks, session, session.stopped_at(), moment);
  } else if (const int line = moment < record.size() ? 0 : failed_line(session); line != 0) {
    marks.push_back({.line = line, .failed = true});
  }
  if (!session.has_program() || session.position() != moment) return marks;
  mark_current(marks, session, session.current(), moment);
  return marks;
}

}  // namespace looplane::ui
