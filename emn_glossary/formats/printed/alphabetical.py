"""Alphabetical lists: bokmål or nynorsk → English, English → Norwegian.

A letter heading, then an item for each preferred term; alternative and deprecated terms are items of their own that
point to it. Concepts without a term in the list's language stand in a part of their own at the end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from emn_glossary.formats.printed.blocks import Block, Heading, Item, Items, Run, Runs, Section, joined
from emn_glossary.formats.printed.scope import Scope, letter_heading
from emn_glossary.languages import SOURCE, Lang, SortKey, sort_key
from emn_glossary.model import Concept, Term

COLUMNS = 2


class _Word(NamedTuple):
    """A head word: a concept's own term, or one that points to others."""

    text: str
    concept: Concept | None
    state_of: tuple[Concept, Term]
    kind: str = ""  # "", "see", "use"
    targets: tuple[Concept, ...] = ()


def sections(scope: Scope, lang: Lang) -> tuple[Section, ...]:
    """The sections of the list that is sorted by `lang`."""
    here = [concept for concept in scope.concepts if concept.preferred(lang)]
    without = [concept for concept in scope.concepts if not concept.preferred(lang)]
    title = scope.say(f"order.{lang}")
    main = Section(title, tuple(_by_letter(scope, _words(here, without, lang), lang)), COLUMNS, True)
    if not without:
        return (main,)
    rest = Items(tuple(_item_without(scope, concept, lang) for concept in scope.sorted(without, SOURCE)))
    last = Section(scope.say("without", lang=scope.language(lang)), (rest,), COLUMNS, True)
    return (main, last) if here else (last,)


def _words(here: Iterable[Concept], without: Iterable[Concept], lang: Lang) -> list[_Word]:
    """All head words in order: the preferred term before words that point elsewhere."""
    own: list[_Word] = []
    pointing: dict[tuple[str, str], list[tuple[Concept, Term]]] = {}
    for concept in here:
        term = concept.preferred(lang)
        assert term is not None
        own.append(_Word(term.text, concept, (concept, term)))
    for concept in (*here, *without):
        preferred = concept.one("preferred", lang)
        for kind, terms in (("see", concept.alternatives(lang)), ("use", concept.deprecated(lang))):
            for term in terms:
                if term.text != preferred:
                    pointing.setdefault((term.text, kind), []).append((concept, term))
    others = [
        _Word(text, None, found[0], kind, tuple(dict.fromkeys(concept for concept, _ in found)))
        for (text, kind), found in pointing.items()
    ]

    def place(word: _Word) -> tuple[SortKey, str, str]:
        return sort_key(word.text, lang), word.kind, word.state_of[0].id

    return sorted((*own, *others), key=place)


def _by_letter(scope: Scope, words: list[_Word], lang: Lang) -> Iterator[Block]:
    letter, items = "", list[Item]()
    for word in words:
        found = letter_heading(word.text, lang)
        if found != letter and items:
            yield from _letter(letter, items)
            items = []
        letter = found
        items.append(_item(scope, word, lang))
    yield from _letter(letter, items)


def _letter(letter: str, items: list[Item]) -> Iterator[Block]:
    if items:
        yield Heading((Run(letter),), 2)
        yield Items(tuple(items))


def _item(scope: Scope, word: _Word, lang: Lang) -> Item:
    guide = scope.guides.add(word.text)
    entry, term = word.state_of
    if word.concept is None:
        head = scope.term(entry, term, "see")
        mark = (Run(" " + scope.say("discouraged.mark"), "", "label"),) if word.kind == "use" else ()
        targets = joined((scope.link(concept.id, lang),) for concept in word.targets)
        return Item((*head, *mark), ((Run(scope.say(word.kind) + " ", "", "label"), *targets),), "", guide)
    head = (*scope.term(entry, term, "head"), *scope.retired_mark(entry))
    return Item(head, tuple(body(scope, entry, lang)), scope.anchor(entry.id), guide)


def _item_without(scope: Scope, concept: Concept, lang: Lang) -> Item:
    """A concept that has no term in the list's language, under its English term."""
    text, own = scope.label(concept, SOURCE)
    guide = scope.guides.add(text)
    named = concept.preferred(own) if own else None
    head = scope.term(concept, named, "head") if named else (Run(text, "", "head"),)
    lines = [scope.absence(concept, lang), *_synonyms(scope, concept, own)]
    rest = (other for other in scope.langs if other != own and (other != lang or concept.alternatives(lang)))
    lines += [line for other in rest if (line := _labelled(scope, concept, other, ""))]
    lines += _replaced(scope, concept, lang)
    return Item((*head, *scope.retired_mark(concept)), tuple(lines), scope.anchor(concept.id), guide)


def body(scope: Scope, concept: Concept, lang: Lang) -> Iterator[Runs]:
    """What is said of a concept under its head word in `lang`: the translation, synonyms, other languages."""
    main = next((other for other in _partners(lang) if other in scope.langs), "")
    if main:
        yield scope.terms(concept, main) if concept.preferred(main) else scope.absence(concept, main)
    yield from _synonyms(scope, concept, lang)
    for other in scope.langs:
        if _adds(concept, other, lang, main) and (
            line := _labelled(scope, concept, other, concept.one("preferred", lang))
        ):
            yield line
    yield from _replaced(scope, concept, lang)


def _adds(concept: Concept, other: Lang, lang: Lang, main: Lang) -> bool:
    """Whether a language has a line of its own: not the head word's, nor the one already said in full."""
    return other != lang and (other != main or (not concept.preferred(main) and bool(concept.alternatives(main))))


def _partners(lang: Lang) -> tuple[Lang, ...]:
    """The languages that stand first after a head word: English after Norwegian, Norwegian after English."""
    return ("nb", "nn") if lang == SOURCE else (SOURCE,)


def _synonyms(scope: Scope, concept: Concept, lang: Lang) -> Iterator[Runs]:
    for key, terms in (("also", concept.alternatives(lang)), ("discouraged", concept.deprecated(lang))):
        if terms:
            label = Run(scope.say(key) + " ", "", "label")
            yield (label, *joined(scope.term(concept, term) for term in terms))


def _labelled(scope: Scope, concept: Concept, lang: Lang, same_as: str) -> Runs:
    """The terms in another language behind its name; nothing when there are none."""
    terms = scope.terms(concept, lang)
    preferred = concept.preferred(lang)
    if preferred and lang in ("nb", "nn") and preferred.text == same_as and not concept.alternatives(lang):
        terms = (Run(scope.say("same"), "", "label"), *scope.marks_of(concept, preferred.state))
    terms = terms or scope.no_equivalent(concept, lang)
    return (Run(scope.language(lang) + " ", "", "label"), *terms) if terms else ()


def _replaced(scope: Scope, concept: Concept, lang: Lang) -> Iterator[Runs]:
    others = concept.links("replaced_by")
    if others:
        links = joined((scope.link(str(link), lang),) for link in others)
        yield (Run(scope.say("replaced") + " ", "", "label"), *links)
