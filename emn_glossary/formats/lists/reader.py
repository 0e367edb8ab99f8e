"""A list → `Upstream`: a concept a row, with the slots that its cells speak of. An empty cell says nothing."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from emn_glossary.findings import Finding, Report
from emn_glossary.formats.emn import citations, notation
from emn_glossary.formats.emn.acronyms import is_acronym
from emn_glossary.formats.emn.entries import slug_in, slug_of
from emn_glossary.formats.emn.facts import forms_given
from emn_glossary.formats.emn.upstream import Upstream
from emn_glossary.formats.lists import columns as sheet_columns
from emn_glossary.formats.lists import rows
from emn_glossary.formats.lists.columns import Columns, Remembered
from emn_glossary.formats.lists.meanings import ID, NORWEGIAN, NOTHING, UNKNOWN, Meaning
from emn_glossary.formats.xlsx.sheets import Cell
from emn_glossary.languages import SOURCE, TARGETS, clean
from emn_glossary.model import Concept, Evidence, Item, Link, State, Status, Term, Text, Value
from emn_glossary.model.values import EMN, in_order
from emn_glossary.places import Place
from emn_glossary.slots import RELATIONS, Slot

ENDINGS = (*rows.WORKBOOKS, *rows.TEXTS)
PUBLISHED = State(Status.CURRENT, EMN)
_BETWEEN = re.compile(r"\s*(?:\n|\s\|\s|;)\s*")


def read(
    path: str | Path,
    *,
    mapping: Mapping[str, str] | None = None,
    remembered: Remembered | None = None,
    edition: str = "",
    state: State = PUBLISHED,
) -> Upstream:
    """Read a list; `mapping` (heading or column letter → slot) overrules what the headings say.

    `remembered` are mappings given before, by headings. `state` is what its terms and texts come with: as published by
    EMN, or proposals of ours.

    Raises:
        ReadError: no such file, no list, a mapping that hits no column, two columns for one slot.
    """
    sheets, said = rows.load(Path(path), foreign=state.origin == EMN)
    findings = list(said)
    mapping = mapping or sheet_columns.recall(sheets, remembered or {}, findings)
    made: dict[str, Concept] = {}
    spoken: dict[str, frozenset[Slot]] = {}
    for columns in sheet_columns.find(sheets, mapping, findings):
        for number in range(columns.header + 1, len(columns.sheet.values)):
            concept = _row(columns, number, state, findings)
            if concept is None:
                continue
            if edition:
                concept = concept.with_values({Slot("edition"): edition})
            concept = _joined(made, concept, _place(columns, number), findings)
            made[concept.id], spoken[concept.id] = concept, frozenset(concept.values())
    return Upstream(tuple(made.values()), spoken, {}, Report(findings))


def headings(path: str | Path, mapping: Mapping[str, str]) -> tuple[str, ...]:
    """The headings of each sheet that a mapping is for, as they are remembered by (see `columns.joined`).

    Raises:
        ReadError: as `read`.
    """
    sheets, _ = rows.load(Path(path))
    found = sheet_columns.find(sheets, mapping, [])
    return tuple(sheet_columns.joined(columns.headings.values()) for columns in found)


def _joined(made: Mapping[str, Concept], concept: Concept, place: Place, findings: list[Finding]) -> Concept:
    """The concept with what another row or sheet says of it; where two disagree the first counts, and it is told."""
    before = made.get(concept.id)
    if before is None:
        return concept
    both = dict(before.values())
    for slot, value in concept.values().items():
        if slot not in both:
            both[slot] = value
        elif isinstance(value, tuple):
            both[slot] = in_order(list(dict.fromkeys((*before.many(slot.field, slot.lang), *value))))
        elif str(both[slot]) != str(value) and slot.field not in ("as_published", "forms_given"):
            at = replace(place, slot=str(slot))
            findings.append(Finding.make("E304", at, slug=concept.id, text=str(value), kept=str(both[slot])))
    return Concept(concept.id, both)


def _place(columns: Columns, number: int) -> Place:
    if not columns.sheet.name:
        return Place(file=columns.sheet.file, line=number + 1)
    return columns.sheet.place(number, 0)


@dataclass
class _Reading:
    """One row being read."""

    place: Place
    state: State
    findings: list[Finding]
    values: dict[Slot, Value | None] = field(default_factory=dict)
    id: str = ""

    def add(self, slot: Slot, items: Iterable[Item]) -> None:
        """Add to a set what is not in it yet."""
        before = self.values.get(slot) or ()
        assert isinstance(before, tuple)
        known = {str(item) for item in before}
        added = [item for item in items if str(item) not in known]
        if slot.row.kind == "term":
            added = [replace(t, position=at) for at, t in enumerate(added, start=len(before) + 1)]  # type: ignore[type-var]
        self.values[slot] = (*before, *added)


def _row(columns: Columns, number: int, state: State, findings: list[Finding]) -> Concept | None:
    reading = _Reading(_place(columns, number), state, findings)
    for index, meaning in columns.meanings.items():
        cell = columns.sheet.cell(number, index)
        if meaning.field == NOTHING or meaning.lang == UNKNOWN:
            continue
        text, trouble = clean(cell.text)[0].strip(), cell.trouble()
        if trouble is not None and (meaning.slot is None or meaning.slot.row.kind in ("term", "text")):
            findings.append(Finding.make(trouble[0], _at(cell, reading.place), text=trouble[1]))
        elif text:
            _take(reading, meaning, text)
    if not reading.values:
        return None
    english = reading.values.get(Slot("preferred", SOURCE))
    page, slug = (str(reading.values.get(Slot(name)) or "") for name in ("page", "slug"))
    id = reading.id or slug or slug_in(page) or slug_of(str(english or "")) or f"rad-{number + 1}"  # noqa: A001
    return Concept(id).with_values(reading.values)


def _at(cell: Cell, place: Place) -> Place:
    return cell.place if cell.place.sheet else place


def _take(reading: _Reading, meaning: Meaning, text: str) -> None:
    """What one cell says."""
    if meaning.field == ID:
        reading.id = text
    elif meaning.lang == NORWEGIAN or meaning.notation:
        _translation(reading, meaning, text)
    elif meaning.slot is not None:
        _plain(reading, meaning.slot, text)


def _translation(reading: _Reading, meaning: Meaning, text: str) -> None:
    """Terms in EMN's notation; a column for both of ours gives bokmål and nynorsk."""
    read = notation.parse(re.sub(r"\s+\|\s+|\n", "; ", text), meaning.lang, reading.place)
    reading.findings += read.findings
    if meaning.verbatim and reading.state.origin == EMN:
        reading.values[Slot("as_published")] = text
        reading.values[Slot("forms_given")] = forms_given(text) or None
    langs = TARGETS if meaning.lang == NORWEGIAN else (meaning.lang,)
    for lang in langs:
        texts = tuple(dict.fromkeys(v.text for v in read.variants))
        if meaning.lang == NORWEGIAN:
            texts = read.form("b" if lang == "nb" else "n")
        usage = {v.text: ", ".join(v.usage) for v in read.variants}
        terms = [_term(one, lang, reading.state, usage.get(one, "")) for one in texts]
        slot = Slot("preferred", lang)
        if meaning.field == "preferred" and terms and reading.values.get(slot) is None:
            reading.values[slot] = terms.pop(0)
        if terms:
            reading.add(Slot("alternative" if meaning.field == "preferred" else meaning.field, lang), terms)
    if read.gap and meaning.lang not in (NORWEGIAN, *TARGETS):
        reading.values[Slot("no_equivalent", meaning.lang)] = Text(read.gap, meaning.lang, reading.state)


