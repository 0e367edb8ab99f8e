"""TBX from elsewhere: other versions, styles and dialects are read, and what has no field here is told."""

from __future__ import annotations

import pytest
from lxml import etree

from emn_glossary.formats.tbx import rules
from emn_glossary.model import Link, Source, Status, Term, Text
from emn_glossary.slots import Slot
from tests.formats.tbx.glossaries import case, codes, entry, read

DATED = "<transacGrp><transac type='transactionType'>modification</transac><date>{}</date></transacGrp>"
TERM = '<langSec xml:lang="nb"><termSec><term>asylsøker</term>{}</termSec></langSec>'


def test_version_2_as_iate_exports_it_is_read() -> None:
    document = case("v2.tbx")
    first = document.glossary["IATE-33032"]
    assert first.one("preferred", "en") == "asylum seeker"
    assert [str(term) for term in first.alternatives("en")] == ["applicant for asylum"]
    assert first.one("preferred", "nb") == "asylsøker"
    assert [str(term) for term in first.deprecated("nb")] == ["asylant"]
    assert first.links("theme") == (Link(text="migration"),)
    definition = first.definition("en")
    assert definition is not None
    assert (str(definition), definition.sources) == (
        "person who has asked for protection",
        (Source("Own wording", position=1),),
    )
    assert first.get(Slot("note", "en")) == (Text("Seen in the acquis.", "en", position=1),)


def test_version_2_tells_what_it_had_that_we_do_not() -> None:
    document = case("v2.tbx")
    told = [(f.code, dict(f.params).get("what", ""), dict(f.params).get("count", "")) for f in document.findings]
    assert ("B102", "", "") in told
    assert ("B103", "reliabilityCode", "2") in told
    assert ("B103", "termType", "1") in told
    assert "R101" in codes(document)  # no was read as nb
    (code,) = [f for f in document.findings if dict(f.params).get("what") == "reliabilityCode"]
    assert code.place.text("nb") == "v2.tbx, linje 14"


def test_an_entry_without_an_id_gets_one_and_relations_of_other_dialects_are_kept() -> None:
    document = case("v2.tbx")
    second = document.glossary["entry-2"]
    assert "B105" in codes(document)
    assert second.one("preferred", "en") == "unaccompanied minor"  # a line break in a term is a space
    assert second.links("broader") == (Link("IATE-33032"),)


def test_categories_as_elements_are_read() -> None:
    found = case("dct.tbx").glossary["c1"]
    assert found.one("preferred", "nb") == "returvedtak"
    assert [str(term) for term in found.alternatives("nb")] == ["utreisevedtak"]
    definition = found.definition("nb")
    assert definition is not None
    assert str(definition) == "vedtak om at noen må forlate landet"
    assert definition.sources == (Source("Ordlisten", position=1),)
    assert found.links("theme") == (Link(text="return"),)


def test_where_no_term_is_preferred_the_first_is() -> None:
    inside = '<conceptEntry id="a"><langSec xml:lang="nb">{}</langSec></conceptEntry>'
    plain = "<termSec><term>{}</term></termSec>"
    found = read(entry(inside.format(plain.format("asylsøker") + plain.format("søker om asyl")))).glossary["a"]
    assert found.get(Slot("preferred", "nb")) == Term("asylsøker", "nb")
    assert [str(term) for term in found.alternatives("nb")] == ["søker om asyl"]


def test_two_preferred_terms_are_told_and_both_kept() -> None:
    marked = "<termSec><term>{}</term><termNote type='administrativeStatus'>preferredTerm-admn-sts</termNote></termSec>"
    terms = marked.format("retur") + marked.format("utreise")
    document = read(entry(f'<conceptEntry id="a"><langSec xml:lang="nb">{terms}</langSec></conceptEntry>'))
    assert document.glossary["a"].one("preferred", "nb") == "retur"
    assert [str(term) for term in document.glossary["a"].alternatives("nb")] == ["utreise"]
    assert codes(document) == ["B114"]


def test_a_superseded_term_is_deprecated_and_retired() -> None:
    note = '<termNote type="administrativeStatus">supersededTerm-admn-sts</termNote>'
    found = read(entry(f'<conceptEntry id="a">{TERM.format(note)}</conceptEntry>')).glossary["a"]
    (term,) = found.deprecated("nb")
    assert (term.text, term.state.status) == ("asylsøker", Status.RETIRED)


def test_a_remark_on_a_term_becomes_a_comment() -> None:
    document = read(entry(f'<conceptEntry id="a">{TERM.format("<note>er dette riktig?</note>")}</conceptEntry>'))
    assert document.glossary["a"].get(Slot("comment", "nb")) == (Text("asylsøker: er dette riktig?", "nb"),)
    assert codes(document) == ["B116"]


def test_the_newest_change_counts() -> None:
    days = ("2025-01-01", "2026-02-03T10:00:00Z", "2024-12-31")
    inside = TERM.format("".join(map(DATED.format, days)))
    term = read(entry(f'<conceptEntry id="a">{inside}</conceptEntry>')).glossary["a"].preferred("nb")
    assert term is not None
    assert term.state.changed == "2026-02-03"


GOOD = f'<conceptEntry id="a">{TERM.format("")}</conceptEntry>'


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("</conceptEntry>", "<note>x</note></conceptEntry>", "B201"),
        ("<term>", "<note>x</note><term>", "B201"),
        (TERM.format(""), "", "B202"),
        (' xml:lang="nb"', "", "B204"),
        ("</term>", '</term><termNote type="administrativeStatus">preferred</termNote>', "B205"),
        ("<langSec", '<ref type="crossReference" target="b">x</ref><langSec', "B206"),
        ('id="a"', 'id="1"', "B207"),
        (GOOD, GOOD + GOOD, "B207"),
        ("<langSec", f"{DATED.format('5.6.2026')}<langSec", "B208"),
        ("<langSec", '<xref type="externalCrossReference" target="file:///x">x</xref><langSec', "B209"),
        ("<langSec", '<descrip type="mood">x</descrip><langSec', "B210"),
        ("</term>", '</term><descrip type="definition">x</descrip>', "B211"),
    ],
)  # fmt: skip
def test_each_rule_of_the_structure_sees_its_fault(old: str, new: str, code: str) -> None:
    assert list(rules.structure(etree.fromstring(entry(GOOD)))) == []
    assert code in [finding.code for finding in rules.structure(etree.fromstring(entry(GOOD.replace(old, new))))]


def test_every_fault_comes_with_its_line() -> None:
    content = entry(f"\n\n{GOOD}\n{GOOD}")
    document = read(content)
    assert [(f.code, f.place.line) for f in document.findings] == [("B207", 3), ("B106", 4)]
    assert list(document.glossary) == ["a", "a-2"]
