"""Errata: what looks wrong in the terms that EMN has published, our proposal beside it, and why.

    errata.toml ── read_errata ──▶ Erratum      Erratum, glossary, findings ── errata ──▶ Errata (rows, findings)

The list is kept by hand; EMN's values stay in the glossary as published. A row whose value is no longer there is told
of, so that the list never outlives what it is about. Knows the checks only by the findings it is given.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from emn_glossary.errors import SettingsError, UnknownSlotError, nearest
from emn_glossary.findings import Finding, Report
from emn_glossary.languages import SOURCE, Lang
from emn_glossary.messages import text
from emn_glossary.model import Concept, EntryId, Glossary, Term
from emn_glossary.model.values import EMN
from emn_glossary.places import Place
from emn_glossary.slots import Slot

KINDS = (  # in the order they are told: what misleads first
    "concept",
    "ambiguous",
    "spelling",
    "foreign",
    "capital",
    "nynorsk",
    "form",
    "inconsistent",
    "scope",
    "usage",
    "outdated",
    "synonym",
)
_NEEDED = ("concept", "slot", "published", "kind", "reason_nb", "reason_en")
_KEYS = (*_NEEDED[:3], "proposal", "withdraw", *_NEEDED[3:])
_ROW = re.compile(r"^\s*\[\[\s*erratum\s*\]\]", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Erratum:
    """One published value that looks wrong.

    `proposal` is what we would have instead; with `withdraw` the value should be taken out; with neither we are only
    in doubt.
    """

    concept: EntryId
    slot: Slot
    published: str
    kind: str
    reason_nb: str
    reason_en: str
    proposal: str = ""
    withdraw: bool = False
    line: int = 0  # where it stands in its file

    def reason(self, ui: Lang) -> str:
        """Why, in bokmål or English."""
        return self.reason_en if ui == "en" else self.reason_nb

    def advice(self, ui: Lang) -> str:
        """The proposal, or in words that the value should go or be considered."""
        return self.proposal or text("errata.withdraw" if self.withdraw else "errata.consider", ui)

    @property
    def place(self) -> Place:
        """Where the value stands in the glossary."""
        return Place(concept=self.concept, slot=str(self.slot))


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


# ---------------------------------------------------------------------------------------------------------
# Reading


def read_errata(path: Path) -> tuple[Erratum, ...]:
    """The rows of an errata file; none where there is no file.

    Raises:
        SettingsError: not TOML, or a row that cannot be used; with file and line.
    """
    if not path.exists():
        return ()
    try:
        content = path.read_text(encoding="utf-8")
        tables = tomllib.loads(content)
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise SettingsError("errata.unreadable", place=Place(file=path.name), detail=error) from error
    lines = [content.count("\n", 0, found.end()) + 1 for found in _ROW.finditer(content)]
    rows = tables.get("erratum", [])
    if not isinstance(rows, list) or tables.keys() - {"erratum"}:
        raise SettingsError("errata.not-rows", place=Place(file=path.name))
    read: dict[tuple[EntryId, Slot, str], Erratum] = {}
    for number, row in enumerate(rows):
        place = Place(file=path.name, line=lines[number] if number < len(lines) else 0)
        made = _erratum(row, place)
        if read.setdefault((made.concept, made.slot, made.published), made) is not made:
            raise SettingsError("errata.twice", place=place, published=made.published)
    return tuple(read.values())


def _erratum(row: Any, place: Place) -> Erratum:
    if not isinstance(row, dict):
        raise SettingsError("errata.not-rows", place=place)
    for name, value in row.items():
        if name not in _KEYS:
            raise SettingsError("errata.unknown-key", place=place, key=name, known=", ".join(_KEYS))
        if type(value) is not (bool if name == "withdraw" else str):
            raise SettingsError("errata.not-text", place=place, key=name, value=value)
    missing = [name for name in _NEEDED if not row.get(name, "").strip()]
    if missing:
        raise SettingsError("errata.missing", place=place, key=missing[0])
    if row["kind"] not in KINDS:
        raise SettingsError("unknown-choice", place=place, value=row["kind"], known=", ".join(KINDS))
    if row.get("proposal") and (row.get("withdraw") or row["proposal"] == row["published"]):
        raise SettingsError("errata.no-proposal", place=place, proposal=row["proposal"])
    return Erratum(**{**row, "slot": _term_slot(row["slot"], place)}, line=place.line)


def _term_slot(address: str, place: Place) -> Slot:
    try:
        slot = Slot.parse(address)
    except UnknownSlotError as error:
        raise SettingsError("unknown-slot", place=place, slot=address) from error
    if slot.row.kind != "term":
        raise SettingsError("errata.not-a-term", place=place, slot=address)
    return slot


# ---------------------------------------------------------------------------------------------------------
# Beside the data


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


# ---------------------------------------------------------------------------------------------------------
# The page docs/errata.md


def document(found: Errata, command: str) -> str:
    """The list as a Markdown page, in bokmål with the English reasons beside; `command` is what makes it anew."""
    counts = Counts.of(found.rows)
    intro = text("errata.intro", "nb", command=command, **counts.plain())
    return "\n".join([intro, *(part for kind, rows in found.by_kind().items() for part in _part(kind, rows))])


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


_COLUMNS = ("id", "english", "slot", "published", "proposal", "reason", "reason_en", "codes")


def _part(kind: str, rows: Sequence[ErratumRow]) -> Iterator[str]:
    yield f"## {text(f'errata.kind.{kind}', 'nb')} ({len(rows)})\n"
    yield f"{text(f'errata.about.{kind}', 'nb')}\n"
    yield "| " + " | ".join(text(f"errata.column.{name}", "nb") for name in _COLUMNS) + " |" + "\n|" + "---|" * len(
        _COLUMNS
    )
    yield from (_line(row) for row in rows)
    yield ""


def _line(row: ErratumRow) -> str:
    said = row.erratum
    shown = said.proposal and f"**{_cell(said.proposal)}**"
    cells = (
        f"[{said.concept}]({row.page})" if row.page else said.concept,
        _cell(row.english),
        str(said.slot),
        _cell(said.published),
        shown or f"*{said.advice('nb')}*",
        _cell(said.reason_nb),
        f"*{_cell(said.reason_en)}*",
        ", ".join(row.codes),
    )
    return f"| {' | '.join(cells)} |"


def _cell(words: str) -> str:
    """Text in a table of Markdown: nothing in it is taken for mark-up."""
    return re.sub(r"([\\|*_`\[\]<>])", r"\\\1", " ".join(words.split()))
