#include "script/machine/suggestions.hpp"

#include <algorithm>
#include <cctype>
#include <vector>

namespace looplane::script {

static constexpr std::size_t move_cost = 2;
static constexpr std::size_t case_cost = 1;
static constexpr std::size_t longest_name = 40;
static constexpr std::size_t most_candidates = 750;

static std::size_t substitution_cost(char a, char b) {
  if (a == b) return 0;
  const auto lower = [](char c) { return std::tolower(static_cast<unsigned char>(c)); };
  return lower(a) == lower(b) ? case_cost : move_cost;
}

// traceback._levenshtein_distance: more than `limit` is as good as infinite.
static std::size_t distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (a == b) return 0;
  while (!a.empty() && !b.empty() && a.front() == b.front()) {
    a.remove_prefix(1);
    b.remove_prefix(1);
  }
  while (!a.empty() && !b.empty() && a.back() == b.back()) {
    a.remove_suffix(1);
    b.remove_suffix(1);
  }
  if (a.empty() || b.empty()) return move_cost * (a.size() + b.size());
  if (a.size() > longest_name || b.size() > longest_name) return limit + 1;
  if (b.size() < a.size()) std::swap(a, b);
  if ((b.size() - a.size()) * move_cost > limit) return limit + 1;
  std::vector<std::size_t> row(a.size());
  for (std::size_t i = 0; i < a.size(); ++i) row[i] = move_cost * (i + 1);
  std::size_t result = 0;
  for (std::size_t j = 0; j < b.size(); ++j) {
    std::size_t diagonal = result = j * move_cost;
    std::size_t smallest = limit + 1;
    for (std::size_t i = 0; i < a.size(); ++i) {
      const std::size_t substitute = diagonal + substitution_cost(b[j], a[i]);
      diagonal = row[i];
      result = std::min(substitute, std::min(result, diagonal) + move_cost);
      row[i] = result;
      smallest = std::min(smallest, result);
    }
    if (smallest > limit) return limit + 1;
  }
  return result;
}

std::optional<std::string_view> closest_name(std::string_view wrong,
                                             std::span<const std::string_view> known) {
  if (known.size() > most_candidates || wrong.size() > longest_name) return std::nullopt;
  std::optional<std::string_view> best;
  std::size_t best_distance = 0;
  for (const std::string_view name : known) {
    if (name == wrong) continue;
    std::size_t limit = (name.size() + wrong.size() + 3) * move_cost / 6;
    if (best) limit = std::min(limit, best_distance - 1);
    const std::size_t current = distance(wrong, name, limit);
    if (current > limit) continue;
    if (!best || current < best_distance) {
      best = name;
      best_distance = current;
    }
  }
  return best;
}

}  // namespace looplane::script
