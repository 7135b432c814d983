#include <algorithm>

#include "script/builtins/define.hpp"
#include "script/builtins/generic_alias.hpp"
#include "script/machine/classes.hpp"
#include "script/machine/operations.hpp"

// type: what classes can be asked.

namespace looplane::script {

static Eventually<Value> type_new(Machine& m, Arguments a) {
  if (a.count != 4) {
    if (a.count > 0 && a[0].same(Value::object(m.types.type))) {
      return m.type_error("type() takes 1 or 3 arguments");
    }
    return m.type_error("type.__new__() takes exactly 3 arguments (" +
                        std::to_string(a.count == 0 ? 0 : a.count - 1) + " given)");
  }
  if (!a[1].is(Kind::string)) {
    return m.type_error(concat("type.__new__() argument 1 must be str, not ", m.type_name(a[1])));
  }
  if (!a[2].is(Kind::tuple)) {
    return m.type_error(concat("type.__new__() argument 2 must be tuple, not ", m.type_name(a[2])));
  }
  if (!a[3].is(Kind::dict)) {
    return m.type_error(concat("type.__new__() argument 3 must be dict, not ", m.type_name(a[3])));
  }
  Ref<DictObject> keywords = m.new_dict();
  if (a.keywords != nullptr) {
    for (std::uint32_t i = 0; i < a.keywords->count; ++i) {
      keywords->set(a.keywords->items[i].as<StringObject>(), a.values[a.count + i]);
    }
  }
  return make_class(m, a[0], a[1], a[2], a[3], Value(keywords));
}

static Eventually<Value> type_init(Machine& m, Arguments a) {
  if (a.count != 2 && a.count != 4) {
    return m.type_error("type.__init__() takes 1 or 3 arguments");
  }
  return Value::none();
}

static Eventually<Value> type_call(Machine& m, Arguments a) {
  Type* type = a[0].as<Type>();
  Arguments rest = a;
  ++rest.values;
  --rest.count;
  return instantiate(m, type, std::move(rest));
}

static Eventually<Value> type_repr(Machine& m, Arguments a) {
  const Value name = qualified_type_name(m, a[0].as<Type>());
  return m.string(concat("<class '", text_of(name), "'>"));
}

static Eventually<Value> type_mro(Machine& m, Arguments a) {
  Ref<ListObject> list = m.new_list();
  for (Type* type : a[0].as<Type>()->mro) list->items.push_back(Value::object(type));
  return Value(list);
}

static Eventually<Value> type_subclasses(Machine& m, Arguments a) {
  Ref<ListObject> list = m.new_list();
  for (Type* type : a[0].as<Type>()->subclasses) list->items.push_back(Value::object(type));
  return Value(list);
}

static Eventually<Value> type_instancecheck(Machine& m, Arguments a) {
  return Value::boolean(m.is_instance(a[1], a[0].as<Type>()));
}

static Eventually<Value> type_subclasscheck(Machine& m, Arguments a) {
  if (!a[1].is(Kind::type)) return m.type_error("issubclass() arg 1 must be a class");
  return Value::boolean(a[1].as<Type>()->is_subtype_of(a[0].as<Type>()));
}

static Eventually<Value> type_prepare(Machine& m, Arguments) { return Value(m.new_dict()); }

static Eventually<Value> type_or(Machine& m, Arguments a) { return union_of(m, a[0], a[1]); }
static Eventually<Value> type_ror(Machine& m, Arguments a) { return union_of(m, a[1], a[0]); }

static Eventually<Value> type_dir(Machine& m, Arguments a) {
  Ref<DictObject> names = m.new_dict();
  for (Type* type : a[0].as<Type>()->mro) {
    for (const DictEntry& entry : type->namespace_->entries) {
      if (entry.key.is(Kind::string)) names->set(entry.key.as<StringObject>(), Value::none());
    }
  }
  return list_from(m, Value(names));
}

static Eventually<Value> get_name(Machine&, const Value& self) {
  const auto* type = self.as<Type>();
  // Messages know some classes of the library as "module.Class" (see _library.name_as_native).
  const bool shown_with_module = type->name_text().ends_with(text_of(type->qualname)) &&
                                 type->name_text().size() > text_of(type->qualname).size();
  if (shown_with_module) return type->qualname;
  return Value(type->name);
}
static Eventually<Value> set_name(Machine& m, const Value& self, const Value& value) {
  if (!value.is(Kind::string)) {
    return m.type_error(concat("can only assign string to ", self.as<Type>()->name_text(),
                               ".__name__, not '", m.type_name(value), "'"));
  }
  self.as<Type>()->name = Ref<StringObject>::share(value.as<StringObject>());
  return Value::none();
}
static Eventually<Value> get_qualname(Machine&, const Value& self) {
  return self.as<Type>()->qualname;
}
static Eventually<Value> set_qualname(Machine& m, const Value& self, const Value& value) {
  if (!value.is(Kind::string)) return m.type_error("can only assign string to __qualname__");
  self.as<Type>()->qualname = value;
  return Value::none();
}
static Eventually<Value> get_module(Machine& m, const Value& self) {
  Type* type = self.as<Type>();
  if (type->builtin) return m.interned(type->definition->module);
  Value module = type->namespace_->get(m.names.module);
  return module.empty() ? m.interned("builtins") : module;
}
static Eventually<Value> set_module(Machine& m, const Value& self, const Value& value) {
  self.as<Type>()->namespace_->set(m.names.module, value);
  m.type_changed(self.as<Type>(), m.names.module);
  return Value::none();
}
static Eventually<Value> get_base(Machine&, const Value& self) {
  Type* base = self.as<Type>()->base;
  return base == nullptr ? Value::none() : Value::object(base);
}
static Eventually<Value> get_bases(Machine&, const Value& self) {
  return Value(self.as<Type>()->bases);
}
static Eventually<Value> set_bases_of(Machine& m, const Value& self, const Value& value) {
  return set_bases(m, self, value);
}
static Eventually<Value> get_mro(Machine& m, const Value& self) {
  const auto& mro = self.as<Type>()->mro;
  Ref<TupleObject> tuple = m.new_tuple(static_cast<std::uint32_t>(mro.size()));
  for (std::uint32_t i = 0; i < tuple->count; ++i) tuple->items[i] = Value::object(mro[i]);
  return Value(tuple);
}
static Eventually<Value> get_dict(Machine& m, const Value& self) {
  return mapping_proxy(m, Value(self.as<Type>()->namespace_));
}
static Eventually<Value> get_doc(Machine& m, const Value& self) {
  Value doc = self.as<Type>()->namespace_->get(m.names.doc);
  return doc.empty() ? Value::none() : doc;
}
static Eventually<Value> set_doc(Machine& m, const Value& self, const Value& value) {
  self.as<Type>()->namespace_->set(m.names.doc, value);
  return Value::none();
}
static Eventually<Value> get_annotations(Machine& m, const Value& self) {
  Type* type = self.as<Type>();
  Value annotations = type->namespace_->get(m.names.annotations);
  if (!annotations.empty()) return annotations;
  if (type->builtin) return attribute_error(m, self, m.names.annotations);
  annotations = Value(m.new_dict());
  type->namespace_->set(m.names.annotations, annotations);
  return annotations;
}
static Eventually<Value> set_annotations(Machine& m, const Value& self, const Value& value) {
  self.as<Type>()->namespace_->set(m.names.annotations, value);
  return Value::none();
}
static Eventually<Value> get_type_params(Machine& m, const Value& self) {
  Value params = self.as<Type>()->namespace_->get(m.names.type_params);
  return params.empty() ? m.empty_tuple() : params;
}
static Eventually<Value> set_type_params(Machine& m, const Value& self, const Value& value) {
  self.as<Type>()->namespace_->set(m.names.type_params, value);
  return Value::none();
}
static Eventually<Value> get_abstract(Machine& m, const Value& self) {
  const Value& methods = self.as<Type>()->abstract_methods;
  if (methods.empty()) {
    Value set = self.as<Type>()->namespace_->get(m.names.abstractmethods);
    if (!set.empty()) return set;
    return attribute_error(m, self, m.names.abstractmethods);
  }
  return methods;
}
static Eventually<Value> set_abstract(Machine& m, const Value& self, const Value& value) {
  Type* type = self.as<Type>();
  const bool any = value.is(Kind::set) && value.as<SetObject>()->used > 0;
  type->abstract_methods = any ? value : Value();
  type->namespace_->set(m.names.abstractmethods, value);
  return Value::none();
}

static const NativeMethod type_methods[] = {
    {"__new__", type_new, NativeMethod::Binding::none},
    {"__init__", type_init},
    {"__call__", type_call},
    {"__repr__(self, /)", type_repr},
    {"__or__(self, value, /)", type_or},
    {"__ror__(self, value, /)", type_ror},
    {"mro(self, /)", type_mro},
    {"__subclasses__(self, /)", type_subclasses},
    {"__instancecheck__(self, instance, /)", type_instancecheck},
    {"__subclasscheck__(self, subclass, /)", type_subclasscheck},
    {"__prepare__", type_prepare, NativeMethod::Binding::of_class},
    {"__dir__(self, /)", type_dir},
};

static const NativeGetter type_getters[] = {
    {"__name__", get_name, set_name},
    {"__qualname__", get_qualname, set_qualname},
    {"__module__", get_module, set_module},
    {"__base__", get_base},
    {"__bases__", get_bases, set_bases_of},
    {"__mro__", get_mro},
    {"__dict__", get_dict},
    {"__doc__", get_doc, set_doc},
    {"__annotations__", get_annotations, set_annotations},
    {"__type_params__", get_type_params, set_type_params},
    {"__abstractmethods__", get_abstract, set_abstract},
};

static void free_shape(Machine& m, Shape* shape) {
  for (Shape* child : shape->children) free_shape(m, child);
  shape->~Shape();
  m.heap().free(shape, sizeof(Shape));
}

static void finish_type_object(Object* object) {
  auto* type = static_cast<Type*>(object);
  Machine& m = Machine::current();
  for (const Value& base : type->bases->span()) {
    auto& subclasses = base.as<Type>()->subclasses;
    std::erase(subclasses, type);
  }
  if (type->root_shape != nullptr) free_shape(m, type->root_shape);
  type->~Type();
}

void define_type(Machine& m) {
  static const TypeDefinition definition = {.name = "type",
                                            .kind = Kind::type,
                                            .size = sizeof(Type),
                                            .finish = finish_type_object,
                                            .methods = type_methods,
                                            .getters = type_getters};
  m.types.type = m.define(definition, m.types.object);
}

}  // namespace looplane::script
