#pragma once

namespace looplane::script {

struct Type;

// The built-in exceptions: X(name, base). A base stands before what derives from it.
#define LOOPLANE_EXCEPTIONS(X)               \
  X(BaseException, object)                   \
  X(BaseExceptionGroup, BaseException)       \
  X(GeneratorExit, BaseException)            \
  X(KeyboardInterrupt, BaseException)        \
  X(SystemExit, BaseException)               \
  X(Exception, BaseException)                \
  X(ArithmeticError, Exception)              \
  X(FloatingPointError, ArithmeticError)     \
  X(OverflowError, ArithmeticError)          \
  X(ZeroDivisionError, ArithmeticError)      \
  X(AssertionError, Exception)               \
  X(AttributeError, Exception)               \
  X(BufferError, Exception)                  \
  X(EOFError, Exception)                     \
  X(ImportError, Exception)                  \
  X(ModuleNotFoundError, ImportError)        \
  X(LookupError, Exception)                  \
  X(IndexError, LookupError)                 \
  X(KeyError, LookupError)                   \
  X(MemoryError, Exception)                  \
  X(NameError, Exception)                    \
  X(UnboundLocalError, NameError)            \
  X(OSError, Exception)                      \
  X(BlockingIOError, OSError)                \
  X(ChildProcessError, OSError)              \
  X(ConnectionError, OSError)                \
  X(BrokenPipeError, ConnectionError)        \
  X(ConnectionAbortedError, ConnectionError) \
  X(ConnectionRefusedError, ConnectionError) \
  X(ConnectionResetError, ConnectionError)   \
  X(FileExistsError, OSError)                \
  X(FileNotFoundError, OSError)              \
  X(InterruptedError, OSError)               \
  X(IsADirectoryError, OSError)              \
  X(NotADirectoryError, OSError)             \
  X(PermissionError, OSError)                \
  X(ProcessLookupError, OSError)             \
  X(TimeoutError, OSError)                   \
  X(ReferenceError, Exception)               \
  X(RuntimeError, Exception)                 \
  X(NotImplementedError, RuntimeError)       \
  X(PythonFinalizationError, RuntimeError)   \
  X(RecursionError, RuntimeError)            \
  X(StopAsyncIteration, Exception)           \
  X(StopIteration, Exception)                \
  X(SyntaxError, Exception)                  \
  X(IndentationError, SyntaxError)           \
  X(TabError, IndentationError)              \
  X(SystemError, Exception)                  \
  X(TypeError, Exception)                    \
  X(ValueError, Exception)                   \
  X(UnicodeError, ValueError)                \
  X(UnicodeDecodeError, UnicodeError)        \
  X(UnicodeEncodeError, UnicodeError)        \
  X(UnicodeTranslateError, UnicodeError)     \
  X(Warning, Exception)                      \
  X(BytesWarning, Warning)                   \
  X(DeprecationWarning, Warning)             \
  X(EncodingWarning, Warning)                \
  X(FutureWarning, Warning)                  \
  X(ImportWarning, Warning)                  \
  X(PendingDeprecationWarning, Warning)      \
  X(ResourceWarning, Warning)                \
  X(RuntimeWarning, Warning)                 \
  X(SyntaxWarning, Warning)                  \
  X(UnicodeWarning, Warning)                 \
  X(UserWarning, Warning)

/// The types that C++ code asks for by name. Made by `define_types`, owned by the machine.
struct BuiltinTypes {
  Type *object, *type, *none, *boolean, *integer, *number, *complex_number, *string, *bytes,
      *bytearray, *tuple, *list, *dict, *dict_keys, *dict_values, *dict_items, *set, *frozenset,
      *range, *range_iterator, *long_range_iterator, *slice, *ellipsis, *not_implemented, *function,
      *native_function, *library_function, *method_descriptor, *wrapper_descriptor, *method_wrapper,
      *memory_view, *method, *property, *native_property, *member, *class_method, *static_method,
      *super, *cell, *code, *frame, *native_frame, *module, *generator, *coroutine,
      *async_generator, *async_generator_step, *async_generator_throw, *anext_awaitable,
      *mapping_proxy, *coroutine_wrapper, *traceback, *weak_reference, *exception_group,
      *string_iterator, *string_ascii_iterator, *bytes_iterator, *bytearray_iterator,
      *list_iterator, *list_reverse_iterator, *tuple_iterator, *dict_key_iterator,
      *dict_value_iterator, *dict_item_iterator, *dict_reverse_key_iterator,
      *dict_reverse_value_iterator, *dict_reverse_item_iterator, *set_iterator, *sequence_iterator,
      *callable_iterator, *generic_alias, *union_type, *ordered_dict, *ordered_keys,
      *ordered_values, *ordered_items, *ordered_iterator, *deque, *deque_iterator,
      *deque_reverse_iterator, *partial, *key_wrapper, *cached_function, *group_iterator, *tee,
      *tee_link, *tee_source;
#define LOOPLANE_FIELD(name, base) Type* name;
  LOOPLANE_EXCEPTIONS(LOOPLANE_FIELD)
#undef LOOPLANE_FIELD
};

}  // namespace looplane::script
