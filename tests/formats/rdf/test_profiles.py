"""Profiles: what each says of a glossary, what it holds back, and that all of it is told."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from pyoxigraph import Literal, NamedNode, parse

from emn_glossary.checks import shacl
from emn_glossary.errors import UnknownChoiceError, WriteError
from emn_glossary.formats import FORMATS, RDF_FORMATS, read
from emn_glossary.formats.rdf import profiles
from emn_glossary.formats.rdf.graph import graph_of
from emn_glossary.formats.rdf.profiles import PROFILES, Office, fit
from emn_glossary.formats.rdf.profiles.said import SPACES
from emn_glossary.formats.rdf.writer import SYNTAXES
from emn_glossary.model import Concept, Glossary, Link, Passage, Scheme, Source, State, Status, Term, Text, Theme
from emn_glossary.settings import read_settings
from emn_glossary.slots import Slot
from tests.laws.strategies import glossaries

SHIPPED = Path(__file__).parents[3] / "data" / "skos"
BASE = "https://emnnorway.no/ordliste/"
OFFICE = Office({"nb": "Utlendingsdirektoratet"}, {"nb": "EMN Norge"}, "974760746", "https://www.udi.no/")
UDI = "https://organization-catalog.fellesdatakatalog.digdir.no/organizations/974760746"
CURRENT = State(Status.CURRENT, "EMN")
ELI = "http://data.europa.eu/eli/dir/2011/95/oj"


def slot(address: str) -> Slot:
    return Slot.parse(address)


SEEKER = Concept(
    "c0042",
    {
        slot("preferred@en"): Term("asylum seeker", "en", CURRENT),
        slot("preferred@nb"): Term("asylsøker", "nb", CURRENT),
        slot("preferred@nn"): Term("asylsøkjar", "nn", State(Status.CANDIDATE, "NO")),
        slot("alternative@nb"): (Term("søker", "nb"),),
        slot("deprecated@nb"): (Term("asylant", "nb"),),
        slot("definition.eu@en"): Text("in the EU, an applicant", "en"),
        slot("definition.global@en"): Text("a person who seeks safety", "en"),
        slot("definition@nb"): Text(
            "person som søker vern", "nb", sources=(Source("utlendingsloven", "nb", "derived"),)
        ),
        slot("note@nb"): (Text("Først.", "nb", position=1), Text("Så.", "nb", position=2)),
        slot("comment@nb"): (Text("Spør Språkrådet.", "nb"),),
        slot("source"): (Source("Art. 2", "en", "quoted", "eu", (ELI,), 1),),
        slot("broader"): (Link("c0044"), Link("", "person", "en")),
        slot("related"): (Link("c0043", origin="EMN"),),
        slot("theme"): (Link("t01"),),
        slot("version"): "1.0",
        slot("modified"): "2025-01-02",
    },
)
PROTECTION = Concept(
    "c0043",
    {
        slot("preferred@nb"): Term("vern", "nb"),
        slot("preferred@nn"): Term("vern", "nn"),
        slot("definition@nb"): Text("det å bli vernet", "nb"),
    },
)
APPLICANT = Concept("c0044", {slot("preferred@nb"): Term("søker", "nb"), slot("forms_given"): "one"})
SCHEME = Scheme("scheme", {slot("title@nb"): Text("Ordliste", "nb"), slot("version"): "10.0.0"})
THEME = Theme("t01", {slot("preferred@nb"): Term("asyl", "nb")})
PASSAGE = Passage("p01", {slot("text@nb"): Text("Innledning.", "nb")})
GLOSSARY = Glossary([SCHEME, THEME, SEEKER, PROTECTION, APPLICANT, PASSAGE])


def node(name: str) -> NamedNode:
    prefix, _, local = name.partition(":")
    return NamedNode((SPACES[prefix] if prefix else BASE) + local)


def said(profile: str, subject: str, glossary: Glossary = GLOSSARY, office: Office = OFFICE) -> dict[str, list[str]]:
    """What an export says of one subject, by property: addresses and words, the language after an @."""
    names = {space + local[len(space) :]: (prefix, space) for prefix, space in SPACES.items() for local in (space,)}
    found: dict[str, list[str]] = {}
    for s, p, o in profiles.triples(fit(glossary, profile, office).glossary, profile, office):
        if s == NamedNode(subject if "//" in subject else BASE + subject):
            prefix, space = next(pair for name, pair in names.items() if p.value.startswith(name))
            words = f"{o.value}@{o.language}" if isinstance(o, Literal) and o.language else str(getattr(o, "value", o))
            found.setdefault(f"{prefix}:{p.value[len(space) :]}", []).append(words.removeprefix(BASE))
    return found


def codes(profile: str, glossary: Glossary = GLOSSARY, office: Office = OFFICE) -> dict[str, int]:
    return fit(glossary, profile, office).findings.by_code()


def test_full_is_the_whole_graph_and_says_nothing() -> None:
    assert fit(GLOSSARY, "full").glossary is GLOSSARY
    assert codes("full") == {}


def test_plain_skos_has_terms_texts_relations_and_members() -> None:
    seeker = said("skos", "c0042")
    assert seeker["skos:prefLabel"] == ["asylum seeker@en", "asylsøker@nb", "asylsøkjar@nn"]
    assert seeker["skos:hiddenLabel"] == ["asylant@nb"]
    assert seeker["skos:broader"] == ["c0044"]
    assert seeker["dct:source"] == ["Art. 2@en", ELI]
    assert said("skos", "t01")["skos:member"] == ["c0042"]
    assert not [name for name in seeker if name.startswith(("skosxl", "euvoc", "emn"))]


def test_plain_skos_tells_what_it_leaves_out() -> None:
    """A comment, the introduction, EMN's own facts; particulars of five values; the person who is no entry."""
    findings = fit(GLOSSARY, "skos").findings
    left = {f.place.slot: dict(f.params)["count"] for f in findings if f.code == "P310"}
    assert left == {"comment": "1", "forms_given": "1", "text": "1"}
    assert {f.code: dict(f.params)["count"] for f in findings if f.code != "P310"} == {
        "P311": "5",  # three terms with a status, two notes with a position
        "P312": "1",
        "P315": "1",
    }


