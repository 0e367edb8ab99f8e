"""The measured quality does not sink: floors under what `benchmarks.lookup_quality` reports."""

from __future__ import annotations

import pytest

import emn_glossary as emn
from benchmarks import lookup_quality
from benchmarks.lookup import make

INDEX = emn.Index(emn.load())
RECALLS = {row.kind: row for row in lookup_quality.recall(INDEX, lookup_quality.queries())}


@pytest.mark.parametrize(
    ("kind", "cut", "floor"),
    [
        ("exact", 1, 0.99),
        ("folded", 1, 0.98),
        ("inflected", 1, 0.98),
        ("misspelt", 3, 0.95),
        ("order", 1, 0.95),
        ("acronym", 1, 0.95),
        ("prefix", 3, 0.95),
        ("compound", 3, 0.90),
        ("ing", 3, 0.80),
    ],
)
def test_recall(kind: str, cut: int, floor: float) -> None:
    assert RECALLS[kind].share(cut) >= floor, [query.text for query in RECALLS[kind].misses]


def test_the_list_is_long_enough() -> None:
    assert sum(row.asked for row in RECALLS.values()) >= 1000
    assert len(lookup_quality.not_terms()) >= 300


def test_words_that_are_no_terms_get_no_confident_hit() -> None:
    false = lookup_quality.false_hits(INDEX)
    assert len(false) <= len(lookup_quality.not_terms()) / 100, false


def test_the_list_is_what_its_rules_make() -> None:
    """Nobody has mended queries.tsv by hand."""
    made = (make.HERE / "queries.tsv").read_text(encoding="utf-8")
    assert made == "".join("\t".join(query) + "\n" for query in make.queries())
