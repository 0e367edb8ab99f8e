"""The folder of the site: whole or untouched, ours and not others', the same bytes every time."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, cast
from urllib.parse import unquote, urldefrag

import pytest
from lxml import html

from emn_glossary import formats
from emn_glossary.errors import PublishError, WriteError
from emn_glossary.model import Glossary
from emn_glossary.publish import build, publishable
from emn_glossary.publish.folder import Folder
from emn_glossary.slots import Slot

FILES = ("csv", "turtle")
DATA = Path(__file__).parents[2] / "data" / "skos"


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def times(folder: Path) -> dict[str, int]:
    return {str(path): path.stat().st_mtime_ns for path in folder.rglob("*")}


def found(page: Path, path: str) -> list[Any]:
    return list(cast("Any", html.document_fromstring(page.read_text("utf-8"))).xpath(path))


def crawl(folder: Path) -> Iterator[tuple[str, str]]:
    """Every link on every page that can be reached from the front page; follows none that leaves the site."""
    seen, waiting = {"index.html"}, ["index.html"]
    while waiting:
        path = waiting.pop()
        for link in found(folder / path, "//@href | //@src"):
            yield path, link
            target = unquote(urldefrag(link).url)
            if (
                not link.startswith("mailto:")
                and target.endswith(".html")
                and "://" not in target
                and target not in seen
            ):
                seen.add(target)
                waiting.append(target)


def assert_all_links_lead_somewhere(folder: Path) -> None:
    ids: dict[str, set[Any]] = {}
    for path, link in crawl(folder):
        if link.startswith(("https://", "http://", "mailto:")):
            continue
        target, place = urldefrag(link)
        target = target or path
        assert (folder / target).is_file(), f"{path}: {link}"
        if place:
            if target not in ids:
                ids[target] = set(found(folder / target, "//@id"))
            assert place in ids[target], f"{path}: {link}"


def test_the_site_is_written_with_its_downloads(glossary: Glossary, tmp_path: Path) -> None:
    built = build(glossary, tmp_path / "site", downloads=FILES)
    there = contents(tmp_path / "site")
    assert sum(path.endswith(".html") for path in there) == 22
    assert set(built.files) == set(built.written) == set(there) - {"emn-site.json"}
    assert {"c0001.ttl", "c0001.jsonld", "t01.ttl", "sitemap.xml", "robots.txt", "opensearch.xml"} <= set(there)
    assert {".htaccess", "nginx.conf", "web.config", "search.js", "lookup.js", "search-index.js"} <= set(there)
    assert {"emn.css", "icon.svg", "files/emn-ordliste.csv", "files/emn-ordliste.ttl"} <= set(there)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


@pytest.mark.parametrize("letter_pages_from", [5, 800])
def test_every_link_leads_somewhere(glossary: Glossary, tmp_path: Path, letter_pages_from: int) -> None:
    build(glossary, tmp_path / "site", downloads=FILES, letter_pages_from=letter_pages_from)
    assert_all_links_lead_somewhere(tmp_path / "site")
    reached = {urldefrag(link).url for _, link in crawl(tmp_path / "site")}
    pages = {path for path in contents(tmp_path / "site") if path.endswith(".html")}
    assert pages <= reached


def test_building_again_writes_nothing(glossary: Glossary, tmp_path: Path) -> None:
    first = build(glossary, tmp_path / "site", downloads=FILES)
    before = times(tmp_path / "site")
    again = build(glossary, tmp_path / "site", downloads=FILES)
    assert (again.written, again.files) == ((), first.written)
    assert times(tmp_path / "site") == before


def test_the_same_glossary_gives_the_same_bytes_in_another_process(glossary: Glossary, tmp_path: Path) -> None:
    """Whatever order the interpreter gives its sets, wherever on earth, in whatever language and folder."""
    formats.write(glossary, tmp_path / "g.ttl")
    code = (
        "import sys; from emn_glossary import formats; from emn_glossary.publish import build; "
        "build(formats.read(sys.argv[1]).glossary, sys.argv[2])"
    )
    places = (("1", "Pacific/Kiritimati", "nb_NO.UTF-8"), ("2", "America/Los_Angeles", "C"))
    for seed, zone, locale in places:
        there = tmp_path / f"in-{seed}"
        there.mkdir()
        surroundings = {**os.environ, "PYTHONHASHSEED": seed, "TZ": zone, "LC_ALL": locale, "LANG": locale}
        command = [sys.executable, "-c", code, str(tmp_path / "g.ttl"), str(tmp_path / seed)]
        subprocess.run(command, check=True, env=surroundings, cwd=there)
    found = contents(tmp_path / "1")
    assert {"emn-site.json", "files/emn-ordliste.pdf", "files/emn-ordliste.xlsx", "files/emn-ordliste.docx"} <= set(
        found
    )
    assert found == contents(tmp_path / "2")


def test_a_change_rewrites_only_what_it_touches(glossary: Glossary, tmp_path: Path) -> None:
    build(glossary, tmp_path / "site", downloads=())
    changed = glossary["c0008"].with_values({Slot("slug"): "zero-tolerance"})
    built = build(glossary.with_entries([changed]), tmp_path / "site", downloads=())
    assert built.written == ("c0008.html", "c0008.jsonld", "c0008.ttl")


def test_old_pages_of_ours_go_and_files_of_others_stay(glossary: Glossary, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    build(glossary, folder, downloads=FILES)
    (folder / "CNAME").write_text("emnnorway.no")
    (folder / "c0007.html").write_text("edited by hand")
    fewer = Glossary(e for e in glossary.entries.values() if e.id not in ("c0007", "c0008"))
    built = build(fewer, folder, downloads=())
    assert set(built.removed) == {
        *("c0007.jsonld", "c0007.ttl", "c0008.html", "c0008.jsonld", "c0008.ttl"),
        *("downloads.html", "files/emn-ordliste.csv", "files/emn-ordliste.ttl"),
    }
    assert built.kept == ("c0007.html",)
    assert not (folder / "files").exists()
    assert (folder / "CNAME").read_text() == "emnnorway.no"
    assert (folder / "c0007.html").read_text() == "edited by hand"


def test_a_dry_run_tells_what_it_would_do_and_does_nothing(glossary: Glossary, tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "site"
    told = build(glossary, folder, downloads=FILES, dry_run=True)
    assert list(tmp_path.iterdir()) == []
    assert told == build(glossary, folder, downloads=FILES)
    before = times(folder)
    fewer = glossary.with_entries([], without=["c0008"])
    told = build(fewer, folder, downloads=(), dry_run=True)
    assert "c0008.html" in told.removed
    assert "files/emn-ordliste.csv" in told.removed
    assert "index.html" in told.written
    assert times(folder) == before
    assert told.plain()["removed"] == list(told.removed)


def test_a_folder_of_something_else_is_refused_unless_forced(glossary: Glossary, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    with pytest.raises(PublishError) as caught:
        build(glossary, tmp_path, downloads=())
    assert "annet enn en publisert ordliste" in caught.value.text("nb")
    assert "--force" in caught.value.hint("nb")
    assert contents(tmp_path) == {"notes.txt": b"mine"}
    build(glossary, tmp_path, downloads=(), force=True)
    assert contents(tmp_path)["notes.txt"] == b"mine"
    build(glossary, tmp_path, downloads=())  # now it is ours


def test_a_file_of_somebody_else_s_where_a_page_would_go_is_refused(glossary: Glossary, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    fewer = glossary.with_entries([], without=["c0008"])
    build(fewer, folder, downloads=())
    (folder / "c0008.html").write_text("not yours")
    before = contents(folder)
    with pytest.raises(PublishError, match=r"c0008\.html"):
        build(glossary, folder, downloads=())
    assert contents(folder) == before
    build(glossary, folder, downloads=(), force=True)
    assert b"nulltoleranse" in (folder / "c0008.html").read_bytes()


@pytest.mark.parametrize("damage", ["not json", "[]", '{"files": []}', '{"files": null}'])
def test_a_damaged_list_of_our_files_is_not_believed(glossary: Glossary, tmp_path: Path, damage: str) -> None:
    build(glossary, tmp_path / "site", downloads=())
    (tmp_path / "site" / "emn-site.json").write_text(damage)
    with pytest.raises(PublishError):
        build(glossary, tmp_path / "site", downloads=())


def test_a_list_that_names_files_outside_the_site_touches_none_of_them(glossary: Glossary, tmp_path: Path) -> None:
    folder = tmp_path / "site"
    build(glossary, folder, downloads=())
    outside = tmp_path / "diary.txt"
    outside.write_text("x")
    listed = json.loads((folder / "emn-site.json").read_text())
    print_of_x = "2d711642b726b04401627ca9fbac32f5c8530fb1903cc4db02258717921a4881"
    listed["files"] |= {"../diary.txt": print_of_x, str(outside): print_of_x}
    (folder / "emn-site.json").write_text(json.dumps(listed))
    build(glossary, folder, downloads=())
    assert outside.read_text() == "x"


def test_a_writer_that_fails_leaves_the_old_site_whole(
    glossary: Glossary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "site"
    build(glossary, folder, downloads=FILES)
    before, then = contents(folder), times(folder)
    changed = glossary.with_entries([], without=["c0008"])

    def fails(*_: object, **__: object) -> None:
        raise WriteError("disk-full")

    with monkeypatch.context() as patched:
        patched.setattr(formats, "write", fails)
        with pytest.raises(WriteError):
            build(changed, folder, downloads=FILES)
    laid_out: list[str] = []
    really = Folder._lay_out

    def full(self: Folder, name: str, content: bytes, *, surely: bool = False) -> None:
        laid_out.append(name)
        if len(laid_out) == 3:
            raise OSError(28, "No space left on device")
        really(self, name, content, surely=surely)

    with monkeypatch.context() as patched:
        patched.setattr(Folder, "_lay_out", full)
        with pytest.raises(WriteError) as caught:
            build(changed, folder, downloads=())
    assert "disken er full" in caught.value.text("nb")
    assert (contents(folder), times(folder)) == (before, then)
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_an_interrupted_move_leaves_whole_files_and_can_be_finished(
    glossary: Glossary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "site"
    build(glossary.with_entries([], without=["c0004", "c0005", "c0008"]), folder, downloads=())
    old = contents(folder)
    moved: list[Path] = []
    really = Path.replace

    def stops(self: Path, target: Path) -> Path:
        moved.append(target)
        if len(moved) == 6:
            raise OSError(5, "Input/output error")
        return really(self, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "replace", stops)
        with pytest.raises(WriteError):
            build(glossary, folder, downloads=())
    build(glossary, tmp_path / "other", downloads=())
    new = contents(tmp_path / "other")
    for path, content in contents(folder).items():
        assert path == "emn-site.json" or content in (old.get(path), new.get(path))
    build(glossary, folder, downloads=())
    assert contents(folder) == new


def test_a_file_in_place_of_the_folder_is_refused(glossary: Glossary, tmp_path: Path) -> None:
    (tmp_path / "site").write_text("x")
    with pytest.raises(PublishError, match="is a file"):
        build(glossary, tmp_path / "site", downloads=())


def test_progress_is_told_to_the_end(glossary: Glossary, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    build(glossary, tmp_path / "site", downloads=(), progress=lambda done, total: told.append((done, total)))
    assert 0 < told[0][0] < told[0][1]
    assert told[-1][0] == told[-1][1]
    assert [done for done, _ in told] == sorted(done for done, _ in told)


def test_nothing_private_is_in_the_downloads(glossary: Glossary, tmp_path: Path) -> None:
    with_unknown = Glossary(glossary.entries.values(), unknown=[("<a>", "<http://purl.org/dc/terms/creator>", '"Ola"')])
    build(with_unknown, tmp_path / "site", downloads=FILES)
    for path, content in contents(tmp_path / "site").items():
        assert b"Kari Nordmann" not in content, path
        assert b"Ola" not in content, path
    kept = formats.read(tmp_path / "site" / "files" / "emn-ordliste.ttl").glossary
    assert kept["c0001"] == publishable(glossary)["c0001"]
    assert kept["c0001"].preferred("nn") == glossary["c0001"].preferred("nn")


def test_an_empty_glossary_is_a_site_too(tmp_path: Path) -> None:
    built = build(Glossary(), tmp_path / "deep" / "site", downloads=FILES)
    assert sum(path.endswith(".html") for path in built.files) == 7
    assert_all_links_lead_somewhere(tmp_path / "deep" / "site")


@pytest.mark.parametrize("ui", ["nb", "nn", "en"])
def test_the_shipped_glossary_becomes_a_site(tmp_path: Path, ui: str) -> None:
    glossary = formats.read(DATA).glossary
    downloads = None if ui == "nb" else ("xlsx",)
    build(glossary, tmp_path / "site", ui=ui, downloads=downloads)
    assert_all_links_lead_somewhere(tmp_path / "site")
    assert (tmp_path / "site" / "files" / "emn-ordliste.xlsx").is_file()
    assert build(glossary, tmp_path / "site", ui=ui, downloads=downloads).written == ()
    assert max(len(c) for p, c in contents(tmp_path / "site").items() if p.startswith("c0")) < 30_000
    assert len(contents(tmp_path / "site")["index.html"]) < 150_000
