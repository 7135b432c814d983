#include "script/machine/binding.hpp"

#include <algorithm>
#include <vector>

#include "script/machine/operations.hpp"
#include "script/machine/suggestions.hpp"

namespace looplane::script {

namespace {

// "'a', 'b', and 'c'"
std::string enumerate(const std::vector<std::string>& names) {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (i > 0) text += names.size() == 2 ? " and " : i + 1 == names.size() ? ", and " : ", ";
    text += names[i];
  }
  return text;
}

std::string quoted(std::string_view text) { return concat("'", text, "'"); }

std::string plural(std::size_t count) { return count == 1 ? "" : "s"; }

/// Binds one call of a Python function (CPython's initialize_locals).
class Binder {
 public:
  Binder(Machine& m, PythonFrame* frame, const Arguments& arguments)
      : m_(m),
        frame_(frame),
        function_(*frame->function),
        code_(*frame->code),
        arguments_(arguments),
        total_(code_.argument_count + code_.keyword_only_count) {}

  Eventually<Done> bind() {
    const std::uint32_t given = std::min(arguments_.count, code_.argument_count);
    for (std::uint32_t i = 0; i < given; ++i) slot(i) = arguments_.values[i];
    if (has(CodeObject::has_star_args)) collect_star_args();
    if (has(CodeObject::has_star_keywords)) {
      extra_ = m_.new_dict();
      slot(total_ + (has(CodeObject::has_star_args) ? 1 : 0)) = Value(extra_);
    }
    if (arguments_.keywords != nullptr) {
      for (std::uint32_t i = 0; i < arguments_.keywords->count; ++i) {
        if (!bind_keyword(arguments_.keywords->items[i], arguments_.values[arguments_.count + i])) {
          return Failure{};
        }
      }
    }
    if (arguments_.count > code_.argument_count && !has(CodeObject::has_star_args)) {
      return too_many();
    }
    if (!fill_defaults()) return Failure{};
    return Done{};
  }

 private:
  [[nodiscard]] bool has(std::uint32_t flag) const { return (code_.flags & flag) != 0; }
  Value& slot(std::uint32_t index) { return frame_->slots[index]; }
  [[nodiscard]] std::string_view name() const { return function_.qualname->view(); }
  Value local_name(std::uint32_t index) { return Value::object(code_.locals[index].get()); }

  void collect_star_args() {
    const std::uint32_t extra =
        arguments_.count > code_.argument_count ? arguments_.count - code_.argument_count : 0;
    if (extra == 0) {
      slot(total_) = m_.empty_tuple();
      return;
    }
    slot(total_) =
        m_.tuple(std::span<const Value>(arguments_.values + code_.argument_count, extra));
  }

  bool bind_keyword(const Value& keyword, const Value& value) {
    const std::string_view text = text_of(keyword);
    for (std::uint32_t i = code_.positional_only_count; i < total_; ++i) {
      StringObject* parameter = code_.locals[i].get();
      if (parameter != keyword.object() && parameter->view() != text) continue;
      if (!slot(i).empty()) {
        (void)m_.type_error(concat(name(), "() got multiple values for argument '", text, "'"));
        return false;
      }
      slot(i) = value;
      return true;
    }
    if (extra_) {
      extra_->set(keyword.as<StringObject>(), value);
      return true;
    }
    unexpected(text);
    return false;
  }

  void unexpected(std::string_view keyword) {
    std::vector<std::string> wrong;
    for (std::uint32_t i = 0; i < code_.positional_only_count; ++i) {
      for (std::uint32_t k = 0; k < arguments_.keywords->count; ++k) {
        if (text_of(arguments_.keywords->items[k]) == code_.locals[i]->view()) {
          wrong.emplace_back(code_.locals[i]->view());
        }
      }
    }
    if (!wrong.empty()) {
      std::string names;
      for (const std::string& one : wrong) names += (names.empty() ? "" : ", ") + one;
      (void)m_.type_error(concat(name(),
                                 "() got some positional-only arguments passed as keyword "
                                 "arguments: '",
                                 names, "'"));
      return;
    }
    std::vector<std::string_view> known;
    for (std::uint32_t i = code_.positional_only_count; i < total_; ++i) {
      known.push_back(code_.locals[i]->view());
    }
    std::string message = concat(name(), "() got an unexpected keyword argument '", keyword, "'");
    if (const auto similar = closest_name(keyword, known)) {
      message += concat(". Did you mean '", *similar, "'?");
    }
    (void)m_.type_error(message);
  }

