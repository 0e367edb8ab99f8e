"""Bad workbooks and bad cells: a message with the place, and nothing taken that was not meant."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook

from emn_glossary.errors import ReadError
from emn_glossary.findings import Severity
from emn_glossary.formats.xlsx import guard
from emn_glossary.messages import catalogue
from emn_glossary.model import Document
from tests.formats.xlsx.workbooks import (
    address,
    back,
    codes,
    columns_of,
    filled,
    row_of,
    sent,
    soffice,
    typed,
    worked_on,
)


def lines(document: Document) -> list[str]:
    return [finding.line("nb") for finding in document.findings]


def refused(data: bytes, name: str = "emn-nb.xlsx") -> str:
    """What is said of a file that cannot be read."""
    with pytest.raises(ReadError) as caught:
        back(data, name)
    assert caught.value.hint("nb")
    assert caught.value.hint("en")
    return caught.value.text("nb")


def with_parts(data: bytes, parts: dict[str, bytes]) -> bytes:
    """The package with parts added or replaced."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as after_:
        for name in before.namelist():
            if name not in parts:
                after_.writestr(name, before.read(name))
        for name, content in parts.items():
            after_.writestr(name, content)
    return made.getvalue()


# ---------------------------------------------------------------------------------------------------------
# Files


def test_files_that_are_no_workbook_are_refused() -> None:
    assert refused(b"") == "emn-nb.xlsx: filen er tom"
    assert refused(b"ID;Anbefalt term\nc0001;asyl\n") == "emn-nb.xlsx: er ikke en arbeidsbok"
    assert refused(b"%PDF-1.7") == "emn-nb.xlsx: er ikke en arbeidsbok"
    assert refused(with_parts(b"PK\x05\x06" + b"\0" * 18, {"word/document.xml": b"<w/>"})) == (
        "emn-nb.xlsx: er ikke en arbeidsbok"
    )


