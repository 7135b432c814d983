#include "script/machine/classes.hpp"

#include <algorithm>

#include "script/machine/binding.hpp"
#include "script/machine/operations.hpp"
#include "script/machine/raising.hpp"

namespace looplane::script {

// --- Making a class -----------------------------------------------------------------------------

static Failure metaclass_conflict(Machine& m) {
  return m.type_error(
      "metaclass conflict: the metaclass of a derived class must be a (non-strict) subclass of "
      "the metaclasses of all its bases");
}

/// type.__new__: the most derived of the metaclasses involved. nullptr: conflict.
static Type* most_derived(Machine& m, Type* metatype, TupleObject* bases) {
  Type* winner = metatype;
  for (const Value& base : bases->span()) {
    Type* candidate = m.type_of(base);  // a number is no object of ours
    if (winner->is_subtype_of(candidate)) continue;
    if (!candidate->is_subtype_of(winner)) return nullptr;
    winner = candidate;
  }
  return winner;
}

/// Whether a class has __slots__ of its own that are not empty.
static bool adds_slots(const Type* type) {
  return std::ranges::any_of(type->namespace_->entries, [&](const DictEntry& entry) {
    return entry.value.is(Kind::member) && entry.value.as<MemberObject>()->owner == type;
  });
}

/// The nearest built-in type, or class with slots, whose memory layout the instances have.
static Type* layout_of(Type* type) {
  for (; !type->builtin; type = type->base) {
    if (adds_slots(type)) return type;
  }
  // Types that add nothing to the layout of their base are as good as the base.
  while (type->base != nullptr && type->instance_kind == type->base->instance_kind &&
         type->instance_size == type->base->instance_size) {
    type = type->base;
  }
  return type;
}

static Eventually<Value> best_base(Machine& m, TupleObject* bases) {
  Type* best = nullptr;
  for (const Value& value : bases->span()) {
    if (!value.is(Kind::type)) return m.type_error("bases must be types");
    Type* base = value.as<Type>();
    const auto same = [&](const Value& other) { return other.same(value); };
    if (std::count_if(bases->span().begin(), bases->span().end(), same) > 1) {
      return m.type_error(concat("duplicate base class ", base->name_text()));
    }
    if (!base->subclassable) {
      return m.type_error(concat("type '", base->name_text(), "' is not an acceptable base type"));
    }
    if (best == nullptr || layout_of(base)->is_subtype_of(layout_of(best))) {
      if (best == nullptr || layout_of(base) != layout_of(best)) best = base;
    } else if (!layout_of(best)->is_subtype_of(layout_of(base))) {
      return m.type_error("multiple bases have instance lay-out conflict");
    }
  }
  return Value::object(best);
}

static void wrap_in(Machine& m, DictObject* ns, std::string_view name, Kind kind, Type* type) {
  DictEntry* entry = ns->find(m.intern(name));
  if (entry == nullptr || !entry->value.is(Kind::function)) return;
  Ref<WrappedFunctionObject> wrapped = m.make<WrappedFunctionObject>(type, kind);
  wrapped->function = entry->value;
  entry->value = Value(wrapped);
}

/// _Py_Mangle: __name in a class is private to it.
static std::string mangled(std::string_view class_name, std::string_view name) {
  if (!name.starts_with("__") || name.ends_with("__") || name.find('.') != name.npos) {
    return std::string(name);
  }
  while (class_name.starts_with('_')) class_name.remove_prefix(1);
  if (class_name.empty()) return std::string(name);
  return concat("_", class_name, name);
}

static Eventually<Value> add_slots(Machine& m, Value type_value, Value slots) {
  Type* type = type_value.as<Type>();
  Value names = slots;
  if (slots.is(Kind::string)) {
    names = m.tuple({slots});
  } else {
    names = co_await tuple_from(m, slots);
  }
  for (Type* sized : {m.types.integer, m.types.tuple, m.types.bytes, m.types.type}) {
    if (names.as<TupleObject>()->count != 0 && type->is_subtype_of(sized)) {
      co_return m.type_error(concat("nonempty __slots__ not supported for subtype of '",
                                    type->base->name_text(), "'"));
    }
  }
  bool with_dict = false;
  HeapVector<Ref<MemberObject>> members;
  for (const Value& name : names.as<TupleObject>()->span()) {
    if (!name.is(Kind::string)) {
      co_return m.type_error(
          concat("__slots__ items must be strings, not '", m.type_name(name), "'"));
    }
    const std::string_view text = text_of(name);
    const Value valid = co_await call_method(m, name, "isidentifier");
    if (!valid.is_true()) co_return m.type_error("__slots__ must be identifiers");
    if (text == "__dict__") {
      with_dict = true;
      continue;
    }
    if (text == "__weakref__") {
      add_weak_references(m, type);
      continue;
    }
    StringObject* key = m.intern(mangled(type->name_text(), text));
    if (type->namespace_->find(key) != nullptr) {
      co_return m.value_error(concat("'", text, "' in __slots__ conflicts with class variable"));
    }
    Ref<MemberObject> member = m.make<MemberObject>(m.types.member);
    member->name = Ref<StringObject>::share(key);
    member->key = Ref<StringObject>::share(m.intern(member_key(type, key->view())));
    member->owner = type;
    members.push_back(std::move(member));
  }
  // The class has them in alphabetical order (type_new_slots_impl).
  std::sort(members.begin(), members.end(),
            [](const auto& a, const auto& b) { return a->name->view() < b->name->view(); });
  for (const Ref<MemberObject>& member : members) {
    type->namespace_->set(member->name.get(), member);
  }
  type->has_dict = with_dict || type->base->has_dict;
  co_return Value::none();
}

/// type_dict_set_doc, type_ready_set_hash
static void complete_namespace(Machine& m, DictObject* ns) {
  if (ns->find(m.names.doc) == nullptr) ns->set(m.names.doc, Value::none());
  StringObject* hash = m.intern("__hash__");
  if (ns->find(m.intern("__eq__")) != nullptr && ns->find(hash) == nullptr) {
    ns->set(hash, Value::none());
  }
}

/// The part of type.__new__ that runs no Python code.
static Ref<Type> class_from(Machine& m, Type* metatype, const Value& name, TupleObject* bases,
                            Type* base, DictObject* ns) {
  Ref<Type> type = Ref<Type>::adopt(new_type(m, metatype));
  type->name = Ref<StringObject>::share(m.intern(text_of(name)));
  type->base = base;
  type->bases = Ref<TupleObject>::share(bases);
  type->instance_kind = base->instance_kind;
  type->instance_size = base->instance_size;
  type->finish = base->finish;
  type->finalizer = base->finalizer;
  type->has_attributes = true;
  type->namespace_ = m.new_dict();
  for (const DictEntry& entry : ns->entries) {
    if (entry.key.is(Kind::string)) {
      type->namespace_->set(m.intern(text_of(entry.key)), entry.value);
    }
  }
  Value qualname = type->namespace_->get(m.names.qualname);
  type->qualname = qualname.empty() ? name : qualname;
  type->namespace_->remove(m.names.qualname);
  if (type->namespace_->find(m.names.module) == nullptr) {
    if (PythonFrame* frame = m.python_frame()) {
      Value module = frame->function->globals->get(m.names.name);
      if (!module.empty()) type->namespace_->set(m.names.module, module);
    }
  }
  wrap_in(m, type->namespace_.get(), "__new__", Kind::static_method, m.types.static_method);
  wrap_in(m, type->namespace_.get(), "__init_subclass__", Kind::class_method, m.types.class_method);
  wrap_in(m, type->namespace_.get(), "__class_getitem__", Kind::class_method, m.types.class_method);
  return type;
}

static Eventually<Value> name_descriptors(Machine& m, Value type_value) {
  Type* type = type_value.as<Type>();
  HeapVector<std::pair<Value, Value>> found;
  for (const DictEntry& entry : type->namespace_->entries) {
    if (entry.key.empty() || !entry.value.is_object()) continue;
    if (entry.value.is(Kind::property)) {
      entry.value.as<PropertyObject>()->name = entry.key;
    }
    if (!(*entry.value.object()->type)[Special::set_name].empty()) {
      found.emplace_back(entry.key, entry.value);
    }
  }
  for (const auto& [key, value] : found) {
    Outcome<Value> result =
        co_await attempt(m, call_special(m, value, Special::set_name, type_value, key));
    if (result.error.empty()) continue;
    const std::string note = concat("Error calling __set_name__ on '", m.type_name(value),
                                    "' instance '", text_of(key), "' in '", type->name_text(), "'");
    (void)co_await call_method(m, result.error, "add_note", m.string(note));
    m.raised = std::move(result.error);
    co_return Failure{};
  }
  co_return Value::none();
}

/// super(type, type).__init_subclass__(**keywords)
static Eventually<Value> announce_subclass(Machine& m, Value type_value, Value keywords) {
  Type* type = type_value.as<Type>();
  Value hook;
  for (std::size_t i = 1; i < type->mro.size(); ++i) {
    hook = type->mro[i]->namespace_->get(m.intern("__init_subclass__"));
    if (!hook.empty()) break;
  }
  Value bound = co_await bind(m, hook, type_value, type);
  if (!keywords.is(Kind::dict)) {
    Value done = co_await call(m, bound);
    co_return done;
  }
  Value done = co_await call_with_dict(m, bound, m.empty_tuple(), keywords);
  co_return done;
}

/// type_new_set_ht_name, type_new_set_classcell: what a namespace cannot have. false: TypeError.
static bool check_namespace(Machine& m, DictObject* ns) {
  const Value qualname = ns->get(m.names.qualname);
  if (!qualname.empty() && !qualname.is(Kind::string)) {
    (void)m.type_error(
        concat("type __qualname__ must be a str, not ", m.type_of(qualname)->name_text()));
    return false;
  }
  const Value cell = ns->get(m.names.classcell);
  if (!cell.empty() && !cell.is(Kind::cell)) {
    (void)m.type_error(concat("__classcell__ must be a nonlocal cell, not <class '",
                              m.type_of(cell)->name_text(), "'>"));
    return false;
  }
  return true;
}

Eventually<Value> make_class(Machine& m, Value metatype, Value name, Value bases, Value ns,
                             Value keywords) {
  Type* winner = most_derived(m, metatype.as<Type>(), bases.as<TupleObject>());
  if (winner == nullptr) co_return metaclass_conflict(m);
  if (winner != metatype.as<Type>() && !(*winner)[Special::new_].is(Kind::native_function)) {
    Value made = co_await call(m, (*winner)[Special::new_], Value::object(winner), name, bases, ns);
    co_return made;
  }
  if (bases.as<TupleObject>()->count == 0) bases = m.tuple({Value::object(m.types.object)});
  Value base = co_await best_base(m, bases.as<TupleObject>());
  if (!check_namespace(m, ns.as<DictObject>())) co_return Failure{};
  if (text_of(name).find('\0') != std::string_view::npos) {
    co_return m.value_error("type name must not contain null characters");
  }
  Ref<Type> type =
      class_from(m, winner, name, bases.as<TupleObject>(), base.as<Type>(), ns.as<DictObject>());
  const Value type_value = type;
  (void)co_await linearize(m, type.get());
  type->has_dict = true;
  Value slots = type->namespace_->get(m.names.slots);
  if (!slots.empty()) (void)co_await add_slots(m, type_value, slots);
  const bool inherits_dict = !m.lookup(type->base, m.names.dict).empty();
  if (type->has_dict && !inherits_dict) add_instance_attributes(m, type.get());
  if (slots.empty() && inherits_dict && m.lookup(type->base, m.names.weakref).empty()) {
    add_weak_references(m, type.get());
  }
  complete_namespace(m, type->namespace_.get());
  for (const Value& parent : type->bases->span()) {
    parent.as<Type>()->subclasses.push_back(type.get());
  }
  m.finish_new_type(type.get());
  Value cell = type->namespace_->get(m.names.classcell);
  if (cell.is(Kind::cell)) {
    cell.as<CellObject>()->value = type_value;
    type->namespace_->remove(m.names.classcell);
  }
  (void)co_await name_descriptors(m, type_value);
  (void)co_await announce_subclass(m, type_value, keywords);
  co_return type_value;
}

// --- Other bases --------------------------------------------------------------------------------

static Eventually<Done> check_new_bases(Machine& m, Type* type, const Value& bases) {
  const std::string_view name = type->name_text();
  if (type->builtin) {
    return m.type_error(concat("cannot set '__bases__' attribute of immutable type '", name, "'"));
  }
  if (bases.empty()) {  // CPython's words, though the class is none of these.
    return m.type_error(
        concat("cannot delete '__bases__' attribute of immutable type '", name, "'"));
  }
  if (!bases.is(Kind::tuple)) {
    return m.type_error(concat("can only assign tuple to ", name, ".__bases__, not ",
                               m.type_of(bases)->short_name()));
  }
  if (bases.as<TupleObject>()->count == 0) {
    return m.type_error(concat("can only assign non-empty tuple to ", name, ".__bases__, not ()"));
  }
  for (const Value& base : bases.as<TupleObject>()->span()) {
    if (!base.is(Kind::type)) {
      return m.type_error(
          concat(name, ".__bases__ must be tuple of classes, not '", m.type_name(base), "'"));
    }
    if (base.as<Type>()->is_subtype_of(type)) {
      return m.type_error("a __bases__ item causes an inheritance cycle");
    }
  }
  return Done{};
}

static Eventually<Done> linearize_again(Machine& m, Value type) {
  (void)co_await linearize(m, type.as<Type>());
  for (std::size_t i = 0; i < type.as<Type>()->subclasses.size(); ++i) {
    (void)co_await linearize_again(m, Value::object(type.as<Type>()->subclasses[i]));
  }
  co_return Done{};
}

static void exchange_bases(Type* type, const Value& bases, Type* base) {
  for (const Value& old : type->bases->span()) std::erase(old.as<Type>()->subclasses, type);
  type->bases = Ref<TupleObject>::share(bases.as<TupleObject>());
  type->base = base;
  for (const Value& parent : type->bases->span()) parent.as<Type>()->subclasses.push_back(type);
}

Eventually<Value> set_bases(Machine& m, Value type_value, Value bases) {
  Type* type = type_value.as<Type>();
  (void)co_await check_new_bases(m, type, bases);
  const Value base = co_await best_base(m, bases.as<TupleObject>());
  Type* old_base = type->base;
  const bool same_layout = layout_of(old_base) == layout_of(base.as<Type>()) &&
                           old_base->has_dict == base.as<Type>()->has_dict;
  if (!same_layout) {
    const bool both_of_python = !old_base->builtin && !base.as<Type>()->builtin;
    co_return m.type_error(concat("__bases__ assignment: '", base.as<Type>()->name_text(), "' ",
                                  both_of_python ? "object layout" : "deallocator",
                                  " differs from '", old_base->name_text(), "'"));
  }
  const Value old_bases = Value(type->bases);
  exchange_bases(type, bases, base.as<Type>());
  const Outcome<Done> done = co_await attempt(m, linearize_again(m, type_value));
  if (!done.error.empty()) {
    exchange_bases(type, old_bases, old_base);
    (void)co_await linearize_again(m, type_value);
    m.raised = done.error;
    co_return Failure{};
  }
  m.type_changed(type, m.intern("__bases__"));
  co_return Value::none();
}

// --- The class statement ------------------------------------------------------------------------

/// Bases that are not classes may say what stands in their place (PEP 560).
static Eventually<Value> resolve_bases(Machine& m, Value bases) {
  HeapVector<Value> resolved;
  bool changed = false;
  for (const Value& base : bases.as<TupleObject>()->span()) {
    if (base.is(Kind::type) || !base.is_object()) {
      resolved.push_back(base);
      continue;
    }
    Value entries = co_await find_attribute(m, base, m.intern("__mro_entries__"));
    if (entries.empty()) {
      resolved.push_back(base);
      continue;
    }
    Value replaced = co_await call(m, entries, bases);
    if (!replaced.is(Kind::tuple)) co_return m.type_error("__mro_entries__ must return a tuple");
    changed = true;
    for (const Value& value : replaced.as<TupleObject>()->span()) resolved.push_back(value);
  }
  if (!changed) co_return bases;
  co_return m.tuple(std::span<const Value>(resolved));
}

static Eventually<Value> prepare_namespace(Machine& m, Value metaclass, Value name, Value bases,
                                           Value keywords) {
  Value prepare = co_await find_attribute(m, metaclass, m.intern("__prepare__"));
  if (prepare.empty() || prepare.is(Kind::native_function)) co_return Value(m.new_dict());
  const Value arguments = m.tuple({name, bases});
  Value ns = co_await call_with_dict(m, prepare, arguments, keywords);
  co_return ns;
}

Eventually<Value> build_class(Machine& m, Arguments arguments) {
  const Value function = arguments[0];
  const Value name = arguments[1];
  Value given = m.tuple(std::span<const Value>(arguments.values + 2, arguments.count - 2));
  Ref<DictObject> keywords = m.new_dict();
  Value metaclass;
  if (arguments.keywords != nullptr) {
    for (std::uint32_t i = 0; i < arguments.keywords->count; ++i) {
      const Value& key = arguments.keywords->items[i];
      const Value& value = arguments.values[arguments.count + i];
      if (text_of(key) == "metaclass") {
        metaclass = value;
      } else {
        keywords->set(key.as<StringObject>(), value);
      }
    }
  }
  Value bases = co_await resolve_bases(m, given);
  if (metaclass.empty()) {
    metaclass = Value::object(bases.as<TupleObject>()->count == 0
                                  ? m.types.type
                                  : m.type_of(bases.as<TupleObject>()->items[0]));
  }
  if (metaclass.is(Kind::type)) {
    for (const Value& base : bases.as<TupleObject>()->span()) {
      if (!base.is(Kind::type) && !is_callable(m, Value::object(m.type_of(base)))) continue;
    }
    Type* winner = most_derived(m, metaclass.as<Type>(), bases.as<TupleObject>());
    if (winner == nullptr) co_return metaclass_conflict(m);
    metaclass = Value::object(winner);
  }
  Value ns = co_await prepare_namespace(m, metaclass, name, bases, Value(keywords));
  Ref<PythonFrame> frame = m.new_frame(function.as<FunctionObject>());
  frame->local_namespace = ns;
  Value cell = co_await Eventually<Value>(frame.leak());
  if (!bases.same(given) && ns.is(Kind::dict)) {
    ns.as<DictObject>()->set(m.intern("__orig_bases__"), given);
  }
  const Value parts = m.tuple({name, bases, ns});
  Value made = co_await call_with_dict(m, metaclass, parts, Value(keywords));
  if (made.is(Kind::type) && cell.is(Kind::cell) && cell.as<CellObject>()->value.empty()) {
    co_return m.raise(m.types.RuntimeError, concat("__class__ not set defining '", text_of(name),
                                                   "' as ", "<class '", text_of(name),
                                                   "'>. Was __classcell__ propagated to "
                                                   "type.__new__?"));
  }
  co_return made;
}

// --- Making an instance -------------------------------------------------------------------------

Value new_instance(Machine& m, Type* type) { return m.make<Object>(type, Kind::instance); }

static Eventually<Value> checked_initialization(Machine& m, const Value& object,
                                                const Value& result) {
  if (result.is_none()) return object;
  return m.type_error(concat("__init__() should return None, not '", m.type_name(result), "'"));
}

static Eventually<Value> await_initialized(Machine& m, Value object, Eventually<Value> pending) {
  const Value result = co_await pending;
  Value initialized = co_await checked_initialization(m, object, result);
  co_return initialized;
}

static Eventually<Value> await_initialization(Machine& m, Value object, Value initializer,
                                              Arguments arguments) {
  Value result;
  if (initializer.is(Kind::function)) {
    result = co_await call(m, initializer, arguments);
  } else {
    result = co_await call_through_descriptor(m, initializer, m.type_of(object), arguments);
  }
  Value initialized = co_await checked_initialization(m, object, result);
  co_return initialized;
}

/// object.__init__ has nothing to do, nor to say, after a __new__ that is not object's
/// (object_init).
static bool does_nothing(Machine& m, const Value& initializer, const Type* type) {
  return initializer.same((*m.types.object)[Special::init]) &&
         !(*type)[Special::new_].same(m.object_new);
}

/// Goes on with what __new__ gave (type_call). The first of the `arguments` becomes the object.
static Eventually<Value> initialize(Machine& m, Type* type, const Value& object,
                                    Arguments arguments) {
  if (!m.is_instance(object, type)) return object;
  const Value initializer = (*m.type_of(object))[Special::init];
  if (initializer.empty() || does_nothing(m, initializer, m.type_of(object))) return object;
  arguments.values[0] = object;
  if (!initializer.is(Kind::native_function)) {
    return await_initialization(m, object, initializer, std::move(arguments));
  }
  Eventually<Value> result = call(m, initializer, arguments);
  if (result.failed()) return Failure{};
  if (result.ready()) return checked_initialization(m, object, result.peek());
  return await_initialized(m, object, std::move(result));
}

static Eventually<Value> await_made(Machine& m, Value type, Eventually<Value> pending,
                                    Arguments arguments) {
  const Value object = co_await pending;
  Value initialized = co_await initialize(m, type.as<Type>(), object, arguments);
  co_return initialized;
}

static Eventually<Value> await_instance(Machine& m, Value type, Value constructor,
                                        Arguments arguments) {
  const Value made = co_await bind(m, constructor, Value(), type.as<Type>());
  const Value object = co_await call(m, made, arguments);
  Value initialized = co_await initialize(m, type.as<Type>(), object, arguments);
  co_return initialized;
}

FunctionObject* plain_initializer(Machine& m, const Type* type) {
  const Value& initializer = (*type)[Special::init];
  const bool is_plain = (*type)[Special::new_].same(m.object_new) &&
                        initializer.is(Kind::function) && type->abstract_methods.empty() &&
                        !(*type->type)[Special::call].is(Kind::function);
  return is_plain ? initializer.as<FunctionObject>() : nullptr;
}

/// Whether instances are made by BaseException's own __new__ and __init__ alone.
static bool is_plain_exception(Machine& m, const Type* type) {
  if (type->instance_kind != Kind::exception) return false;
  const Type& base = *m.types.BaseException;
  return (*type)[Special::new_].same(base[Special::new_]) &&
         (*type)[Special::init].same(base[Special::init]);
}

Eventually<Value> instantiate(Machine& m, Type* type, Arguments arguments) {
  if (type == m.types.type && arguments.count == 1 && arguments.keywords == nullptr) {
    return Value::object(m.type_of(arguments.values[0]));
  }
  if (is_plain_exception(m, type) && arguments.keywords == nullptr) {
    return new_exception(m, type, std::span<const Value>(arguments.values, arguments.count));
  }
  Arguments with_type = with_first(m, Value::object(type), arguments);
  if (FunctionObject* initializer = plain_initializer(m, type)) {
    if ((initializer->code->flags & CodeObject::suspendable) == 0) {
      Ref<PythonFrame> frame = m.new_frame(initializer);
      frame->constructed = new_instance(m, type);
      with_type.values[0] = frame->constructed;
      if (bind_arguments(m, frame.get(), with_type).failed()) return Failure{};
      return Eventually<Value>(frame.leak());
    }
  }
  const Value constructor = (*type)[Special::new_];
  if (constructor.empty()) {
    return m.type_error(concat("cannot create '", type->name_text(), "' instances"));
  }
  // Anything but a native function may be this class itself, and must not nest natively.
  if (!constructor.is(Kind::native_function)) {
    return await_instance(m, Value::object(type), constructor, std::move(with_type));
  }
  Eventually<Value> object = call(m, constructor, with_type);
  if (object.failed()) return Failure{};
  if (object.ready()) return initialize(m, type, object.peek(), std::move(with_type));
  return await_made(m, Value::object(type), std::move(object), std::move(with_type));
}

}  // namespace looplane::script
