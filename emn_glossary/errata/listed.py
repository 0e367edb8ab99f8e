"""The list as kept by hand: errata.toml, a row for each published value that looks wrong."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from emn_glossary.errors import SettingsError, UnknownSlotError
from emn_glossary.languages import Lang
from emn_glossary.messages import text
from emn_glossary.model import EntryId
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
            raise SettingsError("errata.unknown-key", place=place, name=name, known=", ".join(_KEYS))
        if type(value) is not (bool if name == "withdraw" else str):
            raise SettingsError("errata.not-text", place=place, name=name, value=value)
    missing = [name for name in _NEEDED if not row.get(name, "").strip()]
    if missing:
        raise SettingsError("errata.missing", place=place, name=missing[0])
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
