"""The web site: the first time, again with nothing changed, with one entry changed; whether its cost follows its size.

"Pages" is what a site is without files for readers (PDF, Excel, TBX …): pages, data beside them, search index, feed.
"""

from __future__ import annotations

import itertools
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from benchmarks.generate import glossary
from benchmarks.measure import Result, alone
from emn_glossary import Glossary, Slot, Term, load, publish

LARGE, USUAL = 7000, 550


def results() -> Iterator[Result]:
    """The shipped glossary, as many entries as EMN's has, and as many as EuroVoc's; the last beside the one before."""
    yield from _of("297 entries (shipped)", load(), None, 3)
    usual = glossary(USUAL)
    yield from _of(f"{USUAL} entries", usual, None, 3)
    small = list(_of(f"{USUAL} entries, pages", usual, (), 3))
    yield from small
    times = LARGE / USUAL
    for one, other in zip(_of(f"{LARGE} entries, pages", glossary(LARGE), (), 1), small, strict=True):
        seconds = other.seconds * times
        yield Result(one.what, one.seconds, f"{other.what} × {times:.1f}", seconds, one.seconds / seconds)


def _of(name: str, content: Glossary, files: Sequence[str] | None, runs: int) -> Iterator[Result]:
    with tempfile.TemporaryDirectory() as folder:
        site = Path(folder) / "site"

        def anew() -> None:
            shutil.rmtree(site, ignore_errors=True)
            publish(content, site, downloads=files)

        yield alone(f"publish, {name}", anew, runs)
        yield alone("… nothing changed", lambda: publish(content, site, downloads=files), runs)
        yield alone("… one entry changed", _changing(content, site, files), runs)


def _changing(content: Glossary, site: Path, files: Sequence[str] | None) -> Callable[[], object]:
    """Publishes with one term changed, another one each time."""
    numbers = itertools.count()
    entry = content.concepts[len(content) // 2]

    def change() -> None:
        term = Term(f"ny term {next(numbers)}", "nb")
        changed = entry.with_values({Slot("preferred", "nb"): term})
        publish(content.with_entries([changed]), site, downloads=files)

    return change
