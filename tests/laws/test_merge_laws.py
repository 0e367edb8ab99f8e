"""The laws of diff and merge, on many small glossaries that collide often: two ids, few slots, few words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from emn_glossary.diff import apply, diff
from emn_glossary.merge import Conflict, merge
from emn_glossary.model import Concept, Glossary, Item, Link, Passage, Status, Term, Text, Value
from emn_glossary.model.values import State, in_order
from emn_glossary.slots import Slot

WORDS = ("asyl", "vern", "retur")
STATES = (State(), State(Status.CANDIDATE, "NO", "2026-11-22"), State(Status.CURRENT, "EMN"))


def _one(slot: Slot) -> st.SearchStrategy[Item]:
    words, states = st.sampled_from(WORDS), st.sampled_from(STATES)
    if slot.row.kind == "term":
        return st.builds(Term, words, st.just(slot.lang), states)
    if slot.row.kind == "text":
        return st.builds(Text, words, st.just(slot.lang), states)
    if slot.row.kind == "link":
        return st.builds(Link, st.sampled_from(("c1", "c2", "c3")), origin=st.sampled_from(("", "EMN")))
    return words


def _value(slot: Slot) -> st.SearchStrategy[Value | None]:
    one = _one(slot)
    if not slot.row.many:
        return st.none() | one
    some = st.lists(one, max_size=3, unique_by=str).map(in_order)
    return some.map(lambda items: items or None)


SLOTS = tuple(map(Slot.parse, ("preferred@nb", "preferred@nn", "alternative@nb", "definition@nb", "related", "slug")))
CONCEPTS = st.builds(
    lambda id, values: Concept(id).with_values(values),  # noqa: A006
    st.sampled_from(("c1", "c2")),
    st.fixed_dictionaries({slot: _value(slot) for slot in SLOTS}),
)
PASSAGES = st.builds(lambda text: Passage("p1").with_values({Slot("text", "nb"): text}), _value(Slot("text", "nb")))
TRIPLES = st.lists(st.tuples(st.just("<a>"), st.just("<b>"), st.sampled_from(('"1"', '"2"'))), max_size=2, unique=True)
GLOSSARIES = st.builds(
    lambda entries, unknown: Glossary(entries, unknown=sorted(unknown)),
    st.lists(CONCEPTS | PASSAGES, max_size=3, unique_by=lambda entry: entry.id),
    TRIPLES,
)

laws = settings(max_examples=100, deadline=None)


def entries_of(glossary: Glossary) -> Glossary:
    """The glossary without its unknown statements, which diff does not tell of."""
    return Glossary(glossary.entries.values(), base=glossary.base)


def _elements(value: object) -> set[object]:
    return set(value) if isinstance(value, tuple) else set()


def sides(conflict: Conflict) -> tuple[object, ...]:
    return conflict.concept, conflict.slot, conflict.base


@laws
@given(GLOSSARIES, GLOSSARIES)
def test_applying_a_diff_gives_the_other_side(before: Glossary, after: Glossary) -> None:
    assert entries_of(apply(before, diff(before, after))) == entries_of(after)


@laws
@given(GLOSSARIES, GLOSSARIES)
def test_no_work_of_ours_gives_theirs(base: Glossary, theirs: Glossary) -> None:
    outcome = merge(base, base, theirs)
    assert outcome.conflicts == ()
    assert outcome.merged == theirs


@laws
@given(GLOSSARIES, GLOSSARIES)
def test_no_change_of_theirs_gives_ours(base: Glossary, ours: Glossary) -> None:
    outcome = merge(base, ours, base)
    assert not outcome.taken
    assert not outcome.conflicts
    assert outcome.merged == ours


@laws
@given(GLOSSARIES, GLOSSARIES)
def test_the_same_change_on_both_sides_is_no_conflict(base: Glossary, both: Glossary) -> None:
    outcome = merge(base, both, both)
    assert not outcome.taken
    assert not outcome.conflicts
    assert outcome.merged == both


@laws
@given(GLOSSARIES, GLOSSARIES, GLOSSARIES)
def test_conflicts_do_not_depend_on_the_side(base: Glossary, ours: Glossary, theirs: Glossary) -> None:
    here, there = merge(base, ours, theirs).conflicts, merge(base, theirs, ours).conflicts
    assert {sides(c) for c in here} == {sides(c) for c in there}
    swapped = {sides(c): (c.theirs, c.ours) for c in there}
    assert all(swapped[sides(c)] == (c.ours, c.theirs) for c in here if c.slot and not c.slot.row.many)


@laws
@given(GLOSSARIES, GLOSSARIES, GLOSSARIES)
def test_merging_again_changes_nothing(base: Glossary, ours: Glossary, theirs: Glossary) -> None:
    once = merge(base, ours, theirs)
    again = merge(base, once.merged, theirs)
    assert again.merged == once.merged
    assert again.taken == ()


@laws
@given(GLOSSARIES, GLOSSARIES, GLOSSARIES)
def test_what_was_taken_leads_from_ours_to_merged(base: Glossary, ours: Glossary, theirs: Glossary) -> None:
    outcome = merge(base, ours, theirs)
    assert entries_of(apply(ours, outcome.taken)) == entries_of(outcome.merged)


@laws
@given(GLOSSARIES, GLOSSARIES, GLOSSARIES)
def test_nothing_of_ours_is_lost_silently(base: Glossary, ours: Glossary, theirs: Glossary) -> None:
    """Each change made here is in the result or in a conflict."""
    outcome = merge(base, ours, theirs)
    at_odds = {(c.concept, c.slot) for c in outcome.conflicts}
    whole = {c.concept for c in outcome.conflicts if c.slot is None}
    for change in diff(base, ours):
        if (change.concept, change.slot) in at_odds or change.concept in whole:
            continue
        merged = outcome.merged.entries.get(change.concept)
        if change.slot is None:
            assert (merged is None) == (change.after is None)
        elif change.slot.row.many:
            assert merged is not None
            before, after, now = (_elements(v) for v in (change.before, change.after, merged.get(change.slot)))
            assert after - before <= now
            assert not (before - after) & now
        else:
            assert merged is not None
            assert merged.get(change.slot) == change.after


@laws
@given(GLOSSARIES, GLOSSARIES)
def test_without_a_start_nothing_of_ours_disappears(ours: Glossary, theirs: Glossary) -> None:
    """A file that does not remember what was sent cannot remove anything."""
    merged = merge(None, ours, theirs).merged
    for id, entry in ours.entries.items():  # noqa: A001
        for slot in entry:
            assert merged.entries[id].get(slot) is not None
