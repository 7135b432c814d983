#include "script/modules/itertools.hpp"

// groupby, tee and batched.

namespace looplane::script {

namespace {

// --- groupby ------------------------------------------------------------------------------------

struct GroupBy : IteratorObject {
  Value source;
  Value key_function;
  Value target_key;  ///< Of the group that was given last.
  Value current_key;
  Value current_value;      ///< Drawn, and not given yet.
  std::uint64_t group = 0;  ///< The number of the group that may still draw.
  GroupBy(Value source, Value key_function, Advance advance, Type* type)
      : IteratorObject(advance, IteratorKind::other, type),
        source(std::move(source)),
        key_function(std::move(key_function)) {}
};

struct Group : IteratorObject {
  Ref<GroupBy> parent;
  Value key;
  std::uint64_t number;
  Group(Ref<GroupBy> from, Value key, Advance advance, Type* type)
      : IteratorObject(advance, IteratorKind::other, type),
        parent(std::move(from)),
        key(std::move(key)),
        number(parent->group) {}
};

/// Draws the next value and its key. false: there is none.
Eventually<bool> draw(Machine& m, Ref<GroupBy> self) {
  const Value source = self->source;
  const Value value = co_await next(m, source);
  if (value.empty()) co_return false;
  Value key = value;
  const Value function = self->key_function;
  if (!function.is_none()) key = co_await call(m, function, value);
  self->current_value = value;
  self->current_key = key;
  co_return true;
}

Eventually<Value> group_next(Machine& m, Ref<Group> self) {
  GroupBy& parent = *self->parent;
  if (parent.group != self->number) co_return Value();
  if (parent.current_value.empty()) {
    const bool drawn = co_await draw(m, self->parent);
    if (!drawn) co_return Value();
  }
  const Value target = self->key;
  const Value current = parent.current_key;
  const bool same = co_await equal(m, target, current);
  if (!same) co_return Value();
  Value value = std::move(parent.current_value);
  co_return value;
}

Eventually<Value> advance_group(Machine& m, IteratorObject* object) {
  return group_next(m, Ref<Group>::share(static_cast<Group*>(object)));
}

Eventually<Value> groupby_next(Machine& m, Ref<GroupBy> self) {
  ++self->group;
  while (true) {
    // What the last group has left over is skipped.
    if (!self->current_key.empty()) {
      if (self->target_key.empty()) break;
      const Value target = self->target_key;
      const Value current = self->current_key;
      const bool same = co_await equal(m, target, current);
      if (!same) break;
    }
    const bool drawn = co_await draw(m, self);
    if (!drawn) co_return Value();
    co_await m.breathe();
  }
  self->target_key = self->current_key;
  const Value group = m.make<Group>(m.types.group_iterator, self, self->target_key, advance_group);
  co_return m.tuple({self->current_key, group});
}

Eventually<Value> advance_groupby(Machine& m, IteratorObject* object) {
  return groupby_next(m, Ref<GroupBy>::share(static_cast<GroupBy*>(object)));
}

Eventually<Value> groupby_new(Machine& m, Arguments a) {
  Value iterator = co_await get_iterator(m, a[1]);
  co_return m.make<GroupBy>(a[0].as<Type>(), std::move(iterator), a[2], advance_groupby);
}

// --- tee ----------------------------------------------------------------------------------------

/// A link of what was drawn: each branch holds the one that it comes to next, and what all of them
/// have passed goes by itself.
struct TeeLink : Object {
  Value value;  ///< Nothing: not drawn yet.
  Ref<TeeLink> next;
  explicit TeeLink(Type* type) : Object(Kind::native, type) {}
};

struct TeeShared : Object {
  Value source;
  bool running = false;
  TeeShared(Value source, Type* type) : Object(Kind::native, type), source(std::move(source)) {}
};

struct TeeIterator : IteratorObject {
  Ref<TeeShared> shared;
  Ref<TeeLink> link;
  TeeIterator(Ref<TeeShared> shared, Ref<TeeLink> link, Advance advance, Type* type)
      : IteratorObject(advance, IteratorKind::other, type),
        shared(std::move(shared)),
        link(std::move(link)) {}
};

const TypeDefinition link_definition = {
    .name = "_tee_link",
    .module = "itertools",
    .size = sizeof(TeeLink),
    .finish = finish_as<TeeLink>,
    .subclassable = false,
};
const TypeDefinition shared_definition = {
    .name = "_tee_source",
    .module = "itertools",
    .size = sizeof(TeeShared),
    .finish = finish_as<TeeShared>,
    .subclassable = false,
};

/// While one branch draws, the others must not.
class Running {
 public:
  explicit Running(Ref<TeeShared> shared) : shared_(std::move(shared)) { shared_->running = true; }
  ~Running() { shared_->running = false; }
  Running(const Running&) = delete;
  Running& operator=(const Running&) = delete;

