#include "script/builtins/generic_alias.hpp"
#include "script/builtins/iterators.hpp"
#include "script/builtins/showing.hpp"
#include "script/machine/tables.hpp"
#include "script/machine/warnings.hpp"
#include "script/modules/modules.hpp"

// _functools: partial, reduce, cmp_to_key and the cache behind lru_cache.

namespace looplane::script {

namespace {

// --- Calls --------------------------------------------------------------------------------------

/// The values of a call in one array: positional ones, then those of the keywords.
struct CallValues {
  HeapVector<Value> values;
  Ref<TupleObject> names;
  std::uint32_t positional = 0;

  Arguments arguments() {
    Arguments result;
    result.values = values.data();
    result.count = positional;
    result.keywords = names ? names.get() : nullptr;
    return result;
  }
};

std::uint32_t keyword_count(const Arguments& a) {
  return a.keywords == nullptr ? 0 : a.keywords->count;
}

/// What a bare signature's function was called with, as a dict.
Ref<DictObject> keywords_of(Machine& m, const Arguments& a) {
  Ref<DictObject> keywords = m.new_dict();
  for (std::uint32_t i = 0; i < keyword_count(a); ++i) {
    keywords->set(a.keywords->items[i].as<StringObject>(), a.values[a.count + i]);
  }
  return keywords;
}

// --- partial ------------------------------------------------------------------------------------

struct PartialObject : Object {
  Value function;
  Ref<TupleObject> args;
  Ref<DictObject> keywords;
  explicit PartialObject(Type* type) : Object(Kind::native, type) {}
};

PartialObject* partial(const Value& value) { return value.as<PartialObject>(); }

/// Not bound by a signature: the keywords are the partial's.
Eventually<Value> partial_new(Machine& m, Arguments a) {
  if (a.count < 2) return m.type_error("type 'partial' takes at least one argument");
  if (!is_callable(m, a[1])) return m.type_error("the first argument must be callable");
  Ref<PartialObject> self = m.make<PartialObject>(a[0].as<Type>());
  HeapVector<Value> args;
  self->function = a[1];
  self->keywords = keywords_of(m, a);
  const Value inner = self->function;
  if (m.type_of(inner) == m.types.partial && a[0].as<Type>() == m.types.partial) {
    self->function = partial(inner)->function;
    args.assign(partial(inner)->args->span().begin(), partial(inner)->args->span().end());
    Ref<DictObject> merged = m.new_dict();
    for (DictObject* source : {partial(inner)->keywords.get(), self->keywords.get()}) {
      for (const DictEntry& entry : source->entries) {
        if (!entry.key.empty()) merged->set(entry.key.as<StringObject>(), entry.value);
      }
    }
    self->keywords = std::move(merged);
  }
  args.insert(args.end(), a.values + 2, a.values + a.count);
  const Value tuple = m.tuple(std::span<const Value>(args));
  self->args = Ref<TupleObject>::share(tuple.as<TupleObject>());
  return self;
}

Eventually<Value> call_collected(Machine& m, Value function, CallValues call_values) {
  Value result = co_await call(m, function, call_values.arguments());
  co_return result;
}

Eventually<Value> partial_call(Machine& m, Arguments a) {
  PartialObject* self = partial(a[0]);
  CallValues values;
  values.values.assign(self->args->span().begin(), self->args->span().end());
  values.values.insert(values.values.end(), a.values + 1, a.values + a.count);
  values.positional = static_cast<std::uint32_t>(values.values.size());
  Ref<DictObject> keywords = m.new_dict();
  for (const DictEntry& entry : self->keywords->entries) {
    if (entry.key.empty()) continue;
    if (!entry.key.is(Kind::string)) return m.type_error("keywords must be strings");
    keywords->set(entry.key.as<StringObject>(), entry.value);
  }
  for (std::uint32_t i = 0; i < keyword_count(a); ++i) {
    keywords->set(a.keywords->items[i].as<StringObject>(), a.values[a.count + i]);
  }
  if (keywords->used > 0) {
    HeapVector<Value> names;
    for (const DictEntry& entry : keywords->entries) {
      names.push_back(entry.key);
      values.values.push_back(entry.value);
    }
    const Value tuple = m.tuple(std::span<const Value>(names));
    values.names = Ref<TupleObject>::share(tuple.as<TupleObject>());
  }
  return call_collected(m, self->function, std::move(values));
}

Eventually<Value> partial_repr(Machine& m, Arguments a) {
  const Showing showing(m, a[0].object());
  if (showing.already()) co_return m.string("...");
  const Value type = Value::object(m.type_of(a[0]));
  const Value module = co_await get_attribute(m, type, m.names.module);
  const Value name = co_await get_attribute(m, type, m.names.qualname);
  std::string text = concat(text_of(module), ".", text_of(name), "(");
  const Value function = co_await repr(m, partial(a[0])->function);
  text += text_of(function);
  for (std::uint32_t i = 0; i < partial(a[0])->args->count; ++i) {
    const Value shown = co_await repr(m, partial(a[0])->args->items[i]);
    text += concat(", ", text_of(shown));
  }
  const DictSnapshot keywords(*partial(a[0])->keywords);
  for (const DictEntry& entry : keywords.entries) {
    const Value key = co_await str(m, entry.key);
    const Value shown = co_await repr(m, entry.value);
    text += concat(", ", text_of(key), "=", text_of(shown));
  }
  co_return m.string(text + ")");
}

Eventually<Value> partial_reduce(Machine& m, Arguments a) {
  PartialObject* self = partial(a[0]);
  const Ref<DictObject> attributes = attribute_dict(m, self);
  const Value own = attributes->used == 0 ? Value::none() : Value(attributes);
  const Value state = m.tuple({self->function, Value(self->args), Value(self->keywords), own});
  return m.tuple({Value::object(m.type_of(a[0])), m.tuple({self->function}), state});
}

Eventually<Value> partial_setstate(Machine& m, Arguments a) {
  const auto invalid = [&m] { return m.type_error("invalid partial state"); };
  if (!a[1].is(Kind::tuple) || a[1].as<TupleObject>()->count != 4) return invalid();
  const Value* state = a[1].as<TupleObject>()->items;
  const bool valid = is_callable(m, state[0]) && state[1].is(Kind::tuple) &&
                     (state[2].is(Kind::dict) || state[2].is_none()) &&
                     (state[3].is(Kind::dict) || state[3].is_none());
  if (!valid) return invalid();
  PartialObject* self = partial(a[0]);
  self->function = state[0];
  self->args = Ref<TupleObject>::share(state[1].as<TupleObject>());
  self->keywords = m.new_dict();
  if (state[2].is(Kind::dict)) {
    self->keywords = Ref<DictObject>::share(state[2].as<DictObject>());
  }
  Ref<DictObject> attributes = m.new_dict();
  if (state[3].is(Kind::dict)) attributes = Ref<DictObject>::share(state[3].as<DictObject>());
  replace_attribute_dict(m, self, std::move(attributes));
  return Value::none();
}

/// An attribute of a class that is a partial object is not bound yet; 3.13 announces it.
Eventually<Value> partial_get(Machine& m, Arguments a) {
  const Value self = a[0];
  if (a[1].is_none()) co_return self;
  (void)co_await warn(m, m.types.FutureWarning,
                      "functools.partial will be a method descriptor in future Python versions; "
                      "wrap it in staticmethod() if you want to preserve the old behavior");
  co_return self;
}

Eventually<Value> partial_function(Machine&, const Value& self) { return partial(self)->function; }
Eventually<Value> partial_args(Machine&, const Value& self) { return Value(partial(self)->args); }
Eventually<Value> partial_keywords(Machine&, const Value& self) {
  return Value(partial(self)->keywords);
}

constexpr NativeMethod partial_methods[] = {
    {"__new__", partial_new, NativeMethod::Binding::none},
    {"__call__", partial_call},
    {"__repr__(self, /)", partial_repr},
    {"__get__(self, instance, owner=None, /)", partial_get},
    {"__reduce__(self, /)", partial_reduce},
    {"__setstate__(self, state, /)", partial_setstate},
    {"__class_getitem__(cls, item, /)", generic_alias_of, NativeMethod::Binding::of_class},
};

constexpr NativeGetter partial_getters[] = {
    {"func", partial_function},
    {"args", partial_args},
    {"keywords", partial_keywords},
};

const TypeDefinition partial_definition = {
    .name = "partial",
    .module = "functools",
    .size = sizeof(PartialObject),
    .finish = finish_as<PartialObject>,
    .methods = partial_methods,
    .getters = partial_getters,
    .has_attributes = true,
    .doc = "Create a new function with partial application of the given arguments and keywords.",
};

// --- reduce -------------------------------------------------------------------------------------

Eventually<Value> reduce(Machine& m, Arguments a) {
  const Value iterator = co_await get_iterator(m, a[1]);
  Value total = a[2];
  if (total.empty()) total = co_await next(m, iterator);
  if (total.empty()) {
    co_return m.type_error("reduce() of empty iterable with no initial value");
  }
  while (true) {
    const Value item = co_await next(m, iterator);
    if (item.empty()) co_return total;
    total = co_await call(m, a[0], total, item);
    co_await m.breathe();
  }
}

// --- cmp_to_key ---------------------------------------------------------------------------------

struct KeyWrapperObject : Object {
  Value compare;
  Value object;  ///< Nothing: this is the key function, else one of its keys.
  KeyWrapperObject(Value compare, Value object, Type* type)
      : Object(Kind::native, type), compare(std::move(compare)), object(std::move(object)) {}
};

KeyWrapperObject* key(const Value& value) { return value.as<KeyWrapperObject>(); }

Eventually<Value> cmp_to_key(Machine& m, Arguments a) {
  return m.make<KeyWrapperObject>(m.types.key_wrapper, a[0], Value());
}

Eventually<Value> key_call(Machine& m, Arguments a) {
  return m.make<KeyWrapperObject>(m.types.key_wrapper, key(a[0])->compare, a[1]);
}

template <CompareOperator op>
Eventually<Value> key_compare(Machine& m, Arguments a) {
  if (m.type_of(a[1]) != m.types.key_wrapper) {
    co_return m.type_error("other argument must be K instance");
  }
  const Value function = key(a[0])->compare;
  const Value order = co_await call(m, function, key(a[0])->object, key(a[1])->object);
  Value answer = co_await compare(m, op, order, Value::small_int(0));
  co_return answer;
}

Eventually<Value> key_object(Machine& m, const Value& self) {
  if (key(self)->object.empty()) return m.raise(m.types.AttributeError, "object");
  return key(self)->object;
}

constexpr NativeMethod key_methods[] = {
    {"__call__(self, obj)", key_call},
    {"__lt__(self, value, /)", key_compare<CompareOperator::lt>},
    {"__le__(self, value, /)", key_compare<CompareOperator::le>},
    {"__eq__(self, value, /)", key_compare<CompareOperator::eq>},
    {"__ne__(self, value, /)", key_compare<CompareOperator::ne>},
    {"__gt__(self, value, /)", key_compare<CompareOperator::gt>},
    {"__ge__(self, value, /)", key_compare<CompareOperator::ge>},
};

constexpr NativeGetter key_getters[] = {{"obj", key_object}};

const TypeDefinition key_definition = {
    .name = "KeyWrapper",
    .module = "functools",
    .size = sizeof(KeyWrapperObject),
    .finish = finish_as<KeyWrapperObject>,
    .methods = key_methods,
    .getters = key_getters,
    .subclassable = false,
};

// --- lru_cache ----------------------------------------------------------------------------------

struct CachedFunctionObject : Object {
  Value function;
  Value info_type;
  Ref<DictObject> results;    ///< Least recently used first.
  std::int64_t maxsize = -1;  ///< -1: without limit.
  bool typed = false;
  std::int64_t hits = 0;
  std::int64_t misses = 0;
  explicit CachedFunctionObject(Type* type) : Object(Kind::native, type) {}
};

CachedFunctionObject* cached(const Value& value) { return value.as<CachedFunctionObject>(); }

/// (cls, user_function, maxsize, typed, cache_info_type, /)
Eventually<Value> cached_new(Machine& m, Arguments a) {
  std::int64_t maxsize = -1;
  if (!a[2].is_none()) {
    if ((*m.type_of(a[2]))[Special::index].empty()) {
      co_return m.type_error("maxsize should be integer or None");
    }
    maxsize = co_await index_int64(m, a[2]);
    if (maxsize < 0) maxsize = 0;
  }
  if (!is_callable(m, a[1])) co_return m.type_error("the first argument must be callable");
  Ref<CachedFunctionObject> self = m.make<CachedFunctionObject>(a[0].as<Type>());
  self->function = a[1];
  self->maxsize = maxsize;
  self->typed = co_await truth(m, a[3]);
  self->info_type = a[4];
  self->results = m.new_dict();
  co_return self;
}

/// lru_cache_make_key: a lone str or int stands for itself.
Value key_of_call(Machine& m, const Arguments& a, bool typed) {
  const bool alone = a.count == 2 && keyword_count(a) == 0 && !typed;
  if (alone && (a[1].is_small_int() || a[1].is_exact(Kind::string))) return a[1];
  HeapVector<Value> parts(a.values + 1, a.values + a.count);
  if (keyword_count(a) > 0) parts.push_back(Value::object(m.types.cached_function));
  for (std::uint32_t i = 0; i < keyword_count(a); ++i) {
    parts.push_back(a.keywords->items[i]);
    parts.push_back(a.values[a.count + i]);
  }
  if (typed) {
    for (std::uint32_t i = 1; i < a.count + keyword_count(a); ++i) {
      parts.push_back(Value::object(m.type_of(a.values[i])));
    }
  }
  return m.tuple(std::span<const Value>(parts));
}

Arguments without_first(Arguments a) {
  ++a.values;
  --a.count;
  return a;
}

Eventually<Value> call_cached(Machine& m, Arguments a) {
  const Value self = a[0];
  const Value function = cached(self)->function;
  if (cached(self)->maxsize == 0) {
    ++cached(self)->misses;
    Value result = co_await call(m, function, without_first(a));
    co_return result;
  }
  const Value key = key_of_call(m, a, cached(self)->typed);
  const std::int64_t hash_of_key = co_await hash(m, key);
  const bool bounded = cached(self)->maxsize > 0;
  const Place hit = co_await find_entry(m, cached(self)->results.get(), key, hash_of_key);
  if (hit.found()) {
    ++cached(self)->hits;
    const Value result = cached(self)->results->entries[hit.at()].value;
    if (bounded) cached(self)->results->move_entry(hit.at(), true);
    co_return result;
  }
  ++cached(self)->misses;
  const Value result = co_await call(m, function, without_first(a));
  // The call may have come to the same result by itself.
  const Place place = co_await find_entry(m, cached(self)->results.get(), key, hash_of_key);
  DictObject& results = *cached(self)->results;
  if (place.found()) {
    if (!bounded) results.entries[place.at()].value = result;
    co_return result;
  }
  if (bounded && results.used >= cached(self)->maxsize) results.erase_entry(results.first);
  results.append(key, hash_of_key, result);
  co_return result;
}

Eventually<Value> cached_get(Machine& m, Arguments a) {
  if (a[1].is_none()) return a[0];
  Ref<MethodObject> method = m.make<MethodObject>(m.types.method);
  method->function = a[0];
  method->self = a[1];
  return method;
}

Eventually<Value> cache_info(Machine& m, Arguments a) {
  const auto* self = cached(a[0]);
  const Value maxsize = self->maxsize < 0 ? Value::none() : m.integer(self->maxsize);
  return call(m, self->info_type, m.integer(self->hits), m.integer(self->misses), maxsize,
              m.integer(self->results->used));
}

Eventually<Value> cache_clear(Machine&, Arguments a) {
  cached(a[0])->hits = cached(a[0])->misses = 0;
  cached(a[0])->results->clear();
  return Value::none();
}

Eventually<Value> cached_itself(Machine&, Arguments a) { return a[0]; }

constexpr NativeMethod cached_methods[] = {
    {"__new__(cls, user_function, maxsize, typed, cache_info_type, /)", cached_new,
     NativeMethod::Binding::none},
    {"__call__", call_cached},
    {"__get__(self, instance, owner=None, /)", cached_get},
    {"__copy__(self, /)", cached_itself},
    {"__deepcopy__(self, memo, /)", cached_itself},
    {"cache_info(self, /)", cache_info},
    {"cache_clear(self, /)", cache_clear},
};

const TypeDefinition cached_definition = {
    .name = "_lru_cache_wrapper",
    .module = "functools",
    .size = sizeof(CachedFunctionObject),
    .finish = finish_as<CachedFunctionObject>,
    .methods = cached_methods,
    .has_attributes = true,
};

constexpr NativeMethod functions[] = {
    {"cmp_to_key(mycmp)", cmp_to_key},
    {"reduce(function, iterable, initial=..., /)", reduce},
};

}  // namespace

void define_functools(Machine& m, ModuleObject* module) {
  m.define_functions(module, functions);
  const auto add = [&](const TypeDefinition& definition) {
    Type* type = m.define(definition, m.types.object);
    module->namespace_->set(m.intern(definition.name), Value::object(type));
    return type;
  };
  m.types.partial = add(partial_definition);
  m.types.key_wrapper = add(key_definition);
  m.types.cached_function = add(cached_definition);
}

}  // namespace looplane::script
