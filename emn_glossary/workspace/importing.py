"""Importing: the way in: a file merged with what was sent, stamped and saved; and what goes back to who sent it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from emn_glossary import decisions, formats, workflow
from emn_glossary.errors import ReadError, nearest
from emn_glossary.findings import Finding, Severity
from emn_glossary.incoming import recognised, remembered
from emn_glossary.languages import Lang
from emn_glossary.merge import merge
from emn_glossary.messages import text
from emn_glossary.model import Document, Glossary
from emn_glossary.places import Place
from emn_glossary.workspace.folder import Folder
from emn_glossary.workspace.results import Import, Updated
from emn_glossary.workspace.stamping import stamp

FILLED_IN = ("docx", "review", "xlsx")  # formats that people fill in and send back


class Importing(Folder):
    """Files that come back, and foreign lists."""

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
        (`by`) of the settings may only set the statuses that are its own (E420); where no role answers for what a
        workbook or a packet approves, that is told (E422).

        `tidy` has skosify put a foreign RDF vocabulary right first; the findings tell every change it makes.

        A finding of severity error refuses the whole file. Conflicts do not: what is not in conflict is saved, the
        glossary's own value stands where both sides changed. `confirm` is asked before anything is saved.

        Raises:
            ReadError, FormatError: as `formats.read`.
            MergeError: the file belongs to another glossary.
            UnknownChoiceError: there is no such role.
            WriteError: as `save`.
        """
        roles = workflow.read_roles(self.settings.table("roles"))
        by = workflow.role_of(by, roles) if by.strip() else ""
        ours = self.load()
        row = formats.detect(path, options.pop("format", None)) if not Path(path).is_dir() else None
        if row is not None and "base" in row.reading_options():
            options["base"] = ours.base
        if row is not None and "ours" in row.reading_options():
            options["ours"] = ours
        document = self._read_or_list(Path(path), row, ours.base, mapping, options)
        if tidy:
            from emn_glossary.formats.rdf.runners import tidied  # noqa: PLC0415

            document = tidied(document, Path(path))
        if document.origin is None and row is not None and row.name == "xlsx":
            document = self._without_strangers(document, ours, Path(path).name)
        elif document.origin is None and row is not None and row.plain:
            document = recognised(document, ours, Path(path).name)
        elif document.origin is None and (row is None or row.name in formats.RDF_FORMATS):
            document = remembered(document, ours)
        outcome = merge(document.origin, ours, document.glossary)
        stamped = stamp(ours, outcome, today, by)
        filled_in = document.origin is not None and row is not None and row.name in FILLED_IN
        forbidden = tuple(workflow.not_allowed(stamped.taken, by, roles)) if by or filled_in else ()
        result = Import(document, stamped, document.findings + forbidden, saved=False)
        beside = self._to_remember(Path(path), document, mapping, today, by)
        if result.refused or dry_run or not (result.changes or beside):
            return result
        if result.changes and confirm and not confirm(result):
            return result
        self.save(stamped.merged if result.changes else ours, beside)
        return replace(result, saved=bool(result.changes))

    def _to_remember(
        self, path: Path, document: Document, mapping: Mapping[str, str] | None, today: str, by: str
    ) -> dict[str, bytes]:
        """The decisions with what the file settles: conflicts that were chosen in, what a list's columns are."""
        before = decisions.read(self.folder / decisions.FILE)
        after = decisions.settled(before, document.settled, day=today, by=by)
        if mapping:
            from emn_glossary import editions  # noqa: PLC0415

            after = editions.with_mapping(after, [path], mapping, today)
        return {decisions.FILE: decisions.as_toml(after)} if after != before else {}

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
        other = "emn" if isinstance(result, Updated) else ""
        now = result.merge.merged if result.saved else self.load()
        ids = tuple(dict.fromkeys(conflict.concept for conflict in result.conflicts))
        formats.write(now, path, ids=ids, conflicts=result.conflicts, ui=ui, langs=self.settings.targets, other=other)
