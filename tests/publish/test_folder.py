"""The folder: nothing outside it is touched, one publishing at a time, and what was interrupted can be finished."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from lxml import html

from emn_glossary import formats
from emn_glossary.errors import PublishError, WriteError
from emn_glossary.model import Concept, Glossary, Term, Theme
from emn_glossary.publish import Built, folder
from emn_glossary.publish import build as really_build
from emn_glossary.slots import Slot
from tests.publish.conftest import links

HOSTILE = [
    *("../../outside", "..", "/etc/passwd", "C0001", "c0001", "CON", "con", "aux", "com1", "index", "nb", "a/../b"),
    *("a" * 300, "æøå", "a%2e%2e", "files", "emn-site", "context", "scheme", ".htaccess", "web.config", "søk.html"),
    *("http://example.org/æ?q=1#y", "file:///etc/passwd", "javascript:alert(1)", "c0001.html", "c0001.ttl", "-"),
]
NO_ADDRESS = ["c:\\windows", "a b", "x\ny", "{{ 7*7 }}", '"><img src=x>', "<script>"]
MARKUP = [
    *(
        "<script>alert(1)</script>",
        '"><img src=x onerror=alert(1)>',
        "{{ 7*7 }}",
        "{% raw %}",
        "</title><b>",
        "&lt;b&gt;",
    ),
    *("javascript:alert(1)", "'; DROP TABLE--", "]]>", "</script><b>x</b>"),
]


def build(glossary: Glossary, target: Path, *, force: bool = False) -> Built:
    return really_build(glossary, target, downloads=("csv",), force=force)


def contents(there: Path) -> dict[str, bytes]:
    return {str(path.relative_to(there)): path.read_bytes() for path in there.rglob("*") if path.is_file()}


def test_no_id_leads_out_of_the_folder(tmp_path: Path) -> None:
    """Whatever the ids, and whatever the file system: two names never differ by case alone."""
    entries = [Concept(id, {Slot("preferred", "nb"): Term(id, "nb")}) for id in HOSTILE]  # noqa: A001
    built = build(Glossary([*entries, Theme("t/../../x")]), tmp_path / "deep" / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["deep"]
    assert [path.name for path in (tmp_path / "deep").iterdir()] == ["site"]
    names = [path.casefold() for path in built.files]
    assert len(names) == len(set(names))
    assert sum(path.endswith(".ttl") for path in built.files) == len(HOSTILE) + 1
    for path in built.files:
        name = path.removeprefix("files/")
        assert not set(name) & set('/\\:*?"<>| \n%'), path
        assert len(name) <= 120, path
        assert name.partition(".")[0].lower() not in ("con", "aux", "com1"), path


@pytest.mark.parametrize("id", NO_ADDRESS)
def test_an_id_that_can_be_no_address_is_told_and_nothing_is_written(tmp_path: Path, id: str) -> None:  # noqa: A002
    with pytest.raises(WriteError) as caught:
        build(Glossary([Concept(id, {Slot("preferred", "nb"): Term("asyl", "nb")})]), tmp_path / "site")
    assert caught.value.place.concept == id
    assert not (tmp_path / "site").exists()


@pytest.mark.parametrize("term", MARKUP)
def test_what_looks_like_markup_is_shown_as_it_stands(tmp_path: Path, term: str) -> None:
    entry = Concept("c0001", {Slot("preferred", lang): Term(term, lang) for lang in ("nb", "nn", "en")})
    theme = Theme("t01", {Slot("preferred", "nb"): Term(term, "nb")})
    within = entry.with_values({Slot("theme"): links("t01")})
    build(Glossary([within, theme]), tmp_path)
    for path in ("c0001.html", "t01.html", "nb.html", "en.html", "themes.html"):
        page: Any = html.document_fromstring((tmp_path / path).read_bytes())
        assert term in page.text_content(), path
        assert not page.xpath("//img | //b | //@onerror"), path
        assert not [link for link in page.xpath("//@href | //@src") if "script:" in link], path


def test_a_link_to_elsewhere_is_replaced_and_never_followed(glossary: Glossary, tmp_path: Path) -> None:
    outside = tmp_path / "outside.html"
    outside.write_text("mine")
    build(glossary, tmp_path / "site")
    page = tmp_path / "site" / "c0001.html"
    page.unlink()
    page.symlink_to(outside)
    build(glossary, tmp_path / "site")
    assert outside.read_text() == "mine"
    assert not page.is_symlink()
    assert b"asyl" in page.read_bytes()


def test_an_old_page_that_is_now_a_link_is_left_alone(glossary: Glossary, tmp_path: Path) -> None:
    build(glossary, tmp_path / "site")
    page, outside = tmp_path / "site" / "c0008.html", tmp_path / "outside.html"
    outside.write_bytes(page.read_bytes())
    page.unlink()
    page.symlink_to(outside)
    built = build(glossary.with_entries([], without=["c0008"]), tmp_path / "site")
    assert built.kept == ("c0008.html",)
    assert outside.is_file()


@pytest.mark.parametrize("force", [False, True])
def test_a_folder_of_ours_that_is_a_link_is_refused(glossary: Glossary, tmp_path: Path, *, force: bool) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "files").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(PublishError):
        build(glossary, tmp_path / "site", force=force)
    assert list((tmp_path / "elsewhere").iterdir()) == []
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["files"]


def test_a_folder_where_a_page_belongs_is_refused_before_anything_is_written(
    glossary: Glossary, tmp_path: Path
) -> None:
    build(glossary, tmp_path)
    (tmp_path / "c0001.html").unlink()
    (tmp_path / "c0001.html").mkdir()
    before = contents(tmp_path)
    for force in (False, True):
        with pytest.raises(PublishError, match=r"c0001\.html"):
            build(glossary.with_entries([], without=["c0008"]), tmp_path, force=force)
    assert contents(tmp_path) == before


def test_the_target_may_be_a_link_and_what_lies_beside_it_need_not_be_writable(
    glossary: Glossary, tmp_path: Path
) -> None:
    """As when a web server's folder is somebody else's and only the site's is ours."""
    (tmp_path / "real" / "site").mkdir(parents=True)
    (tmp_path / "link").symlink_to(tmp_path / "real" / "site")
    (tmp_path / "real").chmod(0o555)
    try:
        build(glossary, tmp_path / "link")
    finally:
        (tmp_path / "real").chmod(0o755)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real" / "site" / "index.html").is_file()
    assert [path.name for path in (tmp_path / "real").iterdir()] == ["site"]