def _term(text: str, lang: str, state: State, usage: str = "") -> Term:
    return Term(text, lang, state, "acronym" if is_acronym(text) else "", usage)


def _plain(reading: _Reading, slot: Slot, text: str) -> None:
    if slot.row.kind == "term":
        parts = [part for part in _BETWEEN.split(text) if part] if slot.row.many else [text]
        terms = [_term(part, slot.lang, reading.state) for part in parts]
        if slot.row.many:
            reading.add(slot, terms)
        else:
            reading.values[slot] = terms[0]
    elif slot.row.kind == "text":
        if slot.row.many:
            reading.add(slot, [Text(text, slot.lang, reading.state)])
        else:
            reading.values[slot] = Text(text, slot.lang, reading.state)
    elif slot.row.kind == "source":
        reading.add(slot, citations.sources("; ".join(part for part in text.split("\n") if part.strip())))
    elif slot.field in RELATIONS:
        names = [part for part in _BETWEEN.split(text) if part]
        origin = reading.state.origin
        reading.add(
            slot,
            [
                Link(text=name, lang=SOURCE, origin=origin, evidence=(Evidence(name, SOURCE, position=at),))
                for at, name in enumerate(names, start=1)
            ],
        )
    elif slot.row.kind == "plain":
        reading.values[slot] = text
