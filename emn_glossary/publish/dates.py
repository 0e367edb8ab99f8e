"""The dates that values carry: what was last changed of an entry, and when. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from emn_glossary.model import Concept, Entry
from emn_glossary.model.values import state_of
from emn_glossary.slots import Slot

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


@dataclass(frozen=True, slots=True)
class Dated:
    """What was last changed of an entry on one day."""

    day: str
    concept: Concept
    slots: tuple[Slot, ...]


def dated(concepts: Iterable[Concept], most: int) -> tuple[Dated, ...]:
    """The entries by the day of their last change, the newest first."""
    found = []
    for concept in concepts:
        days: dict[str, list[Slot]] = {}
        for slot, day in history(concept):
            days.setdefault(day, []).append(slot)
        if days:
            latest = max(days)
            found.append(Dated(latest, concept, tuple(days[latest])))
    found.sort(key=lambda one: one.concept.id)
    return tuple(sorted(found, key=lambda one: one.day, reverse=True)[:most])


def history(entry: Entry) -> Iterator[tuple[Slot, str]]:
    """(slot, day) of each value that readers may see and that says when it was last changed."""
    for slot in entry:
        value = entry.get(slot)
        if slot.row.published:
            days = {state_of(item).changed for item in (value if isinstance(value, tuple) else (value,))}
            yield from ((slot, day) for day in sorted(days) if _DAY.fullmatch(day))
