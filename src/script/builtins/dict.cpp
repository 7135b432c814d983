#include "script/builtins/define.hpp"
#include "script/builtins/dict_views.hpp"
#include "script/builtins/generic_alias.hpp"
#include "script/builtins/iterators.hpp"
#include "script/builtins/showing.hpp"
#include "script/machine/tables.hpp"

namespace looplane::script {

static DictObject* dict_of(const Value& value) { return value.as<DictObject>(); }

// --- Making -------------------------------------------------------------------------------------

static Eventually<Value> dict_new(Machine& m, Arguments a) {
  return m.make<DictObject>(a[0].as<Type>());
}

static Eventually<Value> update_twice(Machine& m, Value dict, Value mapping, Value keywords) {
  co_await dict_update(m, dict_of(dict), mapping);
  co_await dict_update(m, dict_of(dict), keywords);
  co_return Value::none();
}

/// __init__ and update: (self, mapping=..., /, **keywords).
static Eventually<Value> update_method(Machine& m, Arguments a) {
  if (a[1].empty()) return dict_update(m, dict_of(a[0]), a[2]);
  if (dict_of(a[2])->used == 0) return dict_update(m, dict_of(a[0]), a[1]);
  return update_twice(m, a[0], a[1], a[2]);
}

Eventually<Value> dict_fromkeys(Machine& m, Arguments a) {
  const Value dict = co_await call(m, a[0]);
  const Value iterator = co_await get_iterator(m, a[1]);
  while (true) {
    const Value key = co_await next(m, iterator);
    if (key.empty()) co_return dict;
    co_await set_item(m, dict, key, a[2]);
    co_await m.breathe();
  }
}

static Value copy_of(Machine& m, const Value& dict) {
  Ref<DictObject> copy = m.new_dict();
  copy->reserve(dict_of(dict)->used);
  for (const DictEntry& entry : dict_of(dict)->entries) {
    if (!entry.key.empty()) copy->append(entry.key, entry.hash, entry.value);
  }
  return copy;
}

static Eventually<Value> dict_copy(Machine& m, Arguments a) { return copy_of(m, a[0]); }

// --- Items --------------------------------------------------------------------------------------

static Eventually<Value> missing(Machine& m, Value dict, Value key, Eventually<Value> pending) {
  const Value value = co_await pending;
  if (!value.empty()) co_return value;
  if (!dict.object()->exact && !(*m.type_of(dict))[Special::missing].empty()) {
    Value made = co_await call_special(m, dict, Special::missing, key);
    co_return made;
  }
  co_return m.key_error(key);
}

static Eventually<Value> dict_getitem(Machine& m, Arguments a) {
  Eventually<Value> value = dict_get(m, dict_of(a[0]), a[1]);
  if (value.ready() && !value.peek().empty()) return value;
  return missing(m, a[0], a[1], std::move(value));
}

static Eventually<Value> dict_setitem(Machine& m, Arguments a) {
  return dict_set(m, dict_of(a[0]), a[1], a[2]);
}

static Eventually<Value> dict_delitem(Machine& m, Arguments a) {
  const Value removed = co_await dict_remove(m, dict_of(a[0]), a[1]);
  if (removed.empty()) co_return m.key_error(a[1]);
  co_return Value::none();
}

static Eventually<Value> or_default(Eventually<Value> pending, Value fallback) {
  const Value value = co_await pending;
  co_return value.empty() ? fallback : value;
}

static Eventually<Value> dict_get_method(Machine& m, Arguments a) {
  Eventually<Value> value = dict_get(m, dict_of(a[0]), a[1]);
  if (!value.ready()) return or_default(std::move(value), a[2]);
  if (value.peek().empty()) return a[2];
  return value;
}

static Eventually<Value> dict_contains(Machine& m, Arguments a) {
  const Value value = co_await dict_get(m, dict_of(a[0]), a[1]);
  co_return Value::boolean(!value.empty());
}

static Eventually<Value> dict_setdefault(Machine& m, Arguments a) {
  const std::int64_t hash_of_key = co_await hash(m, a[1]);
  const Place place = co_await find_entry(m, dict_of(a[0]), a[1], hash_of_key);
  if (place.found()) co_return dict_of(a[0])->entries[place.at()].value;
  dict_of(a[0])->append(a[1], hash_of_key, a[2]);
  co_return a[2];
}

static Eventually<Value> dict_pop(Machine& m, Arguments a) {
  if (dict_of(a[0])->used == 0) {
    if (a[2].empty()) co_return m.key_error(a[1]);
    co_return a[2];
  }
  const Value removed = co_await dict_remove(m, dict_of(a[0]), a[1]);
  if (!removed.empty()) co_return removed;
  if (a[2].empty()) co_return m.key_error(a[1]);
  co_return a[2];
}

static Eventually<Value> dict_popitem(Machine& m, Arguments a) {
  DictObject* dict = dict_of(a[0]);
  if (dict->used == 0) return m.key_error(m.string("popitem(): dictionary is empty"));
  while (dict->entries.back().key.empty()) dict->entries.pop_back();
  const DictEntry last = dict->entries.back();
  dict->erase_entry(dict->entries.size() - 1);
  dict->entries.pop_back();
  if (dict->first > dict->entries.size()) dict->first = 0;
  return m.tuple({last.key, last.value});
}

static Eventually<Value> dict_clear(Machine&, Arguments a) {
  dict_of(a[0])->clear();
  return Value::none();
}

// --- Showing and comparing ----------------------------------------------------------------------

static Eventually<Value> dict_repr(Machine& m, Arguments a) {
  const Showing showing(m, a[0].object());
  if (showing.already()) co_return m.string("{...}");
  std::string text = "{";
  for (std::size_t i = 0; i < dict_of(a[0])->entries.size(); ++i) {
    const DictEntry entry = dict_of(a[0])->entries[i];
    if (entry.key.empty()) continue;
    if (text.size() > 1) text += ", ";
    const Value key = co_await repr(m, entry.key);
    text += text_of(key);
    text += ": ";
    const Value value = co_await repr(m, entry.value);
    text += text_of(value);
    co_await m.breathe();
  }
  co_return m.string(text + "}");
}

static Eventually<bool> dicts_equal(Machine& m, Ref<DictObject> a, Ref<DictObject> b) {
  if (a->used != b->used) co_return false;
  for (std::size_t i = 0; i < a->entries.size(); ++i) {
    const DictEntry entry = a->entries[i];
    if (entry.key.empty()) continue;
    const Value other = co_await dict_get_hashed(m, b.get(), entry.key, entry.hash);
    if (other.empty()) co_return false;
    const bool same = co_await equal(m, entry.value, other);
    if (!same) co_return false;
    co_await m.breathe();
  }
  co_return true;
}

template <bool expected>
static Eventually<Value> dict_compare(Machine& m, Arguments a) {
  if (!a[1].is(Kind::dict)) co_return m.not_implemented();
  const bool same = co_await dicts_equal(m, Ref<DictObject>::share(dict_of(a[0])),
                                         Ref<DictObject>::share(dict_of(a[1])));
  co_return Value::boolean(same == expected);
}

// --- Operators ----------------------------------------------------------------------------------

static Eventually<Value> merged(Machine& m, Value left, Value right) {
  const Value result = copy_of(m, left);
  co_await dict_update(m, dict_of(result), right);
  co_return result;
}

static Eventually<Value> dict_or(Machine& m, Arguments a) {
  if (!a[1].is(Kind::dict)) return m.not_implemented();
  return merged(m, a[0], a[1]);
}

static Eventually<Value> dict_ror(Machine& m, Arguments a) {
  if (!a[1].is(Kind::dict)) return m.not_implemented();
  return merged(m, a[1], a[0]);
}

static Eventually<Value> dict_ior(Machine& m, Arguments a) {
  co_await dict_update(m, dict_of(a[0]), a[1]);
  co_return a[0];
}

// --- Views and iterators ------------------------------------------------------------------------

template <DictIterator::Part part>
static Eventually<Value> dict_view(Machine& m, Arguments a) {
  return make_dict_view(m, dict_of(a[0]), part);
}

static Eventually<Value> dict_len(Machine& m, Arguments a) {
  return m.integer(dict_of(a[0])->used);
}

static Eventually<Value> dict_iter(Machine& m, Arguments a) {
  return iterate_dict(m, dict_of(a[0]), DictIterator::Part::keys);
}

static Eventually<Value> dict_reversed(Machine& m, Arguments a) {
  return iterate_dict(m, dict_of(a[0]), DictIterator::Part::keys, true);
}

static constexpr NativeMethod methods[] = {
    {"__new__", dict_new, NativeMethod::Binding::none},
    {"__init__(self, mapping=..., /, **keywords)", update_method},
    {"__class_getitem__(cls, item, /)", generic_alias_of, NativeMethod::Binding::of_class},
    {"__repr__(self, /)", dict_repr},
    {"__len__(self, /)", dict_len},
    {"__getitem__(self, key, /)", dict_getitem},
    {"__setitem__(self, key, value, /)", dict_setitem},
    {"__delitem__(self, key, /)", dict_delitem},
    {"__contains__(self, key, /)", dict_contains},
    {"__iter__(self, /)", dict_iter},
    {"__reversed__(self, /)", dict_reversed},
    {"__eq__(self, value, /)", dict_compare<true>},
    {"__ne__(self, value, /)", dict_compare<false>},
    {"__or__(self, value, /)", dict_or},
    {"__ror__(self, value, /)", dict_ror},
    {"__ior__(self, value, /)", dict_ior},
    {"clear(self, /)", dict_clear},
    {"copy(self, /)", dict_copy},
    {"fromkeys(cls, iterable, value=None, /)", dict_fromkeys, NativeMethod::Binding::of_class},
    {"get(self, key, default=None, /)", dict_get_method},
    {"items(self, /)", dict_view<DictIterator::Part::items>},
    {"keys(self, /)", dict_view<DictIterator::Part::keys>},
    {"pop(self, key, default=..., /)", dict_pop},
    {"popitem(self, /)", dict_popitem},
    {"setdefault(self, key, default=None, /)", dict_setdefault},
    {"update(self, mapping=..., /, **keywords)", update_method},
    {"values(self, /)", dict_view<DictIterator::Part::values>},
};

/// The entries go from the first to the last (dictobject.c, "dict_dealloc"). A vector's own
/// destructor may begin at the end: libc++'s does.
static void finish_dict(Object* object) {
  for (DictEntry& entry : static_cast<DictObject*>(object)->entries) entry = DictEntry();
  finish_as<DictObject>(object);
}

static const TypeDefinition definition = {
    .name = "dict",
    .kind = Kind::dict,
    .size = sizeof(DictObject),
    .finish = finish_dict,
    .methods = methods,
    .doc =
        "dict() -> new empty dictionary\n"
        "dict(mapping) -> new dictionary initialized from a mapping object's\n"
        "    (key, value) pairs\n"
        "dict(iterable) -> new dictionary initialized as if via:\n"
        "    d = {}\n"
        "    for k, v in iterable:\n"
        "        d[k] = v\n"
        "dict(**kwargs) -> new dictionary initialized with the name=value pairs\n"
        "    in the keyword argument list.  For example:  dict(one=1, two=2)",
};

void define_dict(Machine& m) {
  m.types.dict = m.define(definition, m.types.object);
  m.builtins->set(m.intern("dict"), Value::object(m.types.dict));
  define_dict_views(m);
}

}  // namespace looplane::script
