"""`emn browse`, and the filters of `emn lookup`."""

from pathlib import Path

import pytest

from emn_glossary.model import Concept, Glossary, Link, Term, Theme
from emn_glossary.search import letters, tree
from emn_glossary.slots import Slot
from tests.cli.conftest import Emn


def test_the_tree_has_themes_concepts_and_narrower_concepts(run: Emn, data: Path) -> None:
    lines = run("browse", "--data", data).out.splitlines()
    assert lines[0] == "Demografi og mobilitet [t20]"
    at = lines.index("  migrant [c0177]")
    assert "    innvandrer [c0137]" in lines[at : at + 8]


def test_every_concept_is_in_the_tree(run: Emn, data: Path) -> None:
    out = run("browse", "--data", data).out
    assert all(f"[c{number:04}]" in out for number in range(1, 298))


def test_from_a_to_aa_in_one_theme(run: Emn, data: Path) -> None:
    lines = run("browse", "--az", "--theme", "Mottak", "--data", data).out.splitlines()
    assert lines[:2] == ["A", "  alternativ til forvaring [c0015]"]
    assert "  mottakssenter → asylmottak [c0006]" in lines
    assert [line for line in lines if not line.startswith(" ")] == sorted(set(lines) & {*"ABCDEFGHIJKLMNOPQRSTUV"})


def test_json(run: Emn, data: Path) -> None:
    tree_ = run("browse", "--theme", "t06", "--json", "--data", data).json["tree"]
    assert [branch["id"] for branch in tree_] == ["t06"]
    letters_ = run("browse", "--az", "--lang", "en", "--json", "--data", data).json["letters"]
    assert letters_[0]["letter"] == "A"
    assert {"term": "asylum", "concept": "c0021", "see": ""} in letters_[0]["terms"]


@pytest.mark.parametrize("command", [["browse"], ["lookup", "asyl"]])
def test_a_theme_that_is_not_there_is_told(run: Emn, data: Path, command: list[str]) -> None:
    ran = run(*command, "--theme", "fisk", "--data", data)
    assert ran.code == 3
    assert "«fisk» finnes ikke" in ran.err
    assert "t06 (Mottak)" in ran.err


def test_look_up_by_theme_and_status(run: Emn, data: Path) -> None:
    def found(*options: str) -> list[str]:
        return [hit["id"] for hit in run("lookup", "ekteskap", *options, "--data", data, "--json").json["hits"]]

    assert found("--theme", "Familie og fam") == ["c0114", "c0175", "c0019"] or set(found()) > set(
        found("--theme", "Familie og fam")
    )
    assert set(found("--status", "forslag")) <= set(found())
    assert run("lookup", "ekteskap", "--status", "tull", "--data", data).code == 3


def _concept(id: str, name: str, **links: str) -> Concept:  # noqa: A002
    values = {Slot(field): (Link(target),) for field, target in links.items()}
    return Concept(id, {Slot("preferred", "nb"): Term(name, "nb"), **values})


def test_a_circle_of_broader_concepts_ends() -> None:
    """Two concepts each broader than the other, and a third that hangs on them, do not go round for ever."""
    circle = Glossary([_concept("c1", "a", broader="c2"), _concept("c2", "b", broader="c1"), _concept("c3", "c")])
    assert [branch.id for branch in tree(circle)] == ["c3", "c1"]


def test_a_concept_stands_under_each_of_its_themes() -> None:
    themes = [Theme(id, {Slot("preferred", "nb"): Term(name, "nb")}) for id, name in (("t1", "å"), ("t2", "ø"))]  # noqa: A001
    both = Concept("c1", {Slot("preferred", "nb"): Term("x", "nb"), Slot("theme"): (Link("t1"), Link("t2"))})
    grown = tree(Glossary([*themes, both]))
    assert [(branch.id, [below.id for below in branch.branches]) for branch in grown] == [
        ("t2", ["c1"]),
        ("t1", ["c1"]),
    ]


def test_norwegian_letters_stand_last() -> None:
    names = ["ål", "øl", "ærlig", "zebra", "aa"]
    listed = letters(Glossary([_concept(f"c{n}", name) for n, name in enumerate(names)]))
    assert list(listed) == ["Z", "Æ", "Ø", "Å"]
