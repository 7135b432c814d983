#include <algorithm>
#include <array>
#include <cassert>
#include <cctype>
#include <unordered_map>
#include <utility>

#include "script/syntax/grammar.hpp"

namespace looplane::script::syntax {

namespace {

using Code = std::vector<Instruction>;

constexpr std::array<std::pair<std::string_view, TokenKind>, 10> named_tokens = {{
    {"NAME", TokenKind::Name},
    {"NUMBER", TokenKind::Number},
    {"STRING", TokenKind::String},
    {"NEWLINE", TokenKind::Newline},
    {"INDENT", TokenKind::Indent},
    {"DEDENT", TokenKind::Dedent},
    {"END", TokenKind::EndMarker},
    {"FSTRING_START", TokenKind::FStringStart},
    {"FSTRING_MIDDLE", TokenKind::FStringMiddle},
    {"FSTRING_END", TokenKind::FStringEnd},
}};

constexpr std::array<std::pair<std::string_view, Report>, 17> named_reports = {{
    {"At", Report::At},
    {"AtParameter", Report::AtParameter},
    {"Between", Report::Between},
    {"From", Report::From},
    {"Last", Report::Last},
    {"Next", Report::Next},
    {"Indentation", Report::Indentation},
    {"AssignTarget", Report::AssignTarget},
    {"ForTarget", Report::ForTarget},
    {"DeleteTarget", Report::DeleteTarget},
    {"LegacyStatement", Report::LegacyStatement},
    {"ForgottenComma", Report::ForgottenComma},
    {"BareGenerator", Report::BareGenerator},
    {"BareGeneratorInCall", Report::BareGeneratorInCall},
    {"PositionalAfterKeyword", Report::PositionalAfterKeyword},
    {"ComprehensionTarget", Report::ComprehensionTarget},
    {"AfterKey", Report::AfterKey},
}};

TokenKind token_of(std::string_view text) {
  constexpr int last = static_cast<int>(TokenKind::Yield);
  for (int kind = static_cast<int>(TokenKind::LeftParenthesis); kind <= last; ++kind) {
    if (spelling(static_cast<TokenKind>(kind)) == text) return static_cast<TokenKind>(kind);
  }
  return TokenKind::Unknown;
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos;
       at = text.find(from, at + to.size())) {
    text.replace(at, from.size(), to);
  }
  return text;
}

Instruction instruction(Step step, std::size_t argument = 0) {
  return {step, static_cast<std::int16_t>(argument)};
}

void append(Code& code, const Code& more) { code.insert(code.end(), more.begin(), more.end()); }

/// Turns the notation of grammar.cpp into steps. Jumps are relative, so that pieces can be moved.
class GrammarCompiler {
 public:
  Grammar run(std::string_view text) {
    while (!text.empty()) {
      // A rule goes on as long as its lines are indented or empty.
      std::size_t end = text.find('\n');
      while (end + 1 < text.size() && (text[end + 1] == ' ' || text[end + 1] == '\n')) {
        end = text.find('\n', end + 1);
      }
      add_rule_and_forms(std::string(text.substr(0, end + 1)));
      text.remove_prefix(end + 1);
    }
    grammar_.start = rule_index("file");
    grammar_.lone_expression = rule_index("lone_expression");
    return std::move(grammar_);
  }

 private:
  void add_rule_and_forms(const std::string& rule) {
    if (rule.find_first_not_of(" \n") == std::string::npos) return;
    if (rule.find('@') == std::string::npos || rule.find("_@") == std::string::npos) {
      return add_rule(rule);
    }
    add_rule(replace_all(replace_all(rule, "_@", "_def"), "%p", "Function"));
    add_rule(replace_all(replace_all(rule, "_@", "_lambda"), "%p", "Lambda expression"));
  }

  void add_rule(const std::string& rule) {
    text_ = rule;
    position_ = 0;
    const std::size_t index = rule_index(word());
    grammar_.rules[index].remembered = accept('*');
    grammar_.rules[index].without_mistakes = accept('-');
    expect('=');
    grammar_.rules[index].entry = grammar_.code.size();
    append(grammar_.code, alternatives());
    grammar_.code.push_back(instruction(Step::Return));
  }

  std::size_t rule_index(const std::string& name) {
    const auto [found, added] = indices_.emplace(name, grammar_.rules.size());
    if (added) grammar_.rules.push_back({name, 0, false, false});
    return found->second;
  }

  Code alternatives() {
    std::vector<Code> bodies;
    std::vector<bool> cut;
    do {
      cut_ = false;
      bodies.push_back(alternative());
      cut.push_back(cut_);
    } while (accept('|'));
    cut_ = false;
    if (bodies.size() == 1 && !cut[0]) return bodies[0];
    std::size_t rest = 1;
    for (const Code& body : bodies) rest += body.size() + 2;
    Code code;
    for (std::size_t index = 0; index < bodies.size(); ++index) {
      const std::size_t size = bodies[index].size() + 2;
      code.push_back(instruction(Step::Choice, size));
      append(code, bodies[index]);
      rest -= size;
      code.push_back(instruction(cut[index] ? Step::Jump : Step::Commit, rest + 1));
    }
    code.push_back(instruction(Step::Fail));
    return code;
  }

