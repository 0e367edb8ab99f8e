"""Slots and the field table."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emn_glossary.errors import UnknownSlotError
from emn_glossary.slots import FIELDS, Slot

SLOTS = st.builds(
    lambda row, lang, part: Slot(row.name, lang if row.translatable else "", part if row.name == "definition" else ""),
    st.sampled_from(list(FIELDS.values())),
    st.sampled_from(["nb", "nn", "en", "sr-Latn"]),
    st.sampled_from(["", "global", "eu"]),
)


@given(SLOTS)
def test_an_address_can_be_read_back(slot: Slot) -> None:
    assert Slot.parse(str(slot)) == slot


@pytest.mark.parametrize(
    ("slot", "address"),
    [
        (Slot("preferred", "nb"), "preferred@nb"),
        (Slot("broader"), "broader"),
        (Slot("definition", "en", "eu"), "definition.eu@en"),
    ],
)
def test_addresses(slot: Slot, address: str) -> None:
    assert str(slot) == address


@pytest.mark.parametrize("address", ["", "label@nb", "preferred", "broader@nb", "@nb"])
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(UnknownSlotError):
        Slot.parse(address)


def test_slots_stand_in_table_order_english_first() -> None:
    slots = [Slot("broader"), Slot("definition", "nb"), Slot("preferred", "nb"), Slot("preferred", "en")]
    assert [str(slot) for slot in sorted(slots, key=Slot.sort_key)] == [
        "preferred@en",
        "preferred@nb",
        "definition@nb",
        "broader",
    ]


@pytest.mark.parametrize("row", FIELDS.values(), ids=lambda row: str(row.name))
def test_every_field_has_its_headings_and_property(row: object) -> None:
    field = FIELDS[row.name]  # type: ignore[attr-defined]
    assert all(field.heading(ui) for ui in ("nb", "nn", "en"))
    assert ":" in field.property
    assert not field.inverse or FIELDS[field.inverse].inverse == field.name


def test_headings_and_properties_are_told_apart() -> None:
    assert len({row.property for row in FIELDS.values()}) == len(FIELDS)
    for ui in ("nb", "en"):
        headings = [row.heading(ui) for row in FIELDS.values()]
        assert len(set(headings)) == len(headings)


def test_the_english_of_a_slot() -> None:
    assert Slot("definition", "nb", "eu").english == Slot("definition", "en", "eu")
