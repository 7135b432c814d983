#include "script/compile/compiler.hpp"

namespace looplane::script {

using namespace syntax;

void Compiler::comprehension(Expr* whole, Display display, Expr* element, Expr* value,
                             std::span<Comprehension> generators) {
  Comprehension& outermost = generators[0];
  iterated(outermost.iter);
  Scope& scope = scope_of(whole);
  const bool lazy = display == Display::generator;
  if (scope.is_async && !lazy && !in_async_function()) {
    return fail("asynchronous comprehension outside of an asynchronous function", whole->range);
  }
  out_.at(outermost.iter->range);
  out_.emit(outermost.is_async ? Opcode::get_aiter : Opcode::get_iter);
  if (!lazy) {
    out_.at(whole->range);
    return inlined_comprehension(display, element, value, generators, scope);
  }
  Compiler inner(m_, source_, scope, qualified_name_of("<genexpr>"), this);
  inner.begin("<genexpr>", static_cast<std::int32_t>(whole->range.line));
  inner.slots_.front().second[".0"] = inner.out_.add_local(m_.intern(".0"), false);
  inner.out_.code().argument_count = 1;
  inner.declare_locals();
  inner.out_.at(whole->range);
  const Label stopped = inner.out_.new_label();
  inner.out_.emit(Opcode::return_generator);
  inner.begin_body();
  const Assembler::Protection protection = inner.out_.protect(stopped, true, 0);
  inner.out_.emit(Opcode::load_fast, 0);
  inner.comprehension_loop(display, element, value, generators, 0, true, 1);
  inner.out_.emit_constant(Value::none());
  inner.out_.emit(Opcode::return_value);
  inner.out_.end_protection(protection);
  inner.out_.bind_handler(stopped, protection);
  inner.out_.emit(Opcode::stop_iteration_error);
  fail(inner);
  if (error) return;
  // iterator -> function, nothing, iterator -> generator
  make_function(inner.finish(), scope, 0);
  out_.emit(Opcode::swap, 2);
  out_.emit(Opcode::push_null);
  out_.emit(Opcode::swap, 2);
  out_.at(whole->range);
  out_.emit(Opcode::call, 1);
}

/// iterator -> the list, set or dict. Runs in the frame around it (PEP 709): its variables have
/// slots of their own, which are empty again afterwards.
void Compiler::inlined_comprehension(Display display, Expr* element, Expr* value,
                                     std::span<Comprehension> generators, Scope& scope) {
  std::unordered_map<std::string, std::uint32_t> slots;
  std::vector<std::uint32_t> used;
  for (const std::string& name : scope.order) {
    const Scope::Symbol& symbol = scope.symbols[name];
    if (!symbol.bound || (symbol.meaning != Meaning::local && symbol.meaning != Meaning::cell)) {
      continue;
    }
    const bool is_cell = symbol.meaning == Meaning::cell;
    const std::uint32_t slot = out_.add_local(m_.intern(name), is_cell);
    slots[name] = slot;
    used.push_back(slot);
    if (is_cell) out_.emit(Opcode::make_cell, slot);
  }
  slots_.emplace_back(&scope, std::move(slots));
  Scope* around = scope_;
  scope_ = &scope;
  const Position place = out_.position();
  switch (display) {
    case Display::list:
      out_.emit(Opcode::build_list, 0);
      break;
    case Display::set:
      out_.emit(Opcode::build_set, 0);
      break;
    default:
      out_.emit(Opcode::build_map, 0);
      break;
  }
  out_.emit(Opcode::swap, 2);
  comprehension_loop(display, element, value, generators, 0, true, 1);
  out_.set_position(place);
  for (const std::uint32_t slot : used) {
    out_.emit(Opcode::load_fast_and_clear, slot);
    out_.emit(Opcode::pop_top);
  }
  scope_ = around;
  slots_.pop_back();
}

/// The loop of generators[index], whose iterator is on the stack; `depth` iterators are there in
/// all, above the collection.
void Compiler::comprehension_loop(Display display, Expr* element, Expr* value,
                                  std::span<Comprehension> generators, std::size_t index,
                                  bool iterator_is_there, std::uint32_t depth) {
  Comprehension& generator = generators[index];
  const Position whole = out_.position();
  if (!iterator_is_there) {
    iterated(generator.iter);
    out_.at(generator.iter->range);
    out_.emit(generator.is_async ? Opcode::get_aiter : Opcode::get_iter);
  }
  const Label top = out_.new_label();
  const Label end = out_.new_label();
  out_.bind(top);
  Assembler::Protection protection{};
  if (generator.is_async) {
    protection = out_.protect(end, false);
    out_.set_position(whole);
    out_.emit(Opcode::get_anext);
    out_.emit_constant(Value::none());
    send_loop();
    out_.end_protection(protection);
  } else {
    out_.at(generator.iter->range);
    out_.jump(Opcode::for_iter, end);
  }
  assign(generator.target);
  for (Expr* condition : generator.ifs) {
    jump_if_false(condition, top);
  }
  if (index + 1 < generators.size()) {
    out_.set_position(whole);
    comprehension_loop(display, element, value, generators, index + 1, false, depth + 1);
  } else {
    comprehension_element(display, element, value, depth);
  }
  out_.at(generator.iter->range);
  out_.jump(Opcode::jump, top);
  if (generator.is_async) {
    out_.bind_handler(end, protection);
    out_.emit(Opcode::end_async_for);
  } else {
    out_.bind(end);
  }
}

void Compiler::comprehension_element(Display display, Expr* element, Expr* value,
                                     std::uint32_t depth) {
  expression(element);
  switch (display) {
    case Display::list:
      out_.at(element->range);
      return out_.emit(Opcode::list_append, depth + 1);
    case Display::set:
      out_.at(element->range);
      return out_.emit(Opcode::set_add, depth + 1);
    case Display::dict:
      expression(value);
      out_.at(element->range);
      return out_.emit(Opcode::map_add, depth + 1);
    case Display::generator:
      out_.at(element->range);
      out_.emit(Opcode::yield_value, is_async_ ? 2 : 0);
      out_.emit(Opcode::resume, 1);
      return out_.emit(Opcode::pop_top);
  }
}

}  // namespace looplane::script
