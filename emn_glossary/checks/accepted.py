"""Accepted findings: those that the glossary's keepers have looked at and let stand, each with a reason.

    [[checks.accepted]]
    code = "T101"
    concept = "c0173"
    slot = "preferred@nb"
    reason = "EMN gir de to begrepene samme norske term."

They are counted, not shown. What is left out fits anything: without `concept` a code is accepted everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from emn_glossary.checks.registry import RULES
from emn_glossary.errors import SettingsError, UnknownSlotError
from emn_glossary.findings import Finding, Report
from emn_glossary.messages import catalogue
from emn_glossary.slots import Slot

_KEYS = ("code", "concept", "slot", "reason")


@dataclass(frozen=True, slots=True)
class Accepted:
    """A finding that may stand: its code, where, and why."""

    code: str
    concept: str = ""
    slot: str = ""
    reason: str = ""

    def fits(self, finding: Finding) -> bool:
        """Whether this is about that finding."""
        place = finding.place
        return self.code == finding.code and self.concept in ("", place.concept) and self.slot in ("", place.slot)


def read_accepted(rows: Sequence[Mapping[str, Any]]) -> tuple[Accepted, ...]:
    """The rows of `[[checks.accepted]]` in the settings.

    Raises:
        SettingsError: an unknown key or code, a slot that is none, or no reason.
    """
    if not isinstance(rows, Sequence):
        raise SettingsError(detail=f"[[checks.accepted]]: {', '.join(_KEYS)}")
    return tuple(_row(number, row) for number, row in enumerate(rows, start=1))


def _row(number: int, row: Mapping[str, Any]) -> Accepted:
    where = f"[[checks.accepted]] {number}"
    if not isinstance(row, Mapping) or not all(isinstance(value, str) for value in row.values()):
        raise SettingsError(detail=f"{where}: {', '.join(_KEYS)}")
    odd = [key for key in row if key not in _KEYS]
    if odd:
        raise SettingsError(detail=f"{where}: {odd[0]}? ({', '.join(_KEYS)})")
    made = Accepted(**row) if "code" in row else Accepted("")
    if made.code not in RULES and f"explain.{made.code}" not in catalogue():
        raise SettingsError(detail=f'{where}: code = "{made.code}"?')
    if not made.reason.strip():
        raise SettingsError(detail=f'{where}, {made.code}: reason = "…"?')
    if made.slot:
        try:
            Slot.parse(made.slot)
        except UnknownSlotError as error:
            raise SettingsError(detail=f'{where}: slot = "{made.slot}"?') from error
    return made


def without_accepted(report: Report, accepted: Iterable[Accepted]) -> tuple[Report, int]:
    """The findings that are not accepted, and how many are."""
    rows: dict[str, list[Accepted]] = {}
    for row in accepted:
        rows.setdefault(row.code, []).append(row)
    left = [f for f in report if not any(row.fits(f) for row in rows.get(f.code, ()))]
    return Report(left), len(report) - len(left)


def unused(report: Report, accepted: Iterable[Accepted]) -> tuple[Accepted, ...]:
    """The acceptances that no finding of a whole run fits any more; they can be taken out of the settings."""
    return tuple(row for row in accepted if not any(row.fits(finding) for finding in report))
