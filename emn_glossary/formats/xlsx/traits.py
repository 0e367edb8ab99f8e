"""Traits: what a reader of values cannot see: formulas, error values, merged cells, and how far a sheet reaches.

Streams the sheets' XML with lxml: no entities, no network, no huge trees. For xlsx (ISO/IEC 29500-1 §18.3) and ods
(OpenDocument 1.3 part 3 §9.1); the older binary kinds show nothing of this but their merged cells.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from emn_glossary.errors import ReadError
from emn_glossary.formats.xlsx.guard import Kind
from emn_glossary.places import Place

MAX_AREA = 60_000_000  # cells in the rectangle around all that is filled in; the reader of values needs it whole
TOO_FAR = 2_000_000  # more rows or columns than any sheet has

Area = tuple[int, int, int, int]  # first row, first column, last row, last column, all from 0
Address = tuple[int, int]


@dataclass(slots=True)
class Traits:
    """What there is to know of one sheet besides its values."""

    formulas: set[Address] = field(default_factory=set)
    errors: dict[Address, str] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    rows: int = 0
    columns: int = 0


def of_workbook(data: bytes, kind: Kind, name: str = "") -> dict[str, Traits]:
    """The traits of each sheet by its name; nothing for the binary kinds.

    Raises:
        ReadError: the XML is damaged, or a sheet reaches so far that it cannot be held.
    """
    if kind not in ("xlsx", "ods"):
        return {}
    place = Place(file=name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            found = dict(_of_xlsx(archive) if kind == "xlsx" else _of_ods(archive))
    except (etree.XMLSyntaxError, KeyError, ValueError) as error:
        raise ReadError("workbook-damaged", place=place) from error
    for sheet, traits in found.items():
        if traits.rows * traits.columns > MAX_AREA:
            raise ReadError("workbook-reaches-too-far", place=Place(file=name, sheet=sheet))
    return found


def _elements(archive: zipfile.ZipFile, part: str, tags: tuple[str, ...], events: tuple[str, ...]) -> Iterator[Any]:
    with archive.open(part) as stream:
        yield from etree.iterparse(
            stream, events=events, tag=tags, resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False
        )


# ---------------------------------------------------------------------------------------------------------
# xlsx


def _of_xlsx(archive: zipfile.ZipFile) -> Iterator[tuple[str, Traits]]:
    for sheet, part in sheet_parts(archive):
        traits = Traits()
        for _, element in _elements(archive, part, ("{*}c", "{*}mergeCell"), ("end",)):
            if element.tag.endswith("}c"):
                _take_cell(element, traits)
                element.clear()
            elif (reference := element.get("ref")) is not None:
                traits.merged.append(area(reference))
        yield sheet, traits


def sheet_parts(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """The worksheets by name and the part of the package each stands in."""
    targets = {}
    for _, relation in _elements(archive, "xl/_rels/workbook.xml.rels", ("{*}Relationship",), ("end",)):
        if relation.get("Type", "").endswith("/worksheet"):
            targets[relation.get("Id")] = posixpath.normpath(posixpath.join("/xl", relation.get("Target"))).lstrip("/")
    for _, sheet in _elements(archive, "xl/workbook.xml", ("{*}sheet",), ("end",)):
        for attribute, value in sheet.attrib.items():
            if attribute.endswith("}id") and value in targets:
                yield sheet.get("name"), targets[value]


def _take_cell(cell: Any, traits: Traits) -> None:
    formula = value = None
    for child in cell:
        if child.tag.endswith("}f"):
            formula = child
        elif child.tag.endswith("}v"):
            value = child.text
    if formula is None and value is None and cell.get("t") != "inlineStr":
        return
    reference = cell.get("r")
    if reference is None:
        return
    row, column = at = address(reference)
    traits.rows, traits.columns = max(traits.rows, row + 1), max(traits.columns, column + 1)
    if formula is not None:
        traits.formulas.add(at)
    if cell.get("t") == "e":
        traits.errors[at] = value or ""


_ADDRESS = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")


def address(reference: str) -> Address:
    """Row and column, from 0, of `G14`."""
    match = _ADDRESS.fullmatch(reference)
    if match is None:
        raise ValueError(reference)
    letters, digits = match.groups()
    column = 0
    for letter in letters:
        column = column * 26 + ord(letter) - 64
    return int(digits) - 1, column - 1


def area(reference: str) -> Area:
    """The corners, from 0, of `B2:C4`."""
    first, _, last = reference.partition(":")
    return (*address(first), *address(last or first))


def name_of(row: int, column: int) -> str:
    """The address of a cell: `G14` for row 13, column 6."""
    return f"{letters_of(column)}{row + 1}"


def letters_of(column: int) -> str:
    """The letters of a column: `AA` for 26."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


# ---------------------------------------------------------------------------------------------------------
# ods


def _of_ods(archive: zipfile.ZipFile) -> Iterator[tuple[str, Traits]]:
    tags = ("{*}table", "{*}table-row", "{*}table-cell", "{*}covered-table-cell")
    traits, sheet, row, column = Traits(), "", 0, 0
    for event, element in _elements(archive, "content.xml", tags, ("start", "end")):
        kind = etree.QName(element).localname
        if kind == "table":
            if event == "start":
                traits, sheet, row = Traits(), _attribute(element, "name") or "", 0
            else:
                yield sheet, traits
        elif kind == "table-row":
            if event == "start":
                column = 0
            else:
                repeated = _number(element, "number-rows-repeated")
                if repeated > 1 and traits.rows == row + 1:  # a row with content, many times over
                    traits.rows = row + repeated
                row += repeated
                element.clear()
        elif event == "end":
            column += _take_ods_cell(element, traits, row, column)


def _take_ods_cell(cell: Any, traits: Traits, row: int, column: int) -> int:
    repeated = _number(cell, "number-columns-repeated")
    formula, kind = _attribute(cell, "formula"), _attribute(cell, "value-type")
    if formula is not None or kind is not None or len(cell):
        traits.rows, traits.columns = max(traits.rows, row + 1), max(traits.columns, column + repeated)
    if formula is not None:
        traits.formulas.update((row, column + index) for index in range(min(repeated, 1000)))
    down, across = _number(cell, "number-rows-spanned"), _number(cell, "number-columns-spanned")
    if down > 1 or across > 1:
        traits.merged.append((row, column, row + down - 1, column + across - 1))
    return repeated


def _attribute(element: Any, name: str) -> str | None:
    return next((value for key, value in element.attrib.items() if key.rpartition("}")[2] == name), None)


def _number(element: Any, name: str) -> int:
    text = _attribute(element, name)
    return min(max(int(text), 1), TOO_FAR) if text else 1
