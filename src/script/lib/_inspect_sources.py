"""inspect's functions that show source text and frames."""

import sys
from _traceback import source_line
from _types import (CodeType, FrameType, FunctionType, MethodType, ModuleType, TracebackType)
from collections import namedtuple
from inspect import unwrap

ArgInfo = namedtuple('ArgInfo', 'args varargs keywords locals', module='inspect')
ClosureVars = namedtuple('ClosureVars', 'nonlocals globals builtins unbound', module='inspect')
Traceback = namedtuple('Traceback', 'filename lineno function code_context index',
                       module='inspect')


class FrameInfo(namedtuple('FrameInfo', 'frame filename lineno function code_context index',
                           module='inspect')):
    __slots__ = ()


FrameInfo.__module__ = 'inspect'


def getfile(object):
    """The file in which something is written."""
    if isinstance(object, ModuleType):
        if getattr(object, '__file__', None):
            return object.__file__
        raise TypeError(f'{object!r} is a built-in module')
    if isinstance(object, type):
        module = sys.modules.get(object.__module__)
        if getattr(module, '__file__', None):
            return module.__file__
        if object.__module__ == '__main__':
            raise OSError('source code not available')
        raise TypeError(f'{object!r} is a built-in class')
    code = _code_of(object)
    if code is None:
        raise TypeError('module, class, method, function, traceback, frame, or code object was '
                        f'expected, got {type(object).__name__}')
    return code.co_filename


def _code_of(object):
    if isinstance(object, MethodType):
        object = object.__func__
    if isinstance(object, FunctionType):
        return object.__code__
    if isinstance(object, TracebackType):
        object = object.tb_frame
    if isinstance(object, FrameType):
        return object.f_code
    return object if isinstance(object, CodeType) else None


def getsourcefile(object):
    """The file in which something is written."""
    return getfile(object)


getabsfile = getsourcefile


def getmodulename(path):
    """The name of the module in a file."""
    name = path.rpartition('/')[2]
    return name.removesuffix('.py') if name.endswith('.py') else None


def getmodule(object, _filename=None):
    """The module in which something is written."""
    if isinstance(object, ModuleType):
        return object
    if hasattr(object, '__module__'):
        return sys.modules.get(object.__module__)
    filename = getfile(object)
    for module in list(sys.modules.values()):
        if getattr(module, '__file__', None) == filename:
            return module
    return None


def _lines_of(filename):
    lines = []
    empty = 0  # An empty line and the end of the file look alike.
    while empty < 50:
        line = source_line(filename, len(lines) + empty + 1)
        if line:
            lines.extend(['\n'] * empty)
            lines.append(line)
            empty = 0
        else:
            empty += 1
    if not lines:
        raise OSError('could not get source code')
    return lines


def findsource(object):
    """(lines of the file, index of the first one of the object)"""
    lines = _lines_of(getfile(object))
    if isinstance(object, ModuleType):
        return lines, 0
    if isinstance(object, type):
        first = object.__dict__.get('__firstlineno__')
        if first is None:
            first = _find_class(lines, object.__qualname__)
        return lines, first - 1
    return lines, _code_of(object).co_firstlineno - 1


def _find_class(lines, qualname):
    name = qualname.rpartition('.')[2]
    for index, line in enumerate(lines):
        words = line.split()
        if words[:1] == ['class'] and words[1].split('(')[0].split('[')[0].rstrip(':') == name:
            while index > 0 and lines[index - 1].lstrip().startswith('@'):
                index -= 1
            return index + 1
    raise OSError('could not find class definition')


def getblock(lines):
    """The lines of the definition at the top."""
    indent = _indentation(lines[0])
    end = depth = 0
    in_header = True
    for number, line in enumerate(lines):
        text = line.strip()
        if in_header:
            depth += sum(map(text.count, '([{')) - sum(map(text.count, ')]}'))
            code = text.partition('#')[0].rstrip()
            if depth <= 0 and not text.startswith('@') and text:
                in_header = False
                if not code.endswith(':') and 'lambda' in code:
                    return lines[:number + 1]
            end = number + 1
            continue
        if not text or text.startswith('#') and _indentation(line) <= indent:
            continue
        if _indentation(line) <= indent:
            break
        end = number + 1
    return lines[:end]


def _indentation(line):
    return len(line) - len(line.lstrip())


