"""Fixes: repairs that need no judgement, as changes like any others; made only when asked for.

A fix works on the entries as the fixes before it left them, so that several of them in one slot become one change.
`fixes` names each change by the codes it mends. Nothing here writes or applies anything: `diff.apply` does.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import TypeAlias, cast

from emn_glossary.checks.context import Context, slot_of
from emn_glossary.checks.form import DOUBLED
from emn_glossary.checks.levels import implied_broader
from emn_glossary.checks.links import linkable
from emn_glossary.checks.terms import nearly_same
from emn_glossary.diff import Change
from emn_glossary.findings import Finding, Report
from emn_glossary.model import Entry, EntryId, Evidence, Glossary, Item, Link, Term, Text, Value
from emn_glossary.model.values import in_order
from emn_glossary.slots import FIELDS, Slot

INVERSE = "inverse"  # the origin of a link that only closes another


class _Bench:
    """The entries being mended, and which codes each slot was mended for."""

    def __init__(self, glossary: Glossary) -> None:
        self.glossary = glossary
        self.context = Context(glossary)
        self._entries: dict[EntryId, Entry] = {}
        self.codes: dict[tuple[EntryId, Slot], dict[str, None]] = {}

    def get(self, id: EntryId, slot: Slot) -> Value | None:  # noqa: A002
        """What a slot holds by now."""
        return self._entries.get(id, self.glossary.entries[id]).get(slot)

    def items(self, id: EntryId, slot: Slot) -> tuple[Item, ...]:  # noqa: A002
        """The elements that a slot holds by now."""
        held = self.get(id, slot)
        return held if isinstance(held, tuple) else () if held is None else (held,)

    def put(self, code: str, id: EntryId, slot: Slot, items: tuple[Item, ...]) -> None:  # noqa: A002
        """What a slot shall hold; nothing when there are no items."""
        if items == self.items(id, slot):
            return
        value: Value | None = in_order(list(items)) if slot.row.many else (items[0] if items else None)
        entry = self._entries.get(id, self.glossary.entries[id])
        self._entries[id] = entry.with_values({slot: value})
        self.codes.setdefault((id, slot), {})[code] = None


_Fix: TypeAlias = Callable[[_Bench, Finding, Slot], None]


def fixes(glossary: Glossary, report: Report) -> Mapping[Change, tuple[str, ...]]:
    """The changes that mend what can be mended without judgement, each with the codes of the rules it mends for.

    The mapping iterates over the changes, so `diff.apply(glossary, fixes(glossary, report))` makes them.
    """
    bench = _Bench(glossary)
    for finding in report:
        fix = FIXES.get(finding.code)
        if fix and finding.place.concept in glossary.entries:
            fix(bench, finding, slot_of(finding.place.slot))
    made: dict[Change, tuple[str, ...]] = {}
    for (id, slot), codes in sorted(bench.codes.items(), key=lambda row: (row[0][0], row[0][1].sort_key())):  # noqa: A001
        before, after = glossary.entries[id].get(slot), bench.get(id, slot)
        if before != after:
            made[Change(id, slot, before, after)] = tuple(sorted(codes))
    return made


def _drop_other_role(bench: _Bench, finding: Finding, slot: Slot) -> None:
    """S113: the term goes from the lesser of its two roles."""
    text = dict(finding.params)["term"]
    id = finding.place.concept  # noqa: A001
    bench.put(finding.code, id, slot, tuple(item for item in bench.items(id, slot) if str(item) != text))


def _drop_same_but_for_capitals(bench: _Bench, finding: Finding, slot: Slot) -> None:
    """T105: an alternative goes when only its capitals or spaces differ; a hyphen may be meant."""
    id = finding.place.concept  # noqa: A001
    doubled = {
        text
        for text, kept in nearly_same(bench.context, id, slot.lang)
        if text.replace(" ", "").casefold() == kept.replace(" ", "").casefold()
    }
    bench.put(finding.code, id, slot, tuple(item for item in bench.items(id, slot) if str(item) not in doubled))


def _single_spaces(bench: _Bench, finding: Finding, slot: Slot) -> None:
    """T201, T202, X502: spaces at the ends go, doubled ones become one; line breaks in texts stay."""
    id = finding.place.concept  # noqa: A001
    seen: dict[str, Item] = {}
    for item in bench.items(id, slot):
        tidy = _tidied(item)
        seen.setdefault(str(tidy), tidy)
    bench.put(finding.code, id, slot, tuple(seen.values()))


def _tidied(item: Item) -> Item:
    if isinstance(item, Term):
        return replace(item, text=DOUBLED.sub(" ", item.text.strip()))
    if isinstance(item, Text):
        tidy = DOUBLED.sub(lambda gap: gap.group() if "\n" in gap.group() else " ", item.text.strip())
        return replace(item, text=tidy)
    return item


def _drop_self(bench: _Bench, finding: Finding, slot: Slot) -> None:
    """L105: a link to itself goes."""
    id = finding.place.concept  # noqa: A001
    bench.put(finding.code, id, slot, tuple(item for item in bench.items(id, slot) if str(item) != id))


def _close(bench: _Bench, finding: Finding, slot: Slot) -> None:
    """L201, L202: the other end gets the link back."""
    id = finding.place.concept  # noqa: A001
    back = Slot(FIELDS[slot.field].inverse)
    for link in bench.items(id, slot):
        target = str(link)
        if target in bench.context.concepts and target != id:
            there = bench.items(target, back)
            if id not in {str(item) for item in there}:
                bench.put(finding.code, target, back, (*there, Link(id, origin=INVERSE)))


def _drop_implied(bench: _Bench, finding: Finding, slot: Slot) -> None:
    """L302: a broader link that follows from another goes, from both ends; one that EMN published stays."""
    id = finding.place.concept  # noqa: A001
    narrower = Slot("narrower")
    published = {str(link) for link in bench.items(id, slot) if isinstance(link, Link) and link.evidence}
    for parent in {parent for parent, _ in implied_broader(bench.context, id)} - published:
        bench.put(finding.code, id, slot, tuple(item for item in bench.items(id, slot) if str(item) != parent))
        kept = tuple(item for item in bench.items(parent, narrower) if str(item) != id)
        bench.put(finding.code, parent, narrower, kept)


def _link_text(bench: _Bench, finding: Finding, slot: Slot) -> None:
    """L103: a relation kept as text becomes a link; the words stay as its evidence."""
    id = finding.place.concept  # noqa: A001
    targets = dict(linkable(bench.context, id, slot.field))
    made: dict[str, Item] = {}
    for item in bench.items(id, slot):
        link = cast("Link", item)
        if not link.target and link.text in targets:
            said = link.evidence or (Evidence(link.text, link.lang),)
            link = Link(targets[link.text], origin=link.origin, evidence=said)
        known = made.get(str(link))
        if isinstance(known, Link):
            link = replace(known, evidence=tuple(dict.fromkeys((*known.evidence, *link.evidence))))
        made[str(link)] = link
    bench.put(finding.code, id, slot, tuple(made.values()))


FIXES: dict[str, _Fix] = {
    "S113": _drop_other_role,
    "L103": _link_text,
    "L105": _drop_self,
    "L201": _close,
    "L202": _close,
    "L302": _drop_implied,
    "T105": _drop_same_but_for_capitals,
    "T201": _single_spaces,
    "T202": _single_spaces,
    "X502": _single_spaces,
}
