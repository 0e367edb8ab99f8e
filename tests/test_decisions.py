"""Decisions and former English: files that are read as they were written, and never trip over what stands in them."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emn_glossary import decisions, former
from emn_glossary.decisions import Decision
from emn_glossary.errors import SettingsError, UnknownChoiceError
from emn_glossary.merge import Conflict
from emn_glossary.model import Term
from emn_glossary.slots import Slot

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)


@given(pairs=st.lists(st.tuples(TEXT, TEXT), max_size=4, unique_by=lambda pair: pair[0]))
def test_what_is_written_is_read(pairs: list[tuple[str, str]], tmp_path_factory: pytest.TempPathFactory) -> None:
    made = decisions.add((), [decisions.matched(slug, "", id, day="2027-01-15") for slug, id in pairs])  # noqa: A001
    path = tmp_path_factory.mktemp("d") / decisions.FILE
    path.write_bytes(decisions.as_toml(made))
    read = decisions.read(path)
    assert decisions.matches(read) == dict(pairs)
    assert decisions.as_toml(read) == decisions.as_toml(made)


def test_a_new_decision_takes_the_place_of_the_old_one_on_the_same_thing() -> None:
    made = decisions.add((), [decisions.matched("x", "", "c0001", day="")])
    made = decisions.add(made, [decisions.matched("x", "", "new", day=""), decisions.matched("y", "", "c0002", day="")])
    assert decisions.matches(made) == {"x": "new", "y": "c0002"}
    assert len({one.number for one in made}) == 2


def test_a_conflict_keeps_what_both_sides_said() -> None:
    slot = Slot("preferred", "nb")
    conflict = Conflict("c0001", slot, None, Term("utvisning", "nb"), Term("utsending", "nb"))
    assert decisions.sides(decisions.disputed(conflict, day="")) == (slot, conflict.ours, conflict.theirs)


def test_a_decision_by_its_number() -> None:
    made = decisions.add((), [decisions.matched("x", "", "c0001", day="")])
    assert decisions.take_out(made, 1) == (made[0], ())
    with pytest.raises(UnknownChoiceError):
        decisions.take_out(made, 2)


@pytest.mark.parametrize(
    "text", ["[[decision]", '[[decision]]\nkind = "dom"\nnumber = 1\n', "[[decision]]\n", "decision = 3"]
)
def test_a_file_that_holds_no_decisions(text: str, tmp_path: Path) -> None:
    path = tmp_path / decisions.FILE
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError):
        decisions.read(path)


def test_no_file_is_no_decisions(tmp_path: Path) -> None:
    assert decisions.read(tmp_path / decisions.FILE) == ()
    assert former.read(tmp_path / former.FILE) == {}
    assert decisions.as_toml([Decision(1, "match", {"slug": "æ\n\"'"})]).decode().endswith('slug = "æ\\n\\"\'"\n')


@given(
    kept=st.dictionaries(
        st.from_regex(r"[0-9a-f]{12}", fullmatch=True), st.dictionaries(TEXT, TEXT, max_size=2), max_size=3
    )
)
def test_former_english_is_read_as_it_was_written(
    kept: dict[str, dict[str, str]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.mktemp("f") / former.FILE
    path.write_bytes(former.as_toml(kept))
    assert former.read(path) == kept
