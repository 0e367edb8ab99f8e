"""Mentions: the glossary's terms found in running text, longest first, in one pass over its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple, TypeAlias

from emn_glossary.languages import Lang
from emn_glossary.model import EntryId

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")

Bearers: TypeAlias = Mapping[str, list[EntryId]]  # who bears a term, by the field it stands in


class Mention(NamedTuple):
    """A term of the glossary that stands in a text: its words there, and who bears it in which field."""

    text: str
    start: int
    bearers: Bearers


class _Node:
    """A step of the tree of terms: the words that may follow, and the term that ends here."""

    __slots__ = ("after", "bearers")

    def __init__(self) -> None:
        self.after: dict[str, _Node] = {}
        self.bearers: Bearers | None = None


class Lexicon:
    """Terms as a tree of words. Made from `(language, casefolded term, who bears it by field)`."""

    def __init__(self, terms: Iterable[tuple[Lang, str, Bearers]]) -> None:
        self._roots: dict[Lang, _Node] = {}
        for lang, term, bearers in terms:
            node = self._roots.setdefault(lang, _Node())
            for word in _WORD.findall(term):
                node = node.after.setdefault(word, _Node())
            node.bearers = bearers

    def mentions(self, text: str, lang: Lang) -> Iterator[Mention]:
        """The terms that stand in a text as whole words; a word belongs to the longest term it begins."""
        root = self._roots.get(lang)
        if root is None:
            return
        found = list(_WORD.finditer(text))
        words = [match.group() for match in _WORD.finditer(text.casefold())] if found else []
        if len(words) != len(found):  # letters that casefolding makes two, as in `ŉ`
            words = [match.group().casefold() for match in found]
        index = 0
        while index < len(words):
            node, step, bearers, end = root, 0, None, index
            while end < len(words) and (following := node.after.get(words[end])) is not None:
                node, end = following, end + 1
                if node.bearers is not None:
                    step, bearers = end - index, node.bearers
            if bearers is not None:
                start = found[index].start()
                yield Mention(text[start : found[index + step - 1].end()], start, bearers)
            index += step or 1
