#include "script/machine/operations.hpp"
#include "script/modules/modules.hpp"

// _types: what lib/types.py is made of.

namespace looplane::script {

static Value copy_as_iterable_coroutine(Machine& m, const CodeObject& code) {
  Ref<CodeObject> copy = m.make<CodeObject>(m.types.code);
  copy->name = code.name;
  copy->qualified_name = code.qualified_name;
  copy->filename = code.filename;
  copy->docstring = code.docstring;
  copy->first_line = code.first_line;
  copy->flags = code.flags | CodeObject::iterable_coroutine;
  copy->argument_count = code.argument_count;
  copy->positional_only_count = code.positional_only_count;
  copy->keyword_only_count = code.keyword_only_count;
  copy->stack_size = code.stack_size;
  copy->locals = code.locals;
  copy->is_cell = code.is_cell;
  copy->free_start = code.free_start;
  copy->constants = code.constants;
  copy->names = code.names;
  copy->instructions = code.instructions;
  copy->positions = code.positions;
  copy->exceptions = code.exceptions;
  copy->prepare();
  return copy;
}

/// A generator function's calls can be awaited from now on. Other functions stay as they are.
/// True: this one is or was made so, or is a coroutine function anyway.
static Eventually<Value> make_iterable_coroutine(Machine& m, Arguments a) {
  if (!a[0].is(Kind::function)) return Value::boolean(false);
  auto* function = a[0].as<FunctionObject>();
  constexpr std::uint32_t awaitable = CodeObject::coroutine | CodeObject::iterable_coroutine;
  if ((function->code->flags & awaitable) != 0) return Value::boolean(true);
  if ((function->code->flags & CodeObject::generator) == 0) return Value::boolean(false);
  const Value copy = copy_as_iterable_coroutine(m, *function->code);
  function->code = Ref<CodeObject>::share(copy.as<CodeObject>());
  return Value::boolean(true);
}

void define_types_core(Machine& m, ModuleObject* module) {
  static const NativeMethod functions[] = {
      {"_make_iterable_coroutine(function, /)", make_iterable_coroutine},
  };
  m.define_functions(module, functions);
  const auto set = [&](std::string_view name, Type* type) {
    module->namespace_->set(m.intern(name), Value::object(type));
  };
  set("AsyncGeneratorType", m.types.async_generator);
  set("BuiltinFunctionType", m.types.native_function);
  set("CellType", m.types.cell);
  set("CodeType", m.types.code);
  set("CoroutineType", m.types.coroutine);
  set("EllipsisType", m.types.ellipsis);
  set("FrameType", m.types.frame);
  set("FunctionType", m.types.function);
  set("GeneratorType", m.types.generator);
  set("GenericAlias", m.types.generic_alias);
  set("GetSetDescriptorType", m.types.native_property);
  set("MappingProxyType", m.types.mapping_proxy);
  set("MemberDescriptorType", m.types.member);
  set("MethodType", m.types.method);
  set("ModuleType", m.types.module);
  set("NoneType", m.types.none);
  set("NotImplementedType", m.types.not_implemented);
  set("TracebackType", m.types.traceback);
  set("UnionType", m.types.union_type);
}

}  // namespace looplane::script
