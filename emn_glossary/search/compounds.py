"""Compound parts: the members of a Norwegian compound, as far as the glossary's own vocabulary knows them.

`oppholdstillatelse` has the members `opphold` and `tillatelse` because the glossary (or the table of last members) has
them as words. A linking -s- or -e- between two members goes. Works on lower-case words; knows nothing of concepts.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from emn_glossary.languages import Lang
from emn_glossary.search.normalize import joined
from emn_glossary.search.nouns import decline, last_members

_SHORTEST = 4  # a shorter member may be chance: `tre` in `trekk`


class Compounds:
    """The compounds among some words of one language, and their members."""

    def __init__(self, vocabulary: Iterable[str], lang: Lang) -> None:
        words = sorted(word for word in set(vocabulary) if word.isalpha())
        self._lemma: dict[str, str] = {}  # every form of every possible last member → its lemma
        for lemma in (*last_members(lang), *words):
            if len(lemma) >= _SHORTEST:
                self._lemma.setdefault(lemma, lemma)
        for lemma in sorted(last_members(lang)):
            if len(lemma) >= _SHORTEST:
                for noun in decline(lemma, lang):
                    for form in noun.plural + noun.the_plural + noun.the_singular:
                        self._lemma.setdefault(form, lemma)
        for word in words:  # the first member of one compound may be the last of another: informasjonssystem
            for member in self.members(word)[1:]:
                self._lemma.setdefault(member, member)

    def members(self, word: str) -> tuple[str, ...]:
        """The members of a word, each once, the last first; empty for a word that is no compound we can tell.

        >>> Compounds(["oppholdstillatelse", "tillatelse"], "nb").members("oppholdstillatelse")
        ('tillatelse', 'opphold')
        """
        return tuple(dict.fromkeys(self._members(word)))

    def _members(self, word: str) -> Iterator[str]:
        for start in range(3, len(word) - _SHORTEST + 1):
            head = self._lemma.get(word[start:])
            if head is None:
                continue
            yield head
            yield from self._members(head)
            first = word[:start]
            stem = next((form for form in joined(first) if form in self._lemma), joined(first)[-1])
            if len(stem) >= _SHORTEST:
                yield stem
                yield from self._members(stem)
            return
