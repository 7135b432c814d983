"""The programs that are replayed, with CPython's answers: one archive, since they are many and small."""

import dataclasses
import io
import pathlib
import tarfile

ARCHIVE = pathlib.Path(__file__).resolve().parent / "stored.tar.xz"


@dataclasses.dataclass
class Program:
    name: str
    source: str
    stdout: str
    stderr: str


SUFFIXES = {".py": "source", ".stdout": "stdout", ".stderr": "stderr"}


def read():
    if not ARCHIVE.exists():
        return []
    with tarfile.open(ARCHIVE) as archive:
        texts = {member.name: archive.extractfile(member).read().decode() for member in archive}
    names = sorted(name.removesuffix(".py") for name in texts if name.endswith(".py"))
    return [Program(name, **{field: texts.get(name + suffix, "") for suffix, field in SUFFIXES.items()})
            for name in names]


def write(programs):
    """The same programs give the same archive."""
    with tarfile.open(ARCHIVE, "w:xz", preset=9) as archive:
        for suffix, field in SUFFIXES.items():
            for program in sorted(programs, key=lambda each: each.name):
                data = getattr(program, field).encode()
                if data:
                    member = tarfile.TarInfo(program.name + suffix)
                    member.size = len(data)
                    archive.addfile(member, io.BytesIO(data))
