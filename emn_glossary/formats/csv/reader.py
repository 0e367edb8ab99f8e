"""Reader: a table of any of our shapes → Document. Encoding, delimiter and shape are worked out, and told."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from emn_glossary.errors import ReadError, UnknownSlotError
from emn_glossary.findings import Finding, Report
from emn_glossary.formats import cleaning, disguised, encoding
from emn_glossary.formats.csv import flat, long, table
from emn_glossary.formats.csv.table import Row
from emn_glossary.languages import tag
from emn_glossary.model import Concept, Document, Glossary, Item, Source, Value
from emn_glossary.model.values import in_order
from emn_glossary.places import Place
from emn_glossary.slots import FIELDS, Slot

_FDK = {row.csv.casefold(): row.name for row in FIELDS.values() if row.csv and row.name not in ("version", "source")}
_FDK_SOURCE = "definisjon:kilde"
_LANG = re.compile(r"[a-z]{2,3}(-[a-z0-9]{1,8})*")
_ADDRESS = re.compile(r"\S+:\S+")


def read(data: bytes, name: str, base: str) -> Document:
    """The glossary that a table holds.

    Raises:
        ReadError: as `emn_glossary.formats.csv.read` says.
    """
    if not data.strip(b"\0 \t\r\n\xef\xbb\xbf\xff\xfe"):
        raise ReadError("empty-file", place=Place(file=name))
    disguised.refuse(data, name)
    text, told = encoding.decode(data, name)
    _not_cut(text, name)
    delimiter = _delimiter(text)
    rows = table.get(text, delimiter, name)
    header = next(rows, Row(1, ()))
    headings = [cell.strip() for cell in header.cells]
    findings = list(told)
    body = _whole(rows, headings, name, ended=text.endswith(("\n", "\r")), findings=findings)
    if set(long.NEEDED) <= set(headings):
        glossary = _long(headings, body, name, base, findings)
    else:
        glossary = _flat(headings, body, name, base, findings)
    return Document(glossary, Report(findings))


def _not_cut(text: str, name: str) -> None:
    """Refuse a table that ends between the two signs of a line end, or inside its heading."""
    inside_end = text.endswith("\r") and "\r\n" in text
    if inside_end or ("\n" not in text and "\r" not in text):
        raise ReadError("cut-off", place=Place(file=name, line=text.count("\n") + 1))


def _delimiter(text: str) -> str:
    """The sign between the cells: the one that parts the heading into most words that we know."""
    first = text.lstrip("\r\n").split("\n", 1)[0]

    def known(delimiter: str) -> int:
        words = (word.strip().strip('"') for word in first.split(delimiter))
        return sum(word in long.COLUMNS or word == "id" or _slot(word) is not None for word in words)

    return max(table.DELIMITERS, key=known)


def _whole(
    rows: Iterator[Row], headings: Sequence[str], name: str, *, ended: bool, findings: list[Finding]
) -> Iterator[Row]:
    """The rows with a cell for each heading.

    A last row that is too short in a file without a last line end was cut off.
    """
    width = len(headings)
    short: Row | None = None
    for row in rows:
        if short is not None:
            findings.append(Finding.make("D104", Place(file=name, line=short.line)))
        short = row if len(row.cells) < width else None
        extra = [cell for cell in row.cells[width:] if cell.strip()]
        if extra:
            findings.append(Finding.make("D103", Place(file=name, line=row.line), text=extra[0][:60]))
        yield Row(row.line, [*row.cells[:width], *[""] * (width - len(row.cells))])
    if short is not None and not ended:
        raise ReadError("cut-off", place=Place(file=name, line=short.line))
    if short is not None:
        findings.append(Finding.make("D104", Place(file=name, line=short.line)))
    if not ended:
        findings.append(Finding.make("D110", Place(file=name)))


# -- long -------------------------------------------------------------------------------------------------------


def _long(headings: Sequence[str], rows: Iterator[Row], name: str, base: str, findings: list[Finding]) -> Glossary:
    strange = [heading for heading in headings if heading and heading not in long.COLUMNS]
    findings += [Finding.make("D101", Place(file=name, line=1), heading=heading) for heading in strange]
    gathering = long.Gathering(base)
    for row in rows:
        cells = dict(zip(headings, row.cells, strict=True))
        place = Place(cells["id"], cells["field"], file=name, line=row.line)
        cells["value"] = cleaning.cleaned(cells["value"], place, findings)
        try:
            gathering.take(cells)
        except (ValueError, TypeError, KeyError) as error:
            code = str(error) if str(error) in ("D102", "D105", "D106") else "D107"
            findings.append(Finding.make(code, place, field=cells["field"], text=cells["value"][:60]))
    return gathering.glossary()


# -- flat -------------------------------------------------------------------------------------------------------


def _slot(heading: str) -> Slot | None:
    """The slot that a heading names: `preferred@nb`, or the national catalogue's `anbefalt_term:nb`."""
    try:
        slot = Slot.parse(heading)
    except UnknownSlotError:
        return _fdk_slot(heading)
    return Slot(slot.field, tag(slot.lang) if slot.lang else "", slot.part)


