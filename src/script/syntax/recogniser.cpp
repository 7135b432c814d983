#include "script/syntax/recogniser.hpp"

#include <algorithm>

namespace looplane::script::syntax {

namespace {

constexpr std::int64_t failure = -1;

/// CPython takes every beginning of a soft keyword for one (_PyPegen_soft_keyword_token compares
/// as many letters as the name has), so that `c` and `t` count too.
bool is_soft_keyword(std::string_view text) {
  constexpr std::array<std::string_view, 4> keywords = {"_", "case", "match", "type"};
  return std::any_of(keywords.begin(), keywords.end(),
                     [&](std::string_view keyword) { return keyword.starts_with(text); });
}

}  // namespace

Recogniser::Result Recogniser::run(std::size_t start, bool with_mistakes,
                                   const MistakeReporter& mistake, const MissingReporter& missing) {
  // Some sources take exponential time, in CPython too.
  constexpr std::uint64_t most_steps = 50'000'000;
  mistake_ = &mistake;
  missing_ = &missing;
  with_mistakes_ = with_mistakes;
  frames_.clear();
  choices_.clear();
  memory_.clear();
  position_ = 0;
  result_ = Result::Failed;
  running_ = true;
  next_ = grammar_.code.size();
  call(start);
  for (std::uint64_t count = 0; running_; ++count) {
    if (count == most_steps) return Result::GaveUp;
    step(grammar_.code[next_++]);
  }
  return result_;
}

const Token& Recogniser::look() {
  furthest_ = std::max(furthest_, position_);
  const Token& token = tokens_[position_];
  if (token.kind == TokenKind::Error) {
    result_ = Result::ReachedError;
    running_ = false;
  }
  return token;
}

void Recogniser::call(std::size_t rule) {
  if (grammar_.rules[rule].remembered) {
    const auto found = memory_.find(std::uint64_t{position_} << 16 | rule);
    if (found != memory_.end()) {
      if (found->second == failure) return fail();
      position_ = static_cast<std::uint32_t>(found->second);
      return;
    }
  }
  frames_.push_back({next_,
                     static_cast<std::uint16_t>(rule),
                     with_mistakes_,
                     position_,
                     static_cast<std::uint32_t>(choices_.size()),
                     {}});
  if (grammar_.rules[rule].without_mistakes) with_mistakes_ = false;
  next_ = grammar_.rules[rule].entry;
}

/// Ends the innermost rule.
void Recogniser::leave(bool matched) {
  const Frame& frame = frames_.back();
  if (grammar_.rules[frame.rule].remembered) {
    memory_[std::uint64_t{frame.start} << 16 | frame.rule] =
        matched ? static_cast<std::int64_t>(position_) : failure;
  }
  with_mistakes_ = frame.mistakes_before;
  next_ = frame.return_to;
  frames_.pop_back();
}

void Recogniser::fail() {
  const std::size_t frames = choices_.empty() ? 0 : choices_.back().frames;
  while (frames_.size() > frames) leave(false);
  if (choices_.empty()) {
    running_ = false;
    return;
  }
  next_ = choices_.back().otherwise;
  position_ = choices_.back().position;
  choices_.pop_back();
}

void Recogniser::require(bool condition) {
  if (!running_) return;
  if (!condition) return fail();
  ++position_;
}

void Recogniser::step(Instruction instruction) {
  const auto argument = static_cast<std::size_t>(instruction.argument);
  const auto jump = [&] {
    next_ = static_cast<std::size_t>(static_cast<std::int64_t>(next_) - 1 + instruction.argument);
  };
  switch (instruction.step) {
    case Step::Token:
      require(look().kind == static_cast<TokenKind>(argument));
      break;
    case Step::Word: {
      const Token& token = look();
      require(token.kind == TokenKind::Name && token.text == grammar_.words[argument]);
      break;
    }
    case Step::SoftKeyword: {
      const Token& token = look();
      require(token.kind == TokenKind::Name && is_soft_keyword(token.text));
      break;
    }
    case Step::Forced:
      if (look().kind == static_cast<TokenKind>(argument)) {
        ++position_;
      } else if (running_ && !with_mistakes_) {
        // The second pass may find something better to say before it gets here.
        fail();
      } else if (running_) {
        (*missing_)(static_cast<TokenKind>(argument));
        result_ = Result::Reported;
        running_ = false;
      }
      break;
    case Step::CallMistake:
      if (!with_mistakes_) return fail();
      call(argument);
      break;
    case Step::Call:
      call(argument);
      break;
    case Step::Return:
      leave(true);
      if (frames_.empty()) {
        result_ = Result::Matched;
        running_ = false;
      }
      break;
    case Step::Choice:
      choices_.push_back(
          {next_ - 1 + argument, position_, static_cast<std::uint32_t>(frames_.size())});
      break;
    case Step::Commit:
      choices_.pop_back();
      jump();
      break;
    case Step::Again:
      choices_.back().position = position_;
      jump();
      break;
    case Step::Keep:
      position_ = choices_.back().position;
      choices_.pop_back();
      jump();
      break;
    case Step::FailTwice:
      choices_.pop_back();
      fail();
      break;
    case Step::Fail:
      fail();
      break;
    case Step::Jump:
      jump();
      break;
    case Step::Cut:
      choices_.pop_back();
      break;
    case Step::LabelStart:
      frames_.back().labels[argument].start = position_;
      break;
    case Step::LabelEnd:
      frames_.back().labels[argument].end = position_;
      break;
    case Step::Report:
      if ((*mistake_)(grammar_.mistakes[argument], frames_.back().labels)) {
        result_ = Result::Reported;
        running_ = false;
      } else {
        // The rule ends here: in CPython an action that gives nothing ends its rule.
        choices_.resize(frames_.back().choices);
        fail();
      }
      break;
  }
}

}  // namespace looplane::script::syntax
