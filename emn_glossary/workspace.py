"""Workspace: a data folder opened: loads the glossary, saves it whole or not at all, and makes the trips.

Every trip is load → pure functions → show → save; files are touched in the first and the last step only. Showing is
not done here: the command does.
"""

from __future__ import annotations

import hashlib
import io
import json
import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from emn_glossary import decisions, formats, former, workflow
from emn_glossary.coverage import Selection, digest, select
from emn_glossary.datafolder import find_folder
from emn_glossary.diff import Change, apply, diff, without_bookkeeping
from emn_glossary.errors import ChangedOnDiskError, ReadError, UnknownFormatError, WriteError, nearest
from emn_glossary.findings import Finding, Report, Severity
from emn_glossary.incoming import recognised
from emn_glossary.languages import SOURCE, Lang
from emn_glossary.merge import Conflict, Merge, merge
from emn_glossary.messages import text
from emn_glossary.model import Document, Entry, EntryId, Glossary, Item, Passage, Status, Term, Text, Value
from emn_glossary.model.values import OWN, in_order, key
from emn_glossary.places import Place
from emn_glossary.settings import Settings, read_settings
from emn_glossary.slots import Slot
from emn_glossary.update import still_rendered

if TYPE_CHECKING:
    from emn_glossary.editions import Edition
    from emn_glossary.errata import Errata
    from emn_glossary.formats.documents import Annotated, Readable
    from emn_glossary.search import Expansion, Hit
    from emn_glossary.search.store import Store


def find_data(given: str | Path | None = None) -> Path:
    """The data folder to work in; see `datafolder.find_folder` for where it is looked for.

    Raises:
        ReadError: there is none, or the one given does not exist.
    """
    return Path(find_folder(str(given) if given else None))


