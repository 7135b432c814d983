"""Tracebacks as text and as data.

The text is made natively (_traceback), by the same code that prints an uncaught exception.
"""

import sys
import _traceback

__all__ = ["extract_stack", "extract_tb", "format_exception", "format_exception_only",
           "format_list", "format_stack", "format_tb", "print_exc", "format_exc",
           "print_exception", "print_last", "print_stack", "print_tb", "clear_frames",
           "FrameSummary", "StackSummary", "TracebackException", "walk_stack", "walk_tb"]


class _Implicit:
    def __repr__(self):
        return "<implicit>"


_implicit = _Implicit()


# --- Frames -------------------------------------------------------------------------------------

class FrameSummary:
    """One frame: where it is, and its source line."""

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_line",
                 "locals")

    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._line = line
        self.locals = _locals_text(locals)

    @property
    def line(self):
        if self._line is not None:
            return self._line.partition("\n")[0].strip()
        if self.lineno is None:
            return None
        return _traceback.source_line(self.filename, self.lineno).strip()

    def _as_tuple(self):
        return self.filename, self.lineno, self.name, self.line

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return (self.filename == other.filename and self.lineno == other.lineno and
                    self.name == other.name and self.locals == other.locals)
        if isinstance(other, tuple):
            return self._as_tuple() == other
        return NotImplemented

    def __getitem__(self, position):
        return self._as_tuple()[position]

    def __iter__(self):
        return iter(self._as_tuple())

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    def __len__(self):
        return 4


def _locals_text(locals):
    if not locals:
        return None
    return {key: _safe_text(value, "local", repr) for key, value in locals.items()}


def _summary(frame):
    filename, lineno, name, end_lineno, colno, end_colno = frame
    return FrameSummary(filename, lineno, name, end_lineno=end_lineno, colno=colno,
                        end_colno=end_colno)


class StackSummary(list):
    """A list of FrameSummary objects."""

    @classmethod
    def extract(cls, frame_gen, *, limit=None, lookup_lines=True, capture_locals=False):
        frames = list(frame_gen)
        if limit is not None:
            frames = frames[:limit] if limit >= 0 else frames[limit:]
        return cls(FrameSummary(frame.f_code.co_filename, lineno, frame.f_code.co_name,
                                locals=frame.f_locals if capture_locals else None)
                   for frame, lineno in frames)

    @classmethod
    def from_list(cls, a_list):
        result = cls()
        for frame in a_list:
            if not isinstance(frame, FrameSummary):
                filename, lineno, name, line = frame
                frame = FrameSummary(filename, lineno, name, line=line)
            result.append(frame)
        return result

    def format_frame_summary(self, frame_summary, **kwargs):
        frame = frame_summary
        text = _traceback.format_frame(
            (frame.filename, frame.lineno, frame.name, frame.end_lineno, frame.colno,
             frame.end_colno), frame._line)
        if frame.locals:
            for name, value in sorted(frame.locals.items()):
                text += f"    {name} = {value}\n"
        return text

    def format(self, **kwargs):
        result = []
        last = None
        count = 0
        for frame in self:
            text = self.format_frame_summary(frame)
            if text is None:
                continue
            place = frame.filename, frame.lineno, frame.name
            if place != last:
                _add_repetitions(result, count)
                last = place
                count = 0
            count += 1
            if count <= _SHOWN_REPETITIONS:
                result.append(text)
        _add_repetitions(result, count)
        return result


_SHOWN_REPETITIONS = 3


def _add_repetitions(result, count):
    more = count - _SHOWN_REPETITIONS
    if more > 0:
        result.append(f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n")


def walk_stack(f):
    """Yields (frame, line) from a frame outwards."""
    if f is None:
        f = sys._getframe().f_back
    while f is not None:
        yield f, f.f_lineno
        f = f.f_back


def walk_tb(tb):
    """Yields (frame, line) from the outermost frame of a traceback inwards."""
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def extract_tb(tb, limit=None):
    return StackSummary(_summary(frame) for frame in _traceback.extract_tb(tb, limit))


def _extract_with_locals(tb, limit):
    """The same with the locals, of the frames that are shown."""
    stack = extract_tb(tb, limit)
    backwards = limit is not None and limit < 0
    frames = [frame for frame, _ in walk_tb(tb)]
    left = reversed(frames) if backwards else iter(frames)
    for summary in reversed(stack) if backwards else stack:
        for frame in left:
            code = frame.f_code
            if (code.co_filename, code.co_name) == (summary.filename, summary.name):
                summary.locals = _locals_text(frame.f_locals)
                break
    return stack


def extract_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe().f_back
    return StackSummary(_summary(frame) for frame in _traceback.extract_stack(f, limit))


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def format_stack(f=None, limit=None):
    if f is None:
        f = sys._getframe().f_back
    return format_list(extract_stack(f, limit))


def print_list(extracted_list, file=None):
    _print_all(format_list(extracted_list), file)


def print_tb(tb, limit=None, file=None):
    print_list(extract_tb(tb, limit), file)


def print_stack(f=None, limit=None, file=None):
    if f is None:
        f = sys._getframe().f_back
    print_list(extract_stack(f, limit), file)


def clear_frames(tb):
    """Drops what the local variables of a traceback's frames hold."""
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass  # The frame is still at work.
        tb = tb.tb_next


# --- Exceptions ---------------------------------------------------------------------------------

def _print_all(lines, file):
    if file is None:
        file = sys.stderr
    for line in lines:
        print(line, file=file, end="")


def _safe_text(value, what, function=str):
    try:
        return function(value)
    except BaseException:
        return f"<{what} {function.__name__}() failed>"


def _value_and_traceback(exc, value, tb):
    """Both ways to call: (exception) and (type, exception, traceback)."""
    if (value is _implicit) != (tb is _implicit):
        raise ValueError("Both or neither of value and tb must be given")
    if value is not _implicit:
        return value, tb
    if exc is None:
        return None, None
    if isinstance(exc, BaseException):
        return exc, exc.__traceback__
    raise TypeError(f"Exception expected for value, {type(exc).__name__} found")


def format_exception(exc, /, value=_implicit, tb=_implicit, limit=None, chain=True, **kwargs):
    value, tb = _value_and_traceback(exc, value, tb)
    return _traceback.format_exception(value, tb, limit, bool(chain))


def print_exception(exc, /, value=_implicit, tb=_implicit, limit=None, file=None, chain=True,
                    **kwargs):
    value, tb = _value_and_traceback(exc, value, tb)
    _print_all(_traceback.format_exception(value, tb, limit, bool(chain)), file)


def format_exception_only(exc, /, value=_implicit, *, show_group=False, **kwargs):
    if value is _implicit:
        value = exc
    return _traceback.format_exception_only(value, bool(show_group))


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, "last_exc"):
        raise ValueError("no last exception")
    print_exception(sys.last_exc, limit=limit, file=file, chain=chain)


