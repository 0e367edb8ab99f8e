"""Activity: how the values of a glossary stand, and what was written or changed in a period. Reads, never changes.

A value tells itself when it was last changed, by its state (`State.changed`); one that EMN published has no such day
and counts as standing only. Retired concepts and what only editors see do not count.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from emn_glossary.coverage import Coverage, coverage
from emn_glossary.languages import TARGETS, Lang
from emn_glossary.model import Concept, Entry, EntryId, Glossary, Passage, Term, Text
from emn_glossary.slots import FIELDS, Slot

COLUMNS = ("part", "lang", "field", "theme", "measure", "origin", "month", "values")
_MEASURES = ("total", "filled", "approved", "waiting", "stale", "no_equivalent", "missing")


class Counted(NamedTuple):
    """A number of values alike in language, field, status and origin; in one month or theme where that is told."""

    lang: Lang
    field: str
    status: str
    origin: str
    month: str = ""  # 2026-11
    theme: EntryId = ""
    values: int = 0


class ValueAt(NamedTuple):
    """A value and where it stands."""

    entry: Entry
    slot: Slot
    value: Term | Text


@dataclass(frozen=True, slots=True)
class Activity:
    """The counts of one glossary for one period, both days included."""

    since: str
    until: str
    concepts: int
    coverage: Coverage  # with a row for each theme
    standing: tuple[Counted, ...]  # every value there is
    changed: tuple[Counted, ...]  # those written or changed in the period, by month
    by_theme: tuple[Counted, ...]  # the same by theme; a value counts in each theme of its concept
    newest: tuple[ValueAt, ...]  # the preferred terms among them, in the glossary's order

    def number(self, part: Iterable[Counted], **alike: str) -> int:
        """How many of a part's values are alike: `number(activity.changed, lang="nb", field="preferred")`."""
        wanted = alike.items()
        return sum(row.values for row in part if all(getattr(row, name) == value for name, value in wanted))

    def plain(self) -> dict[str, Any]:
        """The counts as JSON tools expect them."""
        return {
            "edition": self.coverage.edition,
            "since": self.since,
            "until": self.until,
            "concepts": self.concepts,
            "coverage": [row.plain() for row in self.coverage],
            "standing": [row._asdict() for row in self.standing],
            "changed": [row._asdict() for row in self.changed],
            "changed_by_theme": [row._asdict() for row in self.by_theme],
        }

    def table(self) -> Iterator[tuple[str | int, ...]]:
        """All counts as one table, a number a row, under `COLUMNS`: for spreadsheets and charts."""
        yield COLUMNS
        for row in self.coverage:
            for measure in _MEASURES:
                yield "coverage", row.lang, row.field, row.theme, measure, "", "", getattr(row, measure)
        parts = (("standing", self.standing), ("changed", self.changed), ("changed_by_theme", self.by_theme))
        for part, rows in parts:
            for one in rows:
                yield part, one.lang, one.field, one.theme, one.status, one.origin, one.month, one.values


def activity(glossary: Glossary, *, since: str, until: str, langs: Iterable[Lang] = TARGETS) -> Activity:
    """Count what there is in `langs`, and what of it was changed from `since` to `until` (ISO 8601 days)."""
    wanted = tuple(dict.fromkeys(langs))
    values = [at for at in _values(glossary) if at.slot.lang in wanted]
    recent = [at for at in values if since <= at.value.state.changed[:10] <= until]
    themes = _themes(glossary)
    return Activity(
        since,
        until,
        sum(not concept.retired for concept in glossary.concepts),
        coverage(glossary, wanted, None),
        _counted((_row(at) for at in values), wanted),
        _counted((_row(at)._replace(month=at.value.state.changed[:7]) for at in recent), wanted),
        _counted((_row(at)._replace(theme=theme) for at in recent for theme in themes.get(at.entry.id, ())), wanted),
        tuple(at for at in recent if at.slot.field == "preferred"),
    )


def _values(glossary: Glossary) -> Iterator[ValueAt]:
    """Every term and text that readers see, of concepts in use and of the introduction."""
    for entry in glossary.entries.values():
        if not isinstance(entry, (Concept, Passage)) or (isinstance(entry, Concept) and entry.retired):
            continue
        for slot in entry:
            value = entry.get(slot)
            for item in value if isinstance(value, tuple) else (value,):
                if slot.row.published and isinstance(item, (Term, Text)):
                    yield ValueAt(entry, slot, item)


def _themes(glossary: Glossary) -> dict[EntryId, list[EntryId]]:
    """The themes that each concept belongs to, those above them included."""
    found: dict[EntryId, list[EntryId]] = {}
    for theme, members in glossary.by_theme().items():
        for concept in members:
            found.setdefault(concept, []).append(theme)
    return found


def _row(at: ValueAt) -> Counted:
    state = at.value.state
    return Counted(at.slot.lang, at.slot.field, state.status.value, state.origin)


def _counted(rows: Iterable[Counted], langs: tuple[Lang, ...]) -> tuple[Counted, ...]:
    """Equal rows counted; in the order of month, theme, language, field, status and origin."""
    fields = list(FIELDS)

    def order(row: Counted) -> tuple[Any, ...]:
        return row.month, row.theme, langs.index(row.lang), fields.index(row.field), row.status, row.origin

    counts = Counter(rows)
    return tuple(row._replace(values=counts[row]) for row in sorted(counts, key=order))
