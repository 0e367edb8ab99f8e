"""What an earlier run made is kept only where nothing that goes into it has changed."""

from __future__ import annotations

import importlib
import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from emn_glossary import formats
from emn_glossary.history import Past
from emn_glossary.model import Glossary, Term
from emn_glossary.publish import build, crew, data, plan, program
from emn_glossary.publish.page import Office
from emn_glossary.slots import Slot
from tests.publish.conftest import EMN, concept

FILES = ("csv", "turtle")
rendering = importlib.import_module("emn_glossary.publish.render")  # the package has a function of that name


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files that are made, and not kept, from now on."""
    names: list[str] = []

    def watched(of: Any, name: str, called: Callable[..., str]) -> None:
        really = getattr(of, name)

        def watching(*given: Any, **more: Any) -> Any:
            names.append(called(*given))
            return really(*given, **more)

        monkeypatch.setattr(of, name, watching)

    watched(rendering, "_text", lambda page: str(page.path))
    watched(formats, "write", lambda _, path, *__: Path(path).name)
    return names


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_nothing_is_made_twice(glossary: Glossary, tmp_path: Path, made: list[str]) -> None:
    build(glossary, tmp_path, downloads=FILES)
    assert {"c0001.html", "index.html", "emn-ordliste.csv"} <= set(made)
    made.clear()
    build(glossary, tmp_path, downloads=FILES)
    assert made == []


def test_a_changed_entry_s_page_is_made_anew_and_so_is_every_page_that_names_it(
    glossary: Glossary, tmp_path: Path, made: list[str]
) -> None:
    build(glossary, tmp_path / "site", downloads=FILES)
    made.clear()
    renamed = glossary["c0001"].with_values({Slot("preferred", "nb"): Term("beskyttelsessøker", "nb", EMN)})
    changed = glossary.with_entries([renamed])
    build(changed, tmp_path / "site", downloads=FILES)
    assert set(made) == {
        *("c0001.html", "c0002.html", "c0011.html"),  # itself, a narrower term, a retired one that it replaces
        "c0013.html",  # its neighbour in the list
        *("nb.html", "en.html", "t01.html", "index.html"),
        *("emn-ordliste.csv", "emn-ordliste.ttl"),
    }
    build(changed, tmp_path / "other", downloads=FILES)
    assert contents(tmp_path / "site") == contents(tmp_path / "other")


@pytest.mark.parametrize(
    "how",
    [{"ui": "nn"}, {"office": Office("UDI", "EMN Norge", "emn@example.org")}, {"letter_pages_from": 5}],
    ids=["language", "office", "letters"],
)
def test_whatever_else_goes_into_a_page_counts(glossary: Glossary, tmp_path: Path, how: dict[str, Any]) -> None:
    build(glossary, tmp_path / "site", downloads=FILES)
    build(glossary, tmp_path / "site", downloads=FILES, **how)
    build(glossary, tmp_path / "other", downloads=FILES, **how)
    assert contents(tmp_path / "site") == contents(tmp_path / "other")


def test_the_order_of_entries_counts_for_the_files(glossary: Glossary, tmp_path: Path) -> None:
    build(glossary, tmp_path / "site", downloads=("csv", "jsonld", "tbx"))
    turned = Glossary(list(glossary.entries.values())[::-1])
    build(turned, tmp_path / "site", downloads=("csv", "jsonld", "tbx"))
    build(turned, tmp_path / "other", downloads=("csv", "jsonld", "tbx"))
    assert contents(tmp_path / "site") == contents(tmp_path / "other")


def test_what_another_program_made_is_made_anew(
    glossary: Glossary, tmp_path: Path, made: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """As after an upgrade, of ours or of anything that ours is built on."""
    names = ["another"]
    monkeypatch.setattr(program, "fingerprint", lambda: names[-1])
    build(glossary, tmp_path, downloads=FILES)
    first = sorted(made)
    made.clear()
    names.append("this one")
    assert build(glossary, tmp_path, downloads=FILES).written == ()
    assert sorted(made) == first
    assert json.loads((tmp_path / "emn-site.json").read_bytes())["made_with"] == "this one"


def test_force_makes_everything_anew(glossary: Glossary, tmp_path: Path, made: list[str]) -> None:
    build(glossary, tmp_path, downloads=FILES)
    first = sorted(made)
    made.clear()
    build(glossary, tmp_path, downloads=FILES, force=True)
    assert sorted(made) == first


@pytest.mark.parametrize("path", ["c0001.html", "c0001.jsonld", "search-index.js", "files/emn-ordliste.csv"])
def test_a_file_that_was_changed_by_hand_is_made_anew(glossary: Glossary, tmp_path: Path, path: str) -> None:
    build(glossary, tmp_path, downloads=FILES)
    before = contents(tmp_path)
    (tmp_path / path).write_text("edited by hand")
    assert build(glossary, tmp_path, downloads=FILES).written == (path,)
    (tmp_path / path).unlink()
    assert build(glossary, tmp_path, downloads=FILES).written == (path,)
    assert contents(tmp_path) == before


def test_a_page_s_values_are_plain_so_that_its_fingerprint_says_all(glossary: Glossary) -> None:
    """An object that prints as its address in memory, or a set, would make it say something else every time."""
    for page in plan(glossary, past=Past(Glossary([concept("c0001", "refugee")]))):
        assert " at 0x" not in repr(page), page.path
        assert "frozenset" not in repr(page), page.path


def test_the_fingerprint_of_the_program_covers_its_files_and_what_it_is_built_on() -> None:
    packages = "".join(program._packages())
    for name in ("emn-glossary", "jinja2", "markupsafe", "typst", "xlsxwriter", "pyoxigraph"):
        assert f"{name} " in packages
    assert "pytest" not in packages
    assert len(program.fingerprint()) == 64


def test_files_are_made_by_several_processes_and_are_the_same(
    glossary: Glossary, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = ("pdf", "docx", "csv", "jsonld", "turtle")
    build(glossary, tmp_path / "one", downloads=names)
    monkeypatch.setattr(crew, "_WORTH", 0)
    monkeypatch.setattr(os, "cpu_count", lambda: 3)
    started: list[Any] = []
    really = crew.Crew.give

    def give(self: crew.Crew, tasks: Any) -> None:
        started.append(tasks)
        really(self, tasks)

    monkeypatch.setattr(crew.Crew, "give", give)
    build(glossary, tmp_path / "three", downloads=names)
    assert len(started) == 2
    assert contents(tmp_path / "one") == contents(tmp_path / "three")
    monkeypatch.setattr(sys, "executable", "/no/such/program")  # then everything is left to us
    build(glossary, tmp_path / "none", downloads=names)
    assert contents(tmp_path / "one") == contents(tmp_path / "none")


def test_work_is_shared_out_the_largest_first() -> None:
    tasks = [crew.Task(f"{work}", "csv", {}, work) for work in (1, 9, 3, 2)]
    ours, others = crew._shared(tasks, 2, besides=8)
    assert [task.work for task in ours] == [3, 2]  # 13 with the 8 besides
    assert [task.work for task in others] == [9, 1]  # 13 with the start
    assert crew._shared(tasks, 1, besides=8)[0] == sorted(tasks, key=lambda task: -task.work)


def test_the_data_of_a_theme_name_its_members_in_both_forms(glossary: Glossary) -> None:
    files = data.gather(glossary, lambda *_: None).files()
    assert b"<t01> skos:member <c0001> ." in files["t01.ttl"]
    assert [node["member"] for node in json.loads(files["t01.jsonld"])["@graph"] if "member" in node] == [
        ["https://emnnorway.no/ordliste/c0001", "https://emnnorway.no/ordliste/c0002"]
    ]
