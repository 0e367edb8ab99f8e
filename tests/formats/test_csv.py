"""CSV: a row an entry, a column a slot, safe to open in a spreadsheet."""

from __future__ import annotations

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emn_glossary.formats import csv as csv_format
from emn_glossary.model import Concept, Glossary, Link, Passage, Source, Term, Text, Value
from emn_glossary.slots import Slot

ENTRY = Concept(
    "c0002",
    {
        Slot("preferred", "en"): Term("unaccompanied minor", "en"),
        Slot("preferred", "nb"): Term("enslig mindreårig", "nb"),
        Slot("alternative", "en"): (Term("UAM", "en"), Term("unaccompanied and separated child", "en")),
        Slot("definition", "en", "eu"): Text('A "minor"\nwho is alone, or left alone.', "en"),
        Slot("source"): (Source("Art. 2(l) of Directive 2011/95/EU", "en", links=("http://data.europa.eu/eli/x",)),),
        Slot("broader"): (Link("c0001"), Link(text="child", lang="en")),
        Slot("preferred", "de"): Term("unbegleiteter Minderjähriger", "de"),
    },
)


def data(glossary: Glossary, **options: Any) -> bytes:
    target = io.BytesIO()
    csv_format.write(glossary, target, **options)
    return target.getvalue()


def rows(glossary: Glossary, **options: Any) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(data(glossary, **options).decode("utf-8-sig"), newline="")))


def one(slot: Slot, value: Value) -> str:
    """What the cell of a slot holds when it is the only one."""
    (row,) = rows(Glossary([Concept("c0001", {slot: value})]))
    return row[str(slot)]


def test_headings_are_slots_language_by_language() -> None:
    heading = data(Glossary([ENTRY])).decode().split("\r\n")[0]
    assert heading == (
        "id,preferred@en,alternative@en,deprecated@en,definition.eu@en,"
        "preferred@nb,alternative@nb,deprecated@nb,preferred@nn,alternative@nn,deprecated@nn,"
        "preferred@de,source,broader"
    )
    for address in heading.split(",")[1:]:
        assert str(Slot.parse(address)) == address


def test_every_value_is_in_its_cell() -> None:
    (row,) = rows(Glossary([ENTRY]))
    assert row["id"] == "c0002"
    assert row["preferred@nb"] == "enslig mindreårig"
    assert row["alternative@en"] == "UAM | unaccompanied and separated child"
    assert row["definition.eu@en"] == 'A "minor"\nwho is alone, or left alone.'
    assert row["source"] == "Art. 2(l) of Directive 2011/95/EU <http://data.europa.eu/eli/x>"
    assert row["broader"] == "c0001 | child"
    assert row["preferred@nn"] == ""


def test_entries_come_by_id_and_lines_end_as_rfc_4180_says() -> None:
    text = data(Glossary([Concept("c0010"), Concept("c0002"), Concept("c0001")])).decode()
    assert [line.split(",")[0] for line in text.split("\r\n")] == ["id", "c0001", "c0002", "c0010", ""]


def test_languages_can_be_chosen_and_english_stays() -> None:
    (row,) = rows(Glossary([ENTRY]), langs=["nb"])
    assert list(row)[1:] == [
        *("preferred@en", "alternative@en", "deprecated@en", "definition.eu@en"),
        *("preferred@nb", "alternative@nb", "deprecated@nb", "source", "broader"),
    ]


@pytest.mark.parametrize("risky", ["=1+1", "+47", "-x", "@SUM(A1)", "\tx", "\rx", "\nx"])
def test_a_cell_is_never_a_formula(risky: str) -> None:
    assert one(Slot("preferred", "nb"), Term(risky, "nb")) == "'" + risky
    assert one(Slot("alternative", "nb"), (Term(risky, "nb"), Term("asyl", "nb"))) == f"'{risky} | asyl"


def test_zeros_in_front_are_kept_from_the_spreadsheet_and_come_back() -> None:
    """A spreadsheet makes 0201, the place of a passage, into 201 when it saves the table."""
    passage = Passage("p0101", {Slot("order"): "0201", Slot("text", "en"): Text("About", "en")})
    text = data(Glossary([passage]), shape="long").decode()
    assert ",'0201," in text
    assert csv_format.read(io.BytesIO(text.encode())).glossary.entries["p0101"].one("order") == "0201"
    assert one(Slot("preferred", "nb"), Term("'0201", "nb")) == "''0201"


def test_plain_words_are_left_alone() -> None:
    for word in ("asylsøker", "0", "10", "0,5", "0201-2", "5+5-dialog", "'s-Gravenhage", "ja, nei", "e-post"):
        assert one(Slot("preferred", "nb"), Term(word, "nb")) == word


def test_a_bar_inside_a_value_is_not_taken_for_the_separator() -> None:
    assert one(Slot("alternative", "nb"), (Term("a | b", "nb"), Term("c", "nb"))) == r"a \| b | c"


def test_the_byte_order_mark_is_there_when_asked_for() -> None:
    glossary = Glossary([ENTRY])
    assert data(glossary, bom=True) == b"\xef\xbb\xbf" + data(glossary)


def test_an_empty_glossary_is_a_heading() -> None:
    text = data(Glossary()).decode()
    assert text.startswith("id,preferred@en,")
    assert text.count("\r\n") == 1


def test_the_target_stays_open_for_its_owner() -> None:
    target = io.BytesIO()
    csv_format.write(Glossary([ENTRY]), target)
    assert not target.closed


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=1))
def test_any_text_comes_back_and_begins_with_no_formula(text: str) -> None:
    cell = one(Slot("preferred", "nb"), Term(text, "nb"))
    assert cell.removeprefix("'") == text.removeprefix("'")
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))


def test_what_the_portal_says_of_a_source_is_no_definition() -> None:
    concept = ENTRY.with_values({Slot("source"): (Source("Art. 2", "en", "derived"),)})
    text = data(Glossary([concept]), shape="fdk")
    assert b"basertPaaKilde" in text
    found = csv_format.read(io.BytesIO(text))
    assert {slot.lang for slot in found.glossary["c0002"].values()} <= {"", "en", "nb", "nn"}
    assert [finding.code for finding in found.findings] == ["D101", "D101"]  # versjon, definisjon:forhold_til_kilde
