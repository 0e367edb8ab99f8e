"""Mentions: the glossary's terms found in running text, longest first, in one pass over its words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, NamedTuple, TypeAlias

from emn_glossary.languages import Lang
from emn_glossary.model import EntryId

_WORD = re.compile(r"[^\W_]+(?:[-’'][^\W_]+)*")

Bearers: TypeAlias = Mapping[str, list[EntryId]]  # who bears a term, by the field it stands in


class Mention(NamedTuple):
    """A term of the glossary that stands in a text: its words there, and who bears it in which field."""

    text: str
    start: int
    bearers: Bearers


_Tree: TypeAlias = dict[str, Any]  # a word → the tree of what may follow it; "" → who bears the term that ends here


class Lexicon:
    """Terms as a tree of words. Made from `(language, casefolded term, who bears it by field)`."""

    def __init__(self, terms: Iterable[tuple[Lang, str, Bearers]]) -> None:
        self._roots: dict[Lang, _Tree] = {}
        for lang, term, bearers in terms:
            tree = self._roots.setdefault(lang, {})
            for word in _WORD.findall(term):
                tree = tree.setdefault(word, {})
            tree[""] = bearers

    def mentions(self, text: str, lang: Lang) -> Iterator[Mention]:
        """The terms that stand in a text as whole words; a word belongs to the longest term it begins."""
        root = self._roots.get(lang)
        if root is None:
            return
        folded = text.casefold()
        same = folded if len(folded) == len(text) else text.lower()  # `ß` and its like change places
        found = list(_WORD.finditer(same))
        words = [match.group() for match in found]
        last = -1
        for index, word in enumerate(words):
            tree = root.get(word) if index > last else None
            bearers, end = None, index
            while tree is not None:
                if "" in tree:
                    bearers, last = tree[""], end
                end += 1
                tree = tree.get(words[end]) if end < len(words) else None
            if bearers is not None:
                start = found[index].start()
                yield Mention(text[start : found[last].end()], start, bearers)
