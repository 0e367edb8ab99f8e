"""History: what each edition of EMN's and each release of ours changed, and how far the translation had come then.

    edition   what EMN changed since the edition before; made by `emn update`, from `upstream.ttl`
    release   what changed in this glossary since the release before; made by `emn release`, from `released.ttl`

A milestone is a file in `history/` that is written once and never changed. Its changes are whole values, so a glossary
can be taken back: what stood at a milestone is what stood at the next one with its changes undone. Pure but for
reading those files; written by the workspace together with the glossary.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from pathlib import Path
from typing import Any, Literal

from emn_glossary.coverage import Coverage, CoverageRow
from emn_glossary.diff import Change, apply, diff, without_bookkeeping
from emn_glossary.errors import SettingsError, UnknownChoiceError
from emn_glossary.model import Entry, EntryId, Glossary, Value
from emn_glossary.model import plain as codec
from emn_glossary.places import Place

FOLDER = "history"
RELEASED = "released.ttl"  # the glossary as last released
Kind = Literal["edition", "release"]
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,39}")  # also the name of a file and of a page
_ROW = tuple(row.name for row in fields(CoverageRow) if row.name not in ("theme", "concepts"))


@dataclass(frozen=True, slots=True)
class Milestone:
    """An edition or a release: its name (`11.0`, `2026-12-01`), the day (ISO 8601), and what it changed.

    `number` counts the milestones of a kind from 1; `edition` is the EMN edition that the glossary then built on.
    `coverage` is of the whole glossary, without themes; an edition has none.
    """

    kind: Kind
    number: int
    name: str
    day: str
    edition: str = ""
    coverage: tuple[CoverageRow, ...] = ()
    changes: tuple[Change, ...] = ()

    @property
    def file(self) -> str:
        """The milestone's file in the data folder."""
        return f"{FOLDER}/{self.slug}.json"

    @property
    def slug(self) -> str:
        """Kind and name in one, for addresses and files."""
        return f"{self.kind}-{self.name}"

    @property
    def is_first_release(self) -> bool:
        """Whether it is the release that began it all, of which there are no changes to tell."""
        return self.kind == "release" and self.number == 1

    @property
    def concepts(self) -> tuple[EntryId, ...]:
        """The entries that it changed."""
        return tuple(dict.fromkeys(change.concept for change in without_bookkeeping(self.changes)))

    def plain(self) -> dict[str, Any]:
        """The milestone as JSON tools expect it; the changes as `emn diff` tells them."""
        return {
            **{name: getattr(self, name) for name in ("kind", "number", "name", "day", "edition")},
            "coverage": [row.plain() for row in self.coverage],
            "changes": [change.plain() for change in self.changes],
        }


@dataclass(frozen=True, slots=True)
class Past:
    """What a glossary has behind it: EMN's last edition, the glossary as last released, and how they came about.

    `milestones` stand by day, the oldest first, as `read` gives them.
    `former` is the English that stale values render, by digest and slot (see `emn_glossary.former`).
    """

    upstream: Glossary | None = None
    released: Glossary | None = None
    milestones: tuple[Milestone, ...] = ()
    former: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def of(self, kind: Kind) -> tuple[Milestone, ...]:
        """The milestones of a kind, the oldest first."""
        return tuple(sorted((one for one in self.milestones if one.kind == kind), key=lambda one: one.number))

    def editions(self) -> dict[str, Glossary]:
        """EMN's glossary as it was in each edition known, the newest first."""
        return _taken_back(self.upstream, self.of("edition"))

    def releases(self) -> dict[str, Glossary]:
        """This glossary as it was at each release, the newest first."""
        made = self.of("release")
        return _taken_back(self.released, made) if made else {}

    def at(self, name: str) -> Glossary:
        """The glossary of an edition or a release, by its name.

        Raises:
            UnknownChoiceError: there is none of that name.
        """
        known = {**self.editions(), **self.releases()}
        for other, glossary in known.items():
            if _same(other, name):
                return glossary
        raise UnknownChoiceError(value=name, known=", ".join(known) or "–")


def _taken_back(last: Glossary | None, milestones: Sequence[Milestone]) -> dict[str, Glossary]:
    """The states at the milestones, the newest first, and before the first edition (a first release began from all)."""
    if last is None:
        return {}
    if not milestones:
        return {_called(last.edition): last}
    found, now = {milestones[-1].name: last}, last
    for milestone, earlier in zip(reversed(milestones), [*reversed(milestones[:-1]), None], strict=True):
        if milestone.is_first_release:
            break
        now = undone(now, milestone.changes)
        found[earlier.name if earlier else _called(now.edition)] = now
    return found


def undone(glossary: Glossary, changes: Sequence[Change]) -> Glossary:
    """The glossary as it was before the changes; `undone(apply(g, changes), changes) == g` for changes of g's."""
    return apply(glossary, [Change(c.concept, c.slot, c.after, c.before) for c in reversed(changes)])


