"""help(), as far as it tells of functions."""

import inspect

__all__ = ("help",)


def help(*subjects):
    """Prints what is known of a function."""
    if not subjects:
        raise NotImplementedError("the interactive help() is not available in Looplane")
    subject, = subjects
    if not inspect.isroutine(subject):
        raise NotImplementedError("help() of anything but a function is not available in Looplane")
    print(_render(subject))


def _render(function):
    name = getattr(function, "__name__", None)
    kind = "built-in function" if inspect.isbuiltin(function) else "function"
    module = inspect.getmodule(function)
    where = f" in module {module.__name__}" if module else ""
    try:
        signature = str(inspect.signature(function))
    except (ValueError, TypeError):
        signature = "(...)"
    lines = [f"Help on {kind} {name}{where}:", "", f"{_title(function, name)}{signature}"]
    text = inspect.getdoc(function) or ""
    lines += [f"    {line}".rstrip() for line in text.splitlines()]
    return "\n".join(lines) + "\n"


def _title(function, name):
    return f"async {name}" if inspect.iscoroutinefunction(function) else name
