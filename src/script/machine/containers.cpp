#include "script/machine/machine.hpp"

// How the machine makes tuples, lists, dicts and sets.

namespace looplane::script {

Ref<TupleObject> Machine::new_tuple(std::uint32_t count) {
  void* memory = heap_.allocate(TupleObject::bytes_for(count));
  auto* tuple = new (memory) TupleObject(types.tuple, count);
  for (std::uint32_t i = 1; i < count; ++i) new (&tuple->items[i]) Value();
  return Ref<TupleObject>::adopt(tuple);
}

Value Machine::tuple(std::initializer_list<Value> items) {
  return tuple(std::span<const Value>(items.begin(), items.size()));
}

Value Machine::tuple(std::span<const Value> items) {
  if (items.empty()) return empty_tuple();
  Ref<TupleObject> tuple = new_tuple(static_cast<std::uint32_t>(items.size()));
  for (std::size_t i = 0; i < items.size(); ++i) tuple->items[i] = items[i];
  return tuple;
}

Value Machine::empty_tuple() {
  if (empty_tuple_.empty()) empty_tuple_ = new_tuple(0);
  return empty_tuple_;
}

Ref<ListObject> Machine::new_list() { return make<ListObject>(types.list); }
Ref<DictObject> Machine::new_dict() { return make<DictObject>(types.dict); }

Ref<SetObject> Machine::new_set(bool frozen) {
  Ref<SetObject> set = make<SetObject>(frozen ? types.frozenset : types.set);
  set->frozen = frozen;
  return set;
}

}  // namespace looplane::script
