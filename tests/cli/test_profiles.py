"""`--profile`, `--skosify` and `--tidy` on the command line."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import SHIPPED, Emn

FOREIGN = """\
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@base <https://emnnorway.no/ordliste/> .
<scheme> a skos:ConceptScheme .
<x1> a skos:Concept ; skos:inScheme <scheme> ; skos:prefLabel "asyl"@nb ; skos:altLabel "asyl"@nb , " vern"@nb .
<x2> a skos:Concept ; skos:inScheme <scheme> ; skos:prefLabel "rett"@nb .
"""


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A writable copy of the shipped glossary as it is now, with definitions and nynorsk."""
    return Path(shutil.copytree(SHIPPED, tmp_path / "skos"))


@pytest.fixture
def foreign(tmp_path: Path) -> Path:
    path = tmp_path / "fremmed.ttl"
    path.write_text(FOREIGN, encoding="utf-8")
    return path


def test_an_export_in_a_profile_shows_what_it_holds_back(run: Emn, data: Path, tmp_path: Path) -> None:
    """Concepts named once a reason, with what to do; the count is of those that went out."""
    text = (data / "glossary.ttl").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("<c0017> skos:prefLabel") or "@nn" not in line]
    (data / "glossary.ttl").write_text("\n".join(lines), encoding="utf-8")
    target = tmp_path / "ut.ttl"
    ran = run("export", target, "--profile", "skos-ap-no", "--data", data)
    assert ran.code == 0
    assert "advarsel: P302 holdt tilbake: ingen anbefalt term på nynorsk: c0017\n" in ran.err
    assert "<https://emnnorway.no/ordliste/c0017> a skos:Concept" not in target.read_text(encoding="utf-8")
    assert "<https://emnnorway.no/ordliste/c0042> a skos:Concept" in target.read_text(encoding="utf-8")
    as_json = run("export", target, "--profile", "skos-ap-no", "--data", data, "--json").json
    assert "c0017" not in as_json["concepts"]
    assert {"code": "P302", "concept": "c0017"}.items() <= as_json["findings"][0].items()


def test_a_format_without_profiles_says_so(run: Emn, data: Path, tmp_path: Path) -> None:
    ran = run("export", tmp_path / "ut.csv", "--profile", "skos", "--data", data)
    assert ran.code == 2
    assert "--profile" in ran.err


def test_an_unknown_profile_lists_those_there_are(run: Emn, data: Path, tmp_path: Path) -> None:
    ran = run("export", tmp_path / "ut.ttl", "--profile", "skos-ap-se", "--data", data)
    assert ran.code == 3
    assert "skos-ap-no" in ran.err
    assert not (tmp_path / "ut.ttl").exists()


@pytest.mark.parametrize("profile", ["skos-ap-no", "fdk-import"])
def test_what_is_exported_in_a_profile_passes_its_check(run: Emn, data: Path, tmp_path: Path, profile: str) -> None:
    target = tmp_path / "ut.ttl"
    run("export", target, "--profile", profile, "--data", data)
    ran = run("check", target, "--profile", profile, "--select", "P", "--data", data, "--json")
    assert [finding for finding in ran.json["findings"] if finding["code"].startswith("P")] == []
    assert "a skos:Concept" in target.read_text(encoding="utf-8")


def test_a_file_is_judged_as_it_stands(run: Emn, data: Path, foreign: Path) -> None:
    """No nynorsk, no definition, no identifier, no publisher: all of it found, none of it filled in on the way."""
    ran = run("check", foreign, "--profile", "skos-ap-no", "--select", "P", "--data", data, "--json")
    assert ran.code == 1
    found = {(finding["code"], finding["concept"]) for finding in ran.json["findings"]}
    assert {("P102", "x1"), ("P104", "x1"), ("P107", "x1"), ("P108", "scheme"), ("P109", "scheme")} <= found


def test_skosify_is_asked_only_when_told(run: Emn, data: Path, foreign: Path) -> None:
    ran = run("check", foreign, "--skosify", "--select", "K", "--data", data, "--json")
    assert {finding["code"] for finding in ran.json["findings"]} == {"K101", "K106", "K108"}
    assert run("check", foreign, "--select", "T", "--data", data, "--json").json["findings"] != []


def test_a_foreign_vocabulary_is_tidied_on_the_way_in(run: Emn, data: Path, foreign: Path) -> None:
    ran = run("import", foreign, "--tidy", "--dry-run", "--data", data, "--json")
    told = [finding for finding in ran.json["findings"] if finding["code"].startswith("K2")]
    assert [(finding["code"], finding["concept"], finding["slot"], finding["file"]) for finding in told] == [
        ("K203", "x1", "alternative@nb", "fremmed.ttl")
    ]
    assert told[0]["message"].endswith("er blitt «vern»")
    new = next(change["after"] for change in ran.json["changes"] if change["concept"] == "x1")
    assert new["alternative@nb"] == ["vern"]


def test_tidying_is_for_rdf(run: Emn, data: Path, tmp_path: Path) -> None:
    book = tmp_path / "bok.xlsx"
    run("export", book, "--data", data)
    ran = run("import", book, "--tidy", "--data", data)
    assert ran.code == 3
    assert "--tidy gjelder RDF-filer; bok.xlsx er ikke en slik fil" in ran.err
