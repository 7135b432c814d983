#pragma once

#include <vector>

#include "trace/questions.hpp"

namespace looplane::trace {

enum class Axis : std::uint8_t {
  order,  ///< Each step is 1 wide: step s is [s, s + 1).
  time,   ///< Nanoseconds of virtual time.
};

/// Where event n is on an axis. In the order of steps: how many had begun before it.
double position_of(const Record& record, Axis axis, EventNumber event);
/// Where the run ends.
double length_of(const Record& record, Axis axis);
/// The event that is at a place: the first one that is not before it.
EventNumber event_at(const Record& record, Axis axis, double position);

struct Lane {
  enum class Kind : std::uint8_t {
    loop,    ///< Callbacks, and code outside of any task.
    task,    ///< `number` is the task.
    thread,  ///< `number` is the worker thread.
  };
  Kind kind = Kind::loop;
  Number number = 0;
  bool operator==(const Lane&) const = default;
};

struct LaneRow {
  Lane lane;
  Number depth = 0;        ///< Of tasks: below how many that created it.
  Number descendants = 0;  ///< How many rows that follow are below it: for folding.
  std::string name;        ///< "Task-2".
  std::string what;        ///< "delay(3)".
};
/// The loop's lane, then each task under the one that created it, then worker threads. The tasks
/// that close a loop are the loop's own work: they have no lanes.
std::vector<LaneRow> lanes_of(const Record& record);

/// A stretch of a lane.
struct Segment {
  double begin = 0;
  double end = 0;
  TaskState state{};
  StepNumber step = none;    ///< Running: which; else the last one before. none: before the first.
  EventNumber event = none;  ///< With which it begins.
  bool merged = false;  ///< Stands for many that are too narrow to be seen; `state` is the first's.
};
/// What to draw of a lane between two places of an axis on `pixels` pixels: from left to right, at
/// most three for each pixel, however much happened.
std::vector<Segment> segments_of(const Record& record, Lane lane, Axis axis, double begin,
                                 double end, Number pixels);

/// From where something was caused to where it took effect.
struct Arrow {
  enum class Kind : std::uint8_t {
    created,    ///< A task, to its first step.
    woke,       ///< What ended a wait, to the step that goes on.
    cancelled,  ///< Who asked, to the step in which CancelledError is raised.
  };
  Kind kind{};
  Lane from_lane;
  Lane to_lane;
  double from = 0;
  double to = 0;
  EventNumber cause = none;
  EventNumber effect = none;
};
/// Arrows that arrive between two places: at most one for each pixel.
std::vector<Arrow> arrows_of(const Record& record, Axis axis, double begin, double end,
                             Number pixels);
/// What caused a step, as an arrow; its cause is `none` if nothing did.
Arrow arrow_to(const Record& record, Axis axis, StepNumber step);

/// A line of output on the lane that printed it.
struct Tick {
  Lane lane;
  double position = 0;
  Number line = 0;
};
/// At most one for each pixel and lane.
std::vector<Tick> ticks_of(const Record& record, Axis axis, double begin, double end,
                           Number pixels);

}  // namespace looplane::trace
