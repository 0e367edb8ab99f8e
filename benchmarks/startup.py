"""From a cold shell: whole processes of `emn`, against a bare interpreter that does nothing."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from benchmarks.measure import Result, pair, process

EMN = Path(sys.executable).with_name("emn")
BARE = process([sys.executable, "-c", "pass"])


def results() -> Iterator[Result]:
    """Look-up and help."""
    for args in (["lookup", "asylsøker"], ["--help"], ["coverage"]):
        yield pair(f"emn {' '.join(args)}", process([str(EMN), *args]), "python -c pass", BARE, runs=15)
