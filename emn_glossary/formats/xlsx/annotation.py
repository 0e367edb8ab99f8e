"""Annotation: the translator's own workbook back, with a comment at each cell at fault and a sheet of all findings.

The home of openpyxl, which keeps what it knows of a workbook while it is edited. Files that are no xlsx are made anew
from their values. Every text stays a text, also one that begins with `=`.
"""

from __future__ import annotations

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any, BinaryIO

from emn_glossary import messages
from emn_glossary.errors import ReadError
from emn_glossary.findings import Finding, Severity
from emn_glossary.formats.xlsx import guard, sheets, style
from emn_glossary.languages import UI_LANGUAGES, Lang

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.workbook import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

COLOURS = {Severity.ERROR: "F4B6B0", Severity.WARNING: "FFD966", Severity.NOTE: "DDEBF7"}
COLUMNS = (("number", 6), ("severity", 12), ("sheet", 16), ("cell", 9), ("code", 8), ("text", 70), ("hint", 60))
MADE = b"2000-01-01T00:00:00Z"
_MODIFIED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(?=<)")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")


def annotate(source: bytes, findings: Iterable[Finding], target: BinaryIO, *, ui: Lang = "nb") -> None:
    """Write a copy of the workbook `source` with the findings at their cells, and on a sheet of their own.

    Raises:
        ReadError: `source` is no workbook that can be opened.
    """
    found = list(findings)
    kind = guard.kind_of(source)
    book = _opened(source) if kind == "xlsx" else _rebuilt(sheets.load(source, kind))
    for finding in found:
        _mark(book, finding, ui)
    _listing(book, found, ui)
    made = io.BytesIO()
    book.save(made)
    target.write(_settled(made.getvalue()))


def _opened(source: bytes) -> Workbook:
    from openpyxl import load_workbook  # noqa: PLC0415

    try:
        return load_workbook(io.BytesIO(source), rich_text=True)
    except (ValueError, KeyError, TypeError, AttributeError, IndexError, SyntaxError, zipfile.BadZipFile) as error:
        raise ReadError("workbook-damaged") from error


def _rebuilt(every: Sequence[sheets.Sheet]) -> Workbook:
    """A workbook with the same sheets and values."""
    from openpyxl import Workbook  # noqa: PLC0415

    book = Workbook()
    del book[book.sheetnames[0]]
    for sheet in every:
        made: Worksheet = book.create_sheet(sheet.name)
        made.sheet_state = "visible" if sheet.visible else "hidden"
        for row, values in enumerate(sheet.values, start=1):
            for column, value in enumerate(values, start=1):
                if value != "":
                    _put(made.cell(row, column), value)
    return book


def _put(cell: Cell | MergedCell, value: Any) -> None:
    """Put a value in a cell as what it is: a text is a text whatever it begins with."""
    if not isinstance(value, str):
        cell.value = value if not isinstance(value, dt.timedelta) else str(value)
        return
    cell.value = _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", value)
    cell.data_type = "s"


def _mark(book: Workbook, finding: Finding, ui: Lang) -> None:
    from openpyxl.comments import Comment  # noqa: PLC0415
    from openpyxl.styles import PatternFill  # noqa: PLC0415

    place = finding.place
    if not place.cell or place.sheet not in book.sheetnames:
        return
    cell = book[place.sheet][place.cell]
    said = _plain(f"{finding.code}: {finding.text(ui)}\n{finding.hint(ui)}".strip())
    before = cell.comment.text if cell.comment is not None else ""
    text = f"{before}\n\n{said}" if before else said
    cell.comment = Comment(text, messages.text("workbook.author", ui), height=60 + 18 * (len(text) // 40), width=320)
    if type(cell).__name__ == "Cell":  # the other cells of a merged area have no fill of their own
        cell.fill = PatternFill("solid", fgColor=COLOURS[finding.severity])


def _plain(text: str) -> str:
    return _FORBIDDEN.sub("\N{REPLACEMENT CHARACTER}", text)


def _listing(book: Workbook, found: Sequence[Finding], ui: Lang) -> None:
    """The sheet «Funn», first in the workbook; one that we made in an earlier round gives way."""
    from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415

    for old in [sheet for sheet in book.worksheets if _is_listing(sheet)]:
        book.remove(old)
    sheet: Worksheet = book.create_sheet(messages.text("sheet.findings", ui), 0)
    _heading(sheet, ui)
    for row, finding in enumerate(found, start=2):
        _line(sheet, row, finding, ui)
        place = finding.place
        if place.cell and place.sheet in book.sheetnames:
            quoted = place.sheet.replace("'", "''")
            sheet.cell(row, 4).hyperlink = f"#'{quoted}'!{place.cell}"
    if not found:
        sheet.cell(2, 1, messages.text("finding.none", ui))
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize, sheet.page_setup.fitToHeight = "landscape", 9, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    book.active = 0
    for other in book.worksheets:
        other.sheet_view.tabSelected = other is sheet


def _headings(ui: Lang) -> list[str]:
    return [messages.text(f"finding.column.{key}", ui) for key, _ in COLUMNS]


def _is_listing(sheet: Worksheet) -> bool:
    """Whether a sheet is one of ours, in any language; the translator may have a sheet of the same name."""
    first = [sheet.cell(1, column).value for column in range(1, len(COLUMNS) + 1)]
    return any(first == _headings(ui) for ui in UI_LANGUAGES)


def _heading(sheet: Worksheet, ui: Lang) -> None:
    from openpyxl.styles import Font, PatternFill  # noqa: PLC0415
    from openpyxl.utils import get_column_letter  # noqa: PLC0415

    for column, (text, (_, width)) in enumerate(zip(_headings(ui), COLUMNS, strict=True), start=1):
        head = sheet.cell(1, column, text)
        head.font = Font(name=style.FONT, bold=True, color="FFFFFF")
        head.fill = PatternFill("solid", fgColor=style.INK_BLUE[1:])
        sheet.column_dimensions[get_column_letter(column)].width = width


def _line(sheet: Worksheet, row: int, finding: Finding, ui: Lang) -> None:
    from openpyxl.styles import Alignment, Font, PatternFill  # noqa: PLC0415

    severity = messages.text(f"severity.{finding.severity.name.lower()}", ui)
    place = finding.place
    texts = (str(row - 1), severity, place.sheet, place.cell, finding.code, finding.text(ui), finding.hint(ui))
    for column, text in enumerate(texts, start=1):
        cell = sheet.cell(row, column)
        _put(cell, text)
        cell.font, cell.alignment = Font(name=style.FONT), Alignment(wrap_text=True, vertical="top")
    sheet.cell(row, 2).fill = PatternFill("solid", fgColor=COLOURS[finding.severity])
    sheet.row_dimensions[row].height = style.height(zip(texts, (width for _, width in COLUMNS), strict=True))


def _settled(made: bytes) -> bytes:
    """The same bytes for the same workbook: openpyxl writes the time of day in two places."""
    settled = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(made)) as before, zipfile.ZipFile(settled, "w", zipfile.ZIP_DEFLATED) as after:
        for part in before.infolist():
            content = before.read(part)
            if part.filename == "docProps/core.xml":
                content = _MODIFIED.sub(rb"\g<1>" + MADE, content)
            after.writestr(zipfile.ZipInfo(part.filename, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return settled.getvalue()
