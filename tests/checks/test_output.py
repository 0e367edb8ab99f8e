"""What findings are made into: groups, SARIF, a page, the list of rules."""

import json
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from emn_glossary.checks import RULES, check, groups, page, sarif
from emn_glossary.checks.docs import document
from emn_glossary.findings import Finding, Report, Severity
from emn_glossary.model import Concept, Glossary, Scheme, Term, Text
from emn_glossary.places import Place
from emn_glossary.slots import Slot

DANGEROUS = '<script>alert("å")</script> '
GLOSSARY = Glossary(
    [
        Scheme("scheme", {Slot("title", "nb"): Text("EMNs ordliste & mer", "nb")}),
        Concept(
            "c0022",
            {Slot("preferred", "en"): Term("asylum seeker", "en"), Slot("preferred", "nb"): Term(DANGEROUS, "nb")},
        ),
        Concept("c0289", {Slot("preferred", "en"): Term("visa", "en"), Slot("preferred", "nb"): Term("visum ", "nb")}),
    ]
)
REPORT = check(GLOSSARY, select=["T2", "L3"], severities={"T201": "error"})


def test_groups_stand_gravest_first() -> None:
    """Two findings of one rule are one group, with the rule's own words."""
    made = groups(REPORT, "nb")
    assert [(group.code, len(group), group.severity) for group in made] == [
        ("T201", 2, Severity.ERROR),
        ("L306", 2, Severity.NOTE),
    ]
    assert made[0].title == "En term har ikke mellomrom først eller sist"
    assert made[0].source == RULES["T201"].source


def test_a_readers_finding_is_grouped_too() -> None:
    """A code that is no rule has no explanation, and is still shown."""
    (group,) = groups([Finding.make("R105")])
    assert (group.code, group.title, len(group)) == ("R105", "", 1)
    assert "R105" in page(Report([Finding.make("R105")]), GLOSSARY)


# -- SARIF ------------------------------------------------------------------------------------------------


def test_sarif_places_findings_by_file_and_line_and_by_entry() -> None:
    """As SARIF 2.1.0 §3.27 to §3.33 ask."""
    place = Place(concept="c0289", slot="preferred@nb", file="min fil.ttl", line=7)
    log = sarif(Report([Finding.make("T201", place, term="visum ")]), folder="data/skos/", version="0.1.0")
    (run,) = log["runs"]
    (result,) = run["results"]
    assert (log["version"], run["tool"]["driver"]["name"]) == ("2.1.0", "EMN Glossary")
    assert result["level"] == "warning"
    assert result["message"]["text"] == "mellomrom først eller sist i «visum ». Ta det bort."
    (location,) = result["locations"]
    assert location["physicalLocation"] == {
        "artifactLocation": {"uri": "data/skos/min%20fil.ttl"},
        "region": {"startLine": 7},
    }
    assert location["logicalLocations"][0]["fullyQualifiedName"] == "c0289 preferred@nb"
    assert run["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == "T201"


def test_a_finding_keeps_its_fingerprint_when_its_line_moves() -> None:
    """So that a code host shows it once."""

    def fingerprint(line: int) -> str:
        finding = Finding.make("T201", Place(concept="c0289", slot="preferred@nb", file="g.ttl", line=line), term="x ")
        result = sarif(Report([finding]))["runs"][0]["results"][0]
        return str(result["partialFingerprints"]["finding/v1"])

    assert fingerprint(7) == fingerprint(8)


def test_sarif_is_json_and_the_same_every_time() -> None:
    """Also for findings with no place at all, and for codes that are no rule."""
    report = Report([*REPORT, Finding.make("R105"), Finding.make("L307", count=1, total=2)])
    assert json.dumps(sarif(report)) == json.dumps(sarif(report))
    assert "locations" not in sarif(Report([Finding.make("R105")]))["runs"][0]["results"][0]


# -- the page ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("ui", ["nb", "nn", "en"])
def test_the_page_is_whole_escaped_and_alone(ui: str) -> None:
    """Well-formed, in its language, no script, no request to anywhere."""
    html = page(REPORT, GLOSSARY, ui=ui, accepted=3, day="22. november 2025")
    tree = ET.fromstring(
        html.partition("\n")[2]
        .replace('<meta charset="utf-8">', "")
        .replace('<meta name="viewport" content="width=device-width, initial-scale=1">', "")
    )
    assert tree.get("lang") == ui
    assert "<script" not in html
    assert "&lt;script&gt;" in html
    assert not re.search(r"(?:src|href)=\"(?!#)|url\(|@import", html)
    assert "22. november 2025" in html
    assert html == page(REPORT, GLOSSARY, ui=ui, accepted=3, day="22. november 2025")


def test_the_page_marks_the_language_of_every_term() -> None:
    """Screen readers read English as English (WCAG 3.1.2)."""
    html = page(REPORT, GLOSSARY, ui="nb")
    assert '<span class="term" lang="en">visa</span>' in html
    assert '<span class="term" lang="nb">visum </span>' in html
    assert "Anbefalt term (bokmål)" in html


def test_the_nynorsk_page_marks_what_is_not_nynorsk_yet() -> None:
    """Its frame is nynorsk; the rules' words are marked as bokmål."""
    html = page(REPORT, GLOSSARY, ui="nn")
    assert "Kva no" in html or "Innhald" in html
    assert '<span lang="nb">En term har ikke mellomrom først eller sist</span>' in html


def test_headings_and_tables_can_be_walked() -> None:
    """One h1, a heading and a captioned table with scopes for each rule, a way to skip the contents."""
    html = page(REPORT, GLOSSARY)
    assert html.count("<h1>") == 1
    assert html.count("<table>") == html.count("<caption>") == 2
    assert html.count('scope="row"') == len(REPORT)
    assert 'href="#findings"' in html


def test_a_page_without_findings_says_so() -> None:
    """And counts what was accepted."""
    html = page(Report(), GLOSSARY, accepted=2)
    assert "Ingen funn. 2 funn er gått gjennom og godtatt" in html


# -- the list of rules ------------------------------------------------------------------------------------


def test_the_list_of_rules_is_current() -> None:
    """Else: `python -m emn_glossary.checks.docs > docs/checks.md`."""
    written = Path(__file__).parents[2] / "docs" / "checks.md"
    assert written.read_text(encoding="utf-8") == document()


def test_the_list_names_every_rule_twice() -> None:
    """Once in bokmål, once in English."""
    text = document()
    assert all(text.count(f"| {code} |") == 2 for code in RULES)
