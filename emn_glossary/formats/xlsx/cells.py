"""Cells: a slot's value ⇄ the text of its cell. Pure; knows no spreadsheet library.

What a cell says when it is sent is kept beside the value (see `origin`), so that a cell that comes back unchanged
gives the very value that was sent, and only cells that differ are ever parsed.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import TypeAlias

from emn_glossary import messages
from emn_glossary.coverage import is_stale
from emn_glossary.formats.xlsx.columns import Column
from emn_glossary.languages import UI_LANGUAGES, Lang, clean
from emn_glossary.model import Entry, Item, State, Status, Term, Text, Value
from emn_glossary.model.values import in_order
from emn_glossary.slots import Slot

SEPARATOR = " | "
CELL_LIMIT = 32_767  # characters in a cell, counted as UTF-16 (Excel specifications and limits)
DASH = "–"

NO_EQUIVALENT = "no_equivalent"
STALE = "stale"
Choice: TypeAlias = Status | str  # a Status, or NO_EQUIVALENT, STALE
RANK = {status: index for index, status in enumerate(Status)}


def canonical(text: str) -> str:
    """A text as it is compared: clean, without space at the ends."""
    return clean(text)[0].strip()


def length(text: str) -> int:
    """The length of a text as Excel counts it."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


# ---------------------------------------------------------------------------------------------------------
# Value → text


def shown(entry: Entry, column: Column, digest: str, ui: Lang, names: Mapping[str, str]) -> str:
    """The text of an entry's cell in a column; `names` are the themes' names by id."""
    if column.role == "id":
        return entry.id
    if column.role == "status":
        return status_word(row_status(entry, column.lang, digest), ui)
    if column.role == "same":
        return _same_word(entry, ui)
    assert column.slot is not None, "the state is worked out, not shown"
    if column.slot.field == "theme":
        return SEPARATOR.join(names.get(str(item), str(item)) for item in entry.many("theme"))
    value = entry.get(column.slot)
    return messages.text("cell.page", ui) if column.slot.field == "page" and value else text_of(value)


def text_of(value: Value | None) -> str:
    """A value as its cell shows it: a set's elements one after the other."""
    if value is None:
        return ""
    return SEPARATOR.join(str(item) for item in value) if isinstance(value, tuple) else str(value)


def _same_word(entry: Entry, ui: Lang) -> str:
    nb, nn = entry.one("preferred", "nb"), entry.one("preferred", "nn")
    return messages.text("word.yes" if nb == nn else "word.no", ui) if nb and nn else ""


# ---------------------------------------------------------------------------------------------------------
# Status


def judged(entry: Entry, lang: Lang) -> dict[Slot, Value]:
    """The values of an entry in one language that the status cell speaks for: all but comments."""
    return {
        slot: value
        for slot, value in entry.values().items()
        if slot.lang == lang and slot.row.kind in ("term", "text") and slot.field != "comment"
    }


def row_status(entry: Entry, lang: Lang, digest: str) -> Choice:
    """What the status cell says: must be looked at again, no equivalent, or the least advanced of the values."""
    items = [item for value in judged(entry, lang).values() for item in items_of(value)]
    states = [item.state for item in items if isinstance(item, (Term, Text))]
    if any(is_stale(entry, state, digest) for state in states):
        return STALE
    if entry.get(Slot(NO_EQUIVALENT, lang)) is not None:
        return NO_EQUIVALENT
    said = [state.status for state in states if state.status is not Status.NONE]
    return min(said, key=RANK.__getitem__) if said else Status.NONE


def items_of(value: Value) -> tuple[Item, ...]:
    """The elements of a value: a set's, or the one there is."""
    return value if isinstance(value, tuple) else (value,)


def status_word(choice: Choice, ui: Lang) -> str:
    """A status in words; empty where nothing is said."""
    if choice == Status.NONE:
        return ""
    if choice in (NO_EQUIVALENT, STALE):
        return messages.text(f"state.{choice}", ui)
    return messages.text(f"status.{choice}", ui)


