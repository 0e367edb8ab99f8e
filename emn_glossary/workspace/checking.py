"""Checking: the check trip: findings, repairs, pages of them; and what is proposed to EMN."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from emn_glossary import formats
from emn_glossary.diff import Change, apply
from emn_glossary.errors import UnknownFormatError
from emn_glossary.findings import Finding, Report
from emn_glossary.languages import Lang
from emn_glossary.merge import Merge, merge
from emn_glossary.model import Document, Glossary
from emn_glossary.places import Place
from emn_glossary.workspace.folder import Folder
from emn_glossary.workspace.results import Checked
from emn_glossary.workspace.stamping import stamp

if TYPE_CHECKING:
    from emn_glossary.errata import Errata


class Checking(Folder):
    """What is wrong with a glossary, and what looks wrong at EMN."""

    def check(
        self,
        path: str | Path | None = None,
        *,
        codes: Sequence[str] = (),
        langs: Iterable[Lang] | None = None,
        today: str = "",
        spelling: bool = False,
        profile: str = "",
        skosify: bool = False,
    ) -> Checked:
        """Check the glossary, or a file of any readable format, by all rules or those whose code begins as asked.

        What a reader has to say is told too. Severities, limits and accepted findings are the settings'. Of a
        workbook (a file that remembers its origin) only what it would bring into the glossary is told. `profile` adds
        the demands of an application profile, `skosify` what that program finds.

        Raises:
            UnknownChoiceError: no rule has such a code, or there are no shapes for such a profile.
            SettingsError, ReadError: as `settings` and `load`.
        """
        from emn_glossary import checks  # noqa: PLC0415

        settings = self.settings
        table = settings.table("checks")
        accepted = checks.read_accepted(table.get("accepted", ()))
        also: list[checks.Runner] = []
        if profile or skosify:
            from emn_glossary.formats.rdf import profiles, runners  # noqa: PLC0415

            office = profiles.Office.of(settings.table("publisher"))
            also += [runners.against_profile(profile, office, Path(path) if path else None)] if profile else []
            also += [runners.by_skosify()] if skosify else []

        def report(glossary: Glossary) -> Report:
            return checks.check(
                glossary,
                select=codes,
                langs=tuple(langs or settings.targets),
                severities=table.get("severities", {}),
                limits=checks.read_limits(table.get("limits", {})),
                today=today,
                speller=checks.Hunspell() if spelling else None,
                also=also,
            )

        if path is None:
            glossary = self.load()
            found = checks.locate(self._read_findings(codes) + report(glossary), self.folder, base=glossary.base)
        else:
            document = formats.read(path)
            glossary, found = document.glossary, Report()
            if document.origin is not None:
                ours = self.load()
                glossary = merge(document.origin, ours, document.glossary).merged
                before = set(report(ours))
                found += [_in_file(finding, document) for finding in report(glossary) if finding not in before]
            else:
                found = checks.locate(report(glossary), Path(path), base=glossary.base)
            found = document.findings + found
        shown, count = checks.without_accepted(found, accepted)
        return Checked(glossary, shown, count)

    def mend(self, checked: Checked, *, today: str, by: str = "", dry_run: bool = False) -> tuple[Change, ...]:
        """Make the repairs that need no judgement, as changes like any other: stamped, saved. The changes made."""
        from emn_glossary.checks import fixes  # noqa: PLC0415

        changes = tuple(fixes(checked.glossary, checked.findings))
        if changes and not dry_run:
            mended = apply(checked.glossary, changes)
            self.save(stamp(checked.glossary, Merge(mended, changes, ()), today, by).merged)
        return changes

    def report(
        self, checked: Checked, ui: Lang, *, html: str | Path | None, sarif: str | Path | None, today: str
    ) -> None:
        """Write what was found as a web page to send to a translator, or as SARIF for a code host."""
        from emn_glossary import checks  # noqa: PLC0415

        if html:
            page = checks.page(checked.findings, checked.glossary, ui=ui, accepted=checked.accepted, day=today)
            formats.write_together({Path(html): page.encode()})
        if sarif:
            folder = Path(os.path.relpath(self.folder)).as_posix()  # as a code host knows it: from where it runs
            log = checks.sarif(checked.findings, ui=ui, folder=folder)
            formats.write_together({Path(sarif): json.dumps(log, ensure_ascii=False, indent=2).encode()})

    def errata(self, glossary: Glossary | None = None) -> Errata:
        """What looks wrong in EMN's published values, as errata.toml in the folder lists it, beside the glossary.

        Raises:
            SettingsError: a row of errata.toml that cannot be used.
        """
        from emn_glossary import checks, errata  # noqa: PLC0415

        listed = errata.read_errata(self.folder / "errata.toml")
        glossary = self.load() if glossary is None else glossary
        return errata.errata(glossary, listed, checks.check(glossary, select=("T",)) if listed else ())

    def propose(self, path: str | Path, *, ui: Lang = "nb", langs: Iterable[Lang] | None = None) -> tuple[Errata, int]:
        """Write the errata and our proposals for EMN's working group: a workbook, or (`.md`) the errata as a page.

        Gives the errata and how many terms are proposed.

        Raises:
            UnknownFormatError: another ending than .xlsx or .md.
            SettingsError, WriteError: as `errata` and `formats.write`.
        """
        from emn_glossary import errata  # noqa: PLC0415
        from emn_glossary.formats.xlsx import proposals  # noqa: PLC0415

        file, glossary, made = Path(path), self.load(), io.BytesIO()
        if file.suffix.lower() not in (".xlsx", ".md"):
            raise UnknownFormatError(place=Place(file=file.name), name=file.suffix, known=".xlsx, .md")
        found = self.errata(glossary)
        if file.suffix.lower() == ".md":
            made.write(errata.document(found).encode())
            count = 0
        else:
            count = proposals.write(glossary, found, made, ui=ui, langs=langs or self.settings.targets)
        formats.write_together({file: made.getvalue()})
        return found, count

    def _read_findings(self, codes: Sequence[str]) -> Report:
        """What reading the folder had to say, as far as it was asked for."""
        return self.findings.select(*codes) if codes else self.findings


def _in_file(finding: Finding, document: Document) -> Finding:
    """The finding with the cell that its slot stands in, where the file has such places."""
    cell = document.places.get((finding.place.concept, finding.place.slot))
    if cell is None:
        return finding
    return replace(finding, place=replace(cell, concept=finding.place.concept, slot=finding.place.slot))
