"""What the workbook looks like to the one who opens it."""

import io
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from emn_glossary.coverage import coverage
from emn_glossary.errors import ConceptNotFoundError, UnknownChoiceError
from emn_glossary.model import Glossary, Term
from emn_glossary.slots import Slot
from tests.formats.xlsx.workbooks import PAGE, at, columns_of, sent, small


def opened(data: bytes | None = None, *, values: bool = False) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(data if data is not None else sent()), data_only=values)


def states(lang: str = "nb", **options: Any) -> dict[str, str]:
    """The state of each entry as it is sent."""
    sheet = opened(sent(**options), values=True)["Termer"]
    column = columns_of(sheet)[f"state@{lang}"]
    return {str(row[0].value): str(row[column - 1].value) for row in sheet.iter_rows(min_row=2)}


def test_the_sheets_are_named_in_the_language_of_the_user() -> None:
    assert opened().sheetnames == ["Les meg", "Termer", "Tekster", "Dekning", "_lists", "_origin"]
    assert opened(sent(ui="en")).sheetnames[:4] == ["Read me", "Terms", "Texts", "Coverage"]
    assert opened(sent(ui="nn")).sheetnames[:4] == ["Les meg", "Termar", "Tekstar", "Dekning"]
    assert [opened()[name].sheet_state for name in ("_lists", "_origin")] == ["veryHidden", "veryHidden"]


def test_the_headings_of_terms() -> None:
    sheet = opened(sent(langs=("nn",)))["Termer"]
    assert [cell.value for cell in sheet[1]] == [
        "ID", "Engelsk term", "Tema", "Engelske synonymer", "Engelsk definisjon", "Kilde", "EMN-side",
        "Bokmål til orientering", "Tilstand (nynorsk)", "Lik på nynorsk", "Anbefalt term (nynorsk)",
        "Tillatte termer (nynorsk)", "Frarådde termer (nynorsk)", "Definisjon (nynorsk)", "Merknad (nynorsk)",
        "Status (nynorsk)", "Kommentar (nynorsk)",
    ]  # fmt: skip


def test_a_row_says_what_the_glossary_says() -> None:
    sheet = opened()["Termer"]
    assert [cell.value for cell in sheet[2]][:7] == [
        "c0001", "asylum seeker", "Asyl og vern", "applicant for asylum", "A person who seeks protection.",
        "Art. 2 of Directive 2013/33/EU", "Åpne hos EMN",
    ]  # fmt: skip
    columns = columns_of(sheet)
    assert sheet.cell(2, columns["alternative@nb"]).value == "asylant | beskyttelsessøker"
    assert sheet.cell(2, columns["status@nb"]).value == "godkjent"
    link = sheet.cell(2, 7).hyperlink
    assert link is not None
    assert link.target == PAGE


def test_the_state_is_told_in_words() -> None:
    assert states() == {
        "c0001": "godkjent; definisjon mangler",
        "c0002": "godkjent",
        "c0003": "mangler",
        "c0004": "må ses på igjen (godkjent)",
        "c0005": "godkjent",
    }
    retired = small().with_entries([small()["c0005"].with_values({Slot("retired"): "true"})])
    assert states(glossary=retired)["c0005"] == "oppføringen er utgått"


def test_english_is_locked_and_norwegian_open() -> None:
    sheet = opened()["Termer"]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    locked = {key for key, column in columns_of(sheet).items() if sheet.cell(2, column).protection.locked}
    assert locked == {
        "id", "preferred@en", "theme", "alternative@en", "definition@en", "source", "page", "state@nb", "state@nn",
    }  # fmt: skip
    assert not sheet.protection.autoFilter  # False: filtering is not forbidden
    assert not sheet.protection.formatColumns


def test_open_cells_are_text_so_that_nothing_typed_becomes_a_date() -> None:
    sheet = opened()["Termer"]
    assert sheet.cell(4, columns_of(sheet)["preferred@nb"]).number_format == "@"


def test_the_heading_stays_and_the_rows_filter() -> None:
    sheet = opened()["Termer"]
    assert sheet.freeze_panes == "C2"
    assert sheet.auto_filter.ref == "A1:X6"
    assert sheet.print_title_rows == "$1:$1"
    assert sheet.page_setup.orientation == "landscape"


def test_the_drop_downs_point_at_defined_names() -> None:
    book = opened()
    rules = {rule.formula1 for rule in book["Termer"].data_validations.dataValidation if rule.type == "list"}
    assert rules == {"emn_status", "emn_yes_no"}
    words = [row[0].value for row in book["_lists"][book.defined_names["emn_status"].attr_text.split("!")[1]]]
    assert words == ["forslag", "til vurdering", "godkjent", "utgått", "ingen ekvivalent"]


def test_the_counts_when_sent_are_those_of_coverage() -> None:
    sheet = opened(values=True)["Dekning"]
    found = coverage(small())
    for line in sheet.iter_rows(min_row=5, values_only=True):
        lang = {"bokmål": "nb", "nynorsk": "nn"}[str(line[0])]
        field = {"Anbefalt term": "preferred", "Definisjon": "definition", "Tekst": "text"}[str(line[1])]
        row = found[lang, field]
        assert (line[2], line[3], line[8]) == (row.total, row.filled, row.missing)
        if field != "definition":
            assert line[4:8] == (row.approved, row.waiting, row.stale, row.no_equivalent)
        assert line[9] == pytest.approx(row.share / 100)


def test_a_selection_sends_only_those_rows() -> None:
    def ids(**options: Any) -> list[object]:
        return [row[0].value for row in opened(sent(**options))["Termer"].iter_rows(min_row=2)]

    assert ids(select="stale") == ["c0004"]
    assert ids(ids=["c0005", "c0002"]) == ["c0005", "c0002"]
    assert ids(select="changed", changed=["c0003"]) == ["c0003"]
    assert ids(select="missing", langs=("nb",)) == ["c0001", "c0003"]


def test_what_cannot_be_selected_is_an_error() -> None:
    with pytest.raises(ConceptNotFoundError):
        sent(ids=["c9999"])
    with pytest.raises(UnknownChoiceError):
        sent(select="noe")


def test_a_link_too_long_for_a_workbook_is_a_plain_cell() -> None:
    entry = small()["c0001"].with_values({Slot("page"): "https://example.org/" + "x" * 3000})
    assert opened(sent(Glossary([entry])))["Termer"]["G2"].hyperlink is None


def test_the_instructions_speak_of_nynorsk_only_where_there_is_some() -> None:
    def names(**options: Any) -> list[object]:
        return [row[0].value for row in opened(sent(**options))["Les meg"].iter_rows()]

    assert "Lik på nynorsk" in names()
    assert "Lik på nynorsk" not in names(langs=("nb",))
    assert names()[2] == "Her er 5 begreper og 2 tekstavsnitt på bokmål / nynorsk. EMN-versjon: 10.0."


def test_another_language_goes_by_the_name_that_cldr_has() -> None:
    entry = small()["c0001"].with_values({at("preferred@se"): Term("ahte", "se")})
    sheet = opened(sent(Glossary([entry]), langs=("se",)))["Termer"]
    assert "Anbefalt term (nordsamisk)" in [cell.value for cell in sheet[1]]
