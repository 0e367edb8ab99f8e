"""Reader: a workbook that came back → what was sent, what the translator made of it, and what there is to say.

bytes ─ guard ─ sheets ─ table ─▶ rows by entry ─ edits ─▶ Document(glossary, findings, origin)
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import BinaryIO

from emn_glossary import messages
from emn_glossary.errors import ReadError
from emn_glossary.findings import Finding, Report
from emn_glossary.formats.xlsx import conflicts, guard, origin, sheets, table
from emn_glossary.formats.xlsx.columns import LISTS, Column, looked_for, term_columns, text_columns
from emn_glossary.formats.xlsx.edits import Returned, edit
from emn_glossary.formats.xlsx.origin import Origin
from emn_glossary.formats.xlsx.sheets import Sheet
from emn_glossary.formats.xlsx.table import Row, Table
from emn_glossary.languages import SOURCE, UI_LANGUAGES, Lang
from emn_glossary.model import DEFAULT_BASE, Concept, Document, Entry, EntryId, Glossary, Passage
from emn_glossary.places import Place

OWN_SHEETS = ("sheet.readme", "sheet.coverage", "sheet.conflicts", "sheet.findings")


def read(
    source: BinaryIO, *, name: str = "", langs: Iterable[Lang] | None = None, base: str = DEFAULT_BASE
) -> Document:
    """What a workbook says.

    `glossary` is what was sent with the translator's edits, `origin` what was sent (only the slots that the workbook
    carries), None where the workbook does not remember it. `langs` keeps to some of the languages; `base` is the
    glossary's base IRI where the workbook does not remember that either.

    Raises:
        ReadError: not a workbook, damaged, encrypted, with macros, or without a heading that we know.
    """
    data = source.read()
    kind = guard.kind_of(data, name)
    every = sheets.load(data, kind, name)
    findings: list[Finding] = []
    if kind in ("xls", "xlsb"):
        findings.append(Finding.make("W129", Place(file=name), kind=kind))
    sent = _origin(every, name, findings)
    tables = list(_tables(every, name, sent, findings))
    wanted = tuple(langs) if langs is not None else _langs(tables, sent)
    returned = _gather(tables, sent, findings)
    changed = []
    for entry in returned.values():
        now = edit(entry, _columns(tables, wanted))
        findings += entry.findings
        if now != entry.entry:
            changed.append(now)
        _twice(entry, findings)
    places = {(id, key): cells[0].place for id, row in returned.items() for key, cells in row.cells.items()}  # noqa: A001
    if sent is None:
        return Document(Glossary(changed, base=base), Report(_once(findings)), places=places)
    _absent(sent, returned, name, findings)
    changed, decided = conflicts.settle(every, sent, changed, findings)
    return Document(sent.glossary(changed), Report(_once(findings)), sent.glossary(), places, decided)


def _origin(every: Sequence[Sheet], name: str, findings: list[Finding]) -> Origin | None:
    found = next((sheet for sheet in every if origin.is_origin(sheet.values)), None)
    if found is None:
        findings.append(Finding.make("W125", Place(file=name)))
        return None
    try:
        return origin.parse(found.values)
    except origin.DamagedError:
        findings.append(Finding.make("W126", Place(file=name)))
        return None


def _tables(every: Sequence[Sheet], name: str, sent: Origin | None, findings: list[Finding]) -> Iterator[Table]:
    """The sheets to read, with what there is to say about their headings.

    Raises:
        ReadError: none of them has a heading for Norwegian.
    """
    ui = sent.ui if sent else "nb"
    found = False
    for sheet in every:
        if origin.is_origin(sheet.values) or (sheet.values and sheet.values[0][:1] == [LISTS]):
            continue
        here = table.find_table(sheet, sent.langs if sent else ())
        if here is None:
            if sheet.visible and sheet.values and not _is_ours(sheet.name):
                findings.append(Finding.make("W128", Place(file=name, sheet=sheet.name)))
            continue
        found = True
        if not table.has_ids(here):
            findings.append(Finding.make("W130", sheet.place(here.header, 0)))
            continue
        findings += table.unknown_headings(here)
        if sent is not None:
            findings += table.missing_headings(here, _expected(here, sent), ui)
        yield here
    if not found:
        raise ReadError("workbook-no-headings", place=Place(file=name), headings=looked_for(ui))


def _expected(here: Table, sent: Origin) -> tuple[Column, ...]:
    return text_columns(sent.langs) if _is_texts(here) else term_columns(sent.langs)


def _is_texts(here: Table) -> bool:
    """Whether a table is of the introduction's passages, not of concepts."""
    return any(column.slot is not None and column.slot.field == "text" for column in here.columns.values())


