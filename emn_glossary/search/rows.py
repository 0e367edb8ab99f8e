"""Rows of an index, as every kind of index gives them; so light that a cold `emn lookup` can afford them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol


class ConceptRow(NamedTuple):
    """A concept: preferred terms and status by language ("missing" when none), ids of its themes and those above."""

    id: str
    preferred: Mapping[str, str]
    statuses: Mapping[str, str]
    themes: tuple[str, ...]


class TermRow(NamedTuple):
    """A term: the concept it leads to, its words by number and the folded small words among them."""

    concept: int
    text: str
    lang: str
    role: str  # preferred, alternative, deprecated
    words: tuple[int, ...]
    small: str


class Whole(NamedTuple):
    """A reading of a term, written together: a stem, the endings it takes, the term; way: term, reading, acronym."""

    stem: str
    paradigm: int
    term: int
    way: str
    ending: str  # that of the reading itself; the others are other forms


class Word(NamedTuple):
    """A word in the terms: a stem, the endings it takes, its number."""

    stem: str
    paradigm: int
    word: int


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
