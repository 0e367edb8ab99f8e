"""The three kinds of index (memory, file, the web page's JSON) hold the same rows and give the same answers."""

from __future__ import annotations

import json
import multiprocessing
import os
import sqlite3
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import emn_glossary as emn
from benchmarks.lookup_quality import not_terms, queries
from emn_glossary.errors import UnknownChoiceError
from emn_glossary.model import Glossary
from emn_glossary.search import Index, lookup, web_index
from emn_glossary.search import cache as caches
from emn_glossary.search.export import ROLES, WAYS
from emn_glossary.search.rows import ConceptRow, TermRow, Whole, Word
from emn_glossary.search.stored import Stored, write
from emn_glossary.search.tables import Tables
from emn_glossary.workspace import Workspace

GLOSSARY = emn.load()
INDEX = Index(GLOSSARY)
ASKED = [query.text for query in queries()[::7]] + not_terms()[::7]


def read_web_index(content: bytes) -> Index:
    """The index that `export` describes, read as its docstring says."""
    said: dict[str, Any] = json.loads(content)
    assert said["version"] == 1
    wholes = [Whole(stem, paradigm, term, WAYS[way], end) for stem, paradigm, term, way, end in said["wholes"]]
    forms = {(row.stem + row.ending, row.term) for row in wholes if row.way != "acronym" and row.ending != "-"}
    postings = [
        (word, term, kind)
        for word, kinds in enumerate(said["postings"])
        for kind, terms in enumerate(kinds)
        for term in terms
    ]
    tables = Tables(
        concepts=[ConceptRow(id, preferred, statuses, tuple(t)) for id, preferred, t, statuses in said["concepts"]],  # noqa: A001
        terms=[TermRow(c, text, lang, ROLES[r], tuple(w), small) for c, text, lang, r, w, small in said["terms"]],
        paradigms=[tuple(endings.split("|")) for endings in said["paradigms"]],
        wholes=wholes,
        words=[Word(*row) for row in said["words"]],
        postings=postings,
        forms=sorted(forms),
        themes=[(theme, names) for theme, names in said["themes"]],
    )
    return Index.of(tables)


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Stored:
    path = str(tmp_path_factory.mktemp("index") / "æ ø?#%.sqlite")
    write(path, INDEX.tables, {"folder": "here"})
    return Stored(path)


def test_the_file_answers_as_memory_does(stored: Stored) -> None:
    for word in ASKED:
        assert lookup(stored, word) == lookup(INDEX, word)
    for theme, _ in INDEX.themes():
        assert lookup(stored, "flyktning", themes=[theme]) == lookup(INDEX, "flyktning", themes=[theme])
    assert list(stored.themes()) == list(INDEX.themes())


def test_the_web_index_answers_as_memory_does() -> None:
    web = read_web_index(web_index(GLOSSARY))
    assert web.tables.forms == INDEX.tables.forms
    for word in ASKED:
        assert lookup(web, word) == lookup(INDEX, word)


@given(st.text(max_size=30))
def test_whatever_is_asked_they_agree(stored: Stored, word: str) -> None:
    assert lookup(stored, word) == lookup(INDEX, word)


def test_the_web_index_is_the_same_bytes_twice_and_small() -> None:
    content = web_index(GLOSSARY)
    assert content == web_index(emn.load())
    assert len(content) < 400_000


def test_an_empty_glossary_has_an_index_too(tmp_path: Path) -> None:
    empty = Index(Glossary())
    write(str(tmp_path / "empty.sqlite"), empty.tables, {})
    for index in (empty, Stored(str(tmp_path / "empty.sqlite")), read_web_index(web_index(Glossary()))):
        assert lookup(index, "asyl") == ()