def test_pages_can_be_read_by_a_server_that_is_somebody_else(glossary: Glossary, tmp_path: Path) -> None:
    before = os.umask(0o022)
    try:
        build(glossary, tmp_path / "site")
    finally:
        os.umask(before)
    for path in (tmp_path / "site", *(tmp_path / "site").rglob("*")):
        assert path.stat().st_mode & 0o777 == (0o755 if path.is_dir() else 0o644), path


def test_only_one_publishes_at_a_time(glossary: Glossary, tmp_path: Path) -> None:
    build(glossary, tmp_path / "site")
    before = contents(tmp_path / "site")
    with folder._alone(tmp_path / "site"):
        with pytest.raises(PublishError) as caught:
            build(glossary.with_entries([], without=["c0008"]), tmp_path / "site")
        assert "noen andre publiserer" in caught.value.text("nb")
    assert contents(tmp_path / "site") == before
    build(glossary, tmp_path / "site")


def test_a_lock_that_leads_elsewhere_is_not_followed(glossary: Glossary, tmp_path: Path) -> None:
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / ".emn-lock").symlink_to(tmp_path / "outside")
    with pytest.raises(WriteError):
        build(glossary, tmp_path / "site")
    assert not (tmp_path / "outside").exists()


SLOWLY = """
import sys, time
from pathlib import Path
from emn_glossary import formats
from emn_glossary.publish import build
really = Path.replace
def slowly(self, target):
    time.sleep(0.1)
    print(target, flush=True)
    return really(self, target)
Path.replace = slowly
build(formats.read(sys.argv[1]).glossary, sys.argv[2], downloads=())
"""