CHOICES: tuple[Choice, ...] = (Status.CANDIDATE, Status.WAITING, Status.CURRENT, Status.RETIRED, NO_EQUIVALENT)


def status_words(ui: Lang) -> tuple[str, ...]:
    """The words of the drop-down, in order."""
    return tuple(status_word(choice, ui) for choice in CHOICES)


def read_status(text: str) -> Choice | None:
    """The status a word stands for, in any of the languages; None for an unknown word."""
    return _read_word(text, {status_word(choice, ui): choice for choice in (*CHOICES, STALE) for ui in UI_LANGUAGES})


def read_yes_no(text: str) -> str | None:
    """`yes` or `no` for ja, nei, yes, no; None for an unknown word."""
    return _read_word(text, {messages.text(f"word.{word}", ui): word for word in ("yes", "no") for ui in UI_LANGUAGES})


def read_choice(text: str) -> str | None:
    """`ours` or `theirs` for the words of a conflict's drop-down; None for an unknown word."""
    sides = {"ours": "ours", "theirs": "theirs", "theirs.emn": "theirs"}
    return _read_word(
        text, {messages.text(f"choice.{key}", ui): side for key, side in sides.items() for ui in UI_LANGUAGES}
    )


def _read_word(text: str, words: Mapping[str, str]) -> str | None:
    wanted = " ".join(text.casefold().split())
    return next((meaning for word, meaning in words.items() if word.casefold() == wanted), None)


# ---------------------------------------------------------------------------------------------------------
# Text → value


def single(slot: Slot, text: str, sent: Value | None, state: State) -> Value:
    """The value of a cell for one value: the one sent with another text, or a new one."""
    if isinstance(sent, (Term, Text)):
        return replace(sent, text=text, state=state)
    return _new(slot, text, state)


def several(slot: Slot, text: str, sent: Value | None, state: State) -> Value:
    """The values of a cell for several: those that were sent keep all they had, the others are new, in their order."""
    before = {canonical(str(item)): item for item in (sent if isinstance(sent, tuple) else ())}
    texts = split(text, tuple(before), prose=slot.row.kind == "text")
    kept = [before[part] for part in texts if part in before]
    last = max((item.position for item in before.values() if isinstance(item, (Term, Text))), default=0)
    new = [part for part in texts if part not in before]
    numbered = bool(last) or (not before and len(new) > 1)
    items = list(kept)
    for number, part in enumerate(new, start=last + 1):
        item = _new(slot, part, state)
        items.append(replace(item, position=number) if numbered else item)
    return in_order(items)


def _new(slot: Slot, text: str, state: State) -> Term | Text:
    return Term(text, slot.lang, state) if slot.row.kind == "term" else Text(text, slot.lang, state)


_BETWEEN_TERMS = re.compile(r"\s*[|;\n]\s*")
_BETWEEN_TEXTS = re.compile(r"\s*\|\s*")


def split(text: str, sent: tuple[str, ...] = (), *, prose: bool = False) -> tuple[str, ...]:
    """The values in a cell, each once: separated by `|`, and between terms also by `;` or a new line.

    Values that were sent are known again whole, whatever separators they hold. Prose (notes, comments) has semicolons
    and line breaks of its own and is only separated by `|`.

    >>> split("asylsøkjar | flyktning; fordriven")
    ('asylsøkjar', 'flyktning', 'fordriven')
    """
    pattern = _BETWEEN_TEXTS if prose else _BETWEEN_TERMS
    whole = sorted((value for value in sent if pattern.search(value)), key=len, reverse=True)
    for index, value in enumerate(whole):
        mark = rf"(?:(?<=^)|(?<=[|;\n])|(?<=[|;\n] )){re.escape(value)}(?=\s*(?:$|[|;\n]))"
        text = re.sub(mark, f"\x00{index}\x00", text)
    parts = (part.strip() for part in pattern.split(text))
    restored = (whole[int(part.strip("\x00"))] if part.startswith("\x00") else part for part in parts if part)
    return tuple(dict.fromkeys(restored))
