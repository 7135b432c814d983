#include "script/syntax/diagnosis.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "script/syntax/grammar.hpp"
#include "script/syntax/recogniser.hpp"
#include "script/syntax/rules.hpp"

namespace looplane::script::syntax {

namespace {

/// What CPython calls an expression that cannot be assigned to (_PyPegen_get_expr_name).
std::string_view name_of(const Expr* expr) {
  switch (expr->kind) {
    case ExprKind::Attribute:
      return "attribute";
    case ExprKind::Subscript:
      return "subscript";
    case ExprKind::Starred:
      return "starred";
    case ExprKind::Name:
      return "name";
    case ExprKind::List:
      return "list";
    case ExprKind::Tuple:
      return "tuple";
    case ExprKind::Lambda:
      return "lambda";
    case ExprKind::Call:
      return "function call";
    case ExprKind::BoolOp:
    case ExprKind::BinOp:
    case ExprKind::UnaryOp:
      return "expression";
    case ExprKind::GeneratorExp:
      return "generator expression";
    case ExprKind::Yield:
    case ExprKind::YieldFrom:
      return "yield expression";
    case ExprKind::Await:
      return "await expression";
    case ExprKind::ListComp:
      return "list comprehension";
    case ExprKind::SetComp:
      return "set comprehension";
    case ExprKind::DictComp:
      return "dict comprehension";
    case ExprKind::Dict:
      return "dict literal";
    case ExprKind::Set:
      return "set display";
    case ExprKind::JoinedStr:
    case ExprKind::FormattedValue:
      return "f-string expression";
    case ExprKind::Compare:
      return "comparison";
    case ExprKind::IfExp:
      return "conditional expression";
    case ExprKind::NamedExpr:
      return "named expression";
    case ExprKind::Slice:
      return "slice";
    case ExprKind::Constant:
      break;
  }
  switch (as<Constant>(expr)->constant) {
    case ConstantKind::None:
      return "None";
    case ConstantKind::True:
      return "True";
    case ConstantKind::False:
      return "False";
    case ConstantKind::Ellipsis:
      return "ellipsis";
    default:
      return "literal";
  }
}

/// The part of an expression that cannot be a target (_PyPegen_get_invalid_target), or nullptr.
const Expr* invalid_target(const Expr* expr, Report report) {
  const auto first_of = [&](std::span<Expr*> elements) -> const Expr* {
    for (const Expr* element : elements) {
      if (const Expr* found = invalid_target(element, report)) return found;
    }
    return nullptr;
  };
  switch (expr->kind) {
    case ExprKind::Name:
    case ExprKind::Subscript:
    case ExprKind::Attribute:
      return nullptr;
    case ExprKind::List:
      return first_of(as<List>(expr)->elts);
    case ExprKind::Tuple:
      return first_of(as<Tuple>(expr)->elts);
    case ExprKind::Starred:
      if (report == Report::DeleteTarget) return expr;
      return invalid_target(as<Starred>(expr)->value, report);
    case ExprKind::Compare: {
      if (report != Report::ForTarget) return expr;
      // `for a in b` has been read as a comparison.
      const Compare* compare = as<Compare>(expr);
      return compare->ops[0] == CompareOperator::In ? invalid_target(compare->left, report)
                                                    : nullptr;
    }
    default:
      return expr;
  }
}

class Diagnosis {
 public:
  Diagnosis(const Source& source, const TokenStream& stream, bool alone)
      : source_(source),
        stream_(stream),
        tokens_(stream.tokens),
        start_(alone ? python_grammar().lone_expression : python_grammar().start),
        recogniser_(python_grammar(), stream.tokens) {}

  SyntaxError run() {
    Recogniser::Result result = run_pass(false);
    const Token& last = tokens_[recogniser_.furthest()];
    if (result == Recogniser::Result::Failed) result = run_pass(true);
    if (result == Recogniser::Result::ReachedError) return *stream_.error;
    if (result != Recogniser::Result::Reported) {
      if (last.kind == TokenKind::Indent || last.kind == TokenKind::Dedent) {
        return unexpected_indentation(last);
      }
      error_.message = "invalid syntax";
      place(last.range);
      if (!last.placed) error_.offset = error_.end_offset = 0;
    }
    if (stream_.error_wins) return *stream_.error;
    // A bracket that was never closed is a better explanation of what went wrong below it.
    const bool unclosed = stream_.error.has_value() && !stream_.open_brackets.empty();
    const std::uint32_t line = tokens_[recogniser_.furthest()].range.line;
    if (unclosed && line > stream_.open_brackets.back().line) {
      return never_closed(source_, stream_.open_brackets.back());
    }
    return std::move(error_);
  }

