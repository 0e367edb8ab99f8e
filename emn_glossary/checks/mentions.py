"""Mentions: the glossary's terms found in running text, longest first, in one pass over its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from emn_glossary.languages import Lang

WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")

T = TypeVar("T")


class Mention(NamedTuple, Generic[T]):
    """A term that stands in a text: its words there, which word of the text it begins at, and what is known of it."""

    text: str
    at: int
    known: T


class Lexicon(Generic[T]):
    """Terms by language, casefolded, each with what is known of it; to be found in texts as whole words."""

    def __init__(self, terms: Mapping[Lang, Mapping[str, T]]) -> None:
        self._terms = terms
        self._indexes: dict[Lang, _Index[T]] = {}

    def mentions(self, text: str, lang: Lang) -> Iterator[Mention[T]]:
        """The terms that stand in a text; a word belongs to the longest term it begins."""
        if lang not in self._indexes:
            self._indexes[lang] = _Index(self._terms.get(lang, {}))
        index = self._indexes[lang]
        words = WORD.findall(text.casefold())
        if index.follows.keys().isdisjoint(words):
            return
        written: list[str] = []
        words.append("")
        free = 0
        for at, word in enumerate(words):
            follows = index.follows.get(word)
            if follows is None or at < free:
                continue
            for size in range(follows.get(words[at + 1], 1), 0, -1):
                phrase = word if size == 1 else " ".join(words[at : at + size])
                if phrase in index.phrases:
                    free = at + size
                    written = written or WORD.findall(text)
                    yield Mention(" ".join(written[at:free]), at, index.phrases[phrase])
                    break


class _Index(Generic[T]):
    """The terms of one language by their words; and for each first word how long a term can be by its second."""

    def __init__(self, terms: Mapping[str, T]) -> None:
        self.phrases: dict[str, T] = {}
        self.follows: dict[str, dict[str, int]] = {}
        for term, known in terms.items():
            words = WORD.findall(term)
            if words:
                self.phrases[" ".join(words)] = known
                follows = self.follows.setdefault(words[0], {})
                if len(words) > 1:
                    follows[words[1]] = max(len(words), follows.get(words[1], 0))
