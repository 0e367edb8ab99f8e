"""`emn report`."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest

from emn_glossary import load
from tests.cli.conftest import SHIPPED, Emn
from tests.formats.emn.editions import AFTER, first, folder_with, id_of, pages, worked_on


def test_the_report_tells_what_stands_what_changed_and_in_words(run: Emn, data: Path) -> None:
    out = run("report", "--data", data, "--until", "2026-12-31").out
    for heading in (
        "Verdiene slik de står nå",
        "Skrevet eller endret i perioden",
        "Til årsrapporten",
        "Til nyhetsbrevet",
    ):
        assert f"\n{heading}\n" in out
    assert "nb\tAnbefalt term\tgodkjent\tEMN\t273" in out
    assert "EMNs ordliste og tesaurus for asyl og migrasjon har 297 begreper." in out


def test_json_has_the_counts_and_both_texts(run: Emn, data: Path) -> None:
    told = run("report", "--data", data, "--since", "2026-01-01", "--until", "2026-12-31", "--json").json
    assert (told["since"], told["until"], told["concepts"]) == ("2026-01-01", "2026-12-31", 297)
    assert {row["month"][:4] for row in told["changed"]} == {"2026"}
    assert set(told["text"]) == {"nb", "en"}
    assert set(told["text"]["en"]) == {"annual_report", "news_heading", "news"}
    assert f"{told['errata']} published values" in told["text"]["en"]["annual_report"]


def test_every_theme_is_told_by_name(run: Emn) -> None:
    """The shipped glossary has themes; EMN's edition alone has none."""
    out = run("report", "--data", SHIPPED).out
    themes = load(SHIPPED).themes.values()
    assert len(themes) > 8
    table = out.partition("\nTemaene\n")[2].splitlines()
    assert table[0] == "Tema\tnb\tnn\tEndret"
    named = [line.partition("\t")[0] for line in table[1 : len(themes) + 1]]
    assert named == [theme.one("preferred", "nb") for theme in themes]


def test_the_csv_is_one_table_with_the_same_numbers(run: Emn) -> None:
    asked = ("report", "--data", SHIPPED, "--until", "2026-12-31")
    rows = list(csv.DictReader(io.StringIO(run(*asked, "--csv").out)))
    standing = sum(int(row["values"]) for row in rows if row["part"] == "standing")
    assert standing == sum(row["values"] for row in run(*asked, "--json").json["standing"])
    assert {row["part"] for row in rows} == {"coverage", "standing", "changed", "changed_by_theme"}


def test_a_period_without_work_says_so(run: Emn, data: Path) -> None:
    out = run("report", "--data", data, "--since", "2020-01-01", "--until", "2020-12-31").out
    assert "Ingenting er skrevet eller endret i perioden." in out
    assert "ble ingenting endret på bokmål og nynorsk." in out


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--since", "i fjor"), "«i fjor» er ikke en dag"),
        (("--until", "2026-02-30"), "«2026-02-30» er ikke en dag"),
        (("--since", "2026-05-01", "--until", "2026-04-30"), "slutter 2026-04-30, før den begynner 2026-05-01"),
    ],
)
def test_a_period_that_is_none_is_a_usage_error(run: Emn, data: Path, args: tuple[str, ...], said: str) -> None:
    ran = run("report", "--data", data, *args)
    assert (ran.code, said in ran.err) == (2, True)


def test_the_proposals_are_written_as_a_workbook(run: Emn, data: Path, tmp_path: Path) -> None:
    book = tmp_path / "forslag.xlsx"
    ran = run("report", "--data", data, "--proposals", book)
    assert (ran.code, ran.err.startswith("Skrev ")) == (0, True)
    errata, missing = openpyxl.load_workbook(book).worksheets
    assert (errata.title, missing.title) == ("Feil", "Manglende termer")
    told = run("report", "--data", data, "--proposals", book, "--json").json
    assert errata.max_row - 4 == len(told["errata"]) > 100
    assert told["findings"] == []


def test_the_proposals_are_written_as_a_page(run: Emn, data: Path, tmp_path: Path) -> None:
    assert run("report", "--data", data, "--proposals", tmp_path / "feil.md").code == 0
    assert (tmp_path / "feil.md").read_text(encoding="utf-8").startswith("# Feil og tvil")


def test_another_ending_is_refused_and_nothing_written(run: Emn, data: Path, tmp_path: Path) -> None:
    ran = run("report", "--data", data, "--proposals", tmp_path / "feil.docx")
    assert ran.code == 3
    assert ".xlsx, .md" in ran.err
    assert not (tmp_path / "feil.docx").exists()


def test_a_value_that_emn_has_corrected_is_told_of(run: Emn, data: Path, tmp_path: Path) -> None:
    glossary = data / "glossary.ttl"
    glossary.write_text(glossary.read_text(encoding="utf-8").replace('"grunnlagsdokument"', '"barnets beste"'), "utf-8")
    ran = run("report", "--data", data, "--proposals", tmp_path / "feil.xlsx")
    assert ran.code == 0
    assert "E502" in ran.err
    assert "barnets beste" in ran.err


def test_a_bad_row_is_an_error_with_its_line(run: Emn, data: Path, tmp_path: Path) -> None:
    (data / "errata.toml").write_text('[[erratum]]\nconcept = "c0001"\n', encoding="utf-8")
    ran = run("report", "--data", data, "--proposals", tmp_path / "feil.xlsx")
    assert ran.code == 3
    assert "errata.toml, linje 1: raden mangler slot" in ran.err


def test_a_folder_without_errata_reports_all_the_same(run: Emn, data: Path) -> None:
    (data / "errata.toml").unlink()
    ran = run("report", "--data", data, "--json")
    assert (ran.code, ran.json["errata"]) == (0, 0)


def test_what_must_be_looked_at_again_is_told_word_by_word_and_so_are_editions(run: Emn, tmp_path: Path) -> None:
    base = first(tmp_path / "before")
    pages(tmp_path / "after", AFTER)
    small = folder_with(tmp_path / "skos", base, worked_on(base))
    run("update", tmp_path / "after", "--edition", "11.0", "--data", small)
    out = run("report", "--data", small).out
    id = id_of(load(small), "asylum seeker")  # noqa: A001
    row = next(line for line in out.splitlines() if line.startswith(f"{id}\talternative@nb, definition@nb\t"))
    assert "definition@en: [-What is called asylum seeker here-]{+Somebody who seeks shelter+}." in row
    assert "\tEMN-utgave\t11.0\t" in out
    assert "EMNs utgave 11.0 ble tatt inn i perioden." in out
    told = run("report", "--data", small, "--json").json
    assert [one["slots"] for one in told["stale"] if one["concept"] == id] == [["alternative@nb", "definition@nb"]]
    assert [one["name"] for one in told["milestones"]] == ["11.0"]
