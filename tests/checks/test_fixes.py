"""Repairs: only what needs no judgement, as changes, each named by its rule."""

from pathlib import Path

import pytest

from emn_glossary.checks import FIXES, check, fixes
from emn_glossary.diff import apply
from emn_glossary.findings import Report
from emn_glossary.formats import read
from emn_glossary.model import Concept, Evidence, Glossary, Link, Status, Term, Text
from emn_glossary.model.values import State
from emn_glossary.slots import Slot

CASES = Path(__file__).parent / "cases"
APPROVED = State(Status.CURRENT, "EMN")
NB, ALTERNATIVE, RELATED = Slot("preferred", "nb"), Slot("alternative", "nb"), Slot("related")


@pytest.mark.parametrize("code", FIXES)
def test_a_fix_mends_what_its_rule_finds(code: str) -> None:
    """The failing case, mended, passes; mending it again changes nothing."""
    broken = read(CASES / f"{code}.ttl").glossary
    changes = fixes(broken, check(broken, select=[code]))
    mended = apply(broken, changes)
    assert all(codes == (code,) for codes in changes.values())
    assert check(mended, select=[code]).by_code() == {}
    assert fixes(mended, check(mended)) == {}


def test_two_fixes_in_one_slot_are_one_change() -> None:
    """An alternative that is the preferred term, and one that is it but for a space: dropped and named together."""
    terms = (Term("asyl ", "nb"), Term("beskyttelse", "nb"))
    broken = Glossary([Concept("c0021", {NB: Term("asyl", "nb"), ALTERNATIVE: (*terms, Term("asyl", "nb"))})])
    ((change, codes),) = fixes(broken, check(broken)).items()
    assert (change.concept, change.slot, codes) == ("c0021", ALTERNATIVE, ("S113", "T105"))
    assert change.after == (Term("beskyttelse", "nb"),)


def test_a_term_keeps_its_status_when_its_spaces_go() -> None:
    """Only the text is touched."""
    broken = Glossary([Concept("c0289", {NB: Term(" visum  for turister ", "nb", APPROVED)})])
    (change,) = fixes(broken, check(broken))
    assert change.after == Term("visum for turister", "nb", APPROVED)


def test_line_breaks_between_paragraphs_stay() -> None:
    """A text keeps its paragraphs."""
    note = Slot("note", "nb")
    broken = Glossary([Concept("c0289", {note: (Text("Første  avsnitt.\n\nAndre avsnitt. ", "nb"),)})])
    (change,) = fixes(broken, check(broken))
    assert change.after == (Text("Første avsnitt.\n\nAndre avsnitt.", "nb"),)


def test_a_link_that_closes_another_says_so() -> None:
    """Its origin is `inverse`, as where the data were made; other links stay."""
    broken = Glossary(
        [
            Concept("c0021", {RELATED: (Link("c0219", origin="EMN"),)}),
            Concept("c0219", {RELATED: (Link("c0064"),)}),
            Concept("c0064", {RELATED: (Link("c0219"),)}),
        ]
    )
    (change,) = fixes(broken, check(broken, select=["L2"]))
    assert (change.concept, change.after) == ("c0219", (Link("c0021", origin="inverse"), Link("c0064")))


def test_a_hyphen_may_be_meant() -> None:
    """`EU blåkort` beside `EU-blåkort` is told, not mended: which of them is right takes a person."""
    broken = Glossary([Concept("c0086", {NB: Term("EU-blåkort", "nb"), ALTERNATIVE: (Term("EU blåkort", "nb"),)})])
    report = check(broken, select=["T105"])
    assert len(report) == 1
    assert fixes(broken, report) == {}


def test_nothing_wrong_gives_no_change() -> None:
    """A clean glossary is left alone."""
    assert fixes(Glossary(), check(Glossary())) == {}


def test_what_emn_published_is_not_dropped() -> None:
    """A broader link that follows from another is told, and stays where EMN has stated it."""
    broader, said = Slot("broader"), (Evidence("Abschiebung", "de"),)
    broken = Glossary(
        [
            Concept("c0116"),
            Concept("c0238", {broader: (Link("c0116"),)}),
            Concept("c0229", {broader: (Link("c0116", origin="EMN", evidence=said), Link("c0238"))}),
        ]
    )
    report = check(broken, select=["L302"])
    assert len(report) == 1
    assert fixes(broken, report) == {}


def test_a_text_becomes_a_link_only_where_nothing_joins_the_two() -> None:
    """EMN gives `return decision` both as broader and as narrower: a second link would make a ring."""
    decision = Concept("c0238", {Slot("preferred", "en"): Term("return decision", "en")})
    text = Link("", "return decision", "en", "EMN")
    order = Concept("c0229", {Slot("broader"): (Link("c0238"),), Slot("narrower"): (text,)})
    assert check(Glossary([decision, order]), select=["L103"]) == Report()
    alone = order.with_values({Slot("broader"): None})
    (change,) = fixes(Glossary([decision, alone]), check(Glossary([decision, alone]), select=["L103"]))
    assert change.after == (Link("c0238", origin="EMN", evidence=(Evidence("return decision", "en"),)),)
