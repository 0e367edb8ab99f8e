"""Formulas: what the workbook works out by itself while the translator fills it in: the state of each row, the counts.

Each comes with the value it has when the workbook is sent, so that it is right also where nothing recalculates.
The state is told in words (`mangler`, `endret: forslag`), and the colours and the counts only look at those words.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from emn_glossary import messages
from emn_glossary.coverage import Coverage, CoverageRow, is_stale
from emn_glossary.formats.xlsx.cells import NO_EQUIVALENT, row_status, status_word
from emn_glossary.formats.xlsx.columns import Column
from emn_glossary.formats.xlsx.traits import letters_of
from emn_glossary.languages import SOURCE, Lang
from emn_glossary.model import Concept, Entry, Passage, Status
from emn_glossary.model.values import state_of
from emn_glossary.slots import Slot


@dataclass(frozen=True, slots=True)
class Words:
    """The words of the states in one language."""

    missing: str
    stale: str
    changed: str
    filled: str
    none: str  # no equivalent
    candidate: str
    approved: str
    waiting: str
    gone: str  # the entry itself is retired
    definition_missing: str
    other_stale: str
    other_changed: str


def words(ui: Lang) -> Words:
    """The words of the states in the language of the user interface."""
    state = {name: messages.text(f"state.{name}", ui) for name in ("missing", "stale", "changed", "filled")}
    extra = ("definition_missing", "other_stale", "other_changed")
    return Words(
        **state,
        none=messages.text(f"state.{NO_EQUIVALENT}", ui),
        candidate=messages.text("status.candidate", ui),
        approved=messages.text("status.current", ui),
        waiting=messages.text("status.waiting", ui),
        gone=messages.text("state.entry_retired", ui),
        **{name: "; " + messages.text(f"state.{name}", ui) for name in extra},
    )


def main_slot(entry: Entry, lang: Lang) -> Slot:
    """The slot whose state a row tells first: the preferred term, or the text of a passage."""
    return Slot("text" if isinstance(entry, Passage) else "preferred", lang)


def at(row: int, column: int, *, row_fixed: bool = False, column_fixed: bool = False) -> str:
    """The address of a cell in a formula: `$G14` for row 13, column 6, with the column fixed."""
    return f"{'$' * column_fixed}{letters_of(column)}{'$' * row_fixed}{row + 1}"


# ---------------------------------------------------------------------------------------------------------
# The state of a row


def state_when_sent(entry: Entry, lang: Lang, digest: str, ui: Lang, said: Words) -> str:
    """The state of a row's main value as it is sent, without what is said of the others."""
    slot = main_slot(entry, lang)
    value, nothing = entry.get(slot), entry.get(Slot(NO_EQUIVALENT, lang))
    if isinstance(entry, Concept) and entry.retired:
        return said.gone
    if value is None and nothing is None:
        return said.missing if entry.get(slot.english) is not None else ""
    state = state_of(value if value is not None else nothing)
    word = said.none if value is None else status_word(state.status, ui)
    if is_stale(entry, state, digest):
        return f"{said.stale} ({word})" if word else said.stale
    return word or said.filled


def extras_when_sent(entry: Entry, lang: Lang, digest: str, ui: Lang, said: Words) -> tuple[str, str]:
    """What more there is to say of a row as it is sent: of its definition, and of its other values."""
    if isinstance(entry, Passage) or (isinstance(entry, Concept) and entry.retired):
        return "", ""
    lacking = any(
        slot.lang == SOURCE and slot.field == "definition" and entry.get(slot._replace(lang=lang)) is None
        for slot in entry.values()
    )
    value = entry.get(main_slot(entry, lang))
    others = ""
    status = row_status(entry, lang, digest)
    if status == "stale" and not is_stale(entry, state_of(value or entry.get(Slot(NO_EQUIVALENT, lang))), digest):
        others = said.other_stale
    elif value is not None and isinstance(status, Status) and status not in (Status.NONE, state_of(value).status):
        others = "; " + messages.text("state.other_status", ui, status=status_word(status, ui))
    return said.definition_missing if lacking else "", others


