"""The shipped list of errata: true to the shipped glossary, in order, and docs/errata.md is made from it."""

import re
from pathlib import Path

import pytest

from emn_glossary.errata import Erratum, document, read_errata
from emn_glossary.messages import catalogue
from emn_glossary.workspace import Workspace

ROOT = Path(__file__).parents[2]
LISTED = read_errata(ROOT / "data" / "skos" / "errata.toml")


@pytest.fixture(scope="module")
def workspace() -> Workspace:
    return Workspace.open(ROOT / "data" / "skos")


def test_every_erratum_is_about_a_value_that_emn_has_published(workspace: Workspace) -> None:
    found = workspace.errata()
    assert [finding.line() for finding in found.findings] == []
    assert len(found.rows) == len(LISTED) > 100


def test_the_page_is_current(workspace: Workspace) -> None:
    """Else: `emn report --proposals docs/errata.md`."""
    assert (ROOT / "docs" / "errata.md").read_text(encoding="utf-8") == document(workspace.errata())


def test_the_list_is_in_the_order_of_ids() -> None:
    ids = [erratum.concept for erratum in LISTED]
    assert ids == sorted(ids)


def test_no_proposal_gives_two_entries_the_same_norwegian_term(workspace: Workspace) -> None:
    """What we propose must not be one term for two concepts in its turn."""
    glossary = workspace.load()
    for lang in ("nb", "nn"):
        proposed = {e.concept: e.proposal for e in LISTED if e.slot.lang == lang and e.slot.field == "preferred"}
        terms = [proposed.get(c.id) or c.one("preferred", lang) for c in glossary.concepts]
        terms = [term.casefold() for term in terms if term]
        assert [term for term in terms if terms.count(term) > 1] == []


@pytest.mark.parametrize("erratum", LISTED, ids=lambda e: f"{e.concept}-{e.slot}-{e.published[:12]}")
def test_a_reason_is_one_sentence_in_each_language(erratum: Erratum) -> None:
    for reason in (erratum.reason_nb, erratum.reason_en):
        assert reason[0].isupper() or reason[0] in "«'"
        assert reason.endswith(".")
        assert "  " not in reason
        assert not re.search(r"\. [A-ZÆØÅ]", reason)
    assert "'" not in erratum.reason_nb.replace("Frontex'", "")
    assert "«" not in erratum.reason_en


def test_an_entry_that_a_reason_points_to_is_the_one_it_names(workspace: Workspace) -> None:
    """`«removal» (c0228)` names a preferred term of c0228, with or without its acronym."""
    glossary = workspace.load()
    for erratum in LISTED:
        for reason in (erratum.reason_nb, erratum.reason_en):
            named = re.findall(r"[«']([^«»']+)[»'] \((c\d{4})\)", reason)
            bare = re.findall(r"(?:oppføring|of its own) \(c\d{4}\)", reason)
            assert len(named) + len(bare) == reason.count("(c0") + reason.count("(c1")
            for word, id in named:  # noqa: A001
                terms = [glossary[id].one("preferred", lang) for lang in ("en", "nb", "nn")]
                assert word.casefold() in [t.casefold() for term in terms for t in (term, term.split(" (")[0])], reason


def test_every_kind_has_its_words() -> None:
    assert all({f"errata.kind.{e.kind}", f"errata.about.{e.kind}"} <= catalogue().keys() for e in LISTED)
