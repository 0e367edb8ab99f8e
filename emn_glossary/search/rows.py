"""Rows of an index, as every kind of index gives them; so light that a cold `emn lookup` can afford them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


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
