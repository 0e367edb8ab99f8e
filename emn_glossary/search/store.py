"""Store: what the query asks of an index, be it in memory or in a file. For types only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from emn_glossary.search.rows import ConceptRow, TermRow, Whole, Word


class Store(Protocol):
    """What the query asks of an index."""

    def paradigms(self) -> Sequence[frozenset[str]]:
        """Every set of endings."""

    def wholes(self, stems: Sequence[str]) -> Iterable[Whole]:
        """The readings at any of these stems."""

    def words(self, stems: Sequence[str]) -> Iterable[Word]:
        """The words at any of these stems."""

    def postings(self, words: Sequence[int]) -> Iterable[tuple[int, int, int]]:
        """(word, term, kind) for each of these words; kind 1 is a member of a compound."""

    def terms(self, numbers: Sequence[int]) -> Mapping[int, TermRow]:
        """Terms by number."""

    def concepts(self, numbers: Sequence[int]) -> Mapping[int, ConceptRow]:
        """Concepts by number."""

    def beginning(self, form: str, most: int) -> Iterable[tuple[str, int]]:
        """The readings that go on after `form`, with their terms: `most` of them, the shortest first."""

    def whole_stems(self, length: int) -> Sequence[str]:
        """The stems of readings with so many letters, each once."""

    def word_stems(self, length: int) -> Sequence[str]:
        """The stems of words with so many letters, each once."""

    def themes(self) -> Sequence[tuple[str, Mapping[str, str]]]:
        """Every theme: its id, its names by language."""
