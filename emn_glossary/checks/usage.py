"""U: the same English word rendered in different ways, as a table of renderings with counts.

No list says which Norwegian word renders which English one, so it is read out of the terms themselves: a Norwegian
word, or part of a compound, belongs to the English word it most often stands beside (Dice's coefficient), each taken
once a term (competitive linking, Melamed 2000); what is left over on both sides belongs together.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import TypeAlias

from emn_glossary.checks.context import Context, place
from emn_glossary.findings import Finding
from emn_glossary.languages import Lang
from emn_glossary.model import EntryId, Glossary
from emn_glossary.slots import Slot

_WORD = re.compile(r"[^\W\d_]+")
_BRACKETS = re.compile(r"\([^()]*\)")
_ENGLISH_SMALL = re.compile(r"(?:an?|the|of|for|to|in|on|from|with|by|at|and|or|as|be|not|who)\Z")
_NORWEGIAN_SMALL = re.compile(
    r"(?:av|for|til|på|i|om|ved|som|med|mot|etter|fra|frå|og|eller|en|ein|et|eit|den|det|dei?|å|er|har|hvis|ikkj?e)\Z"
)
_ENDINGS = re.compile(r"(?:ene|ane|ens|ets|er|ar|en|et|e|s|a|t)\Z")
_SUFFIX = re.compile(r"asjon|iser|itet|ering|else|lig|leg|ende|ande")  # begins an ending, not a word
_SHORTEST = 4  # letters that a part of a compound has at least
_COGNATE = 3  # letters that a word and its rendering begin with in common, when they stand together only once
_FEW = 2  # a rendering counts as settled when so many terms have it


_Pair: TypeAlias = tuple[EntryId, list[str], list[str]]  # a concept, English words, Norwegian parts


@dataclass(frozen=True, slots=True)
class Usage:
    """How one English word is rendered in one language: each rendering with the concepts that have it."""

    word: str
    lang: Lang
    renderings: Mapping[str, tuple[EntryId, ...]]  # the most frequent first

    @property
    def table(self) -> str:
        """The renderings in one line: `uttransportering 3, utsendelse 1 (c0210)`."""
        said = []
        for rendering, ids in self.renderings.items():
            which = f" ({', '.join(ids)})" if len(ids) <= _FEW else ""
            said.append(f"{rendering} {len(ids)}{which}")
        return ", ".join(said)


def usages(context: Context, lang: Lang) -> tuple[Usage, ...]:
    """The English words with more than one rendering in `lang`, at least one of them settled; by English word."""
    seen: dict[str, dict[str, list[tuple[EntryId, str]]]] = {}
    for id, word, part in _linked(*_pairs(context, lang)):  # noqa: A001
        seen.setdefault(word, {}).setdefault(_stem(part), []).append((id, part))
    found = []
    for word in sorted(seen):
        ordered = sorted(seen[word].items(), key=lambda row: (-len(row[1]), row[0]))
        if len(ordered) > 1 and len(ordered[0][1]) >= _FEW:
            shown = {_shortest(uses): tuple(id for id, _part in uses) for _stem, uses in ordered}  # noqa: A001
            found.append(Usage(word, lang, shown))
    return tuple(found)


def _shortest(uses: list[tuple[EntryId, str]]) -> str:
    """The form that a rendering is shown in: the shortest one used."""
    return min((part for _id, part in uses), key=lambda part: (len(part), part))


def one_rendering_a_word(_: Glossary, context: Context) -> Iterator[Finding]:
    """An English word that different terms render differently."""
    for lang in context.langs:
        for usage in usages(context, lang):
            rarest = list(usage.renderings.values())[-1][0]
            where = place(rarest, Slot("preferred", lang))
            yield Finding.make("U101", where, word=usage.word, table=usage.table)


def _pairs(context: Context, lang: Lang) -> tuple[list[_Pair], list[_Pair]]:
    """The English words and Norwegian parts of each concept's preferred terms, and those of its alternative terms.

    Names are left out: what is called what there is nobody's choice.
    """
    terms = {
        id: [str(term) for term in (concept.preferred(lang), *concept.alternatives(lang)) if term]
        for id, concept in context.living.items()  # noqa: A001
        if context.english.get(id, "").islower() and concept.preferred(lang)
    }
    words = {term: _words(term, _NORWEGIAN_SMALL) for found in terms.values() for term in found}
    whole = {word for found in words.values() for word in found if len(word) >= _SHORTEST}
    chosen: list[_Pair] = []
    others: list[_Pair] = []
    for id, found in terms.items():  # noqa: A001
        english = [_singular(word) for word in _words(context.english[id], _ENGLISH_SMALL)]
        for index, term in enumerate(found):
            parts = list(dict.fromkeys(part for word in words[term] for part in _parts(word, whole)))
            (others if index else chosen).append((id, english, parts))
    return chosen, others


def _words(text: str, small: re.Pattern[str]) -> list[str]:
    found = (match.group().lower() for match in _WORD.finditer(_BRACKETS.sub(" ", text)))
    return [word for word in dict.fromkeys(found) if not small.match(word)]


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


@cache
def _stem(word: str) -> str:
    stem = _ENDINGS.sub("", word)
    return stem if len(stem) >= _SHORTEST else word


def _parts(word: str, whole: set[str]) -> list[str]:
    """A compound as its parts, where the last or the first of them is a word of the glossary."""
    for cut in range(_SHORTEST, len(word) - _SHORTEST + 1):
        first, last = word[:cut], word[cut:]
        if last in whole or _stem(last) in whole:
            return [first.removesuffix("s") if first not in whole else first, last]
    for cut in range(len(word) - _SHORTEST - 1, _SHORTEST - 1, -1):
        if word[cut - 1] == "s" and word[: cut - 1] in whole:
            return [word[: cut - 1], word[cut:]]
        if word[:cut] in whole and not _SUFFIX.match(word, cut):
            return [word[:cut], word[cut:]]
    return [word]


def _linked(chosen: list[_Pair], others: list[_Pair]) -> Iterator[tuple[EntryId, str, str]]:
    """Which part renders which word in the preferred terms, concept by concept."""
    everything = chosen + others
    english = Counter(word for _, words, _parts in everything for word in words)
    norwegian = Counter(_stem(part) for _, _words, parts in everything for part in parts)
    together = Counter((word, _stem(part)) for _, words, parts in everything for word in words for part in parts)
    for id, words, parts in chosen:  # noqa: A001
        free_words, free_parts = list(words), list(parts)
        ranked = sorted(
            (
                (
                    2 * together[word, _stem(part)] / (english[word] + norwegian[_stem(part)]),
                    _alike(word, part),
                    -abs(m - n),
                    word,
                    part,
                )
                for m, word in enumerate(words)
                for n, part in enumerate(parts)
            ),
            reverse=True,
        )
        for _, alike, _, word, part in ranked:
            sure = together[word, _stem(part)] > 1 or alike >= _COGNATE
            if sure and word in free_words and part in free_parts:
                free_words.remove(word)
                free_parts.remove(part)
                yield id, word, part
        if len(free_words) == 1 and len(free_parts) == 1:
            yield id, free_words[0], free_parts[0]


def _alike(word: str, part: str) -> int:
    """How many letters two words begin with in common: `based` and `basert` have three."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(word, part, strict=False)))
