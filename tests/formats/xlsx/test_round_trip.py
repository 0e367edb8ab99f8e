"""A workbook that nobody touched says exactly what was sent."""

import io
import unicodedata
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from emn_glossary.diff import diff
from emn_glossary.errors import WriteError
from emn_glossary.formats.xlsx.cells import canonical
from emn_glossary.languages import clean
from emn_glossary.model import Concept, Glossary, State, Status, Term, Text
from emn_glossary.slots import Slot
from tests.formats.xlsx.workbooks import at, back, codes, filled, sent, small, soffice, worked_on


def test_an_untouched_workbook_changes_nothing_and_has_nothing_to_say() -> None:
    document = back(sent())
    assert document.origin == document.glossary
    assert codes(document) == []


def test_what_was_sent_comes_back_with_every_detail_of_its_values() -> None:
    document = back(sent())
    assert document.origin is not None
    for id, entry in small().entries.items():  # noqa: A001
        read = document.origin.entries.get(id)
        for slot, value in read.values().items() if read else ():
            assert value == entry.get(slot)
    assert document.origin["c0001"].get(at("alternative@nb")) == small()["c0001"].get(at("alternative@nb"))


def test_relations_are_not_carried_so_a_merge_leaves_them_alone() -> None:
    document = back(sent())
    assert document.origin is not None
    assert document.origin["c0001"].get(Slot("broader")) is None


def test_the_edition_and_base_are_remembered() -> None:
    glossary = Glossary(small().entries.values(), base="https://example.org/ordliste/")
    document = back(sent(glossary))
    assert (document.glossary.edition, document.glossary.base) == ("10.0", "https://example.org/ordliste/")


@pytest.mark.parametrize("ui", ["nb", "nn", "en"])
@pytest.mark.parametrize("langs", [("nb",), ("nn",), ("nb", "nn"), ("nn", "nb")])
def test_every_language_of_headings_and_of_terms_comes_back(ui: str, langs: tuple[str, ...]) -> None:
    document = back(sent(ui=ui, langs=langs))
    assert document.origin == document.glossary
    assert codes(document) == []


def test_the_same_glossary_gives_the_same_bytes() -> None:
    assert sent() == sent()


def test_an_empty_glossary_makes_a_workbook_that_can_be_read() -> None:
    document = back(sent(Glossary()))
    assert len(document.glossary) == 0
    assert codes(document) == []


def test_definitions_by_context_have_columns_of_their_own() -> None:
    eu = Slot("definition", "en", "eu")
    entry = Concept(
        "c0007", {at("preferred@en"): Term("third-country national", "en"), eu: Text("Not an EU citizen.", "en")}
    )
    data = filled(sent(Glossary([entry])), {("c0007", "definition.eu@nb"): "En som ikke er EU-borger."})
    assert str(back(data).glossary["c0007"].get(Slot("definition", "nb", "eu"))) == "En som ikke er EU-borger."


def test_saved_by_libreoffice_it_still_says_what_was_sent_and_what_was_typed(tmp_path: Path) -> None:
    data = filled(sent(), {("c0003", "preferred@nb"): "=byrdefordeling", ("c0003", "preferred@nn"): "+ ansvarsdeling"})
    for ending in ("xlsx", "ods", "xls"):
        document = back(soffice(data, tmp_path, ending), f"inn.{ending}")
        assert document.origin is not None
        changes = [(c.concept, str(c.slot), str(c.after)) for c in diff(document.origin, document.glossary)]
        assert changes == [("c0003", "preferred@nb", "=byrdefordeling"), ("c0003", "preferred@nn", "+ ansvarsdeling")]
        assert codes(document) == (["W129"] if ending == "xls" else [])


def test_libreoffice_works_out_the_same_counts_as_coverage(tmp_path: Path) -> None:
    """The formulas of «Dekning» are written without values here, so what stands there is LibreOffice's answer."""
    data = soffice(worked_on(sent(), lambda _: None), tmp_path, "xlsx")
    read = openpyxl.load_workbook(io.BytesIO(data), data_only=True)["Dekning"]
    sent_values = openpyxl.load_workbook(io.BytesIO(sent()), data_only=True)["Dekning"]
    for row in range(5, 11):
        assert [c.value for c in read[row]] == [c.value for c in sent_values[row]]
    assert [cell.value for cell in read[5]][:9] == ["bokmål", "Anbefalt term", 5, 4, 3, 0, 1, 0, 1]


