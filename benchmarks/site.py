"""The web site: the first build, and a second one in which nothing has changed."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.generate import glossary
from benchmarks.measure import Result, alone
from emn_glossary import Glossary, load, publish


def results() -> Iterator[Result]:
    """The shipped glossary, then 7 000 made-up entries."""
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"
        for name, content, runs in (("297 entries", load(), 3), ("7 000 entries", glossary(7000), 1)):
            yield alone(f"publish, {name}", lambda content=content: _anew(content, site), runs)  # type: ignore[misc]
            yield alone(f"publish again, {name}", lambda content=content: publish(content, site), runs)  # type: ignore[misc]


def _anew(content: Glossary, site: Path) -> None:
    shutil.rmtree(site, ignore_errors=True)
    publish(content, site)
