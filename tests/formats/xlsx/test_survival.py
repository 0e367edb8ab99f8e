"""Whatever people do to rows, columns and sheets, no cell is lost."""

import io
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from emn_glossary.diff import diff
from emn_glossary.model import Document
from tests.formats.xlsx.workbooks import back, codes, columns_of, filled, row_of, sent, worked_on

EDIT = {("c0003", "preferred@nb"): "byrdefordeling", ("c0002", "preferred@nn"): "einsleg mindreårig"}
EXPECTED = [("c0002", "preferred@nn", "einsleg mindreårig"), ("c0003", "preferred@nb", "byrdefordeling")]


def after(work: Callable[[Workbook], object]) -> Document:
    """The workbook with two edits, after `work` on it."""
    return back(worked_on(filled(sent(), EDIT), work))


def changes(document: Document) -> list[tuple[str, str, str]]:
    assert document.origin is not None
    return [(c.concept, str(c.slot), str(c.after)) for c in diff(document.origin, document.glossary)]


def values_of(sheet: Worksheet) -> list[list[object]]:
    return [[cell.value for cell in row] for row in sheet.iter_rows()]


def put(sheet: Worksheet, rows: list[list[object]]) -> None:
    """Replace all that stands on a sheet."""
    sheet.delete_rows(1, sheet.max_row)
    for number, values in enumerate(rows, start=1):
        for column, value in enumerate(values, start=1):
            sheet.cell(number, column).value = value  # type: ignore[assignment]


def reversed_rows(book: Workbook) -> None:
    head, *rows = values_of(book["Termer"])
    put(book["Termer"], [head, *reversed(rows)])


def blank_rows(book: Workbook) -> None:
    head, *rows = values_of(book["Termer"])
    put(book["Termer"], [[], [], head, [], *(part for row in rows for part in (row, [], []))])


def title_rows(book: Workbook) -> None:
    rows = values_of(book["Termer"])
    put(book["Termer"], [["Ordlisten til UDI"], ["Fra oversetteren til EMN"], [], *rows])


def filtered(book: Workbook) -> None:
    book["Termer"].auto_filter.add_filter_column(7, ["mangler"])
    for row in (2, 3, 5):
        book["Termer"].row_dimensions[row].hidden = True


def columns_moved(book: Workbook) -> None:
    put(book["Termer"], [list(reversed(row)) for row in values_of(book["Termer"])])


def columns_hidden(book: Workbook) -> None:
    for letter in "ABDM":
        book["Termer"].column_dimensions[letter].hidden = True


def renamed_to_english(book: Workbook) -> None:
    sheet, columns = book["Termer"], columns_of(book["Termer"])
    sheet.cell(1, columns["preferred@nb"]).value = "Preferred term (Bokmål)"
    sheet.cell(1, columns["preferred@nn"]).value = "Tilrådd term (nynorsk)"


def headings_mangled(book: Workbook) -> None:
    for cell in book["Termer"][1]:
        cell.value = "  " + str(cell.value).upper().replace(" ", "\n \u00a0", 1).replace("(", " - ") + " : "


def headings_as_addresses(book: Workbook) -> None:
    sheet, columns = book["Termer"], columns_of(book["Termer"])
    sheet.cell(1, columns["preferred@nb"]).value = "preferred@no"


def sheets_renamed(book: Workbook) -> None:
    book["Termer"].title = "Ark1"
    book["Tekster"].title = "Kopi (2) av innledningen"


def protection_lifted(book: Workbook) -> None:
    for sheet in book.worksheets:
        sheet.protection.sheet = False
        sheet.sheet_state = "visible"


def split_over_two_sheets(book: Workbook) -> None:
    head, *rows = values_of(book["Termer"])
    put(book["Termer"], [head, *rows[:2]])
    put(book.create_sheet("Resten"), [head, *rows[2:]])


def pasted_twice(book: Workbook) -> None:
    rows = values_of(book["Termer"])
    put(book["Termer"], [*rows[:3], rows[0], *rows[3:]])


def sheets_reordered(book: Workbook) -> None:
    book.move_sheet("_origin", -10)
    book.move_sheet("Termer", 10)
    del book["Les meg"]


def ids_in_another_case(book: Workbook) -> None:
    for row in range(2, 7):
        cell = book["Termer"].cell(row, 1)
        cell.value = f" {str(cell.value).upper()}\u00a0"


@pytest.mark.parametrize(
    "work",
    [
        reversed_rows,
        blank_rows,
        title_rows,
        filtered,
        columns_moved,
        columns_hidden,
        renamed_to_english,
        headings_mangled,
        headings_as_addresses,
        sheets_renamed,
        protection_lifted,
        split_over_two_sheets,
        pasted_twice,
        sheets_reordered,
        ids_in_another_case,
    ],
)
def test_the_edits_and_nothing_else_come_back_without_a_word(work: Callable[[Workbook], object]) -> None:
    document = after(work)
    assert changes(document) == EXPECTED
    assert codes(document) == []


