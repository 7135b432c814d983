"""Paths as objects. There are no files: what needs them is refused."""

import posixpath

__all__ = ["UnsupportedOperation", "PurePath", "PurePosixPath", "PureWindowsPath", "Path",
           "PosixPath", "WindowsPath"]


class UnsupportedOperation(NotImplementedError):
    """The system cannot do that."""


def _argument(value):
    path = value
    if not isinstance(value, (str, bytes)) and hasattr(type(value), "__fspath__"):
        path = type(value).__fspath__(value)
    if not isinstance(path, str):
        raise TypeError("argument should be a str or an os.PathLike object where __fspath__ "
                        f"returns a str, not {type(path).__name__!r}")
    return path


def _past_folders(counts, wanted):
    """Those numbers of parts, and those reached where ** stands for no folder at all.

    After a folder's name the last ** stands for one part at least: "a/**" is nothing without a /."""
    reached = set()
    for count in counts:
        reached.add(count)
        while count < len(wanted) and wanted[count] == "**" and (
                count < len(wanted) - 1 or count == 0 or wanted[count - 1][-1] in "/\\"):
            count += 1
            reached.add(count)
    return reached


def _taken(count, wanted, part, matches):
    """How many of the wanted parts are taken after one more part of the path."""
    if count < len(wanted):
        if wanted[count] == "**":
            yield count
            yield count + 1
        elif matches(part, wanted[count]):
            yield count + 1


class _Parents:
    """The folders above a path."""

    def __init__(self, path):
        self._path = path
        self._count = len(path._tail)

    def __len__(self):
        return self._count

    def __getitem__(self, index):
        if isinstance(index, slice):
            return tuple(self[i] for i in range(*index.indices(len(self))))
        if not -len(self) <= index < len(self):
            raise IndexError(index)
        if index < 0:
            index += len(self)
        path = self._path
        return path._from_parts(path._drive, path._root, path._tail[:len(self) - index - 1])

    def __repr__(self):
        return f"<{type(self._path).__name__}.parents>"