  bool fill_defaults() {
    const std::uint32_t default_count = function_.defaults ? function_.defaults->count : 0;
    const std::uint32_t first_default = code_.argument_count - default_count;
    std::vector<std::string> missing;
    for (std::uint32_t i = std::min(arguments_.count, code_.argument_count);
         i < code_.argument_count; ++i) {
      if (!slot(i).empty()) continue;
      if (i >= first_default) {
        slot(i) = function_.defaults->items[i - first_default];
      } else {
        missing.push_back(quoted(code_.locals[i]->view()));
      }
    }
    if (!missing.empty()) return report_missing(missing, "positional");
    for (std::uint32_t i = code_.argument_count; i < total_; ++i) {
      if (!slot(i).empty()) continue;
      Value value;
      if (function_.keyword_defaults) {
        value = function_.keyword_defaults->get(code_.locals[i].get());
      }
      if (value.empty()) {
        missing.push_back(quoted(code_.locals[i]->view()));
      } else {
        slot(i) = std::move(value);
      }
    }
    return missing.empty() || report_missing(missing, "keyword-only");
  }

  bool report_missing(const std::vector<std::string>& missing, std::string_view kind) {
    (void)m_.type_error(concat(name(), "() missing ", std::to_string(missing.size()), " required ",
                               kind, " argument", plural(missing.size()), ": ",
                               enumerate(missing)));
    return false;
  }

  Failure too_many() {
    const std::uint32_t default_count = function_.defaults ? function_.defaults->count : 0;
    std::uint32_t keyword_only_given = 0;
    for (std::uint32_t i = code_.argument_count; i < total_; ++i) {
      if (!slot(i).empty()) ++keyword_only_given;
    }
    const std::uint32_t count = code_.argument_count;
    std::string takes = default_count > 0 ? concat("from ", std::to_string(count - default_count),
                                                   " to ", std::to_string(count))
                                          : std::to_string(count);
    const bool many = default_count > 0 || count != 1;
    std::string given = std::to_string(arguments_.count);
    if (keyword_only_given > 0) {
      given += concat(" positional argument", plural(arguments_.count), " (and ",
                      std::to_string(keyword_only_given), " keyword-only argument",
                      plural(keyword_only_given), ")");
    }
    const bool one = arguments_.count == 1 && keyword_only_given == 0;
    return m_.type_error(concat(name(), "() takes ", takes, " positional argument", many ? "s" : "",
                                " but ", given, one ? " was" : " were", " given"));
  }

  Machine& m_;
  PythonFrame* frame_;
  const FunctionObject& function_;
  const CodeObject& code_;
  const Arguments& arguments_;
  std::uint32_t total_;
  Ref<DictObject> extra_;
};

}  // namespace

Eventually<Done> bind_arguments(Machine& m, PythonFrame* frame, const Arguments& arguments) {
  const CodeObject& code = *frame->code;
  const bool simple =
      arguments.keywords == nullptr && code.keyword_only_count == 0 &&
      arguments.count == code.argument_count &&
      (code.flags & (CodeObject::has_star_args | CodeObject::has_star_keywords)) == 0;
  if (simple) [[likely]] {
    for (std::uint32_t i = 0; i < arguments.count; ++i) frame->slots[i] = arguments.values[i];
    return Done{};
  }
  return Binder(m, frame, arguments).bind();
}

// --- Native functions ---------------------------------------------------------------------------

bool is_slot_wrapper(const NativeFunctionObject& function) {
  static constexpr std::string_view plain_methods[] = {
      "__alloc__",         "__bytes__",       "__ceil__",         "__class_getitem__",
      "__complex__",       "__copy__",        "__deepcopy__",     "__dir__",
      "__enter__",         "__exit__",        "__floor__",        "__format__",
      "__getformat__",     "__getnewargs__",  "__getstate__",     "__init_subclass__",
      "__instancecheck__", "__length_hint__", "__missing__",      "__new__",
      "__prepare__",       "__reduce__",      "__reduce_ex__",    "__reversed__",
      "__round__",         "__set_name__",    "__setstate__",     "__sizeof__",
      "__subclasscheck__", "__subclasses__",  "__subclasshook__", "__trunc__",
      "__aenter__",        "__aexit__",       "__mro_entries__"};
  const std::string_view name = function.name->view();
  if (function.owner == nullptr || !name.starts_with("__") || !name.ends_with("__")) return false;
  if (is_like_python(*function.method)) return false;
  // METH_COEXIST: quicker than the slot.
  const std::string_view type = function.owner->short_name();
  if (name == "__getitem__" && (type == "dict" || type == "list")) return false;
  if (name == "__contains__" && (type == "dict" || type == "set" || type == "frozenset")) {
    return false;
  }
  return std::find(std::begin(plain_methods), std::end(plain_methods), name) ==
         std::end(plain_methods);
}

