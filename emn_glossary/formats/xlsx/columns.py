"""Columns: slot ⇄ column of the workbook, and the headings they go by.

A column is a slot of the entry, or one of the few things that are not: the id, the derived state, the status, «Lik på
nynorsk». Headings come from the field table and the message table; on the way in a heading is known in any of the
languages, however it is spaced, cased or broken over lines. Knows no spreadsheet library.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, TypeAlias

from emn_glossary import messages
from emn_glossary.errors import UnknownSlotError
from emn_glossary.languages import SOURCE, TARGETS, UI_LANGUAGES, Lang, clean, language_name, tag
from emn_glossary.slots import FIELDS, Slot

Role: TypeAlias = Literal["id", "locked", "state", "fill", "status", "same", "beside"]

FILLED_IN: tuple[str, ...] = ("preferred", "alternative", "deprecated", "definition", "note")  # and the comment, last
TERM_ENGLISH: tuple[str, ...] = ("preferred", "alternative", "definition")
FORMER = "former"  # the column with the English as it was
LISTS = "emn-glossary-lists"  # the first cell of the hidden sheet with the words of the drop-downs


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its key (a slot's address, or `id`, `state@nb`, `status@nb`, `same@nn`), role, slot, language."""

    key: str
    role: Role
    slot: Slot | None = None
    lang: Lang = ""

    def heading(self, ui: Lang) -> str:
        """The heading in the language of the user interface."""
        if self.role == "id":
            return messages.text("column.id", ui)
        if self.role == "same":
            return messages.text("column.same", ui)
        if self.role == "beside":
            name, _, lang = self.key.partition("@")
            return messages.text(f"column.{name}", ui) + (f" ({language_name(lang, ui)})" if lang else "")
        if self.role in ("state", "status"):
            return f"{messages.text(f'column.{self.role}', ui)} ({language_name(self.lang, ui)})"
        assert self.slot is not None
        return slot_heading(self.slot, ui, locked=self.role == "locked")


def _id() -> Column:
    return Column("id", "id")


def _locked(slot: Slot) -> Column:
    return Column(str(slot), "locked", slot, slot.lang)


def _fill(field: str, lang: Lang, part: str = "") -> Column:
    slot = Slot(field, lang, part)
    return Column(str(slot), "fill", slot, lang)


def slot_heading(slot: Slot, ui: Lang, *, locked: bool = False) -> str:
    """A slot's heading: `Anbefalt term (bokmål)`, `Engelsk definisjon`, `Definisjon, eu (nynorsk)`."""
    part = f", {slot.part}" if slot.part else ""
    if locked and slot.lang == SOURCE:
        return messages.text(f"column.english.{slot.field}", ui) + part
    if locked and slot.lang:
        return messages.text("column.reference", ui, language=language_name(slot.lang, ui).capitalize())
    heading = slot.row.heading(ui) + part
    return f"{heading} ({language_name(slot.lang, ui)})" if slot.lang else heading


def term_columns(langs: Sequence[Lang], parts: Sequence[str] = ("",), beside: Iterable[str] = ()) -> tuple[Column, ...]:
    """The columns of «Termer»; `parts` are the contexts that definitions are given for.

    `beside` are columns to read only: `former` (the English as it was), `published@nb` (what EMN has).
    """
    columns = [_id(), _locked(Slot("preferred", SOURCE)), _locked(Slot("theme")), _locked(Slot("alternative", SOURCE))]
    columns += [_locked(Slot("definition", SOURCE, part)) for part in parts]
    looked_at = [Column(key, "beside") for key in beside]
    columns += [column for column in looked_at if column.key == FORMER]  # side by side with the English of today
    columns += [_locked(Slot("source")), _locked(Slot("page"))]
    own = {f"published@{lang}" for lang in langs}  # those stand beside the terms of their language
    columns += [column for column in looked_at if column.key not in (FORMER, *own)]
    if "nn" in langs and "nb" not in langs:
        columns.append(_locked(Slot("preferred", "nb")))
    for lang in langs:
        columns.append(Column(f"state@{lang}", "state", lang=lang))
        columns += [column for column in looked_at if column.key == f"published@{lang}"]
        if lang == "nn":
            columns.append(Column("same@nn", "same", lang=lang))
        columns += [
            _fill(name, lang, part) for name in FILLED_IN for part in (parts if name == "definition" else ("",))
        ]
        columns += [Column(f"status@{lang}", "status", lang=lang), _fill("comment", lang)]
    return tuple(columns)


