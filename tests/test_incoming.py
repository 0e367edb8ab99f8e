"""Files that know nothing of our states: entries found again, words of ours kept as they are, new words proposals."""

from __future__ import annotations

from emn_glossary.findings import Report
from emn_glossary.incoming import recognised, remembered
from emn_glossary.merge import merge
from emn_glossary.model import Concept, Document, Glossary, Link, Source, State, Status, Term, Text, Value
from emn_glossary.slots import Slot

EMN = State(Status.CURRENT, "EMN", renders="1d6fe8c7402a")
SEEKER = Concept(
    "c0022",
    {
        Slot("preferred", "en"): Term("asylum seeker", "en", EMN),
        Slot("preferred", "nb"): Term("asylsøker", "nb", EMN),
        Slot("alternative", "nb"): (Term("søker om asyl", "nb", EMN, position=1),),
        Slot("broader"): (Link("c0100", origin="EMN"),),
    },
)
MINOR = Concept("c0002", {Slot("preferred", "en"): Term("minor", "en"), Slot("preferred", "nb"): Term("barn", "nb")})
OURS = Glossary([SEEKER, MINOR])


def came_in(*concepts: Concept, origin: Glossary | None = None) -> Document:
    return recognised(Document(Glossary(concepts), Report(), origin), OURS, "fil.tbx")


def codes(document: Document) -> list[str]:
    return [finding.code for finding in document.findings]


def test_words_that_stand_in_the_glossary_are_that_very_value() -> None:
    plain = {Slot("preferred", "en"): Term("asylum seeker", "en"), Slot("preferred", "nb"): Term("asylsøker", "nb")}
    document = came_in(Concept("c0022", plain))
    assert document.glossary["c0022"].preferred("nb") == SEEKER.preferred("nb")
    result = merge(None, OURS, document.glossary)
    assert (result.taken, result.conflicts) == ((), ())


def test_new_words_are_proposals_never_approved() -> None:
    approved = State(Status.CURRENT, "someone else", "2020-01-01", "de andre")
    theirs = Concept(
        "c0022",
        {
            Slot("preferred", "nb"): Term("søkende", "nb", approved),
            Slot("alternative", "nb"): (Term("søker om asyl", "nb"), Term("asylsøkende", "nb", approved)),
            Slot("definition", "nb"): Text("Person som har søkt.", "nb", State(Status.WAITING)),
        },
    )
    found = came_in(theirs).glossary["c0022"]
    assert found.preferred("nb") == Term("søkende", "nb", State(Status.CANDIDATE, "NO"))
    assert [term.state.status for term in found.alternatives("nb")] == [Status.CURRENT, Status.CANDIDATE]
    definition = found.definition("nb")
    assert definition is not None
    assert definition.state == State(Status.WAITING, "NO")


def test_an_entry_under_another_id_is_found_by_its_english_term_else_its_norwegian() -> None:
    english = Concept("IATE-1", {Slot("preferred", "en"): Term("Asylum Seeker", "en")})
    norwegian = Concept("7", {Slot("preferred", "nb"): Term("barn", "nb")})
    document = came_in(english, norwegian)
    assert list(document.glossary) == ["c0022", "c0002"]
    assert codes(document) == ["I101", "I101"]


def test_an_entry_that_is_not_ours_is_told_and_left_out() -> None:
    document = came_in(Concept("9", {Slot("preferred", "nb"): Term("pass", "nb")}))
    assert list(document.glossary) == []
    assert [f.text("nb") for f in document.findings] == [
        "oppføringen «pass» finnes ikke i ordlisten og er ikke tatt med"
    ]


def test_a_second_entry_for_the_same_concept_is_told_and_left_out() -> None:
    again = Concept("IATE-1", {Slot("preferred", "en"): Term("asylum seeker", "en")})
    document = came_in(SEEKER, again)
    assert (list(document.glossary), codes(document)) == (["c0022"], ["I104"])


def test_english_and_relations_are_told_when_they_differ_and_never_taken() -> None:
    theirs = Concept(
        "c0022",
        {
            Slot("preferred", "en"): Term("claimant", "en"),
            Slot("broader"): (Link("c0100"), Link("c0002")),
            Slot("theme"): (Link(text="asyl"),),
        },
    )
    document = came_in(theirs)
    assert [(f.code, f.place.slot) for f in document.findings] == [
        ("I103", "preferred@en"),
        ("I103", "broader"),
        ("I103", "theme"),
    ]
    assert merge(None, OURS, document.glossary).merged == OURS


def test_entries_that_the_file_remembers_are_left_as_they_are() -> None:
    changed = SEEKER.with_values({Slot("preferred", "nb"): None})
    document = came_in(changed, origin=Glossary([SEEKER]))
    assert document.glossary["c0022"] == changed


# -- RDF from outside -------------------------------------------------------------------------------------------


def outside(concept: Concept) -> Glossary:
    return remembered(Document(Glossary([concept]), Report()), OURS).glossary


def test_rdf_that_says_no_origins_takes_none_away() -> None:
    """As a file in the profile `skos` comes back: nothing in it is a change."""
    bare: dict[Slot, Value] = {
        Slot("preferred", "en"): Term("asylum seeker", "en"),
        Slot("preferred", "nb"): Term("asylsøker", "nb"),
        Slot("alternative", "nb"): (Term("søker om asyl", "nb"),),
        Slot("broader"): (Link("c0100"),),
    }
    assert outside(Concept("c0022", bare))["c0022"] == SEEKER


def test_rdf_from_outside_may_change_words_statuses_and_sources() -> None:
    cited = OURS["c0002"].with_values({Slot("source"): (Source("Art. 2", "en", "derived", "", (), 1),)})
    ours = Glossary([SEEKER, cited])
    said: dict[Slot, Value] = {
        Slot("preferred", "nb"): Term("mindreårig", "nb"),
        Slot("source"): (Source("Art. 2", "en"), Source("Art. 3", "en")),
    }
    found = remembered(Document(Glossary([Concept("c0002", said)]), Report()), ours).glossary["c0002"]
    assert found.preferred("nb") == Term("mindreårig", "nb")
    assert set(found.sources) == {*cited.sources, Source("Art. 3", "en")}
    waiting = Term("asylsøker", "nb", State(Status.WAITING))
    term = outside(Concept("c0022", {Slot("preferred", "nb"): waiting}))["c0022"].preferred("nb")
    assert term == Term("asylsøker", "nb", State(Status.WAITING, "EMN", renders="1d6fe8c7402a"))


def test_rdf_that_says_origins_means_what_it_leaves_out() -> None:
    own = {Slot("preferred", "en"): Term("asylum seeker", "en", EMN), Slot("preferred", "nb"): Term("asylsøker", "nb")}
    assert outside(Concept("c0022", own))["c0022"].preferred("nb") == Term("asylsøker", "nb")
