"""The small parts: headings, cells, addresses, the hidden sheet."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emn_glossary.formats.xlsx import origin
from emn_glossary.formats.xlsx.cells import length, read_status, read_yes_no, several, split
from emn_glossary.formats.xlsx.columns import recognise, term_columns, text_columns
from emn_glossary.formats.xlsx.traits import address, area, letters_of, name_of
from emn_glossary.languages import UI_LANGUAGES
from emn_glossary.model import Concept, State, Status, Term
from tests.formats.xlsx.workbooks import alternatives, at


@pytest.mark.parametrize("ui", UI_LANGUAGES)
def test_every_heading_is_known_again(ui: str) -> None:
    for columns in (term_columns(("nb", "nn"), ("", "eu")), text_columns(("nb", "nn")), term_columns(("nn",))):
        headings = [column.heading(ui) for column in columns]
        assert len(set(headings)) == len(headings)
        assert [column.key for column in recognise(headings).values()] == [column.key for column in columns]


@pytest.mark.parametrize(
    ("heading", "key"),
    [
        ("ANBEFALT TERM\n(bokmål)", "preferred@nb"),
        ("Tilrådd term, nynorsk", "preferred@nn"),
        ("Preferred term (nb)", "preferred@nb"),
        ("Definition, eu (Bokmål)", "definition.eu@nb"),
        ("Engelsk definisjon, global", "definition.global@en"),
        ("preferred@no", "preferred@nb"),
        ("Statusar", None),
        ("Anbefalt", None),
        ("", None),
    ],
)
def test_headings_as_people_write_them(heading: str, key: str | None) -> None:
    found = recognise([heading, "Kommentar (bokmål)", "Kommentar (nynorsk)"])
    assert (found[0].key if 0 in found else None) == key


def test_separators() -> None:
    assert split("a|b |c;d\ne") == ("a", "b", "c", "d", "e")
    assert split(" | ; \n") == ()
    assert split("a; b | c", ("a; b",)) == ("a; b", "c")
    assert split("xa; b", ("a; b",)) == ("xa", "b")
    assert split("én; to\ntre | fire", prose=True) == ("én; to\ntre", "fire")
    assert split("a | a") == ("a",)


def test_new_terms_of_a_set_stand_in_the_order_typed() -> None:
    state = State(Status.CANDIDATE, "NO")
    new = several(at("alternative@nb"), "å | a", None, state)
    assert new == (Term("å", "nb", state, position=1), Term("a", "nb", state, position=2))
    assert several(at("alternative@nb"), "a", None, state) == (Term("a", "nb", state),)
    more = several(at("alternative@nb"), "b | a | c", alternatives("a", "b"), state)
    assert isinstance(more, tuple)
    assert [str(term) for term in more] == ["a", "b", "c"]


def test_length_is_counted_as_excel_counts_it() -> None:
    assert (length("å"), length("𝔸"), length("a\n")) == (1, 2, 2)


def test_words_that_are_no_status_or_answer() -> None:
    assert read_status("godkjend") is Status.CURRENT
    assert read_status("ingen ekvivalent") == "no_equivalent"
    assert read_status("fin") is None
    assert (read_yes_no("JA"), read_yes_no("no"), read_yes_no("tja")) == ("yes", "no", None)


@given(st.integers(0, 1_048_575), st.integers(0, 16_383))
def test_addresses_both_ways(row: int, column: int) -> None:
    assert address(name_of(row, column)) == (row, column)


def test_addresses_a_reader_can_check() -> None:
    assert (name_of(13, 6), letters_of(26), letters_of(16_383), area("B2:C4")) == ("G14", "AA", "XFD", (1, 1, 3, 2))


def test_the_hidden_sheet_holds_long_values_in_several_cells() -> None:
    term = Term("x" * 32_000 + "_x0041_", "nb")
    entry = Concept("c0001", {at("preferred@nb"): term})
    sent = origin.Origin(("nb",), "https://example.org/", sent={"c0001": origin.Sent(entry, {"id": "c0001"}, "abc")})
    rows = list(origin.rows(sent, {"c": ("preferred@nb",), "p": ()}))
    assert all(len(cell) <= origin.CHUNK for row in rows for cell in row)
    assert "_x0041_" not in "".join(rows[2])
    assert origin.parse(rows).sent["c0001"].entry == entry
    assert origin.parse(rows).langs == ("nb",)


@pytest.mark.parametrize("row", [0, 2])
def test_a_hidden_sheet_that_was_touched_is_damaged(row: int) -> None:
    entry = Concept("c0001", {at("preferred@nb"): Term("asyl", "nb")})
    sent = origin.Origin(("nb",), "https://example.org/", sent={"c0001": origin.Sent(entry, {}, "abc")})
    rows = list(origin.rows(sent, {"c": (), "p": ()}))
    rows[row][-1] = rows[row][-1][:-3]
    with pytest.raises(origin.DamagedError):
        origin.parse(rows)
    with pytest.raises(origin.DamagedError):
        origin.parse([[origin.MARK, json.dumps({"format": 2})]])
