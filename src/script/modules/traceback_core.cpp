#include "script/machine/operations.hpp"
#include "script/machine/traceback_frames.hpp"
#include "script/machine/traceback_text.hpp"
#include "script/modules/modules.hpp"

// _traceback: what lib/traceback.py is made of. Frames travel as tuples: filename, line, name, end
// line, column, end column.

namespace looplane::script {

static std::optional<std::int64_t> limit_of(Machine& m, const Value& value) {
  if (!value.is_small_int()) return traceback_limit(m);
  return value.small_int();
}

static Eventually<Value> core_format_exception(Machine& m, Arguments a) {
  return exception_lines(m, a[0], a[1], {limit_of(m, a[2]), !a[3].is_false()});
}

static Eventually<Value> core_format_exception_only(Machine& m, Arguments a) {
  return exception_only_lines(m, a[0], a[1].is_true());
}

static Value frame_tuple(Machine& m, const FrameSummary& frame) {
  const Position& position = frame.position;
  const auto column = [&](std::int32_t value) {
    return frame.has_columns ? m.integer(value) : Value::none();
  };
  return m.tuple({m.string(frame.filename), m.integer(position.line), m.string(frame.name),
                  column(position.end_line), column(position.column), column(position.end_column)});
}

static Value frame_list(Machine& m, const std::vector<FrameSummary>& frames) {
  Ref<ListObject> list = m.new_list();
  for (const FrameSummary& frame : frames) list->items.push_back(frame_tuple(m, frame));
  return list;
}

static Eventually<Value> core_extract_tb(Machine& m, Arguments a) {
  if (!a[0].is(Kind::traceback)) return m.new_list();
  return frame_list(m, summarize(a[0].as<TracebackObject>(), limit_of(m, a[1])));
}

static Eventually<Value> core_extract_stack(Machine& m, Arguments a) {
  if (!a[0].is(Kind::frame)) return m.new_list();
  return frame_list(m, summarize_stack(m, a[0].as<PythonFrame>(), limit_of(m, a[1])));
}

static FrameSummary frame_from(const Value& tuple) {
  const Value* fields = tuple.as<TupleObject>()->items;
  const auto number = [](const Value& value) {
    return value.is_small_int() ? static_cast<std::int32_t>(value.small_int()) : 0;
  };
  FrameSummary frame;
  if (fields[0].is(Kind::string)) frame.filename = text_of(fields[0]);
  if (fields[2].is(Kind::string)) frame.name = text_of(fields[2]);
  frame.position = {number(fields[1]), number(fields[3]), number(fields[4]), number(fields[5])};
  frame.has_columns = fields[4].is_small_int() && fields[5].is_small_int();
  return frame;
}

/// (frame, line): the text of one frame; the line is None for that of the file.
static Eventually<Value> core_format_frame(Machine& m, Arguments a) {
  FrameSummary frame = frame_from(a[0]);
  if (a[1].is(Kind::string)) frame.line = std::string(text_of(a[1]));
  return m.string(format_frame(m.sources, frame));
}

static Eventually<Value> core_source_line(Machine& m, Arguments a) {
  if (!a[0].is(Kind::string) || !a[1].is_small_int()) return m.interned("");
  const std::string_view line = m.sources.line(text_of(a[0]), a[1].small_int());
  return line.empty() ? m.interned("") : m.string(concat(line, "\n"));
}

void define_traceback(Machine& m, ModuleObject* module) {
  static const NativeMethod functions[] = {
      {"format_exception(value, tb, limit, chain, /)", core_format_exception},
      {"format_exception_only(value, show_group, /)", core_format_exception_only},
      {"extract_tb(tb, limit, /)", core_extract_tb},
      {"extract_stack(frame, limit, /)", core_extract_stack},
      {"format_frame(frame, line, /)", core_format_frame},
      {"source_line(filename, lineno, /)", core_source_line},
  };
  m.define_functions(module, functions);
}

}  // namespace looplane::script
