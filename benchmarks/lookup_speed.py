"""Look-up: whole processes against a bare interpreter, shipped glossary and 40 000 concepts; and inside a process.

    python -m benchmarks lookup_speed

The prepared index is made first, in a cache folder of its own; making it is timed too.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import emn_glossary as emn
from benchmarks.generate import glossary
from benchmarks.measure import Result, alone, pair, process

EMN = str(Path(sys.executable).with_name("emn"))
BARE = process([sys.executable, "-c", "pass"])
CONCEPTS = 40_000


def results() -> Iterator[Result]:
    """Cold look-ups of a term, another form of it and a misspelt word; then the same inside a process."""
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_CACHE_HOME"] = str(Path(folder) / "cache")
        large = Path(folder) / "skos"
        large.mkdir()
        made = glossary(CONCEPTS, 4)
        emn.write(made, large / "glossary.ttl")
        time.sleep(2.5)  # files as old as files are; fresh ones are read again each time, to be sure
        term = next(iter(made.values())).one("preferred", "nb")
        for name, data, words in (
            ("shipped", (), ("asylsøker", "asylsøkerne", "asylsøkjr")),
            (
                f"{CONCEPTS} concepts",
                ("--data", str(large)),
                (term, term.replace(" ", "-").upper(), term[:2] + term[3:]),
            ),
        ):
            start = time.perf_counter()
            subprocess.run([EMN, "lookup", words[0], *data], check=False, capture_output=True)
            yield Result(f"the first look-up, which prepares the index, {name}", time.perf_counter() - start)
            for what, word in zip(("a term", "another form", "misspelt"), words, strict=True):
                cold = process([EMN, "lookup", word, *data])
                yield pair(f"emn lookup, {what}, {name}", cold, "python -c pass", BARE, runs=15)
    index = emn.Index(emn.load())
    for word in ("asylsøkerne", "asylsøkjr"):
        yield alone(f"1000 × lookup(index, {word!r})", partial(_ask, index, word))


def _ask(index: emn.Index, word: str) -> None:
    for _ in range(1000):
        emn.lookup(index, word)
