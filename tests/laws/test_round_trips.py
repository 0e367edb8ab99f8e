"""What must always hold of the lossless formats: nothing is lost, and the same glossary is the same bytes."""

from __future__ import annotations

import io
import random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from emn_glossary.formats import FORMATS, Format
from emn_glossary.formats.rdf.graph import from_graph, to_graph
from emn_glossary.model import Glossary
from emn_glossary.model.plain import plain, value
from emn_glossary.model.values import Text
from tests.laws.strategies import glossaries, slots, values

LOSSLESS = [row for row in FORMATS.values() if row.lossless]
laws = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def written(row: Format, glossary: Glossary) -> bytes:
    target = io.BytesIO()
    row.writer()(glossary, target)
    return target.getvalue()


@pytest.mark.laws
@pytest.mark.parametrize("row", LOSSLESS, ids=lambda row: row.name)
@given(glossary=glossaries)
@laws
def test_what_is_written_is_read_back_equal(row: Format, glossary: Glossary) -> None:
    data = written(row, glossary)
    again = row.reader()(io.BytesIO(data)).glossary
    assert again == glossary
    assert written(row, again) == data


@pytest.mark.laws
@given(glossary=glossaries, order=st.randoms())
@laws
def test_the_order_of_entries_and_values_does_not_show(glossary: Glossary, order: random.Random) -> None:
    entries = list(glossary.entries.values())
    order.shuffle(entries)
    for number, entry in enumerate(entries):
        content = list(entry.values().items())
        order.shuffle(content)
        entries[number] = type(entry)(entry.id, dict(content))
    beside = list(glossary.unknown)
    order.shuffle(beside)
    shuffled = Glossary(entries, base=glossary.base, unknown=beside)
    assert written(FORMATS["turtle"], shuffled) == written(FORMATS["turtle"], glossary)


@pytest.mark.laws
@given(glossary=glossaries)
@settings(laws, max_examples=60)
def test_a_glossary_as_an_rdflib_graph_and_back_is_equal(glossary: Glossary) -> None:
    beside = [triple for triple in glossary.unknown if "\\u" not in triple[0]]  # rdflib has no word for such an IRI
    glossary = Glossary(glossary.entries.values(), base=glossary.base, unknown=beside)
    again = from_graph(to_graph(glossary)).glossary
    assert set(again.entries) == set(glossary.entries)
    assert again.base == glossary.base
    assert [again.entries[id] for id in glossary.entries] == list(glossary.entries.values())  # noqa: A001


@pytest.mark.laws
@given(data=st.data())
@laws
def test_a_value_as_plain_data_and_back_is_equal(data: st.DataObject) -> None:
    slot = data.draw(slots)
    held = data.draw(values(slot))
    assert value(slot, plain(held)) == held


def test_the_strategies_reach_what_they_should() -> None:
    """A law over glossaries without sources or contexts would prove little."""
    from hypothesis import find  # noqa: PLC0415

    def cited(glossary: Glossary) -> bool:
        held = (item for entry in glossary.entries.values() for item in entry.values().values())
        return any(isinstance(item, Text) and item.sources for item in held)

    def in_context(glossary: Glossary) -> bool:
        return any(slot.part for entry in glossary.entries.values() for slot in entry.values())

    assert find(glossaries, cited).entries
    assert find(glossaries, in_context).entries
