#include "script/machine/traceback_text.hpp"

#include <algorithm>
#include <memory>
#include <set>

#include "script/builtins/exception_groups.hpp"
#include "script/machine/operations.hpp"
#include "script/machine/traceback_frames.hpp"
#include "script/modules/library_names.hpp"
#include "script/values/unicode.hpp"
#include "script/values/utf8.hpp"

// An exception as text: CPython's traceback.TracebackException. First everything is collected,
// which may run Python code (__str__, __getattr__); then it is written down.

namespace looplane::script {

namespace {

struct ExceptionReport {
  std::string type;
  std::string text;                ///< str(exception), with suggestions.
  Value exception;                 ///< None: the report of no exception at all.
  std::vector<std::string> notes;  ///< One for each line.
  bool has_traceback = false;
  std::vector<FrameSummary> frames;
  bool is_group = false;
  bool suppress_context = false;
  ExceptionReport* cause = nullptr;
  ExceptionReport* context = nullptr;
  std::vector<ExceptionReport*> members;
};

/// All reports of one chain, which point at each other.
struct ReportTree {
  std::vector<std::unique_ptr<ExceptionReport>> all;
  std::set<Object*> seen;
  TracebackOptions options;
};

}  // namespace

// --- Collecting ---------------------------------------------------------------------------------

std::string exception_type_text(Machine& m, const Type* type) {
  std::string_view module = "builtins";
  if (type->builtin) {
    module = type->definition->module;
  } else {
    const Value name = type->namespace_->get(m.names.module);
    module = name.is(Kind::string) ? text_of(name) : "<unknown>";
  }
  const std::string_view name =
      type->qualname.is(Kind::string) ? text_of(type->qualname) : type->name_text();
  if (module == "builtins" || module == "__main__") return std::string(name);
  return concat(module, ".", name);
}

/// str or repr of a value, or the words that stand in for it.
static Eventually<Value> safe_text(Machine& m, Value value, std::string_view what, bool as_repr) {
  // g++ 12 destroys twice what a conditional makes inside of co_await.
  Eventually<Value> asked = as_repr ? repr(m, value) : str(m, value);
  Outcome<Value> text = co_await attempt(m, std::move(asked));
  if (text.error.empty()) co_return text.value;
  co_return m.string(concat("<", what, as_repr ? " repr() failed>" : " str() failed>"));
}

static void add_lines(std::vector<std::string>& lines, std::string_view text) {
  for (;;) {
    const std::size_t end = text.find('\n');
    lines.emplace_back(text.substr(0, end));
    if (end == text.npos) return;
    text.remove_prefix(end + 1);
  }
}

static Eventually<Done> collect_notes(Machine& m, ExceptionReport* report) {
  Outcome<Value> found = co_await attempt(m, find_attribute(m, report->exception, m.names.notes));
  if (!found.error.empty()) {
    Value error = co_await safe_text(m, found.error, "__notes__", true);
    report->notes.push_back(concat("Ignored error getting __notes__: ", text_of(error)));
    co_return Done{};
  }
  const Value notes = found.value;
  if (notes.empty() || notes.is_none()) co_return Done{};
  if (!notes.is(Kind::list) && !notes.is(Kind::tuple)) {
    Value text = co_await safe_text(m, notes, "__notes__", true);
    report->notes.emplace_back(text_of(text));
    co_return Done{};
  }
  Value items = co_await tuple_from(m, notes);
  for (const Value& note : items.as<TupleObject>()->span()) {
    Value text = co_await safe_text(m, note, "note", false);
    add_lines(report->notes, text_of(text));
  }
  co_return Done{};
}

static Eventually<Done> add_suggestions(Machine& m, ExceptionReport* report, Value traceback) {
  const Value exception = report->exception;
  Value name = co_await suggested_name(m, exception, traceback);
  const bool found = name.is(Kind::string);
  if (found) report->text += concat(". Did you mean: '", text_of(name), "'?");
  if (!exception_matches(exception, m.types.NameError)) co_return Done{};
  const Value& wrong = exception.as<ExceptionObject>()->detail;
  if (wrong.is(Kind::string) && is_library_name(text_of(wrong))) {
    report->text +=
        concat(found ? " Or did" : ". Did", " you forget to import '", text_of(wrong), "'?");
  }
  co_return Done{};
}

static Eventually<Done> collect(Machine& m, ReportTree* tree, ExceptionReport* report,
                                Value traceback) {
  const Value exception = report->exception;
  if (traceback.is(Kind::traceback)) {
    report->has_traceback = tree->options.limit != 0;
    report->frames = summarize(traceback.as<TracebackObject>(), tree->options.limit);
  }
  Value text = co_await safe_text(m, exception, "exception", false);
  report->text = text_of(text);
  report->type = exception_type_text(m, m.type_of(exception));
  if (!exception.is(Kind::exception)) co_return Done{};
  tree->seen.insert(exception.object());
  report->suppress_context = exception.as<ExceptionObject>()->suppress_context;
  report->is_group = is_group(m, exception);
  (void)co_await collect_notes(m, report);
  (void)co_await add_suggestions(m, report, traceback);
  co_return Done{};
}

static Value traceback_value(const Value& exception) {
  const Ref<TracebackObject>& traceback = exception.as<ExceptionObject>()->traceback;
  return traceback ? Value(traceback) : Value::none();
}

static ExceptionReport* new_report(ReportTree* tree, Value exception) {
  tree->all.push_back(std::make_unique<ExceptionReport>());
  tree->all.back()->exception = std::move(exception);
  return tree->all.back().get();
}

static Eventually<Done> collect_linked(Machine& m, ReportTree* tree, ExceptionReport** link,
                                       Value exception) {
  ExceptionReport* report = new_report(tree, exception);
  *link = report;
  (void)co_await collect(m, tree, report, traceback_value(exception));
  co_return Done{};
}

/// The reports that one leads to; then those that they lead to, the last one first.
static Eventually<Done> collect_all(Machine& m, ReportTree* tree, Value exception,
                                    Value traceback) {
  ExceptionReport* root = new_report(tree, exception);
  (void)co_await collect(m, tree, root, traceback);
  std::vector<ExceptionReport*> waiting = {root};
  while (!waiting.empty()) {
    ExceptionReport* report = waiting.back();
    waiting.pop_back();
    if (!report->exception.is(Kind::exception)) continue;
    const Ref<ExceptionObject> error =
        Ref<ExceptionObject>::share(report->exception.as<ExceptionObject>());
    const Value cause = error->cause;
    if (cause.is(Kind::exception) && !tree->seen.contains(cause.object())) {
      (void)co_await collect_linked(m, tree, &report->cause, cause);
    }
    const Value context = error->context;
    const bool wanted = report->cause == nullptr && !error->suppress_context;
    if (wanted && context.is(Kind::exception) && !tree->seen.contains(context.object())) {
      (void)co_await collect_linked(m, tree, &report->context, context);
    }
    if (report->is_group) {
      const Value members = error->second_detail;
      report->members.resize(members.as<TupleObject>()->count);
      for (std::size_t i = 0; i < report->members.size(); ++i) {
        const Value member = members.as<TupleObject>()->items[i];
        (void)co_await collect_linked(m, tree, &report->members[i], member);
      }
    }
    if (report->cause != nullptr) waiting.push_back(report->cause);
    if (report->context != nullptr) waiting.push_back(report->context);
    waiting.insert(waiting.end(), report->members.begin(), report->members.end());
  }
  co_return Done{};
}

// --- The message --------------------------------------------------------------------------------

static std::string final_line(const ExceptionReport& report) {
  return report.text.empty() ? report.type : concat(report.type, ": ", report.text);
}

static std::int64_t integer_or(const Value& value, std::int64_t other) {
  return value.is_small_int() ? value.small_int() : other;
}

/// The line of a SyntaxError's source with ^ under what is wrong in it.
static void add_marked_source(std::vector<std::string>& lines, const Value* place) {
  if (!place[3].is(Kind::string)) return;
  const std::u32string text = decode_all(text_of(place[3]));
  std::u32string right = text;
  while (!right.empty() && right.back() == U'\n') right.pop_back();
  const std::size_t blanks = std::min(right.find_first_not_of(U" \n\f"), right.size());
  const std::u32string left = right.substr(blanks);
  lines.push_back(concat("    ", encode_all(left), "\n"));
  if (!place[2].is_small_int()) return;
  const auto length = static_cast<std::int64_t>(text.size());
  const auto past = static_cast<std::int64_t>(right.size()) + 1;
  std::int64_t start = place[2].small_int();
  std::int64_t end = past;
  const bool one_line = integer_or(place[1], -1) == integer_or(place[4], -1);
  if (one_line) {
    end = integer_or(place[5], 0);
    if (end == 0) end = start;
  }
  if (length > 0 && start > length) start = past;
  if (length > 0 && end > length) end = past;
  if (start >= end || end < 0) end = start + 1;
  const std::int64_t column = start - 1 - static_cast<std::int64_t>(blanks);
  if (column < 0) return;
  // Tabs are kept, so that the marks stand under what they mean.
  std::u32string marks = left.substr(0, static_cast<std::size_t>(column));
  for (char32_t& character : marks) {
    if (!unicode::is_space(character)) character = U' ';
  }
  marks.append(static_cast<std::size_t>(end - start), U'^');
  lines.push_back(concat("    ", encode_all(marks), "\n"));
}

static std::vector<std::string> syntax_error_lines(const ExceptionReport& report) {
  std::vector<std::string> lines;
  const auto* error = report.exception.as<ExceptionObject>();
  std::string suffix;
  if (error->detail.is(Kind::tuple)) {
    const Value* place = error->detail.as<TupleObject>()->items;
    const bool has_file = place[0].is(Kind::string);
    if (place[1].is_small_int()) {
      lines.push_back(concat("  File \"", has_file ? text_of(place[0]) : "<string>", "\", line ",
                             std::to_string(place[1].small_int()), "\n"));
    } else if (has_file) {
      suffix = concat(" (", text_of(place[0]), ")");
    }
    add_marked_source(lines, place);
  }
  const Value& message = error->second_detail;
  lines.push_back(concat(report.type, ": ",
                         message.is(Kind::string) ? text_of(message) : "<no detail available>",
                         suffix, "\n"));
  return lines;
}

static bool is_syntax_error(Machine& m, const ExceptionReport& report) {
  return report.exception.is(Kind::exception) &&
         exception_matches(report.exception, m.types.SyntaxError);
}

/// TracebackException.format_exception_only
static std::vector<std::string> message_lines(Machine& m, const ExceptionReport& report,
                                              bool show_group = false, std::size_t depth = 0) {
  const std::string indent(3 * depth, ' ');
  std::vector<std::string> lines;
  if (is_syntax_error(m, report)) {
    for (const std::string& line : syntax_error_lines(report)) lines.push_back(indent + line);
  } else if (depth == 0) {
    lines.push_back(final_line(report) + "\n");
  } else {
    std::vector<std::string> parts;
    add_lines(parts, final_line(report));
    for (const std::string& part : parts) lines.push_back(concat(indent, part, "\n"));
  }
  for (const std::string& note : report.notes) lines.push_back(concat(indent, note, "\n"));
  if (!show_group) return lines;
  for (const ExceptionReport* member : report.members) {
    const std::vector<std::string> inner = message_lines(m, *member, true, depth + 1);
    lines.insert(lines.end(), inner.begin(), inner.end());
  }
  return lines;
}

// --- Chains and groups --------------------------------------------------------------------------

namespace {

/// TracebackException.format with its _ExceptionPrintContext.
class ReportWriter {
 public:
  ReportWriter(Machine& machine, bool chain) : m_(machine), chain_(chain) {}

