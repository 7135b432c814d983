#include <algorithm>

#include "script/compile/compiler.hpp"

// try and with: what protects code, and how it is left.

namespace looplane::script {

using namespace syntax;

// --- Blocks -------------------------------------------------------------------------------------

/// CPython has a table of 21 (CO_MAXBLOCKS), of which generators and coroutines use one themselves.
void Compiler::push_block(Block block) {
  const std::size_t most = is_generator_ || is_async_ ? 20 : 21;
  if (blocks_.size() >= most) fail("too many statically nested blocks", block.range);
  blocks_.push_back(std::move(block));
}

/// The normal end of a block; its protection, if it has one, ends here.
void Compiler::pop_block() {
  if (blocks_.back().is_protected) out_.end_protection(blocks_.back().protection);
  blocks_.pop_back();
}

/// Undoes what a block has set up. With `keep_value`, the value to be returned is on top.
void Compiler::leave_block(Block& block, bool keep_value) {
  const auto under_value = [&](auto action) {
    if (keep_value) out_.emit(Opcode::swap, 2);
    action();
  };
  switch (block.kind) {
    case Block::Kind::while_loop:
    case Block::Kind::protected_body:
    case Block::Kind::star_handler:
      return;
    case Block::Kind::with:
    case Block::Kind::async_with:
      out_.at(block.range);
      under_value([&] {
        call_exit_with_none();
        if (block.kind == Block::Kind::async_with) {
          out_.emit(Opcode::get_awaitable, 2);
          out_.emit_constant(Value::none());
          send_loop();
        }
        out_.emit(Opcode::pop_top);
      });
      return;
    case Block::Kind::finally:
      if (keep_value) push_block({.kind = Block::Kind::returned_value, .range = block.range});
      body(block.finalbody);
      if (keep_value) pop_block();
      return;
    case Block::Kind::returned_value:
    case Block::Kind::for_loop:
      under_value([&] { out_.emit(Opcode::pop_top); });
      return;
    case Block::Kind::finally_handler:
      // The exception that was on its way is dropped: previous, exception.
      under_value([&] { out_.emit(Opcode::pop_top); });
      under_value([&] { out_.emit(Opcode::pop_except); });
      return;
    case Block::Kind::handler:
      under_value([&] { out_.emit(Opcode::pop_except); });
      if (!block.bound_name.empty()) {
        out_.emit_constant(Value::none());
        store(block.bound_name);
        remove(block.bound_name);
      }
      return;
  }
}

/// What other clauses of the `except*` have raised would be lost.
bool Compiler::leaves_star_handler(std::size_t index, const Range& range) {
  const auto handler =
      std::find_if(blocks_.begin() + static_cast<std::ptrdiff_t>(index), blocks_.end(),
                   [](const Block& block) { return block.kind == Block::Kind::star_handler; });
  if (handler == blocks_.end()) return false;
  fail("'break', 'continue' and 'return' cannot appear in an except* block", range);
  return true;
}

/// Leaves all blocks from the innermost down to (not including) number `index - 1`. What is emitted
/// meanwhile is not protected by the blocks that have been left.
void Compiler::leave_blocks_until(std::size_t index, bool keep_value) {
  const std::vector<Block> saved = blocks_;
  while (blocks_.size() > index) {
    Block block = blocks_.back();
    pop_block();
    leave_block(block, keep_value);
  }
  blocks_.insert(blocks_.end(), saved.begin() + static_cast<std::ptrdiff_t>(index), saved.end());
  // The code that follows is protected again, from here on; the jump itself does not raise.
  for (std::size_t i = index; i < blocks_.size(); ++i) {
    if (blocks_[i].is_protected) {
      blocks_[i].protection.begin = static_cast<std::uint32_t>(out_.code().instructions.size()) + 1;
    }
  }
}

/// previous, lasti, exception: the handled exception is restored, this one goes on.
void Compiler::pop_except_and_reraise() {
  out_.emit(Opcode::copy, 3);
  out_.emit(Opcode::pop_except);
  out_.emit(Opcode::reraise, 1);
}

// --- try ----------------------------------------------------------------------------------------

void Compiler::try_statement(Try* node) {
  out_.emit(Opcode::nop);
  if (node->finalbody.empty()) return try_except(node);
  try_finally(node, [&] {
    if (node->handlers.empty()) {
      body(node->body);
    } else {
      try_except(node);
    }
  });
}

void Compiler::try_finally(Try* node, const std::function<void()>& inner) {
  const Label failed = out_.new_label();
  const Label cleanup = out_.new_label();
  const Label end = out_.new_label();
  Block block{.kind = Block::Kind::finally, .range = node->range};
  block.finalbody = node->finalbody;
  block.is_protected = true;
  block.protection = out_.protect(failed, false);
  const std::uint32_t depth = out_.depth();
  push_block(block);
  inner();
  const Assembler::Protection protection = blocks_.back().protection;
  pop_block();
  if (out_.reachable()) {
    body(node->finalbody);
    out_.nowhere();
    out_.jump(Opcode::jump, end);
  }
  Assembler::Protection at_handler = protection;
  at_handler.depth = depth;
  out_.bind_handler(failed, at_handler);
  out_.nowhere();
  Block handling{.kind = Block::Kind::finally_handler, .range = node->range};
  handling.is_protected = true;
  handling.protection = out_.protect(cleanup, true);
  handling.protection.depth = depth + 1;
  out_.emit(Opcode::push_exc_info);
  push_block(handling);
  body(node->finalbody);
  out_.nowhere();
  out_.emit(Opcode::reraise, 0);
  const Assembler::Protection cleaning = blocks_.back().protection;
  pop_block();
  out_.bind_handler(cleanup, cleaning);
  pop_except_and_reraise();
  out_.bind(end);
  out_.set_depth(depth);
}

void Compiler::try_except(Try* node) {
  const Label failed = out_.new_label();
  const Label cleanup = out_.new_label();
  const Label end = out_.new_label();
  const std::uint32_t depth = out_.depth();
  Block block{.kind = Block::Kind::protected_body, .range = node->range};
  block.is_protected = true;
  block.protection = out_.protect(failed, false);
  push_block(block);
  body(node->body);
  Assembler::Protection protection = blocks_.back().protection;
  pop_block();
  protection.depth = depth;
  if (out_.reachable()) {
    body(node->orelse);
    out_.nowhere();
    out_.jump(Opcode::jump, end);
  }
  out_.bind_handler(failed, protection);
  out_.nowhere();
  Block handling{.kind = Block::Kind::protected_body, .range = node->range};
  handling.is_protected = true;
  handling.protection = out_.protect(cleanup, true);
  handling.protection.depth = depth + 1;
  out_.emit(Opcode::push_exc_info);
  push_block(handling);
  for (std::size_t i = 0; i < node->handlers.size(); ++i) {
    const ExceptHandler& handler = node->handlers[i];
    out_.at(handler.range);
    if (handler.type == nullptr && i + 1 < node->handlers.size()) {
      return fail("default 'except:' must be last", handler.range);
    }
    const Label next = out_.new_label();
    if (handler.type != nullptr) {
      expression(handler.type);
      out_.at(handler.type->range);
      out_.emit(Opcode::check_exc_match);
      out_.jump(Opcode::pop_jump_if_false, next);
    }
    const std::uint32_t at_handler = out_.depth();
    handler_body(handler, end);
    out_.set_depth(at_handler);
    out_.bind(next);
  }
  // What nobody takes goes on from where the last handler was looked at.
  if (const Expr* last = node->handlers.back().type) {
    out_.at(last->range);
  } else {
    out_.nowhere();
  }
  out_.emit(Opcode::reraise, 0);
  Assembler::Protection cleaning = blocks_.back().protection;
  pop_block();
  cleaning.depth = depth + 1;
  out_.bind_handler(cleanup, cleaning);
  pop_except_and_reraise();
  out_.bind(end);
  out_.set_depth(depth);
}

/// The stack: previous, exception. Ends with a jump to `end`.
void Compiler::handler_body(const ExceptHandler& handler, Label end) {
  if (!handler.name.empty()) {
    store(handler.name);
  } else {
    out_.emit(Opcode::pop_top);
  }
  const Label unbind = out_.new_label();
  const std::uint32_t depth = out_.depth();
  Block block{.kind = Block::Kind::handler, .range = handler.range};
  block.bound_name = std::string(handler.name);
  if (!handler.name.empty()) {
    block.is_protected = true;
    block.protection = out_.protect(unbind, true);
  }
  push_block(block);
  body(handler.body);
  Assembler::Protection protection = blocks_.back().protection;
  pop_block();
  protection.depth = depth;
  const bool falls_through = out_.reachable();
  out_.nowhere();
  if (falls_through) {
    // Leaving the handler is no longer under its protection, nor under that of the handlers.
    out_.end_protection(blocks_.back().protection);
    out_.emit(Opcode::pop_except);
    if (!handler.name.empty()) {
      out_.emit_constant(Value::none());
      store(handler.name);
      remove(handler.name);
    }
    out_.jump(Opcode::jump, end);
    blocks_.back().protection.begin = static_cast<std::uint32_t>(out_.code().instructions.size());
  }
  if (!handler.name.empty()) {
    out_.bind_handler(unbind, protection);
    out_.emit_constant(Value::none());
    store(handler.name);
    remove(handler.name);
    out_.emit(Opcode::reraise, 1);
  }
}

/// except*: each clause takes its part of the group; what is left, and what clauses raised, goes
/// on.
void Compiler::try_star(TryStar* node) {
  if (!node->finalbody.empty()) {
    TryStar inner = *node;
    inner.finalbody = {};
    return try_finally(reinterpret_cast<Try*>(node), [&] { try_star(&inner); });
  }
  const Label failed = out_.new_label();
  const Label cleanup = out_.new_label();
  const Label end = out_.new_label();
  const Label reraise = out_.new_label();
  const std::uint32_t depth = out_.depth();
  Block block{.kind = Block::Kind::protected_body, .range = node->range};
  block.is_protected = true;
  block.protection = out_.protect(failed, false);
  push_block(block);
  body(node->body);
  Assembler::Protection protection = blocks_.back().protection;
  pop_block();
  protection.depth = depth;
  if (out_.reachable()) {
    body(node->orelse);
    out_.nowhere();
    out_.jump(Opcode::jump, end);
  }
  out_.bind_handler(failed, protection);
  out_.nowhere();
  Block handling{.kind = Block::Kind::protected_body, .range = node->range};
  handling.is_protected = true;
  handling.protection = out_.protect(cleanup, true);
  handling.protection.depth = depth + 1;
  out_.emit(Opcode::push_exc_info);  // previous, original
  push_block(handling);
  out_.emit(Opcode::copy, 1);        // previous, original, rest
  out_.emit(Opcode::build_list, 0);  // ..., rest, results
  out_.emit(Opcode::swap, 2);        // previous, original, results, rest
  for (const ExceptHandler& handler : node->handlers) {
    const Label next = out_.new_label();
    const Label no_match = out_.new_label();
    const Label raised = out_.new_label();
    out_.at(handler.range);
    expression(handler.type);
    out_.at(handler.type->range);
    out_.emit(Opcode::check_eg_match);  // previous, original, results, rest, match
    out_.emit(Opcode::copy, 1);
    out_.jump(Opcode::pop_jump_if_none, no_match);
    if (!handler.name.empty()) {
      store(handler.name);
    } else {
      out_.emit(Opcode::pop_top);
    }
    const std::uint32_t inside = out_.depth();  // previous, original, results, rest
    Block clause{.kind = Block::Kind::star_handler, .range = handler.range};
    clause.is_protected = true;
    clause.protection = out_.protect(raised, true);
    push_block(clause);
    body(handler.body);
    Assembler::Protection clause_protection = blocks_.back().protection;
    pop_block();
    clause_protection.depth = inside;
    const auto unbind = [&] {
      if (handler.name.empty()) return;
      out_.emit_constant(Value::none());
      store(handler.name);
      remove(handler.name);
    };
    out_.nowhere();
    if (out_.reachable()) {
      unbind();
      out_.jump(Opcode::jump, next);
    }
    out_.bind_handler(raised, clause_protection);  // ..., results, rest, lasti, exception
    unbind();
    out_.emit(Opcode::list_append, 3);
    out_.emit(Opcode::pop_top);
    out_.jump(Opcode::jump, next);
    out_.set_depth(inside + 1);
    out_.bind(no_match);
    out_.emit(Opcode::pop_top);
    out_.bind(next);
    out_.set_depth(inside);
  }
  out_.nowhere();
  out_.emit(Opcode::list_append, 1);     // previous, original, results with the rest at the end
  out_.emit(Opcode::prep_reraise_star);  // previous, exception or None
  Assembler::Protection cleaning = blocks_.back().protection;
  pop_block();
  cleaning.depth = depth + 1;
  out_.emit(Opcode::copy, 1);
  out_.jump(Opcode::pop_jump_if_not_none, reraise);
  out_.emit(Opcode::pop_top);
  out_.emit(Opcode::pop_except);
  out_.jump(Opcode::jump, end);
  out_.set_depth(depth + 2);
  out_.bind(reraise);
  out_.emit(Opcode::swap, 2);
  out_.emit(Opcode::pop_except);
  out_.emit(Opcode::reraise, 0);
  out_.bind_handler(cleanup, cleaning);
  pop_except_and_reraise();
  out_.bind(end);
  out_.set_depth(depth);
}

// --- with ---------------------------------------------------------------------------------------

/// exit -> the result of exit(None, None, None)
void Compiler::call_exit_with_none() {
  out_.emit(Opcode::push_null);
  for (int i = 0; i < 3; ++i) out_.emit_constant(Value::none());
  out_.emit(Opcode::call, 3);
}

void Compiler::with_statement(With* node, std::size_t item, bool is_async) {
  const WithItem& manager = node->items[item];
  const Label failed = out_.new_label();
  const Label cleanup = out_.new_label();
  const Label suppressed = out_.new_label();
  const Label end = out_.new_label();
  const auto await_here = [&](std::uint32_t where) {
    if (!is_async) return;
    out_.emit(Opcode::get_awaitable, where);
    out_.emit_constant(Value::none());
    send_loop();
  };
  expression(manager.context_expr);
  const Range range = manager.context_expr->range;
  out_.at(range);
  out_.emit(is_async ? Opcode::before_async_with : Opcode::before_with);
  await_here(1);  // exit, entered
  const std::uint32_t depth = out_.depth() - 1;
  Block block{.kind = is_async ? Block::Kind::async_with : Block::Kind::with};
  block.range = range;
  block.is_protected = true;
  block.protection = out_.protect(failed, true, depth);
  push_block(block);
  if (manager.optional_vars != nullptr) {
    assign(manager.optional_vars);
  } else {
    out_.emit(Opcode::pop_top);
  }
  if (item + 1 < node->items.size()) {
    with_statement(node, item + 1, is_async);
  } else {
    body(node->body);
  }
  Assembler::Protection protection = blocks_.back().protection;
  pop_block();
  protection.depth = depth;
  out_.at(range);
  if (out_.reachable()) {
    call_exit_with_none();
    await_here(2);
    out_.emit(Opcode::pop_top);
    out_.jump(Opcode::jump, end);
  }
  out_.bind_handler(failed, protection);  // exit, lasti, exception
  Assembler::Protection cleaning = out_.protect(cleanup, true, depth + 2);
  out_.emit(Opcode::push_exc_info);
  out_.emit(Opcode::with_except_start);  // exit, lasti, previous, exception, result
  await_here(2);
  out_.jump(Opcode::pop_jump_if_true, suppressed);
  out_.emit(Opcode::reraise, 2);
  out_.set_depth(depth + 3);
  out_.bind(suppressed);
  out_.emit(Opcode::pop_top);
  out_.end_protection(cleaning);
  out_.emit(Opcode::pop_except);
  out_.emit(Opcode::pop_top);
  out_.emit(Opcode::pop_top);
  out_.nowhere();
  out_.jump(Opcode::jump, end);
  out_.bind_handler(cleanup, cleaning);
  pop_except_and_reraise();
  out_.bind(end);
  out_.set_depth(depth - 1);
}

}  // namespace looplane::script
