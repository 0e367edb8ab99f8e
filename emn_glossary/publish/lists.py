"""The alphabetical lists: every term of a language under its letter, and apart from them the entries without one.

Alternative and deprecated terms lead to the entry they belong to. Order and letters are the language's own
(`emn_glossary.languages`). Pure.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import groupby

from emn_glossary.languages import Lang, first_letter, sort_key
from emn_glossary.model import Concept, EntryId, Status, Term
from emn_glossary.publish.page import Ref, Tag, Word
from emn_glossary.publish.voice import Voice
from emn_glossary.slots import Slot


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a list: an entry's preferred term, or another term (`see`) that leads to it."""

    ref: Ref
    see: Word | None = None
    deprecated: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """The lines under one letter."""

    letter: str
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Listing:
    """One language's list. `missing`: entries without a term; `answered`: those that have none to be found."""

    lang: Lang
    letters: tuple[Letter, ...]
    missing: tuple[Line, ...]
    answered: tuple[Line, ...]
    entries: int  # how many have a term


def listing(concepts: Iterable[Concept], lang: Lang, addresses: Mapping[EntryId, str], voice: Voice) -> Listing:
    """The list of one language; beside each term its English, in the English list its bokmål."""
    other = "en" if lang != "en" else "nb"
    lines: list[tuple[str, Line]] = []
    missing: list[tuple[str, Line]] = []
    answered: list[tuple[str, Line]] = []
    entries = 0
    for concept in concepts:
        href = addresses[concept.id]
        preferred = concept.preferred(lang)
        if preferred is None:
            line = Line(_instead(concept, lang, href, voice))
            answer = concept.get(Slot("no_equivalent", lang)) is not None
            (answered if answer else missing).append((line.ref.word.text, line))
        else:
            entries += 1
            gloss = concept.preferred(other)
            ref = Ref(_word(preferred), href, _tags(concept, preferred, voice), _word(gloss) if gloss else None)
            lines.append((preferred.text, Line(ref)))
        lines.extend(_see(concept, lang, href, voice))
    return Listing(lang, _by_letter(lines, lang), _sorted(missing, lang), _sorted(answered, lang), entries)


def _word(term: Term) -> Word:
    return Word(term.text, term.lang)


def _instead(concept: Concept, lang: Lang, href: str, voice: Voice) -> Ref:
    """The entry under the term it has in another language, English first."""
    for known in concept.languages("preferred"):
        term = concept.preferred(known)
        if term is not None and known != lang:
            return Ref(Word(term.text, known, voice.language(known)), href, voice.standing(concept))
    return Ref(Word(concept.id), href, voice.standing(concept))


def _tags(concept: Concept, term: Term, voice: Voice) -> tuple[Tag, ...]:
    """What a list tells of a term: that it is not settled, that its entry is retired."""
    unsettled = term.state.status in (Status.CANDIDATE, Status.WAITING, Status.RETIRED)
    status = tuple(tag for tag in voice.state(term.state) if tag.kind != "origin") if unsettled else ()
    return (*voice.standing(concept), *status)


def _see(concept: Concept, lang: Lang, href: str, voice: Voice) -> Iterable[tuple[str, Line]]:
    preferred = concept.preferred(lang)
    if preferred is not None:
        target = Ref(_word(preferred), href, voice.standing(concept))
    else:
        target = _instead(concept, lang, href, voice)
    for term in concept.alternatives(lang):
        yield term.text, Line(target, _word(term))
    for term in concept.deprecated(lang):
        yield term.text, Line(target, _word(term), deprecated=True)


def _sorted(lines: list[tuple[str, Line]], lang: Lang) -> tuple[Line, ...]:
    ordered = sorted(lines, key=lambda pair: (sort_key(pair[0], lang), pair[1].ref.href))
    return tuple(dict.fromkeys(line for _, line in ordered))


def _by_letter(lines: list[tuple[str, Line]], lang: Lang) -> tuple[Letter, ...]:
    ordered = _sorted(lines, lang)
    grouped = groupby(ordered, key=lambda line: first_letter((line.see or line.ref.word).text, lang))
    gathered: dict[str, list[Line]] = {}
    for letter, group in grouped:
        gathered.setdefault(letter, []).extend(group)
    return tuple(Letter(letter, tuple(group)) for letter, group in gathered.items())