 private:
  Recogniser::Result run_pass(bool with_mistakes) {
    return recogniser_.run(
        start_, with_mistakes,
        [this](const Mistake& mistake, const Recogniser::Labels& labels) {
          return report(mistake, labels);
        },
        [this](TokenKind kind) {
          place(tokens_[recogniser_.position()].range);
          error_.message = "expected '" + std::string(spelling(kind)) + "'";
        });
  }

  SyntaxError unexpected_indentation(const Token& last) {
    error_.kind = SyntaxErrorKind::IndentationError;
    error_.message = last.kind == TokenKind::Indent ? "unexpected indent" : "unexpected unindent";
    place_at(tokens_[recogniser_.furthest()]);
    return std::move(error_);
  }

  bool report(const Mistake& mistake, const Recogniser::Labels& labels) {
    const auto [a, b] = labels;
    error_.message = mistake.message;
    switch (mistake.report) {
      case Report::At:
        place(range_of(a));
        break;
      case Report::AtParameter:
        place(range_of(split(a).front()));
        break;
      case Report::Between:
        place_between(range_of(a), range_of(b));
        break;
      case Report::From:
        place_from(range_of(a));
        break;
      case Report::Last:
        place_at(tokens_[recogniser_.furthest()]);
        break;
      case Report::Next:
        place_at(tokens_[recogniser_.position()]);
        break;
      case Report::Indentation:
        error_.kind = SyntaxErrorKind::IndentationError;
        place_at(tokens_[recogniser_.furthest()]);
        break;
      case Report::AssignTarget:
      case Report::ForTarget:
      case Report::DeleteTarget:
        return report_target(mistake, a);
      case Report::LegacyStatement:
        if (!is_legacy_statement(a)) return false;
        place_between(range_of(a), range_of(b));
        break;
      case Report::ForgottenComma:
        if (is_legacy_statement(a) || tokens_[b.end - 1].level == 0) return false;
        place_between(range_of(a), range_of(b));
        break;
      case Report::BareGenerator:
        place_between(range_of(a), end_of_clauses(b));
        break;
      case Report::BareGeneratorInCall: {
        const auto arguments = positional_arguments(a);
        if (arguments.size() < 2) return false;
        place_between(range_of(arguments.back()), end_of_clauses(b));
        break;
      }
      case Report::PositionalAfterKeyword:
        if (has_unpacked_keywords(a)) error_.message += " unpacking";
        place_at(tokens_[recogniser_.furthest()]);
        break;
      case Report::ComprehensionTarget:
        place_between(range_of(a), range_of(split(b).back()));
        break;
      case Report::AfterKey: {
        const Range key = range_of(a);
        place({key.line, key.end_column - 1, key.end_line, key.end_column});
        error_.end_offset = 0;
        break;
      }
    }
    fill_message(a, b);
    return true;
  }

  bool report_target(const Mistake& mistake, TokenSpan span) {
    const Expr* expr = expression_of(span);
    const Expr* target = expr != nullptr ? invalid_target(expr, mistake.report) : nullptr;
    if (target == nullptr) return false;
    place(target->range);
    replace("%k", name_of(target));
    return true;
  }

  void fill_message(TokenSpan a, TokenSpan b) {
    replace("%t", tokens_[a.start].text);
    replace("%l", std::to_string(tokens_[a.start].range.line));
    if (error_.message.find("%k") != std::string::npos) {
      const Expr* expr = expression_of(a);
      replace("%k", expr != nullptr ? name_of(expr) : "expression");
    }
    if (error_.message.find("%b") != std::string::npos) {
      const Expr* bound = expression_of(b);
      replace("%b", bound != nullptr && is<Tuple>(bound) ? "constraints" : "bound");
    }
  }

  void replace(std::string_view placeholder, std::string_view text) {
    for (std::size_t at = error_.message.find(placeholder); at != std::string::npos;
         at = error_.message.find(placeholder, at + text.size())) {
      error_.message.replace(at, placeholder.size(), text);
    }
  }

  bool is_legacy_statement(TokenSpan span) const {
    const std::string_view text = tokens_[span.start].text;
    return span.end == span.start + 1 && (text == "print" || text == "exec");
  }

  // Pieces of the source, read again for their nodes: a node's range leaves out its parentheses.

  TokenStream stream_of(TokenSpan span) const {
    TokenStream result;
    result.tokens.assign(tokens_.begin() + span.start, tokens_.begin() + span.end);
    Token end = tokens_[span.end];
    end.kind = TokenKind::EndMarker;
    result.tokens.push_back(end);
    return result;
  }

