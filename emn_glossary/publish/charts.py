"""Charts of coverage: how far it has come over time, as lines for the template to draw, with their figures. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeAlias

from emn_glossary.coverage import Coverage, CoverageRow
from emn_glossary.history import Milestone
from emn_glossary.languages import TARGETS, Lang
from emn_glossary.model import Concept, Glossary
from emn_glossary.model.values import state_of
from emn_glossary.publish.dates import history
from emn_glossary.publish.voice import Voice
from emn_glossary.slots import FIELDS, Slot

WIDTH, HEIGHT, _LEFT, _RIGHT, _TOP, _FOOT = 640, 240, 44, 12, 12, 28
_MOST_DAYS = 12  # rows in the table of figures
Pair: TypeAlias = tuple[str, Lang]  # a field and a language
_SERIES: tuple[Pair, ...] = tuple((field, lang) for field in ("preferred", "definition") for lang in TARGETS)


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the chart: what it counts, its path, its place in the legend."""

    name: str
    path: str
    number: int


@dataclass(frozen=True, slots=True)
class Chart:
    """Shares over time. `grid` are (height, label), `ends` the labels of the first and last day, `rows` the figures."""

    width: int
    height: int
    lines: tuple[Line, ...]
    grid: tuple[tuple[int, str], ...]
    ends: tuple[str, str]
    headings: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    released: bool  # counted at each release, not from the days that the values carry


def over_time(glossary: Glossary, counted: Coverage, releases: Sequence[Milestone], voice: Voice) -> Chart | None:
    """How large a share of the entries has had each value since when; None when nothing is dated.

    Where there are releases, as each of them counted it and as it is now. Else from the days that the values carry:
    those without one came with EMN's edition and were there from the beginning.
    """
    known = _released(releases, counted, glossary.concepts) if releases else _dated(glossary.concepts)
    pairs = [pair for pair in _SERIES if any(pair in shares for _, shares in known)]
    if len(known) < 2 or not pairs:
        return None
    names = {pair: f"{FIELDS[pair[0]].heading(voice.ui)} ({voice.language(pair[1])})" for pair in pairs}
    across = _across([day for day, _ in known])
    lines = tuple(
        Line(names[pair], _path(across, [shares.get(pair) for _, shares in known]), number)
        for number, pair in enumerate(pairs, start=1)
    )
    words = [voice.date(day) if day else voice.say("coverage.start") for day, _ in known]
    rows = tuple(
        (word, tuple(_percent(shares.get(pair), voice) for pair in pairs))
        for word, (_, shares) in zip(words, known, strict=True)
    )
    shown = rows if len(rows) <= _MOST_DAYS else (rows[0], *rows[-(_MOST_DAYS - 1) :])
    grid = tuple((_height(share), voice.say("coverage.percent", share=share)) for share in (0, 50, 100))
    return Chart(WIDTH, HEIGHT, lines, grid, (words[0], words[-1]), tuple(names.values()), shown, bool(releases))


def _released(
    releases: Sequence[Milestone], counted: Coverage, concepts: Iterable[Concept]
) -> list[tuple[str, dict[Pair, float]]]:
    """The coverage of each release, and as it is on the day of the latest change where that is later."""
    known = [(one.day, _shares(one.coverage)) for one in releases]
    latest = max((day for concept in concepts for _, day in history(concept)), default="")
    return [*known, (latest, _shares(counted))] if latest > known[-1][0] else known


def _shares(rows: Iterable[CoverageRow]) -> dict[Pair, float]:
    return {(row.field, row.lang): 100 * row.filled / row.total for row in rows if not row.theme and row.total}


def _dated(concepts: Iterable[Concept]) -> list[tuple[str, dict[Pair, float]]]:
    living = [concept for concept in concepts if not concept.retired]
    days = {pair: [state_of(value).changed for c in living if (value := c.get(Slot(*pair)))] for pair in _SERIES}
    points = ["", *sorted({day for pair in _SERIES for day in days[pair] if day})]
    return [
        (point, {pair: 100 * sum(day <= point for day in days[pair]) / len(living) for pair in _SERIES if days[pair]})
        for point in points
    ]


def _percent(share: float | None, voice: Voice) -> str:
    return "–" if share is None else voice.percent(share)


def _across(days: Sequence[str]) -> list[int]:
    """Where each day stands, in proportion; what came before all days at the left edge, a little apart."""
    width = WIDTH - _LEFT - _RIGHT
    start = 0 if days[0] else width // 8
    dated = [date.fromisoformat(day).toordinal() for day in days if day]
    span = max(1, dated[-1] - dated[0])
    places = [_LEFT + round(start + (width - start) * (day - dated[0]) / span) for day in dated]
    if len(set(dated)) == 1:
        places = [WIDTH - _RIGHT] * len(dated)
    return places if days[0] else [_LEFT, *places]


def _path(across: Sequence[int], shares: Sequence[float | None]) -> str:
    places = [(x, _height(share)) for x, share in zip(across, shares, strict=True) if share is not None]
    return "M" + "L".join(f"{x} {y}" for x, y in places)


def _height(share: float) -> int:
    return round(_TOP + (HEIGHT - _TOP - _FOOT) * (1 - share / 100))