def test_libreoffice_counts_what_is_typed(tmp_path: Path) -> None:
    cells = {
        ("c0003", "preferred@nb"): "byrdefordeling",
        ("c0003", "status@nb"): "til vurdering",
        ("c0004", "status@nb"): "godkjent",
        ("c0002", "status@nn"): "ingen ekvivalent",
        ("c0005", "preferred@nn"): "",
    }
    data = soffice(filled(sent(), cells), tmp_path, "xlsx")
    book = openpyxl.load_workbook(io.BytesIO(data), data_only=True)
    assert [cell.value for cell in book["Dekning"][5]][2:9] == [5, 5, 4, 1, 0, 0, 0]
    nynorsk = next(
        row for row in book["Dekning"].iter_rows(values_only=True) if row[:2] == ("nynorsk", "Anbefalt term")
    )
    assert nynorsk[2:9] == (5, 1, 1, 0, 0, 1, 3)
    states = {row[0].value: row[7].value for row in book["Termer"].iter_rows(min_row=2)}
    assert states == {
        "c0001": "godkjent; definisjon mangler",
        "c0002": "godkjent",
        "c0003": "endret: til vurdering",
        "c0004": "endret: godkjent",
        "c0005": "godkjent",
    }


# ---------------------------------------------------------------------------------------------------------
# Laws

_letters = st.characters(exclude_categories=("Cs", "Cc", "Cn", "Co", "Zl", "Zp"))
_texts = st.text(_letters, min_size=1, max_size=40).map(lambda text: clean(text)[0].strip()).filter(bool)
_beginnings = st.sampled_from(["", "=", "+", "-", "@", "'", "=1+1", '="x"', "_x0041_", "{=A1}", "http://", "#N/A "])
_values = st.builds(lambda start, text: canonical(start + text), _beginnings, _texts).filter(bool)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(_values, _values, _values), min_size=1, max_size=6))
def test_any_printable_text_comes_back_as_it_was_sent(rows: list[tuple[str, str, str]]) -> None:
    glossary = Glossary(
        Concept(
            f"c{number:04}",
            {
                at("preferred@en"): Term(english, "en"),
                at("preferred@nb"): Term(term, "nb", State(Status.CURRENT)),
                at("alternative@nb"): (Term(other, "nb"),),
                at("definition@nb"): Text(other, "nb"),
            },
        )
        for number, (english, term, other) in enumerate(rows)
    )
    document = back(sent(glossary))
    assert document.origin is not None
    assert document.glossary == document.origin
    for id, entry in glossary.items():  # noqa: A001
        assert document.origin[id].values() == entry.values()
    assert codes(document) == []


_words = st.text("abcdefghijklmnopqrstuvwxyzæøåéÆØÅ =+-@'\"<&1", min_size=1, max_size=20).map(str.strip).filter(bool)
_cells = st.tuples(
    st.sampled_from(["c0001", "c0002", "c0003", "c0004", "c0005"]),
    st.sampled_from(["preferred@nb", "alternative@nb", "deprecated@nb", "definition@nb", "note@nb", "definition@nn"]),
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(_cells, _words, max_size=6))
def test_reading_gives_the_edits_that_were_made_and_nothing_else(edits: dict[tuple[str, str], str]) -> None:
    document = back(filled(sent(), edits))
    assert document.origin is not None
    was = document.origin
    expected = {(one, key): text for (one, key), text in edits.items() if text != _said(was[one].get(at(key)))}
    made = {(c.concept, str(c.slot)): _said(c.after) for c in diff(document.origin, document.glossary)}
    assert made == expected


def _said(value: object) -> str:
    return " | ".join(map(str, value)) if isinstance(value, tuple) else str(value)


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(2, 7)))
def test_rows_may_be_sorted_in_any_way(order: list[int]) -> None:
    def work(book: openpyxl.Workbook) -> None:
        sheet = book["Termer"]
        rows = [[cell.value for cell in sheet[row]] for row in order]
        for number, values in enumerate(rows, start=2):
            for column, value in enumerate(values, start=1):
                sheet.cell(number, column).value = value

    document = back(worked_on(sent(), work))
    assert document.glossary == document.origin
    assert codes(document) == []


def test_text_that_was_sent_in_another_normal_form_is_still_what_was_sent() -> None:
    """A program that saves å as two characters has changed nothing."""
    data = filled(sent(), {("c0002", "preferred@nb"): unicodedata.normalize("NFD", "enslig mindreårig")})
    assert back(data).glossary == back(sent()).glossary
    assert codes(back(data)) == []


def test_a_text_that_no_cell_can_hold_is_refused_with_its_place() -> None:
    long = Glossary(
        [Concept("c0001", {at("preferred@en"): Term("x", "en"), at("note@nb"): (Text("å" * 32_768, "nb"),)})]
    )
    with pytest.raises(WriteError) as caught:
        sent(long)
    assert caught.value.text("nb") == "c0001 note@nb: teksten er på 32768 tegn, og en celle rommer 32767"
    fits = Glossary(
        [Concept("c0001", {at("preferred@en"): Term("x", "en"), at("note@nb"): (Text("å" * 32_767, "nb"),)})]
    )
    assert back(sent(fits)).origin == back(sent(fits)).glossary
