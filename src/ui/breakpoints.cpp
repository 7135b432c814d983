#include "ui/breakpoints.hpp"

#include <algorithm>
#include <tuple>

namespace looplane::ui {

namespace {

bool precedes(const Breakpoint& one, const Breakpoint& other) {
  return std::tie(one.file, one.line) < std::tie(other.file, other.line);
}

int line_ends(std::string_view text) { return static_cast<int>(std::ranges::count(text, '\n')); }

}  // namespace

bool Breakpoints::toggle(std::string_view file, int line) {
  const Breakpoint wanted{std::string(file), line};
  const auto at = std::ranges::lower_bound(lines_, wanted, precedes);
  if (at != lines_.end() && *at == wanted) {
    lines_.erase(at);
    return false;
  }
  lines_.insert(at, wanted);
  return true;
}

void Breakpoints::add(std::string_view file, int line) {
  if (!toggle(file, line)) toggle(file, line);
}

void Breakpoints::follow_edit(std::string_view file, std::string_view before,
                              std::string_view after) {
  auto begin = static_cast<std::size_t>(std::ranges::mismatch(before, after).in1 - before.begin());
  std::string_view old_rest = before.substr(begin);
  std::string_view new_rest = after.substr(begin);
  while (!old_rest.empty() && !new_rest.empty() && old_rest.back() == new_rest.back()) {
    old_rest.remove_suffix(1);
    new_rest.remove_suffix(1);
  }
  // Where lines begin alike it may as well have been the whole line that came or went.
  const std::string_view longer = old_rest.empty() ? after : before;
  const std::size_t length = std::max(old_rest.size(), new_rest.size());
  const bool one_way = old_rest.empty() || new_rest.empty();
  while (one_way && begin > 0 && longer[begin - 1] != '\n' &&
         longer[begin - 1] == longer[begin + length - 1]) {
    --begin;
  }
  const std::string_view kept = before.substr(0, begin);
  old_rest = before.substr(begin, old_rest.size());
  new_rest = after.substr(begin, new_rest.size());
  // [first, last] are the lines that the change touches. What is put in before the text of a line
  // pushes that line down; a line that goes with its end is gone.
  const int first = line_ends(kept) + 1;
  const int last = first + line_ends(old_rest);
  const int moved = line_ends(new_rest) - line_ends(old_rest);
  const std::size_t line_begin = kept.rfind('\n') + 1;
  const bool only_blank_before =
      kept.find_first_not_of(" \t", line_begin) == std::string_view::npos;
  const bool first_is_gone = kept.size() == line_begin && moved < 0 && old_rest.ends_with('\n');
  std::erase_if(lines_, [&](const Breakpoint& each) {
    const bool inside = each.line > first && each.line < last;
    return each.file == file && (inside || (first_is_gone && each.line == first));
  });
  for (Breakpoint& each : lines_) {
    if (each.file != file) continue;
    const bool pushed = each.line == first && first == last && moved > 0 && only_blank_before;
    if (each.line > first || pushed) each.line = std::max(each.line + moved, first);
  }
  lines_.erase(std::unique(lines_.begin(), lines_.end()), lines_.end());
}

std::vector<int> Breakpoints::lines_of(std::string_view file) const {
  std::vector<int> lines;
  for (const Breakpoint& each : lines_) {
    if (each.file == file) lines.push_back(each.line);
  }
  return lines;
}

}  // namespace looplane::ui
