"""The files we write: one value a line, in one order, in names that any reader resolves the same way."""

from __future__ import annotations

import difflib
import io
from pathlib import Path

import pytest
import rdflib
from rdflib.compare import isomorphic, to_isomorphic

from emn_glossary import formats
from emn_glossary.errors import WriteError
from emn_glossary.formats.rdf import write_syntax
from emn_glossary.formats.rdf.graph import from_graph, to_graph
from emn_glossary.model import Concept, Glossary, Link, Source, State, Status, Term, Text, Value
from emn_glossary.slots import Slot
from tests.formats.rdf.turtles import HEAD, again, lines, read, write

SHIPPED = Path(__file__).parents[3] / "data" / "skos"
NB = Slot("preferred", "nb")


@pytest.fixture(scope="module")
def shipped() -> Glossary:
    return formats.read(SHIPPED).glossary


def changed_lines(before: Glossary, after: Glossary) -> tuple[list[str], list[str]]:
    diff = list(difflib.ndiff(write(before).splitlines(), write(after).splitlines()))
    return [line[2:] for line in diff if line[0] == "-"], [line[2:] for line in diff if line[0] == "+"]


@pytest.mark.parametrize("name", ["glossary.ttl", "introduction.ttl", "upstream.ttl"])
def test_writing_what_was_read_changes_no_byte(name: str) -> None:
    data = (SHIPPED / name).read_bytes()
    target = io.BytesIO()
    write_syntax(formats.read(SHIPPED / name).glossary, target, "turtle")
    assert target.getvalue() == data


def test_a_changed_term_is_a_changed_line(shipped: Glossary) -> None:
    concept = shipped["c0001"]
    term = concept.preferred("nb")
    assert term is not None
    changed = Term("krigsflyktning", "nb", term.state)
    gone, new = changed_lines(shipped, shipped.with_entries([concept.with_values({NB: changed})]))
    assert (len(gone), len(new)) == (1, 1)
    assert new[0] == gone[0].replace("(borger)krigsflyktning", "krigsflyktning")


def test_a_changed_status_is_a_changed_line(shipped: Glossary) -> None:
    concept = shipped["c0001"]
    term = concept.preferred("nb")
    assert term is not None
    waiting = Term(term.text, "nb", State(Status.WAITING))
    gone, new = changed_lines(shipped, shipped.with_entries([concept.with_values({NB: waiting})]))
    assert (len(gone), len(new)) == (1, 1)
    assert "concept-status:WAITING" in new[0]


def test_a_new_concept_adds_its_lines_and_changes_none(shipped: Glossary) -> None:
    gone, new = changed_lines(shipped, shipped.with_entries([Concept("c0999", {NB: Term("retur", "nb")})]))
    assert (gone, new) == ([], ["", "<c0999> a skos:Concept .", '<c0999> skos:prefLabel "retur"@nb .'])


def test_values_stand_in_the_order_of_the_field_table_english_first() -> None:
    slots = ("definition@nb", "alternative@en", "preferred@nn", "preferred@nb", "preferred@en", "preferred@de")
    values: dict[Slot, Value] = {}
    for name in slots:
        values[Slot.parse(name)] = Text(name, name[-2:]) if name[0] == "d" else Term(name, name[-2:])
    values[Slot("alternative", "en")] = (Term("b", "en"), Term("a", "en"))
    written = lines(Glossary([Concept("c1", values)]), "<c1> skos:")
    assert [line.split('"')[1] for line in written] == [
        "preferred@en",
        "preferred@de",
        "preferred@nb",
        "preferred@nn",
        "b",
        "a",
        "definition@nb",
    ]


