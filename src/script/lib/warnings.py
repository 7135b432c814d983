"""Warnings: what is shown, where, and how often.

The decision is made natively (_warnings); here are the filters and how a warning looks.
"""

import sys
from _warnings import (_defaultaction as defaultaction, _filters_mutated,
                       _onceregistry as onceregistry, filters, warn, warn_explicit)

__all__ = ["warn", "warn_explicit", "showwarning", "formatwarning", "filterwarnings",
           "simplefilter", "resetwarnings", "catch_warnings", "deprecated"]

_ACTIONS = ("error", "ignore", "always", "default", "module", "once")


class WarningMessage:
    """What showwarning() is called with, in one object."""

    _WARNING_DETAILS = ("message", "category", "filename", "lineno", "file", "line", "source")

    def __init__(self, message, category, filename, lineno, file=None, line=None, source=None):
        self.message = message
        self.category = category
        self.filename = filename
        self.lineno = lineno
        self.file = file
        self.line = line
        self.source = source
        self._category_name = category.__name__ if category else None

    def __str__(self):
        return (f"{{message : {self.message!r}, category : {self._category_name!r}, "
                f"filename : {self.filename!r}, lineno : {self.lineno}, line : {self.line!r}}}")


# --- Showing ------------------------------------------------------------------------------------

def showwarning(message, category, filename, lineno, file=None, line=None):
    """Write a warning to a file. Programs may replace this function."""
    _write(WarningMessage(message, category, filename, lineno, file, line))


def formatwarning(message, category, filename, lineno, line=None):
    """The text of a warning. Programs may replace this function."""
    return _format(WarningMessage(message, category, filename, lineno, None, line))


_original_showwarning = showwarning
_original_formatwarning = formatwarning


def _format(note):
    from _traceback import source_line

    text = f"{note.filename}:{note.lineno}: {note.category.__name__}: {note.message}\n"
    line = source_line(note.filename, note.lineno) if note.line is None else note.line
    if line:
        text += f"  {line.strip()}\n"
    return text


def _write(note):
    file = sys.stderr if note.file is None else note.file
    if file is None:
        return
    if formatwarning is _original_formatwarning:
        text = _format(note)
    else:
        text = formatwarning(note.message, note.category, note.filename, note.lineno, note.line)
    try:
        file.write(text)
    except OSError:
        pass  # Nobody can be told.


def _showwarnmsg(note):
    """What the native side calls."""
    if showwarning is _original_showwarning:
        _write(note)
        return
    if not callable(showwarning):
        raise TypeError("warnings.showwarning() must be set to a function or method")
    showwarning(note.message, note.category, note.filename, note.lineno, note.file, note.line)


# --- Filters ------------------------------------------------------------------------------------

def filterwarnings(action, message="", category=Warning, module="", lineno=0, append=False):
    """Put a filter in front of the others: `message` and `module` are regular expressions."""
    _check_action(action)
    if not isinstance(message, str):
        raise TypeError("message must be a string")
    if not isinstance(category, type) or not issubclass(category, Warning):
        raise TypeError("category must be a Warning subclass")
    if not isinstance(module, str):
        raise TypeError("module must be a string")
    _check_line(lineno)
    if message or module:
        import re
    message = re.compile(message, re.I) if message else None
    module = re.compile(module) if module else None
    _add_filter((action, message, category, module, lineno), append)


def simplefilter(action, category=Warning, lineno=0, append=False):
    """Put a filter for all messages and modules in front of the others."""
    _check_action(action)
    _check_line(lineno)
    _add_filter((action, None, category, None, lineno), append)


def _check_action(action):
    if action not in _ACTIONS:
        raise ValueError(f"invalid action: {action!r}")


def _check_line(lineno):
    if not isinstance(lineno, int):
        raise TypeError("lineno must be an int")
    if lineno < 0:
        raise ValueError("lineno must be an int >= 0")


def _add_filter(item, append):
    if append:
        if item not in filters:
            filters.append(item)
    else:
        if item in filters:
            filters.remove(item)
        filters.insert(0, item)
    _filters_mutated()


def resetwarnings():
    """Forget all filters, the ones that Python starts with too."""
    filters[:] = []
    _filters_mutated()


class catch_warnings:
    """Puts the filters and showwarning() back at its end; with `record`, gives the list to which
    warnings go meanwhile."""

    def __init__(self, *, record=False, module=None, action=None, category=Warning, lineno=0,
                 append=False):
        self._record = record
        self._module = sys.modules["warnings"] if module is None else module
        self._entered = False
        self._filter = None if action is None else (action, category, lineno, append)

    def __repr__(self):
        args = []
        if self._record:
            args.append("record=True")
        if self._module is not sys.modules["warnings"]:
            args.append("module=" + repr(self._module))
        return f"{type(self).__name__}({', '.join(args)})"

    def __enter__(self):
        if self._entered:
            raise RuntimeError(f"Cannot enter {self!r} twice")
        self._entered = True
        module = self._module
        self._filters = module.filters
        module.filters = self._filters[:]
        _filters_mutated()
        self._shown_by = module.showwarning, module._showwarnmsg
        log = None
        if self._record:
            log = []
            module._showwarnmsg = log.append
            module.showwarning = module._original_showwarning
        if self._filter is not None:
            simplefilter(*self._filter)
        return log

    def __exit__(self, *exc_info):
        if not self._entered:
            raise RuntimeError(f"Cannot exit {self!r} without entering first")
        self._module.filters = self._filters
        _filters_mutated()
        self._module.showwarning, self._module._showwarnmsg = self._shown_by


# --- PEP 702 ------------------------------------------------------------------------------------

class deprecated:
    """Marks a class or function as deprecated: using it warns."""

    def __init__(self, message, /, *, category=DeprecationWarning, stacklevel=1):
        if not isinstance(message, str):
            raise TypeError(
                f"Expected an object of type str for 'message', not {type(message).__name__!r}")
        self.message = message
        self.category = category
        self.stacklevel = stacklevel

    def __call__(self, arg, /):
        message, category, stacklevel = self.message, self.category, self.stacklevel
        if category is None:
            arg.__deprecated__ = message
            return arg
        if isinstance(arg, type):
            return _deprecated_class(arg, message, category, stacklevel)
        if not callable(arg):
            raise TypeError("@deprecated decorator with non-None category must be applied to "
                            f"a class or callable, not {arg!r}")
        import functools

        @functools.wraps(arg)
        def wrapper(*args, **kwargs):
            warn(message, category=category, stacklevel=stacklevel + 1)
            return arg(*args, **kwargs)

        arg.__deprecated__ = wrapper.__deprecated__ = message
        return wrapper


def _deprecated_class(cls, message, category, stacklevel):
    original_new = cls.__new__

    def __new__(kind, /, *args, **kwargs):
        if kind is cls:
            warn(message, category=category, stacklevel=stacklevel + 1)
        if original_new is not object.__new__:
            return original_new(kind, *args, **kwargs)
        if kind.__init__ is object.__init__ and (args or kwargs):
            raise TypeError(f"{kind.__name__}() takes no arguments")
        return original_new(kind)

    original_init_subclass = cls.__init_subclass__

    def __init_subclass__(*args, **kwargs):
        warn(message, category=category, stacklevel=stacklevel + 1)
        return original_init_subclass(*args[1:], **kwargs)

    cls.__new__ = staticmethod(__new__)
    cls.__init_subclass__ = classmethod(__init_subclass__)
    cls.__deprecated__ = __new__.__deprecated__ = message
    return cls
