"""Decisions: what someone has settled once and is not asked again; kept in `decisions.toml`, reviewed and undone there.

    match      an upstream entry is this concept of ours, or a new one
    conflict   both sides had changed a value: what each said, so that the choice can be seen and turned round
    list       what the columns of a list are, by its headings

Pure but for reading one file; written by the workspace together with the glossary.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from emn_glossary.diff import Change
from emn_glossary.errors import SettingsError, UnknownChoiceError
from emn_glossary.merge import Conflict
from emn_glossary.model import EntryId, Glossary, Item, Value
from emn_glossary.model import plain as codec
from emn_glossary.model.values import in_order
from emn_glossary.places import Place
from emn_glossary.settings import toml_string
from emn_glossary.slots import Slot

FILE = "decisions.toml"
KINDS = ("match", "conflict", "list")


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision: its number, what kind, the day and the role, and what it is about (text by name)."""

    number: int
    kind: str
    about: Mapping[str, str]
    day: str = ""
    by: str = ""

    def plain(self) -> dict[str, Any]:
        """The decision as JSON tools expect it."""
        return {"number": self.number, "kind": self.kind, "day": self.day, "by": self.by, **self.about}


def read(path: Path) -> tuple[Decision, ...]:
    """The decisions in a file; none where there is no file.

    Raises:
        SettingsError: not TOML, or not decisions.
    """
    if not path.exists():
        return ()
    try:
        rows = tomllib.loads(path.read_text(encoding="utf-8")).get("decision", [])
        return tuple(_decision(row) for row in rows)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, KeyError, TypeError, ValueError, AttributeError) as error:
        raise SettingsError(place=Place(file=path.name), detail=str(error)) from error


def _decision(row: Mapping[str, Any]) -> Decision:
    known = {"number", "kind", "day", "by"}
    if row["kind"] not in KINDS:
        raise ValueError(f"kind = {row['kind']!r}: {', '.join(KINDS)}")
    about = {name: str(value) for name, value in row.items() if name not in known}
    return Decision(int(row["number"]), row["kind"], about, row.get("day", ""), row.get("by", ""))


def as_toml(decisions: Iterable[Decision]) -> bytes:
    """The file: a table a decision, by number."""
    parts = [
        "# What has been settled; written by emn. `emn decisions` lists it, `emn decisions --undo N` takes one back.\n"
    ]
    for one in sorted(decisions, key=lambda decision: decision.number):
        rows = {"kind": one.kind, "day": one.day, "by": one.by, **one.about}
        lines = [f"{name} = {toml_string(value)}" for name, value in rows.items() if value]
        parts.append("\n".join(["", "[[decision]]", f"number = {one.number}", *lines, ""]))
    return "".join(parts).encode()