Answer = TypeVar("Answer")


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
        return {**Import.plain(self, ui), "entries": entries}


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found: the glossary checked, the findings, and how many more are accepted by the settings."""

    glossary: Glossary
    findings: Report
    accepted: int


class Workspace:
    """A data folder. `Workspace.open()` finds it; `load()` reads it; `save()` writes what has changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._read: dict[str, str] = {}  # file name → fingerprint of what was read
        self.findings = Report()
        self.written: tuple[Path, ...] = ()  # by the last export

    @classmethod
    def open(cls, data: str | Path | None = None) -> Workspace:
        """The workspace in a folder; see `find_data` for where it is looked for."""
        return cls(find_data(data))

    @property
    def settings(self) -> Settings:
        """What settings.toml says."""
        return read_settings(self.folder / "settings.toml")

    @property
    def packaged(self) -> bool:
        """Whether this is the copy inside the package, which can only be read."""
        return self.folder.name == "_data"

    def load(self) -> Glossary:
        """The glossary in the folder; what there is to say about it stands in `findings` afterwards.

        Raises:
            ReadError: a file is missing, unreadable, or not RDF; with file and line.
        """
        self._read = {name: _fingerprint(self.folder / name) for name in formats.GLOSSARY_FILES}
        document = formats.read_folder(self.folder)
        self.findings = document.findings
        return document.glossary

    def consult(self, question: Callable[[Store], Answer]) -> Answer:
        """The answer of a question asked of the folder's look-up index, the prepared one where there is one.

        Raises:
            ReadError: as `load`, when the index has to be made anew.
        """
        from emn_glossary.search import cache  # noqa: PLC0415

        return cache.ask(str(self.folder), self.load, question)

    def lookup(
        self, word: str, *, themes: Iterable[str] = (), statuses: Iterable[str] = (), **options: Any
    ) -> tuple[Hit, ...]:
        """The entries that a word means; themes by id or name, statuses by name; options as `search.lookup` takes them.

        Raises:
            ReadError: as `load`, when the index has to be made anew.
            UnknownChoiceError: no such theme or status.
        """
        from emn_glossary.search import filters, lookup  # noqa: PLC0415

        def question(index: Store) -> tuple[Hit, ...]:
            about = [filters.theme_named(index.themes(), theme) for theme in themes]
            having = [filters.status_named(status) for status in statuses]
            return lookup(index, word, themes=about, statuses=having, **options)

        return self.consult(question)

    def expand(self, word: str = "", *, langs: Sequence[Lang] = (), **options: Any) -> tuple[Expansion, ...]:
        """All search words for the concepts a word means (none when that is not sure), or for every concept.

        Raises:
            ReadError: as `load`.
        """
        from emn_glossary.search import expansion, lookup  # noqa: PLC0415

        glossary = self.load()
        hits = lookup(glossary, word, limit=None) if word else ()
        meant = [hit.concept for hit in hits if hit.sure and hit.score == hits[0].score]
        asked = tuple(langs) or expansion.LANGUAGES
        return tuple(
            expansion.expand(glossary, concept, langs=asked, **options) for concept in (meant if word else glossary)
        )

    def upstream(self) -> Glossary | None:
        """The last EMN edition merged, as EMN published it; None where the folder keeps none."""
        path = self.folder / "upstream.ttl"
        return formats.read(path).glossary if path.exists() else None

    def save(self, glossary: Glossary, beside: Mapping[str, bytes] | None = None) -> tuple[Path, ...]:
        """Write the glossary back; files whose bytes stay the same are left alone. The paths written.

        Everything is laid out beside the old files first and put in place last, so a failure leaves the old ones.
        `beside`: other files of the folder that are written together with it, by name.

        Raises:
            ChangedOnDiskError: someone else changed a file since `load`.
            WriteError: read-only folder, full disk, or the copy inside the package.
        """
        if self.packaged:
            raise WriteError("packaged-data-is-read-only", place=Place(file=str(self.folder)))
        for name, fingerprint in self._read.items():
            if _fingerprint(self.folder / name) != fingerprint:
                raise ChangedOnDiskError(place=Place(file=str(self.folder / name)))
        laid_out = {name: _turtle(part) for name, part in _by_file(glossary).items()} | dict(beside or {})
        changed = {
            name: content
            for name, content in laid_out.items()
            if _fingerprint(self.folder / name) != hashlib.sha256(content).hexdigest()
        }
        formats.write_together({self.folder / name: content for name, content in changed.items()})
        read_again = {name: content for name, content in changed.items() if name in self._read}
        self._read.update({name: hashlib.sha256(content).hexdigest() for name, content in read_again.items()})
        return tuple(self.folder / name for name in changed)

    # -- trips --------------------------------------------------------------------------------------------
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

        `which="changed"` is what differs from `since` (a file or folder), by default from the last EMN edition. With a
        `profile` (for RDF), what it holds back or leaves out stands in `findings` afterwards, and so does what another
        format has no room for. `theme` is an id or a name. `written` has the files: several where one would be too
        large for those it is meant for.

        Raises:
            WriteError, FormatError: as `formats.write`.
            UnknownChoiceError: no such selection, or no such profile.
        """
        glossary = self.load()
        targets = tuple(langs or self.settings.targets)
        changed = self.changed_since(glossary, since) if which == "changed" else ()
        ids = select(glossary, which, targets, changed)
        if status:
            wanted = workflow.read_status(status)
            assert isinstance(wanted, Status), status
            having = set(workflow.with_status(glossary, wanted, targets))
            ids = tuple(id for id in ids if id in having)  # noqa: A001
        row = formats.detect(path, format)
        accepted = row.options()
        every = ids
        if theme:
            ids, options = self._within(glossary, theme, ids, options, accepted)
        if accepted & {"beside", "published"}:
            options |= self._to_look_at(glossary, ids, targets, accepted, status)
        if "ids" in accepted:
            options["ids"] = every if "theme" in options else ids
        elif which != "all" or theme:
            glossary = glossary.only((*ids, *glossary.themes) if theme else ids)
        if langs is not None or "langs" in accepted:
            if "langs" in accepted:
                options["langs"] = targets
            else:
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
        return ids

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

        published = self.upstream() if status or "published" in accepted else None
        if "published" in accepted:
            return {"published": published, **({"status": workflow.read_status(status)} if status else {})}
        kept = former.read(self.folder / former.FILE)
        return {"beside": review.beside(glossary, ids, langs, kept=kept, published=published)}

    def changed_since(self, glossary: Glossary, since: str | Path | None = None) -> tuple[EntryId, ...]:
        """The ids of the entries that differ from another glossary, by default from the last EMN edition."""
        before = formats.read(since).glossary if since else self.upstream()
        if before is None:
            return ()
        changes = without_bookkeeping(diff(before, glossary))
        return tuple(dict.fromkeys(change.concept for change in changes))

    def bring_in(
        self,
        path: str | Path,
        *,
        today: str,
        by: str = "",
        dry_run: bool = False,
        confirm: Callable[[Import], bool] | None = None,
        tidy: bool = False,
        mapping: Mapping[str, str] | None = None,
        **options: Any,
    ) -> Import:
        """Import a file: read, merge against what was sent, stamp with date and role, save.

        `mapping` says what the columns of a foreign list are, by heading or letter; what it says is a proposal. A role
        (`by`) of the settings may only set the statuses that are its own (E420).

        `tidy` has skosify put a foreign RDF vocabulary right first; the findings tell every change it makes.

        A finding of severity error refuses the whole file. Conflicts do not: what is not in conflict is saved, the
        glossary's own value stands where both sides changed. `confirm` is asked before anything is saved.

        Raises:
            ReadError, FormatError: as `formats.read`.
            MergeError: the file belongs to another glossary.
            WriteError: as `save`.
        """
        ours = self.load()
        row = formats.detect(path, options.pop("format", None)) if not Path(path).is_dir() else None
        if row is not None and "base" in row.reading_options():
            options["base"] = ours.base
        document = self._read_or_list(Path(path), row, ours.base, mapping, options)
        if tidy:
            from emn_glossary.formats.rdf.runners import tidied  # noqa: PLC0415

            document = tidied(document, Path(path))
        if document.origin is None and row is not None and row.name == "xlsx":
            document = self._without_strangers(document, ours, Path(path).name)
        elif document.origin is None and row is not None and row.plain:
            document = recognised(document, ours, Path(path).name)
        outcome = merge(document.origin, ours, document.glossary)
        stamped = stamp(ours, outcome, today, by)
        roles = workflow.read_roles(self.settings.table("roles"))
        forbidden = tuple(workflow.not_allowed(stamped.taken, by, roles)) if by in roles else ()
        result = Import(document, stamped, document.findings + forbidden, saved=False)
        if result.refused or dry_run or not result.changes or (confirm and not confirm(result)):
            return result
        self.save(stamped.merged)
        return replace(result, saved=True)

    def _read_or_list(
        self,
        path: Path,
        row: formats.Format | None,
        base: str,
        mapping: Mapping[str, str] | None,
        options: Mapping[str, Any],
    ) -> Document:
        """A file read by its format, or as somebody else's list where it is none of our own shapes."""
        from emn_glossary.formats.lists import documents  # noqa: PLC0415

        own: Document | ReadError
        if not mapping:
            try:
                own = formats.read(path, row.name if row else None, **options)
            except ReadError as error:
                own = error
            if not documents.is_foreign(own):
                if isinstance(own, ReadError):
                    raise own
                return own
        known = decisions.mappings(decisions.read(self.folder / decisions.FILE))
        found = documents.document(path, base, mapping, known)
        if found is not None:  # nothing is known of a common start: what both say differently is a conflict
            return replace(recognised(found, self.load(), path.name), origin=Glossary(base=base))
        if mapping:
            raise ReadError("map-without-list", place=Place(file=path.name))
        if isinstance(own, ReadError):
            raise own
        return own

    def update(
        self,
        paths: Sequence[str | Path],
        *,
        today: str,
        edition: str = "",
        mapping: Mapping[str, str] | None = None,
        whole: bool | None = None,
        dry_run: bool = False,
        confirm: Callable[[Import], bool] | None = None,
        progress: Callable[[int, int], None] | None = None,
    ) -> Updated:
        """Merge a new edition of EMN's: saved pages, folders of them, lists. See `editions.renew`.

        The glossary, the edition (`upstream.ttl`), decisions and former English are saved together or not at all.

        Raises:
            ReadError, FormatError: a file is not what it claims to be, or there is no last edition to start from.
            MergeError: the edition is older than the last one merged.
            WriteError: as `save`.
        """
        from emn_glossary import editions  # noqa: PLC0415

        ours, base = self.load(), self.upstream()
        if base is None:
            raise ReadError("no-upstream", place=Place(file=str(self.folder)))
        decided = decisions.read(self.folder / decisions.FILE)
        kept = former.read(self.folder / former.FILE)
        read = editions.read(paths, edition=edition, mapping=mapping, decided=decided, progress=progress)
        decided = editions.with_mapping(decided, paths, mapping, today)
        made = editions.renew(base, ours, read, today=today, edition=edition, decided=decided, kept=kept, whole=whole)
        result = Updated(Document(made.upstream, made.findings, base), made.merge, made.findings, False, made)
        nothing = not made.merge.taken and made.upstream == base
        if result.refused or dry_run or nothing or (confirm and not confirm(result)):
            return result
        self.save(made.merge.merged, {"upstream.ttl": _turtle(made.upstream), **editions.files(made)})
        return replace(result, saved=True)

    def former_english(self, entry: Entry) -> Iterator[tuple[str, str, str]]:
        """Slot, English before and English now, of what an entry's stale values render."""
        return former.changes(entry, former.read(self.folder / former.FILE))

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

    def doubt_book(self, path: Path, result: Updated, ui: Lang = "nb") -> None:
        """Write the workbook with the doubtful matches of an update, to choose in; `decisions_from` reads it."""
        from emn_glossary.formats.xlsx import doubts  # noqa: PLC0415

        with formats.atomically(path) as target:
            doubts.write(result.edition.matching.doubts, self.load(), target, ui=ui)

    def decisions_from(self, path: Path, *, today: str, by: str = "") -> tuple[list[decisions.Decision], Report]:
        """The decisions in a workbook that `doubt_book` wrote and someone filled in; nothing is saved yet.

        Raises:
            ReadError: not that workbook.
        """
        from emn_glossary.formats.xlsx import doubts  # noqa: PLC0415

        with formats.opened(path) as source:
            chosen, findings = doubts.read(source.read(), path.name, self.load())
        return [decisions.matched(slug, "", id, day=today, by=by) for slug, id in chosen.items()], Report(findings)  # noqa: A001

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
        kept = (*others, one) if changes else others
        merged = stamp(glossary, Merge(apply(glossary, changes), changes, ()), today).merged
        if not dry_run:
            self.save(merged, {decisions.FILE: decisions.as_toml(kept)})
        return one, changes

    @staticmethod
    def _without_strangers(document: Document, ours: Glossary, file: str) -> Document:
        """A workbook that forgot what was sent may still only speak of entries that there are."""
        strange = [id for id in document.glossary.entries if id not in ours.entries and id != "scheme"]  # noqa: A001
        found = []
        for id in strange:  # noqa: A001
            near = ", ".join(nearest(id, ours.entries, 1))
            place = Place(concept=id, file=file)
            found.append(Finding.make("W101" if near else "W135", place, id=id, near=near))
        return replace(document, findings=document.findings + found)

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

    def annotate(
        self,
        document: str | Path | Readable,
        *,
        lang: Lang | None = None,
        copies: Iterable[str | Path] = (),
        base_url: str = "",
        every: bool = True,
        ui: Lang = "nb",
    ) -> Annotated:
        """Find the glossary's terms in a document, and write copies of it that show them.

        A copy is written as its ending says (see `formats.documents.copies`); its links lead to the published site at
        `base_url`, or to pages beside it. `every=False` marks only the first mention of each concept.

        Raises:
            ReadError, UnknownFormatError: as `formats.documents.read`.
            WriteError: as `formats.documents.copies.write`; or a copy would take the original's place.
        """
        from emn_glossary.annotate import Matcher  # noqa: PLC0415
        from emn_glossary.formats import documents  # noqa: PLC0415
        from emn_glossary.formats.documents.copies import write  # noqa: PLC0415
        from emn_glossary.formats.documents.tips import Tips  # noqa: PLC0415
        from emn_glossary.publish import addresses  # noqa: PLC0415

        paths = [Path(copy) for copy in copies]
        if isinstance(document, (str, Path)):
            for path in paths:
                if path.resolve() == Path(document).resolve():
                    raise WriteError("copy-is-the-original", place=Place(file=str(path)))
            document = documents.read(document)
        glossary = self.load()
        annotated = documents.annotate(document, Matcher(glossary), lang=lang)
        tips = Tips(glossary, addresses.of_entries(glossary), base_url, ui)
        for path in paths:
            write(annotated, path, tips, every=every)
        return annotated

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

    def give_back(self, path: Path, result: Import, ui: Lang = "nb") -> tuple[tuple[str, Path], ...]:
        """What goes back to the translator, written beside the file: pairs of message key and path.

        A copy of the workbook with comments in the cells at fault, and a workbook of the same form with the conflicts
        to decide.
        """
        if formats.detect(path).name != "xlsx":
            return ()
        from emn_glossary.formats.xlsx import annotate  # noqa: PLC0415

        written: list[tuple[str, Path]] = []
        placed = [f for f in result.findings if f.place.cell and f.severity > Severity.NOTE]
        if placed:
            copy = path.with_name(f"{path.stem}-{text('file.annotated', ui)}.xlsx")
            with formats.atomically(copy) as target:
                annotate(path.read_bytes(), placed, target, ui=ui)
            written.append(("import.annotated", copy))
        if result.conflicts and not result.refused:
            book = path.with_name(f"{path.stem}-{text('file.conflicts', ui)}.xlsx")
            self.conflict_book(book, result, ui)
            written.append(("import.conflict-book", book))
        return tuple(written)

    def conflict_book(self, path: Path, result: Import, ui: Lang = "nb") -> None:
        """Write the workbook with the conflicts of an import or an update, to choose in and bring in again."""
        now = result.merge.merged if result.saved else self.load()
        ids = tuple(dict.fromkeys(conflict.concept for conflict in result.conflicts))
        formats.write(now, path, ids=ids, conflicts=result.conflicts, ui=ui, langs=self.settings.targets)


