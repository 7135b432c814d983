#pragma once

#include <cstdint>
#include <string>

#include "script/compile/opcodes.hpp"
#include "script/values/heap.hpp"
#include "script/values/type.hpp"

namespace looplane::script {

/// Where in the source an instruction comes from. Columns count code points from 0; end columns are
/// exclusive. line 0: nowhere.
struct Position {
  std::int32_t line = 0;
  std::int32_t end_line = 0;
  std::int32_t column = 0;
  std::int32_t end_column = 0;
};

/// Instructions [begin, end) are protected: an exception there cuts the stack down to `depth`,
/// pushes the instruction's number when `push_lasti`, pushes the exception, goes on at `target`.
struct ExceptionRange {
  std::uint32_t begin;
  std::uint32_t end;
  std::uint32_t target;
  std::uint16_t depth;
  bool push_lasti;
};

/// What an instruction remembers: meaning depends on the instruction.
struct Cache {
  const void* key = nullptr;
  std::uint32_t version = 0;
  std::uint32_t slot = 0;
  std::uint64_t value = 0;  ///< Bits of a value that lives as long as the version stays: borrowed.
};

/// A module's, class's or function's body.
struct CodeObject : Object {
  enum Flag : std::uint32_t {
    optimized = 1,  ///< A function: locals are fast.
    has_star_args = 4,
    has_star_keywords = 8,
    nested = 16,
    generator = 32,
    coroutine = 128,
    iterable_coroutine = 256,  ///< types.coroutine, asyncio.coroutine
    async_generator = 512,
    suspendable = generator | coroutine | async_generator,  ///< A call does not run it yet.
  };

  Ref<StringObject> name;
  Ref<StringObject> qualified_name;
  Ref<StringObject> filename;
  Value docstring;  ///< str or None.
  std::int32_t first_line = 1;
  std::uint32_t flags = 0;
  std::uint32_t argument_count = 0;  ///< Positional ones, positional-only included.
  std::uint32_t positional_only_count = 0;
  std::uint32_t keyword_only_count = 0;
  std::uint32_t stack_size = 0;

  // What `prepare` finds out for those who call.
  bool binds_in_order = false;        ///< It has only parameters that can be given by position.
  std::uint32_t exact_arguments = 0;  ///< Then: how many; else more than a call can have.
  std::uint32_t local_count = 0;
  std::uint32_t frame_values = 0;  ///< What a frame has room for: locals, operands.

  /// Locals in order: parameters (positional, keyword-only, *args, **kwargs), other locals and
  /// cells of this function's own variables, then (from `free_start`) the closure's cells.
  HeapVector<Ref<StringObject>> locals;
  /// For each local: is it captured by an inner function, so that a make_cell stands at the start?
  HeapVector<bool> is_cell;
  std::uint32_t free_start = 0;

  HeapVector<Value> constants;
  HeapVector<Ref<StringObject>> names;  ///< Interned.
  HeapVector<Instruction> instructions;
  HeapVector<Position> positions;         ///< One for each instruction.
  HeapVector<ExceptionRange> exceptions;  ///< Innermost first where they nest.
  HeapVector<Cache> caches;               ///< Made by `prepare`; the first one is shared.

  /// How many values a call of a native function may put behind its arguments.
  static constexpr std::uint32_t room_for_defaults = 3;

  explicit CodeObject(Type* type) : Object(Kind::code, type) {}

  /// After compiling: gives each instruction that remembers something a cache of its own, and
  /// finds out how the code may be called.
  void prepare();
};

}  // namespace looplane::script
