"""Tables: rows of cells ⇄ text (RFC 4180), safe to open in a spreadsheet. Knows nothing of glossaries."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, NamedTuple

from emn_glossary.errors import ReadError
from emn_glossary.places import Place

SEPARATOR = " | "  # between the values of a set in one cell
LONGEST = 131_072  # characters in a cell: the limit of Python's csv, whatever else in the process may have set it to
DELIMITERS = (",", ";", "\t")
# What a spreadsheet would run as a formula, or take for a number and drop the zeros of: 0201.
_RISKY = re.compile(r"'*([=+\-@\t\r\n]|0[0-9]+\Z)")
_HIDDEN = re.compile(r"'+([=+\-@\t\r\n]|0[0-9]+\Z)")


class Row(NamedTuple):
    """A row and the line it begins on."""

    line: int
    cells: Sequence[str]


def put(target: BinaryIO, rows: Iterable[Sequence[str]], *, delimiter: str, bom: bool, safe: bool) -> None:
    """Write rows as UTF-8; `safe` hides from spreadsheets what they would run or change."""
    text = io.TextIOWrapper(target, encoding="utf-8-sig" if bom else "utf-8", newline="", write_through=True)
    try:
        written = csv.writer(text, delimiter=delimiter, lineterminator="\r\n")
        for row in rows:
            written.writerow([_hide(cell) for cell in row] if safe else row)
    finally:
        text.detach()  # the caller closes what the caller opened


def get(text: str, delimiter: str, name: str = "") -> Iterator[Row]:
    """The rows of a table, without those that are empty; what was hidden from spreadsheets is shown again.

    Raises:
        ReadError: quotes that do not close or stand where they cannot, a cell without end; with the line.
    """
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    line = 1
    try:
        for cells in rows:
            if max(map(len, cells), default=0) > LONGEST:
                raise csv.Error(f"field larger than field limit ({LONGEST})")
            if any(map(str.strip, cells)):
                yield Row(line, [_show(cell) for cell in cells])
            line = rows.line_num + 1
    except csv.Error as error:
        raise ReadError("not-a-table", place=Place(file=name, line=line), detail=str(error)) from error


def joined(items: Iterable[str]) -> str:
    """The values of a set in one cell."""
    return SEPARATOR.join(item.replace("|", "\\|") for item in items)


def pieces(cell: str) -> list[str]:
    """The values of a set from its cell."""
    return [piece.replace("\\|", "|").strip() for piece in cell.split(SEPARATOR) if piece.strip()]


def _hide(cell: str) -> str:
    """A risky cell gets an apostrophe; so does one that looks as if it had got one."""
    return "'" + cell if _RISKY.match(cell) else cell


def _show(cell: str) -> str:
    return cell[1:] if _HIDDEN.match(cell) else cell
