"""From a word to the entries it means, best first."""

import pytest

from emn_glossary.model import Concept, Glossary, Term
from emn_glossary.search import Index, lookup
from emn_glossary.slots import Slot


def concept(id: str, en: str, nb: str, *also: str) -> Concept:  # noqa: A002
    return Concept(
        id,
        {
            Slot("preferred", "en"): Term(en, "en"),
            Slot("preferred", "nb"): Term(nb, "nb"),
            Slot("alternative", "nb"): tuple(Term(text, "nb") for text in also),
        },
    )


GLOSSARY = Glossary(
    [
        concept("c1", "asylum", "asyl"),
        concept("c2", "asylum seeker", "asylsøker"),
        concept("c3", "return decision", "returvedtak"),
        concept("c4", "unaccompanied minor", "enslig mindreårig", "EMA"),
        concept("c5", "minor", "mindreårig"),
    ]
)


@pytest.mark.parametrize(
    ("word", "first", "why"),
    [
        ("asylsøker", "c2", "exact"),
        ("Asylsøker", "c2", "exact"),
        ("asylsoker", "c2", "folded"),
        ("retur vedtak", "c3", "folded"),
        ("asylsøkere", "c2", "inflected"),
        ("returved", "c3", "prefix"),
        ("EMA", "c4", "exact"),
        ("return decision", "c3", "exact"),
        ("enslig", "c4", "prefix"),
        ("decision", "c3", "word"),
    ],
)
def test_the_best_hit_and_why(word: str, first: str, why: str) -> None:
    hit = lookup(GLOSSARY, word)[0]
    assert (hit.concept, hit.why) == (first, why)


def test_sure_hits_come_first() -> None:
    """ "asyl" is the entry asyl before it is the beginning of asylsøker."""
    assert [hit.concept for hit in lookup(GLOSSARY, "asyl")] == ["c1", "c2"]


def test_an_entry_is_given_once_with_its_best_reason() -> None:
    """ "mindreårig" is the entry itself, and one of the words of another."""
    assert [(hit.concept, hit.why) for hit in lookup(GLOSSARY, "mindreårig")] == [("c5", "exact"), ("c4", "word")]


def test_the_answer_has_all_languages_whichever_matched() -> None:
    assert lookup(GLOSSARY, "asylum seeker")[0].preferred == {"en": "asylum seeker", "nb": "asylsøker"}


def test_only_the_languages_asked_for_match() -> None:
    assert lookup(GLOSSARY, "asylum seeker", langs=["nb"]) == ()


def test_nothing_found_and_nothing_asked_give_nothing() -> None:
    assert lookup(GLOSSARY, "fotball") == lookup(GLOSSARY, " - ") == lookup(GLOSSARY, "") == ()


def test_an_index_can_be_asked_many_times() -> None:
    index = Index(GLOSSARY)
    assert lookup(index, "asyl") == lookup(GLOSSARY, "asyl")
    assert lookup(index, "asyl", limit=1) == lookup(GLOSSARY, "asyl")[:1]


def test_json_keys() -> None:
    """The keys that other tools rely on."""
    assert lookup(GLOSSARY, "asylsøker")[0].plain() == {
        "id": "c2",
        "term": "asylsøker",
        "lang": "nb",
        "why": "exact",
        "score": 1.0,
        "preferred": {"en": "asylum seeker", "nb": "asylsøker", "nn": None},
    }
