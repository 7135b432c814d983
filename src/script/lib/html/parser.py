"""A parser of HTML that tells a subclass what it meets."""

import re
from html import unescape

__all__ = ['HTMLParser']

_text_end = re.compile('[&<]')
_entity = re.compile('&([a-zA-Z][-.a-zA-Z0-9]*)[^a-zA-Z0-9]')
_character = re.compile('&#(?:[0-9]+|[xX][0-9a-fA-F]+)[^0-9a-fA-F]')
_incomplete = re.compile('&[a-zA-Z#]')
_tag_start = re.compile('<[a-zA-Z]')
_tag_name = re.compile(r'([a-zA-Z][^\t\n\r\f />\x00]*)(?:\s|/(?!>))*')
_attribute = re.compile(
    r'((?<=[\'"\s/])[^\s/>][^\s/=>]*)(\s*=+\s*(\'[^\']*\'|"[^"]*"|(?![\'"])[^>\s]*))?'
    r'(?:\s|/(?!>))*')
_whole_tag = re.compile(r'''
    <[a-zA-Z][^\t\n\r\f />\x00]*
    (?:[\s/]*
       (?:(?<=['"\s/])[^\s/>][^\s/=>]*
          (?:\s*=+\s*(?:'[^']*'|"[^"]*"|(?!['"])[^>\s]*)\s*)?
          (?:\s|/(?!>))*
       )*
    )?\s*''', re.VERBOSE)
_end_tag = re.compile(r'</\s*([a-zA-Z][-.a-zA-Z0-9:_]*)\s*>')
_comment_end = re.compile(r'--\s*>')
_declaration_name = re.compile(r'[a-zA-Z][-_.a-zA-Z0-9]*\s*')
_section_end = re.compile(r']\s*]\s*>')
_conditional_end = re.compile(r']\s*>')


