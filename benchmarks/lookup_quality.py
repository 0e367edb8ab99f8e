"""How well look-up finds what people type: recall at 1, 3 and 5 for every kind of query, and false confident hits.

    python -m benchmarks.lookup_quality              a table
    python -m benchmarks.lookup_quality --misses     and every query whose answer did not come first

The queries stand in `lookup/queries.tsv`, made by `lookup/make.py` by rules and by hand, never by the engine. The words
in `lookup/not_terms.txt` are no terms: a hit for one of them is false when it comes confidently (`Hit.sure`).
"""

from __future__ import annotations

import csv
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median
from typing import NamedTuple

import emn_glossary as emn

HERE = Path(__file__).parent / "lookup"
CUTS = (1, 3, 5)


class Query(NamedTuple):
    """What is typed, of which kind, and the ids of which any is right."""

    kind: str
    lang: str
    text: str
    right: frozenset[str]


class Recall(NamedTuple):
    """Of how many queries, how many were answered among the first 1, 3 and 5; and the queries not answered first."""

    kind: str
    asked: int
    found: tuple[int, ...]
    misses: tuple[Query, ...]

    def share(self, cut: int) -> float:
        """The share answered among the first so many."""
        return self.found[CUTS.index(cut)] / self.asked


def queries() -> list[Query]:
    """The list."""
    with (HERE / "queries.tsv").open(encoding="utf-8") as file:
        rows = csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
        return [Query(kind, lang, text, frozenset(ids.split())) for kind, lang, text, ids in rows]


def not_terms() -> list[str]:
    """The words that mean no entry."""
    return sorted(set((HERE / "not_terms.txt").read_text(encoding="utf-8").split()))


def recall(index: emn.Index, asked: Sequence[Query]) -> Iterator[Recall]:
    """The recall of each kind."""
    for kind in dict.fromkeys(query.kind for query in asked):
        mine = [query for query in asked if query.kind == kind]
        places = [_place(index, query) for query in mine]
        found = tuple(sum(place < cut for place in places) for cut in CUTS)
        yield Recall(kind, len(mine), found, tuple(q for q, place in zip(mine, places, strict=True) if place))


def _place(index: emn.Index, query: Query) -> int:
    """Where the first right answer stands, from 0; 999 when it is not there."""
    hits = emn.lookup(index, query.text, limit=10)
    return next((place for place, hit in enumerate(hits) if hit.concept in query.right), 999)


def false_hits(index: emn.Index) -> list[tuple[str, emn.Hit]]:
    """Words that are no terms and yet get a confident hit."""
    found = ((word, emn.lookup(index, word, limit=1)) for word in not_terms())
    return [(word, hits[0]) for word, hits in found if hits and hits[0].sure]


def main() -> None:
    """Print the table."""
    index, asked = emn.Index(emn.load()), queries()
    print("| kind | queries | first | first 3 | first 5 |\n|---|--:|--:|--:|--:|")
    kinds = list(recall(index, asked))
    for row in kinds:
        shares = " | ".join(f"{100 * row.share(cut):.1f} %" for cut in CUTS)
        print(f"| {row.kind} | {row.asked} | {shares} |")
    false = false_hits(index)
    print(f"\n{len(asked)} queries; {len(false)} false confident hits of {len(not_terms())} words")
    times = sorted(_seconds(index, query.text) for query in asked if query.kind != "misspelt")
    print(f"one look-up in a process: median {median(times) * 1e6:.0f} µs, of a misspelt word "
          f"{median(_seconds(index, q.text) for q in asked if q.kind == 'misspelt') * 1e6:.0f} µs")  # fmt: skip
    if "--misses" in sys.argv:
        for word, hit in false:
            print("false", word, hit.term, hit.why, hit.score, sep="\t")
        for query in (query for row in kinds for query in row.misses):
            hits = [
                f"{hit.concept} {hit.term} ({hit.why} {hit.score})" for hit in emn.lookup(index, query.text, limit=3)
            ]
            print(query.kind, query.lang, query.text, " ".join(sorted(query.right)), *hits, sep="\t")


def _seconds(index: emn.Index, word: str) -> float:
    start = time.perf_counter()
    emn.lookup(index, word)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
