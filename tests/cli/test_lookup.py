"""`emn lookup`."""

from pathlib import Path

from tests.cli.conftest import Emn


def test_a_bokmaal_word_gives_the_entry(run: Emn, data: Path) -> None:
    ran = run("lookup", "asylsøker", "--data", data, "--json")
    assert ran.code == 0
    assert ran.json["query"] == "asylsøker"
    assert ran.json["hits"][0]["id"] == "c0022"
    assert ran.json["hits"][0]["why"] == "exact"
    assert ran.json["hits"][0]["preferred"] == {"en": "asylum seeker", "nb": "asylsøker", "nn": "asylsøkjar"}


def test_several_words_are_one_query(run: Emn, data: Path) -> None:
    ran = run("lookup", "enslig", "mindreårig", "--data", data, "--json")
    assert ran.json["hits"][0]["preferred"]["en"] == "unaccompanied minor"


def test_lines_in_a_pipe(run: Emn, data: Path) -> None:
    ran = run("lookup", "returvedtak", "--data", data)
    heading, first = ran.out.splitlines()[:2]
    assert heading.split("\t")[0] == "ID"
    assert first.split("\t")[1:4] == ["returvedtak", "–", "return decision"]


def test_nothing_found_is_told_and_exits_1(run: Emn, data: Path) -> None:
    ran = run("lookup", "fotball", "--data", data)
    assert (ran.code, ran.out) == (1, "")
    assert "Fant ingenting for «fotball»" in ran.err
    assert run("lookup", "fotball", "--data", data, "--json").json == {"query": "fotball", "hits": []}