class PurePath:
    """A path that never looks at files."""

    __slots__ = ("_drive", "_root", "_tail", "_text")

    parser = posixpath
    _separator = "/"

    def __new__(cls, *args, **kwargs):
        if cls is PurePath:
            cls = PurePosixPath
        return object.__new__(cls)

    def __init__(self, *args):
        parts = []
        for arg in args:
            parts.append(arg._text if isinstance(arg, PurePath) else _argument(arg))
        drive, root, rest = self._split_root(parts)
        names = rest.split(self._separator)
        self._set(drive, root, [name for name in names if name and name != "."])

    @staticmethod
    def _split_root(parts):
        """Drive, root and the rest of the parts joined."""
        return posixpath.splitroot(posixpath.join(*parts) if parts else "")

    def _set(self, drive, root, tail):
        self._drive = drive
        self._root = root
        self._tail = tail
        self._text = drive + root + self._separator.join(tail) or "."

    def _from_parts(self, drive, root, tail):
        path = object.__new__(type(self))
        path._set(drive, root, list(tail))
        return path

    def _key(self):
        """What paths are compared by."""
        return self._text, self.parts

    def with_segments(self, *pathsegments):
        """A path of the same kind."""
        return type(self)(*pathsegments)

    # What it is made of.

    drive = property(lambda self: self._drive, doc="The drive of a Windows path.")
    root = property(lambda self: self._root, doc="The slash of an absolute path.")
    anchor = property(lambda self: self._drive + self._root, doc="Drive and root.")

    @property
    def parts(self):
        """Anchor and names, in a tuple."""
        return ((self.anchor,) if self.anchor else ()) + tuple(self._tail)

    @property
    def name(self):
        """The last name."""
        return self._tail[-1] if self._tail else ""

    @property
    def suffix(self):
        """The extension of the last name."""
        name = self.name
        dot = name.rfind(".")
        return name[dot:] if 0 < dot < len(name) - 1 else ""

    @property
    def suffixes(self):
        """All extensions of the last name."""
        name = self.name
        if name.endswith("."):
            return []
        return ["." + suffix for suffix in name.lstrip(".").split(".")[1:]]

    @property
    def stem(self):
        """The last name without its extension."""
        name = self.name
        return name[:len(name) - len(self.suffix)]

    @property
    def parent(self):
        """The folder that it is in."""
        if not self._tail:
            return self
        return self._from_parts(self._drive, self._root, self._tail[:-1])

    @property
    def parents(self):
        """All folders above."""
        return _Parents(self)

    # Text, order.

    def __str__(self):
        return self._text

    __fspath__ = __str__

    def as_posix(self):
        """The text with slashes."""
        return self._text.replace(self._separator, "/")

    def __bytes__(self):
        return self._text.encode()

    def __repr__(self):
        return f"{type(self).__name__}({self.as_posix()!r})"

    def _comparable(self, other):
        return isinstance(other, PurePath) and self._separator == other._separator

    def __eq__(self, other):
        return self._key()[0] == other._key()[0] if self._comparable(other) else NotImplemented

    def __hash__(self):
        return hash(self._key()[0])

    def __lt__(self, other):
        return self._key()[1] < other._key()[1] if self._comparable(other) else NotImplemented

    def __le__(self, other):
        return self._key()[1] <= other._key()[1] if self._comparable(other) else NotImplemented

    def __gt__(self, other):
        return self._key()[1] > other._key()[1] if self._comparable(other) else NotImplemented

    def __ge__(self, other):
        return self._key()[1] >= other._key()[1] if self._comparable(other) else NotImplemented

    def __reduce__(self):
        return type(self), (self._text,)

    # Other paths.

    def joinpath(self, *pathsegments):
        """This path and others below it."""
        return self.with_segments(self, *pathsegments)

    def __truediv__(self, key):
        try:
            return self.with_segments(self, key)
        except TypeError:
            return NotImplemented

    def __rtruediv__(self, key):
        try:
            return self.with_segments(key, self)
        except TypeError:
            return NotImplemented

    def with_name(self, name):
        """The path with another last name."""
        if not name or "/" in name or self._separator in name or name == ".":
            raise ValueError(f"Invalid name {name!r}")
        if not self._tail:
            raise ValueError(f"{self!r} has an empty name")
        return self._from_parts(self._drive, self._root, self._tail[:-1] + [name])

    def with_stem(self, stem):
        """The path with another last name and the same extension."""
        return self.with_name(stem + self.suffix)

    def with_suffix(self, suffix):
        """The path with another extension."""
        stem = self.stem
        if not stem:
            raise ValueError(f"{self!r} has an empty name")
        if suffix and not (suffix.startswith(".") and len(suffix) > 1) or "/" in suffix:
            raise ValueError(f"Invalid suffix {suffix!r}")
        return self.with_name(stem + suffix)

    def is_absolute(self):
        """Whether it begins at the root."""
        return bool(self._root)

    def is_reserved(self):
        """No name is reserved."""
        return False

    def relative_to(self, other, *_deprecated, walk_up=False):
        """The way to it from another path."""
        other = self.with_segments(other, *_deprecated)
        for step, path in enumerate([other, *other.parents]):
            if path == self or path in self.parents:
                break
            if not walk_up:
                raise ValueError(f"{str(self)!r} is not in the subpath of {str(other)!r}")
            if path.name == "..":
                raise ValueError(f"'..' segment in {str(other)!r} cannot be walked")
        else:
            raise ValueError(f"{str(self)!r} and {str(other)!r} have different anchors")
        return self._from_parts("", "", [".."] * step + self._tail[len(path._tail):])

    def is_relative_to(self, other, *_deprecated):
        """Whether it is below another path."""
        other = self.with_segments(other, *_deprecated)
        return other == self or other in self.parents

    def match(self, path_pattern, *, case_sensitive=None):
        """Whether it ends as a pattern with * and ? says."""
        from fnmatch import fnmatchcase
        pattern = self.with_segments(path_pattern)
        if not pattern.parts:
            raise ValueError("empty pattern")
        parts, wanted = self._folded(case_sensitive), pattern._folded(case_sensitive)
        if len(wanted) > len(parts) or pattern.anchor and len(wanted) != len(parts):
            return False
        return all(fnmatchcase(part, want)
                   for part, want in zip(reversed(parts), reversed(wanted)))

    def full_match(self, pattern, *, case_sensitive=None):
        """Whether all of it is as a pattern says, in which ** is any number of folders."""
        from fnmatch import fnmatchcase
        wanted = self.with_segments(pattern)._folded(case_sensitive)
        matching = {0}  # How many of the wanted parts the path so far may have taken.
        for part in self._folded(case_sensitive):
            matching = {after for count in _past_folders(matching, wanted)
                        for after in _taken(count, wanted, part, fnmatchcase)}
        return len(wanted) in _past_folders(matching, wanted)

    def _folded(self, case_sensitive):
        if case_sensitive is None:
            case_sensitive = self._separator == "/"
        return self.parts if case_sensitive else tuple(part.lower() for part in self.parts)

    def as_uri(self):
        """The path as a file: URL."""
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote
        return "file://" + quote(self._text)


