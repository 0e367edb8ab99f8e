"""The translator's workbook, out and in."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from benchmarks.generate import glossary
from benchmarks.measure import Result, alone
from emn_glossary import load, read, write


def results() -> Iterator[Result]:
    """The shipped 297 entries, then 7 000 made-up ones: the time should grow as the glossary does."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.xlsx"
        for name, content, runs in (("297 concepts", load(), 5), ("7 000 concepts", glossary(7000), 3)):
            yield alone(f"workbook out, {name}", lambda content=content: write(content, path), runs)  # type: ignore[misc]
            yield alone(f"workbook in, {name}", lambda: read(path), runs)