  const Expr* expression_of(TokenSpan span) {
    const TokenStream stream = stream_of(span);
    Rules rules(source_, stream, tree_);
    const Expr* expr = rules.star_expressions_alone();
    return rules.failed() ? nullptr : expr;
  }

  Range range_of(TokenSpan span) {
    const Range& first = tokens_[span.start].range;
    if (span.end == span.start + 1) return first;
    if (const Expr* expr = expression_of(span)) return expr->range;
    const Range& last = tokens_[span.end - 1].range;
    return {first.line, first.column, last.end_line, last.end_column};
  }

  /// The last condition of a comprehension, or what it iterates over.
  Range end_of_clauses(TokenSpan span) {
    const TokenStream stream = stream_of(span);
    Rules rules(source_, stream, tree_);
    const std::span<Comprehension> clauses = rules.clauses_alone();
    if (rules.failed() || clauses.empty()) return tokens_[span.end - 1].range;
    const Comprehension& last = clauses.back();
    return last.ifs.empty() ? last.iter->range : last.ifs.back()->range;
  }

  /// The pieces between the commas of a list.
  std::vector<TokenSpan> split(TokenSpan span) const {
    std::vector<TokenSpan> pieces;
    int depth = 0;
    std::uint32_t start = span.start;
    for (std::uint32_t index = span.start; index < span.end; ++index) {
      switch (tokens_[index].kind) {
        case TokenKind::LeftParenthesis:
        case TokenKind::LeftBracket:
        case TokenKind::LeftBrace:
        case TokenKind::FStringStart:
          ++depth;
          break;
        case TokenKind::RightParenthesis:
        case TokenKind::RightBracket:
        case TokenKind::RightBrace:
        case TokenKind::FStringEnd:
          --depth;
          break;
        case TokenKind::Comma:
          if (depth != 0) break;
          pieces.push_back({start, index});
          start = index + 1;
          break;
        default:
          break;
      }
    }
    if (start < span.end) pieces.push_back({start, span.end});
    return pieces;
  }

  std::vector<TokenSpan> positional_arguments(TokenSpan span) const {
    std::vector<TokenSpan> result = split(span);
    std::erase_if(result, [&](TokenSpan piece) {
      return tokens_[piece.start].kind == TokenKind::DoubleStar ||
             tokens_[piece.start + 1].kind == TokenKind::Equal;
    });
    return result;
  }

  bool has_unpacked_keywords(TokenSpan span) const {
    const std::vector<TokenSpan> pieces = split(span);
    return std::any_of(pieces.begin(), pieces.end(), [&](TokenSpan piece) {
      return tokens_[piece.start].kind == TokenKind::DoubleStar;
    });
  }

  // Places

  void place_between(Range start, Range end) {
    place({start.line, start.column, end.end_line, end.end_column});
  }

  void place(Range range) {
    error_.line = range.line;
    error_.end_line = range.end_line;
    error_.text = source_.line(range.line);
    // CPython has the newline of the line that its tokenizer is in, and of no other.
    if (tokens_[recogniser_.furthest()].cursor_line <= range.line) error_.text += '\n';
    error_.offset = characters(range.column + 1);
    error_.end_offset = characters(range.end_column + 1);
  }

  void place_at(const Token& token) {
    place(token.range);
    if (token.placed) return;
    // Where the tokenizer stands, counted from 0 (_PyPegen_raise_error).
    error_.offset = characters(tokens_[recogniser_.furthest()].cursor_column);
    error_.end_offset = -1;
  }

  void place_from(Range range) {
    const Token& last = tokens_[recogniser_.furthest()];
    place({range.line, range.column, last.cursor_line, last.cursor_column});
    error_.end_offset = characters(last.cursor_column);
  }

  /// How many characters begin in so many bytes of the error's line. CPython measures the end on
  /// the first line too, when that is another one, and never beyond the line.
  std::int32_t characters(std::uint32_t bytes) const {
    const auto size = static_cast<std::uint32_t>(error_.text.size());
    const std::string_view before = std::string_view(error_.text).substr(0, std::min(bytes, size));
    const auto count = std::count_if(before.begin(), before.end(), [](char byte) {
      return (static_cast<unsigned char>(byte) & 0xC0) != 0x80;
    });
    return static_cast<std::int32_t>(count) + (bytes > size ? 1 : 0);
  }

  const Source& source_;
  const TokenStream& stream_;
  const std::vector<Token>& tokens_;
  std::size_t start_;
  Recogniser recogniser_;
  SyntaxTree tree_;
  SyntaxError error_;
};

}  // namespace

SyntaxError diagnose(const Source& source, const TokenStream& stream, bool alone) {
  return Diagnosis(source, stream, alone).run();
}

}  // namespace looplane::script::syntax
