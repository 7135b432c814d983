#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace looplane::script::regex {

// What a pattern says, before it becomes a program.

enum Flag : std::uint32_t {
  ignore_case = 2,
  locale = 4,
  multiline = 8,
  dot_all = 16,
  unicode_flag = 32,
  verbose = 64,
  debug = 128,
  ascii = 256,
};

inline constexpr std::uint32_t unlimited = 0xffff'ffff;

/// \d, \s and \w, in ASCII or Unicode, and what is not one of these.
enum class Category : std::uint8_t { digit, not_digit, space, not_space, word, not_word };

struct Range {
  char32_t first, last;
};

enum class NodeType : std::uint8_t {
  literal,
  any,
  set,
  position,
  group,  ///< Capturing, or only in brackets (`number` is 0).
  reference,
  repeat,
  choice,    ///< One of the children.
  sequence,  ///< All of them.
  look,
  atomic,
  condition,  ///< If group `number` has matched: the first child, else the second.

};

/// ^ $ \A \Z \b \B
enum class Place : std::uint8_t {
  line_start,
  line_end,
  text_start,
  text_end,
  boundary,
  not_boundary
};

enum class Greed : std::uint8_t { greedy, lazy, possessive };

struct Node {
  NodeType type;
  std::uint32_t flags = 0;  ///< In force where it stands.
  char32_t character = 0;
  bool negated = false;  ///< [^...], \B, (?!...), (?<!...)
  bool behind = false;   ///< (?<=...), (?<!...)
  Place place = Place::text_start;
  Greed greed = Greed::greedy;
  std::uint32_t number = 0;
  std::uint32_t least = 0;
  std::uint32_t most = 0;
  std::vector<Range> ranges = {};
  std::vector<Category> categories = {};
  std::vector<Node> children = {};
};

struct Tree {
  Node root;
  std::uint32_t flags = 0;
  std::uint32_t groups = 0;
  std::vector<std::pair<std::string, std::uint32_t>> names;
  /// How wide each group is, from 1 on, once it is closed.
  std::vector<std::pair<std::uint64_t, std::uint64_t>> widths = {{0, 0}};
};

struct ParseError {
  std::string message;
  std::int64_t position = -1;  ///< -1: of no place.
  bool too_deep = false;
  bool too_large = false;  ///< A number of repetitions: OverflowError.
};

/// Reads a pattern. `is_bytes`: it is one of bytes.
std::optional<ParseError> parse(std::u32string_view pattern, std::uint32_t flags, bool is_bytes,
                                Tree& tree);

/// The shortest and the longest text that a node can match, at most `unlimited`.
std::pair<std::uint64_t, std::uint64_t> width(const Node& node, const Tree& tree);

}  // namespace looplane::script::regex
