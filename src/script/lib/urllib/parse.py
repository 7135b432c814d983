"""Taking URLs apart and putting them together."""

from functools import wraps

__all__ = ["urlparse", "urlunparse", "urljoin", "urldefrag", "urlsplit", "urlunsplit", "urlencode",
           "parse_qs", "parse_qsl", "quote", "quote_plus", "quote_from_bytes", "unquote",
           "unquote_plus", "unquote_to_bytes", "DefragResult", "ParseResult", "SplitResult",
           "DefragResultBytes", "ParseResultBytes", "SplitResultBytes"]

uses_relative = ['', 'ftp', 'http', 'gopher', 'nntp', 'imap', 'wais', 'file', 'https', 'shttp',
                 'mms', 'prospero', 'rtsp', 'rtsps', 'rtspu', 'sftp', 'svn', 'svn+ssh', 'ws', 'wss']
uses_netloc = ['', 'ftp', 'http', 'gopher', 'nntp', 'telnet', 'imap', 'wais', 'file', 'mms',
               'https', 'shttp', 'snews', 'prospero', 'rtsp', 'rtsps', 'rtspu', 'rsync', 'svn',
               'svn+ssh', 'sftp', 'nfs', 'git', 'git+ssh', 'ws', 'wss', 'itms-services']
uses_params = ['', 'ftp', 'hdl', 'prospero', 'http', 'imap', 'https', 'shttp', 'rtsp', 'rtsps',
               'rtspu', 'sip', 'sips', 'mms', 'sftp', 'tel']


# --- Results ------------------------------------------------------------------------------------

def _fields(*names):
    """Class decorator: names for the items of a tuple."""
    def decorate(cls):
        cls._fields = cls.__match_args__ = names
        for position, name in enumerate(names):
            setattr(cls, name, property(lambda self, position=position: self[position]))
        return cls
    return decorate


class _Result(tuple):
    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        if len(args) > len(cls._fields):
            raise TypeError(f"{cls.__name__}.__new__() takes {len(cls._fields) + 1} positional "
                            f"arguments but {len(args) + 1} were given")
        return tuple.__new__(cls, args + tuple(kwargs[name] for name in cls._fields[len(args):]))

    def __repr__(self):
        shown = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self))
        return f"{type(self).__name__}({shown})"

    def encode(self, encoding='ascii', errors='strict'):
        """The same of bytes."""
        return _bytes_classes[type(self)](*(part.encode(encoding, errors) for part in self))

    def _asdict(self):
        return dict(zip(self._fields, self))

    def _replace(self, /, **kwargs):
        result = type(self)(*(kwargs.pop(name, value)
                              for name, value in zip(self._fields, self)))
        if kwargs:
            raise ValueError(f"Got unexpected field names: {list(kwargs)!r}")
        return result


class _Netloc(_Result):
    """What can be asked of the place in a URL."""

    __slots__ = ()

    def _parts(self):
        user, at, host = self.netloc.rpartition('@')
        name, colon, password = user.partition(':')
        _, bracket, bracketed = host.partition('[')
        if bracket:
            host, _, port = bracketed.partition(']')
            port = port.partition(':')[2]
        else:
            host, _, port = host.partition(':')
        return name if at else None, password if colon else None, host, port

    @property
    def username(self):
        """The name before the @."""
        return self._parts()[0]

    @property
    def password(self):
        """The password before the @."""
        return self._parts()[1]

    @property
    def hostname(self):
        """The host, in lower case."""
        host = self._parts()[2]
        if not host:
            return None
        name, percent, zone = host.partition('%')
        return name.lower() + percent + zone

    @property
    def port(self):
        """The port, as a number."""
        port = self._parts()[3]
        if not port:
            return None
        if not (port.isdigit() and port.isascii()):
            raise ValueError(f"Port could not be cast to integer value as {port!r}")
        if int(port) > 65535:
            raise ValueError("Port out of range 0-65535")
        return int(port)


