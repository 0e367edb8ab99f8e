"""Answers: the tables of a review packet that came back → what was decided, as changes of the glossary.

Columns are known by their headings in any of the languages, rows by id, field and words. A value that is no longer as
it stood in the packet keeps its status, and that is told.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeAlias

from emn_glossary.errors import UnknownChoiceError
from emn_glossary.findings import Finding, Report
from emn_glossary.formats.xlsx.columns import normal, slot_heading
from emn_glossary.languages import UI_LANGUAGES, Lang, clean
from emn_glossary.messages import text
from emn_glossary.model import Document, Entry, Glossary, Status
from emn_glossary.places import Place
from emn_glossary.review import Verdict, decided
from emn_glossary.slots import Slot
from emn_glossary.workflow import read_status

Tables: TypeAlias = Sequence[Sequence[Sequence[str]]]
COLUMNS = ("id", "field", "before", "after", "reason", "decision", "remark")
_YES = frozenset(("x", "ja", "ok", "yes", "☒", "☑", "✓"))


def heading(column: str, ui: Lang) -> str:
    """The heading of a column."""
    return text(f"review.{column}", ui)


def words(ui: Lang) -> tuple[str, str]:
    """What can be chosen: approved, not approved."""
    return text("status.current", ui), text("review.no", ui)


def document(tables: Tables, ours: Glossary | None, name: str) -> Document:
    """The decisions in the tables of a packet; `origin` is the entries as they are now in `ours`.

    Without `ours` nothing can be said of its values, and the document is empty.
    """
    found = [row for table in tables for row in _rows(table)]
    if not found:
        return Document(Glossary(), Report([Finding.make("E430", Place(file=name))]))
    if ours is None:
        return Document(Glossary())
    findings: list[Finding] = []
    verdicts = [verdict for row in found if (verdict := _verdict(row, ours, name, findings)) is not None]
    changed, said = decided(ours, verdicts)
    origin = Glossary([ours.entries[entry.id] for entry in changed], base=ours.base)
    return Document(Glossary(changed, base=ours.base), Report([*findings, *said]), origin)


def _rows(table: Sequence[Sequence[str]]) -> Iterator[dict[str, str]]:
    """The rows under the headings of a table, by column; none where it is another table."""
    names = {normal(heading(column, ui)): column for ui in UI_LANGUAGES for column in COLUMNS}
    at: dict[str, int] = {}
    for row in table:
        cells = [clean(cell)[0].strip() for cell in row]
        if not at:
            found = {names[normal(cell)]: index for index, cell in enumerate(cells) if normal(cell) in names}
            at = found if {"id", "field", "after", "decision"} <= found.keys() else {}
        elif len(cells) > max(at.values()):
            yield {column: cells[index] for column, index in at.items()}


def _verdict(row: Mapping[str, str], ours: Glossary, name: str, findings: list[Finding]) -> Verdict | None:
    """What one row decides; None where it decides nothing, or nothing that can be taken."""
    said, remark, id = row["decision"], row.get("remark", ""), row["id"]  # noqa: A001
    if said.casefold() in {text("review.choose", ui).casefold() for ui in UI_LANGUAGES}:
        said = ""  # the placeholder of a drop-down that some program made plain text
    if not (said or remark):
        return None
    entry = ours.entries.get(id)
    slot = _slot(entry, row["field"]) if entry is not None else None
    place = Place(id, str(slot or ""), file=name)
    if slot is None:
        findings.append(Finding.make("E431", place, field=row["field"]))
        return None
    status = _status(said)
    if said and status is None:
        findings.append(Finding.make("E432", place, text=said[:80]))
    return Verdict(id, slot, row["after"], status, remark, place)


def _slot(entry: Entry, field: str) -> Slot | None:
    return next(
        (slot for slot in entry for ui in UI_LANGUAGES if normal(slot_heading(slot, ui)) == normal(field)), None
    )


def _status(said: str) -> Status | None:
    plain = " ".join(said.casefold().split())
    if plain in _YES or plain in {text("status.current", ui).casefold() for ui in UI_LANGUAGES}:
        return Status.CURRENT
    if plain in {text("review.no", ui).casefold() for ui in UI_LANGUAGES} | {"nei", "no"}:
        return Status.CANDIDATE
    try:
        status = read_status(said)
    except UnknownChoiceError:
        return None
    return status if isinstance(status, Status) else None
