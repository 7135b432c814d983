#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "script/machine/machine.hpp"

namespace looplane {

/// A Python program at work: the machine that runs it, from its first line to what CPython does as
/// it exits. Neither blocks nor paces itself; what it prints goes to its host.
class Program final : private script::Receiver {
 public:
  struct Settings {
    std::size_t heap_limit = 256u << 20;
    std::uint64_t seed = 0;
    script::Watcher* watcher = nullptr;  ///< Of the machine, and of its end in a deadlock.
    Observer* observer = nullptr;        ///< Of the loops that the program makes.
  };

  enum class State : std::uint8_t {
    running,  ///< The budget is used up.
    waiting,  ///< Until virtual time `wake_time()`, which the host has not allowed yet.
    finished,
  };

  /// `filename` is what tracebacks call it. A first comment line "# python: 3.9" asks for the rules
  /// of that version where they differ.
  Program(script::Host& host, std::string filename, std::string text, const Settings& settings);

  /// Executes about `instructions` instructions. Virtual time does not pass `time_limit`
  /// (nanoseconds); without a limit it jumps to whatever is next.
  State advance(std::int64_t instructions, std::optional<std::int64_t> time_limit = {});

  /// When something is next, in virtual nanoseconds.
  [[nodiscard]] std::int64_t wake_time() const { return machine_.wake_time(); }
  [[nodiscard]] int exit_status() const { return exit_status_; }
  /// The most bytes that were in use for it between two slices: a heap gives nothing back.
  [[nodiscard]] std::size_t memory() const { return most_memory_; }
  [[nodiscard]] script::Machine& machine() { return machine_; }

 private:
  void returned(script::Machine& machine, script::Value value) override;
  void failed(script::Machine& machine) override;
  void yielded(script::Machine&, script::Value) override {}
  State end(std::string_view notice);

  script::Host& host_;
  script::Machine machine_;
  std::string filename_;
  std::string text_;
  std::ptrdiff_t loop_memory_ = 0;  ///< What the thread's pool grew by while it was at work.
  std::size_t most_memory_ = 0;
  int exit_status_ = 0;
  bool begun_ = false;
  bool finished_ = false;
};

}  // namespace looplane
