"""Values and their plain form."""

import json

import pytest

from emn_glossary.model import Evidence, Link, Source, State, Status, Term, Text
from emn_glossary.model.plain import plain, value, words
from emn_glossary.model.values import OWN, in_order, is_working_definition, key, state_of, with_state
from emn_glossary.slots import Slot

FULL = [
    ("preferred@nb", Term("asylsøker", "nb", State(Status.CURRENT, "EMN", "2026-11-22", "UDI", "0123456789ab"))),
    ("alternative@en", (Term("ABC", "en", kind="acronym", position=1), Term("e-gate", "en", usage="AT"))),
    (
        "definition@en",
        Text("Person who …", "en", sources=(Source("Art. 2", "en", "derived", "eu", ("http://a/",), 1),)),
    ),
    ("broader", (Link("c0021", origin="EMN", evidence=(Evidence("Asyl", "de", "http://b/", "asylum", 2),)),)),
    ("source", (Source("Developed by EMN", "en", "own"),)),
    ("slug", "asylum-seeker"),
]


@pytest.mark.parametrize(("address", "held"), FULL)
def test_the_plain_form_goes_through_json_and_back(address: str, held: object) -> None:
    slot = Slot.parse(address)
    assert value(slot, json.loads(json.dumps(plain(held)))) == held  # type: ignore[arg-type]


def test_defaults_are_left_out() -> None:
    assert plain(Term("asyl", "nb")) == {"text": "asyl", "lang": "nb"}
    assert plain(None) is None
    assert value(Slot("slug"), None) is None


def test_words() -> None:
    assert words(Term("asyl", "nb")) == "asyl"
    assert words((Link("c0021"), Link(text="serious harm"))) == ["c0021", "serious harm"]
    assert words(None) is None


def test_a_set_stands_in_the_order_published_then_alphabetically() -> None:
    terms = [Term("b", "nb"), Term("a", "nb"), Term("second", "nb", position=2), Term("first", "nb", position=1)]
    assert [term.text for term in in_order(list(terms)) if isinstance(term, Term)] == ["first", "second", "a", "b"]
    assert in_order([Term("a", "nb"), Term("a", "nb")]) == (Term("a", "nb"),)


def test_links_are_the_same_by_target_or_by_text_and_language() -> None:
    assert key(Link("c1", origin="EMN")) == key(Link("c1"))
    assert key(Link(text="return", lang="en")) != key(Link(text="return", lang="de"))
    assert key(Link(text="c1")) != key(Link("c1"))


def test_the_state_of_a_set_is_that_of_its_least_advanced_element() -> None:
    terms = tuple(Term(word, "nb", State(status)) for word, status in (("a", Status.CURRENT), ("b", Status.CANDIDATE)))
    assert state_of(terms).status is Status.CANDIDATE
    assert state_of(None) == State()


def test_with_state_changes_only_what_has_one() -> None:
    approved = with_state(Term("asyl", "nb"), status=Status.CURRENT, by="UDI")
    assert approved == Term("asyl", "nb", State(Status.CURRENT, by="UDI"))
    assert with_state("asyl", status=Status.CURRENT) == "asyl"


def test_a_definition_of_our_own_is_a_working_definition() -> None:
    own, emn = (Text("…", "en", State(origin=origin)) for origin in (OWN, "EMN"))
    assert is_working_definition(Slot("definition", "en"), own)
    assert not is_working_definition(Slot("definition", "en"), emn)
    assert not is_working_definition(Slot("note", "en"), own)
