#include "trace/timeline.hpp"

#include <algorithm>
#include <cmath>

#include "trace/words.hpp"

namespace looplane::trace {

// --- Places -------------------------------------------------------------------------------------

double position_of(const Record& record, Axis axis, EventNumber event) {
  if (axis == Axis::order) {
    const StepNumber step = record.step_before(event);
    return step == none ? 0 : step + 1.0;
  }
  if (record.size() == 0) return 0;
  return static_cast<double>(record.time(std::min(event, record.size() - 1)));
}

double length_of(const Record& record, Axis axis) {
  if (axis == Axis::order) return static_cast<double>(record.steps().size());
  return static_cast<double>(record.end_time());
}

EventNumber event_at(const Record& record, Axis axis, double position) {
  if (axis == Axis::order) {
    const double step = std::ceil(std::max(position, 0.0));
    if (step >= static_cast<double>(record.steps().size())) return record.size();
    return record.steps()[static_cast<std::size_t>(step)].began;
  }
  EventNumber low = 0;
  EventNumber high = record.size();
  while (low < high) {
    const EventNumber middle = low + (high - low) / 2;
    if (static_cast<double>(record.time(middle)) < position) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

// --- Lanes --------------------------------------------------------------------------------------

std::vector<LaneRow> lanes_of(const Record& record) {
  const auto tasks = static_cast<TaskNumber>(record.tasks().size());
  std::vector<std::vector<TaskNumber>> children(tasks);
  std::vector<TaskNumber> roots;
  for (TaskNumber task = 0; task < tasks; ++task) {
    if (record.is_closing_task(task)) continue;
    const TaskNumber creator = record.tasks()[task].creator;
    (creator == none ? roots : children[creator]).push_back(task);
  }
  std::vector<LaneRow> rows;
  rows.push_back({{Lane::Kind::loop, 0}, 0, 0, "Event loop", ""});
  struct Level {
    const std::vector<TaskNumber>* tasks;
    std::size_t next;
    std::size_t row;  ///< Of who created them.
  };
  std::vector<Level> levels{{&roots, 0, 0}};
  while (!levels.empty()) {
    Level& level = levels.back();
    if (level.next == level.tasks->size()) {
      if (levels.size() > 1) {
        rows[level.row].descendants = static_cast<Number>(rows.size() - level.row - 1);
      }
      levels.pop_back();
      continue;
    }
    const TaskNumber task = (*level.tasks)[level.next++];
    rows.push_back({{Lane::Kind::task, task},
                    static_cast<Number>(levels.size() - 1),
                    0,
                    record.name_of_task(task),
                    record.call_of_task(task)});
    levels.push_back({&children[task], 0, rows.size() - 1});
  }
  for (Number thread = 0; thread < record.threads().size(); ++thread) {
    const std::string name(record.text(record.threads()[thread].name));
    rows.push_back({{Lane::Kind::thread, thread}, 0, 0, name, "thread"});
  }
  return rows;
}

static Lane lane_of(const Record& record, TaskNumber task) {
  if (task == none || record.is_closing_task(task)) return {Lane::Kind::loop, 0};
  return {Lane::Kind::task, task};
}

// --- Segments -----------------------------------------------------------------------------------

namespace {

/// Draws a lane from right to left: the steps of a task are linked that way.
class LanePainter {
 public:
  LanePainter(const Record& record, TaskNumber task, Axis axis, double begin, double end,
              Number pixels)
      : record_(record),
        task_(task),
        axis_(axis),
        begin_(begin),
        right_(end),
        pixel_((end - begin) / std::max<Number>(pixels, 1)) {}

  std::vector<Segment> paint();

 private:
  [[nodiscard]] double begin_of(StepNumber step) const {
    return axis_ == Axis::order ? step : position(record_.steps()[step].began);
  }
  [[nodiscard]] double end_of(StepNumber step) const {
    if (axis_ == Axis::order) return step + 1.0;
    const EventNumber ended = record_.steps()[step].ended;
    // What has not ended goes on, though virtual time stands still for it.
    return ended == none ? std::max(position(record_.size()), right_) : position(ended);
  }
  [[nodiscard]] double position(EventNumber event) const {
    return position_of(record_, axis_, event);
  }
  [[nodiscard]] StepNumber step_before(double place) const {
    return record_.step_of_task_before(task_, event_at(record_, axis_, place));
  }
  void add(double begin, double end, TaskState state, StepNumber step, EventNumber event);
  void add_rest(StepNumber step);
  void add_step(StepNumber step);
  [[nodiscard]] bool merge(StepNumber& step);

  const Record& record_;
  TaskNumber task_;
  Axis axis_;
  double begin_;
  double right_;  ///< What is right of this is drawn.
  double pixel_;
  std::vector<Segment> segments_;
};

void LanePainter::add(double begin, double end, TaskState state, StepNumber step,
                      EventNumber event) {
  segments_.push_back({begin, end, state, step, event, false});
}

/// What the task does after a step, up to what is drawn already.
void LanePainter::add_rest(StepNumber step) {
  const double left = end_of(step);
  const EventNumber ended = record_.steps()[step].ended;
  if (task_ == none || ended == none) return;
  const Event end = record_[ended];
  if (end.kind != EventKind::awaits && end.kind != EventKind::yielded) {
    return add(left, left, state_at(record_, task_, ended + 1), step, ended);
  }
  if (left >= right_) return;
  double ready = left;
  EventNumber woken = ended;
  if (end.kind == EventKind::awaits) {
    const Future& future = record_.futures()[end.detail];
    woken = future.done;
    ready = woken == none ? right_ : std::clamp(position(woken), left, right_);
  }
  if (ready < right_) add(ready, right_, TaskState::ready, step, woken);
  if (ready > left) {
    const bool sleeps = record_.futures()[end.detail].purpose == Purpose::sleep;
    add(left, ready, sleeps ? TaskState::sleeping : TaskState::waiting, step, ended);
  }
}

void LanePainter::add_step(StepNumber step) {
  const Step& row = record_.steps()[step];
  const EventNumber end = row.ended == none ? record_.size() : row.ended;
  const bool is_blocked =
      end > row.began && end <= record_.size() &&
      record_.time(std::min(end, record_.size() - 1)) - record_.time(row.began) > 1'000'000;
  add(begin_of(step), std::min(end_of(step), std::max(right_, begin_of(step))),
      is_blocked ? TaskState::blocked : TaskState::running, step, row.began);
}

/// Steps of which several fall on a pixel become one segment. Sets `step` to the one before them.
bool LanePainter::merge(StepNumber& step) {
  if (right_ - begin_of(step) >= pixel_) return false;
  const double left = right_ - pixel_;
  const StepNumber before = step_before(left);
  if (before == step || before == record_.previous(step)) return false;
  const double reached = before == none ? left : std::max(left, end_of(before));
  if (reached >= right_) return false;
  if (!segments_.empty() && segments_.back().merged && segments_.back().begin <= right_) {
    segments_.back().begin = reached;
    segments_.back().step = step;
    segments_.back().event = record_.steps()[step].began;
  } else {
    add(reached, right_, TaskState::running, step, record_.steps()[step].began);
    segments_.back().merged = true;
  }
  right_ = reached;
  step = before;
  return true;
}

std::vector<Segment> LanePainter::paint() {
  const bool to_end = right_ >= position(record_.size());
  StepNumber step = record_.step_of_task_before(
      task_, to_end ? record_.size() : event_at(record_, axis_, right_));
  if (task_ != none) {
    const EventNumber ended = record_.tasks()[task_].ended;
    // A task that was dropped ends without a step.
    if (ended != none) right_ = std::min(right_, position(ended));
    if (ended != none && axis_ == Axis::order && step != none) {
      right_ = std::max(right_, end_of(step));
    }
  }
  while (step != none && right_ > begin_) {
    if (merge(step)) continue;
    add_rest(step);
    add_step(step);
    right_ = begin_of(step);
    step = record_.previous(step);
  }
  if (step == none && task_ != none && right_ > begin_) {
    const EventNumber created = record_.tasks()[task_].created;
    const double born = position(created);
    if (born < right_) add(born, right_, TaskState::ready, none, created);
  }
  std::reverse(segments_.begin(), segments_.end());
  return std::move(segments_);
}

/// What the loop does as it is closed, in tasks of its own: their steps, without their waits.
void add_closing_tasks(const Record& record, Axis axis, double begin, double end,
                       std::vector<Segment>& segments) {
  const auto& tasks = record.closing_tasks();
  const auto is_before = [&](TaskNumber task, double place) {
    return position_of(record, axis, record.tasks()[task].created) < place;
  };
  static constexpr std::size_t most = 1000;
  std::size_t drawn = 0;
  for (auto task = std::lower_bound(tasks.begin(), tasks.end(), begin - 1, is_before);
       task != tasks.end() && is_before(*task, end) && drawn < most; ++task, ++drawn) {
    for (const Segment& each : LanePainter(record, *task, axis, begin, end, most).paint()) {
      if (each.state == TaskState::running) segments.push_back(each);
    }
  }
  std::sort(segments.begin(), segments.end(),
            [](const Segment& one, const Segment& other) { return one.begin < other.begin; });
}

}  // namespace

std::vector<Segment> segments_of(const Record& record, Lane lane, Axis axis, double begin,
                                 double end, Number pixels) {
  if (record.size() == 0) return {};
  if (lane.kind == Lane::Kind::thread) {
    const Thread& thread = record.threads()[lane.number];
    const double from = position_of(record, axis, thread.began);
    const double to =
        position_of(record, axis, thread.ended == none ? record.size() : thread.ended);
    if (to < begin || from > end) return {};
    return {{from, to, TaskState::running, none, thread.began, false}};
  }
  if (lane.kind == Lane::Kind::task) {
    return LanePainter(record, lane.number, axis, begin, end, pixels).paint();
  }
  std::vector<Segment> segments = LanePainter(record, none, axis, begin, end, pixels).paint();
  add_closing_tasks(record, axis, begin, end, segments);
  return segments;
}

// --- Arrows and ticks ---------------------------------------------------------------------------

Arrow arrow_to(const Record& record, Axis axis, StepNumber step) {
  const Step& row = record.steps()[step];
  Arrow arrow;
  arrow.effect = row.began;
  arrow.to_lane = lane_of(record, row.task);
  arrow.to = axis == Axis::order ? step : position_of(record, axis, row.began);
  const std::vector<Cause> causes = causes_of(record, step, 1);
  if (causes.empty()) return arrow;
  arrow.cause = causes.front().event;
  arrow.from_lane = lane_of(record, causes.front().task);
  arrow.from = position_of(record, axis, arrow.cause);
  const bool is_cancelled =
      row.began + 1 < record.size() && record.kind(row.began + 1) == EventKind::cancel_delivered;
  arrow.kind = is_cancelled                                        ? Arrow::Kind::cancelled
               : row.task != none && record.previous(step) == none ? Arrow::Kind::created
                                                                   : Arrow::Kind::woke;
  return arrow;
}

std::vector<Arrow> arrows_of(const Record& record, Axis axis, double begin, double end,
                             Number pixels) {
  std::vector<Arrow> arrows;
  const double pixel = (end - begin) / std::max<Number>(pixels, 1);
  const StepNumber last = record.step_before(event_at(record, axis, end));
  if (last == none) return arrows;
  const StepNumber before = record.step_before(event_at(record, axis, begin));
  for (StepNumber step = before == none ? 0 : before + 1; step <= last;) {
    const Arrow arrow = arrow_to(record, axis, step);
    if (arrow.cause != none && !(arrow.from_lane == arrow.to_lane)) arrows.push_back(arrow);
    const StepNumber next = record.step_before(event_at(record, axis, arrow.to + pixel));
    step = std::max(step, next == none ? step : next) + 1;
  }
  return arrows;
}

std::vector<Tick> ticks_of(const Record& record, Axis axis, double begin, double end,
                           Number pixels) {
  std::vector<Tick> ticks;
  const double pixel = (end - begin) / std::max<Number>(pixels, 1);
  const EventNumber first = event_at(record, axis, begin);
  const EventNumber last = event_at(record, axis, end);
  Number line = output_before(record, first);
  const Number lines = output_before(record, last);
  while (line < lines) {
    const EventNumber event = record.output()[line];
    const Event printed = record[event];
    const Lane lane = printed.detail != none ? Lane{Lane::Kind::thread, printed.detail}
                                             : lane_of(record, printed.task);
    const double position = position_of(record, axis, event);
    const bool is_hidden =
        !ticks.empty() && ticks.back().lane == lane && position - ticks.back().position < pixel;
    if (!is_hidden) ticks.push_back({lane, position, line});
    // Where lines are many, those of the next pixel follow.
    const bool is_dense = lines - line > 4 * std::max<Number>(pixels, 1);
    const Number next =
        is_dense ? output_before(record, event_at(record, axis, position + pixel)) : line + 1;
    line = std::max(line + 1, next);
  }
  return ticks;
}

}  // namespace looplane::trace
