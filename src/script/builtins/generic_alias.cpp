#include "script/builtins/generic_alias.hpp"

#include <algorithm>

#include "script/builtins/define.hpp"
#include "script/builtins/iterators.hpp"

namespace looplane::script {

namespace {

struct GenericAliasObject : Object {
  Value origin;
  Ref<TupleObject> args;
  Ref<TupleObject> parameters;  ///< The type variables among the args.
  bool starred = false;         ///< *tuple[int, ...]
  GenericAliasObject(Value origin, Ref<TupleObject> args, Ref<TupleObject> parameters, Type* type)
      : Object(Kind::native, type),
        origin(std::move(origin)),
        args(std::move(args)),
        parameters(std::move(parameters)) {}
};

struct UnionObject : Object {
  Ref<TupleObject> args;
  UnionObject(Ref<TupleObject> args, Type* type)
      : Object(Kind::native, type), args(std::move(args)) {}
};

bool is_alias(Machine& m, const Value& value) {
  return m.is_instance(value, m.types.generic_alias);
}
bool is_union(Machine& m, const Value& value) { return m.type_of(value) == m.types.union_type; }

GenericAliasObject* alias(const Value& value) { return value.as<GenericAliasObject>(); }

bool is_type_variable(Machine& m, const Value& value) {
  const std::string_view name = m.type_of(value)->short_name();
  return name == "TypeVar" || name == "ParamSpec" || name == "TypeVarTuple";
}

Ref<TupleObject> shared_tuple(const Value& tuple) {
  return Ref<TupleObject>::share(tuple.as<TupleObject>());
}

bool holds(const HeapVector<Value>& values, const Value& value) {
  return std::any_of(values.begin(), values.end(),
                     [&](const Value& other) { return other.same(value); });
}

Ref<TupleObject> parameters_of(Machine& m, const TupleObject& args) {
  HeapVector<Value> found;
  for (std::uint32_t i = 0; i < args.count; ++i) {
    const Value& arg = args.items[i];
    if (is_type_variable(m, arg) && !holds(found, arg)) found.push_back(arg);
    if (!is_alias(m, arg)) continue;
    for (const Value& inner : alias(arg)->parameters->span()) {
      if (!holds(found, inner)) found.push_back(inner);
    }
  }
  return shared_tuple(m.tuple(std::span<const Value>(found)));
}

Value make_alias(Machine& m, Type* type, const Value& origin, const Value& item) {
  const Value args = item.is(Kind::tuple) ? item : m.tuple({item});
  return m.make<GenericAliasObject>(type, origin, shared_tuple(args),
                                    parameters_of(m, *args.as<TupleObject>()));
}

// --- Showing ------------------------------------------------------------------------------------

/// ga_repr_item: classes by their name, everything else by its repr.
Eventually<Value> show_part(Machine& m, Value part) {
  if (part.same(m.ellipsis)) co_return m.string("...");
  if (!part.is(Kind::type)) {
    Value shown = co_await repr(m, part);
    co_return shown;
  }
  if (part.as<Type>() == m.types.none) co_return m.string("None");
  const Value module = co_await get_attribute(m, part, m.names.module);
  const Value name = co_await get_attribute(m, part, m.names.qualname);
  if (!module.is(Kind::string) || text_of(module) == "builtins") co_return name;
  co_return m.string(concat(text_of(module), ".", text_of(name)));
}

Eventually<Value> show_argument(Machine& m, Value part) {
  if (!part.is_exact(Kind::list)) {
    Value shown = co_await show_part(m, part);
    co_return shown;
  }
  std::string text = "[";
  for (std::size_t i = 0; i < part.as<ListObject>()->items.size(); ++i) {
    const Value item = part.as<ListObject>()->items[i];
    const Value shown = co_await show_part(m, item);
    text += i > 0 ? ", " : "";
    text += text_of(shown);
  }
  co_return m.string(text + "]");
}

Eventually<Value> alias_repr(Machine& m, Arguments a) {
  const auto* self = alias(a[0]);
  const Value origin = co_await show_part(m, self->origin);
  std::string text = concat(self->starred ? "*" : "", text_of(origin), "[");
  for (std::uint32_t i = 0; i < self->args->count; ++i) {
    const Value shown = co_await show_argument(m, self->args->items[i]);
    if (i > 0) text += ", ";
    text += text_of(shown);
  }
  if (self->args->count == 0) text += "()";
  co_return m.string(text + "]");
}

Eventually<Value> union_repr(Machine& m, Arguments a) {
  const auto* self = a[0].as<UnionObject>();
  std::string text;
  for (std::uint32_t i = 0; i < self->args->count; ++i) {
    const Value shown = co_await show_part(m, self->args->items[i]);
    if (i > 0) text += " | ";
    text += text_of(shown);
  }
  co_return m.string(text);
}

// --- Generic aliases ----------------------------------------------------------------------------

Eventually<Value> alias_new(Machine& m, Arguments a) {
  return make_alias(m, a[0].as<Type>(), a[1], a[2]);
}

Eventually<Value> construct(Machine& m, Value self, Arguments arguments) {
  const Value made = co_await call(m, alias(self)->origin, arguments);
  // Instances that can hold it remember what they were made from; others do not mind.
  if (made.is(Kind::instance)) {
    (void)co_await attempt(m, set_attribute(m, made, m.intern("__orig_class__"), self));
  }
  co_return made;
}

Eventually<Value> alias_call(Machine& m, Arguments a) {
  const Value self = a[0];
  ++a.values;
  --a.count;
  return construct(m, self, std::move(a));
}

Eventually<Value> alias_getattr(Machine& m, Arguments a) {
  if (!a[1].is(Kind::string)) {
    return m.type_error(concat("attribute name must be string, not '", m.type_name(a[1]), "'"));
  }
  return get_attribute(m, alias(a[0])->origin, a[1].as<StringObject>());
}

Eventually<Value> alias_eq(Machine& m, Arguments a) {
  if (!is_alias(m, a[1])) co_return m.not_implemented();
  const bool same_origin = co_await equal(m, alias(a[0])->origin, alias(a[1])->origin);
  if (!same_origin) co_return Value::boolean(false);
  const bool same = co_await equal(m, Value(alias(a[0])->args), Value(alias(a[1])->args));
  co_return Value::boolean(same);
}

Eventually<Value> alias_hash(Machine& m, Arguments a) {
  const std::int64_t origin = co_await hash(m, alias(a[0])->origin);
  const std::int64_t args = co_await hash(m, Value(alias(a[0])->args));
  co_return m.integer(origin ^ args);
}

Value substitute(Machine& m, const Value& arg, const TupleObject& parameters,
                 const TupleObject& with) {
  for (std::uint32_t i = 0; i < parameters.count; ++i) {
    if (arg.same(parameters.items[i])) return with.items[i];
  }
  if (!is_alias(m, arg) || alias(arg)->parameters->count == 0) return arg;
  Ref<TupleObject> args = m.new_tuple(alias(arg)->args->count);
  for (std::uint32_t i = 0; i < args->count; ++i) {
    args->items[i] = substitute(m, alias(arg)->args->items[i], parameters, with);
  }
  return make_alias(m, m.type_of(arg), alias(arg)->origin, Value(args));
}

Eventually<Value> no_parameters(Machine& m, Value self) {
  const Value shown = co_await repr(m, self);
  co_return m.type_error(concat(text_of(shown), " is not a generic class"));
}

Eventually<Value> wrong_count(Machine& m, Value self, std::uint32_t given) {
  const Value shown = co_await repr(m, self);
  const std::uint32_t expected = alias(self)->parameters->count;
  co_return m.type_error(concat("Too ", given > expected ? "many" : "few", " arguments for ",
                                text_of(shown), "; actual ", std::to_string(given), ", expected ",
                                std::to_string(expected)));
}

Eventually<Value> alias_getitem(Machine& m, Arguments a) {
  const auto* self = alias(a[0]);
  if (self->parameters->count == 0) return no_parameters(m, a[0]);
  const Value with = a[1].is(Kind::tuple) ? a[1] : m.tuple({a[1]});
  const auto* given = with.as<TupleObject>();
  if (given->count != self->parameters->count) return wrong_count(m, a[0], given->count);
  return substitute(m, a[0], *self->parameters, *given);
}

Eventually<Value> alias_mro_entries(Machine& m, Arguments a) {
  return m.tuple({alias(a[0])->origin});
}

Eventually<Value> alias_instancecheck(Machine& m, Arguments) {
  return m.type_error("isinstance() argument 2 cannot be a parameterized generic");
}
Eventually<Value> alias_subclasscheck(Machine& m, Arguments) {
  return m.type_error("issubclass() argument 2 cannot be a parameterized generic");
}

Eventually<Value> alias_or(Machine& m, Arguments a) { return union_of(m, a[0], a[1]); }
Eventually<Value> alias_ror(Machine& m, Arguments a) { return union_of(m, a[1], a[0]); }

/// `*tuple[int, ...]`: it gives one value, which is shown so (ga_iter).
Eventually<Value> alias_iter(Machine& m, Arguments a) {
  const auto* self = alias(a[0]);
  const Value one = make_alias(m, m.types.generic_alias, self->origin, Value(self->args));
  alias(one)->starred = true;
  return get_iterator(m, m.tuple({one}));
}
Eventually<Value> alias_unpacked(Machine&, const Value& self) {
  return Value::boolean(alias(self)->starred);
}

Eventually<Value> alias_origin(Machine&, const Value& self) { return alias(self)->origin; }
Eventually<Value> alias_args(Machine&, const Value& self) { return Value(alias(self)->args); }
Eventually<Value> alias_parameters(Machine&, const Value& self) {
  return Value(alias(self)->parameters);
}

constexpr NativeMethod alias_methods[] = {
    {"__new__(cls, origin, args, /)", alias_new, NativeMethod::Binding::none},
    {"__call__", alias_call},
    {"__repr__(self, /)", alias_repr},
    {"__getattr__(self, name, /)", alias_getattr},
    {"__eq__(self, value, /)", alias_eq},
    {"__hash__(self, /)", alias_hash},
    {"__getitem__(self, item, /)", alias_getitem},
    {"__mro_entries__(self, bases, /)", alias_mro_entries},
    {"__instancecheck__(self, instance, /)", alias_instancecheck},
    {"__subclasscheck__(self, cls, /)", alias_subclasscheck},
    {"__or__(self, value, /)", alias_or},
    {"__ror__(self, value, /)", alias_ror},
    {"__iter__(self, /)", alias_iter},
};

constexpr NativeGetter alias_getters[] = {
    {"__origin__", alias_origin},
    {"__args__", alias_args},
    {"__parameters__", alias_parameters},
    {"__unpacked__", alias_unpacked},
};

// --- Unions -------------------------------------------------------------------------------------

bool same_member(Machine& m, const Value& a, const Value& b) {
  if (a.same(b)) return true;
  if (!is_alias(m, a) || !is_alias(m, b) || !alias(a)->origin.same(alias(b)->origin)) return false;
  const std::span<Value> left = alias(a)->args->span();
  const std::span<Value> right = alias(b)->args->span();
  return std::equal(left.begin(), left.end(), right.begin(), right.end(),
                    [](const Value& x, const Value& y) { return x.same(y); });
}

void add_member(Machine& m, HeapVector<Value>& members, const Value& value) {
  if (is_union(m, value)) {
    for (const Value& member : value.as<UnionObject>()->args->span()) {
      add_member(m, members, member);
    }
    return;
  }
  const Value member = value.is_none() ? Value::object(m.types.none) : value;
  const bool known = std::any_of(members.begin(), members.end(),
                                 [&](const Value& other) { return same_member(m, other, member); });
  if (!known) members.push_back(member);
}

bool every_member_in(Machine& m, const TupleObject& a, const TupleObject& b) {
  for (std::uint32_t i = 0; i < a.count; ++i) {
    const bool found = std::any_of(b.items, b.items + b.count, [&](const Value& other) {
      return same_member(m, other, a.items[i]);
    });
    if (!found) return false;
  }
  return true;
}

Eventually<Value> union_eq(Machine& m, Arguments a) {
  if (!is_union(m, a[1])) return m.not_implemented();
  const TupleObject& left = *a[0].as<UnionObject>()->args;
  const TupleObject& right = *a[1].as<UnionObject>()->args;
  return Value::boolean(left.count == right.count && every_member_in(m, left, right));
}

Eventually<Value> union_hash(Machine& m, Arguments a) {
  std::int64_t total = 0;
  for (std::uint32_t i = 0; i < a[0].as<UnionObject>()->args->count; ++i) {
    const std::int64_t member = co_await hash(m, a[0].as<UnionObject>()->args->items[i]);
    total ^= member;
  }
  co_return m.integer(total);
}

Eventually<Value> union_instancecheck(Machine& m, Arguments a) {
  const bool answer = co_await is_instance(m, a[1], Value(a[0].as<UnionObject>()->args));
  co_return Value::boolean(answer);
}
Eventually<Value> union_subclasscheck(Machine& m, Arguments a) {
  const bool answer = co_await is_subclass(m, a[1], Value(a[0].as<UnionObject>()->args));
  co_return Value::boolean(answer);
}

Eventually<Value> union_args(Machine&, const Value& self) {
  return Value(self.as<UnionObject>()->args);
}
Eventually<Value> union_parameters(Machine& m, const Value& self) {
  return Value(parameters_of(m, *self.as<UnionObject>()->args));
}

Eventually<Value> union_new(Machine& m, Arguments) {
  return m.type_error("cannot create 'types.UnionType' instances");
}

constexpr NativeMethod union_methods[] = {
    {"__new__", union_new, NativeMethod::Binding::none},
    {"__repr__(self, /)", union_repr},
    {"__eq__(self, value, /)", union_eq},
    {"__hash__(self, /)", union_hash},
    {"__or__(self, value, /)", alias_or},
    {"__ror__(self, value, /)", alias_ror},
    {"__instancecheck__(self, instance, /)", union_instancecheck},
    {"__subclasscheck__(self, cls, /)", union_subclasscheck},
};

constexpr NativeGetter union_getters[] = {
    {"__args__", union_args},
    {"__parameters__", union_parameters},
};

const TypeDefinition alias_definition = {
    .name = "GenericAlias",
    .module = "types",
    .size = sizeof(GenericAliasObject),
    .finish = finish_as<GenericAliasObject>,
    .methods = alias_methods,
    .getters = alias_getters,
};

const TypeDefinition union_definition = {
    .name = "UnionType",
    .module = "types",
    .size = sizeof(UnionObject),
    .finish = finish_as<UnionObject>,
    .methods = union_methods,
    .getters = union_getters,
    .subclassable = false,
};

}  // namespace

Value generic_alias(Machine& m, const Value& origin, const Value& item) {
  return make_alias(m, m.types.generic_alias, origin, item);
}

Eventually<Value> generic_alias_of(Machine& m, Arguments a) { return generic_alias(m, a[0], a[1]); }

bool can_be_in_union(Machine& m, const Value& value) {
  return value.is_none() || value.is(Kind::type) || is_alias(m, value) || is_union(m, value) ||
         m.type_name(value) == "TypeAliasType";
}

TupleObject* union_members(const Value& value) { return value.as<UnionObject>()->args.get(); }

Eventually<Value> union_of(Machine& m, const Value& a, const Value& b) {
  if (!can_be_in_union(m, a) || !can_be_in_union(m, b)) return m.not_implemented();
  if (a.is_none() && b.is_none()) return m.not_implemented();
  HeapVector<Value> members;
  add_member(m, members, a);
  add_member(m, members, b);
  if (members.size() == 1) return members.front();
  return m.make<UnionObject>(m.types.union_type,
                             shared_tuple(m.tuple(std::span<const Value>(members))));
}

void define_generic_alias(Machine& m) {
  m.types.generic_alias = m.define(alias_definition, m.types.object);
  m.types.union_type = m.define(union_definition, m.types.object);
}

}  // namespace looplane::script
