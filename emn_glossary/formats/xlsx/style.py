"""Style: colours, widths and cell formats of the workbook. Colour never stands alone: the state says the same in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from emn_glossary.formats.xlsx.columns import Column
from emn_glossary.languages import SOURCE

MISSING, STALE, CHANGED = "#FFF2CC", "#F8CBAD", "#D9E8F6"
LOCKED, LINE, INK = "#F2F2F2", "#BFBFBF", "#1F1F1F"
HEADINGS = {"": "#404040", SOURCE: "#404040", "nb": "#1F4E79", "nn": "#375623"}
OTHER_HEADING = "#5B3A70"
FONT = "Calibri"

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
    "state": (20, 24),
    "status": (16, 17),
    "same": (11, 11),
}


def width(column: Column, texts: Iterable[str]) -> int:
    """A sensible width: as wide as the longest line, within what suits the column."""
    name = column.slot.field if column.slot else column.role
    low, high = _WIDTHS.get(column.key) or _WIDTHS[name]
    longest = max((len(line) for text in texts for line in text.split("\n")), default=0)
    return max(low, min(high, longest + 2))


def heading_colour(column: Column) -> str:
    """The background of a heading tells the language that the column is for."""
    return HEADINGS.get(column.lang, OTHER_HEADING) if column.role != "id" else HEADINGS[""]


@dataclass(slots=True)
class Formats:
    """The formats of one workbook, made when first used."""

    book: Any
    made: dict[tuple[tuple[str, Any], ...], Any] = field(default_factory=dict)

    def get(self, **properties: Any) -> Any:
        """A format with these properties."""
        key = tuple(sorted(properties.items()))
        if key not in self.made:
            self.made[key] = self.book.add_format({"font_name": FONT, "valign": "top", **properties})
        return self.made[key]

    def heading(self, colour: str) -> Any:
        """A heading: white on dark, wrapped."""
        return self.get(bold=True, font_color="#FFFFFF", bg_color=colour, text_wrap=True, border=1, border_color=LINE)

    def locked(self) -> Any:
        """A cell that is only read."""
        return self.get(text_wrap=True, bg_color=LOCKED, border=1, border_color=LINE, font_color=INK, num_format="@")

    def link(self) -> Any:
        """A locked cell that links."""
        return self.get(
            text_wrap=True, bg_color=LOCKED, border=1, border_color=LINE, font_color="#0B4F9C", underline=1
        )

    def state(self) -> Any:
        """A cell that is worked out."""
        return self.get(text_wrap=True, bg_color=LOCKED, border=1, border_color=LINE, italic=True, font_color=INK)

    def open(self) -> Any:
        """A cell to fill in; its number format is text, so that nothing typed becomes a date or a formula."""
        return self.get(text_wrap=True, border=1, border_color=LINE, locked=False, num_format="@")

    def fill(self, colour: str) -> Any:
        """The format of a conditional colour."""
        return self.book.add_format({"bg_color": colour})
