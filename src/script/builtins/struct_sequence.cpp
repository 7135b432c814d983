#include "script/builtins/struct_sequence.hpp"

#include <array>
#include <utility>

#include "script/machine/operations.hpp"

namespace looplane::script {

template <std::size_t index>
static Eventually<Value> get_item_of(Machine&, const Value& self) {
  return self.as<TupleObject>()->items[index];
}

using Getter = Eventually<Value> (*)(Machine&, const Value&);

template <std::size_t... indices>
static constexpr std::array<Getter, sizeof...(indices)> all_getters(
    std::index_sequence<indices...>) {
  return {get_item_of<indices>...};
}

static constexpr auto item_getters =
    all_getters(std::make_index_sequence<StructSequence::most_fields()>());

static Eventually<Value> struct_sequence_new(Machine& m, Arguments a) {
  if (a.count == 0 || !a[0].is(Kind::type)) return m.type_error("not enough arguments");
  const TypeDefinition* definition = a[0].as<Type>()->definition;
  return m.type_error(
      concat("cannot create '", definition->module, ".", definition->name, "' instances"));
}

/// (cls, sequence)
static Eventually<Value> struct_sequence_create(Machine& m, Arguments a) {
  auto* type = a[0].as<Type>();
  const Value items = co_await tuple_from(m, a[1]);
  const std::size_t wanted = type->definition->getters.size();
  const std::size_t given = items.as<TupleObject>()->count;
  if (given != wanted) {
    co_return m.type_error(concat(type->definition->module, ".", type->definition->name,
                                  given < wanted ? "() takes an at least " : "() takes an at most ",
                                  std::to_string(wanted), "-sequence (", std::to_string(given),
                                  "-sequence given)"));
  }
  co_return make_struct_sequence(m, type, items.as<TupleObject>()->span());
}

static Eventually<Value> struct_sequence_repr(Machine& m, Arguments a) {
  const Value self = a[0];
  const Type* type = m.type_of(self);
  std::string text = concat(type->name_text(), "(");
  for (std::uint32_t i = 0; i < self.as<TupleObject>()->count; ++i) {
    Value item = co_await repr(m, self.as<TupleObject>()->items[i]);
    text += concat(i == 0 ? "" : ", ", type->definition->getters[i].name, "=", text_of(item));
  }
  co_return m.string(concat(text, ")"));
}

StructSequence::StructSequence(std::string_view module, std::string_view name,
                               std::initializer_list<std::string_view> fields, bool creatable) {
  static const NativeMethod methods[] = {
      {"__new__", struct_sequence_new, NativeMethod::Binding::none},
      {"__repr__(self, /)", struct_sequence_repr},
  };
  static const NativeMethod creatable_methods[] = {
      {"__new__(cls, sequence, /)", struct_sequence_create, NativeMethod::Binding::none},
      {"__repr__(self, /)", struct_sequence_repr},
  };
  for (const std::string_view field : fields) {
    getters_.push_back({field, item_getters[getters_.size()]});
  }
  definition_.name = name;
  definition_.module = module;
  definition_.kind = Kind::tuple;
  definition_.size = sizeof(TupleObject);
  definition_.methods = creatable ? std::span<const NativeMethod>(creatable_methods) : methods;
  definition_.getters = getters_;
  definition_.subclassable = false;
}

Type* StructSequence::define(Machine& m) const { return m.define(definition_, m.types.tuple); }

Value make_struct_sequence(Machine& m, Type* type, std::span<const Value> fields) {
  const auto count = static_cast<std::uint32_t>(fields.size());
  void* memory = m.allocate_object(type, TupleObject::bytes_for(count));
  auto* sequence = new (memory) TupleObject(type, count);
  // Not a plain tuple: repr must not take the short way.
  sequence->exact = false;
  ++type->references;
  for (std::uint32_t i = 1; i < count; ++i) new (sequence->items + i) Value();
  for (std::uint32_t i = 0; i < count; ++i) sequence->items[i] = fields[i];
  return Value::adopt(sequence);
}

}  // namespace looplane::script