def _fdk_slot(heading: str) -> Slot | None:
    word, _, lang = heading.replace(" ", "").casefold().partition(":")
    if heading.replace(" ", "").casefold() == _FDK_SOURCE:
        return Slot("source")
    field = _FDK.get(word)
    if field is None or (FIELDS[field].translatable and not _LANG.fullmatch(lang)):
        return None  # `definisjon:forhold_til_kilde` is no language
    return Slot(field, tag(lang) if FIELDS[field].translatable else "")


def _flat(headings: Sequence[str], rows: Iterator[Row], name: str, base: str, findings: list[Finding]) -> Glossary:
    slots = [_slot(heading) for heading in headings]
    if "id" not in headings or not any(slots):
        raise ReadError("no-known-heading", place=Place(file=name, line=1), columns=", ".join(headings)[:200])
    for heading, slot in zip(headings, slots, strict=True):
        if heading and heading != "id" and slot is None:
            findings.append(Finding.make("D101", Place(file=name, line=1), heading=heading))
    concepts: dict[str, Concept] = {}
    for row in rows:
        id = row.cells[headings.index("id")].strip()  # noqa: A001
        place = Place(id, file=name, line=row.line)
        if not id or id in concepts:
            findings.append(Finding.make("D109" if id else "D108", place, id=id))
            continue
        concepts[id] = Concept(id, _values(headings, slots, row, place, findings))
    return Glossary(concepts.values(), base=base)


def _values(
    headings: Sequence[str], slots: Sequence[Slot | None], row: Row, place: Place, findings: list[Finding]
) -> dict[Slot, Value]:
    values: dict[Slot, Value] = {}
    for heading, slot, raw in zip(headings, slots, row.cells, strict=True):
        if slot is None or not raw.strip():
            continue
        where = Place(place.concept, str(slot), file=place.file, line=place.line)
        cell = cleaning.tidy(raw, where, findings)
        found = _of_portal(slot, cell) if _ADDRESS.fullmatch(heading) and "@" not in heading else flat.value(slot, cell)
        if found is None:
            continue
        before = values.get(slot)
        if isinstance(before, tuple) and isinstance(found, tuple):  # `definisjon:kilde` is a column a source
            values[slot] = in_order([*before, *found])
        elif before is not None:
            findings.append(Finding.make("D106", where, field=slot.field, text=cell[:60]))
        else:
            values[slot] = found
    return values


def _of_portal(slot: Slot, cell: str) -> Value | None:
    """The value of a slot as the national catalogue writes it: `|` without spaces, `tekst|uri` for a source."""
    if slot.field == "source":
        citation, _, address = cell.partition("|")
        return (Source(citation.strip(), links=(address.strip(),) if address.strip() else ()),)
    if not slot.row.many or slot.row.kind == "text":
        found: Item = flat.item(slot, cell, 0)
        return (found,) if slot.row.many else found
    return flat.value(slot, " | ".join(filter(None, cell.split("|"))))