def _same(one: str, other: str) -> bool:
    """Whether two names are the same: `10.0.0`, `10.0` and `v10` are."""
    return _short(one) == _short(other)


def _short(name: str) -> str:
    return re.sub(r"(\.0)+$", "", name.strip().casefold().removeprefix("v"))


def _called(version: str) -> str:
    """What people call an edition: `10.0.0` is 10.0."""
    short = _short(version)
    return f"{short}.0" if short.isdecimal() else short


# ---------------------------------------------------------------------------------------------------------
# New milestones


def edition(past: Past, now: Glossary, day: str) -> Milestone | None:
    """The milestone of an edition merged on a day; None where it says the same as the last one.

    Corrections to an edition that is there already are a milestone of their own, named by the day.
    """
    changes = diff(past.upstream or Glossary(), now)
    if not changes:
        return None
    earlier, name = past.of("edition"), _called(now.edition) or day
    if past.upstream and _same(name, past.upstream.edition):
        name = f"{name}_{day}"
    return Milestone("edition", len(earlier) + 1, _free(name, earlier), day, now.edition, (), changes)


def release(past: Past, now: Glossary, name: str, day: str, counted: Coverage) -> Milestone | None:
    """The milestone of a release; None where nothing changed since the last one. The first one has no changes.

    Raises:
        UnknownChoiceError: the name is taken, or cannot be the name of a file.
    """
    earlier = past.of("release")
    taken = [one.name for one in past.milestones] + ([past.upstream.edition] if past.upstream else [])
    if not _NAME.fullmatch(name):
        raise UnknownChoiceError("bad-release-name", value=name)
    if any(_same(name, other) for other in taken):
        raise UnknownChoiceError("release-name-taken", value=name)
    changes = diff(past.released, now) if past.released is not None else ()
    if earlier and not without_bookkeeping(changes):
        return None
    rows = tuple(replace(row, concepts=()) for row in counted if not row.theme)
    return Milestone("release", len(earlier) + 1, name, day, now.edition, rows, changes)


def _free(name: str, earlier: Iterable[Milestone]) -> str:
    taken, count, free = {one.name for one in earlier}, 1, name
    while free in taken:
        count += 1
        free = f"{name}-{count}"
    return free


# ---------------------------------------------------------------------------------------------------------
# The files


def as_json(milestone: Milestone) -> bytes:
    """The file of a milestone: a change a line, so that it can be read as it is."""
    head = {name: getattr(milestone, name) for name in ("kind", "number", "name", "day", "edition")}
    rows = [{name: getattr(row, name) for name in _ROW} for row in milestone.coverage]
    parts = [json.dumps(head, ensure_ascii=False)[:-1]]
    for name, lines in (("coverage", rows), ("changes", [_packed(change) for change in milestone.changes])):
        said = ",\n".join(json.dumps(line, ensure_ascii=False) for line in lines)
        parts.append(f'"{name}": [\n{said}\n]' if said else f'"{name}": []')
    return (",\n".join(parts) + "}\n").encode()


def _packed(change: Change) -> dict[str, Any]:
    ends = {"before": change.before, "after": change.after}
    packed = {
        name: codec.plain_entry(end) if isinstance(end, Entry) else codec.plain(end) for name, end in ends.items()
    }
    return {"concept": change.concept, "slot": str(change.slot) if change.slot else "", **packed}


def read(folder: Path) -> tuple[Milestone, ...]:
    """The milestones in a data folder, by day; none where there is no history.

    Raises:
        SettingsError: a file there is no milestone.
    """
    found = []
    for path in sorted((folder / FOLDER).glob("*.json")):
        try:
            found.append(_milestone(json.loads(path.read_text(encoding="utf-8"))))
        except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
            raise SettingsError(place=Place(file=f"{FOLDER}/{path.name}"), detail=str(error)) from error
    return tuple(sorted(found, key=lambda one: (one.day, one.kind, one.number)))


def _milestone(data: Mapping[str, Any]) -> Milestone:
    if data["kind"] not in ("edition", "release"):
        raise ValueError(f"kind = {data['kind']!r}")
    return Milestone(
        data["kind"],
        int(data["number"]),
        str(data["name"]),
        str(data["day"]),
        str(data["edition"]),
        tuple(CoverageRow(**row) for row in data["coverage"]),
        tuple(_unpacked(row) for row in data["changes"]),
    )


def _unpacked(row: Mapping[str, Any]) -> Change:
    slot = codec.slot(row["slot"]) if row["slot"] else None

    def end(data: Any) -> Value | Entry | None:
        if slot is None:
            return codec.entry(row["concept"], data) if data else None
        return codec.value(slot, data)

    return Change(row["concept"], slot, end(row["before"]), end(row["after"]))