@pytest.mark.parametrize(
    "base",
    [
        "https://emnnorway.no/ordliste/",
        "http://example.org/g#",
        "http://example.org/a/b#",
        "http://example.org",
        "http://example.org/a",
        "http://example.org/x?y=",
        "http://example.org/a/../b/",
        "urn:emn:",
    ],
)
@pytest.mark.parametrize("id", ["c0001", "a/b", "a/../b", "1.5", "..", "a//b", "å", "-", "a.b", "ns#x", "x?y"])
def test_rdflib_resolves_every_name_to_the_same_address(base: str, id: str) -> None:  # noqa: A002
    if "#" in base and "#" in id:
        id = "c1"  # noqa: A001  (an IRI has one # at most)
    term = Term("asyl", "nb", State(origin="EMN"))
    glossary = Glossary([Concept(id, {NB: term, Slot("related"): (Link("c2"),)})], base=base)
    found = rdflib.Graph().parse(data=write(glossary), format="turtle")
    skos = rdflib.Namespace("http://www.w3.org/2004/02/skos/core#")
    assert (rdflib.URIRef(base + id), skos.prefLabel, rdflib.Literal("asyl", lang="nb")) in found
    assert isomorphic(found, rdflib.Graph().parse(data=write(glossary, "ntriples"), format="nt"))
    assert again(glossary).glossary == glossary


@pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
@pytest.mark.parametrize(("syntax", "name"), [("turtle", "turtle"), ("rdfxml", "xml"), ("jsonld", "json-ld")])
def test_rdflib_reads_the_same_graph_from_every_syntax(shipped: Glossary, syntax: str, name: str) -> None:
    some = shipped.only([*list(shipped)[:20], "p0101"])
    beside = read("<c0001> a skos:Concept ; ex:p [ ex:q 1.50 ; ex:l ( 'a' 'b'@en ) ], 'x\\ny'@ar .").glossary.unknown
    some = Glossary(some.entries.values(), base=some.base, unknown=beside)
    expected = rdflib.Graph().parse(data=write(some, "ntriples"), format="nt")
    found = rdflib.Graph().parse(data=write(some, syntax), format=name)
    assert len(expected) > 400
    assert to_isomorphic(found) == to_isomorphic(expected)


def test_the_glossary_as_an_rdflib_graph(shipped: Glossary) -> None:
    graph = to_graph(shipped)
    skos = rdflib.Namespace("http://www.w3.org/2004/02/skos/core#")
    assert len(list(graph.subjects(rdflib.RDF.type, skos.Concept))) == len(shipped)
    assert graph.namespace_manager.expand_curie("skos:prefLabel") == skos.prefLabel
    assert from_graph(graph).glossary == shipped


def test_a_graph_of_someone_elses_becomes_a_glossary() -> None:
    graph = rdflib.Graph().parse(data=HEAD + '<c0001> a skos:Concept ; skos:prefLabel "asyl"@no .', format="turtle")
    document = from_graph(graph)
    assert document.glossary["c0001"].preferred("nb") == Term("asyl", "nb")
    assert document.findings.by_code() == {"R101": 1}


@pytest.mark.parametrize(
    ("slot", "value"),
    [
        ("source", (Source("", links=("http://e.org/two words",)),)),
        ("exact_match", (Link("http://e.org/<x>"),)),
        ("page", "ikke: en adresse"),
        ("preferred@nb", Term("asyl", "not a tag")),
    ],
)
def test_what_rdf_cannot_express_is_refused_with_its_place(slot: str, value: object) -> None:
    glossary = Glossary([Concept("c0042", {Slot.parse(slot): value})])  # type: ignore[dict-item]
    with pytest.raises(WriteError) as caught:
        write(glossary)
    assert (caught.value.place.concept, caught.value.place.slot) == ("c0042", slot)
    assert caught.value.text("nb").startswith(f"c0042 {slot}: verdien kan ikke skrives i RDF")


@pytest.mark.parametrize("odd", ['ex:p "\\u0001"', 'ex:p "\\uFFFE"', 'ex:p "a\\r"', "<http://example.org/1> 2"])
def test_what_xml_cannot_express_is_refused_not_broken(odd: str) -> None:
    glossary = read(f"<c0001> a skos:Concept ; {odd} .").glossary
    with pytest.raises(WriteError, match="RDF/XML cannot express"):
        write(glossary, "rdfxml")
    assert again(glossary).glossary == glossary


def test_text_stays_on_its_line_whatever_is_in_it() -> None:
    text = 'En "linje"\nog en til \\ med\ttabulator'
    glossary = Glossary([Concept("c1", {Slot("definition", "nb"): Text(text, "nb")})])
    assert lines(glossary, "<c1> skos:def") == [
        '<c1> skos:definition "En \\"linje\\"\\nog en til \\\\ med\\ttabulator"@nb .'
    ]
