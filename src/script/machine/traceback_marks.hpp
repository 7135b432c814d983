#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace looplane::script {

/// The part of an expression that is marked with ^ while the rest gets ~: the operator of a binary
/// operation, the brackets of a subscript or call. Lines count from 0, columns in characters.
struct MarkAnchors {
  std::size_t left_line;
  std::size_t left_column;
  std::size_t right_line;
  std::size_t right_column;
};

/// traceback._extract_caret_anchors_from_line_segment: `segment` is the source of one expression.
std::optional<MarkAnchors> find_mark_anchors(const std::vector<std::u32string>& segment);

/// Whether the lines are `return f(...)` or `name = f(...)` with the call from `start` in the first
/// line to `end` in the last: marks would only underline all of it.
bool call_is_whole_statement(const std::vector<std::u32string>& lines, std::size_t start,
                             std::size_t end);

/// How many cells of a terminal the first `count` characters take.
std::size_t display_width(const std::u32string& line, std::size_t count);

}  // namespace looplane::script
