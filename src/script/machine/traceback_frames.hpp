#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "script/machine/machine.hpp"

namespace looplane::script {

/// One frame as a traceback shows it (traceback.FrameSummary).
struct FrameSummary {
  std::string filename;
  std::string name;
  Position position;  ///< Without columns when `has_columns` is false.
  bool has_columns = false;
  std::optional<std::string> line;  ///< Shown instead of the file's own.
};

/// The line of an instruction. One that the source does not show (the end of a handler) has that of
/// what stands before it.
std::int32_t line_at(const CodeObject& code, std::uint32_t instruction);
/// Where a frame is. When an exception has just brought it to a handler, that is where it was
/// raised.
std::int32_t current_line(PythonFrame* frame);

/// sys.tracebacklimit, which a program may set: how many frames tracebacks show.
std::optional<std::int64_t> traceback_limit(Machine& m);
/// What a traceback consists of, the frames of the library's own modules left out. `limit`: only so
/// many from the start, or, when negative, from the end.
std::vector<FrameSummary> summarize(const TracebackObject* traceback,
                                    std::optional<std::int64_t> limit = {});
/// The stack from a frame outwards, the outermost first.
std::vector<FrameSummary> summarize_stack(Machine& m, PythonFrame* innermost,
                                          std::optional<std::int64_t> limit = {});

/// The lines of one frame: `  File "x.py", line 1, in f`, the source and its marks.
std::string format_frame(const SourceLines& sources, const FrameSummary& frame);
/// One text for each frame; repeated ones are counted instead (traceback.StackSummary.format).
std::vector<std::string> format_frames(const SourceLines& sources,
                                       std::span<const FrameSummary> frames);

}  // namespace looplane::script
