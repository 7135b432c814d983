"""Elements with tags, attributes, text and children: trees of XML, read and written."""

import contextlib
import io
import re

from . import ElementPath

__all__ = ["Comment", "dump", "Element", "ElementTree", "fromstring", "fromstringlist", "indent",
           "iselement", "iterparse", "parse", "ParseError", "PI", "ProcessingInstruction", "QName",
           "SubElement", "tostring", "tostringlist", "TreeBuilder", "VERSION", "XML", "XMLID",
           "XMLParser", "register_namespace"]

VERSION = "1.3.0"


class ParseError(SyntaxError):
    """What is read is not XML: `position` says where, as (line, column)."""


def iselement(element):
    """Whether something looks like an element."""
    return hasattr(element, "tag")


# --- Elements ------------------------------------------------------------------------------------

class Element:
    """A tag with attributes, text and children; `tail` is the text behind its end."""

    def __init__(self, tag, attrib={}, **extra):
        if not isinstance(attrib, dict):
            raise TypeError(f"Element() argument 2 must be dict, not {type(attrib).__name__}")
        self.tag = tag
        self.attrib = {**attrib, **extra}
        self.text = self.tail = None
        self._children = []

    def __repr__(self):
        return f"<Element {self.tag!r} at {id(self):#x}>"

    def makeelement(self, tag, attrib, /):
        return Element(tag, attrib)

    def __copy__(self):
        made = Element(self.tag, self.attrib)
        made.text, made.tail = self.text, self.tail
        made._children = list(self._children)
        return made

    def __deepcopy__(self, memo):
        from copy import deepcopy
        made = Element(deepcopy(self.tag, memo), deepcopy(self.attrib, memo))
        made.text, made.tail = self.text, self.tail
        made._children = [deepcopy(child, memo) for child in self._children]
        return made

    def __len__(self):
        return len(self._children)

    def __bool__(self):
        import warnings
        warnings.warn("Testing an element's truth value will always return True in future versions."
                      "  Use specific 'len(elem)' or 'elem is not None' test instead.",
                      DeprecationWarning, stacklevel=2)
        return len(self._children) != 0

    def __getitem__(self, index):
        try:
            return self._children[index]
        except IndexError:
            raise IndexError("child index out of range") from None

    def __setitem__(self, index, element):
        if isinstance(index, slice):
            element = list(element)
            for each in element:
                _check(each, "assignment")
        else:
            _check(element, "assignment")
        try:
            self._children[index] = element
        except IndexError:
            raise IndexError("child assignment index out of range") from None

    def __delitem__(self, index):
        try:
            del self._children[index]
        except IndexError:
            raise IndexError("child assignment index out of range") from None

    def append(self, subelement, /):
        _check(subelement, "append")
        self._children.append(subelement)

    def extend(self, elements, /):
        for element in elements:
            _check(element, "extend")
            self._children.append(element)

    def insert(self, index, subelement, /):
        _check(subelement, "insert")
        self._children.insert(index, subelement)

    def remove(self, subelement, /):
        _check(subelement, "remove")
        for index, child in enumerate(self._children):
            if child is subelement or child == subelement:
                del self._children[index]
                return
        raise ValueError("list.remove(x): x not in list")

    def find(self, path, namespaces=None):
        """The first element that the path leads to, or None."""
        return ElementPath.find(self, _path(path), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        return ElementPath.findtext(self, _path(path), default, namespaces)

    def findall(self, path, namespaces=None):
        return ElementPath.findall(self, _path(path), namespaces)

    def iterfind(self, path, namespaces=None):
        return ElementPath.iterfind(self, _path(path), namespaces)

    def clear(self):
        self.attrib.clear()
        self._children = []
        self.text = self.tail = None

    def get(self, key, default=None):
        return self.attrib.get(key, default)

    def set(self, key, value, /):
        self.attrib[key] = value

    def keys(self):
        return list(self.attrib)

    def items(self):
        return list(self.attrib.items())

    def iter(self, tag=None):
        """This element and all below it, in the order of the document."""
        if tag is None or tag == "*" or self.tag == tag:
            yield self
        for child in self._children:
            yield from child.iter(tag)

    def itertext(self):
        """The texts within, in the order of the document."""
        if self.text:
            yield self.text
        for child in self._children:
            yield from child.itertext()
            if child.tail:
                yield child.tail


def _check(element, where):
    if isinstance(element, Element):
        return
    if where in ("extend", "assignment"):
        raise TypeError(f'expected an Element, not "{type(element).__name__}"')
    number = {"insert": " 2", "append": " 1"}.get(where, "")
    raise TypeError(f"{where}() argument{number} must be xml.etree.ElementTree.Element, "
                    f"not {type(element).__name__}")


def _path(path):
    return path.text if isinstance(path, QName) else path


def SubElement(parent, tag, attrib={}, **extra):
    """A new last child of an element."""
    if not isinstance(parent, Element):
        raise TypeError("SubElement() argument 1 must be xml.etree.ElementTree.Element, "
                        f"not {type(parent).__name__}")
    element = Element(tag, attrib, **extra)
    parent.append(element)
    return element


def Comment(text=None):
    element = Element(Comment)
    element.text = text
    return element


def ProcessingInstruction(target, text=None):
    element = Element(ProcessingInstruction)
    element.text = target if not text else f"{target} {text}"
    return element


PI = ProcessingInstruction


class QName:
    """A name with its namespace: "{uri}name"."""

    def __init__(self, text_or_uri, tag=None):
        self.text = f"{{{text_or_uri}}}{tag}" if tag else text_or_uri

    def __str__(self):
        return self.text

    def __repr__(self):
        return f"<QName {self.text!r}>"

    def __hash__(self):
        return hash(self.text)

    def _compare(name):
        def method(self, other):
            other = other.text if isinstance(other, QName) else other
            return getattr(self.text, name)(other)
        return method

    __eq__, __lt__, __le__, __gt__, __ge__ = map(
        _compare, ("__eq__", "__lt__", "__le__", "__gt__", "__ge__"))
    del _compare


class ElementTree:
    """A whole document."""

    def __init__(self, element=None, file=None):
        self._root = element
        if file:
            self.parse(file)

    def getroot(self):
        return self._root

    def _setroot(self, element):
        self._root = element

    def parse(self, source, parser=None):
        """Reads from something with read()."""
        parser = parser or XMLParser()
        parser.feed(_opened(source, "parse").read())
        self._root = parser.close()
        return self._root

    def iter(self, tag=None):
        return self._root.iter(tag)

    def find(self, path, namespaces=None):
        return self._root.find(_relative(path), namespaces)

    def findtext(self, path, default=None, namespaces=None):
        return self._root.findtext(_relative(path), default, namespaces)

    def findall(self, path, namespaces=None):
        return self._root.findall(_relative(path), namespaces)

    def iterfind(self, path, namespaces=None):
        return self._root.iterfind(_relative(path), namespaces)

    def write(self, file_or_filename, encoding=None, xml_declaration=None, default_namespace=None,
              method=None, *, short_empty_elements=True):
        """Writes to something with write()."""
        method = method or "xml"
        if method not in ("xml", "html", "text"):
            raise ValueError(f"unknown method {method!r}")
        encoding = encoding or "us-ascii"
        file = _opened(file_or_filename, "write")
        parts = []
        if method == "xml" and (xml_declaration or (
                xml_declaration is None and encoding.lower() not in ("utf-8", "us-ascii", "unicode"))):
            named = "utf-8" if encoding.lower() == "unicode" else encoding
            parts.append(f"<?xml version='1.0' encoding='{named}'?>\n")
        if method == "text":
            parts.extend(self._root.itertext())
        else:
            names, namespaces = _qualified_names(self._root, default_namespace)
            _serialize(parts.append, self._root, names, namespaces, method, short_empty_elements)
        text = "".join(parts)
        if encoding.lower() != "unicode":
            text = text.encode(encoding, "xmlcharrefreplace")
        file.write(text)


def _opened(source, name):
    if hasattr(source, "read" if name == "parse" else "write"):
        return source
    raise OSError(f"ElementTree.{name}() is not available in Looplane: there are no files")


def _relative(path):
    if path[:1] != "/":
        return path
    import warnings
    warnings.warn("This search is broken in 1.3 and earlier, and will be fixed in a future version."
                  f"  If you rely on the current behaviour, change it to {'.' + path!r}",
                  FutureWarning, stacklevel=3)
    return "." + path


# --- Writing -------------------------------------------------------------------------------------

_namespace_map = {
    "http://www.w3.org/XML/1998/namespace": "xml",
    "http://www.w3.org/1999/xhtml": "html",
    "http://www.w3.org/1999/02/22-rdf-syntax-ns#": "rdf",
    "http://schemas.xmlsoap.org/wsdl/": "wsdl",
    "http://www.w3.org/2001/XMLSchema": "xs",
    "http://www.w3.org/2001/XMLSchema-instance": "xsi",
    "http://purl.org/dc/elements/1.1/": "dc",
}
_html_empty = {"area", "base", "basefont", "br", "col", "embed", "frame", "hr", "img", "input",
               "isindex", "link", "meta", "param", "source", "track", "wbr"}


def register_namespace(prefix, uri):
    """Which prefix a namespace has when it is written."""
    if re.match(r"ns\d+$", prefix):
        raise ValueError("Prefix format reserved for internal use")
    for known, other in list(_namespace_map.items()):
        if known == uri or other == prefix:
            del _namespace_map[known]
    _namespace_map[uri] = prefix


def _wrong_type(text):
    raise TypeError(f"cannot serialize {text!r} (type {type(text).__name__})")


def _qualified_names(root, default_namespace):
    names, namespaces = {None: None}, {}
    if default_namespace:
        namespaces[default_namespace] = ""

    def add(name):
        if name[:1] != "{":
            if default_namespace:
                raise ValueError("cannot use non-qualified names with default_namespace option")
            names[name] = name
            return
        uri, tag = name[1:].rsplit("}", 1)
        prefix = namespaces.get(uri)
        if prefix is None:
            prefix = _namespace_map.get(uri) or f"ns{len(namespaces)}"
            if prefix != "xml":
                namespaces[uri] = prefix
        names[name] = f"{prefix}:{tag}" if prefix else tag

    for element in root.iter():
        tag = _path(element.tag)
        if isinstance(tag, str):
            add(tag)
        elif tag is not None and tag is not Comment and tag is not PI:
            _wrong_type(tag)
        for key, value in element.items():
            key = _path(key)
            if not isinstance(key, str):
                _wrong_type(key)
            add(key)
            if isinstance(value, QName):
                add(value.text)
        if isinstance(element.text, QName):
            add(element.text.text)
    return names, namespaces


def _serialize(write, element, names, namespaces, method, short_empty):
    tag, text = element.tag, element.text
    if tag is Comment:
        write(f"<!--{text if method == 'xml' else _escape(text)}-->")
    elif tag is PI:
        write(f"<?{text if method == 'xml' else _escape(text)}?>")
    else:
        tag = names[_path(tag)]
        if tag is not None:
            write(f"<{tag}")
            for uri, prefix in sorted((namespaces or {}).items(), key=lambda item: item[1]):
                write(f' xmlns{prefix and ":" + prefix}="{_escape_attribute(uri, method)}"')
            for key, value in element.items():
                value = (names[value.text] if isinstance(value, QName)
                         else _escape_attribute(value, method))
                write(f' {names[_path(key)]}="{value}"')
        if method == "html":
            short = False
            closed = tag is not None and tag.lower() in _html_empty
        else:
            short = short_empty and not text and not len(element)
            closed = False
        if tag is not None:
            write(" />" if short else ">")
        if text:
            if method == "html" and tag is not None and tag.lower() in ("script", "style"):
                write(text)
            else:
                write(names[text.text] if isinstance(text, QName) else _escape(text))
        for child in element:
            _serialize(write, child, names, None, method, short_empty)
        if tag is not None and not short and not closed:
            write(f"</{tag}>")
    if element.tail:
        write(_escape(element.tail))


def _escape(text):
    try:
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    except (TypeError, AttributeError):
        _wrong_type(text)


def _escape_attribute(text, method):
    try:
        text = text.replace("&", "&amp;")
        if method == "html":
            return text.replace(">", "&gt;").replace('"', "&quot;")
        for character, escaped in (("<", "&lt;"), (">", "&gt;"), ('"', "&quot;"), ("\r", "&#13;"),
                                   ("\n", "&#10;"), ("\t", "&#09;")):
            text = text.replace(character, escaped)
        return text
    except (TypeError, AttributeError):
        _wrong_type(text)


def tostring(element, encoding=None, method=None, *, xml_declaration=None, default_namespace=None,
             short_empty_elements=True):
    """An element as bytes, or as str for the encoding "unicode"."""
    stream = io.StringIO() if encoding == "unicode" else io.BytesIO()
    ElementTree(element).write(stream, encoding, xml_declaration, default_namespace, method,
                               short_empty_elements=short_empty_elements)
    return stream.getvalue()


def tostringlist(element, encoding=None, method=None, **options):
    return [tostring(element, encoding, method, **options)]


def dump(elem):
    """Writes an element to sys.stdout."""
    import sys
    if not isinstance(elem, ElementTree):
        elem = ElementTree(elem)
    elem.write(sys.stdout, encoding="unicode")
    tail = elem.getroot().tail
    if not tail or tail[-1] != "\n":
        sys.stdout.write("\n")


def indent(tree, space="  ", level=0):
    """Puts white space between the elements, for people to read."""
    if isinstance(tree, ElementTree):
        tree = tree.getroot()
    if level < 0:
        raise ValueError(f"Initial indentation level must be >= 0, got {level}")
    if len(tree):
        _indent_children(tree, "\n" + level * space, space)


def _indent_children(element, outer, space):
    inner = outer + space
    if not element.text or not element.text.strip():
        element.text = inner
    for child in element:
        if len(child):
            _indent_children(child, inner, space)
        if not child.tail or not child.tail.strip():
            child.tail = inner
    if not child.tail.strip():
        child.tail = outer


# --- Reading -------------------------------------------------------------------------------------

class TreeBuilder:
    """Makes a tree of the starts, ends and texts that it is told."""

    def __init__(self, element_factory=None, *, comment_factory=None, pi_factory=None,
                 insert_comments=False, insert_pis=False):
        self._factory = element_factory or Element
        self._comment_factory = comment_factory or Comment
        self._pi_factory = pi_factory or PI
        self._insert_comments, self._insert_pis = insert_comments, insert_pis
        self._open, self._texts = [], []
        self._root = self._last = None
        self._after_end = False

    def close(self):
        assert not self._open, "missing end tags"
        assert self._root is not None, "missing toplevel element"
        return self._root

    def _flush(self):
        if self._texts and self._last is not None:
            text = "".join(self._texts)
            if self._after_end:
                self._last.tail = text
            else:
                self._last.text = text
        self._texts = []

    def data(self, data):
        self._texts.append(data)

    def _add(self, element, opens):
        self._flush()
        if self._open:
            self._open[-1].append(element)
        elif self._root is None and opens:
            self._root = element
        self._last, self._after_end = element, not opens
        return element

    def start(self, tag, attrs):
        element = self._add(self._factory(tag, attrs), True)
        self._open.append(element)
        return element

    def end(self, tag):
        self._flush()
        self._last, self._after_end = self._open.pop(), True
        return self._last

    def comment(self, text):
        element = self._comment_factory(text)
        return self._add(element, False) if self._insert_comments else element

    def pi(self, target, text=None):
        element = self._pi_factory(target, text)
        return self._add(element, False) if self._insert_pis else element


_name = r"[^\W\d][\w.:-]*"
_markup = re.compile(rf"""<(?:!--(?P<comment>.*?)-->
    |!\[CDATA\[(?P<cdata>.*?)\]\]>
    |!DOCTYPE(?P<doctype>[^\[>]*(?:\[.*?\]\s*)?)>
    |\?(?P<target>{_name})(?:\s+(?P<instruction>.*?))?\?>
    |/(?P<end>{_name})\s*>
    |(?P<start>{_name})(?P<attributes>(?:\s+{_name}\s*=\s*(?:"[^<"]*"|'[^<']*'))*)\s*(?P<empty>/?)>
    )""", re.VERBOSE | re.DOTALL)
_attribute = re.compile(rf"""({_name})\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_reference = re.compile(rf"&(?:#(\d+)|#x([0-9a-fA-F]+)|({_name}));|&")
_entities = {"lt": "<", "gt": ">", "amp": "&", "quot": '"', "apos": "'"}
_codes = {"syntax error": 2, "no element found": 3, "not well-formed (invalid token)": 4,
          "unclosed token": 5, "mismatched tag": 7, "duplicate attribute": 8,
          "junk after document element": 9, "undefined entity": 11, "unclosed CDATA section": 20,
          "unbound prefix": 27}


class XMLParser:
    """Reads XML and tells a target, a TreeBuilder as a rule."""

    def __init__(self, *, target=None, encoding=None):
        self.target = target if target is not None else TreeBuilder()
        self.entity = {}
        self._encoding = encoding
        self._parts = []
        self.version = "Expat 2.6.0"

    def feed(self, data, /):
        self._parts.append(data)

    def close(self):
        data = self._parts[0][:0].join(self._parts) if self._parts else ""
        if not isinstance(data, str):
            data = self._decoded(bytes(data))
        self._read(data.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n"))
        close = getattr(self.target, "close", None)
        return close() if close is not None else None

    def _decoded(self, data):
        declared = re.match(rb"""<\?xml[^>]*?encoding\s*=\s*["']([\w.-]+)""", data)
        if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return data.decode("utf-16")
        name = self._encoding or (declared[1].decode() if declared else "utf-8")
        return data.decode(name)

    def _fail(self, what, position):
        line = self._text.count("\n", 0, position) + 1
        column = position - (self._text.rfind("\n", 0, position) + 1)
        error = ParseError(f"{what}: line {line}, column {column}")
        error.code, error.position = _codes[what], (line, column)
        raise error

    def _tell(self, name, *arguments):
        method = getattr(self.target, name, None)
        if method is not None:
            method(*arguments)

    def _read(self, text):
        self._text = text
        tags, scopes = [], [{"xml": "http://www.w3.org/XML/1998/namespace"}]
        position = 0
        began = False
        while position < len(text):
            if text[position] != "<":
                end = text.find("<", position)
                end = len(text) if end < 0 else end
                self._characters(text[position:end], position, tags, began)
                position = end
                continue
            found = _markup.match(text, position)
            if found is None:
                self._not_markup(position, tags, began)
            if found["start"]:
                if began and not tags:
                    self._fail("junk after document element", position)
                began = True
                self._start(found, tags, scopes)
            elif found["end"]:
                self._end(found["end"], found.start("end"), tags, scopes)
            elif found["cdata"] is not None:
                if not tags:
                    self._fail("junk after document element" if began else "syntax error", position)
                self._tell("data", found["cdata"])
            elif found["comment"] is not None:
                self._tell("comment", found["comment"])
            elif found["doctype"] is not None:
                self._declare(found["doctype"])
            elif found["target"].lower() != "xml":
                self._tell("pi", found["target"], found["instruction"])
            elif position:
                self._fail("not well-formed (invalid token)", position)
            position = found.end()
        if tags or not began:
            self._fail("no element found", len(text))

    def _characters(self, text, position, tags, began):
        if tags:
            self._tell("data", self._resolved(text, position))
        elif text.strip():
            place = position + len(text) - len(text.lstrip())
            self._fail("junk after document element" if began else "syntax error", place)

    def _not_markup(self, position, tags, began):
        """What is wrong there, as expat says it."""
        text = self._text
        for begin, end, what in (("<!--", "-->", "unclosed token"), ("<?", "?>", "unclosed token"),
                                 ("<![CDATA[", "]]>", "unclosed CDATA section")):
            if text.startswith(begin, position) and end not in text[position:]:
                self._fail(what, len(text) if begin[2:3] == "[" else position)
        rest = re.compile(rf"</?{_name}").match(text, position)
        if rest is None:
            self._fail("not well-formed (invalid token)", min(position + 1, len(text)))
        attribute = re.compile(rf"""\s+{_name}\s*=\s*(?:"[^<"]*"|'[^<']*')""")
        place = rest.end()
        while (found := attribute.match(text, place)) is not None:
            place = found.end()
        wrong = re.compile(rf"""\s*(?:{_name}\s*(?:=\s*(?:"[^"<]*|'[^'<]*)?)?|/)?""").match(text, place)
        if wrong.end() >= len(text):
            self._fail("unclosed token", position)
        self._fail("not well-formed (invalid token)", wrong.end())

    def _resolved(self, text, position):
        if "&" not in text:
            return text

        def replaced(found):
            decimal, hexadecimal, name = found.groups()
            if name:
                known = _entities.get(name, self.entity.get(name))
                if known is None:
                    self._fail("undefined entity", position + found.start())
                return known
            if not decimal and not hexadecimal:
                self._fail("not well-formed (invalid token)", position + found.end())
            return chr(int(decimal) if decimal else int(hexadecimal, 16))

        return _reference.sub(replaced, text)

    def _declare(self, doctype):
        for name, value in re.findall(rf"""<!ENTITY\s+({_name})\s+["']([^"']*)["']\s*>""", doctype):
            self.entity[name] = value

    def _start(self, found, tags, scopes):
        attributes, scope = {}, scopes[-1]
        offset = found.start("attributes")
        given = []
        for each in _attribute.finditer(found["attributes"] or ""):
            group = 2 if each[2] is not None else 3
            value = self._resolved(each[group], offset + each.start(group))
            value = value.replace("\n", " ").replace("\t", " ")
            name = each[1]
            if name == "xmlns" or name.startswith("xmlns:"):
                if scope is scopes[-1]:
                    scope = dict(scope)
                scope[name[6:]] = value
                self._tell("start_ns", name[6:], value)
            else:
                given.append((name, value, offset + each.start()))
        for name, value, place in given:
            full = self._full_name(name, scope, place, False)
            if full in attributes:
                self._fail("duplicate attribute", place)
            attributes[full] = value
        tag = self._full_name(found["start"], scope, found.start(), True)
        tags.append((found["start"], tag))
        scopes.append(scope)
        self._tell("start", tag, attributes)
        if found["empty"]:
            self._end(found["start"], found.start(), tags, scopes)

    def _full_name(self, name, scope, place, takes_default):
        prefix, colon, local = name.rpartition(":")
        if not colon and not takes_default:
            return name
        if colon and prefix not in scope:
            self._fail("unbound prefix", place)
        uri = scope.get(prefix)
        return f"{{{uri}}}{local}" if uri else local

    def _end(self, name, place, tags, scopes):
        if not tags:
            self._fail("not well-formed (invalid token)", place - 1)
        if tags[-1][0] != name:
            self._fail("mismatched tag", place)
        scopes.pop()
        self._tell("end", tags.pop()[1])


def XML(text, parser=None):
    """The root element of a document in a string."""
    parser = parser or XMLParser()
    parser.feed(text)
    return parser.close()


fromstring = XML


def fromstringlist(sequence, parser=None):
    parser = parser or XMLParser()
    for text in sequence:
        parser.feed(text)
    return parser.close()


def XMLID(text, parser=None):
    tree = XML(text, parser)
    return tree, {element.get("id"): element for element in tree.iter() if element.get("id")}


def parse(source, parser=None):
    """A document read from something with read()."""
    tree = ElementTree()
    tree.parse(source, parser)
    return tree


def iterparse(source, events=None, parser=None):
    """Tells the starts and ends of a document's elements, one after the other."""
    events = events or ("end",)
    told = []

    class Target(TreeBuilder):
        def start(self, tag, attrs):
            element = super().start(tag, attrs)
            if "start" in events:
                told.append(("start", element))
            return element

        def end(self, tag):
            element = super().end(tag)
            if "end" in events:
                told.append(("end", element))
            return element

    class Events:
        root = None

        def __iter__(self):
            return self

        def __next__(self):
            if not told:
                self.root = root
                raise StopIteration
            return told.pop(0)

        def close(self):
            told.clear()

    reader = XMLParser(target=Target())
    reader.feed(_opened(source, "parse").read())
    root = reader.close()
    return Events()
