#include "script/machine/cycles.hpp"

#include <algorithm>
#include <unordered_map>

#include "script/machine/finalization.hpp"
#include "script/machine/generators.hpp"
#include "script/machine/operations.hpp"

// Trial deletion, on demand: an object is garbage when all references to it come from other
// garbage. What `References` does not know about an object counts as a reference from outside: then
// the cycle stays, which is always safe.

namespace looplane::script {

namespace {

/// The references that an object owns.
template <class Visit>
class References {
 public:
  explicit References(Visit visit) : visit_(visit) {}

  void of(Object* object) {
    if (object->type->has_attributes) attributes(attributes_of(object));
    switch (object->kind) {
      case Kind::list:
        return all(static_cast<ListObject*>(object)->items);
      case Kind::tuple:
        return all(static_cast<TupleObject*>(object)->span());
      case Kind::dict:
        for (const DictEntry& entry : static_cast<DictObject*>(object)->entries) {
          value(entry.key);
          value(entry.value);
        }
        return;
      case Kind::set:
        for (const auto& slot : static_cast<SetObject*>(object)->table) value(slot.key);
        return;
      case Kind::cell:
        return value(static_cast<CellObject*>(object)->value);
      case Kind::function:
        return function(*static_cast<FunctionObject*>(object));
      case Kind::method:
        value(static_cast<MethodObject*>(object)->function);
        return value(static_cast<MethodObject*>(object)->self);
      case Kind::native_function:
        return value(static_cast<NativeFunctionObject*>(object)->self);
      case Kind::generator:
        return reference(static_cast<GeneratorObject*>(object)->frame);
      case Kind::frame:
        return frame(*static_cast<PythonFrame*>(object));
      case Kind::exception:
        return exception(*static_cast<ExceptionObject*>(object));
      case Kind::traceback:
        reference(static_cast<TracebackObject*>(object)->next);
        return reference(static_cast<TracebackObject*>(object)->frame);
      default:
        return;
    }
  }

 private:
  void value(const Value& one) {
    if (one.is_object()) visit_(one.object());
  }
  template <class T>
  void reference(const Ref<T>& one) {
    if (one) visit_(one.get());
  }
  template <class Values>
  void all(const Values& values) {
    for (const Value& one : values) value(one);
  }
  void attributes(const Attributes* of) {
    if (of->shape == nullptr) {
      if (of->dict != nullptr) visit_(of->dict);
      return;
    }
    for (std::size_t i = 0; i < of->shape->names.size(); ++i) value(of->slots[i]);
  }
  void function(const FunctionObject& function) {
    reference(function.closure);
    reference(function.defaults);
    reference(function.keyword_defaults);
  }
  void frame(PythonFrame& frame) {
    reference(frame.function);
    value(frame.local_namespace);
    value(frame.constructed);
    value(frame.thrown);
    for (const Value* slot = frame.slots; slot < frame.top; ++slot) value(*slot);
  }
  void exception(const ExceptionObject& exception) {
    reference(exception.args);
    reference(exception.traceback);
    value(exception.cause);
    value(exception.context);
    value(exception.detail);
    value(exception.second_detail);
  }

  Visit visit_;
};

/// What is reachable from some objects, and which of it is garbage.
class Search {
 public:
  /// `known`: references to each of the first objects that do not count.
  Search(const std::vector<Object*>& first, std::uint32_t known) {
    for (Object* object : first) add(object);
    for (Node& node : nodes_) node.inside = known;
  }

  /// Follows the references of one more object. false: all are followed.
  bool follow() {
    if (followed_ == nodes_.size()) return false;
    Object* object = nodes_[followed_++].object;
    visit(object, [&](Object* other) { ++nodes_[add(other)].inside; });
    return true;
  }

  /// In the order of their discovery.
  std::vector<Object*> garbage() {
    std::vector<std::size_t> alive;
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      if (nodes_[i].object->references > nodes_[i].inside) mark(i, alive);
    }
    while (!alive.empty()) {
      Object* object = nodes_[alive.back()].object;
      alive.pop_back();
      visit(object, [&](Object* other) { mark(positions_.at(other), alive); });
    }
    std::vector<Object*> found;
    for (const Node& node : nodes_) {
      if (!node.alive) found.push_back(node.object);
    }
    return found;
  }

 private:
  struct Node {
    Object* object;
    std::uint32_t inside = 0;  ///< References from objects of the search.
    bool alive = false;
  };

  template <class Visit>
  static void visit(Object* object, Visit visit) {
    References<Visit>(visit).of(object);
  }

  std::size_t add(Object* object) {
    const auto [entry, is_new] = positions_.try_emplace(object, nodes_.size());
    if (is_new) nodes_.push_back({object});
    return entry->second;
  }
  void mark(std::size_t position, std::vector<std::size_t>& alive) {
    if (nodes_[position].alive) return;
    nodes_[position].alive = true;
    alive.push_back(position);
  }

  std::vector<Node> nodes_;
  std::unordered_map<Object*, std::size_t> positions_;
  std::size_t followed_ = 0;
};

/// Who leads from an object to coroutines that have not ended.
class Owners {
 public:
  explicit Owners(Object* root) {
    static constexpr std::size_t most_objects = 100'000;  // it is not worth a second at the end
    (void)add(root);
    for (std::size_t i = 0; i < objects_.size() && objects_.size() < most_objects; ++i) {
      visit_references(objects_[i], [&](Object* other) { owners_[add(other)].push_back(i); });
    }
  }

