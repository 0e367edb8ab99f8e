"""Checking a glossary, whole processes: `emn check FILE` beside `skosify FILE`, on a file with planted defects."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from benchmarks.generate import flawed, glossary
from benchmarks.measure import Result, pair
from emn_glossary import write

SCRIPTS = Path(sys.executable).parent


def results() -> Iterator[Result]:
    """540 concepts in 25 languages, then 7 000 in 24."""
    with tempfile.TemporaryDirectory() as folder:
        for concepts, languages, runs in ((540, 25, 5), (7000, 24, 1)):
            path = Path(folder) / f"{concepts}.ttl"
            write(flawed(glossary(concepts, languages)), path)
            ours = _process(SCRIPTS / "emn", "check", str(path), "--json")
            theirs = _process(SCRIPTS / "skosify", str(path), "-o", str(path.with_suffix(".out.ttl")))
            yield pair(f"emn check, {concepts} concepts, {languages} languages", ours, "skosify", theirs, runs)


def _process(*command: str | Path) -> Callable[[], object]:
    """A whole process. What it finds is its exit code's affair: `emn check` ends with 1 when something is an error."""
    return lambda: subprocess.run(command, check=False, capture_output=True)
