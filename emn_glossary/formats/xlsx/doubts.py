"""Doubts: the workbook of entries of EMN's that may be ours: a row each, its candidates, and a choice.

matching's doubts ── write ──▶ the sheet «Avgjørelser»        the sheet, filled in ── read ──▶ slug → id, or new
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Sequence
from typing import Any, BinaryIO

import xlsxwriter

from emn_glossary import messages
from emn_glossary.errors import ReadError
from emn_glossary.findings import Finding
from emn_glossary.formats.xlsx import guard, sheets, style
from emn_glossary.formats.xlsx.cells import canonical
from emn_glossary.formats.xlsx.columns import normal
from emn_glossary.formats.xlsx.table import HEADER_WITHIN
from emn_glossary.languages import SOURCE, UI_LANGUAGES, Lang
from emn_glossary.matching import NEW, Candidate, Doubt
from emn_glossary.model import EntryId, Glossary
from emn_glossary.places import Place

HEADINGS = ("slug", "title", "candidates", "choice")
_WIDTHS = (34, 34, 60, 40)
_UNDATED = dt.datetime(2000, 1, 1)
_ID = re.compile(r"c\d+\b")


def write(doubts: Sequence[Doubt], glossary: Glossary, target: BinaryIO, *, ui: Lang = "nb") -> None:
    """Write the workbook; `glossary` tells what the candidates are called."""
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made, {"in_memory": True})
    book.set_properties({"author": messages.text("workbook.author", ui), "created": _UNDATED})
    formats = style.Formats(book)
    sheet = book.add_worksheet(messages.text("sheet.decisions", ui))
    for column, (heading, width) in enumerate(zip(_headings(ui), _WIDTHS, strict=True)):
        sheet.write_string(0, column, heading, formats.heading(style.OTHER_HEADING))
        sheet.set_column(column, column, width)
    for row, doubt in enumerate(doubts, start=1):
        _draw(sheet, formats, row, doubt, glossary, ui)
    sheet.freeze_panes(1, 1)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    book.close()
    target.write(made.getvalue())


def _headings(ui: Lang) -> tuple[str, ...]:
    return tuple(messages.text(f"doubt.{name}", ui) for name in HEADINGS)


def _draw(sheet: Any, formats: style.Formats, row: int, doubt: Doubt, glossary: Glossary, ui: Lang) -> None:
    names = [_name(candidate.id, glossary) for candidate in doubt.candidates]
    alike = [f"{name} ({_why(one, ui)})" for name, one in zip(names, doubt.candidates, strict=True)]
    for column, text in enumerate((doubt.slug, doubt.title, "\n".join(alike))):
        sheet.write_string(row, column, text, formats.locked)
    sheet.write_blank(row, 3, None, formats.open)
    choices = [name[:60].replace(",", " ") for name in names] + [messages.text("doubt.new", ui)]
    while sum(map(len, choices)) + len(choices) > 255:  # what a list in a cell can hold (Excel)
        choices.pop(-2)
    sheet.data_validation(row, 3, row, 3, {"validate": "list", "source": choices, "error_type": "warning"})


def _why(candidate: Candidate, ui: Lang) -> str:
    """How alike a candidate is, and in what: `67 %, samme norske term`."""
    way = messages.text(f"doubt.way.{candidate.way}", ui) if candidate.way in ("norwegian", "contested") else ""
    return ", ".join(filter(None, (f"{candidate.score:.0f} %", way)))


def _name(id: EntryId, glossary: Glossary) -> str:  # noqa: A002
    entry = glossary.entries.get(id)
    return f"{id} {entry.one('preferred', SOURCE)}" if entry is not None else id


def read(data: bytes, name: str, glossary: Glossary) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """The choices made: slug → one of our ids, or `new`; rows without a choice are left out.

    A choice that is neither is a finding (E421).

    Raises:
        ReadError: not a workbook, or not this one.
    """
    names = {normal(text): key for ui in UI_LANGUAGES for key, text in zip(HEADINGS, _headings(ui), strict=True)}
    for sheet in sheets.load(data, guard.kind_of(data, name), name):
        for index in range(min(len(sheet.values), HEADER_WITHIN)):
            at = {names[normal(t)]: column for column, t in enumerate(sheet.texts(index)) if normal(t) in names}
            if {"slug", "choice"} <= at.keys():
                return _choices(sheet, index, at, glossary)
    raise ReadError("no-decisions-in-file", place=Place(file=name))


def _choices(
    sheet: sheets.Sheet, header: int, at: dict[str, int], glossary: Glossary
) -> tuple[dict[str, str], tuple[Finding, ...]]:
    new = {normal(messages.text("doubt.new", ui)) for ui in UI_LANGUAGES} | {NEW, "ny"}
    chosen: dict[str, str] = {}
    findings: list[Finding] = []
    for row in range(header + 1, len(sheet.values)):
        slug, cell = canonical(sheet.cell(row, at["slug"]).text), sheet.cell(row, at["choice"])
        said = canonical(cell.text)
        if not slug or not said:
            continue
        found = _ID.match(said)
        if normal(said) in new:
            chosen[slug] = NEW
        elif found is not None and found[0] in glossary:
            chosen[slug] = found[0]
        else:
            findings.append(Finding.make("E421", cell.place, text=said[:80]))
    return chosen, tuple(findings)
