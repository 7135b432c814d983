#include "script/builtins/dict_views.hpp"

#include "script/builtins/iterators.hpp"
#include "script/builtins/set_operations.hpp"
#include "script/builtins/showing.hpp"

namespace looplane::script {

namespace {

using Part = DictIterator::Part;

DictViewObject* view(const Value& value) { return value.as<DictViewObject>(); }

bool is_set_like(const Value& value) {
  return is_set(value) || (value.is(Kind::dict_view) && view(value)->part != Part::values);
}

Eventually<Value> view_len(Machine& m, Arguments a) { return m.integer(view(a[0])->dict->used); }

Eventually<Value> view_iter(Machine& m, Arguments a) {
  return iterate_dict(m, view(a[0])->dict.get(), view(a[0])->part);
}

Eventually<Value> view_reversed(Machine& m, Arguments a) {
  return iterate_dict(m, view(a[0])->dict.get(), view(a[0])->part, true);
}

Eventually<Value> view_repr(Machine& m, Arguments a) {
  const Showing showing(m, a[0].object());
  if (showing.already()) co_return m.string("...");
  const Value items = co_await list_from(m, a[0]);
  const Value shown = co_await repr(m, items);
  co_return m.string(concat(m.type_name(a[0]), "(", text_of(shown), ")"));
}

Eventually<bool> contains_item(Machine& m, Value self, Value item) {
  if (!item.is(Kind::tuple) || item.as<TupleObject>()->count != 2) co_return false;
  const auto* pair = item.as<TupleObject>();
  const Value value = co_await dict_get(m, view(self)->dict.get(), pair->items[0]);
  if (value.empty()) co_return false;
  const bool same = co_await equal(m, value, pair->items[1]);
  co_return same;
}

Eventually<bool> contains_key(Machine& m, Value self, Value key) {
  const Value value = co_await dict_get(m, view(self)->dict.get(), key);
  co_return !value.empty();
}

Eventually<Value> view_contains(Machine& m, Arguments a) {
  bool answer = false;
  if (view(a[0])->part == Part::keys) {
    answer = co_await contains_key(m, a[0], a[1]);
  } else {
    answer = co_await contains_item(m, a[0], a[1]);
  }
  co_return Value::boolean(answer);
}

// --- As sets ------------------------------------------------------------------------------------

using Combine = Eventually<Value> (*)(Machine&, Value, Value);

Eventually<Value> changed_copy(Machine& m, Combine change, Value left, Value right) {
  const Value result = Value(m.new_set());
  // dictviews_to_set: a set of keys is made from the dict itself.
  if (left.is(Kind::dict_view) && view(left)->part == Part::keys) left = Value(view(left)->dict);
  co_await set_update(m, result, left);
  co_await change(m, result, right);
  co_return result;
}

Eventually<Value> either(Machine& m, Value left, Value right) {
  return changed_copy(m, set_update, left, right);
}
Eventually<Value> difference(Machine& m, Value left, Value right) {
  return changed_copy(m, set_difference_update, left, right);
}
Eventually<Value> one_of_them(Machine& m, Value left, Value right) {
  return changed_copy(m, set_symmetric_difference_update, left, right);
}

// _PyDictView_Intersect: goes through the smaller one.
Eventually<Value> both(Machine& m, Value left, Value right) {
  if (!left.is(Kind::dict_view)) left.swap(right);
  if (is_set_like(right)) {
    const std::int64_t left_size = co_await length(m, left);
    const std::int64_t right_size = co_await length(m, right);
    if (right_size > left_size || (right_size == left_size && is_set(right))) left.swap(right);
  }
  const Value result = Value(m.new_set());
  const Value iterator = co_await get_iterator(m, right);
  while (true) {
    const Value item = co_await next(m, iterator);
    if (item.empty()) co_return result;
    const bool common = co_await contains(m, left, item);
    if (common) co_await set_add(m, set_of(result), item);
    co_await m.breathe();
  }
}

template <Combine combine>
Eventually<Value> view_operator(Machine& m, Arguments a) {
  return combine(m, a[0], a[1]);
}
template <Combine combine>
Eventually<Value> view_operator_reflected(Machine& m, Arguments a) {
  return combine(m, a[1], a[0]);
}

Eventually<bool> all_contained(Machine& m, Value left, Value right) {
  const Value iterator = co_await get_iterator(m, left);
  while (true) {
    const Value item = co_await next(m, iterator);
    if (item.empty()) co_return true;
    const bool found = co_await contains(m, right, item);
    if (!found) co_return false;
    co_await m.breathe();
  }
}

template <CompareOperator op>
Eventually<Value> view_compare(Machine& m, Arguments a) {
  if (!is_set_like(a[1])) co_return m.not_implemented();
  const std::int64_t left = co_await length(m, a[0]);
  const std::int64_t right = co_await length(m, a[1]);
  constexpr bool equality = op == CompareOperator::eq || op == CompareOperator::ne;
  constexpr bool smaller = op == CompareOperator::lt || op == CompareOperator::le;
  bool answer = equality                    ? left == right
                : op == CompareOperator::lt ? left < right
                : op == CompareOperator::le ? left <= right
                : op == CompareOperator::gt ? left > right
                                            : left >= right;
  if (answer) {
    const Value& inner = equality || smaller ? a[0] : a[1];
    const Value& outer = equality || smaller ? a[1] : a[0];
    answer = co_await all_contained(m, inner, outer);
  }
  co_return Value::boolean(answer == (op != CompareOperator::ne));
}

Eventually<Value> view_isdisjoint(Machine& m, Arguments a) {
  const Value iterator = co_await get_iterator(m, a[1]);
  while (true) {
    const Value item = co_await next(m, iterator);
    if (item.empty()) co_return Value::boolean(true);
    const bool common = co_await contains(m, a[0], item);
    if (common) co_return Value::boolean(false);
    co_await m.breathe();
  }
}

constexpr NativeMethod values_methods[] = {
    {"__repr__(self, /)", view_repr},
    {"__len__(self, /)", view_len},
    {"__iter__(self, /)", view_iter},
    {"__reversed__(self, /)", view_reversed},
};

constexpr NativeMethod set_like_methods[] = {
    {"__repr__(self, /)", view_repr},
    {"__len__(self, /)", view_len},
    {"__iter__(self, /)", view_iter},
    {"__reversed__(self, /)", view_reversed},
    {"__contains__(self, value, /)", view_contains},
    {"__eq__(self, value, /)", view_compare<CompareOperator::eq>},
    {"__ne__(self, value, /)", view_compare<CompareOperator::ne>},
    {"__lt__(self, value, /)", view_compare<CompareOperator::lt>},
    {"__le__(self, value, /)", view_compare<CompareOperator::le>},
    {"__gt__(self, value, /)", view_compare<CompareOperator::gt>},
    {"__ge__(self, value, /)", view_compare<CompareOperator::ge>},
    {"__and__(self, value, /)", view_operator<both>},
    {"__rand__(self, value, /)", view_operator_reflected<both>},
    {"__or__(self, value, /)", view_operator<either>},
    {"__ror__(self, value, /)", view_operator_reflected<either>},
    {"__sub__(self, value, /)", view_operator<difference>},
    {"__rsub__(self, value, /)", view_operator_reflected<difference>},
    {"__xor__(self, value, /)", view_operator<one_of_them>},
    {"__rxor__(self, value, /)", view_operator_reflected<one_of_them>},
    {"isdisjoint(self, other, /)", view_isdisjoint},
};

Eventually<Value> get_mapping(Machine& m, const Value& self) {
  return mapping_proxy(m, Value(self.as<DictViewObject>()->dict));
}

constexpr NativeGetter getters[] = {{"mapping", get_mapping}};

constexpr TypeDefinition view_definition(std::string_view name,
                                         std::span<const NativeMethod> methods) {
  TypeDefinition definition;
  definition.name = name;
  definition.kind = Kind::dict_view;
  definition.size = sizeof(DictViewObject);
  definition.finish = finish_as<DictViewObject>;
  definition.methods = methods;
  definition.getters = getters;
  definition.subclassable = false;
  return definition;
}

const TypeDefinition keys_definition = view_definition("dict_keys", set_like_methods);
const TypeDefinition values_definition = view_definition("dict_values", values_methods);
const TypeDefinition items_definition = view_definition("dict_items", set_like_methods);

}  // namespace

Value make_dict_view(Machine& m, DictObject* dict, DictIterator::Part part) {
  Type* const types[] = {m.types.dict_keys, m.types.dict_values, m.types.dict_items};
  return m.make<DictViewObject>(types[static_cast<std::size_t>(part)], Ref<DictObject>::share(dict),
                                part);
}

void define_dict_views(Machine& m) {
  m.types.dict_keys = m.define(keys_definition, m.types.object);
  m.types.dict_values = m.define(values_definition, m.types.object);
  m.types.dict_items = m.define(items_definition, m.types.object);
}

}  // namespace looplane::script
