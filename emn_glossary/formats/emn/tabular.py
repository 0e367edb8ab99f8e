"""Tables of entries, as the first editions were laid out: a row an entry, a column a section → headings and text.

    TERM | TRANSLATIONS | DEFINITION | SOURCE  ──▶  a heading for each term, and one over what each cell says

The page's tree is changed in place, so that what walks it sees headings wherever they stood. Other tables are left.
"""

from __future__ import annotations

import re
from typing import Any

_TITLE = re.compile(r"(?:preferred |english )?terms?", re.IGNORECASE)
_SECTION = re.compile(
    r"(?:definition|source|translation|synonym|(?:broader|narrower|related) term|note)s?(?:\(s\))?\s*:?", re.IGNORECASE
)


def unfold(root: Any) -> None:
    """Turn each table that is headed by a term and sections into headings with text under them."""
    for table in root.iter("table"):
        rows = [row for row in table.iter("tr") if row is not None]
        columns = [" ".join(cell.text_content().split()) for cell in rows[0].iter("td", "th")] if rows else []
        known = [bool(_SECTION.fullmatch(column)) for column in columns]
        if not columns or not _TITLE.fullmatch(columns[0]) or sum(known) < 2:
            continue
        rows[0].getparent().remove(rows[0])
        for row in rows[1:]:
            _unfold(list(row.iter("td", "th")), columns)


def _unfold(cells: list[Any], columns: list[str]) -> None:
    """One row: the term's cell becomes a heading, the others get one."""
    if not cells or not cells[0].text_content().strip():
        return
    cells[0].tag = "h3"
    for cell, column in zip(cells[1:], columns[1:], strict=False):
        heading = cell.makeelement("h4", {})
        heading.text, heading.tail, cell.text = column, cell.text, ""
        cell.insert(0, heading)
