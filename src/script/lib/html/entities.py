"""The names of characters in HTML 4 (those of HTML 5 beyond it are not here)."""

from html import _names, _short_names

__all__ = ['html5', 'name2codepoint', 'codepoint2name', 'entitydefs']

name2codepoint = {name: ord(text) for name, text in sorted(_names.items())
                  if name not in ('AMP', 'LT', 'GT', 'QUOT', 'COPY', 'REG', 'apos')}
codepoint2name = {code: name for name, code in name2codepoint.items()}
entitydefs = {name: chr(code) if code <= 0xff else f'&#{code};'
              for name, code in name2codepoint.items()}
html5 = {**_short_names, **{name + ';': text for name, text in _names.items()}}
