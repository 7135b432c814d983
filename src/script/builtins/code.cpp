#include "script/builtins/code.hpp"

#include "script/builtins/define.hpp"
#include "script/machine/operations.hpp"

// code objects, and frames as the machine needs them.

namespace looplane::script {

static CodeObject* code_of(const Value& self) { return self.as<CodeObject>(); }

static Eventually<Value> code_repr(Machine& m, Arguments a) {
  auto* code = code_of(a[0]);
  return m.string(concat("<code object ", code->name->view(), " at ", address_text(code),
                         ", file \"", code->filename->view(), "\", line ",
                         std::to_string(code->first_line), ">"));
}

static Eventually<Value> get_name(Machine&, const Value& self) {
  return Value(code_of(self)->name);
}
static Eventually<Value> get_qualname(Machine&, const Value& self) {
  return Value(code_of(self)->qualified_name);
}
static Eventually<Value> get_filename(Machine&, const Value& self) {
  return Value(code_of(self)->filename);
}
static Eventually<Value> get_first_line(Machine& m, const Value& self) {
  return m.integer(code_of(self)->first_line);
}
static Eventually<Value> get_flags(Machine& m, const Value& self) {
  constexpr std::uint32_t new_locals = 2;  // CPython sets it for functions, with CO_OPTIMIZED
  const std::uint32_t flags = code_of(self)->flags;
  return m.integer((flags & 1) != 0 ? flags | new_locals : flags);
}
static Eventually<Value> get_argument_count(Machine& m, const Value& self) {
  return m.integer(code_of(self)->argument_count);
}
static Eventually<Value> get_positional_only(Machine& m, const Value& self) {
  return m.integer(code_of(self)->positional_only_count);
}
static Eventually<Value> get_keyword_only(Machine& m, const Value& self) {
  return m.integer(code_of(self)->keyword_only_count);
}

static Value local_names(Machine& m, CodeObject* code, std::size_t begin, std::size_t end) {
  Ref<TupleObject> names = m.new_tuple(static_cast<std::uint32_t>(end - begin));
  for (std::size_t i = begin; i < end; ++i) names->items[i - begin] = Value(code->locals[i]);
  return names;
}
std::size_t parameter_count(const CodeObject& code) {
  std::size_t parameters = code.argument_count + code.keyword_only_count;
  if ((code.flags & CodeObject::has_star_args) != 0) ++parameters;
  if ((code.flags & CodeObject::has_star_keywords) != 0) ++parameters;
  return parameters;
}
/// Parameters, and the other locals that no inner function uses.
static HeapVector<Value> variables_of(const CodeObject& code) {
  const std::size_t parameters = parameter_count(code);
  HeapVector<Value> names;
  for (std::size_t i = 0; i < code.free_start; ++i) {
    if (i < parameters || !code.is_cell[i]) names.push_back(Value(code.locals[i]));
  }
  return names;
}
static Eventually<Value> get_variables(Machine& m, const Value& self) {
  const HeapVector<Value> names = variables_of(*code_of(self));
  return m.tuple(std::span<const Value>(names));
}
static Eventually<Value> get_variable_count(Machine& m, const Value& self) {
  return m.integer(static_cast<std::int64_t>(variables_of(*code_of(self)).size()));
}
static Eventually<Value> get_cell_variables(Machine& m, const Value& self) {
  const CodeObject& code = *code_of(self);
  HeapVector<Value> names;
  for (std::size_t i = 0; i < code.free_start; ++i) {
    if (code.is_cell[i]) names.push_back(Value(code.locals[i]));
  }
  return m.tuple(std::span<const Value>(names));
}
static Eventually<Value> get_stack_size(Machine& m, const Value& self) {
  return m.integer(code_of(self)->stack_size);
}
static Eventually<Value> get_free_variables(Machine& m, const Value& self) {
  return local_names(m, code_of(self), code_of(self)->free_start, code_of(self)->locals.size());
}
static Eventually<Value> get_names(Machine& m, const Value& self) {
  const auto& names = code_of(self)->names;
  Ref<TupleObject> tuple = m.new_tuple(static_cast<std::uint32_t>(names.size()));
  for (std::uint32_t i = 0; i < tuple->count; ++i) tuple->items[i] = Value(names[i]);
  return Value(tuple);
}
static Eventually<Value> get_constants(Machine& m, const Value& self) {
  const auto& constants = code_of(self)->constants;
  return m.tuple(std::span<const Value>(constants.data(), constants.size()));
}

static const NativeMethod methods[] = {{"__repr__(self, /)", code_repr}};
static const NativeGetter getters[] = {
    {"co_name", get_name},
    {"co_qualname", get_qualname},
    {"co_filename", get_filename},
    {"co_firstlineno", get_first_line},
    {"co_flags", get_flags},
    {"co_argcount", get_argument_count},
    {"co_posonlyargcount", get_positional_only},
    {"co_kwonlyargcount", get_keyword_only},
    {"co_varnames", get_variables},
    {"co_nlocals", get_variable_count},
    {"co_cellvars", get_cell_variables},
    {"co_stacksize", get_stack_size},
    {"co_freevars", get_free_variables},
    {"co_names", get_names},
    {"co_consts", get_constants},
};

void define_code(Machine& m) {
  static const TypeDefinition code = {
      .name = "code",
      .kind = Kind::code,
      .size = sizeof(CodeObject),
      .finish = [](Object* object) { static_cast<CodeObject*>(object)->~CodeObject(); },
      .methods = methods,
      .getters = getters,
      .subclassable = false};
  static const TypeDefinition native_frame = {
      .name = "native_frame",
      .kind = Kind::native_frame,
      .size = sizeof(NativeFrame),
      .finish = [](Object* object) { static_cast<NativeFrame*>(object)->~NativeFrame(); },
      .methods = {},
      .getters = {},
      .subclassable = false};
  m.types.code = m.define(code, m.types.object);
  m.types.native_frame = m.define(native_frame, m.types.object);
}

}  // namespace looplane::script