  Code alternative() {
    Code code;
    for (;;) {
      const char next = peek();
      if (next == '\0' || next == '|' || next == ')') break;
      if (next == '-') {
        code.push_back(report());
        break;
      }
      append(code, item());
    }
    // Only an alternative that is nothing but a rule for mistakes waits for the second pass.
    if (code.size() == 1 && code[0].step == Step::Call) {
      const std::string& name = grammar_.rules[static_cast<std::size_t>(code[0].argument)].name;
      if (name.starts_with("wrong_")) code[0].step = Step::CallMistake;
    }
    return code;
  }

  Instruction report() {
    expect('-');
    expect('>');
    const std::string name = word();
    const auto* found = std::find_if(named_reports.begin(), named_reports.end(),
                                     [&](const auto& named) { return named.first == name; });
    assert(found != named_reports.end());
    peek();
    grammar_.mistakes.push_back({found->second, quoted()});
    return instruction(Step::Report, grammar_.mistakes.size() - 1);
  }

  Code item() {
    Code code = prefixed();
    if (accept('?')) return optional(code);
    if (accept('*')) return repeated(code);
    if (accept('+')) {
      append(code, repeated(code));
    } else if (accept('%')) {
      Code rest = atom();
      append(rest, code);
      append(code, repeated(rest));
    }
    return code;
  }

  static Code optional(const Code& body) {
    Code code = {instruction(Step::Choice, body.size() + 2)};
    append(code, body);
    code.push_back(instruction(Step::Commit, 1));
    return code;
  }

  static Code repeated(const Code& body) {
    Code code = {instruction(Step::Choice, body.size() + 2)};
    append(code, body);
    code.push_back({Step::Again, static_cast<std::int16_t>(-static_cast<int>(body.size()))});
    return code;
  }

  Code prefixed() {
    if (accept('~')) {
      cut_ = true;
      return {instruction(Step::Cut)};
    }
    if (accept('!')) {
      const Code body = item();
      Code code = {instruction(Step::Choice, body.size() + 2)};
      append(code, body);
      code.push_back(instruction(Step::FailTwice));
      return code;
    }
    if (accept('&')) {
      if (accept('&')) {
        return {instruction(Step::Forced, static_cast<std::size_t>(token_of(quoted())))};
      }
      const Code body = item();
      Code code = {instruction(Step::Choice, body.size() + 2)};
      append(code, body);
      code.push_back(instruction(Step::Keep, 2));
      code.push_back(instruction(Step::Fail));
      return code;
    }
    const char next = peek();
    if ((next == 'a' || next == 'b') && text_[position_ + 1] == ':') {
      const auto label = static_cast<std::size_t>(next - 'a');
      position_ += 2;
      Code code = {instruction(Step::LabelStart, label)};
      append(code, item());
      code.push_back(instruction(Step::LabelEnd, label));
      return code;
    }
    return atom();
  }

  Code atom() {
    const char next = peek();
    if (next == '\'') {
      return {instruction(Step::Token, static_cast<std::size_t>(token_of(quoted())))};
    }
    if (next == '"') {
      grammar_.words.push_back(quoted());
      return {instruction(Step::Word, grammar_.words.size() - 1)};
    }
    if (accept('(')) {
      const bool outer_cut = cut_;
      Code code = alternatives();
      cut_ = outer_cut;
      expect(')');
      return code;
    }
    const std::string name = word();
    if (name == "SOFT_KEYWORD") return {instruction(Step::SoftKeyword)};
    for (const auto& [token_name, kind] : named_tokens) {
      if (name == token_name) return {instruction(Step::Token, static_cast<std::size_t>(kind))};
    }
    return {instruction(Step::Call, rule_index(name))};
  }

  char peek() {
    while (position_ < text_.size() && (text_[position_] == ' ' || text_[position_] == '\n')) {
      ++position_;
    }
    return position_ < text_.size() ? text_[position_] : '\0';
  }

  bool accept(char character) {
    if (peek() != character) return false;
    ++position_;
    return true;
  }

  void expect(char character) {
    [[maybe_unused]] const bool found = accept(character);
    assert(found);
  }

  std::string word() {
    peek();
    const std::size_t start = position_;
    while (position_ < text_.size() &&
           (std::isalnum(static_cast<unsigned char>(text_[position_])) != 0 ||
            text_[position_] == '_')) {
      ++position_;
    }
    assert(position_ > start);
    return text_.substr(start, position_ - start);
  }

  std::string quoted() {
    const char quote = peek();
    std::string result;
    for (++position_; text_[position_] != quote; ++position_) {
      if (text_[position_] == '\\') ++position_;
      result += text_[position_];
    }
    ++position_;
    return result;
  }

  Grammar grammar_;
  std::unordered_map<std::string, std::size_t> indices_;
  std::string text_;
  std::size_t position_ = 0;
  /// Whether the alternative that is being read has a `~`.
  bool cut_ = false;
};

}  // namespace

Grammar compile_grammar(std::string_view text) { return GrammarCompiler().run(text); }

}  // namespace looplane::script::syntax
