#include "trace/perfetto.hpp"

#include <algorithm>
#include <cstdio>

#include "trace/timeline.hpp"
#include "trace/words.hpp"

namespace looplane::trace {
namespace {

/// Appends text as a JSON string.
void append_quoted(std::string& json, std::string_view text) {
  json += '"';
  for (const char c : text) {
    if (c == '"' || c == '\\') {
      json += '\\';
      json += c;
    } else if (static_cast<unsigned char>(c) < 0x20) {
      char escape[8];
      std::snprintf(escape, sizeof escape, "\\u%04x", static_cast<unsigned>(c));
      json += escape;
    } else {
      json += c;
    }
  }
  json += '"';
}

class Writer {
 public:
  explicit Writer(const Record& record) : record_(record) {}

  std::string write() {
    json_ = "{\"displayTimeUnit\":\"ms\",\"traceEvents\":[\n";
    name_tracks();
    place_steps();
    for (StepNumber step = 0; step < record_.steps().size(); ++step) write_step(step);
    for (Number line = 0; line < record_.output().size(); ++line) write_output(line);
    for (Number thread = 0; thread < record_.threads().size(); ++thread) write_thread(thread);
    json_ += "\n]}\n";
    return std::move(json_);
  }

 private:
  static constexpr Number loop_track = 1;
  static constexpr Number first_task = 2;

  [[nodiscard]] Number track_of(TaskNumber task) const {
    return task == none ? loop_track : first_task + task;
  }
  [[nodiscard]] Number track_of_thread(Number thread) const {
    return first_task + static_cast<Number>(record_.tasks().size()) + thread;
  }
  [[nodiscard]] std::int64_t microseconds(EventNumber event) const {
    return record_.time(std::min(event, record_.size() - 1)) / 1000;
  }

  void begin_event(std::string_view phase, Number track, std::int64_t time) {
    if (!is_first_) json_ += ",\n";
    is_first_ = false;
    json_ += "{\"ph\":\"";
    json_ += phase;
    json_ += "\",\"pid\":1,\"tid\":" + std::to_string(track);
    json_ += ",\"ts\":" + std::to_string(time);
  }
  void add(std::string_view key, std::string_view text) {
    json_ += ",\"";
    json_ += key;
    json_ += "\":";
    append_quoted(json_, text);
  }
  void add(std::string_view key, std::int64_t number) {
    json_ += ",\"";
    json_ += key;
    json_ += "\":" + std::to_string(number);
  }
  void end_event() { json_ += '}'; }

  void name_track(Number track, std::string_view name) {
    begin_event("M", track, 0);
    add("name", "thread_name");
    json_ += ",\"args\":{\"name\":";
    append_quoted(json_, name);
    json_ += '}';
    end_event();
    begin_event("M", track, 0);
    add("name", "thread_sort_index");
    json_ += ",\"args\":{\"sort_index\":" + std::to_string(track) + '}';
    end_event();
  }
  void name_tracks() {
    name_track(loop_track, "Event loop");
    for (TaskNumber task = 0; task < record_.tasks().size(); ++task) {
      std::string name = record_.name_of_task(task);
      const std::string what = record_.call_of_task(task);
      if (!what.empty()) name.append(" ").append(what);
      name_track(track_of(task), name);
    }
    for (Number thread = 0; thread < record_.threads().size(); ++thread) {
      name_track(track_of_thread(thread), record_.text(record_.threads()[thread].name));
    }
  }

  /// Steps keep their order although they take no time.
  void place_steps() {
    std::int64_t free = 0;
    times_.reserve(record_.steps().size());
    for (StepNumber step = 0; step < record_.steps().size(); ++step) {
      const std::int64_t time = std::max(free, microseconds(record_.steps()[step].began));
      times_.push_back(time);
      free = time + 1;
    }
  }
  [[nodiscard]] std::int64_t time_of(EventNumber event) const {
    const StepNumber step = step_during(record_, event);
    return step == none ? microseconds(event) : times_[step];
  }

  void write_step(StepNumber number) {
    const StepView view = view_step(record_, number);
    const Number track = track_of(view.task);
    const std::int64_t begin = times_[number];
    begin_event("X", track, begin);
    add("dur", std::max<std::int64_t>(1, (view.end - view.begin) / 1000));
    add("name", view.name);
    add("cat", "step");
    json_ += ",\"args\":{\"step\":" + std::to_string(number);
    add("ended", view.why_it_stopped);
    const Frame place = record_.place(view.stack);
    if (place.line > 0) {
      add("at", std::string(place.file) + ":" + std::to_string(place.line));
    }
    json_ += '}';
    end_event();
    if (view.ended_by == EventKind::awaits) write_wait(number, view, begin + 1);
    write_flow(number, track);
  }

  void write_wait(StepNumber number, const StepView& view, std::int64_t begin) {
    const Future& future = record_.futures()[record_[record_.steps()[number].ended].detail];
    const std::int64_t end = microseconds(future.done == none ? record_.size() : future.done);
    if (end <= begin) return;
    begin_event("X", track_of(view.task), begin);
    add("dur", end - begin);
    add("name", view.why_it_stopped);
    add("cat", "wait");
    end_event();
  }

  void write_flow(StepNumber number, Number track) {
    const std::vector<Cause> causes = causes_of(record_, number, 1);
    if (causes.empty() || causes.front().event == none) return;
    const Cause& cause = causes.front();
    begin_event("s", track_of(cause.task), time_of(cause.event));
    add("id", number);
    add("name", "wakes");
    add("cat", "wake-up");
    end_event();
    begin_event("f", track, times_[number]);
    add("id", number);
    add("name", "wakes");
    add("cat", "wake-up");
    add("bp", "e");
    end_event();
  }

  void write_output(Number line) {
    const EventNumber event = record_.output()[line];
    const Event printed = record_[event];
    const Number track =
        printed.detail != none ? track_of_thread(printed.detail) : track_of(printed.task);
    begin_event("i", track, time_of(event));
    add("name", "output line " + std::to_string(line + 1));
    add("s", "t");
    end_event();
  }

  void write_thread(Number number) {
    const Thread& thread = record_.threads()[number];
    const std::int64_t begin = microseconds(thread.began);
    const std::int64_t end = microseconds(thread.ended == none ? record_.size() : thread.ended);
    begin_event("X", track_of_thread(number), begin);
    add("dur", std::max<std::int64_t>(1, end - begin));
    add("name", record_.text(thread.name));
    add("cat", "thread");
    end_event();
  }

  const Record& record_;
  std::string json_;
  std::vector<std::int64_t> times_;
  bool is_first_ = true;
};

}  // namespace

std::string perfetto_json(const Record& record) {
  if (record.size() == 0) return "{\"traceEvents\":[]}\n";
  return Writer(record).write();
}

}  // namespace looplane::trace
