#include "script/builtins/exception_groups.hpp"

#include "script/builtins/exceptions.hpp"
#include "script/builtins/generic_alias.hpp"
#include "script/machine/operations.hpp"

// BaseExceptionGroup and how groups are taken apart.

namespace looplane::script {

// `detail` is the message, `second_detail` the tuple of exceptions.

bool is_group(const Machine& m, const Value& value) {
  return value.is(Kind::exception) &&
         value.object()->type->is_subtype_of(m.types.BaseExceptionGroup);
}

TupleObject* members_of(const Value& group) {
  return exception_of(group)->second_detail.as<TupleObject>();
}

// --- Making -------------------------------------------------------------------------------------

/// The class that is really made, by what is in the group; nullptr: an exception was raised.
static Type* class_for(Machine& m, Type* type, TupleObject* members) {
  bool only_exceptions = true;
  for (std::uint32_t i = 0; i < members->count; ++i) {
    const Value& member = members->items[i];
    if (!member.is(Kind::exception)) {
      (void)m.value_error(concat("Item ", std::to_string(i),
                                 " of second argument (exceptions) is not an exception"));
      return nullptr;
    }
    if (!exception_matches(member, m.types.Exception)) only_exceptions = false;
  }
  if (type == m.types.BaseExceptionGroup) {
    return only_exceptions ? m.types.exception_group : type;
  }
  if (only_exceptions || !type->is_subtype_of(m.types.Exception)) return type;
  (void)m.type_error(type == m.types.exception_group
                         ? "Cannot nest BaseExceptions in an ExceptionGroup"
                         : concat("Cannot nest BaseExceptions in '", type->name_text(), "'"));
  return nullptr;
}

static Eventually<Value> make_from(Machine& m, Value type, Ref<TupleObject> args, Value members) {
  Type* made = class_for(m, type.as<Type>(), members.as<TupleObject>());
  if (made == nullptr) return Failure{};
  Ref<ExceptionObject> group = m.make<ExceptionObject>(made);
  group->detail = args->items[0];
  group->second_detail = std::move(members);
  group->args = std::move(args);
  return group;
}

static Eventually<Value> make_from_sequence(Machine& m, Value type, Ref<TupleObject> args) {
  Value members = co_await tuple_from(m, args->items[1]);
  if (members.as<TupleObject>()->count == 0) {
    co_return m.value_error("second argument (exceptions) must be a non-empty sequence");
  }
  Value group = co_await make_from(m, type, args, members);
  co_return group;
}

static bool is_sequence(Machine& m, const Value& value) {
  if (value.is(Kind::dict) || value.is(Kind::set)) return false;
  return value.is_object() && !(*m.type_of(value))[Special::getitem].empty();
}

static Eventually<Value> group_new(Machine& m, Arguments a) {
  if (a.count != 3 || keyword_count(a) > 0) {
    const std::uint32_t given = a.count == 0 ? 0 : a.count - 1;
    return m.type_error(concat("BaseExceptionGroup.__new__() takes exactly 2 arguments (",
                               std::to_string(given), " given)"));
  }
  if (!a[1].is(Kind::string)) {
    return m.type_error(concat("BaseExceptionGroup.__new__() argument 1 must be str, not ",
                               a[1].is_none() ? "None" : m.type_name(a[1])));
  }
  if (!is_sequence(m, a[2])) {
    return m.type_error("second argument (exceptions) must be a sequence");
  }
  return make_from_sequence(m, a[0], arguments_after_self(m, a));
}

static Eventually<Value> group_init(Machine& m, Arguments a) {
  if (keyword_count(a) > 0) return takes_no_keywords(m, a[0]);
  store_arguments(m, a);
  return Value::none();
}

Eventually<Value> make_group(Machine& m, std::string_view message, Value members) {
  Ref<TupleObject> args = m.new_tuple(2);
  args->items[0] = m.string(message);
  args->items[1] = members;
  if (members.is(Kind::list)) {
    members = m.tuple(std::span<const Value>(members.as<ListObject>()->items));
  }
  return make_from(m, Value::object(m.types.BaseExceptionGroup), std::move(args),
                   std::move(members));
}

static Eventually<Value> group_str(Machine& m, Arguments a) {
  const std::uint32_t count = members_of(a[0])->count;
  return m.string(concat(text_of(exception_of(a[0])->detail), " (", std::to_string(count),
                         " sub-exception", count == 1 ? ")" : "s)"));
}

static Eventually<Value> group_derive(Machine& m, Arguments a) {
  return call(m, Value::object(m.types.BaseExceptionGroup), exception_of(a[0])->detail, a[1]);
}

// --- Taking apart -------------------------------------------------------------------------------

/// exceptiongroup_subset: some of a group's exceptions, with what the group has beside them.
/// None when there are none.
static Eventually<Value> subset(Machine& m, Value group, Value members) {
  if (members.as<ListObject>()->items.empty()) co_return Value::none();
  Value derived = co_await call_method(m, group, "derive", members);
  if (!is_group(m, derived)) {
    co_return m.type_error("derive must return an instance of BaseExceptionGroup");
  }
  ExceptionObject* original = exception_of(group);
  ExceptionObject* copy = exception_of(derived);
  copy->traceback = original->traceback;
  copy->context = original->context;
  copy->cause = original->cause;
  copy->suppress_context = true;
  Value notes = co_await find_attribute(m, group, m.names.notes);
  if (!notes.empty() && is_sequence(m, notes)) {
    Value own = co_await list_from(m, notes);
    (void)co_await set_attribute(m, derived, m.names.notes, own);
  }
  co_return derived;
}

static Eventually<bool> matches(Machine& m, Value exception, Value matcher, GroupMatcher how) {
  switch (how) {
    case GroupMatcher::members: {
      for (const Value& member : matcher.as<ListObject>()->items) {
        if (member.same(exception)) co_return true;
      }
      co_return false;
    }
    case GroupMatcher::predicate: {
      Value answer = co_await call(m, matcher, exception);
      bool yes = co_await truth(m, answer);
      co_return yes;
    }
    case GroupMatcher::types:
      break;
  }
  if (matcher.is(Kind::type)) co_return exception_matches(exception, matcher.as<Type>());
  for (const Value& type : matcher.as<TupleObject>()->span()) {
    if (exception_matches(exception, type.as<Type>())) co_return true;
  }
  co_return false;
}

Eventually<Value> split_group(Machine& m, Value exception, Value matcher, GroupMatcher how,
                              bool with_rest) {
  bool whole = co_await matches(m, exception, matcher, how);
  if (whole) co_return m.tuple({exception, Value::none()});
  if (!is_group(m, exception)) {
    co_return m.tuple({Value::none(), with_rest ? exception : Value::none()});
  }
  const Value matched = m.new_list();
  const Value rest = m.new_list();
  const Value members = exception_of(exception)->second_detail;
  for (const Value& member : members.as<TupleObject>()->span()) {
    Value parts = co_await split_group(m, member, matcher, how, with_rest);
    const Value* pair = parts.as<TupleObject>()->items;
    if (!pair[0].is_none()) matched.as<ListObject>()->items.push_back(pair[0]);
    if (!pair[1].is_none()) rest.as<ListObject>()->items.push_back(pair[1]);
  }
  Value matched_group = co_await subset(m, exception, matched);
  Value rest_group = Value::none();
  if (with_rest) rest_group = co_await subset(m, exception, rest);
  co_return m.tuple({matched_group, rest_group});
}

static bool is_exception_class(const Machine& m, const Value& value) {
  return value.is(Kind::type) && value.as<Type>()->is_subtype_of(m.types.BaseException);
}

/// nullopt: neither classes nor a predicate.
static std::optional<GroupMatcher> matcher_kind(Machine& m, const Value& matcher) {
  if (is_exception_class(m, matcher)) return GroupMatcher::types;
  if (matcher.is(Kind::tuple)) {
    for (const Value& type : matcher.as<TupleObject>()->span()) {
      if (!is_exception_class(m, type)) return std::nullopt;
    }
    return GroupMatcher::types;
  }
  if (!matcher.is(Kind::type) && is_callable(m, matcher)) return GroupMatcher::predicate;
  return std::nullopt;
}

static Failure no_matcher(Machine& m) {
  return m.type_error(
      "expected an exception type, a tuple of exception types, or a callable (other than a class)");
}

static Eventually<Value> group_split(Machine& m, Arguments a) {
  const std::optional<GroupMatcher> how = matcher_kind(m, a[1]);
  if (!how) return no_matcher(m);
  return split_group(m, a[0], a[1], *how, true);
}

static Eventually<Value> first_of_split(Machine& m, Value group, Value matcher, GroupMatcher how) {
  Value parts = co_await split_group(m, group, matcher, how, false);
  co_return parts.as<TupleObject>()->items[0];
}

static Eventually<Value> group_subgroup(Machine& m, Arguments a) {
  const std::optional<GroupMatcher> how = matcher_kind(m, a[1]);
  if (!how) return no_matcher(m);
  return first_of_split(m, a[0], a[1], *how);
}

ExceptionParts exception_group_parts() {
  static const NativeMethod methods[] = {
      {"__new__", group_new, NativeMethod::Binding::none},
      {"__init__", group_init},
      {"__str__(self, /)", group_str},
      {"derive(self, excs, /)", group_derive},
      {"split(self, matcher_value, /)", group_split},
      {"subgroup(self, matcher_value, /)", group_subgroup},
      {"__class_getitem__(cls, item, /)", generic_alias_of, NativeMethod::Binding::of_class},
  };
  static const NativeGetter getters[] = {
      {"message", get_field<&ExceptionObject::detail>},
      {"exceptions", get_field<&ExceptionObject::second_detail>},
  };
  return {methods, getters};
}

}  // namespace looplane::script