  /// The coroutines, and the instances on the way to them: a search for cycles begins at these.
  std::vector<Object*> of_coroutines() const {
    std::vector<std::size_t> to_follow;
    for (std::size_t i = 0; i < objects_.size(); ++i) {
      if (objects_[i]->kind == Kind::generator && needs_closing(objects_[i]))
        to_follow.push_back(i);
    }
    std::vector<bool> seen(objects_.size());
    std::vector<Object*> found;
    while (!to_follow.empty()) {
      const std::size_t position = to_follow.back();
      to_follow.pop_back();
      if (seen[position]) continue;
      seen[position] = true;
      Object* object = objects_[position];
      if (object->kind == Kind::generator || object->kind == Kind::instance)
        found.push_back(object);
      to_follow.insert(to_follow.end(), owners_[position].begin(), owners_[position].end());
    }
    return found;
  }

 private:
  std::size_t add(Object* object) {
    const auto [entry, is_new] = positions_.try_emplace(object, objects_.size());
    if (is_new) {
      objects_.push_back(object);
      owners_.emplace_back();
    }
    return entry->second;
  }

  std::vector<Object*> objects_;
  std::vector<std::vector<std::size_t>> owners_;  ///< Of each, the positions.
  std::unordered_map<Object*, std::size_t> positions_;
};

Eventually<Done> finalize_all(Machine& m, std::vector<Value> objects) {
  for (const Value& value : objects) {
    Object* object = value.object();
    if (object->finalized || !(object->type->has_finalizer || needs_closing(object))) continue;
    object->finalized = true;
    (void)co_await finalize(m, value);
  }
  co_return Done{};
}

/// tp_clear: drops what an object refers to.
void empty_out(Object* object) {
  if (object->type->has_attributes) {
    Attributes* attributes = attributes_of(object);
    if (attributes->shape != nullptr) {
      for (std::size_t i = 0; i < attributes->shape->names.size(); ++i) {
        const Value gone = std::move(attributes->slots[i]);
      }
    }
  }
  switch (object->kind) {
    case Kind::list: {
      HeapVector<Value> gone;
      gone.swap(static_cast<ListObject*>(object)->items);
      return;
    }
    case Kind::dict:
      return static_cast<DictObject*>(object)->clear();
    case Kind::set:
      return static_cast<SetObject*>(object)->clear();
    case Kind::cell:
      static_cast<CellObject*>(object)->value = Value();
      return;
    case Kind::exception:
      static_cast<ExceptionObject*>(object)->traceback = {};
      static_cast<ExceptionObject*>(object)->cause = Value();
      static_cast<ExceptionObject*>(object)->context = Value();
      return;
    case Kind::traceback:
      static_cast<TracebackObject*>(object)->frame = {};
      return;
    default:
      return;
  }
}

std::vector<Object*> objects_of(const std::vector<Value>& values) {
  std::vector<Object*> objects;
  objects.reserve(values.size());
  for (const Value& value : values) objects.push_back(value.object());
  return objects;
}

Eventually<std::vector<Object*>> find_garbage(Machine& m, std::vector<Object*> first,
                                              std::uint32_t known) {
  Search search(first, known);
  while (search.follow()) co_await m.breathe();
  co_return search.garbage();
}

}  // namespace

std::vector<Object*> Machine::noticeable_objects() {
  std::vector<std::pair<std::uint64_t, Object*>> numbered;
  for (const auto& [object, number] : finalizable_) numbered.emplace_back(number, object);
  std::sort(numbered.begin(), numbered.end());
  std::vector<Object*> objects;
  for (const auto& entry : numbered) objects.push_back(entry.second);
  for (const auto& entry : weak_references_) objects.push_back(entry.first);
  return objects;
}

void visit_references(Object* object, const std::function<void(Object*)>& visit) {
  References<const std::function<void(Object*)>&>(visit).of(object);
}

Eventually<Value> watch_coroutines(Machine& m, Object* root) {
  std::vector<Value> watched;
  for (Object* object : Owners(root).of_coroutines()) watched.push_back(Value::object(object));
  Ref<ListObject> references = m.new_list();
  while (!watched.empty()) {
    const Value type = Value::object(m.types.weak_reference);
    Outcome<Value> reference = co_await attempt(m, call(m, type, watched.back()));
    if (reference.error.empty()) references->items.push_back(std::move(reference.value));
    watched.pop_back();
  }
  co_return Value(references);
}

Eventually<Value> collect_cycles(Machine& m) {
  const std::vector<Object*> found = co_await find_garbage(m, m.noticeable_objects(), 0);
  std::vector<Value> garbage;
  for (Object* object : found) garbage.push_back(Value::object(object));
  const std::size_t count = garbage.size();
  for (const Value& value : garbage) m.weak_references_die(value.object());
  co_await m.run_frames();
  co_await finalize_all(m, garbage);
  // A finalizer may have brought some of it back.
  std::vector<Object*> left = co_await find_garbage(m, objects_of(garbage), 1);
  for (Object* object : left) empty_out(object);
  garbage.clear();
  co_return m.unsigned_integer(count);
}

}  // namespace looplane::script