  void write(const ExceptionReport& report) {
    std::vector<std::pair<std::string_view, const ExceptionReport*>> chained;
    for (const ExceptionReport* link = &report; link != nullptr;) {
      std::string_view words;
      const ExceptionReport* next = nullptr;
      if (chain_ && link->cause != nullptr) {
        words = cause_words;
        next = link->cause;
      } else if (chain_ && link->context != nullptr && !link->suppress_context) {
        words = context_words;
        next = link->context;
      }
      chained.emplace_back(words, link);
      link = next;
    }
    for (auto link = chained.rbegin(); link != chained.rend(); ++link) {
      if (!link->first.empty()) emit(link->first);
      write_one(*link->second);
    }
  }

  std::vector<std::string> texts;

 private:
  static constexpr std::string_view cause_words =
      "\nThe above exception was the direct cause of the following exception:\n\n";
  static constexpr std::string_view context_words =
      "\nDuring handling of the above exception, another exception occurred:\n\n";
  static constexpr std::size_t widest = 15;
  static constexpr std::size_t deepest = 10;

  [[nodiscard]] std::string indent() const { return std::string(2 * depth_, ' '); }

  /// Every line behind the margin of the groups around it.
  void emit(std::string_view text, char margin = '|') {
    std::string prefix = indent();
    if (depth_ > 0) prefix += {margin, ' '};
    std::string result;
    while (!text.empty()) {
      const std::size_t end = std::min(text.find('\n'), text.size() - 1) + 1;
      result += concat(prefix, text.substr(0, end));
      text.remove_prefix(end);
    }
    texts.push_back(std::move(result));
  }

