#include "script/builtins/generic_alias.hpp"
#include "script/modules/itertools.hpp"

// The iterators of itertools that give one value after the other: endless ones, and those that
// choose from, change or join what other iterators give.

namespace looplane::script {

namespace {

// --- count --------------------------------------------------------------------------------------

struct CountIterator : IteratorObject {
  Value next;
  Value step;
  CountIterator(Value next, Value step, Advance advance, Type* type)
      : IteratorObject(advance, IteratorKind::other, type),
        next(std::move(next)),
        step(std::move(step)) {}
};

Eventually<Value> count_on(Machine& m, Ref<CountIterator> self) {
  const Value value = self->next;
  const Value step = self->step;
  Value following = co_await binary(m, BinaryOperator::add, value, step);
  self->next = std::move(following);
  co_return value;
}

Eventually<Value> advance_count(Machine& m, IteratorObject* object) {
  auto* self = static_cast<CountIterator*>(object);
  if (Value::both_small_ints(self->next, self->step)) {
    Value value = self->next;
    self->next = m.integer(value.small_int() + self->step.small_int());
    return value;
  }
  return count_on(m, Ref<CountIterator>::share(self));
}

bool is_a_number(Machine& m, const Value& value) {
  const Type* type = m.type_of(value);
  return !(*type)[Special::index].empty() || !(*type)[Special::float_].empty() ||
         !(*type)[Special::complex].empty() || value.is(Kind::complex_number);
}

Eventually<Value> count_new(Machine& m, Arguments a) {
  if (!is_a_number(m, a[1]) || !is_a_number(m, a[2])) return m.type_error("a number is required");
  return m.make<CountIterator>(a[0].as<Type>(), a[1], a[2], advance_count);
}

Eventually<Value> count_repr(Machine& m, Arguments a) {
  const Value next = co_await repr(m, a[0].as<CountIterator>()->next);
  const Value step = a[0].as<CountIterator>()->step;
  std::string text = concat("count(", text_of(next));
  if (!step.is_small_int() || step.small_int() != 1) {
    const Value shown = co_await repr(m, step);
    text += concat(", ", text_of(shown));
  }
  co_return m.string(text + ")");
}

// --- repeat -------------------------------------------------------------------------------------

struct RepeatIterator : IteratorObject {
  Value value;
  std::int64_t remaining;  ///< -1: for ever.
  RepeatIterator(Value value, std::int64_t remaining, Advance advance, Type* type)
      : IteratorObject(advance, IteratorKind::other, type),
        value(std::move(value)),
        remaining(remaining) {}
};

Eventually<Value> advance_repeat(Machine&, IteratorObject* object) {
  auto* self = static_cast<RepeatIterator*>(object);
  if (self->remaining == 0) return Value();
  if (self->remaining > 0) --self->remaining;
  return self->value;
}

Eventually<Value> repeat_new(Machine& m, Arguments a) {
  std::int64_t times = -1;
  if (!a[2].empty()) {
    times = co_await index_int64(m, a[2]);
    if (times < 0) times = 0;
  }
  co_return m.make<RepeatIterator>(a[0].as<Type>(), a[1], times, advance_repeat);
}

Eventually<Value> repeat_repr(Machine& m, Arguments a) {
  const Value shown = co_await repr(m, a[0].as<RepeatIterator>()->value);
  std::string text = concat("repeat(", text_of(shown));
  const std::int64_t remaining = a[0].as<RepeatIterator>()->remaining;
  if (remaining >= 0) text += concat(", ", std::to_string(remaining));
  co_return m.string(text + ")");
}

Eventually<Value> repeat_hint(Machine& m, Arguments a) {
  const std::int64_t remaining = a[0].as<RepeatIterator>()->remaining;
  if (remaining < 0) return m.type_error("len() of unsized object");
  return m.integer(remaining);
}

// --- Stages: iterators that draw from one other -------------------------------------------------

struct Stage : IteratorObject {
  Value source;  ///< The iterator; nothing once it has ended.
  Value function;
  Value kept;
  bool started = false;
  Stage(Value source, Value function, Advance advance, Type* type)
      : IteratorObject(advance, IteratorKind::other, type),
        source(std::move(source)),
        function(std::move(function)) {}
};

using StageCode = Eventually<Value> (*)(Machine&, Ref<Stage>);

template <StageCode code>
Eventually<Value> advance_stage(Machine& m, IteratorObject* object) {
  auto* self = static_cast<Stage*>(object);
  if (self->source.empty()) return Value();
  return code(m, Ref<Stage>::share(self));
}

/// (cls, function, iterable, /)
template <StageCode code>
Eventually<Value> stage_new(Machine& m, Arguments a) {
  Value iterator = co_await get_iterator(m, a[2]);
  co_return m.make<Stage>(a[0].as<Type>(), std::move(iterator), a[1], advance_stage<code>);
}

Eventually<Value> draw(Machine& m, const Ref<Stage>& self) {
  const Value source = self->source;
  return next(m, source);
}

Eventually<bool> accepts(Machine& m, Value function, Value item) {
  Value verdict = item;
  if (!function.is_none()) verdict = co_await call(m, function, item);
  const bool result = co_await truth(m, verdict);
  co_return result;
}

Eventually<Value> take_while(Machine& m, Ref<Stage> self) {
  const Value item = co_await draw(m, self);
  if (item.empty()) co_return item;
  const bool accepted = co_await accepts(m, self->function, item);
  if (accepted) co_return item;
  self->source = Value();
  co_return Value();
}

Eventually<Value> drop_while(Machine& m, Ref<Stage> self) {
  while (true) {
    const Value item = co_await draw(m, self);
    if (item.empty() || self->started) co_return item;
    const bool accepted = co_await accepts(m, self->function, item);
    if (!accepted) {
      self->started = true;
      co_return item;
    }
    co_await m.breathe();
  }
}

Eventually<Value> filter_false(Machine& m, Ref<Stage> self) {
  while (true) {
    const Value item = co_await draw(m, self);
    if (item.empty()) co_return item;
    const bool accepted = co_await accepts(m, self->function, item);
    if (!accepted) co_return item;
    co_await m.breathe();
  }
}

Eventually<Value> star_map(Machine& m, Ref<Stage> self) {
  const Value item = co_await draw(m, self);
  if (item.empty()) co_return item;
  const Value values = co_await tuple_from(m, item);
  Arguments arguments;
  arguments.values = values.as<TupleObject>()->items;
  arguments.count = values.as<TupleObject>()->count;
  const Value function = self->function;
  Value result = co_await call(m, function, arguments);
  co_return result;
}

Eventually<Value> pair_up(Machine& m, Ref<Stage> self) {
  if (!self->started) {
    self->started = true;
    self->kept = co_await draw(m, self);
    if (self->kept.empty()) {
      self->source = Value();
      co_return Value();
    }
  }
  const Value item = co_await draw(m, self);
  if (item.empty()) {
    self->source = Value();
    self->kept = Value();
    co_return item;
  }
  const Value previous = self->kept;
  self->kept = item;
  co_return m.tuple({previous, item});
}

Eventually<Value> pairwise_new(Machine& m, Arguments a) {
  Value iterator = co_await get_iterator(m, a[1]);
  co_return m.make<Stage>(a[0].as<Type>(), std::move(iterator), Value(), advance_stage<pair_up>);
}

// `kept` is the total; at first `started` is false and kept holds the initial value or nothing.
Eventually<Value> accumulate_next(Machine& m, Ref<Stage> self) {
  if (!self->started) {
    self->started = true;
    if (!self->kept.empty()) co_return self->kept;
    self->kept = co_await draw(m, self);
    co_return self->kept;
  }
  if (self->kept.empty()) co_return Value();
  const Value item = co_await draw(m, self);
  if (item.empty()) co_return item;
  const Value total = self->kept;
  const Value function = self->function;
  Value result;
  if (function.is_none()) {
    result = co_await binary(m, BinaryOperator::add, total, item);
  } else {
    result = co_await call(m, function, total, item);
  }
  self->kept = result;
  co_return result;
}

Eventually<Value> accumulate_new(Machine& m, Arguments a) {
  Value iterator = co_await get_iterator(m, a[1]);
  Ref<Stage> self =
      m.make<Stage>(a[0].as<Type>(), std::move(iterator), a[2], advance_stage<accumulate_next>);
  if (!a[3].is_none()) self->kept = a[3];
  co_return self;
}

// `function` is the iterator of selectors.
Eventually<Value> compress_next(Machine& m, Ref<Stage> self) {
  while (true) {
    const Value item = co_await draw(m, self);
    if (item.empty()) co_return item;
    const Value selectors = self->function;
    const Value selector = co_await next(m, selectors);
    if (selector.empty()) co_return selector;
    const bool selected = co_await truth(m, selector);
    if (selected) co_return item;
    co_await m.breathe();
  }
}

Eventually<Value> compress_new(Machine& m, Arguments a) {
  Value data = co_await get_iterator(m, a[1]);
  Value selectors = co_await get_iterator(m, a[2]);
  co_return m.make<Stage>(a[0].as<Type>(), std::move(data), std::move(selectors),
                          advance_stage<compress_next>);
}

// `kept` is the list of what came, `function` the position in it once the source has ended.
Eventually<Value> cycle_next(Machine& m, Ref<Stage> self) {
  HeapVector<Value>& saved = self->kept.as<ListObject>()->items;
  if (!self->started) {
    const Value item = co_await draw(m, self);
    if (!item.empty()) {
      saved.push_back(item);
      co_return item;
    }
    self->started = true;
    self->function = Value::small_int(0);
  }
  if (saved.empty()) co_return Value();
  const auto position = static_cast<std::size_t>(self->function.small_int());
  self->function = Value::small_int(static_cast<std::int64_t>((position + 1) % saved.size()));
  co_return saved[position];
}

Eventually<Value> cycle_new(Machine& m, Arguments a) {
  Value iterator = co_await get_iterator(m, a[1]);
  Ref<Stage> self =
      m.make<Stage>(a[0].as<Type>(), std::move(iterator), Value(), advance_stage<cycle_next>);
  self->kept = m.new_list();
  co_return self;
}

// `source` gives the iterables, `kept` is the iterator of the current one.
Eventually<Value> chain_next(Machine& m, Ref<Stage> self) {
  while (true) {
    if (self->kept.empty()) {
      const Value iterable = co_await draw(m, self);
      if (iterable.empty()) {
        self->source = Value();
        co_return Value();
      }
      self->kept = co_await get_iterator(m, iterable);
    }
    const Value current = self->kept;
    const Value item = co_await next(m, current);
    if (!item.empty()) co_return item;
    self->kept = Value();
    co_await m.breathe();
  }
}

Eventually<Value> chain_new(Machine& m, Arguments a) {
  const Value iterator = iterate_tuple(m, a[1].as<TupleObject>());
  return m.make<Stage>(a[0].as<Type>(), iterator, Value(), advance_stage<chain_next>);
}

Eventually<Value> chain_from_iterable(Machine& m, Arguments a) {
  Value iterator = co_await get_iterator(m, a[1]);
  co_return m.make<Stage>(a[0].as<Type>(), std::move(iterator), Value(), advance_stage<chain_next>);
}

// --- islice -------------------------------------------------------------------------------------

struct SliceIterator : IteratorObject {
  Value source;
  std::int64_t next;
  std::int64_t stop;  ///< -1: none.
  std::int64_t step;
  std::int64_t drawn = 0;
  SliceIterator(Value source, std::int64_t next, std::int64_t stop, std::int64_t step,
                Advance advance, Type* type)
      : IteratorObject(advance, IteratorKind::other, type),
        source(std::move(source)),
        next(next),
        stop(stop),
        step(step) {}
};

Eventually<Value> slice_next(Machine& m, Ref<SliceIterator> self) {
  while (!self->source.empty()) {
    const bool at_the_end = self->stop >= 0 && self->drawn >= self->stop;
    if (at_the_end) break;
    const Value source = self->source;
    const Value item = co_await next(m, source);
    if (item.empty()) break;
    if (self->drawn++ == self->next) {
      self->next += self->step;
      if (self->stop >= 0 && self->next > self->stop) self->next = self->stop;
      co_return item;
    }
    co_await m.breathe();
  }
  self->source = Value();
  co_return Value();
}

Eventually<Value> advance_slice(Machine& m, IteratorObject* object) {
  return slice_next(m, Ref<SliceIterator>::share(static_cast<SliceIterator*>(object)));
}

/// A bound of islice: `otherwise` for None; -1 when it is not allowed.
Eventually<std::int64_t> slice_bound(Machine& m, Value value, std::int64_t otherwise,
                                     std::int64_t smallest) {
  if (value.is_none()) co_return otherwise;
  if ((*m.type_of(value))[Special::index].empty()) co_return -2;
  const std::int64_t number = co_await index_clamped(m, value);
  co_return number < smallest ? -2 : number;
}

/// (iterable, stop) or (iterable, start, stop, step=None)
Eventually<Value> slice_new(Machine& m, Arguments a) {
  const auto* given = a[1].as<TupleObject>();
  if (given->count < 2 || given->count > 4) {
    co_return m.type_error(concat("islice expected at ", given->count < 2 ? "least 2" : "most 4",
                                  " arguments, got ", std::to_string(given->count)));
  }
  const Value none = Value::none();
  const bool only_stop = given->count == 2;
  const Value start_value = only_stop ? none : given->items[1];
  const Value stop_value = only_stop ? given->items[1] : given->items[2];
  const Value step_value = given->count == 4 ? given->items[3] : none;
  const std::int64_t stop = co_await slice_bound(m, stop_value, -1, 0);
  if (only_stop && stop < -1) {
    co_return m.value_error(
        "Stop argument for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
  }
  const std::int64_t start = co_await slice_bound(m, start_value, 0, 0);
  if (start < 0 || stop < -1) {
    co_return m.value_error(
        "Indices for islice() must be None or an integer: 0 <= x <= sys.maxsize.");
  }
  const std::int64_t step = co_await slice_bound(m, step_value, 1, 1);
  if (step < 1) {
    co_return m.value_error("Step for islice() must be a positive integer or None.");
  }
  Value iterator = co_await get_iterator(m, given->items[0]);
  co_return m.make<SliceIterator>(a[0].as<Type>(), std::move(iterator), start, stop, step,
                                  advance_slice);
}

// --- zip_longest --------------------------------------------------------------------------------

struct LongestIterator : IteratorObject {
  HeapVector<Value> sources;  ///< Nothing where one has ended.
  std::size_t active;
  Value filler;
  LongestIterator(HeapVector<Value> iterators, Value filler, Advance advance, Type* type)
      : IteratorObject(advance, IteratorKind::other, type),
        sources(std::move(iterators)),
        active(sources.size()),
        filler(std::move(filler)) {}
};

Eventually<Value> longest_next(Machine& m, Ref<LongestIterator> self) {
  if (self->active == 0) co_return Value();
  Ref<TupleObject> row = m.new_tuple(static_cast<std::uint32_t>(self->sources.size()));
  for (std::size_t i = 0; i < self->sources.size(); ++i) {
    const Value source = self->sources[i];
    Value item;
    if (!source.empty()) item = co_await next(m, source);
    if (item.empty() && !source.empty()) {
      self->sources[i] = Value();
      if (--self->active == 0) co_return Value();
    }
    row->items[i] = item.empty() ? self->filler : item;
  }
  co_return row;
}

Eventually<Value> advance_longest(Machine& m, IteratorObject* object) {
  return longest_next(m, Ref<LongestIterator>::share(static_cast<LongestIterator*>(object)));
}

/// (cls, /, *iterables, fillvalue=None)
Eventually<Value> longest_new(Machine& m, Arguments a) {
  Value fill = Value::none();
  if (a.keywords != nullptr && a.keywords->count > 0) {
    if (a.keywords->count > 1 || text_of(a.keywords->items[0]) != "fillvalue") {
      co_return m.type_error("zip_longest() got an unexpected keyword argument");
    }
    fill = a[a.count];
  }
  HeapVector<Value> sources;
  for (std::size_t i = 1; i < a.count; ++i) {
    Value iterator = co_await get_iterator(m, a[i]);
    sources.push_back(std::move(iterator));
  }
  co_return m.make<LongestIterator>(a[0].as<Type>(), std::move(sources), std::move(fill),
                                    advance_longest);
}

// --- Their types --------------------------------------------------------------------------------

constexpr NativeMethod count_methods[] = {
    {"__new__(cls, start=0, step=1)", count_new, NativeMethod::Binding::none},
    {"__iter__(self, /)", iterator_self},
    {"__next__(self, /)", iterator_next},
    {"__repr__(self, /)", count_repr},
};
constexpr NativeMethod repeat_methods[] = {
    {"__new__(cls, object, times=...)", repeat_new, NativeMethod::Binding::none},
    {"__iter__(self, /)", iterator_self},
    {"__next__(self, /)", iterator_next},
    {"__repr__(self, /)", repeat_repr},
    {"__length_hint__(self, /)", repeat_hint},
};
constexpr NativeMethod chain_methods[] = {
    {"__new__(cls, /, *iterables)", chain_new, NativeMethod::Binding::none},
    {"__iter__(self, /)", iterator_self},
    {"__next__(self, /)", iterator_next},
    {"__class_getitem__(cls, item, /)", generic_alias_of, NativeMethod::Binding::of_class},
    {"from_iterable(cls, iterable, /)", chain_from_iterable, NativeMethod::Binding::of_class},
};
constexpr NativeMethod takewhile_methods[] =
    LOOPLANE_ITERATOR_METHODS("__new__(cls, predicate, iterable, /)", stage_new<take_while>);
constexpr NativeMethod dropwhile_methods[] =
    LOOPLANE_ITERATOR_METHODS("__new__(cls, predicate, iterable, /)", stage_new<drop_while>);
constexpr NativeMethod filterfalse_methods[] =
    LOOPLANE_ITERATOR_METHODS("__new__(cls, function, iterable, /)", stage_new<filter_false>);
constexpr NativeMethod starmap_methods[] =
    LOOPLANE_ITERATOR_METHODS("__new__(cls, function, iterable, /)", stage_new<star_map>);
constexpr NativeMethod pairwise_methods[] =
    LOOPLANE_ITERATOR_METHODS("__new__(cls, iterable, /)", pairwise_new);
constexpr NativeMethod accumulate_methods[] =
    LOOPLANE_ITERATOR_METHODS("__new__(cls, iterable, func=None, *, initial=None)", accumulate_new);
constexpr NativeMethod compress_methods[] =
    LOOPLANE_ITERATOR_METHODS("__new__(cls, data, selectors)", compress_new);
constexpr NativeMethod cycle_methods[] =
    LOOPLANE_ITERATOR_METHODS("__new__(cls, iterable, /)", cycle_new);
constexpr NativeMethod islice_methods[] =
    LOOPLANE_ITERATOR_METHODS("__new__(cls, /, *arguments)", slice_new);
constexpr NativeMethod longest_methods[] = LOOPLANE_ITERATOR_METHODS("__new__", longest_new);

const TypeDefinition definitions[] = {
    itertools_definition<CountIterator>("count", count_methods),
    itertools_definition<RepeatIterator>("repeat", repeat_methods),
    itertools_definition<Stage>("chain", chain_methods),
    itertools_definition<Stage>("takewhile", takewhile_methods),
    itertools_definition<Stage>("dropwhile", dropwhile_methods),
    itertools_definition<Stage>("filterfalse", filterfalse_methods),
    itertools_definition<Stage>("starmap", starmap_methods),
    itertools_definition<Stage>("pairwise", pairwise_methods),
    itertools_definition<Stage>("accumulate", accumulate_methods),
    itertools_definition<Stage>("compress", compress_methods),
    itertools_definition<Stage>("cycle", cycle_methods),
    itertools_definition<SliceIterator>("islice", islice_methods),
    itertools_definition<LongestIterator>("zip_longest", longest_methods),
};

}  // namespace

void define_itertools_stages(Machine& m, ModuleObject* module) {
  for (const TypeDefinition& definition : definitions) add_type(m, module, definition);
}

}  // namespace looplane::script
