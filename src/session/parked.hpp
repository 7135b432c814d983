#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <vector>

#include "session/execution.hpp"

namespace looplane {

/// Executions of one scenario that stand at different places of its run, so that the way to a
/// moment that is past need not begin at the first line.
///
/// An execution cannot be copied: each has come from the begin on its own. Those that are prepared
/// stand evenly over the work that the run takes, and the one that is missed most comes first. One
/// that was taken for a journey is missed; one that a journey leaves behind stays where it is, if
/// that shortens other ways.
class ParkedExecutions {
 public:
  using Begin = std::function<std::unique_ptr<Execution>()>;

  /// `begin` makes an execution that stands before the first line. `effort` is what all of them add
  /// to.
  ParkedExecutions(const RunSettings& settings, const trace::Record& record, Effort& effort,
                   Begin begin);

  /// The execution that has the shortest way to `target`: `standing` (which may be null), one from
  /// here, or a new one. `standing` is parked otherwise.
  std::unique_ptr<Execution> nearest(const Place& target, std::unique_ptr<Execution> standing);
  /// Keeps an execution where it stands, if that shortens ways.
  void park(std::unique_ptr<Execution> execution);
  /// Executes a little for later, while the run stands. `standing`, if not null, is the execution
  /// that the reader looks at. Returns whether there is more to do.
  bool prepare(std::int64_t instructions, const Execution* standing);
  void clear();

  /// How many bytes are in use for those that are kept.
  [[nodiscard]] std::size_t memory() const;

 private:
  using Parked = std::vector<std::unique_ptr<Execution>>;

  /// How many may be kept.
  [[nodiscard]] std::size_t capacity() const;
  /// How long a way may be before it is made shorter.
  [[nodiscard]] std::int64_t stretch() const;
  /// How far it is from the one before `at` to the one behind it.
  [[nodiscard]] std::int64_t gap_without(Parked::const_iterator at) const;
  /// Whether an execution at `at` shortens ways by something that is felt.
  [[nodiscard]] bool is_useful(Parked::const_iterator at) const;
  [[nodiscard]] Parked::const_iterator least_useful() const;
  /// Where the next one is to stand.
  std::optional<std::int64_t> next_goal(const Execution* standing);

  const RunSettings& settings_;
  const trace::Record& record_;
  Effort& effort_;
  Begin begin_;
  Parked parked_;                       ///< By their work.
  std::unique_ptr<Execution> growing_;  ///< On its way to `goal_`.
  std::int64_t goal_ = 0;
  std::size_t left_ = 0;  ///< How many may still be made, until a way is gone or the run is longer.
  std::int64_t prepared_for_ = 0;
};

}  // namespace looplane
