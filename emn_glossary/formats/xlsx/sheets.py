"""Sheets: a workbook's sheets as rows of cells, each cell a text or a trouble. The home of python-calamine.

Knows what a spreadsheet is, and nothing of what stands in this one.
"""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from emn_glossary.errors import ReadError
from emn_glossary.formats.xlsx import traits as look
from emn_glossary.formats.xlsx.guard import Kind
from emn_glossary.places import Place


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text and where it stands; `trouble` is the code of a finding where it holds no text."""

    text: str
    place: Place
    trouble: str = ""
    detail: str = ""


@dataclass(slots=True)
class Sheet:
    """One sheet: its values by row and column from 0, and its traits."""

    name: str
    file: str
    visible: bool
    values: list[list[Any]]
    traits: look.Traits = field(default_factory=look.Traits)

    def place(self, row: int, column: int) -> Place:
        """Where a cell is."""
        return Place(file=self.file, sheet=self.name, cell=look.name_of(row, column))

    def texts(self, row: int) -> list[str]:
        """The texts of a row; other values as they would be written."""
        return [written(value) for value in self.values[row]]

    def cell(self, row: int, column: int) -> Cell:
        """One cell, with what is the matter with it."""
        values = self.values[row]
        value = values[column] if column < len(values) else ""
        text, place = written(value), self.place(row, column)
        trouble, detail = self._trouble(row, column, value, text)
        return Cell(text, place, trouble, detail)

    def _trouble(self, row: int, column: int, value: Any, text: str) -> tuple[str, str]:
        for first_row, first_column, last_row, last_column in self.traits.merged:
            if first_row <= row <= last_row and first_column <= column <= last_column:
                corner, end = look.name_of(first_row, first_column), look.name_of(last_row, last_column)
                return "W110", f"{corner}:{end}"
        if (row, column) in self.traits.errors:
            return "W106", self.traits.errors[row, column]
        if (row, column) in self.traits.formulas:
            return "W105", text
        return _kind(value), text


_ERROR = re.compile(r"#(N/A|REF!|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)|(Err|Feil):[0-9]{3}")


def _kind(value: Any) -> str:
    if isinstance(value, str):
        return "W106" if _ERROR.fullmatch(value.strip()) else ""
    if isinstance(value, bool):
        return "W109"
    if isinstance(value, (int, float)):
        return "W108"
    return "W107" if isinstance(value, (dt.date, dt.time, dt.timedelta)) else ""


def written(value: Any) -> str:
    """A value as a person would write it: `3` for 3.0, `2026-01-02` for a date."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def load(data: bytes, kind: Kind, name: str = "") -> list[Sheet]:
    """The sheets of a workbook, hidden ones too.

    Raises:
        ReadError: the file is damaged or locked with a password.
    """
    traits = look.of_workbook(data, kind, name)
    try:
        return list(_sheets(data, name, traits))
    except BaseException as error:  # a panic in the Rust below is no Exception
        if type(error).__module__ in ("python_calamine", "pyo3_runtime"):
            raise _refusal(error, name) from error
        raise


def _refusal(error: BaseException, name: str) -> ReadError:
    locked = type(error).__name__ == "PasswordError" or "password" in str(error).lower()
    return ReadError("workbook-encrypted" if locked else "workbook-damaged", place=Place(file=name))


def _sheets(data: bytes, name: str, traits: dict[str, look.Traits]) -> Iterator[Sheet]:
    from python_calamine import CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum  # noqa: PLC0415

    workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
    for about in workbook.sheets_metadata:
        if about.typ != SheetTypeEnum.WorkSheet:
            continue
        sheet = workbook.get_sheet_by_name(about.name)
        found = traits.get(about.name)
        if found is None:
            found = look.Traits()
            if sheet.merged_cell_ranges:
                found.merged = [(*first, *last) for first, last in sheet.merged_cell_ranges]
        values = sheet.to_python(skip_empty_area=False) if sheet.height else []
        yield Sheet(about.name, name, about.visible == SheetVisibleEnum.Visible, values, found)
