"""Merge: three versions of a glossary become one, slot by slot, with nothing lost silently.

    base ── what both sides started from (what was sent in a workbook; the last edition merged)
    ours ── the glossary as it is now          theirs ── what came in

A slot that only one side changed is taken from that side. A single value that both changed differently is a
conflict: ours stays, and the conflict tells all three. Sets merge element by element. The laws are tested:
no local work → theirs; no change from outside → ours; the same change twice is no conflict; conflicts do not depend
on whose side one is on; merging again changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from emn_glossary.diff import Change, entry_changes
from emn_glossary.errors import MergeError
from emn_glossary.model import Entry, EntryId, Glossary, Item, Term, Text, Value
from emn_glossary.model.plain import words
from emn_glossary.model.values import in_order, key
from emn_glossary.slots import Slot


@dataclass(frozen=True, slots=True)
class Conflict:
    """A value that both sides changed, each in its own way. For a set, the element at issue.

    `slot` is None where one side removed the whole entry and the other changed it.
    """

    concept: EntryId
    slot: Slot | None
    base: Value | Entry | None
    ours: Value | Entry | None
    theirs: Value | Entry | None

    def plain(self) -> dict[str, Any]:
        """The conflict as JSON tools expect it."""
        return {
            "concept": self.concept,
            "slot": str(self.slot) if self.slot else "",
            "base": _words(self.base),
            "ours": _words(self.ours),
            "theirs": _words(self.theirs),
        }


def _words(value: Value | Entry | None) -> Any:
    return value.id if isinstance(value, Entry) else words(value)


@dataclass(frozen=True, slots=True)
class Merge:
    """The outcome: `merged` (ours, with what could be taken), what was `taken`, and the open `conflicts`."""

    merged: Glossary
    taken: tuple[Change, ...]
    conflicts: tuple[Conflict, ...]


def merge(base: Glossary | None, ours: Glossary, theirs: Glossary) -> Merge:
    """Merge `theirs` into `ours`.

    Where nothing is known of a common start (`base` is None) theirs is taken as work on top of ours: its values win,
    its sets add, and nothing is removed for being absent.

    Raises:
        MergeError: the two are not the same glossary (other base IRIs).
    """
    if ours.base != theirs.base and ours.entries and theirs.entries:
        raise MergeError("other-base", ours=ours.base, theirs=theirs.base)
    start = base if base is not None else _as_if_sent(ours, theirs)
    entries: list[Entry] = []
    gone: list[EntryId] = []
    taken: list[Change] = []
    conflicts: list[Conflict] = []
    for id in sorted(ours.entries.keys() | theirs.entries.keys()):  # noqa: A001
        was, our, their = start.entries.get(id), ours.entries.get(id), theirs.entries.get(id)
        if our is not None and their is not None:
            merged, open_ = _merge_entry(was, our, their)
            conflicts += open_
            if merged != our:
                taken += entry_changes(our, merged)
                entries.append(merged)
        elif our is None and their is not None:
            if was is None:
                entries.append(their)
                taken.append(Change(id, None, None, their))
            elif was != their:
                conflicts.append(Conflict(id, None, was, None, their))
        elif our is not None and was is not None:  # theirs removed it
            if our == was:
                gone.append(id)
                taken.append(Change(id, None, our, None))
            else:
                conflicts.append(Conflict(id, None, was, our, None))
    merged_unknown = _merge_sets(set(start.unknown), set(ours.unknown), set(theirs.unknown))
    result = ours.with_entries(entries, without=gone)
    if merged_unknown != set(ours.unknown):
        result = Glossary(result.entries.values(), base=result.base, unknown=sorted(merged_unknown))
    return Merge(result, tuple(taken), tuple(conflicts))


def _merge_sets(base: set[Any], ours: set[Any], theirs: set[Any]) -> set[Any]:
    return (ours & theirs) | (ours - base) | (theirs - base)


def _as_if_sent(ours: Glossary, theirs: Glossary) -> Glossary:
    """The start to assume where none is known: what the two have in common, so that nothing counts as removed."""

    def sent(mine: Item, yours: Item) -> Item:
        return yours if same(mine, yours) else mine  # a value that says the same was not changed

    def common(our: Entry, their: Entry) -> dict[Slot, Value]:
        shared: dict[Slot, Value] = {}
        for slot, value in our.values().items():
            other = their.get(slot)
            if isinstance(value, tuple) and isinstance(other, tuple):
                yours = {key(item): item for item in other}
                shared[slot] = tuple(sent(item, yours[key(item)]) for item in value if key(item) in yours)
            elif other is not None and not isinstance(value, tuple) and not isinstance(other, tuple):
                shared[slot] = sent(value, other)
        return shared

    return Glossary(
        [
            type(our)(id, common(our, their))
            for id, our in ours.entries.items()  # noqa: A001
            if (their := theirs.entries.get(id)) is not None
        ],
        base=ours.base,
    )


def _merge_entry(was: Entry | None, our: Entry, their: Entry) -> tuple[Entry, list[Conflict]]:
    if type(our) is not type(their):
        return our, [Conflict(our.id, None, was, our, their)]
    start: Mapping[Slot, Value] = was.values() if was is not None else {}
    changes: dict[Slot, Value | None] = {}
    conflicts: list[Conflict] = []
    for slot in sorted(our.values().keys() | their.values().keys(), key=Slot.sort_key):
        before, mine, yours = start.get(slot), our.get(slot), their.get(slot)
        if yours in (mine, before):
            continue
        if isinstance(mine, tuple) or isinstance(yours, tuple) or isinstance(before, tuple):
            elements, open_ = _merge_elements(our.id, slot, _items(before), _items(mine), _items(yours))
            conflicts += open_
            if elements != mine:
                changes[slot] = elements
        else:
            chosen, at_odds = _choose(before, mine, yours)
            if at_odds:
                conflicts.append(Conflict(our.id, slot, before, mine, yours))
            elif chosen != mine:
                changes[slot] = chosen
    return our.with_values(changes) if changes else our, conflicts


def _items(value: Value | None) -> dict[str, Item]:
    return {key(item): item for item in value} if isinstance(value, tuple) else {}


def _merge_elements(
    id: EntryId,  # noqa: A002
    slot: Slot,
    base: dict[str, Item],
    ours: dict[str, Item],
    theirs: dict[str, Item],
) -> tuple[tuple[Item, ...], list[Conflict]]:
    kept: list[Item] = []
    conflicts: list[Conflict] = []
    for name in sorted(ours.keys() | theirs.keys()):
        before, mine, yours = base.get(name), ours.get(name), theirs.get(name)
        chosen, at_odds = _choose(before, mine, yours)
        if at_odds:
            conflicts.append(Conflict(id, slot, before, mine, yours))
        if chosen is not None:
            kept.append(chosen)
    return in_order(kept), conflicts


def _choose(before: Any, mine: Any, yours: Any) -> tuple[Any, bool]:
    """The value to keep, and whether the two sides are at odds (then it is ours)."""
    if yours in (mine, before):
        return mine, False
    if mine == before:
        return yours, False
    return mine, not same(mine, yours)


def same(one: Item | None, other: Item | None) -> bool:
    """Whether two values say the same, whoever said it and when: text, status and use are equal."""
    return _substance(one) == _substance(other)


def _substance(value: Item | None) -> object:
    if isinstance(value, Term):
        return value.text, value.lang, value.kind, value.usage, value.state.status
    if isinstance(value, Text):
        return value.text, value.lang, value.sources, value.state.status
    return value
