"""The list by theme: within each theme the concepts in their hierarchy, a narrower one under its broader one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from emn_glossary.formats.printed.alphabetical import body
from emn_glossary.formats.printed.blocks import Block, Heading, Item, Items, Run, Section
from emn_glossary.formats.printed.scope import Scope
from emn_glossary.languages import SOURCE, Lang
from emn_glossary.model import Concept, EntryId

COLUMNS = 2
DEEPEST = 8  # deeper levels are not indented further: a column has only so much room


class _Place(NamedTuple):
    depth: int
    concept: Concept
    again: bool  # it stands in full further up


def sections(scope: Scope, lang: Lang) -> tuple[Section, ...]:
    """One section, a heading for each theme; concepts without a theme last."""
    given: set[EntryId] = set()
    blocks: list[Block] = []
    for title, own, members in _themes(scope, lang):
        blocks.append(Heading((Run(title, own),), 2))
        places = list(_places(scope, members, lang, given))
        given.update(place.concept.id for place in places)
        first, *rest = _nested(scope, places, lang)
        blocks.append(Items((first._replace(guide=scope.guides.add(title)), *rest)))
    return (Section(scope.say("order.theme"), tuple(blocks), COLUMNS, True),)


def _themes(scope: Scope, lang: Lang) -> Iterator[tuple[str, Lang, list[Concept]]]:
    """Each theme's name, the language of the name, and the concepts in it."""
    without = []
    members: dict[EntryId, list[Concept]] = {id: [] for id in scope.glossary.themes}  # noqa: A001
    for concept in scope.concepts:
        known = [str(link) for link in concept.links("theme") if str(link) in members]
        for theme in known:
            members[theme].append(concept)
        if not known:
            without.append(concept)
    for id, concepts in members.items():  # noqa: A001
        if concepts:
            yield (*scope.label(scope.glossary.themes[id], lang), concepts)
    if without:
        every = len(without) == len(scope.concepts)
        yield scope.say("all-concepts" if every else "no-theme"), "", without


def _places(scope: Scope, members: list[Concept], lang: Lang, given: set[EntryId]) -> Iterator[_Place]:
    """The members depth first: roots in alphabetical order, then whatever only a circle leads to.

    A concept with several broader ones stands in full under the first and as a pointer under the others.
    """
    inside = {concept.id: concept for concept in members}
    below: dict[EntryId, set[EntryId]] = {id: set() for id in inside}  # noqa: A001
    above: dict[EntryId, set[EntryId]] = {id: set() for id in inside}  # noqa: A001
    for concept in members:
        pairs = [(str(link), concept.id) for link in concept.links("broader")]
        pairs += [(concept.id, str(link)) for link in concept.links("narrower")]
        for upper, lower in pairs:
            if upper in inside and lower in inside and upper != lower:
                below[upper].add(lower)
                above[lower].add(upper)
    ordered = {concept.id: rank for rank, concept in enumerate(scope.sorted(members, lang))}
    done: set[EntryId] = set()
    for start in sorted(inside, key=lambda id: (bool(above[id]), ordered[id])):  # noqa: A006
        waiting = [] if start in done else [(0, start)]
        while waiting:
            depth, id = waiting.pop()  # noqa: A001
            again = id in done
            yield _Place(depth, inside[id], again or id in given)
            if not again:
                done.add(id)
                last_first = sorted(below[id], key=ordered.__getitem__, reverse=True)
                waiting += [(depth + 1, narrower) for narrower in last_first]


def _nested(scope: Scope, places: Iterable[_Place], lang: Lang) -> tuple[Item, ...]:
    """Places with depths as items in items."""
    open_items: list[tuple[int, Item, list[Item]]] = []
    top: list[Item] = []

    def close(depth: int) -> None:
        while open_items and open_items[-1][0] >= depth:
            _, item, children = open_items.pop()
            siblings = open_items[-1][2] if open_items else top
            siblings.append(item._replace(children=tuple(children)))

    for place in places:
        depth = min(place.depth, DEEPEST)
        close(depth)
        open_items.append((depth, _item(scope, place, lang), []))
    close(0)
    return tuple(top)


def _item(scope: Scope, place: _Place, lang: Lang) -> Item:
    concept = place.concept
    term = concept.preferred(lang)
    if place.again:
        return _pointer(scope, scope.link(concept.id, lang))
    if term:
        head = scope.term(concept, term, "head")
        lines = list(body(scope, concept, lang))
    else:
        text, own = scope.label(concept, SOURCE)
        head = (Run(text, own, "head"),)
        lines = [scope.absence(concept, lang), *list(body(scope, concept, own or lang))[1:]]
    return Item((*head, *scope.retired_mark(concept)), tuple(lines), scope.anchor(concept.id))


def _pointer(scope: Scope, link: Run) -> Item:
    """A concept that stands in full further up: on which page, where there are pages."""
    if scope.medium != "paper" or not link.to:
        return Item((Run(scope.say("see") + " ", "", "label"), link))
    page = Run("", "", "", link.to, page=True)
    return Item((link._replace(style="see"),), ((Run(scope.say("see-page") + " ", "", "label"), page),))