namespace {

/// Binds one call of a native function (what Argument Clinic generates).
class NativeBinder {
 public:
  NativeBinder(Machine& m, NativeFunctionObject* function, const Signature& signature,
               Arguments& arguments)
      : m_(m),
        function_(*function),
        signature_(signature),
        arguments_(arguments),
        // The self of a method is a parameter too, but not one that messages count.
        hidden_(has_self(*function) && !signature.parameters.empty() ? 1 : 0),
        like_python_(is_like_python(*function->method)),
        slot_(is_slot_wrapper(*function) && !is_constructor()) {}

  Eventually<Done> bind() {
    const auto count = static_cast<std::uint32_t>(signature_.parameters.size());
    bound_ =
        m_.new_tuple(count + (signature_.star_args ? 1 : 0) + (signature_.star_keywords ? 1 : 0));
    const std::uint32_t positional = std::min(arguments_.count, signature_.positional_count);
    if (named() > 0 && takes_no_keywords()) {
      if (!leaves_keywords_to_other()) return no_keywords();
      arguments_.keywords = nullptr;
    }
    if (!check_counts()) return Failure{};
    for (std::uint32_t i = 0; i < positional; ++i) bound_->items[i] = arguments_.values[i];
    if (signature_.star_args) {
      bound_->items[count] = m_.tuple(
          std::span<const Value>(arguments_.values + positional, arguments_.count - positional));
    }
    if (signature_.star_keywords) {
      extra_ = m_.new_dict();
      bound_->items[count + (signature_.star_args ? 1 : 0)] = Value(extra_);
    }
    const std::string problem = bind_keywords();
    if (like_python_ && !problem.empty()) return m_.type_error(problem);
    for (std::uint32_t i = 0; i < count; ++i) {
      if (!bound_->items[i].empty()) continue;
      if (signature_.parameters[i].required) return missing(i);
      bound_->items[i] = signature_.parameters[i].default_value;
    }
    if (!problem.empty()) return m_.type_error(problem);
    arguments_.values = bound_->items;
    arguments_.count = bound_->count;
    arguments_.keywords = nullptr;
    arguments_.bound = std::move(bound_);
    return Done{};
  }

 private:
  [[nodiscard]] std::string name() const {
    if (function_.owner == nullptr) return std::string(function_.name->view());
    if (like_python_) return concat(function_.owner->short_name(), ".", function_.name->view());
    if (function_.name->view() == "__new__" || function_.name->view() == "__init__") {
      return std::string(function_.owner->short_name());
    }
    return std::string(function_.name->view());
  }
  [[nodiscard]] std::string qualified_name() const {
    if (function_.owner == nullptr && !like_python_) return name_in_module();
    if (function_.owner == nullptr || like_python_ || is_constructor()) return name();
    return concat(bound_owner()->short_name(), ".", function_.name->view());
  }
  /// _PyObject_FunctionStr
  [[nodiscard]] std::string name_in_module() const {
    if (!function_.module.is(Kind::string) || text_of(function_.module) == "builtins") {
      return name();
    }
    return concat(text_of(function_.module), ".", name());
  }
  /// A bound method is named with the type of the object.
  [[nodiscard]] const Type* bound_owner() const {
    if (function_.self.empty()) return function_.owner;
    return function_.self.is(Kind::type) ? function_.self.as<Type>() : m_.type_of(function_.self);
  }
  [[nodiscard]] bool is_constructor() const {
    return function_.owner != nullptr &&
           (function_.name->view() == "__new__" || function_.name->view() == "__init__");
  }
  static bool has_self(const NativeFunctionObject& function) {
    return function.owner != nullptr && (function.method->binding != NativeMethod::Binding::none ||
                                         function.name->view() == "__new__");
  }