def _is_seen(change: Change) -> bool:
    said = change.plain()
    return said["before"] != said["after"] or "status" in said or change.slot is None


def stamp(ours: Glossary, outcome: Merge, today: str, by: str = "") -> Merge:
    """The merge with date, role and English rendered on every value it took, and the day on every entry it changed.

    `today` is an ISO 8601 date, `by` a role (`oversetter`, `UDI`), never a person.
    """

    def stamped(change: Change) -> Change:
        if change.slot is None or change.slot.lang == SOURCE:
            return change
        entry = outcome.merged.entries[change.concept]
        mark = partial(_dated, today=today, by=by, renders=digest(entry))
        before = ours.entries[change.concept].get(change.slot)
        return replace(change, after=_stamped(before, change.after, mark))  # type: ignore[arg-type]

    dated = [stamped(change) for change in outcome.taken]
    touched = dict.fromkeys(c.concept for c in dated if c.slot is not None or c.after is not None)
    merged = apply(outcome.merged, [c for c in dated if c.slot is not None])
    modified = Slot("modified")
    days = [
        Change(id, modified, merged.entries[id].get(modified), today)
        for id in touched  # noqa: A001
        if id in merged.entries
    ]
    return Merge(apply(merged, days), (*dated, *days), outcome.conflicts)


