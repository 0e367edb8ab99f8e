"""Conflicts: the sheet «Konflikter», a row a conflict and a choice: keep the glossary's, or take the translator's.

merge's conflicts ── outgoing ──▶ rows of the sheet, comments at the cells       the sheet ── settle ──▶ entries
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from emn_glossary import messages
from emn_glossary.findings import Finding
from emn_glossary.formats.xlsx.cells import canonical, items_of, read_choice, text_of
from emn_glossary.formats.xlsx.columns import normal, slot_heading
from emn_glossary.formats.xlsx.origin import Disputed, Origin
from emn_glossary.formats.xlsx.sheets import Sheet
from emn_glossary.formats.xlsx.table import HEADER_WITHIN
from emn_glossary.languages import SOURCE, UI_LANGUAGES, Lang
from emn_glossary.merge import Conflict
from emn_glossary.model import Entry, EntryId, Glossary, Item, Value
from emn_glossary.model.values import in_order, key

HEADINGS = ("number", "id", "field", "english", "base", "ours", "theirs", "choice")


@dataclass(frozen=True, slots=True)
class Outgoing:
    """The conflicts of one workbook: what its hidden sheet keeps, and what its visible sheet says, row by row."""

    disputed: tuple[Disputed, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    comments: Mapping[tuple[EntryId, str], str] = field(default_factory=dict)


def outgoing(glossary: Glossary, conflicts: Sequence[Conflict], ui: Lang, other: str = "") -> Outgoing:
    """The conflicts as they are sent; those about whole entries are told, but cannot be settled by a choice.

    `other` is whose the other side is: `emn`, else the translator's who reads this.
    """
    disputed: list[Disputed] = []
    rows: list[tuple[str, ...]] = []
    comments: dict[tuple[EntryId, str], str] = {}
    for conflict in conflicts:
        texts = [_text(side, ui) for side in (conflict.base, conflict.ours, conflict.theirs)]
        entry = glossary.entries.get(conflict.concept)
        english = (entry.one("preferred", SOURCE) or entry.one("text", SOURCE)) if entry is not None else ""
        if conflict.slot is None or isinstance(conflict.ours, Entry) or isinstance(conflict.theirs, Entry):
            rows.append(("", conflict.concept, messages.text("conflict.whole", ui), english, *texts, ""))
            continue
        disputed.append(Disputed(conflict.concept, conflict.slot, conflict.ours, conflict.theirs))
        rows.append((str(len(disputed)), conflict.concept, slot_heading(conflict.slot, ui), english, *texts, ""))
        said = messages.text(_of("conflict.comment", other), ui, base=texts[0], ours=texts[1], theirs=texts[2])
        at = conflict.concept, str(conflict.slot)
        comments[at] = f"{comments[at]}\n\n{said}" if at in comments else said
    return Outgoing(tuple(disputed), tuple(rows), comments)


def _text(side: Value | Entry | None, ui: Lang) -> str:
    if isinstance(side, Entry):
        return messages.text("conflict.whole", ui)
    return text_of(side) or messages.text("conflict.nothing", ui)


def headings(ui: Lang, other: str = "") -> tuple[str, ...]:
    """The headings of the sheet."""
    named = (_of(f"conflict.column.{name}", other if name in ("base", "theirs") else "") for name in HEADINGS)
    return tuple(messages.text(key, ui) for key in named)


def choices(ui: Lang, other: str = "") -> tuple[str, ...]:
    """The words of the drop-down."""
    return tuple(messages.text(key, ui) for key in ("choice.ours", _of("choice.theirs", other)))


def _of(key: str, other: str) -> str:
    return f"{key}.{other}" if other else key


# ---------------------------------------------------------------------------------------------------------
# The way in


Settled: TypeAlias = tuple[EntryId, str, str]  # entry, slot, and for a set what the glossary said of the element


def settle(
    every: Sequence[Sheet], sent: Origin, changed: Sequence[Entry], findings: list[Finding]
) -> tuple[list[Entry], tuple[Settled, ...]]:
    """The changed entries with the choices made, and which conflicts were decided.

    Where the other side's value was chosen, it is taken.
    """
    entries = {entry.id: entry for entry in changed}
    decided: list[Settled] = []
    undecided: list[Finding] = []
    for sheet in every if sent.disputed else ():
        for finding in _choices(sheet, sent, entries, decided):
            (undecided if finding.code == "W132" else findings).append(finding)
    if undecided:
        first = undecided[0]
        findings.append(Finding.make("W132", first.place, count=len(undecided)))
    return list(entries.values()), tuple(decided)


def _choices(sheet: Sheet, sent: Origin, entries: dict[EntryId, Entry], decided: list[Settled]) -> Iterator[Finding]:
    every = [zip(HEADINGS, headings(ui, other), strict=True) for ui in UI_LANGUAGES for other in ("", "emn")]
    names = {normal(text): name for pairs in every for name, text in pairs}
    for index in range(min(len(sheet.values), HEADER_WITHIN)):
        columns = {names[normal(text)]: at for at, text in enumerate(sheet.texts(index)) if normal(text) in names}
        if {"number", "id", "choice"} <= columns.keys():
            for row in range(index + 1, len(sheet.values)):
                yield from _one(sheet, row, columns, sent, entries, decided)
            return


def _one(
    sheet: Sheet,
    row: int,
    columns: Mapping[str, int],
    sent: Origin,
    entries: dict[EntryId, Entry],
    decided: list[Settled],
) -> Iterator[Finding]:
    number, id, choice = (sheet.cell(row, columns[name]) for name in ("number", "id", "choice"))  # noqa: A001
    disputed = {str(at): one for at, one in enumerate(sent.disputed, start=1)}.get(canonical(number.text))
    if disputed is None or disputed.concept != canonical(id.text):
        return
    side = read_choice(canonical(choice.text))
    if not canonical(choice.text):
        yield Finding.make("W132", choice.place, count=1)
    elif side is None:
        known = ", ".join((*choices(sent.ui), *choices(sent.ui, "emn")[1:]))
        yield Finding.make("W133", choice.place, text=choice.text[:80], known=known)
    elif side == "ours" or disputed.concept not in sent.sent:
        decided.append(_settled(disputed))
    else:
        was = sent.sent[disputed.concept].entry
        now = entries.get(disputed.concept, was)
        if now.get(disputed.slot) != was.get(disputed.slot) and not disputed.slot.row.many:
            heading = slot_heading(disputed.slot, sent.ui)
            yield Finding.make("W131", choice.place, field=heading, text=text_of(now.get(disputed.slot)))
        else:
            entries[disputed.concept] = now.with_values({disputed.slot: _taken(now, disputed)})
            decided.append(_settled(disputed))


def _settled(disputed: Disputed) -> Settled:
    element = str(disputed.ours or disputed.theirs) if disputed.slot.row.many else ""
    return disputed.concept, str(disputed.slot), element


def _taken(entry: Entry, disputed: Disputed) -> Value | None:
    """The slot with the translator's value in the place of the glossary's."""
    if not disputed.slot.row.many:
        return disputed.theirs
    gone = {key(item) for item in _items(disputed.ours)}
    kept = [item for item in entry.many(disputed.slot.field, disputed.slot.lang) if key(item) not in gone]
    return in_order([*kept, *_items(disputed.theirs)])


def _items(value: Value | None) -> tuple[Item, ...]:
    return () if value is None else items_of(value)
