// libFuzzer on source text: whatever is typed in ends, in Python's own exception if need be, or is
// stopped by its budget; no crash, hang or report of a sanitizer. `make fuzz-text` builds it with
// clang and runs it until Ctrl-C, beginning with the programs of tests/conformance.

#include <cstdint>

#include "script/machine/machine.hpp"
#include "session/program.hpp"

namespace {

// Nobody reads what it prints, but the text of tracebacks is made.
class Quiet final : public looplane::script::Host {
 public:
  explicit Quiet(std::string_view program) : program_(program) {}

  void write(looplane::script::Stream, std::string_view) override {}
  std::optional<std::string> source(std::string_view) override { return std::string(program_); }

 private:
  std::string_view program_;
};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static constexpr int most_slices = 20;
  static constexpr std::int64_t instructions = 500;
  const std::string text(reinterpret_cast<const char*>(data), size);
  Quiet host(text);
  looplane::Program program(host, "main.py", text, {.heap_limit = 16u << 20});
  for (int slices = 0; slices < most_slices; ++slices) {
    if (program.advance(instructions) == looplane::Program::State::finished) break;
  }
  return 0;
}
