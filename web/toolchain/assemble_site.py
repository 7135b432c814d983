"""Puts the static site together: the pages of web/, the example scenarios and their index.

    assemble_site.py WEB EXAMPLES SITE

examples/index.json lists the scenarios in the order of the picker:

    [{"chapter": "Coroutines and await", "title": "Who runs first", "file": "examples/1-.../2-....py"}]

The names come from the paths: `2-coroutines-and-await/1-who-runs-first.py`; the numbers order them.
Folders without a number are no chapters: examples/cpp holds the C++ programs and their twins.

offline.js, with which the page works without a network, is told which files the site has, and which
build of them it is: so the page's program must be there already.
"""

import hashlib
import json
import pathlib
import re
import shutil
import sys


def title(name):
    """`2-who-runs-first` reads "Who runs first"."""
    words = re.sub(r"^\d+[-_ ]*", "", name)
    words = re.sub(r"[-_]+", " ", words)
    return words[:1].upper() + words[1:]


def order(path):
    """Chapter 10 comes after chapter 9."""
    return [(int(re.match(r"\d*", part)[0] or 0), part) for part in path.parts]


def pages(web):
    for path in sorted(web.rglob("*")):
        inside = path.relative_to(web)
        if path.is_file() and inside.parts[0] != "toolchain" and path.name != "CMakeLists.txt":
            yield inside


def index(scenarios):
    return [
        {
            "chapter": title(path.parent.name),
            "title": title(path.stem),
            "file": f"examples/{path.as_posix()}",
        }
        for path in scenarios
    ]


def fill_in(worker, site):
    """All that pages may ask for; the first of them also by the name of its folder."""
    paths = sorted(path for path in site.rglob("*") if path.is_file())
    files = [path for path in paths if path.name not in (worker.name, "picture.png")]
    names = ["./", *(path.relative_to(site).as_posix() for path in files)]
    build = hashlib.sha256("\n".join(names).encode())
    for path in files:
        build.update(hashlib.sha256(path.read_bytes()).digest())
    text = worker.read_text(encoding="utf-8")
    text = text.replace("@BUILD@", build.hexdigest()[:16])
    text = text.replace("/*FILES*/", ", ".join(map(repr, names)))
    worker.write_text(text, encoding="utf-8")


def main(web, examples, site):
    web, examples, site = map(pathlib.Path, (web, examples, site))
    scenarios = sorted((p.relative_to(examples) for p in examples.glob("[0-9]*/*.py")), key=order)
    shutil.rmtree(site / "examples", ignore_errors=True)
    copies = [(web / path, site / path) for path in pages(web)]
    copies += [(examples / path, site / "examples" / path) for path in scenarios]
    for source, target in copies:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(source, target)
    (site / "examples").mkdir(parents=True, exist_ok=True)
    text = json.dumps(index(scenarios), indent=1, ensure_ascii=False) + "\n"
    (site / "examples" / "index.json").write_text(text, encoding="utf-8")
    fill_in(site / "offline.js", site)


main(*sys.argv[1:])
