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
        """One cell; an empty one where the sheet ends before it."""
        values = self.values[row]
        return Cell(self, row, column, values[column] if column < len(values) else "")

    def merged_at(self, row: int, column: int) -> str:
        """The merged area (`B2:C4`) that a cell lies in; empty where it lies in none."""
        for top, left, bottom, right in self.traits.merged:
            if top <= row <= bottom and left <= column <= right:
                return f"{look.name_of(top, left)}:{look.name_of(bottom, right)}"
        return ""


class Cell:
    """One cell: its text, and on demand where it stands and what is the matter with it."""

    __slots__ = ("_column", "_row", "_sheet", "_value", "text")

    def __init__(self, sheet: Sheet, row: int, column: int, value: Any) -> None:
        self._sheet, self._row, self._column, self._value = sheet, row, column, value
        self.text: str = value if isinstance(value, str) else written(value)

    @property
    def place(self) -> Place:
        """Where the cell stands."""
        return self._sheet.place(self._row, self._column)

    @property
    def is_merged(self) -> bool:
        """Whether the cell lies in a merged area."""
        return bool(self._sheet.traits.merged) and bool(self._sheet.merged_at(self._row, self._column))

    def trouble(self) -> tuple[str, str] | None:
        """The code of the finding where the cell holds no plain text, and the detail to tell; None for text."""
        if self.is_merged:
            return "W110", self._sheet.merged_at(self._row, self._column)
        at = self._row, self._column
        traits = self._sheet.traits
        if at in traits.errors:
            return "W106", traits.errors[at]
        if at in traits.formulas:
            return "W105", self.text
        code = _kind(self._value)
        return (code, self.text) if code else None


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