@_fields('url', 'fragment')
class DefragResult(_Result):
    """A URL and the fragment that stood behind it."""

    __slots__ = ()

    def geturl(self):
        """The URL again."""
        return f"{self.url}#{self.fragment}" if self.fragment else self.url


@_fields('scheme', 'netloc', 'path', 'query', 'fragment')
class SplitResult(_Netloc):
    """The five parts of a URL."""

    __slots__ = ()

    def geturl(self):
        """The URL again."""
        return urlunsplit(self)


@_fields('scheme', 'netloc', 'path', 'params', 'query', 'fragment')
class ParseResult(_Netloc):
    """The six parts of a URL."""

    __slots__ = ()

    def geturl(self):
        """The URL again."""
        return urlunparse(self)


# --- Bytes --------------------------------------------------------------------------------------

class _BytesResult:
    """Mixed into a result whose parts are bytes."""

    __slots__ = ()

    def decode(self, encoding='ascii', errors='strict'):
        """The same of texts."""
        return self._of_text(*(part.decode(encoding, errors) for part in self))

    def _encoded(self, name):
        value = getattr(self.decode(), name)
        return value.encode('ascii') if isinstance(value, str) else value

    def geturl(self):
        """The URL again."""
        return self.decode().geturl().encode('ascii')

    username = property(lambda self: self._encoded('username'), doc="The name before the @.")
    password = property(lambda self: self._encoded('password'), doc="The password before the @.")
    hostname = property(lambda self: self._encoded('hostname'), doc="The host, in lower case.")
    port = property(lambda self: self._encoded('port'), doc="The port, as a number.")


class DefragResultBytes(_BytesResult, DefragResult):
    """A URL of bytes and the fragment that stood behind it."""

    __slots__ = ()
    _of_text = DefragResult


class SplitResultBytes(_BytesResult, SplitResult):
    """The five parts of a URL of bytes."""

    __slots__ = ()
    _of_text = SplitResult


class ParseResultBytes(_BytesResult, ParseResult):
    """The six parts of a URL of bytes."""

    __slots__ = ()
    _of_text = ParseResult


_bytes_classes = {cls._of_text: cls
                  for cls in (DefragResultBytes, SplitResultBytes, ParseResultBytes)}


def _for_bytes_too(function):
    """Decorator: arguments of bytes are taken as ASCII, and so is the result."""
    @wraps(function)
    def coerced(*args, **kwargs):
        texts = [arg for arg in args if not isinstance(arg, bool)]
        if len(texts) == 1 and isinstance(texts[0], (tuple, list)):
            texts = texts[0]
        if isinstance(texts[0], str) or not hasattr(texts[0], 'decode'):
            if any(text and isinstance(text, (bytes, bytearray)) for text in texts):
                raise TypeError("Cannot mix str and non-str arguments")
            return function(*args, **kwargs)
        if any(text and isinstance(text, str) for text in texts):
            raise TypeError("Cannot mix str and non-str arguments")
        return function(*map(_decoded, args), **kwargs).encode('ascii')
    return coerced


def _decoded(value):
    if isinstance(value, (tuple, list)):
        return tuple(map(_decoded, value))
    return value.decode('ascii') if isinstance(value, (bytes, bytearray)) else value


# --- Parts --------------------------------------------------------------------------------------

_scheme_characters = set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789+-.")
_control = "".join(map(chr, range(33)))


@_for_bytes_too
def urlsplit(url, scheme='', allow_fragments=True):
    """Scheme, place, path, query and fragment of a URL."""
    url = url.lstrip(_control)
    scheme = scheme.strip(_control)
    for c in "\t\r\n":
        url = url.replace(c, "")
        scheme = scheme.replace(c, "")
    netloc = query = fragment = ''
    colon = url.find(':')
    if colon > 0 and url[0].isascii() and url[0].isalpha():
        if all(c in _scheme_characters for c in url[:colon]):
            scheme, url = url[:colon].lower(), url[colon + 1:]
    if url[:2] == '//':
        end = min([i for i in (url.find(c, 2) for c in '/?#') if i >= 0], default=len(url))
        netloc, url = url[2:end], url[end:]
        if ('[' in netloc) != (']' in netloc):
            raise ValueError("Invalid IPv6 URL")
    if allow_fragments and '#' in url:
        url, _, fragment = url.partition('#')
    if '?' in url:
        url, _, query = url.partition('?')
    return SplitResult(scheme, netloc, url, query, fragment)


