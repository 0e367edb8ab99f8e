"""Editions and releases: what each changed, and the glossary taken back to any of them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given

from emn_glossary import history
from emn_glossary.coverage import coverage
from emn_glossary.diff import apply, diff
from emn_glossary.errors import SettingsError, UnknownChoiceError
from emn_glossary.history import Milestone, Past
from emn_glossary.model import Concept, Glossary, Link, Scheme, State, Status, Term, Text
from emn_glossary.slots import Slot
from tests.laws.strategies import glossaries

NB = Slot("preferred", "nb")


def concept(id: str, en: str, nb: str = "") -> Concept:  # noqa: A002
    values = {Slot("preferred", "en"): Term(en, "en")}
    return Concept(id, values | ({NB: Term(nb, "nb")} if nb else {}))


def edition(name: str, *concepts: Concept) -> Glossary:
    return Glossary([Scheme("scheme", {Slot("version"): name}), *concepts])


TEN = edition("10.0.0", concept("c0001", "asylum seeker", "asylant"), concept("c0002", "minor"))
ELEVEN = edition("11.0.0", concept("c0001", "asylum seeker", "asylsøker"), concept("c0003", "refugee", "flyktning"))
TWELVE = edition("12.0.0", concept("c0001", "person seeking asylum", "asylsøker"), concept("c0003", "refugee"))


def two_editions() -> Past:
    first = history.edition(Past(TEN), ELEVEN, "2025-12-01")
    assert first
    second = history.edition(Past(ELEVEN, milestones=(first,)), TWELVE, "2026-12-01")
    assert second
    return Past(TWELVE, milestones=(first, second))


def test_each_edition_tells_what_it_changed() -> None:
    first, second = two_editions().of("edition")
    assert (first.name, first.number, first.day, first.file) == ("11.0", 1, "2025-12-01", "history/edition-11.0.json")
    assert first.concepts == ("c0001", "c0002", "c0003", "scheme")
    assert (second.name, second.number, second.concepts) == ("12.0", 2, ("c0001", "c0003", "scheme"))


def test_the_glossary_can_be_taken_back_to_every_edition() -> None:
    past = two_editions()
    assert list(past.editions()) == ["12.0", "11.0", "10.0"]
    assert list(past.editions().values()) == [TWELVE, ELEVEN, TEN]
    assert past.at("11") == past.at("v11.0.0") == ELEVEN
    with pytest.raises(UnknownChoiceError, match=r"9\.0"):
        past.at("9.0")


def test_corrections_to_an_edition_are_a_milestone_of_their_own() -> None:
    mended = TEN.with_entries([concept("c0001", "asylum seeker", "asylsøker")])
    first = history.edition(Past(TEN), mended, "2026-01-05")
    assert first
    assert first.name == "10.0_2026-01-05"
    again = history.edition(Past(mended, milestones=(first,)), TEN, "2026-01-05")
    assert again
    assert again.name == "10.0_2026-01-05-2"
    assert history.edition(Past(TEN), TEN, "2026-01-05") is None


def test_a_release_tells_what_changed_since_the_last_and_how_far_it_had_come() -> None:
    first = history.release(Past(), TEN, "2026-01", "2026-01-10", coverage(TEN))
    assert first
    assert first.changes == ()
    assert [(row.lang, row.field, row.filled, row.total) for row in first.coverage] == [
        ("nb", "preferred", 1, 2),
        ("nn", "preferred", 0, 2),
    ]
    past = Past(released=TEN, milestones=(first,))
    assert history.release(past, TEN, "2026-02", "2026-02-10", coverage(TEN)) is None
    now = TEN.with_entries([concept("c0002", "minor", "mindreårig")])
    second = history.release(past, now, "2026-02", "2026-02-10", coverage(now))
    assert second
    assert [(change.concept, str(change.slot)) for change in second.changes] == [("c0002", "preferred@nb")]
    assert Past(released=now, milestones=(first, second)).releases() == {"2026-02": now, "2026-01": TEN}


@pytest.mark.parametrize("name", ["", "../x", "a b", "2026/1", "x" * 41, "10.0", "10", "2026-01"])
def test_a_name_that_is_taken_or_is_no_name_is_refused(name: str) -> None:
    first = Milestone("release", 1, "2026-01", "2026-01-10")
    with pytest.raises(UnknownChoiceError):
        history.release(Past(TEN, TEN, (first,)), ELEVEN, name, "2026-02-10", coverage(ELEVEN))


def test_a_milestone_is_read_as_it_was_written(tmp_path: Path) -> None:
    state = State(Status.CANDIDATE, "NO", "2026-11-20", "UDI", "41e1ee370511")
    text = Text("Den som «søker»\n\tasyl", "nb", state)
    rich = concept("c0001", "asylum seeker").with_values(
        {Slot("definition", "nb"): text, Slot("broader"): (Link("c0002", origin="EMN"), Link(text="noe", lang="en"))}
    )
    made = history.release(Past(released=TEN), TEN.with_entries([rich]), "1.4", "2026-11-20", coverage(TEN))
    assert made
    (tmp_path / "history").mkdir()
    (tmp_path / made.file).write_bytes(history.as_json(made))
    assert history.read(tmp_path) == (made,)
    lines = (tmp_path / made.file).read_text(encoding="utf-8").splitlines()
    assert sum('"concept": "c0001"' in line for line in lines) == len(made.changes) == 3


def test_no_folder_is_no_history(tmp_path: Path) -> None:
    assert history.read(tmp_path) == ()


@pytest.mark.parametrize(
    "content",
    ["", "{", "[]", "{}", '{"kind": "party"}', "\udce6", '{"kind": "edition", "number": 1, "name": "x", "day": ""}'],
)
def test_a_file_that_is_no_milestone_is_told_with_its_name(content: str, tmp_path: Path) -> None:
    (tmp_path / "history").mkdir()
    (tmp_path / "history" / "edition-11.0.json").write_bytes(content.encode(errors="surrogateescape"))
    with pytest.raises(SettingsError, match=r"history/edition-11\.0\.json"):
        history.read(tmp_path)


@pytest.mark.laws
@given(glossaries, glossaries)
def test_what_was_changed_can_be_undone(before: Glossary, after: Glossary) -> None:
    changes = diff(before, after)
    assert history.undone(apply(before, changes), changes).entries == before.entries


@pytest.mark.laws
@given(glossaries, glossaries)
def test_any_change_can_be_kept(before: Glossary, after: Glossary) -> None:
    made = Milestone("edition", 1, "11.0", "2026-11-20", changes=diff(before, after))
    assert history._milestone(json.loads(history.as_json(made))) == made