def test_a_truncated_workbook_is_refused() -> None:
    data = sent()
    for size in (10, 1000, len(data) // 2, len(data) - 1):
        assert refused(data[:size]) == "emn-nb.xlsx: arbeidsboken er skadet eller ufullstendig"


def test_a_workbook_with_a_flipped_byte_is_refused_or_read_but_never_breaks() -> None:
    data = bytearray(sent())
    data[len(data) // 3] ^= 0xFF
    assert refused(bytes(data)) == "emn-nb.xlsx: arbeidsboken er skadet eller ufullstendig"


def test_an_encrypted_workbook_is_refused() -> None:
    ole = guard._OLE + b"\0" * 600 + "EncryptedPackage".encode("utf-16-le") + b"\0" * 400
    assert refused(ole) == "emn-nb.xlsx: arbeidsboken er låst med passord"


def test_an_encrypted_zip_is_refused() -> None:
    data = bytearray(sent())
    start = data.index(b"PK\x01\x02")
    data[start + 8] |= 1
    assert refused(bytes(data)) == "emn-nb.xlsx: arbeidsboken er låst med passord"


def test_a_macro_workbook_is_refused() -> None:
    expected = "emn-nb.xlsm: arbeidsboken har makroer og blir ikke åpnet"
    assert refused(with_parts(sent(), {"xl/vbaProject.bin": b"x"}), "emn-nb.xlsm") == expected
    with zipfile.ZipFile(io.BytesIO(sent())) as archive:
        types = archive.read("[Content_Types].xml").replace(b"sheet.main+xml", b"sheet.macroEnabled.main+xml")
    assert refused(with_parts(sent(), {"[Content_Types].xml": types}), "emn-nb.xlsm") == expected


def test_a_zip_bomb_is_refused_before_it_is_parsed() -> None:
    bomb = with_parts(sent(), {"xl/media/image1.png": b"\0" * 60_000_000})
    assert len(bomb) < 200_000
    assert "vokser urimelig" in refused(bomb)


def test_a_sheet_that_reaches_to_the_end_of_the_world_is_refused() -> None:
    made = io.BytesIO()
    book = xlsxwriter.Workbook(made)
    sheet = book.add_worksheet("Termer")
    sheet.write_row(0, 0, ["ID", "Anbefalt term (bokmål)"])
    sheet.write_string(1_048_575, 16_383, "x")
    book.close()
    assert refused(made.getvalue()).startswith("emn-nb.xlsx, ark Termer: noe står så langt ned")


def test_entities_in_the_xml_are_not_resolved(tmp_path: object) -> None:
    sheet = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/hostname">]>
    <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData><row r="1">
    <c r="A1" t="inlineStr"><is><t>ID&a;</t></is></c></row></sheetData></worksheet>"""
    refused(with_parts(sent(), {f"xl/worksheets/sheet{n}.xml": sheet for n in range(1, 7)}))


def test_no_heading_that_we_know_is_refused_with_what_was_looked_for() -> None:
    book = Workbook()
    assert book.active is not None
    book.active.append(["Navn", "Adresse"])
    book.active.append(["Rådhuset", "Ålesund"])
    saved = io.BytesIO()
    book.save(saved)
    with pytest.raises(ReadError) as caught:
        back(saved.getvalue())
    assert caught.value.text("nb") == "emn-nb.xlsx: fant ingen overskrifter å lese etter"
    assert "«ID», «Anbefalt term (bokmål)», «Tekst (bokmål)»" in caught.value.hint("nb")


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_garbage_never_gives_anything_but_a_read_error(data: st.DataObject) -> None:
    good = sent()
    part = data.draw(
        st.sampled_from(["xl/workbook.xml", "xl/worksheets/sheet2.xml", "xl/sharedStrings.xml", "xl/styles.xml"])
    )
    with zipfile.ZipFile(io.BytesIO(good)) as archive:
        content = bytearray(archive.read(part))
    for _ in range(data.draw(st.integers(1, 4))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    with suppress(ReadError):  # anything else escapes and fails the test
        back(with_parts(good, {part: bytes(content)}))


# ---------------------------------------------------------------------------------------------------------
# Rows


def id_changed(data: bytes, before: str, after: str | None) -> bytes:
    def work(book: Workbook) -> None:
        book["Termer"].cell(row_of(book["Termer"], before), 1).value = after

    return worked_on(data, work)


def test_an_unknown_id_is_an_error_with_the_nearest_known_one() -> None:
    document = back(id_changed(sent(), "c0003", "c0033"))
    assert lines(document)[0] == "emn-nb.xlsx, ark Termer, celle A4: W101 ukjent ID c0033. Mente du c0003?"
    assert document.findings[0].severity is Severity.ERROR
    assert document.glossary == document.origin


def test_an_unknown_id_that_is_near_nothing_says_so() -> None:
    assert codes(back(id_changed(sent(), "c0003", "helt noe annet")))[0] == "W135"


def test_norwegian_text_without_an_id_is_an_error() -> None:
    data = filled(sent(), {("c0003", "preferred@nb"): "byrdefordeling"})
    document = back(id_changed(data, "c0003", None))
    assert lines(document)[0] == (
        "emn-nb.xlsx, ark Termer, celle A4: W136 raden har norsk tekst, men ingen ID: «byrdefordeling». "
        "Er det c0003? Da skriver du den ID-en."
    )


def test_a_new_row_without_an_id_is_an_error() -> None:
    def add(book: Workbook) -> None:
        book["Termer"].cell(9, columns_of(book["Termer"])["preferred@nb"]).value = "grensependler"

    document = back(worked_on(sent(), add))
    assert [(f.code, f.place.cell, f.severity.name) for f in document.findings] == [("W102", "A9", "ERROR")]


def duplicated(text: str) -> bytes:
    def work(book: Workbook) -> None:
        sheet = book["Termer"]
        columns = columns_of(sheet)
        for column, cell in enumerate(sheet[row_of(sheet, "c0002")], start=1):
            sheet.cell(9, column).value = cell.value
        sheet.cell(9, columns["preferred@nb"]).value = text

    return worked_on(sent(), work)


def test_two_rows_that_disagree_are_an_error_that_names_both_cells() -> None:
    document = back(duplicated("foreldreløst barn"))
    assert "".join(lines(document)) == (
        "emn-nb.xlsx, ark Termer, celle I3: W103 to celler for samme felt sier ikke det samme: «enslig mindreårig» her "
        "og «foreldreløst barn» i Termer!I9; ingen av dem er tatt med. Slett den raden eller kolonnen som ikke gjelder."
    )
    assert document.glossary == document.origin


def test_a_sheet_without_ids_is_an_error() -> None:
    document = back(worked_on(sent(), lambda book: book["Termer"].delete_cols(1)))
    assert [(f.code, f.place.sheet) for f in document.findings if f.severity is Severity.ERROR] == [("W130", "Termer")]


# ---------------------------------------------------------------------------------------------------------
# Cells


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("=!A1&B1", "W105"),
        (dt.datetime(2026, 3, 1), "W107"),
        (dt.time(12, 30), "W107"),
        (112, "W108"),
        (3.5, "W108"),
        (True, "W109"),
        ("#N/A", "W106"),
        ("#REF!", "W106"),
        ("asylsøker\nflyktning", "W112"),
        ("asylsøker | flyktning", "W113"),
        ("å" * 501, "W111"),
    ],
)
def test_what_is_no_term_is_an_error_at_its_cell_and_is_not_taken(value: object, code: str) -> None:
    document = typed({("c0002", "preferred@nb"): value})
    (finding,) = document.findings
    assert (finding.code, finding.severity, finding.place.cell) == (
        code,
        Severity.ERROR,
        address(sent(), "c0002", "preferred@nb"),
    )
    assert (finding.place.file, finding.place.sheet, finding.place.concept) == ("emn-nb.xlsx", "Termer", "c0002")
    assert finding.hint("nb")
    assert finding.hint("en")
    assert document.glossary == document.origin


def test_an_error_value_that_a_formula_gives_is_an_error() -> None:
    """openpyxl writes `#N/A` as an error cell; the reader of values would call it empty."""

    def work(book: Workbook) -> None:
        sheet = book["Termer"]
        cell = sheet.cell(row_of(sheet, "c0002"), columns_of(sheet)["preferred@nb"])
        cell.value = "#DIV/0!"
        cell.data_type = "e"

    document = back(worked_on(sent(), work))
    assert codes(document) == ["W106"]
    assert document.glossary == document.origin


def test_the_longest_term_there_may_be_is_taken() -> None:
    document = typed({("c0003", "preferred@nb"): "å" * 500})
    assert codes(document) == []
    assert len(str(document.glossary["c0003"].preferred("nb"))) == 500


@pytest.mark.parametrize("text", ["=1+1", "+47 23 35 15 00", "-", "@bruker", "=HYPERLINK(A1)", "'apostrof"])
def test_text_that_looks_like_a_formula_is_text(text: str) -> None:
    document = typed({("c0003", "preferred@nb"): text})
    assert codes(document) == []
    assert str(document.glossary["c0003"].preferred("nb")) == text


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("byrdefordeling\u00a0mellom", "N102"),
        ("byrde\u00adfordeling", "N103"),
        ("byrde\u200bfordeling", "N103"),
        ("a\u030argang", "N101"),
        (" byrdefordeling ", "N105"),
    ],
)
def test_untidy_text_is_put_right_and_said(raw: str, code: str) -> None:
    document = typed({("c0003", "preferred@nb"): raw})
    assert codes(document) == [code]
    text = str(document.glossary["c0003"].preferred("nb"))
    assert text in ("byrdefordeling mellom", "byrdefordeling", "årgang")


def test_control_characters_are_taken_away_and_said() -> None:
    """A program may write them as `_x0007_`."""
    document = typed({("c0003", "preferred@nb"): "byrde_x0007_fordeling"})
    assert codes(document) == ["N104"]
    assert str(document.glossary["c0003"].preferred("nb")) == "byrdefordeling"


def test_an_unknown_status_is_an_error_that_lists_the_known_ones() -> None:
    document = typed({("c0002", "status@nb"): "ferdig"})
    assert "".join(lines(document)) == (
        "emn-nb.xlsx, ark Termer, celle N3: W114 ukjent status «ferdig»; statusen er ikke endret. "
        "Velg blant: forslag, til vurdering, godkjent, utgått, ingen ekvivalent."
    )
    assert document.glossary == document.origin


def test_a_derived_state_is_no_status_to_choose() -> None:
    assert codes(typed({("c0002", "status@nb"): "må ses på igjen"})) == ["W114"]


def test_a_status_without_a_text_is_a_warning() -> None:
    assert codes(typed({("c0003", "status@nb"): "godkjent"})) == ["W122"]


def test_an_emptied_status_is_a_warning_and_stands() -> None:
    document = typed({("c0002", "status@nb"): ""})
    assert codes(document) == ["W134"]
    assert document.glossary == document.origin


def merged(area: Callable[[dict[str, int]], tuple[int, int, int, int]]) -> Document:
    def work(book: Workbook) -> None:
        sheet = book["Termer"]
        top, left, bottom, right = area(columns_of(sheet))
        sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)

    return back(worked_on(sent(), work))


def test_merged_cells_are_an_error_and_none_of_them_counts_as_emptied() -> None:
    document = merged(lambda columns: (2, columns["preferred@nb"], 3, columns["preferred@nb"]))
    assert [(f.code, f.place.cell, dict(f.params)["text"]) for f in document.findings] == [("W110", "I2", "I2:I3")]
    assert document.glossary == document.origin


def test_merged_ids_are_an_error() -> None:
    assert "W110" in codes(merged(lambda _: (2, 1, 3, 1)))


def test_formulas_errors_and_merged_cells_are_seen_in_an_ods_too(tmp_path: Path) -> None:
    def work(book: Workbook) -> None:
        sheet = book["Termer"]
        columns = columns_of(sheet)
        for id, formula in (("c0001", '="asyl"&"søker"'), ("c0002", "=1/0")):  # noqa: A001
            sheet.cell(row_of(sheet, id), columns["preferred@nb"]).value = formula
        sheet.merge_cells(start_row=5, start_column=columns["note@nb"], end_row=6, end_column=columns["note@nb"])

    document = back(soffice(worked_on(sent(), work), tmp_path, "ods"), "emn-nb.ods")
    assert [(f.code, f.place.cell) for f in document.findings] == [("W105", "I2"), ("W105", "I3"), ("W110", "M5")]
    assert document.glossary == document.origin


def test_a_copied_column_that_says_the_same_is_no_matter_and_one_that_does_not_is_an_error() -> None:
    def work(book: Workbook, text: str) -> None:
        sheet = book["Termer"]
        wide, term = sheet.max_column + 1, columns_of(sheet)["preferred@nb"]
        for row in range(1, 7):
            sheet.cell(row, wide).value = sheet.cell(row, term).value
            sheet.cell(row, wide + 1).value = sheet.cell(row, 1).value
        sheet.cell(3, wide).value = text

    assert codes(back(worked_on(sent(), lambda book: work(book, "enslig mindreårig")))) == []
    assert codes(back(worked_on(sent(), lambda book: work(book, "enslig barn")))) == ["W103"]


def test_merged_cells_in_a_title_are_no_matter() -> None:
    def work(book: Workbook) -> None:
        book["Termer"].insert_rows(1)
        book["Termer"]["A1"] = "Ordlisten"
        book["Termer"].merge_cells("A1:F1")

    assert codes(back(worked_on(sent(), work))) == []


def test_formulas_in_cells_that_nobody_reads_are_no_matter() -> None:
    assert codes(typed({("c0002", "state@nb"): "=!1+1"})) == []


def test_every_finding_of_the_workbook_has_words_in_both_languages() -> None:
    rows = {code: row for code, row in catalogue().items() if code.startswith("W1") and code[1:].isdigit()}
    assert len(rows) >= 36
    for row in rows.values():
        assert row.nb != row.en
        assert row.severity in ("error", "warning", "note")
        assert row.severity != "error" or row.hint_nb
