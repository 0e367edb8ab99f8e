"""Mentions: the glossary's terms found in running text, longest first, in one pass over its words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Generic, NamedTuple, TypeVar

from emn_glossary.languages import Lang

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")

T = TypeVar("T")


class Mention(NamedTuple, Generic[T]):
    """A term that stands in a text: its words there, where they begin, and what is known of the term."""

    text: str
    start: int
    known: T


class Lexicon(Generic[T]):
    """Terms by language, casefolded, each with what is known of it; to be found in texts as whole words."""

    def __init__(self, terms: Mapping[Lang, Mapping[str, T]]) -> None:
        self._terms = terms
        self._phrases: dict[Lang, tuple[dict[str, T], dict[str, int]]] = {}

    def mentions(self, text: str, lang: Lang) -> Iterator[Mention[T]]:
        """The terms that stand in a text; a word belongs to the longest term it begins."""
        phrases, longest = self._indexed(lang)
        folded = text.casefold()
        same = folded if len(folded) == len(text) else text.lower()  # `ß` and its like change places
        found = list(_WORD.finditer(same))
        words = [match.group() for match in found]
        free = 0
        for index, word in enumerate(words):
            if index < free or word not in longest:
                continue
            for size in range(longest[word], 0, -1):
                known = phrases.get(" ".join(words[index : index + size]))
                if known is not None and index + size <= len(words):
                    start, end = found[index].start(), found[index + size - 1].end()
                    free = index + size
                    yield Mention(text[start:end], start, known)
                    break

    def _indexed(self, lang: Lang) -> tuple[dict[str, T], dict[str, int]]:
        """The terms of one language by their words, and how many words the longest has that begins so."""
        if lang not in self._phrases:
            phrases: dict[str, T] = {}
            longest: dict[str, int] = {}
            for term, known in self._terms.get(lang, {}).items():
                words = _WORD.findall(term)
                if words:
                    phrases[" ".join(words)] = known
                    longest[words[0]] = max(len(words), longest.get(words[0], 0))
            self._phrases[lang] = phrases, longest
        return self._phrases[lang]