  void emit_all(const std::vector<std::string>& parts) {
    for (const std::string& part : parts) emit(part);
  }

  void write_one(const ExceptionReport& report) {
    if (!report.is_group) {
      if (report.has_traceback) {
        emit("Traceback (most recent call last):\n");
        emit_all(format_frames(m_.sources, report.frames));
      }
      emit_all(message_lines(m_, report));
    } else if (depth_ > deepest) {
      emit(concat("... (max_group_depth is ", std::to_string(deepest), ")\n"));
    } else {
      write_group(report);
    }
  }

  void write_group(const ExceptionReport& group) {
    const bool outermost = depth_ == 0;
    if (outermost) ++depth_;
    if (group.has_traceback) {
      emit("Exception Group Traceback (most recent call last):\n", outermost ? '+' : '|');
      emit_all(format_frames(m_.sources, group.frames));
    }
    emit_all(message_lines(m_, group));
    const std::size_t total = group.members.size();
    const std::size_t count = std::min(total, widest + 1);
    need_close_ = false;
    for (std::size_t i = 0; i < count; ++i) {
      const bool last = i + 1 == count;
      if (last) need_close_ = true;
      const bool truncated = i >= widest;
      texts.push_back(concat(indent(), i == 0 ? "+-" : "  ", "+---------------- ",
                             truncated ? "..." : std::to_string(i + 1), " ----------------\n"));
      ++depth_;
      if (truncated) {
        emit(concat("and ", std::to_string(total - widest), " more exception",
                    total - widest > 1 ? "s" : "", "\n"));
      } else {
        write(*group.members[i]);
      }
      // A group inside may have closed the frame already.
      if (last && need_close_) {
        texts.push_back(concat(indent(), "+------------------------------------\n"));
        need_close_ = false;
      }
      --depth_;
    }
    if (outermost) depth_ = 0;
  }