def _is_ours(name: str) -> bool:
    return any(name == messages.text(key, ui) for key in OWN_SHEETS for ui in UI_LANGUAGES)


def _langs(tables: Sequence[Table], sent: Origin | None) -> tuple[Lang, ...]:
    named = sent.langs if sent else ()
    return tuple(dict.fromkeys([*named, *(lang for here in tables for lang in here.langs)]))


def _columns(tables: Sequence[Table], langs: Sequence[Lang]) -> list[Column]:
    """The columns to read, each once, languages in order, nynorsk last (it may ask for the bokmål)."""
    found = {column.key: column for here in tables for column in here.columns.values()}
    rank = {lang: index for index, lang in enumerate(langs)}
    kept = [column for column in found.values() if column.role in ("id", "locked") or column.lang in rank]
    return sorted(kept, key=lambda column: (column.lang == "nn", rank.get(column.lang, -1)))


def _gather(tables: Sequence[Table], sent: Origin | None, findings: list[Finding]) -> dict[EntryId, Returned]:
    """The rows by entry, from all sheets."""
    known = {} if sent is None else _english(sent)
    returned: dict[EntryId, Returned] = {}
    for here in tables:
        for row in table.rows(here, known):
            if isinstance(row, Finding):
                findings.append(row)
                continue
            entry = returned.setdefault(row.id, _start(here, row, sent))
            entry.rows.append(row.at)
            for key, cells in row.cells.items():
                entry.cells.setdefault(key, []).extend(cells)
    return returned


def _english(sent: Origin) -> Mapping[EntryId, str]:
    return {id: row.entry.one("preferred", SOURCE) for id, row in sent.sent.items()}  # noqa: A001


def _start(here: Table, row: Row, sent: Origin | None) -> Returned:
    if sent is not None:
        was = sent.sent[row.id]
        return Returned(was.entry, was.texts, was.digest, {}, ui=sent.ui)
    entry: Entry = Passage(row.id) if _is_texts(here) else Concept(row.id)
    return Returned(entry, {}, "", {}, known=False)


def _twice(entry: Returned, findings: list[Finding]) -> None:
    """A note where an entry stands on several rows that do not disagree."""
    if len(entry.rows) > 1 and not any(finding.code == "W103" for finding in entry.findings):
        first, *others = entry.rows
        places = ", ".join(f"{place.sheet}!{place.cell}" for place in others)
        findings.append(Finding.make("W104", first, id=entry.entry.id, cells=places))


def _absent(sent: Origin, returned: Mapping[EntryId, Returned], name: str, findings: list[Finding]) -> None:
    gone = [id for id in sent.sent if id not in returned]  # noqa: A001
    if gone:
        some = ", ".join(gone[:10]) + (" …" if len(gone) > 10 else "")
        findings.append(Finding.make("W127", Place(file=name), count=len(gone), ids=some))


def _once(findings: Iterable[Finding]) -> list[Finding]:
    """Each finding once; a merged area is told of at its first cell only."""
    told: dict[object, Finding] = {}
    for finding in findings:
        key = (finding.code, finding.place.sheet, finding.params) if finding.code == "W110" else finding
        told.setdefault(key, finding)
    return list(told.values())
