"""What an earlier run made and need not be made again: nothing that goes into it has changed.

A file is kept when the list in the site says that this very program made it of the very same things, and the file is
still as it was left. All three are fingerprints, so an old page can never pass for a new one.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeAlias

from emn_glossary.publish.manifest import Listed, digest

Earlier: TypeAlias = Callable[[str, str], bytes | None]  # (path, fingerprint of what goes into it) → the file, if kept


def nothing(_path: str, _inputs: str) -> bytes | None:
    """No earlier run."""
    return None


class Kept:
    """The files of an earlier run; `made_of` remembers what was asked for, for the next run."""

    def __init__(self, content: Callable[[str], bytes | None], listed: Listed, program: str) -> None:
        self._content = content
        self._listed = listed if listed.made_with == program else Listed()
        self.made_of: dict[str, str] = {}

    def __call__(self, path: str, inputs: str) -> bytes | None:
        """The file as it lies in the site, when it was made of `inputs`; None when it must be made."""
        self.made_of[path] = inputs
        if self._listed.made_of.get(path) != inputs:
            return None
        found = self._content(path)
        return found if found is not None and self._listed.is_as_listed(path, digest(found)) else None
