"""Plan: what a workbook will say, before any of it is drawn: which entries, which columns, what text in each cell."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from emn_glossary import messages
from emn_glossary.coverage import Coverage, coverage, digest
from emn_glossary.coverage import select as chosen_by
from emn_glossary.errors import ConceptNotFoundError, WriteError
from emn_glossary.formats.xlsx import cells as say
from emn_glossary.formats.xlsx import conflicts as disputes
from emn_glossary.formats.xlsx import formulas, origin
from emn_glossary.formats.xlsx.columns import Column, term_columns, text_columns
from emn_glossary.languages import SOURCE, Lang
from emn_glossary.merge import Conflict
from emn_glossary.model import Concept, Entry, EntryId, Glossary
from emn_glossary.places import Place
from emn_glossary.slots import Slot

Beside: TypeAlias = Mapping[str, Mapping[EntryId, str]]  # texts to read only: by column key, then by entry
NAMES = {"status": "emn_status", "yes_no": "emn_yes_no", "choice": "emn_choice"}  # the lists of the drop-downs


@dataclass(frozen=True, slots=True)
class Plan:
    """What the workbook says, before any of it is drawn."""

    glossary: Glossary
    ui: Lang
    langs: tuple[Lang, ...]
    columns: Mapping[str, tuple[Column, ...]]  # by kind: "c" concepts, "p" passages
    entries: Mapping[str, tuple[Entry, ...]]
    sent: Mapping[EntryId, origin.Sent]
    at: Mapping[EntryId, int]  # the row of an entry on the hidden sheet
    out: disputes.Outgoing
    said: formulas.Words
    coverage: Coverage
    remembered: Mapping[str, Mapping[str, int]]  # by kind and column key: the column on the hidden sheet
    beside: Beside = field(default_factory=dict)
    other: str = ""  # whose the other side of the conflicts is: `emn`, else the translator's

    def text(self, id: EntryId, column: Column) -> str:  # noqa: A002
        """What the cell of an entry says."""
        if column.role == "beside":
            return self.beside[column.key].get(id, "")
        return self.sent[id].texts.get(column.key, "")

    def name(self, sheet: str) -> str:
        """The name of a sheet: `terms` → «Termer»."""
        return messages.text(f"sheet.{sheet}", self.ui)

    def where(self, id: EntryId, kind: str, key: str) -> str:  # noqa: A002
        """Where on the hidden sheet the text stands that was sent in an entry's cell."""
        cell = formulas.at(self.at[id], self.remembered[kind][key], row_fixed=True, column_fixed=True)
        return f"'{origin.SHEET}'!{cell}"


def choose(
    glossary: Glossary,
    *,
    ids: Iterable[EntryId] | None,
    select: str,
    langs: tuple[Lang, ...],
    changed: Iterable[EntryId],
    conflicts: Sequence[Conflict],
) -> tuple[EntryId, ...]:
    """The entries to send: `ids`, else those at odds, else those that the selection names.

    Raises:
        ConceptNotFoundError: an id that the glossary does not have.
        UnknownChoiceError: no such selection.
    """
    if ids is not None:
        chosen = tuple(dict.fromkeys(ids))
        for id in chosen:  # noqa: A001
            if id not in glossary.entries:
                raise ConceptNotFoundError(id=id, near="")
        return chosen
    if conflicts:
        return tuple(dict.fromkeys(c.concept for c in conflicts if c.concept in glossary.entries))
    return chosen_by(glossary, select, langs, changed)


def make(
    glossary: Glossary,
    langs: tuple[Lang, ...],
    ids: Sequence[EntryId],
    ui: Lang,
    conflicts: Sequence[Conflict],
    beside: Beside | None = None,
    other: str = "",
) -> Plan:
    """The plan of a workbook.

    Raises:
        WriteError: a text is too long for a cell; says which.
    """
    wanted = set(ids)
    concepts = tuple(entry for id in ids if isinstance(entry := glossary.entries[id], Concept))  # noqa: A001
    passages = tuple(passage for passage in glossary.introduction if passage.id in wanted)
    columns = {"c": term_columns(langs, _parts(concepts), beside or ()), "p": text_columns(langs)}
    entries: dict[str, tuple[Entry, ...]] = {"c": concepts, "p": passages}
    names = {id: theme.one("preferred", ui) or theme.one("preferred", SOURCE) for id, theme in glossary.themes.items()}  # noqa: A001
    out = disputes.outgoing(glossary, conflicts, ui, other)
    also: dict[EntryId, set[Slot]] = {}
    for one in out.disputed:
        also.setdefault(one.concept, set()).add(one.slot)
    sent = {
        entry.id: _sent(entry, columns[kind], ui, names, also.get(entry.id, ()))
        for kind in entries
        for entry in entries[kind]
    }
    at = {id: origin.FIRST + index for index, id in enumerate(sent)}  # noqa: A001
    found = coverage(glossary.only(sent), langs)
    remembered = {
        kind: {key: at for at, key in enumerate(origin.keys(every), start=origin.SHOWN)}
        for kind, every in columns.items()
    }
    said = formulas.words(ui)
    return Plan(glossary, ui, langs, columns, entries, sent, at, out, said, found, remembered, beside or {}, other)


def _parts(concepts: Iterable[Concept]) -> tuple[str, ...]:
    """The contexts that definitions are given for; the general one always."""
    return tuple(sorted({"", *(slot.part for entry in concepts for slot in entry.values() if slot.part)}))


def _sent(
    entry: Entry, columns: Sequence[Column], ui: Lang, names: Mapping[str, str], also: Iterable[Slot]
) -> origin.Sent:
    english = digest(entry)
    texts = {}
    for column in columns:
        if column.role in ("state", "beside"):
            continue
        text = say.shown(entry, column, english, ui, names)
        texts[column.key] = fitting(text, Place(concept=entry.id, slot=column.key))
    return origin.Sent(origin.carried(entry, columns, also), texts, english)


def fitting(text: str, place: Place) -> str:
    """The text, if a cell can hold it.

    Raises:
        WriteError: it is too long; nothing is ever cut.
    """
    if say.length(text) > say.CELL_LIMIT:
        raise WriteError("cell-too-long", place=place, length=say.length(text), limit=say.CELL_LIMIT)
    return text
