"""Index: the tables of a glossary in memory, ready to be asked many times."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from heapq import nsmallest
from typing import TYPE_CHECKING

from emn_glossary.search.rows import ConceptRow, TermRow, Whole, Word

if TYPE_CHECKING:
    from emn_glossary.model import Glossary
    from emn_glossary.search.tables import Tables


class Index:
    """The index of a glossary. Build it once, give it to `lookup` as often as you like; it never changes."""

    def __init__(self, glossary: Glossary) -> None:
        from emn_glossary.search.tables import build  # noqa: PLC0415  look-up from a file needs no model

        self._fill(build(glossary))

    @classmethod
    def of(cls, tables: Tables) -> Index:
        """The index with these tables."""
        made = cls.__new__(cls)
        made._fill(tables)  # noqa: SLF001
        return made

    def _fill(self, tables: Tables) -> None:
        self.tables = tables
        self._paradigms = [frozenset(endings) for endings in tables.paradigms]
        self._wholes: dict[str, list[Whole]] = {}
        for whole in tables.wholes:
            self._wholes.setdefault(whole.stem, []).append(whole)
        self._words: dict[str, list[Word]] = {}
        for word in tables.words:
            self._words.setdefault(word.stem, []).append(word)
        self._postings: dict[int, list[tuple[int, int, int]]] = {}
        for posting in tables.postings:
            self._postings.setdefault(posting[0], []).append(posting)
        self._by_length = (_by_length(self._wholes), _by_length(self._words))

    # -- what the query asks, see store.Store ----------------------------------------------------------------
    def paradigms(self) -> Sequence[frozenset[str]]:
        """Every set of endings."""
        return self._paradigms

    def wholes(self, stems: Sequence[str]) -> Iterable[Whole]:
        """The readings at any of these stems."""
        return [whole for stem in stems for whole in self._wholes.get(stem, ())]

    def words(self, stems: Sequence[str]) -> Iterable[Word]:
        """The words at any of these stems."""
        return [word for stem in stems for word in self._words.get(stem, ())]

    def postings(self, words: Sequence[int]) -> Iterable[tuple[int, int, int]]:
        """(word, term, kind) for each of these words."""
        return [posting for word in words for posting in self._postings.get(word, ())]

    def terms(self, numbers: Sequence[int]) -> Mapping[int, TermRow]:
        """Terms by number."""
        return {number: self.tables.terms[number] for number in numbers}

    def concepts(self, numbers: Sequence[int]) -> Mapping[int, ConceptRow]:
        """Concepts by number."""
        return {number: self.tables.concepts[number] for number in numbers}

    def beginning(self, form: str, most: int) -> Iterable[tuple[str, int]]:
        """The readings that go on after `form`, the shortest first."""
        forms = self.tables.forms
        start, end = bisect_left(forms, (form, len(self.tables.terms))), bisect_left(forms, (form + "\U0010ffff", 0))
        return nsmallest(most, forms[start:end], key=lambda row: (len(row[0]), row))

    def whole_stems(self, length: int) -> Sequence[str]:
        """The stems of readings with so many letters."""
        return self._by_length[0].get(length, ())

    def word_stems(self, length: int) -> Sequence[str]:
        """The stems of words with so many letters."""
        return self._by_length[1].get(length, ())

    def themes(self) -> Sequence[tuple[str, Mapping[str, str]]]:
        """Every theme: its id, its names by language."""
        return self.tables.themes


def _by_length(stems: Iterable[str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for stem in sorted(stems):
        found.setdefault(len(stem), []).append(stem)
    return found
