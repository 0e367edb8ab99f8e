"""Findings and reports: what is said of the data, where, and how bad it is."""

from emn_glossary.findings import Finding, Report, Severity, sentence
from emn_glossary.places import Place

CELL = Place(concept="c9999", slot="preferred@nb", file="emn-nb.xlsx", sheet="Termer", cell="G14")
UNKNOWN = Finding.make("W101", CELL, id="c9999", near="c0999")
TAG = Finding.make("R101", Place(concept="c0022", slot="preferred@nb"), tag="no", became="nb")


def test_a_finding_says_what_where_and_what_now() -> None:
    assert UNKNOWN.line("nb") == "emn-nb.xlsx, ark Termer, celle G14: W101 ukjent ID c9999. Mente du c0999?"
    assert UNKNOWN.line("en").startswith("emn-nb.xlsx, sheet Termer, cell G14: W101 ")


def test_json_keys() -> None:
    """The keys that other tools rely on."""
    assert UNKNOWN.plain("nb") == {
        "code": "W101",
        "severity": "error",
        "message": "ukjent ID c9999.",
        "concept": "c9999",
        "slot": "preferred@nb",
        "file": "emn-nb.xlsx",
        "sheet": "Termer",
        "cell": "G14",
        "line": 0,
        "hint": "Mente du c0999?",
    }


def test_a_report_can_be_selected_counted_and_added_to() -> None:
    report = Report([UNKNOWN, TAG, UNKNOWN])
    assert report.worst is Severity.ERROR
    assert report.errors == Report([UNKNOWN, UNKNOWN])
    assert report.select("R") == Report([TAG])
    assert report.select("R1", "W101") == report
    assert report.by_code() == {"W101": 2, "R101": 1}
    assert Report([UNKNOWN]) + Report([TAG]) == Report([UNKNOWN, TAG])
    assert Report().worst is None
    assert report[0] is UNKNOWN
    assert len(report[:2]) == 2


def test_severities_compare() -> None:
    assert Severity.ERROR > Severity.WARNING > Severity.NOTE


def test_sentences_end_where_they_should() -> None:
    assert sentence("ukjent ID c9999", "Mente du c0999?") == "ukjent ID c9999. Mente du c0999?"
    assert sentence("Ferdig.", "Gå videre.") == "Ferdig. Gå videre."
    assert sentence("ukjent ID") == "ukjent ID"


def test_places_say_as_much_as_is_known() -> None:
    assert Place(file="a.ttl", line=3, column=7).text("nb") == "a.ttl, linje 3:7"
    assert Place(concept="c0042", slot="preferred@nb").text() == "c0042 preferred@nb"
    assert Place().text() == ""
