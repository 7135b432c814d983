#include "session/session.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <unordered_map>

#include "session/printed_by.hpp"
#include "session/program.hpp"

namespace looplane {

/// Everything that a reader could print in good faith; beyond it a page only gets slow.
static constexpr std::size_t largest_output = 8u << 20;

/// The run behind a session: hosts the program, keeps what it prints, and paces it.
struct Session::Run final : script::Host {
  Scenario scenario;
  RunSettings settings;
  std::unique_ptr<Program> program;
  std::vector<OutputLine> output;
  std::size_t output_bytes = 0;
  std::uint64_t output_version = 0;
  bool output_full = false;
  State state = State::running;
  int exit_status = 0;
  Nanoseconds time = 0;

  // Virtual time passes in proportion to real time from here on.
  double speed;
  std::optional<Nanoseconds> anchor_real;
  Nanoseconds anchor_virtual = 0;

  Run(Scenario the_scenario, RunSettings the_settings)
      : scenario(std::move(the_scenario)), settings(the_settings), speed(the_settings.speed) {
    const SourceFile& main = scenario.files.front();
    Program::Settings limits;
    limits.heap_limit = settings.heap_limit;
    limits.seed = settings.seed;
    program = std::make_unique<Program>(*this, main.name, main.text, limits);
  }

  [[nodiscard]] bool at_once() const { return std::isinf(speed); }
  /// How far virtual time may have come.
  [[nodiscard]] Nanoseconds virtual_time(Nanoseconds real_now) const {
    const auto passed = static_cast<double>(real_now - *anchor_real) * speed;
    return anchor_virtual + static_cast<Nanoseconds>(passed);
  }

  // --- script::Host ---
  void write(script::Stream stream, std::string_view text) override;
  std::optional<std::string> source(std::string_view path) override;

  std::unordered_map<std::string, int> task_numbers;
  int largest_number = 0;

  int number_of(const std::string& task_name);
  void append(OutputLine::Stream stream, std::string_view text, bool ends);
  void notice(std::string text);
};

void Session::Run::write(script::Stream stream, std::string_view text) {
  if (output_full) return;
  const auto where =
      stream == script::Stream::error ? OutputLine::Stream::error : OutputLine::Stream::out;
  while (!text.empty() && !output_full) {
    const auto end = text.find('\n');
    append(where, text.substr(0, end), end != text.npos);
    if (end == text.npos) break;
    text.remove_prefix(end + 1);
  }
  ++output_version;
}

void Session::Run::append(OutputLine::Stream stream, std::string_view text, bool ends) {
  const bool continues = !output.empty() && !output.back().ended && output.back().stream == stream;
  if (!continues) {
    if (output.size() >= settings.output_limit) {
      return notice("Further output is not shown: " + std::to_string(settings.output_limit) +
                    " lines are the limit.");
    }
    const PrintedBy by = printed_by(program->machine(), scenario.files.front().name);
    OutputLine line;
    line.time = program->machine().now();
    line.task = number_of(by.task_name);
    line.task_name = by.task_name;
    line.source_line = by.line;
    line.stream = stream;
    output.push_back(std::move(line));
  }
  output_bytes += text.size();
  if (output_bytes > largest_output) {
    return notice("Further output is not shown: 8 MB are the limit.");
  }
  output.back().text.append(text);
  output.back().ended = ends;
}

/// "Task-2" is number 2; a task with a name of its own gets the next number that nobody has.
int Session::Run::number_of(const std::string& task_name) {
  if (task_name.empty()) return 0;
  const auto [entry, is_new] = task_numbers.try_emplace(task_name, 0);
  if (!is_new) return entry->second;
  static constexpr std::string_view prefix = "Task-";
  int number = 0;
  if (task_name.starts_with(prefix)) {
    const char* digits = task_name.data() + prefix.size();
    std::from_chars(digits, task_name.data() + task_name.size(), number);
  }
  if (number <= 0) number = largest_number + 1;
  largest_number = std::max(largest_number, number);
  return entry->second = number;
}

void Session::Run::notice(std::string text) {
  OutputLine line;
  line.text = std::move(text);
  line.time = program->machine().now();
  line.stream = OutputLine::Stream::notice;
  line.ended = true;
  output.push_back(std::move(line));
  output_full = true;
}

std::optional<std::string> Session::Run::source(std::string_view path) {
  for (std::size_t i = 1; i < scenario.files.size(); ++i) {
    if (scenario.files[i].name == path) return scenario.files[i].text;
  }
  return std::nullopt;
}

// --- Session ------------------------------------------------------------------------------------

Session::Session(Scenario scenario, RunSettings settings)
    : run_(std::make_unique<Run>(std::move(scenario), settings)) {}

Session::~Session() = default;

Session::State Session::advance(std::int64_t instructions, Nanoseconds real_now) {
  Run& run = *run_;
  if (run.program == nullptr) return run.state;
  if (!run.anchor_real) run.anchor_real = real_now;
  std::optional<Nanoseconds> limit;
  if (!run.at_once()) limit = run.virtual_time(real_now);
  switch (run.program->advance(instructions, limit)) {
    case Program::State::running:
      run.state = State::running;
      run.time = run.program->machine().now();
      break;
    case Program::State::waiting:
      run.state = State::waiting;
      run.time = std::min(limit.value_or(run.program->wake_time()), run.program->wake_time());
      break;
    case Program::State::finished:
      run.state = State::finished;
      run.time = run.program->machine().now();
      run.exit_status = run.program->exit_status();
      run.program = nullptr;
      break;
  }
  return run.state;
}

std::optional<Nanoseconds> Session::next_wake() const {
  const Run& run = *run_;
  if (run.program == nullptr) return std::nullopt;
  if (run.state != State::waiting || run.at_once() || !run.anchor_real) return 0;
  const auto ahead = static_cast<double>(run.program->wake_time() - run.anchor_virtual);
  return *run.anchor_real + static_cast<Nanoseconds>(std::ceil(ahead / run.speed));
}

void Session::stop() {
  Run& run = *run_;
  if (run.program == nullptr) return;
  run.state = State::stopped;
  run.program = nullptr;
}

void Session::set_speed(double speed, Nanoseconds real_now) {
  Run& run = *run_;
  if (run.anchor_real && !run.at_once()) {
    run.anchor_virtual = std::max(run.time, run.virtual_time(real_now));
    if (run.program != nullptr && run.state == State::waiting) {
      run.anchor_virtual = std::min(run.anchor_virtual, run.program->wake_time());
    }
  } else {
    run.anchor_virtual = run.time;
  }
  if (run.anchor_real) run.anchor_real = real_now;
  run.speed = speed;
}

Session::State Session::state() const { return run_->state; }
int Session::exit_status() const { return run_->exit_status; }
Nanoseconds Session::now() const { return run_->time; }
const std::vector<OutputLine>& Session::output() const { return run_->output; }
std::uint64_t Session::output_version() const { return run_->output_version; }

}  // namespace looplane
