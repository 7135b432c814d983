#include "script/builtins/define.hpp"
#include "script/machine/operations.hpp"
#include "script/modules/modules.hpp"

namespace looplane::script {

static Eventually<Value> module_new(Machine& m, Arguments a) {
  Ref<ModuleObject> module = m.make<ModuleObject>(a[0].as<Type>());
  module->name = Ref<StringObject>::share(m.intern(""));
  module->namespace_ = m.new_dict();
  return Value(module);
}

static Eventually<Value> module_init(Machine& m, Arguments a) {
  auto* module = a[0].as<ModuleObject>();
  if (!a[1].is(Kind::string)) {
    return m.type_error(concat("module() argument 'name' must be str, not ", m.type_name(a[1])));
  }
  module->name = Ref<StringObject>::share(m.intern(text_of(a[1])));
  module->namespace_->set(m.names.name, a[1]);
  module->namespace_->set(m.names.doc, a[2]);
  module->namespace_->set(m.names.package, Value::none());
  module->namespace_->set(m.names.loader, Value::none());
  module->namespace_->set(m.names.spec, Value::none());
  return Value::none();
}

/// Of a module that a program's own loader has loaded
/// (importlib._bootstrap._module_repr_from_spec).
static Eventually<Value> repr_from_spec(Machine& m, Value name, Value spec) {
  const Value origin = co_await find_attribute(m, spec, m.intern("origin"));
  std::string text;
  if (origin.is(Kind::string)) {
    text = concat(" (", text_of(origin), ")");
  } else {
    const Value loader = co_await find_attribute(m, spec, m.intern("loader"));
    if (!loader.empty() && !loader.is_none()) {
      const Value shown = co_await repr(m, loader);
      text = concat(" (", text_of(shown), ")");
    }
  }
  co_return m.string(concat("<module '", text_of(name), "'", text, ">"));
}

static Eventually<Value> module_repr(Machine& m, Arguments a) {
  auto* module = a[0].as<ModuleObject>();
  const Value file = module->namespace_->get(m.names.file);
  if (file.is(Kind::string)) {
    return m.string(concat("<module '", module->name->view(), "' from '", text_of(file), "'>"));
  }
  const Value spec = module->namespace_->get(m.names.spec);
  if (!spec.empty() && !spec.is_none()) return repr_from_spec(m, Value(module->name), spec);
  const bool native = find_native_module(module->name->view()) != nullptr;
  return m.string(concat("<module '", module->name->view(), native ? "' (built-in)>" : "'>"));
}

static Eventually<Value> get_dict(Machine&, const Value& self) {
  return Value(self.as<ModuleObject>()->namespace_);
}

/// PEP 562.
Eventually<Value> module_getattr(Machine& m, const Value& module, StringObject* name) {
  const Value hook = module.as<ModuleObject>()->namespace_->get(m.names.getattr);
  if (hook.empty()) return attribute_error(m, module, name);
  return call(m, hook, Value::object(name));
}

static const NativeMethod methods[] = {
    {"__new__", module_new, NativeMethod::Binding::none},
    {"__init__(self, name, doc=None)", module_init},
    {"__repr__(self, /)", module_repr},
};
static const NativeGetter getters[] = {{"__dict__", get_dict}};

void define_modules(Machine& m) {
  static const TypeDefinition definition = {
      .name = "module",
      .kind = Kind::module,
      .size = sizeof(ModuleObject),
      .finish = [](Object* object) { static_cast<ModuleObject*>(object)->~ModuleObject(); },
      .methods = methods,
      .getters = getters};
  m.types.module = m.define(definition, m.types.object);
}

}  // namespace looplane::script
