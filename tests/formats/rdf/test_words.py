"""Words in RDF: language tags, unclean text, two values where one belongs, labels with nodes of their own."""

from __future__ import annotations

import pytest

from emn_glossary.errors import ReadError
from emn_glossary.formats.rdf import read_syntax
from emn_glossary.model import State, Status, Term, Text
from emn_glossary.slots import Slot
from tests.formats.rdf.turtles import again, lines, read, write

NB = Slot("preferred", "nb")


def test_words_go_to_their_slots() -> None:
    document = read("""
        <c0001> a skos:Concept ; skos:prefLabel "asylum seeker"@en, "asylsøker"@nb, "asylsøkjar"@nn ;
            skos:altLabel "asylant"@nb, "søker"@nb ; skos:hiddenLabel "flyktning"@nb ;
            skos:definition "En person som søker asyl."@nb ; skos:scopeNote "Se også flyktning."@nb .
    """)
    concept = document.glossary["c0001"]
    assert {str(slot): str(concept.get(slot)) for slot in concept if not slot.row.many} == {
        "preferred@en": "asylum seeker",
        "preferred@nb": "asylsøker",
        "preferred@nn": "asylsøkjar",
        "definition@nb": "En person som søker asyl.",
    }
    assert list(map(str, concept.alternatives("nb"))) == ["asylant", "søker"]
    assert list(map(str, concept.deprecated("nb"))) == ["flyktning"]
    assert concept.many("note", "nb") == (Text("Se også flyktning.", "nb"),)
    assert not document.findings


def test_no_is_read_as_nb_said_so_and_never_written() -> None:
    document = read('<c0001> a skos:Concept ; skos:prefLabel "asylsøker"@no .')
    assert document.glossary["c0001"].preferred("nb") == Term("asylsøker", "nb")
    (finding,) = document.findings
    assert (finding.code, finding.place.concept, finding.place.slot) == ("R101", "c0001", "preferred@nb")
    assert finding.text("nb") == "språkkoden «no» er lest som «nb»"
    assert "@no" not in write(document.glossary)


def test_no_beside_another_nb_term_becomes_an_alternative() -> None:
    document = read('<c0001> a skos:Concept ; skos:prefLabel "asylant"@no, "asylsøker"@nb .')
    concept = document.glossary["c0001"]
    assert concept.preferred("nb") == Term("asylsøker", "nb")
    assert concept.alternatives("nb") == (Term("asylant", "nb"),)
    assert document.findings.by_code() == {"R101": 1, "R108": 1}
    assert "@no" not in write(document.glossary)
    assert again(document.glossary).glossary == document.glossary


def test_no_beside_another_nb_definition_becomes_a_comment() -> None:
    document = read('<c0001> a skos:Concept ; skos:definition "A"@no, "B"@nb .')
    concept = document.glossary["c0001"]
    assert (concept.definition("nb"), concept.many("comment", "nb")) == (Text("B", "nb"), (Text("A", "nb"),))


def test_no_and_nb_with_the_same_word_are_one_value() -> None:
    document = read('<c0001> a skos:Concept ; skos:prefLabel "asylsøker"@no, "asylsøker"@nb .')
    assert document.glossary["c0001"].values() == {NB: Term("asylsøker", "nb")}
    assert document.findings.by_code() == {"R101": 1}


@pytest.mark.parametrize(("tag", "lang"), [("sr-Latn", "sr-Latn"), ("SR-LATN", "sr-Latn"), ("pt-br", "pt-BR")])
def test_the_case_of_a_language_tag_is_put_right_without_a_word(tag: str, lang: str) -> None:
    document = read(f'<c0001> a skos:Concept ; skos:prefLabel "azil"@{tag} .')
    assert document.glossary["c0001"].preferred(lang) == Term("azil", lang)
    assert not document.findings