 private:
  Ref<TeeShared> shared_;
};

Eventually<Value> tee_next(Machine& m, Ref<TeeIterator> self) {
  Ref<TeeLink> link = self->link;
  if (link->value.empty()) {
    if (self->shared->running) {
      co_return m.raise(m.types.RuntimeError, "cannot re-enter the tee iterator");
    }
    const Running running(self->shared);
    const Value source = self->shared->source;
    Value value = co_await next(m, source);
    if (value.empty()) co_return Value();
    link->value = std::move(value);
    link->next = m.make<TeeLink>(link->type);
  }
  self->link = link->next;
  co_return link->value;
}

Eventually<Value> advance_tee(Machine& m, IteratorObject* object) {
  auto* self = static_cast<TeeIterator*>(object);
  if (!self->link->value.empty()) {
    const Ref<TeeLink> link = self->link;
    self->link = link->next;
    return link->value;
  }
  return tee_next(m, Ref<TeeIterator>::share(self));
}

Eventually<Value> tee_copy(Machine& m, Arguments a) {
  const auto* self = a[0].as<TeeIterator>();
  return m.make<TeeIterator>(m.types.tee, self->shared, self->link, advance_tee);
}

Eventually<Value> tee_new(Machine& m, Arguments a) {
  Value iterator = co_await get_iterator(m, a[1]);
  if (m.type_of(iterator) == m.types.tee) {
    const auto* other = iterator.as<TeeIterator>();
    co_return m.make<TeeIterator>(m.types.tee, other->shared, other->link, advance_tee);
  }
  Ref<TeeShared> shared = m.make<TeeShared>(m.types.tee_source, std::move(iterator));
  Ref<TeeLink> first = m.make<TeeLink>(m.types.tee_link);
  co_return m.make<TeeIterator>(a[0].as<Type>(), std::move(shared), std::move(first), advance_tee);
}

/// tee(iterable, n=2, /)
Eventually<Value> tee(Machine& m, Arguments a) {
  const std::int64_t count = co_await index_int64(m, a[1]);
  if (count < 0) co_return m.value_error("n must be >= 0");
  if (count == 0) co_return m.empty_tuple();
  if (!m.heap().has_room(static_cast<std::size_t>(count) * sizeof(TeeIterator))) {
    co_return m.memory_error();
  }
  const Value first = co_await call(m, Value::object(m.types.tee), a[0]);
  Ref<TupleObject> branches = m.new_tuple(static_cast<std::uint32_t>(count));
  branches->items[0] = first;
  for (std::int64_t i = 1; i < count; ++i) {
    const auto* branch = first.as<TeeIterator>();
    branches->items[i] =
        m.make<TeeIterator>(m.types.tee, branch->shared, branch->link, advance_tee);
  }
  co_return branches;
}

// --- batched ------------------------------------------------------------------------------------

struct BatchIterator : IteratorObject {
  Value source;  ///< Nothing once it has ended.
  std::int64_t size;
  bool strict;
  BatchIterator(Value source, std::int64_t size, bool strict, Advance advance, Type* type)
      : IteratorObject(advance, IteratorKind::other, type),
        source(std::move(source)),
        size(size),
        strict(strict) {}
};

Eventually<Value> batch_next(Machine& m, Ref<BatchIterator> self) {
  HeapVector<Value> batch;
  while (static_cast<std::int64_t>(batch.size()) < self->size && !self->source.empty()) {
    const Value source = self->source;
    Value item = co_await next(m, source);
    if (item.empty()) {
      self->source = Value();
      break;
    }
    batch.push_back(std::move(item));
    co_await m.breathe();
  }
  if (batch.empty()) co_return Value();
  if (self->strict && static_cast<std::int64_t>(batch.size()) < self->size) {
    co_return m.value_error("batched(): incomplete batch");
  }
  co_return m.tuple(std::span<const Value>(batch));
}

Eventually<Value> advance_batch(Machine& m, IteratorObject* object) {
  return batch_next(m, Ref<BatchIterator>::share(static_cast<BatchIterator*>(object)));
}

Eventually<Value> batched_new(Machine& m, Arguments a) {
  const std::int64_t size = co_await index_int64(m, a[2]);
  if (size < 1) co_return m.value_error("n must be at least one");
  const bool strict = co_await truth(m, a[3]);
  Value iterator = co_await get_iterator(m, a[1]);
  co_return m.make<BatchIterator>(a[0].as<Type>(), std::move(iterator), size, strict,
                                  advance_batch);
}

// --- Their types --------------------------------------------------------------------------------

constexpr NativeMethod groupby_methods[] =
    LOOPLANE_ITERATOR_METHODS("__new__(cls, iterable, key=None)", groupby_new);
constexpr NativeMethod batched_methods[] =
    LOOPLANE_ITERATOR_METHODS("__new__(cls, iterable, n, *, strict=False)", batched_new);
constexpr NativeMethod tee_methods[] = {
    {"__new__(cls, iterable, /)", tee_new, NativeMethod::Binding::none},
    {"__iter__(self, /)", iterator_self},
    {"__next__(self, /)", iterator_next},
    {"__copy__(self, /)", tee_copy},
};
constexpr NativeMethod functions[] = {{"tee(iterable, n=2, /)", tee}};

const TypeDefinition groupby_definition = itertools_definition<GroupBy>("groupby", groupby_methods);
const TypeDefinition group_definition =
    iterator_definition<Group>("_grouper", iterator_methods, "itertools");
const TypeDefinition batched_definition =
    itertools_definition<BatchIterator>("batched", batched_methods);
const TypeDefinition tee_definition = itertools_definition<TeeIterator>("_tee", tee_methods);

}  // namespace

void define_itertools_groups(Machine& m, ModuleObject* module) {
  m.define_functions(module, functions);
  add_type(m, module, groupby_definition);
  add_type(m, module, batched_definition);
  m.types.group_iterator = add_type(m, module, group_definition);
  m.types.tee = add_type(m, module, tee_definition);
  m.types.tee_link = m.define(link_definition, m.types.object);
  m.types.tee_source = m.define(shared_definition, m.types.object);
}

}  // namespace looplane::script
