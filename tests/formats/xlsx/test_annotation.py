"""The translator's own workbook comes back with comments, and loses nothing on the way."""

import io
import zipfile
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.workbook import Workbook

from emn_glossary.errors import ReadError
from emn_glossary.findings import Finding
from emn_glossary.formats import xlsx
from emn_glossary.formats.xlsx import sheets
from tests.formats.xlsx.workbooks import address, back, codes, filled, sent, soffice, worked_on

WRONG = {
    ("c0001", "preferred@nb"): "=asyl",
    ("c0002", "preferred@nb"): "en\nto",
    ("c0002", "note@nb"): "=1+1",
    ("c0003", "status@nb"): "ferdig",
}


def annotated(data: bytes, findings: list[Finding] | None = None, **options: str) -> bytes:
    target = io.BytesIO()
    xlsx.annotate(data, back(data).findings if findings is None else findings, target, **options)
    return target.getvalue()


def texts(data: bytes) -> dict[str, list[list[object]]]:
    """All values of all sheets, but for formulas and the list of findings."""
    read = sheets.load(data, "xlsx")
    return {sheet.name: sheet.values for sheet in read if sheet.name not in ("Funn", "Termer", "Tekster", "Dekning")}


def test_the_cells_at_fault_have_a_comment_that_says_what_and_what_now() -> None:
    data = filled(sent(), WRONG)
    book = openpyxl.load_workbook(io.BytesIO(annotated(data)))
    cell = book["Termer"][address(data, "c0002", "preferred@nb")]
    assert cell.comment is not None
    assert cell.comment.text.startswith("W112: det er linjeskift i en celle som skal ha én term: «en⏎to».")
    assert "Skriv termen på én linje" in cell.comment.text
    assert cell.fill.fgColor.rgb == "00F4B6B0"
    assert book["Termer"][address(data, "c0001", "preferred@nb")].comment is None


def test_all_findings_stand_on_a_sheet_of_their_own() -> None:
    book = openpyxl.load_workbook(io.BytesIO(annotated(filled(sent(), WRONG))))
    rows = [[cell.value for cell in row] for row in book["Funn"].iter_rows()]
    assert rows[0] == ["Nr.", "Alvor", "Ark", "Celle", "Kode", "Hva det gjelder", "Hva du kan gjøre"]
    assert [row[1:5] for row in rows[1:]] == [
        ["feil", "Termer", "I3", "W112"],
        ["feil", "Termer", "N4", "W114"],
    ]
    assert book.sheetnames[0] == "Funn"


def test_every_text_is_kept_also_those_that_look_like_formulas() -> None:
    data = filled(sent(), WRONG)
    after = annotated(data)
    assert texts(after) == texts(data)
    document = back(after)
    assert str(document.glossary["c0001"].preferred("nb")) == "=asyl"
    assert str(document.glossary["c0002"].many("note", "nb")[0]) == "=1+1"
    assert document.glossary == back(data).glossary


def test_the_annotated_copy_can_be_mended_and_sent_again() -> None:
    mended = {("c0002", "preferred@nb"): "enslig barn", ("c0003", "status@nb"): ""}
    again = back(filled(annotated(filled(sent(), WRONG)), mended))
    assert codes(again) == []
    assert str(again.glossary["c0002"].preferred("nb")) == "enslig barn"
    assert openpyxl.load_workbook(io.BytesIO(annotated(annotated(filled(sent(), WRONG))))).sheetnames.count("Funn") == 1


def test_a_sheet_of_the_translators_own_with_the_same_name_is_kept() -> None:
    def add(book: Workbook) -> None:
        book.create_sheet("Funn")["A1"] = "Mine funn"

    book = openpyxl.load_workbook(io.BytesIO(annotated(worked_on(filled(sent(), WRONG), add))))
    assert [name for name in book.sheetnames if name.startswith("Funn")] == ["Funn1", "Funn"]
    assert book["Funn"]["A1"].value == "Mine funn"


def test_a_comment_of_the_translators_own_is_kept() -> None:
    data = filled(sent(), WRONG)
    cell = address(data, "c0002", "preferred@nb")

    def work(book: Workbook) -> None:
        book["Termer"][cell].comment = Comment("Spør Språkrådet", "Oversetter")

    kept = openpyxl.load_workbook(io.BytesIO(annotated(worked_on(data, work))))["Termer"][cell].comment
    assert kept is not None
    assert kept.text.startswith("Spør Språkrådet\n\nW112")


def test_locks_drop_downs_colours_and_the_hidden_sheets_are_kept() -> None:
    book = openpyxl.load_workbook(io.BytesIO(annotated(filled(sent(), WRONG))))
    assert book["Termer"].protection.sheet
    assert {rule.formula1 for rule in book["Termer"].data_validations.dataValidation} >= {"emn_status", "emn_yes_no"}
    assert book["Termer"].conditional_formatting
    assert book["_origin"].sheet_state == "veryHidden"
    assert "emn_status" in book.defined_names


def test_the_same_copy_has_the_same_bytes() -> None:
    data = filled(sent(), WRONG)
    assert annotated(data) == annotated(data)


def test_the_words_are_in_the_language_asked_for() -> None:
    book = openpyxl.load_workbook(io.BytesIO(annotated(filled(sent(), WRONG), ui="en")))
    assert book["Findings"]["E2"].value == "W112"
    assert str(book["Findings"]["F2"].value).startswith("there is a line break")


def test_without_findings_it_says_so() -> None:
    assert openpyxl.load_workbook(io.BytesIO(annotated(sent())))["Funn"]["A2"].value == "Ingenting å bemerke."


@pytest.mark.parametrize("ending", ["ods", "xls"])
def test_other_kinds_come_back_as_xlsx_with_the_same_values(tmp_path: Path, ending: str) -> None:
    data = soffice(filled(sent(), WRONG), tmp_path, ending)
    target = io.BytesIO()
    xlsx.annotate(data, back(data).findings, target)
    document = back(target.getvalue())
    assert document.origin == back(data).origin
    assert document.glossary == back(data).glossary
    assert str(document.glossary["c0001"].preferred("nb")) == "=asyl"
    assert openpyxl.load_workbook(io.BytesIO(target.getvalue()))["_origin"].sheet_state == "hidden"


def test_what_is_no_workbook_is_refused() -> None:
    with pytest.raises(ReadError):
        xlsx.annotate(b"hei", [], io.BytesIO())
    with pytest.raises(ReadError):
        xlsx.annotate(_without(sent(), "xl/workbook.xml"), [], io.BytesIO())


def _without(data: bytes, part: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made, "w") as after:
        for name in before.namelist():
            if name != part:
                after.writestr(name, before.read(name))
    return made.getvalue()
