#include "script/machine/traceback_frames.hpp"

#include <algorithm>
#include <set>

#include "script/machine/operations.hpp"
#include "script/machine/reports.hpp"
#include "script/machine/source_lines.hpp"
#include "script/machine/traceback_marks.hpp"
#include "script/values/unicode.hpp"
#include "script/values/utf8.hpp"

// The frames of a traceback as text: CPython's traceback.StackSummary and FrameSummary.

namespace looplane::script {

using Lines = std::vector<std::u32string>;

// --- Lines --------------------------------------------------------------------------------------

std::int32_t line_at(const CodeObject& code, std::uint32_t instruction) {
  while (instruction > 0 && code.positions[instruction].line == 0) --instruction;
  return code.positions[instruction].line;
}

static bool is_handler(const CodeObject& code, std::size_t instruction) {
  return std::any_of(code.exceptions.begin(), code.exceptions.end(),
                     [&](const ExceptionRange& range) { return range.target == instruction; });
}

std::int32_t current_line(PythonFrame* frame) {
  const CodeObject& code = *frame->code;
  const auto next = static_cast<std::size_t>(frame->next - code.instructions.data());
  if (frame->stack_depth() > 0 && frame->top[-1].is(Kind::exception) && is_handler(code, next)) {
    const TracebackObject* entry = frame->top[-1].as<ExceptionObject>()->traceback.get();
    if (entry != nullptr && entry->frame.get() == frame) return line_at(code, entry->instruction);
  }
  return line_at(code, frame->current());
}

// --- Collecting ---------------------------------------------------------------------------------

static bool is_of_library(const PythonFrame* frame) {
  return frame->code->filename->view().starts_with(library_folder);
}

static FrameSummary summary_of(const PythonFrame* frame, std::uint32_t instruction) {
  FrameSummary summary;
  summary.filename = frame->code->filename->view();
  summary.name = frame->code->name->view();
  summary.position = frame->code->positions[instruction];
  summary.has_columns = summary.position.end_line > 0;
  if (summary.position.line == 0) summary.position.line = line_at(*frame->code, instruction);
  return summary;
}

std::optional<std::int64_t> traceback_limit(Machine& m) {
  const Value limit = sys_attribute(m, "tracebacklimit");
  if (!limit.is_small_int()) return std::nullopt;
  return std::max<std::int64_t>(limit.small_int(), 0);
}

static void apply_limit(std::vector<FrameSummary>& frames, std::optional<std::int64_t> limit) {
  if (!limit) return;
  const auto count = static_cast<std::int64_t>(frames.size());
  if (*limit >= 0) {
    frames.resize(static_cast<std::size_t>(std::min(*limit, count)));
  } else if (-*limit < count) {
    frames.erase(frames.begin(), frames.end() + *limit);
  }
}

std::vector<FrameSummary> summarize(const TracebackObject* traceback,
                                    std::optional<std::int64_t> limit) {
  std::vector<FrameSummary> frames;
  for (; traceback != nullptr; traceback = traceback->next.get()) {
    if (is_of_library(traceback->frame.get())) continue;
    frames.push_back(summary_of(traceback->frame.get(), traceback->instruction));
  }
  apply_limit(frames, limit);
  return frames;
}

std::vector<FrameSummary> summarize_stack(Machine& m, PythonFrame* innermost,
                                          std::optional<std::int64_t> limit) {
  std::vector<FrameSummary> frames;
  for (PythonFrame* frame = innermost; frame != nullptr;
       frame = m.python_frame_below(frame->back)) {
    if (is_of_library(frame)) continue;
    FrameSummary summary = summary_of(frame, frame->current());
    summary.has_columns = false;
    frames.push_back(std::move(summary));
  }
  apply_limit(frames, limit);
  std::reverse(frames.begin(), frames.end());
  return frames;
}

// --- Indentation --------------------------------------------------------------------------------

static bool is_blank(const std::u32string& line) {
  return std::all_of(line.begin(), line.end(), unicode::is_space);
}

static void strip_end(std::u32string& line) {
  while (!line.empty() && unicode::is_space(line.back())) line.pop_back();
}

static std::size_t indentation(const std::u32string& line) {
  return std::min(line.find_first_not_of(U" \t"), line.size());
}

/// textwrap.dedent: takes away the blanks that all lines begin with.
static void dedent(Lines& lines) {
  std::optional<std::u32string> margin;
  for (std::u32string& line : lines) {
    const std::size_t blanks = indentation(line);
    if (blanks == line.size()) {
      line.clear();
      continue;
    }
    const std::u32string own = line.substr(0, blanks);
    if (!margin) {
      margin = own;
      continue;
    }
    const auto common = std::mismatch(margin->begin(), margin->end(), own.begin(), own.end());
    margin->erase(common.first, margin->end());
  }
  if (!margin || margin->empty()) return;
  for (std::u32string& line : lines) {
    if (line.starts_with(*margin)) line.erase(0, margin->size());
  }
}

// --- The source of a frame ----------------------------------------------------------------------

namespace {

/// What StackSummary.format_frame_summary works with.
struct Excerpt {
  Lines lines;        ///< Dedented.
  std::size_t start;  ///< Of the instruction: column in the first line.
  std::size_t end;    ///< Column in the last line, exclusive.
  std::optional<MarkAnchors> anchors;
  bool marked = false;
};

}  // namespace

static Lines source_of(const SourceLines& sources, const FrameSummary& frame) {
  Lines lines;
  for (std::int32_t line = frame.position.line; line <= frame.position.end_line; ++line) {
    lines.push_back(decode_all(sources.line(frame.filename, line)));
    strip_end(lines.back());
  }
  return lines;
}

/// The text of the instruction alone.
static Lines segment_of(const Excerpt& excerpt) {
  Lines segment = excerpt.lines;
  segment.back().resize(std::min(excerpt.end, segment.back().size()));
  segment.front().erase(0, std::min(excerpt.start, segment.front().size()));
  return segment;
}

static bool should_mark(const Excerpt& excerpt) {
  if (call_is_whole_statement(excerpt.lines, excerpt.start, excerpt.end)) return false;
  if (excerpt.anchors) return true;
  return !is_blank(excerpt.lines.front().substr(0, excerpt.start)) ||
         !is_blank(excerpt.lines.back().substr(excerpt.end));
}

static Excerpt excerpt_of(const FrameSummary& frame, Lines original) {
  Excerpt excerpt;
  excerpt.lines = original;
  dedent(excerpt.lines);
  const std::size_t removed = original.front().size() - excerpt.lines.front().size();
  const auto column = [&](std::int32_t position, const std::u32string& line) {
    const std::size_t inside = std::min(static_cast<std::size_t>(position), line.size());
    return inside > removed ? inside - removed : 0;
  };
  excerpt.start = column(frame.position.column, original.front());
  excerpt.end = column(frame.position.end_column, original.back());
  excerpt.end = std::min(excerpt.end, excerpt.lines.back().size());
  excerpt.anchors = find_mark_anchors(segment_of(excerpt));
  excerpt.marked = should_mark(excerpt);
  if (excerpt.anchors) {
    // They were found in the segment alone.
    MarkAnchors& anchors = *excerpt.anchors;
    if (anchors.left_line == 0) anchors.left_column += excerpt.start;
    if (anchors.right_line == 0) anchors.right_column += excerpt.start;
    anchors.left_column = display_width(excerpt.lines[anchors.left_line], anchors.left_column);
    anchors.right_column = display_width(excerpt.lines[anchors.right_line], anchors.right_column);
  }
  return excerpt;
}

static std::u32string marks_under(const Excerpt& excerpt, std::size_t number) {
  const std::u32string& line = excerpt.lines[number];
  const bool last = number + 1 == excerpt.lines.size();
  const std::size_t begin = number == 0 ? display_width(line, excerpt.start) : 0;
  const std::size_t count = display_width(line, last ? excerpt.end : line.size());
  const auto text = std::find_if_not(line.begin(), line.end(), unicode::is_space);
  const auto blanks = static_cast<std::size_t>(text - line.begin());
  std::u32string marks;
  for (std::size_t column = 0; column < count; ++column) {
    if (column < blanks || column < begin) {
      marks += U' ';
      continue;
    }
    if (!excerpt.anchors) {
      marks += U'^';
      continue;
    }
    const MarkAnchors& anchors = *excerpt.anchors;
    const bool after_left = number > anchors.left_line ||
                            (number == anchors.left_line && column >= anchors.left_column);
    const bool before_right = number < anchors.right_line ||
                              (number == anchors.right_line && column < anchors.right_column);
    marks += after_left && before_right ? U'^' : U'~';
  }
  return marks;
}

/// The first and last line, and those around what the anchors point at.
static std::set<std::size_t> lines_to_show(const Excerpt& excerpt) {
  const std::size_t count = excerpt.lines.size();
  std::set<std::size_t> shown = {0, count - 1};
  if (!excerpt.anchors) return shown;
  for (const std::size_t line : {excerpt.anchors->left_line, excerpt.anchors->right_line}) {
    if (line > 0) shown.insert(line - 1);
    shown.insert(line);
    if (line + 1 < count) shown.insert(line + 1);
  }
  return shown;
}

static Lines marked_lines(const Excerpt& excerpt) {
  Lines result;
  const auto show = [&](std::size_t number) {
    result.push_back(excerpt.lines[number]);
    if (excerpt.marked) result.push_back(marks_under(excerpt, number));
  };
  std::size_t previous = 0;
  for (const std::size_t number : lines_to_show(excerpt)) {
    const std::size_t skipped = number == 0 ? 0 : number - previous - 1;
    if (skipped == 1) {
      show(number - 1);
    } else if (skipped > 1) {
      result.push_back(decode_all(concat("...<", std::to_string(skipped), " lines>...")));
    }
    show(number);
    previous = number;
  }
  dedent(result);
  return result;
}

std::string format_frame(const SourceLines& sources, const FrameSummary& frame) {
  std::string text = concat("  File \"", frame.filename, "\", line ",
                            std::to_string(frame.position.line), ", in ", frame.name, "\n");
  if (frame.line || !frame.has_columns) {
    std::u32string line =
        decode_all(frame.line ? *frame.line : sources.line(frame.filename, frame.position.line));
    line = line.substr(0, line.find(U'\n'));
    strip_end(line);
    line.erase(line.begin(), std::find_if_not(line.begin(), line.end(), unicode::is_space));
    if (!line.empty()) text += concat("    ", encode_all(line), "\n");
    return text;
  }
  Lines original = source_of(sources, frame);
  if (std::all_of(original.begin(), original.end(), is_blank)) return text;
  for (const std::u32string& line : marked_lines(excerpt_of(frame, std::move(original)))) {
    text += concat("    ", encode_all(line), "\n");
  }
  return text;
}

// --- The whole stack ----------------------------------------------------------------------------

static std::string repetition(std::size_t count) {
  return concat("  [Previous line repeated ", std::to_string(count), " more time",
                count > 1 ? "s" : "", "]\n");
}

std::vector<std::string> format_frames(const SourceLines& sources,
                                       std::span<const FrameSummary> frames) {
  static constexpr std::size_t shown_repetitions = 3;
  std::vector<std::string> texts;
  const FrameSummary* previous = nullptr;
  std::size_t count = 0;
  for (const FrameSummary& frame : frames) {
    const bool same = previous != nullptr && previous->filename == frame.filename &&
                      previous->position.line == frame.position.line &&
                      previous->name == frame.name;
    if (!same) {
      if (count > shown_repetitions) texts.push_back(repetition(count - shown_repetitions));
      count = 0;
    }
    previous = &frame;
    if (++count <= shown_repetitions) texts.push_back(format_frame(sources, frame));
  }
  if (count > shown_repetitions) texts.push_back(repetition(count - shown_repetitions));
  return texts;
}

}  // namespace looplane::script
