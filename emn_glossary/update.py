"""Update: a new edition of EMN's merged into ours, with no word lost and no question asked that has an answer.

    base (the last edition merged) · ours · theirs (the new edition, on our ids) ──▶ Merge, and what became stale

What makes it more than a merge: only the substance of a value counts, not who dated it; EMN's own word replaces a
proposal of this project's without a conflict; a Norwegian value that EMN published together with the new English
renders that English. Pure: three glossaries in, an outcome out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from emn_glossary.coverage import digest
from emn_glossary.diff import diff, without_bookkeeping
from emn_glossary.findings import Finding
from emn_glossary.languages import SOURCE
from emn_glossary.merge import Merge, merge, same
from emn_glossary.model import Entry, EntryId, Glossary, Item, Link, Status, Term, Text, Value
from emn_glossary.model.values import EMN, OWN, in_order, is_working_definition, key, state_of
from emn_glossary.places import Place
from emn_glossary.slots import Slot

Earlier = Mapping[str, Mapping[str, str]]  # digest → the English that it is of, by slot


@dataclass(frozen=True, slots=True)
class Updated:
    """The outcome: the merge, the values replaced by EMN's own word, and the English that stale values render."""

    merge: Merge
    findings: tuple[Finding, ...]
    earlier: Earlier


def update(base: Glossary, ours: Glossary, theirs: Glossary, *, today: str) -> Updated:
    """Merge an edition into ours. `today` (ISO 8601) dates the entries that change.

    Raises:
        MergeError: the glossaries are not the same one.
    """
    findings: list[Finding] = []
    mine, yours = _prepared(base, ours, theirs, findings)
    outcome = merge(base, mine, yours)
    merged = _refreshed(outcome.merged, theirs)
    merged = _back(merged, ours, outcome)
    merged = _dated(ours, merged, today)
    result = Merge(merged, diff(ours, merged), outcome.conflicts)
    return Updated(result, tuple(findings), earlier(ours, merged))


# ---------------------------------------------------------------------------------------------------------
# Before the merge: what is no change, and what gives way


def _prepared(base: Glossary, ours: Glossary, theirs: Glossary, findings: list[Finding]) -> tuple[Glossary, Glossary]:
    mine: list[Entry] = []
    yours: list[Entry] = []
    for id, their in theirs.entries.items():  # noqa: A001
        our, was = ours.entries.get(id), base.entries.get(id)
        if our is None or type(our) is not type(their) or our == their == was:
            continue
        my_changes: dict[Slot, Value | None] = dict(_working_definitions(our, their, findings))
        your_changes: dict[Slot, Value | None] = {}
        for slot in sorted(our.values().keys() | their.values().keys(), key=Slot.sort_key):
            before, now, new = (entry.get(slot) if entry is not None else None for entry in (was, our, their))
            if slot in my_changes or new in (now, before):
                continue
            place = Place(id, str(slot))
            if _taken_back(slot, before, now, new):
                findings.append(Finding.make("E411", place, text=str(now)))
                new = before
            my_changes[slot], your_changes[slot] = _pair(before, now, new, place, findings)
        mine.append(our.with_values(my_changes))
        yours.append(their.with_values(your_changes))
    return ours.with_entries(mine), theirs.with_entries(yours)


def _taken_back(slot: Slot, before: Value | None, now: Value | None, new: Value | None) -> bool:
    """Whether EMN has no term any more where it had one: that takes no word from us, it is told."""
    ours = slot.field == "preferred" and slot.lang != SOURCE
    return ours and new is None and before is not None and now is not None


def _working_definitions(our: Entry, their: Entry, findings: list[Finding]) -> Iterator[tuple[Slot, None]]:
    """Working definitions of ours give way when EMN defines the entry, also where it does so by contexts."""
    theirs = [slot for slot in their if slot.field == "definition" and slot.lang == SOURCE]
    for slot, value in our.values().items():
        proposed = is_working_definition(slot, value) and state_of(value).status in (Status.CANDIDATE, Status.NONE)
        if theirs and proposed and slot.lang == SOURCE and slot not in theirs:
            said = " / ".join(str(their.get(other)) for other in theirs)
            findings.append(Finding.make("E410", Place(our.id, str(slot)), was=str(value), text=said))
            yield slot, None


def _pair(
    before: Value | None, now: Value | None, new: Value | None, place: Place, findings: list[Finding]
) -> tuple[Value | None, Value | None]:
    """Ours and theirs as they are to be merged; for sets element by element."""
    if not any(isinstance(value, tuple) for value in (before, now, new)):
        return _one(before, now, new, place, findings)  # type: ignore[arg-type]
    was, our, their = _elements(before), _elements(now), _elements(new)
    for name in sorted(our.keys() | their.keys()):
        one = _one(was.get(name), our.get(name), their.get(name), place, findings)
        for side, value in zip((our, their), one, strict=True):
            if value is None:
                side.pop(name, None)
            else:
                side[name] = value
    return in_order(list(our.values())), in_order(list(their.values()))


def _elements(value: Value | None) -> dict[str, Item]:
    return {key(item): item for item in value} if isinstance(value, tuple) else {}