def test_a_deleted_row_deletes_nothing() -> None:
    def delete(book: Workbook) -> None:
        book["Termer"].delete_rows(row_of(book["Termer"], "c0001"))

    document = after(delete)
    assert changes(document) == EXPECTED
    assert [f.text("nb") for f in document.findings] == [
        "1 oppføringer som ble sendt ut, er ikke i arbeidsboken lenger; de er uendret (c0001)."
    ]


def test_a_deleted_column_deletes_nothing() -> None:
    def delete(book: Workbook) -> None:
        book["Termer"].delete_cols(columns_of(book["Termer"])["alternative@nb"])

    document = after(delete)
    assert changes(document) == EXPECTED
    assert [f.text("nb") for f in document.findings] == [
        "disse kolonnene er ikke i arket, og er uendret: Tillatte termer (bokmål)."
    ]


def test_a_deleted_sheet_deletes_nothing() -> None:
    document = after(lambda book: book.remove(book["Tekster"]))
    assert changes(document) == EXPECTED
    assert codes(document) == ["W127"]


def test_a_row_that_stands_twice_and_agrees_is_only_noted() -> None:
    def duplicate(book: Workbook) -> None:
        sheet = book["Termer"]
        for column, cell in enumerate(sheet[row_of(sheet, "c0003")], start=1):
            sheet.cell(9, column).value = cell.value

    document = after(duplicate)
    assert changes(document) == EXPECTED
    assert [f.line("nb") for f in document.findings] == [
        "emn-nb.xlsx, ark Termer, celle A4: W104 c0003 står på flere rader (også Termer!A9), men de er ikke uenige."
    ]


def test_a_row_pasted_in_with_only_its_id_and_a_term_is_read() -> None:
    def paste(book: Workbook) -> None:
        sheet = book["Termer"]
        sheet.delete_rows(row_of(sheet, "c0003"))
        sheet.cell(20, 1).value = "c0003"
        sheet.cell(20, columns_of(sheet)["preferred@nb"]).value = "ansvarsdeling"

    document = after(paste)
    assert changes(document) == [EXPECTED[0], ("c0003", "preferred@nb", "ansvarsdeling")]
    assert codes(document) == []


def test_a_column_of_ones_own_is_told_of_when_it_holds_something() -> None:
    def add(book: Workbook) -> None:
        sheet = book["Termer"]
        sheet.insert_cols(3)
        sheet.cell(1, 3).value = "Mine tanker"
        sheet.cell(4, 3).value = "Hør med Språkrådet"

    document = after(add)
    assert changes(document) == EXPECTED
    (finding,) = document.findings
    assert finding.line("nb") == (
        "emn-nb.xlsx, ark Termer, celle C1: W123 kolonne C har overskriften «Mine tanker», som ikke er kjent; "
        "innholdet er ikke lest (først: «Hør med Språkrådet»). Rett overskriften hvis innholdet hører til ordlisten."
    )


def test_a_sheet_of_ones_own_is_noted() -> None:
    def add(book: Workbook) -> None:
        book.create_sheet("Notater")["B2"] = "Ring Språkrådet"

    document = after(add)
    assert changes(document) == EXPECTED
    assert [(f.code, f.place.sheet) for f in document.findings] == [("W128", "Notater")]


def test_without_the_hidden_sheet_the_filled_cells_are_read_and_nothing_counts_as_removed() -> None:
    document = after(lambda book: book.remove(book["_origin"]))
    assert document.origin is None
    assert codes(document) == ["W125"]
    assert str(document.glossary["c0003"].preferred("nb")) == "byrdefordeling"
    assert document.glossary["c0003"].preferred("nn") is None
    assert str(document.glossary.introduction[0].one("text", "nb")) == "Ord betyr noe."


def test_a_damaged_hidden_sheet_counts_as_none() -> None:
    def damage(book: Workbook) -> None:
        sheet = book["_origin"]
        last = sheet.cell(4, sheet.max_column)
        last.value = str(last.value).replace("enslig", "ensom")

    document = after(damage)
    assert document.origin is None
    assert codes(document) == ["W126"]


def test_one_sheet_copied_to_a_workbook_of_its_own_is_read() -> None:
    source = openpyxl.load_workbook(io.BytesIO(filled(sent(langs=("nb",)), {("c0003", "preferred@nb"): "deling"})))
    book = Workbook()
    assert book.active is not None
    put(book.active, values_of(source["Termer"]))
    saved = io.BytesIO()
    book.save(saved)
    document = back(saved.getvalue())
    assert document.origin is None
    assert str(document.glossary["c0003"].preferred("nb")) == "deling"


def test_a_heading_without_its_language_counts_where_there_is_only_one() -> None:
    def shorten(book: Workbook) -> None:
        sheet = book["Termer"]
        sheet.cell(1, columns_of(sheet)["preferred@nb"]).value = "Anbefalt term"

    data = filled(sent(langs=("nb",)), {("c0003", "preferred@nb"): "byrdefordeling"})
    assert changes(back(worked_on(data, shorten))) == [("c0003", "preferred@nb", "byrdefordeling")]
    assert "W123" in codes(back(worked_on(sent(), shorten)))


def test_only_the_languages_asked_for_are_read() -> None:
    assert changes(back(filled(sent(), EDIT), langs=("nn",))) == EXPECTED[:1]
