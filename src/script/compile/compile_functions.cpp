#include "script/compile/compiler.hpp"

// def, lambda, class, type: scopes with code of their own.

namespace looplane::script {

using namespace syntax;

static std::int32_t first_line(std::span<Expr*> decorators, const Range& range) {
  return static_cast<std::int32_t>(decorators.empty() ? range.line : decorators[0]->range.line);
}

void Compiler::decorators(std::span<Expr*> list) {
  for (Expr* decorator : list) {
    expression(decorator);
    out_.at(decorator->range);
    out_.emit(Opcode::push_null);
  }
}

void Compiler::apply_decorators(std::span<Expr*> list) {
  for (std::size_t i = list.size(); i-- > 0;) {
    out_.at(list[i]->range);
    out_.emit(Opcode::call, 1);
  }
}

// --- Functions ----------------------------------------------------------------------------------

template <class Definition>
void Compiler::function_definition(Definition* node, bool is_async) {
  decorators(node->decorator_list);
  out_.at(node->range);
  if (node->type_params.empty()) {
    const std::uint32_t parts = defaults(*node->args);
    function_object(node, is_async, parts);
  } else {
    // Defaults are evaluated outside of the scope of the type parameters, and passed in.
    const std::uint32_t parts = defaults(*node->args);
    std::uint32_t arguments = 0;
    for (const std::uint32_t part : {1u, 2u}) arguments += (parts & part) != 0 ? 1 : 0;
    in_type_parameter_scope(
        node->name, node->range, node->type_params,
        [&](Compiler& inner) {
          for (std::uint32_t i = 0; i < arguments; ++i) inner.out_.emit(Opcode::load_fast, i);
          inner.function_object(node, is_async, parts);
          // function, parameters -> function
          inner.out_.emit(Opcode::swap, 2);
          inner.out_.emit(Opcode::type_parameter,
                          static_cast<std::uint32_t>(Intrinsic::set_function_parameters));
        },
        arguments);
  }
  apply_decorators(node->decorator_list);
  out_.at(node->range);
  store(node->name);
}
template void Compiler::function_definition(FunctionDef*, bool);
template void Compiler::function_definition(AsyncFunctionDef*, bool);

/// With its defaults on the stack: -> the function.
template <class Definition>
void Compiler::function_object(Definition* node, bool is_async, std::uint32_t parts) {
  parts |= annotations(*node->args, node->returns);
  Scope& scope = scope_of(node);
  Compiler inner(m_, source_, scope, qualified_name_of(node->name), this);
  inner.is_async_ = is_async;
  inner.begin(node->name, first_line(node->decorator_list, node->range));
  inner.parameters(*node->args);
  inner.function_body(node->body);
  fail(inner);
  if (error) return;
  out_.at(node->range);
  make_function(inner.finish(), scope, parts);
}

void Compiler::parameters(const syntax::Arguments& arguments) {
  CodeObject& code = out_.code();
  auto& slots = slots_.front().second;
  const auto add = [&](const Arg& argument) {
    const std::string name = mangled(argument.name);
    const Scope::Symbol& symbol = unit_scope_->symbols[name];
    slots[name] = out_.add_local(m_.intern(name), symbol.meaning == Meaning::cell);
  };
  for (const Arg& argument : arguments.posonlyargs) add(argument);
  for (const Arg& argument : arguments.args) add(argument);
  for (const Arg& argument : arguments.kwonlyargs) add(argument);
  if (arguments.vararg != nullptr) {
    add(*arguments.vararg);
    code.flags |= CodeObject::has_star_args;
  }
  if (arguments.kwarg != nullptr) {
    add(*arguments.kwarg);
    code.flags |= CodeObject::has_star_keywords;
  }
  code.positional_only_count = static_cast<std::uint32_t>(arguments.posonlyargs.size());
  code.argument_count =
      static_cast<std::uint32_t>(arguments.posonlyargs.size() + arguments.args.size());
  code.keyword_only_count = static_cast<std::uint32_t>(arguments.kwonlyargs.size());
}

/// What stands at the head of a function's code, around what `write` writes.
void Compiler::write_body(const std::function<void()>& write) {
  declare_locals();
  const bool suspends = is_async_ || is_generator_;
  if (suspends) out_.emit(Opcode::return_generator);
  begin_body();
  if (!suspends) return write();
  const Label stopped = out_.new_label();
  const Assembler::Protection protection = out_.protect(stopped, true, 0);
  write();
  out_.end_protection(protection);
  out_.nowhere();
  out_.bind_handler(stopped, protection);
  out_.emit(Opcode::stop_iteration_error);
}

void Compiler::function_body(Body statements) {
  auto* first = statements.empty() ? nullptr : try_as<Expression>(statements[0]);
  auto* text = first == nullptr ? nullptr : try_as<Constant>(first->value);
  if (text != nullptr && text->constant == ConstantKind::Text) {
    out_.code().docstring = docstring(*text);
    statements = statements.subspan(1);
  }
  write_body([&] {
    body(statements);
    if (!out_.reachable()) return;
    // The implicit return stands at the last statement.
    out_.emit_constant(Value::none());
    out_.emit(Opcode::return_value);
  });
}

void Compiler::lambda(Lambda* node) {
  out_.at(node->range);
  const std::uint32_t parts = defaults(*node->args);
  Scope& scope = scope_of(node);
  Compiler inner(m_, source_, scope, qualified_name_of("<lambda>"), this);
  inner.begin("<lambda>", static_cast<std::int32_t>(node->range.line));
  inner.parameters(*node->args);
  inner.write_body([&] {
    inner.expression(node->body);
    inner.out_.at(node->body->range);
    inner.out_.emit(Opcode::return_value);
  });
  fail(inner);
  if (error) return;
  out_.at(node->range);
  make_function(inner.finish(), scope, parts);
}

/// Pushes what make_function takes for defaults; the flags say what there is.
std::uint32_t Compiler::defaults(const syntax::Arguments& arguments) {
  std::uint32_t parts = 0;
  if (!arguments.defaults.empty()) {
    for (Expr* value : arguments.defaults) expression(value);
    out_.emit(Opcode::build_tuple, static_cast<std::uint32_t>(arguments.defaults.size()));
    parts |= 1;
  }
  std::uint32_t keyword_only = 0;
  for (std::size_t i = 0; i < arguments.kwonlyargs.size(); ++i) {
    if (arguments.kw_defaults[i] == nullptr) continue;
    out_.emit_constant(m_.interned(mangled(arguments.kwonlyargs[i].name)));
    expression(arguments.kw_defaults[i]);
    ++keyword_only;
  }
  if (keyword_only > 0) {
    out_.emit(Opcode::build_map, keyword_only);
    parts |= 2;
  }
  return parts;
}

void Compiler::annotation(Expr* node) {
  if (!future_annotations) {
    if (auto* star = try_as<Starred>(node)) {
      expression(star->value);
      return out_.emit(Opcode::unpack_sequence, 1);
    }
    return expression(node);
  }
  // from __future__ import annotations: the text of it, as it was written.
  const Range& range = node->range;
  const std::size_t begin = source_.line_start(range.line) + range.column;
  const std::size_t end = source_.line_start(range.end_line) + range.end_column;
  out_.emit_constant(m_.string(std::string_view(source_.text()).substr(begin, end - begin)));
}

std::uint32_t Compiler::annotations(const syntax::Arguments& arguments, Expr* returns) {
  std::uint32_t count = 0;
  const auto add = [&](std::string_view name, Expr* value) {
    if (value == nullptr) return;
    out_.emit_constant(m_.interned(name));
    annotation(value);
    count += 2;
  };
  for (const Arg& argument : arguments.posonlyargs)
    add(mangled(argument.name), argument.annotation);
  for (const Arg& argument : arguments.args) add(mangled(argument.name), argument.annotation);
  if (arguments.vararg != nullptr)
    add(mangled(arguments.vararg->name), arguments.vararg->annotation);
  for (const Arg& argument : arguments.kwonlyargs) add(mangled(argument.name), argument.annotation);
  if (arguments.kwarg != nullptr) add(mangled(arguments.kwarg->name), arguments.kwarg->annotation);
  add("return", returns);
  if (count == 0) return 0;
  out_.emit(Opcode::build_tuple, count);
  return 4;
}

void Compiler::make_function(Ref<CodeObject> code, Scope& scope, std::uint32_t parts) {
  parts |= closure_for(scope);
  out_.emit_constant(Value(std::move(code)));
  out_.emit(Opcode::make_function, parts);
}

// --- Classes ------------------------------------------------------------------------------------

void Compiler::class_definition(ClassDef* node) {
  decorators(node->decorator_list);
  out_.at(node->range);
  if (node->type_params.empty()) {
    class_object(node, false);
  } else {
    in_type_parameter_scope(
        node->name, node->range, node->type_params,
        [&](Compiler& inner) {
          inner.store(".type_params");
          inner.load(".type_params");
          inner.out_.emit(Opcode::type_parameter,
                          static_cast<std::uint32_t>(Intrinsic::subscript_generic));
          inner.store(".generic_base");
          inner.class_object(node, true);
        },
        0);
  }
  apply_decorators(node->decorator_list);
  out_.at(node->range);
  store(node->name);
}

/// -> the class
void Compiler::class_object(ClassDef* node, bool generic) {
  Scope& scope = scope_of(node);
  Compiler inner(m_, source_, scope, qualified_name_of(node->name), this);
  inner.begin(node->name, first_line(node->decorator_list, node->range));
  inner.class_body(node, generic);
  fail(inner);
  if (error) return;
  out_.at(node->range);
  out_.emit(Opcode::load_build_class);
  out_.emit(Opcode::push_null);
  make_function(inner.finish(), scope, 0);
  out_.emit_constant(m_.interned(node->name));
  if (!generic) return call_arguments(2, node->bases, node->keywords, node->range);
  std::vector<Expr*> bases(node->bases.begin(), node->bases.end());
  Name generic_base(node->range);
  generic_base.id = ".generic_base";
  bases.push_back(&generic_base);
  call_arguments(2, bases, node->keywords, node->range);
}

void Compiler::class_body(ClassDef* node, bool generic) {
  declare_locals();
  begin_body();
  if (unit_scope_->needs_namespace_cell) {
    out_.emit(Opcode::load_locals);
    out_.emit(Opcode::store_deref, slots_.front().second.at("__classdict__"));
  }
  out_.emit_name(Opcode::load_name, "__name__");
  out_.emit_name(Opcode::store_name, "__module__");
  out_.emit_constant(m_.string(qualified_name_));
  out_.emit_name(Opcode::store_name, "__qualname__");
  out_.emit_constant(Value::small_int(first_line(node->decorator_list, node->range)));
  out_.emit_name(Opcode::store_name, "__firstlineno__");
  if (generic) {
    load(".type_params");
    out_.emit_name(Opcode::store_name, "__type_params__");
  }
  for (const auto& [name, symbol] : unit_scope_->symbols) {
    if (!symbol.annotated) continue;
    out_.emit(Opcode::setup_annotations);
    break;
  }
  Body statements = node->body;
  auto* first = statements.empty() ? nullptr : try_as<Expression>(statements[0]);
  auto* text = first == nullptr ? nullptr : try_as<Constant>(first->value);
  if (text != nullptr && text->constant == ConstantKind::Text) {
    out_.at(first->range);
    out_.emit_constant(docstring(*text));
    out_.emit_name(Opcode::store_name, "__doc__");
    statements = statements.subspan(1);
  }
  body(statements);
  out_.nowhere();
  out_.emit_constant(static_attribute_names());
  out_.emit_name(Opcode::store_name, "__static_attributes__");
  if (unit_scope_->needs_class_cell) {
    out_.emit(Opcode::load_closure, slots_.front().second.at("__class__"));
    out_.emit(Opcode::copy, 1);
    out_.emit_name(Opcode::store_name, "__classcell__");
  } else {
    out_.emit_constant(Value::none());
  }
  out_.emit(Opcode::return_value);
}

/// The class around this code has a method that assigns to `self.name`
/// (compiler_maybe_add_static_attribute_to_class).
void Compiler::note_static_attribute(std::string_view name) {
  for (Compiler* around = outer_; around != nullptr; around = around->outer_) {
    if (!around->is_class_) continue;
    around->static_attributes_.emplace(name);
    return;
  }
}

Value Compiler::static_attribute_names() {
  std::vector<Value> names;
  for (const std::string& name : static_attributes_) names.push_back(m_.interned(name));
  return m_.tuple(std::span<const Value>(names));
}

// --- Type parameters (PEP 695) ------------------------------------------------------------------

/// Pushes a tuple of the new parameters, each of which is bound to its name too.
void Compiler::type_parameters(std::span<TypeParam> parameters) {
  const auto make = [&](Intrinsic which) {
    out_.emit(Opcode::type_parameter, static_cast<std::uint32_t>(which));
  };
  for (const TypeParam& parameter : parameters) {
    out_.at(parameter.range);
    out_.emit_constant(m_.interned(parameter.name));
    switch (parameter.kind) {
      case TypeParamKind::TypeVar:
        if (parameter.bound == nullptr) {
          make(Intrinsic::type_var);
        } else {
          computed_later(parameter.bound, parameter.name);
          make(is<Tuple>(parameter.bound) ? Intrinsic::type_var_with_constraints
                                          : Intrinsic::type_var_with_bound);
        }
        break;
      case TypeParamKind::ParamSpec:
        make(Intrinsic::param_spec);
        break;
      case TypeParamKind::TypeVarTuple:
        make(Intrinsic::type_var_tuple);
        break;
    }
    if (parameter.default_value != nullptr) {
      computed_later(parameter.default_value, parameter.name);
      make(Intrinsic::set_default);
    }
    out_.emit(Opcode::copy, 1);
    store(parameter.name);
  }
  out_.emit(Opcode::build_tuple, static_cast<std::uint32_t>(parameters.size()));
}

/// Pushes a function that computes a type when it is asked for.
void Compiler::computed_later(Expr* value, std::string_view name) {
  Scope& scope = scope_of(value);
  Compiler inner(m_, source_, scope, qualified_name_of(name), this);
  inner.begin(name, static_cast<std::int32_t>(value->range.line));
  inner.declare_locals();
  inner.begin_body();
  if (auto* starred = try_as<Starred>(value)) {  // *Ts = *tuple[int, str]
    inner.expression(starred->value);
    inner.out_.emit(Opcode::unpack_sequence, 1);
  } else {
    inner.expression(value);
  }
  inner.out_.emit(Opcode::return_value);
  fail(inner);
  if (!error) make_function(inner.finish(), scope, 0);
}

/// Runs `rest` in a scope of its own where the type parameters are bound and their tuple is on the
/// stack; leaves its result. `arguments` values on the stack are passed in.
void Compiler::in_type_parameter_scope(std::string_view name, const Range& range,
                                       std::span<TypeParam> parameters,
                                       const std::function<void(Compiler&)>& rest,
                                       std::uint32_t arguments) {
  Scope& scope = scope_of(parameters.data());
  const std::string title = "<generic parameters of " + std::string(name) + ">";
  Compiler inner(m_, source_, scope, qualified_name_of(title), this);
  inner.begin(title, static_cast<std::int32_t>(range.line));
  for (std::uint32_t i = 0; i < arguments; ++i) {
    const std::string argument = i == 0 ? ".defaults" : ".kwdefaults";
    inner.slots_.front().second[argument] = inner.out_.add_local(m_.intern(argument), false);
  }
  inner.out_.code().argument_count = arguments;
  inner.declare_locals();
  inner.begin_body();
  inner.type_parameters(parameters);
  rest(inner);
  inner.out_.emit(Opcode::return_value);
  fail(inner);
  if (error) return;
  make_function(inner.finish(), scope, 0);
  // arguments, function -> function, nothing, arguments
  if (arguments == 2) out_.emit(Opcode::swap, 3);
  if (arguments > 0) out_.emit(Opcode::swap, 2);
  out_.emit(Opcode::push_null);
  if (arguments == 2) out_.emit(Opcode::swap, 3);
  if (arguments > 0) out_.emit(Opcode::swap, 2);
  out_.emit(Opcode::call, arguments);
}

void Compiler::type_alias(TypeAlias* node) {
  const std::string_view name = as<Name>(node->name)->id;
  const auto make = [&](Compiler& unit) {
    // name, parameters or None, function -> alias
    unit.computed_later(node->value, name);
    if (unit.error) return;
    unit.out_.emit(Opcode::type_parameter, static_cast<std::uint32_t>(Intrinsic::type_alias));
  };
  out_.at(node->range);
  if (node->type_params.empty()) {
    out_.emit_constant(m_.interned(name));
    out_.emit_constant(Value::none());
    make(*this);
  } else {
    in_type_parameter_scope(
        name, node->range, node->type_params,
        [&](Compiler& inner) {
          inner.out_.emit_constant(m_.interned(name));
          inner.out_.emit(Opcode::swap, 2);
          make(inner);
        },
        0);
  }
  if (error) return;
  store(name);
}

}  // namespace looplane::script
