"""`check` as a whole: selection, severities, order, other sources of findings, and glossaries of every kind."""

from collections.abc import Iterator
from typing import Any

import pytest

from emn_glossary.checks import RULES, Context, Limits, check, read_limits
from emn_glossary.errors import SettingsError, UnknownChoiceError
from emn_glossary.findings import Finding, Severity
from emn_glossary.formats.rdf import read_many
from emn_glossary.model import Glossary
from emn_glossary.places import Place

HEAD = """@base <https://emnnorway.no/ordliste/> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
<scheme> a skos:ConceptScheme .
"""


def glossary(*lines: str) -> Glossary:
    """The glossary that some lines of Turtle say."""
    return read_many([("\n".join([HEAD, *lines]).encode(), "turtle", "glossary.ttl")]).glossary


VISA = glossary('<c0289> a skos:Concept ; skos:prefLabel "visa"@en, "visum."@nb, "visum"@nn ; skos:related <c9999> .')


def test_a_selection_takes_the_beginnings_of_codes() -> None:
    """`T` selects every rule on terms, `L1` those on where links lead."""
    assert check(VISA, select=["T"]).by_code() == {"T203": 1}
    assert check(VISA, select=["L1", "T203"]).by_code() == {"L101": 1, "T203": 1}


def test_a_selection_that_fits_no_rule_is_refused() -> None:
    """A slip in `--select` must not look like a clean glossary."""
    with pytest.raises(UnknownChoiceError, match="Q"):
        check(VISA, select=["T", "Q"])


def test_severities_can_be_set_for_a_rule_or_for_many() -> None:
    """The longest beginning counts; `off` silences."""
    report = check(VISA, select=["T", "L"], severities={"L": "note", "L101": "warning", "T2": "error", "L306": "off"})
    assert [(f.code, f.severity) for f in report] == [("T203", Severity.ERROR), ("L101", Severity.WARNING)]
    assert check(VISA, severities={"T": "off"}).select("T") == check(VISA, select=["T"], severities={"T": "off"})


@pytest.mark.parametrize("severities", [{"T203": "fatal"}, {"Q9": "note"}, {"": "note"}])
def test_a_severity_that_cannot_be_is_refused(severities: dict[str, str]) -> None:
    """Neither an unknown severity nor an unknown code passes in silence."""
    with pytest.raises(SettingsError):
        check(VISA, severities=severities)


def test_findings_come_in_the_order_of_the_glossary_then_of_the_fields() -> None:
    """What concerns everything first, then entry by entry."""
    found = check(
        glossary(
            '<c0002> a skos:Concept ; skos:prefLabel "visa"@en, "visum."@nb ; skos:related <c9999> .',
            '<c0001> a skos:Concept ; skos:prefLabel "asylum"@en, "asyl "@nb .',
        ),
        select=["T2", "L1"],
    )
    assert [(f.place.concept, f.code) for f in found] == [("c0002", "T203"), ("c0002", "L101"), ("c0001", "T201")]


def test_another_source_of_findings_goes_through_the_same_mill() -> None:
    """A runner's findings are selected, levelled and put in order like the rules' own."""

    def runner(_: Glossary, context: Context) -> Iterator[Finding]:
        yield Finding.make("R104", Place(concept="c0289"), count=len(context.concepts))

    report = check(VISA, select=["R", "T203"], severities={"R104": "warning"}, also=[runner])
    assert [(f.code, f.severity.name) for f in report] == [("R104", "WARNING"), ("T203", "WARNING")]
    assert check(VISA, select=["T"], also=[runner]).by_code() == {"T203": 1}


def test_rules_are_named_by_letter_and_three_digits() -> None:
    """One letter a subject, so that a selection can be guessed."""
    assert all(code[0] in "SLTUXC" and len(code) == 4 and code[1:].isdigit() for code in RULES)
    assert list(RULES) == [rule.code for rule in RULES.values()]


# -- any SKOS file ----------------------------------------------------------------------------------------


