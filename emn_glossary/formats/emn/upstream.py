"""An upstream edition as read: pages of EMN's, saved from the web, one by one or a folder of them → `Upstream`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from emn_glossary.errors import ReadError
from emn_glossary.findings import Finding, Report
from emn_glossary.formats import encoding
from emn_glossary.formats.emn import archives, entries, lines, pages
from emn_glossary.formats.emn.acronyms import is_acronym
from emn_glossary.languages import SOURCE
from emn_glossary.model import Concept, State, Status, Term
from emn_glossary.model.values import EMN, in_order
from emn_glossary.places import Place
from emn_glossary.slots import Slot

ENDINGS = (".html", ".htm", ".xhtml", ".txt", *archives.ENDINGS)
_BESIDE = (".css", ".js", ".png", ".jpg", ".jpeg", ".gif", ".svg", ".ico", ".webp", ".woff", ".woff2", ".ttf")
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Upstream:
    """What was read of an edition.

    `concepts` have EMN's slugs as ids and names as relations. `spoken` tells for each the slots that the source speaks
    of: what it does not speak of it does not change. `redirects` are titles that only point to another entry.
    """

    concepts: tuple[Concept, ...] = ()
    spoken: dict[str, frozenset[Slot]] = field(default_factory=dict)
    redirects: dict[str, str] = field(default_factory=dict)
    findings: Report = field(default_factory=Report)


def files(paths: Iterable[str | Path], endings: Iterable[str] = ENDINGS) -> list[Path]:
    """The files that are meant: those named, and those in the folders named, by name.

    Raises:
        ReadError: no such file, or a folder without pages.
    """
    found: list[Path] = []
    for path in map(Path, paths):
        if path.is_dir():
            inside = [p for p in _inside(path) if p.suffix.lower() in tuple(endings)]
            if not inside:
                raise ReadError("no-pages-in-folder", place=Place(file=str(path)))
            found += inside
        elif path.exists():
            found.append(path)
        else:
            raise ReadError("no-such-file", place=Place(file=str(path)))
    return list(dict.fromkeys(found))


def _inside(folder: Path) -> list[Path]:
    """The files in a folder, by name, without those that a browser saved beside a page."""
    found = sorted(p for p in folder.rglob("*") if p.is_file() or p.is_symlink())
    return [p for p in found if not any(part.endswith("_files") for part in p.relative_to(folder).parts[:-1])]


def _not_read(paths: Iterable[str | Path]) -> Iterator[Finding]:
    """What lies in the folders that is no page and does not belong to one; told, since it was not read."""
    for folder in (path for path in map(Path, paths) if path.is_dir()):
        left = [p.name for p in _inside(folder) if p.suffix.lower() not in (*ENDINGS, *_BESIDE) and p.name[0] != "."]
        if left:
            more = " …" if left[5:] else ""
            yield Finding.make("E210", Place(file=folder.name), count=len(left), files=", ".join(left[:5]) + more)


def read(paths: Iterable[str | Path], *, edition: str = "", progress: Progress | None = None) -> Upstream:
    """Read saved pages; `progress` is told (done, of how many).

    What is no entry page is a finding of severity error (E201), as are two pages for one entry that differ (E202).

    Raises:
        ReadError: no such file, a folder without pages, or bytes that are no text.
    """
    paths = tuple(paths)
    collected = _Collected()
    found = files(paths)
    collected.findings += _not_read(paths)
    for number, path in enumerate(found, start=1):
        collected.page(path, edition)
        if progress is not None:
            progress(number, len(found))
    return collected.upstream()


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except PermissionError as error:
        raise ReadError("no-permission", place=Place(file=str(path))) from error
    except OSError as error:
        raise ReadError(place=Place(file=str(path)), detail=error.strerror or str(error)) from error


class _Collected:
    """The pages read so far."""

    def __init__(self) -> None:
        self.made: dict[str, tuple[entries.Made, str]] = {}  # by slug, with the file
        self.redirects: dict[str, tuple[str, Place]] = {}
        self.findings: list[Finding] = []

    def page(self, path: Path, edition: str) -> None:
        """Read one file."""
        place = Place(file=path.name)
        data, address = _bytes(path), ""
        if path.suffix.lower() in archives.ENDINGS:
            data, address = archives.page(data, path.name)
        text, said = encoding.decode(data, path.name)
        self.findings += said
        page = lines.lines(text)
        raws = pages.entries(page.lines, page.title)
        if not raws:
            self.findings.append(Finding.make("E201", place))
        alone = len(raws) == 1
        for raw in raws:
            at = Place(file=path.name, line=raw.at.number)
            if raw.see:
                self.redirects[raw.title] = raw.see, at
                continue
            address = page.address or address
            made = entries.concept(raw, file=path.name, address=address, edition=edition)
            if alone and not entries.slug_in(address):
                made = _with_file_slug(made, path)
            self.take(made, at)

    def take(self, made: entries.Made, place: Place) -> None:
        """Keep an entry, if there is none by its slug that says something else."""
        slug = made.concept.id
        if not slug:
            self.findings.append(Finding.make("E203", place))
            return
        if slug not in self.made:
            self.made[slug] = made, place.file
            self.findings += made.findings
            return
        earlier, file = self.made[slug]
        differs = _said(earlier.concept) != _said(made.concept)
        self.findings.append(Finding.make("E202" if differs else "E208", place, slug=slug, file=file))

    def upstream(self) -> Upstream:
        """All that was read, with redirects made alternative terms of the entries that they point to."""
        concepts = {slug: made.concept for slug, (made, _) in self.made.items()}
        by_title = {str(term).casefold(): slug for slug, entry in concepts.items() for term in _english(entry)}
        left: dict[str, str] = {}
        for title, (target, place) in self.redirects.items():
            slug = by_title.get(target.casefold())
            if slug is None:
                left[title] = target
                self.findings.append(Finding.make("E206", place, title=title, target=target))
            else:
                concepts[slug] = with_synonym(concepts[slug], title)
        spoken = {slug: made.spoken | {*concepts[slug].values()} for slug, (made, _) in self.made.items()}
        return Upstream(tuple(concepts.values()), spoken, left, Report(self.findings))


def _english(entry: Concept) -> Iterator[Term]:
    preferred = entry.preferred(SOURCE)
    yield from (*((preferred,) if preferred else ()), *entry.alternatives(SOURCE))


def _said(entry: Concept) -> dict[Slot, object]:
    """What an entry says, but for the address it was read at."""
    values = {slot: value for slot, value in entry.values().items() if slot.field != "page"}
    return {slot: [str(i) for i in value] if isinstance(value, tuple) else str(value) for slot, value in values.items()}


def _with_file_slug(made: entries.Made, path: Path) -> entries.Made:
    """A page saved as `asylum-seeker_en.html` tells the slug by its name, where that fits the title."""
    named = entries.slug_in(f"/glossary/{path.name}")
    titled = made.concept.id
    if not named or set(named.split("-")) - {*titled.split("-")}:
        return made
    concept = Concept(named, {**made.concept.values(), Slot("slug"): named})
    return entries.Made(concept, made.spoken, made.findings)


def with_synonym(entry: Concept, title: str) -> Concept:
    """The entry with another English term, as a redirect gives it."""
    if title.casefold() in {str(term).casefold() for term in _english(entry)}:
        return entry
    slot = Slot("alternative", SOURCE)
    others = entry.alternatives(SOURCE)
    position = max((term.position for term in others), default=0) + 1
    kind = "acronym" if is_acronym(title) else ""
    added = Term(title, SOURCE, State(Status.CURRENT, EMN), kind, position=position)  # type: ignore[arg-type]
    return entry.with_values({slot: in_order([*others, added])})
