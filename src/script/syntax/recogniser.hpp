#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <unordered_map>
#include <vector>

#include "script/syntax/grammar.hpp"
#include "script/syntax/token.hpp"

namespace looplane::script::syntax {

/// Tokens from `start` up to `end`.
struct TokenSpan {
  std::uint32_t start = 0;
  std::uint32_t end = 0;
};

/// Follows a grammar through tokens as CPython's parser does, without building anything. See
/// diagnosis.hpp for what it is for.
class Recogniser {
 public:
  enum class Result : std::uint8_t {
    Matched,
    Failed,
    /// A mistake was reported.
    Reported,
    /// The parser looked at the Error token.
    ReachedError,
    /// It took so long that another answer has to do.
    GaveUp,
  };

  using Labels = std::array<TokenSpan, 2>;

  /// Told of each mistake; says whether it is one after all. What it reports is final.
  using MistakeReporter = std::function<bool(const Mistake&, const Labels&)>;
  /// Told of a token that had to be there and is not.
  using MissingReporter = std::function<void(TokenKind)>;

  Recogniser(const Grammar& grammar, const std::vector<Token>& tokens)
      : grammar_(grammar), tokens_(tokens) {}

  Result run(std::size_t start, bool with_mistakes, const MistakeReporter& mistake,
             const MissingReporter& missing);

  /// The last token that was looked at, in all runs so far.
  std::uint32_t furthest() const { return furthest_; }
  /// The token that comes next, when a mistake is reported.
  std::uint32_t position() const { return position_; }

 private:
  struct Frame {
    std::size_t return_to;
    std::uint16_t rule;
    bool mistakes_before;
    std::uint32_t start;
    std::uint32_t choices;
    Labels labels;
  };

  struct Choice {
    std::size_t otherwise;
    std::uint32_t position;
    std::uint32_t frames;
  };

  const Token& look();
  void call(std::size_t rule);
  void leave(bool matched);
  void fail();
  void require(bool condition);
  void step(Instruction instruction);

  const Grammar& grammar_;
  const std::vector<Token>& tokens_;
  const MistakeReporter* mistake_ = nullptr;
  const MissingReporter* missing_ = nullptr;
  std::vector<Frame> frames_;
  std::vector<Choice> choices_;
  /// Where remembered rules end that start at a token; none where they fail.
  std::unordered_map<std::uint64_t, std::int64_t> memory_;
  std::size_t next_ = 0;
  std::uint32_t position_ = 0;
  std::uint32_t furthest_ = 0;
  bool with_mistakes_ = false;
  bool running_ = false;
  Result result_ = Result::Failed;
};

}  // namespace looplane::script::syntax