def test_a_chain_of_five_thousand_is_no_trouble() -> None:
    """No recursion: the depth is told once, and an ancestor 4 998 steps up is found."""
    lines = ['<n0> a skos:Concept ; skos:prefLabel "n0"@en ; skos:related <n4998> .']
    lines += [f'<n{n}> a skos:Concept ; skos:prefLabel "n{n}"@en ; skos:broader <n{n - 1}> .' for n in range(1, 5000)]
    found = check(glossary(*lines), select=["L3", "S127"])
    assert found.by_code() == {"L303": 1, "S127": 1}
    assert [f.place.concept for f in found] == ["n0", "n7"]


def test_a_ring_of_five_thousand_is_one_finding() -> None:
    """A long cycle is named by its beginning, not by all its members."""
    lines = [f"<n{n}> a skos:Concept ; skos:broader <n{(n + 1) % 5000}> ." for n in range(5000)]
    (finding,) = check(glossary(*lines), select=["L301"])
    assert "…" in finding.text("nb")
    assert len(finding.text("nb")) < 200


def test_rings_that_share_members_are_all_named() -> None:
    """Two cycles through one concept are two findings."""
    found = check(
        glossary(
            "<a> a skos:Concept ; skos:broader <b>, <c> .",
            "<b> a skos:Concept ; skos:broader <a> .",
            "<c> a skos:Concept ; skos:broader <a> .",
        ),
        select=["L301"],
    )
    assert sorted(f.params[0][1] for f in found) == ["a → b → a", "a → c → a"]


def test_a_concept_broader_than_itself_is_a_ring() -> None:
    """The shortest cycle there is."""
    (finding,) = check(glossary("<a> a skos:Concept ; skos:broader <a> ."), select=["L3"])
    assert finding.params == (("path", "a → a"),)


def test_a_foreign_file_without_tags_schemes_or_iris_is_checked() -> None:
    """No language tags, two schemes, a blank concept, a collection, a statement about a person: no trouble."""
    foreign = """@prefix : <http://example.org/x#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
:one a skos:ConceptScheme . :two a skos:ConceptScheme .
:a a skos:Concept ; skos:prefLabel "Asylum", "Refuge" ; skos:altLabel "Asylum" ; skos:inScheme :one, :two .
:b a skos:Concept ; skos:prefLabel "Asylum" ; skos:broader [ a skos:Concept ; skos:prefLabel "Nobody" ] .
:c skos:prefLabel "a person", "another" .
[] a skos:OrderedCollection ; skos:memberList ( :a :b ) .
"""
    found = check(read_many([(foreign.encode(), "turtle", "x.ttl")]).glossary, today="2025-06-01")
    assert {"S113": 1, "S114": 2, "T101": 2}.items() <= found.by_code().items()
    for finding in found:
        assert finding.line("nb")


def test_the_same_glossary_gives_the_same_report() -> None:
    """Twice the same, in the same order."""
    assert check(VISA, today="2025-06-01") == check(VISA, today="2025-06-01")


# -- settings ---------------------------------------------------------------------------------------------


def test_limits_come_from_the_settings() -> None:
    """What is left out keeps its default."""
    assert read_limits({"waiting_days": 30, "most": 1}) == Limits(waiting_days=30, most=1)
    assert read_limits({}) == Limits()


@pytest.mark.parametrize(
    "table", [{"days": 3}, {"levels": "7"}, {"levels": -1}, {"levels": True}, {"levels": 1.5}, {"most": 2}, ["levels"]]
)
def test_a_limit_that_cannot_be_is_refused(table: Any) -> None:
    """An unknown name, no number, or a number that makes no sense."""
    with pytest.raises(SettingsError, match=r"checks\.limits"):
        read_limits(table)


@pytest.mark.parametrize("severities", [["T203"], {"T203": ["note"]}, {"T203": 1}])
def test_settings_of_the_wrong_kind_are_refused(severities: Any) -> None:
    """TOML lets people write anything; it must not end in a traceback."""
    with pytest.raises(SettingsError, match="severities"):
        check(VISA, severities=severities)
