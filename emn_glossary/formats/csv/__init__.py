"""CSV and TSV: tables of values for spreadsheets, scripts and the national catalogue. Out and in.

    flat   a row an entry, a column a slot: for readers and scripts; no states, no introduction
    long   a row a value, with all that is known of it: lossless
    fdk    a row a concept under the headings of data.norge.no's import, 500 rows a file; written only

RFC 4180: comma, CRLF, cells in quotes where needed. A cell that a spreadsheet would run as a formula gets a leading
apostrophe in `flat` and `long`, which is taken off again on the way in. `table` has what the shapes share.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import BinaryIO, Literal

from emn_glossary.errors import UnknownChoiceError
from emn_glossary.findings import Report
from emn_glossary.formats.csv import fdk, flat, long, reader, table
from emn_glossary.languages import Lang
from emn_glossary.model import DEFAULT_BASE, Concept, Document, EntryId, Glossary, Passage

SHAPES = ("flat", "long", "fdk")
__all__ = ["SHAPES", "not_carried", "parts", "read", "write"]


def read(source: BinaryIO, *, name: str = "", base: str = DEFAULT_BASE) -> Document:
    """What a table says, whichever shape it has; the headings tell.

    Raises:
        ReadError: no text, no heading that we know, quotes that do not close, cut off; with the line.
    """
    return reader.read(source.read(), name, base)


def write(
    glossary: Glossary,
    target: BinaryIO,
    *,
    langs: Iterable[Lang] | None = None,
    ids: Iterable[EntryId] | None = None,
    bom: bool = False,
    shape: str = "flat",
    delimiter: Literal[",", ";", "\t"] = ",",
) -> None:
    """Write the glossary as a table in UTF-8, by id. The same glossary and options give the same bytes.

    `langs` limits the languages (English, the source, always stays), `ids` the concepts and passages; None takes all.
    `bom` puts the byte order mark first that Excel needs to see that the file is UTF-8.

    Raises:
        UnknownChoiceError: no such shape.
        WriteError: more concepts than the national catalogue takes in one file (see `parts`).
    """
    if shape not in SHAPES:
        raise UnknownChoiceError(value=shape, known=", ".join(SHAPES))
    narrowed = _narrowed(glossary, ids)
    rows = {"flat": flat.rows, "long": long.rows, "fdk": fdk.rows}[shape](narrowed, langs)
    table.put(target, rows, delimiter=delimiter, bom=bom, safe=shape != "fdk")


def parts(
    glossary: Glossary, *, shape: str = "flat", ids: Iterable[EntryId] | None = None
) -> tuple[tuple[EntryId, ...], ...]:
    """The ids that go into each file, where one file would be too many rows for its reader; nothing where it is not."""
    return fdk.parts(_narrowed(glossary, ids)) if shape == "fdk" else ()


def not_carried(glossary: Glossary, *, shape: str = "flat") -> Report:
    """What a table for others holds back: for the national catalogue, concepts without a Norwegian term."""
    return fdk.withheld(glossary) if shape == "fdk" else Report()


def _narrowed(glossary: Glossary, ids: Iterable[EntryId] | None) -> Glossary:
    """The glossary with some of its concepts and passages; themes and its own metadata stay."""
    if ids is None:
        return glossary
    wanted = set(ids)
    entries = glossary.entries.values()
    gone = [entry.id for entry in entries if isinstance(entry, (Concept, Passage)) and entry.id not in wanted]
    return glossary.with_entries((), without=gone)
