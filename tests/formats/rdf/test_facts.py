"""Facts, sources, links and themes in RDF, and which subjects are entries at all."""

from __future__ import annotations

import pytest

from emn_glossary.model import Concept, Evidence, Glossary, Link, Passage, Scheme, Source, Term, Text, Theme
from emn_glossary.slots import Slot
from tests.formats.rdf.turtles import HEAD, again, lines, read, write

# -- entries ------------------------------------------------------------------------------------------------


def test_concepts_themes_passages_and_the_glossary_itself_are_entries() -> None:
    glossary = read("""
        <c0001> a skos:Concept . <t01> a skos:Collection . <p0101> a emn:Passage ; emn:text "Om ordlisten"@nb .
    """).glossary
    assert {entry.id: type(entry) for entry in glossary.entries.values()} == {
        "scheme": Scheme,
        "c0001": Concept,
        "t01": Theme,
        "p0101": Passage,
    }
    assert glossary.base == "https://emnnorway.no/ordliste/"
    assert again(glossary).glossary == glossary


def test_a_subject_without_a_type_is_a_concept_when_it_has_relations_of_one() -> None:
    glossary = read("ex:a skos:broader ex:b . ex:b rdfs:comment 'ikke et begrep' .").glossary
    assert list(glossary) == ["a"]
    assert glossary.base == "http://example.org/"


def test_a_subject_of_another_type_is_no_concept() -> None:
    document = read("ex:a a ex:Thing ; skos:broader ex:b .")
    assert not document.glossary
    assert document.findings.by_code() == {"R104": 1, "R105": 1}


def test_a_second_type_is_kept_beside() -> None:
    document = read("<c0001> a skos:Concept, ex:Term .")
    assert len(document.glossary.unknown) == 1
    assert again(document.glossary).glossary == document.glossary


def test_a_concept_without_an_iri_is_kept_beside() -> None:
    document = read('[] a skos:Concept ; skos:prefLabel "asyl"@nb .')
    assert not document.glossary
    assert len(document.glossary.unknown) == 2
    assert again(document.glossary).glossary == document.glossary


def test_a_file_without_a_scheme_is_read_and_told() -> None:
    head = HEAD.replace("<scheme> a skos:ConceptScheme .", "")
    assert read("<c0001> a skos:Concept .", head=head).findings.by_code() == {"R103": 1}


def test_a_file_without_concepts_is_read_and_told() -> None:
    assert read("").findings.by_code() == {"R105": 1}


def test_two_schemes_are_two_entries_and_stay_two() -> None:
    glossary = read("""
        <second> a skos:ConceptScheme ; <http://purl.org/dc/terms/title> "Den andre"@nb .
        <c0001> a skos:Concept ; skos:inScheme <scheme>, <second> .
    """).glossary
    assert [entry.id for entry in glossary.entries.values() if isinstance(entry, Scheme)] == ["scheme", "second"]
    assert glossary["c0001"].links("scheme") == (Link("scheme"), Link("second"))
    assert again(glossary).glossary == glossary


@pytest.mark.parametrize("space", ["http://example.org/ordliste#", "http://example.org/begrep/", "urn:emn:"])
def test_ids_are_what_follows_the_namespace_of_the_concepts(space: str) -> None:
    head = HEAD.replace("<scheme> a skos:ConceptScheme .", f"<{space}s> a skos:ConceptScheme .")
    glossary = read(
        f"""
        <{space}c1> a skos:Concept ; skos:prefLabel "asyl"@nb ; skos:related <{space}c2>, <http://other.org/c9> .
        <{space}c2> a skos:Concept .
        """,
        head=head,
    ).glossary
    assert glossary.base == space
    assert list(glossary) == ["c1", "c2"]
    assert glossary["c1"].links("related") == (Link("c2"), Link("http://other.org/c9"))
    assert again(glossary).glossary == glossary


def test_the_base_is_written_where_it_could_not_be_guessed() -> None:
    """Most concepts lie elsewhere, or there are none."""
    for entries in ((), (Concept("http://b.org/1"), Concept("http://b.org/2"), Concept("c1"))):
        glossary = Glossary(entries, base="http://a.org/")
        assert again(glossary).glossary == glossary
    assert "emn:base" not in write(Glossary([Concept("c1")], base="http://a.org/"))


