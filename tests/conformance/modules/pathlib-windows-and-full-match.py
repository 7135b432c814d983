# Paths with drives and backslashes, and patterns of whole paths.
from pathlib import PurePath, PurePosixPath, PureWindowsPath

for text in ('c:/Users/me/file.tar.gz', 'c:x', '\\\\server\\share\\dir', '/rooted', 'a/./b//c', '',
             'c:', 'C:\\', '..\\x'):
    path = PureWindowsPath(text)
    print(repr(path), str(path), path.parts, [path.drive, path.root, path.anchor], path.name,
          path.is_absolute(), path.parent, path.as_posix())
base = PureWindowsPath('c:/a')
print(base / 'b', base / '/b', base / 'd:b', base / 'd:/b', base / 'c:b', base / 'x/y' / '..')
print(PureWindowsPath('C:/A') == PureWindowsPath('c:/a'), PureWindowsPath('a') == PurePosixPath('a'),
      PureWindowsPath('B') < PureWindowsPath('c'), len({PureWindowsPath('X'), PureWindowsPath('x')}))
print(PureWindowsPath('c:/a/b.txt').with_suffix('.md'), PureWindowsPath('c:/a/b').relative_to('C:/A'),
      list(PureWindowsPath('c:/a/b').parents), PureWindowsPath('c:/a b').as_uri(),
      PureWindowsPath('c:/A.PY').match('*.py'))
try:
    PureWindowsPath('c:/a').relative_to('d:/')
except ValueError as error:
    print(error)
try:
    PureWindowsPath('a') < PurePosixPath('b')
except TypeError as error:
    print(error)
for pattern in ('a/b/c.py', '**/*.py', 'a/**', '*.py', 'a/*/c.py', '**', 'a/**/b/c.py', '**/b/**', '/**'):
    print(pattern, PurePath('a/b/c.py').full_match(pattern), PurePath('/a/c.py').full_match(pattern),
          PurePath('a').full_match(pattern))
print(PurePath('a/B.py').full_match('A/b.py', case_sensitive=False))
