#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "script/syntax/token.hpp"

namespace looplane::script::syntax {

/// What to do with a mistake that a rule has recognised. `a` and `b` are the labels in the rule.
enum class Report : std::uint8_t {
  /// The message stands at a.
  At,
  /// At a, without the comma that may follow it.
  AtParameter,
  /// From a to b.
  Between,
  /// From a to where the tokenizer stands.
  From,
  /// At the last token that was looked at.
  Last,
  /// At the token that comes next.
  Next,
  /// An IndentationError at the last token that was looked at.
  Indentation,
  /// At the part of a that cannot be assigned to (or be deleted); nothing when all of it can.
  AssignTarget,
  ForTarget,
  DeleteTarget,
  /// Between a and b, when a is `print` or `exec`.
  LegacyStatement,
  /// Between a and b, when they stand in brackets and a is not `print` or `exec`.
  ForgottenComma,
  /// Between a and the last part of the comprehension b.
  BareGenerator,
  /// The same for the last of the arguments a, when it is not the only one.
  BareGeneratorInCall,
  /// At the last token, of the arguments a that end with keywords.
  PositionalAfterKeyword,
  /// Between a and the last element of b.
  ComprehensionTarget,
  /// At the end of a.
  AfterKey,
};

/// One step of the recogniser: a machine for parsing expression grammars with a stack of its own,
/// so that deep sources cannot overflow the native one.
enum class Step : std::uint8_t {
  Token,        // argument: TokenKind
  Word,         // a soft keyword; argument: index of a text
  SoftKeyword,  // any soft keyword
  Forced,       // a token without which nothing can be right; argument: TokenKind
  Call,         // argument: rule
  CallMistake,  // the same, in the second pass only
  Return,
  Choice,     // remember to go on at the argument, from here, if what follows fails
  Commit,     // forget the last choice and jump
  Again,      // move the last choice to here and jump: a loop
  Keep,       // take back what was read since the last choice, forget it and jump: & succeeded
  FailTwice,  // forget the last choice and fail: ! did not hold
  Fail,
  Jump,
  Cut,         // forget the last choice: no other alternative from here on
  LabelStart,  // argument: label
  LabelEnd,
  Report,  // argument: index of a mistake
};

struct Instruction {
  Step step;
  /// Of steps that jump: how far.
  std::int16_t argument;
};

struct GrammarRule {
  std::string name;
  std::size_t entry = 0;
  /// Its results are kept per token.
  bool remembered = false;
  /// Rules for mistakes are not tried under it.
  bool without_mistakes = false;
};

struct Mistake {
  Report report;
  /// `%k`: what kind of expression a is; `%t`: a's text; `%l`: the line of a.
  std::string message;
};

struct Grammar {
  std::vector<GrammarRule> rules;
  std::vector<Instruction> code;
  std::vector<std::string> words;
  std::vector<Mistake> mistakes;
  std::size_t start = 0;
  std::size_t lone_expression = 0;  ///< Where eval() starts.
};

/// The grammar of Python 3.13 with the rules for mistakes, made ready on first use.
const Grammar& python_grammar();

/// Makes a grammar ready; the notation is described in grammar.cpp.
Grammar compile_grammar(std::string_view text);

}  // namespace looplane::script::syntax
