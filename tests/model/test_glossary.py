"""Glossary and entries: plain values that can be compared, and changed only into others."""

import pytest

from emn_glossary.errors import ConceptNotFoundError
from emn_glossary.model import Concept, Glossary, Link, Passage, Scheme, Term, Text, Theme
from emn_glossary.slots import Slot

NB = Slot("preferred", "nb")
SEEKER = Concept("c0022", {Slot("preferred", "en"): Term("asylum seeker", "en"), NB: Term("asylsøker", "nb")})
REFUGEE = Concept("c0219", {NB: Term("flyktning", "nb"), Slot("related"): (Link("c0022"),)})
GLOSSARY = Glossary(
    [
        Scheme("scheme", {Slot("version"): "10.0.0"}),
        Theme("t01", {NB: Term("Asyl", "nb")}),
        SEEKER,
        REFUGEE,
        Passage("p2", {Slot("order"): "02", Slot("text", "nb"): Text("Andre.", "nb")}),
        Passage("p1", {Slot("order"): "01", Slot("text", "nb"): Text("Første.", "nb")}),
    ]
)


def test_it_is_a_mapping_of_ids_to_concepts() -> None:
    assert list(GLOSSARY) == ["c0022", "c0219"]
    assert len(GLOSSARY) == 2
    assert GLOSSARY["c0022"] is SEEKER
    assert "c0022" in GLOSSARY
    assert "t01" not in GLOSSARY


def test_an_id_that_is_not_there_offers_the_nearest_and_is_a_key_error() -> None:
    with pytest.raises(ConceptNotFoundError) as told:
        GLOSSARY["c0029"]
    assert told.value.hint("nb").startswith("Mente du c0022")
    assert GLOSSARY.get("c0029") is None


def test_the_other_entries_have_their_own_doors() -> None:
    assert list(GLOSSARY.themes) == ["t01"]
    assert [passage.id for passage in GLOSSARY.introduction] == ["p1", "p2"]
    assert GLOSSARY.edition == "10.0.0"
    assert Glossary().scheme == Scheme("")


def test_a_change_gives_another_glossary_and_leaves_this_one() -> None:
    changed = GLOSSARY.with_entries([SEEKER.with_values({NB: Term("søker", "nb")})], without=["c0219"])
    assert changed["c0022"].one("preferred", "nb") == "søker"
    assert GLOSSARY["c0022"].one("preferred", "nb") == "asylsøker"
    assert "c0219" not in changed
    assert changed != GLOSSARY
    assert GLOSSARY.with_entries([]) == GLOSSARY


def test_only_keeps_some_entries_and_the_metadata() -> None:
    assert list(GLOSSARY.only(["c0022"]).entries) == ["scheme", "c0022"]


def test_entries_answer_by_field_and_language() -> None:
    assert SEEKER.languages("preferred") == ("en", "nb")
    assert SEEKER.one("preferred", "de") == ""
    assert SEEKER.preferred("de") is None
    assert SEEKER.alternatives("nb") == ()
    assert REFUGEE.links("related") == (Link("c0022"),)
    assert not SEEKER.retired
    assert [str(slot) for slot in SEEKER] == ["preferred@en", "preferred@nb"]


def test_taking_a_value_away() -> None:
    assert SEEKER.with_values({NB: None}).preferred("nb") is None
    assert REFUGEE.with_values({Slot("related"): ()}).links("related") == ()


def test_a_theme_is_no_concept_even_with_the_same_values() -> None:
    assert Theme("c0022", SEEKER.values()) != SEEKER
    assert Concept("c0022", SEEKER.values()) == SEEKER
    assert len({SEEKER, Concept("c0022")}) == 2