def state_formula(
    columns: Mapping[str, tuple[Column, str]], sent: Mapping[str, tuple[str, str]], main: str, state: str, said: Words
) -> str:
    """The formula of a row's state: what was sent as long as nothing differs, else what it will be when it is read.

    `columns` gives each fill column of the language and the address of its cell on this row; `sent` gives by column
    key the text that was sent and where it stands on the hidden sheet; `state` is the state as sent.
    """
    term, status_key = columns[main][1], next(key for key, (column, _) in columns.items() if column.role == "status")
    status = columns[status_key][1]
    same_term = _unchanged(term, *sent[main])
    status_sent = sent[status_key][0]
    same_status = f"{status}={_quoted(status_sent)}" if status_sent else f'{status}=""'
    kept = f'OR({status}="",{same_status})' if status_sent else same_status
    becomes = _quoted(f"{said.changed}: ")
    return (
        f'=IF({term}="",IF(AND({same_term},{same_status}),{_quoted(state)},'
        f"IF({status}={_quoted(said.none)},{_quoted(said.none)},{_quoted(said.missing)})),"
        f"IF({same_term},IF({kept},{_quoted(state)},{becomes}&{status}),"
        f"{becomes}&IF({kept},{_quoted(said.candidate)},{status})))"
    )


def extras_formula(
    columns: Mapping[str, tuple[Column, str]],
    sent: Mapping[str, tuple[str, str]],
    main: str,
    *,
    wanted: tuple[str, ...],
    others: str,
    said: Words,
) -> str:
    """The tail of the formula: a definition that is missing, other values that are stale, proposed or changed.

    `wanted` are the keys of the definitions that there is English for; `others` is what was said when sent.
    """
    tail = ""
    if wanted:
        blank = ",".join(f'{columns[key][1]}=""' for key in wanted)
        tail += f'&IF(OR({blank}),{_quoted(said.definition_missing)},"")'
    status_key = next(key for key, (column, _) in columns.items() if column.role == "status")
    if others:
        tail += f'&IF({columns[status_key][1]}={_quoted(sent[status_key][0])},{_quoted(others)},"")'
    rest = [key for key, (column, _) in columns.items() if column.role == "fill" and key != main]
    empty = [columns[key][1] for key in rest if not sent[key][0]]
    tests = [_unchanged(columns[key][1], *sent[key]) for key in rest if sent[key][0]]
    if empty:
        tests.append("&".join(empty) + '=""')
    return tail + f'&IF(AND({",".join(tests)}),"",{_quoted(said.other_changed)})' if tests else tail


def _unchanged(cell: str, text: str, where: str) -> str:
    return f"EXACT({cell},{where})" if text else f'{cell}=""'


def _quoted(text: str) -> str:
    return '"' + text.replace('"', '""') + '"'


# ---------------------------------------------------------------------------------------------------------
# The counts


@dataclass(frozen=True, slots=True)
class Count:
    """One figure of «Dekning»: its formula and its value when the workbook is sent."""

    formula: str
    value: int


def counts(row: CoverageRow, state: str, filled: str, english: str, said: Words) -> tuple[Count | None, ...]:
    """The figures of one row of «Dekning»: total, filled, approved, waiting, stale, no equivalent, missing.

    `state`, `filled` and `english` are the ranges of the state, the value and its English. Approved, waiting and stale
    are told by the state, which is that of the main value; for a definition they are left out.
    """
    if row.field == "definition":
        alive = f',{state},"<>{said.gone}*"'
        there = f'COUNTIFS({filled},"?*"{alive})'
        total = f'COUNTIFS({english},"?*"{alive})+COUNTIFS({english},"",{filled},"?*"{alive})'
        lacking = f'COUNTIFS({english},"?*",{filled},""{alive})'
        return (
            Count(f"={total}", row.total),
            Count(f"={there}", row.filled),
            None,
            None,
            None,
            None,
            Count(f"={lacking}", row.missing),
        )

    def begins(*starts: str) -> str:
        return "+".join(f'COUNTIF({state},"{start}*")' for start in starts)

    def under(word: str) -> tuple[str, str]:
        return word, f"{said.changed}: {word}"

    stale_none = f"{said.stale} ({said.none})"
    return (
        Count(f'=COUNTIF({state},"?*")-{begins(said.gone)}', row.total),
        Count(f'=COUNTIFS({filled},"?*",{state},"<>{said.gone}*")', row.filled),
        Count(f"={begins(*under(said.approved))}", row.approved),
        Count(f"={begins(*under(said.waiting), f'{said.stale} ({said.waiting})')}", row.waiting),
        Count(f"={begins(said.stale)}-{begins(stale_none)}", row.stale),
        Count(f"={begins(said.none, stale_none)}", row.no_equivalent),
        Count(f"={begins(said.missing)}", row.missing),
    )


def row_of(found: Coverage, lang: Lang, field: str) -> CoverageRow:
    """The coverage of a language and field; zeros where there is nothing to count."""
    try:
        return found[lang, field]
    except KeyError:
        return CoverageRow(lang, field)
