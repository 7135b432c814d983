#include "script/builtins/dict_views.hpp"
#include "script/builtins/generic_alias.hpp"
#include "script/builtins/iterators.hpp"
#include "script/builtins/showing.hpp"
#include "script/machine/tables.hpp"
#include "script/modules/deque.hpp"
#include "script/modules/modules.hpp"

// _collections: deque, defaultdict, OrderedDict, and what Counter and namedtuple stand on.

namespace looplane::script {

namespace {

struct DefaultDictObject : DictObject {
  Value factory = Value::none();
  explicit DefaultDictObject(Type* type) : DictObject(type) {}
};

DictObject* dict_of(const Value& value) { return value.as<DictObject>(); }
Value& factory_of(const Value& value) { return value.as<DefaultDictObject>()->factory; }

/// A dict that short cuts for exact dicts must not be taken with.
template <class T>
Value new_dict_of(Machine& m, Type* type) {
  Ref<T> dict = m.make<T>(type);
  if (dict->exact) {
    dict->exact = false;
    ++type->references;
  }
  return dict;
}

/// The dict methods that are called as the base's.
template <class... Values>
Eventually<Value> call_base(Machine& m, Special which, const Values&... arguments) {
  return call(m, (*m.types.dict)[which], arguments...);
}

// --- defaultdict --------------------------------------------------------------------------------

Eventually<Value> defaultdict_new(Machine& m, Arguments a) {
  return new_dict_of<DefaultDictObject>(m, a[0].as<Type>());
}

/// (self, default_factory=None, mapping=..., /, **keywords)
Eventually<Value> defaultdict_init(Machine& m, Arguments a) {
  if (!a[1].is_none() && !is_callable(m, a[1])) {
    co_return m.type_error("first argument must be callable or None");
  }
  factory_of(a[0]) = a[1];
  if (!a[2].empty()) co_await dict_update(m, dict_of(a[0]), a[2]);
  co_await dict_update(m, dict_of(a[0]), a[3]);
  co_return Value::none();
}

Eventually<Value> defaultdict_missing(Machine& m, Arguments a) {
  const Value factory = factory_of(a[0]);
  if (factory.is_none()) co_return m.key_error(a[1]);
  const Value value = co_await call(m, factory);
  co_await set_item(m, a[0], a[1], value);
  co_return value;
}

Eventually<Value> defaultdict_repr(Machine& m, Arguments a) {
  std::string factory;
  {
    const Showing showing(m, factory_of(a[0]).is_object() ? factory_of(a[0]).object() : nullptr);
    if (showing.already()) {
      factory = "...";
    } else {
      const Value shown = co_await repr(m, factory_of(a[0]));
      factory = text_of(shown);
    }
  }
  const Value items = co_await call_base(m, Special::repr, a[0]);
  co_return m.string(
      concat(m.type_of(a[0])->short_name(), "(", factory, ", ", text_of(items), ")"));
}

Eventually<Value> defaultdict_copy(Machine& m, Arguments a) {
  return call(m, Value::object(m.type_of(a[0])), factory_of(a[0]), a[0]);
}

Eventually<Value> merged(Machine& m, Value like, Value left, Value right) {
  const Value result = co_await call(m, Value::object(m.type_of(like)), factory_of(like), left);
  co_await dict_update(m, dict_of(result), right);
  co_return result;
}

Eventually<Value> defaultdict_or(Machine& m, Arguments a) {
  if (!a[1].is(Kind::dict)) return m.not_implemented();
  return merged(m, a[0], a[0], a[1]);
}
Eventually<Value> defaultdict_ror(Machine& m, Arguments a) {
  if (!a[1].is(Kind::dict)) return m.not_implemented();
  return merged(m, a[0], a[1], a[0]);
}

Eventually<Value> defaultdict_reduce(Machine& m, Arguments a) {
  const Value items = co_await call_method(m, a[0], "items");
  const Value iterator = co_await get_iterator(m, items);
  const Value factory = factory_of(a[0]);
  const Value arguments = factory.is_none() ? m.empty_tuple() : m.tuple({factory});
  const Value none = Value::none();
  co_return m.tuple({Value::object(m.type_of(a[0])), arguments, none, none, iterator});
}

Eventually<Value> get_factory(Machine&, const Value& self) { return factory_of(self); }
Eventually<Value> set_factory(Machine&, const Value& self, const Value& value) {
  factory_of(self) = value.empty() ? Value::none() : value;
  return Value::none();
}

constexpr NativeMethod defaultdict_methods[] = {
    {"__new__", defaultdict_new, NativeMethod::Binding::none},
    {"__init__(self, default_factory=None, mapping=..., /, **keywords)", defaultdict_init},
    {"__missing__(self, key, /)", defaultdict_missing},
    {"__repr__(self, /)", defaultdict_repr},
    {"__or__(self, value, /)", defaultdict_or},
    {"__ror__(self, value, /)", defaultdict_ror},
    {"__copy__(self, /)", defaultdict_copy},
    {"__reduce__(self, /)", defaultdict_reduce},
    {"copy(self, /)", defaultdict_copy},
};

constexpr NativeGetter defaultdict_getters[] = {{"default_factory", get_factory, set_factory}};

const TypeDefinition defaultdict_definition = {
    .name = "defaultdict",
    .module = "collections",
    .kind = Kind::dict,
    .size = sizeof(DefaultDictObject),
    .finish = finish_as<DefaultDictObject>,
    .methods = defaultdict_methods,
    .getters = defaultdict_getters,
};

// --- OrderedDict --------------------------------------------------------------------------------

Eventually<Value> ordered_new(Machine& m, Arguments a) {
  return new_dict_of<DictObject>(m, a[0].as<Type>());
}

bool is_ordered(Machine& m, const Value& value) {
  return m.is_instance(value, m.types.ordered_dict);
}

Eventually<Value> move_to_end(Machine& m, Arguments a) {
  const bool to_end = co_await truth(m, a[2]);
  const std::int64_t hash_of_key = co_await hash(m, a[1]);
  const Place place = co_await find_entry(m, dict_of(a[0]), a[1], hash_of_key);
  if (!place.found()) co_return m.key_error(a[1]);
  dict_of(a[0])->move_entry(place.at(), to_end);
  co_return Value::none();
}

Eventually<Value> ordered_popitem(Machine& m, Arguments a) {
  const bool last = co_await truth(m, a[1]);
  DictObject* dict = dict_of(a[0]);
  if (dict->used == 0) co_return m.key_error(m.string("dictionary is empty"));
  std::size_t position = dict->first;
  if (last) {
    while (dict->entries.back().key.empty()) dict->entries.pop_back();
    position = dict->entries.size() - 1;
  }
  const DictEntry entry = dict->entries[position];
  dict->erase_entry(position);
  co_return m.tuple({entry.key, entry.value});
}

// Unlike dict's, these take their arguments by name.

Eventually<Value> ordered_pop(Machine& m, Arguments a) {
  const Value removed = co_await dict_remove(m, dict_of(a[0]), a[1]);
  if (!removed.empty()) co_return removed;
  if (a[2].empty()) co_return m.key_error(a[1]);
  co_return a[2];
}

Eventually<Value> ordered_setdefault(Machine& m, Arguments a) {
  const std::int64_t hash_of_key = co_await hash(m, a[1]);
  const Value known = co_await dict_get_hashed(m, dict_of(a[0]), a[1], hash_of_key);
  if (!known.empty()) co_return known;
  co_await dict_set_hashed(m, dict_of(a[0]), a[1], hash_of_key, a[2]);
  co_return a[2];
}

Eventually<Value> ordered_repr(Machine& m, Arguments a) {
  const std::string name(m.type_of(a[0])->short_name());
  if (dict_of(a[0])->used == 0) co_return m.string(name + "()");
  const Showing showing(m, a[0].object());
  if (showing.already()) co_return m.string("...");
  const Value plain = Value(m.new_dict());
  co_await dict_update(m, dict_of(plain), a[0]);
  const Value shown = co_await repr(m, plain);
  co_return m.string(concat(name, "(", text_of(shown), ")"));
}

/// Two ordered dicts are equal when their order is, too.
Eventually<bool> ordered_equal(Machine& m, Value a, Value b) {
  const Value same = co_await call_base(m, Special::eq, a, b);
  if (!same.is_true() || !is_ordered(m, b)) co_return same.is_true();
  const Value left = co_await list_from(m, a);
  const Value right = co_await list_from(m, b);
  const bool same_order = co_await equal(m, left, right);
  co_return same_order;
}

template <bool expected>
Eventually<Value> ordered_compare(Machine& m, Arguments a) {
  if (!a[1].is(Kind::dict)) co_return m.not_implemented();
  const bool same = co_await ordered_equal(m, a[0], a[1]);
  co_return Value::boolean(same == expected);
}

Eventually<Value> ordered_copy(Machine& m, Arguments a) {
  return call(m, Value::object(m.type_of(a[0])), a[0]);
}

Eventually<Value> ordered_merged(Machine& m, Value like, Value left, Value right) {
  const Value result = co_await call(m, Value::object(m.type_of(like)), left);
  co_await dict_update(m, dict_of(result), right);
  co_return result;
}

Eventually<Value> ordered_or(Machine& m, Arguments a) {
  if (!a[1].is(Kind::dict)) return m.not_implemented();
  return ordered_merged(m, a[0], a[0], a[1]);
}
Eventually<Value> ordered_ror(Machine& m, Arguments a) {
  if (!a[1].is(Kind::dict)) return m.not_implemented();
  return ordered_merged(m, a[0], a[1], a[0]);
}

// Its views and iterators are dict's, by other names.

Eventually<Value> ordered_view(Machine& m, const Value& dict, DictIterator::Part part) {
  Type* const types[] = {m.types.ordered_keys, m.types.ordered_values, m.types.ordered_items};
  return m.make<DictViewObject>(types[static_cast<std::size_t>(part)],
                                Ref<DictObject>::share(dict_of(dict)), part);
}

template <DictIterator::Part part>
Eventually<Value> ordered_view_of(Machine& m, Arguments a) {
  return ordered_view(m, a[0], part);
}

Value ordered_iterator(Machine& m, DictObject* dict, DictIterator::Part part, bool backwards) {
  Value iterator = iterate_dict(m, dict, part, backwards);
  iterator.object()->type = m.types.ordered_iterator;
  return iterator;
}

template <bool backwards>
Eventually<Value> iterate_ordered(Machine& m, Arguments a) {
  return ordered_iterator(m, dict_of(a[0]), DictIterator::Part::keys, backwards);
}

template <bool backwards>
Eventually<Value> iterate_ordered_view(Machine& m, Arguments a) {
  auto* view = a[0].as<DictViewObject>();
  return ordered_iterator(m, view->dict.get(), view->part, backwards);
}

constexpr NativeMethod ordered_view_methods[] = {
    {"__iter__(self, /)", iterate_ordered_view<false>},
    {"__reversed__(self, /)", iterate_ordered_view<true>},
};

constexpr TypeDefinition ordered_view_definition(std::string_view name) {
  return {.name = name,
          .kind = Kind::dict_view,
          .size = sizeof(DictViewObject),
          .finish = finish_as<DictViewObject>,
          .methods = ordered_view_methods,
          .subclassable = false};
}

void define_ordered_views(Machine& m) {
  static const TypeDefinition keys = ordered_view_definition("odict_keys");
  static const TypeDefinition values = ordered_view_definition("odict_values");
  static const TypeDefinition items = ordered_view_definition("odict_items");
  m.types.ordered_keys = m.define(keys, m.types.dict_keys);
  m.types.ordered_values = m.define(values, m.types.dict_values);
  m.types.ordered_items = m.define(items, m.types.dict_items);
}

constexpr NativeMethod ordered_methods[] = {
    {"__new__", ordered_new, NativeMethod::Binding::none},
    {"__repr__(self, /)", ordered_repr},
    {"__eq__(self, value, /)", ordered_compare<true>},
    {"__ne__(self, value, /)", ordered_compare<false>},
    {"__or__(self, value, /)", ordered_or},
    {"__ror__(self, value, /)", ordered_ror},
    {"copy(self, /)", ordered_copy},
    {"move_to_end(self, key, last=True)", move_to_end},
    {"popitem(self, last=True)", ordered_popitem},
    {"pop(self, key, default=...)", ordered_pop},
    {"setdefault(self, key, default=None)", ordered_setdefault},
    {"fromkeys(cls, iterable, value=None)", dict_fromkeys, NativeMethod::Binding::of_class},
    {"keys(self, /)", ordered_view_of<DictIterator::Part::keys>},
    {"values(self, /)", ordered_view_of<DictIterator::Part::values>},
    {"items(self, /)", ordered_view_of<DictIterator::Part::items>},
    {"__iter__(self, /)", iterate_ordered<false>},
    {"__reversed__(self, /)", iterate_ordered<true>},
};

const TypeDefinition ordered_definition = {
    .name = "OrderedDict",
    .module = "collections",
    .kind = Kind::dict,
    .size = sizeof(DictObject),
    .finish = finish_as<DictObject>,
    .methods = ordered_methods,
    .has_attributes = true,
    .doc = "Dictionary that remembers insertion order",
};

// --- For Counter and namedtuple -----------------------------------------------------------------

/// _count_elements(mapping, iterable, /)
Eventually<Value> count_elements(Machine& m, Arguments a) {
  const Value iterator = co_await get_iterator(m, a[1]);
  while (true) {
    const Value item = co_await next(m, iterator);
    if (item.empty()) co_return Value::none();
    const std::int64_t hash_of_item = co_await hash(m, item);
    Value count = co_await dict_get_hashed(m, dict_of(a[0]), item, hash_of_item);
    if (count.empty()) count = Value::small_int(0);
    count = co_await binary(m, BinaryOperator::add, count, Value::small_int(1));
    co_await dict_set_hashed(m, dict_of(a[0]), item, hash_of_item, count);
    co_await m.breathe();
  }
}

/// A field of a namedtuple: the item at some index.
struct TupleFieldObject : Object {
  std::int64_t position;
  Value doc;
  TupleFieldObject(std::int64_t position, Value doc, Type* type)
      : Object(Kind::native, type), position(position), doc(std::move(doc)) {}
};

Eventually<Value> field_new(Machine& m, Arguments a) {
  const std::int64_t position = co_await index_int64(m, a[1]);
  co_return m.make<TupleFieldObject>(a[0].as<Type>(), position, a[2]);
}

Eventually<Value> field_get(Machine& m, Arguments a) {
  if (a[1].is_none()) return a[0];
  if (!a[1].is(Kind::tuple)) {
    return m.type_error(
        concat("descriptor for index '", std::to_string(a[0].as<TupleFieldObject>()->position),
               "' for tuple subclasses doesn't apply to '", m.type_name(a[1]), "' object"));
  }
  const auto position = static_cast<std::size_t>(a[0].as<TupleFieldObject>()->position);
  if (position >= a[1].as<TupleObject>()->count) {
    return m.raise(m.types.IndexError, "tuple index out of range");
  }
  return a[1].as<TupleObject>()->items[position];
}

Eventually<Value> field_set(Machine& m, Arguments) {
  return m.raise(m.types.AttributeError, "can't set attribute");
}
Eventually<Value> field_delete(Machine& m, Arguments) {
  return m.raise(m.types.AttributeError, "can't delete attribute");
}

Eventually<Value> field_repr(Machine& m, Arguments a) {
  const Value doc = co_await repr(m, a[0].as<TupleFieldObject>()->doc);
  co_return m.string(concat("_tuplegetter(", std::to_string(a[0].as<TupleFieldObject>()->position),
                            ", ", text_of(doc), ")"));
}

Eventually<Value> get_doc(Machine&, const Value& self) { return self.as<TupleFieldObject>()->doc; }
Eventually<Value> set_doc(Machine&, const Value& self, const Value& value) {
  self.as<TupleFieldObject>()->doc = value.empty() ? Value::none() : value;
  return Value::none();
}

constexpr NativeMethod field_methods[] = {
    {"__new__(cls, index, doc, /)", field_new, NativeMethod::Binding::none},
    {"__repr__(self, /)", field_repr},
    {"__get__(self, instance, owner=None, /)", field_get},
    {"__set__(self, instance, value, /)", field_set},
    {"__delete__(self, instance, /)", field_delete},
};

constexpr NativeGetter field_getters[] = {{"__doc__", get_doc, set_doc}};

const TypeDefinition field_definition = {
    .name = "_tuplegetter",
    .module = "collections",
    .size = sizeof(TupleFieldObject),
    .finish = finish_as<TupleFieldObject>,
    .methods = field_methods,
    .getters = field_getters,
    .subclassable = false,
};

constexpr NativeMethod functions[] = {{"_count_elements(mapping, iterable, /)", count_elements}};

}  // namespace

void define_collections(Machine& m, ModuleObject* module) {
  m.define_functions(module, functions);
  define_deque(m, module);
  const auto add = [&](const TypeDefinition& definition, Type* base) {
    Type* type = m.define(definition, base);
    module->namespace_->set(m.intern(definition.name), Value::object(type));
    return type;
  };
  add(defaultdict_definition, m.types.dict);
  define_ordered_views(m);
  m.types.ordered_dict = add(ordered_definition, m.types.dict);
  add(field_definition, m.types.object);
}

}  // namespace looplane::script
