"""Browsing: the glossary as a tree (themes, concepts, narrower concepts) and as an alphabetical list."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from emn_glossary.languages import SOURCE, Lang, first_letter, sort_key
from emn_glossary.model import Concept, Entry, EntryId, Glossary


@dataclass(frozen=True, slots=True)
class Branch:
    """A theme or a concept, its name, and what lies below it."""

    id: EntryId
    name: str
    lang: Lang  # of the name: the one asked for, else English
    branches: tuple[Branch, ...] = ()

    def plain(self) -> dict[str, Any]:
        """The branch as JSON tools expect it."""
        return {
            "id": self.id,
            "name": self.name,
            "lang": self.lang,
            "branches": [branch.plain() for branch in self.branches],
        }

    def lines(self, depth: int = 0) -> Iterator[tuple[int, Branch]]:
        """This branch and all below it, each with its depth."""
        yield depth, self
        for branch in self.branches:
            yield from branch.lines(depth + 1)


class Listed(NamedTuple):
    """A term in the alphabetical list, and the preferred term it leads to when it is not one itself."""

    term: str
    concept: EntryId
    see: str = ""


def tree(glossary: Glossary, lang: Lang = "nb", theme: EntryId = "") -> tuple[Branch, ...]:
    """Themes, the themes below them, their concepts, and the narrower concepts of those in the same theme.

    A concept stands under each of its themes. With `theme` (an id) that theme alone; without any themes in the
    glossary the concepts that have none broader come first. Concepts without a theme follow at the end.
    """
    grower = _Grower(glossary, lang)
    if theme:
        return (grower.theme(theme),)
    tops = [id for id, entry in glossary.themes.items() if not entry.many("theme")]  # noqa: A001
    loose = [concept for concept in glossary.concepts if not concept.links("theme")]
    return (*grower.ordered(map(grower.theme, tops)), *grower.concepts(loose))


class _Grower:
    """Grows branches in one language."""

    def __init__(self, glossary: Glossary, lang: Lang) -> None:
        self._glossary = glossary
        self._lang = lang
        self._members: dict[EntryId, list[Concept]] = {}
        for concept in glossary.concepts:
            for link in concept.links("theme"):
                self._members.setdefault(link.target, []).append(concept)
        self._below: dict[EntryId, list[EntryId]] = {}
        for id, entry in glossary.themes.items():  # noqa: A001
            for above in entry.many("theme"):
                self._below.setdefault(str(above), []).append(id)

    def ordered(self, branches: Iterable[Branch]) -> tuple[Branch, ...]:
        """Branches in the order of the alphabet."""
        return tuple(sorted(branches, key=lambda branch: (sort_key(branch.name, self._lang), branch.id)))

    def theme(self, id: EntryId) -> Branch:  # noqa: A002
        """A theme with all below it."""
        themes = self.ordered(self.theme(below) for below in self._below.get(id, ()))
        return self._branch(self._glossary.entries[id], (*themes, *self.concepts(self._members.get(id, []))))

    def concepts(self, members: list[Concept]) -> tuple[Branch, ...]:
        """Concepts as trees: a concept stands under the broader ones that are members too."""
        among = {concept.id: concept for concept in members}
        below: dict[EntryId, list[EntryId]] = {}
        for concept in members:
            for link in concept.links("broader"):
                below.setdefault(link.target, []).append(concept.id)

        def grow(id: EntryId, above: frozenset[EntryId]) -> Branch:  # noqa: A002
            inner = above | {id}
            narrower = [child for child in below.get(id, ()) if child not in inner]
            return self._branch(among[id], self.ordered(grow(child, inner) for child in narrower))

        tops = [c.id for c in members if not any(link.target in among for link in c.links("broader"))]
        grown = [grow(id, frozenset()) for id in tops]  # noqa: A001
        reached = {below.id for branch in grown for _, below in branch.lines()}
        for concept in members:  # those that are broader than each other in a circle have no top
            if concept.id not in reached:
                grown.append(grow(concept.id, frozenset()))
                reached |= {below.id for _, below in grown[-1].lines()}
        return self.ordered(grown)

    def _branch(self, entry: Entry, branches: tuple[Branch, ...]) -> Branch:
        lang = self._lang if entry.one("preferred", self._lang) else SOURCE
        return Branch(entry.id, entry.one("preferred", lang) or entry.id, lang, branches)


def letters(glossary: Glossary, lang: Lang = "nb", theme: EntryId = "") -> dict[str, tuple[Listed, ...]]:
    """The terms of a language by first letter (A–Å in Norwegian), alternative and deprecated ones with a reference."""
    members = set(glossary.by_theme()[theme]) if theme else None
    listed: list[Listed] = []
    for concept in glossary.concepts:
        if members is not None and concept.id not in members:
            continue
        preferred = concept.one("preferred", lang)
        if preferred:
            listed.append(Listed(preferred, concept.id))
        others = (*concept.alternatives(lang), *concept.deprecated(lang))
        lead = preferred or concept.one("preferred", SOURCE)
        listed += [Listed(term.text, concept.id, lead) for term in others if term.text != preferred]
    found: dict[str, list[Listed]] = {}
    for term in sorted(listed, key=lambda term: (sort_key(term.term, lang), term.concept)):
        found.setdefault(first_letter(term.term, lang), []).append(term)
    return {letter: tuple(terms) for letter, terms in found.items()}


def theme_names(glossary: Glossary) -> list[tuple[EntryId, dict[Lang, str]]]:
    """Every theme with its names by language, as `filters.theme_named` takes them."""
    return [
        (id, {lang: entry.one("preferred", lang) for lang in entry.languages("preferred")})
        for id, entry in glossary.themes.items()  # noqa: A001
    ]
