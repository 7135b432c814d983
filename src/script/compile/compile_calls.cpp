#include "script/compile/compiler.hpp"
#include "script/machine/operations.hpp"

namespace looplane::script {

using namespace syntax;

static bool unpacks(std::span<Expr*> arguments, std::span<Keyword> keywords) {
  for (Expr* argument : arguments) {
    if (is<Starred>(argument)) return true;
  }
  for (const Keyword& keyword : keywords) {
    if (keyword.unpacks()) return true;
  }
  // More arguments than a stack should hold are passed as a tuple.
  return arguments.size() + keywords.size() > 30;
}

/// validate_keywords
void Compiler::check_keywords(std::span<Keyword> keywords) {
  for (std::size_t i = 0; i < keywords.size(); ++i) {
    if (keywords[i].name == "__debug__") {
      return fail("cannot assign to __debug__", keywords[i].range);
    }
    for (std::size_t k = i + 1; k < keywords.size() && !keywords[i].unpacks(); ++k) {
      if (keywords[k].unpacks() || keywords[k].name != keywords[i].name) continue;
      return fail(concat("keyword argument repeated: ", keywords[i].name), keywords[k].range);
    }
  }
}

void Compiler::call(Call* node) {
  warn_about_callee(node);
  Range range = node->range;
  auto* method = try_as<Attribute>(node->func);
  if (method != nullptr && !unpacks(node->args, node->keywords)) {
    expression(method->value);
    Range place = method->range;
    if (place.line != place.end_line) {
      // In a chain over several lines, the line is that of the name.
      place.line = place.end_line;
      place.column = place.end_column - static_cast<std::uint32_t>(method->attr.size());
      range.line = place.line;
      range.column = place.column;
    }
    out_.at(place);
    out_.emit_name(Opcode::load_method, mangled(method->attr));
    return call_arguments(0, node->args, node->keywords, range);
  }
  expression(node->func);
  out_.at(node->func->range);
  out_.emit(Opcode::push_null);
  call_arguments(0, node->args, node->keywords, range);
}

/// callable, nothing or self, `before` arguments -> result
void Compiler::call_arguments(std::uint32_t before, std::span<Expr*> arguments,
                              std::span<Keyword> keywords, const Range& range) {
  check_keywords(keywords);
  if (unpacks(arguments, keywords)) {
    out_.at(range);
    call_unpacked(before, arguments, keywords, range);
    out_.at(range);
    return out_.emit(Opcode::call_function_ex, keywords.empty() ? 0 : 1);
  }
  for (Expr* argument : arguments) expression(argument);
  const auto count = before + static_cast<std::uint32_t>(arguments.size() + keywords.size());
  if (keywords.empty()) {
    out_.at(range);
    return out_.emit(Opcode::call, count);
  }
  Ref<TupleObject> names = m_.new_tuple(static_cast<std::uint32_t>(keywords.size()));
  for (std::uint32_t i = 0; i < names->count; ++i) {
    expression(keywords[i].value);
    names->items[i] = m_.interned(keywords[i].name);
  }
  out_.at(range);
  out_.emit_constant(Value(names));
  out_.emit(Opcode::call_keywords, count);
}

/// Leaves a tuple of the positional arguments, and a dict of the others if there are any.
void Compiler::call_unpacked(std::uint32_t before, std::span<Expr*> arguments,
                             std::span<Keyword> keywords, const Range& range) {
  if (before == 0 && arguments.size() == 1 && is<Starred>(arguments[0])) {
    expression(as<Starred>(arguments[0])->value);
  } else {
    out_.emit(Opcode::build_list, before);
    for (Expr* argument : arguments) {
      const bool starred = is<Starred>(argument);
      expression(starred ? as<Starred>(argument)->value : argument);
      out_.at(argument->range);
      out_.emit(starred ? Opcode::list_extend : Opcode::list_append, 1);
    }
    out_.emit(Opcode::list_to_tuple);
  }
  if (!keywords.empty()) keyword_dict(keywords, range);
}

// Mistakes are those of the whole call.
void Compiler::keyword_dict(std::span<Keyword> keywords, const Range& range) {
  out_.emit(Opcode::build_map, 0);
  for (const Keyword& keyword : keywords) {
    if (keyword.unpacks()) {
      expression(keyword.value);
      out_.at(range);
      out_.emit(Opcode::dict_merge, 1);
      continue;
    }
    // A pair, merged so that a name that is there already is found out.
    out_.emit_constant(m_.interned(keyword.name));
    expression(keyword.value);
    out_.at(range);
    out_.emit(Opcode::build_map, 1);
    out_.emit(Opcode::dict_merge, 1);
  }
}

}  // namespace looplane::script
