"""Findings: everything we *say about data*. Returned, never raised.

A `Finding` has a stable code (`W104`), a severity, a place, and words in bokmål and English made from the message
table. A `Report` is a sequence of them that can be selected from and counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, overload

from emn_glossary import messages
from emn_glossary.places import NOWHERE, Place


class Severity(IntEnum):
    """How bad it is; comparable: `Severity.ERROR > Severity.WARNING`."""

    NOTE = 1
    WARNING = 2
    ERROR = 3

    @classmethod
    def of(cls, code: str) -> Severity:
        """The severity a code has unless settings say otherwise."""
        return cls[messages.catalogue()[code].severity.upper()]


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say about the data: what, where, how bad, and what to do."""

    code: str
    place: Place = NOWHERE
    params: tuple[tuple[str, str], ...] = ()
    severity: Severity = field(default=Severity.NOTE)

    @classmethod
    def make(cls, code: str, place: Place = NOWHERE, **params: object) -> Finding:
        """The finding `code` at `place`, with the severity it has by default."""
        filled = tuple((name, str(value)) for name, value in params.items())
        return cls(code, place, filled, Severity.of(code))

    def text(self, ui: str = "en") -> str:
        """What is the matter, without the place."""
        return messages.text(self.code, ui, **dict(self.params))

    def hint(self, ui: str = "en") -> str:
        """What to do about it; empty when there is nothing to do."""
        return messages.hint(self.code, ui, **dict(self.params))

    def line(self, ui: str = "en") -> str:
        """The whole finding on one line: place, code, what, what now."""
        where = self.place.text(ui)
        said = f"{self.code} {sentence(self.text(ui), self.hint(ui))}"
        return f"{where}: {said}" if where else said

    def plain(self, ui: str = "en") -> dict[str, Any]:
        """The finding as JSON tools expect it."""
        return {
            "code": self.code,
            "severity": self.severity.name.lower(),
            "message": self.text(ui),
            "concept": self.place.concept,
            "slot": self.place.slot,
            "file": self.place.file,
            "sheet": self.place.sheet,
            "cell": self.place.cell,
            "line": self.place.line,
            "hint": self.hint(ui),
        }


def sentence(what: str, advice: str = "") -> str:
    """What is the matter and what to do, as running text: `ukjent ID c9999. Mente du c0999?`."""
    return f"{what.rstrip('.')}. {advice}" if advice else what


class Report(Sequence[Finding]):
    """Findings, in order of place; immutable."""

    __slots__ = ("_findings",)

    def __init__(self, findings: Iterable[Finding] = ()) -> None:
        self._findings = tuple(findings)

    @overload
    def __getitem__(self, index: int) -> Finding: ...
    @overload
    def __getitem__(self, index: slice) -> Sequence[Finding]: ...
    def __getitem__(self, index: int | slice) -> Finding | Sequence[Finding]:
        return self._findings[index]

    def __len__(self) -> int:
        return len(self._findings)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self._findings)

    def __add__(self, other: Iterable[Finding]) -> Report:
        return Report((*self._findings, *other))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Report) and self._findings == other._findings

    def __hash__(self) -> int:
        return hash(self._findings)

    def __repr__(self) -> str:
        return f"Report({list(self._findings)!r})"

    @property
    def worst(self) -> Severity | None:
        """The highest severity there is, or None."""
        return max((finding.severity for finding in self._findings), default=None)

    @property
    def errors(self) -> Report:
        """Those of severity error."""
        return Report(f for f in self._findings if f.severity is Severity.ERROR)

    def select(self, *codes: str) -> Report:
        """Those whose code begins with one of `codes`: `select("T", "W1")`."""
        return Report(f for f in self._findings if f.code.startswith(codes))

    def by_code(self) -> dict[str, int]:
        """How many of each code, most frequent first."""
        counts: dict[str, int] = {}
        for finding in self._findings:
            counts[finding.code] = counts.get(finding.code, 0) + 1
        return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))
