"""Table: finds the rows to read in sheets of any name and order: headings anywhere near the top, rows anywhere below.

    sheets ──▶ Table (which column is what) ──▶ Row (an id and its cells)          + findings on the way

Knows headings and ids, not what the cells mean.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from emn_glossary.errors import nearest
from emn_glossary.findings import Finding
from emn_glossary.formats.xlsx import traits as look
from emn_glossary.formats.xlsx.cells import canonical
from emn_glossary.formats.xlsx.columns import Column, normal, recognise
from emn_glossary.formats.xlsx.sheets import Cell, Sheet
from emn_glossary.languages import Lang
from emn_glossary.model import EntryId
from emn_glossary.places import Place

HEADER_WITHIN = 60  # rows from the top in which the headings are looked for


@dataclass(frozen=True, slots=True)
class Table:
    """A sheet with headings: what its columns are, by index from 0."""

    sheet: Sheet
    header: int
    columns: Mapping[int, Column]

    @property
    def langs(self) -> tuple[Lang, ...]:
        """The languages there are cells to fill in for."""
        found = (column.lang for column in self.columns.values() if column.role in ("fill", "status"))
        return tuple(dict.fromkeys(found))

    def heading(self, index: int) -> str:
        """What stands over a column."""
        texts = self.sheet.texts(self.header)
        return canonical(texts[index]) if index < len(texts) else ""


@dataclass(slots=True)
class Row:
    """One row: the id it is about and its cells by column key (several where a heading stands twice)."""

    id: EntryId
    at: Place
    cells: dict[str, list[Cell]] = field(default_factory=dict)


def find_table(sheet: Sheet, langs: Iterable[Lang] = ()) -> Table | None:
    """The table of a sheet: the row near the top with most headings, two at least, one of them for Norwegian."""
    best: Table | None = None
    for index in range(min(len(sheet.values), HEADER_WITHIN)):
        columns = recognise(sheet.texts(index), langs)
        fills = any(column.role == "fill" for column in columns.values())
        if fills and len(columns) > (len(best.columns) if best else 1):
            best = Table(sheet, index, columns)
    return best


def has_ids(table: Table) -> bool:
    """Whether one of the columns says which entry a row is about."""
    return any(column.role == "id" for column in table.columns.values())


def unknown_headings(table: Table) -> Iterator[Finding]:
    """A finding for each column that has content but no heading we know."""
    width = max(map(len, table.sheet.values), default=0)
    for column in range(width):
        if column in table.columns:
            continue
        for row in range(table.header + 1, len(table.sheet.values)):
            cell = table.sheet.cell(row, column)
            if cell.text.strip():
                place = table.sheet.place(table.header, column)
                heading = table.heading(column)
                yield Finding.make("W123", place, column=look.letters_of(column), heading=heading, text=cell.text[:60])
                break


def missing_headings(table: Table, expected: Sequence[Column], ui: Lang) -> Iterator[Finding]:
    """A note that columns which were sent are not in the sheet."""
    here = {column.key for column in table.columns.values()}
    gone = [column.heading(ui) for column in expected if column.role in ("fill", "status") and column.key not in here]
    if gone:
        place = Place(file=table.sheet.file, sheet=table.sheet.name)
        yield Finding.make("W124", place, headings=", ".join(gone))


def rows(table: Table, known: Mapping[EntryId, str]) -> Iterator[Row | Finding]:
    """The rows of a table that are about an entry, and a finding for each that should be but is not.

    `known` holds the ids that were sent and their English terms; where it is empty any id is taken at its word.
    """
    folded = {id.casefold(): id for id in known}  # noqa: A001
    ids = {normal(table.heading(index)) for index, column in table.columns.items() if column.role == "id"}
    for index in range(table.header + 1, len(table.sheet.values)):
        cells: dict[str, list[Cell]] = {}
        for number, column in table.columns.items():
            cells.setdefault(column.key, []).append(table.sheet.cell(index, number))
        if normal(_text(cells, "id")) in ids:
            continue  # the headings once more, as when tables are pasted one under the other
        if _first_norwegian(table, cells) or _text(cells, "id"):
            yield _row(table, cells, known, folded)


def _row(
    table: Table, cells: dict[str, list[Cell]], known: Mapping[EntryId, str], folded: Mapping[str, EntryId]
) -> Row | Finding:
    at = next((cell for cell in cells["id"] if cell.text.strip()), cells["id"][0])
    said = canonical(at.text)
    trouble = at.trouble()
    if trouble is not None:
        return Finding.make(trouble[0], at.place, text=trouble[1])
    if not said:
        text, near = _first_norwegian(table, cells), _by_english(_text(cells, "preferred@en"), known)
        return Finding.make("W136" if near else "W102", at.place, text=text, near=near)
    id = folded.get(said.casefold(), said)  # noqa: A001
    if known and id not in known:
        near = next((folded[close] for close in nearest(said.casefold(), folded, 1)), "")
        return Finding.make("W101" if near else "W135", at.place, id=said, near=near)
    return Row(id, at.place, cells)


def _text(cells: Mapping[str, list[Cell]], key: str) -> str:
    return next((text for cell in cells.get(key, ()) if (text := canonical(cell.text))), "")


def _first_norwegian(table: Table, cells: Mapping[str, list[Cell]]) -> str:
    keys = [column.key for column in table.columns.values() if column.role == "fill"]
    return next((text for key in keys if (text := _text(cells, key))), "")


def _by_english(term: str, known: Mapping[EntryId, str]) -> EntryId:
    wanted = term.casefold()
    return next((id for id, english in known.items() if wanted and english.casefold() == wanted), "")  # noqa: A001
