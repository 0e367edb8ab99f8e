"""The list of the files of a site that are ours (`emn-site.json`), each with its fingerprint and what it was made of.

It lies in the site. By it we know what we may replace and remove, and what need not be made again. A list that cannot
be believed counts as none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath

NAME = "emn-site.json"


@dataclass(frozen=True, slots=True)
class Listed:
    """Our files by path, with their fingerprints.

    `made_of` has the fingerprint of what went into a file, `made_with` is the program's. While files are being moved
    in, one can have two fingerprints, the new and the old.
    """

    files: Mapping[str, str] = field(default_factory=dict)
    made_of: Mapping[str, str] = field(default_factory=dict)
    made_with: str = ""

    def is_as_listed(self, path: str, fingerprint: str) -> bool:
        """Whether a file is as we left it."""
        return bool(fingerprint) and fingerprint in self.files.get(path, "").split()


def read(site: Path) -> Listed | None:
    """What the list in a site says; None when nothing there says what is ours."""
    try:
        said = json.loads((site / NAME).read_bytes())
        files, made_of = said["files"], said.get("made_of", {})
        inside = {path: str(print_) for path, print_ in files.items() if _is_inside(path)}
        return Listed(inside, {path: str(of) for path, of in made_of.items()}, str(said.get("made_with", "")))
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return None


def content_of(listed: Listed) -> bytes:
    """The list as it lies in the site."""
    said = {
        "written_by": "emn publish",
        "made_with": listed.made_with,
        "files": dict(sorted(listed.files.items())),
        "made_of": dict(sorted(listed.made_of.items())),
    }
    return (json.dumps(said, ensure_ascii=False, indent=0) + "\n").encode()


def digest(content: bytes) -> str:
    """The fingerprint of a file's content."""
    return hashlib.sha256(content).hexdigest()


def _is_inside(path: str) -> bool:
    """Whether a listed path stays inside the site; a list could have been tampered with."""
    parts = PurePosixPath(path).parts
    return not path.startswith("/") and ".." not in parts and "\\" not in path and ":" not in path