def test_skos_xl_says_status_of_each_term() -> None:
    label = said("skos-xl", "c0042#preferred-nn")
    assert label["skosxl:literalForm"] == ["asylsøkjar@nn"]
    assert label["euvoc:status"] == ["http://publications.europa.eu/resource/authority/concept-status/CANDIDATE"]
    assert "euvoc:xlDefinition" not in said("skos-xl", "c0042")


def test_skos_ap_eu_has_notes_schemes_and_top_concepts() -> None:
    assert said("skos-ap-eu", "c0042")["skos:inScheme"] == ["scheme"]
    assert said("skos-ap-eu", "c0042#definition-nb")["rdf:value"] == ["person som søker vern@nb"]
    scheme = said("skos-ap-eu", "scheme")
    assert scheme["skos:hasTopConcept"] == ["c0043", "c0044"]
    assert scheme["skos:prefLabel"] == ["Ordliste@nb"]


def test_skos_ap_no_says_a_concept_as_the_specification_asks() -> None:
    seeker = said("skos-ap-no", "c0042")
    assert seeker["dct:identifier"] == ["c0042"]
    assert seeker["dct:publisher"] == [UDI]
    assert seeker["dcat:contactPoint"] == ["scheme#contact"]
    assert seeker["skos:scopeNote"] == ["1. Først. 2. Så.@nb"]
    assert seeker["dct:subject"] == ["asyl@nb"]
    assert seeker["euvoc:status"] == ["http://publications.europa.eu/resource/authority/concept-status/CANDIDATE"]
    assert "skos:definition" not in seeker
    english = said("skos-ap-no", "c0042#definition-en")
    assert english["rdf:value"] == ["1. a person who seeks safety 2. in the EU, an applicant@en"]
    assert english["dct:source"] == ["EU context: Art. 2@en", ELI]
    assert english["skosno:relationshipWithSource"] == [SPACES["source-type"] + "direct-from-source"]
    assert said("skos-ap-no", "c0042#definition-nb")["dct:source"] == ["utlendingsloven@nb"]