  [[nodiscard]] std::uint32_t named() const {
    return arguments_.keywords == nullptr ? 0 : arguments_.keywords->count;
  }
  [[nodiscard]] bool takes_no_keywords() const {
    return !signature_.star_keywords && !takes_keywords() && !like_python_ && positional_words();
  }
  /// The constructors that Argument Clinic makes take no notice of keywords when a subclass has the
  /// other one of __new__ and __init__ of its own: they are meant for that.
  [[nodiscard]] bool leaves_keywords_to_other() const {
    if (!is_constructor() || arguments_.count == 0) return false;
    if (function_.owner == m_.types.set) return false;  // set_init looks at any
    const Value& self = arguments_.values[0];
    const bool makes = function_.name->view() == "__new__";
    if (makes && !self.is(Kind::type)) return false;
    const Type& type = makes ? *self.as<Type>() : *m_.type_of(self);
    const Special other = makes ? Special::init : Special::new_;
    const Value& own = type[other];
    const Value& inherited = (*function_.owner)[other];
    return !own.empty() && !inherited.empty() && own.object() != inherited.object();
  }
  Failure no_keywords() {
    if (slot_) {
      return m_.type_error(
          concat("wrapper ", function_.name->view(), "() takes no keyword arguments"));
    }
    return m_.type_error(concat(qualified_name(), "() takes no keyword arguments"));
  }

  /// What is known to be wrong before any argument has found its parameter.
  bool check_counts() {
    const bool too_many_positional =
        arguments_.count > signature_.positional_count && !signature_.star_args;
    if (like_python_ || positional_words()) {
      if (too_many_positional) (void)too_many();
      return !too_many_positional;
    }
    const auto all = static_cast<std::uint32_t>(signature_.parameters.size()) - hidden_;
    const bool bounded = !signature_.star_args && !signature_.star_keywords;
    if (all == 0 && given() > 0 && bounded && function_.method->signature.ends_with("*)")) {
      (void)m_.type_error(concat(name(), "() takes no arguments"));
      return false;
    }
    if (bounded && given() + named() > all) {
      (void)m_.type_error(concat(name(), "() takes at most ", std::to_string(all), " ",
                                 given() == 0 ? "keyword " : "", "argument", plural(all), " (",
                                 std::to_string(given() + named()), " given)"));
      return false;
    }
    if (too_many_positional) (void)wrong_count();
    return !too_many_positional;
  }

  /// Returns what is wrong with the first keyword that has no place.
  std::string bind_keywords() {
    std::string problem;
    for (std::uint32_t i = 0; i < named(); ++i) {
      const Value& keyword = arguments_.keywords->items[i];
      const Value& value = arguments_.values[arguments_.count + i];
      std::string found = bind_keyword(text_of(keyword), keyword, value);
      if (problem.empty()) problem = std::move(found);
    }
    return problem;
  }

  [[nodiscard]] bool takes_keywords() const {
    for (const Signature::Parameter& parameter : signature_.parameters) {
      if (!parameter.positional_only) return true;
    }
    return false;
  }

  std::string bind_keyword(std::string_view text, const Value& keyword, const Value& value) {
    for (std::size_t p = 0; p < signature_.parameters.size(); ++p) {
      const Signature::Parameter& parameter = signature_.parameters[p];
      if (parameter.positional_only || parameter.name->view() != text) continue;
      if (!bound_->items[p].empty()) {
        if (like_python_) {
          return concat(name(), "() got multiple values for argument '", text, "'");
        }
        return concat("argument for ", name(), "() given by name ('", text, "') and position (",
                      std::to_string(p + 1 - hidden_), ")");
      }
      bound_->items[p] = value;
      return {};
    }
    if (extra_) {
      extra_->set(keyword.as<StringObject>(), value);
      return {};
    }
    std::vector<std::string_view> known;
    for (const Signature::Parameter& parameter : signature_.parameters) {
      if (!parameter.positional_only) known.push_back(parameter.name->view());
    }
    std::string message = concat(name(), "() got an unexpected keyword argument '", text, "'");
    if (const auto similar = closest_name(text, known)) {
      message += concat(". Did you mean '", *similar, "'?");
    }
    return message;
  }

  [[nodiscard]] std::uint32_t given() const { return arguments_.count - hidden_; }

  // Without keywords CPython's messages say "expected", as PyArg_UnpackTuple does. A method that
  // needs its class (METH_METHOD; "*" ends the signature) is one with keywords, though it has none.
  [[nodiscard]] bool positional_words() const {
    if (function_.method->signature.ends_with("*)")) return false;
    for (const Signature::Parameter& parameter : signature_.parameters) {
      if (!parameter.positional_only) return false;
    }
    return true;
  }

