"""Matcher: every form of every term as a trie of words, and the longest one that begins at a word of a text.

Built once, asked many times; the trie of a language is made when a text in that language first comes. Finding takes
time in proportion to the text: at each word the walk is no longer than the longest term.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from emn_glossary.annotate.guards import Candidate, Sentence, is_guarded
from emn_glossary.annotate.language import FUNCTION_WORDS
from emn_glossary.annotate.result import Why
from emn_glossary.annotate.spellings import Spelling, spellings
from emn_glossary.annotate.words import Gap, gap, key_of_phrase, one_line, words
from emn_glossary.languages import SOURCE, Lang
from emn_glossary.model import Concept, EntryId, Glossary, Term
from emn_glossary.search.inflect import forms
from emn_glossary.slots import TERM_FIELDS, Slot

_NORWEGIAN = ("nb", "nn")
_ARTICLES = ("den ", "det ", "de ", "dei ")
_SHORTEST = 3  # letters of a word that is a term by itself
_SHORTEST_PART = 3  # letters of a part of a compound that is written apart


class Reading(NamedTuple):
    """What words in a text may mean: a concept, by one of its terms, in one of its forms."""

    concept: EntryId
    term: str
    lang: Lang
    role: str  # preferred, alternative, deprecated
    form: str  # as `key_of_phrase` writes it
    inflected: bool
    acronym: str  # the capitals it must have in the text; else empty
    proper: bool


class Found(NamedTuple):
    """The longest term at a place: words `first` to `last`, what they may mean (best first), and how it is written."""

    first: int
    last: int
    readings: tuple[Reading, ...]
    why: Why


class _Node:
    __slots__ = ("next", "readings")

    def __init__(self) -> None:
        self.next: dict[str, _Node] = {}
        self.readings: tuple[Reading, ...] = ()


class Matcher:
    """The terms of a glossary, ready to be found in texts. Give it to `annotate` to annotate many texts."""

    def __init__(self, glossary: Glossary) -> None:
        self.concepts = {concept.id: concept for concept in glossary.concepts}
        self.preferred: dict[EntryId, dict[Lang, str]] = {
            concept.id: {lang: concept.one("preferred", lang) for lang in concept.languages("preferred")}
            for concept in glossary.concepts
        }
        self.narrower = Counter(
            link.target for concept in glossary.concepts for link in concept.links("broader") if link.target
        )
        self._tries: dict[Lang, _Node] = {}

    def find(self, here: Sentence) -> Iterator[Found]:
        """The terms of a paragraph, from left to right; a word belongs to the longest term it begins."""
        root = self._trie(here.lang)
        begins = root.next
        norwegian = here.lang.split("-")[0] in _NORWEGIAN
        free = 0
        following = [*(word.key for word in here.words[1:]), ""]
        for index, (word, after) in enumerate(zip(here.words, following, strict=True)):
            if index < free or (word.key not in begins and word.key + after not in begins):
                continue
            for last, readings in self._ends(root, here, index, norwegian=norwegian):
                found = self._settled(here, index, last, readings)
                if found is not None:
                    yield found
                    free = last + 1
                    break

    def _ends(
        self, root: _Node, here: Sentence, first: int, *, norwegian: bool
    ) -> list[tuple[int, tuple[Reading, ...]]]:
        """Where terms that begin at a word end, the longest first."""
        found: list[tuple[int, tuple[Reading, ...]]] = []
        ways = [(root, first)]
        while ways:
            node, at = ways.pop()
            if at > first and node.readings:
                found.append((at - 1, node.readings))
            if at == len(here.words) or (at > first and here.gap(at - 1) is Gap.BREAK):
                continue
            key = here.words[at].key
            if key in node.next:
                ways.append((node.next[key], at + 1))
            if self._may_join(here, at, norwegian=norwegian):
                joined = node.next.get(key + here.words[at + 1].key)
                if joined is not None:
                    ways.append((joined, at + 2))
        return sorted(found, key=lambda end: -end[0])

    @staticmethod
    def _may_join(here: Sentence, index: int, *, norwegian: bool) -> bool:
        """Whether a word and the next may be one word: parted by a line's end, a hyphen, or (in Norwegian) a slip."""
        if index + 1 >= len(here.words):
            return False
        before, after = here.words[index], here.words[index + 1]
        between = gap(here.text, before, after)
        if between is Gap.SPACE:
            small = FUNCTION_WORDS.get(here.lang, frozenset())
            return (
                norwegian
                and min(len(before.key), len(after.key)) >= _SHORTEST_PART
                and before.key not in small
                and after.key not in small
            )
        return between is Gap.LINE or between is Gap.HYPHEN

    @staticmethod
    def _settled(here: Sentence, first: int, last: int, readings: tuple[Reading, ...]) -> Found | None:
        """The readings that the guards leave, or None."""
        kept = tuple(
            reading
            for reading in readings
            if not is_guarded(here, Candidate(first, last, reading.acronym, reading.proper))
        )
        if not kept:
            return None
        start, end = here.words[first].start, here.words[last].end
        return Found(first, last, kept, _why(here.text[start:end], kept[0]))

    # -- the tries ----------------------------------------------------------------------------------------
    def _trie(self, lang: Lang) -> _Node:
        if lang not in self._tries:
            gathered: dict[tuple[str, ...], dict[EntryId, Reading]] = {}
            for concept in self.concepts.values():
                for term, role in _terms(concept, lang):
                    for reading in _readings(concept, term, role, lang):
                        for path in _paths(reading.form):
                            readings = gathered.setdefault(path, {})
                            known = readings.get(concept.id)
                            if known is None or _rank(reading) < _rank(known):
                                readings[concept.id] = reading
            root = _Node()
            for path, by_concept in gathered.items():
                node = root
                for word in path:
                    node = node.next.setdefault(word, _Node())
                node.readings = tuple(sorted(by_concept.values(), key=_rank))
            self._tries[lang] = root
        return self._tries[lang]