class HTMLParser:
    """Feed it a text; it calls handle_starttag(), handle_data() and their like in order."""

    CDATA_CONTENT_ELEMENTS = ("script", "style")

    def __init__(self, *, convert_charrefs=True):
        self.convert_charrefs = convert_charrefs
        self.reset()

    def reset(self):
        """Forgets what is not handled yet."""
        self.rawdata = ''
        self.lasttag = '???'
        self.interesting = _text_end
        self.cdata_elem = None
        self.lineno = 1
        self.offset = 0

    def feed(self, data):
        """Handles what is complete; the rest waits for more."""
        self.rawdata += data
        self.goahead(0)

    def close(self):
        """Handles all that waits: there is no more."""
        self.goahead(1)

    def getpos(self):
        """The line, from 1, and the column, from 0."""
        return self.lineno, self.offset

    __starttag_text = None

    def get_starttag_text(self):
        """The last start tag as it was written."""
        return self.__starttag_text

    def set_cdata_mode(self, elem):
        self.cdata_elem = elem.lower()
        self.interesting = re.compile(r'</\s*%s\s*>' % self.cdata_elem, re.IGNORECASE)

    def clear_cdata_mode(self):
        self.interesting = _text_end
        self.cdata_elem = None

    def updatepos(self, i, j):
        if i < j:
            lines = self.rawdata.count('\n', i, j)
            if lines:
                self.lineno += lines
                self.offset = j - self.rawdata.rindex('\n', i, j) - 1
            else:
                self.offset += j - i
        return j

    # --- The loop ---------------------------------------------------------------------------

    def goahead(self, end):
        at, size = 0, len(self.rawdata)
        while at < size:
            upto = self._text_upto(at, size, end)
            if upto < 0:
                break
            if at < upto:
                self._text(at, upto)
            at = self.updatepos(at, upto)
            if at == size:
                break
            step = self._markup if self.rawdata[at] == '<' else self._reference
            upto = step(at, size, end)
            if upto < 0:
                break
            at = self.updatepos(at, upto)
        if end and at < size and not self.cdata_elem:
            self._text(at, size)
            at = self.updatepos(at, size)
        self.rawdata = self.rawdata[at:]

    def _text_upto(self, at, size, end):
        """Where the text ends that begins here; negative: more must come."""
        raw = self.rawdata
        if self.convert_charrefs and not self.cdata_elem:
            upto = raw.find('<', at)
            if upto >= 0:
                return upto
            # A reference at the end may be half of one.
            half = raw.rfind('&', max(at, size - 34))
            if half >= 0 and not re.search(r'[\s;]', raw[half:]):
                return -1
            return size
        found = self.interesting.search(raw, at)
        if found:
            return found.start()
        return -1 if self.cdata_elem else size

    def _text(self, at, upto):
        text = self.rawdata[at:upto]
        if self.convert_charrefs and not self.cdata_elem:
            text = unescape(text)
        self.handle_data(text)

    def _markup(self, at, size, end):
        raw = self.rawdata
        if _tag_start.match(raw, at):
            upto = self.parse_starttag(at)
        elif raw.startswith('</', at):
            upto = self.parse_endtag(at)
        elif raw.startswith('<!--', at):
            upto = self.parse_comment(at)
        elif raw.startswith('<?', at):
            upto = self.parse_pi(at)
        elif raw.startswith('<!', at):
            upto = self.parse_html_declaration(at)
        elif at + 1 < size:
            self.handle_data('<')
            upto = at + 1
        else:
            return -1
        if upto >= 0 or not end:
            return upto
        upto = raw.find('>', at + 1) + 1
        if upto == 0:
            upto = raw.find('<', at + 1)
            if upto < 0:
                upto = at + 1
        self._text(at, upto)
        return upto

    def _reference(self, at, size, end):
        """`&name;` and `&#number;`, which are not converted; negative: more must come."""
        raw = self.rawdata
        if raw.startswith('&#', at):
            found = _character.match(raw, at)
            if found:
                self.handle_charref(found.group()[2:-1])
                return found.end() - (raw[found.end() - 1] != ';')
            if ';' in raw[at:]:  # A number it is not.
                self.handle_data(raw[at:at + 2])
                return at + 2
            return -1
        found = _entity.match(raw, at)
        if found:
            self.handle_entityref(found[1])
            return found.end() - (raw[found.end() - 1] != ';')
        found = _incomplete.match(raw, at)
        if found:
            return -1
        if at + 1 < size:
            self.handle_data('&')
            return at + 1
        return -1

    # --- Tags -------------------------------------------------------------------------------

    def parse_starttag(self, i):
        self.__starttag_text = None
        upto = self.check_for_whole_start_tag(i)
        if upto < 0:
            return upto
        raw = self.rawdata
        self.__starttag_text = raw[i:upto]
        found = _tag_name.match(raw, i + 1)
        at = found.end()
        self.lasttag = tag = found[1].lower()
        attributes = []
        while at < upto:
            found = _attribute.match(raw, at)
            if not found:
                break
            name, rest, value = found.groups()
            if not rest:
                value = None
            elif value[:1] == value[-1:] and value[:1] in ("'", '"'):
                value = value[1:-1]
            attributes.append((name.lower(), unescape(value) if value else value))
            at = found.end()
        ending = raw[at:upto].strip()
        if ending not in ('>', '/>'):
            self.handle_data(raw[i:upto])
            return upto
        if ending == '/>':  # <br/>
            self.handle_startendtag(tag, attributes)
        else:
            self.handle_starttag(tag, attributes)
            if tag in self.CDATA_CONTENT_ELEMENTS:
                self.set_cdata_mode(tag)
        return upto

    def check_for_whole_start_tag(self, i):
        """Where the start tag ends; negative: more must come."""
        raw = self.rawdata
        at = _whole_tag.match(raw, i).end()
        follows = raw[at:at + 1]
        if follows == '>':
            return at + 1
        if follows == '/':
            if raw.startswith('/>', at):
                return at + 2
            if raw.startswith('/', at) and at + 1 == len(raw):
                return -1
            return at if at > i else i + 1
        if not follows or follows in 'abcdefghijklmnopqrstuvwxyz=/ABCDEFGHIJKLMNOPQRSTUVWXYZ':
            return -1
        return at if at > i else i + 1

    def parse_endtag(self, i):
        raw = self.rawdata
        upto = raw.find('>', i + 1) + 1
        if upto == 0:
            return -1
        found = _end_tag.match(raw, i)
        if not found:
            if self.cdata_elem is not None:
                self.handle_data(raw[i:upto])
                return upto
            name = _tag_name.match(raw, i + 2)
            if not name:
                if raw[i:i + 3] == '</>':
                    return i + 3
                return self.parse_bogus_comment(i)
            tag = name[1].lower()
            upto = raw.find('>', name.end())
            self.handle_endtag(tag)
            return upto + 1
        tag = found[1].lower()
        if self.cdata_elem is not None and tag != self.cdata_elem:
            self.handle_data(raw[i:upto])
            return upto
        self.handle_endtag(tag)
        self.clear_cdata_mode()
        return upto

    # --- What begins with <! or <? ------------------------------------------------------------

    def parse_comment(self, i, report=1):
        found = _comment_end.search(self.rawdata, i + 4)
        if not found:
            return -1
        if report:
            self.handle_comment(self.rawdata[i + 4:found.start()])
        return found.end()

    def parse_bogus_comment(self, i, report=1):
        upto = self.rawdata.find('>', i + 2)
        if upto < 0:
            return -1
        if report:
            self.handle_comment(self.rawdata[i + 2:upto])
        return upto + 1

    def parse_pi(self, i):
        upto = self.rawdata.find('>', i + 2)
        if upto < 0:
            return -1
        self.handle_pi(self.rawdata[i + 2:upto])
        return upto + 1

    def parse_html_declaration(self, i):
        raw = self.rawdata
        if raw.startswith('<![', i):
            return self.parse_marked_section(i)
        if raw[i:i + 9].lower() == '<!doctype':
            upto = raw.find('>', i + 9)
            if upto < 0:
                return -1
            self.handle_decl(raw[i + 2:upto])
            return upto + 1
        return self.parse_bogus_comment(i)

    def parse_marked_section(self, i, report=1):
        raw = self.rawdata
        if i + 3 == len(raw):
            return -1
        found = _declaration_name.match(raw, i + 3)
        if not found:
            raise AssertionError('expected name token at %r' % raw[i:i + 20])
        if found.end() == len(raw):
            return -1
        name = found.group().strip().lower()
        if name in {"temp", "cdata", "ignore", "include", "rcdata"}:
            found = _section_end.search(raw, i + 3)
        elif name in {"if", "else", "endif"}:  # Those of a word processor.
            found = _conditional_end.search(raw, i + 3)
        else:
            raise AssertionError('unknown status keyword %r in marked section'
                                 % raw[i + 3:found.end()])
        if not found:
            return -1
        if report:
            self.unknown_decl(raw[i + 3:found.start()])
        return found.end()

    # --- For subclasses ---------------------------------------------------------------------

    def handle_startendtag(self, tag, attrs):
        """<br/>: a start tag and its end."""
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_starttag(self, tag, attrs):
        """<tag name="value">; the attributes are a list of pairs."""

    def handle_endtag(self, tag):
        """</tag>"""

    def handle_charref(self, name):
        """&#62; and &#x3E;, where they are not converted."""

    def handle_entityref(self, name):
        """&gt;, where it is not converted."""

    def handle_data(self, data):
        """Text between tags."""

    def handle_comment(self, data):
        """<!-- ... -->"""

    def handle_decl(self, decl):
        """<!DOCTYPE ...>"""

    def handle_pi(self, data):
        """<?...>"""

    def unknown_decl(self, data):
        """<![...]>"""
