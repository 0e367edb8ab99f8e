"""What must always hold of the lossless formats: nothing is lost, and the same glossary is the same bytes."""

from __future__ import annotations

import io
import random
from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import RdfFormat, parse

from emn_glossary.formats import FORMATS, Format
from emn_glossary.formats.rdf import read_syntax
from emn_glossary.formats.rdf.beside import as_ntriples
from emn_glossary.formats.rdf.graph import from_graph, to_graph
from emn_glossary.formats.rdf.nodes import NODE_PROPERTIES
from emn_glossary.formats.rdf.vocabulary import FIELD_BY_PROPERTY, FIELD_BY_XL, TYPE, iri
from emn_glossary.model import Glossary, Triple
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


# -- any graph at all, in our own vocabulary, well-formed or not ------------------------------------------------

BASE = "https://emnnorway.no/ordliste/"
SUBJECTS = ("c1", "c2", "t1", "c1#preferred-nb", "c1#b", "c1#related-c2-1", "c1#source-1")
PROPERTIES = (*FIELD_BY_PROPERTY, *FIELD_BY_XL, *NODE_PROPERTIES, iri("emn:base"))
LITERALS = ('"a"@nb', '"b"@nb', '"a"', '"a"@en', '"1"^^<http://www.w3.org/2001/XMLSchema#integer>', '"1"')
THINGS = [f"<{BASE}{name}>" for name in SUBJECTS]
KINDS = [
    f"<{iri(name)}>" for name in ("skos:Concept", "skos:Collection", "skosxl:Label", "rdf:Statement", "euvoc:XlNote")
]
facts = st.tuples(
    st.sampled_from(THINGS),
    st.sampled_from([f"<{name}>" for name in PROPERTIES]),
    st.sampled_from(
        [*THINGS, *LITERALS, f"<{iri('concept-status:CURRENT')}>", f"<{iri('skos:related')}>", f"<{TYPE}>"]
    ),
)
kinds = st.tuples(st.sampled_from(THINGS), st.just(f"<{TYPE}>"), st.sampled_from(KINDS))


def _apart_from_nodes(triples: Iterable[Triple]) -> set[tuple[str, str]]:
    """What is said, without the names of values' own nodes, which we may change."""
    return {(p, "a node" if "#" in o and BASE in o else o) for _, p, o in triples}


@pytest.mark.laws
@given(graph=st.lists(st.one_of(facts, facts, kinds), max_size=14, unique=True))
@settings(laws, max_examples=400)
def test_whatever_a_graph_says_nothing_of_it_is_lost(graph: list[Triple]) -> None:
    data = as_ntriples([(f"<{BASE}c1>", f"<{TYPE}>", KINDS[0]), *graph])
    document = read_syntax(data, "ntriples")
    back = written(FORMATS["ntriples"], document.glossary)
    said = [(f"<{quad.subject}>", str(quad.predicate), str(quad.object)) for quad in parse(back, RdfFormat.N_TRIPLES)]
    lost = _apart_from_nodes(graph) - _apart_from_nodes(said)
    assert not {(p, o) for p, o in lost if p != f"<{iri('emn:base')}>"}
    assert len(said) >= len(set(graph) - {(f"<{BASE}c1>", f"<{TYPE}>", KINDS[0])})
    assert read_syntax(back, "ntriples").glossary == document.glossary
