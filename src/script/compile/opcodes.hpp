#pragma once

#include <cstdint>

namespace looplane::script {

// The instructions of the machine. Names and effects are those of CPython 3.13's `dis` before
// specialisation, unless the note says otherwise. "->" separates the stack before and after.
//
// X(name, note)
#define LOOPLANE_OPCODES(X)                                                                        \
  X(trap, "in no program: what each instruction is taken for while the machine's alarm rings")     \
  X(nop, "does nothing; carries a line, e.g. of `pass`")                                           \
  X(resume, "begin of a body or after a yield: a place where a run may pause")                     \
  X(pop_top, "value ->")                                                                           \
  X(copy, "push the argument-th value from the top, 1 is the top")                                 \
  X(swap, "exchange the top with the argument-th from the top")                                    \
  X(push_null, "-> nothing")                                                                       \
  X(load_const, "-> constants[argument]")                                                          \
  X(load_fast, "-> local; UnboundLocalError when it is not bound")                                 \
  X(load_fast_and_clear, "-> local or nothing, which is then unbound (inlined comprehensions)")    \
  X(store_fast, "value ->; nothing unbinds")                                                       \
  X(delete_fast, "unbind; UnboundLocalError when it is not bound")                                 \
  X(make_cell, "the local becomes a cell that holds what the local held")                          \
  X(load_closure, "-> the cell itself")                                                            \
  X(load_deref, "-> what the cell holds; NameError/UnboundLocalError when it is empty")            \
  X(store_deref, "value ->")                                                                       \
  X(delete_deref, "empty the cell")                                                                \
  X(load_from_dict_or_deref, "mapping -> value: by the cell's name in the mapping, or the cell")   \
  X(load_from_dict_or_globals, "mapping -> value: names[argument] there, or global, or builtin")   \
  X(load_locals, "-> the namespace of the class body or module")                                   \
  X(load_name, "-> names[argument] from locals, globals, builtins")                                \
  X(store_name, "value -> into locals")                                                            \
  X(delete_name, "")                                                                               \
  X(load_global, "-> names[argument] from globals, builtins")                                      \
  X(store_global, "value ->")                                                                      \
  X(delete_global, "")                                                                             \
  X(load_attr, "object -> object.names[argument]")                                                 \
  X(load_method, "object -> method, self   or   nothing, attribute: for call. As LOAD_ATTR|1")     \
  X(store_attr, "value, object -> : object.names[argument] = value")                               \
  X(delete_attr, "object ->")                                                                      \
  X(binary_op, "left, right -> result; argument is a BinaryOperator, | in_place for `+=`")         \
  X(binary_subscript, "container, key -> container[key]")                                          \
  X(store_subscript, "value, container, key -> : container[key] = value")                          \
  X(delete_subscript, "container, key ->")                                                         \
  X(unary_negative, "value -> -value")                                                             \
  X(unary_positive, "value -> +value")                                                             \
  X(unary_invert, "value -> ~value")                                                               \
  X(unary_not, "value -> bool, of any value (no to_bool needed before)")                           \
  X(to_bool, "value -> True or False")                                                             \
  X(compare_op, "left, right -> result; argument is a CompareOperator")                            \
  X(is_op, "left, right -> bool; argument 1: `is not`")                                            \
  X(contains_op, "value, container -> bool; argument 1: `not in`")                                 \
  X(jump, "to instruction argument; backward jumps are where a slice may end")                     \
  X(pop_jump_if_false, "value -> ; any value: the instruction finds its truth itself")             \
  X(pop_jump_if_true, "value -> ; any value")                                                      \
  X(pop_jump_if_none, "value ->")                                                                  \
  X(pop_jump_if_not_none, "value ->")                                                              \
  X(get_iter, "iterable -> iterator")                                                              \
  X(for_iter, "iterator -> iterator, next; at its end: iterator popped, jumps")                    \
  X(get_aiter, "object -> asynchronous iterator")                                                  \
  X(get_anext, "iterator -> iterator, awaitable of the next value")                                \
  X(end_async_for, "iterator, exception -> : swallows StopAsyncIteration, else reraises")          \
  X(get_awaitable, "object -> its iterator; argument 1: of __aenter__, 2: of __aexit__")           \
  X(get_yield_from_iter, "iterable -> iterator, for `yield from`")                                 \
  X(send, "receiver, value -> receiver, yielded; when it returns: receiver, result and jumps")     \
  X(end_send, "receiver, result -> result")                                                        \
  X(cleanup_throw,                                                                                 \
    "receiver, last sent, exception -> nothing, StopIteration's value; else reraises")             \
  X(return_generator,                                                                              \
    "first instruction of generators and coroutines, followed by resume: a call "                  \
    "makes the object and begins after it; nothing is pushed at the first start")                  \
  X(yield_value,                                                                                   \
    "value -> what is sent; suspends. 0: yield; 1: of an await or `yield from`, right "            \
    "after send; 2: yield in an asynchronous generator. Always followed by resume")                \
  X(call,                                                                                          \
    "method, self, args... -> result, or callable, nothing, args... or nothing, callable, "        \
    "args...; "                                                                                    \
    "argument: number of args without self")                                                       \
  X(call_keywords, "callable, self or nothing, args..., names tuple -> result")                    \
  X(call_function_ex, "callable, nothing, args tuple [, keywords dict if argument 1] -> result")   \
  X(make_function,                                                                                 \
    "[defaults tuple 1] [kw defaults dict 2] [annotations tuple of name, value 4] "                \
    "[closure tuple 8], code -> function; the argument is the sum of what is there")               \
  X(build_tuple, "argument values -> tuple")                                                       \
  X(build_list, "argument values -> list")                                                         \
  X(build_set, "argument values -> set")                                                           \
  X(build_map, "argument pairs key, value -> dict")                                                \
  X(build_string, "argument str values -> str")                                                    \
  X(build_slice, "start, stop [, step if argument is 3] -> slice")                                 \
  X(list_append, "value -> : to the list argument below (1 is the top after the pop)")             \
  X(set_add, "value ->")                                                                           \
  X(map_add, "key, value ->")                                                                      \
  X(list_extend, "iterable ->")                                                                    \
  X(set_update, "iterable ->")                                                                     \
  X(dict_update, "mapping -> : `{**mapping}`")                                                     \
  X(dict_merge,                                                                                    \
    "mapping -> : keywords of a call; a name that is there already is an error. The "              \
    "callable stands argument + 2 below the dict, as in CPython")                                  \
  X(list_to_tuple, "list -> tuple")                                                                \
  X(format_value, "value [, spec if argument & 4] -> str; argument & 3: 0 none, 1 !s, 2 !r, 3 !a") \
  X(unpack_sequence, "iterable -> argument values, the first on top")                              \
  X(unpack_ex, "iterable -> values; argument: before | after << 8")                                \
  X(import_name, "level, from-list -> module names[argument]")                                     \
  X(import_from, "module -> module, module.names[argument]")                                       \
  X(import_star, "module ->")                                                                      \
  X(load_build_class, "-> __build_class__")                                                        \
  X(load_assertion_error, "-> AssertionError")                                                     \
  X(setup_annotations, "make __annotations__ in the local namespace when it is missing")           \
  X(before_with, "manager -> exit method bound, result of __enter__")                              \
  X(before_async_with, "manager -> __aexit__ bound, awaitable of __aenter__")                      \
  X(with_except_start,                                                                             \
    "exit, lasti, previous, exception -> the same, result of exit(type, e, tb)")                   \
  X(push_exc_info, "exception -> previous, exception; it is now the one being handled")            \
  X(pop_except, "previous -> : that one is being handled again")                                   \
  X(check_exc_match, "exception, class -> exception, bool")                                        \
  X(check_eg_match,                                                                                \
    "exception, class -> rest or None, match or None; a match is now the exception "               \
    "being handled (except*)")                                                                     \
  X(prep_reraise_star, "original, list of raised -> what to raise or None (except*)")              \
  X(raise_varargs, "[exception [, cause]] -> ; argument: how many, 0 raises again the handled")    \
  X(reraise, "exception -> ; argument 1: lasti stands below and becomes the traceback's place")    \
  X(return_value, "value ->")                                                                      \
  X(get_len, "object -> object, len")                                                              \
  X(match_mapping, "subject -> subject, bool")                                                     \
  X(match_sequence, "subject -> subject, bool")                                                    \
  X(match_keys, "subject, keys tuple -> subject, keys, values tuple or None")                      \
  X(match_class,                                                                                   \
    "subject, class, attribute names tuple -> tuple of attributes or None; argument: positional "  \
    "ones")                                                                                        \
  X(stop_iteration_error, "exception -> exception: StopIteration becomes RuntimeError (PEP 479)")  \
  X(type_parameter, "operands as Intrinsic tells -> object; argument: Intrinsic")                  \
  X(print_expression, "value -> : what the interactive prompt prints")

enum class Opcode : std::uint8_t {
#define LOOPLANE_NAME(name, note) name,
  LOOPLANE_OPCODES(LOOPLANE_NAME)
#undef LOOPLANE_NAME
};

enum class BinaryOperator : std::uint8_t {
  add,
  sub,
  mul,
  matmul,
  truediv,
  floordiv,
  mod,
  pow,
  lshift,
  rshift,
  and_,
  xor_,
  or_
};
/// Added to a BinaryOperator: `a += b`.
inline constexpr std::uint32_t in_place = 0x80;

enum class CompareOperator : std::uint8_t { lt, le, eq, ne, gt, ge };

/// Arguments of `type_parameter`. All push one object that later instructions store.
enum class Intrinsic : std::uint8_t {
  type_var,                   ///< name ->
  type_var_with_bound,        ///< name, bound ->
  type_var_with_constraints,  ///< name, tuple ->
  param_spec,                 ///< name ->
  type_var_tuple,             ///< name ->
  set_default,                ///< parameter, default -> parameter
  set_function_parameters,    ///< function, tuple -> function
  subscript_generic,          ///< tuple of parameters -> Generic[...]
  type_alias,  ///< name, parameters tuple or None, function that computes the value -> alias
};

/// One instruction. `cache` numbers those that remember something between executions.
struct Instruction {
  Opcode opcode;
  std::uint8_t unused = 0;
  std::uint16_t cache = 0;
  std::uint32_t argument = 0;
};

}  // namespace looplane::script
