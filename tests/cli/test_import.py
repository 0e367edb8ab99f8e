"""`emn export` and `emn import`: the translator's whole trip, with a real LibreOffice on the way."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from emn_glossary import load
from tests.cli.conftest import Emn

TERM = "Anbefalt term (bokmål)"
Edit = Callable[[Worksheet, dict[str, int]], None]


def edit(path: Path, change: Edit) -> None:
    """Open the workbook as a translator would, change the sheet of terms, save it."""
    book = openpyxl.load_workbook(path)
    sheet = book["Termer"]
    headings = {str(cell.value): cell.column for cell in sheet[1] if cell.value}
    change(sheet, headings)
    book.save(path)


def row_of(sheet: Worksheet, id: str) -> int:  # noqa: A002
    return next(row for row in range(2, sheet.max_row + 1) if sheet.cell(row, 1).value == id)


def set_term(id: str, words: object, heading: str = TERM) -> Edit:  # noqa: A002
    return lambda sheet, at: setattr(sheet.cell(row_of(sheet, id), at[heading]), "value", words)


@pytest.fixture
def book(run: Emn, data: Path, tmp_path: Path) -> Path:
    path = tmp_path / "til-oversetter.xlsx"
    assert run("export", path, "--data", data).code == 0
    return path


def test_an_untouched_workbook_changes_nothing(run: Emn, data: Path, book: Path) -> None:
    before = (data / "glossary.ttl").read_bytes()
    told = run("import", book, "--data", data, "--json")
    assert (told.code, told.json["changes"], told.json["saved"]) == (0, [], False)
    assert (data / "glossary.ttl").read_bytes() == before


def test_ten_terms_filled_in_and_saved_by_libreoffice(run: Emn, data: Path, tmp_path: Path) -> None:
    """Export what is missing, fill ten cells, re-save with LibreOffice, import: coverage rises by ten."""
    glossary = load(data)
    missing = [concept for concept in glossary.concepts if concept.preferred("de") is None][:10]
    path = tmp_path / "til-oversetter.xlsx"
    assert run("export", path, "--lang", "de", "--select", "missing", "--data", data).code == 0
    words = {concept.id: f"Begriff {number} ÅÄÖß" for number, concept in enumerate(missing)}

    def fill(sheet: Worksheet, at: dict[str, int]) -> None:
        (column,) = [number for heading, number in at.items() if heading.startswith("Anbefalt term")]
        for id, word in words.items():  # noqa: A001
            sheet.cell(row_of(sheet, id), column).value = word

    edit(path, fill)
    office = shutil.which("soffice")
    assert office, "LibreOffice is needed: make system"
    saved = tmp_path / "saved"
    profile = f"-env:UserInstallation=file://{tmp_path / 'profile'}"
    subprocess.run(
        [office, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(saved), str(path)],
        check=True,
        capture_output=True,
        timeout=180,
    )
    told = run("import", saved / path.name, "--data", data, "--json", "--by", "oversetter")
    assert (told.code, told.json["saved"], told.json["conflicts"]) == (0, True, [])
    assert {c["concept"]: c["after"] for c in told.json["changes"]} == words
    rows = run("coverage", "--data", data, "--lang", "de", "--json").json["rows"]
    assert next(row["filled"] for row in rows if row["field"] == "preferred") == 10
    changed = load(data)[missing[0].id].preferred("de")
    assert changed is not None
    assert (changed.state.status, changed.state.by, changed.state.origin) == ("candidate", "oversetter", "NO")


def test_a_dry_run_shows_and_saves_nothing(run: Emn, data: Path, book: Path) -> None:
    before = (data / "glossary.ttl").read_bytes()
    edit(book, set_term("c0022", "asylsøkende"))
    told = run("import", book, "--data", data, "--dry-run", "--json").json
    assert told["changes"][0]["before"] == "asylsøker"
    assert told["changes"][0]["after"] == "asylsøkende"
    assert told["saved"] is False
    assert (data / "glossary.ttl").read_bytes() == before


def test_one_cell_is_one_line_and_its_date(run: Emn, data: Path, book: Path) -> None:
    """A git diff after importing one changed cell: the value's line, and the entry's date."""
    before = set((data / "glossary.ttl").read_text(encoding="utf-8").splitlines())
    edit(book, set_term("c0022", "asylsøkende"))
    assert run("import", book, "--data", data, "--yes").code == 0
    after = set((data / "glossary.ttl").read_text(encoding="utf-8").splitlines())
    assert sorted(line.split(" ")[1] for line in after - before) == ["dct:modified", "skos:prefLabel"]
    assert [line.split(" ")[1] for line in before - after] in (["skos:prefLabel"], ["dct:modified", "skos:prefLabel"])


def test_both_sides_changed_is_a_conflict_in_a_workbook(run: Emn, data: Path, book: Path, tmp_path: Path) -> None:
    """The glossary's value stands; the choice made in the conflict workbook comes back through import."""
    mine = tmp_path / "min.xlsx"
    shutil.copy(book, mine)
    edit(mine, set_term("c0022", "asylsøkende"))
    assert run("import", mine, "--data", data, "--yes").code == 0
    edit(book, set_term("c0022", "søker av asyl"))
    edit(book, set_term("c0251", "tilbakevending"))
    told = run("import", book, "--data", data, "--json")
    assert told.code == 1
    assert [(c["base"], c["ours"], c["theirs"]) for c in told.json["conflicts"]] == [
        ("asylsøker", "asylsøkende", "søker av asyl")
    ]
    assert load(data)["c0022"].one("preferred", "nb") == "asylsøkende"
    assert load(data)["c0251"].one("preferred", "nb") == "tilbakevending"
    conflicts = tmp_path / "til-oversetter-konflikter.xlsx"
    chosen = openpyxl.load_workbook(conflicts)
    sheet = chosen["Konflikter"]
    (heading,) = [cell for row in sheet.iter_rows() for cell in row if cell.value == "Valg"]
    sheet.cell(heading.row + 1, heading.column).value = "bruk min"
    chosen.save(conflicts)
    assert run("import", conflicts, "--data", data, "--yes").code == 0
    assert load(data)["c0022"].one("preferred", "nb") == "søker av asyl"


