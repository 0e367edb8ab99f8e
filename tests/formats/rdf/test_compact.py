"""Our compaction beside pyld's, which follows the standard: the same for every node it takes."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld
from pyoxigraph import RdfFormat, parse

from emn_glossary.formats import read
from emn_glossary.formats.rdf import profiles
from emn_glossary.formats.rdf.compact import Compact, Unusual
from emn_glossary.formats.rdf.linked import _nested, _nodes, context
from emn_glossary.formats.rdf.profiles.said import SPACES
from emn_glossary.formats.rdf.writer import triples
from tests.formats.rdf import turtles

HEAD = turtles.HEAD + "".join(f"@prefix {name}: <{context()[name]}> .\n" for name in ("owl", "foaf"))
SHIPPED = Path(__file__).parents[3] / "data" / "skos"
ODD = """\
<c0042> a skos:Concept, ex:Annet ; skos:prefLabel "asylsøker"@nb , "asylsøkjar"@nn , "asylant"@nb , "uten språk" .
<c0043> a skos:Concept ; skos:altLabel "søker"@nb ; skos:broader <c0042> , "en tekst" , skos: , <mailto:udi> .
<c0044> dct:modified "2025-01-02"^^xsd:date . <c0045> dct:modified "i går" . <c0046> dct:created 2025 .
<c0047> emn:origin "EMN" , "UDI"@nb , 12 , "x"^^ex:slag ; rdf:object <c0042> , "vern"@nb .
<c0048> skosxl:prefLabel <c0048#a> . <c0048#a> a skosxl:Label ; euvoc:status status:CURRENT , "ukjent" .
<c0049> skos:notation "1" , "2" ; owl:deprecated true ; emn:order 1 , 2.5 ; foaf:page <https://udi.no/a b> .
<skos:ikke> a skos:Concept . <id:ikke> skos:broader <preferred:ikke> . <c0050> rdfs:seeAlso <c0042> ; ex:annet "x" .
<c0051> ex:annet "x"@nb , 12 , <c0042> , "2"^^ex:slag ; <https://example.org/uten/prefiks> true ; rdf:subject <c0042> .
<c0050#related-c0042-1> a rdf:Statement ; rdf:subject <c0050> ; rdf:predicate skos:related ; rdf:object "vern"@nb .
"""


def pyld(node: Any, words: Mapping[str, Any] | None = None) -> Any:
    options = {"skipExpansion": True, "graph": True}
    return jsonld.compact([node], dict(words or context()), options)["@graph"][0]


def same(found: Any) -> str:
    return json.dumps(found, sort_keys=True)


def shipped() -> Iterator[Any]:
    yield from _nested(_nodes(triples(read(SHIPPED).glossary)))


def test_the_shipped_glossary_is_shortened_as_the_standard_says() -> None:
    short, left = Compact(context()), 0
    for number, node in enumerate(shipped()):
        try:
            found = short.node(node)
        except Unusual:
            left += 1
            continue
        if number % 5 == 0:  # pyld takes its time
            assert same(found) == same(pyld(node))
    assert left == 0


def test_properties_of_a_profile_that_have_no_word_are_shortened_as_the_standard_says() -> None:
    """dct:identifier, dcat:contactPoint and more: without them nearly every concept would be left to pyld."""
    words = {**context(), **SPACES}
    nodes = list(_nested(_nodes(profiles.triples(read(SHIPPED).glossary, "skos-ap-no"))))
    short = Compact(words)
    found = [short.node(node) for node in nodes]
    assert sum("dct:identifier" in node for node in found) > 290
    for number in range(0, len(nodes), 25):
        assert same(found[number]) == same(pyld(nodes[number], words))


def test_odd_values_are_shortened_alike_or_left_to_pyld() -> None:
    said = parse((HEAD + ODD).encode(), format=RdfFormat.TURTLE, lenient=True)
    nodes = list(_nested(_nodes((quad.subject, quad.predicate, quad.object) for quad in said)))
    short, taken = Compact(context()), 0
    for node in nodes:
        try:
            found = short.node(node)
        except Unusual:
            continue
        taken += 1
        assert same(found) == same(pyld(node))
    assert taken >= 6


def test_an_address_that_could_be_a_short_one_is_left_to_pyld() -> None:
    for address in ("skos:ikke", "preferred:ikke", "@id"):
        with pytest.raises(Unusual):
            Compact(context()).node({"@id": address})


@pytest.mark.parametrize(
    "words", [{}, {"@vocab": "https://schema.org/"}, {**context(), "x": {"@id": "ex:x", "@index": "y"}}]
)
def test_a_context_it_does_not_understand_is_left_to_pyld(words: Any) -> None:
    with pytest.raises(Unusual):
        Compact(words).node({"@id": "https://emnnorway.no/ordliste/c0042"})
