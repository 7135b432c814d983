#include <algorithm>

#include "script/compile/compiler.hpp"
#include "script/machine/operations.hpp"

// match: each pattern takes the subject off the stack, and jumps away when it does not match.

namespace looplane::script {

using namespace syntax;

/// What is true while one pattern is written.
struct Compiler::PatternContext {
  /// Names in the order in which their values lie on the stack, below the subject.
  std::vector<std::string> stores;
  /// Where to go on failure, with so many values to be popped: fail_labels[n] pops n.
  std::vector<Label> fail_labels;
  /// How many values lie above the ones that `stores` counts.
  std::uint32_t on_top = 0;
  bool allow_irrefutable = false;
};

/// Where a failure jumps to: everything of this pattern that is on the stack is popped there.
void Compiler::pattern_fails(Opcode jump, PatternContext& context) {
  const std::size_t pops = context.on_top + context.stores.size();
  while (context.fail_labels.size() <= pops) context.fail_labels.push_back(out_.new_label());
  out_.jump(jump, context.fail_labels[pops]);
}

/// Binds the labels of failures: those with more to pop fall through to those with less.
static void bind_failures(Assembler& out, std::vector<Label>& labels) {
  const std::uint32_t depth = out.depth();
  for (std::size_t i = labels.size(); i-- > 0;) {
    out.set_depth(depth + static_cast<std::uint32_t>(i));
    out.bind(labels[i]);
    if (i > 0) out.emit(Opcode::pop_top);
  }
  out.set_depth(depth);
}

static bool is_wildcard(const Pattern* pattern) {
  return pattern->kind == PatternKind::MatchAs &&
         static_cast<const MatchAs*>(pattern)->pattern == nullptr &&
         static_cast<const MatchAs*>(pattern)->name.empty();
}

static bool is_star(const Pattern* pattern) { return pattern->kind == PatternKind::MatchStar; }

void Compiler::match_statement(Match* node) {
  const Label end = out_.new_label();
  expression(node->subject);
  const std::uint32_t depth = out_.depth() - 1;
  for (std::size_t i = 0; i < node->cases.size(); ++i) {
    MatchCase& one = node->cases[i];
    const bool last = i + 1 == node->cases.size();
    out_.at(one.pattern->range);
    if (!last) out_.emit(Opcode::copy, 1);
    PatternContext context;
    context.allow_irrefutable = one.guard != nullptr || last;
    pattern(one.pattern, context);
    for (const std::string& name : context.stores) store(name);
    context.stores.clear();
    if (one.guard != nullptr) {
      const Label guarded = out_.new_label();
      jump_if_true(one.guard, guarded);
      while (context.fail_labels.empty()) context.fail_labels.push_back(out_.new_label());
      out_.jump(Opcode::jump, context.fail_labels[0]);
      out_.set_depth(depth + (last ? 0 : 1));
      out_.bind(guarded);
    }
    if (!last) out_.emit(Opcode::pop_top);
    body(one.body);
    if (out_.reachable()) {
      out_.nowhere();
      out_.jump(Opcode::jump, end);
    }
    out_.set_depth(depth + (last ? 0 : 1));
    bind_failures(out_, context.fail_labels);
  }
  out_.set_depth(depth);
  out_.bind(end);
}

void Compiler::pattern(Pattern* node, PatternContext& context) {
  out_.at(node->range);
  switch (node->kind) {
    case PatternKind::MatchValue:
      if (is<JoinedStr>(as<MatchValue>(node)->value)) {
        return fail("patterns may only match literals and attribute lookups",
                    as<MatchValue>(node)->value->range);
      }
      if (auto* sum = try_as<BinOp>(as<MatchValue>(node)->value)) check_complex_pattern(sum);
      expression(as<MatchValue>(node)->value);
      out_.emit(Opcode::compare_op,
                static_cast<std::uint32_t>(looplane::script::CompareOperator::eq));
      return pattern_fails(Opcode::pop_jump_if_false, context);
    case PatternKind::MatchSingleton: {
      const ConstantKind which = as<MatchSingleton>(node)->value;
      out_.emit_constant(which == ConstantKind::None ? Value::none()
                                                     : Value::boolean(which == ConstantKind::True));
      out_.emit(Opcode::is_op, 0);
      return pattern_fails(Opcode::pop_jump_if_false, context);
    }
    case PatternKind::MatchSequence:
      return pattern_sequence(as<MatchSequence>(node), context);
    case PatternKind::MatchMapping:
      return pattern_mapping(as<MatchMapping>(node), context);
    case PatternKind::MatchClass:
      return pattern_class(as<MatchClass>(node), context);
    case PatternKind::MatchStar:
      return pattern_store(as<MatchStar>(node)->name, context, node->range);
    case PatternKind::MatchAs:
      return pattern_as(as<MatchAs>(node), context);
    case PatternKind::MatchOr:
      return pattern_or(as<MatchOr>(node), context);
  }
}

/// The subject goes below what is still to be matched, until all of the pattern has matched.
void Compiler::pattern_store(std::string_view name, PatternContext& context, const Range& range) {
  if (name.empty()) return out_.emit(Opcode::pop_top);
  if (std::find(context.stores.begin(), context.stores.end(), name) != context.stores.end()) {
    return fail("multiple assignments to name '" + std::string(name) + "' in pattern", range);
  }
  // Rotates the top below everything of this pattern: on_top values, then those stored.
  const std::uint32_t below =
      context.on_top + static_cast<std::uint32_t>(context.stores.size()) + 1;
  for (std::uint32_t i = below; i > 1; --i) out_.emit(Opcode::swap, i);
  context.stores.emplace_back(name);
}

void Compiler::pattern_as(MatchAs* node, PatternContext& context) {
  if (node->pattern == nullptr) {
    if (!context.allow_irrefutable) {
      if (node->name.empty())
        return fail("wildcard makes remaining patterns unreachable", node->range);
      return fail(
          "name capture '" + std::string(node->name) + "' makes remaining patterns unreachable",
          node->range);
    }
    return pattern_store(node->name, context, node->range);
  }
  out_.emit(Opcode::copy, 1);
  ++context.on_top;
  pattern(node->pattern, context);
  --context.on_top;
  out_.at(node->range);
  pattern_store(node->name, context, node->range);
}

void Compiler::pattern_unpack(std::span<Pattern*> patterns, PatternContext& context) {
  std::size_t star = patterns.size();
  for (std::size_t i = 0; i < patterns.size(); ++i) {
    if (is_star(patterns[i])) star = i;
  }
  if (star == patterns.size()) {
    out_.emit(Opcode::unpack_sequence, static_cast<std::uint32_t>(patterns.size()));
  } else {
    out_.emit(Opcode::unpack_ex, static_cast<std::uint32_t>(star) |
                                     static_cast<std::uint32_t>(patterns.size() - star - 1) << 8);
  }
  context.on_top += static_cast<std::uint32_t>(patterns.size());
  const bool outer = context.allow_irrefutable;
  for (Pattern* part : patterns) {
    --context.on_top;
    context.allow_irrefutable = true;
    pattern(part, context);
  }
  context.allow_irrefutable = outer;
}

/// With `*_` the subject is asked for the items that are looked at, and for no others.
void Compiler::pattern_subscripts(std::span<Pattern*> patterns, PatternContext& context) {
  ++context.on_top;
  const bool outer = context.allow_irrefutable;
  const std::size_t size = patterns.size();
  bool after_star = false;
  for (std::size_t i = 0; i < size; ++i) {
    after_star = after_star || is_star(patterns[i]);
    if (is_star(patterns[i]) || is_wildcard(patterns[i])) continue;
    out_.emit(Opcode::copy, 1);
    if (after_star) {
      out_.emit(Opcode::get_len);
      out_.emit_constant(Value::small_int(static_cast<std::int64_t>(size - i)));
      out_.emit(Opcode::binary_op,
                static_cast<std::uint32_t>(looplane::script::BinaryOperator::sub));
    } else {
      out_.emit_constant(Value::small_int(static_cast<std::int64_t>(i)));
    }
    out_.emit(Opcode::binary_subscript);
    context.allow_irrefutable = true;
    pattern(patterns[i], context);
  }
  context.allow_irrefutable = outer;
  --context.on_top;
  out_.emit(Opcode::pop_top);
}

void Compiler::pattern_sequence(MatchSequence* node, PatternContext& context) {
  std::size_t stars = 0;
  for (Pattern* part : node->patterns) {
    if (is_star(part) && ++stars > 1) {
      return fail("multiple starred names in sequence pattern", node->range);
    }
  }
  const std::size_t size = node->patterns.size();
  const bool only_wildcards =
      std::all_of(node->patterns.begin(), node->patterns.end(), [](const Pattern* part) {
        return is_wildcard(part) ||
               (is_star(part) && static_cast<const MatchStar*>(part)->name.empty());
      });
  ++context.on_top;
  out_.emit(Opcode::match_sequence);
  pattern_fails(Opcode::pop_jump_if_false, context);
  if (stars == 0 || size > 1) {
    out_.emit(Opcode::get_len);
    out_.emit_constant(Value::small_int(static_cast<std::int64_t>(size - stars)));
    out_.emit(Opcode::compare_op,
              static_cast<std::uint32_t>(stars == 0 ? looplane::script::CompareOperator::eq
                                                    : looplane::script::CompareOperator::ge));
    pattern_fails(Opcode::pop_jump_if_false, context);
  }
  --context.on_top;
  if (only_wildcards) return out_.emit(Opcode::pop_top);
  const bool skips =
      std::any_of(node->patterns.begin(), node->patterns.end(), [](const Pattern* part) {
        return is_star(part) && static_cast<const MatchStar*>(part)->name.empty();
      });
  if (skips) return pattern_subscripts(node->patterns, context);
  pattern_unpack(node->patterns, context);
}

void Compiler::check_pattern_keys(MatchMapping* node) {
  const Ref<SetObject> seen = m_.new_set();
  for (Expr* key : node->keys) {
    if (auto* sum = try_as<BinOp>(key)) check_complex_pattern(sum);
    const Value value = constant_value(key);
    const std::size_t before = seen->used;
    if (value.empty() || !set_add(m_, seen.get(), value).ready() || seen->used > before) continue;
    Eventually<Value> shown = repr(m_, value);
    if (!shown.ready()) continue;
    return fail(concat("mapping pattern checks duplicate key (", text_of(shown.peek()), ")"),
                node->range);
  }
}

/// Of `3 + 4j` each part is what it has to be (_PyPegen_ensure_real, _PyPegen_ensure_imaginary).
void Compiler::check_complex_pattern(BinOp* node) {
  const auto is_imaginary = [](Expr* part) {
    if (auto* negated = try_as<UnaryOp>(part)) part = negated->operand;
    auto* number = try_as<Constant>(part);
    return number != nullptr && number->constant == ConstantKind::Imaginary;
  };
  if (is_imaginary(node->left)) {
    return fail("real number required in complex literal", node->left->range);
  }
  if (!is_imaginary(node->right)) {
    fail("imaginary number required in complex literal", node->right->range);
  }
}

void Compiler::pattern_mapping(MatchMapping* node, PatternContext& context) {
  const auto size = static_cast<std::uint32_t>(node->keys.size());
  ++context.on_top;
  out_.emit(Opcode::match_mapping);
  pattern_fails(Opcode::pop_jump_if_false, context);
  if (size == 0 && node->rest.empty()) {
    --context.on_top;
    return out_.emit(Opcode::pop_top);
  }
  if (size > 0) {
    out_.emit(Opcode::get_len);
    out_.emit_constant(Value::small_int(size));
    out_.emit(Opcode::compare_op,
              static_cast<std::uint32_t>(looplane::script::CompareOperator::ge));
    pattern_fails(Opcode::pop_jump_if_false, context);
  }
  check_pattern_keys(node);
  for (Expr* key : node->keys) expression(key);
  out_.at(node->range);
  out_.emit(Opcode::build_tuple, size);
  out_.emit(Opcode::match_keys);  // subject, keys, values or None
  context.on_top += 2;
  out_.emit(Opcode::copy, 1);
  out_.emit_constant(Value::none());
  out_.emit(Opcode::is_op, 1);
  pattern_fails(Opcode::pop_jump_if_false, context);
  out_.emit(Opcode::unpack_sequence, size);
  context.on_top += size - 1;
  for (Pattern* part : node->patterns) {
    --context.on_top;
    const bool outer = context.allow_irrefutable;
    context.allow_irrefutable = true;
    pattern(part, context);
    context.allow_irrefutable = outer;
  }
  // subject, keys
  context.on_top -= 2;
  if (node->rest.empty()) {
    out_.emit(Opcode::pop_top);
    return out_.emit(Opcode::pop_top);
  }
  // A copy of the subject without the keys that have matched.
  out_.emit(Opcode::build_map, 0);    // subject, keys, rest
  out_.emit(Opcode::swap, 3);         // rest, keys, subject
  out_.emit(Opcode::swap, 2);         // rest, subject, keys
  out_.emit(Opcode::swap, 3);         // keys, subject, rest
  out_.emit(Opcode::swap, 2);         // keys, rest, subject
  out_.emit(Opcode::dict_update, 1);  // keys, rest
  out_.emit(Opcode::swap, 2);         // rest, keys
  out_.emit(Opcode::unpack_sequence, size);
  for (std::uint32_t left = size; left > 0; --left) {
    out_.emit(Opcode::copy, left + 1);  // rest, keys..., rest
    out_.emit(Opcode::swap, 2);         // rest, keys..., rest, key
    out_.emit(Opcode::delete_subscript);
  }
  pattern_store(node->rest, context, node->range);
}

void Compiler::pattern_class(MatchClass* node, PatternContext& context) {
  expression(node->cls);
  Ref<TupleObject> names = m_.new_tuple(static_cast<std::uint32_t>(node->kwd_attrs.size()));
  for (std::uint32_t i = 0; i < names->count; ++i) {
    for (std::uint32_t k = 0; k < i; ++k) {
      if (node->kwd_attrs[k] == node->kwd_attrs[i]) {
        return fail("attribute name repeated in class pattern: " + std::string(node->kwd_attrs[i]),
                    node->kwd_patterns[i]->range);
      }
    }
    names->items[i] = m_.interned(node->kwd_attrs[i]);
  }
  out_.at(node->range);
  out_.emit_constant(Value(names));
  out_.emit(Opcode::match_class, static_cast<std::uint32_t>(node->patterns.size()));
  ++context.on_top;
  out_.emit(Opcode::copy, 1);
  out_.emit_constant(Value::none());
  out_.emit(Opcode::is_op, 1);
  pattern_fails(Opcode::pop_jump_if_false, context);
  --context.on_top;
  std::vector<Pattern*> parts(node->patterns.begin(), node->patterns.end());
  parts.insert(parts.end(), node->kwd_patterns.begin(), node->kwd_patterns.end());
  pattern_unpack(parts, context);
}

void Compiler::pattern_or(MatchOr* node, PatternContext& context) {
  const Label end = out_.new_label();
  const std::uint32_t depth = out_.depth();
  std::vector<std::string> names;
  for (std::size_t i = 0; i < node->patterns.size(); ++i) {
    PatternContext alternative;
    alternative.allow_irrefutable = i + 1 == node->patterns.size() && context.allow_irrefutable;
    out_.at(node->patterns[i]->range);
    out_.emit(Opcode::copy, 1);
    pattern(node->patterns[i], alternative);
    if (i == 0) {
      names = alternative.stores;
    } else {
      auto sorted = alternative.stores;
      auto first = names;
      std::sort(sorted.begin(), sorted.end());
      std::sort(first.begin(), first.end());
      if (sorted != first) return fail("alternative patterns bind different names", node->range);
      // Brings the values into the order of the first alternative.
      const auto count = static_cast<std::uint32_t>(names.size());
      for (std::uint32_t k = 0; k < count; ++k) {
        if (alternative.stores[k] == names[k]) continue;
        const auto other = static_cast<std::uint32_t>(
            std::find(alternative.stores.begin() + k, alternative.stores.end(), names[k]) -
            alternative.stores.begin());
        // stores[k] is the value number k + 1 from the top.
        const std::uint32_t a = k + 1;
        const std::uint32_t b = other + 1;
        out_.emit(Opcode::swap, a);
        out_.emit(Opcode::swap, b);
        out_.emit(Opcode::swap, a);
        std::swap(alternative.stores[k], alternative.stores[other]);
      }
    }
    out_.jump(Opcode::jump, end);
    out_.set_depth(depth);
    bind_failures(out_, alternative.fail_labels);
  }
  // None has matched: the subject is dropped.
  out_.emit(Opcode::pop_top);
  pattern_fails(Opcode::jump, context);
  const auto count = static_cast<std::uint32_t>(names.size());
  out_.set_depth(depth + count);
  out_.bind(end);
  // The subject lies below the values: it changes places with the top one, and goes.
  if (count > 0) {
    out_.emit(Opcode::swap, count + 1);
    std::rotate(names.begin(), names.begin() + 1, names.end());
  }
  out_.emit(Opcode::pop_top);
  for (const std::string& name : names) {
    if (std::find(context.stores.begin(), context.stores.end(), name) != context.stores.end()) {
      return fail("multiple assignments to name '" + name + "' in pattern", node->range);
    }
  }
  const std::uint32_t below = context.on_top + static_cast<std::uint32_t>(context.stores.size());
  for (std::uint32_t i = 0; i < count; ++i) {
    for (std::uint32_t k = below + count; k > 1; --k) out_.emit(Opcode::swap, k);
  }
  context.stores.insert(context.stores.end(), names.begin(), names.end());
}

}  // namespace looplane::script