def test_emns_source_is_not_given_for_a_definition_of_our_own() -> None:
    """EMN cites the directive for its own words, not for a working definition written here."""
    working = Text("person who has applied", "en", State(Status.CANDIDATE, "NO"))
    values = {k: v for k, v in SEEKER.values().items() if k.field != "definition"}
    concept = Concept("c0042", {**values, slot("definition@en"): working})
    note = said("skos-ap-no", "c0042#definition-en", Glossary([SCHEME, concept]))
    assert note["rdf:value"] == ["person who has applied@en"]
    assert "dct:source" not in note


def test_relations_to_what_is_held_back_go_with_it() -> None:
    """asylsøker is under søker, which has no nynorsk: the relation would lead to nothing."""
    assert said("skos-ap-no", "c0042")["rdfs:seeAlso"] == ["c0043"]
    assert codes("skos-ap-no")["P313"] == 1


def test_the_collection_names_every_concept_that_goes_out() -> None:
    assert said("skos-ap-no", "scheme#collection")["skos:member"] == ["c0042", "c0043"]


def test_nynorsk_is_never_made_up() -> None:
    """søker is an unmarked form with no definition: held back for both reasons, each told, and absent from the file."""
    fitted = fit(GLOSSARY, "skos-ap-no", OFFICE)
    assert fitted.held == ("c0044",)
    assert [f"{f.code} {f.place.text()}" for f in fitted.findings.select("P303", "P304")] == [
        "P303 c0044 preferred@nn",
        "P304 c0044 definition",
    ]
    assert said("skos-ap-no", "c0044") == {}


@pytest.mark.parametrize(
    ("without", "code"),
    [("preferred@nb", "P301"), ("preferred@nn", "P302"), ("definition@nb", "P304")],
)
def test_a_concept_that_lacks_what_is_required_is_held_back(without: str, code: str) -> None:
    concept = PROTECTION.with_values({slot(without): None})
    fitted = fit(Glossary([SCHEME, concept]), "skos-ap-no", OFFICE)
    assert (fitted.held, list(fitted.findings.by_code())) == (("c0043",), [code])


def test_a_definition_in_a_language_without_term_does_not_count() -> None:
    concept = PROTECTION.with_values({slot("definition@nb"): None, slot("definition@fr"): Text("protection", "fr")})
    assert codes("skos-ap-no", Glossary([SCHEME, concept])) == {"P305": 1}


def test_publisher_and_contact_point_are_asked_for_once() -> None:
    assert codes("skos-ap-no", Glossary([SCHEME, PROTECTION]), Office()) == {"P108": 1, "P109": 1}


def test_text_without_a_language_is_left_out_where_a_language_is_required() -> None:
    concept = PROTECTION.with_values({Slot("alternative"): (Term("vern mot retur", ""),)})
    glossary = Glossary([SCHEME, concept])
    assert codes("skos-ap-no", glossary) == {"P306": 1}
    assert "skos:altLabel" not in said("skos-ap-no", "c0043", glossary)
    assert said("skos", "c0043", glossary)["skos:altLabel"] == ["vern mot retur"]


def test_the_portal_gets_one_definition_node_and_no_odd_version() -> None:
    seeker = said("fdk-import", "c0042")
    assert seeker["euvoc:xlDefinition"] == ["c0042#definition"]
    assert "owl:versionInfo" not in seeker
    assert "skos:related" not in seeker
    assert said("fdk-import", "c0042#definition")["rdf:value"] == [
        "1. a person who seeks safety 2. in the EU, an applicant@en",
        "person som søker vern@nb",
    ]
    assert codes("fdk-import")["P307"] == 1