def getsourcelines(object):
    """(lines, number of the first one)"""
    object = unwrap(object)
    lines, start = findsource(object)
    if isinstance(object, TracebackType):
        object = object.tb_frame
    if isinstance(object, ModuleType) or (isinstance(object, FrameType)
                                          and object.f_code.co_name == '<module>'):
        return lines, 0
    return getblock(lines[start:]), start + 1


def getsource(object):
    """The text of a function, class or module."""
    return ''.join(getsourcelines(object)[0])


def getcomments(object):
    """The comment above a function or class, or at the top of a module."""
    try:
        lines, start = findsource(object)
    except (OSError, TypeError):
        return None
    if isinstance(object, ModuleType):
        comments = []
        for line in lines[lines[:1] != [] and lines[0].startswith('#!'):]:
            if not line.startswith('#'):
                break
            comments.append(line)
        return ''.join(comments) or None
    comments = []
    while start > 0 and lines[start - 1].lstrip().startswith('#'):
        start -= 1
        comments.insert(0, lines[start].lstrip())
    return ''.join(comments) or None


# --- Frames -----------------------------------------------------------------------------

def getframeinfo(frame, context=1):
    """(file, line number, function, lines around it, index of the line among them)"""
    if isinstance(frame, TracebackType):
        line = frame.tb_lineno
        frame = frame.tb_frame
    else:
        line = frame.f_lineno
    filename = frame.f_code.co_filename
    lines = index = None
    if context > 0:
        start = max(1, line - context // 2)
        found = [source_line(filename, number) for number in range(start, start + context)]
        if any(found):
            lines, index = found, line - start
    return Traceback(filename, line, frame.f_code.co_name, lines, index)


def getouterframes(frame, context=1):
    """A frame and those that called it, as FrameInfo."""
    frames = []
    while frame:
        frames.append(FrameInfo(frame, *getframeinfo(frame, context)))
        frame = frame.f_back
    return frames


def getinnerframes(tb, context=1):
    """The frames of a traceback, as FrameInfo."""
    frames = []
    while tb:
        frames.append(FrameInfo(tb.tb_frame, *getframeinfo(tb, context)))
        tb = tb.tb_next
    return frames


def stack(context=1):
    """The frames above the caller."""
    return getouterframes(sys._getframe(1), context)


def trace(context=1):
    """The frames between here and the exception that is being handled."""
    error = sys.exception()
    return getinnerframes(None if error is None else error.__traceback__, context)


def getargvalues(frame):
    """The arguments of the function that a frame runs."""
    code = frame.f_code
    count = code.co_argcount + code.co_kwonlyargcount
    names = list(code.co_varnames)
    varargs = varkw = None
    if code.co_flags & 4:
        varargs = names[count]
        count += 1
    if code.co_flags & 8:
        varkw = names[count]
    args = names[:code.co_argcount + code.co_kwonlyargcount]
    return ArgInfo(args, varargs, varkw, frame.f_locals)


def getclosurevars(func):
    """The variables from outside that a function uses."""
    if isinstance(func, MethodType):
        func = func.__func__
    if not isinstance(func, FunctionType):
        raise TypeError(f'{func!r} is not a Python function')
    code = func.__code__
    nonlocals = {name: cell.cell_contents
                 for name, cell in zip(code.co_freevars, func.__closure__ or ())}
    import builtins
    known = vars(builtins)
    used_globals, used_builtins, unbound = {}, {}, set()
    for name in code.co_names:
        if name in func.__globals__:
            used_globals[name] = func.__globals__[name]
        elif name in known:
            used_builtins[name] = known[name]
        else:
            unbound.add(name)
    return ClosureVars(nonlocals, used_globals, used_builtins, unbound)


def walktree(classes, children, parent):
    """The classes with their bases, each before the list of those derived from it."""
    results = []
    for cls in sorted(classes, key=lambda cls: (cls.__module__, cls.__name__)):
        results.append((cls, cls.__bases__))
        if cls in children:
            results.append(walktree(children[cls], children, cls))
    return results


def getclasstree(classes, unique=False):
    """Classes as nested lists: those derived from one follow it."""
    children = {}
    roots = []
    for cls in classes:
        for base in cls.__bases__:
            derived = children.setdefault(base, [])
            if cls not in derived:
                derived.append(cls)
            if unique and base in classes:
                break
        if not cls.__bases__ and cls not in roots:
            roots.append(cls)
    roots += [base for base in children if base not in classes]
    return walktree(roots, children, None)
