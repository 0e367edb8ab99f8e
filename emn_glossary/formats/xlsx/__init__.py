"""The translator's workbook: xlsx out, and xlsx, xls, xlsb or ods back in.

    write     plan ─▶ writer: grid · summary · readme, drawn with formulas and style
    read      guard ─▶ sheets, traits ─▶ table ─▶ edits, conflicts ─▶ reader
    both      columns (slot ⇄ column) · cells (value ⇄ text) · origin (what was sent)
    annotate  annotation: the translator's own copy, with comments at the cells at fault

xlsxwriter, python-calamine, openpyxl and lxml are used here and nowhere else for workbooks; each in one module.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, BinaryIO

from emn_glossary.findings import Finding
from emn_glossary.languages import TARGETS, Lang
from emn_glossary.model import DEFAULT_BASE, Document, EntryId, Glossary

if TYPE_CHECKING:
    from emn_glossary.merge import Conflict

__all__ = ["annotate", "read", "write"]


def read(
    source: BinaryIO, *, name: str = "", langs: Iterable[Lang] | None = None, base: str = DEFAULT_BASE
) -> Document:
    """What a workbook says: see `emn_glossary.formats.xlsx.reader.read`."""
    from emn_glossary.formats.xlsx import reader  # noqa: PLC0415

    return reader.read(source, name=name, langs=langs, base=base)


def write(
    glossary: Glossary,
    target: BinaryIO,
    *,
    langs: Iterable[Lang] = TARGETS,
    ids: Iterable[EntryId] | None = None,
    select: str = "all",
    ui: Lang = "nb",
    changed: Iterable[EntryId] = (),
    conflicts: Sequence[Conflict] = (),
    beside: Mapping[str, Mapping[EntryId, str]] | None = None,
    other: str = "",
    readers: str = "",
) -> None:
    """A workbook for a translator: see `emn_glossary.formats.xlsx.writer.write`.

    With `readers` (`norsk`, `definisjoner`) one of the two lists for readers instead: see
    `emn_glossary.formats.xlsx.reader_lists.write`.
    """
    if readers:
        from emn_glossary.formats.xlsx import reader_lists  # noqa: PLC0415

        reader_lists.write(glossary, target, which=readers, ids=ids, ui=ui)
        return
    from emn_glossary.formats.xlsx import writer  # noqa: PLC0415

    writer.write(
        glossary,
        target,
        langs=langs,
        ids=ids,
        select=select,
        ui=ui,
        changed=changed,
        conflicts=conflicts,
        beside=beside,
        other=other,
    )


def annotate(source: bytes, findings: Iterable[Finding], target: BinaryIO, *, ui: Lang = "nb") -> None:
    """The translator's own workbook with comments: see `emn_glossary.formats.xlsx.annotation.annotate`."""
    from emn_glossary.formats.xlsx import annotation  # noqa: PLC0415

    annotation.annotate(source, findings, target, ui=ui)