def add(decisions: Sequence[Decision], new: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions with new ones, numbered on; a new one takes the place of an older one on the same thing."""
    kept = list(decisions)
    for one in new:
        following = max((decision.number for decision in (*decisions, *kept)), default=0) + 1
        kept = [decision for decision in kept if subject(decision) != subject(one)]
        kept.append(replace(one, number=following))
    return tuple(kept)


def subject(decision: Decision) -> tuple[str, ...]:
    """What a decision is on: two with the same subject cannot both stand."""
    names = {"match": ("slug",), "conflict": ("concept", "slot", "element"), "list": ("headings",)}[decision.kind]
    return (decision.kind, *(decision.about.get(name, "") for name in names))


def take_out(decisions: Sequence[Decision], number: int) -> tuple[Decision, tuple[Decision, ...]]:
    """A decision by its number, and the others.

    Raises:
        UnknownChoiceError: there is none with that number.
    """
    for one in decisions:
        if one.number == number:
            return one, tuple(decision for decision in decisions if decision is not one)
    raise UnknownChoiceError(value=str(number), known=", ".join(str(one.number) for one in decisions) or "–")


# ---------------------------------------------------------------------------------------------------------
# The three kinds


def matched(slug: str, title: str, id: EntryId, *, day: str, by: str = "") -> Decision:  # noqa: A002
    """An upstream entry is this concept of ours, or (`new`) none of them."""
    return Decision(0, "match", {"slug": slug, "title": title, "id": id}, day, by)


def matches(decisions: Iterable[Decision]) -> dict[str, str]:
    """What upstream entries have been decided to be, by slug."""
    return {one.about["slug"]: one.about.get("id", "") for one in decisions if one.kind == "match"}


def disputed(conflict: Conflict, *, day: str, edition: str = "", by: str = "") -> Decision:
    """A conflict as it came up: what both sides said."""
    slot = conflict.slot
    assert slot is not None, "conflicts about whole entries are not kept"
    ours, theirs = (json.dumps(codec.plain(side), ensure_ascii=False) for side in (conflict.ours, conflict.theirs))  # type: ignore[arg-type]
    element = str(conflict.ours or conflict.theirs) if slot.row.many else ""
    about = {"concept": conflict.concept, "slot": str(slot), "element": element, "ours": ours, "theirs": theirs}
    return Decision(0, "conflict", {**about, "edition": edition}, day, by)


def settled(
    decisions: Iterable[Decision], chosen: Collection[tuple[EntryId, str, str]], *, day: str, by: str = ""
) -> tuple[Decision, ...]:
    """The decisions with those conflicts marked as decided that someone has chosen in."""
    found = []
    for one in decisions:
        names = tuple(one.about.get(name, "") for name in ("concept", "slot", "element"))
        if one.kind == "conflict" and names in chosen:
            found.append(replace(one, about={**one.about, "settled": day}, by=by or one.by))
        else:
            found.append(one)
    return tuple(found)


def sides(decision: Decision) -> tuple[Slot, Value | None, Value | None]:
    """The slot of a conflict, and what each side said."""
    slot = Slot.parse(decision.about["slot"])
    ours, theirs = (codec.value(slot, json.loads(decision.about[side])) for side in ("ours", "theirs"))
    return slot, ours, theirs


def outcome(decision: Decision, glossary: Glossary) -> str:
    """How a conflict stands: `open`, `ours` (kept), `theirs`, or `other` (a third solution)."""
    slot, ours, theirs = sides(decision)
    entry = glossary.entries.get(decision.about["concept"])
    now = entry.get(slot) if entry is not None else None
    texts = {str(item) for item in now} if isinstance(now, tuple) else {str(now)} if now is not None else set()
    mine, yours = str(ours) if ours is not None else "", str(theirs) if theirs is not None else ""
    if (yours in texts) if yours else (mine not in texts):
        return "theirs"
    if mine in texts or not mine:
        return "ours" if decision.about.get("settled") else "open"
    return "other"


def turned(decision: Decision, glossary: Glossary) -> Iterator[Change]:
    """The change that gives a conflict's slot what the other side said: EMN's where ours stands, else ours."""
    slot, ours, theirs = sides(decision)
    id = decision.about["concept"]  # noqa: A001
    entry = glossary.entries.get(id)
    if entry is None:
        return
    taken, other = (theirs, ours) if outcome(decision, glossary) == "theirs" else (ours, theirs)
    now = entry.get(slot)
    after = other
    if slot.row.many:
        gone = {str(item) for item in _items(taken)}
        kept = [item for item in _items(now) if str(item) not in gone]
        after = in_order([*kept, *_items(other)])
    if after != now:
        yield Change(id, slot, now, after)


def _items(value: Value | None) -> tuple[Item, ...]:
    return value if isinstance(value, tuple) else () if value is None else (value,)


def columns(headings: str, mapping: Mapping[str, str], *, day: str, by: str = "") -> Decision:
    """What the columns of a list with these headings are."""
    return Decision(0, "list", {"headings": headings, "map": json.dumps(dict(mapping), ensure_ascii=False)}, day, by)


def mappings(decisions: Iterable[Decision]) -> dict[str, dict[str, str]]:
    """What was decided of lists, by their headings."""
    return {one.about["headings"]: json.loads(one.about["map"]) for one in decisions if one.kind == "list"}
