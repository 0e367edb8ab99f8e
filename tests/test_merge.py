"""Merging three versions: what is taken, what is in conflict, and that nothing is lost."""

import pytest

from emn_glossary.errors import MergeError
from emn_glossary.merge import merge
from emn_glossary.model import Concept, Glossary, Link, Status, Term
from emn_glossary.model.values import State
from emn_glossary.slots import Slot

EN, NB, NN = Slot("preferred", "en"), Slot("preferred", "nb"), Slot("preferred", "nn")
ALSO = Slot("alternative", "nb")
SENT = Concept("c0022", {EN: Term("asylum seeker", "en"), NB: Term("asylsøker", "nb")})


def glossary(*concepts: Concept) -> Glossary:
    return Glossary(concepts)


def test_what_only_theirs_changed_is_taken() -> None:
    """A nynorsk term filled in by the translator comes in."""
    theirs = SENT.with_values({NN: Term("asylsøkjar", "nn")})
    outcome = merge(glossary(SENT), glossary(SENT), glossary(theirs))
    assert outcome.conflicts == ()
    assert [(c.concept, str(c.slot)) for c in outcome.taken] == [("c0022", "preferred@nn")]
    assert outcome.merged["c0022"].preferred("nn") == Term("asylsøkjar", "nn")


def test_what_only_ours_changed_stays() -> None:
    """A correction made here meanwhile is not undone by a workbook that knows the old value."""
    ours = SENT.with_values({NB: Term("person som søker asyl", "nb")})
    outcome = merge(glossary(SENT), glossary(ours), glossary(SENT))
    assert not outcome.taken
    assert not outcome.conflicts
    assert outcome.merged == glossary(ours)


def test_both_changed_differently_is_a_conflict_and_ours_stands() -> None:
    """Two new terms for one slot: the conflict tells all three, the glossary keeps its own."""
    ours = SENT.with_values({NB: Term("søker", "nb")})
    theirs = SENT.with_values({NB: Term("asylant", "nb")})
    outcome = merge(glossary(SENT), glossary(ours), glossary(theirs))
    (conflict,) = outcome.conflicts
    assert conflict.plain() == {
        "concept": "c0022",
        "slot": "preferred@nb",
        "base": "asylsøker",
        "ours": "søker",
        "theirs": "asylant",
    }
    assert outcome.merged == glossary(ours)


def test_two_preferred_terms_can_never_slip_through() -> None:
    """Both sides fill the same empty slot differently: a conflict by construction."""
    outcome = merge(
        glossary(SENT),
        glossary(SENT.with_values({NN: Term("asylsøkjar", "nn")})),
        glossary(SENT.with_values({NN: Term("asylsøkar", "nn")})),
    )
    assert len(outcome.conflicts) == 1


def test_sets_merge_element_by_element() -> None:
    """Each side adds a synonym and ours takes one away: all three wishes are met."""
    old, mine, yours = (Term(text, "nb") for text in ("asylant", "asylsøkende", "søker av asyl"))
    outcome = merge(
        glossary(SENT.with_values({ALSO: (old,)})),
        glossary(SENT.with_values({ALSO: (mine,)})),
        glossary(SENT.with_values({ALSO: (old, yours)})),
    )
    assert outcome.conflicts == ()
    assert outcome.merged["c0022"].alternatives("nb") == (mine, yours)


def test_the_same_change_twice_is_no_conflict() -> None:
    """Both sides wrote the same term on different days."""
    ours = SENT.with_values({NN: Term("asylsøkjar", "nn", State(Status.CANDIDATE, changed="2026-11-01"))})
    theirs = SENT.with_values({NN: Term("asylsøkjar", "nn", State(Status.CANDIDATE, changed="2026-11-22"))})
    outcome = merge(glossary(SENT), glossary(ours), glossary(theirs))
    assert not outcome.taken
    assert not outcome.conflicts


def test_approving_a_text_that_changed_meanwhile_is_a_conflict() -> None:
    """The workbook approves "asylsøker", but the glossary says something else by now."""
    ours = SENT.with_values({NB: Term("søker", "nb")})
    theirs = SENT.with_values({NB: Term("asylsøker", "nb", State(Status.CURRENT))})
    assert len(merge(glossary(SENT), glossary(ours), glossary(theirs)).conflicts) == 1


def test_an_entry_removed_by_one_and_changed_by_the_other_is_a_conflict() -> None:
    """Removing and changing the same entry cannot both be right."""
    changed = SENT.with_values({NN: Term("asylsøkjar", "nn")})
    for ours, theirs in ((glossary(), glossary(changed)), (glossary(changed), glossary())):
        (conflict,) = merge(glossary(SENT), ours, theirs).conflicts
        assert conflict.slot is None


def test_without_a_known_start_nothing_is_removed() -> None:
    """A file that does not remember what was sent adds and replaces, but what it leaves out stays."""
    ours = SENT.with_values({NN: Term("asylsøkjar", "nn"), ALSO: (Term("asylant", "nb"),)})
    theirs = Concept("c0022", {NB: Term("asylsøkende", "nb"), ALSO: (Term("søker", "nb"),)})
    merged = merge(None, glossary(ours), glossary(theirs)).merged["c0022"]
    assert merged.one("preferred", "nb") == "asylsøkende"
    assert merged.one("preferred", "nn") == "asylsøkjar"
    assert [term.text for term in merged.alternatives("nb")] == ["asylant", "søker"]


def test_unknown_statements_merge_as_sets() -> None:
    """What the model does not understand is merged too."""
    one, two = ("<a>", "<b>", '"1"'), ("<a>", "<b>", '"2"')
    merged = merge(Glossary([SENT]), Glossary([SENT], unknown=[one]), Glossary([SENT], unknown=[two])).merged
    assert merged.unknown == (one, two)


def test_links_merge_by_target() -> None:
    """Two related terms added on two sides are both there."""
    related = Slot("related")
    merged = merge(
        glossary(SENT),
        glossary(SENT.with_values({related: (Link("c0219"),)})),
        glossary(SENT.with_values({related: (Link("c0021"),)})),
    ).merged
    assert [link.target for link in merged["c0022"].links("related")] == ["c0021", "c0219"]


def test_another_glossary_is_refused() -> None:
    """Ids of two different glossaries mean different things, so they are not merged."""
    foreign = Glossary([SENT], base="https://example.org/other/")
    with pytest.raises(MergeError, match=r"example\.org"):
        merge(None, glossary(SENT), foreign)