# -- the cache ------------------------------------------------------------------------------------------------


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A small data folder."""
    folder = tmp_path / "skos"
    folder.mkdir()
    ttl = emn.to_graph(GLOSSARY.only(["c0021", "c0022"])).serialize(format="turtle")
    (folder / "glossary.ttl").write_text(ttl, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A cache folder for this test."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Path(caches.cache_folder())


def first(folder: Path, word: str) -> str:
    hits = Workspace.open(folder).lookup(word)
    return hits[0].concept if hits else ""


def test_the_first_look_up_prepares_the_index_for_the_next(data: Path, cache: Path) -> None:
    assert caches.ready(str(data)) is None
    assert first(data, "asylsøkerne") == "c0022"
    assert [path.suffix for path in cache.iterdir()] == [".sqlite"]
    prepared = caches.ready(str(data))
    assert prepared is not None
    assert lookup(prepared, "asylsøkerne")[0].concept == "c0022"


def test_changed_data_are_seen_at_once_even_with_the_same_size_and_time(data: Path) -> None:
    file = data / "glossary.ttl"
    assert first(data, "asylsøker") == "c0022"
    before = file.stat()
    file.write_text(file.read_text(encoding="utf-8").replace("asylsøker", "asylsåker"), encoding="utf-8")
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert file.stat().st_size == before.st_size
    assert caches.ready(str(data)) is None
    assert Workspace.open(data).lookup("asylsåker")[0].why == "exact"


def test_untouched_old_data_are_not_even_read(data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files that were old when the index was made are known by their times alone."""
    monkeypatch.setattr(caches, "_FRESH", 0)
    time.sleep(0.02)
    first(data, "asyl")
    monkeypatch.setattr(caches, "_digest", lambda _: pytest.fail("read"))
    assert caches.ready(str(data)) is not None


def test_files_with_other_times_and_the_same_content_are_still_known(data: Path) -> None:
    first(data, "asyl")
    os.utime(data / "glossary.ttl", (1, 1))
    assert caches.ready(str(data)) is not None


@pytest.mark.parametrize("damage", [b"", b"no database", None])
def test_a_damaged_index_is_not_believed(data: Path, cache: Path, damage: bytes | None) -> None:
    first(data, "asyl")
    (prepared,) = cache.iterdir()
    content = prepared.read_bytes()
    prepared.write_bytes(content[: len(content) // 2] if damage is None else damage)
    assert first(data, "asylsøkeren") == "c0022"
    assert caches.ready(str(data)) is not None  # made anew


def test_damage_deep_inside_is_found_when_it_is_met(data: Path, cache: Path) -> None:
    first(data, "asyl")
    (prepared,) = cache.iterdir()
    db = sqlite3.connect(prepared)
    db.execute("DROP TABLE word")
    db.commit()
    db.close()
    assert first(data, "asylsøkeren") == "c0022"


def test_a_cache_that_cannot_be_written_costs_only_time(data: Path, cache: Path) -> None:
    cache.parent.mkdir(parents=True, exist_ok=True)
    cache.write_text("a file where the folder should be", encoding="utf-8")
    assert first(data, "asylsøkeren") == "c0022"
    assert caches.ready(str(data)) is None


def test_an_error_of_ours_is_an_answer_and_no_damage(data: Path) -> None:
    first(data, "asyl")
    with pytest.raises(UnknownChoiceError, match="no-such"):
        Workspace.open(data).lookup("asyl", themes=["no-such"])


def test_old_indexes_are_let_go(data: Path, cache: Path) -> None:
    cache.mkdir(parents=True)
    for number in range(30):
        (cache / f"lookup-{number:08x}.sqlite").write_bytes(b"")
        os.utime(cache / f"lookup-{number:08x}.sqlite", (number, number))
    first(data, "asyl")
    left = sorted(path.name for path in cache.iterdir())
    assert len(left) == 16
    assert "lookup-00000000.sqlite" not in left
    assert caches.ready(str(data)) is not None


def _look(folder: str) -> str:
    return first(Path(folder), "asylsøkerne")


def test_processes_that_build_at_once_do_not_harm_each_other(data: Path, cache: Path) -> None:
    with multiprocessing.get_context("spawn").Pool(3) as pool:
        assert pool.map(_look, [str(data)] * 6) == ["c0022"] * 6
    assert [path.suffix for path in cache.iterdir()] == [".sqlite"]
