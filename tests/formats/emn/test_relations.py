"""Relations: one link with all its evidence, closed both ways, never in a circle."""

from hypothesis import given
from hypothesis import strategies as st

from emn_glossary.formats.emn.relations import Statement, contradictions, links, without_circles
from emn_glossary.model import Evidence, Link
from emn_glossary.slots import FIELDS

ASYLUM, SEEKER, REFUGEE = "c0021", "c0022", "c0219"


def say(owner: str, field: str, target: str, words: str = "asyl", lang: str = "nb", *, english: str = "") -> Statement:
    return Statement(owner, field, target, Evidence(words, lang, english=english))


def test_a_relation_is_put_on_the_other_entry_without_origin_or_evidence() -> None:
    stated = say(SEEKER, "broader", ASYLUM)
    assert links([stated]) == {
        SEEKER: {"broader": (Link(ASYLUM, origin="EMN", evidence=(stated.evidence,)),)},
        ASYLUM: {"narrower": (Link(SEEKER),)},
    }


def test_a_relation_stated_on_both_sides_keeps_both_statements() -> None:
    here, there = say(SEEKER, "related", REFUGEE, "Flüchtling"), say(REFUGEE, "related", SEEKER, "Asylbewerber")
    found = links([here, there])
    assert found[SEEKER]["related"] == (Link(REFUGEE, origin="EMN", evidence=(here.evidence,)),)
    assert found[REFUGEE]["related"] == (Link(SEEKER, origin="EMN", evidence=(there.evidence,)),)


def test_the_same_relation_in_two_languages_is_one_link_with_two_readings() -> None:
    german, italian = (
        say(ASYLUM, "related", REFUGEE, "Flüchtling", "de"),
        say(ASYLUM, "related", REFUGEE, "Rifugiato", "it"),
    )
    (link,) = links([italian, german])[ASYLUM]["related"]
    assert [(reading.text, reading.lang) for reading in link.evidence] == [("Flüchtling", "de"), ("Rifugiato", "it")]


def test_a_term_that_is_no_entry_is_kept_in_english_where_that_is_known() -> None:
    named = say(ASYLUM, "related", "", "ernsthafter Schaden", "de", english="serious harm")
    unnamed = say(ASYLUM, "related", "", "Kontingentflüchtling", "de")
    assert [(link.text, link.lang) for link in links([named, unnamed])[ASYLUM]["related"]] == [
        ("Kontingentflüchtling", "de"),
        ("serious harm", "en"),
    ]


def test_capitals_do_not_make_another_term() -> None:
    shown, read = (
        say(ASYLUM, "related", "", "Serious Harm", "en"),
        say(ASYLUM, "related", "", "ernsthafter Schaden", "de", english="serious harm"),
    )
    (link,) = links([shown, read])[ASYLUM]["related"]
    assert (link.text, len(link.evidence)) == ("serious harm", 2)


def test_the_later_statement_of_two_that_go_in_a_circle_becomes_words() -> None:
    first, second = say(ASYLUM, "narrower", SEEKER), say(SEEKER, "narrower", ASYLUM, "asylum", "en")
    kept, findings = without_circles([first, second])
    assert kept == [first, second._replace(target="")]
    assert [finding.code for finding in findings] == ["F109"]


def test_nothing_is_broader_than_itself() -> None:
    kept, findings = without_circles([say(ASYLUM, "broader", ASYLUM)])
    assert (kept[0].target, len(findings)) == ("", 1)


def test_related_and_broader_between_the_same_two_are_both_kept_and_told() -> None:
    found = links([say(SEEKER, "broader", ASYLUM), say(ASYLUM, "related", SEEKER)])
    assert set(found[SEEKER]) == {"broader", "related"}
    told = list(contradictions(found))
    assert [(finding.code, finding.place.concept, dict(finding.params)["other"]) for finding in told] == [
        ("F103", SEEKER, ASYLUM)
    ]


ENTRY = st.sampled_from(["c0001", "c0002", "c0003", "c0004", "c0005"])
STATEMENTS = st.lists(st.builds(say, ENTRY, st.sampled_from(["broader", "narrower", "related"]), ENTRY))


@given(STATEMENTS)
def test_closing_always_closes(statements: list[Statement]) -> None:
    found = links(statements)
    for owner, fields in found.items():
        for field, value in fields.items():
            for link in value:
                back = found[link.target][FIELDS[field].inverse]
                assert owner in [other.target for other in back]


@given(STATEMENTS)
def test_the_hierarchy_never_goes_in_a_circle_and_no_statement_is_lost(statements: list[Statement]) -> None:
    kept, findings = without_circles(statements)
    assert [s.evidence for s in kept] == [s.evidence for s in statements]
    assert len(findings) == sum(a.target != b.target for a, b in zip(kept, statements, strict=True))
    above = {o: {link.target for link in f.get("broader", ()) if link.target} for o, f in links(kept).items()}
    while above:  # take away what has nothing above it, until nothing is left; a circle would stay
        tops = {entry for entry, broader in above.items() if not broader & above.keys()}
        assert tops, above
        above = {entry: broader for entry, broader in above.items() if entry not in tops}
