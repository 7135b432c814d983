#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "script/compile/code.hpp"
#include "script/machine/machine.hpp"
#include "script/syntax/source.hpp"
#include "script/syntax/tree.hpp"

namespace looplane::script {

/// A place in the code that jumps go to. Bound once; may be jumped to before.
struct Label {
  std::uint32_t id = 0;
};

/// Writes the instructions of one code object: places of jumps, the depth of the stack, the table
/// of exception handlers, positions, constants.
class Assembler {
 public:
  Assembler(Machine& m, const syntax::Source& source);

  CodeObject& code() { return *code_; }

  // --- Instructions -------------------------------------------------------------------------
  /// The place in the source that the next instructions come from.
  void at(const syntax::Range& range);
  void nowhere() { position_ = {}; }
  [[nodiscard]] const Position& position() const { return position_; }
  void set_position(const Position& position) { position_ = position; }

  void emit(Opcode opcode, std::uint32_t argument = 0);
  void emit_constant(Value value);
  void emit_name(Opcode opcode, std::string_view name);
  std::uint32_t name_index(std::string_view name);
  std::uint32_t constant_index(Value value);

  Label new_label();
  void jump(Opcode opcode, Label target);
  void bind(Label label);
  /// Whether the next instruction can be reached at all.
  [[nodiscard]] bool reachable() const { return reachable_; }

  // --- Exception handlers -------------------------------------------------------------------
  struct Protection {
    std::uint32_t begin;
    Label handler;
    std::uint32_t depth;
    bool push_lasti;
  };
  /// From here on, exceptions go to the handler. `depth`: what of the stack it keeps.
  Protection protect(Label handler, bool push_lasti);
  Protection protect(Label handler, bool push_lasti, std::uint32_t depth);
  void end_protection(const Protection& protection);
  /// The stack at a handler: what was kept, lasti if wanted, and the exception.
  void bind_handler(Label handler, const Protection& protection);

  [[nodiscard]] std::uint32_t depth() const { return depth_; }
  void set_depth(std::uint32_t depth) {
    depth_ = depth;
    if (depth > deepest_) deepest_ = depth;
  }

  // --- Locals -------------------------------------------------------------------------------
  std::uint32_t add_local(StringObject* name, bool is_cell);
  /// Numbered from 0; free variables follow the locals, whose number is known only at the end.
  static constexpr std::uint32_t free_variable = 0x8000'0000;

  /// Resolves jumps and free variables.
  Ref<CodeObject> finish();

 private:
  void grow(int change);

  Machine& m_;
  const syntax::Source& source_;
  Ref<CodeObject> code_;
  Position position_;
  std::uint32_t depth_ = 0;
  std::uint32_t deepest_ = 0;
  bool reachable_ = true;
  std::vector<std::int64_t> labels_;        ///< Instruction, or -1.
  std::vector<std::int64_t> label_depths_;  ///< -1: not known yet.
  std::vector<std::uint32_t> jumps_;        ///< Instructions whose argument is a label.
  std::vector<std::pair<Protection, std::uint32_t>> ranges_;
  std::unordered_map<std::string, std::uint32_t> names_;
  std::unordered_map<std::uint64_t, std::uint32_t> constants_;
};

}  // namespace looplane::script
