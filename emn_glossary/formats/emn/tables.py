"""EMN's facts as tables: tab-separated text with a heading, UTF-8, no quoting; ` | ` between values of a cell.

Knows the columns and how a row is split, not what a cell means.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import BinaryIO, TypeAlias

from emn_glossary import languages
from emn_glossary.errors import ReadError
from emn_glossary.findings import Finding
from emn_glossary.places import Place

Row: TypeAlias = dict[str, str]  # a row by its columns; "" is an empty cell

TERMS = ("id", "en", "en_syn", "nb", "nn", "no_raw", "bt", "nt", "rt", "def_source", "version", "url")
RELATIONS = ("id", "relation", "target_id", "target_en", "target_verbatim", "lang", "url")

_REQUIRED = ("id", "en", "target_verbatim")  # a row without one of these says nothing
_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*\Z")  # a language tag (RFC 5646 §2.1), in the main

_BETWEEN = " | "
_CLEANED = {"nfd": "N101", "newline": "N103", "nbsp": "N102", "invisible": "N103", "control": "N104"}


def read_table(source: BinaryIO | str | Path, columns: Sequence[str]) -> tuple[list[tuple[Row, Place]], list[Finding]]:
    """The rows of a table with their places, and what there is to say about them.

    A row that says nothing for certain is left out and told: too few or too many fields (F104), nothing where there
    must be something (F112), no language tag where there must be one (F113). Odd characters are put right and told.

    Raises:
        ReadError: no such file, not UTF-8, or another heading than `columns`.
    """
    name, data = _bytes(source)
    try:
        heading, *written = data.decode("utf-8-sig").split("\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ReadError("not-utf-8", place=Place(file=name, line=line)) from error
    if heading.rstrip("\r").split("\t") != list(columns):
        raise ReadError("bad-heading", place=Place(file=name, line=1), columns=" ".join(columns))
    rows: list[tuple[Row, Place]] = []
    findings: list[Finding] = []
    for number, text in enumerate(written, start=2):
        place = Place(file=name, line=number)
        cells = text.rstrip("\r").split("\t")
        if len(cells) == len(columns):
            row = _clean(columns, cells, place, findings)
            refused = _refused(row, place)
            findings += refused
            rows += [] if refused else [(row, place)]
        elif text.strip():
            findings.append(Finding.make("F104", place, count=len(cells), expected=len(columns)))
    return rows, findings


def _refused(row: Row, place: Place) -> list[Finding]:
    """Why a row cannot be taken; empty when it can."""
    said = [Finding.make("F112", place, column=name) for name in _REQUIRED if row.get(name, "-") == ""]
    if "lang" in row and not _TAG.match(row["lang"]):
        said.append(Finding.make("F113", place, text=row["lang"]))
    return said


def _bytes(source: BinaryIO | str | Path) -> tuple[str, bytes]:
    if not isinstance(source, (str, Path)):
        return Path(str(getattr(source, "name", ""))).name, source.read()
    path = Path(source)
    try:
        return path.name, path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError("no-such-file", place=Place(file=str(path))) from error
    except OSError as error:
        raise ReadError(place=Place(file=str(path)), detail=error.strerror or str(error)) from error


def _clean(columns: Sequence[str], cells: Sequence[str], place: Place, findings: list[Finding]) -> Row:
    row: Row = {}
    for column, cell in zip(columns, cells, strict=True):
        text, done = languages.clean(cell)
        findings += [Finding.make(_CLEANED[what], place, text=text) for what in done]
        row[column] = text
    return row


def values(cell: str) -> list[str]:
    """The values of a cell, in the order published."""
    return [value for value in cell.split(_BETWEEN) if value.strip()]


def cell(parts: Iterable[object]) -> str:
    """Values as one cell: the way back from `values`."""
    return _BETWEEN.join(str(part) for part in parts)


def lines(columns: Sequence[str], rows: Iterable[Row]) -> Iterator[str]:
    """A table as the lines of a file, the heading first: the way back from `read_table`."""
    yield "\t".join(columns) + "\n"
    yield from ("\t".join(row[column] for column in columns) + "\n" for row in rows)
