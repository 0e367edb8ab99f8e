"""Style: colours, widths and cell formats of the workbook.

Colour never stands alone: the state says the same in words.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from math import ceil
from typing import Any

from emn_glossary.formats.xlsx.columns import Column
from emn_glossary.languages import SOURCE

MISSING, STALE, CHANGED = "#FFF2CC", "#F8CBAD", "#D9E8F6"
LOCKED, LINE, INK = "#F2F2F2", "#BFBFBF", "#1F1F1F"
GONE, COME = "#9C2A00", "#1D5C2A"
INK_BLUE = "#1F4E79"
HEADINGS = {"": "#404040", SOURCE: "#404040", "nb": INK_BLUE, "nn": "#375623"}
OTHER_HEADING = "#5B3A70"
FONT = "Calibri"
EMPTY = 11  # the width of a column to read that has nothing to read
LINE_HEIGHT, HIGHEST = 15.0, 405.0  # points; Excel takes 409
PER_WIDTH = 1.02  # letters of running text to a unit of column width, with room for breaks between words

_MARKS = re.compile(r"(\[-.*?-\]|\{\+.*?\+\})", re.DOTALL)  # those of `wording.marked`
_WIDTHS = {  # narrowest, widest
    "id": (9, 12),
    "preferred@en": (18, 32),
    "theme": (10, 22),
    "section": (12, 24),
    "source": (12, 46),
    "page": (14, 16),
    "preferred": (26, 34),
    "alternative": (20, 30),
    "deprecated": (20, 28),
    "definition": (20, 56),
    "note": (26, 36),
    "comment": (26, 36),
    "text": (60, 72),
    "state": (27, 27),
    "status": (16, 17),
    "same": (11, 11),
    "beside": (24, 60),
}


def width(column: Column, texts: Iterable[str]) -> int:
    """A sensible width: as wide as the longest line, within what suits the column."""
    name = column.slot.field if column.slot else column.role
    low, high = _WIDTHS.get(column.key) or _WIDTHS[name]
    longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
    if not longest and column.role == "locked":
        return EMPTY
    return max(low, min(high, longest + 2))


def height(texts: Iterable[tuple[str, int]]) -> float | None:
    """The height a row needs for its texts in columns of these widths; None where one line will do."""
    lines = max((sum(_lines(line, wide) for line in text.split("\n")) for text, wide in texts if text), default=1)
    return min(lines * LINE_HEIGHT, HIGHEST) if lines > 1 else None


def _lines(line: str, wide: int) -> int:
    return max(1, ceil(len(line) / (wide * PER_WIDTH)))


def heading_colour(column: Column) -> str:
    """The background of a heading tells the language that the column is for."""
    return HEADINGS.get(column.lang, OTHER_HEADING) if column.role != "id" else HEADINGS[""]


class Formats:
    """The formats of one workbook, each made when first used."""

    def __init__(self, book: Any) -> None:
        self.book = book
        self.made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def get(self, **properties: Any) -> Any:
        """A format with these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format({"font_name": FONT, "valign": "top", **properties})
        return self.made[key]

    def boxed(self, **properties: Any) -> Any:
        """A cell of a table: wrapped, with a thin line around it."""
        return self.get(text_wrap=True, border=1, border_color=LINE, **properties)

    def heading(self, colour: str) -> Any:
        """A heading: white on dark."""
        return self.boxed(bold=True, font_color="#FFFFFF", bg_color=colour)

    @cached_property
    def locked(self) -> Any:
        """A cell that is only read."""
        return self.boxed(bg_color=LOCKED, font_color=INK, num_format="@")

    @cached_property
    def link(self) -> Any:
        """A locked cell that links."""
        return self.boxed(bg_color=LOCKED, font_color="#0B4F9C", underline=1)

    @cached_property
    def state(self) -> Any:
        """A cell that is worked out."""
        return self.boxed(bg_color=LOCKED, font_color=INK, italic=True)

    @cached_property
    def open(self) -> Any:
        """A cell to fill in; its number format is text, so that nothing typed becomes a date or a formula."""
        return self.boxed(locked=False, num_format="@")

    def marked(self, text: str) -> list[Any]:
        """The pieces of a text with its marks (`[-gone-]`, `{+come+}`) in colour and stroke; none where it has none."""
        pieces: list[Any] = []
        for piece in filter(None, _MARKS.split(text)):
            if piece.startswith("[-"):
                pieces.append(self.get(font_color=GONE, font_strikeout=True))
            elif piece.startswith("{+"):
                pieces.append(self.get(font_color=COME, underline=1))
            pieces.append(piece)
        return pieces if len(pieces) > 1 else []

    def shade(self, colour: str) -> Any:
        """The format of a conditional colour."""
        return self.book.add_format({"bg_color": colour})