@pytest.mark.parametrize("moved", [1, 2, 9])
def test_what_was_killed_half_way_can_be_finished_by_publishing_again(
    glossary: Glossary, tmp_path: Path, moved: int
) -> None:
    site = tmp_path / "site"
    build(glossary.with_entries([], without=["c0001", "c0002", "c0003"]), site)
    old = contents(site)
    formats.write(glossary, tmp_path / "g.ttl")
    with subprocess.Popen(
        [sys.executable, "-c", SLOWLY, str(tmp_path / "g.ttl"), str(site)], stdout=subprocess.PIPE
    ) as running:
        assert running.stdout
        for _ in range(moved):
            running.stdout.readline()
        os.kill(running.pid, signal.SIGKILL)
    really_build(glossary, tmp_path / "whole", downloads=())
    new = contents(tmp_path / "whole")
    for path, content in contents(site).items():
        if not path.startswith(".emn-") and path != "emn-site.json":
            assert content in (old.get(path), new.get(path)), path
    again = really_build(glossary, site, downloads=())
    assert again.kept == ()
    assert contents(site) == new  # nothing of the killed run is left


def test_what_was_killed_half_way_is_still_known_as_ours(glossary: Glossary, tmp_path: Path) -> None:
    """Another glossary comes next: no page of the killed run is taken for somebody else's."""
    site = tmp_path / "site"
    build(glossary, site)
    changed = glossary["c0008"].with_values({Slot("slug"): "zero-tolerance"})
    formats.write(glossary.with_entries([changed]), tmp_path / "g.ttl")
    with subprocess.Popen(
        [sys.executable, "-c", SLOWLY, str(tmp_path / "g.ttl"), str(site)], stdout=subprocess.PIPE
    ) as running:
        assert running.stdout
        running.stdout.readline()
        time.sleep(0.15)
        os.kill(running.pid, signal.SIGKILL)
    built = build(Glossary(), site)
    assert built.kept == ()
    build(Glossary(), tmp_path / "empty")
    assert contents(site) == contents(tmp_path / "empty")


@pytest.mark.parametrize(
    "change",
    [{"made_of": []}, {"made_of": {"c0001.html": 7}}, {"made_with": None}, {"files": {"c0001.html": None}}],
    ids=str,
)
def test_a_list_tampered_with_brings_nothing_but_more_work(
    glossary: Glossary, tmp_path: Path, change: dict[str, Any]
) -> None:
    build(glossary, tmp_path / "site")
    whole = contents(tmp_path / "site")
    list_ = tmp_path / "site" / "emn-site.json"
    list_.write_text(json.dumps({**json.loads(whole["emn-site.json"]), **change}))
    try:
        build(glossary, tmp_path / "site")
    except PublishError:  # then it counts as none
        build(glossary, tmp_path / "site", force=True)
    assert contents(tmp_path / "site") == whole


def test_a_full_disk_leaves_the_old_site_whole(glossary: Glossary, tmp_path: Path) -> None:
    """A real one: a file may not grow beyond what the process is allowed."""
    site = tmp_path / "site"
    build(glossary.with_entries([], without=["c0008"]), site)
    before = contents(site)
    formats.write(glossary, tmp_path / "g.ttl")
    code = (
        "import resource, signal, sys; from emn_glossary import formats; from emn_glossary.errors import WriteError; "
        "from emn_glossary.publish import build; glossary = formats.read(sys.argv[1]).glossary; "
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN); resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000))\n"
        "try: build(glossary, sys.argv[2], downloads=())\n"
        "except WriteError as error: print(error.text('nb')); sys.exit(3)"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path / "g.ttl"), str(site)], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 3, ran.stderr
    assert str(site) in ran.stdout
    assert contents(site) == before
