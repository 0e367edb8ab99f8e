"""The shipped data: stable to the byte, complete, and made again by the conversion."""

import difflib
import importlib.util
import io
import shutil
import tomllib
from pathlib import Path
from types import ModuleType

import pytest

from emn_glossary import formats
from emn_glossary.coverage import coverage, stale_slots
from emn_glossary.formats.rdf import turtle
from emn_glossary.model import Glossary, State, Status, Term
from emn_glossary.settings import read_settings
from emn_glossary.slots import Slot

DATA = Path(__file__).parents[1] / "data"
SKOS = DATA / "skos"
FILES = ("glossary.ttl", "introduction.ttl", "upstream.ttl")


def written(glossary: Glossary) -> bytes:
    target = io.BytesIO()
    turtle.write(glossary, target)
    return target.getvalue()


@pytest.mark.parametrize("name", FILES)
def test_reading_a_file_and_writing_it_back_changes_no_byte(name: str) -> None:
    assert written(formats.read(SKOS / name).glossary) == (SKOS / name).read_bytes()


@pytest.mark.parametrize("name", FILES)
def test_every_file_is_utf_8_with_unix_line_ends(name: str) -> None:
    data = (SKOS / name).read_bytes()
    assert b"\r" not in data
    assert data.decode().endswith(".\n")


def test_there_is_nothing_to_say_about_the_folder() -> None:
    assert formats.read(SKOS).findings.by_code() == {}


def test_how_much_there_is() -> None:
    """EMN's edition as the facts count it; the glossary itself may grow beyond it."""
    upstream = formats.read(SKOS / "upstream.ttl").glossary
    assert len(upstream) == 297
    assert coverage(upstream)["nb", "preferred"].filled == 273
    assert coverage(upstream)["nn", "preferred"].filled == 116
    assert sum(bool(entry.sources) for entry in upstream.concepts) == 224
    assert not any(stale_slots(entry) for entry in upstream.concepts)
    assert set(upstream) <= set(formats.read(SKOS).glossary)


def test_ids_are_numbered_without_gaps() -> None:
    ids = list(formats.read(SKOS / "upstream.ttl").glossary)
    assert ids == [f"c{number:04d}" for number in range(1, 298)]


def test_ids_that_others_may_have_noted_down() -> None:
    """An id is given once: these may never change, whatever happens to the facts."""
    upstream = formats.read(SKOS / "upstream.ttl").glossary
    assert {known: upstream[known].one("slug") for known in ("c0001", "c0022", "c0219", "c0297")} == {
        "c0001": "civil-war-refugee",
        "c0022": "asylum-seeker",
        "c0219": "refugee",
        "c0297": "xenophobia",
    }


def test_the_glossary_says_what_it_is_and_whose() -> None:
    scheme = formats.read(SKOS).glossary.scheme
    assert scheme.id == "scheme"
    assert scheme.languages("title") == ("en", "nb", "nn")
    assert all("EMN" in scheme.one("rights", lang) for lang in ("en", "nb"))
    assert all(int(number) >= 0 for number in scheme.one("version").split("."))


def test_the_introduction_is_whole_in_english_and_bokmal() -> None:
    introduction = formats.read(SKOS).glossary.introduction
    assert len(introduction) >= 10
    assert all(passage.one("text", lang) for passage in introduction for lang in ("en", "nb"))
    assert not any(stale_slots(passage) for passage in introduction)
    assert {passage.one("role") for passage in introduction} == {"heading", "paragraph"}


def test_settings_can_be_read_and_agree_with_the_data() -> None:
    settings = read_settings(SKOS / "settings.toml")
    glossary = formats.read(SKOS).glossary
    assert settings.base == glossary.base
    (publisher,) = glossary.scheme.many("publisher")
    assert str(publisher).endswith("/" + settings.table("publisher")["organisation_number"])
    assert tomllib.loads((DATA / "emn" / "scheme.toml").read_text("utf-8"))["publisher"] == str(publisher)


def test_one_changed_value_is_one_changed_line() -> None:
    glossary = formats.read(SKOS / "glossary.ttl").glossary
    before = written(glossary).decode().splitlines()
    seeker = glossary["c0022"]
    decided = State(Status.CANDIDATE, "NO", "2026-01-31", "translator")
    changed = seeker.with_values({Slot("preferred", "nb"): Term("asylsøkende", "nb", decided)})
    after = written(glossary.with_entries([changed])).decode().splitlines()
    marks = [line[0] for line in difflib.ndiff(before, after) if line[0] in "+-"]
    assert marks == ["-", "+"]


# ---------------------------------------------------------------------------------------------------------
# The conversion


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("convert", DATA / "emn" / "convert.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_converting_again_changes_no_byte(script: ModuleType, tmp_path: Path) -> None:
    shutil.copytree(SKOS, tmp_path, dirs_exist_ok=True)
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    script.convert(skos=tmp_path)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_converting_from_nothing_gives_the_same_edition(script: ModuleType, tmp_path: Path) -> None:
    findings, left = script.convert(skos=tmp_path)
    assert (tmp_path / "upstream.ttl").read_bytes() == (SKOS / "upstream.ttl").read_bytes()
    assert (tmp_path / "glossary.ttl").read_bytes() == (tmp_path / "upstream.ttl").read_bytes()
    assert (left, findings.errors.by_code()) == ([], {})


def test_a_glossary_that_was_worked_on_is_left_alone_unless_forced(script: ModuleType, tmp_path: Path) -> None:
    script.convert(skos=tmp_path)
    glossary = tmp_path / "glossary.ttl"
    worked_on = glossary.read_bytes().replace("asylsøker".encode(), "asylsøkende".encode())
    glossary.write_bytes(worked_on)
    assert script.convert(skos=tmp_path)[1] == ["glossary.ttl"]
    assert glossary.read_bytes() == worked_on
    assert script.convert(skos=tmp_path, force=True)[1] == []
    assert glossary.read_bytes() == (tmp_path / "upstream.ttl").read_bytes()


def test_a_glossary_that_nobody_worked_on_follows_the_facts(script: ModuleType, tmp_path: Path) -> None:
    facts, skos = tmp_path / "emn", tmp_path / "skos"
    shutil.copytree(DATA / "emn", facts)
    skos.mkdir()
    script.convert(facts, skos)
    terms = (facts / "terms.tsv").read_text("utf-8")
    heading, *rows = terms.splitlines(keepends=True)
    new = rows[0].replace("civil-war-refugee", "a-new-entry", 1).replace("(civil) war refugee", "a new entry")
    (facts / "terms.tsv").write_text(heading + new + "".join(rows), "utf-8")
    script.convert(facts, skos)
    glossary = formats.read(skos / "glossary.ttl").glossary
    assert glossary["c0001"].one("slug") == "civil-war-refugee"
    assert glossary["c0298"].one("slug") == "a-new-entry"
    assert (skos / "glossary.ttl").read_bytes() == (skos / "upstream.ttl").read_bytes()


def test_facts_that_cannot_be_taken_whole_change_nothing(script: ModuleType, tmp_path: Path) -> None:
    facts, skos = tmp_path / "emn", tmp_path / "skos"
    shutil.copytree(DATA / "emn", facts)
    skos.mkdir()
    with (facts / "terms.tsv").open("a", encoding="utf-8") as terms:
        terms.write("half-a-row\thalf a row\n")
    findings, _ = script.convert(facts, skos)
    assert [(finding.code, finding.place.line) for finding in findings.errors] == [("F104", 299)]
    assert list(skos.iterdir()) == []
