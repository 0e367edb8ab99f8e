"""Every rule has a case that it finds and a case that it lets be; the first line of a case says where it finds."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from emn_glossary import messages
from emn_glossary.checks import RULES, check
from emn_glossary.findings import Report
from emn_glossary.formats import read
from emn_glossary.languages import Lang
from emn_glossary.model import Glossary

CASES = Path(__file__).parent / "cases"
TODAY = "2025-06-01"


class Words:
    """A tiny bokmål dictionary."""

    languages: frozenset[Lang] = frozenset({"nb"})

    def unknown(self, words: Sequence[str], lang: Lang) -> frozenset[str]:
        """The words that are not in it; nothing is known of other languages."""
        known = {"asyl", "søker", "domstol"} if lang == "nb" else set(words)
        return frozenset(words) - known


def findings(case: str, code: str) -> Report:
    """What one rule finds in a case."""
    document = read(CASES / f"{case}.ttl")
    langs = ("nb",) if case == "T402.ok" else ("nb", "nn")
    return check(document.glossary, select=[code], today=TODAY, speller=Words(), langs=langs)


@pytest.mark.parametrize("code", RULES)
def test_a_rule_finds_its_failing_case_where_the_case_says(code: str) -> None:
    """The places found are those on the first line of the case: `# c0001 preferred@nb; c0002 preferred@nb`."""
    expected = (CASES / f"{code}.ttl").read_text(encoding="utf-8").splitlines()[0].removeprefix("#").strip()
    found = [f"{finding.place.concept} {finding.place.slot}".strip() for finding in findings(code, code)]
    assert found == [place.strip() for place in expected.split(";")]


@pytest.mark.parametrize("code", RULES)
def test_a_rule_lets_its_passing_case_be(code: str) -> None:
    """A rule that cries wolf is a defect."""
    assert findings(f"{code}.ok", code) == Report()


def test_cases_and_rules_are_the_same() -> None:
    """A rule without its two cases, or a case without its rule, is named here."""
    assert {path.name.partition(".")[0] for path in CASES.glob("*.ok.ttl")} == set(RULES)
    assert {path.stem for path in CASES.glob("*.ttl") if ".ok." not in path.name} == set(RULES)


@pytest.mark.parametrize("code", RULES)
def test_a_rule_has_words_in_both_languages(code: str) -> None:
    """Message, hint, severity and explanation, each in bokmål and English; the title is a sentence of its own."""
    row, explained = messages.catalogue()[code], messages.catalogue()[f"explain.{code}"]
    assert all((row.nb, row.en, row.hint_nb, row.hint_en, row.severity, explained.nb, explained.en))
    for ui in ("nb", "en"):
        title = RULES[code].title(ui)
        assert 10 < len(title) < 110
        assert title[0].isupper() or title.startswith(("«", '"'))


@pytest.mark.parametrize("code", RULES)
def test_a_message_can_be_said(code: str) -> None:
    """The rule gives every parameter that its words ask for, in every language of the user interface."""
    for finding in findings(code, code):
        for ui in ("nb", "nn", "en"):
            assert "{" not in finding.line(ui)


def test_no_rule_changes_the_glossary() -> None:
    """Checking reads only."""
    for path in sorted(CASES.glob("*.ttl")):
        before, after = read(path).glossary, read(path).glossary
        check(after, today=TODAY)
        assert before == after


def test_an_empty_glossary_has_nothing_wrong() -> None:
    """No entries, no findings, no error."""
    assert check(Glossary(), today=TODAY) == Report()