def _terms(concept: Concept, lang: Lang) -> Iterator[tuple[Term, str]]:
    """The terms of a concept that a text in a language may use, each with its role.

    EMN gives one Norwegian term where bokmål and nynorsk agree; it stands as bokmål, so a field without nynorsk lends
    its bokmål. Acronyms and short names (EASO, Frontex) are the same in every language.
    """
    values = concept.values()
    for slot, value in values.items():
        if slot.field not in TERM_FIELDS:
            continue
        lent = slot.lang == "nb" and lang == "nn" and Slot(slot.field, "nn") not in values
        for term in value if isinstance(value, tuple) else (value,):
            if isinstance(term, Term) and (lent or slot.lang in (lang, SOURCE)):
                yield term, "deprecated" if concept.retired else slot.field


def _readings(concept: Concept, term: Term, role: str, lang: Lang) -> Iterator[Reading]:
    borrowed = term.lang == SOURCE != lang
    inflects = term.lang if borrowed else lang
    for spelling in spellings(term):
        if borrowed and not spelling.acronym:
            continue
        base = key_of_phrase(spelling.text)
        proper = any(letter.isupper() for letter in spelling.text) and not spelling.acronym
        for form in sorted(_forms(spelling, inflects)):
            key = key_of_phrase(form)
            acronym = spelling.text if spelling.acronym else ""
            yield Reading(concept.id, term.text, term.lang, role, key, key != base, acronym, proper)


def _forms(spelling: Spelling, lang: Lang) -> set[str]:
    """The forms as they stand in a text, without the article that may precede them."""
    text = spelling.text
    if spelling.acronym:
        return {text, f"{text}s", f"{text}'s"}
    made = {form for form in forms(text, lang) if "(" not in form} | {text}
    if not text.casefold().startswith(_ARTICLES):
        made = {form for form in made if not form.casefold().startswith(_ARTICLES)}
    return {form for form in made if len(form) >= _SHORTEST}


def _paths(form: str) -> set[tuple[str, ...]]:
    """The words of a form, and those of the same form with its hyphens closed up."""
    texts = {form, form.replace("-", "")} if "-" in form else {form}
    return {path for text in texts if (path := tuple(word.key for word in words(text)))}


def _rank(reading: Reading) -> tuple[bool, int, int, str]:
    """The likeliest meaning first: as the glossary writes it, then by role, then by id."""
    roles = {"preferred": 0, "alternative": 1, "deprecated": 2}
    return reading.inflected, roles[reading.role], len(reading.term), reading.concept


def _why(surface: str, reading: Reading) -> Why:
    if reading.form in (one_line(surface), key_of_phrase(surface.replace("\n", ""))):
        return "inflected" if reading.inflected else "exact"
    return "folded"
