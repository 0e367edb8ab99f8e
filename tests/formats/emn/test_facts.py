"""EMN's facts: every cell of both tables can be read back out of the shipped `upstream.ttl`."""

import io
from collections import Counter
from pathlib import Path

import pytest

from emn_glossary import formats
from emn_glossary.coverage import digest
from emn_glossary.formats import emn
from emn_glossary.formats.emn import outside
from emn_glossary.formats.emn.facts import forms_given
from emn_glossary.formats.emn.tables import RELATIONS, TERMS, Row, lines, read_table
from emn_glossary.formats.rdf import write_syntax
from emn_glossary.model import Document, Glossary, Link, Scheme, State, Status, Term
from emn_glossary.slots import RELATIONS as RELATION_FIELDS
from emn_glossary.slots import Slot

DATA = Path(__file__).parents[3] / "data"
FACTS = DATA / "emn"


@pytest.fixture(scope="module")
def upstream() -> Glossary:
    return formats.read(DATA / "skos" / "upstream.ttl").glossary


@pytest.fixture(scope="module")
def document() -> Document:
    return emn.read(FACTS / "terms.tsv", FACTS / "relations.tsv", scheme=Scheme("scheme"))


def rows_of(name: str, columns: tuple[str, ...]) -> list[Row]:
    return [row for row, _ in read_table(FACTS / name, columns)[0]]


def concept(glossary: Glossary, slug: str) -> str:
    return next(entry.id for entry in glossary.concepts if entry.one("slug") == slug)


# ---------------------------------------------------------------------------------------------------------
# Nothing is lost


@pytest.mark.parametrize("column", TERMS)
def test_each_column_of_the_terms_can_be_read_back(upstream: Glossary, column: str) -> None:
    back = [row[column] for row in emn.terms_rows(upstream)]
    assert back == [row[column] for row in rows_of("terms.tsv", TERMS)]
    assert len(back) == 297


@pytest.mark.parametrize("column", RELATIONS)
def test_each_column_of_the_relations_can_be_read_back(upstream: Glossary, column: str) -> None:
    back = [row[column] for row in emn.relations_rows(upstream)]
    assert back == [row[column] for row in rows_of("relations.tsv", RELATIONS)]
    assert len(back) == 309


def test_both_files_can_be_read_back_to_the_byte(upstream: Glossary) -> None:
    assert "".join(lines(TERMS, emn.terms_rows(upstream))).encode() == (FACTS / "terms.tsv").read_bytes()
    assert "".join(lines(RELATIONS, emn.relations_rows(upstream))).encode() == (FACTS / "relations.tsv").read_bytes()


def test_closing_adds_these_links_and_no_others(upstream: Glossary) -> None:
    """The whole difference between the facts and the glossary: the other sides of relations that EMN states once."""
    added = {
        (entry.id, field, link.target)
        for entry in upstream.concepts
        for field in RELATION_FIELDS
        for link in entry.links(field)
        if not link.origin
    }
    stated = {
        (link.target, {"broader": "narrower", "narrower": "broader"}.get(field, field), entry.id)
        for entry in upstream.concepts
        for field in RELATION_FIELDS
        for link in entry.links(field)
        if link.origin and link.target
    }
    assert added <= stated
    assert Counter(field for _, field, _ in added) == {"related": 83, "broader": 29, "narrower": 17}
    child, minor = concept(upstream, "child"), concept(upstream, "minor")
    assert (child, "related", minor) not in added  # stated on both sides
    assert (concept(upstream, "trainee"), "narrower", concept(upstream, "unremunerated-trainee")) not in added
    assert (concept(upstream, "unremunerated-trainee"), "broader", concept(upstream, "trainee")) in added


def test_relations_are_closed_both_ways(upstream: Glossary) -> None:
    links = {
        (entry.id, field, link.target)
        for entry in upstream.concepts
        for field in RELATION_FIELDS
        for link in entry.links(field)
        if link.target
    }
    inverse = {"broader": "narrower", "narrower": "broader", "related": "related"}
    assert {(target, inverse[field], owner) for owner, field, target in links} == links
    assert len(links) == 151 + 83 + 38 + 17 + 26 + 29


