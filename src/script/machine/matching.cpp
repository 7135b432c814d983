#include "script/machine/instructions.hpp"
#include "script/machine/operations.hpp"
#include "script/values/integer.hpp"

// The instructions of `match`.

namespace looplane::script {

// What collections.abc.Sequence and Mapping, and what derives from them, say of themselves.
static constexpr std::int64_t sequence_flag = 1 << 5;
static constexpr std::int64_t mapping_flag = 1 << 6;

static bool has_flag(Machine& m, const Value& value, std::int64_t flag) {
  const Value flags = m.lookup(m.type_of(value), m.intern("__abc_tpflags__"));
  return flags.is_small_int() && (flags.small_int() & flag) != 0;
}

bool is_mapping(Machine& m, const Value& value) {
  return value.is(Kind::dict) || m.type_name(value) == "mappingproxy" ||
         has_flag(m, value, mapping_flag);
}

bool is_sequence(Machine& m, const Value& value) {
  return value.is(Kind::list) || value.is(Kind::tuple) || value.is(Kind::range) ||
         m.type_name(value) == "collections.deque" || m.type_name(value) == "memoryview" ||
         has_flag(m, value, sequence_flag);
}

Eventually<Value> match_keys(Machine& m, Value subject, Value keys) {
  auto* wanted = keys.as<TupleObject>();
  Ref<TupleObject> values = m.new_tuple(wanted->count);
  Ref<SetObject> seen = m.new_set();
  const Value missing = m.not_implemented();
  for (std::uint32_t i = 0; i < wanted->count; ++i) {
    const Value key = wanted->items[i];
    const bool is_new = co_await set_add(m, seen.get(), key);
    if (!is_new) {
      const Value text = co_await repr(m, key);
      co_return m.value_error(concat("mapping pattern checks duplicate key (", text_of(text), ")"));
    }
    Value value;
    if (subject.is_exact(Kind::dict)) {
      value = co_await dict_get(m, subject.as<DictObject>(), key);
      if (value.empty()) co_return Value::none();
    } else {
      value = co_await call_method(m, subject, "get", key, missing);
      if (value.same(missing)) co_return Value::none();
    }
    values->items[i] = std::move(value);
  }
  co_return Value(values);
}

/// Types whose one positional pattern is matched against the subject itself.
static bool matches_itself(Machine& m, Type* type) {
  for (const Type* known : {m.types.boolean, m.types.bytearray, m.types.bytes, m.types.dict,
                            m.types.number, m.types.frozenset, m.types.integer, m.types.list,
                            m.types.set, m.types.string, m.types.tuple}) {
    if (type->is_subtype_of(known)) return true;
  }
  return false;
}

static Failure too_many_patterns(Machine& m, Type* type, std::uint32_t allowed,
                                 std::uint32_t given) {
  return m.type_error(concat(type->name_text(), "() accepts ", std::to_string(allowed),
                             " positional sub-pattern", allowed == 1 ? "" : "s", " (",
                             std::to_string(given), " given)"));
}

static Eventually<Value> positional_names(Machine& m, Value type_value, std::uint32_t positional) {
  Type* type = type_value.as<Type>();
  Value names = co_await find_attribute(m, type_value, m.names.match_args);
  if (names.empty()) {
    if (matches_itself(m, type)) {
      if (positional == 1) co_return Value::none();
      co_return too_many_patterns(m, type, 1, positional);
    }
    names = m.empty_tuple();
  }
  if (!names.is(Kind::tuple)) {
    co_return m.type_error(concat(type->name_text(), ".__match_args__ must be a tuple (got ",
                                  m.type_name(names), ")"));
  }
  const std::uint32_t allowed = names.as<TupleObject>()->count;
  if (allowed < positional) {
    co_return too_many_patterns(m, type, allowed, positional);
  }
  co_return names;
}

Eventually<Value> match_class(Machine& m, Value subject, Value type, Value names,
                              std::uint32_t positional) {
  if (!type.is(Kind::type)) co_return m.type_error("called match pattern must be a class");
  const bool matches = co_await is_instance(m, subject, type);
  if (!matches) co_return Value::none();
  HeapVector<Value> attributes;
  HeapVector<Value> wanted;
  if (positional > 0) {
    const Value by_position = co_await positional_names(m, type, positional);
    if (by_position.is_none()) {
      attributes.push_back(subject);
    } else {
      for (std::uint32_t i = 0; i < positional; ++i) {
        wanted.push_back(by_position.as<TupleObject>()->items[i]);
      }
    }
  }
  for (const Value& name : names.as<TupleObject>()->span()) wanted.push_back(name);
  for (std::size_t i = 0; i < wanted.size(); ++i) {
    if (!wanted[i].is(Kind::string)) {
      co_return m.type_error(
          concat("__match_args__ elements must be strings (got ", m.type_name(wanted[i]), ")"));
    }
    for (std::size_t k = 0; k < i; ++k) {
      if (text_of(wanted[k]) != text_of(wanted[i])) continue;
      co_return m.type_error(concat(type.as<Type>()->name_text(),
                                    "() got multiple sub-patterns for attribute '",
                                    text_of(wanted[i]), "'"));
    }
    Value value = co_await find_attribute(m, subject, m.intern(text_of(wanted[i])));
    if (value.empty()) co_return Value::none();
    attributes.push_back(std::move(value));
  }
  co_return m.tuple(std::span<const Value>(attributes.data(), attributes.size()));
}

// --- Type parameters ----------------------------------------------------------------------------

static Eventually<Value> call_typing(Machine& m, std::string_view function, Value arguments) {
  const Value typing = co_await import_by_name(m, "typing");
  const Value made = co_await get_attribute(m, typing, function);
  Value result = co_await call_with_dict(m, made, arguments, Value());
  co_return result;
}

Eventually<Value> type_parameter(Machine& m, Intrinsic which, Value* top, std::uint32_t& used) {
  struct Maker {
    std::string_view function;
    std::uint32_t operands;
  };
  const auto maker = [&]() -> Maker {
    switch (which) {
      case Intrinsic::type_var:
        return {"_make_type_var", 1};
      case Intrinsic::type_var_with_bound:
        return {"_make_bound_type_var", 2};
      case Intrinsic::type_var_with_constraints:
        return {"_make_constrained_type_var", 2};
      case Intrinsic::param_spec:
        return {"_make_param_spec", 1};
      case Intrinsic::type_var_tuple:
        return {"_make_type_var_tuple", 1};
      case Intrinsic::set_default:
        return {"_set_type_default", 2};
      case Intrinsic::set_function_parameters:
        return {"_set_type_parameters", 2};
      case Intrinsic::subscript_generic:
        return {"_generic_base", 1};
      case Intrinsic::type_alias:
        return {"_make_type_alias", 3};
    }
    return {};
  }();
  used = maker.operands;
  return call_typing(m, maker.function,
                     m.tuple(std::span<const Value>(top - maker.operands, maker.operands)));
}

}  // namespace looplane::script
