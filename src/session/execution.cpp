#include "session/execution.hpp"

#include <algorithm>

#include "session/printed_by.hpp"

// One execution of a scenario: goals, places and output. What it tells the recorder stands in
// execution_scene.cpp.

namespace looplane {

using script::PythonFrame;

/// An interrupted slice does not tell how much of it was executed: short ones are guessed well
/// enough.
static constexpr std::int64_t longest_slice = 10'000;
static constexpr std::int64_t instructions_of_event = 4;

/// Everything that a reader could print in good faith; beyond it a page only gets slow.
static constexpr std::size_t largest_output = 8u << 20;

/// Lines that are kept for the way back.
static constexpr std::size_t longest_trail = 1000;

static Program::Settings program_settings(const RunSettings& settings, script::Watcher* watcher,
                                          Observer* observer) {
  Program::Settings made;
  made.heap_limit = settings.heap_limit;
  made.seed = settings.seed;
  made.watcher = watcher;
  made.observer = observer;
  return made;
}

Execution::Execution(const Scenario& scenario, const RunSettings& settings, trace::Record& record,
                     Output& output, Effort& effort, script::Host* outside)
    : scenario_(scenario),
      settings_(settings),
      record_(record),
      output_(output),
      effort_(effort),
      outside_(outside),
      recorder_(record, *this, settings.record_limit),
      program_(*this, scenario.files.front().name, scenario.files.front().text,
               program_settings(settings, this, settings.record_limit > 0 ? &recorder_ : nullptr)) {
  for (const Intervention& intervention : settings.interventions) {
    if (intervention.kind == Intervention::Kind::cancel_task) cancels_.push_back(intervention);
  }
  std::sort(cancels_.begin(), cancels_.end(), [](const auto& one, const auto& other) {
    return std::pair(one.at, one.task) < std::pair(other.at, other.task);
  });
  set_next_stop();
}

Execution::~Execution() { recorder_.close(); }

Program::State Execution::advance(std::int64_t instructions, std::optional<Nanoseconds> limit) {
  if (!follower_) trail_.clear();
  const Program::State state = execute(instructions, limit);
  if (state == Program::State::finished) {
    is_over_ = true;
    recorder_.program_ended();
    place_ = {recorder_.position(), 0};
    return state;
  }
  if (must_intervene()) intervene();
  const bool is_event = reached_ && !standing_;
  if (!follower_ || is_event) {
    place_ = {recorder_.position(), reached_ ? 0 : Place::unknown};
    standing_ = false;
  }
  return reached_ ? Program::State::running : state;
}

/// Until all is executed, or something else is to be done first.
Program::State Execution::execute(std::int64_t instructions, std::optional<Nanoseconds> limit) {
  for (;;) {
    const std::int64_t slice = std::min(instructions, longest_slice);
    const trace::EventNumber known = record_.size();
    const trace::EventNumber before = recorder_.position();
    const Program::State state = program_.advance(slice, limit);
    const std::int64_t events = recorder_.position() - before;
    const bool is_whole = state == Program::State::running && !reached_ && !must_intervene();
    const std::int64_t executed =
        is_whole ? slice : std::min(slice, events * instructions_of_event);
    work_ += executed + events;
    effort_.done += executed + events;
    effort_.memory = std::max(effort_.memory, program_.memory());
    if (record_.size() > known) effort_.whole = std::max(effort_.whole, work_);
    instructions -= slice;
    if (!is_whole || instructions <= 0) return state;
  }
}

// --- Goals --------------------------------------------------------------------------------------

void Execution::set_next_stop() {
  trace::EventNumber stop = goal_;
  if (interventions_done_ < cancels_.size()) {
    stop = std::min(stop, cancels_[interventions_done_].at);
  }
  recorder_.stop_at(stop);
}

void Execution::stop_at(trace::EventNumber event) {
  reached_ = false;
  goal_ = event;
  set_next_stop();
}

void Execution::stop_after(std::initializer_list<trace::EventKind> kinds) {
  reached_ = false;
  recorder_.stop_after(kinds);
}

void Execution::run_freely() {
  if (follower_ && !reached_ && place_.event != recorder_.position()) {
    place_ = {recorder_.position(), Place::unknown};
  }
  reached_ = false;
  follower_ = nullptr;
  machine().watch_instructions(false);
  recorder_.stop_after({});
  goal_ = trace::none;
  set_next_stop();
}

void Execution::reached_event() {
  machine().interrupt();
  const bool intervenes = interventions_done_ < cancels_.size() &&
                          cancels_[interventions_done_].at == recorder_.position();
  if (intervenes && goal_ != recorder_.position()) return;
  if (!reached_) reached_at_ = recorder_.position();
  reached_ = true;
  standing_ = false;
}

/// A task of this execution that has not ended; nullptr: there is none.
TaskBase* Execution::find_task(trace::TaskNumber number) {
  EventLoop* loop = machine().main_thread.loop_state.running_loop;
  if (loop == nullptr) return nullptr;
  for (const auto& task : loop->all_tasks()) {
    if (recorder_.number_of(*task) == number) return task.get();
  }
  return nullptr;
}

bool Execution::must_intervene() const {
  return interventions_done_ < cancels_.size() &&
         cancels_[interventions_done_].at <= recorder_.position();
}

void Execution::intervene() {
  const script::Machine::Entered entered(machine());
  while (must_intervene()) {
    const trace::TaskNumber task = cancels_[interventions_done_++].task;
    if (TaskBase* found = find_task(task)) {
      const trace::EventNumber begin = recorder_.position();
      (void)found->cancel();
      recorder_.done_by_reader(begin);
      machine().wake(machine().main_thread);
    }
  }
  set_next_stop();
}

// --- Following ----------------------------------------------------------------------------------

void Execution::follow(Follower follower) {
  reached_ = false;
  if (!follower_ && !standing_) {
    PythonFrame* frame = machine().python_frame();
    last_ = {};
    if (frame != nullptr && machine().thread->top == frame) {
      const auto index = static_cast<std::size_t>(frame->next - frame->code->instructions.data());
      last_ = {frame, index, frame->code->positions[index].line};
      standing_ = true;
    }
  }
  follower_ = std::move(follower);
  machine().watch_instructions(true);
}

/// Whether the instruction before which the frame stands is the first of a line.
bool Execution::begins_line(PythonFrame& frame) {
  const script::CodeObject& code = *frame.code;
  const auto index = static_cast<std::size_t>(frame.next - code.instructions.data());
  const auto is_prologue = [&](std::size_t at) {
    const script::Opcode opcode = code.instructions[at].opcode;
    return opcode == script::Opcode::resume || opcode == script::Opcode::make_cell;
  };
  const int line = code.positions[index].line;
  if (line <= 0 || is_prologue(index)) return false;
  const bool same_frame = last_.frame == &frame;
  bool begins = true;
  if (same_frame) {
    // A jump back to the line that the jump itself belongs to begins it once; an await that goes on
    // is the same line still.
    const bool goes_round = index < last_.index && last_.index != line_began_ &&
                            code.instructions[index].opcode != script::Opcode::send;
    begins = line != last_.line || goes_round;
  } else {
    std::size_t before = index;
    while (before > 0 && is_prologue(before - 1)) --before;
    // It goes on behind a call or an await.
    if (before > 0) begins = code.positions[before - 1].line != line;
  }
  last_ = {&frame, index, line};
  if (begins) line_began_ = index;
  return begins;
}

void Execution::before_instruction(PythonFrame& frame) {
  const trace::EventNumber event = recorder_.position();
  if (standing_) {
    standing_ = false;
    const auto index = static_cast<std::size_t>(frame.next - frame.code->instructions.data());
    if (last_.frame == &frame && last_.index == index && event == place_.event) return;
  }
  LineStop stop;
  const std::string_view file = frame.code->filename->view();
  if (is_own_file(file)) {
    stop.begins = begins_line(frame);
    stop.file = file;
    stop.line = last_.line;
  }
  if (event != place_.event) {
    place_ = {event, 0};
  } else if (stop.begins && place_.lines != Place::unknown) {
    ++place_.lines;
  }
  stop.place = place_;
  stop.depth = machine().thread->depth;
  stop.task = recorder_.current_task();
  if (stop.begins && place_.lines != Place::unknown) {
    if (trail_.size() == longest_trail) trail_.pop_front();
    trail_.push_back(stop);
    trail_.back().file = {};
  }
  if (follower_(stop)) {
    const auto index = static_cast<std::size_t>(frame.next - frame.code->instructions.data());
    last_ = {&frame, index, frame.code->positions[index].line};
    standing_ = true;
    reached_ = true;
    machine().interrupt();
  }
}

// --- Where it stands ----------------------------------------------------------------------------

LineStop Execution::standing() {
  LineStop stop;
  stop.place = place_;
  stop.depth = machine().thread->depth;
  stop.task = recorder_.current_task();
  if (const PythonFrame* frame = machine().python_frame()) {
    stop.file = frame->code->filename->view();
    stop.line = next_line(*frame);
  }
  return stop;
}

FrameView Execution::current() {
  const script::Machine::Entered entered(machine());
  std::vector<Activation> frames;
  add_running_frames(machine(), frames);
  while (!frames.empty() && !is_own_file(frames.back().frame->code->filename->view())) {
    frames.pop_back();
  }
  if (frames.empty()) return {};
  PythonFrame* frame = frames.back().frame;
  FrameView view = view_frame(machine(), frames.back());
  if (frame == machine().thread->top) view.line = next_line(*frame);
  return view;
}

std::vector<FrameView> Execution::frames(trace::TaskNumber number) {
  const script::Machine::Entered entered(machine());
  std::vector<Activation> activations;
  const bool runs = number == recorder_.current_task();
  if (runs) {
    add_running_frames(machine(), activations);
  } else if (TaskBase* task = number == trace::none ? nullptr : find_task(number)) {
    add_awaiting_frames(machine(), *task, activations);
  }
  std::vector<FrameView> views;
  views.reserve(activations.size());
  for (const Activation& activation : activations) {
    views.push_back(view_frame(machine(), activation));
  }
  if (runs && !activations.empty() && activations.back().frame == machine().thread->top) {
    views.back().line = next_line(*activations.back().frame);
  }
  return views;
}

std::vector<Variable> Execution::globals() {
  const script::Machine::Entered entered(machine());
  const script::Value module = machine().modules->get(machine().names.main);
  if (!module.is(script::Kind::module)) return {};
  return view_namespace(machine(), *module.as<script::ModuleObject>()->namespace_);
}

// --- Output -------------------------------------------------------------------------------------

void Execution::write(script::Stream stream, std::string_view text) {
  if (outside_ != nullptr) outside_->write(stream, text);
  const auto where =
      stream == script::Stream::error ? OutputLine::Stream::error : OutputLine::Stream::out;
  while (!text.empty() && !output_full_) {
    const auto end = text.find('\n');
    append(where, text.substr(0, end), end != text.npos);
    if (end == text.npos) break;
    text.remove_prefix(end + 1);
  }
}

void Execution::append(OutputLine::Stream stream, std::string_view text, bool ends) {
  if (line_ended_ || stream_ != stream) {
    if (line_count_ >= settings_.output_limit) {
      return notice("Further output is not shown: " + std::to_string(settings_.output_limit) +
                    " lines are the limit.");
    }
    begin_line(stream);
  }
  bytes_ += text.size();
  if (bytes_ > largest_output) {
    return notice("Further output is not shown: 8 MB are the limit.");
  }
  OutputLine& line = output_.lines[line_count_ - 1];
  line_ended_ = ends;
  written_ += text.size();
  if (written_ > line.text.size()) {
    const std::size_t known = line.text.size() - (written_ - text.size());
    line.text.append(text.substr(known));
    ++output_.version;
  }
  if (ends && !line.ended) {
    line.ended = true;
    ++output_.version;
  }
}

void Execution::begin_line(OutputLine::Stream stream) {
  recorder_.output(static_cast<trace::Number>(line_count_));
  stream_ = stream;
  written_ = 0;
  if (line_count_++ < output_.lines.size()) return;
  const PrintedBy by = printed_by(machine(), scenario_.files.front().name);
  OutputLine line;
  line.time = machine().now();
  const trace::TaskNumber task = recorder_.current_task();
  if (!by.task_name.empty() && task != trace::none) line.task = static_cast<int>(task) + 1;
  line.task_name = by.task_name;
  line.source_line = by.line;
  line.stream = stream;
  output_.lines.push_back(std::move(line));
  ++output_.version;
}

void Execution::notice(std::string text) {
  output_full_ = true;
  if (!output_.lines.empty() && output_.lines.back().stream == OutputLine::Stream::notice) return;
  OutputLine line;
  line.text = std::move(text);
  line.time = machine().now();
  line.stream = OutputLine::Stream::notice;
  line.ended = true;
  output_.lines.push_back(std::move(line));
  ++output_.version;
}

std::optional<std::string> Execution::source(std::string_view path) {
  for (std::size_t i = 1; i < scenario_.files.size(); ++i) {
    if (scenario_.files[i].name == path) return scenario_.files[i].text;
  }
  return outside_ == nullptr ? std::nullopt : outside_->source(path);
}

std::string Execution::shown_path(std::string_view path) {
  return outside_ == nullptr ? std::string(path) : outside_->shown_path(path);
}

}  // namespace looplane