def test_two_preferred_terms_one_is_used_the_other_kept_beside_it() -> None:
    """SKOS S14: at most one preferred label in a language."""
    document = read('<c0001> a skos:Concept ; skos:prefLabel "søker"@nb, "asylsøker"@nb .')
    assert document.glossary["c0001"].preferred("nb") == Term("asylsøker", "nb")
    (finding, counted) = document.findings
    assert (finding.code, finding.severity.name, counted.code) == ("R102", "ERROR", "R104")
    assert finding.text("en") == "two values where one belongs; 'asylsøker' is used, 'søker' is kept beside it"
    assert again(document.glossary).glossary == document.glossary
    assert '"søker"@nb' in write(document.glossary)


def test_of_two_preferred_terms_the_one_with_a_state_is_used() -> None:
    document = read("""
        <c0001> a skos:Concept ; skos:prefLabel "asylant"@nb, "asylsøker"@nb ; skosxl:prefLabel <c0001#preferred-nb> .
        <c0001#preferred-nb> a skosxl:Label ; skosxl:literalForm "asylsøker"@nb ; euvoc:status status:CURRENT .
    """)
    assert document.glossary["c0001"].preferred("nb") == Term("asylsøker", "nb", State(Status.CURRENT))
    assert again(document.glossary).glossary == document.glossary


def test_two_preferred_terms_with_nodes_keep_both_nodes_apart() -> None:
    """The term kept beside has a node too; it must not melt together with that of the term in use."""
    document = read("""
        <c0001> a skos:Concept ; skos:prefLabel "a"@nb, "b"@nb ; skosxl:prefLabel <c0001#one>, <c0001#preferred-nb> .
        <c0001#one> a skosxl:Label ; skosxl:literalForm "b"@nb ; emn:origin "NO" .
        <c0001#preferred-nb> a skosxl:Label ; skosxl:literalForm "a"@nb ; emn:origin "EMN" .
    """)
    assert document.glossary["c0001"].preferred("nb") == Term("a", "nb", State(origin="EMN"))
    back = again(document.glossary)
    assert back.glossary == document.glossary
    assert '<c0001#one> skosxl:literalForm "b"@nb' in write(back.glossary)


def test_the_same_triple_twice_is_one_value() -> None:
    document = read('<c0001> a skos:Concept ; skos:prefLabel "asyl"@nb, "asyl"@nb ; skos:altLabel "x"@nb, "x"@nb .')
    assert document.glossary["c0001"].alternatives("nb") == (Term("x", "nb"),)
    assert not document.findings


@pytest.mark.parametrize("empty", ['""', '"  "', r'"\u00a0"', r'"\u200b"'])
def test_an_empty_term_is_kept_beside_and_told(empty: str) -> None:
    document = read(f"<c0001> a skos:Concept ; skos:prefLabel {empty}@nb .")
    assert not document.glossary["c0001"].values()
    assert len(document.glossary.unknown) == 1
    assert [f.code for f in document.findings.select("R106")] == ["R106"]


@pytest.mark.parametrize(
    ("raw", "clean", "code"),
    [
        ("A\u030alesund", "Ålesund", "N101"),
        ("enslig\u00a0mindreårig", "enslig mindreårig", "N102"),
        ("retur\u00advedtak", "returvedtak", "N103"),
        ("asyl\u200bsøker", "asylsøker", "N103"),
        ("asyl\u0007søker", "asylsøker", "N104"),
        ("asyl\u0085søker", "asyl\nsøker", "N106"),
    ],
)
def test_unclean_words_are_put_right_and_said(raw: str, clean: str, code: str) -> None:
    escaped = "".join(f"\\u{ord(char):04X}" for char in raw)
    document = read(f'<c0001> a skos:Concept ; skos:prefLabel "{escaped}"@nb .')
    assert document.glossary["c0001"].preferred("nb") == Term(clean, "nb")
    (finding,) = document.findings
    assert (finding.code, finding.place.text("nb")) == (code, "liten.ttl, c0001 preferred@nb")
    assert not again(document.glossary).findings