def _stamped(before: Value | None, after: Value | None, mark: Callable[[Item], Item]) -> Value | None:
    if isinstance(after, tuple):
        known = {key(item): item for item in before} if isinstance(before, tuple) else {}
        return in_order([item if known.get(key(item)) == item else mark(item) for item in after])
    return after if after is None else mark(after)


def _dated(item: Item, *, today: str, by: str, renders: str) -> Item:
    if not isinstance(item, (Term, Text)):
        return item
    rendered = item.state.renders or renders
    if isinstance(item, Term):  # a term renders the English term and EMN's definition, not our working definition
        rendered = rendered.partition(".")[0]
    origin = item.state.origin or OWN
    state = replace(item.state, changed=today, by=by or item.state.by, origin=origin, renders=rendered)
    return replace(item, state=state)


def _in_file(finding: Finding, document: Document) -> Finding:
    """The finding with the cell that its slot stands in, where the file has such places."""
    cell = document.places.get((finding.place.concept, finding.place.slot))
    if cell is None:
        return finding
    return replace(finding, place=replace(cell, concept=finding.place.concept, slot=finding.place.slot))


def only_languages(glossary: Glossary, langs: Iterable[Lang]) -> Glossary:
    """The glossary with text in some languages only; what has no language stays."""
    wanted = {"", *langs}
    entries = [
        type(entry)(id, {slot: value for slot, value in entry.values().items() if slot.lang in wanted})
        for id, entry in glossary.entries.items()  # noqa: A001
    ]
    return Glossary(entries, base=glossary.base, unknown=glossary.unknown)


def _by_file(glossary: Glossary) -> dict[str, Glossary]:
    """Which part of the glossary stands in which file of the folder."""
    passages = [entry for entry in glossary.entries.values() if isinstance(entry, Passage)]
    rest = [entry for entry in glossary.entries.values() if not isinstance(entry, Passage)]
    files = {"glossary.ttl": Glossary(rest, base=glossary.base, unknown=glossary.unknown)}
    if passages:
        files["introduction.ttl"] = Glossary(passages, base=glossary.base)
    return files


def _turtle(glossary: Glossary) -> bytes:
    buffer = io.BytesIO()
    formats.FORMATS["turtle"].writer()(glossary, buffer)
    return buffer.getvalue()


def _fingerprint(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""
    except OSError as error:
        raise ReadError("no-permission", place=Place(file=str(path))) from error


def load(source: str | Path | None = None) -> Glossary:
    """A glossary: the shipped one (see `find_data`), or the one in a folder or a file of any readable format.

    Raises:
        ReadError: not there, not readable, not that format; with file and line.
    """
    if source is None:
        return Workspace.open().load()
    return formats.read(source).glossary
