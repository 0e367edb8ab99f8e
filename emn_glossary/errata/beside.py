"""The list beside the data: the errata that hold, what the checks say of the same values, and what no longer fits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from emn_glossary.errata.listed import KINDS, Erratum
from emn_glossary.errors import nearest
from emn_glossary.findings import Finding, Report
from emn_glossary.languages import SOURCE
from emn_glossary.model import Concept, Glossary, Term
from emn_glossary.model.values import EMN
from emn_glossary.slots import Slot


@dataclass(frozen=True, slots=True)
class ErratumRow:
    """An erratum beside what the glossary says: the English term, EMN's page, the codes of the checks that see it."""

    erratum: Erratum
    english: str
    page: str
    codes: tuple[str, ...] = ()

    def plain(self) -> dict[str, Any]:
        """The row as JSON tools expect it."""
        said = self.erratum
        return {
            "concept": said.concept,
            "slot": str(said.slot),
            "english": self.english,
            "published": said.published,
            "proposal": said.proposal,
            "withdraw": said.withdraw,
            "kind": said.kind,
            "reason_nb": said.reason_nb,
            "reason_en": said.reason_en,
            "codes": list(self.codes),
        }


@dataclass(frozen=True, slots=True)
class Errata:
    """The rows that hold, kind by kind and then in the glossary's order; and what is to be said of the others."""

    rows: tuple[ErratumRow, ...]
    findings: Report

    def by_kind(self) -> Mapping[str, tuple[ErratumRow, ...]]:
        """The rows of each kind there is."""
        found = {kind: tuple(row for row in self.rows if row.erratum.kind == kind) for kind in KINDS}
        return {kind: rows for kind, rows in found.items() if rows}


@dataclass(frozen=True, slots=True)
class Counts:
    """How many errata there are, and how many of them are about Norwegian values and about English synonyms."""

    count: int
    norwegian: int
    english: int

    @classmethod
    def of(cls, rows: Sequence[ErratumRow]) -> Counts:
        """The counts of some rows."""
        english = sum(row.erratum.slot.lang == SOURCE for row in rows)
        return cls(len(rows), len(rows) - english, english)

    def plain(self) -> dict[str, int]:
        """The counts by name."""
        return {"count": self.count, "norwegian": self.norwegian, "english": self.english}


def errata(glossary: Glossary, listed: Iterable[Erratum], findings: Iterable[Finding] = ()) -> Errata:
    """The errata that hold in this glossary, with the codes of the findings about the same value.

    Told of, and left out: an entry that is gone (E501), a value that is no longer there (E502), a value that is not
    EMN's (E503).
    """
    seen: dict[tuple[str, str], dict[str, None]] = {}
    for finding in findings:
        seen.setdefault((finding.place.concept, finding.place.slot), {})[finding.code] = None
    rows: list[ErratumRow] = []
    trouble: list[Finding] = []
    for erratum in listed:
        wrong = _trouble(glossary, erratum)
        if wrong is not None:
            trouble.append(wrong)
            continue
        entry = glossary[erratum.concept]
        codes = tuple(seen.get((erratum.concept, str(erratum.slot)), ()))
        rows.append(ErratumRow(erratum, entry.one("preferred", SOURCE), entry.one("page"), codes))
    order = {id: index for index, id in enumerate(glossary)}  # noqa: A001
    rows.sort(key=lambda row: (KINDS.index(row.erratum.kind), order[row.erratum.concept], row.erratum.slot.sort_key()))
    return Errata(tuple(rows), Report(trouble))


def _trouble(glossary: Glossary, erratum: Erratum) -> Finding | None:
    if erratum.concept not in glossary:
        near = ", ".join(nearest(erratum.concept, glossary, 1)) or "–"
        return Finding.make("E501", erratum.place, id=erratum.concept, near=near)
    there = tuple(_terms(glossary[erratum.concept], erratum.slot))
    found = next((term for term in there if term.text == erratum.published), None)
    if found is None:
        now = " | ".join(str(term) for term in there) or "–"
        return Finding.make("E502", erratum.place, published=erratum.published, now=now)
    if found.state.origin != EMN:
        return Finding.make("E503", erratum.place, published=erratum.published)
    return None


def _terms(entry: Concept, slot: Slot) -> Iterator[Term]:
    value = entry.get(slot)
    for item in value if isinstance(value, tuple) else (value,):
        if isinstance(item, Term):
            yield item