@_for_bytes_too
def urlparse(url, scheme='', allow_fragments=True):
    """Scheme, place, path, parameters, query and fragment of a URL."""
    scheme, netloc, url, query, fragment = urlsplit(url, scheme, allow_fragments)
    params = ''
    if scheme in uses_params and ';' in url:
        semicolon = url.find(';', max(url.rfind('/'), 0))
        if semicolon >= 0:
            url, params = url[:semicolon], url[semicolon + 1:]
    return ParseResult(scheme, netloc, url, params, query, fragment)


@_for_bytes_too
def urlunsplit(components):
    """A URL of its five parts."""
    scheme, netloc, url, query, fragment = components
    if netloc:
        if url and url[:1] != '/':
            url = '/' + url
        url = '//' + netloc + url
    elif url[:2] == '//' or scheme and scheme in uses_netloc and (not url or url[:1] == '/'):
        url = '//' + url
    if scheme:
        url = scheme + ':' + url
    if query:
        url += '?' + query
    if fragment:
        url += '#' + fragment
    return url


@_for_bytes_too
def urlunparse(components):
    """A URL of its six parts."""
    scheme, netloc, url, params, query, fragment = components
    if params:
        url = f"{url};{params}"
    return urlunsplit((scheme, netloc, url, query, fragment))


@_for_bytes_too
def urldefrag(url):
    """The URL without its fragment, and the fragment."""
    if '#' not in url:
        return DefragResult(url, '')
    scheme, netloc, path, params, query, fragment = urlparse(url)
    return DefragResult(urlunparse((scheme, netloc, path, params, query, '')), fragment)


@_for_bytes_too
def urljoin(base, url, allow_fragments=True):
    """The URL that a relative one means on the page `base`."""
    if not base:
        return url
    if not url:
        return base
    base = urlparse(base, '', allow_fragments)
    scheme, netloc, path, params, query, fragment = urlparse(url, base.scheme, allow_fragments)
    if scheme != base.scheme or scheme not in uses_relative:
        return url
    if scheme in uses_netloc:
        if netloc:
            return urlunparse((scheme, netloc, path, params, query, fragment))
        netloc = base.netloc
    if not path and not params:
        return urlunparse((scheme, netloc, base.path, base.params, query or base.query, fragment))
    base_parts = base.path.split('/')
    if base_parts[-1] != '':
        del base_parts[-1]
    if path[:1] == '/':
        parts = path.split('/')
    else:
        parts = base_parts + path.split('/')
        parts[1:-1] = filter(None, parts[1:-1])
    resolved = []
    for part in parts:
        if part == '..':
            if resolved:
                resolved.pop()
        elif part != '.':
            resolved.append(part)
    if parts[-1] in ('.', '..'):
        resolved.append('')
    return urlunparse((scheme, netloc, '/'.join(resolved) or '/', params, query, fragment))


# --- Quoting ------------------------------------------------------------------------------------

