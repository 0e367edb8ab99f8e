"""The list of the files of a site that are ours (`emn-site.json`), each with its fingerprint.

It lies in the site. By it we know what we may replace and remove. A list that cannot be believed counts as none.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path, PurePosixPath

NAME = "emn-site.json"


def read(site: Path) -> Mapping[str, str] | None:
    """Our files in a site by path, with their fingerprints; None when nothing there says what is ours."""
    try:
        listed = json.loads((site / NAME).read_bytes())["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return None
    if not isinstance(listed, dict):
        return None
    return {path: str(fingerprint) for path, fingerprint in listed.items() if _is_inside(path)}


def write(site: Path, stage: Path, fingerprints: Mapping[str, str]) -> None:
    """Put the list in place, by way of a file in `stage`; not touched when it says the same already."""
    listed = {"written_by": "emn publish", "files": dict(sorted(fingerprints.items()))}
    written = (json.dumps(listed, ensure_ascii=False, indent=0) + "\n").encode()
    if content(site / NAME) != written:
        (stage / NAME).write_bytes(written)
        (stage / NAME).replace(site / NAME)


def digest(content: bytes) -> str:
    """The fingerprint of a file's content."""
    return hashlib.sha256(content).hexdigest()


def fingerprint(path: Path) -> str:
    """The fingerprint of a file; empty when it is not there, or is only a link to elsewhere."""
    found = None if path.is_symlink() else content(path)
    return "" if found is None else digest(found)


def content(path: Path) -> bytes | None:
    """What a file holds, or None when there is no such file to read."""
    try:
        return path.read_bytes()
    except OSError:
        return None


def _is_inside(path: str) -> bool:
    """Whether a listed path stays inside the site; a list could have been tampered with."""
    parts = PurePosixPath(path).parts
    return not path.startswith("/") and ".." not in parts and "\\" not in path and ":" not in path
