"""A new edition: 300 saved pages read, against the bare HTML parser on the same files; and the whole trip, dry.

The pages are of the size that EMN's site has today, most of it menus around the entry.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

from lxml import html

from benchmarks.measure import Result, alone, pair
from emn_glossary import Workspace, read
from emn_glossary.formats.emn import upstream
from emn_glossary.model import Concept

DATA = Path(__file__).parents[1] / "data" / "skos"
PAGES = 300
SITE = "https://emn.example/glossary/"


def results() -> Iterator[Result]:
    """The shipped edition as pages."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        size = _write(folder)
        what = f"{PAGES} saved pages, {size // PAGES // 1000} kB each"
        yield pair(f"read {what}", lambda: upstream.read([folder]), "lxml.html, nothing kept", _bare(folder))
        yield alone(f"update from {what}, dry", _trip(folder), runs=3)


def _trip(folder: Path) -> Callable[[], object]:
    return lambda: Workspace.open(DATA).update([folder], today="2027-01-01", edition="11.0", dry_run=True)


def _bare(folder: Path) -> Callable[[], object]:
    def parse() -> None:
        for path in folder.iterdir():
            html.document_fromstring(path.read_bytes())

    return parse


def _write(folder: Path) -> int:
    """The pages; their size together."""
    entries = list(read(DATA / "upstream.ttl").glossary.concepts)
    menus = "".join(f"<li><a href='/{number}'>A place on the site, number {number}</a></li>" for number in range(1_500))
    size = 0
    for number in range(PAGES):
        entry, again = entries[number % len(entries)], number >= len(entries)
        page = _page(entry, menus, f" {number}" if again else "")
        size += (folder / f"{number}.html").write_bytes(page.encode())
    return size


def _page(entry: Concept, menus: str, mark: str) -> str:
    title = entry.one("preferred", "en") + mark
    translations = "".join(f"<li>{code}: {escape(entry.one('as_published') or title)}</li>" for code in ("NO", "EN"))
    return (
        f"<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><title>{escape(title)}</title>"
        f"<link rel='canonical' href='{SITE}{entry.one('slug')}{mark.strip()}_en'></head>"
        f"<body><nav><ul>{menus}</ul></nav><main><h1>{escape(title)}</h1><h2>Definition(s)</h2>"
        f"<p>What {escape(title)} is, told in a sentence.</p><h2>Translations</h2><ul>{translations}</ul>"
        "</main></body></html>"
    )