class PurePosixPath(PurePath):
    """A path with slashes."""

    __slots__ = ()


class PureWindowsPath(PurePath):
    """A path with backslashes and drives."""

    __slots__ = ()

    _separator = "\\"

    @staticmethod
    def _split_root(parts):
        drive = root = rest = ""
        for part in parts:
            own_drive, own_root, own_rest = _split_windows_root(part.replace("/", "\\"))
            if own_root:
                drive = own_drive or drive
                root, rest = own_root, own_rest
            elif own_drive and own_drive.lower() != drive.lower():
                drive, root, rest = own_drive, own_root, own_rest
            else:
                drive = own_drive or drive
                rest = rest + "\\" + own_rest if rest else own_rest
        if drive.startswith("\\") and drive.count("\\") == 3:  # \\server\share has a root.
            root = "\\"
        return drive, root, rest

    def _set(self, drive, root, tail):
        super()._set(drive, root, tail)
        if tail and not drive and not root and tail[0][1:2] == ":":
            self._text = ".\\" + self._text  # It is no drive.

    def _key(self):
        return self._text.lower(), tuple(part.lower() for part in self.parts)

    def is_absolute(self):
        """Whether it has a drive and begins at its root."""
        return bool(self._drive and self._root)

    def as_uri(self):
        """The path as a file: URL."""
        if not self.is_absolute():
            raise ValueError("relative path can't be expressed as a file URI")
        from urllib.parse import quote
        path = self.as_posix()
        if self._drive[1:2] == ":":
            return "file:///" + self._drive + quote(path[2:])
        return "file:" + quote(path)


def _split_windows_root(path):
    if path.startswith("\\\\"):  # \\server\share
        share = path.find("\\", 2)
        end = path.find("\\", share + 1) if share >= 0 else -1
        return (path, "", "") if end < 0 else (path[:end], path[end], path[end + 1:])
    if path.startswith("\\"):
        return "", path[0], path[1:]
    if path[1:2] == ":":
        return (path[:2], path[2], path[3:]) if path[2:3] == "\\" else (path[:2], "", path[2:])
    return "", "", path


class Path(PurePath):
    """A path of a system that has no files: nothing exists."""

    __slots__ = ()

    def __new__(cls, *args, **kwargs):
        return object.__new__(PosixPath if cls is Path else cls)

    @classmethod
    def cwd(cls):
        """The folder that the program stands in."""
        return cls("/home/user")

    @classmethod
    def home(cls):
        """The user's folder."""
        return cls("/home/user")

    def absolute(self):
        """The path from the root on."""
        return self if self.is_absolute() else self.with_segments("/home/user", self)

    def resolve(self, strict=False):
        """The path from the root on, without dots."""
        return self.with_segments(posixpath.abspath(self._text))

    def expanduser(self):
        """The path with ~ replaced."""
        return self.with_segments(posixpath.expanduser(self._text))

    def exists(self, *, follow_symlinks=True):
        """Nothing exists."""
        return False

    is_file = is_dir = exists

    def is_symlink(self):
        """Nothing exists."""
        return False

    is_mount = is_socket = is_fifo = is_block_device = is_char_device = is_symlink


class PosixPath(Path, PurePosixPath):
    """A path of a system that has no files."""

    __slots__ = ()


class WindowsPath(Path):
    """Refused: paths have slashes here."""

    __slots__ = ()

    def __init__(self, *args):
        raise UnsupportedOperation("cannot instantiate 'WindowsPath' on your system")


def _refuse(name):
    def refused(self, *args, **kwargs):
        raise OSError(f"Path.{name}() is not available in Looplane: there are no files")

    refused.__name__ = name
    refused.__qualname__ = f"Path.{name}"
    refused.__doc__ = "Refused: there are no files."
    setattr(Path, name, refused)


for _name in ("open", "read_text", "read_bytes", "write_text", "write_bytes", "mkdir", "rmdir",
              "unlink", "touch", "rename", "replace", "stat", "lstat", "iterdir", "glob", "rglob",
              "walk", "chmod", "symlink_to", "hardlink_to", "readlink", "samefile", "owner",
              "group"):
    _refuse(_name)