def test_the_hierarchy_has_no_circle(upstream: Glossary) -> None:
    def climb(entry: str, path: tuple[str, ...]) -> None:
        assert entry not in path, path
        for link in upstream[entry].links("broader"):
            if link.target:
                climb(link.target, (*path, entry))

    for entry in upstream:
        climb(entry, ())


# ---------------------------------------------------------------------------------------------------------
# What the facts become


def test_an_entry_in_full(upstream: Glossary) -> None:
    entry = upstream[concept(upstream, "unaccompanied-minor")]
    published = State(Status.CURRENT, "EMN")
    rendered = State(Status.CURRENT, "EMN", renders=digest(entry))
    assert entry.preferred("en") == Term("unaccompanied minor", "en", published)
    assert entry.alternatives("en") == (
        Term("UAM", "en", published, "acronym", position=1),
        Term("unaccompanied and separated child", "en", published, position=2),
        Term("UASC", "en", published, "acronym", position=3),
    )
    assert entry.preferred("nb") == Term("enslig mindreårig", "nb", rendered)
    assert entry.preferred("nn") == Term("einsleg mindreårig", "nn", rendered)
    (source,) = entry.sources
    assert (source.citation, source.kind, source.links) == (
        "Art. 2(l) of Directive 2011/95/EU (Recast Qualification Directive)",
        "quoted",
        ("http://data.europa.eu/eli/dir/2011/95/oj",),
    )
    assert entry.one("as_published") == "enslig mindreårig (b); einsleg mindreårig (n)"
    assert (entry.one("forms_given"), entry.one("edition")) == ("both", "ha")
    assert entry.one("page").endswith("/glossary/unaccompanied-minor_en?prefLang=bg")
    assert entry.many("scheme") == (Link("scheme"),)


def test_a_form_without_mark_is_bokmal_and_never_nynorsk(upstream: Glossary) -> None:
    unmarked = [entry for entry in upstream.concepts if entry.one("forms_given") == "one"]
    assert len(unmarked) == 154
    assert all(entry.preferred("nb") and not entry.preferred("nn") for entry in unmarked)


@pytest.mark.parametrize(
    ("published", "forms"),
    [
        ("asylsøker (b); asylsøkjar (n)", "both"),
        ("unndragelse (b) / unndraging (n)", "both"),
        ("asylmottak / mottakssenter", "one"),
        ("midlertidig migrasjon (b)", "bokmål"),
        ("mellombels migrasjon (n)", "nynorsk"),
        ("n/a", ""),
        ("", ""),
    ],
)
def test_which_forms_emn_gives(published: str, forms: str) -> None:
    assert forms_given(published) == forms


def test_addresses_are_kept_to_the_letter(upstream: Glossary) -> None:
    """Brackets and percent signs in a page's address come through the RDF library as they were."""
    page = "http://emn.intrasoft-intl.com/Glossary/viewTermByName.do?name=Visa%20Information%20System%20(VIS)"
    assert upstream[concept(upstream, "visa-information-system")].one("page") == page


def test_two_languages_of_one_relation_are_two_readings_of_one_link(upstream: Glossary) -> None:
    asylum, protection = concept(upstream, "asylum"), concept(upstream, "international-protection")
    (link,) = (link for link in upstream[asylum].links("related") if link.target == protection)
    assert {(reading.text, reading.lang) for reading in link.evidence} == {
        ("internationaler Schutz", "de"),
        ("Protezione internazionale", "it"),
    }


def test_a_contradiction_keeps_both_statements_one_of_them_as_text(upstream: Glossary) -> None:
    """EMN's editions have *return decision* and *removal order* narrower than each other."""
    decision, order = concept(upstream, "return-decision"), concept(upstream, "removal-order")
    assert order in [link.target for link in upstream[decision].links("narrower")]
    assert [(link.target, link.text) for link in upstream[order].links("narrower")] == [("", "return decision")]


