"""Settling: statuses set and decisions remembered, or taken back."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from emn_glossary import decisions, former, workflow
from emn_glossary.diff import Change, apply
from emn_glossary.findings import Report
from emn_glossary.merge import Merge
from emn_glossary.model import Document, Status
from emn_glossary.places import Place
from emn_glossary.slots import Slot
from emn_glossary.update import still_rendered
from emn_glossary.workspace.folder import Folder
from emn_glossary.workspace.results import Import
from emn_glossary.workspace.stamping import stamp


class Settling(Folder):
    """What is approved and what is decided."""

    def set_status(
        self,
        status: str,
        wanted: workflow.Wanted,
        *,
        by: str,
        today: str,
        punctuation: bool = False,
        dry_run: bool = False,
    ) -> Import:
        """Set the status of values, or say (`same`) that they hold for the English of today. See `workflow.move`.

        `punctuation`: only entries whose English changed in spaces and punctuation alone.

        Raises:
            UnknownChoiceError: no such status or role.
            WriteError: as `save`.
        """
        glossary, read = self.load(), workflow.read_status(status)
        roles = workflow.read_roles(self.settings.table("roles"))
        role = workflow.role_of(by, roles)
        said = workflow.refusal(read, role, roles, Place()) if isinstance(read, Status) else None
        kept = former.read(self.folder / former.FILE)
        skip = (lambda entry: not former.only_punctuation(entry, kept)) if punctuation else None
        changes = tuple(workflow.move(glossary, wanted, read, by=role, today=today, skip=skip)) if said is None else ()
        dated = {change.concept: {Slot("modified"): today} for change in changes}
        merged = apply(glossary, changes)
        merged = merged.with_entries(merged.entries[id].with_values(day) for id, day in dated.items())  # noqa: A001
        result = Import(Document(merged), Merge(merged, changes, ()), Report([said] if said else []), saved=False)
        if dry_run or not changes:
            return result
        beside = {former.FILE: former.as_toml(still_rendered(kept, merged))} if kept else {}
        self.save(merged, beside)
        return replace(result, saved=True)

    def decide(self, new: Iterable[decisions.Decision]) -> tuple[decisions.Decision, ...]:
        """Remember decisions; all there are then.

        Raises:
            WriteError: as `save`.
        """
        made = decisions.add(decisions.read(self.folder / decisions.FILE), new)
        self.save(self.load(), {decisions.FILE: decisions.as_toml(made)})
        return made

    def undo(self, number: int, *, today: str, dry_run: bool = False) -> tuple[decisions.Decision, tuple[Change, ...]]:
        """Take a decision back: it is forgotten, and a conflict gets what the other side said. What changed.

        Raises:
            UnknownChoiceError: there is no decision with that number.
            WriteError: as `save`.
        """
        one, others = decisions.take_out(decisions.read(self.folder / decisions.FILE), number)
        glossary = self.load()
        changes = tuple(decisions.turned(one, glossary)) if one.kind == "conflict" else ()
        named = tuple(one.about.get(name, "") for name in ("concept", "slot", "element"))
        kept = (*others, *decisions.settled([one], [named], day=today)) if changes else others  # type: ignore[list-item]
        merged = stamp(glossary, Merge(apply(glossary, changes), changes, ()), today).merged
        if not dry_run:
            self.save(merged, {decisions.FILE: decisions.as_toml(kept)})
        return one, changes
