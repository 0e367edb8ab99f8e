"""SHACL profiles: each shape finds its fault where it is, in our words, and nothing on other keepers' nodes."""

from __future__ import annotations

from pathlib import Path

import pytest

from emn_glossary import messages
from emn_glossary.checks import check, shacl
from emn_glossary.checks.shacl import SHAPES
from emn_glossary.errors import UnknownChoiceError
from emn_glossary.findings import Report
from emn_glossary.formats.rdf.graph import graph_of_file
from emn_glossary.formats.rdf.reader import read_syntax
from emn_glossary.model import Concept, Glossary, Term, Text
from emn_glossary.slots import Slot

PROFILES = Path(shacl.__file__).parent / "profiles"

HEAD = """\
@base <https://emnnorway.no/ordliste/> .
@prefix dcat: <http://www.w3.org/ns/dcat#> .
@prefix dct: <http://purl.org/dc/terms/> .
@prefix euvoc: <http://publications.europa.eu/ontology/euvoc#> .
@prefix org: <http://www.w3.org/ns/org#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix skosno: <https://data.norge.no/vocabulary/skosno#> .
@prefix status: <http://publications.europa.eu/resource/authority/concept-status/> .
@prefix type: <https://data.norge.no/vocabulary/relationship-with-source-type#> .
@prefix vcard: <http://www.w3.org/2006/vcard/ns#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
<scheme> a skos:ConceptScheme .
<udi> a org:Organization .
<kontakt> a vcard:Organization .
"""
# A concept as the specification wants it, a fact a line.
CONCEPT = """\
<c0042> a skos:Concept .
<c0042> skos:prefLabel "asylsøker"@nb .
<c0042> skos:prefLabel "asylsøkjar"@nn .
<c0042> skos:altLabel "søker"@nb .
<c0042> euvoc:xlDefinition <c0042#definisjon> .
<c0042#definisjon> a euvoc:XlNote .
<c0042#definisjon> rdf:value "person som søker vern"@nb .
<c0042#definisjon> skosno:relationshipWithSource type:self-composed .
<c0042> dct:identifier "https://emnnorway.no/ordliste/c0042"^^xsd:anyURI .
<c0042> dct:publisher <udi> .
<c0042> dcat:contactPoint <kontakt> .
<c0042> dct:modified "2025-01-02"^^xsd:date .
<c0042> euvoc:status status:CURRENT .
<c0042> owl:versionInfo "1.0.0" .
<samling> a skos:Collection .
<samling> dct:title "Ordliste"@nb .
<samling> dct:identifier "https://emnnorway.no/ordliste/samling"^^xsd:anyURI .
<samling> dct:publisher <udi> .
<samling> dcat:contactPoint <kontakt> .
<samling> skos:member <c0042> .
"""


def found(profile: str, body: str) -> list[str]:
    """What a profile says of a file: code, entry and slot."""
    data = (HEAD + body).encode()
    glossary = read_syntax(data, "turtle").glossary
    said = shacl.violations(profile, graph_of_file(data, "turtle"), glossary)
    return [f"{f.code} {f.place.concept} {f.place.slot}".strip() for f in said]


def without(start: str) -> str:
    """The good concept less the lines that begin so."""
    lines = CONCEPT.splitlines(keepends=True)
    left = [line for line in lines if not line.startswith(start)]
    assert len(left) < len(lines)
    return "".join(left)


@pytest.mark.parametrize("profile", SHAPES)
def test_a_concept_as_the_specification_wants_it_passes(profile: str) -> None:
    assert found(profile, CONCEPT) == []


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (without('<c0042> skos:prefLabel "asylsøker"'), ["P101 c0042 preferred@nb"]),
        (without('<c0042> skos:prefLabel "asylsøkjar"'), ["P102 c0042 preferred@nn"]),
        (without("<c0042> euvoc:xlDefinition"), ["P104 c0042 definition"]),
        (CONCEPT + '<c0042> skos:prefLabel "søker om asyl"@nb .', ["P106 c0042 preferred"]),
        (without("<c0042> dct:identifier"), ["P107 c0042"]),
        (CONCEPT + '<c0042> dct:identifier "c0042" .', ["P107 c0042"]),
        (without("<c0042> dcat:contactPoint"), ["P108 scheme"]),
        (without("<c0042> dct:publisher"), ["P109 scheme publisher"]),
        (CONCEPT + "<c0042> dct:publisher <jd> . <jd> a org:Organization .", ["P109 scheme publisher"]),
        (CONCEPT + '<c0042> skos:altLabel "asylant" .', ["P110 c0042 alternative"]),
        (without("<c0042> dct:modified") + '<c0042> dct:modified "i fjor" .', ["P111 c0042 modified"]),
        (CONCEPT + "<c0042> skos:related <c0099> .", ["P111 c0042 related"]),
        (CONCEPT + '<c0042> owl:versionInfo "2.0.0" .', ["P112 c0042 version"]),
        (without("<samling> dct:title"), ["P113 samling title"]),
        (CONCEPT + '<c0042#definisjon> rdf:value "person"@nn .', ["P114 c0042 definition"]),
    ],
)
def test_skos_ap_no_finds_the_fault_where_it_is(body: str, expected: list[str]) -> None:
    assert found("skos-ap-no", body) == expected


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        (CONCEPT + '<c0042> skos:altLabel "asylant" .', ["P202 c0042 alternative"]),
        (CONCEPT + '<c0042#definisjon> rdf:value "person" .', ["P202 c0042 definition"]),
        (without("<c0042> owl:versionInfo") + '<c0042> owl:versionInfo "2025" .', ["P203 c0042 version"]),
        (CONCEPT + '<c0042> skos:definition "person"@nb .', ["P204 c0042 definition"]),
        (
            CONCEPT + '<c0042> euvoc:xlDefinition <c0042#to> . <c0042#to> a euvoc:XlNote ; rdf:value "person"@en .',
            ["P205 c0042 definition"],
        ),
        (CONCEPT + '<c0042> skos:scopeNote "Én."@nb, "To."@nb .', ["P206 c0042 note"]),
        (
            CONCEPT + "<c0042> skosno:isFromConceptIn <c0042#r> . <c0042#r> a skosno:AssociativeConceptRelation .",
            ["P207 c0042 related"],
        ),
    ],
)
def test_fdk_import_finds_the_fault_where_it_is(body: str, expected: list[str]) -> None:
    assert found("fdk-import", body) == expected


