"""Stamping: the day, the role and the English rendered, on every value that a merge took. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from emn_glossary.coverage import digest
from emn_glossary.diff import Change, apply
from emn_glossary.languages import SOURCE
from emn_glossary.merge import Merge
from emn_glossary.model import Glossary, Item, Term, Text, Value
from emn_glossary.model.values import OWN, in_order, key
from emn_glossary.slots import Slot


def stamp(ours: Glossary, outcome: Merge, today: str, by: str = "") -> Merge:
    """The merge with date, role and English rendered on every value it took, and the day on every entry it changed.

    `today` is an ISO 8601 date, `by` a role (`oversetter`, `UDI`), never a person.
    """

    def stamped(change: Change) -> Change:
        if change.slot is None or change.slot.lang == SOURCE:
            return change
        entry = outcome.merged.entries[change.concept]
        mark = partial(_dated, today=today, by=by, renders=digest(entry))
        before = ours.entries[change.concept].get(change.slot)
        return replace(change, after=_stamped(before, change.after, mark))  # type: ignore[arg-type]

    dated = [stamped(change) for change in outcome.taken]
    touched = dict.fromkeys(c.concept for c in dated if c.slot is not None or c.after is not None)
    merged = apply(outcome.merged, [c for c in dated if c.slot is not None])
    modified = Slot("modified")
    days = [
        Change(id, modified, merged.entries[id].get(modified), today)
        for id in touched  # noqa: A001
        if id in merged.entries
    ]
    return Merge(apply(merged, days), (*dated, *days), outcome.conflicts)


def _stamped(before: Value | None, after: Value | None, mark: Callable[[Item], Item]) -> Value | None:
    if isinstance(after, tuple):
        known = {key(item): item for item in before} if isinstance(before, tuple) else {}
        return in_order([item if known.get(key(item)) == item else mark(item) for item in after])
    return after if after is None else mark(after)


def _dated(item: Item, *, today: str, by: str, renders: str) -> Item:
    if not isinstance(item, (Term, Text)):
        return item
    rendered = item.state.renders or renders
    if isinstance(item, Term):  # a term renders the English term and EMN's definition, not our working definition
        rendered = rendered.partition(".")[0]
    origin = item.state.origin or OWN
    state = replace(item.state, changed=today, by=by or item.state.by, origin=origin, renders=rendered)
    return replace(item, state=state)