_CAUSE_MESSAGE = ("\nThe above exception was the direct cause of the following exception:\n\n")
_CONTEXT_MESSAGE = "\nDuring handling of the above exception, another exception occurred:\n\n"


class TracebackException:
    """What is shown of an exception, without keeping the exception alive."""

    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True,
                 capture_locals=False, compact=False, max_group_width=15, max_group_depth=10,
                 save_exc_type=True, _seen=None):
        _seen = set() if _seen is None else _seen
        _seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self._exc_type = exc_type if save_exc_type else None
        self._exc_type_str = _type_text(exc_type)
        self._str = _safe_text(exc_value, "exception")
        self._captures_locals = capture_locals
        extract = _extract_with_locals if capture_locals else extract_tb
        self.stack = extract(exc_traceback, limit)
        self.__notes__ = getattr(exc_value, "__notes__", None)
        self.__suppress_context__ = (exc_value.__suppress_context__ if exc_value is not None
                                     else False)
        self._lines = {chain: _traceback.format_exception(exc_value, exc_traceback, limit, chain)
                       for chain in (True, False)}
        self._only = {group: _traceback.format_exception_only(exc_value, group)
                      for group in (True, False)}
        if isinstance(exc_value, SyntaxError):
            for name in ("filename", "text", "offset", "end_offset", "msg"):
                setattr(self, name, getattr(exc_value, name))
            self.lineno = None if exc_value.lineno is None else str(exc_value.lineno)
            self.end_lineno = None if exc_value.end_lineno is None else str(exc_value.end_lineno)

        def other(error):
            if error is None or id(error) in _seen:
                return None
            return TracebackException(type(error), error, error.__traceback__, limit=limit,
                                      capture_locals=capture_locals, compact=compact,
                                      _seen=_seen)

        self.__cause__ = other(getattr(exc_value, "__cause__", None))
        hidden = compact and (self.__cause__ is not None or self.__suppress_context__)
        self.__context__ = None if hidden else other(getattr(exc_value, "__context__", None))
        self.exceptions = ([other(member) for member in exc_value.exceptions]
                           if isinstance(exc_value, BaseExceptionGroup) else None)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        import warnings

        warnings.warn("Deprecated in 3.13. Use exc_type_str instead.", DeprecationWarning,
                      stacklevel=2)
        return self._exc_type

    @property
    def exc_type_str(self):
        return self._exc_type_str

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def __str__(self):
        return self._str

    def format_exception_only(self, *, show_group=False, **kwargs):
        yield from self._only[bool(show_group)]

    def format(self, *, chain=True, **kwargs):
        if self._captures_locals and self.exceptions is None:
            yield from self._format_with_locals(chain)
        else:
            yield from self._lines[bool(chain)]

    def _format_with_locals(self, chain):
        if chain and self.__cause__ is not None:
            yield from self.__cause__.format(chain=chain)
            yield _CAUSE_MESSAGE
        elif chain and self.__context__ is not None and not self.__suppress_context__:
            yield from self.__context__.format(chain=chain)
            yield _CONTEXT_MESSAGE
        if self.stack:
            yield "Traceback (most recent call last):\n"
            yield from self.stack.format()
        yield from self.format_exception_only()

    def print(self, *, file=None, chain=True, **kwargs):
        _print_all(self.format(chain=chain), file)


def _type_text(exc_type):
    if exc_type is None:
        return None
    if exc_type.__module__ in ("__main__", "builtins"):
        return exc_type.__qualname__
    return f"{exc_type.__module__}.{exc_type.__qualname__}"
