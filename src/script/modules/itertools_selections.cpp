#include <algorithm>
#include <numeric>

#include "script/modules/itertools.hpp"

// product, permutations and combinations.

namespace looplane::script {

namespace {

/// Chooses from pools by their indices; `step` finds the next choice.
struct Selection : IteratorObject {
  using Step = bool (*)(Selection& self);

  HeapVector<Ref<TupleObject>> pools;  ///< One for each place, or one for all of them.
  HeapVector<std::size_t> indices;     ///< Which item stands at each place.
  HeapVector<std::size_t> cycles;      ///< permutations only.
  Step step;
  bool started = false;
  bool ended = false;
  bool permutes = false;
  Selection(Step step, Advance advance, Type* type)
      : IteratorObject(advance, IteratorKind::other, type), step(step) {}

  [[nodiscard]] std::size_t places() const { return permutes ? cycles.size() : indices.size(); }
  [[nodiscard]] const TupleObject& pool(std::size_t place) const {
    return pools.size() == 1 ? *pools[0] : *pools[place];
  }
};

Eventually<Value> advance_selection(Machine& m, IteratorObject* object) {
  auto& self = *static_cast<Selection*>(object);
  if (self.ended) return Value();
  if (self.started && !self.step(self)) {
    self.ended = true;
    return Value();
  }
  self.started = true;
  if (self.places() == 0) return m.empty_tuple();
  Ref<TupleObject> choice = m.new_tuple(static_cast<std::uint32_t>(self.places()));
  for (std::size_t i = 0; i < self.places(); ++i) {
    choice->items[i] = self.pool(i).items[self.indices[i]];
  }
  return choice;
}

Ref<TupleObject> as_pool(const Value& tuple) {
  return Ref<TupleObject>::share(tuple.as<TupleObject>());
}

/// r of combinations and permutations.
Eventually<std::int64_t> checked_r(Machine& m, Value value) {
  const std::int64_t r = co_await index_int64(m, value);
  if (r < 0) co_return m.value_error("r must be non-negative");
  co_return r;
}

// --- product ------------------------------------------------------------------------------------

bool step_product(Selection& self) {
  for (std::size_t place = self.indices.size(); place-- > 0;) {
    if (++self.indices[place] < self.pool(place).count) return true;
    self.indices[place] = 0;
  }
  return false;
}

/// (cls, /, *iterables, repeat=1)
Eventually<Value> product_new(Machine& m, Arguments a) {
  const std::int64_t repeat = co_await index_int64(m, a[1]);
  if (repeat < 0) co_return m.value_error("repeat argument cannot be negative");
  Ref<Selection> self = m.make<Selection>(a[0].as<Type>(), step_product, advance_selection);
  HeapVector<Ref<TupleObject>> pools;
  const auto* iterables = a[2].as<TupleObject>();
  for (std::uint32_t i = 0; repeat > 0 && i < iterables->count; ++i) {
    const Value pool = co_await tuple_from(m, iterables->items[i]);
    if (pool.as<TupleObject>()->count == 0) self->ended = true;
    pools.push_back(as_pool(pool));
  }
  const std::size_t places = pools.size() * static_cast<std::size_t>(repeat);
  if (!m.heap().has_room(places * 16)) co_return m.memory_error();
  for (std::int64_t i = 0; i < repeat; ++i) {
    self->pools.insert(self->pools.end(), pools.begin(), pools.end());
  }
  self->indices.resize(places);
  co_return self;
}

// --- combinations -------------------------------------------------------------------------------

bool step_combinations(Selection& self) {
  const std::size_t r = self.indices.size();
  const std::size_t n = self.pools[0]->count;
  std::size_t place = r;
  while (place > 0 && self.indices[place - 1] == place - 1 + n - r) --place;
  if (place == 0) return false;
  std::iota(self.indices.begin() + static_cast<std::ptrdiff_t>(place) - 1, self.indices.end(),
            self.indices[place - 1] + 1);
  return true;
}

Eventually<Value> combinations_new(Machine& m, Arguments a) {
  const Value pool = co_await tuple_from(m, a[1]);
  const std::int64_t r = co_await checked_r(m, a[2]);
  Ref<Selection> self = m.make<Selection>(a[0].as<Type>(), step_combinations, advance_selection);
  self->pools.push_back(as_pool(pool));
  self->ended = r > pool.as<TupleObject>()->count;
  if (self->ended) co_return self;
  self->indices.resize(static_cast<std::size_t>(r));
  std::iota(self->indices.begin(), self->indices.end(), std::size_t{0});
  co_return self;
}

bool step_with_replacement(Selection& self) {
  const std::size_t last = self.pools[0]->count - 1;
  std::size_t place = self.indices.size();
  while (place > 0 && self.indices[place - 1] == last) --place;
  if (place == 0) return false;
  const std::size_t index = self.indices[place - 1] + 1;
  for (std::size_t i = place - 1; i < self.indices.size(); ++i) self.indices[i] = index;
  return true;
}

Eventually<Value> with_replacement_new(Machine& m, Arguments a) {
  const Value pool = co_await tuple_from(m, a[1]);
  const std::int64_t r = co_await checked_r(m, a[2]);
  Ref<Selection> self =
      m.make<Selection>(a[0].as<Type>(), step_with_replacement, advance_selection);
  self->pools.push_back(as_pool(pool));
  self->ended = pool.as<TupleObject>()->count == 0 && r > 0;
  if (!m.heap().has_room(static_cast<std::size_t>(r) * 16)) co_return m.memory_error();
  self->indices.resize(static_cast<std::size_t>(r));
  co_return self;
}

// --- permutations -------------------------------------------------------------------------------

// `indices` are all of the pool's; the first `cycles.size()` of them are the choice.
bool step_permutations(Selection& self) {
  const std::size_t n = self.indices.size();
  for (std::size_t place = self.cycles.size(); place-- > 0;) {
    const auto begin = self.indices.begin() + static_cast<std::ptrdiff_t>(place);
    if (--self.cycles[place] == 0) {
      std::rotate(begin, begin + 1, self.indices.end());
      self.cycles[place] = n - place;
    } else {
      std::iter_swap(begin, self.indices.end() - static_cast<std::ptrdiff_t>(self.cycles[place]));
      return true;
    }
  }
  return false;
}

Eventually<Value> permutations_new(Machine& m, Arguments a) {
  const Value pool = co_await tuple_from(m, a[1]);
  const std::size_t n = pool.as<TupleObject>()->count;
  std::int64_t r = static_cast<std::int64_t>(n);
  if (!a[2].is_none()) {
    if (!m.is_instance(a[2], m.types.integer)) {
      co_return m.type_error("Expected int as r");
    }
    r = co_await checked_r(m, a[2]);
  }
  Ref<Selection> self = m.make<Selection>(a[0].as<Type>(), step_permutations, advance_selection);
  self->pools.push_back(as_pool(pool));
  self->permutes = true;
  self->ended = r > static_cast<std::int64_t>(n);
  if (self->ended) co_return self;
  self->indices.resize(n);
  std::iota(self->indices.begin(), self->indices.end(), std::size_t{0});
  for (std::size_t i = 0; i < static_cast<std::size_t>(r); ++i) self->cycles.push_back(n - i);
  co_return self;
}

// --- Their types --------------------------------------------------------------------------------

constexpr NativeMethod product_methods[] =
    LOOPLANE_ITERATOR_METHODS("__new__(cls, /, *iterables, repeat=1)", product_new);
constexpr NativeMethod combinations_methods[] =
    LOOPLANE_ITERATOR_METHODS("__new__(cls, iterable, r)", combinations_new);
constexpr NativeMethod with_replacement_methods[] =
    LOOPLANE_ITERATOR_METHODS("__new__(cls, iterable, r)", with_replacement_new);
constexpr NativeMethod permutations_methods[] =
    LOOPLANE_ITERATOR_METHODS("__new__(cls, iterable, r=None)", permutations_new);

const TypeDefinition definitions[] = {
    itertools_definition<Selection>("product", product_methods),
    itertools_definition<Selection>("combinations", combinations_methods),
    itertools_definition<Selection>("combinations_with_replacement", with_replacement_methods),
    itertools_definition<Selection>("permutations", permutations_methods),
};

}  // namespace

void define_itertools_selections(Machine& m, ModuleObject* module) {
  for (const TypeDefinition& definition : definitions) add_type(m, module, definition);
}

}  // namespace looplane::script
