"""Exporting: the way out: the glossary, or a selection of it, to a file of any format."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from emn_glossary import formats, former, workflow
from emn_glossary.coverage import Selection, select
from emn_glossary.diff import diff, without_bookkeeping
from emn_glossary.languages import SOURCE, Lang
from emn_glossary.model import EntryId, Glossary
from emn_glossary.workspace.folder import Folder


class Exporting(Folder):
    """Files of a data folder's glossary."""

    def export(
        self,
        path: str | Path,
        *,
        langs: Iterable[Lang] | None = None,
        which: Selection = "all",
        since: str | Path | None = None,
        format: str | None = None,  # noqa: A002
        profile: str = "",
        status: str = "",
        theme: str = "",
        **options: Any,
    ) -> tuple[EntryId, ...]:
        """Write the glossary, or a selection of it, to a file in the format of its ending. The ids written.

        `which="changed"` is what differs from `since` (as `as_of` takes it), by default what the last update changed.
        With a `profile` (for RDF), what it holds back or leaves out stands in `findings` afterwards, and so does what
        another format has no room for. `theme` is an id or a name. `written` has the files: several where one would be
        too large for those it is meant for.

        Raises:
            WriteError, FormatError: as `formats.write`.
            UnknownChoiceError: no such selection, or no such profile.
        """
        glossary = self.load()
        targets = tuple(langs or self.settings.targets)
        if options.get("order") == "changes":
            options |= self._former(since)
            which, changed = "changed" if which == "all" else which, differing(options["before"], glossary)
        else:
            changed = self.changed_since(glossary, since) if which == "changed" else ()
        ids = told = select(glossary, which, targets, changed)
        row = formats.detect(path, format)
        accepted = row.options()
        if status:
            wanted = workflow.status_named(status)
            having = set(workflow.with_status(glossary, wanted, targets))
            ids = tuple(id for id in ids if id in having)  # noqa: A001
            options, told = (options | {"status": wanted}, told) if "status" in accepted else (options, ids)
        if theme:
            ids, options = self._within(glossary, theme, ids, options, accepted)
            told = told if "theme" in options else ids
        if accepted & {"beside", "published"}:
            options |= self._to_look_at(glossary, ids, targets, accepted, status)
        if "order" in accepted:
            options["select"] = which
        if "ids" in accepted:
            options["ids"] = told
        elif which != "all" or theme:
            glossary = glossary.only((*ids, *glossary.themes) if theme else ids)
        if "langs" in accepted:
            options["langs"] = targets
        elif langs is not None:
            glossary = only_languages(glossary, (SOURCE, *targets))
        if profile:
            from emn_glossary.formats.rdf.profiles import Office, fit  # noqa: PLC0415

            options["office"], options["profile"] = Office.of(self.settings.table("publisher")), profile
            fitted = fit(glossary, profile, options["office"])
            glossary, self.findings = fitted.glossary, fitted.findings
            ids = tuple(id for id in ids if id in glossary.entries)  # noqa: A001
        else:
            self.findings = row.not_carried(glossary, options)
        self.written = formats.write(glossary, path, format, **options)
        return self._shown(glossary, ids, accepted, options)

    @staticmethod
    def _within(
        glossary: Glossary, said: str, ids: tuple[EntryId, ...], options: dict[str, Any], accepted: frozenset[str]
    ) -> tuple[tuple[EntryId, ...], dict[str, Any]]:
        """The ids of those in a theme; a format that knows themes is told the theme, and names it."""
        from emn_glossary.search import browsing, filters  # noqa: PLC0415

        theme = filters.theme_named(browsing.theme_names(glossary), said)
        members = set(glossary.by_theme()[theme])
        inside = tuple(id for id in ids if id in members)  # noqa: A001
        return inside, {**options, "theme": theme} if "theme" in accepted else options

    def _to_look_at(
        self, glossary: Glossary, ids: Sequence[EntryId], langs: Sequence[Lang], accepted: frozenset[str], status: str
    ) -> dict[str, Any]:
        """What stands beside the values in a work order or a review packet."""
        from emn_glossary import review  # noqa: PLC0415

        if "published" in accepted:
            return {"published": self.upstream()} if status else {}
        published = self.upstream() if status else None
        kept = former.read(self.folder / former.FILE)
        return {"beside": review.beside(glossary, ids, langs, kept=kept, published=published)}

    def _former(self, since: str | Path | None) -> dict[str, Any]:
        """The glossary that a list shows the changes from, by default EMN's last edition, and what it is called."""
        before = self.as_of(since) if since else self.upstream()
        return {"before": before, "since": str(since) if since and not Path(since).exists() else ""}

    @staticmethod
    def _shown(
        glossary: Glossary, ids: tuple[EntryId, ...], accepted: frozenset[str], options: Mapping[str, Any]
    ) -> tuple[EntryId, ...]:
        """The ids that the file shows: most lists have no room for the introduction."""
        from emn_glossary.formats.printed import WITH_PASSAGES  # noqa: PLC0415

        packet = "published" in options and "order" not in options
        listed = options.get("readers") or ("order" in accepted and not packet)
        if not listed or options.get("order") in WITH_PASSAGES:
            return ids
        return tuple(id for id in ids if id in glossary)  # noqa: A001

    def changed_since(self, glossary: Glossary, since: str | Path | None = None) -> tuple[EntryId, ...]:
        """The ids of the entries that differ from another glossary; without one, those that the last update changed.

        Where there has been no update, those that differ from EMN's edition.
        """
        if not since and (editions := self.past().of("edition")):
            return tuple(id for id in editions[-1].concepts if id in glossary.entries)  # noqa: A001
        return differing(self.as_of(since) if since else self.upstream(), glossary)


def differing(before: Glossary | None, after: Glossary) -> tuple[EntryId, ...]:
    """The ids of the entries that differ; none where there is nothing to compare with."""
    changes = without_bookkeeping(diff(before, after)) if before is not None else ()
    return tuple(dict.fromkeys(change.concept for change in changes))


def only_languages(glossary: Glossary, langs: Iterable[Lang]) -> Glossary:
    """The glossary with text in some languages only; what has no language stays."""
    wanted = {"", *langs}
    entries = [
        type(entry)(id, {slot: value for slot, value in entry.values().items() if slot.lang in wanted})
        for id, entry in glossary.entries.items()  # noqa: A001
    ]
    return Glossary(entries, base=glossary.base, unknown=glossary.unknown)
