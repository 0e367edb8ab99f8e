"""`emn publish`: only sound data become a site, at the address given."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from emn_cli.group import emn
from emn_glossary import formats
from emn_glossary.model import Concept, Glossary, Scheme, Term, Text
from emn_glossary.slots import Slot


def concept(id: str, en: str, nb: str) -> Concept:  # noqa: A002
    """A concept with a term in English and bokmål."""
    return Concept(id, {Slot("preferred", "en"): Term(en, "en"), Slot("preferred", "nb"): Term(nb, "nb")})


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder with two entries."""
    scheme = Scheme(
        "scheme", {Slot("title", "nb"): Text("Ordliste", "nb"), Slot("title", "en"): Text("Glossary", "en")}
    )
    entries = [scheme, concept("c0001", "asylum", "asyl"), concept("c0002", "refugee", "flyktning")]
    folder = tmp_path / "skos"
    folder.mkdir()
    formats.write(Glossary(entries), folder / "glossary.ttl")
    return folder


def break_it(data: Path) -> None:
    """Put the same term into two roles of one entry, which SKOS forbids (S13)."""
    glossary = formats.read(data).glossary
    twice = glossary["c0001"].with_values({Slot("alternative", "nb"): (Term("asyl", "nb"),)})
    formats.write(glossary.with_entries([twice]), data / "glossary.ttl")


def test_errors_in_the_data_are_not_published_unless_forced(data: Path, tmp_path: Path) -> None:
    break_it(data)
    site = tmp_path / "site"
    ran = CliRunner().invoke(emn, ["publish", str(site), "--data", str(data)])
    assert ran.exit_code == 1
    assert "S113" in ran.stderr
    assert "Ingenting er publisert: 1 feil" in ran.stderr
    assert not site.exists()
    ran = CliRunner().invoke(emn, ["publish", str(site), "--data", str(data), "--force"])
    assert ran.exit_code == 0
    assert (site / "c0001.html").exists()


def test_errors_that_the_settings_accept_do_not_count(data: Path, tmp_path: Path) -> None:
    break_it(data)
    accepted = '[[checks.accepted]]\ncode = "S113"\nconcept = "c0001"\nreason = "Som hos EMN."\n'
    (data / "settings.toml").write_text(accepted)
    ran = CliRunner().invoke(emn, ["publish", str(tmp_path / "site"), "--data", str(data)])
    assert ran.exit_code == 0, ran.stderr


def test_the_address_of_the_site_stands_in_what_machines_read(data: Path, tmp_path: Path) -> None:
    told = ["publish", str(tmp_path / "site"), "--data", str(data), "--base-url", "https://example.org/ord"]
    assert CliRunner().invoke(emn, told).exit_code == 0
    sitemap = (tmp_path / "site" / "sitemap.xml").read_text()
    assert "<loc>https://example.org/ord/</loc>" in sitemap
    assert "<loc>https://example.org/ord/c0001.html</loc>" in sitemap
    assert "https://example.org/ord/sitemap.xml" in (tmp_path / "site" / "robots.txt").read_text()


@pytest.mark.parametrize("address", ["javascript:alert(1)", "https://", "https://x.no/a b/", "https://x.no/?q="])
def test_an_address_that_is_none_is_a_mistake_in_the_command(data: Path, tmp_path: Path, address: str) -> None:
    told = ["publish", str(tmp_path / "site"), "--data", str(data), "--base-url", address]
    ran = CliRunner().invoke(emn, told)
    assert ran.exit_code == 2
    assert "kan ikke være adressen til et nettsted" in ran.stderr


def test_in_a_pipe_nothing_is_said_of_progress(data: Path, tmp_path: Path) -> None:
    ran = CliRunner().invoke(emn, ["publish", str(tmp_path / "site"), "--data", str(data)])
    assert ran.stdout == ""
    assert len(ran.stderr.splitlines()) == 2


def test_a_dry_run_says_that_nothing_has_been_done(data: Path, tmp_path: Path) -> None:
    ran = CliRunner().invoke(emn, ["publish", str(tmp_path / "site"), "--data", str(data), "--dry-run"])
    assert ran.exit_code == 0
    assert "Ingenting er gjort." in ran.stderr
    assert "Åpne" not in ran.stderr
    assert not (tmp_path / "site").exists()


def test_an_old_page_that_someone_has_changed_is_told(data: Path, tmp_path: Path) -> None:
    told = ["publish", str(tmp_path / "site"), "--data", str(data)]
    assert CliRunner().invoke(emn, told).exit_code == 0
    (tmp_path / "site" / "c0002.html").write_text("edited by hand")
    glossary = formats.read(data).glossary
    formats.write(glossary.with_entries([], without=["c0002"]), data / "glossary.ttl")
    ran = CliRunner().invoke(emn, told)
    assert "1 filer fra før er endret av andre siden de ble publisert" in ran.stderr
    assert "der: c0002.html." in ran.stderr


def test_a_folder_that_may_not_be_written_to_is_told(data: Path, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    ran = CliRunner().invoke(emn, ["publish", str(tmp_path / "file" / "site"), "--data", str(data)])
    assert (ran.exit_code, "Traceback" in ran.stderr) == (3, False)
    assert str(tmp_path / "file") in ran.stderr


def test_the_data_folder_itself_is_no_place_for_a_site(data: Path) -> None:
    before = sorted(data.iterdir())
    ran = CliRunner().invoke(emn, ["publish", str(data), "--data", str(data)])
    assert ran.exit_code == 3
    assert "annet enn en publisert ordliste" in ran.stderr
    assert sorted(data.iterdir()) == before
