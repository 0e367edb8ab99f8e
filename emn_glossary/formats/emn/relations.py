"""Broader, narrower and related terms: from EMN's statements to links that are closed both ways.

A statement is one reading of one relation. Statements of the same relation become one `Link` with all the readings
as evidence; a link to an entry gets its inverse on the other entry, without origin unless EMN states it there too.
Where EMN contradicts itself nothing is thrown away: see `contradictions` and `without_circles`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from emn_glossary.findings import Finding
from emn_glossary.languages import SOURCE
from emn_glossary.model import EntryId, Evidence, Link
from emn_glossary.model.values import order
from emn_glossary.places import NOWHERE, Place
from emn_glossary.slots import FIELDS, RELATIONS

ORIGIN = "EMN"
CODES = {"BT": "broader", "NT": "narrower", "RT": "related"}  # as the relations file names them
COLUMNS = {"bt": "broader", "nt": "narrower", "rt": "related"}  # as the terms file does

Links: TypeAlias = dict[EntryId, dict[str, tuple[Link, ...]]]  # by entry and field


class Statement(NamedTuple):
    """One reading: `owner` has `target` (an entry; "" where it is none) as its broader, narrower or related term."""

    owner: EntryId
    field: str
    target: EntryId
    evidence: Evidence
    place: Place = NOWHERE

    @property
    def key(self) -> tuple[EntryId, str, str]:
        """What statements of the same relation have in common."""
        return self.owner, self.field, self.target or f"{self.words.casefold()}@{self.lang}"

    @property
    def words(self) -> str:
        """The target's name: in English where that is known."""
        return self.evidence.english or self.evidence.text

    @property
    def lang(self) -> str:
        """The language of `words`."""
        return SOURCE if self.evidence.english else self.evidence.lang


def links(statements: Iterable[Statement]) -> Links:
    """The links that some statements make, each once with all its evidence, closed both ways."""
    together: dict[tuple[EntryId, str, str], list[Statement]] = {}
    for statement in statements:
        together.setdefault(statement.key, []).append(statement)
    found: dict[EntryId, dict[str, list[Link]]] = {}
    for (owner, field, _), told in together.items():
        found.setdefault(owner, {}).setdefault(field, []).append(_link(told))
    for owner, field, target in together:
        inverse = FIELDS[field].inverse
        if together[owner, field, target][0].target and (target, inverse, owner) not in together:
            found.setdefault(target, {}).setdefault(inverse, []).append(Link(owner))
    return {
        owner: {field: tuple(sorted(fields[field], key=order)) for field in RELATIONS if field in fields}
        for owner, fields in found.items()
    }


def _link(told: Sequence[Statement]) -> Link:
    readings = (statement.evidence for statement in told)
    evidence = tuple(sorted(readings, key=lambda reading: (reading.page, reading.position, reading.text)))
    if told[0].target:
        return Link(told[0].target, origin=ORIGIN, evidence=evidence)
    named = next((statement for statement in told if statement.evidence.english), told[0])
    return Link(text=named.words, lang=named.lang, origin=ORIGIN, evidence=evidence)


def without_circles(statements: Iterable[Statement]) -> tuple[list[Statement], list[Finding]]:
    """The statements, made such that nothing is broader than itself, and what was done about it (F109).

    A statement that would close a circle with those before it is kept as words instead of a link; so EMN's English
    entries, which come first, win over copies in other languages.
    """
    broader: dict[EntryId, set[EntryId]] = {}
    kept: list[Statement] = []
    findings: list[Finding] = []
    for statement in statements:
        if statement.target and statement.field in ("broader", "narrower"):
            ends = (statement.owner, statement.target)
            below, above = ends if statement.field == "broader" else ends[::-1]
            if below == above or below in _all_above(above, broader):
                findings.append(Finding.make("F109", statement.place, target=statement.words))
                kept.append(statement._replace(target=""))
                continue
            broader.setdefault(below, set()).add(above)
        kept.append(statement)
    return kept, findings


def _all_above(start: EntryId, broader: dict[EntryId, set[EntryId]]) -> set[EntryId]:
    seen: set[EntryId] = set()
    todo = [start]
    while todo:
        for above in broader.get(todo.pop(), ()):
            if above not in seen:
                seen.add(above)
                todo.append(above)
    return seen


def contradictions(closed: Links) -> Iterator[Finding]:
    """Pairs of entries that EMN gives as related and as broader and narrower; both are kept (F103)."""
    for owner, fields in closed.items():
        related = {link.target for link in fields.get("related", ()) if link.target}
        for link in fields.get("broader", ()):
            if link.target in related:
                place = Place(concept=owner, slot="broader")
                yield Finding.make("F103", place, first="BT", second="RT", id=owner, other=link.target)
