#pragma once

#include "script/values/type.hpp"

namespace looplane::script {

struct PythonFrame;

/// One frame that an exception passed through.
struct TracebackObject : Object {
  Ref<TracebackObject> next;  ///< Towards the place where it was raised.
  Ref<PythonFrame> frame;
  std::uint32_t instruction = 0;  ///< In the frame's code: tells line and columns.
  explicit TracebackObject(Type* type) : Object(Kind::traceback, type) {}
};

struct ExceptionObject : Object {
  Ref<TupleObject> args;
  Ref<TracebackObject> traceback;
  Value cause;    ///< Nothing, None or an exception.
  Value context;  ///< Nothing or an exception.
  bool suppress_context = false;
  /// What a class of exceptions adds: StopIteration.value; SystemExit.code; NameError.name;
  /// AttributeError.name, obj; ImportError.name, path; KeyError none; SyntaxError: a tuple of
  /// (filename, lineno, offset, text, end_lineno, end_offset) and msg; OSError: errno, strerror;
  /// BaseExceptionGroup: message, tuple of exceptions.
  Value detail;
  Value second_detail;

  explicit ExceptionObject(Type* type) : Object(Kind::exception, type) {}
};

}  // namespace looplane::script
