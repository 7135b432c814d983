#include "script/builtins/define.hpp"
#include "script/machine/operations.hpp"

namespace looplane::script {

struct SuperObject : Object {
  Type* start = nullptr;  ///< The search begins behind this class in the MRO.
  Value object;           ///< The instance or class that methods are bound to.
  Type* object_type = nullptr;
  explicit SuperObject(Type* type) : Object(Kind::super, type) {}
};

/// supercheck: the class whose MRO is searched.
static Type* searched_type(Machine& m, Type* start, const Value& object) {
  if (object.is(Kind::type) && object.as<Type>()->is_subtype_of(start)) return object.as<Type>();
  if (m.type_of(object)->is_subtype_of(start)) return m.type_of(object);
  return nullptr;
}

/// super(): the class that the method was defined in, and its first argument.
static Eventually<Value> arguments_from_frame(Machine& m, Value& type, Value& object) {
  PythonFrame* frame = m.python_frame();
  if (frame == nullptr) return m.raise(m.types.RuntimeError, "super(): no current frame");
  const CodeObject& code = *frame->code;
  if (code.argument_count == 0) return m.raise(m.types.RuntimeError, "super(): no arguments");
  object = frame->slots[0];
  if (object.is(Kind::cell) && !code.is_cell.empty() && code.is_cell[0]) {
    object = Value(object.as<CellObject>()->value);
  }
  if (object.empty()) return m.raise(m.types.RuntimeError, "super(): arg[0] deleted");
  for (std::size_t i = code.free_start; i < code.locals.size(); ++i) {
    if (code.locals[i]->view() != "__class__") continue;
    type = frame->slots[i].as<CellObject>()->value;
    if (type.empty()) return m.raise(m.types.RuntimeError, "super(): empty __class__ cell");
    return Value::none();
  }
  return m.raise(m.types.RuntimeError, "super(): __class__ cell not found");
}

static Eventually<Value> super_new(Machine& m, Arguments a) {
  return Value(m.make<SuperObject>(a[0].as<Type>()));
}

static Eventually<Value> super_init(Machine& m, Arguments a) {
  Value type = a[1];
  Value object = a[2];
  if (type.empty()) {
    if (arguments_from_frame(m, type, object).failed()) return Failure{};
  }
  if (!type.is(Kind::type)) {
    return m.type_error(concat("super() argument 1 must be a type, not ", m.type_name(type)));
  }
  auto* self = a[0].as<SuperObject>();
  self->start = type.as<Type>();
  if (object.empty() || object.is_none()) return Value::none();
  self->object_type = searched_type(m, self->start, object);
  if (self->object_type == nullptr) {
    const bool is_type = object.is(Kind::type);
    return m.type_error(concat("super(type, obj): obj (", is_type ? "type " : "instance of ",
                               is_type ? object.as<Type>()->name_text() : m.type_name(object),
                               ") is not an instance or subtype of type (",
                               self->start->name_text(), ")."));
  }
  self->object = object;
  return Value::none();
}

Eventually<Value> find_on_super(Machine& m, const Value& value, StringObject* name) {
  auto* self = value.as<SuperObject>();
  if (self->object_type != nullptr && name != m.names.class_) {
    bool behind = false;
    for (Type* type : self->object_type->mro) {
      if (behind) {
        Value found = type->namespace_->get(name);
        if (!found.empty()) {
          const bool of_class =
              self->object.is(Kind::type) && self->object.as<Type>() == self->object_type;
          return bind(m, found, of_class ? Value() : self->object, self->object_type);
        }
      }
      behind = behind || type == self->start;
    }
  }
  Value found = m.lookup(self->type, name);
  if (found.empty()) return Value();
  return bind(m, found, value, self->type);
}

static Eventually<Value> super_repr(Machine& m, Arguments a) {
  auto* self = a[0].as<SuperObject>();
  const std::string_view start = self->start == nullptr ? "NULL" : self->start->name_text();
  if (self->object_type == nullptr) {
    return m.string(concat("<super: <class '", start, "'>, NULL>"));
  }
  return m.string(
      concat("<super: <class '", start, "'>, <", self->object_type->name_text(), " object>>"));
}

static Eventually<Value> get_this_class(Machine&, const Value& self) {
  Type* start = self.as<SuperObject>()->start;
  return start == nullptr ? Value::none() : Value::object(start);
}
static Eventually<Value> get_self(Machine&, const Value& self) {
  const Value& object = self.as<SuperObject>()->object;
  return object.empty() ? Value::none() : object;
}

static const NativeMethod methods[] = {
    {"__new__", super_new, NativeMethod::Binding::none},
    {"__init__(self, type=..., object=..., /)", super_init},
    {"__repr__(self, /)", super_repr},
};
static const NativeGetter getters[] = {{"__thisclass__", get_this_class}, {"__self__", get_self}};

void define_super(Machine& m) {
  static const TypeDefinition definition = {
      .name = "super",
      .kind = Kind::super,
      .size = sizeof(SuperObject),
      .finish = [](Object* object) { static_cast<SuperObject*>(object)->~SuperObject(); },
      .methods = methods,
      .getters = getters};
  m.types.super = m.define(definition, m.types.object);
  m.builtins->set(m.types.super->name.get(), Value::object(m.types.super));
}

}  // namespace looplane::script
