#include "script/builtins/define.hpp"
#include "script/machine/operations.hpp"

// types.MappingProxyType: a mapping that can only be read, such as the __dict__ of a class.

namespace looplane::script {

struct MappingProxy : Object {
  Value mapping;
  MappingProxy(Value mapping, Type* type)
      : Object(Kind::native, type), mapping(std::move(mapping)) {}
};

Eventually<Value> mapping_proxy(Machine& m, Value mapping) {
  return Value(m.make<MappingProxy>(m.types.mapping_proxy, std::move(mapping)));
}

static const Value& mapping_of(const Arguments& a) { return a[0].as<MappingProxy>()->mapping; }

static Eventually<Value> proxy_new(Machine& m, Arguments a) {
  if ((*m.type_of(a[1]))[Special::getitem].empty() || a[1].is(Kind::list) || a[1].is(Kind::tuple)) {
    return m.type_error(
        concat("mappingproxy() argument must be a mapping, not ", m.type_name(a[1])));
  }
  return mapping_proxy(m, a[1]);
}

static Eventually<Value> proxy_repr(Machine& m, Arguments a) {
  const Value mapping = mapping_of(a);
  const Value text = co_await repr(m, mapping);
  co_return m.string(concat("mappingproxy(", text_of(text), ")"));
}
static Eventually<Value> proxy_str(Machine& m, Arguments a) { return str(m, mapping_of(a)); }
static Eventually<Value> proxy_getitem(Machine& m, Arguments a) {
  return get_item(m, mapping_of(a), a[1]);
}
static Eventually<Value> proxy_contains(Machine& m, Arguments a) {
  const Value mapping = mapping_of(a);
  const Value key = a[1];
  const bool found = co_await contains(m, mapping, key);
  co_return Value::boolean(found);
}
static Eventually<Value> proxy_len(Machine& m, Arguments a) {
  const Value mapping = mapping_of(a);
  const std::int64_t count = co_await length(m, mapping);
  co_return m.integer(count);
}
static Eventually<Value> proxy_iter(Machine& m, Arguments a) {
  return get_iterator(m, mapping_of(a));
}
static Eventually<Value> proxy_eq(Machine& m, Arguments a) {
  Value other = a[1];
  if (m.type_of(other) == m.types.mapping_proxy) other = other.as<MappingProxy>()->mapping;
  return compare(m, CompareOperator::eq, mapping_of(a), other);
}
static Eventually<Value> proxy_get(Machine& m, Arguments a) {
  return call_method(m, mapping_of(a), "get", a[1], a[2]);
}
static Eventually<Value> proxy_keys(Machine& m, Arguments a) {
  return call_method(m, mapping_of(a), "keys");
}
static Eventually<Value> proxy_values(Machine& m, Arguments a) {
  return call_method(m, mapping_of(a), "values");
}
static Eventually<Value> proxy_items(Machine& m, Arguments a) {
  return call_method(m, mapping_of(a), "items");
}
static Eventually<Value> proxy_copy(Machine& m, Arguments a) {
  return call_method(m, mapping_of(a), "copy");
}
static Eventually<Value> proxy_or(Machine& m, Arguments a) {
  Value other = a[1];
  if (m.type_of(other) == m.types.mapping_proxy) other = other.as<MappingProxy>()->mapping;
  return binary(m, BinaryOperator::or_, mapping_of(a), other);
}

static const NativeMethod methods[] = {
    {"__new__(cls, mapping)", proxy_new, NativeMethod::Binding::none},
    {"__repr__(self, /)", proxy_repr},
    {"__str__(self, /)", proxy_str},
    {"__getitem__(self, key, /)", proxy_getitem},
    {"__contains__(self, key, /)", proxy_contains},
    {"__len__(self, /)", proxy_len},
    {"__iter__(self, /)", proxy_iter},
    {"__eq__(self, value, /)", proxy_eq},
    {"__or__(self, value, /)", proxy_or},
    {"get(self, key, default=None, /)", proxy_get},
    {"keys(self, /)", proxy_keys},
    {"values(self, /)", proxy_values},
    {"items(self, /)", proxy_items},
    {"copy(self, /)", proxy_copy},
};

void define_mapping_proxy(Machine& m) {
  static const TypeDefinition definition = {
      .name = "mappingproxy",
      .kind = Kind::native,
      .size = sizeof(MappingProxy),
      .finish = [](Object* object) { static_cast<MappingProxy*>(object)->~MappingProxy(); },
      .methods = methods,
      .getters = {},
      .subclassable = false};
  m.types.mapping_proxy = m.define(definition, m.types.object);
}

}  // namespace looplane::script
