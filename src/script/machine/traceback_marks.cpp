#include "script/machine/traceback_marks.hpp"

#include <algorithm>
#include <iterator>

#include "script/syntax/parser.hpp"
#include "script/values/unicode.hpp"
#include "script/values/utf8.hpp"

// Which part of a line the marks ~~~^^^ point at.

namespace looplane::script {

static std::string joined(const std::vector<std::u32string>& lines) {
  std::string text;
  for (const std::u32string& line : lines) {
    if (&line != &lines.front()) text += '\n';
    text += encode_all(line);
  }
  return text;
}

// --- Walking over the segment -------------------------------------------------------------------

namespace {

/// A place in the segment that moves over what is no code: CPython's nested functions
/// next_valid_char, increment, nextline and increment_until. `lost` is its failed assertion.
struct Cursor {
  const std::vector<std::u32string>& lines;
  std::size_t line;
  std::size_t column;
  bool lost = false;

  void settle() {
    while (line < lines.size() && column >= lines[line].size()) {
      column = 0;
      ++line;
    }
    lost = line >= lines.size();
  }
  [[nodiscard]] char32_t character() const { return lines[line][column]; }

  template <class Stop>
  void advance_until(Stop stop) {
    while (!lost) {
      if (character() == U'\\' || character() == U'#') {
        column = 0;
        ++line;
      } else if (stop(character())) {
        return;
      } else {
        ++column;
      }
      settle();
    }
  }
};

}  // namespace

/// Columns of the tree are bytes.
static std::size_t character_column(const std::u32string& line, std::uint32_t bytes) {
  std::size_t column = 0;
  std::size_t seen = 0;
  while (column < line.size() && seen < bytes) seen += encoded_size(line[column++]);
  return column;
}

/// The segment is parsed behind a line with a "(" of its own.
static constexpr std::uint32_t line_offset = 2;

static Cursor end_of(const std::vector<std::u32string>& lines, const syntax::Expr* expression) {
  const std::size_t line = expression->range.end_line - line_offset;
  return {lines, line, character_column(lines[line], expression->range.end_column)};
}

static std::optional<MarkAnchors> operator_anchors(const std::vector<std::u32string>& lines,
                                                   const syntax::BinOp* operation) {
  Cursor cursor = end_of(lines, operation->left);
  cursor.settle();
  cursor.advance_until([](char32_t c) { return !unicode::is_space(c) && c != U')'; });
  if (cursor.lost) return std::nullopt;
  const std::u32string& line = lines[cursor.line];
  std::size_t right = cursor.column + 1;
  // An operator has one or two characters; the second one must not be the right operand's.
  const syntax::Range& operand = operation->right->range;
  const std::size_t operand_line = operand.line - line_offset;
  const bool before_operand =
      operand_line > cursor.line || right < character_column(lines[operand_line], operand.column);
  if (right < line.size() && before_operand && !unicode::is_space(line[right]) &&
      line[right] != U'\\' && line[right] != U'#') {
    ++right;
  }
  return MarkAnchors{cursor.line, cursor.column, cursor.line, right};
}

static std::optional<MarkAnchors> bracket_anchors(const std::vector<std::u32string>& lines,
                                                  const syntax::Expr* before, char32_t bracket,
                                                  const syntax::Expr* whole) {
  Cursor cursor = end_of(lines, before);
  cursor.settle();
  cursor.advance_until([&](char32_t c) { return c == bracket; });
  if (cursor.lost) return std::nullopt;
  const Cursor end = end_of(lines, whole);
  return MarkAnchors{cursor.line, cursor.column, end.line, end.column};
}

std::optional<MarkAnchors> find_mark_anchors(const std::vector<std::u32string>& segment) {
  const syntax::Source source("(\n" + joined(segment) + "\n)");
  const syntax::SyntaxTree tree = syntax::parse(source);
  if (tree.error || tree.module->body.size() != 1) return std::nullopt;
  const auto* statement = syntax::try_as<syntax::Expression>(tree.module->body[0]);
  if (statement == nullptr) return std::nullopt;
  syntax::Expr* expression = statement->value;
  // A tuple or generator takes the parentheses for its own.
  if (expression->range.line < line_offset ||
      expression->range.end_line - line_offset >= segment.size()) {
    return std::nullopt;
  }
  if (const auto* operation = syntax::try_as<syntax::BinOp>(expression)) {
    return operator_anchors(segment, operation);
  }
  if (const auto* subscript = syntax::try_as<syntax::Subscript>(expression)) {
    return bracket_anchors(segment, subscript->value, U'[', expression);
  }
  if (const auto* call = syntax::try_as<syntax::Call>(expression)) {
    return bracket_anchors(segment, call->func, U'(', expression);
  }
  return std::nullopt;
}

// --- Statements that are one call ---------------------------------------------------------------

static const syntax::Call* called_by(const syntax::Stmt* statement) {
  if (const auto* returned = syntax::try_as<const syntax::Return>(statement)) {
    const auto* call =
        syntax::try_as<const syntax::Call>(static_cast<const syntax::Expr*>(returned->value));
    return call != nullptr && syntax::is<syntax::Name>(call->func) ? call : nullptr;
  }
  if (const auto* assigned = syntax::try_as<const syntax::Assign>(statement)) {
    if (assigned->targets.size() != 1 || !syntax::is<syntax::Name>(assigned->targets[0])) {
      return nullptr;
    }
    return syntax::try_as<const syntax::Call>(static_cast<const syntax::Expr*>(assigned->value));
  }
  return nullptr;
}

bool call_is_whole_statement(const std::vector<std::u32string>& lines, std::size_t start,
                             std::size_t end) {
  const syntax::Source source(joined(lines));
  const syntax::SyntaxTree tree = syntax::parse(source);
  if (tree.error) return false;
  if (tree.module->body.empty()) return true;
  const syntax::Call* call = called_by(tree.module->body[0]);
  if (call == nullptr) return false;
  const syntax::Range& range = call->range;
  return range.line == 1 && range.end_line == lines.size() && range.column == start &&
         range.end_column == end;
}

// --- Width --------------------------------------------------------------------------------------

/// Unicode's East Asian Width W and F; characters that are not assigned join their neighbours.
static bool is_wide(char32_t character) {
  static constexpr struct {
    char32_t first, last;
  } ranges[] = {
      {0x1100, 0x115f},   {0x231a, 0x231b},   {0x2329, 0x232a},   {0x23e9, 0x23ec},
      {0x23f0, 0x23f0},   {0x23f3, 0x23f3},   {0x25fd, 0x25fe},   {0x2614, 0x2615},
      {0x2648, 0x2653},   {0x267f, 0x267f},   {0x2693, 0x2693},   {0x26a1, 0x26a1},
      {0x26aa, 0x26ab},   {0x26bd, 0x26be},   {0x26c4, 0x26c5},   {0x26ce, 0x26ce},
      {0x26d4, 0x26d4},   {0x26ea, 0x26ea},   {0x26f2, 0x26f3},   {0x26f5, 0x26f5},
      {0x26fa, 0x26fa},   {0x26fd, 0x26fd},   {0x2705, 0x2705},   {0x270a, 0x270b},
      {0x2728, 0x2728},   {0x274c, 0x274c},   {0x274e, 0x274e},   {0x2753, 0x2755},
      {0x2757, 0x2757},   {0x2795, 0x2797},   {0x27b0, 0x27b0},   {0x27bf, 0x27bf},
      {0x2b1b, 0x2b1c},   {0x2b50, 0x2b50},   {0x2b55, 0x2b55},   {0x2e80, 0x303e},
      {0x3041, 0x3247},   {0x3250, 0x4dbf},   {0x4e00, 0xa4c6},   {0xa960, 0xa97c},
      {0xac00, 0xd7a3},   {0xf900, 0xfaff},   {0xfe10, 0xfe19},   {0xfe30, 0xfe6b},
      {0xff01, 0xff60},   {0xffe0, 0xffe6},   {0x16fe0, 0x1b2fb}, {0x1f004, 0x1f004},
      {0x1f0cf, 0x1f0cf}, {0x1f18e, 0x1f18e}, {0x1f191, 0x1f19a}, {0x1f200, 0x1f320},
      {0x1f32d, 0x1f335}, {0x1f337, 0x1f37c}, {0x1f37e, 0x1f393}, {0x1f3a0, 0x1f3ca},
      {0x1f3cf, 0x1f3d3}, {0x1f3e0, 0x1f3f0}, {0x1f3f4, 0x1f3f4}, {0x1f3f8, 0x1f43e},
      {0x1f440, 0x1f440}, {0x1f442, 0x1f4fc}, {0x1f4ff, 0x1f53d}, {0x1f54b, 0x1f54e},
      {0x1f550, 0x1f567}, {0x1f57a, 0x1f57a}, {0x1f595, 0x1f596}, {0x1f5a4, 0x1f5a4},
      {0x1f5fb, 0x1f64f}, {0x1f680, 0x1f6c5}, {0x1f6cc, 0x1f6cc}, {0x1f6d0, 0x1f6d2},
      {0x1f6d5, 0x1f6df}, {0x1f6eb, 0x1f6ec}, {0x1f6f4, 0x1f6fc}, {0x1f7e0, 0x1f7f0},
      {0x1f90c, 0x1f93a}, {0x1f93c, 0x1f945}, {0x1f947, 0x1f9ff}, {0x1fa70, 0x1faf8},
      {0x20000, 0x3fffd},
  };
  const auto* after =
      std::upper_bound(std::begin(ranges), std::end(ranges), character,
                       [](char32_t wanted, const auto& range) { return wanted < range.first; });
  return after != std::begin(ranges) && character <= (after - 1)->last;
}

std::size_t display_width(const std::u32string& line, std::size_t count) {
  const auto end = line.begin() + static_cast<std::ptrdiff_t>(std::min(count, line.size()));
  const auto wide = std::count_if(line.begin(), end, is_wide);
  return count + static_cast<std::size_t>(wide);
}

}  // namespace looplane::script