def test_what_is_said_of_terms_that_are_no_entries_is_kept_beside(upstream: Glossary) -> None:
    found = {term.id: [str(link) for link in term.links("related")] for term in outside.terms(upstream)}
    assert len(found) == 9
    assert found["brain-drain"] == ["brain circulation", "brain gain", "brain waste"]


# ---------------------------------------------------------------------------------------------------------
# What is said about them


def test_what_is_said_about_the_facts(document: Document) -> None:
    assert document.findings.by_code() == {"F101": 112, "F105": 18, "F107": 15, "F108": 2, "F109": 1}
    (circle,) = document.findings.select("F109")
    assert (circle.place.file, circle.place.line, dict(circle.params)["target"]) == (
        "relations.tsv",
        253,
        "return decision",
    )
    others = {dict(finding.params)["target"] for finding in document.findings.select("F107")}
    assert {"Expulsion", "LGB(TI)", "European Migration Network", "Expulsion Order"} <= others


def table(columns: tuple[str, ...], *rows: dict[str, str]) -> io.BytesIO:
    filled = [{column: row.get(column, "") for column in columns} for row in rows]
    return io.BytesIO("".join(lines(columns, filled)).encode())


ASYLUM = {"id": "asylum", "en": "asylum", "nb": "asyl", "url": "https://example.org/asylum_en"}
REFUGEE = {"id": "refugee", "en": "refugee", "nb": "flyktning", "url": "https://example.org/refugee_en"}


def read(terms: list[dict[str, str]], relations: list[dict[str, str]], **options: dict[str, str]) -> Document:
    return emn.read(table(TERMS, *terms), table(RELATIONS, *relations), **options)  # type: ignore[arg-type]


def test_a_key_that_stands_twice_is_told_and_the_first_row_holds() -> None:
    document = read([ASYLUM, {**ASYLUM, "nb": "tilflukt"}], [])
    assert [(finding.code, finding.place.line) for finding in document.findings] == [("F106", 3)]
    assert str(document.glossary["c0001"].preferred("nb")) == "asyl"
    assert len(document.glossary) == 1


def test_a_page_that_is_no_address_is_told_and_left_out() -> None:
    relation = {"id": "asylum", "relation": "RT", "target_id": "refugee", "target_verbatim": "Flüchtling", "lang": "de"}
    document = read([{**ASYLUM, "url": "se side 4", "rt": "refugee"}, REFUGEE], [{**relation, "url": "<4>"}])
    assert [(f.code, f.place.slot, f.place.line) for f in document.findings] == [
        ("F110", "page", 2),
        ("F110", "related", 2),
    ]
    assert document.glossary["c0001"].get(Slot("page")) is None
    write_syntax(document.glossary, io.BytesIO(), "turtle")  # can be written all the same


def test_a_relation_of_an_unknown_kind_or_to_an_unknown_key_is_told() -> None:
    unknown = {"id": "asylum", "relation": "XT", "target_id": "refugee", "target_verbatim": "Flüchtling", "lang": "de"}
    document = read([ASYLUM, REFUGEE], [unknown, {**unknown, "relation": "RT", "target_id": "refuge"}])
    assert [(f.code, f.place.line, f.severity.name) for f in document.findings] == [
        ("F111", 2, "ERROR"),
        ("F102", 3, "ERROR"),
    ]
    assert [str(link) for link in document.glossary["c0001"].links("related")] == ["Flüchtling"]


def test_entries_keep_their_ids_and_new_ones_get_the_next_number() -> None:
    ids = {"refugee": "c0007", "c0009": "c0009"}  # c0009 is an entry of our own, without a slug
    document = read([ASYLUM, REFUGEE], [], ids=ids)
    assert {entry.one("slug"): entry.id for entry in document.glossary.concepts} == {
        "asylum": "c0010",
        "refugee": "c0007",
    }


def test_no_facts_no_entries() -> None:
    assert len(read([], []).glossary) == 0
