"""Diff: what is different between two glossaries, slot by slot; and applying such changes.

    apply(before, diff(before, after)) == after          (entries; a law, tested)

`Change` is the one type for every change there is: a workbook's, an edition's, a repair's.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from emn_glossary.model import Entry, EntryId, Glossary, Value
from emn_glossary.model.plain import words
from emn_glossary.model.values import state_of
from emn_glossary.slots import Slot

BOOKKEEPING = ("edition", "modified")  # slots that change with an edition, or whenever anything else does


@dataclass(frozen=True, slots=True)
class Change:
    """One slot of one entry, before and after; None = nothing there.

    Where `slot` is None a whole entry appears (`before` is None) or disappears (`after` is None).
    """

    concept: EntryId
    slot: Slot | None
    before: Value | Entry | None
    after: Value | Entry | None

    def plain(self) -> dict[str, Any]:
        """The change as JSON tools expect it: the words before and after, and the statuses where they differ."""
        said: dict[str, Any] = {
            "concept": self.concept,
            "slot": str(self.slot) if self.slot else "",
            "before": _said(self.before),
            "after": _said(self.after),
        }
        if not isinstance(self.before, Entry) and not isinstance(self.after, Entry):
            before, after = state_of(self.before).status, state_of(self.after).status
            if before != after:
                said["status"] = {"before": str(before), "after": str(after)}
        return said


def _said(value: Value | Entry | None) -> Any:
    if isinstance(value, Entry):
        return {str(slot): words(value.get(slot)) for slot in value}
    return words(value)


def diff(before: Glossary, after: Glossary) -> tuple[Change, ...]:
    """Every change that leads from one glossary to the other, by entry, then in the order of the field table."""
    return tuple(_changes(before, after))


def _changes(before: Glossary, after: Glossary) -> Iterator[Change]:
    for id in sorted(before.entries.keys() | after.entries.keys()):  # noqa: A001
        old, new = before.entries.get(id), after.entries.get(id)
        if old is None or new is None or type(old) is not type(new):
            if old is not None:
                yield Change(id, None, old, None)
            if new is not None:
                yield Change(id, None, None, new)
        elif old is not new:
            yield from entry_changes(old, new)


def entry_changes(old: Entry, new: Entry) -> Iterator[Change]:
    """The changes from one state of an entry to another."""
    for slot in sorted(old.values().keys() | new.values().keys(), key=Slot.sort_key):
        was, becomes = old.get(slot), new.get(slot)
        if was != becomes:
            yield Change(old.id, slot, was, becomes)


def without_bookkeeping(changes: Iterable[Change]) -> tuple[Change, ...]:
    """The changes a person made, without the dates that follow from them."""
    return tuple(c for c in changes if c.slot is None or c.slot.field not in BOOKKEEPING)


def apply(glossary: Glossary, changes: Iterable[Change]) -> Glossary:
    """The glossary with the changes made. Changes are taken at their word: `before` is not compared."""
    entries: dict[EntryId, Entry] = {}
    slots: dict[EntryId, dict[Slot, Value | None]] = {}
    gone: set[EntryId] = set()
    for change in changes:
        if change.slot is None:
            if isinstance(change.after, Entry):
                entries[change.concept] = change.after
                gone.discard(change.concept)
            else:
                gone.add(change.concept)
        else:
            assert not isinstance(change.after, Entry)
            slots.setdefault(change.concept, {})[change.slot] = change.after
    for id, values in slots.items():  # noqa: A001
        entry = entries.get(id) or glossary.entries[id]
        entries[id] = entry.with_values(values)
    return glossary.with_entries(entries.values(), without=gone)
