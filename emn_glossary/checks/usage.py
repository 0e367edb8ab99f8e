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

from emn_glossary.checks.context import Context, place
from emn_glossary.findings import Finding
from emn_glossary.languages import SOURCE, Lang
from emn_glossary.model import EntryId, Glossary
from emn_glossary.slots import Slot

_WORD = re.compile(r"[^\W\d_]+")
_BRACKETS = re.compile(r"\([^()]*\)")
_ENGLISH_SMALL = frozenset("a an the of for to in on from with by at and or as be not who".split())
_NORWEGIAN_SMALL = frozenset(
    "av for til på i om ved som med mot etter fra frå og eller en ein et eit den det de dei å er har hvis ikke ikkje".split()
)
_ENDINGS = re.compile(r"(?:ene|ane|ens|ets|er|ar|en|et|e|s|a)\Z")
_SHORTEST = 4  # letters that a part of a compound has at least
_FEW = 2  # a rendering counts as settled when so many terms have it


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
    pairs = _pairs(context, lang)
    seen: dict[str, dict[str, list[EntryId]]] = {}
    for id, word, part in _linked(pairs):  # noqa: A001
        seen.setdefault(word, {}).setdefault(part, []).append(id)
    found = []
    for word in sorted(seen):
        ordered = sorted(seen[word].items(), key=lambda row: (-len(row[1]), row[0]))
        if len(ordered) > 1 and len(ordered[0][1]) >= _FEW:
            found.append(Usage(word, lang, {part: tuple(ids) for part, ids in ordered}))
    return tuple(found)


def one_rendering_a_word(_: Glossary, context: Context) -> Iterator[Finding]:
    """An English word that different terms render differently."""
    for lang in context.langs:
        for usage in usages(context, lang):
            rarest = list(usage.renderings.values())[-1][0]
            where = place(rarest, Slot("preferred", lang))
            yield Finding.make("U101", where, word=usage.word, table=usage.table)


def _pairs(context: Context, lang: Lang) -> list[tuple[EntryId, list[str], list[str]]]:
    """For each concept with both terms the English words and the parts of the Norwegian ones."""
    both = [
        (id, context.english[id], concept.one("preferred", lang))  # noqa: A001
        for id, concept in context.living.items()  # noqa: A001
        if id in context.english and concept.one("preferred", lang)
    ]
    words = {id: _words(term, _NORWEGIAN_SMALL) for id, _, term in both}  # noqa: A001
    known = {_stem(word) for found in words.values() for word in found}
    return [
        (id, [_singular(w) for w in _words(english, _ENGLISH_SMALL)], [p for w in words[id] for p in _parts(w, known)])
        for id, english, _ in both  # noqa: A001
    ]


def _words(text: str, small: frozenset[str]) -> list[str]:
    found = (match.group().lower() for match in _WORD.finditer(_BRACKETS.sub(" ", text)))
    return [word for word in dict.fromkeys(found) if word not in small]


def _singular(word: str) -> str:
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3 else word


def _stem(word: str) -> str:
    stem = _ENDINGS.sub("", word)
    return stem if len(stem) >= _SHORTEST else word


def _parts(word: str, known: set[str]) -> list[str]:
    """A compound as its parts, where one of them is a word of the glossary; else the word itself."""
    for cut in range(len(word) - _SHORTEST, _SHORTEST - 1, -1):
        first, last = word[:cut], word[cut:]
        for joint in ("", "s", "e"):
            if first.endswith(joint) and (_stem(first[: len(first) - len(joint)]) in known):
                rest = _stem(last)
                if len(rest) >= _SHORTEST:
                    return [_stem(first[: len(first) - len(joint)]), rest]
    for cut in range(_SHORTEST, len(word) - _SHORTEST + 1):
        if _stem(word[cut:]) in known:
            first = word[:cut]
            return [_stem(first[:-1] if first.endswith("s") else first), _stem(word[cut:])]
    return [_stem(word)]


def _linked(pairs: list[tuple[EntryId, list[str], list[str]]]) -> Iterator[tuple[EntryId, str, str]]:
    """Which part renders which word, concept by concept."""
    english = Counter(word for _, words, _parts in pairs for word in words)
    norwegian = Counter(part for _, _words, parts in pairs for part in set(parts))
    together = Counter((word, part) for _, words, parts in pairs for word in words for part in set(parts))
    for id, words, parts in pairs:  # noqa: A001
        free_words, free_parts = list(words), list(dict.fromkeys(parts))
        ranked = sorted(
            ((2 * together[w, p] / (english[w] + norwegian[p]), w, p) for w in words for p in free_parts), reverse=True
        )
        for strength, word, part in ranked:
            if word in free_words and part in free_parts and (together[word, part] > 1 or strength == 1):
                free_words.remove(word)
                free_parts.remove(part)
                yield id, word, part
        if len(free_words) == 1 and len(free_parts) == 1:
            yield id, free_words[0], free_parts[0]
