"""A site built: everything planned, made, checked and put into its folder. The only step of publishing with files.

What must be made anew is found by fingerprints (`kept`), the rest is taken from where it lies; `folder` moves in what
is new. A list of what we wrote (`emn-site.json`) lies in the site: by it we know which files are ours to replace and
which old ones to remove, and leave all others alone.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from emn_glossary.errors import PublishError
from emn_glossary.history import Past
from emn_glossary.languages import Lang
from emn_glossary.model import Glossary
from emn_glossary.places import Place
from emn_glossary.publish import addresses, data, program
from emn_glossary.publish.downloads import start, usual, work
from emn_glossary.publish.finder import index_script
from emn_glossary.publish.folder import opened
from emn_glossary.publish.kept import Kept
from emn_glossary.publish.manifest import Listed, digest
from emn_glossary.publish.page import Office
from emn_glossary.publish.plan import LETTER_PAGES_FROM, plan, surroundings
from emn_glossary.publish.public import publishable, publishable_past
from emn_glossary.publish.render import STATIC, render
from emn_glossary.publish.voice import Voice
from emn_glossary.publish.web import for_machines


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


@dataclass(frozen=True, slots=True)
class _How:
    """How a site is to be made."""

    ui: Lang
    past: Past
    office: Office
    url: str
    downloads: Sequence[str]
    letter_pages_from: int


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
    `downloads` or of formats (None: all that are usual). `force` makes every file anew, and lets it write into a
    folder that holds other things (which stay, unless a page of ours has their name). `dry_run` makes and checks
    everything and writes nothing. `progress(done, total)` is called as files are made.

    Raises:
        PublishError: the folder holds something else, a link leads nowhere, two pages have one name, the address is
            none, someone else is publishing to the folder.
        WriteError: the folder cannot be written to; what stood there before stands there still.
        FormatError: no such format, or one that is only read.
    """
    url = addresses.of_site(base_url or glossary.base)
    names = usual() if downloads is None else tuple(downloads)
    how = _How(ui, publishable_past(past), office, url, names, letter_pages_from)
    with opened(folder, force=force, dry_run=dry_run) as place:
        made_with = program.fingerprint()
        kept = Kept(place.content, Listed() if force else place.listed, made_with)
        contents = _made(publishable(glossary), how, kept, place.stage, progress)
        place.refuse_foreign(contents, force=force)
        moves = place.compare(contents)
        if not dry_run:
            prints = {path: digest(content) for path, content in contents.items()}
            place.install(contents, moves, Listed(prints, kept.made_of, made_with))
        return Built(place.target, tuple(sorted(contents)), *moves)


def _made(
    glossary: Glossary, how: _How, kept: Kept, stage: Path, progress: Callable[[int, int], object] | None
) -> dict[str, bytes]:
    """Every file of the site by path: data and index while the files for readers are made beside, then the pages."""
    facts = data.gather(glossary, kept)
    besides = round(facts.share_missing * _WORK_OF_DATA)
    tell = _Progress(progress, besides + work(how.downloads) + _WORK_OF_PAGES)
    making = start(glossary, facts.whole, how.downloads, how.ui, kept, stage=stage, besides=besides)
    try:
        found = facts.files()
        index = kept(addresses.INDEX, facts.whole) or index_script(glossary)
        tell(besides)
        for_readers = making.made(tell)
    finally:
        making.stop()
    pages = plan(
        glossary,
        ui=how.ui,
        downloads=making.listed(for_readers),
        past=how.past,
        office=how.office,
        letter_pages_from=how.letter_pages_from,
        url=how.url,
    )
    share = _WORK_OF_PAGES / len(pages)
    rendered = render(pages, beside=for_readers, earlier=kept, progress=lambda: tell(share))
    around = surroundings(glossary, Voice(how.ui), how.office, how.past)
    machines = for_machines(glossary, around, [page.path for page in pages], how.url)
    return _together(_static(), machines, found, {addresses.INDEX: index}, for_readers, rendered)


_WORK_OF_DATA, _WORK_OF_PAGES = 5, 6  # all JSON-LD beside the pages and the index; all pages; as `downloads` counts


def _together(*found: Mapping[str, bytes]) -> dict[str, bytes]:
    """All files; no two may have the same name."""
    contents: dict[str, bytes] = {}
    for files_ in found:
        for path, content in files_.items():
            if path in contents:
                raise PublishError("site.page-twice", place=Place(file=path))
            contents[path] = content
    return contents


def _static() -> dict[str, bytes]:
    inside = files("emn_glossary.publish") / "static"
    return {name: (inside / name).read_bytes() for name in STATIC}


class _Progress:
    """Tells how much of the work is done, in thousandths of it, for whoever wants to know."""

    def __init__(self, tell: Callable[[int, int], object] | None, whole: float) -> None:
        self._tell, self._whole, self._done = tell, whole, 0.0

    def __call__(self, work: float) -> None:
        before = self._thousandths()
        self._done += work
        if self._tell and self._thousandths() > before:
            self._tell(self._thousandths(), 1000)

    def _thousandths(self) -> int:
        return min(1000, round(1000 * self._done / self._whole + 1e-6))