def test_facts_sources_and_evidence_are_cleaned_too() -> None:
    document = read("""
        <c0001> a skos:Concept ; skos:notation "A\u00a01" ; dct:source "Direktiv\u00a02013/33/EU"@no .
        <c0001#related-1> a rdf:Statement ; rdf:subject <c0001> ; rdf:predicate skos:related ;
            rdf:object "asyl\u00ad"@no ; emn:verbatim "asyl\u00ad"@de .
    """)
    assert "\u00a0" not in write(document.glossary)
    assert "\u00ad" not in write(document.glossary)
    assert "@no" not in write(document.glossary)
    assert document.findings.by_code() == {"N102": 2, "N103": 2, "R101": 2}


def test_words_without_a_language_have_a_slot_without_one() -> None:
    document = read('<c0001> a skos:Concept ; skos:prefLabel "asylum" .')
    assert document.glossary["c0001"].preferred("") == Term("asylum", "")
    assert lines(document.glossary, "<c0001> skos:pref") == ['<c0001> skos:prefLabel "asylum" .']


@pytest.mark.parametrize("node", ['"42"^^xsd:integer', "<c0002>", "[]", '"x"@ar--rtl', '"x"^^ex:odd'])
def test_a_label_that_is_no_text_is_kept_as_it_came(node: str) -> None:
    document = read(f"<c0001> a skos:Concept ; skos:prefLabel {node} .")
    assert not document.glossary["c0001"].values()
    assert document.findings.by_code() == {"R104": 1}
    back = again(document.glossary)
    assert back.glossary == document.glossary
    assert write(back.glossary) == write(document.glossary)


def test_a_language_tag_that_is_none_is_refused() -> None:
    data = b'{"@id": "http://e.org/a", "http://e.org/p": {"@value": "x", "@language": "not a tag"}}'
    with pytest.raises(ReadError, match="'not a tag' is not a language tag"):
        read_syntax(data, "jsonld", file="a.jsonld")


# -- labels and notes with nodes of their own ---------------------------------------------------------------

LABEL = """
    <c0001> a skos:Concept ; skos:prefLabel "asylsøker"@nb ; skosxl:prefLabel <c0001#preferred-nb> .
    <c0001#preferred-nb> a skosxl:Label ; skosxl:literalForm "asylsøker"@nb ; euvoc:status status:CURRENT ;
        emn:origin "EMN" ; emn:by "kontaktpunktet" ; emn:renders "1d6fe8c7402a" ; dct:modified "2026-11-22"^^xsd:date ;
        dct:type emn:acronym ; emn:usage "EU acquis" ; emn:order 2 .
"""


def test_a_label_node_tells_all_there_is_to_know_of_a_term() -> None:
    document = read(LABEL)
    state = State(Status.CURRENT, "EMN", "2026-11-22", "kontaktpunktet", "1d6fe8c7402a")
    assert document.glossary["c0001"].preferred("nb") == Term("asylsøker", "nb", state, "acronym", "EU acquis", 2)
    assert not document.findings
    assert not document.glossary.unknown
    (line,) = lines(document.glossary, "<c0001> skos:prefLabel")
    assert "<c0001#preferred-nb> a skosxl:Label" in line


@pytest.mark.parametrize(
    "odd",
    [
        'rdfs:comment "mer"',  # a property we have no place for
        "euvoc:status status:WAITING",  # a second status
        "euvoc:status ex:unheard-of",
        'emn:origin "EMN"@en',  # a language where there is none
        "emn:order 2.5",
        "emn:order 02",  # would be written otherwise
        'emn:order "to"',
        "dct:type ex:abbreviation",
        'dct:modified "i går"',
        'skos:prefLabel "asylsøker"@nb',
        'skosxl:literalForm "søker"@nb',
        "a euvoc:XlNote",
    ],
)
def test_a_label_node_with_anything_odd_is_kept_whole(odd: str) -> None:
    body = f"""
        <c0001> a skos:Concept ; skos:prefLabel "asylsøker"@nb ; skosxl:prefLabel <c0001#preferred-nb> .
        <c0001#preferred-nb> a skosxl:Label ; skosxl:literalForm "asylsøker"@nb ; euvoc:status status:CURRENT ;
            emn:origin "EMN" ; emn:order 1 ; {odd} .
    """
    document = read(body)
    assert document.glossary["c0001"].preferred("nb") == Term("asylsøker", "nb")
    assert len(document.glossary.unknown) >= 6
    assert again(document.glossary).glossary == document.glossary


