#include <cerrno>
#include <charconv>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <fstream>
#include <iostream>
#include <optional>
#include <sstream>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "session/execution.hpp"
#include "trace/perfetto.hpp"

// The command `looplane`.

namespace {

constexpr const char* usage =
    "usage: looplane run FILE.py [--clock virtual|real] [--seed N] [--budget N] [--trace "
    "OUT.json]\n"
    "\n"
    "  FILE.py          the program; - reads it from standard input\n"
    "  --clock virtual  time jumps to the next timer, nothing waits (default)\n"
    "  --clock real     sleep(1) takes a second\n"
    "  --seed N         what unseeded random numbers start from (default 0)\n"
    "  --budget N       stop after about N million instructions\n"
    "  --trace OUT.json write what every task did and why: https://ui.perfetto.dev shows it\n"
    "\n"
    "The exit status is the program's: 1 after an uncaught exception. It is 2 when the command is\n"
    "used wrongly, or a file cannot be read or written.\n";

struct Options {
  std::string file;
  bool real_clock = false;
  std::uint64_t seed = 0;
  std::optional<std::int64_t> budget;
  std::string trace;
  bool help = false;
};

int complain(const std::string& message) {
  std::fprintf(stderr, "looplane: %s\n%s", message.c_str(), usage);
  return 2;
}

template <class T>
bool read_number(std::string_view text, T& number) {
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  return error == std::errc() && end == text.data() + text.size();
}

/// Empty: all is well. Otherwise what is wrong.
std::string read_options(const std::vector<std::string_view>& arguments, Options& options) {
  for (std::size_t i = 0; i < arguments.size(); ++i) {
    const std::string_view argument = arguments[i];
    if (argument == "--help" || argument == "-h") {
      options.help = true;
      return "";
    }
    if (!argument.starts_with("-") || argument == "-") {
      if (!options.file.empty()) return "only one file can be run";
      options.file = argument;
      continue;
    }
    if (argument != "--clock" && argument != "--seed" && argument != "--budget" &&
        argument != "--trace") {
      return "unknown option " + std::string(argument);
    }
    if (++i == arguments.size()) return std::string(argument) + " needs a value";
    const std::string_view value = arguments[i];
    if (argument == "--clock") {
      if (value != "virtual" && value != "real") return "--clock is either virtual or real";
      options.real_clock = value == "real";
    } else if (argument == "--seed") {
      if (!read_number(value, options.seed)) return "--seed needs a whole number from 0";
    } else if (argument == "--trace") {
      options.trace = value;
    } else {
      std::int64_t millions = 0;
      if (!read_number(value, millions) || millions <= 0) return "--budget needs a positive number";
      options.budget = millions * 1'000'000;
    }
  }
  return options.file.empty() ? "which file shall be run?" : "";
}

std::optional<std::string> read_all(std::istream& stream) {
  std::ostringstream text;
  // A stream without a character in it is no failure.
  if (stream.peek() != std::istream::traits_type::eof()) text << stream.rdbuf();
  if (stream.bad()) return std::nullopt;
  return std::move(text).str();
}

std::optional<std::string> read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file) return std::nullopt;
  return read_all(file);
}

/// Writes to the process's own streams, and finds imported files beside the program.
class Terminal final : public looplane::script::Host {
 public:
  explicit Terminal(const std::string& program) {
    const auto slash = program.rfind('/');
    if (slash != program.npos) folder_ = program.substr(0, slash + 1);
  }

  void write(looplane::script::Stream stream, std::string_view text) override {
    const bool error = stream == looplane::script::Stream::error;
    // The two may end at the same place: what was printed before comes first.
    if (error) std::fflush(stdout);
    std::fwrite(text.data(), 1, text.size(), error ? stderr : stdout);
  }
  std::optional<std::string> source(std::string_view path) override {
    return read_file(folder_ + std::string(path));
  }
  std::string shown_path(std::string_view path) override { return folder_ + std::string(path); }

 private:
  std::string folder_;
};

using Clock = std::chrono::steady_clock;

std::int64_t elapsed(Clock::time_point start) {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - start).count();
}

int complain_of_file(const char* what, const std::string& path) {
  std::fprintf(stderr, "looplane: can't %s file '%s': %s\n", what, path.c_str(),
               std::strerror(errno));
  return 2;
}

/// Drives a program to its end, or as far as it may go. `Run` is a Program or an Execution.
template <class Run>
int drive(Run& program, const Options& options) {
  static constexpr std::int64_t slice = 100'000;
  const Clock::time_point start = Clock::now();
  std::int64_t executed = 0;
  for (;;) {
    std::optional<std::int64_t> limit;
    if (options.real_clock) limit = elapsed(start);
    switch (program.advance(slice, limit)) {
      case looplane::Program::State::finished:
        std::fflush(stdout);
        return program.exit_status();
      case looplane::Program::State::waiting:
        std::fflush(stdout);
        std::this_thread::sleep_until(start + std::chrono::nanoseconds(program.wake_time()));
        break;
      case looplane::Program::State::running:
        executed += slice;
        if (options.budget && executed >= *options.budget) {
          std::fflush(stdout);
          std::fprintf(stderr, "looplane: stopped after %lld million instructions (--budget)\n",
                       static_cast<long long>(*options.budget / 1'000'000));
          return 1;
        }
    }
  }
}

int run_recorded(const Options& options, Terminal& terminal, looplane::SourceFile program) {
  std::ofstream file(options.trace, std::ios::binary);
  if (!file) return complain_of_file("write", options.trace);
  const looplane::Scenario scenario{"", {std::move(program)}};
  looplane::RunSettings settings;
  settings.seed = options.seed;
  looplane::trace::Record record;
  int status = 0;
  {
    looplane::Output output;
    looplane::Effort effort;
    looplane::Execution execution(scenario, settings, record, output, effort, &terminal);
    status = drive(execution, options);
  }
  if (record.is_full()) {
    std::fprintf(stderr, "looplane: the trace ends after %u events\n", record.size());
  }
  file << looplane::trace::perfetto_json(record);
  file.close();
  return file ? status : complain_of_file("write", options.trace);
}

int run(const Options& options) {
  const bool is_stdin = options.file == "-";
  errno = 0;
  std::optional<std::string> text = is_stdin ? read_all(std::cin) : read_file(options.file);
  if (!text) return complain_of_file("open", options.file);
  Terminal terminal(is_stdin ? "" : options.file);
  const std::string name = is_stdin ? "<stdin>" : options.file;
  if (!options.trace.empty()) return run_recorded(options, terminal, {name, std::move(*text)});
  looplane::Program::Settings settings;
  settings.seed = options.seed;
  looplane::Program program(terminal, name, std::move(*text), settings);
  return drive(program, options);
}

}  // namespace

int main(int count, char** values) {
  const std::vector<std::string_view> arguments(values + 1, values + count);
  if (arguments.empty() || arguments[0] == "--help" || arguments[0] == "-h") {
    std::fputs(usage, arguments.empty() ? stderr : stdout);
    return arguments.empty() ? 2 : 0;
  }
  if (arguments[0] != "run") return complain("unknown command " + std::string(arguments[0]));
  Options options;
  const std::string problem = read_options({arguments.begin() + 1, arguments.end()}, options);
  if (!problem.empty()) return complain(problem);
  if (options.help) {
    std::fputs(usage, stdout);
    return 0;
  }
  return run(options);
}
