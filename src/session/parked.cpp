#include "session/parked.hpp"

#include <algorithm>
#include <utility>

namespace looplane {

/// More of them would take long to prepare: each is executed from the begin.
static constexpr std::size_t most_parked = 16;

ParkedExecutions::ParkedExecutions(const RunSettings& settings, const trace::Record& record,
                                   Effort& effort, Begin begin)
    : settings_(settings), record_(record), effort_(effort), begin_(std::move(begin)) {}

/// Whether the execution comes to a place by going on. One that stands in the same event, but not
/// at its begin, may have passed it.
static bool leads_to(const Execution& execution, const Place& target) {
  const Place& place = execution.place();
  return place.event < target.event || (place == target && target.lines == 0);
}

std::unique_ptr<Execution> ParkedExecutions::nearest(const Place& target,
                                                     std::unique_ptr<Execution> standing) {
  left_ = most_parked;
  std::unique_ptr<Execution>* best = nullptr;
  if (standing != nullptr && standing->place() <= target) best = &standing;
  const auto consider = [&](std::unique_ptr<Execution>& each) {
    if (each == nullptr || !leads_to(*each, target)) return;
    if (best == nullptr || (*best)->place() < each->place()) best = &each;
  };
  std::ranges::for_each(parked_, consider);
  consider(growing_);
  std::unique_ptr<Execution> taken;
  if (best != nullptr) taken = std::move(*best);
  std::erase(parked_, nullptr);
  if (standing != nullptr) park(std::move(standing));
  return taken != nullptr ? std::move(taken) : begin_();
}

void ParkedExecutions::park(std::unique_ptr<Execution> execution) {
  if (execution->is_over()) return;
  execution->run_freely();
  const auto behind = std::ranges::upper_bound(parked_, execution->work(), {},
                                               [](const auto& each) { return each->work(); });
  const auto at = parked_.insert(behind, std::move(execution));
  if (!is_useful(at)) parked_.erase(at);
  const std::size_t growing = growing_ != nullptr ? 1 : 0;
  while (!parked_.empty() && parked_.size() + growing > capacity()) parked_.erase(least_useful());
}

void ParkedExecutions::clear() {
  parked_.clear();
  growing_ = nullptr;
}

std::size_t ParkedExecutions::memory() const {
  std::size_t bytes = growing_ != nullptr ? growing_->memory() : 0;
  for (const auto& each : parked_) bytes += each->memory();
  return bytes;
}

// --- Which are worth their memory ---------------------------------------------------------------

std::size_t ParkedExecutions::capacity() const {
  if (effort_.memory == 0) return most_parked;
  return std::min(most_parked, settings_.prepared_memory / effort_.memory);
}

std::int64_t ParkedExecutions::stretch() const {
  return std::max(settings_.prepared_stretch,
                  effort_.whole / static_cast<std::int64_t>(capacity() + 1));
}

std::int64_t ParkedExecutions::gap_without(Parked::const_iterator at) const {
  const std::int64_t before = at == parked_.begin() ? 0 : at[-1]->work();
  const std::int64_t behind = at + 1 == parked_.end() ? effort_.whole : at[1]->work();
  return behind - before;
}

bool ParkedExecutions::is_useful(Parked::const_iterator at) const {
  const std::int64_t before = at == parked_.begin() ? 0 : at[-1]->work();
  const std::int64_t gap = gap_without(at);
  const std::int64_t saved = (*at)->work() - before;
  return gap > stretch() && std::min(saved, gap - saved) > stretch() / 4;
}

ParkedExecutions::Parked::const_iterator ParkedExecutions::least_useful() const {
  auto least = parked_.begin();
  for (auto each = parked_.begin(); each != parked_.end(); ++each) {
    if (gap_without(each) < gap_without(least)) least = each;
  }
  return least;
}

// --- Preparing ----------------------------------------------------------------------------------

std::optional<std::int64_t> ParkedExecutions::next_goal(const Execution* standing) {
  std::vector<std::int64_t> stops = {0, effort_.whole};
  for (const auto& each : parked_) stops.push_back(each->work());
  if (standing != nullptr) stops.push_back(standing->work());
  std::erase_if(stops, [this](std::int64_t stop) { return stop > effort_.whole; });
  std::ranges::sort(stops);
  std::int64_t longest = 0;
  std::int64_t from = 0;
  for (std::size_t i = 1; i < stops.size(); ++i) {
    if (stops[i] - stops[i - 1] <= longest) continue;
    longest = stops[i] - stops[i - 1];
    from = stops[i - 1];
  }
  if (longest <= stretch() || capacity() == 0) return std::nullopt;
  if (parked_.size() >= capacity()) {
    const auto least = least_useful();
    if (gap_without(least) > stretch()) return std::nullopt;
    parked_.erase(least);
  }
  // In the middle, but so that whole stretches lie on both sides.
  const std::int64_t stretches = (longest + stretch() - 1) / stretch();
  return from + longest * (stretches / 2) / stretches;
}

bool ParkedExecutions::prepare(std::int64_t instructions, const Execution* standing) {
  if (growing_ == nullptr) {
    if (effort_.whole > prepared_for_) {
      prepared_for_ = effort_.whole;
      left_ = most_parked;
    }
    const std::optional<std::int64_t> goal = left_ > 0 ? next_goal(standing) : std::nullopt;
    if (!goal) return false;
    --left_;
    goal_ = *goal;
    growing_ = begin_();
    growing_->stop_at(record_.size());  // nobody asked for what is behind it
  }
  const std::int64_t before = growing_->work();
  // Instructions come with events, which count too.
  const std::int64_t nearer = (goal_ - before) / 2 + 1;
  const Program::State state = growing_->advance(std::min(instructions, nearer), {});
  effort_.prepared += growing_->work() - before;
  if (state == Program::State::finished || growing_->reached()) {
    effort_.whole = growing_->work();  // it was thought to be more
    growing_ = nullptr;
  } else if (growing_->work() >= goal_) {
    park(std::move(growing_));
  }
  return true;
}

}  // namespace looplane