def test_a_definition_for_specialists_may_stand_beside_a_general_one() -> None:
    extra = (
        "<c0042> euvoc:xlDefinition <c0042#s> . <c0042#s> a euvoc:XlNote ; "
        'rdf:value "person"@nb ; dct:audience <https://data.norge.no/vocabulary/audience-type#specialist> .'
    )
    assert found("fdk-import", CONCEPT + extra) == []


def test_a_bad_definition_without_an_address_is_found_at_its_concept() -> None:
    body = without("<c0042#definisjon>").replace("<c0042#definisjon>", "[ a euvoc:XlNote ]")
    assert found("skos-ap-no", body) == ["P114 c0042 definition"]


def test_other_keepers_concepts_are_not_judged() -> None:
    """A concept of EuroVoc's in the same file lacks all that Norway asks for; that is none of our business."""
    foreign = '<http://eurovoc.europa.eu/1> a skos:Concept ; skos:prefLabel "asylum"@en .\n'
    more = "<c0043> a skos:Concept . <c0042> skos:exactMatch <http://eurovoc.europa.eu/1> ."  # ours are the more
    assert {place.split()[1] for place in found("skos-ap-no", CONCEPT + foreign + more)} == {"c0043", "scheme"}


@pytest.mark.parametrize("profile", SHAPES)
def test_every_shape_has_a_code_with_words(profile: str) -> None:
    """Each shape's name is a code that has a message, a hint, a severity and an explanation, in both languages."""
    lines = (PROFILES / f"{profile}.ttl").read_text(encoding="utf-8").splitlines()
    codes = {line[1:5] for line in lines if line.startswith(":P")}
    assert len(codes) > 8
    for code in codes:
        row, explained = messages.catalogue()[code], messages.catalogue()[f"explain.{code}"]
        assert all((row.nb, row.en, row.hint_nb, row.hint_en, row.severity, explained.nb, explained.en)), code


def concept(*slots: tuple[str, Term | Text], **plain: str) -> Concept:
    return Concept("c0042", {Slot.parse(name): value for name, value in (*slots, *plain.items())})


def test_a_definition_is_in_a_language_with_a_term() -> None:
    told = shacl.languages_shared(Glossary([concept(("definition@fr", Text("demande", "fr")))]))
    assert [(f.code, f.place.slot) for f in told] == [("P105", "definition@fr")]
    both = concept(("definition@nb", Text("person", "nb")), ("preferred@nb", Term("asylsøker", "nb")))
    assert list(shacl.languages_shared(Glossary([both]))) == []


def test_the_portal_takes_three_thousand_concepts() -> None:
    many = Glossary([Concept(f"c{n}") for n in range(3001)])
    assert [dict(f.params) for f in shacl.few_enough(many)] == [{"count": "3001", "most": "3000"}]
    assert list(shacl.few_enough(many.only([f"c{n}" for n in range(3000)]))) == []


def test_an_unmarked_form_is_told_apart_from_a_missing_one() -> None:
    """EMN gives one Norwegian form and does not say which it is: the translator can confirm it."""
    data = (HEAD + without('<c0042> skos:prefLabel "asylsøkjar"')).encode()
    glossary = Glossary([concept(("preferred@nb", Term("asylsøker", "nb")), forms_given="one")])
    said = list(shacl.violations("skos-ap-no", graph_of_file(data, "turtle"), glossary))
    assert [f.code for f in said] == ["P103"]
    assert "Lik på nynorsk" in said[0].hint("nb")


def test_the_runner_goes_through_selection_and_severities() -> None:
    data = (HEAD + without("<c0042> euvoc:xlDefinition")).encode()
    runner = shacl.runner("skos-ap-no", lambda _: graph_of_file(data, "turtle"))
    glossary = read_syntax(data, "turtle").glossary
    assert check(glossary, select=["P"], also=[runner]).by_code() == {"P104": 1}
    assert check(glossary, select=["P2"], also=[runner]) == Report()
    assert check(glossary, select=["P"], severities={"P104": "off"}, also=[runner]) == Report()


def test_a_profile_without_shapes_is_refused() -> None:
    with pytest.raises(UnknownChoiceError):
        shacl.runner("skos-xl", lambda _: graph_of_file(b"", "turtle"))
