"""The program that makes a site, as one fingerprint: what was made by another program is never taken for ours.

It covers every file of the package (code, templates, words, style), the Python, and each package that ours asks for,
with what those ask for: whatever can change a byte of the site without a change of the glossary.
"""

from __future__ import annotations

import hashlib
import platform
import re
from collections.abc import Iterator
from functools import cache
from importlib import metadata
from pathlib import Path

_NAME = re.compile(r"[\w.-]+")
_OURS = "emn-glossary"


@cache
def fingerprint() -> str:
    """The same for the same program, on every machine."""
    print_ = hashlib.sha256(platform.python_version().encode())
    for package in sorted(_packages()):
        print_.update(package.encode())
    root = Path(__file__).parents[1]  # the package
    for path in sorted(root.rglob("*")):
        inside = path.relative_to(root)
        if inside.parts[0] != "_data" and "__pycache__" not in inside.parts and path.is_file():
            print_.update(inside.as_posix().encode() + b"\0" + path.read_bytes())
    return print_.hexdigest()


def _packages() -> Iterator[str]:
    """Our package and all it needs, each with its version; every package there is when ours is not installed."""
    seen: set[str] = set()
    waiting = [_OURS]
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in seen:
            continue
        seen.add(name)
        try:
            found = metadata.distribution(name)
        except metadata.PackageNotFoundError:  # not needed on this machine
            if name == _OURS:
                yield from (f"{other.name} {other.version}\n" for other in metadata.distributions())
            continue
        yield f"{name} {found.version}\n"
        wanted = (_NAME.match(line) for line in found.requires or () if "extra ==" not in line)
        waiting += [match.group() for match in wanted if match]