def test_the_portal_takes_three_thousand() -> None:
    many = [Concept(f"c{n:04}", PROTECTION.values()) for n in range(3001)]
    assert codes("fdk-import", Glossary([SCHEME, *many])) == {"P201": 1}
    assert codes("fdk-import", Glossary([SCHEME, *many[:3000]])) == {}


def test_the_dataset_has_what_dcat_ap_no_requires() -> None:
    """Title, description, publisher, contact point, theme; each distribution has address, format and media type."""
    glossary = read(SHIPPED).glossary
    office = Office.of(read_settings(SHIPPED / "settings.toml").table("publisher"))
    about = said("dcat", "scheme#dataset", glossary, office)
    assert {"dct:title", "dct:description", "dct:publisher", "dcat:contactPoint", "dcat:theme"} <= set(about)
    assert about["void:entities"] == [str(len(glossary))]
    assert about["dcat:distribution"] == [f"scheme#distribution-{kind}" for kind in ("ttl", "csv", "xlsx")]
    for address in about["dcat:distribution"]:
        each = said("dcat", address, glossary, office)
        assert {"dcat:accessURL", "dcat:downloadURL", "dcat:mediaType", "dct:format"} <= set(each)


def test_schema_org_has_a_set_and_its_terms() -> None:
    assert said("schema-org", "scheme")["schema:hasDefinedTerm"] == ["c0042", "c0043", "c0044"]
    term = said("schema-org", "c0042")
    assert term["schema:name"] == ["asylum seeker@en", "asylsøker@nb", "asylsøkjar@nn"]
    assert term["schema:termCode"] == ["c0042"]
    assert term["schema:dateModified"] == ["2025-01-02"]


# ---------------------------------------------------------------------------------------------------------
# Everything at once


@pytest.mark.parametrize("profile", shacl.SHAPES)
def test_an_export_has_no_violation_on_our_own_nodes(profile: str) -> None:
    """The tiny glossary, and the shipped one."""
    shipped = read(SHIPPED).glossary
    office = Office.of(read_settings(SHIPPED / "settings.toml").table("publisher"))
    for glossary, about in ((GLOSSARY, OFFICE), (shipped, office)):
        fitted = fit(glossary, profile, about).glossary
        assert len(fitted) > 0
        assert list(shacl.violations(profile, graph_of(profiles.triples(fitted, profile, about)), fitted)) == []


def written(profile: str, syntax: str) -> bytes:
    target = io.BytesIO()
    FORMATS[syntax].writer()(GLOSSARY, target, profile=profile, office=OFFICE)
    return target.getvalue()


@pytest.mark.parametrize("profile", PROFILES)
def test_every_syntax_says_the_same(profile: str) -> None:
    """The triples that each file holds are those of the profile, and the bytes are the same twice."""

    def held(syntax: str) -> Iterator[str]:
        for quad in parse(written(profile, syntax), format=SYNTAXES[syntax]):
            yield f"{quad.subject} {quad.predicate} {quad.object}"

    expected = set(held("ntriples"))
    assert expected
    for syntax in RDF_FORMATS:
        assert set(held(syntax)) == expected, syntax
        assert written(profile, syntax) == written(profile, syntax)


@pytest.mark.laws
@pytest.mark.parametrize("profile", PROFILES)
@given(glossary=glossaries)
@settings(max_examples=40, deadline=None)
def test_any_glossary_fits_and_fitting_again_changes_nothing(profile: str, glossary: Glossary) -> None:
    """What cannot be said in RDF at all is a WriteError; nothing else is raised."""
    fitted = fit(glossary, profile, OFFICE)
    assert fit(fitted.glossary, profile, OFFICE).glossary == fitted.glossary
    assert not set(fitted.held) & set(fitted.glossary)
    with suppress(WriteError):
        list(profiles.triples(fitted.glossary, profile, OFFICE))


def test_an_unknown_profile_names_those_there_are() -> None:
    with pytest.raises(UnknownChoiceError) as caught:
        fit(GLOSSARY, "skos-ap-se")
    assert "skos-ap-no" in caught.value.hint("nb")
