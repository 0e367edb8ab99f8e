"""Charts of coverage: how far it has come over time, as lines for the template to draw, with their figures. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from emn_glossary.languages import TARGETS
from emn_glossary.model import Concept
from emn_glossary.model.values import state_of
from emn_glossary.publish.voice import Voice
from emn_glossary.slots import FIELDS, Slot

WIDTH, HEIGHT, _LEFT, _RIGHT, _TOP, _FOOT = 640, 240, 44, 12, 12, 28
_MOST_DAYS = 12  # rows in the table of figures


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


def over_time(concepts: Iterable[Concept], voice: Voice) -> Chart | None:
    """How large a share of the entries has had each value since when; None when nothing is dated.

    Values without a date came with EMN's edition: they were there from the beginning.
    """
    living = [concept for concept in concepts if not concept.retired]
    series = [(field, lang) for field in ("preferred", "definition") for lang in TARGETS]
    days = {
        pair: [state_of(value).changed for c in living if (value := c.get(Slot(pair[0], pair[1])))] for pair in series
    }
    series = [pair for pair in series if days[pair]]
    known = sorted({day for pair in series for day in days[pair] if day})
    if not known:
        return None
    points = ["", *known]
    shares = {
        pair: [100 * sum(day <= point for day in days[pair]) / len(living) for point in points] for pair in series
    }
    names = {pair: f"{FIELDS[pair[0]].heading(voice.ui)} ({voice.language(pair[1])})" for pair in series}
    lines = tuple(Line(names[pair], _path(shares[pair]), number) for number, pair in enumerate(series, start=1))
    words = [voice.say("coverage.start"), *(voice.date(day) for day in known)]
    rows = tuple(
        (word, tuple(voice.say("coverage.percent", share=voice.number(round(shares[pair][at], 1))) for pair in series))
        for at, word in enumerate(words)
    )
    shown = rows if len(rows) <= _MOST_DAYS else (rows[0], *rows[-(_MOST_DAYS - 1) :])
    grid = tuple((_height(share), voice.say("coverage.percent", share=share)) for share in (0, 50, 100))
    return Chart(WIDTH, HEIGHT, lines, grid, (words[0], words[-1]), tuple(names.values()), shown)


def _path(shares: list[float]) -> str:
    step = (WIDTH - _LEFT - _RIGHT) / max(1, len(shares) - 1)
    places = [(round(_LEFT + at * step), _height(share)) for at, share in enumerate(shares)]
    return "M" + "L".join(f"{x} {y}" for x, y in places)


def _height(share: float) -> int:
    return round(_TOP + (HEIGHT - _TOP - _FOOT) * (1 - share / 100))
