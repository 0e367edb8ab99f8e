"""`emn show`."""

from pathlib import Path

from tests.cli.conftest import Emn


def test_json_gives_values_by_slot(run: Emn, data: Path) -> None:
    shown = run("show", "c0022", "--data", data, "--json").json
    assert shown["preferred@nb"] == "asylsøker"
    assert shown["preferred@nn"] == "asylsøkjar"
    assert shown["alternative@en"] == ["asylum applicant"]
    assert shown["related"] == ["c0219"]
    assert shown["iri"] == "https://emnnorway.no/ordliste/c0022"
    assert shown["states"]["preferred@nb"] == {"status": "current", "origin": "EMN"}


def test_words_name_related_entries_and_status(run: Emn, data: Path) -> None:
    shown = run("show", "c0022", "--data", data)
    assert "Anbefalt term (nb): asylsøker  (godkjent, EMN)" in shown.out
    assert "Beslektet term: flyktning [c0219]" in shown.out
    assert "Preferred term (nb): asylsøker  (approved, EMN)" in run("show", "c0022", "--data", data, "--ui", "en").out


def test_emns_slug_works_too(run: Emn, data: Path) -> None:
    assert run("show", "asylum-seeker", "--data", data, "--json").json["id"] == "c0022"


def test_an_unknown_id_offers_the_nearest(run: Emn, data: Path) -> None:
    ran = run("show", "c9022", "--data", data)
    assert ran.code == 3
    assert "ukjent ID c9022" in ran.err
    assert "c0022" in ran.err
    told = run("show", "c9022", "--data", data, "--json").json["error"]
    assert told["message"] == "ukjent ID c9022"
