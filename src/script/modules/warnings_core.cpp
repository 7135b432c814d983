#include "script/machine/operations.hpp"
#include "script/machine/warnings.hpp"
#include "script/modules/modules.hpp"

// _warnings: what lib/warnings.py is made of.

namespace looplane::script {

/// The class to warn with; nullptr: an exception was raised.
static Type* category_of(Machine& m, const Value& message, const Value& category) {
  if (m.is_instance(message, m.types.Warning)) return m.type_of(message);
  if (category.is_none()) return m.types.UserWarning;
  if (category.is(Kind::type) && category.as<Type>()->is_subtype_of(m.types.Warning)) {
    return category.as<Type>();
  }
  (void)m.type_error(
      concat("category must be a Warning subclass, not '", m.type_name(category), "'"));
  return nullptr;
}

/// (message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=())
static Eventually<Value> warnings_warn(Machine& m, Arguments a) {
  Type* category = category_of(m, a[0], a[1]);
  if (category == nullptr) return Failure{};
  if (!a[2].is_small_int() && !a[2].is_bool()) {
    return m.type_error(
        concat("'", m.type_name(a[2]), "' object cannot be interpreted as an integer"));
  }
  const std::int64_t level = a[2].is_small_int() ? a[2].small_int() : 1;
  return warn_at(m, a[0], category, warning_place(m, level), a[3].is_none() ? Value() : a[3]);
}

/// (message, category, filename, lineno, module=None, registry=None, module_globals=None,
/// source=None)
static Eventually<Value> warnings_warn_explicit(Machine& m, Arguments a) {
  Type* category = category_of(m, a[0], a[1]);
  if (category == nullptr) return Failure{};
  WarningPlace place;
  place.filename = a[2];
  place.line = a[3].is_small_int() ? a[3].small_int() : 0;
  place.module = a[4];
  if (a[4].is_none() && a[2].is(Kind::string)) {
    std::string_view name = text_of(a[2]);
    if (name.ends_with(".py")) name.remove_suffix(3);
    place.module = m.string(name.empty() ? "<unknown>" : name);
  }
  if (a[5].is(Kind::dict)) place.registry = a[5];
  return warn_at(m, a[0], category, std::move(place), a[7].is_none() ? Value() : a[7]);
}

static Eventually<Value> warnings_filters_changed(Machine& m, Arguments) {
  ++warning_state(m).version;
  return Value::none();
}

void define_warnings(Machine& m, ModuleObject* module) {
  static const NativeMethod functions[] = {
      {"warn(message, category=None, stacklevel=1, source=None, *, skip_file_prefixes=())",
       warnings_warn},
      {"warn_explicit(message, category, filename, lineno, module=None, registry=None, "
       "module_globals=None, source=None)",
       warnings_warn_explicit},
      {"_filters_mutated()", warnings_filters_changed},
  };
  m.define_functions(module, functions);
  const WarningState& state = warning_state(m);
  module->namespace_->set(m.intern("filters"), Value(state.filters));
  module->namespace_->set(m.intern("_onceregistry"), Value(state.once_registry));
  module->namespace_->set(m.intern("_defaultaction"), state.default_action);
}

}  // namespace looplane::script
