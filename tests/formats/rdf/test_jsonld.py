"""JSON-LD: one object an entry in short words, read in every form, with nothing fetched."""

from __future__ import annotations

import io
import json
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from pyld import jsonld
from pyoxigraph import NamedNode, parse

from emn_glossary.errors import ReadError
from emn_glossary.formats import FORMATS, read
from emn_glossary.formats.rdf.linked import CONTEXT_IRI, context, with_context
from emn_glossary.formats.rdf.vocabulary import FIELD_BY_PROPERTY, FIELD_BY_XL, iri
from emn_glossary.formats.rdf.writer import SYNTAXES
from emn_glossary.model import Document, Glossary
from tests.formats.rdf import turtles

SHIPPED = Path(__file__).parents[3] / "data" / "skos"
BASE = "https://emnnorway.no/ordliste/"
BODY = """\
<c0042> a skos:Concept ; skos:inScheme <scheme> ; skos:related <c0043> ; dct:modified "2025-01-02"^^xsd:date .
<c0042> skos:prefLabel "asylsøker"@nb , "asylsøkjar"@nn ; skosxl:prefLabel <c0042#preferred-nb> .
<c0042#preferred-nb> a skosxl:Label ; skosxl:literalForm "asylsøker"@nb ; euvoc:status status:CURRENT .
<c0042> skos:altLabel "søker"@nb , "asylant"@nb .
<c0042> dct:source <c0042#source-1> .
<c0042#source-1> a dct:BibliographicResource ; dct:bibliographicCitation "Art. 2"@en ; emn:order 1 .
<c0042#related-c0043-1> a rdf:Statement ; rdf:subject <c0042> ; rdf:predicate skos:related ; rdf:object <c0043> ;
  emn:origin "EMN" .
<c0043> a skos:Concept ; skos:prefLabel "vern"@nb ; ex:annet _:b . _:b ex:tall 1.50 ; ex:sant true .
"""


def glossary() -> Glossary:
    return turtles.read(BODY).glossary


def written(given: Glossary) -> bytes:
    target = io.BytesIO()
    FORMATS["jsonld"].writer()(given, target)
    return target.getvalue()


def again(data: bytes | Any) -> Document:
    raw = data if isinstance(data, bytes) else json.dumps(data).encode()
    return FORMATS["jsonld"].reader()(io.BytesIO(raw), name="ordliste.jsonld")


def objects(given: Glossary) -> dict[str, Any]:
    """The objects at the top of the file, by id."""
    return {each["id"].removeprefix(BASE): each for each in json.loads(written(given))["@graph"]}


def test_an_entry_is_one_object_in_short_words() -> None:
    """Terms by language; the label, the source and the statement of where a relation was read stand inside."""
    found = objects(glossary())
    assert [name for name in found if not name.startswith("_:")] == ["scheme", "c0042", "c0043"]
    assert found["c0042"] == {
        "id": BASE + "c0042",
        "type": "skos:Concept",
        "preferred": {"nb": "asylsøker", "nn": "asylsøkjar"},
        "preferredLabel": [
            {
                "id": BASE + "c0042#preferred-nb",
                "type": "skosxl:Label",
                "form": {"nb": "asylsøker"},
                "status": "concept-status:CURRENT",
            }
        ],
        "alternative": {"nb": ["asylant", "søker"]},
        "source": [
            {
                "id": BASE + "c0042#source-1",
                "type": "dct:BibliographicResource",
                "order": 1,
                "citation": {"en": "Art. 2"},
            }
        ],
        "related": [BASE + "c0043"],
        "scheme": [BASE + "scheme"],
        "modified": "2025-01-02",
        "stated": [
            {
                "id": BASE + "c0042#related-c0043-1",
                "type": "rdf:Statement",
                "origin": "EMN",
                "relation": "skos:related",
                "target": {"id": BASE + "c0043"},
            }
        ],
    }


def test_it_reads_what_it_wrote_and_so_do_others_forms() -> None:
    """Its own, and the expanded, compacted and flattened forms that other programs make of it."""
    own = json.loads(written(glossary()))
    expanded = jsonld.expand(own)
    forms = [
        own,
        expanded,
        jsonld.flatten(own),
        jsonld.flatten(own, own["@context"]),
        jsonld.compact(expanded, {"skos": "http://www.w3.org/2004/02/skos/core#"}),
        jsonld.compact(expanded, {"@vocab": "http://www.w3.org/2004/02/skos/core#", "@language": "nb"}),
    ]
    for form in forms:
        assert again(form).glossary == glossary()


def test_the_shipped_glossary_comes_back_equal_and_as_the_same_bytes() -> None:
    shipped = read(SHIPPED).glossary
    data = written(shipped)
    back = again(data)
    assert back.glossary == shipped
    assert list(back.findings) == []
    assert written(back.glossary) == data


def test_the_context_has_a_word_for_every_property_of_the_field_table() -> None:
    """A new field has its word at once; no word stands for two things."""
    words = {name: row for name, row in context().items() if isinstance(row, dict) and "@id" in row}
    meant = {row["@id"] for row in words.values()}
    expanded = {iri(name) for name in meant}
    assert set(FIELD_BY_PROPERTY) | set(FIELD_BY_XL) <= expanded
    assert len(meant) == len(words)


