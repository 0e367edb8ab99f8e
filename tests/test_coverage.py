"""Coverage: what is there, missing, stale, answered; and the fingerprint that staleness rests on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emn_glossary.coverage import coverage, digest, is_missing, is_stale, select, stale_slots
from emn_glossary.errors import UnknownChoiceError
from emn_glossary.model import Concept, Glossary, Link, Passage, State, Status, Term, Text, Theme, Value
from emn_glossary.model.values import EMN, OWN
from emn_glossary.slots import Slot

EN, NB, NN = (Slot("preferred", lang) for lang in ("en", "nb", "nn"))
DEFINITION = Slot("definition", "en")


def concept(id: str, en: str, **more: Value) -> Concept:  # noqa: A002
    named = {Slot.parse(address.replace("_at_", "@")): value for address, value in more.items()}
    return Concept(id, {EN: Term(en, "en"), **named})


RETURN = concept("c1", "return")
APPROVED = RETURN.with_values({NB: Term("retur", "nb", State(Status.CURRENT, EMN, renders=digest(RETURN)))})


def test_a_changed_english_term_makes_the_norwegian_stale() -> None:
    assert stale_slots(APPROVED) == ()
    changed = APPROVED.with_values({EN: Term("return of migrants", "en")})
    assert stale_slots(changed) == (NB,)


def test_a_new_definition_by_emn_makes_it_stale_a_working_definition_does_not() -> None:
    working = Text("Travel back.", "en", State(Status.CANDIDATE, OWN))
    official = Text("Travel back.", "en", State(Status.CURRENT, EMN))
    assert stale_slots(APPROVED.with_values({DEFINITION: working})) == ()
    assert stale_slots(APPROVED.with_values({DEFINITION: official})) == (NB,)


def test_a_bokmaal_definition_follows_the_working_definition_it_renders() -> None:
    first = RETURN.with_values({DEFINITION: Text("Travel back.", "en", State(Status.CANDIDATE, OWN))})
    norwegian = Slot("definition", "nb")
    done = first.with_values({norwegian: Text("Reise tilbake.", "nb", State(renders=digest(first)))})
    assert stale_slots(done) == ()
    reworded = done.with_values({DEFINITION: Text("Journey back.", "en", State(Status.CANDIDATE, OWN))})
    assert stale_slots(reworded) == (norwegian,)
    official = done.with_values({DEFINITION: Text("Official.", "en", State(Status.CURRENT, EMN))})
    assert stale_slots(official) == (norwegian,)


def test_synonyms_and_notes_make_nothing_stale() -> None:
    also = (Term("repatriation", "en"),)
    assert digest(RETURN.with_values({Slot("alternative", "en"): also})) == digest(RETURN)


def test_what_renders_nothing_is_never_stale() -> None:
    assert not is_stale(RETURN, State())
    assert digest(Concept("c9")) == ""


def test_missing_is_asked_of_what_has_english() -> None:
    assert is_missing(RETURN, "preferred", "nb")
    assert not is_missing(RETURN, "definition", "nb")
    assert not is_missing(APPROVED, "preferred", "nb")
    assert not is_missing(RETURN.with_values({Slot("retired"): "true"}), "preferred", "nb")
    assert not is_missing(RETURN.with_values({Slot("no_equivalent", "nb"): Text("–", "nb")}), "preferred", "nb")


GLOSSARY = Glossary(
    [
        Theme("t01", {NB: Term("Retur", "nb")}),
        APPROVED.with_values({Slot("theme"): (Link("t01"),)}),
        concept("c2", "removal", preferred_at_nb=Term("uttransportering", "nb", State(Status.WAITING))),
        concept("c3", "asylum shopping", no_equivalent_at_nb=Text("Ikke brukt på norsk.", "nb")),
        concept("c4", "relocation"),
        concept("c5", "old term", retired="true"),
        concept("c6", "visa", preferred_at_nb=Term("visum", "nb", State(Status.CURRENT, renders="000000000000"))),
        Passage("p1", {Slot("text", "en"): Text("Welcome.", "en"), Slot("text", "nb"): Text("Velkommen.", "nb")}),
    ]
)


def test_the_row_for_bokmaal_terms() -> None:
    row = coverage(GLOSSARY)["nb", "preferred"]
    assert (row.total, row.filled, row.no_equivalent, row.missing) == (5, 3, 1, 1)
    assert (row.approved, row.waiting, row.stale) == (1, 1, 1)
    assert row.concepts == ("c4",)
    assert row.share == 80


def test_the_introduction_counts_too_and_empty_rows_are_left_out() -> None:
    counted = coverage(GLOSSARY)
    assert (counted["nb", "text"].filled, counted["nn", "text"].missing) == (1, 1)
    assert {row.field for row in counted} == {"preferred", "text"}


def test_rows_by_theme() -> None:
    row = coverage(GLOSSARY, ["nb"], None)["nb", "preferred", "t01"]
    assert (row.total, row.filled) == (1, 1)


def test_a_theme_counts_the_entries_of_the_themes_below_it() -> None:
    below = GLOSSARY.with_entries([Theme("t00"), Theme("t01", {Slot("theme"): (Link("t00"),)})])
    assert below.by_theme() == {"t01": ("c1",), "t00": ("c1",)}
    assert coverage(below, ["nb"], None)["nb", "preferred", "t00"].total == 1


def test_a_glossary_without_concepts_is_fully_covered() -> None:
    row = coverage(Glossary())["nb", "preferred"]
    assert (row.total, row.share) == (0, 100)


@pytest.mark.parametrize(
    ("which", "ids"),
    [
        ("all", ("c1", "c2", "c3", "c4", "c5", "c6", "p1")),
        ("missing", ("c4",)),
        ("stale", ("c6",)),
        ("changed", ("c2",)),
    ],
)
def test_selections(which: str, ids: tuple[str, ...]) -> None:
    assert select(GLOSSARY, which, ["nb"], changed=["c2"]) == ids


def test_another_selection_is_refused() -> None:
    with pytest.raises(UnknownChoiceError) as told:
        select(GLOSSARY, "new")
    assert "missing" in told.value.hint("nb")


STATES = st.builds(State, st.sampled_from(Status), st.just(""), st.just(""), st.just(""), st.sampled_from(["", "x"]))
ENTRIES = st.lists(
    st.builds(
        lambda n, state, there, answered: Concept(f"c{n}", {EN: Term("a", "en")}).with_values(
            {
                NB: Term("b", "nb", state) if there else None,
                Slot("no_equivalent", "nb"): Text("–", "nb") if answered else None,
            }
        ),
        st.integers(0, 20),
        STATES,
        st.booleans(),
        st.booleans(),
    )
)


@given(ENTRIES)
def test_the_counts_add_up(entries: list[Concept]) -> None:
    row = coverage(Glossary(entries))["nb", "preferred"]
    assert row.filled + row.no_equivalent + row.missing == row.total
    assert row.approved + row.waiting <= row.filled
    assert row.missing == len(row.concepts)