def test_a_label_node_with_other_words_than_the_term_is_kept_and_told() -> None:
    document = read("""
        <c0001> a skos:Concept ; skos:prefLabel "asylsøker"@nb ; skosxl:prefLabel <c0001#preferred-nb> .
        <c0001#preferred-nb> a skosxl:Label ; skosxl:literalForm "asylsokjer"@nb ; emn:origin "EMN" .
    """)
    assert document.glossary["c0001"].preferred("nb") == Term("asylsøker", "nb")
    (finding, _) = document.findings
    assert (finding.code, finding.place.slot) == ("R107", "preferred@nb")
    assert "asylsokjer" in finding.text("nb")
    assert len(document.glossary.unknown) == 4
    assert again(document.glossary).glossary == document.glossary


def test_a_term_given_a_state_gets_another_node_when_its_name_is_taken() -> None:
    """The node kept beside has the name that the term's own node would get."""
    document = read("""
        <c0001> a skos:Concept ; skos:prefLabel "asylsøker"@nb ; skosxl:prefLabel <c0001#preferred-nb> .
        <c0001#preferred-nb> a skosxl:Label ; skosxl:literalForm "asylsokjer"@nb .
    """)
    approved = Term("asylsøker", "nb", State(Status.CURRENT))
    changed = document.glossary.with_entries([document.glossary["c0001"].with_values({NB: approved})])
    assert again(changed).glossary == changed
    assert "<c0001#preferred-nb-2> a skosxl:Label" in write(changed)


def test_foreign_label_nodes_are_kept_byte_for_byte() -> None:
    document = read("""
        <c0001> a skos:Concept ; skos:prefLabel "asylum"@en ; skosxl:prefLabel ex:xl_en_1, [ a skosxl:Label ] .
        ex:xl_en_1 a skosxl:Label ; skosxl:literalForm "asylum"@en ; dct:created "2020-01-01"^^xsd:date .
    """)
    assert document.glossary["c0001"].preferred("en") == Term("asylum", "en")
    assert document.findings.by_code() == {"R104": 1}
    assert len(document.glossary.unknown) == 6
    assert write(again(document.glossary).glossary) == write(document.glossary)


def test_a_definition_in_a_context_has_a_slot_of_its_own() -> None:
    document = read("""
        <c0001> a skos:Concept ; skos:definition "Global."@en, "In the EU."@en ; euvoc:xlDefinition <c0001#eu> .
        <c0001#eu> a euvoc:XlNote ; rdf:value "In the EU."@en ; emn:part "eu" ;
            dct:source "Art. 2"@en, <https://e.org> .
    """)
    concept = document.glossary["c0001"]
    assert concept.definition("en") == Text("Global.", "en")
    in_the_eu = concept.definition("en", "eu")
    assert in_the_eu is not None
    assert [str(source) for source in in_the_eu.sources] == ["Art. 2", "https://e.org"]
    assert again(document.glossary).glossary == document.glossary


def test_the_same_definition_with_and_without_a_context_stays_two() -> None:
    slots = {Slot("definition", "en"): Text("A.", "en"), Slot("definition", "en", "eu"): Text("A.", "en")}
    glossary = read("<c0001> a skos:Concept .").glossary
    glossary = glossary.with_entries([glossary["c0001"].with_values(slots)])
    assert again(glossary).glossary == glossary