def test_the_glossary_itself_may_have_the_base_as_its_iri() -> None:
    glossary = Glossary([Concept("c1"), Scheme("", {Slot("version"): "10.0.0"})])
    assert again(glossary).glossary == glossary
    assert again(glossary).glossary.edition == "10.0.0"


# -- plain facts --------------------------------------------------------------------------------------------


def test_plain_facts_are_read_and_written_in_their_types() -> None:
    body = """
        <c0001> a skos:Concept ; skos:notation "0001" ; foaf:page <https://e.org/asylum-seeker_en> ;
            dct:created "2026-11-22"^^xsd:date ; <http://www.w3.org/2002/07/owl#deprecated> true ; emn:slug "asylum" .
    """
    concept = read("@prefix foaf: <http://xmlns.com/foaf/0.1/> .\n" + body).glossary["c0001"]
    assert concept.retired
    assert concept.one("page") == "https://e.org/asylum-seeker_en"
    assert (concept.many("notation"), concept.one("created"), concept.one("slug")) == (
        ("0001",),
        "2026-11-22",
        "asylum",
    )
    text = write(Glossary([concept]))
    assert '<c0001> dct:created "2026-11-22"^^xsd:date .' in text
    assert "<c0001> owl:deprecated true ." in text


@pytest.mark.parametrize(
    "fact",
    [
        'skos:notation "1"^^xsd:integer',
        'skos:notation "a"@en',
        'dct:created "2026"^^xsd:gYear',
        "emn:slug <x>",
        "emn:slug []",
    ],
)
def test_a_fact_in_another_type_than_ours_is_kept_as_it_came(fact: str) -> None:
    document = read(f"<c0001> a skos:Concept ; {fact} .")
    assert not document.glossary["c0001"].values()
    assert len(document.glossary.unknown) == 1
    assert again(document.glossary).glossary == document.glossary


def test_a_second_slug_is_kept_beside_and_told() -> None:
    document = read('<c0001> a skos:Concept ; emn:slug "b", "a" .')
    assert document.glossary["c0001"].one("slug") == "a"
    assert document.findings.by_code() == {"R102": 1, "R104": 1}
    assert again(document.glossary).glossary == document.glossary


@pytest.mark.parametrize(
    "fact", ["foaf:page", "dct:source", "skos:related", "skos:exactMatch", "rdfs:seeAlso", "dct:publisher"]
)
def test_an_address_that_is_none_is_kept_as_it_came(fact: str) -> None:
    prefix = "@prefix foaf: <http://xmlns.com/foaf/0.1/> ."
    document = read(f"{prefix} <c0001> a skos:Concept ; {fact} <http://e.org/two words> .")
    assert not document.glossary["c0001"].values()
    assert document.glossary.unknown[0][2] == r"<http://e.org/two\u0020words>"
    for syntax in ("turtle", "ntriples"):
        assert r"<http://e.org/two\u0020words>" in write(document.glossary, syntax)
    assert again(document.glossary).glossary == document.glossary


def test_a_concept_whose_iri_is_none_is_kept_beside_and_told() -> None:
    document = read("<http://e.org/{x}> a skos:Concept .")
    assert document.findings.select("R109")[0].text().startswith("'http://e.org/{x}' is not a valid address")
    assert again(document.glossary).glossary == document.glossary


# -- sources ------------------------------------------------------------------------------------------------


def test_a_source_is_words_an_address_or_a_node_of_its_own() -> None:
    document = read("""
        <c0001> a skos:Concept ; dct:source "Developed by EMN"@en, <c0001#s>,
            <http://data.europa.eu/eli/dir/2013/33/oj> .
        <c0001#s> a dct:BibliographicResource ; dct:bibliographicCitation "Art. 2(b) of Directive 2013/33/EU"@en ;
            rdfs:seeAlso <http://data.europa.eu/eli/dir/2013/33/oj>, <http://b.org> ; emn:part "eu" ; emn:order 1 ;
            skosno:relationshipWithSource
                <https://data.norge.no/vocabulary/relationship-with-source-type#direct-from-source> .
    """)
    eli = "http://data.europa.eu/eli/dir/2013/33/oj"
    assert document.glossary["c0001"].sources == (
        Source("Art. 2(b) of Directive 2013/33/EU", "en", "quoted", "eu", ("http://b.org", eli), 1),
        Source("Developed by EMN", "en"),
        Source("", links=(eli,)),
    )
    assert not document.findings
    assert again(document.glossary).glossary == document.glossary


