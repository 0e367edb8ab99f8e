"""The folder of the site: the only step of publishing that touches files.

Everything is made and checked in a folder beside the target first; then changed files are moved in one by one, each
whole. Files that did not change are not touched. A list of what we wrote (`emn-site.json`) lies in the site: by it we
know which files are ours to replace and which old ones to remove, and leave all others alone.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from importlib.resources import files
from pathlib import Path, PurePosixPath

from emn_glossary import formats
from emn_glossary.errors import PublishError
from emn_glossary.history import Past
from emn_glossary.languages import Lang
from emn_glossary.model import Entry, Glossary, Value
from emn_glossary.places import Place
from emn_glossary.publish import addresses, manifest
from emn_glossary.publish.downloads import usual, write_downloads
from emn_glossary.publish.entries import Surroundings
from emn_glossary.publish.finder import index_script
from emn_glossary.publish.page import Office, Page
from emn_glossary.publish.plan import LETTER_PAGES_FROM, plan, surroundings
from emn_glossary.publish.render import STATIC, render
from emn_glossary.publish.voice import Voice
from emn_glossary.publish.web import beside


@dataclass(frozen=True, slots=True)
class Built:
    """What building did, or would have done.

    `files` all files of the site, `written` those that were new or had changed; `removed` old files of ours; `kept` old
    files of ours that someone has changed since, and that were left for them.
    """

    folder: Path
    files: tuple[str, ...]
    written: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()

    def plain(self) -> dict[str, object]:
        """The same as JSON tools expect it."""
        return {
            "folder": str(self.folder),
            "files": list(self.files),
            "written": list(self.written),
            "removed": list(self.removed),
            "kept": list(self.kept),
        }


def build(
    glossary: Glossary,
    folder: str | Path,
    *,
    ui: Lang = "nb",
    force: bool = False,
    dry_run: bool = False,
    past: Past = Past(),  # noqa: B008  it is a frozen value
    office: Office = Office(),  # noqa: B008  it is a frozen value
    base_url: str = "",
    downloads: Sequence[str] | None = None,
    letter_pages_from: int = LETTER_PAGES_FROM,
    progress: Callable[[int, int], object] | None = None,
) -> Built:
    """Write the glossary's site into a folder, which is made if it is not there.

    `past` is what changes are told of; `office` who publishes, and whom readers write to; `base_url`
    the address that the site will have, by default the glossary's own base. `downloads` are names in the table of
    `downloads` or of formats (None: all that are usual). `force` lets it write into a folder that holds other things
    (which stay, unless a page of ours has their name). `dry_run` makes and checks everything and writes nothing.
    `progress(done, total)` is called as pages are made and files compared.

    Raises:
        PublishError: the folder holds something else, a link leads nowhere, two pages have one name.
        WriteError: the folder cannot be written to; what stood there before stands there still.
        FormatError: no such format, or one that is only read.
    """
    target = Path(folder).absolute()
    published = publishable(glossary)
    with _staging(target, elsewhere=dry_run) as stage:
        ours = _ours(target, force=force)
        files_beside = write_downloads(published, stage, usual() if downloads is None else downloads, ui)
        behind = _publishable_past(past)
        pages = plan(
            published, ui=ui, downloads=files_beside, past=behind, office=office, letter_pages_from=letter_pages_from
        )
        machines = _for_machines(published, pages, surroundings(published, Voice(ui), office, behind), base_url)
        tell = _Progress(progress, 3 * len(pages))
        rendered = render(pages, beside=[file.path for file in files_beside], progress=tell)
        contents = {**_static(), **machines, **rendered}
        contents |= {file.path: (stage / file.path).read_bytes() for file in files_beside}
        _refuse_foreign(target, contents, ours, force=force)
        built = _compare(target, contents, ours, tell)
        if not dry_run:
            _install(target, stage, contents, ours, built)
        return built


def _for_machines(glossary: Glossary, pages: Sequence[Page], around: Surroundings, base_url: str) -> dict[str, bytes]:
    """The files beside the pages that programs read, and the index of the search."""
    url = (base_url or glossary.base).rstrip("/#") + "/"
    found = beside(glossary, around, [page.path for page in pages], url)
    return {**found, addresses.INDEX: index_script(glossary)}


def publishable(glossary: Glossary) -> Glossary:
    """The glossary as readers may have it.

    Without the fields that the field table keeps from readers (comments), and without statements no field of ours
    fits: nobody has looked at whether those may be published.
    """
    return Glossary(map(_publishable, glossary.entries.values()), base=glossary.base)


def _publishable(entry: Entry) -> Entry:
    private = {slot: None for slot in entry.values() if not slot.row.published}
    return entry.with_values(private) if private else entry


def _publishable_past(past: Past) -> Past:
    """What the glossary has behind it, as readers may have it."""

    def end(value: Value | Entry | None) -> Value | Entry | None:
        return _publishable(value) if isinstance(value, Entry) else value

    milestones = tuple(
        replace(
            one,
            changes=tuple(
                replace(change, before=end(change.before), after=end(change.after))
                for change in one.changes
                if change.slot is None or change.slot.row.published
            ),
        )
        for one in past.milestones
    )
    upstream, released = (publishable(then) if then else None for then in (past.upstream, past.released))
    return Past(upstream, released, milestones, past.former)


class _Progress:
    """Counts what is done, for whoever wants to know."""

    def __init__(self, tell: Callable[[int, int], object] | None, total: int) -> None:
        self._tell, self._done, self._total = tell, 0, total

    def __call__(self) -> None:
        self._done = min(self._done + 1, self._total)
        if self._tell:
            self._tell(self._done, self._total)


# ---------------------------------------------------------------------------------------------------------
# What goes in


def _static() -> dict[str, bytes]:
    folder = files("emn_glossary.publish") / "static"
    return {name: (folder / name).read_bytes() for name in STATIC}


# ---------------------------------------------------------------------------------------------------------
# What is there


def _ours(target: Path, *, force: bool) -> Mapping[str, str]:
    """What we wrote there before, with its fingerprint.

    Raises:
        PublishError: the folder holds things, and nothing says that they are ours.
    """
    if target.exists() and not target.is_dir():
        raise PublishError("site.not-a-folder", place=Place(file=str(target)))
    listed = manifest.read(target)
    if listed is None and not force and target.is_dir() and any(target.iterdir()):
        raise PublishError("site.foreign-folder", place=Place(file=str(target)))
    return listed or {}


def _refuse_foreign(target: Path, contents: Mapping[str, bytes], ours: Mapping[str, str], *, force: bool) -> None:
    """Raise when a file that is not ours stands where a page would go."""
    for path, content in contents.items():
        there = target / path
        if not force and path not in ours and there.exists() and manifest.content(there) != content:
            raise PublishError("site.foreign-file", place=Place(file=str(there)))


# ---------------------------------------------------------------------------------------------------------
# The move


def _compare(target: Path, contents: Mapping[str, bytes], ours: Mapping[str, str], tell: Callable[[], None]) -> Built:
    """What there is to do."""
    changed = []
    for path, content in contents.items():
        if manifest.content(target / path) != content:
            changed.append(path)
        tell()
    stale = sorted(path for path in ours if path not in contents)
    removable = tuple(path for path in stale if manifest.fingerprint(target / path) == ours[path])
    kept = tuple(path for path in stale if path not in removable and (target / path).exists())
    return Built(target, tuple(sorted(contents)), tuple(sorted(changed)), removable, kept)


def _install(target: Path, stage: Path, contents: Mapping[str, bytes], ours: Mapping[str, str], built: Built) -> None:
    for path in built.written:
        _stage(stage / path, contents[path])
    prints = {path: manifest.digest(content) for path, content in contents.items()}
    target.mkdir(exist_ok=True)
    if built.written or built.removed:  # first of all: what is about to be ours, should we be interrupted
        manifest.write(target, stage, {**ours, **prints})
    for path in built.written:
        (target / path).parent.mkdir(parents=True, exist_ok=True)
        (stage / path).replace(target / path)
    for path in built.removed:
        _remove(target, path)
    manifest.write(target, stage, {**{path: ours[path] for path in built.kept}, **prints})


def _stage(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def _remove(target: Path, path: str) -> None:
    (target / path).unlink()
    for parent in list(PurePosixPath(path).parents)[:-1]:
        if any((target / parent).iterdir()):
            break
        (target / parent).rmdir()


@contextmanager
def _staging(target: Path, *, elsewhere: bool) -> Iterator[Path]:
    """A folder to make everything in, gone afterwards: beside the target, or out of the way when nothing is to be kept.

    Raises:
        WriteError: the system refuses to write.
    """
    stage: Path | None = None
    try:
        if not elsewhere:
            target.parent.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=None if elsewhere else target.parent))
        yield stage
    except OSError as error:
        raise formats.refused(target, error) from error
    finally:
        if stage:
            shutil.rmtree(stage, ignore_errors=True)
