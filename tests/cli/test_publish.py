"""`emn publish` and `emn serve`: only sound data become a site; the preview follows the data."""

from __future__ import annotations

import shutil
import urllib.request
from pathlib import Path
from urllib.error import HTTPError

import pytest
from click.testing import CliRunner

from emn_cli.group import emn
from emn_cli.options import Session
from emn_cli.serve import Preview, rebuild
from emn_glossary import formats
from emn_glossary.errors import PublishError
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
    assert CliRunner().invoke(emn, [*told[:-1], "javascript:alert(1)"]).exit_code == 2


def ask(address: str, host: str = "") -> str:
    """What the preview answers."""
    asked = urllib.request.Request(address, headers={"Host": host} if host else {})
    with urllib.request.urlopen(asked, timeout=10) as answer:
        return str(answer.read().decode())


def test_the_preview_shows_the_site_and_follows_the_data(data: Path, tmp_path: Path) -> None:
    session, site = Session("nb", str(data), as_json=False), tmp_path / "site"
    rebuild_first = CliRunner().invoke(emn, ["publish", str(site), "--data", str(data)])
    assert rebuild_first.exit_code == 0
    preview = Preview(site, 0)
    try:
        assert "asyl" in ask(preview.address + "c0001.html")
        assert '<script src="/-/reload.js" defer>' in ask(preview.address)
        assert ask(preview.address + "-/version") == "1"
        glossary = formats.read(data).glossary
        formats.write(glossary.with_entries([concept("c0003", "return", "retur")]), data / "glossary.ttl")
        rebuild(session, site, preview)
        assert "retur" in ask(preview.address + "nb.html")
        assert ask(preview.address + "-/version") == "2"
        (data / "glossary.ttl").write_text("<a> <b>")
        rebuild(session, site, preview)
        assert "retur" in ask(preview.address + "nb.html")
        with pytest.raises(HTTPError) as caught:
            ask(preview.address, host="evil.example:80")
        caught.value.close()
        assert caught.value.code == 403
        with pytest.raises(PublishError, match="cannot answer"):
            Preview(site, int(preview.address.rstrip("/").rpartition(":")[2]))
    finally:
        preview.stop()
    shutil.rmtree(site)