@pytest.mark.parametrize("given", [CONTEXT_IRI, [CONTEXT_IRI], [{"ex": "http://example.org/"}, CONTEXT_IRI]])
def test_our_context_is_known_by_its_address(given: Any) -> None:
    """It lies in the package, so a file may name it only."""
    own = json.loads(written(glossary()))
    extra = "http://example.org/"
    own["@context"] = given if isinstance(given, str) else [*given, {"ex": extra}]
    assert again(own).glossary == glossary()


@pytest.mark.parametrize(
    "place",
    [
        {"@context": "https://schema.org/", "@id": "x"},
        {"@context": [{"a": "http://a/"}, "https://schema.org/"], "@id": "x"},
        {"@graph": [{"@context": "https://schema.org/"}]},
        {"@context": {"@import": "https://schema.org/"}},
        {"@context": {"a": {"@id": "http://a/", "@context": "https://schema.org/"}}},
        {"@context": [CONTEXT_IRI, "https://schema.org/"]},
    ],
)
def test_any_other_context_is_refused_by_its_address(place: Any) -> None:
    with pytest.raises(ReadError, match=r"ordliste\.jsonld: the JSON-LD context https://schema\.org/ lies elsewhere"):
        again(place)


def test_the_address_of_the_context_elsewhere_is_left_alone() -> None:
    """As the value of a property, as a key, inside a text: only a context is replaced, and no line moves."""
    for text in (
        f'{{"@id": "{CONTEXT_IRI}"}}',
        f'{{"x": ["@context", "{CONTEXT_IRI}"]}}',
        f'{{"x": "\\"@context\\": \\"{CONTEXT_IRI}\\""}}',
        f'{{"{CONTEXT_IRI}": 1, "@context": {{"y": "{CONTEXT_IRI}"}}}}',
        f'{{"@context" "{CONTEXT_IRI}',
    ):
        assert with_context(text.encode()) == text.encode()
    both = f'{{\n"@context": "{CONTEXT_IRI}",\n"x": "{CONTEXT_IRI}"}}'.encode()
    assert with_context(both).count(b"\n") == 2
    assert json.loads(with_context(both)) == {"@context": dict(context()), "x": CONTEXT_IRI}


def test_an_address_that_begins_like_a_prefix_is_kept() -> None:
    """`dct:foo` as a whole address: short words would make another address of it, so the file is written without."""
    odd = turtles.read("<c0042> a skos:Concept ; ex:p <dct:foo> .").glossary
    assert again(written(odd)).glossary == odd


def test_numbers_and_booleans_keep_their_spelling() -> None:
    """007 is not 7, and what no reader keeps exact is written as text."""
    body = "<c1> a skos:Concept ; ex:p 7 , 007 , +7 , true , 1 , 1e0 , 1.0 , 123456789012345678901234567890 ."
    odd = turtles.read(body + '<c1> ex:q "1"^^xsd:boolean .').glossary
    assert len(odd.unknown) == 9
    assert again(written(odd)).glossary == odd


def test_a_chain_of_nodes_is_not_nested_without_end() -> None:
    """Each node's address begins with the one before: made to be deep, and read back all the same."""
    names = ["c1#n" + "/n" * n for n in range(300)]
    body = "<c1> a skos:Concept ; ex:p <c1#n> .\n"
    body += "".join(f"<{one}> ex:p <{other}> .\n" for one, other in pairwise(names))
    deep = turtles.read(body).glossary
    assert again(written(deep)).glossary == deep


def test_schema_org_is_as_search_engines_read_it() -> None:
    target = io.BytesIO()
    FORMATS["jsonld"].writer()(glossary(), target, profile="schema-org")
    whole, seeker, _ = json.loads(target.getvalue())["@graph"]
    assert whole["@type"] == "DefinedTermSet"
    assert whole["hasDefinedTerm"] == [BASE + "c0042", BASE + "c0043"]
    assert seeker["@type"] == "DefinedTerm"
    assert seeker["inDefinedTermSet"] == BASE + "scheme"
    assert seeker["termCode"] == "c0042"
    assert {"@value": "asylsøker", "@language": "nb"} in seeker["name"]


@pytest.mark.parametrize("syntax", ["trig", "nquads"])
def test_a_graph_of_our_own_name_comes_back_without_a_word(syntax: str) -> None:
    """The triples stand in one graph, named by the base; another name is told, since it is not written back."""
    target = io.BytesIO()
    FORMATS[syntax].writer()(glossary(), target)
    graphs = {quad.graph_name for quad in parse(target.getvalue(), format=SYNTAXES[syntax])}
    assert graphs == {NamedNode(BASE)}
    back = FORMATS[syntax].reader()(io.BytesIO(target.getvalue()))
    assert back.glossary == glossary()
    assert "R110" not in back.findings.by_code()


def test_a_graph_of_another_name_is_told() -> None:
    data = b"<http://e.org/c1> <http://www.w3.org/2004/02/skos/core#inScheme> <http://e.org/s> <http://e.org/g> ."
    assert FORMATS["nquads"].reader()(io.BytesIO(data)).findings.by_code()["R110"] == 1
