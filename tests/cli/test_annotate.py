"""`emn annotate`."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from emn_cli.group import emn
from tests.cli.conftest import Emn

TEXT = "Asylsøkerne fikk ikke beskyttelse. De ba om assistert retur."


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "notat.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_json_tells_what_stands_where_and_exits_1_for_a_term_to_change(run: Emn, data: Path, file: Path) -> None:
    ran = run("annotate", file, "--data", data, "--json")
    assert ran.code == 1
    assert set(ran.json) >= {"occurrences", "keywords", "advice"}
    first = ran.json["occurrences"][0]
    assert (first["start"], first["end"], first["text"]) == (0, 11, "Asylsøkerne")
    assert (first["concept"], first["term"], first["lang"], first["why"]) == ("c0022", "asylsøker", "nb", "inflected")
    assert first["preferred"] == {"en": "asylum seeker", "nb": "asylsøker", "nn": "asylsøkjar"}
    (advice,) = ran.json["advice"]
    assert (advice["text"], advice["use"]) == ("assistert retur", "frivillig retur")


def test_no_check_exits_0(run: Emn, data: Path, file: Path) -> None:
    assert run("annotate", file, "--data", data, "--no-check").code == 0


def test_keywords_and_advice_as_tables(run: Emn, data: Path, file: Path) -> None:
    ran = run("annotate", file, "--data", data)
    heading, first, *_ = ran.out.splitlines()
    assert heading.split("\t")[-2:] == ["Vekt", "Antall"]
    assert first.split("\t") == ["c0022", "asylsøker", "asylsøkjar", "asylum seeker", "1.000", "1"]
    assert ran.out.splitlines()[-1].split("\t") == ["44", "assistert retur", "tillatt", "frivillig retur"]
    assert "bokmål (gjettet)" in ran.err


def test_the_list_of_occurrences(run: Emn, data: Path, file: Path) -> None:
    lines = run("annotate", file, "--data", data, "--list", "--ui", "en").out.splitlines()
    assert lines[1].split("\t") == ["0", "Asylsøkerne", "c0022", "asylsøker", "inflected"]


def test_copies_by_their_endings(run: Emn, data: Path, file: Path, tmp_path: Path) -> None:
    names = ["a.html", "a.csv", "a.json", "a.txt"]
    outputs = [part for name in names for part in ("-o", tmp_path / name)]
    ran = run("annotate", file, "--data", data, *outputs, "--base-url", "https://eksempel.no/o/", "--no-check")
    assert ran.code == 0
    assert '<a class="emn-term" href="https://eksempel.no/o/c0022.html"' in (tmp_path / "a.html").read_text("utf-8")
    rows = list(csv.DictReader((tmp_path / "a.csv").read_text("utf-8-sig").splitlines()))
    assert [row["text"] for row in rows] == ["Asylsøkerne", "beskyttelse", "assistert retur"]
    assert rows[2]["use"] == "frivillig retur"
    assert json.loads((tmp_path / "a.json").read_text("utf-8"))["keywords"]
    assert (tmp_path / "a.txt").read_text("utf-8") == TEXT
    assert "Skrev" in ran.err


def test_links_are_relative_without_an_address(run: Emn, data: Path, file: Path, tmp_path: Path) -> None:
    run("annotate", file, "--data", data, "-o", tmp_path / "a.html")
    assert 'href="c0022.html"' in (tmp_path / "a.html").read_text("utf-8")


def test_first_marks_each_concept_once_and_all_advice(run: Emn, data: Path, tmp_path: Path) -> None:
    path = tmp_path / "b.txt"
    path.write_text("Tolk, tolken og tolkene. Assistert retur og assistert retur.", encoding="utf-8")
    run("annotate", path, "--data", data, "--lang", "nb", "--first", "-o", tmp_path / "b.html")
    assert (tmp_path / "b.html").read_text("utf-8").count("<a class") == 3


def test_markup_in_the_text_is_escaped(run: Emn, data: Path, tmp_path: Path) -> None:
    path = tmp_path / "c.txt"
    path.write_text("<script>alert('tolk')</script> & \"tolk\"", encoding="utf-8")
    run("annotate", path, "--data", data, "--lang", "nb", "-o", tmp_path / "c.html")
    assert "<script>" not in (tmp_path / "c.html").read_text("utf-8")


def test_standard_input(data: Path) -> None:
    ran = CliRunner().invoke(emn, ["annotate", "-", "--data", str(data), "--json", "--no-check"], input=TEXT.encode())
    assert [one["text"] for one in json.loads(ran.stdout)["occurrences"]][:1] == ["Asylsøkerne"]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [("a.pdf", b"hei", "er ikke PDF"), ("a.docx", b"hei", "er ikke DOCX"), ("a.odt", b"", "ukjent filformat"),
     ("a.txt", b"\xff\xfe\xff", "UTF-8"), ("a.html", b"<div>" * 3_000, "for mange")],
)  # fmt: skip
def test_a_bad_file_is_exit_3_and_a_message(
    run: Emn, data: Path, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    (tmp_path / name).write_bytes(content)
    ran = run("annotate", tmp_path / name, "--data", data)
    assert ran.code == 3
    assert name in ran.err
    assert said in ran.err


def test_a_copy_never_takes_the_place_of_the_original(run: Emn, data: Path, file: Path) -> None:
    ran = run("annotate", file, "--data", data, "-o", file)
    assert ran.code == 3
    assert file.read_text("utf-8") == TEXT
    assert "originalens plass" in ran.err


def test_comments_need_a_docx_document(run: Emn, data: Path, file: Path, tmp_path: Path) -> None:
    ran = run("annotate", file, "--data", data, "-o", tmp_path / "a.docx")
    assert ran.code == 3
    assert not (tmp_path / "a.docx").exists()


def test_nothing_found_is_told(run: Emn, data: Path, tmp_path: Path) -> None:
    (tmp_path / "d.txt").write_text("Fotball.", encoding="utf-8")
    ran = run("annotate", tmp_path / "d.txt", "--data", data)
    assert (ran.code, ran.out) == (0, "")
    assert "Fant ingen" in ran.err
