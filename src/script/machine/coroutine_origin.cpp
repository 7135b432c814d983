#include "script/machine/coroutine_origin.hpp"

#include "script/machine/operations.hpp"
#include "script/machine/traceback_frames.hpp"

namespace looplane::script {

Value coroutine_origin(Machine& m) {
  if (m.coroutine_origin_depth == 0) return {};
  const auto frames =
      summarize_stack(m, m.python_frame(), static_cast<std::int64_t>(m.coroutine_origin_depth));
  std::vector<Value> entries;
  for (auto frame = frames.rbegin(); frame != frames.rend(); ++frame) {
    entries.push_back(m.tuple(
        {m.string(frame->filename), m.integer(frame->position.line), m.string(frame->name)}));
  }
  return m.tuple(std::span<const Value>(entries));
}

/// warnings._warn_unawaited_coroutine
std::string origin_text(Machine& m, const Value& origin) {
  if (!origin.is(Kind::tuple)) return {};
  std::vector<FrameSummary> frames;
  for (const Value& entry : origin.as<TupleObject>()->span()) {
    const std::span<Value> parts = entry.as<TupleObject>()->span();
    FrameSummary summary;
    summary.filename = text_of(parts[0]);
    summary.position.line = static_cast<std::int32_t>(parts[1].small_int());
    summary.name = text_of(parts[2]);
    frames.insert(frames.begin(), std::move(summary));
  }
  std::string text = "\nCoroutine created at (most recent call last)\n";
  for (const std::string& frame : format_frames(m.sources, frames)) text += frame;
  if (text.ends_with('\n')) text.pop_back();
  return text;
}

}  // namespace looplane::script