def test_a_wrong_id_refuses_the_file_and_marks_the_cell(run: Emn, data: Path, book: Path, tmp_path: Path) -> None:
    before = (data / "glossary.ttl").read_bytes()

    def change(sheet: Worksheet, at: dict[str, int]) -> None:
        set_term("c0251", "tilbakevending")(sheet, at)
        sheet.cell(row_of(sheet, "c0022"), 1).value = "c9022"

    edit(book, change)
    ran = run("import", book, "--data", data)
    assert ran.code == 1
    assert "ark Termer, celle A" in ran.err
    assert "ukjent ID c9022. Mente du c0022" in ran.err
    assert (data / "glossary.ttl").read_bytes() == before
    marked = openpyxl.load_workbook(tmp_path / "til-oversetter-merknader.xlsx")["Termer"]
    told = [cell.comment.text for row in marked.iter_rows() for cell in row if cell.comment]
    assert any("c9022" in words for words in told)


def test_text_that_looks_like_a_formula_stays_text(run: Emn, data: Path, book: Path, tmp_path: Path) -> None:
    """A term that begins with = is kept as text on every way in and out."""

    def change(sheet: Worksheet, at: dict[str, int]) -> None:
        cell = sheet.cell(row_of(sheet, "c0022"), at[TERM])
        cell.value = "=asyl"
        cell.data_type = "s"

    edit(book, change)
    assert run("import", book, "--data", data, "--yes").code == 0
    assert load(data)["c0022"].one("preferred", "nb") == "=asyl"
    again = tmp_path / "igjen.xlsx"
    assert run("export", again, "--data", data).code == 0
    assert run("import", again, "--data", data, "--json").json["changes"] == []
    assert run("export", tmp_path / "alt.csv", "--data", data).code == 0
    assert '"=asyl' not in (tmp_path / "alt.csv").read_text(encoding="utf-8")
    assert ",=asyl" not in (tmp_path / "alt.csv").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("tom.xlsx", b"", "tom.xlsx"),
        ("bilde.xlsx", b"\x89PNG\r\n" * 100, "bilde.xlsx"),
        ("kryptert.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 4096, "kryptert.xlsx"),
        ("ord.docx", b"PK\x03\x04", ".docx"),
    ],
)
def test_what_is_no_workbook_is_refused(
    run: Emn, data: Path, tmp_path: Path, name: str, content: bytes, says: str
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    ran = run("import", path, "--data", data)
    assert ran.code == 3
    assert says in ran.err
    assert "Traceback" not in ran.err


def test_half_a_workbook_is_refused(run: Emn, data: Path, book: Path) -> None:
    book.write_bytes(book.read_bytes()[: book.stat().st_size // 2])
    ran = run("import", book, "--data", data, "--json")
    assert ran.code == 3
    assert ran.json["error"]["file"] == book.name


def test_export_says_what_a_format_cannot_do(run: Emn, data: Path, tmp_path: Path) -> None:
    assert run("export", tmp_path / "a.ttl", "--order", "nb", "--data", data).code == 2
    ran = run("export", tmp_path / "a.doc", "--data", data)
    assert ran.code == 3
    assert ".xlsx" in ran.err


def test_a_selection_that_fits_nothing_still_writes_a_file(run: Emn, data: Path, tmp_path: Path) -> None:
    ran = run("export", tmp_path / "a.ttl", "--select", "stale", "--data", data)
    assert ran.code == 0
    assert "Ingenting å skrive" in ran.err
