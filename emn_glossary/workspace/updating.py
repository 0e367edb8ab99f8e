"""Updating: the update trip: a new edition of EMN's, saved together with all that follows from it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from emn_glossary import decisions, formats, former, history
from emn_glossary.errors import ReadError
from emn_glossary.findings import Report
from emn_glossary.languages import Lang
from emn_glossary.messages import text
from emn_glossary.model import Document, Entry
from emn_glossary.places import Place
from emn_glossary.workspace.folder import turtle
from emn_glossary.workspace.importing import Importing
from emn_glossary.workspace.results import Import, Updated


class Updating(Importing):
    """New editions of EMN's."""

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

        The glossary, the edition (`upstream.ttl`), what it changed (`history/`), decisions and former English are saved
        together or not at all.

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
        milestone = history.edition(self.past(), made.upstream, today)
        told = {milestone.file: history.as_json(milestone)} if milestone else {}
        self.save(made.merge.merged, {"upstream.ttl": turtle(made.upstream), **editions.files(made), **told})
        return replace(result, saved=True)

    def former_english(self, entry: Entry) -> Iterator[tuple[str, str, str]]:
        """Slot, English before and English now, of what an entry's stale values render."""
        return former.changes(entry, former.read(self.folder / former.FILE))

    def give_back_update(self, path: Path, result: Updated, ui: Lang = "nb") -> list[tuple[str, Path]]:
        """What there is to decide after an update, written beside the file `path`: pairs of message key and path."""
        edition = result.edition.upstream.edition
        beside = path.absolute().with_name(f"emn-{'.'.join(edition.split('.')[:2])}")
        written: list[tuple[str, Path]] = []
        for there, name, key, write in (
            (result.conflicts, "file.conflicts", "import.conflict-book", self.conflict_book),
            (result.edition.matching.doubts, "file.decisions", "update.doubt-book", self.doubt_book),
        ):
            if there:
                book = Path(f"{beside}-{text(name, ui)}.xlsx")
                write(book, result, ui)
                written.append((key, book))
        return written

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
