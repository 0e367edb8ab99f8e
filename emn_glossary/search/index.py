"""Index: every term of a glossary by its folded form, ready to be asked many times. In memory, built in one pass."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from emn_glossary.languages import Lang
from emn_glossary.model import EntryId, Glossary, Term
from emn_glossary.search.normalize import fold, plain, words
from emn_glossary.slots import TERM_FIELDS


class Posting(NamedTuple):
    """One term of one concept."""

    concept: EntryId
    text: str
    lang: Lang
    role: str  # the slot's field: preferred, alternative, deprecated


class Index:
    """The terms of a glossary by folded form, and by each folded word of theirs."""

    def __init__(self, glossary: Glossary) -> None:
        self._by_form: dict[str, list[Posting]] = {}
        self._by_word: dict[str, list[Posting]] = {}
        for concept in glossary.concepts:
            for slot, value in concept.values().items():
                if slot.field in TERM_FIELDS:
                    for term in value if isinstance(value, tuple) else (value,):
                        assert isinstance(term, Term)
                        self._add(Posting(concept.id, term.text, slot.lang, slot.field))
        self._forms = sorted(self._by_form)
        self.preferred: dict[EntryId, dict[Lang, str]] = {
            concept.id: {lang: concept.one("preferred", lang) for lang in concept.languages("preferred")}
            for concept in glossary.concepts
        }

    def _add(self, posting: Posting) -> None:
        form = fold(posting.text)
        if form:
            self._by_form.setdefault(form, []).append(posting)
        parts = words(posting.text)
        if len(parts) > 1:
            for part in dict.fromkeys(parts):
                self._by_word.setdefault(part, []).append(posting)

    def exact(self, word: str) -> Iterator[tuple[Posting, str]]:
        """Terms that fold to the same form, and whether they are the very same word ("exact") or "folded"."""
        said = plain(word)
        for posting in self._by_form.get(fold(word), ()):
            yield posting, "exact" if plain(posting.text) == said else "folded"

    def beginning(self, word: str) -> Iterator[Posting]:
        """Terms that begin with the word."""
        form = fold(word)
        for position in range(bisect_left(self._forms, form), len(self._forms)):
            found = self._forms[position]
            if not found.startswith(form):
                break
            if found != form:
                yield from self._by_form[found]

    def begun_by(self, word: str, longest_ending: int = 5) -> Iterator[Posting]:
        """Terms that the word begins with, but for an ending: `asylsøkere` finds `asylsøker`."""
        form = fold(word)
        for length in range(len(form) - 1, max(3, len(form) - 1 - longest_ending), -1):
            yield from self._by_form.get(form[:length], ())

    def containing(self, word: str) -> Iterator[Posting]:
        """Terms of several words, one of which is this word."""
        yield from self._by_word.get(fold(word), ())