def _one(
    before: Item | None, now: Item | None, new: Item | None, place: Place, findings: list[Finding]
) -> tuple[Item | None, Item | None]:
    if new in (now, before):
        return now, new
    if before is not None and now is not None and _alike(before, now):
        return before, new  # ours is what EMN said, only dated
    if before is not None and new is not None and _alike(before, new):
        return now, before  # EMN says what it said, only rendered anew
    if new is not None and now is not None and _gives_way(now, new):
        if not isinstance(now, Link) and str(now) != str(new):
            findings.append(Finding.make("E410", place, was=str(now), text=str(new)))
        return before, new
    return now, new


def _alike(one: Item, other: Item) -> bool:
    if isinstance(one, Link) and isinstance(other, Link):
        return key(one) == key(other) and OWN not in (one.origin, other.origin)
    return same(one, other)


def _gives_way(now: Item, new: Item) -> bool:
    """Whether a value of ours gives way to EMN's without a question: a proposal, or a relation to the same entry."""
    if isinstance(now, Link) and isinstance(new, Link):
        return key(now) == key(new)
    if isinstance(now, (Term, Text)) and isinstance(new, (Term, Text)):
        own = now.state.origin == OWN and now.state.status in (Status.CANDIDATE, Status.NONE)
        return own and new.state.origin == EMN
    return False


# ---------------------------------------------------------------------------------------------------------
# After the merge


def _back(merged: Glossary, ours: Glossary, outcome: Merge) -> Glossary:
    """Conflicts leave our own value as it was, with its dates."""
    changes: dict[EntryId, dict[Slot, Value | None]] = {}
    for conflict in outcome.conflicts:
        if conflict.slot is not None and not conflict.slot.row.many and conflict.concept in ours.entries:
            changes.setdefault(conflict.concept, {})[conflict.slot] = ours.entries[conflict.concept].get(conflict.slot)
    return merged.with_entries(merged.entries[id].with_values(values) for id, values in changes.items())  # noqa: A001


def _refreshed(merged: Glossary, theirs: Glossary) -> Glossary:
    """Values that EMN published together with the English of today render it, also where we had dated them."""
    changed: list[Entry] = []
    for id, their in theirs.entries.items():  # noqa: A001
        entry = merged.entries.get(id)
        if entry is None:
            continue
        values: dict[Slot, Value | None] = {}
        for slot, new in their.values().items():
            if slot.lang and slot.lang != SOURCE:
                now = entry.get(slot)
                made = _rendering(now, new)
                if made != now:
                    values[slot] = made
        if values:
            changed.append(entry.with_values(values))
    return merged.with_entries(changed)


def _rendering(now: Value | None, new: Value) -> Value | None:
    if isinstance(now, tuple) and isinstance(new, tuple):
        theirs = _elements(new)
        return in_order([_renders(item, theirs.get(key(item))) for item in now])
    if now is None or isinstance(now, tuple) or isinstance(new, tuple):
        return now
    return _renders(now, new)


def _renders(item: Item, theirs: Item | None) -> Item:
    said = isinstance(item, (Term, Text)) and isinstance(theirs, (Term, Text)) and item.text == theirs.text
    if not said or not state_of(theirs).renders:
        return item
    assert isinstance(item, (Term, Text))
    return replace(item, state=replace(item.state, renders=state_of(theirs).renders))


def _dated(ours: Glossary, merged: Glossary, today: str) -> Glossary:
    touched = dict.fromkeys(change.concept for change in without_bookkeeping(diff(ours, merged)))
    day = {Slot("modified"): today}
    return merged.with_entries(merged.entries[id].with_values(day) for id in touched if id in merged.entries)  # noqa: A001


# ---------------------------------------------------------------------------------------------------------
# The English that stale values render


def english(entry: Entry) -> dict[str, str]:
    """The English that a translation renders, by slot."""
    found = {slot: value for slot, value in entry.values().items() if slot.lang == SOURCE and slot.row.stales}
    return {str(slot): str(found[slot]) for slot in sorted(found, key=Slot.sort_key)}


def rendered(entry: Entry) -> set[str]:
    """The digests that the values of an entry say they render."""
    items = (item for value in entry.values().values() for item in (value if isinstance(value, tuple) else (value,)))
    return {state_of(item).renders.partition(".")[0] for item in items} - {""}


def earlier(before: Glossary, after: Glossary) -> dict[str, dict[str, str]]:
    """The English of before that values of after still render, by its digest: what to show beside a stale value."""
    found: dict[str, dict[str, str]] = {}
    for id, entry in before.entries.items():  # noqa: A001
        now = after.entries.get(id)
        if now is None or now is entry:
            continue
        old, new = digest(entry).partition(".")[0], digest(now).partition(".")[0]
        if old and old != new and old in rendered(now):
            found[old] = english(entry)
    return found


def still_rendered(kept: Earlier, glossary: Glossary) -> dict[str, dict[str, str]]:
    """Of the earlier English kept, what some value still renders and the entry no longer says."""
    wanted: set[str] = set()
    for entry in glossary.entries.values():
        wanted |= rendered(entry) - {digest(entry).partition(".")[0]}
    return {name: dict(said) for name, said in sorted(kept.items()) if name in wanted}
