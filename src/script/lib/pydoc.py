"""help(): what is known of functions, classes and objects."""

import builtins
import inspect
import re
import reprlib

__all__ = ("help",)

_HIDDEN = {
    "__author__", "__builtins__", "__credits__", "__date__", "__doc__", "__docformat__", "__file__",
    "__firstlineno__", "__loader__", "__module__", "__name__", "__package__", "__path__",
    "__qualname__", "__slots__", "__spec__", "__static_attributes__", "__version__",
}
_DESCRIPTORS = {
    "__dict__": "dictionary for instance variables",
    "__weakref__": "list of weak references to the object",
}
_LINE = "-" * 70
_LONGEST_VALUE = 70

_short = reprlib.Repr()
_short.maxtuple = _short.maxlist = 20
_short.maxdict = 10
_short.maxstring = _short.maxother = 100


def help(*subjects):
    """Prints what is known of something."""
    if not subjects:
        raise NotImplementedError("the interactive help() is not available in Looplane")
    subject, = subjects
    if inspect.ismodule(subject) or isinstance(subject, str):
        raise NotImplementedError("help() of a module or a topic is not available in Looplane")
    module = inspect.getmodule(subject)
    title = f"Help on {_describe(subject)}"
    if module is not None:
        title += f" in module {module.__name__}"
    if not (inspect.isclass(subject) or inspect.isroutine(subject)
            or inspect.isdatadescriptor(subject)):
        subject = type(subject)
        title += " object"
    if inspect.isclass(subject):
        if subject.__module__ == "builtins":
            raise NotImplementedError("help() of a built-in class is not available in Looplane")
        body = _class(subject)
    elif inspect.isroutine(subject):
        body = _routine(subject, subject.__name__)
    else:
        body = _descriptor(subject, getattr(subject, "__name__", ""))
    print(f"{title}:\n\n{body}")


def _describe(subject):
    name = getattr(subject, "__name__", None)
    if inspect.isclass(subject):
        return f"class {name}"
    if inspect.isbuiltin(subject):
        return f"built-in function {name}"
    if inspect.isfunction(subject):
        return f"function {name}"
    if inspect.ismethod(subject):
        return f"method {name}"
    return type(subject).__name__


def _doc(subject):
    """Its own documentation, or what a method inherits; a class inherits none."""
    own = getattr(subject, "__doc__", None)
    if inspect.isclass(subject):
        text = inspect.cleandoc(own) if isinstance(own, str) else None
    elif inspect.isroutine(subject) or isinstance(subject, property):
        text = inspect.getdoc(subject)
    else:
        text = inspect.getdoc(subject) if own != type(subject).__doc__ else None
    if not text and (inspect.isclass(subject) or inspect.isfunction(subject)):
        text = inspect.getcomments(subject)
    return re.sub("^ *\n", "", text.rstrip()) if text else ""


def _indented(text, prefix="    "):
    return "\n".join((prefix + line).rstrip() for line in text.split("\n"))


def _class_name(cls, module):
    return cls.__name__ if cls.__module__ == module else f"{cls.__module__}.{cls.__name__}"


def _signature(subject):
    try:
        return str(inspect.signature(subject))
    except (ValueError, TypeError):
        return None


# --- Parts ------------------------------------------------------------------------------

def _routine(function, name, cls=None):
    note = ""
    if cls is None and inspect.ismethod(function):
        owner = function.__self__
        note = (f" class method of {_class_name(owner, None)}" if inspect.isclass(owner)
                else f" method of {_class_name(type(owner), None)} instance")
    title, same = name, False
    if function.__name__ != name:
        title = f"{name} = {function.__name__}"
        same = cls is not None and inspect.getattr_static(cls, function.__name__, None) is function
    if inspect.iscoroutinefunction(function) or inspect.isasyncgenfunction(function):
        title = f"async {title}"
    signature = _signature(function) or "(...)"
    if function.__name__ == "<lambda>":
        title, signature = f"{name} lambda ", signature[1:-1]
    text = f"{title}{signature}{note}\n"
    doc = "" if same else _doc(function)
    return text + (_indented(doc).rstrip() + "\n" if doc else "")


def _descriptor(value, name):
    doc = _DESCRIPTORS.get(name) or _doc(value)
    return f"{name}\n" + (_indented(doc) + "\n" if doc else "")


def _data(value, name):
    shown = re.sub(r" at 0x[0-9a-f]{6,16}(>+)$", r"\1", _short.repr(value))
    line = f"{name} = {shown}"
    if len(line) > _LONGEST_VALUE:
        line = line[:_LONGEST_VALUE] + "..."
    doc = _doc(value)
    return line + "\n" + (_indented(doc) + "\n\n" if doc else "")


# --- Classes ----------------------------------------------------------------------------

def _attributes(cls):
    """(kind, name, class that defines it, value) of what is shown of a class."""
    for name, kind, home, value in inspect.classify_class_attrs(cls):
        if inspect.isdatadescriptor(value):
            readonly = isinstance(value, property) and value.fset is None
            kind = "readonly property" if readonly else "data descriptor"
        if name == "__annotations__":
            home = cls  # Each class has its own, made when it is asked for.
        private = name.startswith("_") and not (name.startswith("__") and name.endswith("__"))
        if name not in _HIDDEN and (not private or hasattr(cls, "_fields")):
            yield kind, name, home, value


_SECTIONS = {
    "method": "Methods",
    "class method": "Class methods",
    "static method": "Static methods",
    "readonly property": "Readonly properties",
    "data descriptor": "Data descriptors",
    "data": "Data and other attributes",
}


def _attribute(cls, kind, name, value):
    if kind in ("readonly property", "data descriptor"):
        return _descriptor(value, name)
    found = getattr(cls, name, value)
    if kind == "data" or not inspect.isroutine(found):
        return _data(found, name)
    return _routine(found, name, cls)


def _class(cls):
    module = cls.__module__
    parts = []
    signature = _signature(cls)
    if signature and signature != "()":
        parts.append(f"{cls.__name__}{signature}\n")
    if doc := _doc(cls):
        parts.append(doc + "\n")
    mro = inspect.getmro(cls)
    if len(mro) > 2:
        names = [f"    {_class_name(base, module)}" for base in mro]
        parts += ["Method resolution order:", *names, ""]
    attributes = list(_attributes(cls))
    sections = 0
    for home in mro:
        if home is builtins.object:
            continue
        tag = "defined here" if home is cls else f"inherited from {_class_name(home, module)}"
        for kind, heading in _SECTIONS.items():
            own = [(name, value) for k, name, h, value in attributes if k == kind and h is home]
            if not own:
                continue
            if sections:
                parts.append(_LINE)
            sections += 1
            parts.append(f"{heading} {tag}:\n")
            own.sort(key=lambda pair: pair[0])
            parts += [_attribute(cls, kind, name, value) for name, value in own]
    bases = ", ".join(_class_name(base, module) for base in cls.__bases__)
    title = f"class {cls.__name__}" + (f"({bases})" if bases else "")
    contents = "\n".join(parts).rstrip()
    return f"{title}\n" + (_indented(contents, " |  ") + "\n" if contents else "")
