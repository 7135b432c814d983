#pragma once

#include "script/machine/operations.hpp"
#include "script/modules/re/matcher.hpp"

namespace looplane::script::regex {

/// re.Pattern
struct PatternObject : Object {
  Program program;
  Value pattern;  ///< As it was written; None for what has no text.
  std::uint32_t flags = 0;
  bool is_bytes = false;
  Ref<DictObject> group_index;
  HeapVector<Value> names;  ///< By group: its name, or nothing.

  explicit PatternObject(Type* type) : Object(Kind::native, type) {}
};

/// re.Match
struct MatchObject : Object {
  Ref<PatternObject> pattern;
  Value string;
  std::uint32_t start = 0;  ///< `pos`
  std::uint32_t end = 0;    ///< `endpos`
  std::uint32_t last_group = 0;
  HeapVector<std::uint32_t> spans;  ///< Start and end of each group; `nowhere`.

  explicit MatchObject(Type* type) : Object(Kind::native, type) {}
};

/// What a pattern is matched against, as characters that can be counted off.
class Text {
 public:
  /// `string` is a str, bytes or bytearray.
  explicit Text(Value string);
  Text(const Text&) = delete;
  Text& operator=(const Text&) = delete;

  [[nodiscard]] const Subject& subject() const { return subject_; }
  [[nodiscard]] const Value& string() const { return string_; }
  [[nodiscard]] Value slice(Machine& m, std::uint32_t start, std::uint32_t end) const;

 private:
  Value string_;
  HeapVector<char> copied_;
  HeapVector<char32_t> wide_;
  Subject subject_;
};

inline PatternObject* pattern_of(const Value& value) { return value.as<PatternObject>(); }
inline MatchObject* match_of(const Value& value) { return value.as<MatchObject>(); }

/// The types, which the module _re holds.
Type* pattern_type(Machine& m);
Type* match_type(Machine& m);

/// re.PatternError(message, pattern, position); a position below 0 is None.
Eventually<Value> raise_pattern_error(Machine& m, std::string message, Value pattern,
                                      std::int64_t position);
/// TypeError unless the string fits the pattern.
bool check_string(Machine& m, const PatternObject* pattern, const Value& string);
/// Goes on until it is found or not, in as many slices as it takes. The matcher must stay.
Eventually<bool> run(Machine& m, Matcher* matcher);
Value make_match(Machine& m, PatternObject* pattern, const Text& text, const Request& request,
                 const Matcher& matcher);
/// The text of a group of a match; `otherwise` when it has not matched.
Value group_text(Machine& m, const MatchObject* match, std::uint32_t group, const Value& otherwise);

/// A walk over all matches of a text, as findall, finditer, sub and split do it.
class Walk {
 public:
  Walk(PatternObject* pattern, const Text& text, std::uint32_t start, std::uint32_t end)
      : pattern_(pattern), request_{text.subject(), start, end, true, false, false} {}

  [[nodiscard]] bool over() const { return request_.start > request_.end; }
  [[nodiscard]] const Request& request() const { return request_; }
  [[nodiscard]] const Program& program() const { return pattern_->program; }
  void advance(const Matcher& matcher) {
    request_.not_empty_at_start = matcher.group_end(0) == matcher.group_start(0);
    request_.start = matcher.group_end(0);
  }

 private:
  PatternObject* pattern_;
  Request request_;
};

Eventually<Value> pattern_sub(Machine& m, Arguments a);
Eventually<Value> pattern_subn(Machine& m, Arguments a);
Eventually<Value> pattern_split(Machine& m, Arguments a);
Eventually<Value> match_expand(Machine& m, Arguments a);
Type* define_match(Machine& m);

}  // namespace looplane::script::regex
