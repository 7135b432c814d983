#include "script/builtins/text_search.hpp"

#include <algorithm>

#include "script/values/find_text.hpp"

namespace looplane::script {

std::size_t count_occurrences(std::string_view text, std::string_view needle, std::size_t limit) {
  std::size_t count = 0;
  for (std::size_t at = find_text(text, needle); at != text.npos && count < limit;
       at = find_text(text, needle, at + needle.size())) {
    ++count;
  }
  return count;
}

std::uint64_t replaced_size(std::string_view text, std::string_view needle,
                            std::string_view replacement, std::size_t count) {
  return text.size() - count * needle.size() + std::uint64_t{count} * replacement.size();
}

void replace_occurrences(char* result, std::string_view text, std::string_view needle,
                         std::string_view replacement, std::size_t limit) {
  std::size_t done = 0;
  for (std::size_t at = find_text(text, needle); at != text.npos && limit > 0;
       at = find_text(text, needle, done), --limit) {
    result += text.copy(result, at - done, done);
    result += replacement.copy(result, replacement.size());
    done = at + needle.size();
  }
  text.copy(result, text.npos, done);
}

Pieces split_at(std::string_view text, std::string_view separator, std::size_t limit) {
  Pieces pieces;
  std::size_t start = 0;
  while (pieces.size() < limit) {
    const std::size_t at = find_text(text, separator, start);
    if (at == text.npos) break;
    pieces.emplace_back(text.data() + start, at - start);
    start = at + separator.size();
  }
  pieces.push_back(text.substr(start));
  return pieces;
}

Pieces split_at_from_right(std::string_view text, std::string_view separator, std::size_t limit) {
  Pieces pieces;
  while (pieces.size() < limit) {
    const std::size_t at = text.rfind(separator);
    if (at == text.npos) break;
    pieces.push_back(text.substr(at + separator.size()));
    text = text.substr(0, at);
  }
  pieces.push_back(text);
  std::reverse(pieces.begin(), pieces.end());
  return pieces;
}

std::size_t step_ascii_space(std::string_view text, std::size_t position, bool backwards) {
  if (backwards ? position == 0 : position == text.size()) return 0;
  const char c = text[backwards ? position - 1 : position];
  return c == ' ' || (c >= '\t' && c <= '\r') ? 1 : 0;
}

namespace {

/// A character that is white space to nobody: what most text consists of.
bool is_plain(char c) { return c > ' ' && c <= '~'; }

std::size_t skip_spaces(std::string_view text, std::size_t position, SpaceStep step) {
  while (position < text.size() && !is_plain(text[position])) {
    const std::size_t size = text[position] == ' ' ? 1 : step(text, position, false);
    if (size == 0) break;
    position += size;
  }
  return position;
}

std::string_view without_spaces_at_end(std::string_view text, SpaceStep step) {
  while (const std::size_t size = step(text, text.size(), true)) text.remove_suffix(size);
  return text;
}

}  // namespace

Pieces split_at_spaces(std::string_view text, std::size_t limit, SpaceStep step) {
  Pieces pieces;
  pieces.reserve(8);
  std::size_t position = skip_spaces(text, 0, step);
  while (position < text.size()) {
    if (pieces.size() == limit) {
      pieces.push_back(text.substr(position));
      break;
    }
    const std::size_t start = position;
    const auto goes_on = [&](char c) {
      return is_plain(c) || (c != ' ' && step(text, position, false) == 0);
    };
    while (position < text.size() && goes_on(text[position])) ++position;
    pieces.emplace_back(text.data() + start, position - start);
    position = skip_spaces(text, position, step);
  }
  return pieces;
}

Pieces split_at_spaces_from_right(std::string_view text, std::size_t limit, SpaceStep step) {
  Pieces pieces;
  text = without_spaces_at_end(text, step);
  while (!text.empty()) {
    if (pieces.size() == limit) {
      pieces.push_back(text);
      break;
    }
    std::size_t start = text.size();
    while (start > 0 && step(text, start, true) == 0) --start;
    pieces.emplace_back(text.data() + start, text.size() - start);
    text = without_spaces_at_end(text.substr(0, start), step);
  }
  std::reverse(pieces.begin(), pieces.end());
  return pieces;
}

Pieces split_lines(std::string_view text, bool keep_ends, LineBreak line_break) {
  Pieces lines;
  std::size_t start = 0;
  for (std::size_t position = 0; position < text.size();) {
    const std::size_t size = line_break(text, position);
    if (size == 0) {
      ++position;
      continue;
    }
    lines.push_back(text.substr(start, position - start + (keep_ends ? size : 0)));
    position += size;
    start = position;
  }
  if (start < text.size()) lines.push_back(text.substr(start));
  return lines;
}

}  // namespace looplane::script
