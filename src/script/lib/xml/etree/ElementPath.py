"""The part of XPath that find(), findall() and iterfind() know."""

import re

_token = re.compile(
    r"('[^']*'|\"[^\"]*\")|(::|//?|\.\.|\(\)|!=|[/.*:\[\]\(\)@=])|((?:\{[^}]+\})?[^/\[\]\(\)@!=\s]+)|\s+")


def _tokens(pattern, namespaces):
    default = namespaces.get("") if namespaces else None
    after_attribute = False
    for quoted, mark, tag in _token.findall(pattern):
        if tag and tag[0] != "{":
            if ":" in tag:
                prefix, name = tag.split(":", 1)
                try:
                    if not namespaces:
                        raise KeyError
                    tag = f"{{{namespaces[prefix]}}}{name}"
                except KeyError:
                    raise SyntaxError(f"prefix {prefix!r} not found in prefix map") from None
            elif default and not after_attribute:
                tag = f"{{{default}}}{tag}"
        yield quoted or mark, tag
        after_attribute = mark == "@"


def _matches(tag):
    """A test of an element's tag; names may have wildcards for the namespace or for the name."""
    if tag == "*" or tag == "{*}*":
        return lambda element: isinstance(element.tag, str) or tag == "*"
    if tag == "{}*":
        return lambda element: isinstance(element.tag, str) and element.tag[0] != "{"
    if tag[:3] == "{*}":
        end = tag[2:]
        return lambda element: (element.tag == end[1:] or isinstance(element.tag, str)
                                and element.tag[0] == "{" and element.tag.endswith(end))
    if tag[-2:] == "}*":
        begin = tag[:-1]
        return lambda element: isinstance(element.tag, str) and element.tag.startswith(begin)
    if tag[:2] == "{}":
        tag = tag[2:]
    return lambda element: element.tag == tag


def _children(test):
    def select(found, root):
        for element in found:
            yield from filter(test, element)
    return select


def _descendants(test):
    def select(found, root):
        for element in found:
            for each in element.iter():
                if each is not element and test(each):
                    yield each
    return select


def _parents(found, root):
    parents = {child: parent for parent in root.iter() for child in parent}
    seen = set()
    for element in found:
        parent = parents.get(element)
        if parent is not None and parent not in seen:
            seen.add(parent)
            yield parent


def _filtered(condition):
    def select(found, root):
        return filter(condition, found)
    return select


def _at_position(position):
    def select(found, root):
        parents = {child: parent for parent in root.iter() for child in parent}
        for element in found:
            try:
                if parents[element].findall(element.tag)[position] is element:
                    yield element
            except (IndexError, KeyError):
                pass
    return select


def _text_of(element):
    return "".join(element.itertext())


def _predicate(tokens):
    signature, parts = "", []
    while True:
        try:
            mark, tag = next(tokens)
        except StopIteration:
            return None
        if mark == "]":
            break
        if (mark, tag) == ("", ""):
            continue
        if mark and mark[0] in "'\"":
            mark, tag = "'", mark[1:-1]
        signature += mark or "-"
        parts.append(tag or mark)
    if signature == "@-":
        return _filtered(lambda element: element.get(parts[1]) is not None)
    if signature == "@-='":
        return _filtered(lambda element: element.get(parts[1]) == parts[-1])
    if signature == "@-!='":
        return _filtered(lambda element: element.get(parts[1]) not in (None, parts[-1]))
    if signature == "-" and not re.match(r"\-?\d+$", parts[0]):
        return _filtered(lambda element: element.find(parts[0]) is not None)
    if signature in (".='", ".!='"):
        return _filtered(lambda element: (_text_of(element) == parts[-1]) == (signature == ".='"))
    if signature in ("-='", "-!='") and not re.match(r"\-?\d+$", parts[0]):
        return _filtered(lambda element: any(
            (_text_of(each) == parts[-1]) == (signature == "-='")
            for each in element.findall(parts[0])))
    if signature == "-" or signature in ("-()", "-()-"):
        return _at_position(_position(signature, parts))
    raise SyntaxError("invalid predicate")


def _position(signature, parts):
    if signature == "-":
        if int(parts[0]) < 1:
            raise SyntaxError("XPath position >= 1 expected")
        return int(parts[0]) - 1
    if parts[0] != "last":
        raise SyntaxError("unsupported function")
    if signature == "-()":
        return -1
    try:
        position = int(parts[2]) - 1
    except ValueError:
        raise SyntaxError("unsupported expression") from None
    if position > -2:
        raise SyntaxError("XPath offset from last() must be negative")
    return position


def _steps(path, namespaces):
    if path[-1:] == "/":
        path += "*"
    if path[:1] == "/":
        raise SyntaxError("cannot use absolute path on element")
    tokens = _tokens(path, namespaces)
    try:
        mark, tag = next(tokens)
    except StopIteration:
        return
    while True:
        step = None
        if tag or mark == "*":
            step = _children(_matches(tag or "*"))
        elif mark == "//":
            try:
                mark, tag = next(tokens)
            except StopIteration:
                raise SyntaxError("invalid path") from None
            if mark not in ("", "*"):
                raise SyntaxError("invalid descendant")
            step = _descendants(_matches(tag or "*"))
        elif mark == "..":
            step = _parents
        elif mark == "[":
            step = _predicate(tokens)
            if step is None:
                return
        elif mark != ".":
            raise SyntaxError("invalid path")
        if step is not None:
            yield step
        try:
            mark, tag = next(tokens)
            if mark == "/":
                mark, tag = next(tokens)
        except StopIteration:
            return


def iterfind(elem, path, namespaces=None):
    steps = list(_steps(path, namespaces))
    found = iter([elem])
    for step in steps:
        found = step(found, elem)
    return found


def find(elem, path, namespaces=None):
    return next(iterfind(elem, path, namespaces), None)


def findall(elem, path, namespaces=None):
    return list(iterfind(elem, path, namespaces))


def findtext(elem, path, default=None, namespaces=None):
    found = find(elem, path, namespaces)
    if found is None:
        return default
    return "" if found.text is None else found.text
