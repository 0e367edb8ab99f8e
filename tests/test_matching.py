"""Which upstream entry is which of ours: each way by itself, what is told apart, and laws."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from emn_glossary.matching import NEW, match
from emn_glossary.model import Concept, Term, Value
from emn_glossary.slots import Slot


def entry(id: str, title: str, *synonyms: str, **more: str) -> Concept:  # noqa: A002
    values: dict[Slot, Value | None] = {
        Slot("preferred", "en"): Term(title, "en"),
        Slot("alternative", "en"): tuple(Term(text, "en") for text in synonyms),
    }
    if "nb" in more:
        values[Slot("preferred", "nb")] = Term(more.pop("nb"), "nb")
    if "former" in more:
        values[Slot("deprecated", "en")] = (Term(more.pop("former"), "en"),)
    return Concept(id).with_values(values | {Slot(name): value for name, value in more.items()})


def way(ours: Concept, theirs: Concept) -> str:
    found = match([ours], [theirs])
    return found.ways.get(theirs.id, "")


def test_each_way_by_itself() -> None:
    page = "https://home-affairs.ec.europa.eu/pages/glossary/guest-worker_"
    assert way(entry("c0001", "a", slug="x"), entry("x", "b", slug="x")) == "slug"
    assert way(entry("c0001", "a", page=f"{page}en"), entry("x", "b", page=f"{page}fr?p=1")) == "page"
    assert way(entry("c0001", "Schengen Area"), entry("x", "Schengen area")) == "term"
    assert way(entry("c0001", "best interests (BIC)"), entry("x", "best interests")) == "term"
    assert way(entry("c0001", "child's home"), entry("x", "child’s home")) == "term"
    assert way(entry("c0001", "new", former="old"), entry("x", "old")) == "former"
    assert way(entry("c0001", "Marriage (Forced)"), entry("x", "forced marriage")) == "turned"
    assert way(entry("c0001", "alien"), entry("x", "foreigner", "alien")) == "synonym"
    assert way(entry("c0001", "alien", "foreigner"), entry("x", "foreigner")) == "synonym"
    assert way(entry("c0001", "alien"), entry("x", "transfer")) == ""


def test_likeness_is_a_doubt_never_a_match() -> None:
    found = match([entry("c0001", "guest worker")], [entry("x", "guest workers")])
    assert found.pairs == {}
    assert [(d.slug, d.candidates[0].id, d.candidates[0].way) for d in found.doubts] == [("x", "c0001", "alike")]


def test_the_same_norwegian_term_makes_a_candidate_of_a_less_alike_one() -> None:
    ours, theirs = entry("c0001", "return of migrants", nb="retur"), entry("x", "returning migrants home", nb="retur")
    assert match([ours], [theirs]).doubts[0].candidates[0].way == "norwegian"


def test_a_slug_that_says_one_thing_and_the_term_another_is_a_doubt() -> None:
    ours = [entry("c0001", "asylum", slug="asylum"), entry("c0002", "refuge", slug="refuge")]
    found = match(ours, [entry("asylum", "refuge", slug="asylum")])
    assert found.pairs == {}
    assert sorted(c.id for c in found.doubts[0].candidates) == ["c0001", "c0002"]


def test_one_term_for_two_entries_is_a_doubt() -> None:
    ours = [entry("c0001", "removal"), entry("c0002", "removal")]
    assert len(match(ours, [entry("x", "removal")]).doubts[0].candidates) == 2


def test_a_decision_is_obeyed() -> None:
    ours, theirs = entry("c0001", "guest worker"), entry("x", "guest workers")
    assert match([ours], [theirs], decided={"x": "c0001"}).pairs == {"x": "c0001"}
    assert match([ours], [theirs], decided={"x": NEW}).new == ("x",)


def test_a_redirect_tells_what_an_entry_was_merged_into() -> None:
    ours = [entry("c0001", "EaP"), entry("c0002", "Eastern Partnership")]
    found = match(ours, [entry("x", "Eastern Partnership")], redirects={"EaP": "Eastern Partnership"}, whole=True)
    assert (found.merged, found.withdrawn) == ({"c0001": "x"}, ())


def test_two_that_became_one_under_a_new_name() -> None:
    ours = [entry("c0001", "smuggler"), entry("c0002", "trafficker")]
    found = match(ours, [entry("x", "facilitator", "smuggler", "trafficker")], whole=True)
    assert found.pairs == {"x": "c0001"}
    assert found.merged == {"c0002": "x"}


def test_nothing_is_withdrawn_unless_the_edition_is_whole() -> None:
    assert match([entry("c0001", "alien")], []).withdrawn == ()
    assert match([entry("c0001", "alien")], [], whole=True).withdrawn == ("c0001",)


def test_what_is_retired_comes_back_but_is_no_candidate() -> None:
    gone = entry("c0001", "guest worker", retired="true")
    assert match([gone], [entry("x", "guest worker")]).pairs == {"x": "c0001"}
    assert match([gone], [entry("x", "guest workers")]).new == ("x",)
    assert match([gone], [], whole=True).withdrawn == ()


TITLES = st.lists(st.sampled_from("abcdefghij"), unique=True, max_size=8)


@given(TITLES, TITLES, st.booleans())
def test_every_entry_has_exactly_one_fate(before: list[str], after: list[str], whole: bool) -> None:
    """Upstream: matched, new or doubtful. Ours: matched, merged, split, withdrawn, a candidate, or (in part) left."""
    ours = [entry(f"c{n:04d}", f"{t * 9} thing", *before[:1]) for n, t in enumerate(before)]
    theirs = [entry(f"s{t}", f"{t * 9} thing", *after[-1:]) for t in after]
    found = match(ours, theirs, whole=whole)
    fates = [*found.pairs, *found.new, *(doubt.slug for doubt in found.doubts)]
    assert sorted(fates) == sorted(concept.id for concept in theirs)
    taken = [*found.pairs.values(), *found.merged, *found.split, *found.withdrawn]
    assert len(taken) == len(set(taken))
    if whole:
        candidates = {candidate.id for doubt in found.doubts for candidate in doubt.candidates}
        assert {concept.id for concept in ours} == {*taken, *candidates}


@given(TITLES)
def test_an_edition_matches_itself(titles: list[str]) -> None:
    ours = [entry(f"c{n:04d}", f"{t * 9} thing", slug=t) for n, t in enumerate(titles)]
    theirs = [entry(t, f"{t * 9} thing", slug=t) for t in titles]
    found = match(ours, theirs, whole=True)
    assert len(found.pairs) == len(titles)
    assert (found.new, found.doubts, found.withdrawn, dict(found.merged)) == ((), (), (), {})


def test_five_thousand_entries_find_their_own() -> None:
    ours = [entry(f"c{n:04d}", f"term number {n} of the old list", slug=f"t{n}") for n in range(5000)]
    theirs = [entry(f"u{n}", f"term number {n} of the old list", slug=f"u{n}") for n in range(5000)]
    assert len(match(ours, theirs, whole=True).pairs) == 5000