@pytest.mark.parametrize(
    "odd", ["rdfs:label 'x'", "emn:order 0", "rdfs:seeAlso 'x'", "skosno:relationshipWithSource <x>"]
)
def test_a_source_node_with_anything_odd_is_kept_whole(odd: str) -> None:
    document = read(f"""
        <c0001> a skos:Concept ; dct:source <c0001#s> .
        <c0001#s> a dct:BibliographicResource ; dct:bibliographicCitation "EMN"@en ; {odd} .
    """)
    assert not document.glossary["c0001"].sources
    assert len(document.glossary.unknown) == 4
    assert again(document.glossary).glossary == document.glossary


def test_a_source_node_of_a_text_is_known_by_its_entry_whatever_its_name() -> None:
    """The definition's own node is renamed when written; its source must not change meaning by that."""
    document = read("""
        <c0001> a skos:Concept ; skos:definition "A."@en ; euvoc:xlDefinition <c0001#first> .
        <c0001#first> a euvoc:XlNote ; rdf:value "A."@en ; dct:source <c0001#definition-en/source-1> .
        <c0001#definition-en/source-1> a dct:BibliographicResource ; dct:bibliographicCitation "EMN"@en ; emn:order 1 .
    """)
    definition = document.glossary["c0001"].definition("en")
    assert definition is not None
    assert definition.sources == (Source("EMN", "en", position=1),)
    assert again(document.glossary).glossary == document.glossary


def test_an_empty_source_is_kept_beside() -> None:
    document = read('<c0001> a skos:Concept ; dct:source "" .')
    assert (document.glossary["c0001"].sources, len(document.glossary.unknown)) == ((), 1)


def test_the_same_citation_for_two_contexts_stays_two_sources() -> None:
    sources = (Source("Developed by EMN", "en", "own", "eu"), Source("Developed by EMN", "en", "own", "global"))
    glossary = Glossary([Concept("c0001", {Slot("source"): sources})])
    assert again(glossary).glossary == glossary


# -- links --------------------------------------------------------------------------------------------------

STATEMENT = """
    <c0001> a skos:Concept ; skos:broader <c0002> . <c0002> a skos:Concept .
    <c0001#broader-c0002-1> a rdf:Statement ; rdf:subject <c0001> ; rdf:predicate skos:broader ; rdf:object <c0002> ;
        emn:origin "EMN" ; emn:verbatim "Asylbewerber"@de ; emn:english "asylum seeker" ;
        <http://xmlns.com/foaf/0.1/page> <https://e.org/p> ; emn:order 3 .
"""


def test_a_statement_tells_where_a_relation_was_read() -> None:
    document = read(STATEMENT)
    evidence = Evidence("Asylbewerber", "de", "https://e.org/p", "asylum seeker", 3)
    assert document.glossary["c0001"].links("broader") == (Link("c0002", origin="EMN", evidence=(evidence,)),)
    assert not document.findings
    assert again(document.glossary).glossary == document.glossary


def test_a_relation_to_what_is_no_entry_is_kept_as_text() -> None:
    link = Link(text="krigsflyktning", lang="nb", origin="EMN")
    bare = Link(text="flyktning", lang="nb")
    glossary = Glossary([Concept("c0001", {Slot("related"): (bare, link)})])
    assert again(glossary).glossary == glossary
    assert "skos:related <" not in write(glossary)


@pytest.mark.parametrize(
    "odd",
    [
        "rdfs:comment 'x'",
        "emn:origin 'NO'",
        "emn:order 'tre'",
        "emn:origin <x>",
        "rdf:object <c0003>",
        "skos:prefLabel 'x'@nb",
    ],
)
def test_a_statement_with_anything_odd_is_kept_whole(odd: str) -> None:
    document = read(STATEMENT.rstrip().removesuffix(".") + f"; {odd} .")
    assert document.glossary["c0001"].links("broader") == (Link("c0002"),)
    assert len(document.glossary.unknown) >= 9
    assert again(document.glossary).glossary == document.glossary


