"""Filling, wrapping and indenting text."""

__all__ = ['TextWrapper', 'wrap', 'fill', 'dedent', 'indent', 'shorten']

_WHITESPACE = '\t\n\x0b\x0c\r '
_TO_SPACES = str.maketrans(_WHITESPACE, ' ' * len(_WHITESPACE))
_WORD_PUNCTUATION = r'[\w!"\'&.,?]'
_LETTER = r'[^\d\W]'
_SPACE = r'[\t\n\x0b\x0c\r ]'
_NO_SPACE = r'[^\t\n\x0b\x0c\r ]'


def _patterns():
    """Where a line may be broken: (with hyphens, at white space only, the end of a sentence)."""
    import re
    with_hyphens = re.compile(rf'''
        ( {_SPACE}+
        | (?<={_WORD_PUNCTUATION}) -{{2,}} (?=\w)
        | {_NO_SPACE}+? (?:
            -(?: (?<={_LETTER}{{2}}-) | (?<={_LETTER}-{_LETTER}-))
            (?= {_LETTER} -? {_LETTER})
          | (?={_SPACE}|\Z)
          | (?<={_WORD_PUNCTUATION}) (?=-{{2,}}\w)
          )
        )''', re.VERBOSE)
    simple = re.compile(rf'({_SPACE}+)')
    sentence_end = re.compile(r'[a-z][\.\!\?][\"\']?\Z')
    return with_hyphens, simple, sentence_end


class TextWrapper:
    """Breaks paragraphs into lines."""

    _compiled = None

    def __init__(self, width=70, initial_indent='', subsequent_indent='', expand_tabs=True,
                 replace_whitespace=True, fix_sentence_endings=False, break_long_words=True,
                 drop_whitespace=True, break_on_hyphens=True, tabsize=8, *, max_lines=None,
                 placeholder=' [...]'):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _pattern(self, which):
        if TextWrapper._compiled is None:
            TextWrapper._compiled = _patterns()
        return TextWrapper._compiled[which]

    def _munge_whitespace(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = text.translate(_TO_SPACES)
        return text

    def _split(self, text):
        pattern = self._pattern(0 if self.break_on_hyphens else 1)
        return [chunk for chunk in pattern.split(text) if chunk]

    def _fix_sentence_endings(self, chunks):
        ends = self._pattern(2).search
        for index in range(len(chunks) - 1):
            if chunks[index + 1] == ' ' and ends(chunks[index]):
                chunks[index + 1] = '  '

    def _handle_long_word(self, chunks, line, length, width):
        """Put what fits of a word that is longer than a line on this one."""
        space = 1 if width < 1 else width - length
        if self.break_long_words:
            end = space
            word = chunks[-1]
            if self.break_on_hyphens and len(word) > space:
                hyphen = word.rfind('-', 0, space)
                if hyphen > 0 and any(c != '-' for c in word[:hyphen]):
                    end = hyphen + 1
            line.append(word[:end])
            chunks[-1] = word[end:]
        elif not line:
            line.append(chunks.pop())

    def _wrap_chunks(self, chunks):
        if self.width <= 0:
            raise ValueError(f'invalid width {self.width!r} (must be > 0)')
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError('placeholder too large for max width')
        lines = []
        chunks.reverse()
        while chunks:
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and not chunks[-1].strip():
                del chunks[-1]
            line, length = [], 0
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._handle_long_word(chunks, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and not line[-1].strip():
                length -= len(line.pop())
            if not line:
                continue
            is_last = self.max_lines is not None and len(lines) + 1 >= self.max_lines
            nothing_left = (not chunks or self.drop_whitespace and len(chunks) == 1
                            and not chunks[0].strip())
            if not is_last or nothing_left and length <= width:
                lines.append(indent + ''.join(line))
            else:
                self._end_with_placeholder(lines, line, length, width, indent)
                break
        return lines

    def _end_with_placeholder(self, lines, line, length, width, indent):
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                lines.append(indent + ''.join(line) + self.placeholder)
                return
            length -= len(line.pop())
        if lines:
            before = lines[-1].rstrip()
            if len(before) + len(self.placeholder) <= self.width:
                lines[-1] = before + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def _split_chunks(self, text):
        return self._split(self._munge_whitespace(text))

    def wrap(self, text):
        """The lines of one paragraph."""
        chunks = self._split_chunks(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        return self._wrap_chunks(chunks)

    def fill(self, text):
        """The same as one text."""
        return '\n'.join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    """The lines of a paragraph, each at most `width` characters long."""
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    """The same as one text."""
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    """The beginning of a text, cut off between words."""
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(' '.join(text.strip().split()))


def dedent(text):
    """Remove the indentation that all lines have in common."""
    lines = text.split('\n')
    margin = None
    for index, line in enumerate(lines):
        stripped = line.lstrip(' \t')
        if not stripped:
            lines[index] = ''
            continue
        indent = line[:len(line) - len(stripped)]
        if margin is None:
            margin = indent
            continue
        common = 0
        while common < len(margin) and common < len(indent) and margin[common] == indent[common]:
            common += 1
        margin = margin[:common]
    if margin:
        lines = [line[len(margin):] for line in lines]
    return '\n'.join(lines)


def indent(text, prefix, predicate=None):
    """Put a prefix in front of each line, or of those for which predicate(line) is true."""
    def prefixed(line):
        wanted = line.strip() if predicate is None else predicate(line)
        return prefix + line if wanted else line
    return ''.join(map(prefixed, text.splitlines(True)))
