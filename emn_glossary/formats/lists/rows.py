"""Files as sheets of cells: workbooks by the workbook's own reader, delimited text by its likeliest delimiter."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from emn_glossary.errors import ReadError
from emn_glossary.findings import Finding
from emn_glossary.formats import encoding
from emn_glossary.formats.xlsx import guard, origin, sheets
from emn_glossary.formats.xlsx.sheets import Sheet
from emn_glossary.languages import clean
from emn_glossary.places import Place

WORKBOOKS = (".xlsx", ".xls", ".xlsb", ".ods", ".xlsm")
TEXTS = (".csv", ".tsv", ".tab")
_DELIMITERS = "\t;,|"
_LIMIT = 10_000_000  # a cell may be long, but not that long


def load(path: Path, *, foreign: bool = False) -> tuple[list[Sheet], list[Finding]]:
    """The visible sheets of a file, and what there is to say of how it is written.

    `foreign`: a workbook of ours, which remembers what was sent in it, is refused.

    Raises:
        ReadError: no such file, no workbook, no text.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError("no-such-file", place=Place(file=str(path))) from error
    except OSError as error:
        raise ReadError(place=Place(file=str(path)), detail=error.strerror or str(error)) from error
    if path.suffix.lower() in WORKBOOKS or data[:2] == b"PK":
        every = sheets.load(data, guard.kind_of(data, path.name), path.name)
        if foreign and any(sheet.name == origin.SHEET for sheet in every):
            raise ReadError("workbook-of-ours", place=Place(file=path.name))
        return [sheet for sheet in every if sheet.visible], []
    text, findings = encoding.decode(data, path.name)
    return [_sheet(clean(text)[0], path)], list(findings)


def _sheet(text: str, path: Path) -> Sheet:
    delimiter = "\t" if path.suffix.lower() in (".tsv", ".tab") else _delimiter(text)
    csv.field_size_limit(_LIMIT)
    try:
        rows = list(csv.reader(io.StringIO(text), delimiter=delimiter))
    except csv.Error as error:
        raise ReadError(place=Place(file=path.name), detail=str(error)) from error
    return Sheet("", path.name, True, [[_plain(cell) for cell in row] for row in rows])


def _delimiter(text: str) -> str:
    """The character that the first rows have equally often, and most of."""
    lines = [line for line in text.split("\n")[:20] if line.strip()]
    if lines and (said := lines[0].strip().lower()).startswith("sep=") and len(said) == 5:
        return said[4]
    heading = lines[0] if lines else ""
    return max(_DELIMITERS, key=heading.count)


def _plain(cell: str) -> str:
    """A cell without the apostrophe that keeps a spreadsheet from taking it for a formula."""
    return cell[1:] if cell[:1] == "'" and cell[1:2] in ("=", "+", "-", "@") else cell
