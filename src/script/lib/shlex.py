"""Splitting text as a shell does."""

import re
import sys
from collections import deque
from io import StringIO

__all__ = ['shlex', 'split', 'quote', 'join']

_unsafe = re.compile(r'[^\w@%+=:,./-]', re.ASCII).search


class shlex:
    """Cuts a text into words; with posix as a POSIX shell does, otherwise quotes stay."""

    def __init__(self, instream=None, infile=None, posix=False, punctuation_chars=False):
        self.instream = StringIO(instream) if isinstance(instream, str) else instream or sys.stdin
        self.infile = infile if instream is not None else None
        self.posix = posix
        self.eof = None if posix else ''
        self.commenters = '#'
        self.wordchars = 'abcdfeghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_'
        if posix:
            self.wordchars += 'ßàáâãäåæçèéêëìíîïðñòóôõöøùúûüýþÿÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞ'
        self.whitespace = ' \t\r\n'
        self.whitespace_split = False
        self.quotes = '\'"'
        self.escape = '\\'
        self.escapedquotes = '"'
        self.pushback = deque()
        self.lineno = 1
        self.debug = 0
        self.token = ''
        self._punctuation_chars = '();<>|&' if punctuation_chars is True else punctuation_chars or ''
        if self._punctuation_chars:
            self.wordchars += '~-./*?='
            self.wordchars = ''.join(c for c in self.wordchars if c not in self._punctuation_chars)
        self._unread = deque()

    @property
    def punctuation_chars(self):
        """The characters that make words of their own."""
        return self._punctuation_chars

    def push_token(self, tok):
        """Have a word come again."""
        self.pushback.appendleft(tok)

    def get_token(self):
        """The next word; at the end eof, which is None with posix and '' without."""
        return self.pushback.popleft() if self.pushback else self.read_token()

    def read_token(self):
        """The next word of the text."""
        word, quoted = self._read_word()
        if self.posix and not quoted and not word:
            return None
        return word

    def _next(self):
        return self._unread.popleft() if self._unread else self.instream.read(1)

    def _is_word(self, char):
        return (char in self.wordchars or char in self.quotes
                or self.whitespace_split and char not in self._punctuation_chars)

    def _skip_comment(self):
        self.instream.readline()
        self.lineno += 1

    def _read_word(self):
        """(the word, whether a part of it was quoted)"""
        word, quoted = '', False
        while char := self._next():
            if char == '\n':
                self.lineno += 1
            if char in self.whitespace:
                if word or quoted and self.posix:
                    break
            elif char in self.commenters:
                self._skip_comment()
                if self.posix and (word or quoted):
                    break
            elif char in self.quotes and (self.posix or not word):
                quoted = True
                word += self._read_quoted(char)
                if not self.posix:
                    break
            elif self.posix and char in self.escape:
                word += self._read_escaped()
            elif char in self._punctuation_chars:
                if word or quoted and self.posix:
                    self._unread.appendleft(char)
                else:
                    word = self._read_punctuation(char)
                break
            elif self._is_word(char):
                word += char
            else:
                if word or quoted and self.posix:
                    self.pushback.append(char)
                else:
                    word = char
                break
        return word, quoted

    def _read_punctuation(self, word):
        while char := self._next():
            if char not in self._punctuation_chars:
                if char not in self.whitespace:
                    self._unread.appendleft(char)
                break
            word += char
        return word

    def _read_escaped(self):
        char = self._next()
        if not char:
            raise ValueError('No escaped character')
        return char

    def _read_quoted(self, quote):
        """What stands between quotes; the quotes too without posix."""
        word = '' if self.posix else quote
        while char := self._next():
            if char == '\n':
                self.lineno += 1
            if char == quote:
                return word if self.posix else word + quote
            if self.posix and char in self.escape and quote in self.escapedquotes:
                escape, char = char, self._read_escaped()
                if char not in (escape, quote):
                    word += escape
            word += char
        raise ValueError('No closing quotation')

    def __iter__(self):
        return self

    def __next__(self):
        token = self.get_token()
        if token == self.eof:
            raise StopIteration
        return token


def split(s, comments=False, posix=True):
    """The words of a command line."""
    if s is None:
        raise ValueError('s argument must not be None')
    lexer = shlex(s, posix=posix)
    lexer.whitespace_split = True
    if not comments:
        lexer.commenters = ''
    return list(lexer)


def join(split_command):
    """The command line of which split() makes these words."""
    return ' '.join(quote(arg) for arg in split_command)


def quote(s):
    """A text in quotes if a shell would see more in it than one word."""
    if not s:
        return "''"
    if _unsafe(s) is None:
        return s
    return "'" + s.replace("'", "'\"'\"'") + "'"