def test_a_statement_about_a_term_is_no_link() -> None:
    document = read("""
        <c0001> a skos:Concept ; skos:prefLabel "asyl"@nb .
        <c0001#s> a rdf:Statement ; rdf:subject <c0001> ; rdf:predicate skos:prefLabel ; rdf:object "asyl"@nb .
    """)
    assert document.glossary["c0001"].values() == {Slot("preferred", "nb"): Term("asyl", "nb")}
    assert len(document.glossary.unknown) == 4


def test_statements_that_disagree_on_the_origin_are_not_melted_together() -> None:
    document = read(
        STATEMENT
        + """
        <c0001#2> a rdf:Statement ; rdf:subject <c0001> ; rdf:predicate skos:broader ; rdf:object <c0002> ;
            emn:origin "NO" .
    """
    )
    (link,) = document.glossary["c0001"].links("broader")
    assert link.origin == "EMN"
    assert len(document.glossary.unknown) == 5
    assert again(document.glossary).glossary == document.glossary


def test_a_link_to_a_blank_node_is_kept_as_it_came() -> None:
    document = read('<c0001> a skos:Concept ; skos:related [ skos:prefLabel "uten navn"@nb ] .')
    assert not document.glossary["c0001"].links("related")
    assert len(document.glossary.unknown) == 2
    assert write(again(document.glossary).glossary) == write(document.glossary)


# -- themes -------------------------------------------------------------------------------------------------


def test_a_collection_is_a_theme_of_its_members() -> None:
    glossary = read("""
        <t01> a skos:Collection ; skos:prefLabel "retur"@nb ; skos:member <c0001>, <t02> .
        <t02> a skos:Collection . <c0001> a skos:Concept .
    """).glossary
    assert glossary["c0001"].links("theme") == (Link("t01"),)
    assert glossary.entries["t02"].many("theme") == (Link("t01"),)
    assert not glossary.unknown
    assert lines(glossary, "<t01> skos:member") == ["<t01> skos:member <t02> .", "<t01> skos:member <c0001> ."]
    assert again(glossary).glossary == glossary


@pytest.mark.parametrize("member", ["<c9999>", "ex:thing", "<c0001#preferred-nb>", "[]", '"retur"'])
def test_a_member_that_is_no_entry_is_kept_as_it_came(member: str) -> None:
    document = read(f"""
        <t01> a skos:Collection ; skos:member <c0001>, {member} . ex:thing rdfs:label "noe" .
        <c0001> a skos:Concept ; skos:prefLabel "asyl"@nb ; skosxl:prefLabel <c0001#preferred-nb> .
        <c0001#preferred-nb> a skosxl:Label ; skosxl:literalForm "asyl"@nb ; emn:origin "EMN" .
    """)
    assert document.glossary["c0001"].links("theme") == (Link("t01"),)
    assert len(document.glossary.unknown) == 2
    assert again(document.glossary).glossary == document.glossary


def test_a_theme_that_is_no_entry_here_is_still_a_theme() -> None:
    """A glossary cut down to some entries points at themes that are not in it."""
    glossary = Glossary([Concept("c0001", {Slot("theme"): (Link("t01", origin="EMN"),)})])
    assert again(glossary).glossary == glossary


def test_titles_and_descriptions_keep_their_state_too() -> None:
    described = Text("EMNs ordliste", "nb", read(LABELLED).glossary["c0001"].preferred("nb").state)  # type: ignore[union-attr]
    glossary = Glossary([Concept("c1"), Scheme("scheme", {Slot("title", "nb"): described})])
    assert described.state.origin == "EMN"
    assert again(glossary).glossary == glossary


LABELLED = """
    <c0001> a skos:Concept ; skos:prefLabel "asyl"@nb ; skosxl:prefLabel <c0001#x> .
    <c0001#x> a skosxl:Label ; skosxl:literalForm "asyl"@nb ; emn:origin "EMN" .
"""
