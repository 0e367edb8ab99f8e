"""Mentions: the glossary's terms found in running text, longest first, in one pass over its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

from emn_glossary.languages import Lang
from emn_glossary.model import EntryId

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")


class Mention(NamedTuple):
    """A term of the glossary that stands in a text: its words there, and who bears it in which field."""

    text: str
    start: int
    bearers: Mapping[str, list[EntryId]]


class Lexicon:
    """Terms by language and first word. Made from `(language, casefolded term, who bears it by field)`."""

    def __init__(self, terms: Iterable[tuple[Lang, str, Mapping[str, list[EntryId]]]]) -> None:
        self._by_first: dict[tuple[Lang, str], list[tuple[tuple[str, ...], Mapping[str, list[EntryId]]]]] = {}
        for lang, term, bearers in terms:
            words = tuple(_WORD.findall(term))
            if words:
                self._by_first.setdefault((lang, words[0]), []).append((words, bearers))
        for found in self._by_first.values():
            found.sort(key=lambda row: -len(row[0]))

    def mentions(self, text: str, lang: Lang) -> Iterator[Mention]:
        """The terms that stand in a text as whole words; a word belongs to the longest term it begins."""
        found = list(_WORD.finditer(text))
        words = [match.group().casefold() for match in found]
        index = 0
        while index < len(words):
            step = 1
            for term, bearers in self._by_first.get((lang, words[index]), ()):
                if len(term) == 1 or tuple(words[index : index + len(term)]) == term:
                    step = len(term)
                    start, end = found[index].start(), found[index + step - 1].end()
                    yield Mention(text[start:end], start, bearers)
                    break
            index += step
