#include "script/builtins/define.hpp"
#include "script/builtins/generic_alias.hpp"
#include "script/builtins/iterators.hpp"
#include "script/builtins/set_operations.hpp"
#include "script/builtins/showing.hpp"

namespace looplane::script {

// --- Making -------------------------------------------------------------------------------------

static Eventually<Value> set_new(Machine& m, Arguments a) {
  return m.make<SetObject>(a[0].as<Type>());
}

static Eventually<Value> set_init(Machine& m, Arguments a) {
  set_of(a[0])->clear();
  if (a[1].empty()) return Value::none();
  return set_update(m, a[0], a[1]);
}

static Eventually<Value> frozen_from(Machine& m, Value type, Value iterable) {
  Ref<SetObject> set = m.make<SetObject>(type.as<Type>());
  set->frozen = true;
  if (!iterable.empty()) co_await set_update(m, Value(set), iterable);
  co_return set;
}

static Eventually<Value> frozenset_new(Machine& m, Arguments a) {
  if (a[0].as<Type>() == m.types.frozenset && a[1].is_exact(Kind::set) && set_of(a[1])->frozen) {
    return a[1];
  }
  return frozen_from(m, a[0], a[1]);
}

static Eventually<Value> set_copy_method(Machine& m, Arguments a) {
  if (set_of(a[0])->frozen && a[0].object()->exact) return a[0];
  return set_copy(m, a[0]);
}

// --- Showing, hashing ---------------------------------------------------------------------------

static Eventually<Value> set_repr(Machine& m, Arguments a) {
  const std::string name(m.type_of(a[0])->short_name());
  const Showing showing(m, a[0].object());
  if (showing.already()) co_return m.string(name + "(...)");
  if (set_of(a[0])->used == 0) co_return m.string(name + "()");
  const Value elements = co_await list_from(m, a[0]);
  std::string text;
  for (std::size_t i = 0; i < elements.as<ListObject>()->items.size(); ++i) {
    const Value shown = co_await repr(m, elements.as<ListObject>()->items[i]);
    if (i > 0) text += ", ";
    text += text_of(shown);
    co_await m.breathe();
  }
  text = concat("{", text, "}");
  if (m.type_of(a[0]) != m.types.set) text = concat(name, "(", text, ")");
  co_return m.string(text);
}

// frozenset_hash: the same whatever the order, and spread over all bits.
static Eventually<Value> frozenset_hash(Machine& m, Arguments a) {
  SetObject* set = set_of(a[0]);
  if (set->hash_cache != -1) return m.integer(set->hash_cache);
  const auto shuffled = [](std::uint64_t hash) {
    return ((hash ^ 89869747u) ^ (hash << 16)) * 3644798167u;
  };
  std::uint64_t total = 0;
  for (const SetObject::Slot& slot : set->table) {
    if (!slot.key.empty()) total ^= shuffled(static_cast<std::uint64_t>(slot.hash));
  }
  total ^= (static_cast<std::uint64_t>(set->used) + 1) * 1927868237u;
  total ^= (total >> 11) ^ (total >> 25);
  total = total * 69069u + 907133923u;
  if (total == ~std::uint64_t{0}) total = 590923713u;
  set->hash_cache = static_cast<std::int64_t>(total);
  return m.integer(set->hash_cache);
}

// --- One element --------------------------------------------------------------------------------

// A set that is looked for, removed or found is compared as a frozenset, which can be hashed.
static Eventually<Value> as_key(Machine& m, Value value, Eventually<bool> pending,
                                Eventually<bool> (*retry)(Machine&, SetObject*, const Value&),
                                Value set) {
  Outcome<bool> outcome = co_await attempt(m, std::move(pending));
  if (outcome.error.empty()) co_return Value::boolean(outcome.value);
  const bool is_plain_set = is_set(value) && !set_of(value)->frozen;
  if (!is_plain_set || !exception_matches(outcome.error, m.types.TypeError)) {
    m.raised = std::move(outcome.error);
    co_return Failure{};
  }
  const Value frozen = co_await frozen_from(m, Value::object(m.types.frozenset), value);
  const bool answer = co_await retry(m, set_of(set), frozen);
  co_return Value::boolean(answer);
}

static Eventually<Value> with_key(Machine& m, const Value& set, const Value& value,
                                  Eventually<bool> (*operation)(Machine&, SetObject*,
                                                                const Value&)) {
  Eventually<bool> answer = operation(m, set_of(set), value);
  if (answer.ready()) return Value::boolean(answer.take());
  return as_key(m, value, std::move(answer), operation, set);
}

static Eventually<Value> set_contains_method(Machine& m, Arguments a) {
  return with_key(m, a[0], a[1], set_contains);
}

static Eventually<Value> nothing_from(Eventually<bool> pending) {
  co_await pending;
  co_return Value::none();
}

static Eventually<Value> set_add_method(Machine& m, Arguments a) {
  Eventually<bool> added = set_add(m, set_of(a[0]), a[1]);
  if (added.ready()) return Value::none();
  return nothing_from(std::move(added));
}

static Eventually<Value> set_discard(Machine& m, Arguments a) {
  co_await with_key(m, a[0], a[1], set_remove);
  co_return Value::none();
}

static Eventually<Value> set_remove_method(Machine& m, Arguments a) {
  const Value removed = co_await with_key(m, a[0], a[1], set_remove);
  if (removed.is_false()) co_return m.key_error(a[1]);
  co_return Value::none();
}

static Eventually<Value> set_pop(Machine& m, Arguments a) {
  SetObject* set = set_of(a[0]);
  if (set->used == 0) return m.key_error(m.string("pop from an empty set"));
  std::size_t slot = set->finger & set->mask();
  while (set->table[slot].key.empty()) slot = slot == set->mask() ? 0 : slot + 1;
  set->finger = static_cast<std::uint32_t>(slot + 1);
  return set->erase_slot(slot);
}

static Eventually<Value> set_clear(Machine&, Arguments a) {
  set_of(a[0])->clear();
  return Value::none();
}

// --- Other iterables, as methods ----------------------------------------------------------------

using Combine = Eventually<Value> (*)(Machine&, Value, Value);

/// Methods that change the set with one iterable after the other: update(self, *others).
template <Combine change>
static Eventually<Value> change_with_all(Machine& m, Arguments a) {
  for (std::uint32_t i = 0; i < a[1].as<TupleObject>()->count; ++i) {
    co_await change(m, a[0], a[1].as<TupleObject>()->items[i]);
  }
  co_return Value::none();
}

static Eventually<Value> set_intersection_update_method(Machine& m, Arguments a) {
  Value common = set_copy(m, a[0]);
  for (std::uint32_t i = 0; i < a[1].as<TupleObject>()->count; ++i) {
    common = co_await set_intersection(m, common, a[1].as<TupleObject>()->items[i]);
  }
  co_await set_intersection_update(m, a[0], common);
  co_return Value::none();
}

/// Methods that give a new set: union(self, *others).
template <Combine combine>
static Eventually<Value> combine_with_all(Machine& m, Arguments a) {
  const auto count = a[1].as<TupleObject>()->count;
  Value result = a[0];
  if (count == 0) co_return set_copy(m, result);
  for (std::uint32_t i = 0; i < count; ++i) {
    result = co_await combine(m, result, a[1].as<TupleObject>()->items[i]);
  }
  co_return result;
}

static Eventually<Value> set_union(Machine& m, Value set, Value other) {
  const Value result = set_copy(m, set);
  if (!set.same(other)) co_await set_update(m, result, other);
  co_return result;
}

static Eventually<Value> set_symmetric_difference_method(Machine& m, Arguments a) {
  return set_symmetric_difference(m, a[0], a[1]);
}
static Eventually<Value> set_symmetric_difference_update_method(Machine& m, Arguments a) {
  return set_symmetric_difference_update(m, a[0], a[1]);
}

static Eventually<Value> as_set(Machine& m, Value iterable) {
  if (is_set(iterable)) co_return iterable;
  const Value set = Value(m.new_set());
  co_await set_update(m, set, iterable);
  co_return set;
}

static Eventually<Value> set_issubset(Machine& m, Arguments a) {
  const Value other = co_await as_set(m, a[1]);
  const bool answer = co_await set_is_subset(m, a[0], other);
  co_return Value::boolean(answer);
}
static Eventually<Value> set_issuperset(Machine& m, Arguments a) {
  const Value other = co_await as_set(m, a[1]);
  const bool answer = co_await set_is_subset(m, other, a[0]);
  co_return Value::boolean(answer);
}
static Eventually<Value> set_isdisjoint(Machine& m, Arguments a) {
  const bool answer = co_await set_is_disjoint(m, a[0], a[1]);
  co_return Value::boolean(answer);
}

// --- Operators: only between sets ---------------------------------------------------------------

template <Combine combine>
static Eventually<Value> set_operator(Machine& m, Arguments a) {
  if (!is_set(a[1])) return m.not_implemented();
  return combine(m, a[0], a[1]);
}

template <Combine combine>
static Eventually<Value> set_operator_reflected(Machine& m, Arguments a) {
  if (!is_set(a[1])) return m.not_implemented();
  return combine(m, a[1], a[0]);
}

static Eventually<Value> self_after(Value self, Eventually<Value> pending) {
  co_await pending;
  co_return self;
}

template <Combine change>
static Eventually<Value> set_operator_in_place(Machine& m, Arguments a) {
  if (!is_set(a[1])) return m.not_implemented();
  return self_after(a[0], change(m, a[0], a[1]));
}

static Eventually<bool> sets_equal(Machine& m, Value a, Value b) {
  if (set_of(a)->used != set_of(b)->used) return false;
  return set_is_subset(m, a, b);
}

template <CompareOperator op>
static Eventually<Value> set_compare(Machine& m, Arguments a) {
  if (!is_set(a[1])) co_return m.not_implemented();
  const std::uint32_t left = set_of(a[0])->used;
  const std::uint32_t right = set_of(a[1])->used;
  bool answer = false;
  if constexpr (op == CompareOperator::eq || op == CompareOperator::ne) {
    const bool same = co_await sets_equal(m, a[0], a[1]);
    answer = same == (op == CompareOperator::eq);
  } else if constexpr (op == CompareOperator::le || op == CompareOperator::lt) {
    if (op == CompareOperator::le || left < right) answer = co_await set_is_subset(m, a[0], a[1]);
  } else {
    if (op == CompareOperator::ge || left > right) answer = co_await set_is_subset(m, a[1], a[0]);
  }
  co_return Value::boolean(answer);
}

static Eventually<Value> set_len(Machine& m, Arguments a) { return m.integer(set_of(a[0])->used); }
static Eventually<Value> set_iter(Machine& m, Arguments a) { return iterate_set(m, set_of(a[0])); }

// --- The types ----------------------------------------------------------------------------------

#define LOOPLANE_SET_METHODS                                                                      \
  {"__class_getitem__(cls, item, /)", generic_alias_of, NativeMethod::Binding::of_class},         \
      {"__repr__(self, /)", set_repr}, {"__len__(self, /)", set_len},                             \
      {"__iter__(self, /)", set_iter}, {"__contains__(self, value, /)", set_contains_method},     \
      {"__eq__(self, value, /)", set_compare<CompareOperator::eq>},                               \
      {"__ne__(self, value, /)", set_compare<CompareOperator::ne>},                               \
      {"__lt__(self, value, /)", set_compare<CompareOperator::lt>},                               \
      {"__le__(self, value, /)", set_compare<CompareOperator::le>},                               \
      {"__gt__(self, value, /)", set_compare<CompareOperator::gt>},                               \
      {"__ge__(self, value, /)", set_compare<CompareOperator::ge>},                               \
      {"__or__(self, value, /)", set_operator<set_union>},                                        \
      {"__ror__(self, value, /)", set_operator_reflected<set_union>},                             \
      {"__and__(self, value, /)", set_operator<set_intersection>},                                \
      {"__rand__(self, value, /)", set_operator_reflected<set_intersection>},                     \
      {"__sub__(self, value, /)", set_operator<set_difference>},                                  \
      {"__rsub__(self, value, /)", set_operator_reflected<set_difference>},                       \
      {"__xor__(self, value, /)", set_operator<set_symmetric_difference>},                        \
      {"__rxor__(self, value, /)", set_operator_reflected<set_symmetric_difference>},             \
      {"copy(self, /)", set_copy_method},                                                         \
      {"union(self, /, *others)", combine_with_all<set_union>},                                   \
      {"intersection(self, /, *others)", combine_with_all<set_intersection>},                     \
      {"difference(self, /, *others)", combine_with_all<set_difference>},                         \
      {"symmetric_difference(self, other, /)", set_symmetric_difference_method},                  \
      {"issubset(self, other, /)", set_issubset}, {"issuperset(self, other, /)", set_issuperset}, \
  {                                                                                               \
    "isdisjoint(self, other, /)", set_isdisjoint                                                  \
  }

static constexpr NativeMethod set_methods[] = {
    {"__new__", set_new, NativeMethod::Binding::none},
    {"__init__(self, iterable=..., /)", set_init},
    LOOPLANE_SET_METHODS,
    {"__ior__(self, value, /)", set_operator_in_place<set_update>},
    {"__iand__(self, value, /)", set_operator_in_place<set_intersection_update>},
    {"__isub__(self, value, /)", set_operator_in_place<set_difference_update>},
    {"__ixor__(self, value, /)", set_operator_in_place<set_symmetric_difference_update>},
    {"add(self, object, /)", set_add_method},
    {"discard(self, object, /)", set_discard},
    {"remove(self, object, /)", set_remove_method},
    {"pop(self, /)", set_pop},
    {"clear(self, /)", set_clear},
    {"update(self, /, *others)", change_with_all<set_update>},
    {"difference_update(self, /, *others)", change_with_all<set_difference_update>},
    {"intersection_update(self, /, *others)", set_intersection_update_method},
    {"symmetric_difference_update(self, other, /)", set_symmetric_difference_update_method},
};

static constexpr NativeMethod frozenset_methods[] = {
    {"__new__(cls, iterable=..., /)", frozenset_new, NativeMethod::Binding::none},
    {"__hash__(self, /)", frozenset_hash},
    LOOPLANE_SET_METHODS,
};

#undef LOOPLANE_SET_METHODS

/// The elements go in the order of the table (setobject.c, "set_dealloc"); see finish_dict.
static void finish_set(Object* object) {
  for (SetObject::Slot& slot : static_cast<SetObject*>(object)->table) slot = SetObject::Slot();
  finish_as<SetObject>(object);
}

static const TypeDefinition set_definition = {
    .name = "set",
    .kind = Kind::set,
    .size = sizeof(SetObject),
    .finish = finish_set,
    .methods = set_methods,
    .doc = "Build an unordered collection of unique elements.",
};

static const TypeDefinition frozenset_definition = {
    .name = "frozenset",
    .kind = Kind::set,
    .size = sizeof(SetObject),
    .finish = finish_set,
    .methods = frozenset_methods,
    .doc = "Build an immutable unordered collection of unique elements.",
};

void define_set(Machine& m) {
  m.types.set = m.define(set_definition, m.types.object);
  m.types.frozenset = m.define(frozenset_definition, m.types.object);
  m.builtins->set(m.intern("set"), Value::object(m.types.set));
  m.builtins->set(m.intern("frozenset"), Value::object(m.types.frozenset));
}

}  // namespace looplane::script
