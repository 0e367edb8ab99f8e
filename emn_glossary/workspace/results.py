"""Results: what the trips give back: an import, an update, a check. Plain values; no files are known here."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from emn_glossary.diff import Change, without_bookkeeping
from emn_glossary.findings import Report
from emn_glossary.languages import Lang
from emn_glossary.merge import Conflict, Merge
from emn_glossary.model import Document, Glossary

if TYPE_CHECKING:
    from emn_glossary.editions import Edition


@dataclass(frozen=True, slots=True)
class Import:
    """What an import did, or would do: the changes taken, the conflicts left open, what there is to say.

    `saved` is false when nothing changed, when it was a dry run, or when a finding of severity error refused it.
    """

    document: Document
    merge: Merge
    findings: Report
    saved: bool

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes taken, without the dates that follow from them."""
        return without_bookkeeping(self.merge.taken)

    @property
    def conflicts(self) -> tuple[Conflict, ...]:
        """The values that both sides changed; ours stands until someone decides."""
        return self.merge.conflicts

    @property
    def refused(self) -> bool:
        """Whether an error in the file kept everything out."""
        return bool(self.findings.errors)

    def plain(self, ui: Lang = "en") -> dict[str, Any]:
        """The import as JSON tools expect it."""
        return {
            "changes": [change.plain() for change in self.changes],
            "conflicts": [conflict.plain() for conflict in self.conflicts],
            "findings": [finding.plain(ui) for finding in self.findings],
            "saved": self.saved,
        }


@dataclass(frozen=True, slots=True)
class Updated(Import):
    """What an update did, or would do: as an import, and which entry is which."""

    edition: Edition

    @property
    def changes(self) -> tuple[Change, ...]:
        """The changes taken, without those that no reader sees: dates, and which English a value renders."""
        return tuple(change for change in Import.changes.fget(self) if _is_seen(change))  # type: ignore[attr-defined]

    def plain(self, ui: Lang = "en") -> dict[str, Any]:
        """The update as JSON tools expect it."""
        told = self.edition.matching
        entries = {
            "new": [self.edition.ids[slug] for slug in told.new],
            "renamed": {self.edition.ids[slug]: list(names) for slug, names in told.renamed.items()},
            "merged": {id: self.edition.ids[slug] for id, slug in told.merged.items()},  # noqa: A001
            "split": {id: [self.edition.ids[slug] for slug in slugs] for id, slugs in told.split.items()},  # noqa: A001
            "withdrawn": list(told.withdrawn),
            "doubtful": {one.slug: [candidate.id for candidate in one.candidates] for one in told.doubts},
        }
        return {**Import.plain(self, ui), "edition": self.document.glossary.edition, "entries": entries}

    @property
    def counts(self) -> dict[str, int]:
        """How many entries are new, renamed, merged, split, withdrawn, doubtful; all others read are known."""
        told = self.edition.matching
        names = ("new", "renamed", "merged", "split", "withdrawn")
        counts = {name: len(getattr(told, name)) for name in names}
        return {**counts, "doubtful": len(told.doubts), "known": len(told.pairs) - len(told.renamed)}


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: the glossary checked, the findings, and how many more are accepted by the settings."""

    glossary: Glossary
    findings: Report
    accepted: int


def _is_seen(change: Change) -> bool:
    said = change.plain()
    return said["before"] != said["after"] or "status" in said or change.slot is None