  Machine& m_;
  bool chain_;
  std::size_t depth_ = 0;
  bool need_close_ = false;
};

}  // namespace

static Value list_of(Machine& m, const std::vector<std::string>& texts) {
  Ref<ListObject> list = m.new_list();
  for (const std::string& text : texts) list->items.push_back(m.string(text));
  return list;
}

Eventually<Value> exception_lines(Machine& m, Value exception, Value traceback,
                                  TracebackOptions options) {
  ReportTree tree;
  tree.options = options;
  (void)co_await collect_all(m, &tree, exception, traceback);
  ReportWriter writer(m, options.chain);
  writer.write(*tree.all.front());
  co_return list_of(m, writer.texts);
}

Eventually<Value> exception_only_lines(Machine& m, Value exception, bool show_group) {
  ReportTree tree;
  (void)co_await collect_all(m, &tree, exception, Value::none());
  co_return list_of(m, message_lines(m, *tree.all.front(), show_group));
}

static Eventually<Value> format_whole(Machine& m, Value exception) {
  // What is uncaught shows its innermost frames (traceback.BUILTIN_EXCEPTION_LIMIT).
  TracebackOptions options;
  if (const auto limit = traceback_limit(m)) options.limit = -*limit;
  Value lines = co_await exception_lines(m, exception, traceback_value(exception), options);
  std::string text;
  for (const Value& line : lines.as<ListObject>()->items) text += text_of(line);
  co_return m.string(text);
}

Eventually<Value> format_exception(Machine& m, const Value& exception) {
  return format_whole(m, exception);
}

}  // namespace looplane::script