_always_safe = frozenset(b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_.-~')


def quote(string, safe='/', encoding=None, errors=None):
    """The text with all but letters, digits and what is safe as %xx."""
    if isinstance(string, str):
        string = string.encode(encoding or 'utf-8', errors or 'strict')
    elif encoding is not None:
        raise TypeError("quote() doesn't support 'encoding' for bytes")
    elif errors is not None:
        raise TypeError("quote() doesn't support 'errors' for bytes")
    return quote_from_bytes(string, safe)


def quote_from_bytes(bs, safe='/'):
    """The bytes with all but letters, digits and what is safe as %xx."""
    if not isinstance(bs, (bytes, bytearray)):
        raise TypeError("quote_from_bytes() expected bytes")
    safe = safe.encode('ascii', 'ignore') if isinstance(safe, str) else safe
    return ''.join(chr(b) if b in _always_safe or b in safe else f'%{b:02X}' for b in bs)


def quote_plus(string, safe='', encoding=None, errors=None):
    """The same with + for spaces."""
    space = ' ' if isinstance(string, str) else b' '
    if space not in string:
        return quote(string, safe, encoding, errors)
    extra = ' ' if isinstance(safe, str) else b' '
    return quote(string, safe + extra, encoding, errors).replace(' ', '+')


_hex = frozenset('0123456789abcdefABCDEF')


def unquote_to_bytes(string):
    """The bytes of a text with %xx in it."""
    if isinstance(string, str):
        string = string.encode('utf-8')
    parts = string.split(b'%')
    result = [parts[0]]
    for part in parts[1:]:
        digits = part[:2].decode('latin1')
        if len(digits) == 2 and digits[0] in _hex and digits[1] in _hex:
            result.append(bytes([int(digits, 16)]) + part[2:])
        else:
            result.append(b'%' + part)
    return b''.join(result)


def unquote(string, encoding='utf-8', errors='replace'):
    """The text with %xx replaced by what it stands for."""
    if isinstance(string, bytes):
        return unquote_to_bytes(string).decode(encoding or 'utf-8', errors or 'replace')
    if '%' not in string:
        return string
    return unquote_to_bytes(string).decode(encoding or 'utf-8', errors or 'replace')


def unquote_plus(string, encoding='utf-8', errors='replace'):
    """The same with + for spaces."""
    return unquote(string.replace('+', ' '), encoding, errors)


# --- Queries ------------------------------------------------------------------------------------

def urlencode(query, doseq=False, safe='', encoding=None, errors=None, quote_via=quote_plus):
    """A mapping, or pairs, as a query."""
    def quoted(value):
        if isinstance(value, bytes):
            return quote_via(value, safe)
        return quote_via(value if isinstance(value, str) else str(value), safe, encoding, errors)

    if hasattr(query, "items"):
        query = query.items()
    parts = []
    try:
        for key, value in query:
            values = [value]
            if doseq and not isinstance(value, (str, bytes)):
                try:
                    values = list(value)
                except TypeError:
                    pass
            parts.extend(f"{quoted(key)}={quoted(each)}" for each in values)
    except (TypeError, ValueError) as error:
        raise TypeError("not a valid non-string sequence or mapping object") from error
    return '&'.join(parts)


def parse_qsl(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8',
              errors='replace', max_num_fields=None, separator='&'):
    """A query as a list of pairs."""
    if not separator or not isinstance(separator, (str, bytes)):
        raise ValueError("Separator must be of type string or bytes.")
    if max_num_fields is not None and qs and max_num_fields < 1 + qs.count(separator):
        raise ValueError('Max number of fields exceeded')
    if isinstance(qs, (bytes, bytearray)):
        pairs = parse_qsl(qs.decode('ascii'), keep_blank_values, strict_parsing, encoding, errors,
                          max_num_fields, separator)
        return [(name.encode('ascii'), value.encode('ascii')) for name, value in pairs]
    pairs = []
    for field in qs.split(separator) if qs else ():
        if not field and not strict_parsing:
            continue
        name, equals, value = field.partition('=')
        if not equals and strict_parsing:
            raise ValueError(f"bad query field: {field!r}")
        if value or keep_blank_values:
            pairs.append((unquote_plus(name, encoding, errors),
                          unquote_plus(value, encoding, errors)))
    return pairs


def parse_qs(qs, keep_blank_values=False, strict_parsing=False, encoding='utf-8',
             errors='replace', max_num_fields=None, separator='&'):
    """A query as a dictionary of lists."""
    result = {}
    for name, value in parse_qsl(qs, keep_blank_values, strict_parsing, encoding, errors,
                                 max_num_fields, separator):
        result.setdefault(name, []).append(value)
    return result