  Failure too_many() { return like_python_ ? too_many_like_python() : wrong_count(); }

  /// Those of a function written in Python (see Binder).
  Failure missing_like_python() {
    std::vector<std::string> positional;
    std::vector<std::string> keyword_only;
    for (std::size_t i = 0; i < signature_.parameters.size(); ++i) {
      const Signature::Parameter& parameter = signature_.parameters[i];
      if (!parameter.required || !bound_->items[i].empty()) continue;
      (parameter.keyword_only ? keyword_only : positional)
          .push_back(quoted(parameter.name->view()));
    }
    const std::vector<std::string>& missing = positional.empty() ? keyword_only : positional;
    return m_.type_error(concat(name(), "() missing ", std::to_string(missing.size()), " required ",
                                positional.empty() ? "keyword-only" : "positional", " argument",
                                plural(missing.size()), ": ", enumerate(missing)));
  }

  Failure too_many_like_python() {
    const std::uint32_t most = signature_.positional_count;
    const std::uint32_t least = signature_.required_count;
    std::string takes = std::to_string(most);
    if (least < most) takes = concat("from ", std::to_string(least), " to ", takes);
    return m_.type_error(concat(name(), "() takes ", takes, " positional argument",
                                least == most && most == 1 ? "" : "s", " but ",
                                std::to_string(arguments_.count),
                                arguments_.count == 1 ? " was" : " were", " given"));
  }

  Failure missing(std::uint32_t index) {
    if (like_python_) return missing_like_python();
    if (positional_words()) return wrong_count();
    if (signature_.parameters[index].positional_only) {
      const std::uint32_t least = signature_.required_count - hidden_;
      return m_.type_error(concat(
          name(), "() takes ",
          signature_.required_count == signature_.positional_count ? "exactly " : "at least ",
          std::to_string(least), " positional argument", plural(least), " (",
          std::to_string(given()), " given)"));
    }
    return m_.type_error(concat(name(), "() missing required argument '",
                                signature_.parameters[index].name->view(), "' (pos ",
                                std::to_string(index + 1 - hidden_), ")"));
  }

  Failure wrong_count() {
    const std::uint32_t most = signature_.positional_count - hidden_;
    const std::uint32_t least = signature_.required_count - hidden_;
    if (slot_) return wrong_count_of_slot(least, most);
    if (!positional_words()) {
      if (most == 0) return m_.type_error(concat(name(), "() takes no positional arguments"));
      return m_.type_error(concat(name(), "() takes ", least == most ? "exactly " : "at most ",
                                  std::to_string(most), " positional argument", plural(most), " (",
                                  std::to_string(given()), " given)"));
    }
    if (least == most && most <= 1 && !is_constructor()) {
      return m_.type_error(concat(qualified_name(), "() takes ",
                                  most == 0 ? "no arguments" : "exactly one argument", " (",
                                  std::to_string(given()), " given)"));
    }
    if (least == most) {
      return m_.type_error(concat(name(), " expected ", std::to_string(most), " argument",
                                  plural(most), ", got ", std::to_string(given())));
    }
    const bool few = given() < least;
    const std::uint32_t bound = few ? least : most;
    return m_.type_error(concat(name(), " expected ", few ? "at least " : "at most ",
                                std::to_string(bound), " argument", plural(bound), ", got ",
                                std::to_string(given())));
  }

  /// wrap_unaryfunc and its like.
  Failure wrong_count_of_slot(std::uint32_t least, std::uint32_t most) {
    if (most <= 1) {
      return m_.type_error(concat("expected ", std::to_string(most), " argument", plural(most),
                                  ", got ", std::to_string(given())));
    }
    const bool few = given() < least;
    const std::uint32_t bound = few ? least : most;
    const std::string_view how = least == most ? "" : few ? "at least " : "at most ";
    return m_.type_error(concat(" expected ", how, std::to_string(bound), " argument",
                                plural(bound), ", got ", std::to_string(given())));
  }

  Machine& m_;
  const NativeFunctionObject& function_;
  const Signature& signature_;
  Arguments& arguments_;
  std::uint32_t hidden_;
  bool like_python_;
  bool slot_;
  Ref<TupleObject> bound_;
  Ref<DictObject> extra_;
};

}  // namespace

Eventually<Done> bind_native(Machine& m, NativeFunctionObject* function, const Signature& signature,
                             Arguments& arguments) {
  return NativeBinder(m, function, signature, arguments).bind();
}

}  // namespace looplane::script