def text_columns(langs: Sequence[Lang]) -> tuple[Column, ...]:
    """The columns of «Tekster»."""
    columns = [_id(), _locked(Slot("section")), _locked(Slot("text", SOURCE))]
    for lang in langs:
        columns += [Column(f"state@{lang}", "state", lang=lang), _fill("text", lang)]
        columns += [Column(f"status@{lang}", "status", lang=lang), _fill("comment", lang)]
    return tuple(columns)


# ---------------------------------------------------------------------------------------------------------
# The way in


def normal(heading: str) -> str:
    """A heading without what people change by accident: case, spaces, line breaks, punctuation."""
    return " ".join(re.findall(r"[^\W_]+", clean(heading)[0].casefold()))


def recognise(headings: Sequence[str], langs: Iterable[Lang] = ()) -> dict[int, Column]:
    """Which columns the cells of a row are headings of, by index.

    A heading without a language («Anbefalt term») counts where `langs`, or else the other headings, name exactly one.
    """
    others = tuple(lang for lang in langs if lang not in TARGETS)
    known = ((index, _known(text, others)) for index, text in enumerate(headings) if text)
    found = {index: column for index, column in known if column is not None}
    named = set(langs) or {column.lang for column in found.values() if column.role in ("fill", "status")}
    if len(named) > 1:
        return found
    lang = next(iter(named), TARGETS[0])
    taken = {column.key for column in found.values()}
    for index, text in enumerate(headings):
        column = _table(others).get(f"{normal(text)} {lang}") if text and index not in found else None
        if column is not None and column.key not in taken:
            found[index] = column
    return found


def _known(heading: str, others: tuple[Lang, ...]) -> Column | None:
    if "@" in heading:
        return _addressed(heading)
    words = normal(heading)
    column = _table(others).get(words)
    if column is not None:
        return column
    parts = words.split(" ")
    for index in range(1, len(parts)):  # a definition for a context: the context stands among the words
        column = _table(others).get(" ".join(parts[:index] + parts[index + 1 :]))
        if column is not None and column.slot is not None and column.slot.field == "definition":
            slot = column.slot._replace(part=parts[index])
            return Column(str(slot), column.role, slot, column.lang)
    return None


def _addressed(heading: str) -> Column | None:
    try:
        slot = Slot.parse(heading)
    except UnknownSlotError:
        return None
    slot = slot._replace(lang=tag(slot.lang))
    if slot.lang == SOURCE:
        return _locked(slot)
    return Column(str(slot), "fill", slot, slot.lang) if slot.field in (*FILLED_IN, "comment", "text") else None


@cache
def _table(others: tuple[Lang, ...] = ()) -> dict[str, Column]:
    """Every heading there is, normalised, in every language of the user interface.

    `others` are languages translated into beside the usual ones, as the workbook itself remembers them.
    """
    table: dict[str, Column] = {}
    for lang in (*TARGETS, *others):
        columns = (*term_columns([lang], beside=("former", f"published@{lang}")), *text_columns([lang]))
        for column in columns:
            for ui in UI_LANGUAGES:
                table.setdefault(normal(column.heading(ui)), column)
                if column.lang and column.role in ("fill", "status", "state"):
                    bare = column.slot.row.heading(ui) if column.slot else messages.text(f"column.{column.role}", ui)
                    table.setdefault(normal(f"{bare} {lang}"), column)
    return table


def looked_for(ui: Lang) -> str:
    """The headings that a sheet is known by, for the message that none was found."""
    return ", ".join(f"«{c.heading(ui)}»" for c in (_id(), _fill("preferred", "nb"), _fill("text", "nb")))


def is_set(slot: Slot) -> bool:
    """Whether a cell of this slot may hold several values."""
    return FIELDS[slot.field].many
